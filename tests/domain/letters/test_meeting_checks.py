"""The day and time of a meeting in a letter are those of the board, or the check says so."""

from __future__ import annotations

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Kind
from tests.domain.letters.letter_builder import application, checked, event, of_check
from tests.rows import for_each_row

HELD = (event(Kind.APPLIED, "11-02T10:00"), event(Kind.INTERVIEW, "11-25T15:00"))
AHEAD = (event(Kind.APPLIED, "11-02T10:00"), event(Kind.INTERVIEW, "11-27T10:00"))
WRONG = [
    ("thank-you", HELD, "11月24日（火）に医事課スタッフの面接を受けさせていただきました。"),
    ("thank-you", HELD, "11月30日（月）に企画職の面接の機会をいただきました。"),
    ("thank-you", HELD, "11月25日（水）16時より企画職の面接をしていただきました。"),
    ("interview-follow-up", HELD, "11月24日（火）に企画職の面接をしていただいた山根です。"),
    ("reply", AHEAD, "11月27日（金）11時に、貴社へお伺いいたします。"),
    ("reply", AHEAD, "11月30日（月）10時に、貴社へ伺います。"),
    ("new-date", AHEAD, "11月26日（木）10時より企画職の面接のお約束をいただいております。"),
    ("new-date", AHEAD, "11月27日（金）13時より企画職の面接のお約束をいただいております。"),
    ("new-date", AHEAD, "11月26日（木）に予定しております面接につきまして、ご相談です。"),
    ("thank-you", HELD, "Thank you for the interview for the SRE position on 24 November."),
    ("interview-follow-up", HELD, "My interview for the SRE position on 24 November was a joy."),
    ("reply", AHEAD, "Friday, November 27 at 11:00 JST works well for me."),
    ("reply", AHEAD, "I look forward to the interview on 30 November."),
    (
        "new-date",
        AHEAD,
        "I cannot attend our interview for the SRE position on Thursday, 26 November at 10:00, "
        "because of a family matter. Could we meet on Monday, 30 November instead?",
    ),
    ("new-date", AHEAD, "I can no longer make our interview at 9:00 on Friday, 27 November."),
]
RIGHT = [
    ("thank-you", HELD, "12月1日（火）の二次面接も、どうぞよろしくお願いいたします。"),
    ("thank-you", HELD, "I look forward to the second interview on 1 December."),
    ("reply", AHEAD, "12月3日（木）14時に、オファー面談に伺います。"),
    ("thank-you", HELD, "11月25日（水）15時より企画職の面接をしていただきました。"),
    ("thank-you", HELD, "11月25日（水）3時から、企画職の面接をしていただきました。"),
    ("thank-you", HELD, "11月25日（水）午後3時より面接をしていただきました。"),
    ("thank-you", HELD, "11月20日（金）に公開された記事を拝見し、面接でのお話を思い出しました。"),
    ("thank-you", HELD, "11月20日（金）にご案内いただいた面接では、お世話になりました。"),
    ("interview-follow-up", HELD, "11月20日（金）頃までに面接の結果をいただけると伺いました。"),
    (
        "interview-follow-up",
        HELD,
        "11月25日（水）の面接のあと、12月1日（火）に面接結果と伺いました。",
    ),
    ("reply", HELD, "12月3日（木）14時に、貴社へ伺います。"),
    ("reply", AHEAD, "11月27日（金）10時に、貴社へお伺いいたします。"),
    ("reply", AHEAD, "12月1日（火）までに書類をお送りします。"),
    ("reply", AHEAD, "11月30日（月）に変更いただけましたら伺います。"),
    ("reply", AHEAD, "11月20日（金）にご連絡いただきました面接に伺います。"),
    ("new-date", AHEAD, "11月30日（月）に面接をお願いできますと幸いです。"),
    ("new-date", AHEAD, "11月27日（金）10時からの面接を、11月30日（月）に変更いただけますか。"),
    ("new-date", AHEAD, "・11月30日（月）　13時以降\n・12月1日（火）　終日"),
    ("thank-you", HELD, "Thank you for the interview on Wednesday, 25 November at 3 p.m."),
    (
        "thank-you",
        HELD,
        "In the interview for the role that I applied for on 2 November, you asked.",
    ),
    ("reply", HELD, "Tuesday, 1 December, at 10:00 suits me very well."),
    ("reply", AHEAD, "Could we have the interview on 30 November?"),
    ("reply", AHEAD, "I could come to an interview on 30 November."),
    ("reply", AHEAD, "Friday, 27 November at 10 a.m. works well for me."),
    ("new-date", AHEAD, "Could we move the interview to another time, maybe on 30 November?"),
    ("new-date", AHEAD, "I cannot come to the interview on 27 November at 10:00."),
]


@for_each_row(
    ("kind", "events", "said", "is_found"),
    [*((*row, True) for row in WRONG), *((*row, False) for row in RIGHT)],
)
def test_a_meeting_on_a_day_or_at_a_time_that_the_board_lacks_is_found(
    kind: str, events: tuple[object, ...], said: str, is_found: bool
) -> None:
    language = Language.EN if said.isascii() else Language.JA
    one = application(role="企画職", events=events)  # type: ignore[arg-type]
    findings = checked(f"お世話になっております。\n{said}\n", one, kind=kind, language=language)
    assert bool(of_check("meeting-day", findings)) is is_found
    assert len(of_check("meeting-day", findings)) <= 1


def test_a_card_without_a_meeting_is_held_against_nothing() -> None:
    one = application(events=HELD[:1])
    said = "11月24日（火）に企画職の面接をしていただきました。"
    assert of_check("meeting-day", checked(said, one)) == []


def test_a_wrong_time_is_quoted_with_its_day() -> None:
    said = "11月27日（金）11時30分に、貴社へお伺いいたします。"
    (finding,) = of_check("meeting-day", checked(said, application(events=AHEAD), kind="reply"))
    assert finding.found == "11月27日（金）11時30分"
    assert "11月27日（金）10時" in finding.says
