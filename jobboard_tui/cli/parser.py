"""The words of a call: global options, commands and what each of them takes.

Only the modules whose commands occur in the call are imported and declared: most of the time of a
short command goes into imports.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.context import CommandCall

VERBS = (
    "add",
    "edit",
    "move",
    "remove",
    "restore",
    "bin",
    "log",
    "amend",
    "unlog",
    "undo",
    "redo",
    "due",
    "snooze",
    "dismiss",
    "done",
    "hold",
    "release",
    "pause",
    "resume",
    "settings",
    "draft",
    "profile",
    "reflect",
    "questions",
    "list",
    "show",
    "agenda",
    "stats",
    "practice",
    "hill",
    "goals",
    "audit",
    "activities",
    "checklist",
    "compare",
    "glossary",
    "plan",
    "import",
    "export",
    "mail",
    "check",
    "merge",
    "conflicts",
    "history",
    "sync",
    "status",
    "completion",
)
"""Every verb, in the order of the help. The module of a verb is called like it."""

_MODULES = {
    "remove": "move",
    "restore": "move",
    "bin": "move",
    "unlog": "amend",
    "redo": "undo",
    "dismiss": "snooze",
    "done": "snooze",
    "release": "hold",
    "resume": "pause",
    "settings": "pause",
    "profile": "draft",
    "questions": "reflect",
    "show": "list",
    "hill": "practice",
    "goals": "practice",
    "glossary": "compare",
    "import": "import_export",
    "export": "import_export",
    "conflicts": "merge",
    "history": "merge",
}
"""The modules of verbs that share one with another verb."""

Verb = Callable[["CommandCall"], int]


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are errors of ours, in one line.

    Three private parts of argparse are used, of which none has a public twin: `_get_formatter` and
    `_check_value` are overridden, `_option_string_actions` is where an option is looked up. The
    tests of the help, of unknown commands and of options fail where one of them is gone.
    """

    _width: int | None = 80
    """Asked for with each argument; None looks at the terminal, which takes a module to load."""

    def __init__(self, **how: Any) -> None:
        how.setdefault("allow_abbrev", False)
        super().__init__(**how)

    def _get_formatter(self) -> argparse.HelpFormatter:
        return argparse.RawDescriptionHelpFormatter(self.prog, width=self._width)

    def format_help(self) -> str:
        """The help, as wide as the terminal."""
        self._width = None
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say what is off with the words of the call."""
        if "expected one argument" in message:
            message = _("{complaint} (one that begins with - is given as --option=-text)").format(
                complaint=message
            )
        what = self.prog.partition(" ")[2] or _("the call")
        raise InvalidInput(what, message, _("see `{call} --help`").format(call=self.prog))

    def knows(self, option: str) -> bool:
        """Whether it is one of the options; its value may stand in the same word."""
        return option.partition("=")[0] in self._option_string_actions

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Say what is meant by an unknown command; argparse has no public place for that."""
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            raise unknown_command(str(value), action.choices)
        super()._check_value(action, value)


