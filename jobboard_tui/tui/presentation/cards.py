"""Cards and the headings of their columns, as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, IntEnum
from typing import TYPE_CHECKING

from jobboard_tui.domain.board_columns import BoardColumn
from jobboard_tui.domain.hold import is_on_hold
from jobboard_tui.domain.labels import (
    days_between,
    last_day,
    month_name,
    span,
    weekday_name,
)
from jobboard_tui.domain.models import Application, Kind, Stage
from jobboard_tui.domain.reminders.labels import countdown, short_reminder_line
from jobboard_tui.domain.rules import MEETING_FORM
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.presentation.styled_text import (
    StyledLine,
    StyledRun,
    Tone,
    crop,
    spread,
    width_of,
)
from jobboard_tui.tui.presentation.text_width import cell_len, cut

if TYPE_CHECKING:
    from jobboard_tui.domain.reminders.api import Reminder

SOON = timedelta(days=3)
"""A reminder that opens within this time has its line on the card."""
NARROWEST_TITLE = 4
"""Cells below which the name of a reminder, or a tag, says nothing any more."""
LEAST_ROLE = 7
"""Cells that a role keeps beside a tag or a countdown."""


class Fullness(IntEnum):
    """How many lines a card spends on what it tells beside company and role."""

    TIGHT = 0
    """Only what is overdue or due has a line of its own; all else stands beside the role."""
    REMINDED = 1
    """Suggestions and what opens soon have a line, too."""
    TAGGED = 2
    """Its tags as well."""


class CardMode(Enum):
    """How much room there is: 80, 120 or 200 columns of a terminal."""

    DENSE = "dense"
    NORMAL = "normal"
    WIDE = "wide"

    @classmethod
    def of_width(cls, cells: int) -> CardMode:
        """The mode for a screen of that width."""
        if cells < 100:
            return cls.DENSE
        return cls.NORMAL if cells < 160 else cls.WIDE

    @property
    def fullness(self) -> Fullness:
        """What every card tells; a column that has the room may tell more."""
        return _FULLNESS[self]


_FULLNESS = {
    CardMode.DENSE: Fullness.TIGHT,
    CardMode.NORMAL: Fullness.REMINDED,
    CardMode.WIDE: Fullness.TAGGED,
}


@frozen
class BoardCard:
    """An application as the board shows it, with its most urgent reminder.

    `prepares` tells that its offer meeting is near and wants its list.
    """

    application: Application
    reminder: Reminder | None = None
    marked: bool = False
    prepares: bool = False

    def is_same(self, other: BoardCard) -> bool:
        """Whether it shows the very same things; equal ones are not compared."""
        same = self.application is other.application and self.reminder is other.reminder
        return same and (self.marked, self.prepares) == (other.marked, other.prepares)


@frozen
class ColumnCards:
    """One column and its cards in their order.

    Cards that are made when they are looked at may know better how to `find` one of them.
    `pressing` is the most urgent reminder among them that is overdue or due.
    """

    column: BoardColumn
    cards: Sequence[BoardCard] = ()
    pressing: Reminder | None = None

    @property
    def stage(self) -> Stage:
        """The stage that the column means."""
        return self.column.stage

    def find(self, app_id: str) -> int | None:
        """The place of an application in this column."""
        find: Callable[[str], int | None] | None = getattr(self.cards, "find", None)
        if find is not None:
            return find(app_id)
        places = (at for at, card in enumerate(self.cards) if card.application.id == app_id)
        return next(places, None)


# -- reminders -----------------------------------------------------------------------------------


def glyph_and_tone(reminder: Reminder, glyphs: Glyphs) -> StyledRun:
    """The glyph of a reminder's state, with its tone."""
    state = reminder.state.value
    if state == "overdue":
        return glyphs.late, Tone.LATE
    if state == "waiting":
        return glyphs.waiting, Tone.WAITING
    return (glyphs.soft, Tone.SOFT) if reminder.soft else (glyphs.due, Tone.DUE)


