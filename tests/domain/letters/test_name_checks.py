"""The checks of names: at least eight true and eight false examples of each."""

from __future__ import annotations

import re

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Kind
from tests.domain.letters.letter_builder import application, checked, event, library, of_check
from tests.rows import for_each_row

EN, JA = Language.EN, Language.JA


def found(
    check: str, body: str, company: str, *contacts: str, others: tuple[tuple[str, ...], ...] = ()
) -> list[tuple[str, str | None]]:
    """What a check finds in a text, and the mends; `others` are companies and their contacts."""
    language = JA if any("ぁ" <= one <= "鿿" for one in body) else EN
    one = application(company, *contacts)
    rest = [application(*names, app_id=f"o{number}") for number, names in enumerate(others)]
    findings = of_check(check, checked(body, one, rest, language=language))
    for finding in findings:
        assert finding.found == "" or body[finding.start : finding.end] == finding.found
    return [(finding.found, finding.mend) for finding in findings]


AOBA = "株式会社アオバ・システムズ"
MISSPELT = [
    ("Momiji Works", "I would like to work at Momji Works.", "Momji Works", "Momiji Works"),
    ("Momiji Works", "I would like to work at Momiji Work.", "Momiji Work", "Momiji Works"),
    ("Momiji Works", "I would like to work at momiji works.", "momiji works", "Momiji Works"),
    ("Hinode Software", "I like Hinode Softworks.", "Hinode Softworks", "Hinode Software"),
    ("Kestrel KK", "The team of Kestral is friendly.", "Kestral", "Kestrel"),
    ("Hoshizora K.K.", "Thank you, Hoshisora K.K., for all.", "Hoshisora", "Hoshizora"),
    (
        "株式会社アオバ・システムズ",
        "株式会社アオバ・システムス御中\n\n面接",
        "アオバ・システムス",
        "アオバ・システムズ",
    ),
    (
        "株式会社アオバ・システムズ",
        "アオバシステムズの面接",
        "アオバシステムズ",
        "アオバ・システムズ",
    ),
    (AOBA, "ｱｵﾊﾞ・ｼｽﾃﾑｽﾞの面接", "ｱｵﾊﾞ・ｼｽﾃﾑｽﾞ", "アオバ・システムズ"),
    ("ﾂﾊﾞﾒ物流テック", "ツバメ物流テックの面接", "ツバメ物流テック", "ﾂﾊﾞﾒ物流テック"),
    (
        "かわせみロボティクス",
        "カワセミロボティクスの面接",
        "カワセミロボティクス",
        "かわせみロボティクス",
    ),
    ("株式会社青葉", "株式会社青菜\n採用ご担当者様\n\n面接", "青菜", "青葉"),
    ("青葉銀行システム", "青葉銀行システムズの面接", "青葉銀行システムズ", "青葉銀行システム"),
]
SPELT = [
    ("Momiji Works", "I would like to work at Momiji Works, and soon."),
    ("Momiji Works", "Momiji Works' team works in Kyoto."),
    ("Hinode Software", "Hinode Software: the Hinode Tokyo office"),
    ("Kestrel KK", "I have read of Kestrel and its kestrels in the news."),
    ("Hoshizora K.K.", "Thank you, Hoshizora K.K., for all."),
    ("Hoshizora K.K.", "Hoshizora is a night sky full of stars."),
    (AOBA, "株式会社アオバ・システムズ\n採用ご担当者様\n\n面接のお礼"),
    (
        "株式会社アオバ・システムズ",
        "情報システムの運用について伺いました。アオバ・システムズの面接",
    ),
    ("青葉銀行システム", "青葉銀行システムの面接では、銀行システムの話を伺いました。"),
    ("株式会社青葉", "株式会社青葉\n採用ご担当者様\n\n青菜の流通について伺いました。"),
    ("月島ソフト", "月島ソフトの面接で、ソフトの話を伺いました。"),
    ("LINE Works", "Like most, I have a line of work. LINE Works is near."),
    ("LINE", "Like most, I use LINE. Fine."),
    ("Mozu Labs", "The labs of Mozu Labs are most interesting."),
]


@for_each_row(("company", "body", "text", "mend"), MISSPELT)
def test_a_company_that_is_almost_named(company: str, body: str, text: str, mend: str) -> None:
    assert found("company-misspelt", body, company) == [(text, mend)]
    assert found("company-missing", body, company) == []


