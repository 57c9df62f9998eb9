"""Where a name stands in a text: letter by letter, in other letters, or almost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from jobboard_tui.domain.letters.check_types import find_places
from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen

SHORTEST_NEAR_MISS = 4
"""Folded characters below which a name is too short to be almost another word."""
SHORTEST_LATIN = 5
"""The same of Latin letters, which say less each: Like is no misspelt LINE."""


HONORIFICS = ("様", "さま", "さん", "御中", "殿", "各位", "ご担当", "採用ご担当")
"""What follows a name and is no part of it."""


def script(character: str) -> str:
    """latin, kanji, katakana, hiragana, or nothing for signs and blanks."""
    if character.isdigit():
        return "digit"
    if character in "ー々〆":
        return {"ー": "katakana"}.get(character, "kanji")
    if "ぁ" <= character <= "ゖ":
        return "hiragana"
    if "ァ" <= character <= "ヺ" or "ｦ" <= character <= "ﾟ":
        return "katakana"
    if "㐀" <= character <= "鿿" or "豈" <= character <= "﫿":
        return "kanji"
    return "latin" if character.isalpha() else ""


def is_apart(text: str, start: int, end: int, forms: Sequence[str] = ()) -> bool:
    """Whether a place is a word of its own: its neighbours are of another script.

    A legal form beside it is no part of it: 株式会社青葉 has the word 青葉.
    """
    before, after = text[:start], text[end:]
    head = bool(before) and _joined(before[-1], text[start]) and not before.endswith(tuple(forms))
    no_part = (*forms, *HONORIFICS)
    tail = bool(after) and _joined(text[end - 1], after[0]) and not after.startswith(no_part)
    return not head and not tail


def _joined(left: str, right: str) -> bool:
    one = script(left)
    return one == script(right) and one not in ("", "hiragana")


def find_exact(text: str, name: str, forms: Sequence[str] = ()) -> Iterator[tuple[int, int]]:
    """Where a name stands as it is written, as a word of its own."""
    for start, end in find_places(text, name):
        if is_apart(text, start, end, forms):
            yield start, end


@frozen
class FoldedText:
    """A text as searches compare it, and where each of its characters comes from."""

    text: str
    folded: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> FoldedText:
        """Fold a text; marks that belong to the character before them stay with it."""
        parts: list[str] = []
        starts: list[int] = []
        at = 0
        while at < len(text):
            end = at + 1
            while end < len(text) and (text[end] in "ﾞﾟ" or unicodedata.category(text[end]) == "Mn"):
                end += 1
            piece = fold(text[at:end])
            parts.append(piece)
            starts += [at] * len(piece)
            at = end
        return cls(text, "".join(parts), (*starts, len(text)))

    def span(self, start: int, length: int) -> tuple[int, int]:
        """The place in the text of some folded characters, without blanks at its end."""
        first = self.starts[start]
        last = self.starts[min(start + length, len(self.starts) - 1)]
        return first, first + len(self.text[first:last].rstrip(" 　\n、。,.()（）「」・:：-"))

    def variants(self, name: str) -> Iterator[tuple[int, int]]:
        """Where a name stands in other letters: width, kana, capitals, blanks."""
        wanted = fold(name)
        at = self.folded.find(wanted) if wanted else -1
        while at >= 0:
            yield self.span(at, len(wanted))
            at = self.folded.find(wanted, at + len(wanted))

    def near(self, name: str, forms: Sequence[str] = ()) -> Iterator[tuple[int, int]]:
        """Where almost the name stands: a character more, less or another one.

        A legal form beside it is no part of it.
        """
        from rapidfuzz.distance import OSA

        text, wanted = self.text, fold(name)
        count = len(wanted)
        if count < (SHORTEST_LATIN if wanted.isascii() else SHORTEST_NEAR_MISS):
            return
        most = 1 if count < 2 * SHORTEST_NEAR_MISS else 2
        scripts = {script(character) for character in name}
        hits: list[tuple[int, int, int, int, int]] = []
        for length in range(max(2, count - most), count + most + 1):
            for at in range(len(self.folded) - length + 1):
                piece = self.folded[at : at + length]
                distance = OSA.distance(piece, wanted, score_cutoff=most)
                cut = piece in wanted and count - length > 1
                if 0 < distance <= most and not cut:
                    start, end = self.span(at, length)
                    if self._could_be(start, end, scripts, forms) and (
                        text[start].isupper() == name[0].isupper()
                    ):
                        blanks = abs(text.count(" ", start, end) - name.count(" "))
                        hits.append((distance, blanks, abs(length - count), start, end))
        taken: list[tuple[int, int]] = []
        for _distance, _blanks, _off, start, end in sorted(hits):
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                yield start, end

    def _could_be(self, start: int, end: int, scripts: set[str], forms: Sequence[str]) -> bool:
        text = self.text
        if end <= start or "\n" in text[start:end] or not is_apart(text, start, end, forms):
            return False
        if text[start:end].endswith(HONORIFICS):
            return False
        return script(text[start]) in scripts and script(text[end - 1]) in scripts
