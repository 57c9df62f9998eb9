"""Reads rows, as they stand in `rules.toml`, as rules and closures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import Any
from unicodedata import east_asian_width

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import DECISIONS, OUTGOING, RESPONSES, Kind
from jobboard_tui.domain.reminders.anchors import (
    ALONE,
    ANCHORS,
    BOARD_ANCHORS,
    CONDITIONS,
    ELSEWHERE,
)
from jobboard_tui.domain.reminders.explain import FIELDS
from jobboard_tui.domain.rules import (
    NUMBERS,
    REPLY_OWED,
    SHORT_TITLE,
    SILENCE,
    SPANS,
    Closure,
    Rule,
    RuleSet,
    Span,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

_GROUPS = {"decision": DECISIONS, "response": RESPONSES, "outgoing": OUTGOING}
_KNOWN_ANCHORS = frozenset(ANCHORS) | BOARD_ANCHORS | {ELSEWHERE}
_MOST = 9999
_DAY = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})")
_NEEDED = ("title", "do", "reason", "anchor")
_DAYS_ONLY = ("opens", "due", "retires", "again_opens", "again_due", "stated_opens", "stated_due")


class InvalidRule(JobboardError):
    """A row can't be read: `rule` and `key` name the place, `why` says what is wrong."""

    def __init__(self, rule: str, key: str, why: str) -> None:
        what = _("rule {rule}, {key}").format(rule=rule, key=key) if rule else key
        super().__init__(what, why, _("fix it or delete it"))


def rule_set_of(
    rows: Mapping[str, Mapping[str, Any]],
    closures: Iterable[Closure],
    snooze: Mapping[str, Any] = MappingProxyType({}),
) -> RuleSet:
    """Return the rule set of rows, by the ids of rules, in their order; raises `InvalidRule`.

    `snooze` may tell how long a reminder that was put off `keeps` from retiring.
    """
    rules: dict[str, Rule] = {}
    for rule_id, row in rows.items():
        if not rule_id or clean(rule_id) != rule_id:
            raise InvalidRule(rule_id, "id", _("it is empty or has invisible characters"))
        off = row.get("off", False)
        if not isinstance(off, bool):
            raise InvalidRule(rule_id, "off", _("must be true or false"))
        rule = rule_of(rule_id, row, len(rules))
        if not off:
            rules[rule_id] = rule
    return RuleSet(
        rules=MappingProxyType(rules), closed=tuple(closures), snooze_keeps=_snooze_keeps(snooze)
    )


def _snooze_keeps(row: Mapping[str, Any]) -> Span:
    for key in row.keys() - {"keeps"}:
        raise InvalidRule("", f"snooze, {key}", _("no such key"))
    try:
        return span_of(row.get("keeps", "none")) or Span(0)
    except ValueError as error:
        raise InvalidRule("", "snooze, keeps", str(error)) from None


def rule_of(rule_id: str, row: Mapping[str, Any], order: int = 0) -> Rule:
    """Return the rule of a row.

    Raises `InvalidRule` for an unknown key, or a value that the key can't have.
    """
    fields: dict[str, Any] = {}
    for key, value in row.items():
        if key == "off":
            continue
        read = _READERS.get(key)
        if read is None:
            raise InvalidRule(rule_id, key, _("no such key"))
        try:
            fields[_FIELD_OF.get(key, key)] = read(value)
        except ValueError as error:
            raise InvalidRule(rule_id, key, str(error)) from None
    for key in _NEEDED:
        if _FIELD_OF.get(key, key) not in fields:
            raise InvalidRule(rule_id, key, _("required in a rule"))
    if fields["anchor"] == "waiting":
        _check_days(rule_id, fields)
    for key, anchor in _ANCHOR_OF.items():
        if fields.get(key) and fields["anchor"] != anchor:
            raise InvalidRule(rule_id, key, _("it needs the anchor {anchor}").format(anchor=anchor))
    if fields.get("channel") and fields["anchor"] in BOARD_ANCHORS:
        raise InvalidRule(
            rule_id, "channel", _("it needs an anchor that belongs to one application")
        )
    if fields.get("form") and fields["anchor"] in BOARD_ANCHORS:
        raise InvalidRule(rule_id, "form", _("it needs an anchor that belongs to one application"))
    fields.setdefault("source", _("a rule of your own"))
    return Rule(id=rule_id, order=order, **fields)


def _check_days(rule_id: str, fields: Mapping[str, Any]) -> None:
    for key in _DAYS_ONLY:
        span = fields.get(key)
        if span is not None and span.is_exact:
            raise InvalidRule(rule_id, key, _("follow-ups count whole days, e.g. 7 d"))
    if "opens" not in fields:
        raise InvalidRule(rule_id, "opens", _("follow-ups count whole days, e.g. 7 d"))


# -- values --------------------------------------------------------------------------------------


def span_of(value: Any) -> Span | None:
    """Return a span from "24 h" or "7 d"; "none" takes away what the shipped rule has.

    >>> span_of("24 h"), span_of("7 d")
    (Span(amount=24, unit='h'), Span(amount=7, unit='d'))
    """
    if isinstance(value, str):
        if value.strip() == "none":
            return None
        match = re.fullmatch(r"\s*(\d{1,4})\s*([hd])\s*", value)
        if match is not None:
            return Span(int(match[1]), "h" if match[2] == "h" else "d")
    raise ValueError(_("{value} is not a span such as 24 h or 7 d").format(value=_shown(value)))


def _opens(value: Any) -> Span:
    span = span_of(value)
    return Span(0, "h") if span is None else span


