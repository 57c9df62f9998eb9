"""The review as a page to print: one A4, in one language or in two side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape, unescape
from unicodedata import east_asian_width

from jobboard_tui.domain.offers.review import (
    OfferReview,
    doubts_words,
    join_titles,
    known_words,
    more_questions_words,
    shorten,
    unstated_sentence,
    unwritten_words,
    when_and_who,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

_MOST_REMARKS = 6
_ROOM = {1: (112, 60), 2: (66, 75)}
"""By the sides of a page: cells of a line, of which a Japanese character takes two, and lines."""
_TITLE_WORDS, _PAY_WORDS, _QUESTION_WORDS = 20, 24, 30
_BLOCK = re.compile(r"<(h1|h2|p|li|dd|div)[^>]*>(.*?)</\1>", re.DOTALL)
_SPACE = {"h1": 1.0, "h2": 0.8, "div": 3.0}
"""Lines of space around a part."""
_STYLE = """
@page { size: A4; margin: 11mm; }
* { box-sizing: border-box; }
body { font: 9.5pt/1.35 "Helvetica Neue", Arial, "Hiragino Sans", "Noto Sans CJK JP", "Yu Gothic",
  sans-serif; color: #111; background: #fff; margin: 0 auto; padding: 8mm; max-width: 210mm; }
.both { font-size: 7.6pt; }
.sides { display: flex; gap: 6mm; }
article { flex: 1 1 0; min-width: 0; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; margin: 0 0 .2em; }
h2 { font-size: 1.05em; margin: .7em 0 .15em; border-bottom: .4pt solid #777; break-after: avoid; }
p { margin: .15em 0; }
ul, ol { margin: .1em 0; padding-left: 1.5em; }
li { break-inside: avoid; }
.when { font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .9em; margin: .1em 0; }
dt { color: #444; }
dd { margin: 0; font-variant-numeric: tabular-nums; }
.known { columns: 2; column-gap: 6mm; font-size: .9em; }
.both .known { columns: 1; }
.closed { color: #444; }
.notes { min-height: 14mm; border: .4pt solid #999; margin-top: .7em; padding: .2em .5em;
  color: #777; }
@media print { body { padding: 0; max-width: none; } }
""".strip()


@frozen
class ReviewSide:
    """One language of the page: its code, and what stands in it."""

    language: str
    body: str


@frozen(kw_only=True)
class PageRoom:
    """How much of the review the page has: what there is besides is counted, what is long is cut.

    `known` rows of what is known, `rows` of any other list, `words` of a row, and whether `notes`
    of what is good to know stand on it.
    """

    known: int
    rows: int = 12
    words: int = 99
    notes: bool = True


PAGE_ROOMS = (
    *(PageRoom(known=known) for known in (24, 18, 14, 10, 7, 4, 2)),
    PageRoom(known=2, notes=False),
    PageRoom(known=2, rows=8, words=40, notes=False),
    PageRoom(known=2, rows=6, words=30, notes=False),
    PageRoom(known=1, rows=5, words=24, notes=False),
    PageRoom(known=1, rows=4, words=18, notes=False),
    PageRoom(known=1, rows=3, words=14, notes=False),
    PageRoom(known=1, rows=2, words=9, notes=False),
)
"""From ample to scarce: what matters least gives way first."""


def review_side(of: OfferReview, now: datetime, room: PageRoom = PAGE_ROOMS[0]) -> ReviewSide:
    """Return the review in the language in which it was made, as a part of the page."""
    return ReviewSide(of.language.value, "\n".join(_body(of, now, room)))


def fits_a_page(sides: Sequence[ReviewSide]) -> bool:
    """Return whether sides beside each other have room on one A4, reckoned by their cells."""
    width, most = _ROOM[min(len(sides), 2)]
    columns = 2 if len(sides) == 1 else 1
    for side in sides:
        before, _tag, behind = side.body.partition('<ul class="known">')
        known, _tag, rest = behind.partition("</ul>")
        lines = _lines(before + rest, width) + _lines(known, width // columns) / columns
        if lines > most:
            return False
    return True


def _lines(body: str, width: int) -> float:
    count = 0.0
    for tag, text in _BLOCK.findall(body):
        said = unescape(re.sub(r"<[^>]+>", "", text))
        cells = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in said)
        count += -(-max(1, cells) // (width - (14 if tag == "dd" else 3))) + _SPACE.get(tag, 0)
    return count


def html_page(title: str, sides: Sequence[ReviewSide]) -> str:
    """Return the whole page; with two sides they stand beside each other."""
    articles = "\n".join(
        f'<article lang="{side.language}">\n{side.body}\n</article>' for side in sides
    )
    kind = ' class="both"' if len(sides) > 1 else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{sides[0].language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f'<body{kind}>\n<div class="sides">\n{articles}\n</div>\n</body>\n</html>\n'
    )


def _body(of: OfferReview, now: datetime, room: PageRoom) -> Iterator[str]:
    application, most = of.application, min(_TITLE_WORDS, room.words)
    title = _("{company}: {role}").format(
        company=shorten(application.company, most), role=shorten(application.role, most)
    )
    yield f"<h1>{_text(title)}</h1>"
    when = " · ".join(when_and_who(application, of.meeting, now, on_paper=True))
    yield f'<p class="when">{_text(when)}</p>'
    for line in filter(None, (of.answer_by, *of.clocks)):
        yield f'<p class="when">{_text(line)}</p>'
    yield f"<p>{_text(of.way)}</p>"
    yield from _pay(of, room)
    yield from _questions(of, room)
    yield from _list(pgettext("heading", "Doubts"), doubts_words(of), room)
    yield from _list(_("Red flags"), of.flags, room)
    yield from _list(pgettext("heading", "Remarks"), _remarks(of), room)
    known = [known_words((title, value, ""), room.words) for title, value, _o in of.known]
    yield from _list(pgettext("heading", "Known"), known, room, "known")
    if of.missing:
        yield _heading(pgettext("heading", "Missing"))
        yield f"<p>{_text(shorten(join_titles(of.missing, of.language), room.words))}</p>"
    if room.notes:
        yield from _list(_("Good to know"), of.notes, room)
    notes = pgettext("heading", "Notes")
    yield f'<div class="notes">{_text(notes)}</div>'


def _pay(of: OfferReview, room: PageRoom) -> Iterator[str]:
    yield _heading(pgettext("heading", "Pay"))
    unknown = _("not known")
    rows = "".join(
        f"<dt>{_text(row.title)}</dt>"
        f"<dd>{_text(shorten(row.value, max(_PAY_WORDS, room.words)) or unknown)}</dd>"
        for row in of.pay
    )
    yield f"<dl>{rows}</dl>"


def _questions(of: OfferReview, room: PageRoom) -> Iterator[str]:
    if not of.questions:
        return
    yield _heading(pgettext("heading", "Questions"))
    most = max(_QUESTION_WORDS, room.words)
    rows = "".join(
        f"<li>{_text(shorten(question.ask, most))}"
        f' <span class="closed">{_text(shorten(question.confirm, most))}</span></li>'
        for question in of.questions
    )
    yield f"<ol>{rows}</ol>"
    if of.more_questions:
        yield f"<p>{_text(more_questions_words(of.more_questions))}</p>"


def _remarks(of: OfferReview) -> list[str]:
    remarks = [unwritten_words(of)] if of.unwritten else []
    if of.unstated:
        remarks.append(unstated_sentence(join_titles(of.unstated, of.language)))
    return [*remarks, *of.remarks[:_MOST_REMARKS], of.advice.says]


def _list(title: str, rows: Sequence[str], room: PageRoom, kind: str = "") -> Iterator[str]:
    if not rows:
        return
    yield _heading(title)
    most = room.known if kind else room.rows
    shown = [f"<li>{_text(shorten(row, room.words))}</li>" for row in rows[:most]]
    if len(rows) > most:
        more = _("and {count} more").format(count=len(rows) - most)
        shown.append(f"<li>{_text(more)}</li>")
    yield f'<ul class="{kind}">{"".join(shown)}</ul>' if kind else f"<ul>{''.join(shown)}</ul>"


def _heading(title: str) -> str:
    return f"<h2>{_text(title)}</h2>"


def _text(text: str) -> str:
    return escape(clean(text))
