"""Which items of a list do not apply: by hand for all applications, and by what is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import ItemAnswer
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate, NeedlessRule
from jobboard_tui.domain.offers.item_words import plain_words, word_pattern
from jobboard_tui.domain.offers.suggested_values import SuggestedValue, noted_values
from jobboard_tui.domain.offers.terms import terms_text
from jobboard_tui.i18n import _

TERM = "contract-expiry"
"""The item that says whether, and when, a contract ends."""
NO_END = "no-end"
"""The rule by which a contract has no end."""


def needless_items(
    checklist_template: ChecklistTemplate,
    application: Application,
    suggested: Mapping[str, Sequence[SuggestedValue]] | None = None,
) -> Mapping[str, NeedlessRule | None]:
    """Return the items that do not apply, each with its rule; None for one left out by hand.

    An item of which something is told applies. `suggested` is what the card says of items, where
    at hand.
    """
    found: dict[str, NeedlessRule | None] = dict.fromkeys(checklist_template.not_applicable)
    for rule in checklist_template.needless:
        if not is_met(rule, application):
            continue
        if rule.presumed:
            if suggested is None:
                suggested = noted_values(checklist_template, application)
            if _is_told(rule, checklist_template, application, suggested):
                continue
        found |= dict.fromkeys(rule.items - found.keys(), rule)
    return found


def _is_told(
    rule: NeedlessRule,
    checklist_template: ChecklistTemplate,
    application: Application,
    suggested: Mapping[str, Sequence[SuggestedValue]],
) -> bool:
    """Whether something is known of an item of a rule, but that a contract has no end."""
    for item_id in rule.items:
        answer = application.checklist.get(item_id, ItemAnswer())
        said = [answer.value, terms_text(item_id, application.terms)]
        said += [
            suggestion.value
            for suggestion in suggested.get(item_id, ())
            if suggestion.settles or suggestion.event
        ]
        if any(text and not says_no_end(checklist_template, text) for text in said):
            return True
    return False


def is_met(rule: NeedlessRule, application: Application) -> bool:
    """Return whether an answer that is known meets a rule."""
    for item_id in rule.known_by:
        answer = application.checklist.get(item_id, ItemAnswer())
        if not answer.state.is_settled:
            continue
        terms = terms_text(item_id, application.terms)
        said = (answer.value, terms) if rule.whole else (f"{answer.value} {terms}",)
        if any(has_words(rule, text) for text in said):
            return True
    return False


_CLAUSE = re.compile(r"[、。，,;；（(※\n]|\.(?!\d)")
"""What ends the first clause of an answer."""


def has_words(rule: NeedlessRule, text: str) -> bool:
    """Return whether an answer has the words of a rule, as its `unless` and `but_not` allow."""
    said = plain_words(text)
    if TERM in rule.items and has_dates(said):
        return False
    if rule.but_not and word_pattern(rule.but_not).search(said):
        return False
    rest = word_pattern(rule.unless).sub(" ", said) if rule.unless else said
    if rule.whole:
        first = re.sub(r"\s*[:：]\s*|\s+", " ", _CLAUSE.split(rest)[0]).strip()
        return first in map(plain_words, rule.words)
    return bool(rule.words) and word_pattern(rule.words).search(rest) is not None


_DATES = re.compile(
    r"(?:\d{4}年|令和\S{1,2}年|\d{4}[-/.])\s*\d{1,2}(?:月\s*|[-/.])\d{1,2}日?(?:\([^()]*\))?"
    r"\s*(?:まで|迄|[~～〜－―–-]\s*(?:\d|令和)|から\s?(?:\d|令和)|より\s?(?:\d|令和))"
    r"|期間の定め(?:が|は|[:\s])*あり|(?:until|to|through) (?:\d|[a-z]+ \d{1,2},? \d{4})"
)


def has_dates(text: str) -> bool:
    """Return whether a text tells a term with its end; that outranks words of no end beside it."""
    return _DATES.search(plain_words(text)) is not None


def says_no_end(checklist_template: ChecklistTemplate, text: str) -> bool:
    """Return whether a text says that a contract has no end."""
    return any(rule.id == NO_END and has_words(rule, text) for rule in checklist_template.needless)


def needless_reason(rule: NeedlessRule | None, language: Language) -> str:
    """Return why an item does not apply, in words."""
    return _("left out for every application") if rule is None else rule.said(language)
