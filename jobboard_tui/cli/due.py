"""What is due: the reminders, most urgent first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.reminders.api import Reminder

OVERDUE_CODE = 5


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    due_ = commands.verb(
        "due", due, does=_("list reminders that are due or late, most urgent first")
    )
    due_.add_argument("--all", action="store_true", help=_("also list those that open later"))
    due_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))
    due_.add_argument("--exit-code", action="store_true", help=_("exit with 5 if anything is late"))


def due(call: CommandCall) -> int:
    """Print the reminders, most urgent first."""
    view = call.service.view()
    shown = view.reminders if call.words.all else (*view.overdue, *view.due, *view.soft)
    if call.words.json:
        from jobboard_tui.cli.json_output import reminder_shape

        call.out_json([reminder_shape(reminder, call.now) for reminder in shown])
    else:
        _tell_of_the_board(call, bool(shown))
        call.out_lines(reminder_lines(call, shown))
        if call.words.all:
            _tell_of_missing_channels(call)
    return OVERDUE_CODE if call.words.exit_code and view.overdue else 0


def _tell_of_the_board(call: CommandCall, anything: bool) -> None:
    board = call.service.board
    if board.is_paused(call.now):
        call.info(_("the board is paused; `jobboard resume` resumes it"))
    if not anything and not board.applications:
        call.info(_("the board is empty: `jobboard add COMPANY ROLE` adds an application"))
    elif not anything:
        call.info(_("nothing is due"))


def _tell_of_missing_channels(call: CommandCall) -> None:
    from jobboard_tui.domain.no_channel import missing_words

    for application in call.service.board.applications.values():
        rules = call.service.rule_set.rules
        if application.is_open and (missing := missing_words(application, rules)):
            call.info(
                _("{company}: nobody to write to, so not listed: {rules}").format(
                    company=application.company, rules=missing
                )
            )


def reminder_lines(call: CommandCall, reminders: Sequence[Reminder]) -> list[str]:
    """Return reminders in aligned columns: glyph, countdown, company, application and rule, why.

    Application and rule stand there as `done`, `snooze` and `dismiss` take them.
    """
    from jobboard_tui.cli.table import table
    from jobboard_tui.domain.reminders.explain import explain
    from jobboard_tui.domain.reminders.labels import countdown

    rows = [
        (
            glyph(call, reminder),
            countdown(reminder, call.now),
            reminder.company if reminder.application else pgettext("label", "general"),
            reminder.application or "--board",
            reminder.rule.id,
            explain(reminder, call.now),
        )
        for reminder in reminders
    ]
    return table(rows, (0, 0, 28, 0, 0, 0))


def glyph(call: CommandCall, reminder: Reminder) -> str:
    """Return the sign of a reminder: late, due, opens later, or a suggestion."""
    glyphs = call.glyphs
    if reminder.state.value == "waiting":
        return glyphs.waiting
    if reminder.soft:
        return glyphs.soft
    return glyphs.late if reminder.state.value == "overdue" else glyphs.due
