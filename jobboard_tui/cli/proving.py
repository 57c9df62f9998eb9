"""求職活動実績: what was done to find work, for the office that wants to know."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from jobboard_tui.cli.call import Call
from jobboard_tui.cli.numbers import range_of, range_options
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import Commands

DAYS = 28
"""How long a period is between two days of 失業認定, which come every four weeks."""
FORMS = ("markdown", "csv")


def declare(commands: Commands) -> None:
    """The command of this room."""
    activities_ = commands.verb(
        "activities",
        activities,
        does=_("求職活動実績 of a period, for the 失業認定申告書; the last four weeks unless told"),
    )
    range_options(activities_)
    activities_.add_argument(
        "--format", metavar="F", choices=FORMS, default=FORMS[0], help=", ".join(FORMS)
    )


def activities(call: Call) -> int:
    """Print the list."""
    from jobboard_tui.core.activities import REMARK
    from jobboard_tui.core.activities import activities as done
    from jobboard_tui.core.calendar import calendar_of
    from jobboard_tui.files.activity_list import as_csv, as_markdown

    board = call.desk.board
    calendar = calendar_of(board.zone, ())
    since, until = range_of(call)
    until = until or call.now
    if since is None:
        since = calendar.home(calendar.midnight(until.date() - timedelta(days=DAYS)))
    found = done(board, calendar, call.now, since, until)
    if call.words.format == "csv":
        call.say(as_csv(found))
        call.tell(REMARK)
        return 0
    last = until - timedelta(microseconds=1)
    call.say(as_markdown(found, since.date(), last.date()))
    return 0
