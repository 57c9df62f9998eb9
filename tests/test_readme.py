"""The tables of the README and the pages in docs/ are the program's; their examples work."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from jobboard_tui.cli import main
from jobboard_tui.cli.parser import parse
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.template_parser import letter_of
from jobboard_tui.reference import FIRST_KEYS, fill_tables, pages
from tests.rows import for_each_row

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
LARGEST = 8_000
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
CALL = re.compile(r"^\$ (jobboard .*?)(?: +#.*)?$|`(jobboard [^`…<>]*)`", re.MULTILINE)
"""A call in an example that can be typed, or in the text."""


@pytest.mark.parametrize("name", pages())
def test_the_tables_of_keys_rules_and_commands_are_the_programs(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert fill_tables(text, pages()[name]) == text, "run `python -m jobboard_tui.reference`"
    assert text.replace("\n", "").isprintable(), "a key is shown by its name"


def test_the_readme_is_short() -> None:
    assert len(README.read_bytes()) <= LARGEST
    assert len(FIRST_KEYS) == 15


@for_each_row("page", [README, *sorted(DOCS.glob("*.md"))], ids=lambda page: page.name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    links = [link for link in LINK.findall(prose) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_leads_to_every_page() -> None:
    linked = {(ROOT / link).resolve() for link in LINK.findall(README.read_text(encoding="utf-8"))}
    written = {page.resolve() for page in DOCS.glob("*.md")}
    written.discard((DOCS / "architecture.md").resolve())  # for who changes the program
    assert written <= linked


def test_every_call_in_the_pages_is_understood() -> None:
    unknown = []
    for page in (README, *DOCS.glob("*.md")):
        for shown in CALL.findall(page.read_text(encoding="utf-8")):
            call = "".join(shown).partition(" | ")[0].partition(" > ")[0]
            if not set("[|") & set(call) and not understood(shlex.split(call)[1:]):
                unknown.append(f"{page.name}: {call}")
    assert unknown == []


def understood(words: list[str]) -> bool:
    """Whether the program knows the verb and the options of a call."""
    try:
        parse(words)
    except InvalidInput as refused:  # a call may be cut short in the text
        return "required" in str(refused)
    except SystemExit:  # --version
        return True
    return True


def test_the_example_of_ones_own_rules_can_be_used(tmp_path: Path) -> None:
    text = (DOCS / "rules.md").read_text(encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    own = tmp_path / "rules.toml"
    own.write_text("\n".join(one for one in examples if "[rules." in one), encoding="utf-8")
    rule_set = load_rules(own)
    assert rule_set.rules["give-up"].closes == "silent"
    assert "stay-engaged" not in rule_set.rules
    assert rule_set.rules["thank-you"].due != load_rules(None).rules["thank-you"].due
    assert len(rule_set.closed) == len(load_rules(None).closed) + 2


def example(name: str) -> str:
    """The block behind the marker of that name."""
    text = (DOCS / "command-line.md").read_text(encoding="utf-8")
    match = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", text, re.DOTALL)
    assert match is not None
    return match[1]


def status_commands() -> dict[str, str]:
    """What each status bar of the page runs."""
    tmux = re.search(r"#\((.*)\)'", example("tmux"))
    assert tmux is not None
    return {
        "tmux": tmux[1],
        "starship": tomllib.loads(example("starship"))["custom"]["jobboard"]["command"],
        "waybar": json.loads(example("waybar"))["custom/jobboard"]["exec"],
    }


@pytest.mark.parametrize("bar", ["tmux", "starship", "waybar"])
def test_the_examples_for_status_bars_print_their_line(
    bar: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program, *words = shlex.split(status_commands()[bar])
    assert program == "jobboard"
    assert main(["--file", str(tmp_path / "board.json"), *words]) == 0
    assert re.fullmatch(r"0 late,? 0 due\n", capsys.readouterr().out)


def test_the_example_of_ones_own_letter_can_be_used() -> None:
    text = (DOCS / "letters.md").read_text(encoding="utf-8")
    example = re.search(r"```\n(---\nkind: .*?)```", text, re.DOTALL)
    assert example is not None
    letter = letter_of("example", example[1])
    assert (letter.kind, letter.asks) == ("portfolio", (("link", "Where can it be seen?"),))
