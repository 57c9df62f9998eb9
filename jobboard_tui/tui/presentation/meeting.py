"""How the offer meeting looks: the topics at the left, what to say at the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offer_values import ItemState
from jobboard_tui.domain.offers.call_notes import CallClock
from jobboard_tui.domain.offers.checklist import ChecklistLine as Item
from jobboard_tui.domain.offers.checklist import TopicLines
from jobboard_tui.domain.offers.review import (
    OfferReview,
    join_titles,
    origin_label,
    unstated_sentence,
    unwritten_words,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.page_actions import name_keys
from jobboard_tui.tui.presentation.meeting_overview import (
    call_or_meeting,
    doubt_lines,
    question_lines,
)
from jobboard_tui.tui.presentation.styled_text import (
    BLANK,
    Ground,
    StyledLine,
    Tone,
    crop,
    rule_line,
    spread,
    width_of,
)
from jobboard_tui.tui.presentation.text_width import fit, wrap, wrap_spoken

Painted = tuple[StyledLine, Ground, str]
"""A line, its ground, and the id of the item that it is about."""

TONES = {
    ItemState.UNKNOWN: Tone.WAITING,
    ItemState.KNOWN: Tone.GOOD,
    ItemState.TO_ASK: Tone.SOFT,
    ItemState.ASKED: Tone.DUE,
    ItemState.CONFIRMED: Tone.GOOD,
    ItemState.UNCLEAR: Tone.LATE,
    ItemState.NOT_APPLICABLE: Tone.FAINT,
}
_BAR = 24
_WITH_ORIGIN = 50
"""From that many cells on long titles and the origin of a value have room."""
_ROOMY = 60
"""From that many cells on there is room between the lines of a question."""


def state_label(state: ItemState) -> str:
    """Return the state of an item, in words."""
    return {
        ItemState.UNKNOWN: pgettext("item", "unknown"),
        ItemState.KNOWN: pgettext("item", "known"),
        ItemState.TO_ASK: _("to ask"),
        ItemState.ASKED: pgettext("item", "asked"),
        ItemState.CONFIRMED: pgettext("item", "confirmed"),
        ItemState.UNCLEAR: pgettext("item", "unclear"),
        ItemState.NOT_APPLICABLE: _("does not apply"),
    }[state]


def topic_lines(
    groups: Sequence[TopicLines],
    item_id: str,
    language: Language,
    size: tuple[int, int],
    glyphs: Glyphs,
) -> list[Painted]:
    """Return every topic.

    All have their items where there is room, else only the one under the cursor.

    `size` are the cells and the lines that there are. With room for it a closed topic names what
    is missing. What is left below has the signs.
    """
    width, height = size
    several = [group for group in groups if len(group.lines) > 1]
    opened = [topic for topic in several if any(line.item.id == item_id for line in topic.lines)]
    if len(groups) + sum(len(topic.lines) for topic in several) <= height:
        opened = several
    legend = list(_legend(width, glyphs))
    room = height - len(groups) - sum(len(topic.lines) for topic in opened) - len(legend) - 1
    named = _named(
        [topic for topic in several if topic not in opened], language, width, room, glyphs
    )
    lines: list[Painted] = []
    for group in groups:
        here = any(line.item.id == item_id for line in group.lines)
        first = group.lines[0].item.id
        alone = len(group.lines) == 1
        ground = Ground.CURSOR if alone and here else Ground.BAND
        lines.append((_topic(group, language, width, glyphs), ground, first))
        lines += [(line, Ground.BASE, first) for line in named.get(group.topic.id, ())]
        if group not in opened:
            continue
        for line in group.lines:
            ground = Ground.CURSOR if line.item.id == item_id else Ground.BASE
            lines.append((_item(line, language, width, glyphs), ground, line.item.id))
    if len(lines) + len(legend) < height:
        lines += [(BLANK, Ground.BASE, item_id)] * (height - len(lines) - len(legend))
        lines += [(line, Ground.BASE, item_id) for line in legend]
    return lines


def _named(
    closed: Sequence[TopicLines], language: Language, width: int, room: int, glyphs: Glyphs
) -> dict[str, list[StyledLine]]:
    """What nothing is known of in closed topics: in full, in a line each, or not at all."""
    texts = {}
    for group in closed:
        blank = [clean(line.item.said(language).title) for line in group.lines if line.is_blank]
        if blank:
            texts[group.topic.id] = _("missing: {items}").format(items=join_titles(blank, language))
    lines: dict[str, list[StyledLine]] = {
        key: [((f"   {part}", Tone.MUTED),) for part in wrap(text, width - 4)]
        for key, text in texts.items()
    }
    if sum(map(len, lines.values())) <= room:
        return lines
    if len(texts) > room:
        return {}
    return {
        key: [crop(((f"   {text}", Tone.MUTED),), width - 1, glyphs.cut)]
        for key, text in texts.items()
    }


def _legend(width: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    """What the signs mean, in as many lines as it takes."""
    line: StyledLine = ()
    for state in ItemState:
        run: StyledLine = (
            (f" {glyphs.standings[state]} ", TONES[state]),
            (state_label(state), Tone.MUTED),
        )
        if width_of((*line, *run)) > width:
            yield line
            line = ()
        line = (*line, *run, (" ", Tone.TEXT))
    yield line


def _title_room(width: int) -> int:
    """The cells for the title of an item; a topic stands two further to the left."""
    return 21 if width >= _WITH_ORIGIN else 16


def _topic(group: TopicLines, language: Language, width: int, glyphs: Glyphs) -> StyledLine:
    open_count = sum(line.is_open for line in group.lines)
    answers = "  ".join(filter(None, map(_answer_or_proposal, group.lines)))
    count = _("{open} open").format(open=open_count) if open_count else ""
    left: StyledLine = (
        (f" {glyphs.standings[group.state]} ", TONES[group.state]),
        (fit(clean(group.topic.said(language).title), _title_room(width) + 2), Tone.STRONG),
        (f" {answers}", Tone.TEXT),
    )
    return spread(left, ((count, Tone.MUTED),) if count else (), width - 1, glyphs.cut)


def _item(line: Item, language: Language, width: int, glyphs: Glyphs) -> StyledLine:
    answer, origin = _answer_or_proposal(line), line.finding.origin
    if not line.value and line.proposed is not None:
        origin = line.proposed.origin
    left: StyledLine = (
        (f"   {glyphs.standings[line.state]} ", TONES[line.state]),
        (fit(clean(line.item.said(language).title), _title_room(width)), Tone.TEXT),
        (f" {answer}", Tone.STRONG if line.value else Tone.MUTED),
    )
    if why := line.why_needless(language):
        left = (*left, (clean(why), Tone.MUTED))
    label = origin_label(origin) if width >= _WITH_ORIGIN else ""
    return spread(left, ((label, Tone.MUTED),) if label else (), width - 1, glyphs.cut)


def _answer_or_proposal(line: Item) -> str:
    """What is known, or with a question mark what the card says and nobody has used."""
    answer = _answer(line)
    return f"{answer}?" if answer and not line.value else answer


def _answer(line: Item) -> str:
    if line.newer is not None:
        newer = _("{value}; newer: {newer}").format(value=line.value, newer=line.newer.value)
        return clean(newer)
    if line.value:
        return clean(line.value)
    return clean(line.proposed_words)


@frozen(kw_only=True)
class Scene:
    """What the right side tells of: the item under the cursor, the meeting, the call.

    `sentences` ask for time in both languages, where they are wanted; `clocks` are the deadlines
    of the answer. `is_alone` is whether nothing above it says when the meeting is.
    """

    item: Item
    language: Language
    review: OfferReview
    clock: CallClock | None
    now: datetime
    sentences: Sequence[str] = ()
    clocks: Sequence[str] = ()
    is_alone: bool = True


def scene_lines(scene: Scene, width: int, glyphs: Glyphs, height: int = 0) -> Iterator[StyledLine]:
    """Yield the right side, from the top; `height` are the lines that are in sight."""
    room = width - 2
    if scene.is_alone:
        began = None if scene.clock is None else scene.clock.began
        for part in call_or_meeting(scene.review, began, scene.now):
            yield crop(((f" {clean(part)}", Tone.MUTED),), width, glyphs.cut)
    if scene.clock is not None:
        yield _clock(scene.clock, scene.now, width, glyphs)
    if scene.is_alone or scene.clock is not None:
        yield BLANK
    if scene.sentences:
        yield rule_line(_("to ask for time"), width, glyphs)
        for sentence in scene.sentences:
            yield BLANK
            yield from _large(sentence, room, glyphs)
        return
    asked = list(_question(scene, width, glyphs))
    yield from asked
    if not scene.is_alone:
        left = height - len(asked) - 2 * (scene.clock is not None)
        doubts = list(doubt_lines(scene.review, width, 5, glyphs))
        yield from question_lines(scene.review, width, left - len(doubts), glyphs)
        yield from doubts
    yield from _beside(scene, width, glyphs)


def rest(above: int, below: int, width: int, glyphs: Glyphs) -> StyledLine:
    """Return how many lines of the right side are out of sight, and the keys to them."""
    parts = []
    if above > 0:
        parts.append(
            ngettext("{count} line above: PgUp", "{count} lines above: PgUp", above).format(
                count=above
            )
        )
    if below > 0:
        parts.append(
            ngettext("{count} line below: PgDn", "{count} lines below: PgDn", below).format(
                count=below
            )
        )
    return crop(((f"  {'   '.join(parts)}", Tone.ACCENT),), width, glyphs.cut)


def _clock(clock: CallClock, now: datetime, width: int, glyphs: Glyphs) -> StyledLine:
    share = clock.share(now)
    cells = max(4, min(_BAR, width - 28))
    done = round(cells * share)
    tone = Tone.LATE if share >= 1 else Tone.ACCENT
    return (
        (" ", Tone.TEXT),
        (glyphs.thumb * done, tone),
        (glyphs.horizontal * (cells - done), Tone.FAINT),
        (f" {clock.spoken(now)}", tone),
    )


def _question(scene: Scene, width: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    line, words = scene.item, scene.item.item.said(scene.language)
    state = state_label(line.state)
    if line.state is ItemState.UNKNOWN and line.proposed is not None:
        state = _("to confirm")
    yield rule_line(
        clean(words.title), width, glyphs, Tone.ACCENT, f"{glyphs.standings[line.state]} {state}"
    )
    yield BLANK
    yield from _large(words.ask, width - 2, glyphs)
    if words.confirm:
        yield BLANK
        text = _("then: {question}").format(question=clean(words.confirm))
        for part in wrap_spoken(text, width - 4):
            yield ((f"   {part}", Tone.TEXT),)
    yield BLANK
    if why := line.why_needless(scene.language):
        text = _("does not apply ({why})").format(why=why)
        for part in wrap(clean(text), width - 4):
            yield ((f"   {part}", Tone.MUTED),)
    if line.value:
        origin = origin_label(line.finding.origin)
        text = (
            _("{value} ({origin})").format(value=line.value, origin=origin)
            if origin
            else line.value
        )
        for part in wrap(clean(text), width - 4):
            yield ((f"   {part}", Tone.GOOD),)
    elif line.proposed is not None:
        text = name_keys(
            "meeting",
            _("the card says: {value} ({origin}); {use} uses it"),
            value=line.proposed_words,
            origin=origin_label(line.proposed.origin),
        )
        for part in wrap(clean(text), width - 4):
            yield ((f"   {part}", Tone.MUTED),)
    if line.finding.wish:
        text = _("you ask for {wish}").format(wish=line.finding.wish)
        for part in wrap(clean(text), width - 4):
            yield ((f"   {part}", Tone.DUE),)
    for other in line.others:
        said = (
            _("newer: {value} ({origin}); {use} uses it")
            if other == line.newer
            else _("the card also says: {value} ({origin})")
        )
        text = name_keys("meeting", said, value=other.value, origin=origin_label(other.origin))
        for part in wrap(clean(text), width - 4):
            yield ((f"   {part}", Tone.MUTED),)


def _large(text: str, room: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    """A sentence to be read out: strong, with a bar before it, and air between its lines."""
    for number, part in enumerate(wrap_spoken(clean(text), room - 4)):
        if number and room >= _ROOMY:
            yield ((f" {glyphs.spoken}", Tone.ACCENT),)
        yield ((f" {glyphs.spoken} ", Tone.ACCENT), (part, Tone.STRONG))


def _beside(scene: Scene, width: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    of = scene.review
    flags = [(clean(flag), Tone.LATE) for flag in of.flags]
    yield from _rows(_("red flags"), flags, width, glyphs)
    doubts = (
        []
        if not scene.is_alone
        else [
            (
                _("{doubt} → {question}").format(doubt=clean(text), question=clean(question))
                if question
                else clean(text),
                Tone.SOFT,
            )
            for text, question in of.doubts
        ]
    )
    yield from _rows(pgettext("label", "doubts"), doubts, width, glyphs)
    said = [(of.totals, Tone.TEXT)] if of.totals and scene.is_alone else []
    said += [(clean(note), Tone.DUE) for note in of.remarks]
    said += [(clock, Tone.DUE) for clock in scene.clocks if scene.is_alone]
    said.append((of.way, Tone.TEXT))
    if of.unstated:
        said.append((clean(unstated_sentence(join_titles(of.unstated, of.language))), Tone.DUE))
    if of.unwritten:
        said.append((clean(unwritten_words(of)), Tone.DUE))
    said.append((of.advice.says, Tone.TEXT))
    said += [(reason, Tone.MUTED) for reason in of.advice.reasons]
    yield from _rows(_("the offer"), said, width, glyphs)
    yield from _rows(
        _("good to know"), [(clean(note), Tone.MUTED) for note in of.notes], width, glyphs
    )


def _rows(
    title: str, rows: Sequence[tuple[str, Tone]], width: int, glyphs: Glyphs
) -> Iterator[StyledLine]:
    if not rows:
        return
    yield BLANK
    yield rule_line(title, width, glyphs)
    for text, tone in rows:
        for part in wrap_spoken(text, width - 3):
            yield ((f"  {part}", tone),)
