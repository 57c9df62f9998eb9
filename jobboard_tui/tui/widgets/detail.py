"""Everything about the application under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual import events

from jobboard_tui.domain.models import Application
from jobboard_tui.domain.reminders.api import Reminder
from jobboard_tui.i18n import _
from jobboard_tui.tui.presentation.detail import DetailRow, detail_rows
from jobboard_tui.tui.presentation.styled_text import Ground, StyledLine, Tone, crop
from jobboard_tui.tui.widgets.line_block import LineBlock
from jobboard_tui.tui.widgets.line_list import LineList
from jobboard_tui.tui.widgets.value_message import ValueMessage

INSET = 2
"""Cells beside the text: the cursor's bar, the margin."""


class DetailPane(LineList):
    """Facts, reminders with their why, and the timeline, over whose events a cursor goes.

    Its `edge` towards the columns tells who has the keys, and where there is more. It is a widget
    of its own: it stays as it is under most keys of the cursor, and need not be sent again.
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
        self._event: str | None = None
        self._is_unfolded = False
        self.edge = LineBlock(id="edge")

    # -- what is shown -----------------------------------------------------------------------

    def show(
        self,
        application: Application | None,
        reminders: Sequence[Reminder],
        now: datetime,
        no_channel: str = "",
    ) -> None:
        """Another application, or the same one at another time; `no_channel` as of its rows."""
        old, before = self._application, self.painted()
        same = application is not None and old is not None and application.id == old.id
        self._application, self._reminders, self._now = application, reminders, now
        self._no_channel = no_channel
        event = self._event if same else None
        logged = _new_events(old, application) if same else ()
        if not same:
            self._event, self._rows = None, []
        if not same or (logged and not self.has_focus):
            self.scroll_lines(-self.top)
        self.make_lines()
        if event is not None and self._span(event) is not None:
            self._event = event
            self._bring_event_into_view(event)
        if logged and self.has_focus:
            self._bring_event_into_view(logged[-1])
        self.repaint_since(before)

    def fold_facts(self) -> None:
        """Show all facts, or the first of them alone, from the top."""
        self._is_unfolded = not self._is_unfolded
        self.make_lines()
        self.scroll_lines(-self.top)
        self.refresh()

    def make_lines(self) -> None:
        """Wrap the lines to the width; the cursor stays in view."""
        self._rows = []
        if self._application is not None and self._now is not None and self.size.width > 4:
            rows = detail_rows(
                self._application,
                self._reminders,
                self._now,
                self.size.width - INSET,
                self.glyphs,
                unfolded=self._is_unfolded,
                no_channel=self._no_channel,
            )
            self._rows = list(rows)
        self.set_count(len(self._rows))
        self._settle_cursor()
        self.edge.show(self._edge_lines)

    def _edge_lines(self, _width: int, height: int) -> list[StyledLine]:
        """The edge: its first and its last sign tell whether there is more."""
        signs = [self.glyphs.vertical] * height
        if self.count > self.top + height:
            signs[-1] = self.glyphs.less
        if self.top > 0:
            signs[0] = self.glyphs.more
        quiet = {self.glyphs.vertical: Tone.FAINT}
        return [
            ((sign, Tone.ACCENT if self.has_focus else quiet.get(sign, Tone.MUTED)),)
            for sign in signs
        ]

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """A line of the details."""
        if self._application is None:
            words = _("no card is selected") if y == 1 else ""
            return crop([(" " + words, Tone.MUTED)], width, self.glyphs.cut), Ground.BASE
        return super().line_at(y, width)

    def row_at(self, number: int, _width: int) -> tuple[StyledLine, Ground]:
        """A line of the details, with a bar before it where the cursor is."""
        row = self._rows[number]
        is_here = number == self.top if self._event is None else row.event == self._event
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

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Move the cursor to what is in view."""
        super().watch_scroll_y(old_value, new_value)
        self._settle_cursor()
        self.edge.show(self._edge_lines)

    def cursor_home(self) -> None:
        """Scroll to the top, and move the cursor to the newest event where that is in sight."""
        self.scroll_lines(-self.top)
        old, self._event = self._event, None
        self._settle_cursor()
        if old != self._event:
            self.refresh()
            self.post_message(self.EventChosen(self._event))

    def cursor_end(self) -> None:
        """Move the cursor to the oldest event."""
        order = self._event_ids()
        if order:
            self._choose(order[-1])

    def cursor_page(self, pages: float) -> None:
        """A view of lines down (up where negative); halves too."""
        lines = max(1, round(abs(pages) * self.rows_in_view))
        self.scroll_lines(lines if pages > 0 else -lines)

    def _event_ids(self) -> list[str]:
        return list(dict.fromkeys(row.event for row in self._rows if row.event is not None))

    def _span(self, event_id: str) -> tuple[int, int] | None:
        lines = [at for at, row in enumerate(self._rows) if row.event == event_id]
        return (lines[0], lines[-1]) if lines else None

    def _events_in_view(self) -> list[str]:
        """The events whose first line is in view."""
        rows = self._rows[max(0, self.top - 1) : self.top + self.rows_in_view]
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
        self._bring_event_into_view(event_id)
        for chosen in (old, event_id):
            span = self._span(chosen) if chosen is not None else (self.top, self.top)
            if span is not None:
                self.repaint(*span)
        if old != event_id:
            self.post_message(self.EventChosen(event_id))

    def _bring_event_into_view(self, event_id: str) -> None:
        if (span := self._span(event_id)) is not None:
            self.bring_into_view(*span)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show on the edge who has the keys."""
        super().watch_has_focus(has_focus)
        self.edge.show(self._edge_lines)

    def on_focus(self) -> None:
        """Show the cursor, on the newest event where that is in view."""
        self._settle_cursor(begins=True)

    def on_click(self, event: events.Click) -> None:
        """Choose the event under the mouse."""
        at = self.top + event.y
        if at < len(self._rows):
            event_id = self._rows[at].event
            if event_id is not None:
                self._choose(event_id)


def _new_events(old: Application | None, new: Application | None) -> Sequence[str]:
    """Return the ids of the events that an application has besides those that it had."""
    if old is None or new is None or old.events is new.events:
        return ()
    known = {event.id for event in old.events}
    return [event.id for event in new.events if event.id not in known]
