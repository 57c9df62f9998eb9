"""One short line for a status bar or a shell prompt."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.locate import clock, locate
from jobboard_tui.config.resources import shipped
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.storage import status_cache as state_dir
from jobboard_tui.storage.status_cache import NextReminder, StatusSummary

if TYPE_CHECKING:
    from pathlib import Path

    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.reminders.api import Reminder
    from jobboard_tui.storage.paths import Places

FIELDS = ("overdue", "due", "soft", "open", "next", "next_company")


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    status_ = commands.verb(
        "status", status, does=_("print one short line for a status bar or a prompt")
    )
    fields = " ".join(f"{{{name}}}" for name in FIELDS)
    status_.add_argument(
        "--format", metavar="T", help=_("a template with {fields}").format(fields=fields)
    )


def status(call: CommandCall) -> int:
    """Print the line for a status bar."""
    template = call.words.format
    if template is not None:
        check_template(template)
    glance, now = _kept(call) or _reckoned(call)
    call.out(_line(call, glance, now) if template is None else fill_template(template, glance))
    return 0


# -- where it comes from -------------------------------------------------------------------------


def _kept(call: CommandCall) -> tuple[StatusSummary, datetime] | None:
    """What an earlier call has found out, while it is still true."""
    if call.words.demo:
        return None
    path, places = locate(call.words)
    glance = state_dir.load_status(path, places, _read_for(places))
    if glance is None:
        return None
    now = clock(call.words, ZoneInfo(glance.zone))()
    return (glance, now) if glance.holds(now) else None


def _read_for(places: Places) -> list[Path]:
    """Return the files beside the board that an answer depends on."""
    ours = [shipped(name) for name in ("rules.toml", "first_day.toml", "checklist.toml")]
    return [*ours, places.rules, places.checklist, places.settings]


def _reckoned(call: CommandCall) -> tuple[StatusSummary, datetime]:
    """From the board; kept for the next call."""
    looked, where = None, None if call.words.demo else locate(call.words)
    with suppress(OSError):  # without a file there is nothing to keep
        looked = where and state_dir.fingerprints(where[0], _read_for(where[1]))
    view, board = call.service.view(), call.service.board
    first = view.reminders[0] if view.reminders else None
    glance = StatusSummary(
        zone=board.zone,
        since=call.now,
        until=view.changes_at,
        overdue=len(view.overdue),
        due=len(view.due),
        soft=len(view.soft),
        open=board.open_count,
        next=None if first is None else _next(first),
    )
    if where and looked is not None:
        state_dir.store_status(glance, looked, *where)
    return glance, call.now


def _next(reminder: Reminder) -> NextReminder:
    return NextReminder(
        title=reminder.rule.title,
        company=reminder.company,
        state=reminder.state.value,
        soft=reminder.soft,
        exact=reminder.exact,
        opens_at=reminder.opens_at,
        due_at=reminder.due_at,
        snoozed_until=reminder.snoozed_until,
    )


# -- in words ------------------------------------------------------------------------------------


def check_template(template: str) -> None:
    """`InvalidInput` for a field that there is not, or braces that do not pair."""
    from string import Formatter

    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        parts = [("", "", None, None)]
    for _text, name, spec, conversion in parts:
        if name is not None and (name not in FIELDS or spec or conversion):
            no_field = _("{field} is not a field").format(field=f"{{{name}}}")
            raise InvalidInput(
                "--format",
                no_field if name else _("unmatched brace"),
                _("use one of {names}; write a brace twice to print it").format(
                    names=", ".join(FIELDS)
                ),
            )


def fill_template(template: str, glance: StatusSummary) -> str:
    """Return the template with its fields filled in."""
    return template.format(
        overdue=glance.overdue,
        due=glance.due,
        soft=glance.soft,
        open=glance.open,
        next="" if glance.next is None else glance.next.title,
        next_company="" if glance.next is None else glance.next.company,
    )


def _line(call: CommandCall, glance: StatusSummary, now: datetime) -> str:
    glyphs = call.glyphs
    counts = _("{late} {overdue}  {now} {due}  {maybe} {soft}").format(
        late=glyphs.late,
        overdue=glance.overdue,
        now=glyphs.due,
        due=glance.due,
        maybe=glyphs.soft,
        soft=glance.soft,
    )
    if glance.next is None:
        return counts
    from jobboard_tui.domain.reminders.labels import short_reminder_line

    return _("{counts}  next: {reminder}, {company}").format(
        counts=counts,
        reminder=short_reminder_line(_as_reminder(glance.next), now),
        company=glance.next.company or pgettext("label", "general"),
    )


def _as_reminder(reminder: NextReminder) -> Any:
    """What the wording of times reads of a reminder."""
    from jobboard_tui.domain.reminders.reminder import ReminderState

    return SimpleNamespace(
        **{
            **reminder._asdict(),
            "rule": SimpleNamespace(title=reminder.title),
            "state": ReminderState(reminder.state),
        }
    )
