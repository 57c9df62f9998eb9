"""Help: of the program by groups, of each command with examples that work."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobboard_tui.cli.examples import EXAMPLES
from jobboard_tui.cli.parser import DRASTIC, GROUPS, LOOKING, VERBS, group_titles, parse
from tests.cli.conftest import CommandLine

FILES = {
    *("jobs.xlsx", "Complete_LinkedInDataExport.zip", "jobs.csv", "invite.ics", "mine.txt"),
    *("base.json", "~/Maildir", "~/saved-mails"),
}
"""What examples read; they are only parsed, as those are that talk to somebody or to a remote."""
ALONE = ([], ["--demo"], ["audit"], ["sync"], ["sync", "--yes"])
BEFORE = {
    "restore": ["remove", "mozu"],
    "undo": ["remove", "mozu"],
    "redo": ["remove", "mozu"],
    "release": ["hold", "akatombo", "--until", "+10d"],
}
"""What has to be done before the examples of a verb."""


def calls_in(example: str) -> Iterator[list[str]]:
    """The words of each call of the program in a line of a shell, without `jobboard`."""
    example = re.sub(r'^eval "\$\((.*)\)"$', r"\1", example)
    words: list[str] = []
    lexer = shlex.shlex(example, posix=True, punctuation_chars="|&>")
    lexer.whitespace_split = True
    lexer.commenters = ""
    for word in [*lexer, "&&"]:
        if word in ("&&", "|", ">"):
            if words and words[0] == "jobboard":
                yield words[1:]
            words = []
        else:
            words.append(word)


CALLS = [
    (verb, words)
    for verb, examples in EXAMPLES.items()
    for example in examples
    for words in calls_in(example)
]


def test_every_verb_is_in_one_group_and_has_an_example_of_its_own() -> None:
    assert len(set(VERBS)) == len(VERBS)
    assert set(group_titles()) == set(GROUPS)
    assert set(EXAMPLES) == {"", *VERBS}
    assert {verb for verb, words in CALLS if verb in words} == set(VERBS)
    assert set(VERBS) >= LOOKING | DRASTIC
    assert not LOOKING & DRASTIC


def test_every_example_can_be_parsed() -> None:
    for _verb, words in CALLS:
        parse(words)


@pytest.mark.parametrize("verb", EXAMPLES)
def test_the_examples_work_on_the_demo(
    verb: str,
    demo: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    if verb in BEFORE:
        demo(*BEFORE[verb])
    for about, words in CALLS:
        if about == verb and words not in ALONE and not FILES & set(words):
            said = demo.run(*words)
            assert said.code in (0, 4), (words, said.err)


def test_help_has_the_verbs_by_groups(cli: CommandLine) -> None:
    said = cli("help").out
    places = [said.index(f"\n{title}:\n") for title in group_titles().values()]
    assert places == sorted(places)
    for verb in VERBS:
        assert len(re.findall(rf"^  {verb}( |$)", said, re.MULTILINE)) == 1, verb
    assert said == cli("--help").out


@pytest.mark.parametrize("verb", ["add", "snooze", "edit", "help"])
def test_the_help_of_a_verb_is_that_of_its_option(cli: CommandLine, verb: str) -> None:
    said = cli("help", verb).out
    assert said == cli(verb, "--help").out
    assert said.index("examples:") < said.index("arguments:") < said.index("options:")
    assert EXAMPLES[verb][0] in said


def test_there_is_no_help_for_what_there_is_not(cli: CommandLine) -> None:
    assert "did you mean `jobboard list`?" in cli.fails("help", "lst", code=2).err
