"""In and out: import and export."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.config.user_paths import typed_path
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import NOTHING
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.interchange.importers import Plan, PlanRow, Progress
    from jobboard_tui.interchange.mail.ics_invitation import Invitation


LOOKS_EVERY = 2.0
"""Seconds between two looks at the board whose export is kept up to date."""
_MOST_TOLD = 40
"""Rows that are taken in and of which it is told what is not understood."""
_WRITES_ANYWAY = 450
"""After so many looks it is written without a change."""


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    import_ = commands.verb(
        "import",
        import_files,
        does=_("LinkedIn's export (zip, folder or file), any CSV, our own JSON"),
        rest="files",
    )
    import_.add_argument("files", metavar="FILE", nargs="+", help=_("what to read"))
    import_.add_argument(
        "--format", metavar="F", help=_("linkedin, csv or json; found out unless told")
    )
    import_.add_argument(
        "--dry-run", action="store_true", help=_("only show row by row what was understood")
    )
    import_.add_argument(
        "--close-silent",
        action="store_true",
        help=_(
            "also close those that a rule lists as never heard back, where no row says otherwise"
        ),
    )
    export_ = commands.verb(
        "export",
        export_file,
        does=_("the board as CSV or JSON; meetings and deadlines as iCalendar (.ics)"),
    )
    export_.add_argument("out", metavar="FILE", help=_("what to write"))
    export_.add_argument(
        "--format", metavar="F", help=_("csv, json or ics; by the file's name unless told")
    )
    export_.add_argument("--force", action="store_true", help=_("also over a file that is there"))
    export_.add_argument(
        "--follow",
        action="store_true",
        help=_("stay, and write it anew whenever the board has changed; Ctrl+C ends it"),
    )


def import_files(call: CommandCall) -> int:
    """Read files, and put what they hold on the board in one change."""
    from jobboard_tui.interchange.importers import Verdict, read
    from jobboard_tui.interchange.importers.plan_text import plan_lines

    words, service = call.words, call.service
    paths = [typed_path(name) for name in words.files]
    paths = _without_invitations(call, paths)
    if not paths:
        return 0  # each of them was told of
    plan = read(
        paths,
        service.board,
        call.now,
        format=words.format,
        progress=_progress(),
        rule_set=service.rule_set,
    )
    if words.close_silent:
        plan = plan.closing_silent()
    if words.dry_run:
        for line in plan_lines(plan):
            call.out(line)
        return 0
    closed = service.merge_from(plan) if plan.changes_anything else []
    _tell(call, plan, closed)
    if plan.rows and plan.counts[Verdict.UNREADABLE] == len(plan.rows):
        raise JobboardError(
            pgettext("action", "import"),
            _("no row could be read"),
            _("see above what each lacks, or try --dry-run"),
        )
    return 0


def _without_invitations(call: CommandCall, paths: Iterable[Path]) -> list[Path]:
    """Return the files that are no calendar files.

    Says of a proposal or an answer that it changes nothing; an invitation goes into a timeline and
    is refused with the command that does it. A dry run only says what it is.
    """
    from jobboard_tui.domain.parsing.invitation_match import (
        Method,
        is_named,
        kind_of,
        no_invitation_sentence,
        rank_applications,
    )
    from jobboard_tui.interchange.mail.ics_invitation import read_invitation_file

    others: list[Path] = []
    for path in paths:
        if path.suffix.lower() != ".ics":
            others.append(path)
            continue
        told = read_invitation_file(path, call.home)[0]
        if told.method is not Method.REQUEST:
            at = told.at if told.is_timed else None
            call.info(no_invitation_sentence(told.method, told.title, at, call.now))
            continue
        found = rank_applications(call.service.board, told.about, told.event_id)
        likely = [one.id for one in found[:1] if is_named(one, told.about)] or ["APP"]
        known = found[0].events.find(told.event_id) if found else None
        kind = kind_of(told.title) if known is None else known.kind
        command = f"jobboard log {likely[0]} {kind} --ics {shlex.quote(str(path))}"
        if call.words.dry_run:
            call.out(
                _("{name}: {meeting}; an invitation, which `{command}` takes in").format(
                    name=path.name, meeting=_meeting_words(told, call.now), command=command
                )
            )
            continue
        raise JobboardError(
            _("import {name}").format(name=path.name),
            _("that is an invitation, which goes into a timeline"),
            _("log it with `{command}`").format(command=command),
        )
    return others


def _meeting_words(told: Invitation, now: datetime) -> str:
    """Return what an invitation is to, and when."""
    from jobboard_tui.domain.parsing.invitation_match import meeting_label

    when = meeting_label(told.at, told.is_cancelled, now)
    return ", ".join(part for part in (clean(told.title), when) if part)


def _progress() -> Progress | None:
    """A line that is written over and over, where someone watches."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, whole: int) -> None:
        end = "\n" if done >= whole else ""
        line = _("read {done} of {whole}").format(done=done, whole=whole)
        print(f"\r{line}", end=end, file=sys.stderr, flush=True)

    return told