@for_each_row(("company", "body"), SPELT)
def test_a_company_that_is_named_right(company: str, body: str) -> None:
    assert found("company-misspelt", body, company) == []
    assert found("company-missing", body, company) == []


MISSING = [
    ("Momiji Works", "Dear Hiring Team,\nthank you for the interview."),
    ("Kestrel KK", "Thank you for the KK."),
    ("株式会社アオバ", "株式会社\n採用ご担当者様\n\n面接"),
    ("株式会社アオバ", "貴社の面接"),
    ("青葉銀行システム", "銀行システムの面接"),
    ("月島ソフト", "ソフトの話を月島で伺いました。"),
    ("ホシゾラ株式会社", "星の話を伺いました。"),
    ("Enaga Payments", "Payments are a fine subject."),
]
OTHERS: tuple[tuple[str, ...], ...] = (
    ("青葉銀行", "佐藤 由紀"),
    ("Kestrel KK", "Priya Nair"),
    ("月島ソフト", "森 美咲"),
    ("株式会社ミナヅキ・ゲームズ", "中村 さくら"),
    ("かわせみロボティクス",),
    ("Indeed", "Laura Meier"),
    ("Go KK",),
    ("株式会社楓", "Ito Daisuke"),
    ("雷鳥エネルギー", "高橋 直樹"),
    ("ﾂﾊﾞﾒ物流テック",),
)


@for_each_row(("company", "body"), MISSING)
def test_a_company_that_is_not_named(company: str, body: str) -> None:
    assert found("company-missing", body, company) == [("", None)]


OTHER_COMPANY = [
    ("株式会社アオバ", "青葉銀行の面接", "青葉銀行"),
    ("株式会社アオバ", "月島ソフトの皆様", "月島ソフト"),
    ("株式会社アオバ", "ミナヅキ・ゲームズで働きたい", "ミナヅキ・ゲームズ"),
    ("株式会社アオバ", "株式会社ミナヅキ・ゲームズで働きたい", "ミナヅキ・ゲームズ"),
    ("株式会社アオバ", "私はかわせみロボティクスで働きたい", "かわせみロボティクス"),
    ("株式会社アオバ", "株式会社楓\n採用ご担当者様", "株式会社楓"),
    ("Momiji Works", "I want to work at Kestrel.", "Kestrel"),
    ("Momiji Works", "I want to work at Kestrel KK.", "Kestrel"),
    ("Momiji Works", "I want to work at Go KK.", "Go KK"),
    ("Momiji Works", "I found you through Indeed last week.", "Indeed"),
    ("Momiji Works", "雷鳥エネルギーの面接", "雷鳥エネルギー"),
    ("Momiji Works", "ツバメ物流テックの面接", "ツバメ物流テック"),
    ("Momiji Works", "カワセミロボティクスの面接", "カワセミロボティクス"),
]
NO_OTHER_COMPANY = [
    ("青葉銀行システム", "青葉銀行システムの面接"),
    ("株式会社アオバ", "楓の木の下で話しました。"),
    ("株式会社アオバ", "月島のソフトクリーム"),
    ("株式会社アオバ", "青葉区の銀行"),
    ("Momiji Works", "Indeed, it was interesting."),
    ("Momiji Works", "I was indeed happy."),
    ("Momiji Works", "I write Go and Rust."),
    ("Momiji Works", "Kestrels are birds."),
    ("Kestrel KK", "I want to work at Kestrel."),
    ("雷鳥エネルギー", "雷鳥エネルギーの面接"),
    ("Momiji Works", "Momiji Works"),
    ("ツバメ物流テック", "ﾂﾊﾞﾒ物流テックの面接"),
    ("Momiji Works", "燕の物流テックの話"),
]


@for_each_row(("company", "body", "text"), OTHER_COMPANY)
def test_another_applications_company(company: str, body: str, text: str) -> None:
    hits = found("other-company", body, company, others=OTHERS)
    assert [text for text, _mend in hits] == [text]


@for_each_row(("company", "body"), NO_OTHER_COMPANY)
def test_no_other_applications_company(company: str, body: str) -> None:
    others = tuple(one for one in OTHERS if one[0] != company)
    assert found("other-company", body, company, others=others) == []


