"""Notion's export of a database: a table, and a page of Markdown for each of its rows.

A page begins with its title and its properties, which the table has too; what stands below them is
text of the row. Where there are only pages, they make the table.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.interchange.importers.detect_encoding import decode
from jobboard_tui.interchange.importers.sources import PAGES, SourcePart

PAGE_TEXT = "Page text"
"""The column of what stands on the pages."""
_TITLE = "Name"
_ID = re.compile(r" [0-9a-f]{32}(?=_all$|$)")
_ALL = "_all"
_PROPERTY = re.compile(r"([^\s:#>|*-][^:\n]{0,60}): *(.*)")
_LONGEST = 100_000
"""Characters of a page that are read."""


@frozen
class Page:
    """A page: its title, its properties by name, and the text below them."""

    title: str
    properties: dict[str, str]
    text: str


def join_pages(parts: Iterable[SourcePart]) -> list[SourcePart]:
    """Return the tables of an archive, those of Notion with the text of their pages.

    Of the two tables that Notion writes of a database, the one with all rows and columns is left.
    """
    source_parts = list(parts)
    tables = [part for part in source_parts if not _is_page(part)]
    whole = {_stem(part) for part in tables if _stem(part).endswith(_ALL)}
    tables = [part for part in tables if _stem(part) + _ALL not in whole]
    pages = [page for part in source_parts if _is_page(part) and (page := _page(part)) is not None]
    if not pages:
        return tables or source_parts
    if not tables:
        name = str(PurePosixPath(source_parts[0].name).parent)
        return [SourcePart(name, _table_of(pages), optional=True)]
    return [_with_texts(part, pages) if _ID.search(_stem(part)) else part for part in tables]


def _is_page(part: SourcePart) -> bool:
    """Whether it is a file of Markdown in a folder; one that is named itself has the table."""
    return part.optional and part.name.lower().endswith(PAGES)


def _stem(part: SourcePart) -> str:
    return str(PurePosixPath(part.name).with_suffix(""))


def _page(part: SourcePart) -> Page | None:
    """The page of a file of Markdown; None where it is none with properties."""
    try:
        text, _encoding = decode(part.content, part.name)
    except JobboardError:
        return None
    title, *lines = text[:_LONGEST].lstrip().split("\n")
    if not title.startswith("# "):
        return None
    properties: dict[str, str] = {}
    for number, line in enumerate(lines):
        if match := _PROPERTY.fullmatch(line.rstrip()):
            properties[match[1]] = match[2]
        elif line.strip():
            break
        elif properties:
            return Page(title[2:].strip(), properties, "\n".join(lines[number:]).strip())
    return Page(title[2:].strip(), properties, "") if properties else None


def _table_of(pages: Sequence[Page]) -> bytes:
    names = list(dict.fromkeys(name for page in pages for name in page.properties))
    rows = [
        [page.title, *(page.properties.get(name, "") for name in names), page.text]
        for page in pages
    ]
    return _written([[_TITLE, *names, PAGE_TEXT], *rows])


def _with_texts(part: SourcePart, pages: Sequence[Page]) -> SourcePart:
    """The table with a column of the texts of its pages; the same where there is none."""
    text, _encoding = decode(part.content, part.name)
    header, *rows = list(csv.reader(io.StringIO(text))) or [[]]
    if not header or PAGE_TEXT in header:
        return part
    texts: dict[int, str] = {}
    for page in pages:
        place = _row_of(page, header, rows, texts)
        if place is not None and page.text:
            texts[place] = page.text
    if not texts:
        return part
    width = len(header)
    table_rows = [
        [*row, *[""] * (width - len(row)), texts.get(place, "")] for place, row in enumerate(rows)
    ]
    return SourcePart(part.name, _written([[*header, PAGE_TEXT], *table_rows]), part.optional)


def _row_of(
    page: Page, header: Sequence[str], rows: Sequence[Sequence[str]], taken: dict[int, str]
) -> int | None:
    """The row of a page: its title stands first, and no property of it tells otherwise."""
    for place, row in enumerate(rows):
        if place in taken or not row or fold(row[0]) != fold(page.title):
            continue
        cells = dict(zip(header, row, strict=False))
        if all(
            not value or name not in cells or fold(cells[name]) == fold(value)
            for name, value in page.properties.items()
        ):
            return place
    return None


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode()
