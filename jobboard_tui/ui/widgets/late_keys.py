"""Keys that were pressed before what they are meant for had opened.

Of several keys that arrive at once (a fast typist, a paste without brackets, a busy machine), the
first may open a line to type in while the others are still on their way to the widget that had the
keys before. They come up to the app, which hands them on from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual import events
    from textual.app import App


@runtime_checkable
class TakesKeys(Protocol):
    """A widget that lets no letter out which was meant for it."""

    def take_key(self, event: events.Key) -> bool:
        """Take a letter as if it had been typed here; whether it was one."""


def take_late_key(app: App[Any], event: events.Key) -> bool:
    """Hand a letter that has come up to the app to what has the keys now; whether it was taken."""
    focused = app.focused
    return isinstance(focused, TakesKeys) and focused.take_key(event)
