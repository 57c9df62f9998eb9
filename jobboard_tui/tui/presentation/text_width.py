"""Texts measured, cut and wrapped by terminal cells, in which a Japanese character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rich.cells import cell_len, split_graphemes

__all__ = ["cell_len", "cut", "fit", "line_starts", "wrap", "wrap_spoken"]

_NOT_FIRST = frozenset(
    "、。，．・：；？！ー々」』）］｝〉》】〕’”…‥ぁぃぅぇぉっゃゅょァィゥェォッャュョ｡､｣ｰﾞﾟ%,.:;?!)]}"
)
"""Characters that do not begin a line (禁則処理)."""
_NOT_LAST = frozenset("「『（［｛〈《【〔‘“｢([{")
"""Those that do not end one."""
_SOUND_MARKS = "ﾞﾟ"
"""Of half-width kana: cells of their own, but a part of the character before."""


def cut(text: str, width: int, mark: str = "…") -> str:
    """Return the text in at most `width` cells; what was cut off is told by `mark`, one cell wide.

    A character is kept whole or not at all, and its accents stay with it.

    >>> cut("株式会社青葉", 8)
    '株式会…'
    """
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    if text.isascii():
        return text[: width - 1].rstrip() + mark
    end, used = 0, 0
    for _start, stop, cells in split_graphemes(text)[0]:
        if used + cells > width - 1:
            break
        end, used = stop, used + cells
    while 0 < end < len(text) and text[end] in _SOUND_MARKS:
        end -= 1
    return text[:end].rstrip() + mark


def fit(text: str, width: int, mark: str = "…") -> str:
    """Return the text in exactly `width` cells, cut or padded."""
    text = cut(text, width, mark)
    return text + " " * (width - cell_len(text))


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, broken between words and between Japanese characters.

    Lazy: a long note costs no more than the lines that are looked at. A word that is longer than
    a line is broken where it has to be. Empty lines stay.
    """
    width = max(2, width)
    for line in text.split("\n"):
        yield from _wrapped(line, width)


def line_starts(text: str, width: int) -> list[int]:
    """Return the places at which the lines of a text but its first one begin.

    They are broken as `wrap` breaks them, and keep all their blanks: one that has no more room
    stands behind the end of its line.

    >>> line_starts("本日は、ありがとう", 6)
    [2, 5, 8]
    """
    starts: list[int] = []
    at = used = 0
    for piece, cells in _pieces(text, max(2, width)):
        hangs = piece == " " and used == width
        if used and used + cells > width and not hangs:
            starts.append(at)
            used = 0
        at, used = at + len(piece), used + cells
    return starts


def wrap_spoken(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text to be read out; Japanese is broken between phrases if possible.

    >>> list(wrap_spoken("今回の等級について伺えますでしょうか。", 30))
    ['今回の等級について', '伺えますでしょうか。']
    """
    line = ""
    for phrase in _phrases().split(text):
        if cell_len((line + phrase).rstrip()) <= width:
            line += phrase
            continue
        if line.strip():
            yield line.rstrip()
        line = phrase.lstrip()
        if cell_len(line.rstrip()) > width:
            *whole, line = wrap(line, width)
            yield from whole
    if line.strip():
        yield line.rstrip()


@cache
def _phrases() -> re.Pattern[str]:
    """Where a Japanese text can be broken."""
    return re.compile(
        # after a mark; between a particle or an ending and the word that follows it; after a blank
        "(?<=[、。！？」）])(?![、。！？」）])"
        "|(?<=[はがをにでともへのやばてかなくらずるうた])(?=[一-鿿ァ-ヺ「（A-Za-z0-9])"
        "|(?<=[ぁ-ゖ])(?=[おご][一-鿿])"
        "|(?<=[でと])(?=よろしい)"
        "|(?<= )"
    )


def _wrapped(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for piece, cells in _pieces(text, width):
        if used + cells > width and line.strip():
            yield line.rstrip()
            line, used = "", 0
        if not line and piece == " ":
            continue
        line += piece
        used += cells
    yield line.rstrip()


def _pieces(text: str, width: int) -> Iterator[tuple[str, int]]:
    """Words, blanks and single wide characters, with their cells; none wider than a line."""
    word, used = "", 0
    for start, stop, cells in split_graphemes(text)[0]:
        piece = text[start:stop]
        alone = piece == " " or cells > 1
        clings = piece in _NOT_FIRST or word[-1:] in _NOT_LAST
        if word and clings and piece != " " and used + cells <= width:
            word, used = word + piece, used + cells
            continue
        breaks = alone or used + cells > width or (word and cell_len(word[-1]) > 1)
        if word and breaks:
            yield word, used
            word, used = "", 0
        word, used = word + piece, used + cells
        if piece == " ":
            yield word, used
            word, used = "", 0
    if word:
        yield word, used
