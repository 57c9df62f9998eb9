from __future__ import annotations

from itertools import product

import pytest
from textual.theme import BUILTIN_THEMES, Theme

from jobboard_tui.tui.presentation.styled_text import Ground, Tone
from jobboard_tui.tui.theme import OURS, READABLE, Palette, contrast, variable_defaults

READ = [tone for tone in Tone if tone is not Tone.FAINT]
"""Faint are lines and thumbs, which nobody reads."""


def palette(theme: Theme) -> Palette:
    lent = {**theme.to_color_system().generate(), **theme.variables}
    return Palette({**variable_defaults(theme), **lent})


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("tone", "ground"), list(product(READ, Ground)))
def test_our_colours_read_as_they_are(theme: Theme, tone: Tone, ground: Ground) -> None:
    colours = palette(theme)
    assert contrast(colours.colour(tone), colours.colour(ground)) >= READABLE


@pytest.mark.parametrize("theme", list(BUILTIN_THEMES.values()), ids=lambda theme: theme.name)
def test_every_other_theme_reads_too(theme: Theme) -> None:
    colours = palette(theme)
    for tone, ground in product(READ, Ground):
        text, under = colours.text_colour(tone, ground), colours.colour(ground)
        assert theme.ansi or contrast(text, under) >= READABLE, (tone, ground)
        assert colours.style(tone, ground).bgcolor is not None


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_the_cursor_stands_out_from_the_ground(theme: Theme) -> None:
    colours = palette(theme)
    base, quiet, cursor = (
        colours.colour(one) for one in (Ground.BASE, Ground.QUIET, Ground.CURSOR)
    )
    assert contrast(cursor, base) > contrast(quiet, base) > 1.05


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_late_due_waiting_and_soft_are_four_colours(theme: Theme) -> None:
    colours = palette(theme)
    told = (Tone.LATE, Tone.DUE, Tone.WAITING, Tone.SOFT, Tone.GOOD, Tone.BAD)
    assert len({colours.colour(tone) for tone in told}) == len(told)
