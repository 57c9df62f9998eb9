"""Letters that people wrote by hand about nine applications: good ones, and ones with one fault.

The good ones raise nothing. A fault is a letter of its own, or one edit of a good letter.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jobboard_tui.domain.letters.composer import LetterComposer
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Contact, Event, Kind, Stage
from tests.domain.letters.letter_builder import SENDER, application, at, board, event, library
from tests.domain.timeline_builder import shipped_rules
from tests.rows import for_each_row

NOW = at("11-25T14:00")
FILE = Path(__file__).parents[2] / "data" / "letters_by_hand.txt"
JAPANESE_END = """

――――――――――――――
山根 亜希
電話：090-0000-1234
メール：aki@example.com"""
ENGLISH_END = "\nAki Yamane\n090-0000-1234\naki@example.com"


def told(kind: Kind, when: str, logged: str, **fields: object) -> Event:
    return event(kind, when, logged=at(logged), **fields)


def card(
    app_id: str,
    company: str,
    role: str,
    contact: str,
    *events: Event,
    title: str = "",
    latin: str = "",
    contact_latin: str = "",
    agency: str = "",
    stage: Stage = Stage.APPLIED,
) -> Application:
    person = Contact(
        name=contact, title=title, email=f"{app_id}@{app_id}.example", latin=contact_latin
    )
    return replace(
        application(company, app_id=app_id, role=role, agency=agency, events=events),
        contacts=(person,),
        latin=latin,
        stage=stage,
    )


def applied(day: str) -> Event:
    return event(Kind.APPLIED, f"{day}T09:00")


CARDS = (
    card(
        "wakaba",
        "株式会社若葉システムズ",
        "バックエンドエンジニア",
        "佐野 由美",
        applied("11-09"),
        told(Kind.INTERVIEW, "11-24T15:00", "11-17T10:00", people=("大橋 賢一",), round=1),
        title="人事部",
        latin="Wakaba Systems K.K.",
        contact_latin="Sano Yumi",
        stage=Stage.INTERVIEW,
    ),
    card(
        "misaki",
        "株式会社みさき銀行",
        "データエンジニア",
        "採用ご担当者",
        applied("11-13"),
        latin="Misaki Bank, Ltd.",
    ),
    card(
        "heron",
        "Heron Robotics",
        "Site Reliability Engineer",
        "Dr. Ada Okoye",
        applied("11-02"),
        told(
            Kind.INTERVIEW,
            "11-16T10:00",
            "11-10T11:00",
            people=("Dr. Ada Okoye",),
            by=date(2026, 11, 20),
        ),
        title="Engineering Manager",
        stage=Stage.INTERVIEW,
    ),
    card(
        "kasumi",
        "霞製薬株式会社",
        "社内SE",
        "岡部 真",
        applied("10-20"),
        told(Kind.INTERVIEW, "11-05T10:00", "11-01T11:00", people=("岡部 真",)),
        event(Kind.THANKED, "11-05T18:00"),
        told(Kind.OFFER, "11-18T10:30", "11-18T11:00", by=date(2026, 12, 2)),
        title="人事部 部長",
        latin="Kasumi Pharma Co., Ltd.",
        stage=Stage.OFFER,
    ),
    card(
        "sumire",
        "医療法人社団すみれ会",
        "システム担当",
        "木村 恵子",
        applied("11-12"),
        event(Kind.RECEIVED, "11-24T16:00", note="職務経歴書を送ってください"),
        title="事務長",
    ),
    card(
        "nanto",
        "学校法人南都大学",
        "技術職員",
        "中野 徹",
        told(Kind.INFO_SESSION, "11-24T18:00", "11-20T17:00", people=("中野 徹",)),
        title="教授",
        stage=Stage.WISHLIST,
    ),
    card(
        "tsubame",
        "Tsubame Foods",
        "Data Analyst",
        "Erin Grant",
        applied("11-16"),
        told(
            Kind.INTERVIEW,
            "11-26T11:00",
            "11-20T17:00",
            cancelled=True,
            cancelled_at=at("11-25T14:00"),
        ),
        title="Recruiter",
        agency="Robin Agency",
    ),
    card(
        "halo",
        "Halo Analytics",
        "Data Scientist",
        "Sam Fisher",
        applied("10-16"),
        told(Kind.INTERVIEW, "10-30T11:00", "10-20T17:00", people=("Sam Fisher",)),
        told(Kind.OFFER, "11-19T16:00", "11-19T17:00", by=date(2026, 11, 30)),
        event(Kind.OFFER_LETTER, "11-20T16:00"),
        title="HR",
        stage=Stage.OFFER,
    ),
    card(
        "kirishima",
        "弁護士法人霧島法律事務所",
        "パラリーガル",
        "小野 誠",
        applied("11-10"),
        told(Kind.INTERVIEW, "11-27T13:00", "11-20T17:00", people=("小野 誠",), round=1),
        title="弁護士",
        stage=Stage.INTERVIEW,
    ),
)


class Letter(NamedTuple):
    """A letter by hand: the application, its kind, its language, subject and text."""

    app_id: str
    kind: str
    language: Language
    subject: str
    body: str


@cache
def letters() -> dict[str, Letter]:
    """The letters of the file by their names."""
    found = {}
    for section in re.split(r"(?m)^=== ", FILE.read_text(encoding="utf-8"))[1:]:
        head, _gap, text = section.partition("\n")
        name, app_id, kind = head.split()
        subject, _blank, body = text.strip().partition("\n\n")
        language = Language.EN if body.startswith(("Dear", "Hi")) else Language.JA
        if "――――" not in body:
            body += ENGLISH_END if language is Language.EN else JAPANESE_END
        found[name] = Letter(app_id, kind, language, subject, body)
    return found


@cache
def composer() -> LetterComposer:
    return LetterComposer(
        library=library(),
        board=board(*CARDS),
        rule_set=shipped_rules(),
        sender=SENDER,
        now=NOW,
    )


def found_in(letter: Letter) -> dict[str, tuple[str, str]]:
    """The checks that find something in a letter, with what they find and say."""
    filled = composer().draft(letter.app_id, letter.kind, letter.language)
    draft = replace(filled, subject=letter.subject, body=letter.body)
    findings = composer().findings(composer().setting(draft), draft)
    return {finding.check: (finding.found, finding.says) for finding in findings}


def edited(name: str, *edits: str) -> Letter:
    """A letter of the file with texts replaced everywhere, in pairs of before and after."""
    letter = letters()[name]
    for before, after in zip(edits[::2], edits[1::2], strict=True):
        assert before in f"{letter.subject}\n{letter.body}", before
        letter = letter._replace(
            subject=letter.subject.replace(before, after), body=letter.body.replace(before, after)
        )
    return letter


HELD_BY_A_RULE = {"G12": {"paper-letter"}, "G16": {"casual-en"}}
"""Letters on paper, and greetings among friends, are good letters that the house rules mark."""


@for_each_row("name", [name for name in letters() if not name.startswith("B")])
def test_a_good_letter_raises_nothing(name: str) -> None:
    found = found_in(letters()[name])
    assert found.keys() == HELD_BY_A_RULE.get(name, set()), found


@for_each_row(
    ("name", "checks"),
    [
        ("B01", {"other-role"}),
        ("B02", {"day-of-meeting"}),
        ("B03", {"house-word"}),
        ("B04", {"board-applied"}),
        ("B05", {"company-form"}),
        ("B06", {"board-offer"}),
        ("B07", {"sender-name"}),
        ("B08", {"contact-misspelt"}),
        ("B09", {"meeting-kind", "wording"}),
        ("B10", {"dates"}),
        ("B11", {"wording"}),
        ("B12", {"offered-slot"}),
        ("B13", {"board-decision"}),
        ("B14", {"contact-misspelt"}),
        ("B15", {"more-time"}),
        ("B16", {"other-role"}),
        ("B17", {"meeting-mention"}),
        ("B18", {"grammar-en"}),
        ("B19", {"overdone-en", "curt-en"}),
        ("B20", {"board-offer"}),
        ("B21", {"meeting-mention"}),
        ("B22", {"nothing-met"}),
        ("B23", {"meeting-mention"}),
        ("B24", {"contact-misspelt"}),
        ("B25", {"meeting-round"}),
        ("B26", {"house-word"}),
        ("B27", {"meeting-mention"}),
        ("B28", {"grammar-en"}),
        ("B29", {"nothing-met", "timing"}),
        ("B30", {"meeting-round"}),
    ],
)
def test_a_letter_with_one_fault(name: str, checks: set[str]) -> None:
    found = found_in(letters()[name])
    assert found.keys() == checks, found


BACKEND = "バックエンドエンジニア職の"
ROLES = [
    *(
        ("G01", BACKEND, said)
        for said in (
            *(
                "フロントエンドエンジニア職の",
                "営業職の",
                "データエンジニア職の",
                "QAエンジニア職の",
            ),
            *(
                "プロダクトマネージャーの",
                "法人営業の",
                "「インフラエンジニア」の",
                "経理の",
                "SREの",
            ),
            *("Webデザイナーの", "データサイエンティスト（新卒）の"),
        )
    ),
    ("G02", "バックエンドエンジニアとして", "インフラエンジニアとして"),
    ("G04", "社内SEとしての内定", "データサイエンティストとしての内定"),
    ("G05", "社内SEの内定", "データサイエンティストの内定"),
    ("G07", "技術職員", "事務職員"),
    ("G08", "パラリーガル職に応募", "弁護士秘書に応募"),
    ("G08", "パラリーガル職に応募", "学芸員職に応募"),
    *(
        (name, role, said)
        for name, role, others in (
            ("G13", "Site Reliability Engineer", ("Data Engineer",)),
            ("G14", "Data Scientist", ("Data Engineer", "Machine Learning Engineer")),
            ("G15", "Data Scientist", ("Data Engineer",)),
            ("G16", "Data Scientist", ("Product Manager",)),
            ("G17", "Data Scientist", ("Data Engineer",)),
            ("G18", "Data Analyst", ("Data Engineer",)),
            ("G19", "Site Reliability Engineer", ("Backend Engineer",)),
            # the board has it in katakana
            ("G20", "Backend Engineer", ("Frontend Engineer", "Designer", "Sales Manager")),
            ("G20", "Backend Engineer", ("QA Tester", "Software Engineer", "Technical Writer")),
        )
        for said in others
    ),
    # the subject alone has the right one
    ("G14", "of the Data Scientist position", "of the Data Engineer position"),
    ("G03", "11月13日にデータエンジニア職に", "11月13日に営業職に"),
]
SAME_ROLES = [
    *(
        ("G01", BACKEND, said)
        for said in (
            *("バックエンド開発の", "エンジニア職の", "Backend Engineerの"),
            "バックエンド・エンジニアの",
        )
    ),
    *(
        ("G20", "Backend Engineer", said)
        for said in ("Back-end Engineer", "Senior Backend Engineer", "Backend Engineer (Tokyo)")
    ),
]
SLOT = "・11月30日（月）10:00～12:00"
HALF_AN_HOUR = "tomorrow or on Friday morning"
TAKEN = [
    *(
        ("G11", SLOT, slot)
        for slot in (
            *("・11月27日（金）13時から14時", "・11月27日（金）13:00～14:00", "・27日の13時"),
            *("・27日（金）の13:00〜15:00", "・27日13時", "・明後日の13時"),
            *(
                "・27日は終日空いております",
                "・11月27日（金）終日",
                "・27日午後",
                "・11/27 13:00〜",
            ),
            *("11月27日（金）13時からはいかがでしょうか。", "・今週金曜日の13時から"),
            *("・11月27日（金）10時〜11時、13時〜15時", "・11/27（金）12:30-13:30"),
            *(
                "１１月２７日（金）１３時",
                "・11月27日（金） 13:00 ～ 14:00",
                "・金曜日の13時〜14時",
            ),
            *("・27日（金）午後1時から2時", "・11月27日（金）の午後でしたら"),
            *("・明後日は終日対応可能です", "11月27日（金）の12時〜15時の間"),
            *("11月27日（金）は12時以降でしたら", "・11月27日（金）12時から17時のうち"),
        )
    ),
    *(
        ("E05", HALF_AN_HOUR, slot)
        for slot in (
            *("on Friday 27 November at 1 pm", "at 1 pm on Friday", "any time on Friday"),
            *("on 27 November between 1 and 3 pm", "on Friday 27 November, all day"),
            *("on Friday afternoon", "the day after tomorrow at 13:30", "on Friday after 12"),
            *("on Friday from 12:30 to 2 pm", "on Friday at 1 p.m.", "this Friday at 1pm"),
            *("on Friday, November 27, from 12:30 to 1:30 pm", "at 13:30 on 27 November"),
            *("from 1 to 2 on Friday 27 November", "on Friday between noon and 2 pm"),
            *("all day on Friday 27 November", "on Friday, all day,"),
        )
    ),
]
FREE = [
    *(
        ("G11", SLOT, slot)
        for slot in (
            *("・11月27日（金）10時から11時", "・11月27日（金）15:00～17:00", "・27日の午前中"),
            *("11月27日（金）13時は別の予定がございます。", "・11月27日（金）は13時以外でしたら"),
            *("11月27日（金）13時までにお知らせいただけますと幸いです。", "・12月1日（火）13時"),
            *("11月27日（金）13時から他社の面接がございます。", "・11月27日（金）14時〜15時"),
            *("・11月27日（金）11:00〜13:00", "・12月4日（金）13時", "・来週金曜日の13時から"),
            *("・11月27日（金）14時以降", "・11月27日（金）午前10時から12時"),
        )
    ),
    *(
        ("E05", HALF_AN_HOUR, slot)
        for slot in (
            *("on Friday 27 November at 3 pm", "on Thursday at 1 pm", "on 27 November at 10:30"),
            *("next week", "on any day but Friday at 1 pm", "on Friday 4 December at 1 pm"),
            *("next Friday at 1 pm", "on Friday before noon", "on Friday at 2 pm"),
        )
    ),
]
BY_THE_20TH = "a decision would be made by 20"
DECISIONS = [
    *(
        ("G13", BY_THE_20TH, said)
        for said in (
            *("a decision would be made by 18", "a decision would be made by 27"),
            *("I would hear from you by 18", "you would decide by Wednesday, 18"),
            *("you expected to decide by 18", "you hoped to have a decision by 18"),
            *("there would be a decision by 18", "you were planning to let me know by 18"),
            "you told me that I would get an answer by 18",
        )
    ),
    ("G13", f"{BY_THE_20TH} November", "you would decide by last Thursday"),
    *(
        ("G03", "その後の選考状況について", f"{said}が、その後の選考状況について")
        for said in (
            "11月18日までにご連絡をいただけると伺っておりました",
            "結果は11月20日までにお知らせいただけるとのことでした",
            "選考結果を先週金曜日までにいただけると伺っておりました",
            "選考結果を先週の木曜日を目途にいただけると伺っておりました",
            "11月18日を目処に結果をお知らせいただけるとのことでした",
            "結果は11月18日中にご連絡をいただけると伺っておりました",
        )
    ),
]
AT_ANOTHER_TIME = [
    ("E04", "the interview on 26 November", "the interview, planned for 26 November at 2 pm"),
    ("E04", "the interview on 26 November", "the interview, which was planned for Friday"),
    ("G18", "tomorrow's interview with", "Friday's interview with"),
    ("G20", "yesterday afternoon", "yesterday morning"),
    ("E01", "昨日15時より", "昨日の午前中に"),
]
OFFERED = [
    ("G16", "sending the letter over on 20", "sending the letter over on 19"),
    ("G16", "the letter over on 20", "the letter over on 17"),
    ("G16", "sending the letter over on 20", "emailing me the offer letter on 19"),
    ("G15", "your letter last Friday", "your letter yesterday"),
    ("G15", "your letter last Friday", "your letter last Thursday"),
    ("G15", "your letter last Friday", "your offer last Tuesday"),
    ("G14", "that followed on Friday", "that followed on Monday"),
    ("E05", "which arrived on Friday", "which arrived on Monday"),
    ("G17", "your offer of 19 November", "your offer of 17 November"),
    ("G09", "先週水曜日に", "先週金曜日に"),
    ("G09", "先週水曜日に", "今週月曜日に"),
    ("G09", "先週水曜日に", "昨日"),
    ("G09", "先週水曜日に", "先々週に"),
    ("G04", "11月18日には", "先日、11月17日には"),
    ("G05", "このたびは社内SEの内定を賜り", "昨日は社内SEの内定を賜り"),
    ("G11", "先日、社内SEの内定", "先週の木曜日に社内SEの内定"),
]
APPLIED = [
    ("G12", "先々週の金曜日に", "先週の金曜日に"),
    ("G12", "先々週の金曜日に", "昨日"),
    ("G03", "11月13日に", "先週"),
    ("E04", "when I applied on 16 November", "when I applied last Friday"),
    ("E04", "when I applied on 16 November", "when I applied yesterday"),
]
COMPANIES = [
    ("G20", "Wakaba Systems K.K.", "Misaki Bank, Ltd.", "other-company"),
    ("G20", "Wakaba Systems K.K.", "Misaki Bank", "other-company"),
    ("G13", "joining Heron Robotics", "joining Wakaba Systems", "other-company"),
    ("G17", "at Halo Analytics", "at Kasumi Pharma", "other-company"),
    ("G20", "Wakaba Systems K.K.", "Orion Systems", "unknown-company"),
    ("G17", "at Halo Analytics", "at Orion Systems", "unknown-company"),
    ("G13", "joining Heron Robotics", "joining Orion Systems", "unknown-company"),
    ("G19", "at Heron Robotics", "at Orion Systems", "unknown-company"),
    ("G13", "joining Heron Robotics", "joining Heron Robots", "company-misspelt"),
]
SLIPS = [
    ("E06", "ご多用の折", "ご多様の折", "typo"),
    ("G03", "ご多忙のところ", "ご多様のところ", "typo"),
    ("E02", "お待ちいただけないでしょうか", "お待ちいただけないでしようか", "typo"),
    ("G09", "お世話になっております", "お世話になつております", "typo"),
    ("G13", "would be made", "would to be made", "grammar-en"),
    ("G15", "I don't want", "I appreciate you patience. I don't want", "grammar-en"),
    ("G20", "Could you let me know what", "Could you to send me what", "grammar-en"),
    ("G14", "closer to hardware", "closer to what you mentionned", "typo-en"),
    ("G07", "貴学", "貴校", "house-word"),
    ("E02", "お知らせください", "10時に行きます。お知らせください", "wording"),
    ("G02", "面接のお時間をいただき", "面接のお時間をいただき誠にに", "typo"),
    ("G09", "ご期待に沿えず", "ご期待に添えづ", "typo"),
    ("E02", "お知らせください", "言ってください", "wording"),
    ("E02", "お待ちいただけないでしょうか", "待ってください", "wording"),
    ("G04", "今週中に拝受できましたら", "今週中にお受け取りになられましたら", "wording"),
    ("G13", "would be made", "would made", "grammar-en"),
    ("G15", "I don't want", "I doesn't want", "grammar-en"),
    ("G14", "everyone I met was", "everyone I met were", "grammar-en"),
    ("G14", "closer to hardware", "closer to hardwear", "typo-en"),
    ("G20", "Could you let me know what", "Tell me the next step. I wonder what", "curt-en"),
    ("G16", "I was hoping for", "you have to give me", "curt-en"),
    ("G06", "ご依頼のありました", "はい。\nご依頼のありました", "wording"),
    ("G06", "お忙しいところ", "行けません。\nお忙しいところ", "wording"),
]


@for_each_row(
    ("name", "before", "after", "check"),
    [
        *((*row, "other-role") for row in ROLES),
        *((*row, "offered-slot") for row in TAKEN),
        *((*row, "board-decision") for row in DECISIONS),
        *((*row, "meeting-mention") for row in AT_ANOTHER_TIME),
        *((*row, "board-offer") for row in OFFERED),
        *((*row, "board-applied") for row in APPLIED),
        *COMPANIES,
        *SLIPS,
        ("G11", SLOT, "・11月23日（月）10:00～12:00", "past-day"),
        ("G11", SLOT, "・12月5日（土）10:00～12:00", "offered-closed-day"),
        ("G18", "on Monday 30 November", "on Monday 23 November", "past-day"),
    ],
)
def test_one_edit_is_found(name: str, before: str, after: str, check: str) -> None:
    found = found_in(edited(name, before, after))
    assert check in found, found


@for_each_row(
    ("name", "before", "after"),
    [
        *FREE,
        *SAME_ROLES,
        ("G13", BY_THE_20TH, "I should send the references by 24"),
        ("G05", "このたびは社内SEの内定を賜り", "先週は社内SEの内定を賜り"),
        ("G11", "先日、社内SEの内定", "先週の水曜日に社内SEの内定"),
        ("G15", "your letter last Friday", "your offer last Thursday"),
        ("G13", "joining Heron Robotics", "joining your team"),
        ("G13", "joining Heron Robotics", "joining Zoom calls with you"),
        ("G17", "at Halo Analytics", "at Halo"),
        ("B08", "恵美", "恵子"),
        ("G06", "昨日はご連絡", "貴院にも貴会にも心より感謝しております。昨日はご連絡"),
        ("G10", "昨日は面接", "先日は面接"),
        ("G01", "決済基盤の経験", "フロントエンドエンジニアとしての経験"),
        ("G01", "決済基盤の経験", "前職で営業職として働いた経験"),
        ("G01", "決済基盤の経験", "データエンジニアとして培った経験"),
        ("E02", "他社の面接", "他社のデータエンジニア職の面接"),
        ("G20", "my work on payment services", "my years as a Data Engineer"),
        ("G14", "closer to hardware", "as a Hardware Engineer"),
        ("G13", "a decision would be made by 20 November", "it would take about a week"),
        ("G13", "by 20 November", "by last Friday"),
        ("E04", "the interview on 26 November", "the interview, planned for tomorrow at 11 am"),
        ("G20", "yesterday afternoon", "on Tuesday"),
        ("E01", "昨日15時より", "昨日午後に"),
        ("G16", "letter over on 20", "letter over last Friday, 20"),
        ("G09", "先週水曜日に", "先週"),
        ("G12", "先々週の金曜日に", "11月13日に"),
        ("G13", "joining Heron Robotics", "joining Heron"),
        ("G20", "the billing system to the cloud", "the billing system to Google Cloud"),
        ("G14", "closer to hardware", "at Orion Systems, who made me an offer,"),
        ("G05", "ほかに選考中の企業", "ほかに選考中の株式会社みらい"),
    ],
)
def test_an_edit_that_leaves_it_true_raises_nothing(name: str, before: str, after: str) -> None:
    found = found_in(edited(name, before, after))
    assert found.keys() <= HELD_BY_A_RULE.get(name, set()), found


WHERE = {
    **{"G01": "末筆ながら", "G09": "末筆ながら"},
    **{"G15": "I quite understand", "G20": "Could you let"},
}
TRUE_SENTENCES = {
    Language.JA: (
        "前職ではデータエンジニアとして3年間勤務いたしました。",
        "現在は社内SEとして働いております。",
        "データサイエンティストの方々と働けることを楽しみにしております。",
        "営業担当の方とのお話も印象に残りました。",
        "人事の面談も含め、感謝しております。",
        "27日にはお返事いたします。",
        "11月27日（金）13時に別件の予定がございます。",
        "来週金曜日の13時以降にお電話いただけますと幸いです。",
        "勤務時間が9時から18時である点も伺いました。",
        "平日は終日連絡がつきます。",
        "エンジニア職の魅力を感じました。",
    ),
    Language.EN: (
        "I have worked as a Data Engineer for three years.",
        "I was a Software Engineer at Orion Systems before.",
        "Your Product Manager explained the roadmap very well.",
        "I am a member of the Data Engineer community in Tokyo.",
        "My present position at Orion Systems ends in March.",
        "I could start work on 1 February.",
        "I plan to join PyCon in spring.",
        "You must have been busy.",
        "Everyone on the teams was kind, and all of them were helpful.",
        "I will write again on Friday morning.",
        "On Friday I have another appointment at 1 pm.",
        "The role of Data Engineer is new to the team.",
    ),
}


@for_each_row(
    ("name", "said"),
    [(name, said) for name in WHERE for said in TRUE_SENTENCES[letters()[name].language]],
)
def test_a_true_sentence_more_raises_nothing(name: str, said: str) -> None:
    found = found_in(edited(name, WHERE[name], f"{said}\n{WHERE[name]}"))
    assert found.keys() <= {"thank-you-sentences"}, found


def test_a_role_that_cannot_be_compared_is_said_so() -> None:
    # the board has 社内SE; nobody can tell whether that is an Internal Systems Engineer
    letter = edited("G15", "Data Scientist", "Internal Systems Engineer")
    letter = letter._replace(
        app_id="kasumi",
        body=letter.body.replace("Mr. Fisher", "Mr. Okabe").replace("30 November", "2 December"),
    )
    found, says = found_in(letter)["role-unread"]
    assert found == "Internal Systems Engineer"
    assert "社内SE" in says
