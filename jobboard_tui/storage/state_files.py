"""Small JSON files of the state folder that are a help and never the board.

One that can't be read counts as empty; one that can't be written does no harm.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jobboard_tui.storage import atomic_write


def read_table(path: Path, largest: int) -> dict[str, Any]:
    """Return what is kept by its key.

    It is empty where that is no table, or of more bytes than `largest`.
    """
    try:
        if path.stat().st_size > largest:
            return {}
        table = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}


def write_table(path: Path, table: Mapping[str, Any]) -> bool:
    """Keep it in the place of what was there; whether it could be written."""
    with suppress(OSError):
        atomic_write.make_folder(path.parent)
        content = json.dumps(table, ensure_ascii=False, indent=1).encode()
        atomic_write.replace_file(path, (content,))
        return True
    return False
