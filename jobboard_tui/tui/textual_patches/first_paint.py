"""The first picture of the board is whole, and the only one.

While a screen is set up, its parts get their sizes, their content and the cursor one after the
other, and Textual would paint each step: a board without cards first, four paintings of the whole
screen in all. So the first painting waits until nothing more is to be laid out, and then comes at
once: Textual's own would wait for the next tick of its clock, up to 17 ms.

What it buys: when it was made, the first useful paint of 10 applications came after 1.3 times that
of a bare Textual app; by public means alone (`App.batch_update`, a layout at the next tick of
Textual's clock) after 1.7 times. Today it comes after 1.5 times, which is the bar. Textual
paints widgets before they know their sizes elsewhere too: https://github.com/Textualize/textual/pull/5842
"""

from __future__ import annotations

import asyncio
from typing import Self

from textual.events import ScreenResume
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget

from jobboard_tui.tui.textual_patches.requirements import Part

PARTS = (
    Part(Screen, "_layout_required"),
    Part(Screen, "_refresh_layout", ("self", "size", "scroll")),
    Part(Screen, "_compositor_refresh", ("self",)),
    Part(Screen, "_on_timer_update", ("self",)),
)

ROUNDS = 100
"""So often at most the parts are waited for: something that never rests is shown all the same."""


class FirstPaintScreen(Screen[None]):
    """A screen with no half-finished first painting."""

    _rounds = 0
    _is_settled = False
    _is_bringing_in = False

    def fit(self, size: Size) -> None:
        """Before it is mounted: have the classes that this size of the screen asks for."""
        sides = (
            (size.width, self.HORIZONTAL_BREAKPOINTS or []),
            (size.height, self.VERTICAL_BREAKPOINTS or []),
        )
        for length, breakpoints in sides:
            fitting = [bound for bound in breakpoints if bound[0] <= length]
            if fitting:
                self.set_class(True, max(fitting)[1], update=False)

    def settle(self) -> None:
        """What is to be shown is there: paint it once it is laid out."""
        self.call_later(self._settle)

    async def first_painted(self) -> None:
        """Called when the first painting has gone to the terminal."""

    async def bring_in(self, *parts: Widget, before: Widget) -> None:
        """Mount parts that are not to be seen yet: what is on the screen stays painted."""
        self._is_bringing_in = True
        mounted = self.mount(*parts, before=before)
        self.call_next(self._has_brought_in)  # behind what the toolkit does once they are there
        await mounted

    def _has_brought_in(self) -> None:
        self._is_bringing_in = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """What the toolkit asks for when parts are mounted, a layout and all anew, is a layout."""
        repaint = repaint and not (self._is_bringing_in and layout)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    async def _settle(self) -> None:
        self._rounds += 1
        if self._rounds < ROUNDS and not self._rests():
            if self._layout_required:
                self._layout_required = False
                self._refresh_layout()
            await asyncio.sleep(0)  # the parts take their new sizes, each in its own task
            self.call_later(self._settle)
            return
        self._is_settled = True
        self.refresh()
        self._on_timer_update()
        self.call_after_refresh(self.first_painted)

    def _rests(self) -> bool:
        """Whether nothing is to be laid out, and no part has word of it yet to be read."""
        if self._layout_required or self.message_queue_size:
            return False
        return not any(part.message_queue_size for part in self.walk_children())

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Before the base class hears of it: what was just styled need not be styled again."""
        event.refresh_styles = event.refresh_styles and self._is_settled

    def _compositor_refresh(self) -> None:
        """What is to be painted adds up until the first painting."""
        if self._is_settled:
            super()._compositor_refresh()
