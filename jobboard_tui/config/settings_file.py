"""The settings file: TOML with comments, which the program writes and its user may.

It is read by `tomllib`. Only where a file that is there has to change is it edited with `tomlkit`,
which keeps comments, order and everything that this version does not know. Before there was such a
file the settings were `settings.json`; what that holds goes into the first one that is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from jobboard_tui.config.settings_schema import (
    KEYS,
    PROFILE,
    PROFILE_ROWS,
    ROWS,
    SettingRow,
)
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.i18n import _
from jobboard_tui.storage import atomic_write, user_files
from jobboard_tui.storage.paths import Places

if TYPE_CHECKING:
    from collections.abc import MutableMapping

LARGEST = 1_000_000
"""Bytes of the settings; they are a few thousand."""
MOST_LINES = 2_000
"""In a longer file nobody is told the line of what is wrong."""

EntryPath: TypeAlias = tuple[str, ...]
"""Where a value stands: its name, or its table and its name."""


def read_entries(places: Places) -> dict[str, Any]:
    """Return what the settings file holds, or the old one where there is none.

    Raises `JobboardError` where it can't be read.
    """
    text = _text_of(places.settings)
    if text is None:
        return _read_old(places.old_settings)
    return _parse(places.settings, text)


def write_entries(places: Places, changes: Mapping[EntryPath, Any]) -> None:
    """Put values in their places; None takes one out. All else in the file stays as it is.

    Raises `JobboardError` where the file can't be read or written.
    """
    text = _text_of(places.settings)
    if text is None:
        entries = _changed(_read_old(places.old_settings), changes)
        content = new_file(entries)
    else:
        entries = _changed(_parse(places.settings, text), changes)
        content = _edited(places.settings, text, changes)
    if not _covers(_parse(places.settings, content), entries):
        raise JobboardError(
            str(places.settings),
            _("it is written in a way that the program can't change"),
            _("change it in an editor"),
        )
    try:
        atomic_write.make_folder(places.config)
        user_files.write_file(places.settings, content.encode())
    except OSError as trouble:
        raise atomic_write.save_error(
            trouble, places.settings, atomic_write.instead_of_config()
        ) from trouble


def line_of(text: str, path: EntryPath) -> int:
    """Return the line, from 1 on, on which a value is written; 0 where that can't be said.

    It is the first line with its name before which the value was not yet there, and with which,
    or with a few more lines, it is.

    >>> line_of('a = 1\\n[t]\\na = 2', ("t", "a"))
    3
    """
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        return 0
    for at, line in enumerate(lines):
        if path[-1] not in line or _holds(lines[:at], path) is not False:
            continue
        ends = (_holds(lines[:end], path) for end in range(at + 1, min(at + 60, len(lines)) + 1))
        if next((holds for holds in ends if holds is not None), False):
            return at + 1
    return 0


def settings_text(places: Places) -> str:
    """Return the text of the settings file; empty where it can't be read."""
    try:
        return _text_of(places.settings) or ""
    except JobboardError:
        return ""


def new_file(entries: Mapping[str, Any]) -> str:
    """Return a file with comments that holds these entries, and of the settings that they lack
    the defaults."""
    profile, keys = entries.get(PROFILE, {}), entries.get(KEYS, {})
    tables = {PROFILE: profile, KEYS: keys}
    known = {row.name for row in ROWS} | {
        name for name, value in tables.items() if isinstance(value, dict)
    }
    lines = [
        "# " + _("The settings of jobboard. Change them here, on the settings screen (key {key}),"),
        "# "
        + _("or with `jobboard settings NAME=VALUE`. A mistake affects only the setting it is in."),
        "",
    ]
    lines[0] = lines[0].format(key=",")
    for row in ROWS:
        lines += [*_comment(row), f"{row.name} = {_toml(entries.get(row.name, row.default))}", ""]
    others = {name: value for name, value in entries.items() if name not in known}
    lines += [f"{_key(name)} = {_toml(value)}" for name, value in others.items()]
    if PROFILE in known or PROFILE not in entries:
        lines += ["", "# " + _("Who signs the letters."), f"[{PROFILE}]"]
        for row in PROFILE_ROWS:
            lines += [*_comment(row), f"{row.name} = {_toml(profile.get(row.name, ''))}"]
        named = {row.name for row in PROFILE_ROWS}
        lines += [f"{_key(n)} = {_toml(v)}" for n, v in profile.items() if n not in named]
    if KEYS in known or KEYS not in entries:
        lines += [
            "",
            "# " + _("Other keys: the name of a command or of an action of a page, and its keys."),
            '# move = "m, f2"',
            f"[{KEYS}]",
            *(f"{_key(name)} = {_toml(value)}" for name, value in keys.items()),
        ]
    return "\n".join(lines) + "\n"


