"""What one reads in the two minutes before a call: when and with whom, the pay, what to ask.

The parts stand in a column on a small screen, and around the topics on a large one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.labels import clock
from jobboard_tui.domain.offers.pay_rows import FIRST_ROWS, UNCOUNTED, PayRow
from jobboard_tui.domain.offers.review import OfferReview, more_questions_words, when_and_who
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.presentation.styled_text import (
    Ground,
    StyledLine,
    Tone,
    crop,
    rule_line,
    width_of,
)
from jobboard_tui.tui.presentation.text_width import cell_len, cut, fit, wrap, wrap_spoken

_DOUBTS = 2
"""Lines that a doubt may take."""
_FLAGS = 2
"""Lines that are kept free for the red flags."""


def top_lines(
    review: OfferReview,
    clocks: Sequence[str],
    now: datetime,
    width: int,
    glyphs: Glyphs,
    *,
    began: datetime | None = None,
) -> list[StyledLine]:
    """Return when, with whom, the link, and the deadline with its clock, in few lines.

    `began` is when a call began that is under way: one without a meeting needs none any more.
    """
    parts = [(clean(part), Tone.STRONG) for part in call_or_meeting(review, began, now)]
    is_open = review.application.is_open
    unknown = [_("no offer deadline is known: ask for it")] if is_open else []
    deadlines = clocks or ([review.answer_by] if review.answer_by else unknown)
    parts += [(clean(clock), Tone.DUE) for clock in deadlines]
    lines: list[StyledLine] = []
    line: StyledLine = ()
    for text, tone in parts:
        between = f" {glyphs.dot} " if line else " "
        if line and width_of(line) + cell_len(between + text) > width:
            lines.append(line)
            line, between = (), " "
        line = (*line, (between, Tone.TEXT), (text, tone))
    return [crop(row, width, glyphs.cut) for row in (*lines, line)]


def call_or_meeting(review: OfferReview, began: datetime | None, now: datetime) -> list[str]:
    """Return when the meeting is and with whom; of a call without one, when it began."""
    if review.meeting is None and began is not None:
        return [_("the call began at {clock}").format(clock=clock(began.astimezone(now.tzinfo)))]
    return when_and_who(review.application, review.meeting, now)


def _pay_in(rows: Sequence[PayRow], width: int, room: int, glyphs: Glyphs) -> Sequence[StyledLine]:
    """The pay in so many lines: the last rows give way first, and the heading counts them.

    Those that are always there stay; of them only the amounts that are in no sum are cut.
    """
    least = FIRST_ROWS + any(row.id == UNCOUNTED for row in rows)
    made = list(pay_lines(rows, width, glyphs))
    for count in range(len(rows) - 1, least - 1, -1):
        if len(made) <= room:
            break
        made = list(pay_lines(rows[:count], width, glyphs, len(rows) - count))
    if len(made) > room:
        cells = width - _title_cells(rows[:least]) - 4
        short = [
            replace(row, value=cut(clean(row.value), cells, glyphs.cut))
            if row.id == UNCOUNTED
            else row
            for row in rows[:least]
        ]
        made = list(pay_lines(short, width, glyphs, len(rows) - least))
    return made


def _title_cells(rows: Sequence[PayRow]) -> int:
    """The cells of the longest title of a row."""
    return max(cell_len(row.title) for row in rows)


def pay_lines(
    rows: Sequence[PayRow], width: int, glyphs: Glyphs, hidden: int = 0
) -> Iterator[StyledLine]:
    """Yield the pay in one block; what is not known is said to be so.

    `hidden` are the rows besides that are elsewhere.
    """
    rest = _("and {count} more").format(count=hidden) if hidden else ""
    yield rule_line(pgettext("label", "pay"), width, glyphs, Tone.MUTED, rest)
    room = _title_cells(rows)
    for row in rows:
        value = clean(row.value) or _("not known")
        tone = Tone.TEXT if row.value else Tone.MUTED
        for number, part in enumerate(wrap(value, max(8, width - room - 4))):
            title = row.title if not number else ""
            yield ((f"  {fit(title, room)} ", Tone.MUTED), (part, tone))


def question_lines(
    review: OfferReview, width: int, room: int, glyphs: Glyphs
) -> Iterator[StyledLine]:
    """Yield the most important things still to ask, each with its question as far as there is room.

    `room` are the lines that there are, with that of the heading.
    """
    for _item, line in _question_rows(review, width, room, glyphs):
        yield line


def _question_rows(
    review: OfferReview, width: int, room: int, glyphs: Glyphs
) -> Iterator[tuple[str, StyledLine]]:
    """The same, each line with the id of the item that it asks about; empty for none."""
    asked = review.questions
    rest = more_questions_words(review.more_questions) if review.more_questions else ""
    yield "", rule_line(_("to ask"), width, glyphs, Tone.MUTED, rest)
    if not asked:
        yield "", ((f"  {_('Nothing is left to ask.')}", Tone.MUTED),)
        return
    said = [_("{title}: {value}").format(title=clean(q.title), value=clean(q.ask)) for q in asked]
    rows = [list(wrap_spoken(text, width - 6)) for text in said]
    spare = room - 1 - len(rows)
    for number, (question, parts) in enumerate(zip(asked, rows, strict=True), start=1):
        title = clean(question.title)
        is_whole = len(parts) - 1 <= spare
        spare -= len(parts) - 1 if is_whole else 0
        first = (parts[0] if is_whole else said[number - 1]).removeprefix(title)
        yield (
            question.item,
            crop(
                ((f"  {number} ", Tone.ACCENT), (title, Tone.STRONG), (first, Tone.TEXT)),
                width,
                glyphs.cut,
            ),
        )
        for part in parts[1:] if is_whole else ():
            yield question.item, ((f"    {part}", Tone.TEXT),)


def doubt_lines(review: OfferReview, width: int, room: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    """Yield one's own doubts, each with the question that would settle it.

    `room` are the lines that there are, with that of the heading, which counts the doubts without
    a line.
    """
    left, rows = room - 1, []
    for text, question in review.doubts:
        shown = clean(text)
        if question:
            shown = _("{doubt} → {question}").format(doubt=shown, question=clean(question))
        if left < 1:
            break
        parts = _in_lines(shown, width - 3, min(_DOUBTS, left), glyphs)
        rows.append(parts)
        left -= len(parts)
    if not rows:
        return
    more = len(review.doubts) - len(rows)
    rest = _("and {count} more").format(count=more) if more else ""
    yield rule_line(pgettext("label", "doubts"), width, glyphs, Tone.MUTED, rest)
    yield from (((f"  {part}", Tone.SOFT),) for parts in rows for part in parts)


def _in_lines(text: str, width: int, most: int, glyphs: Glyphs) -> list[str]:
    """The text in at most so many lines; the last one is cut where there is more."""
    parts = list(wrap_spoken(text, width))
    if len(parts) <= most:
        return parts
    start = 0
    for part in parts[: most - 1]:
        start = text.index(part, start) + len(part)
    return [*parts[: most - 1], cut(text[start:].lstrip(), width, glyphs.cut)]


def overview_lines(
    review: OfferReview,
    clocks: Sequence[str],
    now: datetime,
    size: tuple[int, int],
    glyphs: Glyphs,
    *,
    began: datetime | None = None,
    cursor: tuple[str, str] = ("", ""),
) -> list[tuple[StyledLine, Ground]]:
    """Return everything in a column, for a screen that has no room for it beside the topics.

    `size` are the cells and the lines that there are. `cursor` is the id of the item that the keys
    are about, and what to say of it where it is none of the questions.
    """
    width, height = size
    flagged = f" {glyphs.dot} ".join(map(clean, review.flags))
    flags = len(_in_lines(flagged, width - 2, _FLAGS, glyphs)) if flagged else 0
    doubts = 1 + _DOUBTS if review.doubts else 0
    top = top_lines(review, clocks, now, width, glyphs, began=began)
    below_pay = 1 + max(1, len(review.questions)) + min(doubts, 2) + min(flags, 1)
    top += _pay_in(review.pay, width, height - len(top) - below_pay, glyphs)
    lines = [(line, Ground.BASE) for line in top]
    spare = height - len(lines) - doubts - flags
    rows = list(_question_rows(review, width, max(6, spare), glyphs))
    if cursor[0] and all(item != cursor[0] for item, _line in rows):
        said = crop(((f"  {clean(cursor[1])}", Tone.TEXT),), width, glyphs.cut)
        rows.append((cursor[0], said))
    for item, line in rows:
        is_here = bool(item) and item == cursor[0]
        lines.append((_with_bar(line, glyphs), Ground.CURSOR) if is_here else (line, Ground.BASE))
    room = max(2, height - len(lines) - flags)
    below = list(doubt_lines(review, width, room, glyphs))
    left = height - len(lines) - len(below)
    if flagged and left > 0:
        parts = _in_lines(flagged, width - 2, left, glyphs)
        below += [((f" {part}", Tone.LATE),) for part in parts]
    lines += [(line, Ground.BASE) for line in below]
    for text in (review.way, *review.remarks, *review.notes):
        parts = list(wrap_spoken(clean(text), width - 2))
        if len(lines) + len(parts) > height:
            continue
        lines += [(((f" {part}", Tone.MUTED),), Ground.BASE) for part in parts]
    return lines


def _with_bar(line: StyledLine, glyphs: Glyphs) -> StyledLine:
    """A line that begins with a blank, with the bar of the cursor there."""
    (text, tone), *rest = line
    return ((glyphs.bar, Tone.ACCENT), (text[1:], tone), *rest)
