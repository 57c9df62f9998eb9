"""The ground of our widgets: lines of toned text, drawn one by one when they are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from jobboard_tui.tui.glyphs import UNICODE, Glyphs
from jobboard_tui.tui.presentation.styled_text import Ground, StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import cell_len
from jobboard_tui.tui.theme import Palette, palette_of


class LineWidget(Widget):
    """A widget that draws itself line by line; `line_at` says what stands on a line.

    Only the lines that have to be painted are asked for. A canvas has no border and no padding.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LineWidget {
        background: $background;
        color: $foreground;
    }
    """

    @property
    def glyphs(self) -> Glyphs:
        """The glyphs that the app draws with."""
        glyphs = getattr(self.app, "glyphs", UNICODE)
        return glyphs if isinstance(glyphs, Glyphs) else UNICODE

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

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """What stands on the line `y` from the top, in at most `width` cells, and its ground."""
        raise NotImplementedError

    def segments_at(self, y: int, width: int) -> list[Segment]:
        """The line `y` from the top, painted, in exactly `width` cells."""
        return segments(*self.line_at(y, width), width, self.palette)

    def painted(self) -> list[list[Segment]]:
        """Return every line as it stands now, to be handed to `repaint_since` after a change."""
        width, height = self.scrollable_content_region.size
        return [self.segments_at(y, width) for y in range(height)]

    def repaint_since(self, before: Sequence[list[Segment]]) -> None:
        """Paint the lines anew that are others now, as far as they differ from the left."""
        lines = enumerate(zip(before, self.painted(), strict=True))
        changed = [
            Region(0, y, _changed_cells(*both), 1) for y, both in lines if both[0] != both[1]
        ]
        if changed:
            self.refresh(*changed)

    @property
    def line_width(self) -> int:
        """The cells of a line: nothing stands beside it."""
        return self.outer_size.width

    def render_line(self, y: int) -> Strip:
        """Return one line in the theme's colours."""
        width = self.line_width
        return Strip(join_segments(self.segments_at(y, width)), width)


def segments(line: StyledLine, ground: Ground, width: int, palette: Palette) -> list[Segment]:
    """Return the line in the colours of the theme, filled up or cut to the width."""
    made = [Segment(text, palette.style(tone, ground)) for text, tone in line if text]
    used = sum(cell_len(text) for text, _tone in line)
    if used < width:
        made.append(Segment(" " * (width - used), palette.style(Tone.TEXT, ground)))
    elif used > width:
        return list(Strip(made, used).crop(0, width))
    return made


def _changed_cells(old: Sequence[Segment], new: Sequence[Segment]) -> int:
    """The cells of a line up to what ends both in the same way."""
    pairs = zip(reversed(old), reversed(new), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return sum(cell_len(segment.text) for segment in new[: len(new) - same])


def join_segments(line: Iterable[Segment]) -> list[Segment]:
    """Return the line with fewer segments: those that look the same, or are blank, are joined.

    Each segment is sent to the terminal with its colours, which are longer than most texts.
    """
    joined: list[Segment] = []
    for segment in line:
        before = joined[-1] if joined else None
        if before is None or not _is_seen_as(before, segment):
            joined.append(segment)
        else:
            style = segment.style if before.text.isspace() else before.style
            joined[-1] = Segment(before.text + segment.text, style)
    return joined


def _is_seen_as(before: Segment, after: Segment) -> bool:
    """Whether both can have the colours of one of them, and nobody sees a difference."""
    old, new = before.style, after.style
    if old == new or old is None or new is None:
        return old == new
    is_blank = before.text.isspace() or after.text.isspace()
    return is_blank and old.bgcolor == new.bgcolor and not (old.reverse or new.reverse)
