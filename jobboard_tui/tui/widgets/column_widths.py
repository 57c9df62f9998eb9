"""How the columns share the width of the board."""

from __future__ import annotations

from collections.abc import Sequence

from jobboard_tui.domain.board_columns import board_columns
from jobboard_tui.tui.presentation.cards import CardMode

FOLDED = 4
"""Cells of a folded column, the gap to the next one included."""

NARROWEST = {CardMode.DENSE: 16, CardMode.NORMAL: 16, CardMode.WIDE: 22}


def column_widths(width: int, counts: Sequence[int], at: int, mode: CardMode) -> list[int]:
    """Return the width of each column; 0 for one that is not even shown folded.

    `counts` are the cards of the columns from left to right; the column `at` has the
    cursor and is never folded.
    """
    unfolded = _unfolded(width, counts, at, mode)
    strips = [index for index in range(len(counts)) if index not in unfolded]
    if len(strips) * FOLDED + NARROWEST[mode] > width:
        strips = []
    room = max(0, width - len(strips) * FOLDED)
    each, over = divmod(room, len(unfolded))
    widths = [FOLDED if index in strips else 0 for index in range(len(counts))]
    for place, index in enumerate(sorted(unfolded)):
        widths[index] = each + (place < over)
    return widths


def _unfolded(width: int, counts: Sequence[int], at: int, mode: CardMode) -> set[int]:
    """The columns that have room to show their cards."""
    chosen = {at}
    columns = enumerate(board_columns())
    shown = [
        (column.fold_order, index) for index, column in columns if counts[index] and index != at
    ]
    for _order, index in sorted(shown):
        wide, narrow = len(chosen) + 1, len(counts) - len(chosen) - 1
        if wide * NARROWEST[mode] + narrow * FOLDED > width:
            break
        chosen.add(index)
    return chosen
