"""The letters and checks as shipped, with the user's own in place of them or beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.config.resources import shipped
from jobboard_tui.config.rules_file import rule_names
from jobboard_tui.config.toml import read_text, tables_of, unreadable
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.check_parser import InvalidCheck, checks_of
from jobboard_tui.domain.letters.check_types import Checks
from jobboard_tui.domain.letters.misspellings import near_terms, slips_of
from jobboard_tui.domain.letters.suggest import LetterLibrary
from jobboard_tui.domain.letters.template_parser import letter_of
from jobboard_tui.domain.letters.types import Language, LetterTemplate
from jobboard_tui.i18n import _
from jobboard_tui.storage.paths import Places


def load_library(places: Places | None) -> LetterLibrary:
    """Return the shipped letters, and those of the settings folder in place of the same kind.

    A file of the user's own that can't be read is left out, so that ours or none stands in its
    place; the remarks of the library name it.
    """
    letters = {
        (letter.kind, letter.language): letter for _path, letter in _letters(shipped("letters"))
    }
    if places is None:
        return LetterLibrary(
            letters=letters, checks=load_checks(None), item_titles=_item_titles(None)
        )
    remarks: list[str] = []
    checks = _own_checks(places.checks, remarks)
    own = list(_letters(places.letters, remarks))
    letters.update({(letter.kind, letter.language): letter for _path, letter in own})
    remarks += _unknown_names(own, places)
    return LetterLibrary(
        letters=letters,
        checks=checks,
        remarks=tuple(remarks),
        item_titles=_item_titles(places.checklist),
    )


def _item_titles(own: Path | None) -> dict[tuple[str, Language], str]:
    """What the items of the checklist are called; ours alone where the own file can't be read."""
    try:
        items = load_checklist(own).items()
    except JobboardError:
        items = load_checklist().items()
    return {
        (item.id, language): item.said(language).title for item in items for language in Language
    }


def _letters(
    folder: Path, remarks: list[str] | None = None
) -> Iterator[tuple[Path, LetterTemplate]]:
    """The letters of a folder and of the folders in it.

    What is wrong with one goes to `remarks`; without them it is raised.
    """

    def tell(trouble: OSError) -> None:
        if remarks is not None and not isinstance(trouble, FileNotFoundError):
            error = unreadable(Path(trouble.filename), trouble)
            remarks.append(_("{error}; left out until then").format(error=error))

    paths = [
        Path(place) / name
        for place, _folders, names in os.walk(folder, onerror=tell)
        for name in names
        if name.endswith(".md")
    ]
    for order, path in enumerate(sorted(paths), start=1):
        try:
            yield path, letter_of(str(path), read_text(path), 1000 + order)
        except JobboardError as error:
            if remarks is None:
                raise
            remarks.append(_("{error}; left out until then").format(error=error))


def _own_checks(overrides: Path, remarks: list[str]) -> Checks:
    """The checks with the user's changes, or ours alone where these can't be read."""
    try:
        return load_checks(overrides)
    except JobboardError as error:
        remarks.append(
            _("{error}; until then only the built-in checks are used").format(error=error)
        )
        return load_checks(None)


def _unknown_names(own: Iterable[tuple[Path, LetterTemplate]], places: Places) -> Iterator[str]:
    """Rules and checks that letters of the user's own name and that there are not.

    One that is switched off is none of them.
    """
    for path, letter in own:
        named: tuple[tuple[str, Iterable[str], Callable[[Places], Collection[str]]], ...] = (
            ("rules", letter.rules, _rule_names),
            ("silence", sorted(letter.silenced), _check_names),
        )
        for key, names, known in named:
            unknown = set(names) - set(known(places)) if names else ()
            for name in sorted(unknown):
                yield _("letter {file}, {key}: {name} is unknown and ignored").format(
                    file=path, key=key, name=name
                )


def _rule_names(places: Places) -> Collection[str]:
    try:
        return rule_names(places.rules)
    except JobboardError:
        return rule_names(None)


def _check_names(places: Places) -> Collection[str]:
    try:
        return check_tables(places.checks)[1]["checks"]
    except JobboardError:
        return check_tables(None)[1]["checks"]


def load_checks(overrides: Path | None) -> Checks:
    """Return the shipped checks, changed by the override file where there is one.

    Raises `JobboardError`, which names the file, the check and the key, for what can't be read.
    """
    path, tables = check_tables(overrides)
    try:
        return checks_of(tables)
    except InvalidCheck as error:
        what = _("{file}, {place}").format(file=path, place=error.what)
        raise JobboardError(what, error.why, error.hint) from None


def check_tables(overrides: Path | None) -> tuple[Path, dict[str, dict[str, Any]]]:
    """Return the rows of the checks, those that are switched off among them.

    The second value is the last file that was read.
    """
    path, slips = shipped("letter_checks.toml"), shipped("misspellings.toml")
    tables, words = tables_of(path, read_text(path)), tables_of(slips, read_text(slips))
    for check_id, language in (("typo", "ja"), ("typo-en", "en")):
        tables["checks"][check_id]["words"] = words[language]
    typo = tables["checks"]["typo"]
    typo["words"] |= slips_of([*words["formulas"], *words["terms"]], words["right"])
    typo["patterns"] |= near_terms(words["terms"], words["right"])
    if overrides is None or not overrides.exists():
        return path, tables
    own = tables_of(overrides, read_text(overrides))
    checks, house = dict(tables["checks"]), dict(tables["house"])
    for check_id, row in _table(overrides, own, "checks").items():
        checks[check_id] = {**checks.get(check_id, {}), **row}
    for name, value in _table(overrides, own, "house").items():
        base = house.get(name)
        house[name] = {**base, **value} if isinstance(base, dict) else value
    return overrides, {"checks": checks, "house": house}


def _table(path: Path, tables: dict[str, Any], name: str) -> dict[str, Any]:
    table = tables.get(name, {})
    if not isinstance(table, dict) or (
        name == "checks" and not all(isinstance(row, dict) for row in table.values())
    ):
        raise JobboardError(
            _("{file}, {name}").format(file=path, name=name),
            _("not a table of tables"),
            _("write [checks.NAME] or [house]"),
        )
    return table
