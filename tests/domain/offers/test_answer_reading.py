"""An answer about an item, read once for the command line and the dashboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource, ItemAnswer, ItemState
from jobboard_tui.domain.offers.answer_reading import (
    read_answer,
    read_suggestions,
    read_terms,
    with_reading,
    with_terms,
)
from jobboard_tui.domain.offers.checklist import item_of, lines
from tests.rows import for_each_row

LIST = load_checklist()
NOW = datetime(2026, 11, 25, 14, tzinfo=ZoneInfo("Asia/Tokyo"))
AOBA = Application(
    id="aoba",
    company="Aoba",
    role="Engineer",
    added=NOW,
    checklist={"dogs": ItemAnswer(title="dogs in the office", state=ItemState.TO_ASK)},
)


@for_each_row(
    ("name", "text", "kept", "understood", "remark"),
    [
        ("base-salary", "450k", "450k", "45万円 a month", ""),
        ("base-salary", "by agreement", "by agreement", "", "saved as text, not counted"),
        ("start-date", "入社日: 2月1日", "Mon 1 Feb 2027", "Mon 1 Feb 2027", ""),
        ("start-date", "first-day=2月1日", "first-day=Mon 1 Feb 2027", "Mon 1 Feb 2027", ""),
        ("start-date", "after the visa", "after the visa", "", "saved as text: not a date"),
        (ANSWER_BY, "回答期限：12月4日", "Fri 4 Dec 2026", "Fri 4 Dec 2026, 9 days", ""),
        ("remote-policy", "by agreement", "by agreement", "", ""),
        ("base-salary", "", "", "", ""),
    ],
)
def test_an_answer_is_read(name: str, text: str, kept: str, understood: str, remark: str) -> None:
    reading = read_answer(item_of(LIST, AOBA, name), text, AOBA, NOW)
    assert (reading.text, reading.understood, reading.remark) == (kept, understood, remark)


def test_the_offer_deadline_is_a_date() -> None:
    item = item_of(LIST, AOBA, ANSWER_BY)
    reading = read_answer(item, "12/4", AOBA, NOW)
    answer = with_reading(AOBA, ANSWER_BY, reading, NOW).checklist[ANSWER_BY]
    assert (answer.value, answer.by, answer.told) == ("Fri 4 Dec 2026", date(2026, 12, 4), NOW)
    with pytest.raises(InvalidInput):
        read_answer(item, "when they ask", AOBA, NOW)
    with pytest.raises(AmbiguousInput):
        read_answer(item_of(LIST, AOBA, "start-date"), "11/20", AOBA, NOW)


def test_the_amount_of_an_own_item_is_said_not_to_count() -> None:
    reading = read_answer(item_of(LIST, AOBA, "dogs"), "5万円 a year for a dog", AOBA, NOW)
    assert reading.remark.startswith("saved as text, not counted: the amount in it")


def test_words_beside_a_number_say_what_still_counts() -> None:
    application = replace(AOBA, terms={"base": 450_000})
    reading = read_answer(item_of(LIST, AOBA, "base-salary"), "by agreement", application, NOW)
    assert reading.remark == "still counted: 45万円 a month; write base= to remove it"


def test_what_the_card_says_is_read_as_it_is_taken() -> None:
    application = replace(AOBA, notes="入社日: 4月1日")
    line = next(line for line in lines(LIST, application, NOW) if line.item.id == "start-date")
    (reading,) = read_suggestions(line, NOW)
    assert reading.remark == "saved as text: the year is missing"
    taken = next(line for line in lines(LIST, AOBA, NOW) if line.item.id == "start-date")
    assert read_suggestions(taken, NOW) == []


def test_a_named_term_is_read_with_its_remarks() -> None:
    read = read_terms("base", "45万円 (before tax)", NOW)
    assert read is not None
    text, readings = read
    assert [(term.name, term.words) for term in readings] == [("base", "45万円 a month")]
    application = with_terms(AOBA, "base", text, readings, origin=AnswerSource.MEETING)
    assert application.terms == {"base": 450_000}
    assert application.checklist["base-salary"].state is ItemState.CONFIRMED
    assert read_terms("remote-policy", "two days", NOW) is None
