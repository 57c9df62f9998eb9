"""Texts measured and cut by terminal cells, in which a Japanese character takes two.

The dashboard measures with its toolkit, which the command line does not load.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Return how many cells a text takes; ambiguous characters count one, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def cut(text: str, room: int, mark: str = "…") -> str:
    """Return the text in at most `room` cells, its end marked where something was cut off.

    >>> cut("株式会社青葉", 8)
    '株式会…'
    """
    if width(text) <= room:
        return text
    used = width(mark)
    kept = ""
    for character in text:
        used += _cells(character)
        if used > room:
            break
        kept += character
    return kept.rstrip() + mark


def pad(text: str, room: int) -> str:
    """Return the text with blanks behind it, up to `room` cells."""
    return text + " " * max(0, room - width(text))


def without_controls(line: str) -> str:
    """Return a line without anything that commands a terminal; its columns stay where they are."""
    if line.isprintable():
        return line
    from jobboard_tui.domain.text import clean

    return re.sub("[^ ]+", lambda word: clean(word.group()), line)


def table(rows: Sequence[Sequence[str]], most: Sequence[int]) -> list[str]:
    """Return rows as lines with aligned columns; `most` limits each column (0: no limit)."""
    if not rows:
        return []
    cutted = [
        [cut(cell, limit) if limit else cell for cell, limit in zip(row, most, strict=True)]
        for row in rows
    ]
    widths = [max(map(width, column)) for column in zip(*cutted, strict=True)]
    return [
        "  ".join(pad(cell, room) for cell, room in zip(row, widths, strict=True) if room).rstrip()
        for row in cutted
    ]
