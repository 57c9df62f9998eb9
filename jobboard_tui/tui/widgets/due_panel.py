"""What is due: the list, its one-line form, and the week beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import events

from jobboard_tui.domain.reminders.api import Reminder, ReminderView
from jobboard_tui.domain.reports.agenda import AgendaDay
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
from jobboard_tui.tui.presentation.header import due_line
from jobboard_tui.tui.presentation.styled_text import (
    BLANK,
    Ground,
    StyledLine,
    StyledRun,
    Tone,
    join_runs,
    rule_line,
)
from jobboard_tui.tui.presentation.week import week_lines
from jobboard_tui.tui.widgets.line_list import LineList
from jobboard_tui.tui.widgets.line_widget import LineWidget
from jobboard_tui.tui.widgets.value_message import ValueMessage


class DuePanel(LineList):
    """Overdue, due, soft, then what opens or takes place in the next days; one line each."""

    HEAD = 1

    class Selected(ValueMessage):
        """The cursor is on another reminder, or on none."""

        reminder: Reminder | None

        def __init__(self, reminder: Reminder | None) -> None:
            super().__init__(reminder=reminder)

    class Opened(ValueMessage):
        """A row about an application was clicked twice."""

        app_id: str
        reminder: Reminder | None

        def __init__(self, app_id: str, reminder: Reminder | None) -> None:
            super().__init__(app_id=app_id, reminder=reminder)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[DueRow] = ()
        self._now: datetime | None = None
        self._heading = ""
        self._cursor = 0
        self._widths: tuple[int, DueWidths] | None = None
        self._marked: frozenset[tuple[object, ...]] = frozenset()

    @property
    def _row(self) -> DueRow | None:
        return self._rows[self._cursor] if self._cursor < len(self._rows) else None

    @property
    def _below(self) -> str:
        """How many rows lie below those in view."""
        count = len(self._rows) - self.top - self.rows_in_view
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
        row = self._row
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
        self._point(self._cursor + 1)

    def clear_marks(self) -> None:
        """Mark no row any more."""
        if self._marked:
            self._marked = frozenset()
            self.refresh()

    @property
    def is_silent(self) -> bool:
        """Whether the row under the cursor stands for all that nobody answers."""
        return isinstance(self._row, SilentApplications)

    @property
    def application(self) -> str | None:
        """The id of the application that the row under the cursor is about."""
        return self._row.application if self._row is not None else None

    def show(
        self,
        view: ReminderView,
        days: Sequence[AgendaDay],
        now: datetime,
        shows: Callable[[DueRow], bool] | None = None,
    ) -> None:
        """Other reminders and meetings, those that the filter `shows` where there is one.

        The cursor stays on its own, or at the top where nobody moved it.
        """
        old = self._row
        is_untouched = not self._cursor and not self.has_focus
        self._rows, self._now = due_rows(view, days, now, shows), now
        self._widths = None
        self._marked &= frozenset(map(identity, self._rows))
        self._heading = due_heading(view, now, is_filtered=shows is not None)
        if old is not None and not is_untouched:
            self._cursor = self._place_of(old)
        self._cursor = max(0, min(self._cursor, len(self._rows) - 1))
        self.top = max(0, min(self.top, len(self._rows) - 1))
        self.refresh()
        if self._row != old:
            self.post_message(self.Selected(self.reminder))

    def _place_of(self, old: DueRow) -> int:
        same = identity(old)
        if self._cursor < len(self._rows) and identity(self._rows[self._cursor]) == same:
            return self._cursor
        found = (at for at, one in enumerate(self._rows) if identity(one) == same)
        return next(found, self._cursor)

    def reaches(self, _count: int) -> int:
        """One line for each reminder."""
        return len(self._rows)

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """Return the line at `y`: the heading, or a row of the list."""
        if self._now is None:
            return BLANK, Ground.BASE
        if y < self.HEAD:
            tone = Tone.ACCENT if self.has_focus else Tone.MUTED
            return rule_line(self._head, width, self.glyphs, tone, self._below), Ground.BASE
        at = self.top + y - self.HEAD
        if at >= len(self._rows):
            return BLANK, Ground.BASE
        line = due_row(
            self._rows[at],
            self._now,
            width,
            self.glyphs,
            marked=identity(self._rows[at]) in self._marked,
            widths=self._widths_for(width, self._now),
        )
        if at != self._cursor or not self.has_focus:
            return line, Ground.BASE
        return ((self.glyphs.bar, Tone.ACCENT), (line[0][0][1:], line[0][1]), *line[1:]), (
            Ground.CURSOR
        )

    def _widths_for(self, width: int, now: datetime) -> DueWidths:
        if self._widths is None or self._widths[0] != width:
            self._widths = (width, due_widths(self._rows, now, width))
        return self._widths[1]

    # -- the cursor --------------------------------------------------------------------------

    def move_cursor(self, _dx: int, dy: int) -> None:
        """So many rows down; there is nothing beside them."""
        self._point(self._cursor + dy)

    def cursor_home(self) -> None:
        """The most urgent one."""
        self._point(0)

    def cursor_end(self) -> None:
        """Move the cursor to the last row."""
        self._point(len(self._rows) - 1)

    def cursor_page(self, pages: float) -> None:
        """A view of rows down (up where negative); halves too."""
        rows = max(1, round(abs(pages) * self.rows_in_view))
        self._point(self._cursor + (rows if pages > 0 else -rows))

    def select_of(self, app_id: str) -> None:
        """Put the cursor on the most urgent row of an application, where it has one."""
        at = next((at for at, row in enumerate(self._rows) if row.application == app_id), None)
        if at is not None:
            self._point(at)

    def select(self, reminder: Reminder) -> None:
        """Put the cursor on a reminder."""
        self._point(self._place_of(reminder))

    def _point(self, at: int) -> None:
        at = max(0, min(at, len(self._rows) - 1))
        old, self._cursor = self._cursor, at
        if not self.bring_lines_into_view(at, at):
            self.repaint(old, old)
            self.repaint(at, at)
        if at != old:
            self.post_message(self.Selected(self.reminder))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select a row; twice: open it."""
        at = self.top + event.y - self.HEAD
        if event.y < self.HEAD or at >= len(self._rows):
            return
        self._point(at)
        if event.chain == 2 and self.application is not None:
            self.post_message(self.Opened(self.application, self.reminder))


