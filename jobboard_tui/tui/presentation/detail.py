"""Everything about one application, as lines: facts, reminders with their why, the timeline.

Facts and reasons are folded to a few lines unless they are wanted, so that the timeline is in
sight. The lines come from generators, so that a long timeline costs no more than what is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, assert_never

from jobboard_tui.domain.event_kinds import EVENT_KINDS, Sign
from jobboard_tui.domain.fields import FieldType, fields_of
from jobboard_tui.domain.labels import (
    ago,
    channel_label,
    clock,
    date_of_field,
    deadline,
    event_label,
    event_time,
    near,
    stage_label,
    stage_with_outcome,
)
from jobboard_tui.domain.models import (
    MEETINGS,
    Application,
    Contact,
    Event,
    Kind,
    Stage,
    StageChange,
)
from jobboard_tui.domain.reminders.explain import explain
from jobboard_tui.domain.reminders.labels import countdown
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.presentation.cards import glyph_and_tone, title_with_key
from jobboard_tui.tui.presentation.styled_text import (
    BLANK,
    StyledLine,
    StyledRun,
    Tone,
    crop,
    rule_line,
    spread,
    width_of,
)
from jobboard_tui.tui.presentation.text_width import cell_len, cut, fit, wrap

if TYPE_CHECKING:
    from jobboard_tui.domain.reminders.api import Reminder

LABEL = 10
"""Cells of the names of facts."""
DATE = 16
"""Cells of a day and a time of this year: "Wed 25 Nov 15:00"."""
INDENT = 4
"""Cells before what belongs to an event."""
NARROWEST = 24
ROOMY = 64
"""From this width on facts stand in two columns."""
MOST_FACTS = 3
"""Lines of facts while they are folded."""
LONGEST_NAME = 2
"""Lines of a company's name, and of a role's."""
MOST_QUESTIONS = 5
"""Lines of what was asked before."""
LONGEST_NOTE = 40
"""Lines of a note; who wrote more than that reads it in the form."""


class DetailRow(NamedTuple):
    """A line; `event` is the id of the event of the timeline that it belongs to."""

    line: StyledLine
    event: str | None = None


def detail_rows(
    application: Application,
    reminders: Sequence[Reminder],
    now: datetime,
    width: int,
    glyphs: Glyphs,
    *,
    unfolded: bool = True,
    no_channel: str = "",
) -> Iterator[DetailRow]:
    """Yield all lines about an application, from the top down, each at most `width` cells wide.

    Facts are folded to `MOST_FACTS` lines, and reminders to what is pressing, where they are not
    to be `unfolded`. `no_channel` are the titles of what nothing reminds of for want of a channel.
    Below `NARROWEST` cells lines are longer, and cut where they are painted.
    """
    width = max(width, NARROWEST)
    yield from map(DetailRow, _title(application, width, glyphs))
    yield DetailRow(BLANK)
    find = _facts if unfolded else _folded_facts
    facts = list(find(application, now, width, glyphs))
    yield from map(DetailRow, facts)
    if facts:
        yield DetailRow(BLANK)
    for reminder in reminders:
        lines = reminder_lines(reminder, now, width, glyphs, in_full=unfolded)
        yield from map(DetailRow, lines)
    if no_channel:
        words = _("nobody to write to, so no reminders: {rules}").format(rules=no_channel)
        yield from (DetailRow(((line, Tone.MUTED),)) for line in wrap(words, width))
    if reminders or no_channel:
        yield DetailRow(BLANK)
    asked = list(_asked_before(application, now, width, glyphs))
    if asked:
        yield from map(DetailRow, [*asked, BLANK])
    yield from timeline(application.events, now, width, glyphs, application.moves)


def _asked_before(
    application: Application, now: datetime, width: int, glyphs: Glyphs
) -> Iterator[StyledLine]:
    """What one was asked here, before the next interview."""
    if not any(event.kind is Kind.INTERVIEW and event.at > now for event in application.events):
        return
    from jobboard_tui.domain.reports.reflection import questions_asked_before

    questions = questions_asked_before(application, now)
    for number, question in enumerate(questions[:MOST_QUESTIONS]):
        text = clean(question)
        if number == MOST_QUESTIONS - 1 and len(questions) > MOST_QUESTIONS:
            count = len(questions) - number
            text = _("{count} more; {key} shows them").format(
                count=count, key=BY_ID["questions"].first_key
            )
        yield from _labelled("" if number else pgettext("label", "questions"), text, width, glyphs)


# -- facts ---------------------------------------------------------------------------------------


def _title(application: Application, width: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    stage = stage_with_outcome(application.stage, application.outcome, application.column)
    if application.outcome is not None:
        stage = f"{glyphs.outcomes[application.outcome]} {stage}"
    company, role = clean(application.company), clean(application.role)
    said: list[StyledRun] = [(stage, Tone.ACCENT)]
    if cell_len(company) + cell_len(stage) < width:
        yield spread([(company, Tone.STRONG)], said, width, glyphs.cut)
        said = []
    else:
        for line in _few(wrap(company, width - 2), LONGEST_NAME, glyphs.cut):
            yield ((line, Tone.STRONG),)
    lines = list(_few(wrap(role, width - width_of(said) - 2), LONGEST_NAME, glyphs.cut))
    yield spread([(lines[0], Tone.TEXT)], said, width, glyphs.cut)
    for line in lines[1:]:
        yield ((line, Tone.TEXT),)


def _facts(
    application: Application, now: datetime, width: int, glyphs: Glyphs
) -> Iterator[StyledLine]:
    short = [fact for fact in _short_facts(application, now) if fact[1]]
    if width >= ROOMY:
        half = width // 2
        for left, right in zip(short[::2], [*short[1::2], None], strict=False):
            first = _fact(left[0], left[1], half - 2, glyphs)
            gap: StyledRun = (" " * (half - width_of(first)), Tone.TEXT)
            second = _fact(right[0], right[1], width - half, glyphs) if right else BLANK
            yield (*first, gap, *second)
    else:
        for line in _packed([fact[2] for fact in short], f" {glyphs.dot} ", width):
            yield ((cut(line, width, glyphs.cut), Tone.TEXT),)
    for contact in application.contacts:
        between = f" {glyphs.dot} "
        for number, line in enumerate(_packed(_contact(contact), between, width - LABEL)):
            yield _fact("" if number else pgettext("field", "contact"), line, width, glyphs)
    for row in fields_of(FieldType.LINK):
        if url := getattr(application, row.name):
            yield _fact(row.show_label(), clean(url), width, glyphs)
    for row in fields_of(FieldType.LINES):
        if text := getattr(application, row.name):
            yield from _labelled(row.show_label(), clean(text, lines=True), width, glyphs)
    if application.unread_cells:
        said = _(
            "An import could not read this. Log what it says with {event}, or clear it with {edit}."
        )
        if application.is_open:
            said = _(
                "An import could not read this, so the application is never closed as having no "
                "reply. Log what it says with {event}, or clear it with {edit}."
            )
        remark = said.format(event=BY_ID["event"].first_key, edit=BY_ID["edit"].first_key)
        dates = _offered_deadlines(application, now)
        text = "\n".join((*map(clean, application.unread_cells), *dates, remark))
        yield from _labelled(_("not read"), text, width, glyphs)


def _offered_deadlines(application: Application, now: datetime) -> Iterator[str]:
    """Return what may be a deadline in the cells that were not read, and where it is entered.

    A day that is only named by its weekday, or that has passed, is none that can be offered now.
    """
    from jobboard_tui.domain.messages.times import find_times

    edit, event = BY_ID["edit"].first_key, BY_ID["event"].first_key
    how = _("log what names it with {event}").format(event=event)
    if application.stage is Stage.WISHLIST:
        how = _("enter it with {edit} as the last day to apply").format(edit=edit)
    elif application.stage is Stage.OFFER:
        how = _("Enter on the offer in the timeline, then “by”, saves it")
    for cell in application.unread_cells:
        for named in find_times(cell, now):
            by, is_dated = named.deadline, named.until and any(map(str.isdigit, named.words))
            if by is None or named.at is None or not is_dated or named.at.date() < now.date():
                continue
            yield _("A deadline? {day}: {how}.").format(day=deadline(by, now), how=how)


def _folded_facts(
    application: Application, now: datetime, width: int, glyphs: Glyphs
) -> Iterator[StyledLine]:
    """The first facts in a few words; the last line says with which key the others come."""
    between = f" {glyphs.dot} "
    phrases = [fact[2] for fact in _short_facts(application, now) if fact[1]]
    phrases += [clean(contact.name) for contact in application.contacts if contact.name]
    lines = _packed(phrases, between, width)
    more = len(lines) > MOST_FACTS or _has_more_facts(application)
    *lines, last = lines[:MOST_FACTS] or [""]
    for line in lines:
        yield ((cut(line, width, glyphs.cut), Tone.TEXT),)
    hint = _("{key} more").format(key=BY_ID["facts"].first_key) if more else ""
    if last and cell_len(last) + cell_len(hint) >= width:
        yield ((cut(last, width, glyphs.cut), Tone.TEXT),)
        last = ""
    if last or hint:
        yield spread([(last, Tone.TEXT)], [(hint, Tone.MUTED)], width, glyphs.cut)


def _has_more_facts(application: Application) -> bool:
    """Whether there are facts that no few words tell: a contact's address, a link, a text."""
    long_ones = fields_of(FieldType.LINK, FieldType.LINES)
    return (
        any(len(_contact(contact)) > 1 for contact in application.contacts)
        or any(getattr(application, row.name) for row in long_ones)
        or bool(application.unread_cells)
    )


