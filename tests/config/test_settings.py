"""Settings are kept, and whatever happens to them the program starts."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from jobboard_tui.config.settings import (
    KeptSettings,
    Settings,
    load_settings,
    save_settings,
    settings_remarks,
)
from jobboard_tui.config.settings_file import for_toml, new_file
from jobboard_tui.config.settings_schema import PROFILE_ROWS, ROWS, ZONE
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


WRONG = {
    'questions = "fr"': "use one of en, ja",
    "questions = 3": "use one of en, ja",
    "week = true": "use one of monday, sunday",
    'glyphs = "runes"': "use one of unicode, ascii",
    "theme = 7": "write a text",
    'quiet = "late"': "try 22:00-08:00",
    'hints = "x"': "hints can't be",
    "weights = [1]": "write [weights]",
    "[profile]\nname = 7": "write a text",
    "[profile]\nemail = 'nobody'": "nobody",
    "[profile]\nnmae = 'A'": "did you mean name?",
    "[weights]\nhourly = -1": "a number from 0 to",
    "[weights]\nhourly = inf": "a number from 0 to",
    "[keys]\nmove = 3": 'like "m, f2"',
    "[keys]\nmove = []": 'like "m, f2"',
    "[filters]\nurgent = 3": "is:overdue",
    'glyph = "ascii"': "did you mean glyphs?",
    "colour = 3": "left as it is",
    'zone = "Asia/Tokyo"': "the time zone is saved in the board",
}


@pytest.mark.parametrize("entry", WRONG)
def test_a_wrong_value_costs_only_itself_is_told_with_its_line_and_stays(
    places: Places, entry: str
) -> None:
    places.config.mkdir(parents=True)
    text = f'# mine\nmouse = "off"  # tmux\n\nsort = """\ncompany"""\n{entry}\n'
    places.settings.write_text(text)
    settings = load_settings(places)
    assert settings == Settings(mouse="off", sort="company")
    (said,) = settings_remarks(places)
    line = 6 + entry.count("\n")
    assert said.startswith(f"{places.settings}, line {line}: ")
    assert WRONG[entry] in said
    chosen = replace(settings, experience="experienced", sender=Sender(kana="やまね"))
    save_settings(places, chosen)
    kept = places.settings.read_text()
    assert kept.startswith('# mine\nmouse = "off"  # tmux\n')
    assert entry.splitlines()[-1] in kept.splitlines()
    assert load_settings(places) == chosen


def test_a_wrong_value_is_replaced_where_its_setting_is_set(places: Places) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_text('glyphs = "runes"\n')
    save_settings(places, load_settings(places), ["glyphs"])
    assert places.settings.read_text() == 'glyphs = "unicode"\n'
    assert settings_remarks(places) == []


@pytest.mark.parametrize(("text", "is_off"), [("mouse = false", True), ("mouse = true", False)])
def test_on_and_off_are_also_true_and_false(places: Places, text: str, is_off: bool) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_text(text)
    assert (load_settings(places).mouse == "off") is is_off
    assert not load_settings(places).faults


def test_a_new_file_explains_every_setting_and_says_the_defaults(places: Places) -> None:
    save_settings(places, Settings())
    text = places.settings.read_text()
    for row in (*ROWS, *PROFILE_ROWS):
        assert any(line.startswith(f"{row.name} = ") for line in text.splitlines())
        assert " ".join(str(row.does).split()) in " ".join(text.replace("\n# ", " ").split())
    assert load_settings(places) == Settings()


def test_the_old_file_is_carried_over_once_without_loss(places: Places) -> None:
    places.config.mkdir(parents=True)
    old = {
        "theme": "nord",
        "glyphs": "runes",
        "weights": {"hourly": 5},
        "hints": ["a", 1],
        "profile": {"name": "山根 亜希", "signature": 'a\n"b"\x7f', "pet": "猫"},
        "later": {"x": [1, {"y": 2.5}], "": True},
        "nothing": None,
    }
    places.old_settings.write_text(json.dumps(old))
    before = load_settings(places)
    assert before.theme == "nord"
    KeptSettings(places)
    found = tomllib.loads(places.settings.read_text())
    del old["nothing"]
    profile = old.pop("profile")
    assert old.items() <= found.items()
    assert profile.items() <= found["profile"].items()
    assert load_settings(places) == before
    places.old_settings.write_text('{"theme": "dracula"}')
    assert KeptSettings(places).known == before


@hypothesis_settings(max_examples=30)
@given(
    st.dictionaries(
        st.text(max_size=6),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner),
            max_leaves=5,
        ),
        max_size=4,
    )
)
def test_whatever_an_old_file_holds_it_can_be_carried_over(entries: dict[str, object]) -> None:
    content = new_file(for_toml(entries))
    tomllib.loads(content)


def test_the_sender_is_kept(places: Places) -> None:
    sender = Sender(name="山根 亜希", signature="a\nb")
    save_settings(places, Settings(sender=sender))
    assert load_settings(places).sender == sender
    text = places.settings.read_text()
    assert 'signature = "a\\nb"' in text


def test_without_a_file_there_are_defaults_and_nothing_is_created(places: Places) -> None:
    assert load_settings(places) == Settings()
    assert not places.config.exists()
    assert not places.state.exists()


@pytest.mark.parametrize(
    "content",
    [b"{", b"[1", b"a = ", b"\xff\xfe\x00", b"a = " + b"[" * 100_000, b" " * 1_000_001],
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
    with pytest.raises(JobboardError, match="until it is fixed"):
        save_settings(places, Settings(theme="nord"))
    with pytest.raises(JobboardError, match="until it is fixed"):
        KeptSettings(places).keep(Settings(theme="nord"))
    assert places.settings.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"\n", b"# nothing", b"[keys]", b"\xef\xbb\xbf"])
def test_what_says_nothing_is_no_trouble(places: Places, content: bytes) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_bytes(content)
    assert load_settings(places).trouble is None
    save_settings(places, Settings(theme="nord"))
    assert load_settings(places).theme == "nord"


def test_settings_that_are_a_link_stay_one(places: Places, tmp_path: Path) -> None:
    places.config.mkdir(parents=True)
    kept = tmp_path / "dotfiles.toml"
    kept.write_text('quiet = "21:00-09:00"')
    places.settings.symlink_to(kept)
    save_settings(places, replace(load_settings(places), theme="nord"))
    assert places.settings.is_symlink()
    assert tomllib.loads(kept.read_text()) == {"theme": "nord", "quiet": "21:00-09:00"}


def test_a_list_keeps_what_can_be_used_of_it(places: Places) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_text('hints = ["a", 1]\n[keys]\nmove = ["m", "f2"]')
    assert load_settings(places) == Settings(hints=("a",), keys={"move": "m, f2"})


def test_what_a_newer_version_has_set_stays(places: Places) -> None:
    places.config.mkdir(parents=True)
    places.settings.write_text('theme = "nord"\n\n[later]  # of 9.0\nx = 1\n')
    save_settings(places, replace(load_settings(places), theme="dracula"))
    assert places.settings.read_text() == 'theme = "dracula"\n\n[later]  # of 9.0\nx = 1\n'


def test_settings_that_cannot_be_kept_are_told(places: Places) -> None:
    places.config.parent.mkdir(parents=True)
    places.config.write_text("a file where the folder should be")
    with pytest.raises(NotSaved, match=r"settings\.toml was not saved"):
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


def test_the_page_on_settings_names_each_with_what_it_may_be() -> None:
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    for row in (ZONE, *ROWS):
        (line,) = [line for line in page.splitlines() if line.startswith(f"| `{row.name}` ")]
        assert all(f"`{word}`" in line for word in row.words if word), row.name
    for row in PROFILE_ROWS:
        assert f"`{row.name}`" in page