def title_with_key(reminder: Reminder) -> str:
    """What a reminder is called; once it is open, behind the key of the page that it opens."""
    if not _opens_list(reminder):
        return reminder.rule.title
    key = BY_ID["offer_meeting"].first_key
    return _("{key} {title}").format(key=key, title=reminder.rule.title)


def is_to_be_prepared(reminders: Iterable[Reminder]) -> bool:
    """Whether one of the reminders of a card asks for the list of its offer meeting now."""
    return any(_opens_list(one) for one in reminders)


def _opens_list(reminder: Reminder) -> bool:
    return reminder.rule.form == MEETING_FORM and reminder.state.value != "waiting"


def is_meeting_near(application: Application, reminders: Iterable[Reminder], now: datetime) -> bool:
    """Whether an offer meeting is to be prepared now, or goes on."""
    return is_to_be_prepared(reminders) or any(
        event.kind is Kind.OFFER_MEETING and not event.cancelled and event.at <= now < event.until
        for event in application.events
    )


def speaks_up_at(reminder: Reminder) -> datetime:
    """When a waiting reminder speaks up: as its window opens, or when its snooze ends."""
    return max(reminder.opens_at, reminder.snoozed_until or reminder.opens_at)


def is_shown_on_card(reminder: Reminder | None, now: datetime, fullness: Fullness) -> bool:
    """Whether a card has a line for its reminder: open, or (with some room) opening soon."""
    if reminder is None:
        return False
    if reminder.state.value != "waiting":
        return fullness > Fullness.TIGHT or not reminder.soft
    return fullness > Fullness.TIGHT and speaks_up_at(reminder) - now <= SOON


# -- cards ---------------------------------------------------------------------------------------


def card_lines(
    card: BoardCard,
    width: int,
    now: datetime,
    mode: CardMode,
    glyphs: Glyphs,
    *,
    fullness: Fullness | None = None,
) -> list[StyledLine]:
    """The lines of a card, each at most `width` cells wide; the first cell is the cursor's.

    `fullness` is what its column has room for, that of the mode where it is not told.

    >>> from jobboard_tui.tui.glyphs import ASCII
    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 2, 15, tzinfo=UTC)
    >>> card = BoardCard(Application(id="a", company="Aoba", role="SRE", added=at))
    >>> ["".join(text for text, _ in line) for line in card_lines(card, 9, at, CardMode.DENSE,
    ...     ASCII)]
    [' Aoba', ' SRE']
    """
    application = card.application
    room = width - 1
    fullness = mode.fullness if fullness is None else fullness
    name: list[StyledRun] = [(glyphs.marked + " ", Tone.ACCENT)] if card.marked else []
    name.append((clean(application.company), Tone.STRONG if application.is_open else Tone.TEXT))
    rows = [
        _CardRow(name, list(_standing(card, now, room - width_of(name), glyphs))),
        _CardRow([(clean(application.role), Tone.MUTED)]),
    ]
    tags: list[StyledRun] = [("#" + clean(tag), Tone.ACCENT) for tag in application.tags]
    if fullness is Fullness.TAGGED:
        rows += _place_and_tags(application, tags, room, glyphs, with_place=mode is CardMode.WIDE)
    beside = () if fullness is Fullness.TAGGED else tags
    if card.reminder is not None:
        told = is_shown_on_card(card.reminder, now, fullness)
        short = _in_short(card.reminder, now, glyphs)
        if told or not _place_beside(short, rows, beside, room):
            rows.append(_CardRow(list(reminder_line(card.reminder, room, now, glyphs))))
    _tagged_beside(rows, beside, room, glyphs)
    return [((" ", Tone.TEXT), *row.drawn(room, glyphs)) for row in rows]


