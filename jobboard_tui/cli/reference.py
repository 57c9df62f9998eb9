"""The table of commands, made from the parser: `python -m jobboard_tui.cli.reference`.

argparse has no public list of a parser's arguments and no public names for their kinds, so private
ones are read. A change of them would break no call of the program, but the tests of the pages.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from jobboard_tui.cli.parser import build, commands
from jobboard_tui.i18n import _


def options(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the options that the help tells of, but the help itself."""
    for action in parser._actions:
        shown = action.help != argparse.SUPPRESS and "--help" not in action.option_strings
        if action.option_strings and shown:
            yield action


def synopsis(parser: argparse.ArgumentParser) -> str:
    """Return a command with all it takes, in one line."""
    if parser.usage:
        return parser.usage.removeprefix("jobboard ")
    name = parser.prog.removeprefix("jobboard ")
    return " ".join([name, *map(_positional, positionals(parser)), *map(_option, options(parser))])


def positionals(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return the arguments that stand without an option, but the commands themselves."""
    return [
        action
        for action in parser._actions
        if action.metavar
        and not action.option_strings
        and not isinstance(action, argparse._SubParsersAction)
    ]


def written(action: argparse.Action) -> str:
    """Return an argument as it is typed."""
    return _option(action).strip("[]…") if action.option_strings else _positional(action)


def _positional(action: argparse.Action) -> str:
    word = str(action.metavar)
    return {"+": f"{word}…", "*": f"[{word}…]", "?": f"[{word}]"}.get(str(action.nargs), word)


def _option(action: argparse.Action) -> str:
    words = action.option_strings[-1]
    if action.metavar:
        words = f"{words} {action.metavar}"
    words = words if action.required else f"[{words}]"
    return f"{words}…" if isinstance(action, argparse._AppendAction) else words


def commands_table() -> str:
    """Return global options and commands as two Markdown tables."""
    parser = build()
    lines = [_("| option | meaning |"), "| --- | --- |"]
    lines += [_row(_option(option).strip("[]"), str(option.help)) for option in options(parser)]
    lines += ["", _("| command | what it does |"), "| --- | --- |"]
    lines += [
        _row(synopsis(command), str(command.description).replace("%%", "%"))
        for command in commands(parser).values()
    ]
    return "\n".join(lines)


def _row(code: str, text: str) -> str:
    return "| `{}` | {} |".format(code.replace("|", r"\|"), text.replace("|", r"\|"))


if __name__ == "__main__":
    print(commands_table())
