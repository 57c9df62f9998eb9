"""Which cells of an OpenDocument sheet are merged downwards: its reader does not tell."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST = 20_000
"""Merged cells of one sheet."""

Range = tuple[tuple[int, int], tuple[int, int]]
"""The row and the column of its first and of its last cell, from 0."""


def merged_in_ods(content: bytes, sheet: str) -> list[Range]:
    """Return the ranges of cells of a sheet that are merged; none for another kind of file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if "content.xml" not in archive.namelist():
                return []
            whole = ElementTree.fromstring(archive.read("content.xml"))
    except (zipfile.BadZipFile, ElementTree.ParseError):
        return []
    for table in whole.iter(f"{_TABLE}table"):
        if table.get(f"{_TABLE}name") == sheet:
            return _merged(table)
    return []


def _merged(table: ElementTree.Element) -> list[Range]:
    merged: list[Range] = []
    top = 0
    for row in table.iter(f"{_TABLE}table-row"):
        left = 0
        for cell in row:
            down = _number(cell, "number-rows-spanned")
            right = _number(cell, "number-columns-spanned")
            if down * right > 1 and len(merged) < _MOST:
                merged.append(((top, left), (top + down - 1, left + right - 1)))
            left += _number(cell, "number-columns-repeated")
        top += _number(row, "number-rows-repeated")
    return merged


def _number(element: ElementTree.Element, name: str) -> int:
    number = element.get(f"{_TABLE}{name}", "1")
    return int(number) if number.isdigit() and len(number) < 8 else 1
