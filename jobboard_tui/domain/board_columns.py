"""The columns of the board: each is a row with its name, its key and the stage that it means.

A stage has one column or several. Its first one has the stage's name, and the file keeps the stage
alone for it; of a further one it keeps the name beside the stage.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from jobboard_tui.domain.models import Application
from jobboard_tui.domain.stages import STAGES, Stage


class BoardColumn(NamedTuple):
    """One column of the board.

    `name` is what the command line and the file call it, `label` returns what the screen does.
    `key` is its letter in the menu of moves, `order` its place from left to right; the first
    column of a stage is the leftmost. Where the screen is narrow, the column with the highest
    `fold_order` is folded first.
    """

    name: str
    label: Callable[[], str]
    key: str
    stage: Stage
    order: int
    fold_order: int


def _of_stage(stage: Stage, *, key: str, order: int, fold_order: int) -> BoardColumn:
    """Return the column that has the name of its stage."""
    return BoardColumn(
        name=stage.value,
        label=STAGES[stage].label,
        key=key,
        stage=stage,
        order=order,
        fold_order=fold_order,
    )


class ColumnTable:
    """The columns of a board, looked up in the ways that the program needs.

    `ordered` are all from left to right, `by_name` all by their names, `firsts` the first column
    of each stage, `parted` the stages that have several.
    """

    def __init__(self, *columns: BoardColumn) -> None:
        self.ordered = tuple(sorted(columns, key=lambda column: column.order))
        self.by_name = {column.name: column for column in columns}
        self.firsts: dict[Stage, BoardColumn] = {}
        for column in self.ordered:
            self.firsts.setdefault(column.stage, column)
        self.parted = {column.stage for column in columns if column != self.firsts[column.stage]}
        assert set(self.firsts) == set(Stage), "a stage has no column"
        assert all(stage.value == column.name for stage, column in self.firsts.items()), (
            "the first column of a stage has not the stage's name"
        )
        assert len(self.by_name) == len(columns), "two columns have one name"
        assert len({column.key for column in columns}) == len(columns), "a key means two columns"


COLUMNS = ColumnTable(
    _of_stage(Stage.WISHLIST, key="w", order=10, fold_order=50),
    _of_stage(Stage.APPLIED, key="a", order=20, fold_order=30),
    _of_stage(Stage.SCREENING, key="s", order=30, fold_order=40),
    _of_stage(Stage.INTERVIEW, key="i", order=40, fold_order=10),
    _of_stage(Stage.OFFER, key="o", order=50, fold_order=20),
    _of_stage(Stage.ACCEPTED, key="x", order=60, fold_order=60),
    _of_stage(Stage.CLOSED, key="c", order=70, fold_order=70),
)
"""Every column. Those at the end fold first: there is least to do."""


def board_columns() -> tuple[BoardColumn, ...]:
    """Return the columns from left to right."""
    return COLUMNS.ordered


def find_column(name: str) -> BoardColumn | None:
    """Return the column of that name; None where there is none."""
    return COLUMNS.by_name.get(name)


def column_named(name: str) -> BoardColumn:
    """Return the column of that name; `KeyError` where there is none."""
    return COLUMNS.by_name[name]


def column_at(stage: Stage, name: str = "") -> BoardColumn:
    """Return the column `name` of a stage; its first one where the stage has none of that name."""
    column = find_column(name)
    return column if column is not None and column.stage is stage else COLUMNS.firsts[stage]


def column_of(application: Application) -> BoardColumn:
    """Return the column in which an application stands."""
    stage = application.stage
    if stage not in COLUMNS.parted:  # a closed application is not decoded for a field without use
        return COLUMNS.firsts[stage]
    return column_at(stage, application.column)


def further_name(column: BoardColumn) -> str:
    """Return what an application in a column keeps beside its stage: nothing for a first column."""
    return "" if column == COLUMNS.firsts[column.stage] else column.name
