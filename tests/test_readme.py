"""The README's tables are those of the program; its examples work."""

from __future__ import annotations

import re
from pathlib import Path

from jobboard_tui.core.letters.source import letter_of
from jobboard_tui.files.playbook import load_playbook
from jobboard_tui.reference import filled, tables

README = Path(__file__).parent.parent / "README.md"


def test_the_tables_of_keys_rules_and_commands_are_the_programs() -> None:
    text = README.read_text(encoding="utf-8")
    assert filled(text, tables()) == text, "run `python -m jobboard_tui.reference`"


def test_the_example_of_ones_own_rules_can_be_used(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    own = tmp_path / "rules.toml"
    own.write_text(example[1], encoding="utf-8")
    playbook = load_playbook(own)
    assert "stay-engaged" not in playbook.rules
    assert playbook.rules["thank-you"].due != load_playbook(None).rules["thank-you"].due
    assert len(playbook.closed) == len(load_playbook(None).closed) + 2


def test_the_example_of_ones_own_letter_can_be_used() -> None:
    example = re.search(r"```\n(---\nkind: .*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    letter = letter_of("example", example[1])
    assert (letter.kind, letter.asks) == ("portfolio", (("link", "Where can it be seen?"),))