class DueLine(LineWidget):
    """What is due in one line, where there is no room for the list."""

    DEFAULT_CSS = """
    DueLine { height: 1; width: 1fr; }
    """

    _view: ReminderView | None = None
    _is_filtered = False

    def show(self, view: ReminderView, *, is_filtered: bool = False) -> None:
        """Show the figures of another view, which may be of what a filter shows."""
        self._view, self._is_filtered = view, is_filtered
        self.refresh()

    def line_at(self, _y: int, width: int) -> tuple[StyledLine, Ground]:
        """Return the only line: what is due, in figures."""
        if self._view is None:
            return BLANK, Ground.BASE
        line = due_line(self._view, width, self.glyphs, is_filtered=self._is_filtered)
        return line, Ground.BASE


class WeekPanel(LineWidget):
    """The next days and what is in them."""

    DEFAULT_CSS = """
    WeekPanel { height: 1fr; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._days: Sequence[AgendaDay] = ()
        self._now: datetime | None = None
        self._lines: list[StyledLine] | None = None

    def show(self, days: Sequence[AgendaDay], now: datetime) -> None:
        """Show what is in other days."""
        self._days, self._now = days, now
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._lines = None
        self.refresh()

    def on_resize(self) -> None:
        """Show as many lines as there are now."""
        self._draw_anew()

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """The heading, a day, or something in it."""
        if y == 0 or self._now is None:
            return rule_line(_("the next days"), width, self.glyphs), Ground.BASE
        if self._lines is None:
            height = self.size.height - 1
            self._lines = week_lines(self._days, self._now, width - 1, height, self.glyphs)
        edge: StyledRun = (self.glyphs.vertical, Tone.FAINT)
        line = self._lines[y - 1] if y <= len(self._lines) else BLANK
        return (edge, *line), Ground.BASE
