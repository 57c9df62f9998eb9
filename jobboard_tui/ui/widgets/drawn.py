"""Signs in our own sentences, drawn with the glyphs that the user's terminal can draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobboard_tui.ui.glyphs import UNICODE

if TYPE_CHECKING:
    from textual.app import App

_PLAIN = str.maketrans("…→·“”–—↑↓‹›", '~>.""--^v<>')
"""Signs of ambiguous width, each by one sign that is one cell wide everywhere."""


def drawn(app: App[Any], text: str) -> str:
    """The text as it is, or in plain signs where the settings ask for the ASCII set."""
    plain = getattr(app, "glyphs", UNICODE) is not UNICODE
    return text.translate(_PLAIN) if plain else text
