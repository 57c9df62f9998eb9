"""Tables between bars, as Markdown and org have them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

_SEPARATOR = re.compile(r"\s*\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_WIDTH = re.compile(r"<[lrc]?\d*>")
_EMPHASIS = re.compile(r"(\*\*|__|~~|`)(.+?)\1")
_STRUCK = re.compile(r"~~.+?~~(?=.*\S)")
"""Words that are struck out before others: these count."""
_ALL_STRUCK = re.compile(r"~~[^~]+~~")
_ORG_MARK = re.compile(r"^([=~*/_+])(?=\S)(.+)(?<=\S)\1$")
"""Marks of org around a whole cell."""
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^()\s]+)\)|\[\[([^\]]+)\](?:\[([^\]]+)\])?\]")
_ESCAPE = re.compile(r"\\([-*_`#+.!~<>(){}\[\]])")
"""Signs that Markdown would read as marks: \\- for a bare dash."""
_PLAIN_NAMES = re.compile(r"(?i)link|url|here|posting|job|apply|ad|page|リンク|求人|\d+")


def pipe_table_as_csv(text: str) -> str | None:
    """Return the tables of a text as CSV, each row in its line; None if there is no such table.

    Such a table has a line of dashes under its header. What stands between tables becomes blank.

    >>> pipe_table_as_csv("| A | B |\\n|---|:-:|\\n| **1** | 2 |").splitlines()
    ['A,B', '', '1,2']
    """
    lines = text.splitlines()
    separators = {place for place, line in enumerate(lines) if _is_separator(line)}
    if not any(place - 1 in _rows(lines) for place in separators):
        return None
    inside = _inside(lines, separators)
    return "\n".join(
        _as_csv(line) if place in inside and place not in separators else ""
        for place, line in enumerate(lines)
    )


def _is_separator(line: str) -> bool:
    return "|" in line and "--" in line and _SEPARATOR.fullmatch(line) is not None


def _rows(lines: Sequence[str]) -> set[int]:
    return {place for place, line in enumerate(lines) if "|" in line and not _is_separator(line)}


def _inside(lines: Sequence[str], separators: set[int]) -> set[int]:
    """The lines of tables: the header above the first separator, and what follows with bars."""
    inside: set[int] = set()
    for place in sorted(separators):
        if place in inside or not place or "|" not in lines[place - 1]:
            continue
        end = place
        while end < len(lines) and "|" in lines[end]:
            end += 1
        inside |= set(range(place - 1, end))
    return inside


def _as_csv(line: str) -> str:
    cells = [cell.strip() for cell in _BAR.split(line.strip())]
    if line.strip().startswith("|"):
        cells = cells[1:]
    if line.strip().endswith("|"):
        cells = cells[:-1]
    if all(_WIDTH.fullmatch(cell) for cell in cells if cell):
        return ""
    written = io.StringIO()
    plain = [_plain(cell) for cell in cells]
    struck = [place for place, cell in enumerate(cells) if place and _ALL_STRUCK.fullmatch(cell)]
    for place in struck:  # of a name it says that the row is over, of anything else that it is not
        plain[place] = f"~~{plain[place]}~~"
    csv.writer(written, lineterminator="").writerow(plain)
    return written.getvalue()


def _plain(cell: str) -> str:
    """A cell without its marks; of a link its address, or its name with the address behind."""
    cell = _STRUCK.sub("", cell.replace("\\|", "|")) or cell
    cell = _EMPHASIS.sub(r"\2", cell)
    cell = _ORG_MARK.sub(r"\2", cell)
    return _ESCAPE.sub(r"\1", _LINK.sub(_link, cell)).strip()


def _link(match: re.Match[str]) -> str:
    if match[3] and not match[4] and "://" not in match[3]:
        return match[0]  # a page of the same notes: its brackets are read where a name is needed
    name, address = (match[1], match[2]) if match[2] else (match[4] or "", match[3])
    if not address.startswith(("http://", "https://")):
        return name
    if not name or name == address or _PLAIN_NAMES.fullmatch(name.strip()):
        return address
    return f"{name} ({address})"
