"""Ways out of a board that can't be read: rescue, restore, look again, go.

The same at the start, when there is no board to show yet, and over the open board. Every step on
the disk is done by `look`, beside the screen.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from textual.app import App

from jobboard_tui.config.settings import Settings
from jobboard_tui.domain.errors import BoardDamaged, JobboardError
from jobboard_tui.domain.text import join_clauses
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.storage import repair as rescue
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.repair import BackupCopy, DamageFinding, RepairReport
from jobboard_tui.tui.base_app import BaseApp
from jobboard_tui.tui.screens.damaged_file import DamagedFileScreen
from jobboard_tui.tui.widgets.choice import Choice

Show: TypeAlias = Callable[[], None]
Look: TypeAlias = Callable[[Callable[[], Show]], None]

MOST_LISTED = 6
"""Findings that are told on the screen; `jobboard check` lists all."""
MOST_COPIES = 20


class BoardRepair:
    """One conversation about a file. `done` is told whether it is worth looking at it again."""

    def __init__(
        self, app: App[Any], path: Path, places: Places, look: Look, done: Callable[[bool], None]
    ) -> None:
        self._app = app
        self._path = path
        self._places = places
        self._look = look
        self._done = done

    def begin(self) -> None:
        """Find out what is wrong, and ask."""
        self._look(self._examined)

    def _examined(self) -> Show:
        findings = rescue.check(self._path)
        if not findings:
            return partial(self._done, True)
        try:
            foreseen: RepairReport | JobboardError = rescue.foresee(self._path, self._places)
        except (JobboardError, OSError) as error:
            foreseen = _worded(error, self._path)
        copies = rescue.copies(self._path, self._places)[:MOST_COPIES]
        return partial(self._ask, findings, foreseen, copies)

    def _ask(
        self,
        findings: Sequence[DamageFinding],
        foreseen: RepairReport | JobboardError,
        copies: Sequence[BackupCopy],
    ) -> None:
        def chosen(what: str | None) -> None:
            match what:
                case "rescue":
                    self._look(self._rescued)
                case "restore":
                    self._choose(copies)
                case "again":
                    self.begin()
                case _:
                    self._done(False)

        screen = DamagedFileScreen(
            _("{name} can't be read").format(name=self._path.name),
            [str(self._path)],
            _ways_out(foreseen, copies),
            _finding_lines(findings),
        )
        self._app.push_screen(screen, chosen)

    def _choose(self, copies: Sequence[BackupCopy]) -> None:
        choices = [
            Choice(
                "",
                _line(copy),
                copy,
                hint=_("Replaces the file; the damaged one is saved next to it."),
            )
            for copy in copies
        ]

        def chosen(copy: BackupCopy | None) -> None:
            if copy is None:
                self.begin()
            else:
                self._look(partial(self._restored, copy))

        screen = DamagedFileScreen(
            _("Which copy?"),
            [_("Later changes are not in it. Esc goes back.")],
            choices,
        )
        self._app.push_screen(screen, chosen)

    def _rescued(self) -> Show:
        try:
            report = rescue.repair(self._path, self._places)
        except (JobboardError, OSError) as error:
            return partial(self._refused, _worded(error, self._path))
        return partial(self._report, report)

    def _restored(self, copy: BackupCopy) -> Show:
        try:
            report = rescue.restore(self._path, self._places, copy.path)
        except (JobboardError, OSError) as error:
            return partial(self._refused, _worded(error, self._path))
        return partial(self._report, report)

    def _refused(self, error: JobboardError) -> None:
        self._end(_("That could not be done"), [str(error)], [], touched=False)

    def _report(self, report: RepairReport) -> None:
        sentences = [
            ngettext(
                "The file now has {count} application.",
                "The file now has {count} applications.",
                report.kept,
            ).format(count=report.kept),
            *_restored_words(report),
        ]
        if report.beside is not None:
            sentences.append(
                _("The damaged file is saved as {name}.").format(name=report.beside.name)
            )
        if report.gave_way:
            sentences.append(report.gave_way)
        if report.lost:
            sentences.append(_("This could not be rescued:"))
        self._end(
            _("The file has no problems"), sentences, _finding_lines(report.lost), touched=True
        )

    def _end(
        self, title: str, sentences: Sequence[str], details: Sequence[str], *, touched: bool
    ) -> None:
        go_on = Choice("o", pgettext("label", "OK"), "again", hint=_("Enter or o"))
        screen = DamagedFileScreen(title, sentences, [go_on], details, touched=touched)
        self._app.push_screen(screen, lambda _what: self._done(True) if touched else self.begin())


class RepairApp(BaseApp[bool]):
    """The ways out at the start; returns whether the board can be opened now."""

    TITLE = "jobboard"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, path: Path, places: Places, settings: Settings) -> None:
        super().__init__(settings.theme, settings.glyphs)
        self.mending = BoardRepair(self, path, places, self._look, self.exit)

    def on_mount(self) -> None:
        """Ask as soon as there is a screen."""
        self.listen_for_the_end()
        self.mending.begin()

    def _look(self, job: Callable[[], Show]) -> None:
        def fail(error: Exception) -> None:
            raise error

        def work() -> None:
            try:
                show = job()
            except Exception as error:
                self.call_later(fail, error)
            else:
                self.call_later(show)

        threading.Thread(target=work, name="mending", daemon=True).start()


def ask_at_start(damaged: BoardDamaged, path: Path, places: Places, settings: Settings) -> None:
    """Offer the ways out; returns once the board is worth opening, raises `damaged` if not."""
    app = RepairApp(path, places, settings)
    again = app.run()
    if app.crash is not None:
        raise app.crash
    if not again:
        raise damaged


def _ways_out(
    foreseen: RepairReport | JobboardError, copies: Sequence[BackupCopy]
) -> list[Choice[str]]:
    cannot = str(foreseen) if isinstance(foreseen, JobboardError) else ""
    no_copy = "" if copies else _("There is no good copy of this board yet.")
    return [
        Choice(
            "r",
            _("rescue what can be read"),
            "rescue",
            hint="" if isinstance(foreseen, JobboardError) else _foreseen(foreseen),
            disabled=cannot,
        ),
        Choice(
            "s",
            _("restore a copy"),
            "restore",
            hint=ngettext(
                "{count} good copy, from {when}.",
                "{count} good copies, the newest from {when}.",
                len(copies),
            ).format(count=len(copies), when=_when(copies[0].at) if copies else ""),
            disabled=no_copy,
        ),
        Choice(
            "l",
            _("look again"),
            "again",
            hint=_("After you fix the file in an editor, or put it back."),
        ),
        Choice("n", _("leave it"), "leave", hint=_("Changes nothing.")),
    ]


def _finding_lines(findings: Sequence[DamageFinding]) -> list[str]:
    """The first findings with their places, and how many more there are."""
    lines = [rescue.describe_finding(finding) for finding in findings[:MOST_LISTED]]
    if len(findings) > MOST_LISTED:
        lines.append(
            _("and {count} more; see `jobboard check`").format(count=len(findings) - MOST_LISTED)
        )
    return lines


def _foreseen(report: RepairReport) -> str:
    """What a rescue would come to."""
    parts = [
        ngettext(
            "The file will have {count} application.",
            "The file will have {count} applications.",
            report.kept,
        ).format(count=report.kept)
    ]
    parts += _restored_words(report)
    if report.lost:
        parts.append(
            _("Can't be rescued: {what}.").format(
                what=join_clauses(rescue.describe_finding(finding) for finding in report.lost[:3])
            )
        )
    parts.append(_("The damaged file is saved next to it."))
    return " ".join(parts)


def _restored_words(report: RepairReport) -> list[str]:
    if not report.restored:
        return []
    sources = sorted({record.source for record in report.restored})
    return [
        ngettext(
            "{count} of them comes from {source}.",
            "{count} of them come from {source}.",
            len(report.restored),
        ).format(count=len(report.restored), source=", ".join(sources))
    ]


def _line(copy: BackupCopy) -> str:
    words = ngettext(
        "{when}   {count} application, {removed} in the bin",
        "{when}   {count} applications, {removed} in the bin",
        copy.applications,
    )
    return words.format(when=_when(copy.at), count=copy.applications, removed=copy.removed)


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _worded(error: JobboardError | OSError, path: Path) -> JobboardError:
    if isinstance(error, JobboardError):
        return error
    return JobboardError(path.name, error.strerror or str(error))
