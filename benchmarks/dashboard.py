"""Start and keys of the dashboard in a pseudo-terminal of 120x36, against a bare Textual app.

    python -m benchmarks.dashboard [--runs 5] [--sizes 10 1000 10000]

The clock is that of the terminal's side: from the start of the process, or the write of a key, to
the last byte before 40 ms of silence.
"""

from __future__ import annotations

import argparse
import fcntl
import math
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

from benchmarks.boards import NOW, saved

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("HELLO-MARKER")
Hello().run()
"""
SILENCE = 0.04


class Screen:
    """A program in a pseudo-terminal, its output timed."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, {**os.environ, **env, "TERM": "xterm-256color"})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def read(self, silence: float) -> tuple[bytes, float]:
        """What comes before a silence, and when its last byte came."""
        output, last = b"", time.perf_counter()
        while select.select([self.fd], [], [], silence)[0]:
            chunk = os.read(self.fd, 1 << 16)
            if not chunk:
                break
            output, last = output + chunk, time.perf_counter()
        return output, last

    def first_paint(self, marker: bytes) -> float:
        """Seconds from the start of the process until the marker is on the screen."""
        output = b""
        while marker not in output:
            chunk, last = self.read(0.5)
            output += chunk
            if time.perf_counter() - self.started > 60:
                raise SystemExit(f"no {marker!r} within a minute: {output[-500:]!r}")
        return last - self.started

    def key(self, key: bytes) -> float:
        """Seconds from the write of a key to the end of its repaint."""
        start = time.perf_counter()
        os.write(self.fd, key)
        while not select.select([self.fd], [], [], 1)[0]:
            if time.perf_counter() - start > 2:
                return float("nan")
        return self.read(SILENCE)[1] - start

    def memory(self) -> float:
        """Resident memory in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def end(self) -> None:
        """Kill it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def measure(command: list[str], env: dict[str, str], marker: bytes, keys: int) -> dict[str, float]:
    """One run."""
    screen = Screen(command, env)
    try:
        figures = {"paint": screen.first_paint(marker)}
        screen.read(1.0)
        if keys:
            times = [screen.key(b"jk"[n % 2 : n % 2 + 1]) for n in range(keys)]
            times = sorted(one for one in times if not math.isnan(one))
            figures["key"] = statistics.median(times)
            figures["key95"] = times[int(len(times) * 0.95)]
        figures["memory"] = screen.memory()
        return figures
    finally:
        screen.end()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 1000, 10000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cases: list[tuple[str, list[str], dict[str, str], bytes, int]] = [
            ("bare Textual app", [sys.executable, "-c", HELLO], {}, b"HELLO-MARKER", 0)
        ]
        for size in given.sizes:
            home = Path(folder) / str(size)
            file = saved(home, size)
            env = {
                "JOBBOARD_FILE": str(file),
                "JOBBOARD_NOW": NOW.isoformat(),
                **{
                    f"XDG_{one}_HOME": str(home / one.lower())
                    for one in ("DATA", "STATE", "CONFIG")
                },
            }
            command = [sys.executable, "-m", "jobboard_tui"]
            cases.append((f"board of {size:,}", command, env, b" late", 60))
        found: dict[str, list[dict[str, float]]] = {name: [] for name, *_rest in cases}
        for _run in range(given.runs):
            for name, *rest in cases:
                found[name].append(measure(*rest))
    floor = found["bare Textual app"]

    def median(runs: list[dict[str, float]], figure: str) -> float:
        return statistics.median(run[figure] for run in runs if figure in run)

    print("| | first paint | ratio | key, median | key, p95 | memory | ratio |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, runs in found.items():
        paint, memory = median(runs, "paint"), median(runs, "memory")
        keys = ("", "")
        if "key" in runs[0]:
            keys = tuple(f"{median(runs, one) * 1000:.1f} ms" for one in ("key", "key95"))
        print(
            f"| {name} | {paint * 1000:.0f} ms | {paint / median(floor, 'paint'):.2f} | "
            f"{keys[0]} | {keys[1]} | {memory:.0f} MiB | {memory / median(floor, 'memory'):.2f} |"
        )


if __name__ == "__main__":
    main()
