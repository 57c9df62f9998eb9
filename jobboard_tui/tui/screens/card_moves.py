"""Cards moved to another column, by a key or by the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from jobboard_tui.domain.board_columns import BoardColumn, further_name
from jobboard_tui.domain.labels import outcome_label, stage_label
from jobboard_tui.domain.models import Outcome, Stage
from jobboard_tui.domain.reports.warnings import reopening_cautions, unwatched_cautions
from jobboard_tui.i18n import _
from jobboard_tui.tui.event_keys import way_to_log
from jobboard_tui.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from jobboard_tui.service import BoardService
    from jobboard_tui.tui.screens.announcer import Announcer
    from jobboard_tui.tui.screens.board_selection import BoardSelection
    from jobboard_tui.tui.widgets.picker import Picker

OUTCOME_KEYS = {
    "r": Outcome.REJECTED,
    "d": Outcome.DECLINED,
    "w": Outcome.WITHDRAWN,
    "s": Outcome.SILENT,
    "t": Outcome.RESCINDED,
    "l": Outcome.LAPSED,
}
assert set(OUTCOME_KEYS.values()) == set(Outcome), "an outcome has no key"


class MovingScreen(Protocol):
    """The screen whose cards are moved."""

    service: BoardService
    selection: BoardSelection
    announcer: Announcer
    picker: Picker


class CardMoves:
    """Moves the cards that are marked or under the cursor, or others, and says so."""

    def __init__(self, screen: MovingScreen) -> None:
        self._screen = screen

    def move_to(self, column: BoardColumn, app_ids: Sequence[str] | None = None) -> None:
        """Move cards to a column by hand; closing asks how it ended."""
        targets = list(self._screen.selection.targets if app_ids is None else app_ids)
        if column.stage is not Stage.CLOSED:
            self._move(targets, column)
            return
        self._screen.picker.ask(
            self._screen.selection.for_targets(_("closed: outcome?"), app_ids),
            [Choice(key, outcome_label(outcome), outcome) for key, outcome in OUTCOME_KEYS.items()],
            lambda outcome: self._move(targets, column, outcome),
        )

    def _move(
        self, app_ids: Sequence[str], column: BoardColumn, outcome: Outcome | None = None
    ) -> None:
        """Move cards to a column; the cursor stays with its card."""
        service, selection = self._screen.service, self._screen.selection
        said = selection.for_targets(_("now in {stage}").format(stage=column.label()), app_ids)
        known = service.board.applications
        before = [known[app_id] for app_id in app_ids if app_id in known]
        service.move(list(app_ids), column.stage, outcome, column=further_name(column))
        selection.clear_marks()
        board = service.board
        there = [board[app_id] for app_id in app_ids if app_id in board.applications]
        self._screen.announcer.announce(
            said,
            but=[
                *reopening_cautions(before, board),
                *unwatched_cautions(there, service.now(), board.zone, way_to_log),
            ],
        )

    def close_silent(self, app_ids: Sequence[str]) -> None:
        """Close those cards that are silent still, and say how many."""
        selection, announcer = self._screen.selection, self._screen.announcer
        closed = self._screen.service.reminders.close_silent(app_ids)
        selection.clear_marks()
        if not closed:
            announcer.announce(_("None of them is listed for closing any more."))
            return
        words = _("now in {stage}").format(stage=stage_label(Stage.CLOSED))
        announcer.announce(selection.for_targets(words, closed))
