"""The rows of the due list: reminders by urgency, then what comes in the next days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypeAlias

from jobboard_tui.domain.labels import day, full_day, near, weekday_name
from jobboard_tui.domain.legal_forms import without_legal_form
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.reminders.api import Reminder, ReminderView
from jobboard_tui.domain.reminders.explain import explain_in_a_row
from jobboard_tui.domain.reminders.labels import countdown, speaks_up_at
from jobboard_tui.domain.reports.agenda import AgendaItem
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.presentation.cards import glyph_and_tone, title_with_key
from jobboard_tui.tui.presentation.header import nothing_due
from jobboard_tui.tui.presentation.styled_text import (
    StyledLine,
    StyledRun,
    Tone,
    crop,
    join_runs,
    width_of,
)
from jobboard_tui.tui.presentation.text_width import cell_len, fit


class SilentApplications(NamedTuple):
    """So many applications that nobody answers, in one row, that they push nothing out of sight."""

    number: int
    title: str
    application: None = None


DueRow: TypeAlias = Reminder | AgendaItem | SilentApplications
"""A reminder, a meeting ahead, or several reminders to close what is silent."""

MOST_SILENT = 5
"""So many reminders to close a silent application have rows of their own at most."""
_LEAST_OF_MORE = 5
"""Cells that the rest of a reason has at least, with what parts it from the time."""
SOON = timedelta(days=7)
"""What opens within this time is listed."""


def due_rows(
    view: ReminderView,
    meetings: Iterable[AgendaItem],
    now: datetime,
    shows: Callable[[DueRow], bool] | None = None,
) -> Sequence[DueRow]:
    """Return what is overdue, due and soft, then what opens or takes place next (`meetings`).

    With a filter only those that it `shows`. Many that were never answered, as
    after an import, are one row behind the other suggestions.
    """
    ahead: list[DueRow] = [reminder for reminder in view.waiting if _starts(reminder) - now <= SOON]
    ahead += meetings
    ahead.sort(key=_starts)
    soft: list[DueRow] = [reminder for reminder in view.soft if reminder.rule.closes is None]
    silent = [reminder for reminder in view.soft if reminder.rule.closes]
    if shows is not None:
        rows: tuple[DueRow, ...] = (*view.overdue, *view.due, *view.soft, *ahead)
        return [row for row in rows if shows(row)]
    if len(silent) <= MOST_SILENT:
        return (*view.overdue, *view.due, *view.soft, *ahead)
    return (
        *view.overdue,
        *view.due,
        *soft,
        SilentApplications(len(silent), silent[0].rule.title),
        *ahead,
    )


def _starts(row: DueRow) -> datetime:
    if isinstance(row, AgendaItem):
        return row.at
    assert isinstance(row, Reminder)
    return speaks_up_at(row)


def identity(row: DueRow) -> tuple[object, ...]:
    """Return what stays the same of a row while its state changes."""
    if isinstance(row, SilentApplications):
        return (SilentApplications,)
    if isinstance(row, AgendaItem):
        return row.what, row.application, row.event
    return row.application, row.key


def due_heading(view: ReminderView, now: datetime, *, is_filtered: bool = False) -> str:
    """Return what stands over the list: where nothing is due, what comes next."""
    if is_filtered:
        shown = view.overdue or view.due or view.soft
        return _("due, among what the filter shows") if shown else nothing_due(is_filtered=True)
    if view.overdue or view.due or view.soft:
        return pgettext("label", "due")
    if not view.waiting:
        return nothing_due()
    first = min(view.waiting, key=lambda reminder: (_starts(reminder), reminder.soft))
    return _("nothing is due; next: {what}, {company}, {when}").format(
        what=first.rule.title, company=company_of(first), when=countdown(first, now)
    )


def company_of(row: DueRow) -> str:
    """Return the company; what concerns all of them says so."""
    if isinstance(row, SilentApplications):
        said = ngettext("{count} application", "{count} applications", row.number)
        return said.format(count=row.number)
    return clean(row.company) if row.application is not None else pgettext("label", "general")


DueWidths: TypeAlias = tuple[int, int, int]
"""The cells of the countdown, the company and what to do; the reason has the rest."""

MOST_MEASURED = 100
"""So many rows, those from the top, say how wide the columns are."""


def due_row(
    row: DueRow,
    now: datetime,
    width: int,
    glyphs: Glyphs,
    *,
    marked: bool = False,
    widths: DueWidths | None = None,
) -> StyledLine:
    """Return one row: glyph and countdown, company, what to do, why."""
    when, name, what = widths or _widths(width)
    if isinstance(row, AgendaItem):
        glyph, tone = glyphs.of_kind(Kind.INTERVIEW), Tone.ACCENT
        left, title = near(row.at, now), row.title
        why = join_runs((f"{day(row.at, now)} {row.clock}", clean(row.where)), f" {glyphs.dot} ")
    elif isinstance(row, SilentApplications):
        glyph, tone, left, title = glyphs.soft, Tone.SOFT, "", row.title
        key = BY_ID["do"].first_key
        why = _("no reply; {key} closes them all").format(key=key)
    else:
        glyph, tone = glyph_and_tone(row, glyphs)
        left, title = _countdown(row, now, when), title_with_key(row)
        why = clean(explain_in_a_row(row, now))
    company = company_of(row)
    if cell_len(company) > name:
        company = without_legal_form(company)
    runs: list[StyledRun] = [
        (f" {glyph}{glyphs.marked if marked else ' '}", tone),
        (fit(left, when, glyphs.cut) + "  ", tone),
        (fit(company, name, glyphs.cut) + "  ", _name_tone(row)),
        (fit(title, what, glyphs.cut) + "  ", Tone.TEXT),
    ]
    runs.append((_reason_for_room(why, width - width_of(runs)), Tone.MUTED))
    return crop(runs, width, glyphs.cut)


def _reason_for_room(why: str, room: int) -> str:
    """A reason; only its first clause, which is the time, where the cut would go through that."""
    time, parted, _rest = why.partition(_("; "))
    return time if parted and cell_len(time) + _LEAST_OF_MORE > room else why


def _countdown(reminder: Reminder, now: datetime, room: int) -> str:
    """The countdown; of what was put off the day alone where there is no room for more."""
    said = countdown(reminder, now)
    if reminder.snoozed_until is None or cell_len(said) <= room:
        return said
    back = speaks_up_at(reminder).astimezone(now.tzinfo)
    if back.year != now.year:
        return _("until {when}").format(when=full_day(back))
    when = _("{weekday} {day}").format(weekday=weekday_name(back), day=back.day)
    return _("until {when}").format(when=when)


def _name_tone(row: DueRow) -> Tone:
    return Tone.MUTED if row.application is None else Tone.STRONG


def due_widths(rows: Sequence[DueRow], now: datetime, width: int) -> DueWidths:
    """Return how wide the columns of a list have to be, at most as wide as they may."""
    when, name, what = _widths(width)
    left = named = said = 0
    for row in rows[:MOST_MEASURED]:
        company = company_of(row)
        if cell_len(company) > name:
            company = without_legal_form(company)
        named = max(named, cell_len(company))
        if isinstance(row, Reminder):
            left = max(left, cell_len(_countdown(row, now, when)))
            said = max(said, cell_len(title_with_key(row)))
        else:
            left = max(left, cell_len(near(row.at, now)) if isinstance(row, AgendaItem) else 0)
            said = max(said, cell_len(row.title))
    return min(left, when), min(named, name), min(said, what)


def _widths(width: int) -> DueWidths:
    """The most cells of the countdown, the company and what to do."""
    if width < 90:
        return 15, 18, 21
    return (16, 24, 21) if width < 150 else (18, 30, 26)
