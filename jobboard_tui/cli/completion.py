"""Completion scripts for shells, made from the parser itself, and the words that they ask for.

Verbs, options and their fixed values stand in the script. What depends on the board or on the
user's files is asked for when it is wanted, by `jobboard completion --words KIND`: a line for each
word, with what it means behind a tab.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry

Word: TypeAlias = tuple[str, str]
"""A word to complete, and what it means."""

SHELLS = ("bash", "zsh", "fish", "tcsh")
FILES = frozenset({"PATH", "FILE", "BASE", "OURS", "THEIRS", "BOARD"})
"""What arguments that name a file are called."""

KINDS_OF_WORDS: Mapping[str, str] = {
    "APP": "applications",
    "export --format": "formats",
    "APP RULE": "reminders",
    "LETTER": "letters",
    "EVENT": "events",
    "QUERY": "filters",
    "ITEM[=VALUE]": "items",
    "--tag": "tags",
    "--meeting": "applications",
    "help COMMAND": "verbs",
    "edit FIELD=VALUE": "edit-fields",
    "amend FIELD=VALUE": "amend-fields",
    "settings KEY=VALUE": "settings",
    "profile KEY=VALUE": "profile",
    "goals KEY=VALUE": "goals",
}
"""The kind of words by what an argument is called, with its verb where several are called so."""


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    completion_ = commands.verb(
        "completion",
        completion,
        does=_('print a completion script: eval "$(jobboard completion bash)"'),
        usage="jobboard completion (SHELL | --words KIND)",
    )
    completion_.add_argument(
        "shell", metavar="SHELL", nargs="?", choices=SHELLS, help=", ".join(SHELLS)
    )
    completion_.add_argument(
        "--words",
        metavar="KIND",
        choices=sorted(KINDS_OF_WORDS.values()),
        help=_("list the words of one kind and what they mean; the completion scripts use it"),
    )


def completion(call: CommandCall) -> int:
    """Print the script of a shell, which needs no board, or the words of a kind."""
    if call.words.words:
        for word, meaning in _WORDS[call.words.words](call):
            call.print(f"{word}\t{meaning}")
        return 0
    if not call.words.shell:
        raise InvalidInput(
            "completion",
            _("no shell given"),
            _("use one of {names}").format(names=", ".join(SHELLS)),
        )
    call.print(script(call.words.shell))
    return 0


# -- the script ----------------------------------------------------------------------------------


def script(shell: str) -> str:
    """Return the completion script of a shell."""
    import shtab

    from jobboard_tui.cli.parser import build

    parser = build()
    _complete_words(parser, "", shtab.FILE)
    text = str(shtab.complete(parser, shell, preamble=_PREAMBLES.get(shell, "")))
    if shell == "zsh":  # an argument that may be repeated excludes no other
        text = text.replace('"(*):', '"*:')
    return text + _ENDS.get(shell, "")


def _complete_words(parser: argparse.ArgumentParser, verb: str, files: Any) -> None:
    """Say of each argument what it takes; argparse has no public list of a parser's arguments."""
    for action in parser._actions:
        called = action.option_strings[-1] if action.option_strings else str(action.metavar)
        kind = KINDS_OF_WORDS.get(called) or KINDS_OF_WORDS.get(f"{verb} {called}")
        if action.metavar in FILES:
            action.complete = files  # type: ignore[attr-defined]
        elif kind:
            action.complete = _ask_for(kind)  # type: ignore[attr-defined]
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                _complete_words(command, name, files)


def _ask_for(kind: str) -> dict[str, str]:
    asked = f"jobboard completion --words {kind} 2>/dev/null"
    return {
        "bash": f"_jobboard_words_{kind.replace('-', '_')}",
        "zsh": f"_jobboard_words {kind}",
        "fish": f"({asked})",
        "tcsh": f"`{asked} | cut -f1`",
    }


_PREAMBLES = {
    "bash": """\
# Words with : or = in them are words of several parts to bash: what is typed so far is the line's.
_jobboard_typed() {
  local line="${COMP_LINE:0:COMP_POINT}"
  printf '%s' "${line##*[[:blank:]]}"
}
_jobboard_words() {
  local IFS=$'\\n'
  compgen -W "$(jobboard completion --words "$1" 2>/dev/null | cut -f1)" -- "$(_jobboard_typed)"
}
"""
    + "\n".join(
        f"_jobboard_words_{kind.replace('-', '_')}() {{ _jobboard_words {kind}; }}"
        for kind in KINDS_OF_WORDS.values()
    ),
    "zsh": """\
_jobboard_words() {
  local -a words
  words=("${(@f)$(jobboard completion --words ${@[-1]} 2>/dev/null)}")
  words=("${(@)words//:/\\\\:}")
  words=("${(@)words/$'\\t'/:}")
  if [[ ${words[1]} == *[=]:* ]]; then _describe ${@[-1]} words -S ''
  else _describe ${@[-1]} words
  fi
}
""",
}

