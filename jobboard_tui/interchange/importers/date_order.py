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
_CREDIBLE = 1_000_000
_MOST_DAYS_AWAY = 150
"""A date without its year that lies further from today may be one of another year."""


@frozen
class DateColumn:
    """The dates of one column; `past` if what it tells has happened already."""

    name: str
    forms: Sequence[DateCell]
    past: bool


def find_orders(
    columns: Iterable[DateColumn], today: date, usual: DateOrder | None = None
) -> tuple[dict[str, DateOrder], list[str], list[str]]:
    """Return the order of each column by its name, what is to be said, and the columns left open.

    The order in which the most cells are dates of the time of job hunting wins. Where several come
    out equal, the other columns of the file decide, then `usual`. What nothing decides is open,
    unless it makes no difference; numbers between dots are days before months. A column in which
    both orders occur decides nothing, and is open where a cell of it can be read both ways.
    """
    columns = list(columns)
    mixed = [(column, both) for column in columns if (both := both_orders(column, today))]
    names = {column.name for column, _both in mixed}
    in_doubt = [
        column
        for column in columns
        if column.name not in names and any(form.order is None for form in column.forms)
    ]
    scores = {column.name: _scores(column, today) for column in in_doubt}
    together = {order: sum(score[order] for score in scores.values()) for order in DateOrder}
    orders: dict[str, DateOrder] = {}
    remarks: list[str] = []
    left_open: list[str] = []
    for column in in_doubt:
        score = scores[column.name]
        best = [order for order in DateOrder if score[order] == max(score.values())]
        decided = max(together[order] for order in best)
        best = [order for order in best if together[order] == decided]
        if len(best) > 1 and usual in best:
            best = [usual]
        if len(best) > 1 and all(form.separator == "." for form in column.forms if not form.order):
            best = [DateOrder.DMY]
        if len(best) > 1 and not _agree(column, best):
            left_open.append(column.name)
        orders[column.name] = best[0]
        if any(len(form.numbers) == 3 for form in column.forms if form.order is None):
            remarks.append(_remark(column, best[0]))
    for column, (first, second) in mixed:
        orders[column.name] = usual or DateOrder.MDY
        if form_in_doubt(column, today):
            left_open.append(column.name)
        remarks.append(
            _(
                "dates in “{column}” are in both orders, as in {first} and {second}: each is read "
                "in the one that fits"
            ).format(column=column.name, first=first, second=second)
        )
    return orders, remarks, left_open


def both_orders(column: DateColumn, today: date) -> tuple[str, str] | None:
    """Return a cell that is only a date with its month first, and one with its day first.

    None where the column does not have both.
    """
    samples: dict[DateOrder, str] = {}
    for form in column.forms:
        if (order := own_order(form, today, column.past)) is not None:
            samples.setdefault(order, _as_written(form))
    if len(samples) < 2:
        return None
    return samples[DateOrder.MDY], samples[DateOrder.DMY]


def form_in_doubt(column: DateColumn, today: date) -> str:
    """Return the first cell that can be read in both orders; empty where there is none."""
    for form in column.forms:
        if form.order is None and own_order(form, today, column.past) is None:
            readings = {_reading(form, order) for order in (DateOrder.MDY, DateOrder.DMY)}
            if len(readings) > 1:
                return _as_written(form)
    return ""


def own_order(form: DateCell, today: date, past: bool) -> DateOrder | None:
    """Return the only order in which a form is a date: 13/11/2026, 11/20; None where none is."""
    if form.order is not None:
        return None
    if len(form.numbers) == 3:
        day = form.date(DateOrder.YMD)
        if day is not None and _is_credible(day, today, past):
            return None
    days = {order: _day(form, order, today, past) for order in (DateOrder.MDY, DateOrder.DMY)}
    fitting = {order: day for order, day in days.items() if day is not None and form.fits(day)}
    if len(fitting) != 1:
        return None
    ((order, day),) = fitting.items()
    return order if _is_credible(day, today, past) else None


def _as_written(form: DateCell) -> str:
    return form.separator.join(map(str, form.numbers))


def moment(
    form: DateCell, order: DateOrder, zone: tzinfo, today: date, past: bool
) -> Deadline | None:
    """Return the date or instant of a form; `zone` is for times that tell none.

    Of a date without a year the last one is meant in a column of what has happened, and the
    nearest one elsewhere. A form that is a date in one order only is read in that one. None where
    it has another weekday than the one that is told.
    """
    day = _day(form, own_order(form, today, past) or order, today, past)
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
        return _in_some_year(*month_and_day(form, order), today, past)
    return form.date(order)


def month_and_day(form: DateCell, order: DateOrder) -> tuple[int, int]:
    """Return the month and the day of a form without a year."""
    first, second = form.numbers
    is_day_first = form.order is None and order is DateOrder.DMY
    return (second, first) if is_day_first else (first, second)


def is_far_without_year(form: DateCell, day: date, today: date) -> bool:
    """Whether a form tells no year, and its date lies too far away to be sure of it."""
    return len(form.numbers) == 2 and abs((day - today).days) > _MOST_DAYS_AWAY


def start_of(day: date, zone: tzinfo) -> datetime:
    """Return 00:00 of a date in a zone."""
    return datetime.combine(day, time(), zone)


def _scores(column: DateColumn, today: date) -> Mapping[DateOrder, int]:
    """How many cells are credible dates in each order, and after that how many are dates."""
    scores = dict.fromkeys(DateOrder, 0)
    for form in column.forms:
        if form.order is not None:
            continue
        for order in DateOrder:
            if len(form.numbers) == 2 and order is DateOrder.YMD:
                continue
            day = _day(form, order, today, column.past)
            if day is not None and form.fits(day):
                is_credible = _is_credible(day, today, column.past)
                scores[order] += _CREDIBLE if is_credible else 1
    return scores


def _is_credible(day: date, today: date, past: bool) -> bool:
    if past and day > today + timedelta(days=1):
        return False
    return today.year - _YEARS_BACK <= day.year <= today.year + _YEARS_AHEAD


def _agree(column: DateColumn, orders: Sequence[DateOrder]) -> bool:
    """Whether it makes no difference: 5/5/24."""
    return all(
        len({form.numbers if form.order else _reading(form, order) for order in orders}) == 1
        for form in column.forms
    )


def _reading(form: DateCell, order: DateOrder) -> date | tuple[int, int] | None:
    return month_and_day(form, order) if len(form.numbers) == 2 else form.date(order)


def _in_some_year(month: int, day: int, today: date, past: bool) -> date | None:
    days = []
    for year in (today.year - 4, today.year - 1, today.year, today.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if past:
        days = [near for near in days if near <= today + timedelta(days=1)]
        return max(days, default=None)
    return min(days, key=lambda near: abs(near - today), default=None)


def order_label(order: DateOrder) -> str:
    """Return an order in words."""
    return {
        DateOrder.MDY: pgettext("date order", "month/day/year"),
        DateOrder.DMY: pgettext("date order", "day/month/year"),
        DateOrder.YMD: pgettext("date order", "year/month/day"),
    }[order]


def _remark(column: DateColumn, order: DateOrder) -> str:
    return _("dates in “{column}” are read as {order}").format(
        column=column.name, order=order_label(order)
    )
