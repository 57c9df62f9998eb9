"""The next days, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from jobboard_tui.domain.labels import day
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.reports.agenda import AgendaDay, AgendaItem, AgendaKind
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.presentation.styled_text import (
    BLANK,
    StyledLine,
    StyledRun,
    Tone,
    crop,
    rule_line,
)
from jobboard_tui.tui.presentation.text_width import fit

NAME = 12
"""Cells of the name of a day."""
CLOCK = 12
COMPANY = 22


def week_panel(
    days: Sequence[AgendaDay], now: datetime, width: int, height: int, glyphs: Glyphs
) -> list[StyledLine]:
    """Return the week under its heading, with an edge towards what stands at its left."""
    lines = week_lines(days, now, width - 1, height - 1, glyphs)
    lines += [BLANK] * (height - 1 - len(lines))
    edge: StyledRun = (glyphs.vertical, Tone.FAINT)
    return [rule_line(_("the next few days"), width, glyphs), *((edge, *line) for line in lines)]


def week_lines(
    days: Sequence[AgendaDay], now: datetime, width: int, height: int, glyphs: Glyphs
) -> list[StyledLine]:
    """Return each day with what is in it, in so many lines.

    Empty days go first where room is short.
    """
    lines = list(_lines(days, now, width, glyphs, empty=True))
    if len(lines) > height:
        lines = list(_lines(days, now, width, glyphs, empty=False))
    if len(lines) <= height or height < 1:
        return lines
    more = _("{count} more").format(count=len(lines) - height + 1)
    blank = " " * (NAME + 1)
    return [*lines[: height - 1], crop([(blank + more, Tone.MUTED)], width, glyphs.cut)]


def _lines(
    days: Sequence[AgendaDay], now: datetime, width: int, glyphs: Glyphs, *, empty: bool
) -> Iterator[StyledLine]:
    for agenda_day in days:
        today = agenda_day.date == now.date()
        name = pgettext("time", "today") if today else day(agenda_day.date, now)
        label: StyledRun = (f" {fit(name, NAME, glyphs.cut)}", Tone.ACCENT if today else Tone.TEXT)
        if not agenda_day.items and empty:
            tone = Tone.ACCENT if today else Tone.MUTED
            yield crop([(label[0], tone), (agenda_day.holiday, Tone.MUTED)], width, glyphs.cut)
        for item in agenda_day.items:
            yield crop([label, *_item(item, glyphs)], width, glyphs.cut)
            label = (" " * (NAME + 1), Tone.TEXT)


def _item(item: AgendaItem, glyphs: Glyphs) -> Iterator[StyledRun]:
    glyph, tone = {
        AgendaKind.MEETING: (glyphs.of_kind(Kind.INTERVIEW), Tone.ACCENT),
        AgendaKind.DAY: (glyphs.due, Tone.ACCENT),
        AgendaKind.DEADLINE: (glyphs.due, Tone.DUE),
        AgendaKind.OPENS: (glyphs.waiting, Tone.WAITING),
    }[item.what]
    company = clean(item.company) if item.application is not None else pgettext("label", "general")
    yield f"{glyph} ", tone
    yield fit(item.clock, CLOCK, glyphs.cut), Tone.MUTED
    yield f"{fit(company, COMPANY, glyphs.cut)}  ", Tone.TEXT
    yield item.title, Tone.MUTED
