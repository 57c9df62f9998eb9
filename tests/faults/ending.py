"""Every way to be asked to end, followed by every other one, in every place of the dashboard.

`python -m tests.faults.ending` runs all of it and prints what went wrong (exit code 1) and how long
the ends took; `--fixed 40` runs as many that are always the same, `--workers 8` so many at once,
`--place letter` only those of one place, `--limit 10` allows more seconds to each.

Each is a dashboard in a pseudo-terminal of its own, forked from a program that has loaded
everything before. In each a card is added and saved first, so that something acknowledged can be
lost. The program has to end within `SECONDS` of the last thing that asks it to, with the card on
the disk and what was begun kept. Keys that ask nothing where they come (a `q` in a letter, Ctrl+C
anywhere) must not end it; then a SIGTERM has to.
"""

from __future__ import annotations

import argparse
import ctypes
import faulthandler
import gc
import itertools
import multiprocessing
import os
import pty
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.fork_server import load_everything

SECONDS = 3.0
PATIENCE = 60.0
"""Nothing takes that long before anybody asks for the end, on no machine."""
ALIVE_FOR = 0.5
SECONDS_TO_SEE = 0.08

KEYS = {"q": b"q", "ctrl+q": b"\x11", "ctrl+c": b"\x03"}
SIGNALS = {"SIGTERM": signal.SIGTERM, "SIGHUP": signal.SIGHUP, "SIGINT": signal.SIGINT}
WAYS = [*KEYS, *SIGNALS, "closed", "killed parent"]
TYPED_IN = {"prompt": b"n", "add": b"a", "letter": b"c", "reflection": b"R", "message": b"@"}
"""Places to type in, by the key that opens them."""
PLACES = ["board", *TYPED_IN, "call", "editor", "save", "sync", "import"]
DELAYS = [0.0, 0.1, 0.5]

BEGUN = "begun and not yet entered"
NOT_ASKING = {
    *((place, "q") for place in (*TYPED_IN, "call", "import", "editor")),
    ("editor", "ctrl+q"), ("editor", "SIGINT"),
}  # fmt: skip
"""Where a `q` is a letter or asks first; in an editor keys and Ctrl+C are the editor's."""


@dataclass(frozen=True)
class Case:
    """Where, which way to be asked first, which one after so many seconds."""

    place: str
    first: str
    delay: float
    second: str

    @property
    def ends(self) -> bool:
        if self.place == "import" and self.first == self.second == "q":
            return self.delay > SECONDS_TO_SEE  # the first closes the page; then the board is seen
        return any(self.asks(way) for way in (self.first, self.second))

    def asks(self, way: str) -> bool:
        return way != "ctrl+c" and (self.place, way) not in NOT_ASKING

    @property
    def types(self) -> bool:
        return self.place in TYPED_IN or self.place == "call"

    def __str__(self) -> str:
        return f"{self.place}: {self.first}, {self.second} after {self.delay:g} s"


def cases(places: Sequence[str] = PLACES) -> list[Case]:
    """The whole matrix."""
    every = itertools.product(places, WAYS, DELAYS, WAYS)
    return [Case(*one) for one in every]


def fixed(count: int, places: Sequence[str] = PLACES) -> list[Case]:
    """So many that are always the same, in which each place and each way has its share."""
    rest = cases(places)
    random.Random(11).shuffle(rest)
    chosen: list[Case] = []
    weight: dict[object, int] = {}

    def used(case: Case) -> int:
        return sum(weight.get(one, 0) for one in _traits(case))

    while rest and len(chosen) < count:
        best = min(rest, key=used)
        rest.remove(best)
        chosen.append(best)
        for one in _traits(best):
            weight[one] = weight.get(one, 0) + 1
    return chosen


def _traits(case: Case) -> list[object]:
    place, first, second = case.place, case.first, case.second
    ways = [("first", first), ("second", second), (place, first), (place, second), (first, second)]
    return [place, ("after", case.delay), *ways]


# -- one dashboard -------------------------------------------------------------------------------


