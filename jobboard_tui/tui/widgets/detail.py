"""Everything about the application under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from rich.segment import Segment
from textual import events
from textual.geometry import Region

from jobboard_tui.domain.models import Application
from jobboard_tui.domain.reminders.api import Reminder
from jobboard_tui.i18n import _
from jobboard_tui.tui.presentation.detail import DetailRow, detail_rows
from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine, Tone, crop
from jobboard_tui.tui.widgets.line_list import LineList
from jobboard_tui.tui.widgets.value_message import ValueMessage

INSET = 3
"""Cells beside the text: the edge, the cursor's bar, the margin."""


class DetailPane(LineList):
    """Facts, reminders with their why, and the timeline, over whose events a cursor goes.

    Lines are made as far down as somebody has looked.
    """

    class EventChosen(ValueMessage):
        """The cursor is on another event of the timeline."""

        event_id: str | None

        def __init__(self, event_id: str | None) -> None:
            super().__init__(event_id=event_id)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._application: Application | None = None
        self._reminders: Sequence[Reminder] = ()
        self._now: datetime | None = None
        self._rows: list[DetailRow] = []
        self._source: Iterator[DetailRow] = iter(())
        self._event: str | None = None

    # -- what is shown -----------------------------------------------------------------------

    def show(
        self, application: Application | None, reminders: Sequence[Reminder], now: datetime
    ) -> None:
        """Another application, or the same one at another time."""
        old = self._application
        if application is old and reminders == self._reminders and now == self._now:
            return
        before = self._in_view()
        same = application is not None and old is not None and application.id == old.id
        self._application, self._reminders, self._now = application, reminders, now
        if not same:
            self.top, self._event = 0, None
        self._begin()
        if self._event is not None and self._span(self._event) is None:
            self._event = None
        if self._event is None and self.has_focus:
            self._begin_cursor()
        self._repaint_since(before)

    def _in_view(self) -> list[tuple[str, StyledLine, Ground]]:
        """Every line as it stands now: its edge, and what is on it."""
        width, height = self.size
        return [(self._edge(y, height), *self.line_at(y, width - 1)) for y in range(height)]

    def _repaint_since(self, before: list[tuple[str, StyledLine, Ground]]) -> None:
        """Paint the lines anew that are others now."""
        lines = enumerate(zip(before, self._in_view(), strict=True))
        changed = [Region(0, y, self.size.width, 1) for y, (old, new) in lines if old != new]
        if changed:
            self.refresh(*changed)

    def _begin(self) -> None:
        self._rows = []
        self._source = iter(())
        if self._application is not None and self._now is not None and self.size.width > 4:
            self._source = detail_rows(
                self._application, self._reminders, self._now, self.size.width - INSET, self.glyphs
            )

    def reaches(self, count: int) -> int:
        """The lines made so far, at least `count` of them where there are so many."""
        if count > len(self._rows):
            self._rows.extend(islice(self._source, count - len(self._rows)))
        return len(self._rows)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._begin()
        if self._event is None and self.has_focus:
            self._begin_cursor()
        self.refresh()

    def segments_at(self, y: int, width: int) -> list[Segment]:
        """One line: the edge towards the columns, which tells who has the keys, and the text."""
        sign = self._edge(y, self.rows_in_view)
        quiet = Tone.FAINT if sign == self.glyphs.vertical else Tone.MUTED
        tone = Tone.ACCENT if self.has_focus else quiet
        edge = Segment(sign, self.palette.style(tone, Ground.BASE))
        return [edge, *super().segments_at(y, width - 1)]

    def _edge(self, y: int, height: int) -> str:
        """The sign at the left of a line: at the first and the last, whether there is more."""
        if y == 0 and self.top > 0:
            return self.glyphs.more
        end = self.top + height
        if y == height - 1 and self.reaches(end + 1) > end:
            return self.glyphs.less
        return self.glyphs.vertical

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """A line of the details."""
        if self._application is None:
            words = _("no card is selected") if y == 1 else ""
            return crop([(" " + words, Tone.MUTED)], width, self.glyphs.cut), Ground.BASE
        at = self.top + y
        if at >= self.reaches(at + 1):
            return BLANK, Ground.BASE
        row = self._rows[at]
        if row.event is None or row.event != self._event or not self.has_focus:
            return ((" ", Tone.TEXT), *row.line), Ground.BASE
        return ((self.glyphs.bar, Tone.ACCENT), *row.line), Ground.CURSOR

    # -- the cursor --------------------------------------------------------------------------

    @property
    def event_under_cursor(self) -> str | None:
        """The id of the event that the cursor is on."""
        return self._event

    def move_cursor(self, _dx: int, dy: int) -> None:
        """So many events down the timeline; above it, scroll."""
        order = self._event_ids()
        if not order:
            self.scroll_lines(dy)
        elif self._event is None:
            self._choose(order[0])
        else:
            at = order.index(self._event) + dy
            if at < 0:
                self.scroll_lines(dy)
            self._choose(order[max(0, min(at, len(order) - 1))], keep=at < 0)

    def cursor_home(self) -> None:
        """Move the cursor to the first event, or scroll to the top."""
        self.scroll_lines(-self.top)
        order = self._event_ids()
        if order:
            self._choose(order[0], keep=True)

    def cursor_end(self) -> None:
        """The oldest event."""
        order = self._event_ids()
        if order:
            self._choose(order[-1])

    def cursor_page(self, pages: float) -> None:
        """A view of lines down (up where negative); halves too."""
        lines = max(1, round(abs(pages) * self.rows_in_view))
        self.scroll_lines(lines if pages > 0 else -lines)

    def _event_ids(self) -> list[str]:
        self.reaches(1 << 30)
        return list(dict.fromkeys(row.event for row in self._rows if row.event is not None))

    def _span(self, event_id: str) -> tuple[int, int] | None:
        self.reaches(1 << 30)
        lines = [at for at, row in enumerate(self._rows) if row.event == event_id]
        return (lines[0], lines[-1]) if lines else None

    def _choose(self, event_id: str, keep: bool = False) -> None:
        old, self._event = self._event, event_id
        if keep or not self._bring_event_into_view(event_id):
            for one in (old, event_id):
                span = self._span(one) if one is not None else None
                if span is not None:
                    self.repaint(*span)
        if old != event_id:
            self.post_message(self.EventChosen(event_id))

    def _bring_event_into_view(self, event_id: str) -> bool:
        span = self._span(event_id)
        return span is not None and self.bring_lines_into_view(*span)

    def on_focus(self) -> None:
        """Show the cursor, on the newest event at first."""
        if self._event is None:
            self._begin_cursor()
        self.refresh()

    def _begin_cursor(self) -> None:
        order = self._event_ids()
        if order:
            self._choose(order[0], keep=True)

    def reveal(self) -> bool:
        """Bring the event under the cursor into view; whether it was out of sight."""
        span = self._span(self._event) if self._event is not None else None
        if span is None or self.top <= span[0] < self.top + self.rows_in_view:
            return False
        return self.bring_lines_into_view(*span)

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the event under the mouse."""
        at = self.top + event.y
        if at < len(self._rows):
            found = self._rows[at].event
            if found is not None:
                self._choose(found, keep=True)
