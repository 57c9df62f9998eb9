"""Signs in our own sentences, drawn with the glyphs that the user's terminal can draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from jobboard_tui.domain.text import clean_for_drawing
from jobboard_tui.tui.glyphs import UNICODE

if TYPE_CHECKING:
    from textual.app import App

_PLAIN = str.maketrans("…→·“”–—↑↓‹›", '~>.""--^v<>')
"""Signs of ambiguous width, each by one sign that is one cell wide everywhere."""


def fit_glyphs(app: App[Any], text: str) -> str:
    """Return the text as it is, or in plain signs where the settings ask for the ASCII set."""
    plain = getattr(app, "glyphs", UNICODE) is not UNICODE
    return text.translate(_PLAIN) if plain else text


def literal_content(app: App[Any], text: str, lines: bool = False) -> Content:
    """Return a sentence with whatever was put into it: shown as written, never as markup.

    In one line, unless `lines` keeps the line breaks.
    """
    parts = text.split("\n") if lines else [text]
    return Content(fit_glyphs(app, "\n".join(map(clean_for_drawing, parts))))