def _standing(card: BoardCard, now: datetime, space: int, glyphs: Glyphs) -> Iterator[StyledRun]:
    """How a closed card ended, that one is on hold, and the key of the list of a near meeting.

    That it is on hold is said in words where they have room.
    """
    application = card.application
    if card.prepares and (card.reminder is None or not _opens_list(card.reminder)):
        yield BY_ID["offer_meeting"].first_key, Tone.ACCENT
    if application.outcome is not None:
        yield glyphs.outcomes[application.outcome], Tone.MUTED
    if is_on_hold(application, now):
        words = pgettext("label", "on hold")
        yield words if cell_len(words) < space else glyphs.pause, Tone.WAITING


@dataclass(slots=True)
class _CardRow:
    """A line of a card: what begins at its left edge, and what stands at the right one."""

    left: list[StyledRun]
    right: list[StyledRun] = field(default_factory=list)

    def free(self, room: int, least: int | None = None) -> int:
        """Cells for one more run at the right, whatever is left being whole (or `least` cells)."""
        left = width_of(self.left) if least is None else least
        return room - left - sum(cell_len(text) + 1 for text, _tone in self.right) - 1

    def drawn(self, room: int, glyphs: Glyphs) -> StyledLine:
        """Both parts, the left one cut where they would meet."""
        right: list[StyledRun] = []
        for run in self.right:
            right += [(" ", Tone.TEXT), run] if right else [run]
        return spread(self.left, right, room, glyphs.cut)


@frozen
class _ShortReminder:
    """What a reminder says in little room, the fullest way first; `least` may cut the role."""

    texts: tuple[str, ...]
    tone: Tone
    least: str = ""


def _in_short(reminder: Reminder, now: datetime, glyphs: Glyphs) -> _ShortReminder:
    glyph, tone = glyph_and_tone(reminder, glyphs)
    title, when, least = title_with_key(reminder), brief(reminder, now), _until(reminder, now)
    texts = [f"{title} {when}".rstrip()]
    if not reminder.soft:
        texts.append(when)
    if least:
        texts += [when, least]
    told = (f"{glyph} {text}" for text in texts)
    return _ShortReminder(tuple(dict.fromkeys(told)), tone, f"{glyph} {least}" if least else "")


def _place_beside(
    short: _ShortReminder, rows: Sequence[_CardRow], tags: Sequence[StyledRun], room: int
) -> bool:
    """Tell what has no line of its own beside the role or the company; whether there is room.

    Where the tags would have no place any more, there is none.
    """
    company, role = rows[:2]
    ways = [(text, row, row.free(room)) for row in (role, company) for text in short.texts]
    if short.least:
        ways.append((short.least, role, role.free(room, LEAST_ROLE)))
    for text, row, space in ways:
        if cell_len(text) <= space:
            row.right.insert(0, (text, short.tone))
            if not tags or _room_for(tags[0], rows, room) is not None:
                return True
            row.right.pop(0)
    return False


def _room_for(tag: StyledRun, rows: Sequence[_CardRow], room: int) -> tuple[_CardRow, int] | None:
    """The line beside which a tag may stand, and in how many cells; None where there is none.

    One that has the room for all of it comes first; otherwise it cuts the role, and is cut itself.
    """
    cells = cell_len(tag[0])
    for row in rows:
        if row.free(room) >= cells:
            return row, cells
    role = rows[1]
    space = max(role.free(room), role.free(room, LEAST_ROLE))
    return (role, min(space, cells)) if space >= NARROWEST_TITLE else None


def _tagged_beside(
    rows: Sequence[_CardRow], tags: Sequence[StyledRun], room: int, glyphs: Glyphs
) -> None:
    """Put as many tags as there is room for at the right of one line, the first one at least."""
    found = _room_for(tags[0], rows, room) if tags else None
    if found is None:
        return
    row, space = found
    text, tone = tags[0]
    row.right.insert(0, (cut(text, space, glyphs.cut), tone))
    for at, run in enumerate(tags[1:], start=1):
        if row.free(room) < cell_len(run[0]):
            break
        row.right.insert(at, run)


