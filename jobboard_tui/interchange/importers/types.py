"""What every format gives: one reading for each row, and remarks on the whole."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.ids import id_of
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.values import frozen
from jobboard_tui.interchange.importers.decisions import ImportDecisions
from jobboard_tui.interchange.importers.plan import ColumnReport, Problem, WordReport
from jobboard_tui.interchange.importers.vocabulary import Vocabulary


@dataclass(slots=True)
class ImportContext:
    """What a format needs to know beside the file: the instant, the home zone, the words.

    `decisions` are those of the user.
    """

    now: datetime
    home: tzinfo
    vocabulary: Vocabulary
    decisions: ImportDecisions = field(default_factory=ImportDecisions)
    used: set[str] = field(default_factory=set)

    def for_header(self, header: Iterable[str]) -> ImportContext:
        """The same, with what was decided for files of that header."""
        decisions = self.vocabulary.decisions_for(header)
        vocabulary = self.vocabulary.with_words(decisions.words)
        return replace(self, vocabulary=vocabulary, decisions=decisions)

    @property
    def today(self) -> date:
        """The date in the home zone."""
        return self.now.date()

    def new_id(self) -> str:
        """An id that nothing on the board or in the files has."""
        while True:
            made = id_of(secrets.token_bytes(8))
            if made not in self.used:
                self.used.add(made)
                return made


@frozen
class RowResult:
    """One row: the application that it tells of, or why it tells of none.

    `is_underway`: by its words something is going on, however long ago one has applied.
    """

    line: int
    understood: Application | None = None
    problems: tuple[Problem, ...] = ()
    reason: str = ""
    is_underway: bool = False


@dataclass(slots=True)
class RowResults:
    """The rows of one file.

    `count` says how many rows will come. `by_id`: the ids are those of a board, and two
    applications that look the same are two. `whole` is the board that the file holds. `columns`
    tells what each column was taken for, `words` which words for stages are in doubt.
    """

    source: str
    count: int
    rows: Iterator[RowResult]
    remarks: list[str] = field(default_factory=list)
    by_id: bool = False
    whole: Board | None = None
    columns: tuple[ColumnReport, ...] = ()
    words: tuple[WordReport, ...] = ()