def _packed(parts: Iterable[str], between: str, width: int) -> list[str]:
    """Each part on the first line that has room for it."""
    lines: list[str] = []
    for part in parts:
        needed = cell_len(between) + cell_len(part)
        room = (at for at, line in enumerate(lines) if cell_len(line) + needed <= width)
        at = next(room, None)
        if at is None:
            lines.append(part)
        else:
            lines[at] += between + part
    return lines


def _short_facts(application: Application, now: datetime) -> Iterator[tuple[str, str, str]]:
    """Name and value of each fact, and both in a few words."""
    for row in _SHORT:
        raw = getattr(application, row.name)
        if row.type is FieldType.TAGS:
            value = "  ".join("#" + clean(tag) for tag in raw)
        elif row.type is FieldType.DEADLINE:
            value = date_of_field(row, raw, now)
        else:
            value = clean(raw)
        yield row.detail_label(), value, row.phrase(value)


_SHORT = sorted(
    (
        row
        for row in fields_of(FieldType.TEXT, FieldType.TAGS, FieldType.DEADLINE)
        if not row.is_required
    ),
    key=lambda row: row.detail,
)
"""The fields that are told in a few words, in the order in which they stand."""


def _contact(contact: Contact) -> list[str]:
    parts = (contact.name, contact.title, contact.email, contact.phone)
    return [clean(part) for part in parts if part]


