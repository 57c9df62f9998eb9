"""Pictures of the screen, as SVG that reads the same on every machine.

Apart from the app, which loads it only when somebody saves a picture.
"""

from __future__ import annotations

import html
import re

from jobboard_tui.tui.presentation.text_width import cell_len

FONTS = (
    "Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', 'Noto Sans CJK JP', "
    "'Hiragino Sans', 'MS Gothic', monospace"
)
_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_TEXT = re.compile(r'textLength="([0-9.]+)"([^>]*)>([^<]*)<')


def straighten_text(svg: str) -> str:
    """Return a screenshot whose Japanese text is as wide as on the screen.

    As exported, each text is as wide as it has characters, and fonts come from the network.
    """
    svg = _FONT_FACE.sub("", svg).replace("font-family: Fira Code", f"font-family: {FONTS}")
    return _TEXT.sub(_widened, svg)


def _widened(match: re.Match[str]) -> str:
    length, rest, escaped = float(match[1]), match[2], match[3]
    text = html.unescape(escaped)
    cells = cell_len(text)
    if not text or cells == len(text):
        return match[0]
    return f'textLength="{length * cells / len(text):.1f}"{rest}>{escaped}<'
