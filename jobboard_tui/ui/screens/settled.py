"""A screen that is painted first when its parts have found their sizes.

While a screen is set up, its parts get their sizes, their content and the cursor one after the
other, and each step would be painted: four times the whole screen, of which nobody sees the first
three. So the first painting waits for the moment in which nothing more is to be laid out.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.screen import Screen

ROUNDS = 5
"""So often at most the layout is waited for: something that never rests is shown all the same."""


class SettledScreen(Screen[None]):
    """A screen with no half-finished first painting."""

    _rounds = 0
    _is_settled = False

    def fit(self, size: Size) -> None:
        """Before it is mounted: have the classes that this size of the screen asks for."""
        sides = (
            (size.width, self.HORIZONTAL_BREAKPOINTS or []),
            (size.height, self.VERTICAL_BREAKPOINTS or []),
        )
        for length, breakpoints in sides:
            fitting = [one for one in breakpoints if one[0] <= length]
            if fitting:
                self.set_class(True, max(fitting)[1], update=False)

    def settle(self) -> None:
        """What is to be shown is there: paint it once it is laid out."""
        self.call_after_refresh(self._look_whether_settled)

    async def first_painted(self) -> None:
        """Called when the first painting has gone to the terminal."""

    def _look_whether_settled(self) -> None:
        self._rounds += 1
        if self._layout_required and self._rounds < ROUNDS:
            self.call_after_refresh(self._look_whether_settled)
            return
        self._is_settled = True
        self.refresh()
        self.call_after_refresh(self.first_painted)

    def _compositor_refresh(self) -> None:
        """What is to be painted adds up until the first painting."""
        if self._is_settled:
            super()._compositor_refresh()