FORM = [
    ("株式会社アオバ", "アオバ株式会社の面接", "アオバ株式会社", "株式会社アオバ"),
    ("ホシゾラ株式会社", "株式会社ホシゾラの面接", "株式会社ホシゾラ", "ホシゾラ株式会社"),
    ("株式会社アオバ", "有限会社アオバの面接", "有限会社アオバ", "株式会社アオバ"),
    ("合同会社ミソラ", "株式会社ミソラの面接", "株式会社ミソラ", "合同会社ミソラ"),
    ("株式会社アオバ", "アオバ\n採用ご担当者様\n\n面接", "アオバ", "株式会社アオバ"),
    ("ホシゾラ株式会社", "ホシゾラ 御中\n\n面接", "ホシゾラ", "ホシゾラ株式会社"),
    ("株式会社アオバ", "株式会社 アオバの面接", "株式会社 アオバ", "株式会社アオバ"),
    ("学校法人みどり", "みどり学校法人の面接", "みどり学校法人", "学校法人みどり"),
]
NO_FORM = [
    ("株式会社アオバ", "株式会社アオバ\n採用ご担当者様\n\nアオバの面接"),
    ("ホシゾラ株式会社", "ホシゾラ株式会社 御中\n\nホシゾラの面接"),
    ("株式会社アオバ", "アオバの面接"),
    ("月島ソフト", "月島ソフト\n採用ご担当者様\n\n面接"),
    ("Momiji Works", "Momiji Works\n採用ご担当者様\n\n面接"),
    ("合同会社ミソラ", "合同会社ミソラの面接"),
    ("株式会社アオバ", "株式会社という形について、アオバの方に伺いました。"),
    ("学校法人みどり", "学校法人みどり\n採用ご担当者様\n\n面接"),
]


@for_each_row(("company", "body", "text", "mend"), FORM)
def test_a_legal_form_in_the_wrong_place(company: str, body: str, text: str, mend: str) -> None:
    assert found("company-form", body, company) == [(text, mend)]


@for_each_row(("company", "body"), NO_FORM)
def test_a_legal_form_as_the_company_writes_it(company: str, body: str) -> None:
    assert found("company-form", body, company) == []


MISSPELT_PERSON = [
    ("佐藤 由紀", "左藤様\n\n面接", "左藤", "佐藤"),
    ("佐藤 由紀", "佐藤 由起 様\n\n面接", "佐藤 由起", "佐藤 由紀"),
    ("佐藤 由紀", "佐藤由起様\n\n面接", "佐藤由起", "佐藤由紀"),
    ("清水 賢一", "清水 健一 様\n\n面接", "清水 健一", "清水 賢一"),
    ("小野寺 剛", "面談での小野時様のお話", "小野時", "小野寺"),
    ("Priya Nair", "Dear Priya Nayr,\nthank you", "Priya Nayr", "Priya Nair"),
    ("Sato Kenji", "Dear Kenij,\nthank you", "Kenij", "Kenji"),
    ("Hayashi Emi", "Dear Hayasi-san,\nthank you", "Hayasi", "Hayashi"),
    ("Anna Lindqvist", "Dear Anna Lindquist,\nthank you", "Anna Lindquist", "Anna Lindqvist"),
]
SPELT_PERSON = [
    ("佐藤 由紀", "佐藤様\n\n面接"),
    ("佐藤 由紀", "佐藤 由紀 様\n\n面接"),
    ("佐藤 由紀", "佐藤由紀様\n\n面接"),
    ("佐藤 由紀", "採用ご担当者様\n\n面接"),
    ("佐藤 由紀", "佐藤様\n\n皆様によろしくお伝えください。"),
    ("佐藤 由紀", "佐藤様\n\n同様のお仕事の様子を伺いました。"),
    ("Priya Nair", "Dear Priya,\nthank you"),
    ("Priya Nair", "Dear Ms. Nair,\nthank you"),
    ("Sato Kenji", "Dear Sato-san,\nthank you"),
    ("Sato Kenji", "Dear Kenji Sato,\nthank you"),
    ("Hayashi Emi", "Dear Hiring Team,\nthank you"),
    ("小野寺 剛", "小野寺様\n\n面談での小野寺様のお人柄が心に残りました。"),
    ("小野寺 剛", "小野寺様\n\n先日の小野寺様のお話、人事部からの小野寺様のご連絡"),
    ("木の下 太郎", "木の下 太郎 様\n\n面接"),
    ("清水 賢一", "清水 賢一 様\n\n多様な、同様に、一様に"),
    ("Laura Whitfield", "Dear Ms. Whitfield,\nMs. Whitfield's team and Laura Whitfield's words"),
    ("Laura Whitfield", "Dear Laura Whitfield,\nMs. Whitfield’s"),
    ("Anna James", "Dear Ms. James,\nMs. James' team"),
    ("Sean O'Brien", "Dear Mr. O'Brien,\nMr. O'Brien's team"),
]
VARIANTS = [
    ("高橋 直樹", "髙橋様\n\n面接", "髙橋", "高橋"),
    ("渡辺 恵", "渡邊様\n\n面接", "渡邊", "渡辺"),
    ("渡邉 健一", "人事部 採用グループ 渡邊 健一 様\n\n面接", "渡邊 健一", "渡邉 健一"),
    ("渡邉 健一", "渡辺健一様\n\n面接", "渡辺健一", "渡邉健一"),
    ("斉藤 剛", "斎藤さんのお話を伺い", "斎藤", "斉藤"),
    ("山﨑 恵", "山崎様\n\n面接", "山崎", "山﨑"),
    ("斎藤 恵", "齊藤様\n\n面接", "齊藤", "斎藤"),
    ("澤田 恵", "沢田様\n\n面接", "沢田", "澤田"),
    ("浜口 恵", "濱口様\n\n面接", "濱口", "浜口"),
    ("廣瀬 恵", "広瀬様\n\n面接", "広瀬", "廣瀬"),
    ("中島 恵", "中嶋様\n\n面接での中嶋様のお話", "中嶋", "中島"),
    ("国分 恵一", "國分様\n\n面接", "國分", "国分"),
    ("佐藤 真一", "佐藤 眞一 様\n\n面接", "佐藤 眞一", "佐藤 真一"),
]


