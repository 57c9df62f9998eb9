"""Cards and the headings of their columns, as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from jobboard_tui.domain.board_columns import BoardColumn
from jobboard_tui.domain.hold import is_on_hold
from jobboard_tui.domain.labels import day, kind_label, soon
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind, Stage
from jobboard_tui.domain.reminders.labels import time_words
from jobboard_tui.domain.rules import MEETING_FORM, SHORT_TITLE
from jobboard_tui.domain.text import clean
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
    from jobboard_tui.domain.rules import Rule

LEAST_ROLE = 7
"""Cells that a place keeps beside the first tag."""
INDENTED_FROM = 16
"""From this width on, in cells, the sign of a reminder stands below the company's first letter."""

SPACED_FROM = 17
"""From this width on, in cells, a blank parts the sign of a reminder from what it says."""

TITLED_FROM = 22
"""From this width on, in cells, a rule has its long title where that has room."""


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


class BoardCard(NamedTuple):
    """An application as the board shows it, with its most urgent reminder.

    `prepares` tells that its offer meeting is near and wants its list. `name` is what the card
    calls the company, its whole name where that is not told.
    """

    application: Application
    reminder: Reminder | None = None
    marked: bool = False
    prepares: bool = False
    name: str = ""

    def is_same(self, other: BoardCard) -> bool:
        """Whether it shows the very same things; equal ones are not compared."""
        same = self.application is other.application and self.reminder is other.reminder
        return same and self._manner == other._manner

    @property
    def _manner(self) -> tuple[bool, bool, str]:
        return self.marked, self.prepares, self.name


class ColumnCards(NamedTuple):
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
    """Return the glyph of a reminder's state, with its tone."""
    state = reminder.state.value
    if state == "overdue":
        return glyphs.late, Tone.LATE
    if state == "waiting":
        return glyphs.waiting, Tone.WAITING
    return (glyphs.soft, Tone.SOFT) if reminder.soft else (glyphs.due, Tone.DUE)


def title_with_key(reminder: Reminder) -> str:
    """Return what a reminder is called.

    Once it is open, the key of the page that it opens stands before it.
    """
    if not _opens_list(reminder):
        return reminder.rule.title
    key = BY_ID["offer_meeting"].first_key
    return _("{key} {title}").format(key=key, title=reminder.rule.title)


def is_to_be_prepared(reminders: Iterable[Reminder]) -> bool:
    """Whether one of the reminders of a card asks for the list of its offer meeting now."""
    return any(_opens_list(reminder) for reminder in reminders)


def _opens_list(reminder: Reminder) -> bool:
    return reminder.rule.form == MEETING_FORM and reminder.state.value != "waiting"


def is_meeting_near(application: Application, reminders: Iterable[Reminder], now: datetime) -> bool:
    """Whether an offer meeting is to be prepared now, or goes on."""
    return is_to_be_prepared(reminders) or any(
        event.kind is Kind.OFFER_MEETING and not event.cancelled and event.at <= now < event.until
        for event in application.events
    )


# -- cards ---------------------------------------------------------------------------------------


