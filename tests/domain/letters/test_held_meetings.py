"""That a letter thanks for a meeting that was held, of its kind and its round.

It is Thursday, 26 November 2026, 10:00.
"""

from __future__ import annotations

from dataclasses import replace

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Event, Kind
from tests.domain.letters.letter_builder import application, at, checked, event, of_check
from tests.rows import for_each_row


def is_marked(check: str, said: str, one: Application, kind: str = "thank-you") -> bool:
    language = Language.EN if said.isascii() else Language.JA
    findings = checked(said, one, subject="ご連絡", kind=kind, language=language)
    return bool(of_check(check, findings))


_SESSION = (event(Kind.INFO_SESSION, "11-26T09:00"),)
_TALKS = (event(Kind.INTERVIEW, "11-25T15:00"),)


@for_each_row(
    ("events", "said", "is_found"),
    [
        (_SESSION, "本日は面接のお時間をいただき、誠にありがとうございました。", True),
        (_SESSION, "先ほどは面接の機会を賜り、ありがとうございました。", True),
        (_SESSION, "本日の説明会では、詳しくご説明くださり、ありがとうございました。", False),
        (_SESSION, "今後、面接の機会をいただけますと幸いです。", False),
        (_SESSION, "Thank you for the interview today.", True),
        (_SESSION, "Thank you very much for the information session today.", False),
        (_TALKS, "昨日は説明会にて貴重なお話を伺い、ありがとうございました。", True),
        (_TALKS, "Thank you for yesterday's conversation.", False),
        (_TALKS, "Thank you for the information session yesterday.", True),
        ((*_SESSION, *_TALKS), "昨日は面接の機会をいただき、ありがとうございました。", False),
    ],
)
def test_an_interview_is_no_information_session(
    events: tuple[Event, ...], said: str, is_found: bool
) -> None:
    language = Language.EN if said.isascii() else Language.JA
    findings = checked(said, application(events=events), subject="ご連絡", language=language)
    assert bool(of_check("meeting-kind", findings)) is is_found


_FIRST = event(Kind.INTERVIEW, "11-04T13:00", round=1)
_SECOND = event(Kind.INTERVIEW, "11-12T15:00", round=2)
_NEXT = event(Kind.INTERVIEW, "12-01T10:00", round=3)
_TERMS = event(Kind.OFFER_MEETING, "11-25T16:00")
_OFFER = event(Kind.OFFER, "11-20T11:00")


@for_each_row(
    ("events", "said", "is_found"),
    [
        ((_FIRST, _TERMS), "昨日の面接では、条件についてご説明いただきました。", True),
        ((_FIRST, _TERMS), "昨日の面談では、条件についてご説明いただきました。", False),
        ((_FIRST, _TERMS), "11月4日の面接では、大変お世話になりました。", False),
        ((_FIRST, _TERMS), "11月4日のオファー面談では、大変お世話になりました。", True),
        ((_FIRST, _TERMS), "Thank you for yesterday's interview.", True),
        ((_FIRST, _TERMS), "Thank you for the interview on 25 November.", True),
        ((_FIRST, _TERMS), "Thank you for yesterday's meeting.", False),
        ((_FIRST, _TERMS), "Thank you for the interview on 4 November.", False),
        ((*_SESSION, _FIRST), "本日の面接では、ありがとうございました。", True),
        ((*_SESSION, _FIRST), "11月4日の説明会では、ありがとうございました。", True),
        ((*_SESSION, _FIRST), "本日、面接の結果をいただきました。", False),
    ],
)
def test_a_meeting_has_the_kind_of_its_day(
    events: tuple[Event, ...], said: str, is_found: bool
) -> None:
    for kind in ("decline", "thank-you", "withdrawal"):
        assert is_marked("meeting-kind", said, application(events=events), kind) is is_found


