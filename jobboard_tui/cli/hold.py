"""Commands that let one application rest: on hold until a day, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.cli.arguments import name_application
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    hold_ = commands.verb(
        "hold",
        hold,
        does=_(
            "put an application on hold until a day; only meetings and what the company "
            "is waiting for still show"
        ),
        changes=True,
    )
    name_application(hold_)
    hold_.add_argument(
        "--until", metavar="WHEN", required=True, help=_("when its reminders come back")
    )
    name_application(commands.verb("release", release, does=_("take an application off hold")))


def hold(call: CommandCall) -> int:
    """Put an application off until a day, all but what the other side waits for."""
    from jobboard_tui.domain.hold import start_of
    from jobboard_tui.domain.labels import deadline_start

    application = call.application()
    until = call.future_deadline("until", call.words.until)
    call.service.hold([application.id], until)
    call.info(
        _("{company}: on hold until {when}; `jobboard release {id}` ends that").format(
            company=application.company,
            when=deadline_start(start_of(until, call.home), call.now),
            id=application.id,
        )
    )
    return 0


def release(call: CommandCall) -> int:
    """Let an application's reminders speak again; `JobboardError` where it is not on hold."""
    from jobboard_tui.domain.hold import is_on_hold

    application = call.application()
    if not is_on_hold(application, call.now):
        raise JobboardError(
            application.company,
            _("it is not on hold"),
            _("`jobboard hold {id} --until WHEN` puts it on hold").format(id=application.id),
        )
    call.service.release([application.id])
    call.info(_("{company}: no longer on hold").format(company=application.company))
    return 0
