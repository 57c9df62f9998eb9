"""The ground of our widgets: lines of toned text, drawn one by one when they are looked at."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from jobboard_tui.ui.cells import cell_len
from jobboard_tui.ui.glyphs import UNICODE, Glyphs
from jobboard_tui.ui.look.lines import Ground, Line, Tone
from jobboard_tui.ui.theme import Palette, palette_of


class Canvas(Widget):
    """A widget that draws itself line by line; `line_at` says what stands on a line.

    Only the lines that have to be painted are asked for.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Canvas {
        background: $background;
        color: $foreground;
    }
    """

    @property
    def glyphs(self) -> Glyphs:
        """The glyphs that the app draws with."""
        found = getattr(self.app, "glyphs", UNICODE)
        return found if isinstance(found, Glyphs) else UNICODE

    _palette: Palette | None = None

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        if self._palette is None:
            self._palette = palette_of(self.app)
        return self._palette

    def notify_style_update(self) -> None:
        """Ask for the colours again: the theme may be another one."""
        self._palette = None
        super().notify_style_update()

    def line_at(self, y: int, width: int) -> tuple[Line, Ground]:
        """What stands on the line `y` from the top, in at most `width` cells, and its ground."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line, painted."""
        width = self.size.width
        line, ground = self.line_at(y, width)
        return painted(line, ground, width, self.palette)

    def restyle(self) -> None:
        """Draw everything anew, after the glyphs have changed."""
        self.refresh()


def painted(line: Line, ground: Ground, width: int, palette: Palette) -> Strip:
    """The line in the colours of the theme, filled up to the width."""
    segments = [Segment(text, palette.style(tone, ground)) for text, tone in line if text]
    used = sum(cell_len(text) for text, _tone in line)
    if used < width:
        segments.append(Segment(" " * (width - used), palette.style(Tone.TEXT, ground)))
    strip = Strip(segments, max(used, width))
    return strip if used <= width else strip.crop(0, width)
