"""One line about what was practised."""

from __future__ import annotations

import pytest

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.practice_line import PracticeLine, parse_practice
from jobboard_tui.domain.practice_values import Practice
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row

JAPANESE, HUNTING, LEARNING = Practice


@for_each_row(
    ("text", "expected"),
    [
        ("j 30", PracticeLine(JAPANESE, 30, None, "")),
        ("j 30 grammar", PracticeLine(JAPANESE, 30, None, "grammar")),
        ("j 45 minutes of grammar", PracticeLine(JAPANESE, 45, None, "of grammar")),
        ("j 2 hours", PracticeLine(JAPANESE, 120, None, "")),
        ("japanese 30m N2 grammar", PracticeLine(JAPANESE, 30, None, "N2 grammar")),
        ("日本語 45分 文法", PracticeLine(JAPANESE, 45, None, "文法")),
        ("job 3x alerts", PracticeLine(HUNTING, None, 3, "alerts")),
        ("就活　２件　求人", PracticeLine(HUNTING, None, 2, "求人")),
        ("h talk at a fair", PracticeLine(HUNTING, None, 1, "talk at a fair")),
        ("L 2h", PracticeLine(LEARNING, 120, None, "")),
        ("learning 90 min vue", PracticeLine(LEARNING, 90, None, "vue")),
        ("l 3rd chapter", PracticeLine(LEARNING, None, 1, "3rd chapter")),
        ("study 9999h", PracticeLine(LEARNING, 9999, None, "")),
        ("j ３０分 ①助詞 ㈱", PracticeLine(JAPANESE, 30, None, "①助詞 ㈱")),
        ("j ①助詞", PracticeLine(JAPANESE, None, 1, "①助詞")),
        ("j 1h30m kanji", PracticeLine(JAPANESE, 90, None, "kanji")),
        ("l 1h 15m book", PracticeLine(LEARNING, 75, None, "book")),
        ("j 1.5h", PracticeLine(JAPANESE, 90, None, "")),
        ("日本語 １時間半", PracticeLine(JAPANESE, 90, None, "")),
        ("日本語30分 文法", PracticeLine(JAPANESE, 30, None, "文法")),
        ("勉強1時間30分", PracticeLine(LEARNING, 90, None, "")),
    ],
)
def test_what_how_much_and_a_note(text: str, expected: PracticeLine) -> None:
    assert parse_practice(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "note"),
    [
        ("yesterday japanese 30m grammar", 25, "grammar"),
        ("昨日 日本語 30分 文法", 25, "文法"),
        ("mon 20:00 j 30 yesterday", 23, "yesterday"),
        ("3 days ago j 30", 23, ""),
        ("昨日 日本語30分", 25, ""),
    ],
)
def test_when_it_was_may_stand_in_front(text: str, day: int, note: str) -> None:
    now = TimelineBuilder().at("11-26")
    line = parse_practice(text, now)
    assert line.at is not None
    assert (line.at.day, line.practice, line.minutes, line.note) == (day, JAPANESE, 30, note)
    assert parse_practice("j 30 yesterday", now).at is None


@pytest.mark.parametrize("text", ["+1d j 30", "someday j 30", "yesterday sleep 30"])
def test_a_time_to_come_or_none_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_practice(text, TimelineBuilder().at("11-26"))


@pytest.mark.parametrize("text", ["", "sleep 30", "j 0", "30 japanese"])
def test_what_is_not_understood(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_practice(text)
