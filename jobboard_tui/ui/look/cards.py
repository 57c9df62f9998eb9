"""Cards and the headings of their columns, as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from jobboard_tui.core.model import Application, Stage
from jobboard_tui.core.spoken import (
    card_line,
    countdown,
    days_between,
    last_day,
    span,
    stage_label,
    weekday_name,
)
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen
from jobboard_tui.ui.cells import cell_len, cut
from jobboard_tui.ui.glyphs import Glyphs
from jobboard_tui.ui.look.lines import Line, Run, Tone, cropped, spread, width_of
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.core.reminders import Reminder

SOON = timedelta(days=3)
"""A reminder that opens within this time has its line on the card."""
NARROWEST_TITLE = 4
"""Cells below which the name of a reminder says nothing any more."""


class Fullness(IntEnum):
    """How much a card tells beside company and role."""

    TIGHT = 0
    """Only what is overdue or due."""
    REMINDED = 1
    """Suggestions and what opens soon, too."""
    TAGGED = 2
    """Its tags as well."""


class Mode(Enum):
    """How much room there is: 80, 120 or 200 columns of a terminal."""

    DENSE = "dense"
    NORMAL = "normal"
    WIDE = "wide"

    @classmethod
    def of_width(cls, cells: int) -> Mode:
        """The mode for a screen of that width."""
        if cells < 100:
            return cls.DENSE
        return cls.NORMAL if cells < 160 else cls.WIDE

    @property
    def fullness(self) -> Fullness:
        """What every card tells; a column that has the room may tell more."""
        return _FULLNESS[self]


_FULLNESS = {
    Mode.DENSE: Fullness.TIGHT,
    Mode.NORMAL: Fullness.REMINDED,
    Mode.WIDE: Fullness.TAGGED,
}


@frozen
class Card:
    """An application as the board shows it, with its most urgent reminder."""

    application: Application
    reminder: Reminder | None = None
    marked: bool = False

    def is_same(self, other: Card) -> bool:
        """Whether it shows the very same things; equal ones are not compared."""
        same = self.application is other.application and self.reminder is other.reminder
        return same and self.marked == other.marked


@frozen
class Lane:
    """One stage and its cards in their order.

    Cards that are made when they are looked at may know better how to `find` one of them.
    `pressing` is the most urgent reminder among them that is overdue or due.
    """

    stage: Stage
    cards: Sequence[Card] = ()
    pressing: Reminder | None = None

    def find(self, app_id: str) -> int | None:
        """The place of an application in this lane."""
        find: Callable[[str], int | None] | None = getattr(self.cards, "find", None)
        if find is not None:
            return find(app_id)
        places = (at for at, card in enumerate(self.cards) if card.application.id == app_id)
        return next(places, None)


# -- reminders -----------------------------------------------------------------------------------


def glyph_and_tone(reminder: Reminder, glyphs: Glyphs) -> Run:
    """The glyph of a reminder's state, with its tone."""
    state = reminder.state.value
    if state == "overdue":
        return glyphs.late, Tone.LATE
    if state == "waiting":
        return glyphs.waiting, Tone.WAITING
    return (glyphs.soft, Tone.SOFT) if reminder.soft else (glyphs.due, Tone.DUE)


def starts_at(reminder: Reminder) -> datetime:
    """When a waiting reminder speaks up: as its window opens, or when its snooze ends."""
    return max(reminder.opens_at, reminder.snoozed_until or reminder.opens_at)


def is_told_on_card(reminder: Reminder | None, now: datetime, fullness: Fullness) -> bool:
    """Whether a card has a line for its reminder: open, or (with some room) opening soon."""
    if reminder is None:
        return False
    if reminder.state.value != "waiting":
        return fullness > Fullness.TIGHT or not reminder.soft
    return fullness > Fullness.TIGHT and starts_at(reminder) - now <= SOON


# -- cards ---------------------------------------------------------------------------------------


