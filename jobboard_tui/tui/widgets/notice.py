"""What the program has to say, in the place of the footer, until the next key."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from textual.timer import Timer

from jobboard_tui.domain.text import clean
from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine, Tone, crop
from jobboard_tui.tui.presentation.text_width import cut, wrap
from jobboard_tui.tui.widgets.line_widget import LineWidget

SECONDS = 8.0
WARNING_SECONDS = 20.0
MOST_LINES = 3
WARNING = "!"
"""The sign of a warning: those of reminders mean something else."""
SIGN = 3
"""Cells before the text: the sign of a warning, or blanks below it."""


class Notice(LineWidget):
    """A line, or a few where needed; `gone` is called when it makes room for the footer.

    The toolkit's `notify` would cover cards or what is due, and is still there after the next key.
    """

    DEFAULT_CSS = """
    Notice { height: 1; width: 1fr; display: none; }
    """

    def __init__(self, gone: Callable[[], None]) -> None:
        super().__init__()
        self._gone = gone
        self._said = ""
        self._warns = False
        self._lines: list[str] = []
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
        self._fill()
        self.display = True
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(WARNING_SECONDS if warn else SECONDS, self.hush)

    def _fill(self) -> None:
        """As many lines as the text needs; the last one is cut where they would be too many."""
        width = max(1, self.screen.size.width - SIGN)
        lines = list(islice(wrap(self._said, width), MOST_LINES + 1))
        rest = [cut(" ".join(lines[MOST_LINES - 1 :]), width, self.glyphs.cut)]
        self._lines = lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], *rest]
        self.styles.height = len(self._lines)
        self.refresh()

    def on_resize(self) -> None:
        """Break the lines anew."""
        if self._said:
            self._fill()

    def hush(self) -> None:
        """Take the notice away, to make room."""
        if self._said:
            self._said, self._warns = "", False
            self.display = False
            self._gone()

    def hush_if(self, text: str) -> None:
        """Take the notice away where it still says that."""
        if self._said == clean(text):
            self.hush()

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """One line of it."""
        if y >= len(self._lines):
            return BLANK, Ground.BAND
        tone = Tone.DUE if self._warns else Tone.STRONG
        sign = " " if not self._warns else f" {WARNING} " if y == 0 else " " * SIGN
        return crop(((sign + self._lines[y], tone),), width, self.glyphs.cut), Ground.BAND
