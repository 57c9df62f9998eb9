"""What is typed in a call, before it is part of the board: a file that only grows.

Every key goes to it, so that a closed terminal or an ended program loses no answer; the next start
takes it in. It lies in the state folder, beside the journal.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jobboard_tui.storage import atomic_write
from jobboard_tui.storage.processes import is_running

_PREFIX, _SUFFIX = "call-", ".jsonl"
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


class CallDraft:
    """The draft of one call; `call` is the id of one that is begun with it."""

    def __init__(self, state_dir: Path, app_id: str) -> None:
        safe = app_id if app_id and set(app_id) <= _SAFE else app_id.encode().hex()
        self.path = state_dir / f"{_PREFIX}{safe}{_SUFFIX}"
        self.app_id = app_id
        self.call = secrets.token_hex(4)

    def begin(self) -> None:
        """Say whose it is, so that no other program takes in a call under way; `OSError`."""
        atomic_write.make_folder(self.path.parent)
        self.append({"application": self.app_id, "program": os.getpid(), "call": self.call})

    def append(self, record: Mapping[str, Any]) -> None:
        """One record more: with the system at once, on the disk with `sync`; `OSError`."""
        line = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        atomic_write.append_line(self.path, line, durable=False)

    def sync(self) -> None:
        """Return once it is on the disk itself."""
        with suppress(OSError):
            descriptor = os.open(self.path, os.O_RDWR)
            try:
                atomic_write.sync(descriptor)
            finally:
                os.close(descriptor)

    def records(self) -> list[dict[str, Any]]:
        """All of it, oldest first; a line that was cut off is passed over."""
        return _read(self.path)

    @property
    def in_use(self) -> bool:
        """Whether the program that writes it is still there."""
        head = next(iter(self.records()), {})
        return _is_alive(head.get("program"))

    def remove(self) -> None:
        """All of it is part of the board."""
        with suppress(OSError):
            self.path.unlink()


def interrupted_drafts(state_dir: Path, about: str | None = None) -> Iterator[CallDraft]:
    """Yield the drafts of calls that were cut off.

    Whether the program that wrote one has ended is not asked of the application `about`.
    """
    paths: list[Path] = []
    with suppress(OSError):  # a state folder that can't be looked into has none
        paths += sorted(state_dir.glob(f"{_PREFIX}*{_SUFFIX}"))
    for path in paths:
        records = _read(path)
        head = records[0] if records else {}
        app_id, program = head.get("application"), head.get("program")
        if isinstance(app_id, str) and (app_id == about or not _is_alive(program)):
            yield CallDraft(state_dir, app_id)


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return []
    records = []
    for line in lines:
        with suppress(ValueError):
            record = json.loads(line)
            if isinstance(record, dict):
                records.append(record)
    return records


def _is_alive(program: Any) -> bool:
    return type(program) is int and bool(is_running(program))
