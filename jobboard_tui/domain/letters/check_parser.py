"""Reads the rows of `letter_checks.toml` as checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.check_types import PARTS, Check, CheckFields, Checks
from jobboard_tui.domain.letters.company_names import CompanyWording
from jobboard_tui.domain.letters.premises import FACTS
from jobboard_tui.domain.letters.run_checks import TESTS
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.i18n import _

_TEXTS = ("says", "why", "source", "test", "mend")
_NEEDED = {
    "sentences": ("least", "most"),
    "length": ("most_ja", "most_en"),
    "late-hour": ("from_hour", "to_hour"),
    "lacks": ("pattern",),
    "asked-leave": ("most",),
    "repeated": ("most",),
}
_OPTIONS = frozenset(
    (
        *("least", "most", "exempt", "most_ja", "most_en", "most_of", "from_hour", "to_hour"),
        *("needs", "bars"),
    )
)


class InvalidCheck(JobboardError):
    """A row can't be read: the check and the key name the place."""

    def __init__(self, check: str, key: str, why: str) -> None:
        super().__init__(
            _("check {check}, {key}").format(check=check, key=key),
            why,
            _("fix it or delete it"),
        )


def checks_of(tables: Mapping[str, Any]) -> Checks:
    """The checks of a file's tables, in their order; raises `InvalidCheck`."""
    rows = {}
    for check_id, row in tables.get("checks", {}).items():
        if not isinstance(row, dict):
            raise InvalidCheck(check_id, "row", _("must be a table"))
        check = _check(check_id, _with_words(row, tables["checks"]))
        if not row.get("off", False):
            rows[check_id] = check
    return Checks(rows=MappingProxyType(rows), institutions=_institutions(tables.get("house", {})))


def _with_words(row: Mapping[str, Any], checks: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row with the words of another check beside its own, where it names that in `words_of`."""
    other = checks.get(row.get("words_of", ""))
    words = other.get("words") if isinstance(other, dict) else None
    if not isinstance(words, dict):
        return row
    return {**row, "words": {**words, **row.get("words", {})}}


def _check(check_id: str, row: Mapping[str, Any]) -> Check:
    fields: dict[str, Any] = {"source": _("a check of your own"), "why": ""}
    options: dict[str, Any] = {}
    for key, value in row.items():
        try:
            if key == "says":
                _text(value).format_map(CheckFields())
            if key in _TEXTS:
                fields[key] = _text(value)
            elif key == "pattern":
                fields["pattern"] = re.compile(_text(value))
            elif key == "languages":
                fields["languages"] = tuple(map(Language, value))
            elif key in ("kinds", "not_kinds"):
                fields[key] = frozenset(map(_text, value))
            elif key == "part":
                fields["part"] = PARTS[PARTS.index(value)]
            elif key == "words":
                fields["words"] = {word: _text(better) for word, better in value.items()}
            elif key == "patterns":
                fields["patterns"] = tuple(
                    (re.compile(pattern), _text(better) or None)
                    for pattern, better in value.items()
                )
            elif key in ("names", "asks"):
                fields[key] = _switch(value)
            elif key in _OPTIONS:
                options[key] = _option(key, value)
            elif key == "off":
                _switch(value)
            elif key == "words_of":
                _text(value)
            else:
                raise InvalidCheck(check_id, key, _("no such key"))
        except (ValueError, TypeError, AttributeError, re.error) as error:
            raise InvalidCheck(check_id, key, str(error)) from None
    if "says" not in fields:
        raise InvalidCheck(check_id, "says", _("required in a check"))
    if fields.get("test", "pattern") not in TESTS:
        raise InvalidCheck(check_id, "test", _("unknown name"))
    for key in _NEEDED.get(fields.get("test", ""), ()):
        if key not in options and key not in fields:
            raise InvalidCheck(check_id, key, _("required for this test"))
    return Check(id=check_id, options=MappingProxyType(options), **fields)


def _option(key: str, value: Any) -> Any:
    """A number, the numbers by kind of letter, a list of patterns, or one of facts."""
    if key == "exempt":
        for pattern in value:
            re.compile(_text(pattern))
        return tuple(value)
    if key in ("needs", "bars"):
        facts = tuple(map(_text, value))
        if unknown := next((fact for fact in facts if fact not in FACTS), None):
            raise ValueError(f"{unknown}: {_('unknown name')}")
        return facts
    if key == "most_of":
        return {kind: _number(most) for kind, most in value.items()}
    return _number(value)


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(_("must be a whole number"))
    return value


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("must be true or false"))
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(_("must be a string"))
    return value


def _institutions(row: Mapping[str, Any]) -> CompanyWording:
    try:
        return CompanyWording(
            company=_text(row.get("company", "貴社")),
            writing={
                name: (words,) if isinstance(words, str) else tuple(map(_text, words))
                for name, words in row.get("writing", {}).items()
            },
            forms=tuple(map(_text, row.get("forms", ()))),
            of_companies=tuple(map(_text, row.get("of_companies", ()))),
            inside=tuple(map(_text, row.get("inside", ()))),
            beginnings=tuple(map(_text, row.get("beginnings", ()))),
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise InvalidCheck("house", "row", str(error)) from None
