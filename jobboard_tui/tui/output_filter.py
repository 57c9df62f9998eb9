"""The last gate before the terminal: whatever a widget draws, it commands nothing.

Texts are cleaned where they come in and where they are shown. This stands behind both, so that a
widget that forgets it, ours or the toolkit's own, shows a gap and nothing worse.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
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
