"""Every sentence can be translated: tools find it, and it is read when it is shown."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from pathlib import Path

import pytest

import jobboard_tui
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.rules import SHORT_TITLE
from jobboard_tui.i18n import pgettext, translated
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.commands import BY_ID, footer
from jobboard_tui.tui.presentation.text_width import cell_len
from tools.messages import KEYWORDS, LOCALES, main, read

PACKAGE = Path(jobboard_tui.__file__).parent
CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/jobboard.po"))
FROM_ELSEWHERE = {
    "tui/presentation/help_text.py": "headings, marked in tui/command_type.py",
    "tui/presentation/cards.py": "a rule's titles, in data/rules.toml",
    "domain/rules.py": "a rule's reason, in data/rules.toml",
    "domain/reminders/explain.py": "a rule's reason, in data/rules.toml",
    "domain/offers/decision.py": "a rule's title, in data/rules.toml",
    "domain/offers/joining_plan.py": "steps to the first day, in data/first_day.toml",
    "interchange/exporters/icalendar.py": "a rule's title, in data/rules.toml",
    "cli/plan.py": "steps to the first day, in data/first_day.toml",
    "service/joining.py": "steps to the first day, in data/first_day.toml",
    "tui/screens/joining_plan.py": "steps to the first day, in data/first_day.toml",
    "domain/letters/check_types.py": "checks of letters, in data/letter_checks.toml",
    "interchange/importers/csv_table.py": "kinds of tables, in data/importing.toml",
    "interchange/importers/sources.py": "kinds of files, marked where they are listed",
    "i18n.py": "a lazy message, marked where it is made",
}
"""Modules that translate what is not written beside the call, and where it is marked."""


@cache
def calls() -> list[tuple[str, ast.Call, bool]]:
    """Every call that marks a message: its module, itself, whether it is made at import."""
    return [
        call
        for path in sorted(PACKAGE.rglob("*.py"))
        for call in _calls_in(ast.parse(path.read_text("utf-8")), str(path.relative_to(PACKAGE)))
    ]


def _calls_in(
    node: ast.AST, module: str, at_import: bool = True
) -> Iterator[tuple[str, ast.Call, bool]]:
    for child in ast.iter_child_nodes(node):
        inside = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        if isinstance(child, ast.Call) and getattr(child.func, "id", "") in KEYWORDS:
            yield module, child, at_import
        yield from _calls_in(child, module, at_import and not inside)


def name_of(call: ast.Call) -> str:
    assert isinstance(call.func, ast.Name)
    return call.func.id


def texts_of(call: ast.Call) -> list[str | None]:
    count = 2 if name_of(call) in ("ngettext", "pgettext", "lazy_pgettext") else 1
    values = [getattr(argument, "value", None) for argument in call.args[:count]]
    return [value if isinstance(value, str) else None for value in values]


def test_every_message_can_be_extracted() -> None:
    hidden = {module for module, call, _at in calls() if None in texts_of(call)}
    assert hidden <= FROM_ELSEWHERE.keys()


def test_a_short_title_of_a_rule_has_room_on_a_card_in_every_language() -> None:
    shorts = [rule.short for rule in load_rules(None).rules.values()]
    for path in CATALOGUES:
        catalogue = read(path)
        for short in shorts:
            message = catalogue.get(short, "short title")
            assert message is not None, (path, short)
            assert 0 < cell_len(str(message.string)) <= SHORT_TITLE, (path, short)


def test_a_word_alone_has_a_context() -> None:
    words = [
        (module, text)
        for module, call, _at_import in calls()
        if name_of(call) in ("_", "lazy_gettext")
        for text in texts_of(call)
        if text is not None and len(text) > 1 and text.replace("-", "").isalpha()
    ]
    assert words == []


def test_what_is_made_at_import_is_translated_when_it_is_shown() -> None:
    eager = ("_", "ngettext", "pgettext")
    assert [
        (module, name_of(call)) for module, call, at in calls() if at and name_of(call) in eager
    ] == []


class Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}: {message}".upper()


def test_commands_speak_the_language_of_the_moment() -> None:
    before = [command.label for command in footer(KeyContext.COLUMNS)]
    with translated(Shouting()):
        assert BY_ID["sort"].label == "COMMAND: SORT"
        assert BY_ID["sort"].help.startswith("BY URGENCY")
        assert pgettext("time", "today") == "TIME: TODAY"
    assert [command.label for command in footer(KeyContext.COLUMNS)] == before


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_a_translation_has_the_fields_of_its_message(path: Path) -> None:
    for message in read(path):
        forms = [message.id, message.string]
        both = [one if isinstance(one, str) else one[-1] for one in forms]
        assert fields(both[0]) == fields(both[1]), both


def fields(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _how in string.Formatter().parse(sentence) if name}


def test_the_catalogues_say_what_the_program_says_and_are_compiled(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert CATALOGUES
    assert main(["--check"]) == 0, capsys.readouterr().out
