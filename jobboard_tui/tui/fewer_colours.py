"""Our two themes for terminals with 256 or 16 colours, by the same names.

A terminal that is given another colour than it has takes the nearest one: indigo becomes navy
stripes on black. So for 256 colours each is one of the 216 of the cube or of the 24 greys, as
xterm has them; what is late is the brightest of what reminders say, and bold. For 16 colours the
terminal's own are used, on its own ground, and the cursor is reversed: nobody knows what they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

from jobboard_tui.tui.theme import DAY, NIGHT

NIGHT_256: Mapping[str, str] = {
    "primary": "#87afd7",
    "secondary": "#87afaf",
    "accent": "#87afd7",
    "warning": "#d7af00",
    "error": "#ffaf87",
    "success": "#87af87",
    "foreground": "#d0d0d0",
    "background": "#121212",
    "surface": "#1c1c1c",
    "panel": "#262626",
    "strong": "#eeeeee",
    "muted": "#b2b2b2",
    "faint": "#585858",
    "late": "#ffaf87",
    "due": "#d7af00",
    "waiting": "#87afaf",
    "soft": "#afafd7",
    "good": "#87af87",
    "bad": "#d7afaf",
    "band-ground": "#1c1c1c",
    "cursor-ground": "#3a3a3a",
    "quiet-ground": "#262626",
    "drop-ground": "#00005f",
    "input-selection-background": "#005f87",
}
DAY_256: Mapping[str, str] = {
    "primary": "#005f87",
    "secondary": "#005f5f",
    "accent": "#005f87",
    "warning": "#5f5f00",
    "error": "#af0000",
    "success": "#005f00",
    "foreground": "#262626",
    "background": "#ffffd7",
    "surface": "#eeeeee",
    "panel": "#e4e4e4",
    "strong": "#080808",
    "muted": "#585858",
    "faint": "#bcbcbc",
    "late": "#af0000",
    "due": "#5f5f00",
    "waiting": "#005f5f",
    "soft": "#5f0087",
    "good": "#005f00",
    "bad": "#87005f",
    "band-ground": "#eeeeee",
    "cursor-ground": "#d7d7ff",
    "quiet-ground": "#e4e4e4",
    "drop-ground": "#d7ffd7",
    "input-selection-background": "#afd7ff",
}
NIGHT_16: Mapping[str, str] = {
    "strong": "ansi_default",
    "muted": "ansi_default",
    "faint": "ansi_bright_black",
    "accent": "ansi_bright_cyan",
    "late": "ansi_bright_red",
    "due": "ansi_yellow",
    "waiting": "ansi_cyan",
    "soft": "ansi_magenta",
    "good": "ansi_green",
    "bad": "ansi_bright_magenta",
}
DAY_16: Mapping[str, str] = {
    **NIGHT_16,
    "faint": "ansi_white",
    "accent": "ansi_blue",
    "due": "ansi_magenta",
    "waiting": "ansi_blue",
    "soft": "ansi_default",
    "late": "ansi_red",
    "good": "ansi_default",
    "bad": "ansi_red",
}
"""On a light ground yellow, cyan and green can hardly be read, and bright red is too bright."""

_OWN = ("primary", "secondary", "accent", "warning", "error", "success")
_OWN_GROUNDS = ("foreground", "background", "surface", "panel")
_SAME = {
    "border-quiet": "faint",
    "text-muted": "muted",
    "block-cursor-background": "cursor-ground",
    "block-cursor-foreground": "strong",
    "border": "primary",
    "footer-key-foreground": "accent",
    "input-selection-foreground": "strong",
    "scrollbar": "faint",
    "scrollbar-hover": "muted",
    "scrollbar-active": "primary",
    "scrollbar-background": "background",
    "scrollbar-background-hover": "background",
    "scrollbar-background-active": "background",
}
"""Variables of Textual's own, by the colour of ours that they have."""


def themes_for(color_system: str | None) -> tuple[Theme, Theme]:
    """Return our two themes for a terminal, by Rich's name for how many colours it has."""
    if color_system == "256":
        return _of_256(NIGHT, NIGHT_256), _of_256(DAY, DAY_256)
    if color_system in ("standard", "windows", None):
        return _of_16(NIGHT, NIGHT_16), _of_16(DAY, DAY_16)
    return NIGHT, DAY


def _of_256(theme: Theme, colours: Mapping[str, str]) -> Theme:
    variables = dict(theme.variables) | {
        name: colour for name, colour in colours.items() if name not in (*_OWN, *_OWN_GROUNDS)
    }
    variables |= {name: colours[same] for name, same in _SAME.items()}
    own = {name: colours[name] for name in (*_OWN, *_OWN_GROUNDS)}
    return replace(theme, **own, variables=variables)  # type: ignore[arg-type]


def _of_16(theme: Theme, colours: Mapping[str, str]) -> Theme:
    lent = BUILTIN_THEMES["ansi-dark" if theme.dark else "ansi-light"]
    return replace(
        lent,
        name=theme.name,
        primary=colours["accent"],
        secondary=colours["waiting"],
        accent=colours["accent"],
        warning=colours["due"],
        error=colours["late"],
        success=colours["good"],
        variables={
            **lent.variables,
            **colours,
            "border-quiet": colours["faint"],
            "band-ground": "ansi_default",
            "cursor-ground": "ansi_blue" if theme.dark else "ansi_cyan",
            "quiet-ground": "ansi_black" if theme.dark else "ansi_white",
            "drop-ground": "ansi_green",
        },
    )