def run_dashboard(folder: Path, place: str) -> int:
    """In the child: the dashboard on the board below a folder, as `jobboard` opens it."""
    os.chdir(folder)
    home = folder / "home"
    os.environ.update(
        HOME=str(home),
        JOBBOARD_FILE=str(folder / "data" / "board.json"),
        EDITOR=str(folder / "editor"),
        GIT_SSH_COMMAND="sleep 30; true",
        TERM="xterm-256color",
        **{f"XDG_{name}_HOME": str(home / name) for name in ("STATE", "CONFIG", "DATA", "CACHE")},
    )
    for name in ("COLUMNS", "LINES", "TMUX", "VISUAL"):
        os.environ.pop(name, None)
    for stream in ("stdin", "stdout", "stderr"):
        mode = "r" if stream == "stdin" else "w"
        number = ("stdin", "stdout", "stderr").index(stream)
        made = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
        setattr(sys, stream, made)
        setattr(sys, f"__{stream}__", made)
    if place == "save":
        _slow_disk()
    if place == "import":
        _slow_import()
    from jobboard_tui.cli.main_loop import run

    faulthandler.register(signal.SIGUSR1, (folder / "where").open("w"))
    return run(["--now", "2026-11-23T10:00:00+09:00"])


def _slow_disk() -> None:
    from jobboard_tui.storage import atomic_write

    real = atomic_write.sync

    def slow(descriptor: int) -> None:
        time.sleep(0.3)
        real(descriptor)

    atomic_write.sync = slow


def _slow_import() -> None:
    from jobboard_tui.interchange import importers

    def read(paths: Any, board: Any, now: Any, progress: Any) -> Any:
        for number in range(200):
            progress(number, 200)
            time.sleep(0.1)
        raise AssertionError("nobody waits that long")

    importers.read = read  # type: ignore[assignment]


