"""What lies ahead, by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.call import Call
from jobboard_tui.cli.fields import number
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands
    from jobboard_tui.core.agenda import Day, Item

DAYS = 14


def declare(commands: Commands) -> None:
    """The command of this room."""
    agenda_ = commands.verb(
        "agenda", agenda, does=_("interviews, meetings, deadlines and opening windows, by day")
    )
    agenda_.add_argument(
        "--days",
        metavar="N",
        type=number,
        default=DAYS,
        help=_("how many days, today included ({days})").format(days=DAYS),
    )
    agenda_.add_argument("--json", action="store_true", help=_("for scripts"))


def agenda(call: Call) -> int:
    """Print the days on which there is something."""
    from jobboard_tui.core.agenda import agenda as days_ahead

    desk = call.desk
    found = days_ahead(desk.board, desk.view(), call.now, call.words.days)
    busy = [day for day in found if day.items]
    if call.words.json:
        call.say_json([_day_shape(day, call) for day in busy])
        return 0
    if not busy:
        call.tell(_("nothing comes up in {days} days").format(days=call.words.days))
    call.say_lines(_lines(call, busy))
    return 0


def _day_shape(day: Day, call: Call) -> dict[str, Any]:
    return {"date": day.date.isoformat(), "items": [_item_shape(one, call) for one in day.items]}


def _item_shape(item: Item, call: Call) -> dict[str, Any]:
    from jobboard_tui.cli.shapes import instant, optional

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


def _lines(call: Call, days: Sequence[Day]) -> Iterator[str]:
    from jobboard_tui.cli.cells import table
    from jobboard_tui.core.spoken import ago, day

    rows = [(_glyph(call, one), *_told(one)) for of in days for one in of.items]
    lines = iter(table(rows, (0, 0, 28, 32, 0)))
    for place, of in enumerate(days):
        if place:
            yield ""
        yield _("{day}, {ago}").format(day=day(of.date, call.now), ago=ago(of.date, call.now))
        for _item in of.items:
            yield f"  {next(lines)}"


def _told(item: Item) -> tuple[str, str, str, str]:
    titles = {
        "deadline": _("{title}: last day") if item.whole_day else _("{title}: until then"),
        "opens": _("{title}: from this day on") if item.whole_day else _("{title}: from then on"),
    }
    title = titles.get(item.what.value, "{title}").format(title=item.title)
    return item.clock, item.company or _("whole board"), title, item.where


def _glyph(call: Call, item: Item) -> str:
    from jobboard_tui.core.model import Kind

    glyphs = call.glyphs
    return {"deadline": glyphs.due, "opens": glyphs.waiting}.get(
        item.what.value, glyphs.of_kind(Kind.INTERVIEW)
    )
