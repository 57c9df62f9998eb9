"""The checks of form and time: what each finds, what it leaves alone, and the mend."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Kind
from tests.domain.letters.letter_builder import (
    INTERVIEW,
    NOW,
    TOKYO,
    application,
    checked,
    event,
    library,
    of_check,
)
from tests.domain.letters.test_faulty_letters import IN_ENGLISH, IN_JAPANESE
from tests.rows import for_each_row

EN, JA = Language.EN, Language.JA
HEAD = """株式会社アオバ
採用ご担当者様

お世話になっております。
本日面接の機会をいただきました山根 亜希です。

"""
TAIL = """

今後ともどうぞよろしくお願いいたします。

------------
山根 亜希
電話：090-0000-1234
------------"""
THREE = "誠にありがとうございました。\nお話が印象に残りました。\n貴社で働きたいと存じます。"
ABBREVIATED = "Thank you. I met K.K. people, e.g. Mr. Mori. I am glad."
DEAR = "Dear Hiring Team,\n\n"
REGARDS = "\n\nBest regards,\nAki Yamane"


def found(
    check: str, body: str, company: str = "株式会社アオバ", kind: str = "thank-you"
) -> list[tuple[str, str | None]]:
    """What a check finds in a text, and the mends."""
    language = JA if any("ぁ" <= one <= "鿿" for one in body) else EN
    findings = of_check(check, checked(body, application(company), language=language, kind=kind))
    return [(finding.found, finding.mend) for finding in findings]


TRUE = [
    ("dates", "See you on Mon 12/3.", "Mon 12/3", None),
    (
        "english-in-japanese",
        "your release processについてのお話です。",
        "your release process",
        None,
    ),
    ("brackets", "「現場を支えるというお話", "「現場を支えるという", None),
    ("brackets", "I know Go (for five years.", "(for five ", None),
    ("japanese-marks", "面接は,来週です。", ",", "、"),
    ("japanese-marks", "面接は来週です.よろしく", ".", "。"),
    ("width", "面接は､来週です｡", "､", "、"),
    ("width", "I am free on Thursday、3 December.", "、", ", "),
    ("width", "It starts at 11：00.", "：", ":"),
    ("no-closing", HEAD + "お話が印象に残りました。\n貴社で働きたいと考えております。", "", None),
    ("no-closing", HEAD + "貴社で働きたいと考えております。\n取り急ぎ。", "", None),
    (
        "no-greeting",
        "株式会社アオバ\n採用ご担当者様\n\n山根 亜希と申します。\n\n" + THREE,
        "",
        None,
    ),
    (
        "no-greeting",
        "株式会社アオバ\n採用ご担当者様\n\n選考でお世話になりました山根です。\n\n面接の件です。",
        "",
        None,
    ),
    ("no-closing-en", DEAR + "Thank you. I liked the talk.\n\nAki Yamane", "", None),
    (
        "grammar-en",
        "I look forward to hear from you.",
        "look forward to hear",
        "look forward to hearing",
    ),
    ("grammar-en", "I like your team and it's culture.", "and it's", "and its"),
    ("grammar-en", "Call me when your free.", "when your", "when you're"),
    ("grammar-en", "I has the book.", "I has", "I have"),
    ("grammar-en", "Thank you.\n\nKind regard,", "Kind regard", "Kind regards"),
    ("doubled-word", "The the team was kind.", "The the", "The"),
    ("plain-style", "面接でした。\n条件は未定のままだ。", "件は未定のままだ", None),
    ("hours", "面接は14:70です。", "14:70", None),
    ("hours", "面接は14時70分です。", "14時70分", None),
    ("house-word", "貴銀行で働きます。", "貴銀行", "貴社"),
    ("own-house", "当行で働きます。", "当行", None),
    ("seam", "条件につきましてについて伺います。", "につきましてについて", None),
    ("seam", "設計についての件について伺います。", "についての件について", None),
    # a word and a date that say two days: it is Thursday, 26 November
    ("relative-day", "明日28日に伺います。", "明日28日", None),
    ("relative-day", "明日の11月28日（土）に伺います。", "明日の11月28日（土）", None),
    ("relative-day", "来週の12月10日（木）に伺います。", "来週の12月10日（木）", None),
    ("relative-day", "来週木曜日の12月10日に伺います。", "来週木曜日の12月10日", None),
    ("relative-day", "再来週の12月3日（木）に伺います。", "再来週の12月3日（木）", None),
    ("relative-day", "昨日11月24日（火）の件です。", "昨日11月24日（火）", None),
    ("relative-day", "11月28日（土）（明日）に伺います。", "11月28日（土）（明日）", None),
    ("relative-day", "来月の11月30日（月）です。", "来月の11月30日（月）", None),
    ("relative-day", "I will call tomorrow, 28 November.", "tomorrow, 28 November", None),
    ("relative-day", "As of yesterday, 23 November.", "yesterday, 23 November", None),
    (
        "relative-day",
        "See you next week, on Thursday, 10 December.",
        "next week, on Thursday, 10 December",
        None,
    ),
    ("relative-day", "See you last Friday, 27 November.", "last Friday, 27 November", None),
    ("relative-day", "We met next Friday, 20 November.", "next Friday, 20 November", None),
    ("day-of-meeting", "一昨日の面接では学びました。", "一昨日の面接", None),
    ("day-of-meeting", "I liked today's interview.", "today's interview", None),
    ("day-of-meeting", "一昨日15時より面接をしていただきました。", "一昨日15時より面接", None),
    ("day-of-meeting", "月曜日に面接の機会をいただきました。", "月曜日に面接", None),
    ("day-of-meeting", "Thank you for talking with me on Monday.", "on Monday", None),
    ("day-of-meeting", "Thank you for meeting me today.", "today", None),
    (
        "after-deadline",
        "期限の12月4日（金）より前に、12月11日（金）までにはお返事いたします。",
        "12月11日（金）",
        None,
    ),
    (
        "after-deadline",
        "I will answer before your deadline of 4 December, by Friday, 11 December.",
        "Friday, 11 December",
        None,
    ),
    ("past-day", "書類は11月20日（金）までにお送りいたします。", "11月20日（金）", None),
    ("past-day", "I will send my CV by Friday, 20 November.", "Friday, 20 November", None),
    ("stray-question-mark", "?Dear Hiring Team,", "?", ""),
    ("stray-question-mark", "Best regards\n？Alex Rivera", "？", ""),
    ("stray-question-mark", "Thank you: ?Alex Rivera", "?", ""),
    ("placeholder", "Dear [Name],", "[Name]", None),
    ("placeholder", "Dear {name},", "{name}", None),
    ("placeholder", "【日付】14時に伺います。", "【日付】", None),
    ("placeholder", "Dear <Name>,", "<Name>", None),
    ("placeholder", "○○株式会社の面接", "○○", None),
    ("placeholder", "〇〇様", "〇〇", None),
    ("placeholder", "［話題］についてのお話", "［話題］", None),
    ("placeholder", "on XXX", "XXX", None),
    ("placeholder", "____月の面接", "____", None),
    ("short-form", "㈱アオバの面接", "㈱", "株式会社"),
    ("short-form", "（株）アオバの面接", "（株）", "株式会社"),
    ("short-form", "アオバ(株)の面接", "(株)", "株式会社"),
    ("short-form-limited", "㈲アオバの面接", "㈲", "有限会社"),
    ("house-word", "御社で働きたい", "御社", "貴社"),
    ("house-word", "御行で働きたい", "御行", "貴社"),
    ("house-word", "貴行で働きたい", "貴行", "貴社"),
    ("house-honorific", "貴社様で働きたい", "貴社様", "貴社"),
    ("sama-and-onchu", "株式会社アオバ 御中\n佐藤様\n\n面接", "御中", ""),
    ("sama-and-onchu", "株式会社アオバ御中様\n\n面接", "御中様", " 御中"),
    ("company-sama", "株式会社アオバ様\n\n面接", "株式会社アオバ様", "株式会社アオバ 御中"),
    ("title-sama", "人事部 部長様\n\n面接", "部長様", "部長"),
    ("title-sama", "社長さまのお話", "社長さま", "社長"),
    ("wording", "了解しました。", "了解しました", "承知いたしました"),
    ("wording", "ご苦労様です。", "ご苦労様です", "お世話になっております"),
    ("paper-letter", "拝啓\n\n面接のお礼", "拝啓", None),
    ("paper-letter", "以上です。\n敬具", "敬具", None),
    ("overdone", "身に余る光栄に存じます。", "身に余る光栄", None),
    ("overdone-dream", "This is my dream company.", "dream company", None),
    ("overdone-en", "Please answer ASAP.", "ASAP", None),
    ("typo", "よろしくお願いたします。", "お願いたします", "お願いいたします"),
    ("typo", "お世話になっております。。", "。。", "。"),
    ("typo-en", "I hope to recieve news.", "recieve", "receive"),
    ("doubled-word", "Thank you for the the interview.", "the the", "the"),
    ("mixed-digits", "11月２０日に面接", "２０", "20"),
    ("asks-for-result", "お礼です。結果はいつ頃でしょうか。", "結果はいつ頃でしょうか。", None),
    ("all-caps", "I am VERY interested.", "VERY", None),
    ("all-caps", "THANK YOU for the interview.", "THANK YOU", None),
    ("all-caps", "I WANT THIS.", "I WANT THIS", None),
    ("to-nobody", "To whom it may concern,", "To whom it may concern", "Dear Hiring Team"),
    ("to-nobody", "Dear Sir or Madam,", "Dear Sir or Madam", "Dear Hiring Team"),
    ("emoji", "ありがとうございました😊", "😊", None),
    ("emoji", "Thank you :)", ":)", None),
    ("emoji", "ありがとうございました(^^)", "(^^)", None),
    ("no-thanks", "Dear Hiring Team,\nI was there.", "", None),
    ("thank-you-sentences", HEAD + "ありがとうございました。" + TAIL, "", None),
    ("thank-you-sentences", HEAD + THREE * 2 + TAIL, "", None),
    ("thank-you-sentences", DEAR + "Thank you." + REGARDS, "", None),
    ("too-long", HEAD + "面接の話。" * 200, "", None),
    ("too-long", "It was good. " * 200, "", None),
    ("role-missing", "貴社の面接のお礼", "", None),
    ("curt-en", "Tell me the next step.", "Tell me the next step.", None),
    ("curt-en", "You must answer by Friday.", "You must answer", None),
    ("sender-missing", "貴社の面接のお礼", "", None),
]
FALSE = [
    ("stray-question-mark", "When may I call? Any day suits me (is Monday fine?)."),
    ("stray-question-mark", "Details: https://example.com/jobs?id=3"),
    ("stray-question-mark", "面接はいつでしょうか？よろしくお願いいたします。"),
    ("dates", "See you on Thu 12/3, or on Fri, 12/4, or in Unit Mon 31/31."),
    ("english-in-japanese", "AWSやAmazon Web Services、the Guardianの記事を読みました。"),
    *(
        ("relative-day", f"{said}に伺います。")
        for said in (
            *("明日27日", "明日の11月27日（金）", "来週の12月2日（水）", "来週水曜日の12月2日"),
            *("再来週の12月9日（水）", "11月27日（金）（明日）", "来月8日", "来月の12月8日（火）"),
            *(
                "明後日の11月28日（土）",
                "明日から3日間",
                "明日、12月2日の件",
                "来週、または12月10日",
            ),
        )
    ),
    *(
        ("relative-day", f"See you {said}.")
        for said in (
            *(
                "tomorrow, 27 November",
                "tomorrow (Friday, 27 November)",
                "next week, on 3 December",
            ),
            *("this Friday, 27 November", "next Friday, 4 December", "next Friday, 27 November"),
            *("on 27 November (tomorrow)", "tomorrow or on 3 December", "today or on 1 December"),
        )
    ),
    ("relative-day", "Since last Friday, 20 November, I have waited."),
    ("day-of-meeting", "昨日の面接では学びました。一昨日、面接のご案内を受けました。"),
    ("day-of-meeting", "I liked yesterday's interview."),
    ("day-of-meeting", "昨日15時より、SREの面接をしていただきました。"),
    ("day-of-meeting", "水曜日に面接の機会をいただきました。月曜日にお送りした資料の件です。"),
    ("day-of-meeting", "Thank you for meeting me on Wednesday. I am free on Monday."),
    ("day-of-meeting", "May we talk on Monday? Thank you for the interview; I wrote on Friday."),
    (
        "after-deadline",
        "期限の12月4日（金）より前に、12月2日（水）までにはお返事いたします。",
    ),
    (
        "after-deadline",
        "12月4日（金）までと伺っておりますお返事を、12月11日（金）までお待ちください。",
    ),
    ("after-deadline", "I know the deadline of 4 December; may I answer by 11 December?"),
    ("after-deadline", "I will answer before your deadline of 4 December, by 2 December."),
    ("past-day", "書類は11月20日（金）までにお送りいたしました。"),
    ("past-day", "You said that I would hear from you by 20 November."),
    (
        "brackets",
        "「条件（給与(月額)を含む）」の件です。\n1) 給与\n2) 賞与\nhttps://a.example/(x :-(",
    ),
    ("japanese-marks", "1,000,000円と3.5年、No.1、aoba.example.\nお送りします。"),
    (
        "grammar-en",
        "I look forward to work that matters. And it's a good team; let your team know.",
    ),
    ("grammar-en", "I know your well-made tools. When your team is free, they have time. It has."),
    ("no-closing-en", DEAR + "Thank you.\n\nYours sincerely,\nAki Yamane\n090\naki@example.com"),
    ("no-closing-en", DEAR + "Thank you.\n\nThanks again,\nAki Yamane"),
    ("no-closing", HEAD + THREE + "\n\nご検討いただけますと幸いです。"),
    ("no-closing", HEAD + THREE + "\n\nお目にかかれますことを楽しみにしております。"),
    ("no-closing", HEAD + THREE + "\n\n何卒ご容赦ください。\n\n敬具"),
    ("no-greeting", "株式会社アオバ\n採用ご担当者様\n\n昨日は、誠にありがとうございました。"),
    ("no-greeting", "株式会社アオバ\n採用ご担当者様\n\n山根と申します。\n\n突然失礼いたします。"),
    ("no-greeting", "株式会社アオバ\n採用ご担当者様\n\n早速のご返信をいただき、恐縮です。"),
    ("hours", "比率は20:80の割合です。22:00〜5:00です。"),
    ("width", "価格は２つです。〜（税込）：10円"),
    ("placeholder", "Backend Engineer, a < b"),
    ("placeholder", "第2回○の付いた"),
    ("placeholder", "XML and XSLT"),
    ("short-form", "株式会社アオバの（面接）"),
    ("short-form-limited", "有限会社アオバ"),
    ("house-word", "貴社で働きたい"),
    ("house-word", "御社会という言葉と、貴重なお時間、貴社の御礼"),
    ("house-honorific", "貴社の佐藤様"),
    ("sama-and-onchu", "株式会社アオバ 御中\n\n佐藤様にもお世話になりました。"),
    ("sama-and-onchu", "株式会社アオバ\n佐藤様\n\n面接"),
    ("company-sama", "株式会社アオバ 御中\n\n面接"),
    ("title-sama", "部長 佐藤様\n\n面接"),
    ("title-sama", "佐藤部長のお話"),
    ("wording", "承知いたしました。"),
    ("paper-letter", "前略という言葉の意味"),
    ("overdone", "光栄に存じます。"),
    ("overdone-en", "I have a dream, and an urgent matter of notice."),
    ("overdone-dream", "I have a dream."),
    ("typo", "よろしくお願いいたします。"),
    ("typo-en", "I hope to receive news at this address."),
    ("doubled-word", "I had a haddock"),
    ("mixed-digits", "11月20日に面接"),
    ("mixed-digits", "１１月２０日に面接"),
    ("asks-for-result", "結果として、理解が深まりました。"),
    ("all-caps", "I know AWS, SQL and REST."),
    ("all-caps", "I know HTML, CSS, JSON and the REST API."),
    ("placeholder", "二〇〇〇年と二〇〇六年"),
    ("house-word", "京都御所の近く"),
    ("to-nobody", "Dear Hiring Team,"),
    ("emoji", "〒100 ☎03 ※注 ①（笑顔） A:D"),
    ("no-thanks", "お礼を申し上げます。"),
    ("no-thanks", "I am grateful for your time."),
    ("thank-you-sentences", HEAD + THREE + TAIL),
    (
        "thank-you-sentences",
        DEAR + ABBREVIATED + REGARDS,
    ),
    ("thank-you-sentences", HEAD.replace("山根 亜希", "山根亜希") + THREE + TAIL),
    ("too-long", HEAD + THREE + TAIL),
    ("role-missing", "「Backend Engineer」の面接のお礼"),
    ("curt-en", "Could you tell me the next step? Tell-tale signs help."),
    ("curt-en", "You have to see it to believe it."),
    ("sender-missing", "面接のお礼\n\n山根 亜希"),
]
BY_CLOCK = frozenset(
    (
        *(
            "joining-word",
            "board-deadline",
            "board-meeting",
            "meeting-day",
            "meeting-mention",
            "offered-slot",
            "offered-closed-day",
            "unkind",
            "asks-after-decision",
            "board-decision",
            "role-unread",
            "unknown-company",
            "offer-claimed",
            "courtesy",
            "meeting-kind",
            "not-rescinded",
            "has-offer-letter",
            "offer-in-hand",
            "nothing-to-answer",
            "other-role",
            "accepts",
            "declines",
            "agency-missing",
            "client-word",
            "sender-name",
        ),
        *(
            "timing",
            "nothing-held",
            "nothing-met",
            "no-interview",
            "closed-day",
            "late-hour",
            "mass-mail",
        ),
        *("no-offer", "no-offer-letter", "decided", "more-time", "closed-answer-day"),
        *(
            "board-applied",
            "board-offer",
            "answer-late",
            "meeting-round",
            "signed-paper",
            "deadline-ahead",
            "blunt",
            "faint-praise",
        ),
    )
)
NAMES = frozenset(
    (
        *("company-missing", "company-misspelt", "company-form", "other-company"),
        *("contact-missing", "contact-misspelt", "contact-variant", "other-contact"),
    )
)


@for_each_row(("check", "body", "text", "mend"), TRUE)
def test_what_a_check_finds(check: str, body: str, text: str, mend: str | None) -> None:
    subject = "role-missing" if check == "role-missing" else ""
    language = JA if any("ぁ" <= one <= "鿿" for one in body) else EN
    one = application()
    (finding, *_rest) = of_check(
        check, checked(body, one, language=language, subject=subject or "お礼（山根 亜希）")
    )
    assert (finding.found, finding.mend) == (text, mend)
    if text:
        assert body[finding.start : finding.end] == text
    if mend is not None:
        again = checked(finding.corrected_text(body), one, language=language)
        assert finding.key not in {one.key for one in of_check(check, again)}
    assert finding.says
    assert finding.why
    assert finding.source


@for_each_row(("check", "body"), FALSE)
def test_what_a_check_leaves_alone(check: str, body: str) -> None:
    assert found(check, body) == []


def test_every_check_has_examples_both_ways() -> None:
    rows = library().checks.rows
    checks = (
        {name for name, row in rows.items() if row.test not in ("premise", "claim")}
        - BY_CLOCK
        - NAMES
    )
    of_letters = {row[2] for row in (*IN_JAPANESE, *IN_ENGLISH)}  # their base letters raise none
    assert {one[0] for one in TRUE} | of_letters >= checks
    assert {one[0] for one in FALSE} | of_letters >= checks


@for_each_row(
    ("company", "word"),
    [
        ("青葉銀行", "貴行"),
        ("株式会社青葉銀行", "貴行"),
        ("青葉銀行システム", "貴社"),
        ("株式会社青葉銀行システム", "貴社"),
        ("みどり信用金庫", "貴庫"),
        ("学校法人みどり学園", "貴学園"),
        ("月島大学", "貴学"),
        ("月島病院", "貴院"),
        ("病院システムズ", "貴社"),
        ("大学生協サービス", "貴社"),
        ("月島工業大学", "貴学"),
        ("Softbank", "貴社"),
        ("フランス大使館", "貴館"),
        ("特別養護老人ホームあおば園", "貴園"),
        ("青葉消防署", "貴署"),
        ("東京証券取引所", "貴所"),
        ("あおば薬局", "貴局"),
        ("株式会社あおば薬局", "貴社"),
        ("宗教法人青葉寺", "貴寺"),
        ("みどり旅館", "貴館"),
        ("株式会社青葉総合研究所", "貴社"),
        ("青葉研究所", "貴所"),
        ("合同会社みどりクリニック", "貴社"),
        ("医療法人社団あおい会", "貴法人"),
        ("医療法人社団あおい会 月島病院", "貴院"),
        ("公益財団法人月島文化振興会", "貴財団"),
        ("弁護士法人青葉", "貴事務所"),
        ("公認会計士事務所つばさ", "貴事務所"),
        ("デザイン事務所モア", "貴事務所"),
        ("株式会社デザイン事務所モア", "貴社"),
        ("JAひばり", "貴組合"),
        ("JAL", "貴社"),
        ("城南予備校", "貴校"),
        ("特別養護老人ホームあかり", "貴施設"),
    ],
)
def test_an_institution_is_called_by_its_own_word(company: str, word: str) -> None:
    assert found("house-word", f"{word}で働きたい", company) == []
    wrong = "貴社" if word != "貴社" else "貴行"
    assert found("house-word", f"{wrong}で働きたい", company) == [(wrong, word)]
    assert found("house-word", "御社で働きたい", company) == [("御社", word)]


@pytest.mark.parametrize("company", ["Aoba Bank", "株式会社Aoba Bank", "Aoba Bank K.K."])
def test_a_bank_in_latin_letters_is_called_one(company: str) -> None:
    assert library().checks.institutions.words(company) == ("貴行", "貴社")


def test_an_agency_is_called_by_its_own_word() -> None:
    one = application("青葉銀行", "Chris Novak", agency="Robin Agency")
    assert of_check("house-word", checked("貴社のご支援", one)) == []
    (finding,) = of_check("house-word", checked("貴行のご支援", one))
    assert finding.mend == "貴社"


def test_names_are_no_slips() -> None:
    one = application("[Acme] AND SONS", role="㈱ Engineer")
    findings = checked("Dear Hiring Team,\n[Acme] AND SONS", one, language=EN)
    assert of_check("placeholder", findings) == []
    assert of_check("all-caps", findings) == []


def test_a_false_alarm_can_be_silenced_for_a_text() -> None:
    one = application()
    (finding,) = of_check("overdone-en", checked("eternally grateful", one, language=EN))
    rest = checked("eternally grateful", one, language=EN, silenced={finding.key})
    assert of_check("overdone-en", rest) == []
    again = checked("eternally grateful, ASAP", one, language=EN, silenced={finding.key})
    assert [one.found for one in of_check("overdone-en", again)] == ["ASAP"]


# -- time ----------------------------------------------------------------------------------------


def at_time(
    check: str, when: str, kind: str = "interview-follow-up", one: Application | None = None
) -> list[str]:
    now = datetime.fromisoformat(when).replace(tzinfo=TOKYO)
    findings = checked("面接", one or application(), kind=kind, now=now)
    return [finding.says for finding in of_check(check, findings)]


def test_a_follow_up_before_its_time() -> None:
    assert at_time("timing", "2026-11-26T10:00") == [
        "too early: wait until Wed 2 Dec (7 days after the interview)"
    ]
    assert at_time("timing", "2026-12-02T10:00") == []
    assert at_time("timing", "2026-11-26T10:00", kind="thank-you") == []


def test_a_follow_up_too_many() -> None:
    tries = [event(Kind.FOLLOWED_UP, f"10-{day:02}T10:00") for day in (8, 15, 22, 29)]
    one = application(events=[event(Kind.APPLIED, "10-01T10:00"), *tries])
    (said,) = at_time("timing", "2026-11-10T10:00", "application-follow-up", one)
    assert "stops after 4" in said


def test_nothing_has_been_held_yet() -> None:
    ahead = application(events=[event(Kind.INTERVIEW, "11-27T15:00")])
    assert at_time("nothing-held", "2026-11-26T10:00", "thank-you", ahead)
    assert not at_time("nothing-held", "2026-11-27T16:00", "thank-you", ahead)
    cancelled = application(events=[replace(INTERVIEW, cancelled=True)])
    assert at_time("nothing-held", "2026-11-26T10:00", "thank-you", cancelled)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-11-28T10:00", ["offices are closed today; better on Mon 30 Nov"]),
        ("2026-11-23T10:00", ["offices are closed today; better on Tue 24 Nov"]),
        ("2026-12-30T10:00", ["offices are closed today; better on Mon 4 Jan"]),
        ("2026-11-27T10:00", []),
    ],
)
def test_a_closed_day(when: str, said: list[str]) -> None:
    found_then = at_time("closed-day", when)
    assert [one.removesuffix(" 2027") for one in found_then] == said
    assert at_time("closed-day", when, "thank-you") == []


@pytest.mark.parametrize(
    ("clock", "late"), [("19:59", 0), ("20:00", 1), ("06:59", 1), ("07:00", 0)]
)
def test_a_late_hour(clock: str, late: int) -> None:
    assert len(at_time("late-hour", f"2026-11-27T{clock}")) == late
    assert at_time("late-hour", f"2026-11-27T{clock}", "reply") == []


def test_the_same_text_to_two_companies() -> None:
    text = (
        "{company}\n採用ご担当者様\n\n{day}の面接では、貴重なお時間をいただき、誠にありがとうございました。"
        * 2
    )
    sent = event(
        Kind.THANKED,
        "11-24T18:00",
        note="お礼\n\n" + text.format(company="月島ソフト", day="11月24日（火）"),
    )
    other = application("月島ソフト", app_id="o", events=[sent])
    one = application()
    mine = text.format(company="株式会社アオバ", day="11月25日（水）")
    (finding,) = of_check("mass-mail", checked(mine, one, [other]))
    assert "月島ソフト" in finding.says
    assert (
        of_check("mass-mail", checked(mine + "\n移行の話が印象に残りました。", one, [other])) == []
    )
    assert of_check("mass-mail", checked(mine, one, [other], now=NOW, kind="decline")) == []


@for_each_row(
    ("said", "mend"),
    [
        ("お願い致しします", "お願い致します"),
        ("届いておりまでしょうか", "届いておりますでしょうか"),
        ("拝受いたたしました", "拝受いたしました"),
        ("ありがとうござざいます", "ありがとうございます"),
        ("労働条件痛知書", "労働条件通知書"),
        ("雇用計約書の写し", "雇用契約書の写し"),
        ("有余をいただきたく", "猶予をいただきたく"),
        ("高性能カメラの能カ", "高性能カメラの能力"),
        ("残こって", "残って"),
        ("でしょか", "でしょうか"),
        ("いただけれます", "いただけます"),
        ("よろしくしお願いいたします", "よろしくお願いいたします"),
        ("ありがうございました", "ありがとうございました"),
        ("存じまず", "存じます"),
        ("いたしまします", "いたします"),
        ("お世話になておます", "お世話になっております"),
        ("頂だきます", "頂きます"),
        ("ご検討いただれば", "ご検討いただければ"),
    ],
)
def test_a_slip_of_the_pen_is_mended(said: str, mend: str) -> None:
    body = f"株式会社アオバ\n\n山根です。{said}。\n"
    (finding,) = of_check("typo", checked(body, application()))
    assert finding.corrected_text(body) == body.replace(said, mend)


@for_each_row(
    ("subject", "is_found"),
    [("Re: 面接日程のご案内", False), ("RE：面接日程のご案内", False), ("面接日程の件", True)],
)
def test_an_answer_keeps_the_subject_that_it_answers(subject: str, is_found: bool) -> None:
    findings = of_check(
        "sender-missing", checked("山根 亜希です。", application(), subject=subject)
    )
    assert bool(findings) is is_found


def test_no_misspelling_is_part_of_a_right_word() -> None:
    checks = library().checks.rows
    right = {
        EN: " . ".join(checks["typo-en"].words.values()) + RIGHT_ENGLISH,
        JA: " ".join(checks["typo"].words.values()) + RIGHT_JAPANESE,
    }
    for check, language in (("typo-en", EN), ("grammar-en", EN), ("typo", JA)):
        findings = checked(right[language], application(), language=language)
        assert [finding.found for finding in of_check(check, findings)] == []


@pytest.mark.parametrize(("check", "language", "least"), [("typo-en", EN, 150), ("typo", JA, 80)])
def test_every_misspelling_is_found_and_mended(check: str, language: Language, least: int) -> None:
    words = library().checks.rows[check].words
    text = ("。\n" if language is JA else " .\n").join(words)
    findings = of_check(check, checked(text, application(), language=language))
    assert len(words) >= least
    assert len(findings) >= len(words)
    assert all(finding.mend is None or finding.mend != finding.found for finding in findings)


RIGHT_ENGLISH = (
    " I receive, believe and achieve. The field of a friend. Its customers. It's late. The weather"
    " is fine; whether or not, I will attend. One of the team leads, one of the product managers."
    " We discuss the plan about pay. For your time. Since 2020; for two years. An interesting role."
    " I am interested. We expect to move. Adapt to changed plans. Do not proceed."
)
RIGHT_JAPANESE = (
    "全面設計と側面説明、点検計画と点検当番、一時退職と定時退社、各自退出、順次退室、大変信頼しております。"
    "復興未来、神経検査、供給予定、本日呈示、多彩な用途、加入者日数、全体応募、対広告主、中核認定、性能カメラ、"
    "利用可能カード、私ががんばります。いかににぎわうか。前途多望。面接感想。毎週2回等。京都号。お世話になりました。"
    "ありがとうございました。ございますので、存じますが、いただきますよう、参りますため、伺いますたびに。"
    "また、学びました。幸いでございます。お待ちしております。行きましたたくさんの町。データ一覧、カメラ一台。内定受諾書、学会説明会、"
    "昨年有給休暇、交際費支給、採用担当者様、内定承諾者。"
)
