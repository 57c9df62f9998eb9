"""The column of stages where no name of a column says so: by the words in its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobboard_tui.domain.text import clean, fold
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.cell_dates import read_clock, read_form
from jobboard_tui.interchange.importers.csv_table import CsvTable
from jobboard_tui.interchange.importers.types import ImportContext

_FEWEST_WORDS = 3
"""Different words of stages that make a column one of stages."""
_LONGEST, _LONGEST_TICK = 40, 4
"""Characters of such a word, and of one that may only be a tick."""
_OF_WISHES = ("予定", "希望", "next", "planned", "goal", "目標", "興味", "interest", "志望")
"""Parts of names of columns that say what may come, or what is liked."""


def with_column_of_stages(table: CsvTable, context: ImportContext) -> tuple[CsvTable, list[str]]:
    """Return a table with its column of stages, if its cells alone say which it is, and so.

    At least three different words of stages stand there, of two stages, and two thirds of what
    stands there are such.
    """
    if "company" not in table.meanings:
        return table, []
    table = _without_words_for_times(table, context)
    if "stage" in table.meanings:
        return table, []
    decided = context.decisions.columns
    shares = {
        place: share
        for place, name in enumerate(table.header)
        if table.meanings[place] is None
        and fold(name) not in decided
        and not any(part in fold(name) for part in _OF_WISHES)
        and not (context.vocabulary.is_prose(name) or context.vocabulary.is_login(name))
        and (share := _share_of_stages(table, place, context))
    }
    if not shares:
        return table, []
    place = max(shares, key=lambda at: shares[at])
    meanings = [*table.meanings]
    meanings[place] = "stage"
    remark = _("“{column}” is read as the stage, by what stands in it")
    return replace(table, meanings=meanings), [remark.format(column=clean(table.header[place]))]


def _without_words_for_times(table: CsvTable, context: ImportContext) -> CsvTable:
    """The table with the end of an application where its column is called as that of a meeting."""
    meanings = [*table.meanings]
    for place, meaning in enumerate(table.meanings):
        if meaning is None or not meaning.endswith(("/time", "/end")):
            continue
        texts = list(_texts(table, place, context))
        if not texts or any(read_clock(text) or read_form(text) for text in texts):
            continue
        standings = [context.vocabulary.standing(text) for text in texts]
        are_ends = all(
            standing is not None and standing.exact and not standing.stage.is_open
            for standing in standings
        )
        meanings[place] = "outcome" if are_ends and "outcome" not in meanings else None
    return replace(table, meanings=meanings)


def _share_of_stages(table: CsvTable, place: int, context: ImportContext) -> float:
    """Which part of the filled cells of a column are words of stages; 0 where they are too few."""
    words = context.vocabulary
    texts = list(_texts(table, place, context))
    stages = {
        text: standing
        for text in dict.fromkeys(texts)
        if len(text) <= _LONGEST
        and not (words.is_answer(text) and len(text) <= _LONGEST_TICK)
        and (standing := words.standing(text)) is not None
        and standing.exact
    }
    share = sum(text in stages for text in texts) / len(texts) if texts else 0
    meant = {(standing.stage, standing.outcome) for standing in stages.values()}
    is_enough = len(stages) >= _FEWEST_WORDS and len(meant) > 1 and share >= 2 / 3
    return share if is_enough else 0


def _texts(table: CsvTable, place: int, context: ImportContext) -> Iterator[str]:
    for record in table.records:
        cell = record.cells[place] if place < len(record.cells) else ""
        if not context.vocabulary.is_blank(cell):
            yield clean(cell)
