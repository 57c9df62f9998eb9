"""What the background writer reports, brought to the service and to the board's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import BoardDamaged
from jobboard_tui.domain.labels import clock
from jobboard_tui.i18n import _
from jobboard_tui.tui.background_writer import (
    ChangeFailed,
    ChangeSaved,
    CopiesFound,
    JobDone,
    Report,
    WriterCrashed,
)
from jobboard_tui.tui.commands import BY_ID

if TYPE_CHECKING:
    from jobboard_tui.service import BoardService
    from jobboard_tui.tui.ports import Session
    from jobboard_tui.tui.screens.board import BoardScreen


class WriterReports:
    """Takes reports in the thread of the screen, in the order in which they were made.

    Reports that come before the screen has its parts wait for `begin`.
    """

    def __init__(self, session: Session, service: BoardService, screen: BoardScreen) -> None:
        self._session = session
        self._service = service
        self._screen = screen
        self._warned_of_trouble = ""
        self._early: list[Report] = []

    def begin(self) -> None:
        """Take what was reported before there was a screen to show it on."""
        early, self._early = self._early, []
        for report in early:
            self.take(report)

    def take(self, report: Report) -> None:
        """Show what was done; raise the error of a writer that is itself wrong."""
        if not self._screen.is_furnished:
            self._early.append(report)
            return
        match report:
            case ChangeFailed():
                self._take_failure(report)
            case CopiesFound():
                self._screen.announcer.hear_of_copies(report.paths)
            case JobDone():
                report.show()
            case WriterCrashed():
                raise report.error
            case _:
                self._take_board(report)

    def _take_board(self, report: ChangeSaved) -> None:
        announcer, service = self._screen.announcer, self._service
        announcer.damage = None
        service.settle(report.board, report.change)
        if not self._session.saver.unsaved:
            self._end_trouble()
        if not service.under_way and not self._session.demo:
            announcer.note = _("saved {clock}").format(clock=clock(service.now()))
        hidden = self._screen.take_saved()
        if hidden and report.said:
            announcer.warn(f"{report.said}. {hidden}")
        elif report.said:
            announcer.say(report.said)
        if report.remark:
            announcer.warn(report.remark)

    def _take_failure(self, report: ChangeFailed) -> None:
        announcer, service = self._screen.announcer, self._service
        if report.change is not None and not report.stuck:
            board = service.board if report.board is None else report.board
            service.settle(board, report.change)
        heard_before = False
        if isinstance(report.error, BoardDamaged):
            heard_before = str(announcer.damage) == str(report.error)
            announcer.damage = report.error
        if report.stuck:
            self._session.trouble = report.error
            announcer.note = _("not saved: {why}").format(why=report.error.why)
        self._screen.redraw()
        if not heard_before or report.change is not None:
            said = "{trouble}"
            if announcer.damage:
                said = _("{key} shows what to do. {trouble}")
            self._warned_of_trouble = said.format(key=BY_ID["mend"].first_key, trouble=report.error)
            announcer.warn(self._warned_of_trouble)

    def _end_trouble(self) -> None:
        """The file can be read and written again: what was said of it is no longer so."""
        self._session.trouble = None
        if self._warned_of_trouble:
            self._screen.notice.hush_if(self._warned_of_trouble)
            self._warned_of_trouble = ""
