"""In and out: import and export."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.config.user_paths import typed_path
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.storage.system_forms import quote_argument
from jobboard_tui.storage.user_files import STANDARD_STREAM

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.interchange.importers import Plan, PlanRow, Progress
    from jobboard_tui.interchange.mail.ics_invitation import Invitation


LOOKS_EVERY = 2.0
"""Seconds between two looks at the board whose export is kept up to date."""
_MOST_LISTED = 40
"""Rows that are taken in and of which it is told what is not understood."""
_WRITES_ANYWAY = 450
"""After so many looks it is written without a change."""


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    _declare_import(commands)
    _declare_export(commands)


def _declare_import(commands: CommandRegistry) -> None:
    import_ = commands.verb(
        "import",
        import_files,
        does=_("import LinkedIn's export, a sheet (CSV, Excel, OpenDocument, Markdown) or JSON"),
        rest="files",
    )
    import_.add_argument(
        "files", metavar="FILE", nargs="*", help=_("a file, zip or folder; - for standard input")
    )
    import_.add_argument(
        "--format", metavar="F", help=_("linkedin, workbook, csv or json (default: detected)")
    )
    import_.add_argument(
        "--dry-run", action="store_true", help=_("only show, row by row, what was understood")
    )
    import_.add_argument(
        "--close-silent",
        action="store_true",
        help=_(
            "also close those that a rule lists as having no reply, unless their row says otherwise"
        ),
    )
    import_.add_argument(
        "--map",
        metavar="COLUMN=MEANING",
        action="append",
        default=[],
        help=_("what a column holds, e.g. 今の状況=stage or 一次面接=step:interview:1"),
    )
    import_.add_argument(
        "--word",
        metavar="WORD=STAGE",
        action="append",
        default=[],
        help=_("which stage a word means, e.g. 書類OK=screening"),
    )
    import_.add_argument(
        "--dates", metavar="ORDER", help=_("mdy or dmy, if the file leaves it open")
    )
    import_.add_argument("--sheet", metavar="NAME", help=_("the sheet of a workbook to read"))
    import_.add_argument(
        "--remembered",
        action="store_true",
        help=_("list the choices saved for files with the same header; import nothing"),
    )
    import_.add_argument(
        "--forget",
        metavar="N",
        type=int,
        help=_("forget one of the choices listed by --remembered"),
    )


def _declare_export(commands: CommandRegistry) -> None:
    export_ = commands.verb(
        "export",
        export_file,
        does=_(
            "export the board as CSV, Excel or JSON; meetings and deadlines as iCalendar (.ics)"
        ),
    )
    export_.add_argument("out", metavar="FILE", help=_("the file to write; - for standard output"))
    export_.add_argument(
        "--format", metavar="F", help=_("csv, xlsx, json or ics (default: from the file name)")
    )
    export_.add_argument("--force", action="store_true", help=_("overwrite an existing file"))
    export_.add_argument(
        "--follow",
        action="store_true",
        help=_("keep running and write it again whenever the board changes; Ctrl+C stops it"),
    )
    export_.add_argument(
        "--meeting",
        metavar="APP",
        help=_("only the next meeting with them, for a calendar: FILE is an .ics file"),
    )


def import_files(call: CommandCall) -> int:
    """Read files, and put what they hold on the board in one change."""
    from jobboard_tui.interchange.importers import Verdict, read
    from jobboard_tui.interchange.importers.meanings import read_decisions, refuse_unknown_columns
    from jobboard_tui.interchange.importers.memory import by_signature, load_remembered, remember
    from jobboard_tui.interchange.importers.plan_text import plan_lines

    words = call.words
    if words.remembered or words.forget is not None:
        return _show_remembered(call)
    if not words.files:
        raise InvalidInput(
            pgettext("action", "import"), _("no file given"), _("give one or more files")
        )
    service = call.service
    decisions = read_decisions(words.map, words.word, words.dates, words.sheet)
    folder = call.letter_places.config
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
        decisions=decisions,
        remembered=by_signature(load_remembered(folder)),
        last_values=service.last_file_values(),
    )
    refuse_unknown_columns(plan, words.map)
    if words.close_silent:
        plan = plan.closing_silent()
    if words.dry_run:
        for line in plan_lines(plan):
            call.out(line)
        return 0
    closed = service.merge_from(plan)
    try:
        remember(folder, plan, decisions)
    except OSError as trouble:
        call.info(_("your choices could not be saved: {why}").format(why=trouble.strerror))
    _tell(call, plan, closed)
    if plan.rows and plan.counts[Verdict.UNREADABLE] == len(plan.rows):
        raise JobboardError(
            pgettext("action", "import"),
            _("no row could be read"),
            _("see above what each row is missing, or try --dry-run"),
        )
    return 0


def _show_remembered(call: CommandCall) -> int:
    """List what was decided for files of one header, or forget one of these."""
    from jobboard_tui.interchange.importers.memory import load_remembered, save_remembered

    folder = call.letter_places.config
    files = load_remembered(folder)
    number = call.words.forget
    if number is None:
        for place, remembered in enumerate(files, start=1):
            decisions = remembered.decisions
            pairs = [
                f"{name}={value}"
                for name, value in (*decisions.columns.items(), *decisions.words.items())
            ]
            if decisions.date_order is not None:
                pairs.append(f"dates={decisions.date_order.value}")
            call.out(f"{place}  {', '.join(remembered.header)}: {', '.join(pairs)}")
        if not files:
            call.info(_("no choices are saved"))
        return 0
    if not 1 <= number <= len(files):
        raise InvalidInput(
            _("--forget {number}").format(number=number),
            _("nothing is saved under that number"),
            _("see `jobboard import --remembered`"),
        )
    gone = files.pop(number - 1)
    save_remembered(folder, files)
    call.info(_("forgotten: {header}").format(header=", ".join(gone.header)))
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
        invitation = read_invitation_file(path, call.home)[0]
        if invitation.method is not Method.REQUEST:
            at = invitation.at if invitation.is_timed else None
            call.info(no_invitation_sentence(invitation.method, invitation.title, at, call.now))
            continue
        applications = rank_applications(call.service.board, invitation.about, invitation.event_id)
        likely = [
            application.id
            for application in applications[:1]
            if is_named(application, invitation.about)
        ] or ["APP"]
        known = applications[0].events.find(invitation.event_id) if applications else None
        kind = kind_of(invitation.title) if known is None else known.kind
        command = f"jobboard log {likely[0]} {kind} --ics {quote_argument(str(path))}"
        if call.words.dry_run:
            call.out(
                _("{name}: {meeting}; an invitation: log it with `{command}`").format(
                    name=path.name, meeting=_meeting_words(invitation, call.now), command=command
                )
            )
            continue
        raise JobboardError(
            _("import {name}").format(name=path.name),
            _("this is an invitation, which belongs in a timeline"),
            _("log it with `{command}`").format(command=command),
        )
    return others


def _meeting_words(invitation: Invitation, now: datetime) -> str:
    """Return what an invitation is to, and when."""
    from jobboard_tui.domain.parsing.invitation_match import meeting_label

    when = meeting_label(invitation.at, invitation.is_cancelled, now, is_dated=invitation.is_dated)
    return ", ".join(part for part in (clean(invitation.title), when) if part)


def _progress() -> Progress | None:
    """A line that is written over and over, where someone watches."""
    if not sys.stderr.isatty():
        return None

    def report(done: int, whole: int) -> None:
        end = "\n" if done >= whole else ""
        line = _("read {done} of {whole}").format(done=done, whole=whole)
        print(f"\r{line}", end=end, file=sys.stderr, flush=True)

    return report


def _tell(call: CommandCall, plan: Plan, closed: Sequence[str]) -> None:
    """What became of the rows; those that can't be read by line and column."""
    from jobboard_tui.interchange.importers.plan_text import remarks_on_underway

    counts = plan.counts
    for remark in plan.remarks:
        call.info(remark)
    for row in _listed_rows(call, plan):
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
        _("{new} new, {fuller} filled in, {same} already known, {unreadable} unreadable").format(
            **{verdict.value: count for verdict, count in counts.items()}
        )
    )
    if plan.silent and not plan.closes_silent:
        call.info(
            ngettext(
                "{count} has had no reply; --close-silent closes it: {companies}",
                "{count} have had no reply; --close-silent closes them: {companies}",
                len(plan.silent),
            ).format(count=len(plan.silent), companies=plan.names(plan.silent))
        )
    if closed:
        call.info(_("closed, no reply: {companies}").format(companies=plan.names(closed)))
    for remark in remarks_on_underway(plan):
        call.info(remark)


