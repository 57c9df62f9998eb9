"""The rows of a TOML file in a form that is read at once, kept until the file changes.

The reader of TOML takes longer to load, and then to read the rules, than a small board as a whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from jobboard_tui import __version__
from jobboard_tui.storage.hashing import digest

if TYPE_CHECKING:
    from jobboard_tui.storage.file_fingerprint import Signature

Tables: TypeAlias = dict[str, Any]
Read: TypeAlias = Callable[[Path], Tables]

FRESH = 2.0
"""Seconds for which a file's time may not tell two changes apart."""


def read(path: Path, folder: Path | None, parse: Read) -> Tables:
    """What `parse` makes of a file, or has made of it; whatever it raises goes through."""
    if folder is None:
        return parse(path)
    import orjson

    looks = _looks(path)
    place = folder / f"rows-{digest(bytes(path.absolute()), 6)}.json"
    if looks is not None:
        with suppress(OSError, ValueError, TypeError, LookupError):
            noted = orjson.loads(place.read_bytes())
            if noted["looks"] == [__version__, *looks] and isinstance(noted["rows"], dict):
                return dict(noted["rows"])
    tables = parse(path)
    if looks is not None and time.time() - looks[3] / 1e9 > FRESH:
        _keep(place, {"looks": [__version__, *looks], "rows": tables})
    return tables


def _keep(place: Path, noted: Tables) -> None:
    """What JSON has no word for, such as a bare date, is not kept."""
    import orjson

    from jobboard_tui.storage import atomic_write

    with suppress(OSError, TypeError, ValueError):
        content = orjson.dumps(noted, option=orjson.OPT_PASSTHROUGH_DATETIME)
        atomic_write.make_folder(place.parent)
        atomic_write.replace_file(place, (content,), durable=False)


def _looks(path: Path) -> Signature | None:
    from jobboard_tui.storage.file_fingerprint import signature

    with suppress(OSError):
        return signature(path.stat())
    return None
