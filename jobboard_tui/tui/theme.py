"""The colours: two themes of our own, and what every other theme lends.

The palette is that of Japanese dyes and pigments, each for what it has long been used for. The
ground is indigo (藍): cloth for working days, calm in the mass. Vermilion (朱) corrects and
stamps, so it tells what is late, and nothing else. Kerria yellow (山吹) is what is due now: it
draws the eye without alarm. Pale water blue (浅葱) waits, wisteria (藤) only suggests, young bamboo
(若竹) went well and dull rose (梅鼠) did not. By day the ground is unbleached silk (生成り), the
text ink (墨), and the pigments are ground darker.

A theme that is not ours lends its own error, warning and accent colours. Whatever the theme, a
text that would stand too faintly on its ground is moved towards black or white until it reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import BLACK, WHITE, Color
from textual.theme import BUILTIN_THEMES, Theme

from jobboard_tui.config.settings_schema import THEME
from jobboard_tui.tui.presentation.styled_text import Ground, Tone

if TYPE_CHECKING:
    from textual.app import App

READABLE = 4.5
"""The contrast that text has to its ground at least (WCAG 2, level AA)."""

NIGHT = Theme(
    name=THEME,
    dark=True,
    primary="#7fa8e6",
    secondary="#6f8fc0",
    accent="#8fb8f2",
    warning="#f2b52e",
    error="#ff7a55",
    success="#74c69a",
    foreground="#d8dee9",
    background="#0e1526",
    surface="#141d33",
    panel="#1a2540",
    variables={
        "strong": "#f3f5f9",
        "muted": "#93a1bd",
        "faint": "#34435f",
        "border-quiet": "#34435f",
        "late": "#ff7a55",
        "due": "#f2b52e",
        "waiting": "#86bccd",
        "soft": "#b9aee6",
        "good": "#74c69a",
        "bad": "#d79aa8",
        "band-ground": "#17213a",
        "cursor-ground": "#22365c",
        "quiet-ground": "#1b2845",
        "drop-ground": "#2c3a2f",
        "text-muted": "#93a1bd",
        "block-cursor-background": "#22365c",
        "block-cursor-foreground": "#f3f5f9",
        "block-cursor-text-style": "none",
        "border": "#7fa8e6",
        "footer-key-foreground": "#8fb8f2",
        "input-selection-background": "#35508a",
        "input-selection-foreground": "#f3f5f9",
        "scrollbar": "#34435f",
        "scrollbar-hover": "#4a5d80",
        "scrollbar-active": "#7fa8e6",
        "scrollbar-background": "#0e1526",
        "scrollbar-background-hover": "#0e1526",
        "scrollbar-background-active": "#0e1526",
    },
)

DAY = Theme(
    name="jobboard-day",
    dark=False,
    primary="#1f5a8c",
    secondary="#3f6c94",
    accent="#165e83",
    warning="#855600",
    error="#b52e14",
    success="#20693f",
    foreground="#262b36",
    background="#f8f5ec",
    surface="#f1ede1",
    panel="#ebe6d8",
    variables={
        "strong": "#10141d",
        "muted": "#5a6273",
        "faint": "#c9c2b0",
        "border-quiet": "#c9c2b0",
        "late": "#b52e14",
        "due": "#855600",
        "waiting": "#256274",
        "soft": "#6a4c9c",
        "good": "#20693f",
        "bad": "#8c3d53",
        "band-ground": "#eee9db",
        "cursor-ground": "#cfdff0",
        "quiet-ground": "#e6e4de",
        "drop-ground": "#dbe8d3",
        "text-muted": "#5a6273",
        "block-cursor-background": "#cfdff0",
        "block-cursor-foreground": "#10141d",
        "block-cursor-text-style": "none",
        "border": "#1f5a8c",
        "footer-key-foreground": "#165e83",
        "input-selection-background": "#b9d0ea",
        "input-selection-foreground": "#10141d",
        "scrollbar": "#c9c2b0",
        "scrollbar-hover": "#aea690",
        "scrollbar-active": "#1f5a8c",
        "scrollbar-background": "#f8f5ec",
        "scrollbar-background-hover": "#f8f5ec",
        "scrollbar-background-active": "#f8f5ec",
    },
)

OURS = (NIGHT, DAY)

_BOLD = frozenset({Tone.STRONG, Tone.LATE})
"""What is late is bold, so that it stands out also where there are few colours or none."""

_VARIABLE = {
    Tone.TEXT: "foreground",
    Tone.ACCENT: "accent",
    Ground.BASE: "background",
    Ground.BAND: "band-ground",
    Ground.CURSOR: "cursor-ground",
    Ground.QUIET: "quiet-ground",
    Ground.DROP: "drop-ground",
}


def theme_names() -> tuple[str, ...]:
    """Return the names of all themes that can be chosen, ours first."""
    return (*(theme.name for theme in OURS), *sorted(BUILTIN_THEMES))


def variable_defaults(theme: Theme) -> dict[str, str]:
    """Return our variables for a theme that does not know them, made of its own colours.

    For `App.get_theme_variable_defaults`, so that style sheets can say `$late` and `$muted`. Our
    own themes know them all.
    """
    if theme.name in {own.name for own in OURS}:
        return {}
    lent = {**theme.to_color_system().generate(), **theme.variables}
    if theme.ansi:
        return _ansi_defaults(lent)
    ground = Color.parse(lent["background"])
    text = Color.parse(lent["foreground"])
    primary = Color.parse(lent["primary"])

    def towards(colour: Color, share: float) -> str:
        return ground.blend(colour, share, alpha=1.0).hex6

    return {
        "strong": text.hex6,
        "muted": towards(text, 0.65),
        "faint": towards(text, 0.22),
        "border-quiet": towards(text, 0.22),
        "late": lent["error"],
        "due": lent["warning"],
        "waiting": lent["secondary"],
        "soft": lent["accent"],
        "good": lent["success"],
        "bad": towards(Color.parse(lent["error"]), 0.6),
        "band-ground": towards(text, 0.07),
        "cursor-ground": towards(primary, 0.30),
        "quiet-ground": towards(primary, 0.13),
        "drop-ground": towards(Color.parse(lent["success"]), 0.22),
    }


def _ansi_defaults(lent: Mapping[str, str]) -> dict[str, str]:
    """For themes that leave the colours to the terminal."""
    return {
        "strong": "ansi_default",
        "muted": "ansi_default",
        "faint": "ansi_bright_black",
        "border-quiet": "ansi_bright_black",
        "late": lent["error"],
        "due": lent["warning"],
        "waiting": lent["secondary"],
        "soft": lent["accent"],
        "good": lent["success"],
        "bad": lent["error"],
        "band-ground": "ansi_default",
        "cursor-ground": "ansi_blue",
        "quiet-ground": "ansi_black",
        "drop-ground": "ansi_green",
    }


def readable(colour: Color, ground: Color) -> Color:
    """Return the colour as it is, or moved towards black or white until it reads on that ground."""
    if colour.ansi is not None or ground.ansi is not None:
        return colour
    best = max((WHITE, BLACK), key=lambda pole: contrast(pole, ground))
    for step in range(21):
        moved = colour.blend(best, step / 20, alpha=1.0)
        if contrast(moved, ground) >= READABLE:
            return moved
    return best


def contrast(first: Color, second: Color) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2 counts it.

    >>> contrast(Color.parse("white"), Color.parse("black"))
    21.0
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return round((light + 0.05) / (dark + 0.05), 2)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Palette:
    """What each tone looks like on each ground, in one theme."""

    def __init__(self, colours: Mapping[str, str], no_color: bool = False) -> None:
        self._colours = colours
        self._no_color = no_color
        self._styles: dict[tuple[Tone, Ground], Style] = {}

    def style(self, tone: Tone, ground: Ground) -> Style:
        """The style of a text; made once."""
        known = self._styles.get((tone, ground))
        if known is None:
            known = self._styles[tone, ground] = self._made(tone, ground)
        return known

    def colour(self, name: Tone | Ground) -> Color:
        """The colour of a tone or a ground as the theme has it."""
        return Color.parse(self._colours[_VARIABLE.get(name, name.value)])

    def text_colour(self, tone: Tone, ground: Ground) -> Color:
        """The colour of a text as it is drawn on that ground."""
        colour, under = self.colour(tone), self.colour(ground)
        return colour if tone is Tone.FAINT else readable(colour, under)

    def _made(self, tone: Tone, ground: Ground) -> Style:
        if self._no_color or self.colour(ground).ansi is not None:
            return self._made_by_terminal(tone, ground)
        return Style(
            color=self.text_colour(tone, ground).rich_color,
            bgcolor=self.colour(ground).rich_color,
            bold=tone in _BOLD or None,
        )

    def _made_by_terminal(self, tone: Tone, ground: Ground) -> Style:
        """Where nobody knows the terminal's colours, only reversing them is sure to read.

        Headings and bars, which have no ground of their own, are bold. Without any colour what is
        late is bold and reversed, what is due bold.
        """
        is_late = self._no_color and tone is Tone.LATE
        stands_out = ground in (Ground.CURSOR, Ground.DROP)
        bold = tone in _BOLD or ground is Ground.BAND or (self._no_color and tone is Tone.DUE)
        return Style(
            color="default" if stands_out else self.colour(tone).rich_color,
            bgcolor="default",
            bold=bold or None,
            dim=(tone is Tone.MUTED and not stands_out) or None,
            reverse=(stands_out != is_late) or None,
        )


def palette_of(app: App[object]) -> Palette:
    """Return the palette of the theme that the app has now."""
    return _palette(_KnownTheme(app.current_theme), app.no_color)


class _KnownTheme:
    """A theme as the key of a cache: themes themselves have no hash."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def __hash__(self) -> int:
        return hash(self.theme.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _KnownTheme) and self.theme == other.theme


@lru_cache(maxsize=8)
def _palette(known: _KnownTheme, no_color: bool) -> Palette:
    theme = known.theme
    lent = {**theme.to_color_system().generate(), **theme.variables}
    return Palette({**variable_defaults(theme), **lent}, no_color)