def _tell(call: CommandCall, plan: Plan, closed: Sequence[str]) -> None:
    """What became of the rows; those that can't be read by line and column."""
    from jobboard_tui.interchange.importers.plan_text import remarks_on_underway

    counts = plan.counts
    for remark in plan.remarks:
        call.info(remark)
    for row in _told_rows(call, plan):
        for problem in row.problems:
            call.info(
                _("{file}, line {line}, {column}: {what}").format(
                    file=row.source,
                    line=problem.line,
                    column=problem.column or _("the row"),
                    what=problem.what,
                )
            )
    call.info(
        _("{new} new, {fuller} filled in, {same} known already, {unreadable} not readable").format(
            **{verdict.value: count for verdict, count in counts.items()}
        )
    )
    if plan.silent and not plan.closes_silent:
        call.info(
            ngettext(
                "you never heard back from {count}, which --close-silent closes: {companies}",
                "you never heard back from {count}, which --close-silent closes: {companies}",
                len(plan.silent),
            ).format(count=len(plan.silent), companies=plan.names(plan.silent))
        )
    if closed:
        call.info(_("closed as never heard back: {companies}").format(companies=plan.names(closed)))
    for remark in remarks_on_underway(plan):
        call.info(remark)


def _told_rows(call: CommandCall, plan: Plan) -> Iterator[PlanRow]:
    """The rows that can't be read, and of those with cells that can't the first ones."""
    left = _MOST_TOLD
    untold = 0
    for row in plan.rows:
        if row.understood is None or left > 0:
            yield row
            left -= bool(row.problems) and row.understood is not None
        else:
            untold += bool(row.problems)
    if untold:
        call.info(
            ngettext(
                "and {count} more row with something that is not understood: --dry-run tells it",
                "and {count} more rows with something that is not understood: --dry-run tells them",
                untold,
            ).format(count=untold)
        )


def export_file(call: CommandCall) -> int:
    """Write the board into a file of another form."""
    from jobboard_tui.interchange.exporters.export import format_for, is_same

    words = call.words
    path = typed_path(words.out)
    source = call.service.store.path
    if path.exists() and not is_same(path, source) and not words.force:
        raise JobboardError(
            str(path), _("there is a file of that name"), _("name another one, or add --force")
        )
    is_calendar = format_for(path, words.format) == "ics"
    count = _written(call, path, source, overwrite=words.force)
    if is_calendar:
        call.info(_("the calendar is in {path}").format(path=path))
    else:
        _tell_written(call, path, count)
    if words.follow:
        _follow(call, path, source)
    return 0


def _written(call: CommandCall, path: Path, source: Path, *, overwrite: bool) -> int:
    """Write the file; how many applications the board has."""
    from jobboard_tui.interchange.exporters.export import export, format_for

    service, form = call.service, call.words.format
    is_calendar = format_for(path, form) == "ics"
    return export(
        service.board,
        path,
        form,
        overwrite=overwrite,
        source=source,
        reminders=service.view().reminders if is_calendar else (),
        changed=service.store.changed_at() if is_calendar else NOTHING,
        now=service.now(),
    )


def _follow(call: CommandCall, path: Path, source: Path) -> None:
    """Write it anew after every change of the board, by whichever program, until interrupted.

    Also now and then without one: days that pass take windows away. A file that would stay the
    same is left alone.
    """
    import gc

    service, told, looks = call.service, "", 0
    gc.enable()
    with suppress(KeyboardInterrupt):
        while True:
            sleep(LOOKS_EVERY)
            looks += 1
            try:
                if not (service.store.changed() or looks % _WRITES_ANYWAY == 0):
                    continue
                service.settle(service.store.load())
                _written(call, path, source, overwrite=True)
                told = ""
            except JobboardError as error:  # what can't be read now may be a little later
                if str(error) != told:
                    told = str(error)
                    call.info(told)


def _tell_written(call: CommandCall, path: Path, count: int) -> None:
    written = ngettext(
        "{count} application written to {path}", "{count} applications written to {path}", count
    )
    call.info(written.format(count=count, path=path))
