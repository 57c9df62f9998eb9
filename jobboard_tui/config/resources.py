"""The files that come with the program: rules, checklists, letters, the demo board."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """Return the path of `data/NAME`, in a wheel (inside the package) or a checkout (beside it).

    Raises `FileNotFoundError` where neither has it.
    """
    for folder in (_PACKAGE / "data", _PACKAGE.parent / "data"):
        path = folder / name
        if path.exists():
            return path
    raise FileNotFoundError(name)
