"""Every command and option is documented."""

from __future__ import annotations

from pathlib import Path

from jobboard_tui.cli.parser import VERBS, build
from jobboard_tui.cli.reference import commands, commands_table, options

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"


def test_every_command_is_in_the_order_of_the_help() -> None:
    assert list(commands()) == list(VERBS)


def test_everything_that_can_be_said_has_words() -> None:
    for name, parser in commands().items():
        assert parser.description, name
        for action in parser._actions:
            assert action.help, (name, action.dest)


def test_the_table_has_every_command_and_option() -> None:
    assert missing_in(commands_table()) == []


def test_the_page_has_every_command_and_option() -> None:
    _before, found, section = PAGE.read_text(encoding="utf-8").partition("<!-- commands -->")
    assert found
    assert missing_in(section.partition("<!-- /commands -->")[0]) == []


def missing_in(text: str) -> list[str]:
    """Commands and options that a text has no row with."""
    rows = {line.split("`")[1].split()[0]: line for line in text.splitlines() if "| `" in line}
    missing = [f"jobboard {one}" for one in _words(build()) if one not in text]
    for name, parser in commands().items():
        missing += [f"{name} {one}" for one in _words(parser) if one not in rows.get(name, "")]
    return missing


def _words(parser: object) -> list[str]:
    return [one.option_strings[-1] for one in options(parser)]  # type: ignore[arg-type]
