"""What is on the board: all of it, a part, one application."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jobboard_tui.cli.arguments import column_names, name_application
from jobboard_tui.cli.context import Call
from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands
    from jobboard_tui.domain.reminders.api import Reminder, View


def declare(commands: Commands) -> None:
    """The commands of this room."""
    list_ = commands.verb("list", list_applications, does=_("what is on the board"), rest="query")
    list_.add_argument(
        "query",
        metavar="QUERY",
        nargs="*",
        help=_("words that occur in it; also #tag, stage:S, is:overdue, is:due, is:open"),
    )
    names = column_names()
    list_.add_argument("--stage", metavar="S", choices=names, help=", ".join(names))
    list_.add_argument("--open", action="store_true", help=_("neither accepted nor closed"))
    list_.add_argument("--json", action="store_true", help=_("for scripts"))
    show_ = commands.verb("show", show, does=_("one application with its reminders and timeline"))
    name_application(show_)
    show_.add_argument("--json", action="store_true", help=_("for scripts"))


def list_applications(call: Call) -> int:
    """Applications by stage, in each the most urgent first."""
    view = call.desk.view()
    found = _found(call, view)
    if call.words.json:
        from jobboard_tui.cli.json_output import application_shape

        call.say_json([application_shape(one, view.next(one.id), call.now) for one in found])
        return 0
    if not found:
        call.tell(_("nothing on the board matches"))
        return 0
    call.say_lines(_lines(call, view, found))
    return 0


def _found(call: Call, view: View) -> list[Application]:
    words = call.words
    matches = _matcher(clean(" ".join(words.query or ())))
    rank: dict[str | None, int] = {}
    for place, reminder in enumerate(view.reminders):
        rank.setdefault(reminder.application, place)
    found = [
        one
        for one in call.desk.board.applications.values()
        if (not words.stage or words.stage in (one.stage.value, column_of(one).name))
        and (not words.open or one.is_open)
        and matches(one, view.next(one.id))
    ]
    last = len(rank)
    return sorted(
        found,
        key=lambda one: (
            column_of(one).order,
            rank.get(one.id, last),
            one.company,
            one.role,
            one.id,
        ),
    )


def _matcher(query: str) -> Callable[[Application, Reminder | None], bool]:
    if not query:
        return lambda _application, _next: True
    from jobboard_tui.domain.search.find import Query

    return Query.parse(query).matches


def _lines(call: Call, view: View, found: list[Application]) -> list[str]:
    from jobboard_tui.cli.due import glyph
    from jobboard_tui.cli.table import table
    from jobboard_tui.domain.labels import standing
    from jobboard_tui.domain.reminders.labels import card_line

    rows = []
    for one in found:
        next_ = view.next(one.id)
        due = "" if next_ is None else f"{glyph(call, next_)} {card_line(next_, call.now)}"
        rows.append(
            (one.id, standing(one.stage, one.outcome, one.column), one.company, one.role, due)
        )
    return table(rows, (0, 0, 30, 34, 0))


def show(call: Call) -> int:
    """One application."""
    one = call.application()
    view = call.desk.view()
    if call.words.json:
        from jobboard_tui.cli.json_output import whole_shape

        call.say_json(whole_shape(one, view.next(one.id), call.now))
        return 0
    from jobboard_tui.cli.show_text import portrait

    for line in portrait(call, one, view.of(one.id)):
        call.say(line)
    return 0
