"""What was thought after an interview, and the bank of questions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.reports.reflection import (
    Reflection,
    question_bank,
    questions_asked_before,
    topics,
)
from tests.domain.letters.letter_builder import NOW, application, board, event

LINES = st.text(st.characters(codec="utf-8", categories=("L", "N")), max_size=20)


@given(LINES, LINES, LINES, st.lists(LINES, max_size=3), st.lists(LINES, max_size=3))
def test_a_note_says_what_was_put_in(
    well: str, hard: str, strengths: str, talked: list[str], asked: list[str]
) -> None:
    reflection = Reflection(
        went_well=well,
        hard=hard,
        strengths=strengths,
        topics=tuple(filter(None, talked)),
        questions=tuple(filter(None, asked)),
    )
    again = Reflection.of(reflection.note)
    assert again.note == Reflection.of(again.note).note
    assert len(again.questions) == len(reflection.questions)


def test_headings_in_both_languages_and_free_text() -> None:
    reflection = Reflection.of(
        "A trial lesson says more.\n良かった点: 障害対応の話\n"
        "Hard: the quaternion\ndraw it next time\n"
        "質問：なぜ当社か\nAsked: Why us?\nTopic: nights\n\nLater thought."
    )
    assert reflection.went_well == "障害対応の話"
    assert reflection.hard == "the quaternion\ndraw it next time"
    assert reflection.questions == ("なぜ当社か", "Why us?")
    assert reflection.topics == ("nights",)
    assert reflection.rest == "A trial lesson says more.\nLater thought."


def test_what_was_asked_is_shown_before_the_next_interview() -> None:
    note = "Asked: Why us?\nAsked: A bad night?"
    held = [
        event(Kind.INTERVIEW, "11-20T10:00", round=1),
        event(Kind.REFLECTED, "11-20T12:00", note=note),
    ]
    ahead = event(Kind.INTERVIEW, "11-27T10:00", round=2)
    assert questions_asked_before(application(events=[*held, ahead]), NOW) == (
        "Why us?",
        "A bad night?",
    )
    assert questions_asked_before(application(events=held), NOW) == ()
    called_off = replace(ahead, cancelled=True)
    assert questions_asked_before(application(events=[*held, called_off]), NOW) == ()


def test_the_bank_is_searched_by_words_company_and_round() -> None:
    first = application(
        "株式会社アオバ",
        app_id="a",
        events=[
            event(Kind.INTERVIEW, "11-02T10:00", round=2),
            event(Kind.REFLECTED, "11-02T12:00", note="Asked: Why us?\nAsked: A bad night?"),
        ],
    )
    second = application(
        "Kestrel KK",
        app_id="b",
        role="SRE",
        events=[event(Kind.REFLECTED, "11-05T12:00", note="Asked: Why now?\nTopic: nights")],
    )
    gone = application(
        "X",
        app_id="c",
        events=[event(Kind.REFLECTED, "11-05T12:00", note="Asked: Why?", cancelled=True)],
    )
    whole = board(first, second, gone)
    assert [question.question for question in question_bank(whole)] == [
        "Why now?",
        "Why us?",
        "A bad night?",
    ]
    assert [question.question for question in question_bank(whole, "ｱｵﾊﾞ why")] == ["Why us?"]
    assert [question.company for question in question_bank(whole, "sre")] == ["Kestrel KK"]
    assert question_bank(whole, "night")[0].round == 2
    assert question_bank(whole, "nothing of that") == []
    assert topics(second) == ("nights",)
