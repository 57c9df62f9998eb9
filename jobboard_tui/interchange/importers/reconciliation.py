"""Decides row by row: new, known already, or telling more than is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.reminders.api import silent_among
from jobboard_tui.domain.rules import RuleSet
from jobboard_tui.domain.stages import STAGES
from jobboard_tui.domain.text import join_clauses
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.apply_plan import fill, missing_board_data
from jobboard_tui.interchange.importers.duplicates import (
    KnownApplications,
    KnownMatch,
    additions,
    index_applications,
    match_keys,
)
from jobboard_tui.interchange.importers.moved_on import FileValues, update
from jobboard_tui.interchange.importers.plan import Plan, PlanFill, PlanRow, Problem, Verdict
from jobboard_tui.interchange.importers.types import ImportContext, RowResult, RowResults


class Reconciliation:
    """Takes in readings one by one; what it has decided so far stands in its lists."""

    def __init__(
        self,
        board: Board,
        context: ImportContext,
        rule_set: RuleSet,
        last_values: Mapping[str, FileValues] = MappingProxyType({}),
    ) -> None:
        self.last_values = last_values
        self.board = board
        self.rule_set = rule_set
        self.context = context
        self.on_board = index_applications(board.applications.values(), context.vocabulary)
        self.in_bin = index_applications(board.bin.values(), context.vocabulary)
        self.in_files = KnownApplications()
        self.rows: list[PlanRow] = []
        self.new: dict[str, Application] = {}
        self.lines: dict[str, tuple[str, int]] = {}
        self.fills: list[PlanFill] = []
        self.fuller: dict[str, Application] = {}

    def take(self, readings: RowResults, reading: RowResult) -> None:
        """Decide what becomes of one more row of a file."""
        application = reading.understood
        if application is None:
            self._note(readings, reading, Verdict.UNREADABLE)
            return
        signs = match_keys(application, self.context.vocabulary)
        if readings.by_id and self._is_here(application.id):
            self._same_record(readings, reading, application)
        elif sign := self.on_board.find(signs):
            self._on_board(readings, reading, application, sign)
        elif sign := self.in_bin.find(signs):
            self._note(readings, reading, Verdict.SAME, sign.app_id, _("it is in the bin"))
        elif not readings.by_id and (sign := self.in_files.find(signs)):
            self._in_files(readings, reading, application, sign)
        else:
            self.new[application.id] = application
            self.lines[application.id] = (readings.source, reading.line)
            self.in_files.add(application.id, signs)
            self._note(readings, reading, Verdict.NEW)

    def _is_here(self, app_id: str) -> bool:
        return app_id in self.board.applications or app_id in self.board.bin or app_id in self.new

    def _same_record(
        self, readings: RowResults, reading: RowResult, application: Application
    ) -> None:
        """The same id: another copy of what is there."""
        if application.id in self.board.applications:
            self._complete(
                readings,
                reading,
                PlanFill(app_id=application.id, reading=application, own=True),
                "",
            )
        elif application.id in self.board.bin:
            self._note(readings, reading, Verdict.SAME, application.id, _("it is in the bin"))
        else:
            self._note(
                readings, reading, Verdict.SAME, application.id, self._line_of(application.id)
            )

    def _on_board(
        self, readings: RowResults, reading: RowResult, application: Application, sign: KnownMatch
    ) -> None:
        last = self.last_values.get(sign.app_id)
        fill_from = PlanFill(app_id=sign.app_id, reading=application, last=last)
        there = self.fuller.get(sign.app_id) or self.board.applications[sign.app_id]
        _updated, conflicts = update(there, last, application) if last is not None else (there, [])
        problems = [Problem(line=reading.line, column="", what=conflict) for conflict in conflicts]
        reading = replace(reading, problems=(*reading.problems, *problems))
        self._complete(readings, reading, fill_from, sign.reason)

    def _complete(
        self, readings: RowResults, reading: RowResult, known: PlanFill, reason: str
    ) -> None:
        """Fill the blanks of an application on the board."""
        there = self.fuller.get(known.app_id) or self.board.applications[known.app_id]
        fuller = fill(there, known)
        if fuller is there:
            self._note(readings, reading, Verdict.SAME, known.app_id, reason)
            return
        self.fills.append(known)
        self.fuller[known.app_id] = fuller
        self._note(
            readings, reading, Verdict.FULLER, known.app_id, reason, additions(there, fuller)
        )

    def _in_files(
        self, readings: RowResults, reading: RowResult, application: Application, sign: KnownMatch
    ) -> None:
        """Fill the blanks of a new one from an earlier row."""
        there = self.new[sign.app_id]
        fuller = fill(there, PlanFill(app_id=sign.app_id, reading=application))
        reason = _("{where}: {reason}").format(where=self._line_of(sign.app_id), reason=sign.reason)
        if fuller is there:
            self._note(readings, reading, Verdict.SAME, sign.app_id, reason)
            return
        self.new[sign.app_id] = fuller
        self.in_files.add(fuller.id, match_keys(fuller, self.context.vocabulary))
        self._note(readings, reading, Verdict.FULLER, sign.app_id, reason, additions(there, fuller))

    def _line_of(self, app_id: str) -> str:
        source, line = self.lines[app_id]
        return _("same as {source}, line {line}").format(source=source, line=line)

    def _note(
        self,
        readings: RowResults,
        reading: RowResult,
        verdict: Verdict,
        twin: str | None = None,
        *reasons: str,
    ) -> None:
        if reasons and len(reasons) > 1 and reasons[1]:
            reasons = (reasons[0], _("adds {fields}").format(fields=reasons[1]))
        reason = reading.reason if verdict is Verdict.NEW else ""
        self.rows.append(
            PlanRow(
                source=readings.source,
                line=reading.line,
                verdict=verdict,
                understood=reading.understood,
                twin=twin,
                reason=join_clauses((*reasons, reason)),
                problems=reading.problems,
                is_underway=reading.is_underway,
            )
        )

    def plan(self, formats: Iterable[str], remarks: Iterable[str], whole: Board | None) -> Plan:
        """Everything decided, as a plan.

        A stage beyond the papers says that they have answered, also where no event does; that, or
        a row that says so, keeps an application open that the rules list as silent.
        """
        listed, underway = self._listed(), self._underway()
        silent = [
            application.id
            for application in listed
            if application.id not in underway and STAGES[application.stage].awaits_answer
        ]
        return Plan(
            format=", ".join(dict.fromkeys(formats)),
            now=self.context.now,
            rows=tuple(self.rows),
            new=tuple(self.new.values()),
            fills=tuple(self.fills),
            fuller=tuple(self.fuller.values()),
            silent=tuple(silent),
            underway=tuple(
                application.id for application in listed if application.id not in silent
            ),
            companies={application.id: application.company for application in listed},
            rule_set=self.rule_set,
            remarks=tuple(dict.fromkeys(remarks)),
            whole=missing_board_data(self.board, whole),
            seen=frozenset((*self.board.applications, *self.board.bin)),
        )

    def _listed(self) -> list[Application]:
        """Return those in the files that the rules list to be closed as never heard back.

        Also those that are on the board already, unless their row tells something that is not
        understood.
        """
        unread = {row.twin for row in self.rows if row.understood and row.understood.unread_cells}
        known = {row.twin: self.board.applications.get(row.twin) for row in self.rows if row.twin}
        there = {
            app_id: self.fuller.get(app_id, application) for app_id, application in known.items()
        }
        asked = {
            application.id: application
            for application in (*self.new.values(), *there.values())
            if application is not None
            and application.id not in unread
            and application.removed is None
            and application.is_open
        }
        board = replace(self.board, applications=asked)
        return [
            asked[app_id] for app_id in silent_among(board, self.rule_set, self.context.now, asked)
        ]

    def _underway(self) -> set[str]:
        """Return the ids of those of which a row says that something is going on."""
        return {
            row.twin or row.understood.id
            for row in self.rows
            if row.is_underway and row.understood is not None
        }
