"""The page to print: one A4, reckoned by the cells of its lines, in one language or two."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from rich.cells import cell_len

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.config.review_page import PageForm, ReviewSource, review_page
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offer_values import Concern, RedFlag
from jobboard_tui.domain.offers.checklist import with_answer, with_suggestions
from jobboard_tui.domain.offers.received_letter import with_letter
from tests.domain.timeline_builder import IN_2026, TimelineBuilder

LIST = load_checklist()
LETTER = Path(__file__).parents[1] / "data" / "letters" / "seishain.txt"
ROOM = {1: (112, 60), 2: (66, 75)}
"""By how many languages there are: half-width cells of a line and lines of an A4."""


def source(name: str) -> ReviewSource:
    hunt = TimelineBuilder().log("offer", "11-20", by="2026-12-04")
    hunt.log("offer-meeting", "11-26 14:00", people=("Sato", "Kimura"))
    board = hunt.board
    if name == "a whole letter":
        board = with_letter(board, "a", LETTER.read_text(encoding="utf-8"), "x", IN_2026)
        application = with_suggestions(LIST, board["a"], IN_2026)
        for item, text in (
            ("bonus", "bonus-months=4, stock=年額100万円"),
            ("working-hours", "weekly-hours=40"),
            ("sign-on", "50万円"),
        ):
            application = with_answer(application, item, text, None)
        doubts = {str(n): Concern(text="tired " * 8, question="How much? " * 4) for n in range(3)}
        board = board.with_applications(replace(application, doubts=doubts))
    if name == "far too much":
        long = "so many words that nobody reads them in two minutes " * 12
        doubts = {str(n): Concern(text=f"{n} {long}", question=long) for n in range(20)}
        flags = {one.id: RedFlag(at=IN_2026) for one in LIST.flags}
        application = replace(board["a"], company=long, role=long, doubts=doubts, flags=flags)
        for item in ("bonus", "commuting", "team", "side-jobs", "start-date"):
            application = with_answer(application, item, long, None)
        board = board.with_applications(application)
    return ReviewSource(
        board=board,
        application=board["a"],
        checklist_template=LIST,
        experienced=False,
        now=IN_2026,
    )


def lines_of(article: str, width: int) -> float:
    """How many lines of text a side of the page takes, with the space around headings."""
    count = 0.0
    for tag, text in re.findall(r"<(h1|h2|p|li|dd|div)[^>]*>(.*?)</\1>", article, re.DOTALL):
        said = unescape(re.sub(r"<[^>]+>", "", text))
        count += -(-max(1, cell_len(said)) // (width - (14 if tag == "dd" else 3)))
        count += {"h1": 1.0, "h2": 0.8, "div": 3.0}.get(tag, 0)
    return count


@pytest.mark.parametrize("name", ["nothing known", "a whole letter", "far too much"])
@pytest.mark.parametrize("languages", [(Language.EN,), (Language.JA,), tuple(Language)])
def test_the_page_is_one_sheet(name: str, languages: tuple[Language, ...]) -> None:
    page = review_page(source(name), PageForm.HTML, languages)
    width, most = ROOM[len(languages)]
    for article in re.findall(r"<article.*?</article>", page, re.DOTALL):
        known = re.search(r'<ul class="known">.*?</ul>', article, re.DOTALL)
        columns = 2 if len(languages) == 1 else 1
        inside = "" if known is None else known[0]
        rest = article.replace(inside, "")
        lines = lines_of(rest, width) + lines_of(inside, width // columns) / columns
        assert lines <= most
        assert "Notes" in article or "メモ" in article  # the last part of the page


def test_both_languages_say_the_same_parts() -> None:
    page = review_page(source("a whole letter"), PageForm.HTML, tuple(Language))
    sides = re.findall(r"<article.*?</article>", page, re.DOTALL)
    counts = [[side.count(tag) for tag in ("<h2>", "<dt>", "<ol>")] for side in sides]
    assert counts[0] == counts[1]
