"""Keys are carried out in the order in which they are pressed, however fast they come.

The promise: what is typed right behind a key that opens a line goes into that line. Textual hands
a key to the widget that has the focus, from where it comes up to the app before its binding is
looked up; a key that follows may overtake it, or reach what the one before has opened:
https://github.com/Textualize/textual/issues/1199. There is no public way to look a binding up at
once: `App.simulate_key` posts the key like any other.
"""

from __future__ import annotations

from typing import Any

from textual.app import App

from jobboard_tui.tui.textual_patches.requirements import Part

PARTS = (Part(App, "_check_bindings", ("self", "key", "priority")),)


async def run_binding(app: App[Any], key: str, *, priority: bool = False) -> bool:
    """Run the action that a key is bound to, now; return whether there was one.

    With `priority` only bindings that go before the focused widget, from the app down.
    """
    return await app._check_bindings(key, priority)
