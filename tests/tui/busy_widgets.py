"""Waiting for the widgets that have something to do, in place of asking every one of them."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.app import ScreenError
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout

ROUNDS = 10
"""So often a message may lead to another before a test goes on all the same."""


def is_busy(pump: MessagePump) -> bool:
    """Whether a widget, a screen or the app has a message, or is at work on one."""
    ready = pump._message_queue.ready_event
    return ready.is_set() or not ready._waiters


async def wait_for_the_busy(pilot: Pilot[Any], timeout: float = 30.0) -> bool:
    """Wait until nobody on the screen has anything to do, or some have again and again."""
    app = pilot.app
    for _round in range(ROUNDS):
        await asyncio.sleep(0)
        try:
            every = [app, *app.screen.walk_children(with_self=True)]
        except ScreenError:
            return False
        done = asyncio.Event()
        busy = {pump for pump in every if is_busy(pump)}

        def has_done(pump: MessagePump, busy: set[Any] = busy, done: Any = done) -> None:
            busy.discard(pump)
            if not busy:
                done.set()

        for pump in list(busy):
            if not pump.call_later(has_done, pump):
                busy.discard(pump)
        if not busy:
            return True
        waiting = [asyncio.create_task(event.wait()) for event in (done, app._exception_event)]
        ended, rest = await asyncio.wait(
            waiting, timeout=timeout, return_when=asyncio.FIRST_COMPLETED
        )
        for task in rest:
            task.cancel()
        if not ended:
            raise WaitForScreenTimeout("widgets do not come to an end with their messages")
        if not done.is_set():
            return False
    return True
