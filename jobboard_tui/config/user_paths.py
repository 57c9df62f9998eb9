"""Paths as people type them, and where they begin."""

from __future__ import annotations

from pathlib import Path


def typed_path(text: str) -> Path:
    """Return the path that a text names, `~` being a home folder.

    Where nobody has that folder, the path stays as it stands.
    """
    path = Path(text)
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def here() -> Path:
    """Return the folder in which the program was started; the home folder where that is gone."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def is_there(path: Path) -> bool:
    """Whether something lies there; nothing does where the path can't even be asked about."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
