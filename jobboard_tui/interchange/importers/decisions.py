"""What the user has said of a file: meanings of columns and words, the order of dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from types import MappingProxyType

from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.interchange.importers.cell_dates import DateOrder

KEEP, SKIP = "keep", "skip"
"""Meanings of a column whose cells stay words in the notes, and of one that is left out."""


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@frozen
class ImportDecisions:
    """What was decided: meanings by the folded names of columns, stages by folded words.

    `sheet` names the sheet of a workbook. Where nothing is said the program finds out.
    """

    columns: Mapping[str, str] = field(default_factory=_nothing)
    words: Mapping[str, str] = field(default_factory=_nothing)
    date_order: DateOrder | None = None
    sheet: str = ""

    def with_column(self, name: str, meaning: str) -> ImportDecisions:
        """Return these and the meaning of one more column."""
        return replace(self, columns={**self.columns, fold(name): meaning})

    def with_word(self, word: str, stage: str) -> ImportDecisions:
        """Return these and the stage of one more word."""
        return replace(self, words={**self.words, fold(word): stage})

    def over(self, other: ImportDecisions) -> ImportDecisions:
        """Return what is decided here, and else what the other one says."""
        return ImportDecisions(
            columns={**other.columns, **self.columns},
            words={**other.words, **self.words},
            date_order=self.date_order or other.date_order,
            sheet=self.sheet or other.sheet,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is decided that another file with this header could use."""
        return not (self.columns or self.words or self.date_order)


def signature(header: Iterable[str]) -> tuple[str, ...]:
    """Return the folded names of a header, by which the same kind of file is known again."""
    return tuple(fold(name) for name in header)
