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
    return [(one.found, one.mend) for one in findings]


TRUE = [
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
    ("sender-missing", "貴社の面接のお礼", "", None),
]
FALSE = [
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
    ("too-long", HEAD + THREE + TAIL),
    ("role-missing", "「Backend Engineer」の面接のお礼"),
    ("sender-missing", "面接のお礼\n\n山根 亜希"),
]
BY_CLOCK = frozenset(
    (
        *(
            "joining-word",
            "board-deadline",
            "board-meeting",
            "agency-missing",
            "client-word",
            "sender-name",
        ),
        *("timing", "nothing-held", "no-interview", "closed-day", "late-hour", "mass-mail"),
        *("no-offer", "no-offer-letter", "decided", "more-time", "closed-answer-day"),
        *("board-applied", "signed-paper"),
    )
)
NAMES = frozenset(
    (
        *("company-missing", "company-misspelt", "company-form", "other-company"),
        *("contact-missing", "contact-misspelt", "other-contact"),
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
    checks = set(library().checks.rows) - BY_CLOCK - NAMES
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
        ("Aoba Bank", "貴社"),
        ("株式会社青葉総合研究所", "貴社"),
        ("青葉研究所", "貴所"),
        ("合同会社みどりクリニック", "貴社"),
        ("医療法人社団あおい会", "貴法人"),
        ("医療法人社団あおい会 月島病院", "貴院"),
        ("公益財団法人月島文化振興会", "貴財団"),
        ("弁護士法人青葉", "貴事務所"),
    ],
)
def test_an_institution_is_called_by_its_own_word(company: str, word: str) -> None:
    assert found("house-word", f"{word}で働きたい", company) == []
    wrong = "貴社" if word != "貴社" else "貴行"
    assert found("house-word", f"{wrong}で働きたい", company) == [(wrong, word)]
    assert found("house-word", "御社で働きたい", company) == [("御社", word)]


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
