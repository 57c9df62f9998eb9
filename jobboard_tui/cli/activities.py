"""求職活動実績: what was done to find work, for the office that wants to know."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.stats import range_of, range_options
from jobboard_tui.config.user_paths import typed_path
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry

DAYS = 28
"""How long a period is between two days of 失業認定, which come every four weeks."""
FORMS = ("markdown", "csv")


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    activities_ = commands.verb(
        "activities",
        activities,
        does=_(
            "report a period's job search for the 失業認定申告書 (default: the last four weeks)"
        ),
    )
    activities_.add_argument(
        "out",
        metavar="FILE",
        nargs="?",
        help=_("the file to write, .csv or .md (default: standard output)"),
    )
    range_options(activities_)
    activities_.add_argument(
        "--format",
        metavar="F",
        choices=FORMS,
        help=_("{forms} (default: from the file name)").format(forms=", ".join(FORMS)),
    )
    activities_.add_argument("--force", action="store_true", help=_("overwrite an existing file"))


def activities(call: CommandCall) -> int:
    """Print the list, or write it into a file."""
    from jobboard_tui.domain.business_days import calendar_of
    from jobboard_tui.domain.reports.unemployment_report import REMARK
    from jobboard_tui.domain.reports.unemployment_report import activities as done
    from jobboard_tui.interchange.exporters.export import BOM, write
    from jobboard_tui.interchange.exporters.unemployment_report import as_csv, as_markdown

    board = call.service.board
    calendar = calendar_of(board.zone, ())
    since, until = range_of(call)
    until = until or call.now
    if since is None:
        since = calendar.home(calendar.midnight(until.date() - timedelta(days=DAYS)))
    rows = done(board, calendar, call.now, since, until)
    path = typed_path(call.words.out) if call.words.out else None
    is_csv = _form(call, path) == "csv"
    last = until - timedelta(microseconds=1)
    text = as_csv(rows) if is_csv else as_markdown(rows, since.date(), last.date())
    if path is None:
        call.out(text)
    else:
        write(path, f"{BOM if is_csv else ''}{text}\n", overwrite=call.words.force)
        call.info(_("the list is saved in {path}").format(path=path))
    if is_csv:
        call.info(REMARK)
    return 0


def _form(call: CommandCall, path: Path | None) -> str:
    """The format asked for, or the one that the file's name tells; Markdown where nothing does."""
    chosen: str = call.words.format or ""
    if chosen or path is None:
        return chosen or FORMS[0]
    form = {".csv": "csv", ".md": "markdown", ".markdown": "markdown"}.get(path.suffix.lower())
    if form is None:
        raise InvalidInput(
            str(path),
            _("unknown format"),
            _("use .csv or .md, or add --format"),
        )
    return form
