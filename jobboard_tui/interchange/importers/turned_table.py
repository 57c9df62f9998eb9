"""Tables on their side: the names of the columns stand in the first one, each row below it."""

from __future__ import annotations

from collections.abc import Sequence

from jobboard_tui.domain.values import frozen
from jobboard_tui.interchange.importers.vocabulary import Vocabulary

MOST_TURNED = 200
"""Lines of such a table; nobody keeps more of each application."""
_FEWEST_NAMES = 3
_FIRST_COLUMNS = 2
"""Columns in which the names may stand; before them may be a number, or a group."""


@frozen
class TurnedTable:
    """The names that stand in the first column, their meanings, and each column behind it.

    A column has its number, from 1.
    """

    header: list[str]
    meanings: list[str | None]
    columns: list[tuple[int, list[str]]]


def turned_table(rows: Sequence[Sequence[str]], vocabulary: Vocabulary) -> TurnedTable | None:
    """Return the table that stands in rows on its side; None where it is none.

    >>> from jobboard_tui.interchange.importers.vocabulary import load_vocabulary
    >>> rows = [["会社名", "青葉", "若葉"], ["職種", "SRE", "QA"], ["選考状況", "内定", "面接"]]
    >>> turned_table(rows, load_vocabulary()).columns
    [(2, ['青葉', 'SRE', '内定']), (3, ['若葉', 'QA', '面接'])]
    """
    filled_rows = [row for row in rows if any(cell.strip() for cell in row)]
    for place in range(_FIRST_COLUMNS):
        names = [row[place].strip() if len(row) > place else "" for row in filled_rows]
        meanings = vocabulary.columns(names)
        known = sum(meaning is not None for meaning in meanings)
        if "company" not in meanings or known < _FEWEST_NAMES or known * 2 < len(filled_rows):
            continue
        width = max(map(len, filled_rows))
        columns = [
            (at + 1, [row[at] if len(row) > at else "" for row in filled_rows])
            for at in range(width)
            if at != place
        ]
        filled = [column for column in columns if any(cell.strip() for cell in column[1])]
        return TurnedTable(names, meanings, filled)
    return None
