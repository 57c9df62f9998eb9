"""TOML files, shipped or the user's own: their tables, or one sentence on why there are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.i18n import _
from jobboard_tui.storage import user_files

LARGEST = 1_000_000
"""Bytes of a file of the user's own; rules and letters are a few thousand."""


def read_tables(path: Path) -> dict[str, Any]:
    """Return the tables of a file; `JobboardError` where it can't be read."""
    return tables_of(path, read_text(path))


def read_text(path: Path) -> str:
    """Return the text of a file; `JobboardError` where it can't be read."""
    try:
        return user_files.read_file(path, LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from None


def tables_of(path: Path, text: str) -> dict[str, Any]:
    """Return the tables of a text that stood in a file; `JobboardError` where it is no TOML."""
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _toml_error(path, _("its tables are nested too deeply")) from None
    except ValueError as error:  # not only of the form: a number can have too many digits
        raise _toml_error(path, str(error)) from None


def unreadable(path: Path, error: OSError | UnicodeDecodeError) -> JobboardError:
    """Return what to say of a file that can't be read as text."""
    return _toml_error(path, error.strerror if isinstance(error, OSError) else str(error))


def _toml_error(path: Path, why: str | None) -> JobboardError:
    return JobboardError(str(path), why or _("it can't be read"), _("fix the file or move it away"))