def card_lines(
    card: BoardCard, width: int, now: datetime, mode: CardMode, glyphs: Glyphs
) -> list[StyledLine]:
    """Return the lines of a card, each at most `width` cells wide; the first cell is the cursor's.

    Company, role and reminder always stand on the first three lines, in this order. The last cell
    is left free, for what parts two columns, but by a reminder that begins with a blank.

    >>> from jobboard_tui.tui.glyphs import ASCII
    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 2, 15, tzinfo=UTC)
    >>> card = BoardCard(Application(id="a", company="Aoba", role="SRE", added=at))
    >>> ["".join(text for text, _ in line) for line in card_lines(card, 9, at, CardMode.DENSE,
    ...     ASCII)]
    [' Aoba', ' SRE']
    """
    application = card.application
    room = width - 2
    tags: list[StyledRun] = [("#" + clean(tag), Tone.ACCENT) for tag in application.tags]
    is_wide = mode is CardMode.WIDE
    lines = [
        _company_line(card, now, room, glyphs),
        _role_line(application, () if is_wide else tags, room, glyphs),
    ]
    lines = [((" ", Tone.TEXT), *line) for line in lines]
    if card.reminder is not None:
        meeting = _meeting_ahead(application, now)
        state = card.reminder.state.value
        can_wait = state == "waiting" or (card.reminder.soft and state != "overdue")
        if meeting is not None and can_wait:
            lines.append(meeting_line(meeting, width, now, glyphs))
        else:
            lines.append(reminder_line(card.reminder, width, now, glyphs))
    if is_wide and (below := _place_and_tags(application, tags, room, glyphs)):
        lines.append(((" ", Tone.TEXT), *below))
    return lines


def card_height(card: BoardCard, mode: CardMode) -> int:
    """Return how many lines a card takes, whatever its width."""
    application = card.application
    has_more = mode is CardMode.WIDE and bool(application.location or application.tags)
    return 2 + (card.reminder is not None) + has_more


def _company_line(card: BoardCard, now: datetime, room: int, glyphs: Glyphs) -> StyledLine:
    """The company, and at the right how the card stands."""
    application = card.application
    name: list[StyledRun] = [(glyphs.marked + " ", Tone.ACCENT)] if card.marked else []
    company = clean(card.name or application.company)
    name.append((company, Tone.STRONG if application.is_open else Tone.TEXT))
    right: list[StyledRun] = []
    for run in _standing(card, now, room - width_of(name), glyphs):
        right += [(" ", Tone.TEXT), run] if right else [run]
    return spread(name, right, room, glyphs.cut)


def _role_line(
    application: Application, tags: Sequence[StyledRun], room: int, glyphs: Glyphs
) -> StyledLine:
    """The role, and as many whole tags as have room beside it; none where it is cut itself."""
    role: StyledRun = (clean(application.role), Tone.MUTED)
    right: list[StyledRun] = []
    for tag in tags:
        more = [(" ", Tone.TEXT), tag] if right else [tag]
        if width_of([role, *right, *more]) + 1 > room:
            break
        right += more
    return spread([role], right, room, glyphs.cut)


def _standing(card: BoardCard, now: datetime, space: int, glyphs: Glyphs) -> Iterator[StyledRun]:
    """How a closed card ended, that one is on hold, and the key of the list of a near meeting.

    That it is on hold is said in words where they have room.
    """
    application = card.application
    if card.prepares:
        yield BY_ID["offer_meeting"].first_key, Tone.ACCENT
    if application.outcome is not None:
        yield glyphs.outcomes[application.outcome], Tone.MUTED
    if is_on_hold(application, now):
        words = pgettext("label", "on hold")
        yield words if cell_len(words) < space else glyphs.pause, Tone.WAITING


def _place_and_tags(
    application: Application, tags: Sequence[StyledRun], room: int, glyphs: Glyphs
) -> StyledLine:
    """Place and tags, where there are any, on one line; a tag is there whole or not at all.

    The place is cut for the sake of the first tag.
    """
    runs: list[StyledRun] = []
    if application.location:
        place = clean(application.location)
        beside = cell_len(tags[0][0]) + 2 if tags else 0
        if room - beside >= LEAST_ROLE:
            place = cut(place, room - beside, glyphs.cut)
        runs.append((place, Tone.MUTED))
    for text, tone in tags:
        run = (("  " if runs else "") + text, tone)
        if not runs or width_of([*runs, run]) <= room:
            runs.append(run)
    return crop(runs, room, glyphs.cut)


def _meeting_ahead(application: Application, now: datetime) -> Event | None:
    """Return the next meeting of an open application that is still to come."""
    ahead = [
        event
        for event in application.events
        if event.kind in MEETINGS and not event.cancelled and event.at > now
    ]
    return min(ahead, key=lambda event: event.at) if ahead and application.is_open else None


