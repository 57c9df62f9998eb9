"""Where short input floats: above the screen's other parts, without moving them."""

from __future__ import annotations

from textual.widget import Widget

LAYER = "entry"


def float_over(widget: Widget) -> None:
    """Put a docked widget on a layer of its own, so that showing it lays nothing out anew."""
    screen = widget.screen
    layers = screen.styles.layers or ("default",)
    if LAYER not in layers:
        screen.styles.layers = (*layers, LAYER)  # type: ignore[assignment]
    widget.styles.layer = LAYER