class Session:
    """A dashboard in a pseudo-terminal, with a parent between where that is to be killed."""

    def __init__(self, folder: Path, case: Case) -> None:
        self.case = case
        self.folder = folder
        self.raw = b""
        self.parent: int | None = None
        with_parent = "killed parent" in (case.first, case.second)
        told, tell = os.pipe()
        first, self.fd = pty.fork()
        if first == 0:
            self._child(tell, with_parent)
        os.close(tell)
        self.pid = first
        if with_parent:
            self.parent = first
            self.pid = int(os.read(told, 20))
        os.close(told)
        self.status: int | None = None

    def _child(self, tell: int, with_parent: bool) -> None:
        code = 70
        try:
            if with_parent:
                inner = os.fork()
                if inner:
                    os.write(tell, str(inner).encode())
                    for number in SIGNALS.values():
                        signal.signal(number, signal.SIG_DFL)
                    os.close(tell)
                    os.waitpid(inner, 0)
                    os._exit(0)
            os.close(tell)
            code = run_dashboard(self.folder, self.case.place)
            sys.stdout.flush()
        except BaseException:
            (self.folder / "failed").write_text(traceback.format_exc())
        finally:
            # As the interpreter ends: threads that are no daemons are waited for.
            import threading

            threading._shutdown()  # type: ignore[attr-defined]
            os._exit(code)

    def read(self, seconds: float) -> None:
        """Read what comes, for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 or seconds == 0:
            if self.fd < 0:
                time.sleep(max(0.0, left))
                return
            if not select.select([self.fd], [], [], max(0.0, left))[0]:
                return
            try:
                self.raw += os.read(self.fd, 65536)
            except OSError:
                time.sleep(max(0.0, left))
                return

    def wait(self, *words: bytes) -> None:
        """Read until one of these has been written to the terminal."""
        self.wait_for(lambda: any(one in self.raw for one in words))

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        """Read until something is so."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > end or self.has_ended():
                raise AssertionError(f"it never came to be so: {self.raw[-1500:]!r}")
            self.read(0.02)

    def press(self, keys: bytes) -> None:
        with suppress(OSError):
            os.write(self.fd, keys)

    def ask(self, way: str) -> None:
        """Ask for the end."""
        if way in KEYS:
            self.press(KEYS[way])
        elif way in SIGNALS:
            with suppress(ProcessLookupError):
                os.kill(self.pid, SIGNALS[way])
        elif way == "closed":
            if self.fd >= 0:
                os.close(self.fd)
            self.fd = -1
        elif self.parent is not None:
            with suppress(ProcessLookupError):
                os.kill(self.parent, signal.SIGKILL)

    def has_ended(self) -> bool:
        if self.status is None:
            if self.parent is not None:
                with suppress(ChildProcessError):
                    os.waitpid(self.parent, os.WNOHANG)
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
            except ChildProcessError:  # its parent has taken its status, or still will
                if not Path(f"/proc/{self.pid}").exists():
                    self.status = 0
                return self.status is not None
            if pid:
                self.status = status
        return self.status is not None

    def seconds_to_end(self, limit: float) -> float | None:
        """How long it takes to end; None where it does not within so many seconds."""
        start = time.monotonic()
        while time.monotonic() - start < limit:
            if self.has_ended():
                return time.monotonic() - start
            self.read(0.01)
        return None

    def processor_time(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def where(self) -> str:
        """What each of its threads is doing."""
        with suppress(OSError):
            os.kill(self.pid, signal.SIGUSR1)
        time.sleep(0.3)
        return (self.folder / "where").read_text()

    def close(self) -> None:
        for pid in (self.pid, self.parent):
            if pid is not None:
                with suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
        for pid in (self.pid, self.parent):
            if pid is not None:
                with suppress(OSError):
                    os.waitpid(pid, 0)
        if self.fd >= 0:
            os.close(self.fd)


def go_to(session: Session) -> None:
    """Add a card and wait for it to be saved; then to the place."""
    folder, press, wait = session.folder, session.press, session.wait
    wait(b"Aoba")
    press(b"aKept KK / SRE\r")
    session.wait_for(lambda: "Kept KK" in (folder / "data" / "board.json").read_text("utf-8"))
    session.raw = b""
    match session.case.place:
        case place if place in TYPED_IN:
            press(TYPED_IN[place])
            wait(b"Enter ok", b"Ctrl+S", b"F2 sent")
            press(BEGUN.encode())
        case "call":
            press(b"M")
            wait(b"Offer meeting")
            press(b" ")
            wait(b"on the call")
            press(b"e")
            wait(b"Enter ok")
            press(BEGUN.encode())
        case "editor":
            press(b"c")
            wait(b"F2 sent", b"^Y copy")
            press(b"\x05")
            session.wait_for((folder / "edits").exists)
            session.read(0.1)
        case "save":
            press(b">")
            session.read(0.02)
        case "sync":
            press(b"Y")
            wait(b"syncing", b"The board will be sent to")
            if b"The board will be sent to" in session.raw:
                press(b"y")
                wait(b"sync")
            session.read(0.1)
        case "import":
            press(b"I")
            wait(b"drag it here", b"Import")
            press(str(folder / "list.csv").encode() + b"\r")
            wait(b"reading")


def try_case(case: Case, template: Path) -> dict[str, Any]:
    """What came of it: `wrong` in words, empty where nothing was, and the seconds to the end."""
    folder = Path(tempfile.mkdtemp(prefix="ending-"))
    try:
        shutil.copytree(template, folder, dirs_exist_ok=True)
        session = Session(folder, case)
        try:
            return _judged(case, session)
        except AssertionError as error:
            return {"case": str(case), "wrong": f"not there: {error}", "seconds": None}
        finally:
            session.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _judged(case: Case, session: Session) -> dict[str, Any]:
    go_to(session)
    if case.types and {case.first, case.second} & {"closed", "killed parent"}:
        session.wait(BEGUN[-7:].encode())  # what nobody has read yet goes with the terminal
    session.ask(case.first)
    session.read(case.delay)
    session.ask(case.second)
    wrong: list[str] = []
    if not case.ends:
        if session.seconds_to_end(ALIVE_FOR) is not None:
            wrong.append("ended though nobody asked")
        session.ask("SIGTERM")
    seconds = session.seconds_to_end(SECONDS)
    if seconds is None:
        before = session.processor_time()
        later = session.seconds_to_end(1.0)
        if later is None:
            burnt = session.processor_time() - before
            wrong.append(f"has not ended, {burnt:.0%} of a core; {session.where()}")
        else:
            wrong.append(f"ended late, after {SECONDS + later:.1f} s")
    wrong += _lost(case, session.folder)
    return {"case": str(case), "wrong": "; ".join(wrong), "seconds": seconds}


def _lost(case: Case, folder: Path) -> Iterator[str]:
    board = (folder / "data" / "board.json").read_text(encoding="utf-8")
    if "Kept KK" not in board:
        yield "the card that was saved is lost"
    if case.place == "save" and '"stage":"applied"' not in board:
        yield "the move that was on its way to the disk is lost"
    if case.types:
        state = "".join(
            path.read_text(encoding="utf-8") for path in folder.rglob("home/STATE/**/*.json*")
        )
        if BEGUN not in state + board:
            yield "what was begun is lost"
    if (folder / "failed").exists():
        yield (folder / "failed").read_text()


# -- all of them ---------------------------------------------------------------------------------


def make_template(folder: Path) -> None:
    """A board of two applications in a repository whose remote never answers, and the rest."""
    from datetime import datetime

    from jobboard_tui.domain.models import Application, Event, Kind, Stage, Timeline
    from jobboard_tui.storage.paths import Places
    from jobboard_tui.storage.store import Store

    at = datetime.fromisoformat("2026-11-20T15:00:00+09:00")
    offer = Event(id="e1", kind=Kind.OFFER, at=at, logged=at)
    application = Application(
        id="aoba", company="Aoba KK", role="SRE", added=at, stage=Stage.OFFER,
        events=Timeline([offer]),
    )  # fmt: skip
    places = Places.under(folder)
    Store(places.board, places).commit("set up", lambda board: board.with_applications(application))
    shutil.rmtree(folder / "state")
    (folder / "list.csv").write_text("company,role\nA,B\n")
    editor = folder / "editor"
    editor.write_text(f"#!/bin/sh\ntrap '' INT\ntouch {'$(dirname $0)'}/edits\nsleep 30\n")
    editor.chmod(0o700)
    here = folder / "data"
    for words in (
        ["init", "-q", "-b", "main"],
        ["config", "user.email", "me@example.com"],
        ["config", "user.name", "Me"],
        ["remote", "add", "origin", "ssh://nobody.invalid/board.git"],
    ):
        subprocess.run(["git", *words], cwd=here, check=True, capture_output=True)


def _worker(template: Path, queue: Any, results: Any) -> None:
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # whose parent is killed becomes a child of ours
    while (case := queue.get()) is not None:
        results.put(try_case(case, template))


def run_all(chosen: Sequence[Case], workers: int) -> Iterator[dict[str, Any]]:
    """Try them, so many at once; what came of each, as they end."""
    load_everything()
    gc.disable()  # as the program begins; it begins to look once it has painted
    context = multiprocessing.get_context("fork")
    queue, results = context.SimpleQueue(), context.SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="ending-") as folder:
        template = Path(folder)
        make_template(template)
        crew = [
            context.Process(target=_worker, args=(template, queue, results)) for _ in range(workers)
        ]
        for one in crew:
            one.start()

        def hand_out() -> None:
            for case in (*chosen, *[None] * workers):
                queue.put(case)

        import threading

        threading.Thread(target=hand_out, daemon=True).start()
        for _case in chosen:
            yield results.get()
        for one in crew:
            one.join()


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--fixed", type=int, metavar="N", help="only so many, always the same")
    parser.add_argument("--place", choices=PLACES, action="append", help="only there")
    parser.add_argument("--workers", type=int, default=6, help="so many at once")
    parser.add_argument("--limit", type=float, default=SECONDS, help="seconds to the end")
    words = parser.parse_args(argv)
    places = words.place or PLACES
    globals()["SECONDS"] = words.limit
    chosen = fixed(words.fixed, places) if words.fixed else cases(places)
    took, bad = [], 0
    for number, result in enumerate(run_all(chosen, words.workers), start=1):
        bad += bool(result["wrong"])
        if result["seconds"] is not None:
            took.append(result["seconds"])
        if result["wrong"]:
            print(f"{result['case']}: {result['wrong']}", flush=True)
        elif number % 100 == 0:
            print(f"{number} of {len(chosen)}", file=sys.stderr, flush=True)
    took.sort()
    if took:
        print(
            f"{len(chosen)} tried, {bad} wrong; seconds to the end: median"
            f" {took[len(took) // 2]:.2f}, longest {took[-1]:.2f}"
        )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
