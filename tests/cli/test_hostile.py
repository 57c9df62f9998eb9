"""Text from outside never commands the terminal, whichever way it came in."""

from __future__ import annotations

import json
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from jobboard_tui.cli.parser import VERBS
from tests.cli.conftest import CommandLine
from tests.faults.hostile import NEVER, hostile_board

HOSTILE = [
    "\x1b]0;title\x07Aoba",
    "\x1b]52;c;aGk=\x07Aoba",
    "\x1b[31mAoba\x1b[0m",
    "\x9b31mAoba",
    "\u202eAoba\u202c",
    "A\u200boba",
    "Aoba\r\nforged line",
    "[@click=app.quit]Aoba[/]",
]


def commands_nothing(text: str) -> bool:
    return all(
        character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
        for character in text
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_arguments_are_cleaned(cli: CommandLine, text: str) -> None:
    app = cli(
        *("add", text, text, "--location", text, "--source", text, "--agency", text),
        *(
            "--contact",
            text.replace("@", ""),
            "--salary",
            text,
            "--tag",
            text,
            "--applied",
            "2026-11-02",
        ),
    ).word
    cli("log", app, "received", "--note", text, "--with", text, "--where", text)
    cli("edit", app, f"notes={text}", f"resume={text}", f"+{text}")
    for words in (["show", app], ["list"], ["due", "--all"], ["status"], ["show", app, "--json"]):
        said = cli(*words)
        assert commands_nothing(said.out)
        assert commands_nothing(said.err)
    assert "\x1b" not in cli.file.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_file_from_elsewhere_commands_nothing_either(cli: CommandLine, text: str) -> None:
    cli("add", "Placeholder", "Holder", "--applied", "2026-11-02", "--tag", "Taggy")
    content = cli.file.read_text(encoding="utf-8")
    inside = json.dumps(text)[1:-1]
    for word in ("Placeholder", "Holder", "Taggy"):
        content = content.replace(word, inside)
    cli.file.write_text(content, encoding="utf-8")
    for words in (["list"], ["list", "--json"], ["due"], ["due", "--json"], ["status"]):
        said = cli(*words)
        assert commands_nothing(said.out), words
    assert cli("list", "--json").json[0]["id"]


@pytest.mark.parametrize("text", HOSTILE)
def test_errors_quote_cleanly_and_in_one_line(cli: CommandLine, text: str) -> None:
    for words in (["show", text], ["add", "A", "B", "--url", text], [text], ["due", text]):
        said = cli.run(*words)
        assert said.code in (1, 2)
        assert commands_nothing(said.err)
        assert said.err.count("\n") == 1


READING = """
bin, bin --json, due --all, due --all --json, draft tsukishima application-follow-up, questions,
questions --json, list, list --json, show momiji, show momiji --json, agenda, agenda --json,
stats, stats --json, practice, practice --json, hill, hill --json, goals, audit --show,
audit --show --json, activities, checklist momiji --all, checklist momiji --json,
checklist momiji --markdown, compare, compare --json, glossary, check, conflicts, history,
history --json, status, settings, profile, help, plan asagao, plan asagao --json
"""
CHANGING = """
add edit move remove restore log amend unlog undo redo snooze dismiss done hold release pause resume
reflect import export mail merge sync completion
"""


def test_no_command_hands_on_what_a_file_from_elsewhere_holds(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli.file, tags = hostile_board(tmp_path)
    cli.now = datetime.now().astimezone().isoformat()
    calls = [one.split() for one in READING.replace("\n", " ").split(",")]
    assert {one[0] for one in calls} | set(CHANGING.split()) == set(VERBS)
    said = ""
    for words in calls:
        found = cli.run(*words)
        assert found.code in (0, 4), (words, found.err)
        assert commands_nothing(found.out + found.err), words
        if "--json" not in words:  # that escapes what it holds
            for what, command in NEVER.items():
                assert command not in found.out + found.err, (words, what)
        said += found.out
    assert {tag for tag in tags if tag not in said} == set()
