"""What the keys of the board are about: the card, reminder or event under the cursor, and marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from jobboard_tui.domain.legal_forms import without_legal_form
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.presentation.text_width import cut

if TYPE_CHECKING:
    from jobboard_tui.domain.models import Application
    from jobboard_tui.domain.reminders.api import Reminder, ReminderView
    from jobboard_tui.service import BoardService
    from jobboard_tui.tui.widgets.columns import BoardColumns
    from jobboard_tui.tui.widgets.detail import DetailPane
    from jobboard_tui.tui.widgets.due_panel import DuePanel


LONGEST_NAME = 16
"""Cells of a company's name before a question: both have room in half of 80."""


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
            said = _("{count} marked: {words}") if app_ids is None else _("{count} cards: {words}")
            return said.format(words=words, count=len(targets))
        application = self._parts.service.board.applications.get(next(iter(targets), ""))
        if application is None:
            return words
        return _("{company}: {what}").format(company=application.company, what=words)

    def about(self, app_id: str | None, question: str) -> str:
        """Return a question with the company before it that it is about."""
        application = self._parts.service.board.applications.get(app_id or "")
        name = pgettext("label", "general") if application is None else clean(application.company)
        company = cut(without_legal_form(name), LONGEST_NAME)
        return _("{company}: {what}").format(company=company, what=question)

    @property
    def reminders(self) -> list[Reminder]:
        """The reminders of the marked due rows, or the one that the keys are about."""
        if self._parts.place is KeyContext.DUE and (marked := self._parts.due.marked):
            return marked
        return [self.reminder] if self.reminder else []

    @property
    def has_marks(self) -> bool:
        """Whether a card or a due row is marked."""
        return bool(self.marked or self._parts.due.marked)

    def clear_marks(self) -> None:
        """Mark nothing any more."""
        self.marked = frozenset()
        self._parts.due.clear_marks()

    def drop_removed(self) -> None:
        """Unmark what is no longer on the board."""
        self.marked &= self._parts.service.board.applications.keys()
