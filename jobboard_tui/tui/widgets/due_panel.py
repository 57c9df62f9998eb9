"""The list of what is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from jobboard_tui.domain.reminders.api import Reminder, ReminderView
from jobboard_tui.domain.reports.agenda import AgendaItem
from jobboard_tui.i18n import _
from jobboard_tui.tui.presentation.due import (
    DueRow,
    DueWidths,
    SilentApplications,
    due_heading,
    due_row,
    due_rows,
    due_widths,
    identity,
)
from jobboard_tui.tui.presentation.styled_text import (
    Ground,
    StyledLine,
    Tone,
    join_runs,
    rule_line,
)
from jobboard_tui.tui.widgets.virtual_list import VirtualList


class DuePanel(VirtualList, inherit_bindings=False):
    """Overdue, due, soft, then what opens or takes place in the next days; one line each.

    The keys of the cursor are commands of the board.
    """

    DEFAULT_CSS = """
    DuePanel { overflow-y: scroll; scrollbar-size-vertical: 0; }
    """
    HEAD = 1
    CLICK_CHOOSES = False

    def __init__(self) -> None:
        self._rows: Sequence[DueRow] = ()
        self._now: datetime | None = None
        self._heading = ""
        self._widths: tuple[int, DueWidths] | None = None
        self._marked: frozenset[tuple[object, ...]] = frozenset()
        super().__init__()

    @property
    def _under_cursor(self) -> DueRow | None:
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def _below(self) -> str:
        """How many rows lie below those in view."""
        count = self.count - self.top - self.rows_in_view
        if count <= 0:
            return ""
        return _("{count} more {arrow}").format(count=count, arrow=self.glyphs.less)

    @property
    def _head(self) -> str:
        """What stands over the list, and how many of its rows are marked."""
        if not self._marked:
            return self._heading
        marked = _("{count} marked").format(count=len(self._marked))
        return join_runs((self._heading, marked), f" {self.glyphs.dot} ")

    @property
    def reminder(self) -> Reminder | None:
        """The reminder under the cursor; None where a meeting is under it, or nothing."""
        row = self._under_cursor
        return row if isinstance(row, Reminder) else None

    @property
    def marked(self) -> list[Reminder]:
        """The reminders of the marked rows, from the top."""
        rows = (row for row in self._rows if identity(row) in self._marked)
        return [row for row in rows if isinstance(row, Reminder)]

    def mark(self) -> None:
        """Mark the row under the cursor, or unmark it, and go on to the next one."""
        if self.reminder is not None:
            self._marked ^= {identity(self.reminder)}
            self.refresh()
        self.move_cursor(0, 1)

    def clear_marks(self) -> None:
        """Mark no row any more."""
        if self._marked:
            self._marked = frozenset()
            self.refresh()

    @property
    def is_silent(self) -> bool:
        """Whether the row under the cursor stands for all that nobody answers."""
        return isinstance(self._under_cursor, SilentApplications)

    @property
    def application(self) -> str | None:
        """The id of the application that the row under the cursor is about."""
        return self._under_cursor.application if self._under_cursor is not None else None

    def show_reminders(
        self,
        view: ReminderView,
        meetings: Sequence[AgendaItem],
        now: datetime,
        shows: Callable[[DueRow], bool] | None = None,
    ) -> None:
        """Other reminders and meetings, those that the filter `shows` where there is one.

        The cursor stays on its own, or at the top where nobody moved it.
        """
        old = self._under_cursor
        is_untouched = not self.cursor and not self.has_focus
        self._rows, self._now = due_rows(view, meetings, now, shows), now
        self._widths = None
        if self._marked:
            self._marked &= frozenset(map(identity, self._rows))
        self._heading = due_heading(view, now, is_filtered=shows is not None)
        self.show(len(self._rows), None if old is None or is_untouched else self._place_of(old))
        if self._under_cursor != old:
            self.post_message(self.Moved(self, self.cursor))

    def _place_of(self, old: DueRow) -> int:
        same = identity(old)
        if self.cursor < len(self._rows) and identity(self._rows[self.cursor]) == same:
            return self.cursor
        places = (at for at, row in enumerate(self._rows) if identity(row) == same)
        return next(places, self.cursor)

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """Return the line at `y`: the heading, or a row of the list."""
        if y >= self.HEAD:
            return super().line_at(y, width)
        tone = Tone.ACCENT if self.has_focus else Tone.MUTED
        return rule_line(self._head, width, self.glyphs, tone, self._below), Ground.BASE

    def row_at(self, number: int, width: int) -> tuple[StyledLine, Ground]:
        """A row; the cursor is a bar before it, while the list has the keys."""
        assert self._now is not None
        row = self._rows[number]
        line = due_row(
            row,
            self._now,
            width,
            self.glyphs,
            marked=identity(row) in self._marked,
            widths=self._widths_for(width, self._now),
        )
        if number != self.cursor or not self.has_focus:
            return line, Ground.BASE
        bar = (self.glyphs.bar, Tone.ACCENT)
        return (bar, (line[0][0][1:], line[0][1]), *line[1:]), Ground.CURSOR

    def _widths_for(self, width: int, now: datetime) -> DueWidths:
        if self._widths is None or self._widths[0] != width:
            self._widths = (width, due_widths(self._rows, now, width))
        return self._widths[1]

    # -- the cursor --------------------------------------------------------------------------

    def move_cursor(self, _dx: int, dy: int) -> None:
        """So many rows down; there is nothing beside them."""
        self.go_to(self.cursor + dy)

    def cursor_home(self) -> None:
        """The most urgent one."""
        self.go_to(0)

    def cursor_end(self) -> None:
        """Move the cursor to the last row."""
        self.go_to(self.count - 1)

    def cursor_page(self, pages: float) -> None:
        """A view of rows down (up where negative); halves too."""
        rows = max(1, round(abs(pages) * self.rows_in_view))
        self.go_to(self.cursor + (rows if pages > 0 else -rows))

    def select_of(self, app_id: str) -> None:
        """Put the cursor on the most urgent row of an application, where it has one."""
        at = next((at for at, row in enumerate(self._rows) if row.application == app_id), None)
        if at is not None:
            self.go_to(at)

    def select(self, reminder: Reminder) -> None:
        """Put the cursor on a reminder."""
        self.go_to(self._place_of(reminder))
