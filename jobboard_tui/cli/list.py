"""What is on the board: all of it, a part, one application."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jobboard_tui.cli.arguments import column_names, name_application
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.reminders.api import Reminder, ReminderView


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    list_ = commands.verb(
        "list", list_applications, does=_("list the applications on the board"), rest="query"
    )
    list_.add_argument(
        "query",
        metavar="QUERY",
        nargs="*",
        help=_("words to search for; also #tag, stage:S, is:overdue, is:due, is:open"),
    )
    names = column_names()
    list_.add_argument("--stage", metavar="S", choices=names, help=", ".join(names))
    list_.add_argument("--open", action="store_true", help=_("neither accepted nor closed"))
    list_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))
    show_ = commands.verb(
        "show", show, does=_("show one application with its reminders and timeline")
    )
    name_application(show_)
    show_.add_argument(
        "--full", action="store_true", help=_("print long notes, such as a posting, to their end")
    )
    show_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))


def list_applications(call: CommandCall) -> int:
    """Print the applications by stage, in each the most urgent first."""
    view = call.service.view()
    applications = _chosen(call, view)
    if call.words.json:
        from jobboard_tui.cli.json_output import application_shape

        call.out_json(
            [
                application_shape(application, view.next_of(application.id), call.now)
                for application in applications
            ]
        )
        return 0
    if not applications:
        call.info(_("nothing on the board matches"))
        return 0
    call.out_lines(_lines(call, view, applications))
    return 0


def _chosen(call: CommandCall, view: ReminderView) -> list[Application]:
    words = call.words
    matches = _matcher(clean(" ".join(words.query or ())))
    rank: dict[str | None, int] = {}
    for place, reminder in enumerate(view.reminders):
        rank.setdefault(reminder.application, place)
    applications = [
        application
        for application in call.service.board.applications.values()
        if (
            not words.stage or words.stage in (application.stage.value, column_of(application).name)
        )
        and (not words.open or application.is_open)
        and matches(application, view.next_of(application.id))
    ]
    last = len(rank)
    return sorted(
        applications,
        key=lambda application: (
            column_of(application).order,
            rank.get(application.id, last),
            application.company,
            application.role,
            application.id,
        ),
    )


def _matcher(query: str) -> Callable[[Application, Reminder | None], bool]:
    if not query:
        return lambda _application, _next: True
    from jobboard_tui.domain.search.find import Query

    return Query.parse(query).matches


def _lines(call: CommandCall, view: ReminderView, applications: list[Application]) -> list[str]:
    from jobboard_tui.cli.due import glyph
    from jobboard_tui.cli.table import table
    from jobboard_tui.domain.fields import FIELDS
    from jobboard_tui.domain.hold import is_on_hold
    from jobboard_tui.domain.labels import date_of_field, stage_with_outcome
    from jobboard_tui.domain.reminders.labels import short_reminder_line

    rows = []
    for application in applications:
        next_ = view.next_of(application.id)
        due = (
            "" if next_ is None else f"{glyph(call, next_)} {short_reminder_line(next_, call.now)}"
        )
        if is_on_hold(application, call.now) and not (next_ and next_.on_hold):
            held = FIELDS["hold_until"]
            said = held.phrase(date_of_field(held, application.hold_until, call.now))
            due = _("{reminder}; {hold}").format(reminder=due, hold=said) if due else said
        rows.append(
            (
                application.id,
                stage_with_outcome(application.stage, application.outcome, application.column),
                application.company,
                application.role,
                due,
            )
        )
    return table(rows, (0, 0, 30, 34, 0))


def show(call: CommandCall) -> int:
    """Print one application with its timeline."""
    application = call.application()
    view = call.service.view()
    if call.words.json:
        from jobboard_tui.cli.json_output import whole_shape

        call.out_json(whole_shape(application, view.next_of(application.id), call.now))
        return 0
    from jobboard_tui.cli.show_text import application_lines

    for line in application_lines(call, application, view.reminders_of(application.id)):
        call.out(line)
    return 0
