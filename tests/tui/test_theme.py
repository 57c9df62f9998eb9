from __future__ import annotations

from itertools import product

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.theme import BUILTIN_THEMES, Theme

from jobboard_tui.tui.base_app import BaseApp
from jobboard_tui.tui.fewer_colours import themes_for
from jobboard_tui.tui.presentation.styled_text import Ground, Tone
from jobboard_tui.tui.theme import OURS, READABLE, Palette, contrast, variable_defaults
from tests.rows import for_each_row

READ = [tone for tone in Tone if tone is not Tone.FAINT]
"""Faint are lines and thumbs, which nobody reads."""


def palette(theme: Theme) -> Palette:
    lent = {**theme.to_color_system().generate(), **theme.variables}
    return Palette({**variable_defaults(theme), **lent})


OF_256 = themes_for("256")
OF_16 = themes_for("standard")
FEWER_TOO = pytest.mark.parametrize("theme", [*OURS, *OF_256])
REMINDERS = (Tone.LATE, Tone.DUE, Tone.WAITING, Tone.SOFT)


@FEWER_TOO
@pytest.mark.parametrize(("tone", "ground"), list(product(READ, Ground)))
def test_our_colours_read_as_they_are(theme: Theme, tone: Tone, ground: Ground) -> None:
    colours = palette(theme)
    assert contrast(colours.colour(tone), colours.colour(ground)) >= READABLE


@pytest.mark.parametrize("theme", OF_256, ids=lambda theme: theme.name)
def test_with_256_colours_they_read_as_the_terminal_gets_them(theme: Theme) -> None:
    colours = palette(theme)

    def sent(name: Tone | Ground) -> TextualColor:
        asked = Color.parse(colours.colour(name).hex6)
        return TextualColor(*asked.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())

    for tone, ground in product(READ, Ground):
        assert contrast(sent(tone), sent(ground)) >= READABLE, (tone, ground)


XTERM = {
    **{"red": "#cd0000", "green": "#00cd00", "yellow": "#cdcd00", "blue": "#0000ee"},
    **{"magenta": "#cd00cd", "cyan": "#00cdcd", "bright_red": "#ff0000"},
    **{"bright_magenta": "#ff00ff", "bright_cyan": "#00ffff"},
}


@for_each_row(("number", "ground"), [(0, "#000000"), (1, "#ffffff")])
def test_with_16_colours_they_read_in_those_of_xterm(number: int, ground: str) -> None:
    for tone in READ:
        name = OF_16[number].variables.get(str(tone), "ansi_default").removeprefix("ansi_")
        if name != "default":
            text, under = TextualColor.parse(XTERM[name]), TextualColor.parse(ground)
            assert round(contrast(text, under), 1) >= READABLE, tone


@for_each_row("theme", list(BUILTIN_THEMES.values()), ids=lambda theme: theme.name)
def test_every_other_theme_reads_too(theme: Theme) -> None:
    colours = palette(theme)
    for tone, ground in product(READ, Ground):
        text, under = colours.text_colour(tone, ground), colours.colour(ground)
        assert theme.ansi or contrast(text, under) >= READABLE, (tone, ground)
        assert colours.style(tone, ground).bgcolor is not None


@FEWER_TOO
def test_the_cursor_stands_out_from_the_ground(theme: Theme) -> None:
    colours = palette(theme)
    base, quiet, cursor = (
        colours.colour(one) for one in (Ground.BASE, Ground.QUIET, Ground.CURSOR)
    )
    assert contrast(cursor, base) > contrast(quiet, base) > 1.05


@FEWER_TOO
def test_late_due_waiting_and_soft_are_four_colours(theme: Theme) -> None:
    colours = palette(theme)
    told = (Tone.LATE, Tone.DUE, Tone.WAITING, Tone.SOFT, Tone.GOOD, Tone.BAD)
    assert len({colours.colour(tone) for tone in told}) == len(told)


@pytest.mark.parametrize("theme", OF_256, ids=lambda theme: theme.name)
def test_with_256_colours_every_colour_is_one_that_the_terminal_has(theme: Theme) -> None:
    """A grey may be the one beside it: the toolkit counts them a little differently."""
    colours = palette(theme)
    for name in (*Tone, *Ground):
        asked = colours.colour(name)
        shown = Color.parse(asked.hex6).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
        assert max(abs(a - b) for a, b in zip(asked.rgb, shown, strict=True)) <= 10, name


def test_with_256_colours_late_is_the_brightest_of_the_reminders_at_night() -> None:
    night = palette(OF_256[0])
    bright = {tone: contrast(night.colour(tone), night.colour(Ground.BASE)) for tone in REMINDERS}
    assert max(bright, key=lambda tone: bright[tone]) is Tone.LATE


@pytest.mark.parametrize("no_color", [False, True])
@pytest.mark.parametrize("theme", OF_16, ids=lambda theme: theme.name)
def test_with_few_colours_or_none_late_is_bold_and_never_dim(theme: Theme, no_color: bool) -> None:
    lent = {**theme.to_color_system().generate(), **theme.variables}
    colours = Palette(lent, no_color)
    for ground in Ground:
        late, text = colours.style(Tone.LATE, ground), colours.style(Tone.TEXT, ground)
        assert late.bold
        assert not late.dim
        assert (late.color, late.bold, late.reverse) != (text.color, text.bold, text.reverse)
        if no_color:
            assert late.reverse != text.reverse
    cursor, base = (colours.style(Tone.TEXT, one) for one in (Ground.CURSOR, Ground.BASE))
    assert cursor.reverse
    assert not base.reverse


@pytest.mark.parametrize(
    ("env", "system"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color"}, "truecolor"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "linux"}, "16"),
        ({"COLORTERM": "truecolor", "TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
    ],
)
def test_the_colours_are_those_of_the_terminal(
    env: dict[str, str], system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLORTERM", "TERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    app: BaseApp[None] = BaseApp(OURS[0].name, "unicode")
    late = app.current_theme.variables["late"]
    expected = {"truecolor": OURS[0], "256": OF_256[0], "16": OF_16[0], "none": OF_16[0]}[system]
    assert late == expected.variables["late"]
    segments = [Segment("late", Style(color="#ff0000", bgcolor="#000080", bold=True))]
    for line_filter in app.get_line_filters():
        if line_filter.enabled:
            segments = line_filter.apply(segments, TextualColor.parse("black"))
    style = segments[0].style
    assert style is not None
    assert style.bold
    assert (style.color is not None and style.color.is_default) is (system == "none")
    assert bool(style.reverse) is (system == "none")