def unknown_command(name: str, known: Iterable[str]) -> InvalidInput:
    """The complaint about a command that there is not, with the one that may have been meant."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1)
    hint = _("did you mean `jobboard {name}`?").format(name=close[0]) if close else ""
    return InvalidInput(
        _("command {name}").format(name=name),
        _("there is none of that name"),
        hint or _("see `jobboard --help`"),
    )


class CommandRegistry:
    """Where a module declares its commands.

    `slots` is what `add_subparsers` returns, whose class argparse has no public name for.
    """

    def __init__(self, slots: argparse._SubParsersAction[Parser]) -> None:
        self._slots = slots

    def verb(
        self,
        name: str,
        run: Verb,
        *,
        does: str,
        rest: str = "",
        dashes: bool = False,
        usage: str | None = None,
    ) -> Parser:
        """One more command; the parser to which its arguments are added.

        `rest` names the list that takes words standing between options; `dashes` lets such words
        begin with one dash.
        """
        # A word with one dash in front is a word of the list, so there is no -h beside it.
        parser = self._slots.add_parser(
            name, help=does, description=does, usage=usage, add_help=not dashes
        )
        if dashes:
            parser.add_argument("--help", action="help", help=_("this help"))
        parser.set_defaults(run=run, rest=rest, dashes=dashes)
        add_globals(parser, again=True)
        return parser


def add_globals(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """The options that every command understands; `again` where a command repeats them."""
    unset: Any = argparse.SUPPRESS if again else None

    def told(text: str) -> str:
        return argparse.SUPPRESS if again else text

    parser.add_argument(
        "--file",
        metavar="PATH",
        default=unset,
        help=told(_("the board's file (also JOBBOARD_FILE)")),
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        default=unset or False,
        help=told(_("a throw-away copy of the demo board, laid around now")),
    )
    parser.add_argument(
        "--now",
        metavar="WHEN",
        default=unset,
        help=told(_("act as if it were this instant (also JOBBOARD_NOW)")),
    )


def build(verbs: Iterable[str] | None = None) -> Parser:
    """The parser that knows these commands; with all of them for None."""
    parser = Parser(
        prog="jobboard",
        description=_(
            "A dashboard for job hunting in Japan. Without a command it opens the full screen."
        ),
        epilog=_(
            "WHEN is ISO 8601 (2026-11-20, 2026-11-20T15:00) or a short form (now, tomorrow 15:00,"
            " fri 10:00,\n+3d, 明日 10時, 11月25日 15時). APP is an id or a text that matches one"
            " application.\nExit codes: 0 done, 1 it could not be done, 2 the words of the call are"
            " off, 3 refused by a\ntiming rule, 4 printed with findings (draft), 5 something is"
            " overdue (due --exit-code)."
        ),
    )
    add_globals(parser)
    parser.add_argument(
        "--version", action=_Version, nargs=0, help=_("the version of this program")
    )
    slots = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=pgettext("action", "commands"), parser_class=Parser
    )
    commands = CommandRegistry(slots)
    wanted = VERBS if verbs is None else verbs
    for module in dict.fromkeys(_MODULES.get(verb, verb) for verb in wanted):
        import_module(f"jobboard_tui.cli.{module}").declare(commands)
    return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """What the words of a call mean; raises `InvalidInput`."""
    if {"-h", "--help"}.isdisjoint(argv):
        try:
            return _parse(build(word for word in argv if word in VERBS), argv)
        except InvalidInput:
            pass  # the complaint should know of every command
    return _parse(build(), argv)


def _parse(parser: Parser, argv: Sequence[str]) -> argparse.Namespace:
    if argv and argv[0].startswith("--") and not parser.knows(argv[0]):
        raise _strange(None, argv[:1])
    words, left = parser.parse_known_args(list(argv))
    if left:
        _take_rest(words, left)
    return words


def _take_rest(words: argparse.Namespace, left: Sequence[str]) -> None:
    """Words that stand between options belong to the command's list; others are off."""
    rest: str = getattr(words, "rest", "")
    dashes: bool = getattr(words, "dashes", False)
    strange = [
        word
        for word in left
        if not rest or word.startswith("--") or (word.startswith("-") and not dashes)
    ]
    if strange:
        raise _strange(words.command, strange)
    setattr(words, rest, [*(getattr(words, rest) or ()), *left])


def _strange(command: str | None, words: Sequence[str]) -> InvalidInput:
    return InvalidInput(
        command or _("the call"),
        _("{words} is not understood").format(words=" ".join(words)),
        _("see `{call} --help`").format(call=f"jobboard {command}" if command else "jobboard"),
    )


class _Version(argparse.Action):
    """Prints the version; it is only read where it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: Any) -> None:
        from jobboard_tui import __version__

        print(f"jobboard {__version__}")
        parser.exit()
