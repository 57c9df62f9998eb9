"""A power cut at any moment, modelled: whatever of the unsynced writes reached the disk.

A save is recorded as the operations that it asks the system for. After each of them the power may
go: content that was synced is there, of the rest any part (or zeros in its place); renamed and new
names that were not synced with their folder are there or not, each for itself.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.storage import atomic_storage
from tests.storage.boards import application, event, open_store, stored


@dataclass
class Inode:
    """A file's content as the programs see it, and as much of it as is surely on the disk."""

    content: bytes = b""
    safe: bytes = b""

    def after_a_cut(self) -> list[bytes]:
        """What may be found after the power was gone."""
        if self.content == self.safe:
            return [self.content]
        new = self.content[len(self.safe) :] if self.content.startswith(self.safe) else self.content
        start = self.safe if self.content.startswith(self.safe) else b""
        half = len(new) // 2
        return [start, start + new[:half], start + b"\0" * len(new), start + new, self.safe]


@dataclass
class Disk:
    """Files below one folder: names as the programs see them, and as they surely are."""

    names: dict[str, Inode] = field(default_factory=dict)
    safe: dict[str, Inode] = field(default_factory=dict)
    pending: list[tuple[str, Inode | None]] = field(default_factory=list)

    def name(self, path: str, inode: Inode | None) -> None:
        """A name now means this file, or nothing."""
        if inode is None:
            self.names.pop(path, None)
        else:
            self.names[path] = inode
        self.pending.append((path, inode))

    def sync_folder(self, folder: str) -> None:
        """The names in a folder are surely on the disk."""
        kept = []
        for path, inode in self.pending:
            if str(Path(path).parent) == folder:
                _set(self.safe, path, inode)
            else:
                kept.append((path, inode))
        self.pending = kept

    def states(self) -> Iterator[dict[str, bytes]]:
        """Every set of files that a cut may leave."""
        for chosen in itertools.product([False, True], repeat=len(self.pending)):
            names = dict(self.safe)
            for (path, inode), there in zip(self.pending, chosen, strict=True):
                if there:
                    _set(names, path, inode)
            paths = list(names)
            for contents in itertools.product(*(names[path].after_a_cut() for path in paths)):
                yield dict(zip(paths, contents, strict=True))


def _set(names: dict[str, Inode], path: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(path, None)
    else:
        names[path] = inode


class Recorder:
    """Repeats on a `Disk` what a save does below some folders, and collects what a cut leaves."""

    def __init__(self, *roots: Path) -> None:
        self.roots = tuple(map(str, roots))
        self.disk = Disk()
        for root in roots:
            for path in root.rglob("*"):
                if path.is_file():
                    content = path.read_bytes()
                    self.disk.names[str(path)] = Inode(content, content)
        self.disk.safe = dict(self.disk.names)
        self.open_files: dict[int, Inode | str] = {}
        self.states: list[tuple[dict[str, bytes], bool]] = []
        self.acknowledged = False

    def cut(self) -> None:
        """The power may go here."""
        self.states += [(state, self.acknowledged) for state in self.disk.states()]

    def ours(self, path: Any) -> bool:
        return str(path).startswith(self.roots)

    @contextmanager
    def recording(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """Follow the system's calls until the block ends."""
        with monkeypatch.context() as patch:
            for name in ("open", "write", "fsync", "replace", "unlink", "ftruncate", "close"):
                patch.setattr(os, name, getattr(self, name)(getattr(os, name)))
            yield

    def open(self, real: Any) -> Any:
        def call(path: Any, flags: int, *rest: Any, **options: Any) -> int:
            descriptor = real(path, flags, *rest, **options)
            if self.ours(path) and not str(path).endswith("/lock"):
                if os.path.isdir(path):  # noqa: PTH112
                    self.open_files[descriptor] = str(path)
                else:
                    if str(path) not in self.disk.names:
                        self.disk.name(str(path), Inode())
                    self.open_files[descriptor] = self.disk.names[str(path)]
                self.cut()
            return int(descriptor)

        return call

    def write(self, real: Any) -> Any:
        def call(descriptor: int, content: Any) -> int:
            taken = int(real(descriptor, content))
            found = self.open_files.get(descriptor)
            if isinstance(found, Inode):
                found.content += bytes(content[:taken])
                self.cut()
            return taken

        return call

    def fsync(self, real: Any) -> Any:
        def call(descriptor: int) -> None:
            real(descriptor)
            found = self.open_files.get(descriptor)
            if isinstance(found, Inode):
                found.safe = found.content
            elif found is not None:
                self.disk.sync_folder(found)
            self.cut()

        return call

    def replace(self, real: Any) -> Any:
        def call(source: Any, target: Any) -> None:
            real(source, target)
            if self.ours(target):
                inode = self.disk.names[str(source)]
                self.disk.name(str(target), inode)
                self.disk.name(str(source), None)
                self.cut()

        return call

    def unlink(self, real: Any) -> Any:
        def call(path: Any, **options: Any) -> None:
            real(path, **options)
            if self.ours(path):
                self.disk.name(str(path), None)
                self.cut()

        return call

    def ftruncate(self, real: Any) -> Any:
        def call(descriptor: int, size: int) -> None:
            real(descriptor, size)
            found = self.open_files.get(descriptor)
            if isinstance(found, Inode):
                found.content = found.content[:size]

        return call

    def close(self, real: Any) -> Any:
        def call(descriptor: int) -> None:
            self.open_files.pop(descriptor, None)
            real(descriptor)

        return call


@pytest.mark.parametrize("first", [True, False], ids=["a new board", "an old board"])
def test_after_a_power_cut_the_board_is_old_or_new_and_new_if_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)
    folder = tmp_path / "board"
    (folder / "data").mkdir(parents=True)
    if not first:
        stored(folder, application("a", notes="old"))
    store = open_store(folder)
    before = store.load()
    recorder = Recorder(folder)
    with recorder.recording(monkeypatch):
        after = store.commit("edit", lambda b: b.with_applications(application("a", notes="new")))
        recorder.acknowledged = True
        recorder.cut()
    distinct = {(tuple(sorted(state.items())), known) for state, known in recorder.states}
    assert len(distinct) > 30
    for number, (state, acknowledged) in enumerate(sorted(distinct)):
        place = tmp_path / str(number)
        for name, content in state:
            path = place / Path(name).relative_to(folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        found = open_store(place)
        # The state folder goes by the board's path, which is another one here.
        found._keeping = _moved(found, store._keeping, folder, place)
        board = found.load()
        assert board == after if acknowledged else board in (before, after)
        again = found.commit("next", lambda b: b.with_applications(application("z")))
        assert set(again.applications) == {*board.applications, "z"}
        assert found.undo()[1] == board
        if board == after and not first:
            assert found.undo()[1] == before


def _moved(found: Any, state_dir: Path, folder: Path, place: Path) -> Path:
    source = place / state_dir.relative_to(folder)
    if source.exists():
        found._keeping.parent.mkdir(parents=True, exist_ok=True)
        source.rename(found._keeping)
    return Path(found._keeping)


def test_the_model_finds_a_writer_that_forgets_to_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model itself is held: without fsync, a renamed file may be empty."""
    folder = tmp_path / "board"
    store = stored(folder, application("a", notes="old"))
    recorder = Recorder(folder)
    from jobboard_tui.storage import atomic_write

    monkeypatch.setattr(atomic_write, "sync", lambda _descriptor: None)
    with recorder.recording(monkeypatch):
        store.commit("edit", lambda b: b.log("a", event("e1")))
    contents = {state.get(str(store.path)) for state, _known in recorder.states}
    assert b"" in contents
