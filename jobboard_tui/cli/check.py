"""The board's file looked through, and rescued."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import BoardDamaged
from jobboard_tui.i18n import _, ngettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.storage.paths import Places
    from jobboard_tui.storage.repair import RepairReport


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    check_ = commands.verb(
        "check", check, does=_("read the whole file and report what is wrong with it")
    )
    mending = check_.add_mutually_exclusive_group()
    mending.add_argument(
        "--repair",
        action="store_true",
        help=_("rescue every readable record and fill in the rest from the newest good copy"),
    )
    mending.add_argument(
        "--new",
        action="store_true",
        help=_("forget a file that was deleted on purpose, so that a new board can start"),
    )


def check(call: CommandCall) -> int:
    """Say what is wrong with the file; mend it where that is wanted."""
    from jobboard_tui.storage.repair import check as findings_of
    from jobboard_tui.storage.repair import describe_finding

    path, places = _file(call)
    if call.words.repair:
        return _repair(call, path, places)
    if call.words.new:
        return _begin_anew(call, path, places)
    findings = findings_of(path)
    for finding in findings:
        call.out(describe_finding(finding))
    if findings:
        raise _damaged(path, len(findings))
    call.info(_("{path} has no problems").format(path=path))
    return 0


def _damaged(path: Path, count: int) -> BoardDamaged:
    if not path.exists():
        return BoardDamaged(
            path.name,
            _("no such file"),
            _(
                "restore it with `jobboard check --repair`, or start over with `jobboard "
                "check --new`"
            ),
        )
    return BoardDamaged(
        path.name,
        ngettext("it has a problem", "it has {count} problems", count).format(count=count),
        _("`jobboard check --repair` rescues what can be read"),
    )


def _file(call: CommandCall) -> tuple[Path, Places]:
    """The file is looked at as it is, without opening the board first."""
    from jobboard_tui.cli.locate import locate

    if call.words.demo:
        return call.service.store.path, call.open_board.places
    return locate(call.words)


def _repair(call: CommandCall, path: Path, places: Places) -> int:
    from jobboard_tui.storage.repair import repair

    report = repair(path, places)
    call.has_written = report.beside is not None
    _tell(call, path, report)
    return 0


def _begin_anew(call: CommandCall, path: Path, places: Places) -> int:
    from jobboard_tui.storage.repair import begin_anew

    begin_anew(path, places)
    call.info(
        _(
            "{path} is forgotten. A new board starts with the first change; until then "
            "`jobboard check --repair` can still restore the old one"
        ).format(path=path)
    )
    return 0


def _tell(call: CommandCall, path: Path, report: RepairReport) -> None:
    """What was wrong, what came back from where, what is lost."""
    from jobboard_tui.storage.repair import describe_finding

    for finding in report.findings:
        call.out(describe_finding(finding))
    for record in report.restored:
        call.out(
            _("{record}, {company}: restored from {source}").format(
                record=record.record, company=record.company, source=record.source
            )
        )
    if report.clashes:
        call.out(report.gave_way)
    for finding in report.lost:
        call.out(_("lost: {finding}").format(finding=describe_finding(finding)))
    if report.beside is not None:
        call.info(_("the damaged file is saved as {path}").format(path=report.beside))
    call.info(
        ngettext(
            "{path} has no problems, with {count} application",
            "{path} has no problems, with {count} applications",
            report.kept,
        ).format(path=path, count=report.kept)
    )
