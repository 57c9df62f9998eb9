"""Kinds of events as people type them."""

from __future__ import annotations

from types import MappingProxyType

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.event_kinds import EVENT_KINDS, OF_APPLICATION
from jobboard_tui.domain.models import Kind
from jobboard_tui.i18n import _

KINDS = [kind.value for kind in OF_APPLICATION]

_DOING = MappingProxyType(
    {name: kind for kind, info in EVENT_KINDS.items() for name in info.other_names}
)
"""Names of deeds, and the kind of event that they are."""
_NEAR = 70
"""Per cent of likeness from which on a kind may have been meant."""


def kind_word(text: str) -> str:
    """Return the name of a kind of event, with _ for - too.

    Raises `InvalidInput`, which names the one that is near.
    """
    said = normalise_kind(text)
    if said in {kind.value for kind in Kind}:
        return said
    near = near_kind(said)
    raise InvalidInput(
        _("event {name}").format(name=text),
        _("unknown name"),
        _("did you mean {name}?").format(name=near)
        if near
        else _("`jobboard log --help` lists them all"),
    )


def normalise_kind(text: str) -> str:
    """Return the text as the names of kinds are spelt."""
    return text.strip().lower().replace("_", "-")


def near_kind(said: str) -> str | None:
    """Return the name of the kind that may have been meant.

    For the name of a rule it is the kind that the rule asks for.
    """
    if said in _DOING:
        return _DOING[said].value
    from jobboard_tui.config.rules_file import load_rules

    rule = load_rules(None).rules.get(said)
    kind = str(rule and (rule.does or rule.ticks))
    if kind in KINDS:
        return kind
    from rapidfuzz import fuzz, process

    match = process.extractOne(said, KINDS, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return None if match is None else str(match[0])
