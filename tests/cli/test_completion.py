"""Completion: the scripts ask for the words that belong there, and get them."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from jobboard_tui.cli.completion import _WORDS, KINDS_OF_WORDS, SHELLS, script
from jobboard_tui.cli.parser import commands
from tests.cli.conftest import CommandLine

TYPED = {
    "jobboard sh": ["show"],
    "jobboard show ": ["<applications>"],
    "jobboard log aoba ": ["<events>"],
    "jobboard done aoba ": ["<reminders>"],
    "jobboard draft aoba ": ["<letters>"],
    "jobboard draft aoba thank-you --la": ["--lang"],
    "jobboard list ": ["<filters>"],
    "jobboard list is:ov": ["overdue"],
    "jobboard edit aoba ": ["<edit-fields>"],
    "jobboard settings glyphs=as": ["ascii"],
    "jobboard move aoba off": ["offer"],
    "jobboard export --format ": ["<formats>"],
    "jobboard add Aoba SRE --tag ": ["<tags>"],
    "jobboard completion ": list(SHELLS),
}
STUB = r"""
jobboard() {  # the program, as the script asks it
  printf '<%s>\tmeaning\n' "$3"
  if [ "$3" = filters ]; then printf 'is:overdue\t\nis:open\t\n'; fi
  if [ "$3" = settings ]; then printf 'glyphs=ascii\t\n'; fi
}
compopt() { :; }
reply() {
  COMP_LINE="$1" COMP_POINT=${#1}
  local parts="${1//=/ = }"
  read -ra COMP_WORDS <<<"${parts//:/ : }"
  [[ "$1" == *" " ]] && COMP_WORDS+=("")
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _jobboard
  printf '%s ' "${COMPREPLY[@]}"
  echo
}
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_completes_what_is_typed() -> None:
    calls = "\n".join(f"reply '{line}'" for line in TYPED)
    ended = subprocess.run(
        ["bash", "--norc"],
        input=f"{script('bash')}\n{STUB}\n{calls}",
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stderr == ""
    replies = [line.split() for line in ended.stdout.splitlines()]
    for (line, wanted), reply in zip(TYPED.items(), replies, strict=True):
        assert [word for word in reply if word in wanted] == wanted, line
        assert all(word in wanted or wanted[0].startswith("<") for word in reply), line


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_asks_for_every_kind_of_words(shell: str) -> None:
    text = script(shell)
    # tcsh knows verbs, and of the rest what it can tell by the place alone.
    kinds = [] if shell == "tcsh" else KINDS_OF_WORDS.values()
    asked = "_jobboard_words {}" if shell == "zsh" else "completion --words {}"
    if shell == "bash":
        asked = "_jobboard_words {}"
    assert [kind for kind in kinds if asked.format(kind) not in text] == []
    assert "checklist" in text


def test_every_kind_of_words_belongs_to_an_argument() -> None:
    called = {
        (verb, name)
        for verb, parser in commands().items()
        for action in parser._actions
        for name in (*action.option_strings, str(action.metavar))
    }
    names = {name for _verb, name in called} | {f"{verb} {name}" for verb, name in called}
    assert KINDS_OF_WORDS.keys() <= names
    assert set(KINDS_OF_WORDS.values()) == _WORDS.keys()


def test_the_words_are_those_of_the_board_and_of_the_program(cli: CommandLine) -> None:
    aoba = cli("add", "Aoba", "SRE", "--tag", "remote").word
    bank = cli("add", "Aoba Bank", "Data").word
    twin = cli("add", "Aoba Bank", "SRE").word
    old = cli("add", "Mejiro", "SRE", "--stage", "closed", "--outcome", "silent").word
    words = {
        kind: [line.split("\t")[0] for line in cli("completion", "--words", kind).out.splitlines()]
        for kind in _WORDS
    }
    assert words["applications"][-2:] == [old, "Aoba"]
    assert {aoba, bank, twin} == set(words["applications"][:3])
    assert set(words["reminders"]) > {aoba, "thank-you", "weekly-audit"}
    assert {"is:overdue", "stage:offer", "tag:remote"} <= set(words["filters"])
    assert words["tags"] == ["remote"]
    assert {"glyphs=ascii", "mouse=off", "zone="} <= set(words["settings"])
    for kind, word in {
        "letters": "thank-you",
        "events": "followed-up",
        "items": "base=",
        "edit-fields": "salary=",
        "amend-fields": "cancelled=",
        "profile": "kana=",
        "goals": "japanese=",
        "formats": "ics",
        "verbs": "log",
    }.items():
        assert word in words[kind], kind
    assert all(" " not in word for listed in words.values() for word in listed)


def test_without_a_shell_there_is_nothing_to_print(cli: CommandLine) -> None:
    assert "no shell given; use one of bash, zsh, fish" in cli.fails("completion", code=2).err