def meeting_line(meeting: Event, width: int, now: datetime, glyphs: Glyphs) -> StyledLine:
    """Return the line of the next meeting, on a card with nothing to be done before it.

    Its sign, its kind where that has room, and when it is.
    """
    sign = glyphs.of_kind(meeting.kind)
    that_day = day(meeting.at, now)
    when = that_day if meeting.is_dated(now.tzinfo) else soon(meeting.at, now)
    what = kind_label(meeting.kind)
    texts = [
        *(f" {sign} {what} {said}" for said in (when, that_day)),
        *(f" {sign} {when}", f"{sign} {when}", f"{sign}{when}", f"{sign} {that_day}"),
    ]
    line = next((text for text in texts if _has_room(text, width)), texts[-1])
    if line.startswith(" "):
        return (" ", Tone.TEXT), (line[1:], Tone.TEXT)
    return crop([(line, Tone.TEXT)], width - 1, glyphs.cut)


def reminder_line(reminder: Reminder, width: int, now: datetime, glyphs: Glyphs) -> StyledLine:
    """Return the most urgent reminder on a card: its sign, what to do, and how much time there is.

    The sign stands below the company's first letter, in a narrow column or for the sake of the
    words in the cell of the cursor. Where there is little room the short title of the rule stands
    for the long one; what to do and the time are never cut. Only where nothing else has room the
    sign alone tells whether the time is left or late.
    """
    glyph, tone = glyph_and_tone(reminder, glyphs)
    title, short = _(reminder.rule.title), short_title(reminder.rule, glyphs)
    words = time_words(reminder, now)
    signs = [f" {glyph} "] if width >= SPACED_FROM else []
    signs += [f" {glyph}"] if width >= INDENTED_FROM else []
    signs.append(glyph)
    bare = time_words(reminder, now, bare=True)
    texts = [f"{sign}{short} {said}" for said in (words, bare) for sign in signs]
    if width >= TITLED_FROM:
        texts.insert(0, f" {glyph} {title} {words}")
    lines = [text.rstrip() for text in texts]
    line = next((line for line in lines if _has_room(line, width)), lines[-1])
    if line.startswith(" "):
        return (" ", Tone.TEXT), (line[1:], tone)
    return crop([(line, tone)], width - 1, glyphs.cut)


def _has_room(line: str, width: int) -> bool:
    """Whether a line of a card leaves a blank between it and the card of the next column.

    Where all of them begin with one, that is the blank.
    """
    is_parted = width >= SPACED_FROM and line.startswith(" ")
    return cell_len(line) <= (width if is_parted else width - 1)


def short_title(rule: Rule, glyphs: Glyphs) -> str:
    """Return what a rule is called where there is little room."""
    return (
        pgettext("short title", rule.short)
        if rule.short
        else cut(_(rule.title), SHORT_TITLE, glyphs.cut)
    )


# -- headings ------------------------------------------------------------------------------------


def heading(column: BoardColumn, count: int, width: int, here: bool, glyphs: Glyphs) -> StyledLine:
    """Return the name of a column and how many cards it has."""
    number = str(count)
    name = cut(column.label().upper(), width - 2 - len(number), glyphs.cut)
    tone = Tone.ACCENT if here else Tone.TEXT
    runs: list[StyledRun] = [(" " + name, tone), (" " + number, Tone.MUTED)]
    return crop(runs, width, glyphs.cut)


def folded_line(column_cards: ColumnCards, y: int, width: int, glyphs: Glyphs) -> StyledLine:
    """Return line `y` of a column that is folded to a few cells.

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
    """Return a number in three cells: `+7` for what is folded away, `2k` for thousands."""
    if count < 1:
        return ""
    if count < 100:
        return f"+{count}"
    return str(count) if count < 1000 else f"{count // 1000}k"