def card_lines(
    card: Card,
    width: int,
    now: datetime,
    mode: Mode,
    glyphs: Glyphs,
    *,
    fullness: Fullness | None = None,
) -> list[Line]:
    """The lines of a card, each at most `width` cells wide; the first cell is the cursor's.

    `fullness` is what its column has room for, that of the mode where it is not told.

    >>> from jobboard_tui.ui.glyphs import ASCII
    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 2, 15, tzinfo=UTC)
    >>> card = Card(Application(id="a", company="Aoba", role="SRE", added=at))
    >>> ["".join(text for text, _ in line) for line in card_lines(card, 9, at, Mode.DENSE, ASCII)]
    [' Aoba', ' SRE']
    """
    application = card.application
    room = width - 1
    left: list[Run] = []
    if card.marked:
        left.append((glyphs.marked + " ", Tone.ACCENT))
    name = Tone.STRONG if application.is_open else Tone.TEXT
    left.append((clean(application.company), name))
    outcome = application.outcome
    right: list[Run] = [(glyphs.outcomes[outcome], Tone.MUTED)] if outcome else []
    lines = [spread(left, right, room, glyphs.cut)]
    lines.append(((cut(clean(application.role), room, glyphs.cut), Tone.MUTED),))
    fullness = mode.fullness if fullness is None else fullness
    if fullness is Fullness.TAGGED:
        lines.extend(_more(application, room, glyphs, with_place=mode is Mode.WIDE))
    if card.reminder is not None and is_told_on_card(card.reminder, now, fullness):
        lines.append(reminder_line(card.reminder, room, now, glyphs))
    return [((" ", Tone.TEXT), *line) for line in lines]


def _more(application: Application, room: int, glyphs: Glyphs, *, with_place: bool) -> list[Line]:
    """Place and tags, where there are any, on one line; a tag is there whole or not at all."""
    runs: list[Run] = []
    if application.location and with_place:
        runs.append((clean(application.location), Tone.MUTED))
    for tag in application.tags:
        run = (("  " if runs else "") + "#" + clean(tag), Tone.ACCENT)
        if not runs or width_of([*runs, run]) <= room:
            runs.append(run)
    return [cropped(runs, room, glyphs.cut)] if runs else []


def reminder_line(reminder: Reminder, room: int, now: datetime, glyphs: Glyphs) -> Line:
    """The most urgent reminder on a card: what, and how long; the time is never cut."""
    glyph, tone = glyph_and_tone(reminder, glyphs)
    whole = card_line(reminder, now)
    if cell_len(whole) + 2 <= room:
        return ((f"{glyph} {whole}", tone),)
    when = brief(reminder, now)
    said = countdown(reminder, now)
    if said and cell_len(reminder.rule.title) + cell_len(said) + 3 <= room:
        when = said
    space = room - 2 - (cell_len(when) + 1 if when else 0)
    if space < NARROWEST_TITLE:
        return cropped([(f"{glyph} {when}", tone)], room, glyphs.cut)
    what = cut(reminder.rule.title, space, glyphs.cut)
    return ((f"{glyph} {what} {when}".rstrip(), tone),)


def brief(reminder: Reminder, now: datetime) -> str:
    """A countdown in a few cells, beside the glyph that says whether it is late or left."""
    state = reminder.state.value
    if state == "waiting":
        starts = starts_at(reminder).astimezone(now.tzinfo)
        return _("{weekday} {day}").format(weekday=weekday_name(starts), day=starts.day)
    if reminder.due_at is None:
        return ""
    gap = abs(reminder.due_at - now)
    if reminder.exact and gap < timedelta(days=1 if state == "overdue" else 2):
        return span(gap)
    last = reminder.due_at if reminder.exact else last_day(reminder.due_at, now)
    days = abs(days_between(now, last))
    return _("{count} d").format(count=days) if days else _("today")


# -- headings ------------------------------------------------------------------------------------


def heading(stage: Stage, count: int, width: int, here: bool, glyphs: Glyphs) -> Line:
    """The name of a column and how many cards it has."""
    number = str(count)
    name = cut(stage_label(stage).upper(), width - 2 - len(number), glyphs.cut)
    tone = Tone.ACCENT if here else Tone.TEXT
    runs: list[Run] = [(" " + name, tone), (" " + number, Tone.MUTED)]
    return cropped(runs, width, glyphs.cut)


def folded(lane: Lane, y: int, width: int, glyphs: Glyphs) -> Line:
    """Line `y` of a column that is folded to a few cells.

    Its count, the sign of what is most urgent in it, and its name downwards.
    """
    count = len(lane.cards)
    if y == 0:
        return ((cut(short_count(count), width, glyphs.cut).rjust(width), Tone.TEXT),)
    if y == 1 and lane.pressing is not None:
        sign, tone = glyph_and_tone(lane.pressing, glyphs)
        return ((sign.rjust(width), tone),)
    name = stage_label(lane.stage).upper()
    if not 2 <= y < len(name) + 2:
        return ()
    letter = name[y - 2]
    pad = " " * max(0, width - 1 - cell_len(letter))
    return ((pad + letter, Tone.TEXT if count else Tone.MUTED),)


def short_count(count: int) -> str:
    """A number in three cells: `+7` for what is folded away, `2k` for thousands."""
    if count < 1:
        return ""
    if count < 100:
        return f"+{count}"
    return str(count) if count < 1000 else f"{count // 1000}k"
