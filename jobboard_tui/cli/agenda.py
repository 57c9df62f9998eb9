"""What lies ahead, by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.fields import number
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.reports.agenda import AgendaDay, AgendaItem

DAYS = 14
_CELL = 8
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    agenda_ = commands.verb(
        "agenda", agenda, does=_("show interviews, meetings, deadlines and opening windows by day")
    )
    agenda_.add_argument(
        "--days",
        metavar="N",
        type=number,
        default=DAYS,
        help=_("how many days, including today ({days})").format(days=DAYS),
    )
    agenda_.add_argument(
        "--month",
        metavar="MONTH",
        nargs="?",
        const="",
        help=_(
            "show a whole month as a grid, the current one or e.g. 2026-12; past days show "
            "what was held"
        ),
    )
    agenda_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))


def agenda(call: CommandCall) -> int:
    """Print the days on which there is something, or the grid of a month."""
    from jobboard_tui.domain.reports.agenda import agenda as days_ahead

    service = call.service
    if call.words.month is not None:
        return _month(call)
    agenda_days = days_ahead(service.board, service.view(), call.now, call.words.days)
    busy = [day for day in agenda_days if day.items]
    if call.words.json:
        call.out_json([_day_shape(day, call) for day in busy])
        return 0
    if not busy:
        days = call.words.days
        words = ngettext("nothing in the next {days} day", "nothing in the next {days} days", days)
        call.info(words.format(days=days))
    call.out_lines(_lines(call, [day for day in agenda_days if day.items or day.holiday]))
    return 0


def _month(call: CommandCall) -> int:
    from jobboard_tui.domain.reports.agenda import month

    service = call.service
    first = _first_of_month(call)
    days = month(service.board, service.view(), call.now, first)
    if call.words.json:
        call.out_json([_day_shape(day, call) for day in days if day.items])
        return 0
    call.out_lines(_grid(call, days, first))
    inside = [day for day in days if day.date.month == first.month and (day.items or day.holiday)]
    if inside:
        call.out()
    call.out_lines(_lines(call, inside))
    return 0


def _first_of_month(call: CommandCall) -> date:
    text = call.text(call.words.month)
    if not text:
        return call.now.date().replace(day=1)
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        first = date.min
    if not _FIRST_YEAR <= first.year <= _LAST_YEAR:
        raise InvalidInput(
            _("month {text}").format(text=text),
            _("not valid"),
            _("try 2026-12"),
        )
    return first


def _grid(call: CommandCall, days: Sequence[AgendaDay], first: date) -> Iterator[str]:
    """A line for each week; behind the day a sign for each thing, and of a holiday an asterisk."""
    from jobboard_tui.cli.table import pad
    from jobboard_tui.domain.labels import month_name, weekday_name

    yield _("{month} {year}").format(month=month_name(first), year=first.year)
    yield "".join(pad(weekday_name(day.date), _CELL) for day in days[:7]).rstrip()
    for place in range(0, len(days), 7):
        cells = [_cell(call, day, first) for day in days[place : place + 7]]
        yield "".join(pad(cell, _CELL) for cell in cells).rstrip()


def _cell(call: CommandCall, day: AgendaDay, first: date) -> str:
    if day.date.month != first.month:
        return ""
    signs = "".join(dict.fromkeys(_glyph(call, item) for item in day.items))
    number = _("[{day}]") if day.date == call.now.date() else "{day}"
    star = "*" if day.holiday else ""
    return f"{number.format(day=day.date.day)}{star} {signs}"


def _day_shape(day: AgendaDay, call: CommandCall) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "holiday": day.holiday or None,
        "items": [_item_shape(item, call) for item in day.items],
    }


def _item_shape(item: AgendaItem, call: CommandCall) -> dict[str, Any]:
    from jobboard_tui.cli.json_output import instant, optional

    return {
        "what": item.what.value,
        "at": instant(item.at, call.home),
        "until": optional(item.until, call.home),
        "whole_day": item.whole_day,
        "title": item.title,
        "application": item.application,
        "company": item.company,
        "role": item.role,
        "where": item.where,
        "event": item.event,
        "rule": item.rule,
    }


def _lines(call: CommandCall, days: Sequence[AgendaDay]) -> Iterator[str]:
    from jobboard_tui.cli.table import table
    from jobboard_tui.domain.labels import ago, day

    rows = [(_glyph(call, item), *_item_cells(item)) for of in days for item in of.items]
    lines = iter(table(rows, (0, 0, 28, 32, 0)))
    for place, of in enumerate(days):
        if place:
            yield ""
        said = _("{day}, {ago}").format(day=day(of.date, call.now), ago=ago(of.date, call.now))
        yield _("{day}, {holiday}").format(day=said, holiday=of.holiday) if of.holiday else said
        for _item in of.items:
            yield f"  {next(lines)}"


def _item_cells(item: AgendaItem) -> tuple[str, str, str, str]:
    titles = {
        "deadline": _("{title}: last day") if item.whole_day else _("{title}: by then"),
        "opens": _("{title}: from this day") if item.whole_day else _("{title}: from then on"),
    }
    title = titles.get(item.what.value, "{title}").format(title=item.title)
    return item.clock, item.company or pgettext("label", "general"), title, item.where


def _glyph(call: CommandCall, item: AgendaItem) -> str:
    from jobboard_tui.domain.models import Kind

    glyphs = call.glyphs
    signs = {
        "day": glyphs.due,
        "deadline": glyphs.due,
        "opens": glyphs.waiting,
    }
    return signs.get(item.what.value, glyphs.of_kind(Kind.INTERVIEW))