@for_each_row(
    ("events", "said", "is_found"),
    [
        ((_FIRST,), "本日は二次面接の機会をいただき、ありがとうございました。", True),
        ((_FIRST,), "先日の１次面接ではお世話になりました。", False),
        ((_FIRST,), "一次面接の際に伺ったお話です。", False),
        ((_FIRST,), "次回の二次面接も、よろしくお願いいたします。", False),
        ((_FIRST,), "二次面接では長時間にわたりお話を聞かせていただき、感謝しております。", True),
        ((_FIRST,), "11月4日の二次面接では、お世話になりました。", True),
        ((_FIRST,), "11月4日に一次面接をお受けいたしました。", False),
        ((_FIRST,), "第2回目の面接でお話しした件です。", True),
        ((_FIRST,), "二度目の面接では、ありがとうございました。", True),
        ((_FIRST,), "三次選考の面接では、ありがとうございました。", False),
        ((_FIRST,), "二次選考では、ありがとうございました。", True),
        ((_FIRST,), "二次面接に進めましたら幸いです。", False),
        ((_FIRST,), "二次面接のご案内をいただき、ありがとうございました。", False),
        ((_FIRST,), "最終面接では、お世話になりました。", True),
        ((_FIRST, _OFFER), "最終面接では、お世話になりました。", False),
        ((_FIRST,), "他社の二次面接では、よい経験ができました。", False),
        ((_FIRST, _SECOND), "11月12日に一次面接をお受けいたしました。", True),
        ((_FIRST, _SECOND), "11月12日に二次面接をお受けいたしました。", False),
        ((_FIRST, _SECOND), "11月4日の最終面接では、お世話になりました。", True),
        ((_FIRST, _SECOND), "三次面接の折には、ありがとうございました。", True),
        ((_FIRST, _SECOND), "一次面接に続き、二次面接でもお世話になりました。", False),
        ((_FIRST, _SECOND, _NEXT), "最終面接では、お世話になりました。", True),
        ((_FIRST, _SECOND, _NEXT), "12月1日の二次面接は、辞退いたします。", True),
        ((_FIRST, _SECOND, _NEXT), "12月1日の三次面接は、辞退いたします。", False),
        ((_FIRST, _SECOND, _NEXT), "二次面接を12月1日に設定していただきました。", True),
        ((_FIRST, _SECOND, _NEXT), "次回の四次面接も、よろしくお願いいたします。", True),
        ((_FIRST,), "Thank you so much for the second interview.", True),
        ((_FIRST,), "Thank you for taking the time for the second interview.", True),
        ((_FIRST,), "I enjoyed the second round of interviews.", True),
        ((_FIRST,), "When we met on 4 November for my second interview, you were kind.", True),
        ((_FIRST,), "On 4 November we had the 2nd interview.", True),
        ((_FIRST,), "I learned a lot in the final interview.", True),
        ((_FIRST, _OFFER), "I learned a lot in the final interview.", False),
        ((_FIRST,), "Thank you for the first interview.", False),
        ((_FIRST,), "I look forward to the second interview.", False),
        ((_FIRST,), "Thank you for inviting me to the second interview.", False),
        ((_FIRST,), "I would be glad to come to the second interview.", False),
        ((_FIRST, _SECOND), "The first interview on 12 November was a pleasure.", True),
        ((_FIRST, _SECOND), "The second interview on 12 November was a pleasure.", False),
        ((_FIRST, _SECOND, _NEXT), "I look forward to the fourth interview.", True),
        ((_FIRST, _SECOND, _NEXT), "I look forward to the third interview.", False),
    ],
)
def test_the_round_of_an_interview_is_that_of_the_board(
    events: tuple[Event, ...], said: str, is_found: bool
) -> None:
    for kind in ("thank-you", "decline", "more-time"):
        assert is_marked("meeting-round", said, application(events=events), kind) is is_found
    unknown = tuple(replace(one, round=None) for one in events)
    assert not is_marked("meeting-round", said, application(events=unknown))


_APPLIED = (event(Kind.APPLIED, "11-05T10:00"),)
_AHEAD = (*_APPLIED, event(Kind.INTERVIEW, "12-01T10:00"))
_OFF = (
    *_APPLIED,
    event(Kind.INTERVIEW, "11-25T11:00", cancelled=True, cancelled_at=at("11-25T11:30")),
    event(Kind.NO_SHOW, "11-25T11:30"),
)
_HELD = (*_APPLIED, event(Kind.INTERVIEW, "11-24T11:00"))
_THANKS = (
    "先日は面接のお時間をいただき、ありがとうございました。",
    "昨日は面接をしていただき、ありがとうございました。",
    "先日の面接では、大変お世話になりました。",
    "先日お会いできて、大変嬉しく存じました。",
    "先日は面談の機会を賜り、厚く御礼申し上げます。",
    "Thank you again for the pleasant interview.",
    "It was a pleasure to meet you at the interview.",
    "It was a pleasure to talk to you.",
    "Thank you for the interview last week.",
    "Thank you for the interview yesterday.",
    "I enjoyed our conversation last week.",
    "I appreciated meeting you again.",
    "In the interview last week you told me about the team.",
)
_NO_THANKS = (
    "面接の機会をいただけますと幸いです。",
    "ぜひ一度お会いできれば幸いです。",
    "このたびは面接のご案内をいただき、ありがとうございました。",
    "面接の日程をご調整いただき、ありがとうございました。",
    "他社の面接では、よい経験ができました。",
    "昨日はお電話にて、ありがとうございました。",
    "It would be a pleasure to meet you.",
    "Thank you for the invitation to the interview.",
    "Thank you for arranging the interview.",
    "I look forward to meeting you at the interview.",
    "It was a pleasure to meet you at the career fair.",
    "I enjoyed our interview at another company.",
    "I had hoped to meet the team at the interview.",
    "Thank you for preparing me for the interview.",
    "I am sorry that the interview yesterday did not take place.",
)


@for_each_row("said", [*_THANKS, *_NO_THANKS])
def test_nobody_is_thanked_for_an_interview_that_was_not_held(said: str) -> None:
    for events in (_APPLIED, _AHEAD, _OFF):
        for kind in ("application-follow-up", "new-date", "withdrawal"):
            found = is_marked("nothing-met", said, application(events=events), kind)
            assert found is (said in _THANKS), (events[-1].kind, kind)
    assert not is_marked("nothing-met", said, application(events=_HELD), "withdrawal")


def test_thanks_for_the_chance_of_an_interview_ahead_are_true() -> None:
    said = "このたびは面接の機会をいただき、ありがとうございました。"
    for events, is_due in ((_AHEAD, False), (_OFF, False), (_APPLIED, True)):
        assert is_marked("nothing-met", said, application(events=events), "withdrawal") is is_due
    said = "Thank you for the interview."
    for events, is_due in ((_AHEAD, False), (_OFF, True), (_APPLIED, True)):
        assert is_marked("nothing-met", said, application(events=events), "withdrawal") is is_due