_ENDS = {
    "bash": """

_jobboard() {
  _shtab_jobboard
  local typed="$(_jobboard_typed)" place
  local parts="${typed%"${typed##*[:=]}"}"
  for place in "${!COMPREPLY[@]}"; do COMPREPLY[place]="${COMPREPLY[place]#"$parts"}"; done
  if [[ ${#COMPREPLY[@]} = 1 && ${COMPREPLY[0]} == *[:=] ]]; then compopt -o nospace; fi
}
complete -o bashdefault -F _jobboard jobboard""",
}


# -- the words -----------------------------------------------------------------------------------


def _applications(call: CommandCall) -> Iterator[Word]:
    """Ids, those of open applications first; and of these the names that are one word."""
    from collections import Counter

    applications = call.service.board.applications.values()
    ordered = sorted(
        applications, key=lambda application: (not application.is_open, application.company)
    )
    names = Counter(application.company for application in ordered if application.is_open)
    for application in ordered:
        yield application.id, f"{application.company}, {application.role}"
    for application in ordered:
        if (
            application.is_open
            and names[application.company] == 1
            and application.company.isalnum()
        ):
            yield application.company, application.role


def _rules(call: CommandCall) -> Iterator[Word]:
    from jobboard_tui.cli.locate import locate
    from jobboard_tui.config.rules_file import load_rules

    places = call.open_board.places if call.words.demo else locate(call.words)[1]
    for rule in load_rules(places.rules, places.checklist).rules.values():
        yield rule.id, rule.title


def _reminders(call: CommandCall) -> Iterator[Word]:
    yield from _applications(call)
    yield from _rules(call)


def _letters(call: CommandCall) -> Iterator[Word]:
    from jobboard_tui.config.letter_files import load_library
    from jobboard_tui.domain.letters.types import Language

    library = load_library(call.letter_places)
    for kind in library.kinds:
        yield kind, library.letter(kind, Language.EN).title


def _events(_call: CommandCall) -> Iterator[Word]:
    from jobboard_tui.cli.kinds import KINDS
    from jobboard_tui.domain.labels import kind_label
    from jobboard_tui.domain.models import Kind

    for name in KINDS:
        yield name, kind_label(Kind(name))


def _filters(call: CommandCall) -> Iterator[Word]:
    from jobboard_tui.cli.arguments import column_names
    from jobboard_tui.domain.search.query import STATES_ASKED

    yield from ((f"is:{state}", "") for state in STATES_ASKED)
    yield from ((f"stage:{name}", "") for name in column_names())
    yield from ((f"tag:{tag}", "") for tag, _meaning in _tags(call))


def _tags(call: CommandCall) -> Iterator[Word]:
    applications = call.service.board.applications.values()
    tags = {
        tag for application in applications for tag in application.tags if len(tag.split()) == 1
    }
    yield from ((tag, "") for tag in sorted(tags))


def _items(call: CommandCall) -> Iterator[Word]:
    from jobboard_tui.cli.locate import locate
    from jobboard_tui.config.checklist_file import load_checklist
    from jobboard_tui.domain.offers.terms import TERMS

    places = call.open_board.places if call.words.demo else locate(call.words)[1]
    for item in load_checklist(places.checklist).items():
        yield f"{item.id}=", item.english.title
    yield from ((f"{name}=", term.title()) for name, term in TERMS.items())


def _formats(_call: CommandCall) -> Iterator[Word]:
    from jobboard_tui.interchange.exporters.export import FORMATS

    yield from ((name, "") for name in FORMATS)


def _verbs(_call: CommandCall) -> Iterator[Word]:
    from jobboard_tui.cli.parser import VERBS

    yield from ((verb, "") for verb in VERBS)


def _settings(_call: CommandCall) -> Iterator[Word]:
    from jobboard_tui.cli.settings import SETTINGS
    from jobboard_tui.config.settings import choices

    known = choices()
    for name in SETTINGS:
        values = [value for value in known.get(name, ()) if value]
        yield from ((f"{name}={value}", "") for value in values or [""])


def _fields(module: str, names: str) -> Callable[[CommandCall], Iterable[Word]]:
    """The names of fields that a module of the command line takes, each with its sign."""

    def words(_call: CommandCall) -> Iterator[Word]:
        from importlib import import_module

        for name in getattr(import_module(f"jobboard_tui.cli.{module}"), names):
            yield f"{name}=", ""

    return words


_WORDS: Mapping[str, Callable[[CommandCall], Iterable[Word]]] = {
    "applications": _applications,
    "reminders": _reminders,
    "letters": _letters,
    "events": _events,
    "filters": _filters,
    "items": _items,
    "tags": _tags,
    "formats": _formats,
    "verbs": _verbs,
    "edit-fields": _fields("edit", "EDITED_FIELDS"),
    "amend-fields": _fields("amend", "AMENDED_FIELDS"),
    "settings": _settings,
    "profile": _fields("draft", "PROFILE"),
    "goals": _fields("practice", "GOALS"),
}
"""What gives the words of each kind."""
