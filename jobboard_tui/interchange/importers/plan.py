"""What an import would do, row by row, before anything is done.

A plan is a value: both front ends show it (`lines`), and `apply` is the one change, with one undo,
that carries it out. Ids and instants are fixed in it, so that it comes to the same when it is
applied again to a board that another program has changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.labels import MOST_NAMES, list_names
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.rules import RuleSet
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    FULLER = "fuller"
    UNREADABLE = "unreadable"


class Sureness(StrEnum):
    """How sure it is what a column holds."""

    TOLD = "told"
    SURE = "sure"
    LIKELY = "likely"
    UNKNOWN = "unknown"
    LEFT_OUT = "left out"


@frozen(kw_only=True)
class ColumnReport:
    """A column of a file: its name, what it was taken for, how sure that is, and some values.

    `meaning` is as it is written on the command line, empty where none is known.
    """

    source: str
    name: str
    meaning: str
    sureness: Sureness
    samples: tuple[str, ...] = ()


@frozen(kw_only=True)
class WordReport:
    """A word in a column of stages that is not understood, or only in part; and in how many rows.

    `meaning` is the stage or outcome that it was taken for, empty where none is known.
    """

    source: str
    column: str
    word: str
    rows: int
    meaning: str
    sureness: Sureness


@frozen(kw_only=True)
class Problem:
    """Something in a file that is not understood.

    `line` is the physical line of the file, from 1; `column` the header's name, empty where the
    whole row is meant.
    """

    line: int
    column: str
    what: str


@frozen(kw_only=True)
class PlanRow:
    """One row of a file and what was understood of it.

    `source` is the file's name; `understood` None only in an unreadable row. `twin` is the id of
    the application, on the board or earlier in the files, that the row also means; `reason` says
    by what it was recognised, or what is worth knowing of a row that is taken as it is.
    `is_underway`: the row says that something is going on.
    """

    source: str
    line: int
    verdict: Verdict
    understood: Application | None = None
    twin: str | None = None
    reason: str = ""
    problems: tuple[Problem, ...] = ()
    is_underway: bool = False


@frozen(kw_only=True)
class PlanFill:
    """What a file tells of an application on the board. `own`: it is the same record, by its id.

    `last` is what a file told of it when it was read before.
    """

    app_id: str
    reading: Application
    own: bool = False
    last: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an import would do.

    `new` are applications to be added (those with `removed` set go to the bin), `fuller` those on
    the board as they would become, `fills` what the files tell of them. `remarks` are sentences on
    what was found out or assumed (encoding, order of dates, columns not understood). `silent` are
    the ids of applications, new or known already, that the rules of the `rule_set` list as never
    heard back; they are closed only by the plan that `closing_silent` makes. `underway` are those
    that the rules list, too, and that stay open since a row or their stage says that something is
    going on. `companies` has the names of both by their ids. `whole` is a board from our own
    export: what in it concerns the whole board is taken over too. `seen` are the ids for which the
    plan was made.
    """

    format: str
    now: datetime
    rows: tuple[PlanRow, ...] = ()
    columns: tuple[ColumnReport, ...] = ()
    words: tuple[WordReport, ...] = ()
    new: tuple[Application, ...] = ()
    fills: tuple[PlanFill, ...] = ()
    fuller: tuple[Application, ...] = ()
    silent: tuple[str, ...] = ()
    underway: tuple[str, ...] = ()
    companies: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    whole: Board | None = None
    seen: frozenset[str] = frozenset()
    rule_set: RuleSet = field(default_factory=RuleSet, repr=False)
    closes_silent: bool = False

    @cached_property
    def counts(self) -> dict[Verdict, int]:
        """How many rows of each verdict, in the order of `Verdict`."""
        counts = dict.fromkeys(Verdict, 0)
        for row in self.rows:
            counts[row.verdict] += 1
        return counts

    @property
    def changes_anything(self) -> bool:
        """Whether it would change the board for which it was made."""
        closes = self.closes_silent and self.silent
        return bool(self.new or self.fuller or self.whole or closes)

    @property
    def label(self) -> str:
        """What the undo list calls the import."""
        count = len(self.new) + len(self.fuller)
        if not count and self.closes_silent and self.silent:
            return ngettext(
                "close {count} imported application",
                "close {count} imported applications",
                len(self.silent),
            ).format(count=len(self.silent))
        if count == 1:
            return _("import {company}").format(company=(*self.new, *self.fuller)[0].company)
        return _("import {count} applications").format(count=count)

    def names(self, app_ids: Iterable[str], most: int = MOST_NAMES) -> str:
        """Return the companies of some of `silent` or `underway`, as a sentence names them."""
        return list_names([clean(self.companies.get(app_id, app_id)) for app_id in app_ids], most)

    def closing_silent(self) -> Plan:
        """The same plan, which also closes the long silent ones as `silent`."""
        return replace(self, closes_silent=True)