def _listed_rows(call: CommandCall, plan: Plan) -> Iterator[PlanRow]:
    """The rows that can't be read, and of those with cells that can't the first ones."""
    left = _MOST_LISTED
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
                "and {count} more row that is not fully understood: --dry-run shows it",
                "and {count} more rows that are not fully understood: --dry-run shows them",
                untold,
            ).format(count=untold)
        )


def export_file(call: CommandCall) -> int:
    """Write the board into a file of another form."""
    from jobboard_tui.interchange.exporters.export import format_for, is_same

    words = call.words
    if words.meeting:
        return _export_meeting(call)
    path = typed_path(words.out)
    source = call.service.store.path
    if words.out == STANDARD_STREAM:
        return _print(call)
    if path.exists() and not is_same(path, source) and not words.force:
        raise JobboardError(
            str(path), _("the file already exists"), _("choose another name, or add --force")
        )
    is_calendar = format_for(path, words.format) == "ics"
    count = _write(call, path, source, overwrite=words.force)
    if is_calendar:
        call.info(_("the calendar is saved in {path}").format(path=path))
    else:
        _tell_written(call, path, count)
    if words.follow:
        _follow(call, path, source)
    return 0


def _export_meeting(call: CommandCall) -> int:
    """Write the next meeting of an application into a calendar file."""
    from jobboard_tui.domain.labels import day_clock, kind_label
    from jobboard_tui.domain.reports.meeting_index import next_meeting_with
    from jobboard_tui.interchange.exporters.export import export_meeting
    from jobboard_tui.interchange.exporters.icalendar import meeting_as_ics

    words, service = call.words, call.service
    is_printed = words.out == STANDARD_STREAM
    path = typed_path(words.out)
    asked = words.format or ("ics" if is_printed else path.suffix.lower().removeprefix("."))
    if asked != "ics" or words.follow:
        raise InvalidInput(
            "--meeting", _("a single meeting needs a calendar file of its own"), _("give FILE.ics")
        )
    application = call.application(words.meeting)
    event = next_meeting_with(service.board, application.id, call.now)
    if event is None:
        raise JobboardError(
            application.company,
            _("no meeting with them is coming up"),
            _("log one: `jobboard log {id} interview --at WHEN`").format(id=application.id),
        )
    changed, source = service.store.changed_at(), service.store.path
    if is_printed:
        text = meeting_as_ics(service.board, application, event, changed)
        call.out(text.removesuffix("\n"))
    else:
        export_meeting(
            service.board,
            application.id,
            event.id,
            path,
            overwrite=words.force,
            source=source,
            changed=changed,
        )
    call.info(
        _("{kind} with {company}, {time}").format(
            kind=kind_label(event.kind),
            company=application.company,
            time=day_clock(event.at, call.now),
        )
    )
    return 0


