"""Keys over a page that wait until the key before them has done what it does.

On a page a key goes from the widget that has the keys up to the app before it is looked up, and
what it opens needs some turns of the loop to be there. Of keys that come quicker than that, a later
one would reach what the first was pressed for too early: a letter of a search the list, where it is
a command. Letters for a field that is open already need not wait.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from textual import events
from textual.message_pump import MessagePump
from textual.widget import Widget

from jobboard_tui.tui.base_app import BaseApp

SECONDS_TO_SETTLE = 0.5
"""So long at most a key waits for the one before: a part that is never at rest loses no keys."""
TURNS_AT_REST = 3
"""So many turns of the loop in a row without a message anywhere: what was pressed is done."""

Typed = events.Key | events.Paste


class WaitingKeys:
    """The keys and pastes that wait, in their order; `take` gets each when it is its turn."""

    def __init__(self, app: BaseApp[Any], take: Callable[[events.Event], Awaitable[None]]) -> None:
        self.app = app
        self._take = take
        self._waiting: deque[events.Event] = deque()
        self._settling: asyncio.Task[None] | None = None

    @property
    def is_settling(self) -> bool:
        """Whether the key before is still being carried out, so that others would wait."""
        return self._settling is not None

    def hold(self, event: events.Event) -> bool:
        """Return whether a key has to wait; then it comes to the app again in its turn."""
        is_settling = self._settling is not None
        screen = self.app.screen
        if not is_settling and not (screen.is_modal and not self._is_there(screen)):
            return False
        self._waiting.append(event)
        if not is_settling:
            self.settle()
        return True

    def settle(self) -> None:
        """Let what comes from now on wait until the parts are at rest."""
        if self._settling is None:
            self._settling = asyncio.get_running_loop().create_task(self._settle())

    async def _settle(self) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + SECONDS_TO_SETTLE
        rests = 0
        while rests < TURNS_AT_REST and loop.time() < until and not self.app.is_ending:
            await asyncio.sleep(0)
            rests = rests + 1 if self._is_at_rest() else 0
        self.app.call_later(self._release)

    async def _release(self) -> None:
        """Hand on what has waited, up to the next key that has to be waited for."""
        self._settling = None
        while self._waiting and self._settling is None:
            await self._take(self._waiting.popleft())

    def _is_at_rest(self) -> bool:
        parts: Iterable[MessagePump] = (self.app, *self._parts())
        return all(not part.message_queue_size for part in parts) and all(
            self._is_there(part) for part in self._parts()
        )

    def _parts(self) -> Iterable[Widget]:
        screen = self.app.screen
        return (screen, *screen.walk_children(Widget))

    @staticmethod
    def _is_there(part: Widget) -> bool:
        return bool(part.is_mounted)