def _place_and_tags(
    application: Application,
    tags: Sequence[StyledRun],
    room: int,
    glyphs: Glyphs,
    *,
    with_place: bool,
) -> list[_CardRow]:
    """Place and tags, where there are any, on one line; a tag is there whole or not at all.

    The place is cut for the sake of the first tag.
    """
    runs: list[StyledRun] = []
    if application.location and with_place:
        place = clean(application.location)
        beside = cell_len(tags[0][0]) + 2 if tags else 0
        if room - beside >= LEAST_ROLE:
            place = cut(place, room - beside, glyphs.cut)
        runs.append((place, Tone.MUTED))
    for text, tone in tags:
        run = (("  " if runs else "") + text, tone)
        if not runs or width_of([*runs, run]) <= room:
            runs.append(run)
    return [_CardRow(list(crop(runs, room, glyphs.cut)))] if runs else []


def reminder_line(reminder: Reminder, room: int, now: datetime, glyphs: Glyphs) -> StyledLine:
    """The most urgent reminder on a card: what, and how long; the time is never cut."""
    glyph, tone = glyph_and_tone(reminder, glyphs)
    title = title_with_key(reminder)
    whole = short_reminder_line(reminder, now, title)
    if cell_len(whole) + 2 <= room:
        return ((f"{glyph} {whole}", tone),)
    when = brief(reminder, now)
    said = countdown(reminder, now)
    if said and cell_len(title) + cell_len(said) + 3 <= room:
        when = said
    space = room - 2 - (cell_len(when) + 1 if when else 0)
    if space < NARROWEST_TITLE:
        return crop([(f"{glyph} {when}", tone)], room, glyphs.cut)
    what = cut(title, space, glyphs.cut)
    return ((f"{glyph} {what} {when}".rstrip(), tone),)


def brief(reminder: Reminder, now: datetime) -> str:
    """A countdown in a few cells, beside the glyph that says whether it is late or left."""
    state = reminder.state.value
    if state == "waiting":
        starts = speaks_up_at(reminder).astimezone(now.tzinfo)
        if starts.year != now.year:
            return _("{day} {month} {year}").format(
                day=starts.day, month=month_name(starts), year=starts.year
            )
        return _("{weekday} {day}").format(weekday=weekday_name(starts), day=starts.day)
    if reminder.due_at is None:
        return countdown(reminder, now)
    gap = abs(reminder.due_at - now)
    if reminder.exact and gap < timedelta(days=1 if state == "overdue" else 2):
        return span(gap)
    last = reminder.due_at if reminder.exact else last_day(reminder.due_at, now)
    days = abs(days_between(now, last))
    return _("{count} d").format(count=days) if days else pgettext("time", "today")


def _until(reminder: Reminder, now: datetime) -> str:
    """How long it is until a waiting reminder speaks up, in the fewest cells."""
    if reminder.state.value != "waiting":
        return ""
    starts = speaks_up_at(reminder)
    days = days_between(now, starts)
    return _("{count} d").format(count=days) if days > 0 else span(starts - now)


# -- headings ------------------------------------------------------------------------------------


def heading(column: BoardColumn, count: int, width: int, here: bool, glyphs: Glyphs) -> StyledLine:
    """The name of a column and how many cards it has."""
    number = str(count)
    name = cut(column.label().upper(), width - 2 - len(number), glyphs.cut)
    tone = Tone.ACCENT if here else Tone.TEXT
    runs: list[StyledRun] = [(" " + name, tone), (" " + number, Tone.MUTED)]
    return crop(runs, width, glyphs.cut)


def folded_line(column_cards: ColumnCards, y: int, width: int, glyphs: Glyphs) -> StyledLine:
    """Line `y` of a column that is folded to a few cells.

    Its count, the sign of what is most urgent in it, and its name downwards.
    """
    count = len(column_cards.cards)
    if y == 0:
        return ((cut(short_count(count), width, glyphs.cut).rjust(width), Tone.TEXT),)
    if y == 1 and column_cards.pressing is not None:
        sign, tone = glyph_and_tone(column_cards.pressing, glyphs)
        return ((sign.rjust(width), tone),)
    name = column_cards.column.label().upper()
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
