"""The sentences around the offer meeting: all of them are there in Japanese, with their fields."""

from __future__ import annotations

import ast
from pathlib import Path

import jobboard_tui
from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.i18n import _, pgettext
from tests.rows import for_each_row
from tools.messages import LOCALES, read

SOURCE = Path(jobboard_tui.__file__).parent
MODULES = {
    "domain/offers/review.py": None,
    "domain/offers/negotiation_advice.py": None,
    "domain/offers/remarks.py": None,
    "domain/offers/total_pay.py": {"total_words"},
    "domain/offers/comparison.py": {"<module>", "_term_row"},
    "domain/offers/call_notes.py": {"spoken", "summary", "_state_words"},
    "domain/offers/terms.py": {
        *("_money", "shown", "<module>", "term_words", "terms_text", "_bounded"),
        "why_uncounted",
    },
    "domain/offers/decision.py": {"running_deadlines"},
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
    "tui/presentation/offer_comparison.py": None,
    "tui/presentation/meeting_overview.py": None,
    "tui/screens/before_signing.py": None,
    "tui/screens/offer_meeting.py": None,
    "tui/screens/joining_plan.py": None,
    "tui/screens/joining_papers.py": None,
    "tui/widgets/picker.py": None,
    "tui/widgets/prompt.py": None,
    "domain/offers/joining_plan.py": None,
    "domain/offers/pay_rows.py": None,
    "cli/compare.py": {"_lines", "_cell", "_bars", "_to_ask"},
}
"""What is shown of a list in Japanese is worded there: everywhere, or in these functions."""


MARKS = ("_", "ngettext", "pgettext")


def translations() -> set[str]:
    """The messages that are there in Japanese; a word behind its context, `time: today`."""
    found: set[str] = set()
    for message in read(LOCALES / "ja" / "LC_MESSAGES" / "jobboard.po"):
        texts = [message.id] if isinstance(message.id, str) else message.id
        found |= {f"{message.context}: {one}" if message.context else one for one in texts}
    return found


def spoken(module: str, functions: set[str] | None) -> set[str]:
    """The messages that a module marks, in all of it or in some functions."""
    found: set[str] = set()

    def look(node: ast.AST, inside: str) -> None:
        for child in ast.iter_child_nodes(node):
            name = child.name if isinstance(child, ast.FunctionDef) else inside
            if (
                isinstance(child, ast.Call)
                and isinstance(child.func, ast.Name)
                and child.func.id in MARKS
                and (functions is None or name in functions)
            ):
                texts = [one.value for one in child.args if isinstance(one, ast.Constant)]
                found.update([": ".join(texts)] if child.func.id == "pgettext" else texts)
            look(child, name)

    look(ast.parse((SOURCE / module).read_text()), "<module>")
    return found


@for_each_row("module", MODULES)
def test_every_sentence_around_the_list_is_there_in_japanese(module: str) -> None:
    marked = spoken(module, MODULES[module])
    assert marked
    assert sorted(marked - translations()) == []


def test_the_clocks_of_an_answer_have_japanese_names() -> None:
    rules = load_rules(None).rules
    assert {rule.title for rule in rules.values() if rule.clock} <= translations()


def test_only_within_and_only_in_japanese_is_japanese_spoken() -> None:
    with speaking_in(Language.EN):
        assert pgettext("heading", "Known") == "Known"
        with speaking_in(Language.JA):
            assert pgettext("heading", "Known") == "判明していること"
            assert _("no such sentence") == "no such sentence"
        assert pgettext("heading", "Known") == "Known"
