"""What survives: plain TinyDB beside our store, through the same faults.

    python -m benchmarks.faults [--rounds N]

An *acknowledged* record is one whose save returned; *survives* means that it can be read
afterwards by a fresh program. A file that can't be read at all counts every record as lost.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import resource
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from tinydb import TinyDB, where

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import Application
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


class Handle(Protocol):
    """One program's way to the file."""

    def put(self, key: str, text: str) -> None:
        """Save a record, new or in a new form; returns when it is saved."""

    def keys(self) -> set[str]:
        """What can be read."""


class Plain:
    """TinyDB as it comes."""

    name = "plain TinyDB"

    def __init__(self, folder: Path) -> None:
        self.path = folder / "plain.json"
        self.db = TinyDB(self.path, encoding="utf-8")

    def put(self, key: str, text: str) -> None:
        """Save a record, new or in a new form."""
        self.db.upsert({"key": key, "text": text}, where("key") == key)

    def keys(self) -> set[str]:
        """What can be read."""
        return {record["key"] for record in self.db.all()}


class Ours:
    """The board's store."""

    name = "jobboard"

    def __init__(self, folder: Path) -> None:
        places = Places.under(folder)
        self.path = places.board
        self.store = Store(places.board, places)

    def put(self, key: str, text: str) -> None:
        """Save a record, new or in a new form."""
        one = Application(id=key, company=key, role="", added=AT, notes=text)
        self.store.commit("put", lambda board: board.with_applications(one))

    def keys(self) -> set[str]:
        """What can be read."""
        return set(self.store.load().applications)


Kind = type[Plain] | type[Ours]


@dataclass
class Outcome:
    """How many records were acknowledged and survived, and how many files could not be read."""

    acknowledged: int = 0
    survived: int = 0
    unreadable: int = 0
    files: int = 0

    def count(self, kind: Kind, folder: Path, acknowledged: set[str]) -> None:
        """Look at what a fresh program can read."""
        self.files += 1
        self.acknowledged += len(acknowledged)
        try:
            self.survived += len(acknowledged & kind(folder).keys())
        except (ValueError, KeyError, TypeError, JobboardError):
            self.unreadable += 1