@for_each_row(("contact", "body", "text", "mend"), MISSPELT_PERSON)
def test_a_contact_who_is_almost_named(contact: str, body: str, text: str, mend: str) -> None:
    assert found("contact-misspelt", body, "株式会社アオバ", contact) == [(text, mend)]
    assert found("contact-missing", body, "株式会社アオバ", contact) == []


@for_each_row(("contact", "body", "text", "right"), VARIANTS)
def test_another_form_of_a_character_is_named(
    contact: str, body: str, text: str, right: str
) -> None:
    hits = found("contact-variant", body, "株式会社アオバ", contact)
    assert set(hits) == {(text, right)}
    for check in ("contact-missing", "contact-misspelt"):
        assert found(check, body, "株式会社アオバ", contact) == []
    assert found("contact-variant", body.replace(text, right), "株式会社アオバ", contact) == []


@for_each_row(("contact", "body"), SPELT_PERSON)
def test_a_contact_who_is_named_right(contact: str, body: str) -> None:
    assert found("contact-misspelt", body, "株式会社アオバ", contact) == []


MISSING_PERSON = [
    ("佐藤 由紀", "採用ご担当者様\n\n面接"),
    ("佐藤 由紀", "株式会社アオバ 御中\n\n面接"),
    ("佐藤 由紀", "森様\n\n面接"),
    ("高橋 直樹", "部長様\n\n面接"),
    ("Priya Nair", "Dear Hiring Team,\nthank you"),
    ("Priya Nair", "To whom it may concern,\nthank you"),
    ("Sato Kenji", "Dear Laura,\nthank you"),
    ("Sato Kenji", "Thank you."),
]
ADDRESSED_PERSON = [one for one in SPELT_PERSON if not re.search("担当者|Hiring", one[1])]


@for_each_row(("contact", "body"), MISSING_PERSON)
def test_a_contact_who_is_not_named(contact: str, body: str) -> None:
    assert found("contact-missing", body, "株式会社アオバ", contact) == [("", None)]


@for_each_row(("contact", "body"), ADDRESSED_PERSON)
def test_a_contact_who_is_addressed(contact: str, body: str) -> None:
    assert found("contact-missing", body, "株式会社アオバ", contact) == []


