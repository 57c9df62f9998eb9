"""The agenda: a week as a list, or two where there is room, and a month as a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar, TypeAlias

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.domain.labels import ago, full_day, month_name
from jobboard_tui.domain.labels import day as day_name
from jobboard_tui.domain.reports.agenda import AgendaDay, AgendaItem
from jobboard_tui.domain.weeks import first_of_week
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.glyphs import UNICODE, Glyphs
from jobboard_tui.tui.page_actions import bind, bind_opener
from jobboard_tui.tui.presentation.month import Month, day_lines, item_line
from jobboard_tui.tui.presentation.styled_text import BLANK, StyledLine, StyledRun, Tone, crop
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.month_grid import MonthGrid
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.styled_text import StyledText
from jobboard_tui.tui.widgets.virtual_list import VirtualList

Days = Callable[[date, int], list[AgendaDay]]
"""So many days from a day on."""
AgendaRow: TypeAlias = AgendaDay | AgendaItem

WEEK = 7
_TWO_WEEKS = 30
"""From so many lines on there is room for two weeks."""
_FIRST, _LAST = date(1990, 1, 1), date(2100, 12, 31)


class AgendaScreen(ModalPage[str | None]):
    """Dismissed with the id of the application to jump to, or None."""

    DEFAULT_CSS = """
    AgendaScreen StyledText { height: 3; background: $background; }
    """
    WIDTH = 140
    PAGE = "agenda"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        bind("agenda-month", "show_as('month')"),
        bind("agenda-week", "show_as('week')"),
        bind("agenda-today", "today"),
        bind("agenda-next", "turn(1)"),
        bind("agenda-previous", "turn(-1)"),
        Binding("right", "turn(1)", show=False),
        bind("agenda-right", "turn(1)"),
        Binding("left", "turn(-1)", show=False),
        bind("agenda-left", "turn(-1)"),
        *bind_opener("agenda"),
    ]

    def __init__(
        self, days: Days, now: datetime, on_sunday: bool = False, overdue: int = 0
    ) -> None:
        super().__init__()
        self.overdue = overdue
        self.on_sunday = on_sunday
        self.days = days
        self.now = now
        self.chosen = now.date()
        self.is_month = False
        self._rows: list[AgendaRow] = []
        self._span = WEEK

    @property
    def _glyphs(self) -> Glyphs:
        glyphs = getattr(self.app, "glyphs", UNICODE)
        return glyphs if isinstance(glyphs, Glyphs) else UNICODE

    def heading(self) -> str:
        """Which week or month."""
        if self.is_month:
            return _("Agenda: {month} {year}").format(
                month=month_name(self.chosen), year=self.chosen.year
            )
        first = self._first_of_week(self.chosen)
        return _("Agenda: {first} to {last}").format(
            first=full_day(first), last=full_day(first + timedelta(days=self._span - 1))
        )

    def keys(self) -> str:
        """What can be done."""
        if self.is_month:
            line = _(
                "{left} {down} {up} {right} day   {next} {previous} month   Enter open week"
                "   {today} today   {week} week   Esc back"
            )
            return self.with_keys(line)
        line = _(
            "{down} {up} move   {next} {previous} week   Enter open card   {today} today"
            "   {month} month   Esc back"
        )
        return self.with_keys(line)

    def parts(self) -> Iterable[Widget]:
        """The list, the grid, and the day under the grid's cursor."""
        yield VirtualList(0, self._row, self._is_heading)
        yield MonthGrid()
        yield StyledText(self._day_lines)

    def on_mount(self) -> None:
        """Show the present week first."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """On a high sheet more of the day is told."""
        super().on_resize(event)
        is_high = event.size.height >= _TWO_WEEKS
        self.query_one(StyledText).styles.height = 6 if is_high else 3
        span = 2 * WEEK if is_high else WEEK
        if span != self._span:
            self._span = span
            self._show()

    # -- drawing -----------------------------------------------------------------------------

    def _first_of_week(self, day: date) -> date:
        return first_of_week(day, self.on_sunday)

    def _show(self) -> None:
        rows, grid, lines = (
            self.query_one(VirtualList),
            self.query_one(MonthGrid),
            self.query_one(StyledText),
        )
        rows.display = not self.is_month
        grid.display = lines.display = self.is_month
        if self.is_month:
            self._show_month(grid, lines)
        else:
            self._show_week(rows)
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))
        self.say(self.keys())

    def _show_month(self, grid: MonthGrid, lines: StyledText) -> None:
        first = self.chosen.replace(day=1)
        begins = self._first_of_week(first)
        after = (first + timedelta(days=31)).replace(day=1)
        count = (self._first_of_week(after - timedelta(days=1)) - begins).days + WEEK
        days = self.days(begins, count)
        grid.show(Month(days, first, self.chosen, self.now.date()))
        lines.show(self._day_lines)
        self.set_focus(grid)

    def _show_week(self, rows: VirtualList) -> None:
        self._rows = []
        start = 0
        for day in self.days(self._first_of_week(self.chosen), self._span):
            if day.date == self.chosen:
                start = len(self._rows) + 1
            self._rows += [day, *day.items]
        rows.show(len(self._rows), start)
        self.set_focus(rows)

    def _is_heading(self, number: int) -> bool:
        return isinstance(self._rows[number], AgendaDay)

    def _row(self, number: int, width: int) -> StyledLine:
        row = self._rows[number]
        if isinstance(row, AgendaItem):
            return ((" ", Tone.TEXT), *item_line(row, width - 1, self._glyphs))
        today = row.date == self.now.date()
        name = _("{day}, {ago}").format(
            day=day_name(row.date, self.now), ago=ago(row.date, self.now)
        )
        tone = Tone.ACCENT if today else Tone.STRONG if row.items else Tone.MUTED
        line: list[StyledRun] = [(f" {name}", tone)]
        if row.holiday:
            line.append((f"  {row.holiday}", Tone.BAD))
        if today and self.overdue:
            line.append((f"  {self._late_words()}", Tone.LATE))
        return crop(line, width, self._glyphs.cut)

    def _late_words(self) -> str:
        """How many reminders are late, which stand in no day, and the key that lists them."""
        said = ngettext(
            "{sign} {count} late, see {key} on the board",
            "{sign} {count} late, see {key} on the board",
            self.overdue,
        )
        key = BY_ID["due"].first_key
        return said.format(sign=self._glyphs.late, count=self.overdue, key=key)

    def _day_lines(self, width: int) -> Sequence[StyledLine]:
        (day,) = self.days(self.chosen, 1)
        name = _("{day}, {ago}").format(
            day=day_name(day.date, self.now), ago=ago(day.date, self.now)
        )
        lines = list(day_lines(day, width, self._glyphs))
        head: StyledLine = ((name, Tone.STRONG),)
        if not lines:
            return [head, BLANK]
        return [head, *lines]

    # -- keys --------------------------------------------------------------------------------

    def _go(self, day: date) -> None:
        self.chosen = max(_FIRST, min(day, _LAST))
        self._show()

    def action_show_as(self, what: str) -> None:
        """The week or the month of the day under the cursor."""
        self.is_month = what == "month"
        self._show()

    def _day_of_cursor(self) -> date:
        """The day on which the cursor of the list stands."""
        for row in reversed(self._rows[: self.query_one(VirtualList).cursor + 1]):
            if isinstance(row, AgendaDay):
                return row.date
        return self.chosen

    def action_today(self) -> None:
        """Go back to the present day."""
        self._go(self.now.date())

    def action_turn(self, by: int) -> None:
        """The next week or month, or the one before."""
        if not self.is_month:
            self._go(self._first_of_week(self.chosen) + timedelta(days=WEEK * by))
            return
        first = self.chosen.replace(day=1)
        self._go((first + timedelta(days=31 if by > 0 else -1)).replace(day=1))

    def on_month_grid_wanted(self, message: MonthGrid.Wanted) -> None:
        """The grid's cursor moves."""
        self._go(self.chosen + timedelta(days=message.days))

    def on_month_grid_opened(self) -> None:
        """The week of the day under the cursor."""
        self.is_month = False
        self._show()

    def on_virtual_list_moved(self) -> None:
        """The day of the row is the one that a month would show."""
        self.chosen = self._day_of_cursor()

    def on_virtual_list_chosen(self, message: VirtualList.Chosen) -> None:
        """To the card of what stands under the cursor."""
        row = self._rows[message.number]
        if isinstance(row, AgendaItem) and row.application:
            self.dismiss(row.application)
