"""The words of a call."""

from __future__ import annotations

import pytest

from jobboard_tui.cli.parser import VERBS, build, commands, parse
from jobboard_tui.domain.errors import InvalidInput
from tests.rows import for_each_row


def test_every_command_has_a_parser_and_a_function() -> None:
    for verb in VERBS:
        assert callable(parse([verb, *ARGUMENTS.get(verb, [])]).run)


ARGUMENTS = {
    "add": ["C", "R"],
    "edit": ["x", "role=y"],
    "move": ["x", "offer"],
    "remove": ["x"],
    "restore": ["x"],
    "log": ["x", "applied"],
    "mail": ["x"],
    "amend": ["x", "e", "at=now"],
    "unlog": ["x", "e"],
    "snooze": ["x", "reply", "--until", "+1d"],
    "hold": ["x", "--until", "+1d"],
    "release": ["x"],
    "plan": ["x"],
    "show": ["x"],
    "draft": ["x", "y"],
    "reflect": ["x"],
    "checklist": ["x"],
    "import": ["f"],
    "export": ["f"],
    "merge": ["base", "ours", "theirs"],
    "completion": ["bash"],
}


@pytest.mark.parametrize(
    "words", [["--file", "f", "due", "--json"], ["due", "--json", "--file", "f"]]
)
def test_global_options_stand_before_or_after_the_command(words: list[str]) -> None:
    parsed = parse(words)
    assert (parsed.command, parsed.json, parsed.file) == ("due", True, "f")


def test_no_command_has_a_name_for_what_a_global_option_means() -> None:
    for verb in VERBS:
        words = parse(["--file", "f", "--now", "now", verb, *ARGUMENTS.get(verb, [])])
        assert (words.file, words.now, words.demo, words.command) == ("f", "now", False, verb)


def test_a_global_option_before_the_command_survives_it() -> None:
    parsed = parse(["--demo", "--now", "2026-11-20", "due"])
    assert parsed.demo
    assert parsed.now == "2026-11-20"


def test_a_value_may_be_the_name_of_a_command() -> None:
    parsed = parse(["--file", "due", "list"])
    assert (parsed.command, parsed.file) == ("list", "due")
    assert parse(["show", "due"]).app == "due"


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        (["list", "--open", "ao", "ba"], "query", ["ao", "ba"]),
        (["list", "ao", "--open", "ba"], "query", ["ao", "ba"]),
        (["import", "a", "--dry-run", "b"], "files", ["a", "b"]),
        (["edit", "x", "-old", "role=y", "+new"], "fields", ["role=y", "+new", "-old"]),
        (["snooze", "x", "--until", "+1d", "reply"], "target", ["x", "reply"]),
        (
            ["amend", "x", "e", "at=now", "--file", "f", "note=a b"],
            "fields",
            ["at=now", "note=a b"],
        ),
    ],
)
def test_words_of_a_list_stand_anywhere(words: list[str], name: str, value: list[str]) -> None:
    assert sorted(getattr(parse(words), name)) == sorted(value)


@for_each_row(
    ("words", "said"),
    [
        (["lst"], "command lst: unknown name; did you mean `jobboard list`?"),
        (["setings"], "did you mean `jobboard settings`?"),
        (["rmove"], "did you mean `jobboard move`?"),  # remove is as near and changes more
        (["serve"], "unknown name; see `jobboard --help`"),
        (["contacts"], "unknown name; see `jobboard --help`"),
        (["--json", "list"], "put it after the command: `jobboard list --json`"),
        (["--demo", "--json", "list"], "put it after the command: `jobboard list --json`"),
        (["log", "x", "interview", "fri 15:00"], 'a time is given as --at "fri 15:00"'),
        (["xyzzy"], "command xyzzy: unknown name; see `jobboard --help`"),
        (["add", "Aoba"], "required: ROLE; see `jobboard add --help`"),
        (["due", "--jsn"], "due: --jsn is not understood"),
        (["due", "extra"], "due: extra is not understood"),
        (["edit", "x", "--tag", "y"], "edit: --tag"),
        (["move", "x", "hired"], "invalid choice: 'hired'"),
        (["log", "x", "applied", "--minutes", "0"], "is not a whole number from 1 to 9999"),
        (["log", "x", "applied", "--minutes", "９"], "is not a whole number from 1 to 9999"),
        (["log", "x", "applied", "--note", "-y"], "--option=-text"),
        (["--fil", "f", "due"], "--fil"),
    ],
)
def test_words_that_are_off_are_named(words: list[str], said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse(words)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_only_the_rooms_in_the_call_are_declared() -> None:
    assert set(commands(build(["due"]))) == {"due"}
    assert set(commands(build())) == set(VERBS)


def test_the_call_without_a_word_is_what_the_parser_makes_of_it() -> None:
    from jobboard_tui.cli.default_command import default_arguments

    assert vars(default_arguments()) == vars(parse([]))
