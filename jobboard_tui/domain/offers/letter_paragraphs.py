"""Puts the lines of an offer letter together that a PDF or a mail has broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from jobboard_tui.domain.text import clean

LONGEST_LINE = 1000
"""Characters of a line that are read; the text itself stays whole."""

SAYS = re.compile(r"\w")

BULLET = re.compile(
    r"(?:[(（]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[イロハニホヘトア-オa-e])[)）.．、](?!\d)"
    r"|[0-9０-９]{1,2}(?=[\s　])|[①-⑳・■□◆◇●○▪*＊\-–—※☑✓]|[イロハニホヘト](?=[\s　]))[\s　]*"
)

_WRAPPED = re.compile(r"[A-Za-z0-9,'’\")-]$")

_RUNS_ON = re.compile(r"\s*[a-z]|\s{2,}[A-Z0-9(]")

_FEWEST_SIGNS = 40
"""A shorter line is none that was broken because it is long."""

_NARROWEST = 56

_MARGIN = 4
"""Cells: a line that was broken is as wide as others of the letter, less what didn't fit."""

_LABEL = re.compile(
    r"[^\s　:：、。（()）]{1,14}(?:[:：　\t]|\s{2})|[【\[［（(]"
    r"|[イロハニホヘト①-⑳][\s（(]|\S{1,14}\s[¥￥]?\d|以上$|[A-Z][\w&/()’' -]{1,40}(?::\s|[：　])"
)
"""How a line begins that is none of the line above."""


def begins_with_label(line: str) -> bool:
    """Return whether a line of a text begins with the name of what it tells: 基本給：25万円."""
    body = line.strip(" 　")
    bullet = BULLET.match(body)
    return _LABEL_OF_ROW.match(body[bullet.end() :] if bullet else body) is not None


_LABEL_OF_ROW = re.compile(
    r"[^\s　:：、。（()）]{1,16}[:：]\s*\S|[^\s　:：、。（()）]{1,14}　\s*[0-9０-９¥￥]|[【\[［]\S"
    r"|[A-Z][\w&/()’' -]{1,40}:\s*\S"
)


def letter_paragraphs(texts: Sequence[str]) -> Iterator[list[str]]:
    """The lines that say something; those that a sentence goes on in with its first."""
    paragraph: list[str] = []
    margin = _margin(texts)
    for text in texts:
        line, last = text.rstrip(), paragraph[-1] if paragraph else ""
        is_rest = _is_rest(last, line) or _is_wrapped(paragraph, line, margin)
        bullet = BULLET.match(line.strip(" 　"))
        if is_rest and bullet is None and len(paragraph) < _MOST_BROKEN and SAYS.search(line):
            paragraph.append(line)
            continue
        if SAYS.search(clean("".join(paragraph))):
            yield paragraph
        paragraph = [line] if SAYS.search(clean(line)) else []
    if paragraph:
        yield paragraph


def _is_rest(last: str, line: str) -> bool:
    """Whether an English sentence goes on in a line."""
    is_long = len(last) >= _FEWEST_SIGNS and _WRAPPED.search(last) is not None
    return is_long and _RUNS_ON.match(line) is not None


def _margin(texts: Sequence[str]) -> int:
    """Where the lines of a letter are broken, in cells; a width of no line where none is."""
    widths = [_cells(text.rstrip()) for text in texts]
    widest = max(widths, default=0)
    is_filled = sum(1 for width in widths if width >= widest - _MARGIN) > 1
    return widest - _MARGIN if is_filled and widest >= _NARROWEST else LONGEST_LINE * 2


def _is_wrapped(paragraph: Sequence[str], line: str, margin: int) -> bool:
    """Whether a Japanese line goes on below, because it is as wide as a line can be."""
    last = paragraph[-1] if paragraph else ""
    if last and opens_more("".join(paragraph)) and _cells(last) >= _NARROWEST:
        margin = _NARROWEST
    if (
        _cells(last) < margin
        or last.endswith(("。", ".", "：", ":"))
        or _indent(line) > _indent(paragraph[0])
    ):
        return False
    return _LABEL.match(line.strip(" 　")) is None


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" 　"))


_MOST_BROKEN = 12
"""Lines of one sentence or two; more are none."""


def opens_more(text: str) -> bool:
    """Return whether a text opens more brackets than it closes."""
    return sum(map(text.count, "（(")) > sum(map(text.count, "）)"))
