"""What the numbers say, with bars: of everything, or of what began in a range of dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from jobboard_tui.domain.business_days import BusinessCalendar
from jobboard_tui.domain.parsing.date_ranges import DateRange, parse_range, range_words
from jobboard_tui.domain.reports.stats import Stats
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.glyphs import UNICODE
from jobboard_tui.tui.page_actions import bind, bind_opener
from jobboard_tui.tui.presentation.statistics import figure_lines
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.input_feedback import InputFeedback
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.styled_text import StyledText

Counting = Callable[[DateRange], Stats]
"""The numbers of a range."""

SPANS = (None, timedelta(weeks=26), timedelta(weeks=12), timedelta(weeks=4))
"""The ranges to choose from, by the keys 1 to 4."""


class StatisticsScreen(ModalPage[None]):
    """Counts anew for each range."""

    WIDTH = 150
    PAGE = "statistics"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        bind("statistics-dates", "dates"),
        Binding("5", "dates", show=False),
        *(Binding(str(n + 1), f"range({n})", show=False) for n in range(len(SPANS))),
        *bind_opener("statistics"),
    ]

    def __init__(
        self,
        counting: Counting,
        now: datetime,
        calendar: BusinessCalendar,
        drafts: Drafts,
        filter_text: str = "",
    ) -> None:
        super().__init__()
        self.counting = counting
        self.now = now
        self.calendar = calendar
        self.drafts = drafts
        self.filter_text = filter_text
        self.range = DateRange()
        self.range_name = pgettext("statistics", "everything")
        self.found: Stats | None = None

    def heading(self) -> str:
        """What is counted; a filter before the range, which may be long."""
        if self.found is None:
            return pgettext("statistics", "Statistics")
        total = self.found.count
        count = ngettext("{count} application", "{count} applications", total).format(count=total)
        if not self.filter_text:
            return _("Statistics, {range}: {count}").format(range=self.range_name, count=count)
        return _("Statistics: {count}, filter {filter}, {range}").format(
            count=count, filter=clean(self.filter_text), range=self.range_name
        )

    def keys(self) -> str:
        """What can be done."""
        line = _(
            "1 all  2 half a year  3 twelve weeks  4 four weeks  {dates} dates  {down} {up} scroll"
            "  Esc"
        )
        return self.with_keys(line)

    def parts(self) -> Iterable[Widget]:
        """The lines, and the one in which dates are typed."""
        yield StyledText(self._lines)
        yield Prompt(self.drafts)

    def on_mount(self) -> None:
        """The lines have the keys."""
        self.query_one(StyledText).focus()
        self.action_range(0)

    def _lines(self, width: int) -> Sequence[StyledLine]:
        if self.found is None:
            return [((pgettext("statistics", "counting"), Tone.MUTED),)]
        glyphs = getattr(self.app, "glyphs", UNICODE)
        return figure_lines(self.found, self.now, width, glyphs)

    def action_range(self, number: int) -> None:
        """Everything, or what began lately."""
        span = SPANS[number]
        if span is None:
            self._count_in(DateRange(), pgettext("statistics", "everything"))
            return
        name = _("started in the last {count} weeks").format(count=span.days // 7)
        self._count_in(DateRange(self.now - span), name)

    def action_dates(self) -> None:
        """Any dates, in words."""

        def read(text: str) -> DateRange:
            return parse_range(text, self.now, self.calendar)

        def done(text: str) -> None:
            date_range = read(text)
            words = range_words(date_range, self.now)
            self._count_in(date_range, _("started {range}").format(range=words))

        self.query_one(Prompt).ask(
            pgettext("statistics", "dates"),
            key="statistics",
            example=_("1 oct - 15 nov, since 1 oct, last 30 days, oct"),
            echo=lambda text: InputFeedback("→ " + range_words(read(text), self.now)),
            done=done,
        )

    def _count_in(self, date_range: DateRange, name: str) -> None:
        self.range, self.range_name = date_range, name
        self.run_worker(partial(self._count, date_range), thread=True, exclusive=True)

    def _count(self, span: DateRange) -> None:
        """In a thread: thousands of timelines take a while."""
        worker = get_current_worker()
        stats = self.counting(span)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take, stats)

    def _take(self, stats: Stats) -> None:
        if not self.is_attached:
            return
        self.found = stats
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))
        self.query_one(StyledText).show(self._lines)
