"""No Japanese character is lost where a prompt floats above the screen's other parts.

The promise: a name in a prompt or a list is read whole. Textual paints a screen in pieces, which
are cut wherever a widget begins or ends, also one that is covered, and drops a wide character that
stands on such a cut: https://github.com/Textualize/textual/issues/6357. Under what floats no cuts
are made.
"""

from __future__ import annotations

from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from jobboard_tui.tui.textual_patches.requirements import Part

LAYER = "entry"

PARTS = (
    Part(Screen, "_compositor"),
    Part(Compositor, "_cuts"),
    Part(Compositor, "_render_chops", ("self", "crop", "is_rendered_line")),
)


class OverlayCompositor(Compositor):
    """Paints full-width widgets of our layer in one piece, whatever lies beneath them."""

    @classmethod
    def instead_of(cls, compositor: Compositor) -> OverlayCompositor:
        """Return a compositor that goes on where another one is."""
        uncut = cls()
        vars(uncut).update(vars(compositor))
        uncut._cuts = None
        return uncut

    @property
    def cuts(self) -> list[list[int]]:
        """The columns at which each line of the screen is cut into pieces."""
        if self._cuts is None:
            cuts = super().cuts
            for widget, region in self._floating():
                for y in range(max(0, region.y), min(region.bottom, len(cuts))):
                    cuts[y] = self._cuts_within(widget, y)
            self._cuts = cuts
        return self._cuts

    def _floating(self) -> list[tuple[Widget, Region]]:
        return [
            (widget, region)
            for widget, (region, _clip) in self.visible_widgets.items()
            if widget.layer == LAYER and region.x <= 0 and region.right >= self.size.width
        ]

    def _cuts_within(self, floating: Widget, y: int) -> list[int]:
        cuts = {0, self.size.width}
        for widget, (region, clip) in self.visible_widgets.items():
            if floating in widget.ancestors_with_self:
                part = region.intersection(clip)
                if part and part.y <= y < part.bottom:
                    cuts |= {part.x, part.right}
        return sorted(cuts)


def float_over(widget: Widget) -> None:
    """Put a docked widget on a layer of its own, so that showing it lays nothing out anew."""
    screen = widget.screen
    layers = screen.styles.layers or ("default",)
    if LAYER not in layers:
        screen.styles.layers = (*layers, LAYER)  # type: ignore[assignment]
        screen._compositor = OverlayCompositor.instead_of(screen._compositor)
    widget.styles.layer = LAYER
