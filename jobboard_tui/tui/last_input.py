"""What was typed last, waited for before the dashboard ends: nothing of it is lost.

Apart from the app, since it knows queues and the terminal and nothing of boards.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from jobboard_tui.tui.textual_patches.terminal_reader import is_waiting_to_be_read

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.message_pump import MessagePump

SECONDS_A_TURN, TURNS_TO_SETTLE = 0.01, 100
"""So long at most, in turns, leaving waits for what was typed to arrive where it belongs."""


async def wait_for_last_input(
    terminal: Driver | None, parts: Callable[[], Iterable[MessagePump]]
) -> None:
    """Return once nothing that was typed is left in the terminal, and no part has any to read.

    The toolkit's thread that reads has ended then: what it has read is on its way. `parts` are the
    app, its screens and the widgets of the topmost, as they are at that moment.
    """
    if terminal is not None:
        number = getattr(terminal, "fileno", None)
        for _turn in range(TURNS_TO_SETTLE):
            if not isinstance(number, int) or not is_waiting_to_be_read(number):
                break
            await asyncio.sleep(SECONDS_A_TURN)
        terminal.disable_input()
    rests = 0
    for _turn in range(TURNS_TO_SETTLE):
        await asyncio.sleep(SECONDS_A_TURN)
        rests = 0 if any(part.message_queue_size for part in parts()) else rests + 1
        if rests > 1:
            return
