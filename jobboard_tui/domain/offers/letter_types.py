"""The lines of an offer letter: what each says of which item, and where an item is named."""

from __future__ import annotations

from jobboard_tui.domain.offers.checklist_template import (
    ChecklistItem,
)
from jobboard_tui.domain.values import frozen


@frozen
class LetterPart:
    """What a line says of an item, without the item's name."""

    item: ChecklistItem
    value: str


@frozen
class LetterLine:
    """A line as it stands in the letter, with what it says; or a sentence of it, of no item.

    `is_heading` is whether it only names what the lines below it are about, `goes_on` whether it
    is the rest of what the line above begins to say of an item, `is_blank` whether it is a row of
    a form that nobody filled in, or that tells how it is filled in.
    """

    text: str
    parts: tuple[LetterPart, ...] = ()
    is_heading: bool = False
    goes_on: bool = False
    is_blank: bool = False

    @property
    def is_unread(self) -> bool:
        """Whether it says something, and of no item."""
        return not (self.parts or self.is_heading or self.goes_on or self.is_blank)


@frozen
class ItemName:
    """Where the name of an item stands in a line, and whose it is.

    `is_repeated` is whether the item is named again in what is said of it: 始業 9:00 終業 18:00.
    """

    start: int
    end: int
    items: tuple[ChecklistItem, ...]
    is_repeated: bool = False
