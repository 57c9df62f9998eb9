"""What one asks for when negotiating: a range, kept with its item, and a sentence of the letter."""

from __future__ import annotations

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.letters.wish_sentences import in_language, wish_sentences
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offers.checklist_template import ChecklistItem
from jobboard_tui.domain.offers.wishes import read_wish, wish_words, with_wish
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row

LIST = load_checklist()
TITLES = {
    (item.id, language): item.said(language).title for item in LIST.items() for language in Language
}


def item(name: str) -> ChecklistItem:
    found = LIST.item(name)
    assert found is not None
    return found


@for_each_row(
    ("name", "text", "remark"),
    [
        ("base-salary", "47万円〜50万円", False),
        ("base-salary", "47万円..50万円", False),
        ("base-salary", "47万円 to 50万円", False),
        ("base-salary", "50万円", False),
        ("base-salary", "43万円〜45万円", True),  # the offer says 45
        ("base-salary", "45万円", True),
        ("remote-policy", "three days from home", False),
        ("start-date", "from 1 April", False),
    ],
)
def test_a_range_is_held_against_the_offer(name: str, text: str, remark: bool) -> None:
    wish = read_wish(item(name), text, {"base": 450_000})
    assert (wish.text, bool(wish.remark)) == (text, remark)


@for_each_row(
    ("name", "text", "said"),
    [
        ("base-salary", "350-400k yen", "350-400k yen (35万円〜40万円)"),
        ("base-salary", "月給50万円", "月給50万円 (50万円 a month)"),
        ("base-salary", "50万円", "50万円"),
        ("base-salary", "a little more", "a little more (saved as text)"),
        ("remote-policy", "three days from home", "three days from home"),
    ],
)
def test_it_is_said_how_the_amount_of_a_wish_is_read(name: str, text: str, said: str) -> None:
    assert wish_words(item(name), text) == said


@pytest.mark.parametrize("text", ["50万円〜47万円", "500,000円 to 470,000円"])
def test_a_range_that_ends_below_its_beginning_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_wish(item("base-salary"), text, {})


@for_each_row(
    ("wish", "english", "japanese"),
    [
        ("2027-02-15", "15 February 2027", "2027年2月15日"),
        ("2027年2月15日", "15 February 2027", "2027年2月15日"),
        (
            "2027-02-15..2027-03-01",
            "15 February 2027 to 1 March 2027",
            "2027年2月15日〜2027年3月1日",
        ),
        ("125日", "125 days", "125日"),
        ("週3日", "3 days a week", "週3日"),
        ("月1回", "1 time a month", "月1回"),
        ("年間125日〜130日", "125 days a year to 130 days", "年間125日〜130日"),
        ("1日7.5時間", "7.5 hours a day", "1日7.5時間"),
        ("3か月", "3 months", "3か月"),
        ("なし", "none", "なし"),
        ("年収800万円", "8,000,000 yen a year", "年収800万円"),
        ("月45万円", "450,000 yen a month", "月45万円"),
        # words of one's own, and what is no date, stay as they are
        ("three days from home", "three days from home", "three days from home"),
        ("2027-13-15", "2027-13-15", "2027-13-15"),
        ("シフトなし", "シフトなし", "シフトなし"),
    ],
)
def test_a_wish_is_written_as_its_letter_writes(wish: str, english: str, japanese: str) -> None:
    assert in_language(wish, Language.EN) == english
    assert in_language(wish, Language.JA) == japanese


def test_the_letter_has_a_sentence_for_each_wish() -> None:
    application: Application = TimelineBuilder().log("offer", "11-20").board["a"]
    assert wish_sentences(application, Language.EN, TITLES) == []
    application = with_wish(application, "base-salary", "47万円〜50万円")
    application = with_wish(application, "remote-policy", "three days from home")
    assert wish_sentences(application, Language.EN, TITLES) == [
        "As to the base salary, I would like to ask for 470,000 yen to 500,000 yen.",
        "As to the remote policy, I would like to ask for three days from home.",
    ]
    said = wish_sentences(application, Language.JA, TITLES)
    assert said[0] == "基本給につきましては、47万円〜50万円を希望しております。"
    without = with_wish(with_wish(application, "base-salary", ""), "remote-policy", "")
    assert without.checklist == {}
    assert Board().with_applications(without)
