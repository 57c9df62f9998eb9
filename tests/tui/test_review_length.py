"""The review of every application of the demo: read in two minutes, on one screen."""

from __future__ import annotations

from datetime import datetime

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.config.demo_board import demo_board
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.checklist import groups
from jobboard_tui.domain.offers.negotiation_advice import advice
from jobboard_tui.domain.offers.review import MOST_WORDS, OfferReview, count_words, page, review
from jobboard_tui.tui.glyphs import UNICODE
from jobboard_tui.tui.presentation.meeting import Scene, scene_lines, topic_lines

NOW = datetime.fromisoformat("2026-11-21T17:00:00+09:00")
LIST = load_checklist()
BOARD = demo_board(NOW)
LEFT, RIGHT, LINES = 54, 65, 34
"""Cells of the two sides at 120x36, and lines between the heading and the keys."""


def reviewed(app_id: str, language: Language) -> OfferReview:
    one = BOARD[app_id]
    return review(LIST, one, NOW, advice(BOARD, one, NOW, experienced=False), language)


@pytest.mark.parametrize("language", Language)
def test_the_page_has_at_most_300_words_and_every_question(language: Language) -> None:
    for app_id in BOARD.applications:
        of = reviewed(app_id, language)
        for markdown in (False, True):
            text = page(of, NOW, markdown=markdown)
            assert count_words(text) <= MOST_WORDS, app_id
            assert all(question.ask in text for question in of.questions), app_id


@pytest.mark.parametrize("language", Language)
def test_the_screen_of_120_by_36_needs_no_scrolling_and_has_at_most_300_words(
    language: Language,
) -> None:
    for app_id, one in BOARD.applications.items():
        found, of = groups(LIST, one, NOW), reviewed(app_id, language)
        for line in (group.lines[-1] for group in found):
            scene = Scene(
                item=line,
                language=language,
                review=of,
                clock=None,
                now=NOW,
            )
            left = topic_lines(found, line.item.id, language, (LEFT, LINES), UNICODE)
            right = list(scene_lines(scene, RIGHT, UNICODE))
            assert max(len(left), len(right)) <= LINES, (app_id, line.item.id)
            rows = [row for row, _ground, _id in left] + right
            text = "\n".join("".join(part for part, _tone in row) for row in rows)
            assert count_words(text) <= MOST_WORDS, (app_id, line.item.id)


def test_three_japanese_characters_are_read_like_one_word() -> None:
    assert count_words("勤務時間") == 2
    assert count_words("two words 年収") == 3
    assert count_words("あ" * 900) == MOST_WORDS
