"""Settings are kept, and whatever happens to them the program starts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jobboard_tui.config.settings import KeptSettings, Settings, load_settings, save_settings
from jobboard_tui.domain.errors import JobboardError, NotSaved
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.storage.paths import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.under(tmp_path / "new")


def test_settings_are_kept(places: Places) -> None:
    chosen = Settings(
        theme="gruvbox",
        glyphs="ascii",
        sort="company",
        questions=Language.JA,
        weights={"hourly": 5.0},
        hints=("palette",),
    )
    save_settings(places, chosen)
    assert load_settings(places) == chosen
    assert places.settings.stat().st_mode & 0o077 == 0


def test_what_makes_no_sense_is_not_set(places: Places) -> None:
    save_settings(places, Settings())
    places.settings.write_text('{"questions": "fr", "weights": {"a": "x", "b": -1, "c": 1e999}}')
    assert load_settings(places) == Settings()
    places.settings.write_text('{"questions": 3, "weights": [1]}')
    assert load_settings(places) == Settings()


def test_the_sender_is_kept(places: Places) -> None:
    sender = Sender(name="山根 亜希", signature="a\nb")
    save_settings(places, Settings(sender=sender))
    assert load_settings(places).sender == sender
    places.settings.write_text('{"profile": {"name": 7, "kana": "やまね"}}')
    assert load_settings(places).sender == Sender(kana="やまね")
    places.settings.write_text('{"profile": [1]}')
    assert load_settings(places) == Settings()


def test_without_a_file_there_are_defaults_and_nothing_is_created(places: Places) -> None:
    assert load_settings(places) == Settings()
    assert not places.config.exists()
    assert not places.state.exists()


@pytest.mark.parametrize(
    "content",
    [b"{", b"[1]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b" " * 1_000_001],
    ids=lambda content: repr(content[:12]),
)
def test_damaged_settings_count_as_not_set_are_told_and_never_written_over(
    places: Places, content: bytes
) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_bytes(content)
    settings = load_settings(places)
    assert settings == Settings()
    assert str(places.settings) in str(settings.trouble)
    with pytest.raises(JobboardError, match="until it is corrected"):
        save_settings(places, Settings(theme="nord"))
    with pytest.raises(JobboardError, match="until it is corrected"):
        KeptSettings(places).keep(Settings(theme="nord"))
    assert places.settings.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"\n", b'{"theme": 7, "hints": "x"}'])
def test_what_says_nothing_is_no_trouble(places: Places, content: bytes) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_bytes(content)
    assert load_settings(places).trouble is None
    save_settings(places, Settings(theme="nord"))
    assert load_settings(places).theme == "nord"


def test_settings_that_are_a_link_stay_one(places: Places, tmp_path: Path) -> None:
    places.config.mkdir(parents=True)
    kept = tmp_path / "dotfiles.json"
    kept.write_text('{"quiet": "21:00-09:00"}')
    places.settings.symlink_to(kept)
    save_settings(places, replace(load_settings(places), theme="nord"))
    assert places.settings.is_symlink()
    assert json.loads(kept.read_bytes())["theme"] == "nord"
    assert json.loads(kept.read_bytes())["quiet"] == "21:00-09:00"


def test_one_wrong_value_spoils_only_itself(places: Places) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_text('{"theme": "nord", "glyphs": "runes", "hints": ["a", 1]}')
    assert load_settings(places) == Settings(theme="nord", glyphs="unicode", hints=("a",))


def test_what_a_newer_version_has_set_stays(places: Places) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_text('{"theme": "nord", "later": {"x": 1}}')
    save_settings(places, replace(load_settings(places), theme="dracula"))
    assert load_settings(places) == Settings(theme="dracula", extra={"later": {"x": 1}})


def test_settings_that_cannot_be_kept_are_told(places: Places) -> None:
    places.config.parent.mkdir(parents=True)
    places.config.write_text("a file where the folder should be")
    with pytest.raises(NotSaved, match=r"settings\.json is not saved"):
        save_settings(places, Settings())
    assert load_settings(places) == Settings()


@pytest.mark.parametrize(
    ("sort", "order"),
    [("", SortOrder.URGENCY), ("company", SortOrder.COMPANY), ("luck", SortOrder.URGENCY)],
)
def test_the_order_in_force(sort: str, order: SortOrder) -> None:
    assert Settings(sort=sort).order is order


def test_what_another_program_has_set_meanwhile_stays(places: Places) -> None:
    save_settings(places, Settings(theme="nord", sort="company"))
    kept = KeptSettings(places)
    assert kept.known == load_settings(places)
    save_settings(places, replace(kept.known, quiet="23:00-07:00", sort="applied"))
    kept.keep(replace(kept.known, theme="dracula"))
    kept.keep(replace(kept.known, hints=("a",)))
    assert load_settings(places) == Settings(
        theme="dracula", sort="applied", quiet="23:00-07:00", hints=("a",)
    )
