"""The sentences around the offer meeting: all of them are there in Japanese, with their fields."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import jobboard_tui
from jobboard_tui.config.japanese_words import sentences, speaking_in
from jobboard_tui.config.rules_file import load_playbook
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.i18n import _

HOUSE = Path(jobboard_tui.__file__).parent
ROOMS = {
    "domain/offers/review.py": None,
    "domain/offers/negotiation_advice.py": None,
    "domain/offers/total_pay.py": {"_remarks"},
    "domain/offers/call_notes.py": {"spoken", "summary", "_state_words"},
    "domain/offers/terms.py": {"_money", "shown", "<module>", "term_words", "told_of"},
    "domain/offers/decision.py": {"clocks"},
    "domain/labels.py": {
        "weekday_name",
        "month_name",
        "day",
        "near",
        "ago",
        "span",
        "_left",
        "_late",
    },
    "tui/presentation/meeting.py": None,
}
"""What is shown of a list in Japanese is worded there: everywhere, or in these functions."""


def spoken(room: str, functions: set[str] | None) -> set[str]:
    """The sentences that a module marks, in all of it or in some functions."""
    found = set()

    def look(node: ast.AST, inside: str) -> None:
        for child in ast.iter_child_nodes(node):
            name = child.name if isinstance(child, ast.FunctionDef) else inside
            if (
                isinstance(child, ast.Call)
                and isinstance(child.func, ast.Name)
                and child.func.id in ("_", "many")
                and (functions is None or name in functions)
            ):
                parts = child.args[:1] if child.func.id == "_" else child.args[:2]
                for part in parts:
                    if isinstance(part, ast.Constant):
                        found.add(part.value)
            look(child, name)

    look(ast.parse((HOUSE / room).read_text()), "<module>")
    return found


def fields(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _how in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_around_the_list_is_there_in_japanese(room: str) -> None:
    marked = spoken(room, ROOMS[room])
    assert marked
    assert sorted(marked - sentences().keys()) == []


def test_the_clocks_of_an_answer_have_japanese_names() -> None:
    rules = load_playbook(None).rules
    assert {rule.title for rule in rules.values() if rule.clock} <= sentences().keys()


def test_a_translation_names_no_field_that_the_sentence_has_not() -> None:
    assert [one for one, other in sentences().items() if fields(other) != fields(one)] == []


def test_only_within_and_only_in_japanese_is_japanese_spoken() -> None:
    with speaking_in(Language.EN):
        assert _("Known") == "Known"
        with speaking_in(Language.JA):
            assert _("Known") == "判明していること"
            assert _("no such sentence") == "no such sentence"
        assert _("Known") == "Known"
