"""How the columns share the width of the board."""

from __future__ import annotations

from collections.abc import Sequence

from jobboard_tui.domain.models import Stage
from jobboard_tui.tui.presentation.cards import Mode

FOLDED = 4
"""Cells of a folded column, the gap to the next one included."""

NARROWEST = {Mode.DENSE: 15, Mode.NORMAL: 15, Mode.WIDE: 22}

_FOLDED_LAST = (
    Stage.INTERVIEW,
    Stage.OFFER,
    Stage.APPLIED,
    Stage.SCREENING,
    Stage.WISHLIST,
    Stage.ACCEPTED,
    Stage.CLOSED,
)
"""Where there is no room for all, the stages at the end fold first: there is least to do."""


def shares(width: int, counts: Sequence[int], at: int, mode: Mode) -> list[int]:
    """The width of each column; 0 for one that is not even shown folded.

    `counts` are the cards of the columns in the order of the stages; the column `at` has the
    cursor and is never folded.
    """
    unfolded = _unfolded(width, counts, at, mode)
    strips = [one for one in range(len(counts)) if one not in unfolded]
    if len(strips) * FOLDED + NARROWEST[mode] > width:
        strips = []
    room = max(0, width - len(strips) * FOLDED)
    each, over = divmod(room, len(unfolded))
    widths = [FOLDED if one in strips else 0 for one in range(len(counts))]
    for place, one in enumerate(sorted(unfolded)):
        widths[one] = each + (place < over)
    return widths


def _unfolded(width: int, counts: Sequence[int], at: int, mode: Mode) -> set[int]:
    """The columns that have room to show their cards."""
    chosen = {at}
    order = [stage.rank for stage in _FOLDED_LAST if counts[stage.rank] and stage.rank != at]
    for one in order:
        wide, narrow = len(chosen) + 1, len(counts) - len(chosen) - 1
        if wide * NARROWEST[mode] + narrow * FOLDED > width:
            break
        chosen.add(one)
    return chosen