OTHER_PERSON = [
    ("小林 純", "佐藤様\n\n面接", "佐藤"),
    ("小林 純", "佐藤 由紀 様\n\n面接", "佐藤 由紀"),
    ("小林 純", "小林様\n\n中村さんのお話を伺い", "中村"),
    ("小林 純", "小林様\n\nその折には高橋様にもお世話になり", "高橋"),
    ("小林 純", "森 美咲様\n\n面接", "森 美咲"),
    ("Sato Kenji", "Dear Laura Meier,\nthank you", "Laura Meier"),
    ("Sato Kenji", "Dear Priya,\nthank you", "Priya"),
    ("Sato Kenji", "Dear Sato-san,\nI talked with Ito-san, too.", "Ito"),
]
NO_OTHER_PERSON = [
    ("小林 純", "小林様\n\n面接"),
    ("佐藤 恵", "佐藤様\n\n面接"),
    ("小林 純", "採用ご担当者様\n\n面接"),
    ("小林 純", "小林様\n\n皆様、同様、お客様、神様"),
    ("小林 純", "小林様\n\n山田様にもお世話になりました。"),
    ("Sato Kenji", "Dear Sato Kenji,\nthank you"),
    ("Sato Kenji", "Dear Hiring Team,\nthank you"),
    ("Laura Stein", "Dear Laura,\nthank you"),
]


@for_each_row(("contact", "body", "text"), OTHER_PERSON)
def test_another_applications_contact(contact: str, body: str, text: str) -> None:
    hits = found("other-contact", body, "株式会社アオバ", contact, others=OTHERS)
    head = body.partition("\n\n")[0]
    assert hits == [(text, contact if text in head else None)]


@for_each_row(("contact", "body"), NO_OTHER_PERSON)
def test_no_other_applications_contact(contact: str, body: str) -> None:
    assert found("other-contact", body, "株式会社アオバ", contact, others=OTHERS) == []


SENDER_MISSING = [
    ("山根商事の件", "山根 亜希", JA, "subject"),
    ("", "山根 亜希", JA, "subject"),
    ("山根亜紀", "山根 亜希", JA, "subject"),
    ("山根 亜希", "山根", JA, "body"),
    ("山根 亜希", "", JA, "body"),
    ("山根 亜希", "山根 あき", JA, "body"),
    ("x", "Aki", EN, "body"),
    ("x", "Dear Sato,", EN, "body"),
]
SENDER_THERE = [
    ("山根 亜希", "山根 亜希", JA),
    ("山根亜希", "山根　亜希", JA),
    ("お礼（山根 亜希）", "山根亜希です。", JA),
    ("面接のお礼（Webデザイナー／山根）", "山根 亜希", JA),
    ("面接のお礼 山根", "山根 亜希", JA),
    ("お礼 山根　亜希", "山根 亜希（やまね あき）", JA),
    ("x", "Aki Yamane", EN),
    ("", "Best regards,\nAki Yamane", EN),
    ("", "AKI YAMANE", EN),
    ("", "I am Aki Yamane.", EN),
]


@for_each_row(("subject", "body", "language", "part"), SENDER_MISSING)
def test_a_sender_who_is_not_named(subject: str, body: str, language: Language, part: str) -> None:
    findings = checked(body, application(), subject=subject, language=language)
    assert [finding.part for finding in of_check("sender-missing", findings)] == [part]


@for_each_row(("subject", "body", "language"), SENDER_THERE)
def test_a_sender_who_is_named(subject: str, body: str, language: Language) -> None:
    findings = checked(body, application(), subject=subject, language=language)
    assert of_check("sender-missing", findings) == []


def test_every_check_of_names_has_eight_examples_each_way() -> None:
    both = {
        "company-misspelt": (MISSPELT, SPELT),
        "company-missing": (MISSING, SPELT),
        "company-form": (FORM, NO_FORM),
        "other-company": (OTHER_COMPANY, NO_OTHER_COMPANY),
        "contact-misspelt": (MISSPELT_PERSON, SPELT_PERSON),
        "contact-variant": (VARIANTS, SPELT_PERSON),
        "contact-missing": (MISSING_PERSON, ADDRESSED_PERSON),
        "other-contact": (OTHER_PERSON, NO_OTHER_PERSON),
        "sender-missing": (SENDER_MISSING, SENDER_THERE),
    }
    for check, examples in both.items():
        assert check in library().checks.rows
        assert min(len(set(one)) for one in examples) >= 8


def test_people_whom_one_has_met_are_no_strangers() -> None:
    met = event(Kind.INTERVIEW, "11-25T15:00", people=("佐藤 由紀", "Mori Aya"))
    one = application("株式会社アオバ", "小林 純", events=[met])
    other = application("青葉銀行", "佐藤 由紀", app_id="o")
    body = "株式会社アオバ\n小林 純 様\n\n佐藤様のお話を伺いました。"
    assert of_check("other-contact", checked(body, one, [other])) == []


