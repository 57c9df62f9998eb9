"""Keys that reach a widget before or after what they are meant for has the keys.

Of several keys that arrive at once (a fast typist, a paste without brackets, a busy machine), the
first may open a line to type in while the others are still on their way to the widget that had the
keys before. They come up to the app, which hands them on from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable
from unicodedata import category

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget


def typed_character(event: events.Key) -> str:
    """Return the character that a key types; empty for any other key.

    The wide space of a Japanese keyboard is one too, which the toolkit passes over: Python calls
    every space but the plain one unprintable.
    """
    character = event.character
    if character is None:
        return ""
    return character if event.is_printable or category(character) == "Zs" else ""


@runtime_checkable
class TakesKeys(Protocol):
    """A widget that lets no letter out which was meant for it."""

    def take_key(self, event: events.Key) -> bool:
        """Take a letter as if it had been typed here; whether it was one."""


def take_late_key(app: App[Any], event: events.Key) -> bool:
    """Hand a letter that has come up to the app to what has the keys now; whether it was taken."""
    focused = app.focused
    return isinstance(focused, TakesKeys) and focused.take_key(event)


def belongs_elsewhere(widget: Widget, event: events.Key) -> bool:
    """Hand a key on that was on its way to a widget when that let go of the keys.

    A line that Enter has shut gets what was typed right behind the Enter all the same.
    """
    if widget.app.focused is widget:
        return False
    event.stop()
    event.prevent_default()
    widget.app.post_message(events.Key(event.key, event.character))
    return True