def started(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """A process of its own; its number, and the pipe in which it acknowledges."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    with suppress(BaseException):
        os.close(reading)
        work(lambda key: void(os.write(writing, f"{key}\n".encode())))
    os._exit(0)


def void(_value: object) -> None:
    """Nothing."""


def finished(children: list[tuple[int, int]]) -> set[str]:
    """What the processes have acknowledged, once they have ended."""
    keys: set[str] = set()
    for child, reading in children:
        with os.fdopen(reading) as lines:
            keys.update(lines.read().split())
        os.waitpid(child, 0)
    return keys


def inserting(
    kind: Kind, folder: Path, name: str, count: int, *, pace: float = 0.0, text: str = "x" * 200
) -> Callable[[Callable[[str], None]], None]:
    """A program that saves `count` records, resting up to `pace` seconds after each."""

    def work(acknowledge: Callable[[str], None]) -> None:
        chance = random.Random(name)
        handle = kind(folder)
        for number in range(count):
            key = f"{name}{number}"
            with suppress(ValueError, KeyError, JobboardError, OSError):
                handle.put(key, text)
                acknowledge(key)
            time.sleep(chance.uniform(pace / 5, pace))

    return work


# -- the faults ----------------------------------------------------------------------------------


def two_at_once(kind: Kind, folder: Path, outcome: Outcome) -> None:
    """Two programs insert 60 records each, as fast as they can."""
    children = [started(inserting(kind, folder, name, 60)) for name in ("a", "b")]
    outcome.count(kind, folder, finished(children))


def eight_at_once(kind: Kind, folder: Path, outcome: Outcome) -> None:
    """Eight programs insert 15 records each."""
    children = [started(inserting(kind, folder, name, 15)) for name in "abcdefgh"]
    outcome.count(kind, folder, finished(children))


def two_paced(kind: Kind, folder: Path, outcome: Outcome) -> None:
    """Two programs insert 20 records each, with rests of 4 to 20 ms."""
    children = [started(inserting(kind, folder, name, 20, pace=0.02)) for name in ("a", "b")]
    outcome.count(kind, folder, finished(children))


def killed(kind: Kind, folder: Path, outcome: Outcome) -> None:
    """kill -9 while a record of a 300 kB file changes its length, 10 times."""
    kind(folder).put("base", "x" * 300_000)
    for number in range(10):
        key = f"k{number}"

        def work(acknowledge: Callable[[str], None], key: str = key) -> None:
            handle = kind(folder)
            handle.put(key, "x")
            acknowledge(key)
            for size in range(10_000):
                handle.put(key, "x" * (size * 997 % 5000))

        child, reading = started(work)
        select.select([reading], [], [], 5)
        time.sleep(random.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        outcome.count(kind, folder, finished([(child, reading)]))


def full_disk(kind: Kind, folder: Path, outcome: Outcome) -> None:
    """The disk takes no more than 64 kB in a file; 150 records of 1 kB are tried."""

    def work(acknowledge: Callable[[str], None]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64_000, 64_000))
        inserting(kind, folder, "f", 150, text="x" * 1000)(acknowledge)

    outcome.count(kind, folder, finished([started(work)]))


def replaced(kind: Kind, folder: Path, outcome: Outcome) -> None:
    """A sync tool puts the same content in the place of the open file; then 10 more inserts."""
    handle = kind(folder)
    handle.put("before", "x")
    beside = handle.path.with_name("synced")
    shutil.copyfile(handle.path, beside)
    beside.replace(handle.path)
    keys = {"before"}
    for number in range(10):
        with suppress(ValueError, JobboardError):
            handle.put(f"after{number}", "x")
            keys.add(f"after{number}")
    outcome.count(kind, folder, keys)


def alternating(kind: Kind, folder: Path, outcome: Outcome) -> None:
    """A dashboard and a command line take turns, 20 inserts each."""
    dashboard = kind(folder)
    keys: set[str] = set()
    for number in range(20):
        for name, handle in (("d", dashboard), ("c", kind(folder))):
            with suppress(ValueError, JobboardError):
                handle.put(f"{name}{number}", "x" * number)
                keys.add(f"{name}{number}")
    outcome.count(kind, folder, keys)


def read_meanwhile(kind: Kind, folder: Path, outcome: Outcome) -> None:
    """A reader looks 200 times while a record changes its length; here a file is one look."""
    kind(folder).put("base", "x" * 300_000)

    def work(acknowledge: Callable[[str], None]) -> None:
        handle = kind(folder)
        acknowledge("begun")
        for size in itertools.count():
            handle.put("changing", "x" * (size * 997 % 5000))

    child, reading = started(work)
    select.select([reading], [], [], 5)
    for _look in range(200):
        outcome.count(kind, folder, {"base"})
    os.kill(child, signal.SIGKILL)
    finished([(child, reading)])


FAULTS = (
    two_at_once,
    eight_at_once,
    two_paced,
    killed,
    full_disk,
    replaced,
    alternating,
    read_meanwhile,
)


def battery(rounds: int) -> Iterator[tuple[str, dict[str, Outcome]]]:
    """Each fault, and what came of it with either."""
    for fault in FAULTS:
        outcomes = {}
        for kind in (Plain, Ours):
            outcome = outcomes[kind.name] = Outcome()
            for _round in range(rounds):
                folder = Path(tempfile.mkdtemp(prefix="faults"))
                try:
                    fault(kind, folder, outcome)
                finally:
                    shutil.rmtree(folder)
        yield (fault.__doc__ or "").rstrip("."), outcomes


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each fault is made")
    options = parser.parse_args()
    columns = [f"{kind.name}: {what}" for kind in (Plain, Ours) for what in ("ack.", "survive")]
    columns += [f"{kind.name}: files unreadable" for kind in (Plain, Ours)]
    print("| fault | " + " | ".join(columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    for name, outcomes in battery(options.rounds):
        cells = [str(n) for one in outcomes.values() for n in (one.acknowledged, one.survived)]
        cells += [f"{one.unreadable} of {one.files}" for one in outcomes.values()]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
