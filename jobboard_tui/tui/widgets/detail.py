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
        self._no_channel = ""
        self._rows: list[DetailRow] = []
        self._source: Iterator[DetailRow] = iter(())
        self._event: str | None = None
        self._is_unfolded = False

    # -- what is shown -----------------------------------------------------------------------

    def show(
        self,
        application: Application | None,
        reminders: Sequence[Reminder],
        now: datetime,
        no_channel: str = "",
    ) -> None:
        """Another application, or the same one at another time; `no_channel` as of its rows."""
        old = self._application
        if application is old and reminders == self._reminders and now == self._now:
            return
        before = self._in_view()
        same = application is not None and old is not None and application.id == old.id
        self._application, self._reminders, self._now = application, reminders, now
        self._no_channel = no_channel
        if not same:
            self.top, self._event = 0, None
        self._begin()
        here = self._span(self._event) if self._event is not None else None
        if here is None or not self.bring_lines_into_view(*here):
            self._settle_cursor()
        self._repaint_since(before)

    def fold_facts(self) -> None:
        """Show all facts, or the first of them alone, from the top."""
        self._is_unfolded = not self._is_unfolded
        self.top = 0
        self._begin()
        self._settle_cursor()
        self.refresh()

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
                self._application,
                self._reminders,
                self._now,
                self.size.width - INSET,
                self.glyphs,
                unfolded=self._is_unfolded,
                no_channel=self._no_channel,
            )

    def reaches(self, count: int) -> int:
        """The lines made so far, at least `count` of them where there are so many."""
        if count > len(self._rows):
            self._rows.extend(islice(self._source, count - len(self._rows)))
        return len(self._rows)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._begin()
        self._settle_cursor()
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
        is_here = y == 0 if self._event is None else row.event == self._event
        if not is_here or not self.has_focus:
            return ((" ", Tone.TEXT), *row.line), Ground.BASE
        return ((self.glyphs.bar, Tone.ACCENT), *row.line), Ground.CURSOR

    # -- the cursor --------------------------------------------------------------------------

    @property
    def event_under_cursor(self) -> str | None:
        """The id of the event that the cursor is on."""
        return self._event

    def move_cursor(self, _dx: int, dy: int) -> None:
        """So many events down the timeline; above it, and where it is out of sight, scroll."""
        order = self._event_ids()
        if self._event is not None and (at := order.index(self._event) + dy) >= 0:
            self._choose(order[min(at, len(order) - 1)])
            return
        first = next(iter(self._events_in_view()), None)
        if self._event is None and first is not None and dy > 0:
            self._choose(first)
        else:
            self.scroll_lines(dy)

    def scroll_lines(self, by: int) -> bool:
        """Scroll; the cursor goes to what is in view."""
        moved = super().scroll_lines(by)
        if moved:
            self._settle_cursor()
        return moved

    def cursor_home(self) -> None:
        """Scroll to the top, and move the cursor to the newest event where that is in sight."""
        self.scroll_lines(-self.top)
        old, self._event = self._event, None
        self._settle_cursor()
        if old != self._event:
            self.refresh()
            self.post_message(self.EventChosen(self._event))

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

    def _events_in_view(self) -> list[str]:
        """The events whose first line is in view."""
        end = self.top + self.rows_in_view
        self.reaches(end)
        rows = self._rows[max(0, self.top - 1) : end]
        events = [row.event for row in rows]
        before = None if self.top == 0 else events.pop(0)
        return [
            event
            for at, event in enumerate(events)
            if event is not None and event != (events[at - 1] if at else before)
        ]

    def _settle_cursor(self, *, begins: bool = False) -> None:
        """Keep the cursor in view: on its event, the one that is nearest, or at the top on none.

        Where it `begins`, or stands at the top, it is on the newest event that is in view.
        """
        in_view = self._events_in_view()
        if self._event in in_view:
            return
        old, self._event = self._event, None
        if old is not None and in_view:
            span = self._span(old)
            self._event = in_view[0] if span is None or span[0] < self.top else in_view[-1]
        elif in_view and (begins or (self.has_focus and self.top == 0)):
            self._event = in_view[0]
        if old != self._event:
            self.refresh()
            self.post_message(self.EventChosen(self._event))

    def _choose(self, event_id: str) -> None:
        old, self._event = self._event, event_id
        if not self._bring_event_into_view(event_id):
            for one in (old, event_id):
                span = self._span(one) if one is not None else (self.top, self.top)
                if span is not None:
                    self.repaint(*span)
        if old != event_id:
            self.post_message(self.EventChosen(event_id))

    def _bring_event_into_view(self, event_id: str) -> bool:
        span = self._span(event_id)
        return span is not None and self.bring_lines_into_view(*span)

    def on_focus(self) -> None:
        """Show the cursor, on the newest event where that is in view."""
        self._settle_cursor(begins=True)
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the event under the mouse."""
        at = self.top + event.y
        if at < len(self._rows):
            found = self._rows[at].event
            if found is not None:
                self._choose(found)
