from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from jobboard_tui.domain.models import Kind, Outcome
from jobboard_tui.tui.glyphs import ASCII, SETS, UNICODE, Glyphs, find_glyphs, locale_without_glyphs
from jobboard_tui.tui.presentation.text_width import cell_len


def every(glyphs: Glyphs) -> Iterator[str]:
    for value in glyphs:
        yield from value.values() if isinstance(value, Mapping) else (value,)


@pytest.mark.parametrize("name", SETS)
def test_every_glyph_is_one_cell_wide(name: str) -> None:
    assert {cell_len(glyph) for glyph in every(SETS[name])} == {1}


def test_the_ascii_set_is_ascii() -> None:
    assert all(glyph.isascii() and glyph.isprintable() for glyph in every(ASCII))


@pytest.mark.parametrize("name", SETS)
def test_every_kind_and_outcome_has_a_glyph(name: str) -> None:
    glyphs = SETS[name]
    assert set(glyphs.kinds) == set(Kind)
    assert set(glyphs.outcomes) == set(Outcome)


@pytest.mark.parametrize("name", SETS)
def test_states_can_be_told_apart_without_colour(name: str) -> None:
    glyphs = SETS[name]
    assert len({glyphs.late, glyphs.due, glyphs.waiting, glyphs.soft}) == 4
    assert glyphs.kinds[Kind.ACCEPTED] != glyphs.kinds[Kind.REJECTED]


def test_an_unknown_name_means_the_usual_set() -> None:
    assert find_glyphs("ascii") is ASCII
    assert find_glyphs("emoji") is UNICODE


@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({}, ""),
        ({"LANG": "ja_JP.UTF-8"}, ""),
        ({"LANG": "en_US.utf8", "LC_ALL": ""}, ""),
        ({"LANG": "C"}, "C"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "POSIX"}, "POSIX"),
        ({"LANG": "ja_JP.eucJP"}, "ja_JP.eucJP"),
    ],
)
def test_a_locale_that_may_not_show_the_signs(environment: dict[str, str], locale: str) -> None:
    assert locale_without_glyphs(environment) == locale
