"""The weekly self-audit: figures, streak, and the resolution that one is reminded of."""

from __future__ import annotations

from dataclasses import replace

from jobboard_tui.config.audit_questions import load_questions
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.practice_values import (
    Answer,
    Answers,
    HonestAnswer,
    Practice,
    PracticeEntry,
)
from jobboard_tui.domain.reminders.api import ReminderState
from jobboard_tui.domain.reports.self_audit import (
    FIGURES,
    figure_words,
    figures,
    last_answers,
    streak,
)
from tests.domain.timeline_builder import TimelineBuilder, because
from tests.rows import for_each_row

NOW = "11-26 20:00"


def test_the_figures_are_those_of_seven_days() -> None:
    hunt = (
        TimelineBuilder()
        .app("a", source="LinkedIn")
        .app("b", source="LinkedIn")
        .app("c", agency="Robin")
        .log("applied", "11-19 20:00", "old")
        .log("applied", "11-19 20:01", "a", people=("Sato",))
        .log("applied", "11-20", "b")
        .log("applied", "11-21", "c", people=("Sato", "Mori"))
        .log("interview", "11-25", "a", people=("Ito",))
        .log("thanked", "11-25 18:00", "a")
        .log("followed-up", "11-26", "b")
        .log("connected", "11-26", "a")
        .log("interview", "11-27", "b", people=("Abe",))
    )
    when = hunt.at("11-24")
    exercise = PracticeEntry(id="p", practice=Practice.LEARNING, at=when, logged=when, minutes=25)
    board = replace(hunt.board, hill=hunt.board.hill.add_entry(exercise))
    assert figures(board, hunt.at(NOW)) == {
        "applied": 3,
        "sources": 2,
        "followed-up": 1,
        "messages": 2,
        "meetings": 1,
        "people": 3,
        "connected": 1,
        "practice": 25,
    }


def test_every_figure_has_words_and_every_question_figures() -> None:
    assert all("7" in figure_words(name, 7) for name in FIGURES)
    questions = load_questions()
    assert len(questions) == len({question.id for question in questions}) == 3
    assert all(
        question.english and question.japanese and question.figures for question in questions
    )
    assert "applied" in questions[0].figures


@for_each_row(
    ("audits", "count"),
    [
        ((), 0),
        (("11-26",), 1),
        (("11-16", "11-22", "11-23"), 2),  # twice in a week is once
        (("11-17",), 1),  # this week is not over
        (("11-10",), 0),
        (("11-03", "11-10", "11-17"), 3),
        (("11-03", "11-17"), 1),
        (("11-27",), 0),
    ],
)
def test_the_streak_counts_weeks_in_a_row(audits: tuple[str, ...], count: int) -> None:
    hunt = TimelineBuilder()
    for at in audits:
        hunt.audit(at)
    assert streak(hunt.board, calendar_of(hunt.board.zone, ()), hunt.at(NOW)) == count


def test_the_last_answers_are_those_of_the_last_audit() -> None:
    hunt = TimelineBuilder()
    for at, said in (
        ("11-12", HonestAnswer.YES),
        ("11-19", HonestAnswer.NO),
        ("12-24", HonestAnswer.PARTLY),
    ):
        answer = Answer(question="luck", said=said, words=at)
        answers = Answers(event=at, at=hunt.at(at), answers=(answer,))
        hunt.board = replace(hunt.board, hill=hunt.board.hill.add_audit(answers))
    assert last_answers(hunt.board, hunt.at(NOW))["luck"].said is HonestAnswer.NO


# -- the resolution ------------------------------------------------------------------------------


def resolved(hunt: TimelineBuilder, at: str, note: str) -> TimelineBuilder:
    hunt.board = hunt.board.note(hunt.event("audit", at, note=note, id=f"audit {at}"))
    return hunt


def test_one_is_reminded_of_the_resolution_from_the_next_day_on() -> None:
    hunt = resolved(
        TimelineBuilder().log("applied", "11-20"), "11-22 21:00", "Three applications.\nmore"
    )
    assert hunt.state("resolution", "11-22 22:00", None) is ReminderState.WAITING
    reminder = hunt.one("resolution", "11-24", None)
    assert (reminder.state, reminder.soft, reminder.due_at) == (ReminderState.DUE, True, None)
    assert because(reminder).startswith("Three applications.; ")
    assert "more" not in because(reminder)


def test_it_is_ticked_off_replaced_by_the_next_audit_and_given_up_after_two_weeks() -> None:
    hunt = resolved(TimelineBuilder().log("applied", "11-20"), "11-22", "Three applications.")
    assert hunt.of("resolution", "12-05 23:00", None)
    assert not hunt.of("resolution", "12-06 00:00", None)
    hunt.shelve("done", "resolution", "audit 11-22", app=None)
    assert not hunt.of("resolution", "11-25", None)
    resolved(hunt, "11-29", "Call Mori.")
    assert because(hunt.one("resolution", "12-01", None)).startswith("Call Mori.")
    resolved(hunt, "12-02", "")
    assert not hunt.of("resolution", "12-04", None)


def test_the_audit_satisfies_its_reminder() -> None:
    hunt = TimelineBuilder().log("applied", "11-02")
    assert hunt.state("weekly-audit", "11-10", None) is ReminderState.DUE
    resolved(hunt, "11-10", "x")
    assert hunt.state("weekly-audit", "11-12", None) is ReminderState.WAITING
    assert {event.kind for event in hunt.board.events} == {Kind.AUDIT}
