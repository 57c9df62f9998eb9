"""What the keys of the board are about: the card, reminder or event under the cursor, and marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from jobboard_tui.i18n import _
from jobboard_tui.tui.command_type import KeyContext

if TYPE_CHECKING:
    from jobboard_tui.domain.models import Application
    from jobboard_tui.domain.reminders.api import Reminder, ReminderView
    from jobboard_tui.service import BoardService
    from jobboard_tui.tui.widgets.columns import BoardColumns
    from jobboard_tui.tui.widgets.detail import DetailPane
    from jobboard_tui.tui.widgets.due_panel import DuePanel


class SelectableParts(Protocol):
    """The parts of the board that have a cursor, and what they show."""

    service: BoardService
    view: ReminderView
    columns: BoardColumns
    detail: DetailPane
    due: DuePanel

    @property
    def place(self) -> KeyContext:
        """Return which part has the keys."""


class CursorPlace(NamedTuple):
    """What the detail and the footer tell of the place of the cursor."""

    place: KeyContext
    application: str | None
    reminder: Reminder | None
    event: str | None


class BoardSelection:
    """What the keys are about; `marked` holds the ids of the marked applications."""

    def __init__(self, parts: SelectableParts) -> None:
        self._parts = parts
        self.marked: frozenset[str] = frozenset()

    @property
    def application_id(self) -> str | None:
        """The application that the keys are about."""
        parts = self._parts
        if parts.place is KeyContext.DUE:
            return parts.due.application
        return parts.columns.cursor_app

    @property
    def application(self) -> Application | None:
        """The application that the keys are about."""
        app_id = self.application_id
        return self._parts.service.board.applications.get(app_id) if app_id else None

    @property
    def reminder(self) -> Reminder | None:
        """The reminder that the keys are about: the due row's, or the card's most urgent."""
        if self._parts.place is KeyContext.DUE:
            return self._parts.due.reminder
        app_id = self.application_id
        return self._parts.view.next_of(app_id) if app_id else None

    @property
    def event_id(self) -> str | None:
        """The event under the cursor of the timeline."""
        if self._parts.place is KeyContext.DETAIL:
            return self._parts.detail.event_under_cursor
        return None

    @property
    def cursor(self) -> CursorPlace:
        """The place of the cursor, to be compared with where it was."""
        parts = self._parts
        return CursorPlace(parts.place, self.application_id, parts.due.reminder, self.event_id)

    @property
    def targets(self) -> list[str]:
        """The ids of the marked applications, or of the selected one."""
        if self.marked:
            applications = self._parts.service.board.applications
            return [app_id for app_id in applications if app_id in self.marked]
        return [self.application_id] if self.application_id else []

    def for_targets(self, words: str, app_ids: Sequence[str] | None = None) -> str:
        """Return words for what happens to the targets, or to other applications."""
        targets = self.targets if app_ids is None else app_ids
        if len(targets) > 1:
            said = _("{words}: {count} marked") if app_ids is None else _("{count} cards: {words}")
            return said.format(words=words, count=len(targets))
        application = self._parts.service.board.applications.get(next(iter(targets), ""))
        if application is None:
            return words
        return _("{words}: {company}").format(words=words, company=application.company)

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        self.marked = frozenset()

    def drop_removed(self) -> None:
        """Unmark what is no longer on the board."""
        self.marked &= self._parts.service.board.applications.keys()
