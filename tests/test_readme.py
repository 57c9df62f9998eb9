"""The README's tables are those of the program; its examples work."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from jobboard_tui.cli import main
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.letters.template_parser import letter_of
from jobboard_tui.reference import fill_tables, tables

README = Path(__file__).parent.parent / "README.md"


def test_the_tables_of_keys_rules_and_commands_are_the_programs() -> None:
    text = README.read_text(encoding="utf-8")
    assert fill_tables(text, tables()) == text, "run `python -m jobboard_tui.reference`"


def test_the_example_of_ones_own_rules_can_be_used(tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    own = tmp_path / "rules.toml"
    own.write_text("\n".join(one for one in examples if "[rules." in one), encoding="utf-8")
    rule_set = load_rules(own)
    assert rule_set.rules["give-up"].closes == "silent"
    assert "stay-engaged" not in rule_set.rules
    assert rule_set.rules["thank-you"].due != load_rules(None).rules["thank-you"].due
    assert len(rule_set.closed) == len(load_rules(None).closed) + 2


def example(name: str) -> str:
    """The block behind the marker of that name."""
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


def status_commands() -> dict[str, str]:
    """What each status bar of the README runs."""
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
    example = re.search(r"```\n(---\nkind: .*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    letter = letter_of("example", example[1])
    assert (letter.kind, letter.asks) == ("portfolio", (("link", "Where can it be seen?"),))
