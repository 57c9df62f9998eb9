"""The last gate before the terminal: whatever a widget draws, it commands nothing.

Texts are cleaned where they come in and where they are shown. This stands behind both, so that a
widget that forgets it, ours or the toolkit's own, shows a gap and nothing worse.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from jobboard_tui.domain.text import clean_for_drawing


class OutputFilter(LineFilter):
    """Takes escape sequences, invisible characters and links out of the lines of every widget.

    A link would be written to the terminal as it stands in the text, and open what it likes.
    """

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """The same segments where nothing is to be taken out, as wide as they were."""
        if all(map(_is_harmless, segments)):
            return segments
        return list(map(_harmless, segments))


class ReverseGrounds(LineFilter):
    """Takes all colours out of the lines; what had a ground of its own is reversed.

    So the row under the cursor and a marked text are seen also where there are no colours.
    """

    def apply(self, segments: list[Segment], _background: Color) -> list[Segment]:
        """Return the segments without colours."""
        return [
            Segment(text, style and _without_colours(style), control)
            for text, style, control in segments
        ]


_NO_COLOURS = Style(color="default", bgcolor="default")


def _without_colours(style: Style) -> Style:
    has_ground = style.bgcolor is not None and not style.bgcolor.is_default
    return style + _NO_COLOURS + Style(reverse=True) if has_ground else style + _NO_COLOURS


def _is_harmless(segment: Segment) -> bool:
    style = segment.style
    return segment.text.isprintable() and (style is None or not style.link)


def _harmless(segment: Segment) -> Segment:
    text, style, control = segment
    kept = clean_for_drawing(text)
    kept += " " * (cell_len(text) - cell_len(kept))
    if style is not None and style.link:
        style = style.update_link()
    return Segment(kept, style, control)
