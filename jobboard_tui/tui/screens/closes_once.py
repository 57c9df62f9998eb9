"""A screen that closes once, however often it is asked to."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

T = TypeVar("T")


class ClosesOnce(Screen[T]):
    """A screen over another one; keys that come behind the one that closes it do nothing there.

    Keys are handed on one by one, and wait in a queue: of two that come at once, the second is
    read when the screen is gone. The toolkit would close the one below it.
    """

    @property
    def is_open(self) -> bool:
        """Whether the screen is one of the app's, on top or below another one."""
        return self in self.app.screen_stack

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close, and hand over the result; nothing where another screen is on top."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What a key does, it does only as long as the screen is open."""
        return super().check_action(action, parameters) if self.is_open else False
