"""What the program has to say, in the place of the footer, until the next key."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from jobboard_tui.core.text import clean
from jobboard_tui.ui.look.lines import Ground, Line, Tone, cropped
from jobboard_tui.ui.widgets.canvas import Canvas

SECONDS = 8.0
WARNING_SECONDS = 20.0


class Notice(Canvas):
    """One line; `gone` is called when it makes room for the footer again."""

    DEFAULT_CSS = """
    Notice { height: 1; width: 1fr; display: none; }
    """

    def __init__(self, gone: Callable[[], None]) -> None:
        super().__init__()
        self._gone = gone
        self._said = ""
        self._warns = False
        self._timer: Timer | None = None

    @property
    def said(self) -> str:
        """What stands there; empty when it is hidden."""
        return self._said

    def say(self, text: str, warn: bool = False) -> None:
        """Show a sentence; a warning is not covered by what merely tells that it was done."""
        if self._warns and not warn and self._said:
            return
        self._said, self._warns = clean(text), warn
        self.display = True
        self.refresh()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(WARNING_SECONDS if warn else SECONDS, self.hush)

    def hush(self) -> None:
        """Make room."""
        if self._said:
            self._said, self._warns = "", False
            self.display = False
            self._gone()

    def line_at(self, _y: int, width: int) -> tuple[Line, Ground]:
        """The one line."""
        tone = Tone.DUE if self._warns else Tone.STRONG
        sign = f" {self.glyphs.due} " if self._warns else " "
        return cropped(((sign + self._said, tone),), width, self.glyphs.cut), Ground.BAND
