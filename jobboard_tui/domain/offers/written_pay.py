"""Rows of the pay of which the offer tells words alone: they stand as its words, not as unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from jobboard_tui.domain.offers.checklist import ChecklistLine, is_of_the_offer
from jobboard_tui.domain.offers.pay_rows import PayRow
from jobboard_tui.domain.offers.terms import TERMS
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

_ITEM_OF_ROW = {
    "year": TERMS["annual"].item,
    "base": TERMS["base"].item,
    "fixed-overtime": TERMS["fixed-overtime-pay"].item,
    "bonus": TERMS["bonus-months"].item,
    "probation": TERMS["probation-months"].item,
}
"""The item whose words a row has where no figure is read."""


def with_written(rows: Sequence[PayRow], known: Iterable[ChecklistLine]) -> list[PayRow]:
    """Return the rows; one without a figure has the words that the offer, or its letter, tells.

    `known` are the lines of the checklist.
    """
    words = {line.item.id: said for line in known if (said := _words(line))}
    return [
        replace(row, value=_("as written: “{text}”").format(text=clean(said)))
        if not row.value and (said := words.get(_ITEM_OF_ROW.get(row.id, ""), ""))
        else row
        for row in rows
    ]


def _words(line: ChecklistLine) -> str:
    """What the offer says of an item in words."""
    if line.finding.value:
        return line.finding.value if is_of_the_offer(line.finding.origin) else ""
    proposed = line.proposed
    return proposed.value if proposed is not None and proposed.is_offer else ""
