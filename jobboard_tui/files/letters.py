"""The letters and checks as shipped, with the user's own in place of them or beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jobboard_tui.core.errors import JobboardError
from jobboard_tui.core.letters.check import Checks
from jobboard_tui.core.letters.check_rows import BadCheck, checks_of
from jobboard_tui.core.letters.letter import Language, Letter
from jobboard_tui.core.letters.proposing import Library
from jobboard_tui.core.letters.source import letter_of
from jobboard_tui.files.places import Places
from jobboard_tui.files.resources import shipped
from jobboard_tui.files.tables import tables_of, unreadable
from jobboard_tui.words import _

_LARGEST = 1_000_000


def load_library(places: Places | None) -> Library:
    """The shipped letters, and those of the settings folder in place of the same kind.

    Raises `JobboardError`, which names the file, for what can't be read.
    """
    letters: dict[tuple[str, Language], Letter] = {}
    for folder in (shipped("letters"), *([] if places is None else [places.letters])):
        for order, path in enumerate(_files(folder), start=1):
            letter = letter_of(str(path), _text(path), 1000 + order)
            letters[letter.kind, letter.language] = letter
    return Library(letters=letters, checks=load_checks(None if places is None else places.checks))


def _files(folder: Path) -> Iterator[Path]:
    """The letters of a folder and of the folders in it."""
    if folder.is_dir():
        yield from sorted(folder.rglob("*.md"))


def load_checks(overrides: Path | None) -> Checks:
    """The shipped checks, changed by the override file where there is one."""
    path = shipped("letter_checks.toml")
    tables = tables_of(path, _text(path))
    if overrides is not None and overrides.exists():
        path, own = overrides, tables_of(overrides, _text(overrides))
        checks, house = dict(tables["checks"]), dict(tables["house"])
        for check_id, row in _table(path, own, "checks").items():
            checks[check_id] = {**checks.get(check_id, {}), **row}
        for name, value in _table(path, own, "house").items():
            base = house.get(name)
            house[name] = {**base, **value} if isinstance(base, dict) else value
        tables = {"checks": checks, "house": house}
    try:
        return checks_of(tables)
    except BadCheck as error:
        what = _("{file}, {place}").format(file=path, place=error.what)
        raise JobboardError(what, error.why, error.mend) from None


def _table(path: Path, tables: dict[str, Any], name: str) -> dict[str, Any]:
    found = tables.get(name, {})
    if not isinstance(found, dict) or (
        name == "checks" and not all(isinstance(row, dict) for row in found.values())
    ):
        raise JobboardError(
            _("{file}, {name}").format(file=path, name=name),
            _("it is no table of tables"),
            _("write [checks.NAME] or [house]"),
        )
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise JobboardError(
                str(path),
                _("it is too large for a letter"),
                _("correct the file or move it away"),
            )
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from None