def _fact(name: str, value: str, width: int, glyphs: Glyphs) -> StyledLine:
    label = fit(name, LABEL - 1, glyphs.cut) + " "
    return (label, Tone.MUTED), (cut(value, width - LABEL, glyphs.cut), Tone.TEXT)


def _labelled(name: str, text: str, width: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    for number, line in enumerate(_note(text, width - LABEL, glyphs)):
        yield (fit(name if number == 0 else "", LABEL), Tone.MUTED), (line, Tone.TEXT)


def _note(text: str, width: int, glyphs: Glyphs) -> Iterator[str]:
    """The first lines of what somebody wrote; however long it is, no more of it is wrapped."""
    if not text:
        return iter(())
    beginning = text[: 2 * LONGEST_NOTE * width]
    return _few(wrap(beginning, width - 2), LONGEST_NOTE, glyphs.cut)


def _few(lines: Iterable[str], most: int, mark: str) -> Iterator[str]:
    """The first lines; the last of them tells by `mark` that there are more."""
    rest = iter(lines)
    first = list(islice(rest, most))
    if next(rest, None) is not None:
        first[-1] = f"{first[-1]} {mark}"
    yield from first


# -- reminders -----------------------------------------------------------------------------------


def reminder_lines(
    reminder: Reminder, now: datetime, width: int, glyphs: Glyphs, *, in_full: bool = True
) -> Iterator[StyledLine]:
    """Yield a reminder with its why: what, how long, the exact window, the rule, the source.

    Not `in_full`, only what is owed now has its why, and none has the sentence of what to do and
    the source.
    """
    glyph, tone = glyph_and_tone(reminder, glyphs)
    title: list[StyledRun] = [(f"{glyph} {title_with_key(reminder)}", tone)]
    left = countdown(reminder, now)
    if width_of(title) + cell_len(left) < width:
        yield spread(title, [(left, tone)], width, glyphs.cut)
    else:
        yield crop(title, width, glyphs.cut)
        yield ("  ", Tone.TEXT), (cut(left, width - 2, glyphs.cut), tone)
    if not in_full:
        if reminder.state.value != "waiting" and not reminder.soft:
            for line in _wrapped(clean(explain(reminder, now)), width - 2):
                yield ("  ", Tone.TEXT), (line, Tone.MUTED)
        return
    do = _wrapped(reminder.rule.do, width - 2) if reminder.state.value != "waiting" else ()
    why = _wrapped(clean(explain(reminder, now)), width - 2)
    source = _wrapped(reminder.source, width - 2) if reminder.source else ()
    for lines, its_tone in ((do, Tone.TEXT), (why, Tone.MUTED), (source, Tone.MUTED)):
        for line in lines:
            yield ("  ", Tone.TEXT), (line, its_tone)


@lru_cache(maxsize=256)
def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a sentence of ours; it stands on many cards, and is wrapped for one of them."""
    return tuple(wrap(text, width))


# -- the timeline --------------------------------------------------------------------------------


def timeline(
    events: Sequence[Event],
    now: datetime,
    width: int,
    glyphs: Glyphs,
    moves: Sequence[StageChange] = (),
) -> Iterator[DetailRow]:
    """Yield every event, newest first, with a line at now between what comes and what was.

    Of a message from the company, which names no stage, the one of `moves` that it caused is said.
    Those of which nobody knows when they happened stand last.
    """
    numbered = sorted(
        enumerate(events), key=lambda pair: (not pair[1].undated, pair[1].at, pair[0]), reverse=True
    )
    newest_first = [event for _number, event in numbered]
    ahead = [event for event in newest_first if event.at > now]
    stages = {move.event: stage_label(move.stage) for move in moves if move.event}
    for event in ahead:
        yield from _event_rows(event, now, width, glyphs)
    yield DetailRow(
        rule_line(
            pgettext("time", "now") if ahead else pgettext("label", "timeline"), width, glyphs
        )
    )
    for event in newest_first[len(ahead) :]:
        moved = stages.get(event.id, "") if event.kind is Kind.RECEIVED else ""
        yield from _event_rows(event, now, width, glyphs, moved)
    if not newest_first:
        yield DetailRow(((cut(_("nothing logged yet"), width, glyphs.cut), Tone.MUTED),))


def _event_rows(
    event: Event, now: datetime, width: int, glyphs: Glyphs, moved: str = ""
) -> Iterator[DetailRow]:
    """The lines of an event; `moved` is the stage to which it has moved the application."""
    ahead = event.at > now and not event.cancelled
    tone = Tone.MUTED if event.cancelled else Tone.ACCENT if ahead else Tone.TEXT
    left: list[StyledRun] = [
        (glyphs.of_kind(event.kind) + " ", _glyph_tone(event, tone)),
        (fit(event_time(event, now), DATE) + " ", tone if ahead else Tone.MUTED),
        (_what(event), tone),
    ]
    is_dated = event.is_dated(now.tzinfo)
    away = ago(event.at, now) if is_dated else near(event.at, now)
    away = "" if event.undated else away
    details = _details(event, now)
    if moved:
        details.append(_("moved it to {stage}").format(stage=moved))
    if ahead and event.kind in MEETINGS:
        add = _("{key} adds it to your calendar")
        details.append(add.format(key=BY_ID["meeting_file"].first_key))
    if width_of(left) + cell_len(away) + 2 <= width:
        yield DetailRow(spread(left, [(away, Tone.MUTED)], width, glyphs.cut), event.id)
    else:
        if away:
            details.insert(0, away)
        if width_of(left) > width:  # what it was is not cut for the sake of when
            details.insert(0, event_time(event, now))
            del left[1]
        yield DetailRow(crop(left, width, glyphs.cut), event.id)
    for line in _flowed(details, f" {glyphs.dot} ", width - INDENT):
        yield DetailRow(((" " * INDENT, Tone.TEXT), (line, Tone.MUTED)), event.id)
    for line in _note(clean(event.note, lines=True), width - INDENT, glyphs):
        yield DetailRow(((" " * INDENT, Tone.TEXT), (line, Tone.TEXT)), event.id)


def _flowed(parts: Iterable[str], between: str, width: int) -> Iterator[str]:
    """As many parts on a line as it holds; a part that is longer than a line is wrapped."""
    line = ""
    for part in parts:
        longer = f"{line}{between}{part}" if line else part
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *full, line = wrap(part, width)
        yield from full
    if line:
        yield line


def _glyph_tone(event: Event, otherwise: Tone) -> Tone:
    if event.cancelled:
        return Tone.MUTED
    sign = EVENT_KINDS[event.kind].sign
    match sign:
        case Sign.OFFER | Sign.GOOD_END:
            return Tone.GOOD
        case Sign.BAD_END:
            return Tone.BAD
        case Sign.SENT | Sign.CAME | Sign.MEETING | Sign.OWN_WORK | Sign.NOTE:
            return otherwise
        case _:
            assert_never(sign)


def _what(event: Event) -> str:
    what = event_label(event)
    if event.round:
        what = _("{event}, round {round}").format(event=what, round=event.round)
    if event.cancelled and event.cancelled_at is not None:
        return _("{event}, cancelled by them").format(event=what)
    if event.cancelled:
        return _("{event}, cancelled").format(event=what)
    if event.done is not None:
        return _("{event}, done").format(event=what)
    return what


def _details(event: Event, now: datetime) -> list[str]:
    """How long, until when, through what, where and with whom."""
    parts: list[str] = []
    if event.kind in MEETINGS and not event.is_dated(now.tzinfo):
        parts.append(_("until {time}").format(time=clock(event.until)))
    if event.by is not None:
        parts.append(_("by {day}").format(day=deadline(event.by, now)))
    if event.via is not None:
        parts.append(channel_label(event.via))
    parts.append(clean(event.where))
    parts.append(", ".join(clean(person) for person in event.people))
    return [part for part in parts if part]