def test_the_recruiters_house_may_be_named() -> None:
    one = application("株式会社アオバ", "Chris Novak", agency="Kestrel Agency")
    other = application("Kestrel Agency", app_id="o")
    body = "Kestrel Agency\nChris Novak 様\n\n株式会社アオバの面接"
    assert of_check("other-company", checked(body, one, [other])) == []


def test_almost_the_name_beside_its_legal_form_is_told_so() -> None:
    one = application("株式会社赤羽商事")
    body = "株式会社赤羽商会 御中\n\nお世話になっております。"
    said = checked(body, one)
    assert [finding.found for finding in of_check("company-misspelt", said)] == ["赤羽商会"]
    assert of_check("company-missing", said) == []


@for_each_row(
    ("role", "said", "wrong"),
    [
        ("QA Engineer", "Thank you for the talk about the QA Manager position.", "QA Manager"),
        ("Data Engineer", "I accept the position of Product Manager.", "Product Manager"),
        ("経理", "経理担当に応募しております。", None),
        ("データアナリスト", "経理担当に応募しております。", "経理担当"),
        ("生産管理", "このたびは営業職の内定をいただき、ありがとうございます。", "営業職"),
        ("生産管理", "このたびは生産管理職の内定をいただき、ありがとうございます。", None),
        ("生産管理", "総合職の内定をいただき、ありがとうございます。", None),
        ("Data Engineer", "データエンジニアの面接をしていただきました。", None),
        ("プロダクトマネージャー", "プロダクトマネジャーの面接をしていただきました。", None),
        ("Senior Backend Engineer", "I accept the Senior Engineer position.", None),
        ("SRE", "I accept the Site Reliability Engineer position.", None),
        ("Data Engineer", "I talked with your Product Manager.", None),
        ("Data Engineer", "I applied for the Head of Engineering role.", "Head of Engineering"),
        ("Data Engineer", "The position of CTO interests me.", "CTO"),
        ("Data Engineer", "I accept the VP of Sales position.", "VP of Sales"),
        ("Data Engineer", "I spoke with the Head of Engineering at length.", None),
        ("Head of Engineering", "I applied for the Head of Engineering role.", None),
        ("Data Engineer", "As a Data Analyst I have written reports.", None),
        (
            "Data Engineer",
            "I leave the position of Data Analyst for the Data Engineer position.",
            None,
        ),
    ],
)
def test_another_role_than_the_card_has_is_found(role: str, said: str, wrong: str | None) -> None:
    language = EN if said.isascii() else JA
    body = f"お世話になっております。\n{said}\n"
    one = application(role=role)
    findings = of_check(
        "other-role", checked(body, one, subject="件名", kind="reply", language=language)
    )
    assert [finding.found for finding in findings] == ([wrong] if wrong else [])


@for_each_row(
    ("name", "said", "is_found"),
    [
        ("Dr. Jonas Weidner", "Thank you, Mr. Weidner.", True),
        ("Dr. Jonas Weidner", "Thank you, Dr. Weidner.", False),
        ("Ms. Lucy O'Neill", "Thank you, Ms. O'Neill.", False),
        ("Jonas Weidner", "Thank you, Mr. Weidner.", False),
    ],
)
def test_a_doctor_is_no_mister(name: str, said: str, is_found: bool) -> None:
    findings = checked(said, application("Kestrel KK", name), language=Language.EN)
    assert bool(of_check("courtesy", findings)) is is_found


@for_each_row(
    ("said", "mend"),
    [
        ("Dear Priya,\n\nplease pass on my thanks to Tom Baker as well.", "Becker"),
        ("Dear Priya,\n\nplease pass on my thanks to Mr. Beckett as well.", "Becker"),
        ("Dear Priya,\n\nplease pass on my thanks to Tom Becker as well.", None),
        ("Dear Priya,\n\nplease pass on my thanks to Tom Bell as well.", None),
        ("Dear Priya,\n\nplease pass on my thanks to Mr. Bellini as well.", None),
    ],
)
def test_a_family_name_is_that_of_somebody_known(said: str, mend: str | None) -> None:
    one = application("Kestrel KK", "Priya Raman", "Tom Becker")
    findings = of_check("contact-misspelt", checked(said, one, language=Language.EN))
    assert [finding.mend for finding in findings] == ([mend] if mend else [])