def _text(value: Any) -> str:
    words = clean(value) if isinstance(value, str) else ""
    if not words:
        raise ValueError(_("{value} is not text").format(value=_shown(value)))
    return words


def _short(value: Any) -> str:
    words = _text(value)
    if sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words) > SHORT_TITLE:
        raise ValueError(_("it takes at most {count} cells").format(count=SHORT_TITLE))
    return words


def _words(fields: frozenset[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        words = _text(value)
        try:
            named = {
                name for _lead, name, _spec, _form in Formatter().parse(words) if name is not None
            }
        except ValueError:
            raise ValueError(_("it has an unmatched brace")) from None
        for name in sorted(named - fields):
            raise ValueError(_("unknown field {name}").format(name=f"{{{name}}}"))
        return words

    return read


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("must be true or false"))
    return value


def _attempts(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MOST:
        raise ValueError(_("{value} is not a number of attempts").format(value=_shown(value)))
    return value


def _kind(value: Any) -> Kind:
    try:
        return Kind(value)
    except ValueError:
        raise ValueError(_("{value} is not an event kind").format(value=_shown(value))) from None


def _does(value: Any) -> Kind | None:
    return None if value == "none" else _kind(value)


def _several(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError(_("{value} is not a list").format(value=_shown(value)))
    return value


def _kinds(value: Any) -> tuple[Kind, ...]:
    return tuple(_kind(name) for name in _several(value))


def _done_by(value: Any) -> frozenset[Kind]:
    kinds: set[Kind] = set()
    for name in _several(value):
        kinds |= _GROUPS.get(name) or {_kind(name)} if isinstance(name, str) else {_kind(name)}
    return frozenset(kinds)


def _channel(value: Any) -> str:
    if not isinstance(value, str) or not (name := clean(value).strip()):
        raise ValueError(_("{value} is not a name such as message").format(value=_shown(value)))
    return "" if name == "none" else name


def _unless(value: Any) -> tuple[str, ...]:
    known = {*CONDITIONS, ALONE, *Kind}
    for name in _several(value):
        if not isinstance(name, str) or name not in known:
            raise ValueError(_("{value} is not a condition").format(value=_shown(name)))
    return tuple(value)


def _one_of(names: Iterable[str]) -> Callable[[Any], str]:
    known = sorted(names)

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in known:
            raise ValueError(
                _("{value} is not one of {names}").format(
                    value=_shown(value), names=", ".join(known)
                )
            )
        return value

    return read


def _named(*names: str) -> Callable[[Any], str | None]:
    """A reader of one of these names; "none" takes away what the shipped rule has."""
    read = _one_of((*names, "none"))
    return lambda value: None if read(value) == "none" else value


def _shown(value: Any) -> str:
    return f"{value!r:.40}"


_FIELD_OF = {"reason": "words"}
_READERS: Mapping[str, Callable[[Any], Any]] = {
    "title": _text,
    "short": _short,
    "do": _text,
    "source": _text,
    "reason": _words(NUMBERS),
    "why": _words(FIELDS),
    "why_again": _words(FIELDS),
    "why_last": _words(FIELDS),
    "why_stated": _words(FIELDS),
    "anchor": _one_of(_KNOWN_ANCHORS),
    "of": _kinds,
    "soft": _yes_or_no,
    "does": _does,
    "done_by": _done_by,
    "after": _one_of(("start", "end", "ever")),
    "unless": _unless,
    **dict.fromkeys(SPANS, span_of),
    "opens": _opens,
    "attempts": _attempts,
    "stated_only_later": _yes_or_no,
    "business_days": _yes_or_no,
    "once_open": _yes_or_no,
    "after_acceptance": _yes_or_no,
    "on_hold": _yes_or_no,
    "channel": _channel,
    "closes": _named("silent"),
    "ticks": _named("task"),
    "ticked_by": _named("papers"),
    "form": _named("reflection", "offer-meeting"),
    "sets": _named(REPLY_OWED),
    "is_deadline": _yes_or_no,
    "clock": _yes_or_no,
}
_ANCHOR_OF: Mapping[str, str] = {
    "closes": SILENCE,
    "ticks": "each-stated-date",
    "ticked_by": "last-event",
    "sets": "unanswered",
}
"""The anchor that a rule needs to do these things beside reminding."""


# -- closed days ---------------------------------------------------------------------------------


def closure_of(name: str, text: Any) -> Closure:
    """Return a day or a range of days, in one year or (without a year) in every one.

    Raises `InvalidRule` for anything else.

    >>> closure_of("obon", "08-13..08-16")
    Closure(first=(None, 8, 13), last=(None, 8, 16))
    """
    if not isinstance(text, str):
        raise InvalidRule("", name, _("{value} is not text").format(value=_shown(text)))
    first_text, dots, last_text = text.partition("..")
    first = _day_of(name, first_text.strip())
    last = _day_of(name, last_text.strip()) if dots else first
    if (first[0] is None) != (last[0] is None):
        raise InvalidRule("", name, _("{value} has a year on only one side").format(value=text))
    if first[0] is not None and first > last:
        raise InvalidRule("", name, _("{value} ends before it starts").format(value=text))
    return Closure(first, last)


def _day_of(name: str, text: str) -> tuple[int | None, int, int]:
    match = _DAY.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = match[1], int(match[2]), int(match[3])
        date(int(year) if year else 2024, month, day)
    except ValueError:
        why = _("{value} is not a day such as 2026-08-12 or, every year, 08-13")
        raise InvalidRule("", name, why.format(value=_shown(text))) from None
    return (int(year) if year else None, month, day)
