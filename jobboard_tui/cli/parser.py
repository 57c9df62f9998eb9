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

GROUPS = {
    "applications": ("add", "edit", "move", "remove", "restore", "bin"),
    "timeline": ("log", "amend", "unlog", "undo", "redo"),
    "reminders": ("due", "snooze", "dismiss", "done", "hold", "release", "pause", "resume"),
    "look": ("list", "show", "agenda", "stats", "status"),
    "letters": ("draft", "profile", "mail", "reflect", "questions"),
    "offers": ("checklist", "compare", "plan", "glossary"),
    "practice": ("practice", "hill", "goals", "audit", "activities"),
    "files": ("import", "export", "check", "merge", "conflicts", "history", "sync"),
    "program": ("settings", "completion", "help"),
}
"""The verbs by what they are about, in the order of the help; see `group_titles`."""

VERBS = tuple(verb for verbs in GROUPS.values() for verb in verbs)
"""Every verb, in the order of the help. Its module is called like it, or stands in `_MODULES`."""

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
        """The help, as wide as the terminal: examples first, and verbs by groups."""
        self._width = None
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        self._add_examples(formatter)
        for group in self._action_groups:
            slots = [action for action in group._group_actions if _is_of_verbs(action)]
            if slots:
                self._add_verbs(formatter, slots[0])
                continue
            formatter.start_section(group.title)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _add_examples(self, formatter: argparse.HelpFormatter) -> None:
        from jobboard_tui.cli.examples import calls_of

        calls = calls_of(self.prog.partition(" ")[2])
        if calls:
            formatter.start_section(pgettext("action", "examples"))
            formatter.add_text("\n".join(calls))
            formatter.end_section()

    def _add_verbs(self, formatter: argparse.HelpFormatter, slots: argparse.Action) -> None:
        """Add each verb with what it does, group by group."""
        shown = {str(action.dest): action for action in slots._get_subactions()}  # type: ignore[attr-defined]
        for name, title in group_titles().items():
            formatter.start_section(title)
            formatter.add_arguments([shown[verb] for verb in GROUPS[name] if verb in shown])
            formatter.end_section()

    def error(self, message: str) -> NoReturn:
        """Say what is off with the words of the call."""
        if "expected one argument" in message:
            message = _("{complaint} (write a value that starts with - as --option=-text)").format(
                complaint=message
            )
        what = self.prog.partition(" ")[2] or _("the command line")
        raise InvalidInput(what, message, _("see `{call} --help`").format(call=self.prog))

    def knows(self, option: str) -> bool:
        """Whether it is one of the options; its value may stand in the same word."""
        return option.partition("=")[0] in self._option_string_actions

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Say what is meant by an unknown command; argparse has no public place for that."""
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            raise unknown_command(str(value), action.choices)
        super()._check_value(action, value)


def _is_of_verbs(action: argparse.Action) -> bool:
    return isinstance(action, argparse._SubParsersAction)


def group_titles() -> dict[str, str]:
    """Return what each group of verbs is called in the help, in its order."""
    return {
        "applications": pgettext("verbs", "applications"),
        "timeline": _("what happened"),
        "reminders": _("what is due"),
        "look": _("the board at a glance"),
        "letters": _("letters and messages"),
        "offers": pgettext("verbs", "offers"),
        "practice": _("practice and weekly review"),
        "files": _("files, repair and sync"),
        "program": _("this program"),
    }


LOOKING = frozenset(
    {
        *("bin", "due", "list", "show", "agenda", "stats", "status", "questions", "compare"),
        *("glossary", "hill", "history", "help"),
    }
)
"""Verbs that change nothing, whatever their options."""
DRASTIC = frozenset({"remove", "merge", "sync", "import"})
"""Verbs that change much at once."""


def unknown_command(name: str, known: Iterable[str]) -> InvalidInput:
    """Return the complaint about a command that does not exist, with one that may be meant.

    That is one slip of the finger away: a letter too few, too many, another, or two the wrong way
    round. Of several the one that changes least is named.
    """
    from rapidfuzz.distance import OSA

    near = [verb for verb in known if OSA.distance(name, verb, score_cutoff=1) <= 1]
    near.sort(key=lambda verb: (verb in DRASTIC, verb not in LOOKING))
    hint = _("did you mean `jobboard {name}`?").format(name=near[0]) if near else ""
    return InvalidInput(
        _("command {name}").format(name=name),
        _("unknown name"),
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
        changes: bool = False,
    ) -> Parser:
        """One more command; the parser to which its arguments are added.

        One that `changes` an application says what it understood only when nothing is refused.

        `rest` names the list that takes words standing between options; `dashes` lets such words
        begin with one dash.
        """
        # A word with one dash in front is a word of the list, so there is no -h beside it.
        parser = self._slots.add_parser(
            name, help=does, description=does, usage=usage, add_help=not dashes
        )
        if dashes:
            parser.add_argument("--help", action="help", help=_("show this help"))
        parser.set_defaults(run=run, rest=rest, dashes=dashes, changes=changes)
        add_globals(parser, again=True)
        return parser


def add_globals(parser: argparse.ArgumentParser, *, again: bool = False) -> None:
    """Declare the options that every command understands; `again` where a command repeats them."""
    unset: Any = argparse.SUPPRESS if again else None

    def help_text(text: str) -> str:
        return argparse.SUPPRESS if again else text

    parser.add_argument(
        "--file",
        metavar="PATH",
        default=unset,
        help=help_text(_("the board's file (also JOBBOARD_FILE)")),
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        default=unset or False,
        help=help_text(_("open a disposable demo board with dates around today")),
    )
    parser.add_argument(
        "--now",
        metavar="WHEN",
        default=unset,
        help=help_text(_("act as if it were this time (also JOBBOARD_NOW)")),
    )


def build(verbs: Iterable[str] | None = None) -> Parser:
    """Return the parser that knows these commands; with all of them for None."""
    parser = Parser(
        prog="jobboard",
        description=_(
            "A dashboard for job hunting in Japan. Without a command it opens the dashboard."
        ),
        epilog=_(
            "WHEN is ISO 8601 (2026-11-20, 2026-11-20T15:00) or a short form (now, tomorrow 15:00,"
            " fri 10:00,\n+3d, 明日 10時, 11月25日 15時). APP is an id or a text that matches one"
            " application.\nExit codes: 0 done, 1 it could not be done, 2 the command is wrong"
            " or\nambiguous, 3 held back until you insist (--force or --yes), 4 printed with"
            " problems (draft),\n5 something is late (due --exit-code)."
        ),
    )
    add_globals(parser)
    parser.add_argument("--version", action=_Version, nargs=0, help=_("show the version"))
    slots = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=pgettext("action", "commands"), parser_class=Parser
    )
    commands = CommandRegistry(slots)
    wanted = VERBS if verbs is None else verbs
    for module in dict.fromkeys(_MODULES.get(verb, verb) for verb in wanted):
        import_module(f"jobboard_tui.cli.{module}").declare(commands)
    return parser


def commands(parser: Parser | None = None) -> dict[str, Parser]:
    """Return every command's parser, in the order of the help."""
    for action in (parser or build())._actions:
        if isinstance(action, argparse._SubParsersAction):
            return {verb: action.choices[verb] for verb in VERBS if verb in action.choices}
    return {}


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return what the words of a call mean; raises `InvalidInput`."""
    if {"-h", "--help"}.isdisjoint(argv):
        try:
            return _parse(build(word for word in argv if word in VERBS), argv)
        except InvalidInput:
            pass  # the complaint should know of every command
    return _parse(build(), argv)


def _parse(parser: Parser, argv: Sequence[str]) -> argparse.Namespace:
    if argv and argv[0].startswith("--") and not parser.knows(argv[0]):
        raise _strange(next((word for word in argv if word in VERBS), None), argv[:1])
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
    """The complaint about words, with what may have been meant.

    An option that the command knows and that is left over stood before it.
    """
    call = f"jobboard {command}" if command else "jobboard"
    hint = _("see `{call} --help`").format(call=call)
    if command:
        knows = commands(build((command,)))[command].knows
        if any(map(knows, words)):
            hint = _("put it after the command: `{call} {option}`").format(
                call=call, option=words[0].partition("=")[0]
            )
        elif knows("--at") and not any(word.startswith("-") for word in words):
            hint = _('a time is given as --at "{words}", a text as --note').format(
                words=" ".join(words)
            )
    return InvalidInput(
        command or _("the command line"),
        _("{words} is not understood").format(words=" ".join(words)),
        hint,
    )


class _Version(argparse.Action):
    """Prints the version; it is only read where it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: Any) -> None:
        from jobboard_tui.cli.version import version_line

        print(version_line())
        parser.exit()
