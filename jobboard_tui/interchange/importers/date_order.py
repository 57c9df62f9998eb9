"""Which number is the month: found out over whole columns of dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.parsing.calendar_words import nearest_weekday
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.importers.cell_dates import DateCell, DateOrder

_YEARS_BACK, _YEARS_AHEAD = 12, 3
"""Nobody's list of applications reaches further."""
_DEFAULTS = {"/": DateOrder.MDY, "-": DateOrder.DMY, ".": DateOrder.DMY, "": DateOrder.MDY}
"""By what most people who write dates with that sign mean."""


@frozen
class DateColumn:
    """The dates of one column; `past` if what it tells has happened already."""

    name: str
    forms: Sequence[DateCell]
    past: bool


def find_orders(
    columns: Iterable[DateColumn], today: date, usual: DateOrder | None = None
) -> tuple[dict[str, DateOrder], list[str]]:
    """The order of each column by its name, and what is to be said of it.

    The order in which the most cells are dates of the time of job hunting wins. Where several
    come out equal, the other columns of the file decide, then `usual`, then how close together
    the dates lie, then habit; the remark says that it is a guess.
    """
    open_ones = [one for one in columns if any(form.order is None for form in one.forms)]
    scores = {one.name: _scores(one, today) for one in open_ones}
    together = {order: sum(score[order] for score in scores.values()) for order in DateOrder}
    orders: dict[str, DateOrder] = {}
    remarks: list[str] = []
    for column in open_ones:
        score = scores[column.name]
        best = [order for order in DateOrder if score[order] == max(score.values())]
        if len(best) > 1:
            decided = max(together[order] for order in best)
            narrowed = [order for order in best if together[order] == decided]
            order = narrowed[0] if len(narrowed) == 1 else _likely(column, narrowed, usual)
            sure = len(narrowed) == 1 or _agree(column, narrowed) or order is usual
        else:
            order, sure = best[0], True
        orders[column.name] = order
        remarks.append(_remark(column, order, sure))
    return orders, remarks


def moment(
    form: DateCell, order: DateOrder, zone: tzinfo, today: date, past: bool
) -> Deadline | None:
    """The date or instant of a form; `zone` is for times that tell none.

    Of a date without a year the last one is meant in a column of what has happened, and the
    nearest one elsewhere. None where it has another weekday than the one that is told.
    """
    day = _day(form, order, today, past)
    if day is None or not form.fits(day):
        return None
    if form.clock is None:
        return day
    return datetime.combine(day, form.clock, form.zone or zone)


def weekday_doubt(
    form: DateCell, order: DateOrder, today: date, past: bool
) -> tuple[date, date] | None:
    """Return the date of a form and the nearest day of its weekday, if they differ."""
    day = _day(form, order, today, past)
    if day is None or form.weekday is None or form.fits(day):
        return None
    return day, nearest_weekday(day, form.weekday)


def _day(form: DateCell, order: DateOrder, today: date, past: bool) -> date | None:
    if len(form.numbers) == 2:
        return _in_some_year(form.numbers[0], form.numbers[1], today, past)
    return form.date(order)


def start_of(day: date, zone: tzinfo) -> datetime:
    """00:00 of a date."""
    return datetime.combine(day, time(), zone)


def _scores(column: DateColumn, today: date) -> Mapping[DateOrder, int]:
    """How many cells are credible dates in each order."""
    scores = dict.fromkeys(DateOrder, 0)
    for form in column.forms:
        if form.order is not None:
            continue
        for order in DateOrder:
            day = form.date(order)
            if day is not None and form.fits(day) and _is_credible(day, today, column.past):
                scores[order] += 1
    return scores


def _is_credible(day: date, today: date, past: bool) -> bool:
    if past and day > today + timedelta(days=1):
        return False
    return today.year - _YEARS_BACK <= day.year <= today.year + _YEARS_AHEAD


def _agree(column: DateColumn, orders: Sequence[DateOrder]) -> bool:
    """Whether it makes no difference: 5/5/24."""
    return all(len({form.date(order) for order in orders}) == 1 for form in column.forms)


def _likely(column: DateColumn, orders: Sequence[DateOrder], usual: DateOrder | None) -> DateOrder:
    if usual in orders:
        assert usual is not None
        return usual
    open_forms = [form for form in column.forms if form.order is None]
    if len(open_forms) > 2:
        spans = {order: _span(open_forms, order) for order in orders}
        nearest = min(spans.values())
        if [*spans.values()].count(nearest) == 1:
            return min(orders, key=lambda order: spans[order])
    habit = _DEFAULTS[open_forms[0].separator]
    return habit if habit in orders else orders[0]


def _span(forms: Sequence[DateCell], order: DateOrder) -> timedelta:
    days = [day for form in forms if (day := form.date(order))]
    return max(days) - min(days) if days else timedelta.max


def _in_some_year(month: int, day: int, today: date, past: bool) -> date | None:
    found = []
    for year in (today.year - 4, today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if past:
        found = [one for one in found if one <= today + timedelta(days=1)]
        return max(found, default=None)
    return min(found, key=lambda one: abs(one - today), default=None)


def order_label(order: DateOrder) -> str:
    """An order in words."""
    return {
        DateOrder.MDY: pgettext("date order", "month/day/year"),
        DateOrder.DMY: pgettext("date order", "day/month/year"),
        DateOrder.YMD: pgettext("date order", "year/month/day"),
    }[order]


def _remark(column: DateColumn, order: DateOrder, sure: bool) -> str:
    if sure:
        return _("dates in “{column}” are read as {order}").format(
            column=column.name, order=order_label(order)
        )
    return _(
        "dates in “{column}” may be month first or day first; read as {order}."
        " If that is wrong, write them as 2026-11-25 and import again"
    ).format(column=column.name, order=order_label(order))
