"""Text commands nothing: an action that stands in a text (`[@click=...]`) is not run.

The promise: whatever a posting, a letter or an imported file says, a click on it does nothing but
select. Texts are shown as content, not as markup; this stands behind, where a widget forgets it.
Textual runs the actions of a text on purpose and has no switch for it:
https://textual.textualize.io/guide/actions/#running-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.scrollbar import ScrollBar

from jobboard_tui.tui.textual_patches.requirements import Part

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.events import Event

A = TypeVar("A", bound=type[App[Any]])

PARTS = (Part(App, "_broker_event", ("self", "event_name", "event", "default_namespace")),)


def ignore_text_actions(app_class: A) -> A:
    """Return the class of an app, changed to run no action that a text names.

    Only a scroll bar draws its own: where it is to be pressed.
    """
    run_action = app_class._broker_event

    async def run_scroll_bar_action(
        app: App[Any], event_name: str, event: Event, default_namespace: DOMNode
    ) -> bool:
        if isinstance(default_namespace, ScrollBar):
            return await run_action(app, event_name, event, default_namespace)
        return False

    app_class._broker_event = run_scroll_bar_action  # type: ignore[assignment]
    return app_class