def _print(call: CommandCall) -> int:
    """Print what a file would hold."""
    from jobboard_tui.interchange.exporters.export import as_bytes, format_for

    words, service = call.words, call.service
    if words.follow:
        raise InvalidInput(
            "--follow", _("standard output can't be written again"), _("give a file instead of -")
        )
    form = format_for(Path(STANDARD_STREAM), words.format)
    content = as_bytes(service.board, form, bom=False, now=service.now(), **_calendar(call, form))
    if not sys.stdout.isatty():
        call.print(content)
    elif form == "xlsx":
        raise InvalidInput(
            "export -", _("a workbook can't be shown on a terminal"), _("give a file instead of -")
        )
    else:
        call.out(content.decode().removesuffix("\n"))
    return 0


def _write(call: CommandCall, path: Path, source: Path, *, overwrite: bool) -> int:
    """Write the file; how many applications the board has."""
    from jobboard_tui.interchange.exporters.export import export, format_for

    service, form = call.service, call.words.format
    return export(
        service.board,
        path,
        form,
        overwrite=overwrite,
        source=source,
        now=service.now(),
        **_calendar(call, format_for(path, form)),
    )


def _calendar(call: CommandCall, form: str) -> dict[str, Any]:
    """What only a calendar holds: the reminders, and when applications were last changed."""
    if form != "ics":
        return {}
    service = call.service
    return {"reminders": service.view().reminders, "changed": service.store.changed_at()}


def _follow(call: CommandCall, path: Path, source: Path) -> None:
    """Write it anew after every change of the board, by whichever program, until interrupted.

    Also now and then without one: days that pass take windows away. A write that fails is tried
    again at each look. A file that would stay the same is left alone.
    """
    import gc

    service, last_error, looks, is_owed = call.service, "", 0, False
    gc.enable()
    with suppress(KeyboardInterrupt):
        while True:
            sleep(LOOKS_EVERY)
            looks += 1
            try:
                is_owed = is_owed or service.store.changed() or looks % _WRITES_ANYWAY == 0
                if not is_owed:
                    continue
                service.settle(service.store.load())
                _write(call, path, source, overwrite=True)
                last_error, is_owed = "", False
            except JobboardError as error:  # what can't be read or written now may be later
                if str(error) != last_error:
                    last_error = str(error)
                    call.info(last_error)


def _tell_written(call: CommandCall, path: Path, count: int) -> None:
    written = ngettext(
        "{count} application written to {path}", "{count} applications written to {path}", count
    )
    call.info(written.format(count=count, path=path))
