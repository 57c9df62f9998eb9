"""The last line of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.timer import Timer

from jobboard_tui.ui.cells import cell_len
from jobboard_tui.ui.look.lines import Ground, Line, Tone
from jobboard_tui.ui.look.overview import Key, keys_line
from jobboard_tui.ui.widgets.canvas import Canvas

MOST_KEYS = 7
SECONDS_SAID = 4.0
SECONDS_PER_LETTER = 0.06


class Keybar(Canvas):
    """The keys that matter here, at most seven, and what there is to say about the file."""

    DEFAULT_CSS = """
    Keybar { height: 1; width: 1fr; }
    """

    @dataclass
    class Pressed(Message):
        """A key was clicked."""

        key: str

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._keys: tuple[Key, ...] = ()
        self._right = ""
        self._said = ""
        self._is_warning = False
        self._silence: Timer | None = None

    def show(self, keys: Sequence[Key], right: str = "") -> None:
        """Other keys (as shown, what they do, whether they can be used), another note."""
        shown = tuple(keys)[:MOST_KEYS]
        if (shown, right) != (self._keys, self._right):
            self._keys, self._right = shown, right
            self.refresh()

    def say(self, text: str, warn: bool = False) -> None:
        """Tell something for some seconds, in place of the note; longer where it is long."""
        self._said, self._is_warning = text, warn
        if self._silence is not None:
            self._silence.stop()
        seconds = SECONDS_SAID + len(text) * SECONDS_PER_LETTER
        self._silence = self.set_timer(seconds, self._be_silent)
        self.refresh()

    def _be_silent(self) -> None:
        self._said, self._silence = "", None
        self.refresh()

    @property
    def said(self) -> str:
        """What is being told at the moment."""
        return self._said

    def line_at(self, _y: int, width: int) -> tuple[Line, Ground]:
        """The one line."""
        if not self._said:
            return keys_line(self._keys, self._right, width, self.glyphs), Ground.BAND
        tone = Tone.LATE if self._is_warning else Tone.GOOD
        return keys_line(self._keys, self._said, width, self.glyphs, tone), Ground.BAND

    def on_click(self, event: events.Click) -> None:
        """A click on a key is the key."""
        x = 1
        for key, label, _enabled in self._keys:
            wide = cell_len(key) + cell_len(label) + 4
            if x <= event.x < x + wide - 3:
                self.post_message(self.Pressed(key))
                return
            x += wide
