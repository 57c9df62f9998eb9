"""FIELD=VALUE, as `amend`, `edit` and `settings` take it, and numbers as options take them."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator, Mapping

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _

_YES = frozenset({"yes", "y", "true", "on", "1", "はい"})
_NO = frozenset({"no", "n", "false", "off", "0", "いいえ"})
LARGEST = 9999


def pairs(
    words: Iterable[str], known: Iterable[str], synonyms: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield each FIELD=VALUE as a pair.

    Raises `InvalidInput` for a word of another form or an unknown field.

    `synonyms` are other names that are understood, with the known ones that they stand for.
    """
    known = tuple(known)
    for word in words:
        name, equals, value = word.partition("=")
        name = name.strip().lower().replace("_", "-")
        name = (synonyms or {}).get(name, name)
        if not equals:
            raise InvalidInput(
                word,
                _("a field and a value are needed"),
                _("write {field}=VALUE").format(field=known[0]),
            )
        if name not in known:
            raise InvalidInput(
                _("field {name}").format(name=name),
                _("unknown field"),
                _("use one of {names}").format(names=", ".join(known)),
            )
        yield name, value


def yes_or_no(name: str, value: str) -> bool:
    """Return a yes or a no; `InvalidInput` for anything else."""
    said = value.strip().lower()
    if said not in _YES | _NO:
        raise InvalidInput(
            f"{name}={value}",
            _("neither yes nor no"),
            _("write {name}=yes or {name}=no").format(name=name),
        )
    return said in _YES


def number(text: str) -> int:
    """Return a whole number from 1 to `LARGEST`, for an option."""
    digits = text.lstrip("0")
    if not (digits.isascii() and digits.isdigit() and int(digits[:9]) <= LARGEST):
        raise ArgumentTypeError(
            _("{text} is not a whole number from 1 to {most}").format(text=repr(text), most=LARGEST)
        )
    return int(digits)


def number_field(name: str, value: str) -> int | None:
    """Return a whole number, or nothing for an empty value; `InvalidInput` for anything else."""
    if not value.strip():
        return None
    try:
        return number(value.strip())
    except ArgumentTypeError as error:
        raise InvalidInput(name, str(error), _("try {name}=2").format(name=name)) from None


def word_of(name: str, value: str, known: Iterable[str]) -> str:
    """Return one of some words; `InvalidInput` names them."""
    said, known = value.strip().lower(), tuple(known)
    if said not in known:
        raise InvalidInput(
            f"{name} {value}",
            _("unknown name"),
            _("use one of {names}").format(names=", ".join(known)),
        )
    return said
