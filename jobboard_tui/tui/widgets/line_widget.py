"""The ground of our widgets: lines of toned text, drawn one by one when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from jobboard_tui.tui.glyphs import UNICODE, Glyphs
from jobboard_tui.tui.presentation.styled_text import Ground, Line, Tone
from jobboard_tui.tui.presentation.text_width import cell_len
from jobboard_tui.tui.theme import Palette, palette_of


class Canvas(Widget):
    """A widget that draws itself line by line; `line_at` says what stands on a line.

    Only the lines that have to be painted are asked for. A canvas has no border and no padding.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Canvas {
        background: $background;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_cache = _Lines()

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

    def segments_at(self, y: int, width: int) -> list[Segment]:
        """The line `y` from the top, painted, in exactly `width` cells."""
        return segments(*self.line_at(y, width), width, self.palette)

    def render_line(self, y: int) -> Strip:
        """One line, painted."""
        width = self.size.width
        return Strip(self.segments_at(y, width), width)


class _Lines(StylesCache):
    """The lines of a canvas as they go to the terminal, each kept until it is to be drawn anew.

    The toolkit's own keeps them as they were before the app's filters, and looks at every line for
    the borders that a canvas does not have.
    """

    def __init__(self) -> None:
        super().__init__()
        self._made_for: tuple[Size, Sequence[LineFilter]] | None = None

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        assert isinstance(widget, Canvas)
        size, filters = widget.size, widget.get_line_filters()
        if (size, filters) != self._made_for:
            self.clear()
            self._made_for = (size, filters)
        lines, known, width = crop.line_range, self._cache, size.width
        missing = [y for y in lines if y in self._dirty_lines or y not in known]
        if missing:
            _base, background = widget.background_colors
            for y in missing:
                drawn = widget.segments_at(y, width)
                for one in filters:
                    drawn = one.apply(drawn, background)
                known[y] = Strip(drawn, width)
            self._dirty_lines.difference_update(missing)
        strips = [known[y] for y in lines]
        if crop.column_span == (0, width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]


def painted(line: Line, ground: Ground, width: int, palette: Palette) -> Strip:
    """The line in the colours of the theme, filled up to the width."""
    return Strip(segments(line, ground, width, palette), width)


def segments(line: Line, ground: Ground, width: int, palette: Palette) -> list[Segment]:
    """The line in the colours of the theme, filled up or cut to the width."""
    made = [Segment(text, palette.style(tone, ground)) for text, tone in line if text]
    used = sum(cell_len(text) for text, _tone in line)
    if used < width:
        made.append(Segment(" " * (width - used), palette.style(Tone.TEXT, ground)))
    elif used > width:
        return list(Strip(made, used).crop(0, width))
    return made
