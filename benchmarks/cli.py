"""`jobboard status` and `jobboard due` as whole processes, against `python -c pass`.

    python -m benchmarks.cli [--runs 15] [--sizes 1000 10000]

The commands take turns, so that whatever else the machine does falls on all of them alike. The
first call after a change and those after it are told apart.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.boards import NOW, saved

BARS = {("status", 1000): 8, ("due", 1000): 15, ("status", 10_000): 8, ("due", 10_000): 45}
FLOOR = [sys.executable, "-c", "pass"]


@dataclass
class Measured:
    """One command on one board: seconds of each run, on the wall and of the processor."""

    name: str
    size: int
    command: list[str]
    wall: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    def run(self, env: dict[str, str]) -> None:
        """Run it once."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run(self.command, env=env, stdout=subprocess.DEVNULL, check=True)
        self.wall.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.busy.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def measure(sizes: list[int], runs: int, folder: Path) -> tuple[Measured, list[Measured]]:
    """The floor, and every command on every board."""
    env = {**os.environ, "XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    floor = Measured("python -c pass", 0, FLOOR)
    measured = []
    for size in sizes:
        file = saved(folder / str(size), size)
        call = [sys.executable, "-m", "jobboard_tui", "--file", str(file), "--now", NOW.isoformat()]
        for name in ("status", "due"):
            one = Measured(name, size, [*call, name])
            one.run(env)
            first = Measured(f"{name}, the first time", size, one.command, one.wall, one.busy)
            measured += [first, Measured(name, size, [*call, name])]
    for _run in range(runs):
        floor.run(env)
        for one in measured:
            if "first" not in one.name:
                one.run(env)
    return floor, measured


def table(floor: Measured, measured: list[Measured]) -> str:
    """The figures as Markdown; ratios are against the floor of the same run."""
    lines = [
        "| command | applications | median | times the floor | its processor time | bar |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    wall, busy = statistics.median(floor.wall), statistics.median(floor.busy)
    for one in (floor, *measured):
        bar = BARS.get((one.name, one.size))
        lines.append(
            f"| `{one.name}` | {one.size or ''} | {statistics.median(one.wall) * 1000:.0f} ms "
            f"| {statistics.median(one.wall) / wall:.1f} "
            f"| {statistics.median(one.busy) / busy:.1f} | {bar or ''} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        floor, measured = measure(words.sizes, words.runs, Path(folder))
    print(table(floor, measured))


if __name__ == "__main__":
    main()
