"""The table of an application's fields: one row for each, in the order of the file.

The rows are declared with the fields themselves, in `models.Application`. A field that has a row
is stored, checked, merged, edited, shown, searched, exported and imported by its type, everywhere;
what each type needs in a place is a table or a branch of that place, complete by assertion.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

from jobboard_tui.domain.field_types import EMPTY, ROW, FieldRow, FieldType
from jobboard_tui.domain.models import Application

FIELDS: Mapping[str, FieldRow] = MappingProxyType(
    {
        field.name: field.metadata[ROW].named(field.name)
        for field in dataclasses.fields(Application)
        if ROW in field.metadata
    }
)
"""The rows by the names of their fields."""

MAP_FIELDS = ("checklist", "doubts", "flags", "terms", "papers")
"""Fields that are maps of elements by their ids: what is known of an offer."""

SPECIAL_FIELDS = frozenset(
    {"id", "stage", "outcome", "column", "events", "marks", "moves", "extra", *MAP_FIELDS}
)
"""Fields without a row: wherever they stand they have code of their own."""
assert {*FIELDS, *SPECIAL_FIELDS} == {field.name for field in dataclasses.fields(Application)}
assert FIELDS.keys().isdisjoint(SPECIAL_FIELDS)

ONE_LINE = (FieldType.TEXT, FieldType.LINK)
"""Types of text in one line."""
TEXTS = (*ONE_LINE, FieldType.LINES)
"""Types whose values are strings."""
KEPT_ALONE = (FieldType.INSTANT, FieldType.NUMBER)
"""Types of what the program notes by itself: nobody fills it in."""


def fields_of(*types: FieldType) -> tuple[FieldRow, ...]:
    """Return the rows of some types, in the order of the file."""
    return tuple(row for row in FIELDS.values() if row.type in types)


def field_names(*types: FieldType) -> tuple[str, ...]:
    """Return the names of the fields of some types, in the order of the file."""
    return tuple(row.name for row in fields_of(*types))


__all__ = [
    "EMPTY",
    "FIELDS",
    "KEPT_ALONE",
    "ONE_LINE",
    "SPECIAL_FIELDS",
    "TEXTS",
    "FieldRow",
    "FieldType",
    "field_names",
    "fields_of",
]
