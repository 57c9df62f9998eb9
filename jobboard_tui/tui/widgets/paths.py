"""Paths as people type, paste and drag them into a line."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from jobboard_tui.config.user_paths import is_there, typed_path
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.storage.system_forms import path_of_address, split_command

READABLE = (".csv", ".tsv", ".txt", ".json", ".zip", ".ics")
"""Files that an import can read; others are not offered."""

_MOST_OFFERED = 200


def names_file(text: str, ending: str) -> bool:
    """Whether a text is one line that names a file with that ending, as dragging one pastes it."""
    line = text.strip()
    return "\n" not in line and line.strip("'\"").lower().endswith(ending)


def path_in(text: str) -> Path:
    """Return the only file or folder that a line names; `InvalidInput` for none or several."""
    paths = paths_in(text)
    if len(paths) > 1:
        raise InvalidInput(
            _("{count} files").format(count=len(paths)),
            _("only one file at a time"),
            _("drag them here one by one"),
        )
    return paths[0]


def paths_in(text: str) -> list[Path]:
    """Return the files or folders that a line names, whether quoted, escaped or as an address.

    `InvalidInput` where there is none of that name.
    """
    said = text.strip()
    if not said:
        raise InvalidInput(
            pgettext("label", "file"), _("none given"), _("type a path, or drag the file here")
        )
    if is_there(whole := _path(said)):
        return [whole]
    try:
        words = split_command(said)
    except ValueError:
        words = [said]
    paths = [_path(word) for word in words]
    for path in paths:
        if not is_there(path):
            raise InvalidInput(
                _("“{path}”").format(path=clean(str(path))),
                _("no such file or folder"),
                _("Tab completes a path"),
            )
    return paths


def _path(word: str) -> Path:
    if word.startswith("file://"):
        with suppress(ValueError):
            word = path_of_address(word)
    return typed_path(word.strip("'\""))


def complete_path(text: str) -> list[str]:
    """Return folders, and files that can be read, that begin like the text."""
    if not text.strip():
        return []
    folder, _slash, begin = text.rpartition("/")
    start = f"{folder}/" if _slash else ""
    wanted = begin.casefold()
    paths = []
    try:
        with os.scandir(_path(start or ".")) as entries:
            for entry in entries:
                if not entry.name.casefold().startswith(wanted):
                    continue
                if entry.name.startswith(".") and not begin.startswith("."):
                    continue
                if entry.is_dir():
                    paths.append(f"{start}{entry.name}/")
                elif entry.name.casefold().endswith(READABLE):
                    paths.append(f"{start}{entry.name}")
                if len(paths) > _MOST_OFFERED:
                    break
    except OSError:
        return []
    return sorted(path for path in paths if path != text)


def spoken_size(path: Path) -> str:
    """Return what a path leads to, and how large it is."""
    if path.is_dir():
        return _("the folder {name}").format(name=clean(path.name))
    size = path.stat().st_size
    name = clean(path.name)
    if size < 10_000:
        return ngettext("{name}, {count} byte", "{name}, {count} bytes", size).format(
            name=name, count=size
        )
    return _("{name}, {count} kB").format(name=name, count=size // 1000)
