"""The board's columns side by side, with one cursor over all of them.

All columns are always to be seen: columns for which there is no room, and empty ones, are
folded to a strip of three cells with their count and their name downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widget import Widget

from jobboard_tui.domain.board_columns import BoardColumn, board_columns
from jobboard_tui.domain.models import Stage
from jobboard_tui.tui.presentation.cards import BoardCard, CardMode, ColumnCards
from jobboard_tui.tui.widgets.column import HEADING, StageColumn
from jobboard_tui.tui.widgets.column_widths import FOLDED, column_widths
from jobboard_tui.tui.widgets.value_message import ValueMessage

__all__ = ["BoardCard", "BoardColumns", "CardMode", "ColumnCards"]

WHEEL_CARDS = 2


class BoardColumns(Widget, can_focus=True):
    """The columns; the cursor stays on its application whatever happens around it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BoardColumns {
        layout: horizontal;
        background: $background;
        overflow: hidden;
    }
    """

    mode: reactive[CardMode | None] = reactive(None, init=False)
    """How much a card tells; None: by the width of the screen."""

    class Selected(ValueMessage):
        """The cursor is on another application, or on none."""

        app_id: str | None

        def __init__(self, app_id: str | None) -> None:
            super().__init__(app_id=app_id)

    class Opened(ValueMessage):
        """A card was clicked twice."""

        app_id: str

        def __init__(self, app_id: str) -> None:
            super().__init__(app_id=app_id)

    class Dropped(ValueMessage):
        """A card was dragged to another column."""

        app_id: str
        column: BoardColumn

        def __init__(self, app_id: str, column: BoardColumn) -> None:
            super().__init__(app_id=app_id, column=column)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._columns = [StageColumn(column) for column in board_columns()]
        self._now: datetime | None = None
        self._empty = ""
        self._at = 0
        self._app_id: str | None = None
        self._drag: _Drag | None = None

    def compose(self) -> ComposeResult:
        """Yield a widget for each column of the board, from left to right."""
        yield from self._columns

    # -- what is shown -----------------------------------------------------------------------

    def show(self, lanes: Sequence[ColumnCards], now: datetime, empty: str = "") -> None:
        """Other cards. `empty` is said where no column has any.

        The cursor stays on its application; where that is gone it goes to its neighbour.
        """
        self._now, self._empty = now, empty
        by_name = {column_cards.column.name: column_cards for column_cards in lanes}
        index = self._columns[self._at].cursor
        nothing = not any(len(column_cards.cards) for column_cards in lanes)
        for column in self._columns:
            column_cards = by_name.get(
                column.column_cards.column.name, ColumnCards(column.column_cards.column)
            )
            column.show(column_cards, now, self._mode, empty if nothing else "")
        self._find_cursor(index)

    @property
    def _mode(self) -> CardMode:
        return self.mode or CardMode.of_width(self.app.size.width)

    def _find_cursor(self, index: int | None) -> None:
        """Put the cursor back on its application, or on what has taken its place."""
        here = self._columns[self._at]
        cards = here.column_cards.cards
        if index is not None and index < len(cards):
            card = cards[index]
            if card.application.id == self._app_id:
                return self._point(self._at, index)
        if self._app_id is not None:
            order = [self._at, *(place for place in range(len(self._columns)) if place != self._at)]
            for at in order:
                card_index = self._columns[at].column_cards.find(self._app_id)
                if card_index is not None:
                    return self._point(at, card_index)
        if cards:
            return self._point(self._at, min(index or 0, len(cards) - 1))
        near = sorted(range(len(self._columns)), key=lambda at: abs(at - self._at))
        at = next((at for at in near if self._columns[at].column_cards.cards), self._at)
        return self._point(at, 0 if self._columns[at].column_cards.cards else None)

    # -- the cursor --------------------------------------------------------------------------

    @property
    def cursor_app(self) -> str | None:
        """The id of the application under the cursor."""
        return self._app_id

    @property
    def stage(self) -> Stage:
        """The stage under the cursor."""
        return self._columns[self._at].stage

    def begin_on(self, app_id: str | None) -> None:
        """The application to put the cursor on when the first cards are shown."""
        self._app_id = app_id

    def select(self, app_id: str) -> bool:
        """Put the cursor on an application; whether it is shown at all."""
        for at, column in enumerate(self._columns):
            index = column.column_cards.find(app_id)
            if index is not None:
                self._point(at, index)
                return True
        return False

    def move_cursor(self, dx: int, dy: int) -> None:
        """So many columns to the right and cards down; empty columns are passed over."""
        if dx:
            self._move_sideways(dx)
        if dy:
            column = self._columns[self._at]
            last = len(column.column_cards.cards) - 1
            if last >= 0:
                self._point(self._at, max(0, min((column.cursor or 0) + dy, last)))

    def _move_sideways(self, dx: int) -> None:
        step = 1 if dx > 0 else -1
        at = self._at + step
        while 0 <= at < len(self._columns):
            if self._columns[at].column_cards.cards:
                return self._point(at, self._beside(self._columns[at]))
            at += step
        return None

    def go_to_column(self, at: int) -> bool:
        """Put the cursor into a column, counted from 0; whether it has a card to stand on."""
        if not self._columns[at].column_cards.cards:
            return False
        if at != self._at:
            self._point(at, self._beside(self._columns[at]))
        return True

    def _beside(self, column: StageColumn) -> int | None:
        """The card of another column that stands beside the cursor."""
        here = self._columns[self._at]
        if not column.column_cards.cards:
            return None
        if column.is_folded:
            return column.top
        y = HEADING if here.cursor is None else here.line_of(here.cursor)
        return column.nearest_to(y) or column.top

    def cursor_home(self) -> None:
        """The first card of the column."""
        self.move_cursor(0, -len(self._columns[self._at].column_cards.cards))

    def cursor_end(self) -> None:
        """The last card of the column."""
        self.move_cursor(0, len(self._columns[self._at].column_cards.cards))

    def cursor_page(self, pages: float) -> None:
        """A view of cards down (up where negative); halves too."""
        cards = self._columns[self._at].in_view
        self.move_cursor(0, (1 if pages > 0 else -1) * max(1, round(abs(pages) * cards)))

    def _point(self, at: int, index: int | None) -> None:
        """The one place where the cursor changes."""
        column = self._columns[at]
        if at != self._at:
            old = self._columns[self._at]
            old.point_at(None)
            old.set_here(False, False)
        self._at = at
        self._arrange()
        column.set_here(True, self.has_focus)
        column.point_at(index)
        app_id = None if index is None else column.column_cards.cards[index].application.id
        if app_id != self._app_id:
            self._app_id = app_id
            self.post_message(self.Selected(app_id))

    # -- widths ------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Share the width among the columns; what has no room is folded."""
        counts = [len(column.column_cards.cards) for column in self._columns]
        widths = column_widths(self.size.width, counts, self._at, self._mode)
        for column, width in zip(self._columns, widths, strict=True):
            column.fold(width <= FOLDED, width)
        opened = [column for column in self._columns if not column.is_folded]
        # its own height, which every column takes: before their first layout they have none
        height = self.size.height
        gap = int(all(column.has_room_for_gaps(height) for column in opened))
        for column in opened:
            column.part(gap)

    def on_resize(self) -> None:
        """Other widths, and perhaps another mode."""
        self._show_again()

    def watch_mode(self) -> None:
        """Cards tell more or less."""
        self._show_again()

    def _show_again(self) -> None:
        if self._now is not None:
            self.show([column.column_cards for column in self._columns], self._now, self._empty)

    def on_focus(self) -> None:
        """The cursor shows that the keys come here."""
        self._columns[self._at].set_here(True, True)

    def on_blur(self) -> None:
        """The cursor shows that the keys go elsewhere."""
        self._columns[self._at].set_here(True, False)

    # -- mouse -------------------------------------------------------------------------------

    def _under(self, event: events.MouseEvent) -> tuple[int, int | None] | None:
        """The column and the card under the mouse."""
        for at, column in enumerate(self._columns):
            region = column.region
            if column.display and region.contains(event.screen_x, event.screen_y):
                y = event.screen_y - region.y
                return at, None if column.is_folded or y < HEADING else column.card_at(y)
        return None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Select the card, and be ready to drag it."""
        spot = self._under(event)
        if spot is None or event.button != 1:
            return
        at, index = spot
        if index is None:
            if at != self._at:
                self._point(at, self._beside(self._columns[at]))
            return
        self._point(at, index)
        self._drag = _Drag(at, index, event.screen_x, event.screen_y)
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where the dragged card would land."""
        drag = self._drag
        if drag is None:
            return
        far = abs(event.screen_x - drag.x) + abs(event.screen_y - drag.y)
        drag.moving = drag.moving or far > 1
        if drag.moving:
            self._aim(self._under(event))

    def _aim(self, spot: tuple[int, int | None] | None) -> None:
        drag = self._drag
        for at, column in enumerate(self._columns):
            source = drag is not None and drag.at == at
            target = drag is not None and spot is not None and spot[0] == at and not source
            column.aim(target, drag.index if drag is not None and source else None)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the card go."""
        drag = self._drag
        if drag is None:
            return
        app_id = self._app_id
        self.cancel_drag()
        spot = self._under(event)
        if drag.moving and spot is not None and spot[0] != drag.at and app_id is not None:
            self.post_message(self.Dropped(app_id, self._columns[spot[0]].column_cards.column))

    def cancel_drag(self) -> bool:
        """The card stays where it was; whether one was being dragged."""
        drag, self._drag = self._drag, None
        if drag is None:
            return False
        self.release_mouse()
        self._aim(None)
        return drag.moving

    def on_click(self, event: events.Click) -> None:
        """Twice: open the card."""
        spot = self._under(event)
        if event.chain == 2 and spot is not None and spot[1] is not None and self._app_id:
            self.post_message(self.Opened(self._app_id))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll the column under the mouse."""
        self._wheel(event, WHEEL_CARDS)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll the column under the mouse."""
        self._wheel(event, -WHEEL_CARDS)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        spot = self._under(event)
        if spot is not None and not self._columns[spot[0]].is_folded:
            event.stop()
            self._columns[spot[0]].scroll_cards(by)


class _Drag:
    """A card held by the mouse: where it came from and where the button went down."""

    def __init__(self, at: int, index: int, x: int, y: int) -> None:
        self.at = at
        self.index = index
        self.x = x
        self.y = y
        self.moving = False