# -- reading -------------------------------------------------------------------------------------


def _text_of(path: Path) -> str | None:
    """Return the text of a file; None where there is none."""
    try:
        return user_files.read_file(path, LARGEST).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unreadable(path, error.strerror or _("it can't be read")) from None
    except UnicodeDecodeError:
        raise _unreadable(path, _("not UTF-8")) from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _unreadable(path, _("its tables are nested too deeply")) from None
    except ValueError as error:  # not only of the form: a number can have too many digits
        raise _unreadable(path, str(error)) from None


def _read_old(path: Path) -> dict[str, Any]:
    """Return what the file of before holds, without what TOML has no word for."""
    text = _text_of(path)
    try:
        entries = json.loads(text) if text and text.strip() else {}
    except (ValueError, RecursionError):
        raise _unreadable(path, _("not JSON")) from None
    if not isinstance(entries, dict):
        raise _unreadable(path, _("it contains no settings"))
    return {name: for_toml(value) for name, value in entries.items() if value is not None}


def for_toml(value: Any) -> Any:
    """Return a value of JSON as TOML can have it: nothing that is null, no half of a letter."""
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, list):
        return [for_toml(element) for element in value if element is not None]
    if isinstance(value, float) and isnan(value):  # it equals nothing, not even itself
        return "nan"
    if isinstance(value, dict):
        return {
            for_toml(key): for_toml(element)
            for key, element in value.items()
            if element is not None
        }
    return value


def _unreadable(path: Path, why: str) -> JobboardError:
    return JobboardError(str(path), why, _("until it is fixed or moved away, the defaults apply"))


def _holds(lines: Sequence[str], path: EntryPath) -> bool | None:
    """Return whether these lines hold a value; None where they break off within one."""
    import tomllib

    try:
        value: Any = tomllib.loads("\n".join(lines))
    except (ValueError, RecursionError):
        return None
    for name in path:
        if not isinstance(value, dict) or name not in value:
            return False
        value = value[name]
    return True


# -- writing -------------------------------------------------------------------------------------


def _changed(entries: dict[str, Any], changes: Mapping[EntryPath, Any]) -> dict[str, Any]:
    """Return the entries with some of them changed."""
    for path, value in changes.items():
        _put(entries, path, value)
    return entries


def _covers(written: Any, entries: Any) -> bool:
    """Return whether a file says all that it has to; a new one says the defaults, too."""
    if isinstance(written, dict) and isinstance(entries, dict):
        return all(name in written and _covers(written[name], entries[name]) for name in entries)
    return bool(written == entries)


def _put(table: MutableMapping[str, Any], path: EntryPath, value: Any) -> None:
    """Set a value, or take it out; a table that has to hold it takes the place of what is none."""
    *tables, name = path
    for key in tables:
        if not isinstance(table.get(key), dict):
            if value is None:
                return
            table[key] = {}
        table = table[key]
    if value is None:
        table.pop(name, None)
    else:
        table[name] = value


def _edited(path: Path, text: str, changes: Mapping[EntryPath, Any]) -> str:
    """Return a file with some values changed, and all else as its user has written it."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        for place, value in changes.items():
            _put(document, place, value)
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError, TypeError, RecursionError) as error:
        raise _unreadable(path, str(error)) from None


def _comment(row: SettingRow) -> Iterator[str]:
    """Yield what stands above a setting: what it is for, and what it may be."""
    from textwrap import wrap

    yield from (f"# {line}" for line in wrap(str(row.does), 96))
    if row.words:
        yield f"# {' | '.join(filter(None, row.words))}"


def _key(name: str) -> str:
    is_bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if is_bare else _toml(name)


def _toml(value: Any) -> str:
    """Return a value as TOML writes it; for a new file, so that a start need not load tomlkit."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value)  # also nan and inf, which JSON writes in another way
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(name)} = {_toml(part)}' for name, part in value.items())}}}"
    if isinstance(value, int):
        return str(value)
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")
