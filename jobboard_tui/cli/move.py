"""Commands on applications as a whole: their stage, the bin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jobboard_tui.cli.arguments import check_outcome, column_names, name_application, outcome_option
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.event_log import tell_cautions, tell_unwatched
from jobboard_tui.domain.board_columns import column_named, column_of, further_name
from jobboard_tui.domain.errors import NotFound
from jobboard_tui.domain.models import Outcome
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    move_ = commands.verb("move", move, does=_("set the stage by hand; no event is logged"))
    name_application(move_)
    names = column_names()
    move_.add_argument("stage", metavar="STAGE", choices=names, help=", ".join(names))
    outcome_option(move_)
    name_application(
        commands.verb(
            "remove",
            remove,
            does=_("move an application to the bin; `undo` or `restore` brings it back"),
        )
    )
    name_application(
        commands.verb("restore", restore, does=_("restore an application from the bin"))
    )
    bin_ = commands.verb("bin", show_bin, does=_("list what is in the bin"))
    bin_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))


def move(call: CommandCall) -> int:
    """Move an application to a stage by hand."""
    words = call.words
    check_outcome(words.stage, words.outcome)
    from jobboard_tui.domain.reports.warnings import reopening_cautions

    application = call.application()
    outcome = Outcome(words.outcome) if words.outcome else None
    column = column_named(words.stage)
    call.service.move([application.id], column.stage, outcome, column=further_name(column))
    call.info(
        _("{company}: {before} → {after}").format(
            company=application.company, before=column_of(application).name, after=column.name
        )
    )
    tell_cautions(call, reopening_cautions([application], call.service.board))
    tell_unwatched(call, application.id)
    return 0


def remove(call: CommandCall) -> int:
    """Move an application into the bin."""
    application = call.application()
    call.service.remove([application.id])
    call.info(
        _("{company}, {role}: in the bin; `jobboard restore {id}` brings it back").format(
            company=application.company, role=application.role, id=application.id
        )
    )
    return 0


def restore(call: CommandCall) -> int:
    """Take an application out of the bin again."""
    from jobboard_tui.domain.search.find import find_application

    board = call.service.board
    try:
        application = find_application(
            replace(board, applications=board.bin), clean(call.words.app)
        )
    except NotFound as error:
        raise NotFound(error.what, _("it is not in the bin"), _("see `jobboard bin`")) from None
    call.service.restore([application.id])
    call.info(
        _("{company}, {role}: back on the board").format(
            company=application.company, role=application.role
        )
    )
    return 0


def show_bin(call: CommandCall) -> int:
    """Print what is in the bin, removed last first."""
    from jobboard_tui.cli.json_output import application_shape, optional
    from jobboard_tui.cli.table import table

    binned = call.service.board.bin.values()
    gone = sorted(
        binned, key=lambda application: application.removed or application.added, reverse=True
    )
    if call.words.json:
        home = call.home
        call.out_json(
            [
                {
                    **application_shape(application, None, call.now),
                    "removed": optional(application.removed, home),
                }
                for application in gone
            ]
        )
        return 0
    call.out_lines(
        table(
            [(application.id, application.company, application.role) for application in gone],
            (0, 30, 40),
        )
    )
    return 0
