"""Letters and checks as shipped, and the user's own on top of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jobboard_tui.config.letter_files import load_checks, load_library
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.storage.paths import Places

OWN = "---\nkind: {kind}\nlanguage: en\ntitle: mine\n---\nDear all, {{company}}"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places.under(tmp_path / "mine")
    places.letters.mkdir(parents=True)
    return places


def test_a_letter_of_ones_own_stands_in_place_of_the_shipped_one(places: Places) -> None:
    (places.letters / "thanks.md").write_text(OWN.format(kind="thank-you"))
    library = load_library(places)
    assert library.letter("thank-you", Language.EN).title == "mine"
    assert library.letter("thank-you", Language.JA).title != "mine"


def test_a_kind_of_ones_own_stands_behind_the_others(places: Places) -> None:
    (places.letters / "en").mkdir()
    (places.letters / "en" / "own-kind.md").write_text(OWN.format(kind="own-kind"))
    library = load_library(places)
    assert library.kinds[-1] == "own-kind"
    assert library.letter("own-kind", Language.JA).language is Language.EN


@pytest.mark.parametrize(
    ("key", "gets"),
    [("key: z", "z"), ("key: 7", "7"), ("order: 15", None), ("key: b", None), ("", None)],
)
def test_a_kind_of_ones_own_takes_no_key_of_another(places: Places, key: str, gets: str) -> None:
    own = OWN.format(kind="own-kind").replace("title:", f"{key}\ntitle:")
    (places.letters / "own-kind.md").write_text(own)
    named = {
        letter.kind: letter.key for letter in load_library(None).letters.values() if letter.key
    }
    keys = load_library(places).keys
    assert {kind: keys[kind] for kind in named} == named
    assert keys["own-kind"] not in named.values()
    assert gets in (None, keys["own-kind"])


def test_every_kind_has_a_key_of_its_own() -> None:
    library = load_library(None)
    assert {*library.keys} == {*library.kinds}
    assert len({*library.keys.values()}) == len(library.kinds)


def test_without_a_folder_there_are_the_shipped_ones(tmp_path: Path) -> None:
    assert load_library(Places.under(tmp_path / "none")) == load_library(None)


@pytest.mark.parametrize(
    "content", [b"", b"no front matter", b"\xff\xfe\x00", b"x" * 1_000_001, b"---\nkind: x\n---\n"]
)
def test_a_file_that_cannot_be_read_is_named_and_left_out(places: Places, content: bytes) -> None:
    (places.letters / "bad.md").write_bytes(content)
    (places.letters / "good.md").write_text(OWN.format(kind="own-kind"))
    library = load_library(places)
    (remark,) = library.remarks
    assert re.search(r"bad\.md.*; fix the file or move it away; left out until then", remark)
    assert library.letter("own-kind", Language.EN).title == "mine"
    assert library.kinds[:-1] == load_library(None).kinds


def test_in_place_of_a_letter_that_cannot_be_read_stands_ours(places: Places) -> None:
    own = OWN.format(kind="thank-you") + "\nmaybe| {company}"
    (places.letters / "thanks.md").write_text(own)
    library = load_library(places)
    assert library.letters == load_library(None).letters
    assert "unknown case maybe" in library.remarks[0]


def test_rules_and_checks_that_there_are_not_are_told_of(places: Places) -> None:
    places.rules.write_text('[rules.weekly-audit]\noff = true\n[rules.mine]\nanchor = "x"\n')
    places.checks.write_text("[checks.emoji]\noff = true\n")
    names = "rules: weekly-audit, mine, stay-in-touch\nsilence: emoji too-long shouting\ntitle:"
    path = places.letters / "own.md"
    path.write_text(OWN.format(kind="own-kind").replace("title:", names))
    library = load_library(places)
    assert library.remarks == (
        f"letter {path}, rules: stay-in-touch is unknown and ignored",
        f"letter {path}, silence: shouting is unknown and ignored",
    )
    assert library.letter("own-kind", Language.EN).title == "mine"


def test_checks_that_cannot_be_read_leave_ours(places: Places) -> None:
    places.checks.write_text("[checks.emoji]\noff = 7\n")
    library = load_library(places)
    assert library.checks == load_library(None).checks
    assert "check emoji, off" in library.remarks[0]
    assert "until then only the built-in checks are used" in library.remarks[0]


def test_checks_are_changed_switched_off_and_added(places: Places) -> None:
    places.checks.write_text(
        "[checks.too-long]\nmost_ja = 400\n[checks.emoji]\noff = true\n"
        '[checks.mine]\nsays = "not {found}"\npattern = "synergy"\n'
        '[house.writing]\n"農協" = "貴組合"\n'
    )
    checks = load_checks(places.checks)
    assert checks.rows["too-long"].options["most_ja"] == 400
    assert checks.rows["too-long"].options["most_en"] == 1500
    assert "emoji" not in checks.rows
    assert list(checks.rows)[-1] == "mine"
    assert checks.institutions.word("青葉農協") == "貴組合"
    assert checks.institutions.word("青葉銀行") == "貴行"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[checks", "letter_checks.toml: "),
        ("[checks]\nx = 1", "checks: not a table of tables"),
        ('[checks.x]\npattern = "a"', "check x, says: required in a check"),
        ('[checks.x]\nsays = "a"\npattern = "("', "check x, pattern: "),
        ('[checks.x]\nsays = "a"\ntest = "magic"', "check x, test: unknown name"),
        ('[checks.x]\nsays = "a"\ncolour = "red"', "check x, colour: no such key"),
        ("[checks.emoji]\noff = 7", "check emoji, off: must be true or false"),
        ("[checks.x]\nsays = 7", "check x, says: must be a string"),
        ('[checks.x]\nsays = "a"\nlanguages = ["fr"]', "check x, languages: "),
        ('[checks.too-long]\nmost_ja = "x"', "check too-long, most_ja: must be a whole number"),
        ('[checks.x]\nsays = "a"\ntest = "length"', "check x, most_ja: required for this test"),
        ('[checks.thank-you-sentences]\nexempt = ["("]', "thank-you-sentences, exempt: "),
        ('[checks.x]\nsays = "{"\npattern = "a"', "check x, says: "),
        ('[house]\nforms = "x"\n[house.writing]\na = 1', "house"),
    ],
)
def test_checks_that_cannot_be_read_are_named(places: Places, content: str, said: str) -> None:
    places.checks.write_text(content)
    with pytest.raises(JobboardError) as caught:
        load_checks(places.checks)
    assert said in str(caught.value)
