"""Reads what people have: LinkedIn's export, any sheet, lists in JSON, our own board.

A file goes through these modules: `sources` opens it, a format of the `registry` turns it into
readings, `reconciliation` compares them with the board, and the `Plan` tells what came out, which
`apply_plan` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.rules import RuleSet
from jobboard_tui.interchange.importers.decisions import ImportDecisions
from jobboard_tui.interchange.importers.moved_on import FileValues
from jobboard_tui.interchange.importers.plan import Plan, PlanFill, PlanRow, Problem, Verdict

if TYPE_CHECKING:
    from jobboard_tui.interchange.importers.reconciliation import Reconciliation
    from jobboard_tui.interchange.importers.types import RowResults

__all__ = ["Plan", "PlanFill", "PlanRow", "Problem", "Progress", "Verdict", "read"]

Progress = Callable[[int, int], None]
"""Told now and then how many rows are done, and of how many."""

_EVERY = 100


def read(
    paths: Sequence[Path],
    board: Board,
    now: datetime,
    format: str | None = None,
    progress: Progress | None = None,
    *,
    rule_set: RuleSet | None = None,
    decisions: ImportDecisions | None = None,
    remembered: Mapping[tuple[str, ...], ImportDecisions] | None = None,
    last_values: Mapping[str, FileValues] | None = None,
) -> Plan:
    """Return what importing these files into the board would do; nothing is changed.

    `format` is one of `registry.FORMATS`; None finds it out. `progress` is called at least every
    200 rows; what it raises ends the reading. `rule_set` tells what is silent: the shipped rules
    unless given. `decisions` is what the user says of the columns, words and dates of these files,
    `remembered` what was said of files with the same header, by its `signature`,
    `last_values` what files told of applications when they were read before.
    Raises `JobboardError` where a file as a whole can't be read; single rows that can't are in the
    plan.
    """
    from jobboard_tui.config.rules_file import load_rules
    from jobboard_tui.interchange.importers.open_sources import open_all, remarks_on
    from jobboard_tui.interchange.importers.plan_text import remarks_on_unread, remarks_on_unwatched
    from jobboard_tui.interchange.importers.reconciliation import Reconciliation
    from jobboard_tui.interchange.importers.types import ImportContext
    from jobboard_tui.interchange.importers.vocabulary import load_vocabulary

    vocabulary = replace(
        load_vocabulary(), decided=decisions or ImportDecisions(), remembered=remembered or {}
    )
    context = ImportContext(now.astimezone(board.home), board.home, vocabulary, vocabulary.decided)
    context.used.update(board.applications, board.bin)
    opened = open_all(paths, context, format)
    decider = Reconciliation(board, context, rule_set or load_rules(None), last_values or {})
    _take_rows(decider, [readings for _name, readings in opened], progress)
    wholes = [readings.whole for _name, readings in opened if readings.whole is not None]
    remarks = remarks_on([readings for _name, readings in opened])
    plan = decider.plan(
        (name for name, _readings in opened),
        [
            *remarks,
            *remarks_on_unread(decider.rows),
            *remarks_on_unwatched(decider.new.values(), now),
        ],
        wholes[0] if wholes else None,
    )
    columns = tuple(column for _name, readings in opened for column in readings.columns)
    words = tuple(word for _name, readings in opened for word in readings.words)
    return replace(plan, columns=columns, words=words)


def _take_rows(
    decider: Reconciliation, sources: Sequence[RowResults], progress: Progress | None
) -> None:
    """Lay every row of some files beside the board, and tell how far that is."""
    total = sum(readings.count for readings in sources)
    done = 0
    for readings in sources:
        for reading in readings.rows:
            if progress is not None and done % _EVERY == 0:
                progress(done, total)
            decider.take(readings, reading)
            done += 1
    if progress is not None:
        progress(total, total)
