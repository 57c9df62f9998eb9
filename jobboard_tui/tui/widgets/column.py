"""One column of the board: cards of which only those in view are ever made."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from rich.segment import Segment
from textual.geometry import Region

from jobboard_tui.domain.board_columns import BoardColumn
from jobboard_tui.domain.models import Stage
from jobboard_tui.tui.presentation.cards import (
    BoardCard,
    CardMode,
    ColumnCards,
    card_height,
    card_lines,
    folded_line,
    heading,
)
from jobboard_tui.tui.presentation.styled_text import (
    BLANK,
    Ground,
    StyledLine,
    Tone,
    crop,
    width_of,
)
from jobboard_tui.tui.widgets.line_widget import LineWidget, segments

HEADING = 1
"""Lines above the cards."""
MOST_KEPT = 500
"""So many cards at most are kept as lines."""


class PlacedCard(NamedTuple):
    """A card where it stands: its lines from the line `y` of the column on."""

    place: int
    y: int
    lines: tuple[StyledLine, ...]

    @property
    def bottom(self) -> int:
        """The line below the card."""
        return self.y + len(self.lines)


class StageColumn(LineWidget):
    """The cards of one column, scrolled by whole cards.

    `top` is the first card in view, `cursor` the card under the cursor (None: it is elsewhere).
    """

    DEFAULT_CSS = """
    StageColumn {
        height: 1fr;
        width: 1fr;
    }
    """

    def __init__(self, column: BoardColumn) -> None:
        super().__init__(id=f"column-{column.name}")
        self.column_cards = ColumnCards(column)
        self.top = 0
        self.cursor: int | None = None
        self.here = False
        self.keyed = False
        self.is_folded = False
        self.is_target = False
        self.dragged: int | None = None
        self.empty = ""
        self._now: datetime | None = None
        self._mode = CardMode.NORMAL
        self._gap = 0
        self._width = -1
        self._thumb = range(0)
        self._lines: dict[int, tuple[StyledLine, ...]] = {}
        self._cut: dict[str, tuple[BoardCard, tuple[StyledLine, ...]]] = {}
        self._placed: list[PlacedCard] | None = None

    @property
    def stage(self) -> Stage:
        """The stage whose cards these are."""
        return self.column_cards.stage

    # -- what is shown -----------------------------------------------------------------------

    def show(
        self, column_cards: ColumnCards, now: datetime, mode: CardMode, empty: str = ""
    ) -> None:
        """Other cards; what looks the same afterwards is not painted again."""
        drawn = self._placed is not None or self.is_folded
        before = (self._placed or [], len(self.column_cards.cards), self.empty)
        if mode is not self._mode or self._now is None or _minute(now) != _minute(self._now):
            self._cut.clear()
        self.column_cards, self._now, self._mode, self.empty = column_cards, now, mode, empty
        self.top = max(0, min(self.top, len(column_cards.cards) - 1))
        self._lines.clear()
        self._placed = None
        if not drawn or (self.placed, len(column_cards.cards), empty) != before:
            self.refresh()

    def _forget(self) -> None:
        self._cut.clear()
        self._lines.clear()
        self._placed = None

    def fold(self, is_folded: bool, width: int) -> None:
        """Take so many cells, as a strip or with the cards; none at all where `width` is 0."""
        if is_folded != self.is_folded:
            self.is_folded = is_folded
            self._forget()
            self.refresh()
        if width != self._width:
            self._width = width
            self.display = width > 0
            self.styles.width = width

    def on_resize(self) -> None:
        """Cut the cards to the new width, and keep the cursor in view."""
        self._forget()
        if self.cursor is not None:
            self.bring_into_view(self.cursor)
        self.refresh()

    # -- where cards stand -------------------------------------------------------------------

    @property
    def placed(self) -> list[PlacedCard]:
        """The cards in view from the top down; the last one may be cut by the lower edge."""
        if self.is_folded:
            return []
        if self._placed is None:
            self._placed = self._place()
            self._thumb = self._reckon_thumb()
        return self._placed

    def _place(self) -> list[PlacedCard]:
        placed: list[PlacedCard] = []
        y, height, cards = HEADING, self.size.height, len(self.column_cards.cards)
        for index in range(self.top, cards):
            if y >= height:
                break
            placed.append(PlacedCard(index, y, self._lines_of(index)))
            y = placed[-1].bottom + self._gap
        return placed

    def has_room_for_gaps(self, height: int) -> bool:
        """Whether so many lines show all its cards at once with a blank line between them."""
        cards, room = self.column_cards.cards, height - HEADING
        if len(cards) * 3 > room + 1:
            return False
        return sum(card_height(card, self._mode) + 1 for card in cards) <= room + 1

    def part(self, gap: int) -> None:
        """Set how many blank lines stand between two cards."""
        if gap != self._gap:
            self._gap = gap
            self._placed = None
            self.refresh()

    def _lines_of(self, index: int) -> tuple[StyledLine, ...]:
        known = self._lines.get(index)
        if known is None:
            known = self._lines[index] = self._cut_to_width(self.column_cards.cards[index])
        return known

    def _cut_to_width(self, card: BoardCard) -> tuple[StyledLine, ...]:
        """The lines of a card, as they were where the card is the same in the same minute."""
        key = card.application.id
        before = self._cut.get(key)
        if before is not None and before[0].is_same(card):
            return before[1]
        assert self._now is not None
        width = max(4, self.size.width)
        lines = tuple(card_lines(card, width, self._now, self._mode, self.glyphs))
        if len(self._cut) > MOST_KEPT:
            self._cut.clear()
        self._cut[key] = card, lines
        return lines

    def card_at(self, y: int) -> int | None:
        """The card that stands on a line of the column."""
        for placed in self.placed:
            if placed.y <= y < placed.bottom:
                return placed.place
        return None

    def nearest_to(self, y: int) -> int | None:
        """The card in view that is nearest to a line."""
        if not self.placed:
            return None
        return min(self.placed, key=lambda card: abs(card.y - y)).place

    def line_of(self, index: int) -> int:
        """The line on which a card begins, if it is in view; otherwise the first."""
        return next((card.y for card in self.placed if card.place == index), HEADING)

    @property
    def in_view(self) -> int:
        """How many whole cards the view holds, at least one."""
        height = self.size.height
        return max(1, sum(card.bottom <= height for card in self.placed))

    def _reckon_thumb(self) -> range:
        """The lines of the thumb, which tells which part of a long column is in view."""
        count, rows, seen = len(self.column_cards.cards), self.size.height - HEADING, self.in_view
        if seen >= count or rows <= 0:
            return range(0)
        size = max(1, rows * seen // count)
        start = min(round((rows - size) * self.top / (count - seen)), rows - size)
        return range(HEADING + start, HEADING + start + size)

    # -- cursor and scrolling ----------------------------------------------------------------

    def point_at(self, index: int | None) -> None:
        """Put the cursor on a card, or away; paints only what looks different then."""
        before = self.painted()
        self.cursor = index
        if index is not None:
            self.bring_into_view(index)
        self.repaint_since(before)

    def set_here(self, here: bool, keyed: bool) -> None:
        """Whether this is the column under the cursor, and whether the board has the keys."""
        if (here, keyed) == (self.here, self.keyed):
            return
        self.here, self.keyed = here, keyed
        self.refresh(Region(0, 0, self.size.width, HEADING))
        self._repaint(self.cursor)

    def bring_into_view(self, index: int) -> bool:
        """Scroll as little as needed to see the whole card; whether it had to."""
        if self.size.height <= HEADING:
            return False
        old = self.top
        if index < self.top:
            self.top = index
        else:
            self._scroll_down_to(index)
        if self.top == old:
            return False
        self._placed = None
        return True

    def _scroll_down_to(self, index: int) -> None:
        shown = next((card for card in self.placed if card.place == index), None)
        if shown is not None and (shown.bottom <= self.size.height or index == self.top):
            return
        room, top = self.size.height - HEADING, index
        room -= len(self._lines_of(index))
        while top > 0:
            room -= len(self._lines_of(top - 1)) + self._gap
            if room < 0:
                break
            top -= 1
        self.top = top

    def scroll_cards(self, by: int) -> bool:
        """Scroll by whole cards, the cursor stays where it is; whether anything moved."""
        last = self._last_top()
        top = max(0, min(self.top + by, last))
        if top == self.top:
            return False
        self.top = top
        self._placed = None
        self.refresh()
        return True

    def _last_top(self) -> int:
        """The first card of a view that ends with the last one."""
        room, top = self.size.height - HEADING, len(self.column_cards.cards)
        while top > 0:
            room -= len(self._lines_of(top - 1))
            if room < 0:
                break
            top -= 1
            room -= self._gap
        return min(top, max(0, len(self.column_cards.cards) - 1))

    def _repaint(self, index: int | None) -> None:
        for card in self._placed or ():
            if card.place == index:
                self.refresh(Region(0, card.y, self.size.width, len(card.lines)))

    def aim(self, is_target: bool, dragged: int | None = None) -> None:
        """Show whether a dragged card would land here, and which one is being dragged away."""
        if (is_target, dragged) != (self.is_target, self.dragged):
            self.is_target, self.dragged = is_target, dragged
            self.refresh()

    # -- drawing -----------------------------------------------------------------------------

    def segments_at(self, y: int, width: int) -> list[Segment]:
        """One line: the column, and a cell between it and the next one, unless it is needed."""
        line, ground = self.line_at(y, width - 1)
        if width_of(line) >= width:
            return segments(line, ground, width, self.palette)
        thumb = self.glyphs.thumb if y in self._thumb and not self.is_folded else " "
        edge = Segment(thumb, self.palette.style(Tone.FAINT, Ground.BASE))
        return [*segments(line, ground, width - 1, self.palette), edge]

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """A line of the heading or of a card."""
        ground = Ground.DROP if self.is_target else Ground.BASE
        if self.is_folded:
            line = folded_line(self.column_cards, y, width, self.glyphs)
            return line, Ground.DROP if self.is_target else Ground.BAND
        if y < HEADING:
            count = len(self.column_cards.cards)
            line = heading(self.column_cards.column, count, width, self.here, self.glyphs)
            return line, Ground.DROP if self.is_target else Ground.BAND
        for card in self.placed:
            if card.y <= y < card.bottom:
                return self._card_line(card, card.lines[y - card.y], ground)
        if not self.column_cards.cards and y == HEADING + 1 and self.empty:
            return crop([(" " + self.empty, Tone.MUTED)], width, self.glyphs.cut), ground
        return BLANK, ground

    def _card_line(
        self, card: PlacedCard, line: StyledLine, ground: Ground
    ) -> tuple[StyledLine, Ground]:
        if card.place == self.dragged:
            return tuple((text, Tone.MUTED) for text, _tone in line), Ground.QUIET
        if card.place != self.cursor:
            return line, ground
        if line[0][0] == " ":
            line = ((self.glyphs.bar, Tone.ACCENT if self.keyed else Tone.MUTED), *line[1:])
        return line, Ground.CURSOR if self.keyed else Ground.QUIET


def _minute(now: datetime) -> datetime:
    """Cards tell no seconds."""
    return now.replace(second=0, microsecond=0)
