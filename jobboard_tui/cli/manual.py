"""The manual page of the program, made from the parser: `python -m jobboard_tui.reference`.

It has a section for each group of verbs, with their options and examples, which no maker of manual
pages from argparse knows of.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence

from jobboard_tui.cli.examples import calls_of
from jobboard_tui.cli.parser import GROUPS, Parser, build, commands, group_titles
from jobboard_tui.cli.reference import options, positionals, synopsis, written

FILES = (
    ("~/.local/share/jobboard/board.json", "the board; --file or JOBBOARD_FILE names another"),
    ("~/.config/jobboard/", "settings, rules, letters, checks and checklist of your own"),
    ("~/.local/state/jobboard/", "lock, undo log, daily copies, unfinished texts, crash reports"),
)
ENVIRONMENT = (
    ("JOBBOARD_FILE", "the board's file, where --file does not name one"),
    ("JOBBOARD_NOW", "the time to act at, where --now does not name one"),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME", "where these three folders are"),
    ("NO_COLOR", "no colours on the screen"),
    ("TEXTUAL_DRIVER", "another driver of the screen than the terminal, as a web server sets it"),
)
EXITS = (
    ("0", "done"),
    ("1", "it could not be done"),
    ("2", "the command, or a file that it names, is wrong or in doubt"),
    ("3", "held back until you insist, with --force or --yes"),
    ("4", "printed, with findings (draft)"),
    ("5", "something is overdue (due --exit-code)"),
)


def manual_page() -> str:
    """Return the page as troff with the macros of man(7)."""
    parser = build()
    verbs = commands(parser)
    lines = [
        '.TH JOBBOARD 1 "" jobboard "User Commands"',
        ".SH NAME",
        _escaped("jobboard - a terminal dashboard for job hunting in Japan"),
        ".SH SYNOPSIS",
        ".B jobboard",
        _escaped("[--file PATH | --demo] [--now WHEN] [COMMAND ...]"),
        ".SH DESCRIPTION",
        _escaped(str(parser.description)),
        *_examples(calls_of("")),
        ".SH OPTIONS",
        *_terms((written(option), str(option.help)) for option in options(parser)),
    ]
    for name, title in group_titles().items():
        lines.append(f".SH COMMANDS: {_escaped(title.upper())}")
        for verb in GROUPS[name]:
            lines += _verb(verb, verbs[verb])
    lines += [".SH TIMES AND NAMES", _escaped(str(parser.epilog).partition("\nExit codes")[0])]
    for heading, rows in (("EXIT STATUS", EXITS), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        lines += [f".SH {heading}", *_terms(rows)]
    return "\n".join(lines) + "\n"


def _verb(verb: str, parser: Parser) -> Iterator[str]:
    """A command with its arguments, options and examples."""
    yield f".SS {_escaped(verb)}"
    yield f".B jobboard {_escaped(synopsis(parser))}"
    yield ".PP"
    yield _escaped(str(parser.description))
    yield from _terms((written(argument), str(argument.help)) for argument in _arguments(parser))
    yield from _examples(calls_of(verb))


def _arguments(parser: Parser) -> Iterator[argparse.Action]:
    yield from positionals(parser)
    yield from options(parser)


def _terms(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in rows:
        yield ".TP"
        yield f".B {_escaped(term)}"
        yield _escaped(meaning)


def _examples(calls: Sequence[str]) -> Iterator[str]:
    if calls:
        yield ".PP"
        yield "Examples:"
        yield ".PP"
        yield ".nf"
        yield from (f"    {_escaped(call)}" for call in calls)
        yield ".fi"


def _escaped(text: str) -> str:
    """The text as troff prints it: no backslash or sign in front is a command of it."""
    text = text.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in (".", "'") else text
