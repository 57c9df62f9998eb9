"""What the numbers say, with bars: of everything, or of what began lately."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from jobboard_tui.core.stats import Stats
from jobboard_tui.core.text import clean
from jobboard_tui.ui.glyphs import UNICODE
from jobboard_tui.ui.look.figures import figure_lines
from jobboard_tui.ui.look.lines import Line, Tone
from jobboard_tui.ui.screens.page import Page
from jobboard_tui.ui.widgets.drawn import as_written
from jobboard_tui.ui.widgets.lines import Lines
from jobboard_tui.words import _, many

Counting = Callable[[datetime | None], Stats]
"""The numbers since an instant (None: of everything)."""

SPANS = (None, timedelta(weeks=26), timedelta(weeks=12), timedelta(weeks=4))
"""The ranges to choose from, by the keys 1 to 4."""


class StatisticsScreen(Page[None]):
    """Counts anew for each range."""

    WIDTH = 150
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,N", "leave", show=False),
        *(Binding(str(n + 1), f"range({n})", show=False) for n in range(len(SPANS))),
    ]

    def __init__(self, counting: Counting, now: datetime, filter_text: str = "") -> None:
        super().__init__()
        self.counting = counting
        self.now = now
        self.filter_text = filter_text
        self.range = 0
        self.found: Stats | None = None

    def heading(self) -> str:
        """What is counted."""
        count = self._range()
        if self.found is not None:
            found = self.found.count
            count = many(
                "{range}: {count} application", "{range}: {count} applications", found
            ).format(range=count, count=found)
        if not self.filter_text:
            return _("Statistics of {count}").format(count=count)
        return _("Statistics of {count}, filter {filter}").format(
            count=count, filter=clean(self.filter_text)
        )

    def _range(self) -> str:
        span = SPANS[self.range]
        if span is None:
            return _("everything")
        return _("what began in the last {count} weeks").format(count=span.days // 7)

    def keys(self) -> str:
        """What can be done."""
        return _("1 everything   2 half a year   3 twelve weeks   4 four weeks   Esc back")

    def parts(self) -> Iterable[Widget]:
        """The lines."""
        yield Lines(self._lines)

    def on_mount(self) -> None:
        """The lines have the keys."""
        self.query_one(Lines).focus()
        self.action_range(0)

    def _lines(self, width: int) -> Sequence[Line]:
        if self.found is None:
            return [((_("counting"), Tone.MUTED),)]
        glyphs = getattr(self.app, "glyphs", UNICODE)
        return figure_lines(self.found, self.now, width, glyphs)

    def action_range(self, number: int) -> None:
        """Another range."""
        self.range = number
        span = SPANS[number]
        since = None if span is None else self.now - span
        self.run_worker(partial(self._count, since), thread=True, exclusive=True)

    def _count(self, since: datetime | None) -> None:
        """In a thread: thousands of timelines take a while."""
        worker = get_current_worker()
        found = self.counting(since)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, found)

    def _take(self, found: Stats) -> None:
        if not self.is_attached:
            return
        self.found = found
        self.query_one("#heading", Static).update(as_written(self.app, self.heading()))
        self.query_one(Lines).show(self._lines)
