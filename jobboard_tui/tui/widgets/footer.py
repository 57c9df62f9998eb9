"""The last line of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from jobboard_tui.tui.presentation.header import FooterKey, key_at, keys_line
from jobboard_tui.tui.presentation.styled_text import Ground, StyledLine
from jobboard_tui.tui.widgets.line_widget import LineWidget
from jobboard_tui.tui.widgets.value_message import ValueMessage

MOST_KEYS = 7


class KeyFooter(LineWidget):
    """The keys that matter here, at most seven, and what there is to say about the file.

    The toolkit's `Footer` has no place for that note, and cuts the last key where room is short.
    """

    DEFAULT_CSS = """
    KeyFooter { height: 1; width: 1fr; }
    """

    class Pressed(ValueMessage):
        """A key was clicked."""

        key: str

        def __init__(self, key: str) -> None:
            super().__init__(key=key)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._keys: tuple[FooterKey, ...] = ()
        self._right = ""

    def show(self, keys: Sequence[FooterKey], right: str = "") -> None:
        """Other keys (as shown, what they do, whether they can be used), another note."""
        shown = tuple(keys)[:MOST_KEYS]
        if (shown, right) != (self._keys, self._right):
            self._keys, self._right = shown, right
            self.refresh()

    def line_at(self, _y: int, width: int) -> tuple[StyledLine, Ground]:
        """Return the only line: the keys and what they do."""
        return keys_line(self._keys, self._right, width, self.glyphs), Ground.BAND

    def on_click(self, event: events.Click) -> None:
        """A click on a key is the key."""
        key = key_at(self._keys, self._right, self.size.width, event.x)
        if key is not None:
            self.post_message(self.Pressed(key))
