"""Boards that were changed in two places: merged, and what gave way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.merge.sides import MergeSide, Sides
from jobboard_tui.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.merge.records import MergeConflict
    from jobboard_tui.storage.paths import Places

MADE_BY_GIT = ".merge_file_"
"""How the names begin of the files that git gives to a merge driver."""


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    merge_ = commands.verb(
        "merge",
        merge,
        does=_("merge board files three ways into OURS; can be used as a git merge driver"),
    )
    merge_.add_argument("base", metavar="BASE", help=_("the common ancestor; may be empty"))
    merge_.add_argument("ours", metavar="OURS", help=_("the file that gets the result"))
    merge_.add_argument("theirs", metavar="THEIRS", help=_("the other file"))
    merge_.add_argument(
        "--path",
        metavar="BOARD",
        help=_("the board it belongs to, whose history saves the overwritten values (%%P in git)"),
    )
    merge_.add_argument(
        "--take",
        choices=[str(side) for side in MergeSide],
        help=_("the side to use where both changed a field (default: the newer value)"),
    )
    conflicts_ = commands.verb(
        "conflicts",
        conflicts,
        does=_(
            "list the copies that a sync tool left next to the board, and how they differ from it"
        ),
    )
    conflicts_.add_argument(
        "--merge", action="store_true", help=_("merge them into the board and archive them")
    )
    conflicts_.add_argument(
        "--take",
        choices=[str(side) for side in MergeSide],
        help=_(
            "with --merge, the side to use wherever the two differ: ours is the board, theirs "
            "the copy (default: the newer value)"
        ),
    )
    history_ = commands.verb(
        "history",
        history,
        does=_("list the values overwritten when a field was changed in two places"),
    )
    history_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))


def merge(call: CommandCall) -> int:
    """Merge two boards over what both were made from."""
    from jobboard_tui.storage import merge_history as kept
    from jobboard_tui.storage.backups import Backups
    from jobboard_tui.storage.lock import only_writer
    from jobboard_tui.sync.conflict_copies import merge_files

    words = call.words
    base, ours, theirs = (Path(name) for name in (words.base, words.ours, words.theirs))
    board, places = _board(call, ours)
    state_dir = places.state_dir(board)

    def keep(clashes: Sequence[MergeConflict]) -> None:
        now = datetime.now(UTC)  # whatever --now says: when the files changed, as in their stamps
        Backups(state_dir / "snapshots").before("merge", ours, now)
        kept.keep(kept.place(state_dir), clashes, now)

    with only_writer(state_dir, ours):
        clashes = merge_files(base, ours, theirs, keep, _sides(call))
    if clashes:
        call.info(_gave_way(len(clashes), call.words.take))
    return 0


def _board(call: CommandCall, ours: Path) -> tuple[Path, Places]:
    """Which board the merge is about; git calls its files by names that nobody will look under."""
    from jobboard_tui.cli.locate import locate

    usual, places = locate(call.words)
    if call.words.path:
        return Path(call.words.path), places
    return (usual if ours.name.startswith(MADE_BY_GIT) else ours), places


def _sides(call: CommandCall) -> Sides:
    return Sides(others=MergeSide(call.words.take) if call.words.take else None)


def _gave_way(count: int, take: str | None = None) -> str:
    if take:
        return ngettext(
            "{count} field was changed on both sides: {side} was used; the other value is in "
            "`jobboard history`",
            "{count} fields were changed on both sides: {side} was used; the other values are in "
            "`jobboard history`",
            count,
        ).format(count=count, side=take)
    return ngettext(
        "{count} field was changed on both sides: the newer value was used; the other is in "
        "`jobboard history`",
        "{count} fields were changed on both sides: the newer values were used; the others "
        "are in `jobboard history`",
        count,
    ).format(count=count)


# -- conflict copies -----------------------------------------------------------------------------


def conflicts(call: CommandCall) -> int:
    """Show the copies beside the board; merge them where that is wanted."""
    from jobboard_tui.sync.conflict_copies import conflict_copies

    if call.words.take and not call.words.merge:
        raise InvalidInput("--take", _("nothing is merged without --merge"), _("add --merge"))
    path = call.service.store.path
    copies = conflict_copies(path)
    if not copies:
        call.info(_("there are no conflict copies next to {path}").format(path=path))
        return 0
    failed = None
    for copy in copies:
        try:
            (_merge_one if call.words.merge else _show)(call, copy)
        except JobboardError as error:
            call.info(str(error))
            failed = error
    if failed is not None:
        raise failed
    if not call.words.merge:
        call.info(_("`jobboard conflicts --merge` merges and archives them"))
    return 0


def _show(call: CommandCall, copy: Path) -> None:
    from jobboard_tui.cli.table import table
    from jobboard_tui.domain.merge.field_labels import field_words, value_words
    from jobboard_tui.sync.conflict_copies import differences

    listed = differences(call.service.store.path, copy)
    count = len(listed)
    words = ngettext("{name}: {count} difference", "{name}: {count} differences", count)
    call.out(words.format(name=copy.name, count=count))
    rows = []
    for difference in listed:
        newer = (
            pgettext("action", "here")
            if difference.kept == difference.ours
            else pgettext("action", "there")
        )
        ours, theirs = (
            value_words(difference.path, side, call.now)
            for side in (difference.ours, difference.theirs)
        )
        rows.append(
            [
                "",
                difference.company or _("the board"),
                field_words(difference.path, difference.ours, difference.theirs),
                _("here: {value}").format(value=ours),
                _("there: {value}").format(value=theirs),
                _("newer: {side}").format(side=newer),
            ]
        )
    for line in table(rows, [0, 24, 24, 36, 36, 0]):
        call.out(line)


def _merge_one(call: CommandCall, copy: Path) -> None:
    from jobboard_tui.sync.conflict_copies import merge_copy

    taken = merge_copy(call.service.store, copy, _sides(call))
    call.info(
        ngettext(
            "{name}: merged and archived, {count} application updated",
            "{name}: merged and archived, {count} applications updated",
            len(taken.changed),
        ).format(name=copy.name, count=len(taken.changed))
    )
    if taken.clashes:
        call.info(_gave_way(len(taken.clashes), call.words.take))


# -- the history ---------------------------------------------------------------------------------


def history(call: CommandCall) -> int:
    """Print the values that gave way in merges, newest last."""
    from jobboard_tui.cli.json_output import instant
    from jobboard_tui.domain.labels import day_clock
    from jobboard_tui.domain.merge.field_labels import field_words, value_words
    from jobboard_tui.storage.merge_history import entries, place

    service = call.service
    board = service.board
    overruled = list(entries(place(service.store.places.state_dir(service.store.path))))
    if call.words.json:
        call.out_json(
            [
                {
                    "at": instant(value.at, call.home),
                    "application": None if value.clash.record == "board" else value.clash.record,
                    "field": value.clash.path,
                    "kept": value.clash.kept,
                    "lost": value.clash.lost,
                }
                for value in overruled
            ]
        )
        return 0
    for value in overruled:
        clash = value.clash
        application = board.applications.get(clash.record) or board.bin.get(clash.record)
        call.out(
            _("{when}  {company}, {field}: kept {kept}, overwrote {lost}").format(
                when=day_clock(value.at, call.now),
                company=application.company if application else clash.record,
                field=field_words(clash.path, clash.kept, clash.lost),
                kept=value_words(clash.path, clash.kept, call.now),
                lost=value_words(clash.path, clash.lost, call.now),
            )
        )
    if not overruled:
        call.info(_("nothing has been overwritten"))
    return 0
