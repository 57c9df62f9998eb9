"""What there is to say of a field of an application: its type and its row in the table of fields.

`Application` in `models.py` declares a field together with its row, and nothing that treats fields
alike spells it out::

    salary: str = optional(FieldRow(FieldType.TEXT, lambda: _("salary"), detail=2))

File, forms, command line, search, CSV and merging read the rows from `fields.FIELDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import Enum, auto
from typing import Any, NamedTuple, TypeAlias

Label: TypeAlias = Callable[[], str]
"""Words in the user's language, asked for whenever they are shown."""

ROW = "row"
"""The name of the row among the metadata of a field."""


class FieldType(Enum):
    """What a field holds. `edit` names the fields in the order of their types."""

    TEXT = auto()
    """One line of text."""
    LINK = auto()
    """An address on the web."""
    TAGS = auto()
    """A tuple of words."""
    LINES = auto()
    """Text of several lines."""
    DEADLINE = auto()
    """A date or an instant; None where there is none."""
    CONTACTS = auto()
    """A tuple of people."""
    CELLS = auto()
    """A tuple of texts that an import could not read; they can only be taken out."""
    INSTANT = auto()
    """An instant that the program notes by itself."""
    NUMBER = auto()
    """A number that the program keeps for itself."""


EMPTY: Mapping[FieldType, Any] = {
    FieldType.TEXT: "",
    FieldType.LINK: "",
    FieldType.TAGS: (),
    FieldType.LINES: "",
    FieldType.DEADLINE: None,
    FieldType.CONTACTS: (),
    FieldType.CELLS: (),
    FieldType.INSTANT: None,
    FieldType.NUMBER: None,
}
"""What stands in a field of which nothing is known; it is left out of the file."""
assert set(EMPTY) == set(FieldType)


_METAVARS = {FieldType.LINK: "U", FieldType.DEADLINE: "WHEN"}


def _untold() -> str:
    return ""


def _as_it_is(value: str) -> str:
    return value


class FieldRow(NamedTuple):
    """One row of the table of fields.

    `name` is that of the attribute and of the key in the file and in JSON. `word` (by default the
    name with dashes) is what people type for it, in a line, in `edit`, in a filter; `synonyms` are
    words that are understood there as well and shown nowhere. `label` is what it is called on every
    screen.

    On the command line `add` has the option `option` (by default the word) with `metavar` and
    `help` (by default the label), unless the field is not `on_add`; `is_filter` lets `list`
    and the board filter by it. `column` names its column in a CSV (by default the word as a title).

    `show_label` is its label in `show` and the detail, `form_label` and `example` stand in the
    form. The facts of the detail stand in the order of `detail`, under `detail_label`; `phrase`
    says a value without its label. A date that `lapses` is shown only while it is ahead.
    """

    type: FieldType
    label: Label
    name: str = ""
    word: str = ""
    synonyms: tuple[str, ...] = ()
    is_required: bool = False
    option: str = ""
    metavar: str = ""
    help: Label = _untold
    on_add: bool = True
    is_filter: bool = True
    column: str = ""
    show_label: Label = _untold
    form_label: Label = _untold
    example: Label = _untold
    detail: int = 100
    detail_label: Label = _untold
    phrase: Callable[[str], str] = _as_it_is
    lapses: bool = False

    def named(self, name: str) -> FieldRow:
        """Return the row of the field of that name, with what goes without saying filled in."""
        show_label = self.label if self.show_label is _untold else self.show_label
        word = self.word or name.replace("_", "-")
        return self._replace(
            name=name,
            word=word,
            option=self.option or word,
            metavar=self.metavar or _METAVARS.get(self.type, "T"),
            help=self.label if self.help is _untold else self.help,
            column=self.column or word.replace("-", " ").title(),
            show_label=show_label,
            form_label=self.label if self.form_label is _untold else self.form_label,
            detail_label=show_label if self.detail_label is _untold else self.detail_label,
        )


def required(row: FieldRow) -> dict[str, Any]:
    """Return the metadata of a field that every application has."""
    return {ROW: row}


def optional(row: FieldRow) -> Any:
    """Return the declaration of a field that may be empty."""
    return field(default=EMPTY[row.type], metadata={ROW: row})
