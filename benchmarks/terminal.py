"""A program in a pseudo-terminal of 120x36, timed from the terminal's side."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SILENCE = 0.05
"""Seconds without a byte that end a repaint; they do not count themselves."""
NOTHING = 0.5
"""Seconds after which a key counts as one that repaints nothing."""
PATIENCE = 60.0
_QUERY, _ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""The question for synchronised output, to which most terminals of today say yes."""


class Terminal:
    """The program's screen; every method reads what comes and looks at the clock."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.started = time.perf_counter()
        self.received = 0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            around = {**os.environ, **env, "TERM": "xterm-256color"}
            around.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
            os.execvpe(command[0], command, around)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def write(self, keys: bytes) -> float:
        """Press keys; when that was."""
        now = time.perf_counter()
        os.write(self.fd, keys)
        return now

    def chunk(self, seconds: float) -> bytes:
        """What comes next, waited for so long; empty where nothing comes."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return b""
        try:
            read = os.read(self.fd, 1 << 16)
        except OSError:
            read = b""
        if not read:
            raise SystemExit("the program has ended by itself")
        self.received += len(read)
        if _QUERY in read:
            os.write(self.fd, _ANSWER)
        return read

    def rest(self, silence: float = SILENCE) -> float | None:
        """Read until nothing comes; when the last byte came, None where there was none.

        The cursor of an input blinks twice a second: no longer silence comes over it.
        """
        last, end = None, time.perf_counter() + PATIENCE
        while self.chunk(silence):
            last = time.perf_counter()
            if last > end:
                raise SystemExit(f"the screen is never still for {silence} s")
        return last

    def until(self, marker: bytes) -> float:
        """Read until the marker is on the screen and its repaint is over; when the last byte came.

        What came before stays known, so a marker may be cut in two.
        """
        seen, end = b"", time.perf_counter() + PATIENCE
        while marker not in seen:
            if time.perf_counter() > end:
                raise SystemExit(f"no {marker!r} on the screen: {seen[-300:]!r}")
            seen += self.chunk(1.0)
            last = time.perf_counter()
        return self.rest() or last

    def key(self, key: bytes) -> float | None:
        """Seconds from the press to the end of the repaint; None where nothing is repainted."""
        start = self.write(key)
        if not self.chunk(NOTHING):
            return None
        last = time.perf_counter()
        return (self.rest() or last) - start

    def held(self, key: bytes, seconds: float = 2.0, per_second: float = 30.0) -> float:
        """Hold a key down; seconds from its last repeat to the end of the repainting."""
        start = time.perf_counter()
        last = start
        for number in range(round(seconds * per_second)):
            while (wait := start + number / per_second - time.perf_counter()) > 0:
                self.chunk(wait)
            last = self.write(key)
        return max(0.0, (self.rest() or last) - last)

    def saving(self, key: bytes, said: bytes, file: Path) -> tuple[float, float]:
        """A key that changes the board: seconds to the end of the repaint that tells so (`said`),
        and until the file is another one.
        """
        before, seen = _signature(file), b""
        start = self.write(key)
        painted = saved = 0.0
        repainting = True
        last = start
        while repainting or not saved:
            read = self.chunk(0.001)
            now = time.perf_counter()
            if not saved and _signature(file) != before:
                saved = now - start
            if read:
                seen, last = seen + read, now
                if repainting and said in seen:
                    painted = now - start
            elif painted and now - last > SILENCE / 2:
                repainting = False
            if now - start > PATIENCE:
                raise SystemExit(f"not saved, or never said {said!r}: {seen[-300:]!r}")
        self.rest(0.2)
        return painted, saved

    def memory(self) -> float:
        """Resident memory in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def busy(self) -> float:
        """Processor seconds so far, of all its threads."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text(encoding="ascii").split()[0]) for one in threads) / 1e9

    def idle(self, seconds: float) -> float:
        """Processor seconds for each minute in which nobody presses a key."""
        before = self.busy()
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.chunk(left)
        return (self.busy() - before) * 60 / seconds

    def end(self) -> None:
        """Kill it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


@contextmanager
def opened(command: list[str], env: dict[str, str], marker: bytes) -> Iterator[Terminal]:
    """A program whose first screen is there, and that has come to rest."""
    terminal = Terminal(command, env)
    try:
        terminal.until(marker)
        terminal.rest(1.0)
        yield terminal
    finally:
        terminal.end()


def first_paint(command: list[str], env: dict[str, str], marker: bytes) -> tuple[float, float]:
    """Seconds from the start of the process to the first useful screen; MiB once it rests."""
    terminal = Terminal(command, env)
    try:
        painted = terminal.until(marker) - terminal.started
        terminal.rest(1.0)
        return painted, terminal.memory()
    finally:
        terminal.end()


def pressed(terminal: Terminal, keys: list[bytes]) -> list[float]:
    """The times of those keys that repaint something."""
    times = (terminal.key(key) for key in keys)
    return [one for one in times if one is not None]


def _signature(file: Path) -> tuple[int, int, int]:
    found = file.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size
