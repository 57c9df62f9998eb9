"""One application as text: facts, reminders, timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.due import glyph
from jobboard_tui.cli.table import pad, table, width
from jobboard_tui.domain.fields import ONE_LINE, FieldType, fields_of
from jobboard_tui.domain.models import MEETINGS, Application, Event
from jobboard_tui.domain.text import join_clauses
from jobboard_tui.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from jobboard_tui.domain.reminders.api import Reminder

_FIRST_LINES = 12
"""Lines of a long note that are printed."""


def application_lines(
    call: CommandCall, application: Application, reminders: Sequence[Reminder]
) -> Iterator[str]:
    """Return the lines that `show` prints of an application."""
    yield f"{application.company}  {application.role}"
    yield ""
    facts = [(name, value) for name, value in _facts(call, application) if value]
    room = max(width(name) for name, _value in facts)
    for name, value in facts:
        first, *rest = _folded(call, value)
        yield f"{pad(name, room)}  {first}"
        for line in rest:
            yield f"{' ' * room}  {line}"
    if reminders:
        yield ""
        yield from _reminders(call, reminders)
    if application.events:
        yield ""
        yield from _timeline(call, application)


def _facts(call: CommandCall, application: Application) -> Iterator[tuple[str, str]]:
    from jobboard_tui.domain.contacts import contact_line
    from jobboard_tui.domain.labels import date_of_field, day, stage_with_outcome
    from jobboard_tui.domain.no_channel import missing_words

    yield pgettext("field", "id"), application.id
    yield (
        pgettext("field", "stage"),
        stage_with_outcome(application.stage, application.outcome, application.column),
    )
    for row in fields_of(*ONE_LINE, FieldType.CONTACTS, FieldType.TAGS, FieldType.DEADLINE):
        value = getattr(application, row.name)
        if row.is_required:
            continue
        elif row.type is FieldType.CONTACTS:
            for contact in value:
                yield row.show_label(), contact_line(contact)
        elif row.type is FieldType.TAGS:
            yield row.show_label(), " ".join(value)
        elif row.type is FieldType.DEADLINE:
            yield row.show_label(), date_of_field(row, value, call.now)
        else:
            yield row.show_label(), value
    yield _("no reminders of"), missing_words(application, call.service.rule_set.rules)
    yield pgettext("field", "added"), day(application.added, call.now)
    for row in fields_of(FieldType.LINES):
        yield row.show_label(), getattr(application, row.name)
    if application.unread_cells:
        said = _(
            "An import could not read this. Log what it says, or clear it: jobboard edit {id} "
            "unread-cells="
        )
        if application.is_open:
            said = _(
                "An import could not read this, so the application is never closed as having no "
                "reply. Log what it says, or clear it: jobboard edit {id} unread-cells="
            )
        remark = said.format(id=application.id)
        yield _("not read"), "\n".join((*application.unread_cells, remark))


def _reminders(call: CommandCall, reminders: Sequence[Reminder]) -> Iterator[str]:
    from jobboard_tui.domain.reminders.explain import explain
    from jobboard_tui.domain.reminders.labels import countdown

    rows = [
        (
            glyph(call, reminder),
            reminder.rule.title,
            countdown(reminder, call.now),
            reminder.rule.id,
        )
        for reminder in reminders
    ]
    for line, reminder in zip(table(rows, (0, 0, 0, 0)), reminders, strict=True):
        yield line
        yield f"   {explain(reminder, call.now)} ({reminder.source})"


def _timeline(call: CommandCall, application: Application) -> Iterator[str]:
    from jobboard_tui.domain.labels import ago, event_label, event_time

    events = sorted(
        application.events, key=lambda event: (not event.undated, event.at), reverse=True
    )
    rows = [
        (
            call.glyphs.of_kind(event.kind),
            event_time(event, call.now),
            event_label(event),
            "" if event.undated else ago(event.at, call.now),
            event.id,
        )
        for event in events
    ]
    for line, event in zip(table(rows, (0, 0, 0, 0, 0)), events, strict=True):
        yield line
        beside = join_clauses(_beside(call, event))
        if beside:
            yield f"   {beside}"
        for note in _folded(call, event.note) if event.note else ():
            yield f"   {note}"


def _folded(call: CommandCall, text: str) -> list[str]:
    """The lines of a text; of a long one the first, and how many more there are."""
    lines = text.split("\n")
    left = len(lines) - _FIRST_LINES
    if call.words.full or left <= 1:
        return lines
    more = ngettext("… {count} more line: --full", "… {count} more lines: --full", left)
    return [*lines[:_FIRST_LINES], more.format(count=left)]


def _beside(call: CommandCall, event: Event) -> Iterator[str]:
    """What else is known of an event, but its note."""
    from jobboard_tui.domain.labels import channel_label, day_clock, deadline

    if event.cancelled and event.cancelled_at is not None:
        yield _("cancelled by them {when}").format(when=day_clock(event.cancelled_at, call.now))
    elif event.cancelled:
        yield pgettext("field", "cancelled")
    if event.done:
        yield pgettext("action", "done")
    if event.round:
        yield _("round {round}").format(round=event.round)
    if event.kind in MEETINGS and not event.is_dated(call.home):
        minutes = int((event.until - event.at).total_seconds() // 60)
        yield _("{minutes} min").format(minutes=minutes)
    if event.by:
        yield _("by {date}").format(date=deadline(event.by, call.now))
    if event.via:
        yield channel_label(event.via)
    if event.people:
        yield _("with {people}").format(people=", ".join(event.people))
    if event.where:
        yield event.where
