"""`jobboard status` and `jobboard due` as whole processes, against `python -c pass`.

    python -m benchmarks.cli [--runs 15] [--json FILE]

The commands take turns, so that whatever else the machine does falls on all of them alike. The
first call after a change and those after it are told apart.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from benchmarks.boards import NOW, saved
from benchmarks.results import Figure, Results, machine, median

BARS = {("status", 1_000): 7, ("due", 1_000): 12, ("status", 10_000): 7, ("due", 10_000): 30}
"""How many times as long as the floor each may take."""
GROWTH_BAR = 1.3
"""How many times as long as on the board of 1,000 `status` may take on that of 10,000."""
FLOOR = [sys.executable, "-c", "pass"]

Times = dict[str, list[float]]


def measure(runs: int, folder: Path) -> Times:
    """Milliseconds of each run of the floor and of every command on every board."""
    env = {**os.environ, "XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    times: Times = defaultdict(list)

    def run(name: str, command: list[str]) -> None:
        start = time.perf_counter()
        subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
        times[name].append(1000 * (time.perf_counter() - start))

    commands: dict[str, list[str]] = {}
    for size in sorted({size for _name, size in BARS}):
        file = saved(folder / str(size), size)
        call = [sys.executable, "-m", "jobboard_tui", "--file", str(file), "--now", NOW.isoformat()]
        for name in ("status", "due"):
            command = commands[f"{name} {size}"] = [*call, name]
            run(f"first {name} {size}", command)
    for _run in range(runs):
        run("floor", FLOOR)
        for name, command in commands.items():
            run(name, command)
    return times


def figures(times: Times) -> list[Figure]:
    """What was measured, each beside its bar."""
    floor = median(times["floor"])
    found = []
    for (name, size), bar in BARS.items():
        told = f"`{name}`, {size:,} applications"
        value, first = median(times[f"{name} {size}"]), median(times[f"first {name} {size}"])
        found += [
            Figure(told, value, "ms", floor, bar, bar_is_ratio=True),
            Figure(f"{told}, the first time", first, "ms", floor),
        ]
    found.append(
        Figure(
            "`status`, 10,000 over 1,000",
            median(times["status 10000"]),
            "ms",
            median(times["status 1000"]),
            GROWTH_BAR,
            bar_is_ratio=True,
        )
    )
    return found


def measured(runs: int) -> list[Figure]:
    """Measure on boards of their own."""
    with tempfile.TemporaryDirectory() as folder:
        return figures(measure(runs, Path(folder)))


def main() -> None:
    """Measure, print the table, and keep the figures where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--json", type=Path, help="a file for the figures")
    given = parser.parse_args()
    results = Results(machine(), tuple(measured(given.runs)))
    print(results.table())
    if given.json:
        results.save(given.json)


if __name__ == "__main__":
    main()
