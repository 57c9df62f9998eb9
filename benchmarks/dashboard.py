"""The dashboard in a pseudo-terminal of 120x36: every bar that it has to keep, as one table.

    python -m benchmarks.dashboard [--runs 3] [--idle 20] [--json FILE]

The clock is that of the terminal's side: from the start of the process, or the press of a key, to
the last byte before 50 ms of silence. A key that repaints nothing does not count. The floors are
measured in the same run, taking turns: a Textual app with one word for the start, the memory and
the rest; one with nothing but a list whose cursor moves for the keys. `benchmarks.chart` draws what
is in the file.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from benchmarks.boards import NOW, board, saved
from benchmarks.results import Figure, Results, machine, median, p95
from benchmarks.terminal import PATIENCE, Terminal, first_paint, opened, pressed

Case = tuple[list[str], dict[str, str], bytes]
"""A command, what is added to its environment, and what it shows once it is there."""
HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("HELLO-MARKER")
Hello().run()
"""
LIST = """
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
PLAIN, CURSOR = Style.parse("white on black"), Style.parse("black on white")
class Rows(Widget, can_focus=True):
    DEFAULT_CSS = "Rows { height: 1fr; }"
    BINDINGS = [("j", "move(1)"), ("k", "move(-1)")]
    at = 0
    def render_line(self, y):
        text = f"LIST-MARKER row {y}".ljust(self.size.width)
        return Strip([Segment(text, CURSOR if y == self.at else PLAIN)], self.size.width)
    def action_move(self, by):
        rows = self.at, (self.at + by) % self.size.height
        self.at = rows[1]
        self.refresh(*(Region(0, y, self.size.width, 1) for y in rows))
class List(App):
    def compose(self):
        yield Rows()
    def on_mount(self):
        self.query_one(Rows).focus()
List().run()
"""
HELLO_APP: Case = ([sys.executable, "-c", HELLO], {}, b"HELLO-MARKER")
LIST_APP: Case = ([sys.executable, "-c", LIST], {}, b"LIST-MARKER")

HEADER = b" open "
"""What the header of every board says."""
SIZES = (10, 1_000, 10_000)
"""Applications on a board; one in twenty of them is open, at least 25."""
PAINT_BARS = {10: 1.5, 1_000: 1.6, 10_000: 2.6}
CHANGED_BARS = {1_000: 2.0, 10_000: 6.0}
ALL_OPEN_BARS = {1_000: 2.0, 10_000: 7.0}
"""How many times as long as the floor the first useful screen may take."""
MEMORY_BAR = 4.0
"""How many times the memory of the floor."""
KEY_BAR, GROWTH_BAR = 16.0, 1.3
"""Milliseconds of a cursor key at p95; how many times a key of the board of 1,000 its median is."""
KEY_BYTES = 2_000
"""Bytes that a cursor key sends to the terminal, in the middle."""
SAVED_BARS = {1_000: None, 10_000: 250.0}
IMPORT_BAR, UNDO_BAR = 5.0, 1.0
"""Seconds of an import of 10,000 rows, and of taking it back."""
KEYS = [b"j"] * 30 + [b"k"] * 30
MOVES = [b">", b"<"] * 6
TYPED = [bytes([letter]) for letter in b"tsubame"] + [b"\x7f"] * 7
WORDS = TYPED + [bytes([letter]) for letter in b"is:late #remote"] + [b"\x7f"] * 15

Times = dict[str, list[float]]


def case(folder: Path, size: int, *, all_open: bool = False) -> Case:
    """Return the dashboard on a board of that size, made if it is not there yet."""
    home = folder / (f"{size}-open" if all_open else str(size))
    file = home / "data" / "board.json"
    if not file.exists():
        file = saved(home, size, open_count=size if all_open else None)
    env = {
        "JOBBOARD_FILE": str(file),
        "JOBBOARD_NOW": NOW.isoformat(),
        **{f"XDG_{one}_HOME": str(home / one.lower()) for one in ("DATA", "STATE", "CONFIG")},
    }
    return [sys.executable, "-m", "jobboard_tui"], env, HEADER


# -- measuring -----------------------------------------------------------------------------------


def measure_start(times: Times, folder: Path) -> None:
    """Measure paint and memory of the floor and of every board."""
    named = {
        "hello": HELLO_APP,
        **{str(size): case(folder, size) for size in SIZES},
        **{f"all open {size}": case(folder, size, all_open=True) for size in ALL_OPEN_BARS},
    }
    for name, program in named.items():
        painted, memory = first_paint(*program)
        times[f"paint {name}"].append(painted * 1000)
        times[f"memory {name}"].append(memory)
    for size in CHANGED_BARS:
        program = case(folder, size)
        os.utime(
            program[1]["JOBBOARD_FILE"]
        )  # as if another program had written it: all is checked
        times[f"paint changed {size}"].append(1000 * first_paint(*program)[0])


def warm_up(folder: Path) -> None:
    """Start every board once, so that what is kept between two starts is there."""
    for size in SIZES:
        first_paint(*case(folder, size))
    for size in ALL_OPEN_BARS:
        first_paint(*case(folder, size, all_open=True))


def measure_keys(times: Times, folder: Path) -> None:
    """Measure keys one by one and held down, of the list and of two boards; typing a filter."""
    programs = {"list": LIST_APP, "1000": case(folder, 1_000), "board": case(folder, SIZES[-1])}
    for name, program in programs.items():
        with opened(*program) as terminal:
            pressed(terminal, [b"j", b"k"])
            for key in KEYS:
                before = terminal.received
                if (seconds := terminal.key(key)) is not None:
                    times[f"keys {name}"].append(1000 * seconds)
                    times[f"bytes {name}"].append(terminal.received - before)
            if name != "1000":
                times[f"held {name}"].append(1000 * terminal.held(b"j"))
            if name == "board":
                pressed(terminal, [b"/"])
                times["filter"] += [1000 * found for found in pressed(terminal, WORDS)]


def measure_moves(times: Times, folder: Path) -> None:
    """A card to the next stage and back: until it is to be seen, and until it is on the disk."""
    for size in SAVED_BARS:
        one = case(folder, size)
        with opened(*one) as terminal:
            file = Path(one[1]["JOBBOARD_FILE"])
            for key in MOVES:
                painted, kept = terminal.saving(key, b"now in", file)
                times[f"move {size}"].append(1000 * painted)
                times[f"saved {size}"].append(1000 * kept)


def measure_rest(times: Times, folder: Path, seconds: float) -> None:
    """The processor's seconds a minute while nobody does anything."""
    for name, one in (("hello", HELLO_APP), ("board", case(folder, SIZES[-1]))):
        with opened(*one) as terminal:
            terminal.rest(2.0)
            times[f"idle {name}"].append(terminal.idle(seconds))


def measure_import(times: Times, folder: Path) -> None:
    """10,000 rows of CSV into a board of ten, from Enter behind the path until they are saved."""
    rows = folder / "jobs.csv"
    with rows.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Company", "Position", "Status", "Date applied", "URL", "Notes"])
        for number in range(10_000):
            writer.writerow(
                [f"Company {number}", "Engineer", "Applied", "2026-11-02", "", f"note {number}"]
            )
    folder = folder / "import"
    one = case(folder, 10)
    file = Path(one[1]["JOBBOARD_FILE"])
    with opened(*one) as terminal:
        pressed(terminal, [b"I"])
        terminal.write(str(rows).encode())
        terminal.rest(0.3)
        start = terminal.write(b"\r")
        read, longest = _until_read(terminal, start)
        _painted, kept = terminal.saving(b"t", b"imported", file)
        times["import"].append(read + kept)
        times["import pause"].append(1000 * longest)
        terminal.rest(0.5)
        _painted, undone = terminal.saving(b"u", b"Undone", file)
        times["undo"].append(undone)


def _until_read(terminal: Terminal, start: float) -> tuple[float, float]:
    """Seconds until the plan is shown, and the longest time without a sign of life before it."""
    seen, last, longest = b"", start, 0.0
    while b"Nothing has changed yet" not in seen:
        if last - start > PATIENCE:
            raise SystemExit(f"the import is never read: {seen[-300:]!r}")
        seen += terminal.chunk(10)
        now = time.perf_counter()
        last, longest = now, max(longest, now - last)
    return (terminal.rest() or last) - start, longest


def measure_reminders(times: Times) -> None:
    """Every reminder from scratch, and after a change of one application."""
    from jobboard_tui.config.rules_file import load_rules
    from jobboard_tui.domain.reminders.api import ReminderIndex

    for name, open_count in (("500 open", 500), ("all open", 10_000)):
        whole = board(10_000, open_count=open_count)
        reminder_index = ReminderIndex(load_rules(None))
        start = time.perf_counter()
        reminder_index.view_at(whole, NOW)
        times[f"reminders {name}"].append(1000 * (time.perf_counter() - start))
        first = next(iter(whole.applications.values()))
        changed = whole.with_applications(replace(first, company="Another"))
        start = time.perf_counter()
        reminder_index.view_at(changed, NOW)
        times[f"again {name}"].append(1000 * (time.perf_counter() - start))


# -- the table -----------------------------------------------------------------------------------


def figures(times: Times) -> list[Figure]:
    """What was measured, each beside its bar."""
    paint, memory = median(times["paint hello"]), median(times["memory hello"])
    keys = times["keys list"]
    starts = [
        *(
            (f"first useful paint, {size:,} applications", f"{size}", PAINT_BARS[size])
            for size in SIZES
        ),
        *(
            (f"after another program, {size:,}", f"changed {size}", bar)
            for size, bar in CHANGED_BARS.items()
        ),
        *(
            (f"first useful paint, {size:,}, all of them open", f"all open {size}", bar)
            for size, bar in ALL_OPEN_BARS.items()
        ),
    ]
    found = [
        Figure(name, median(times[f"paint {key}"]), "ms", paint, bar, bar_is_ratio=True)
        for name, key, bar in starts
    ]
    found += [
        Figure(
            "memory, 10,000",
            median(times["memory 10000"]),
            "MiB",
            memory,
            MEMORY_BAR,
            bar_is_ratio=True,
        ),
        Figure("cursor key, p95, 10,000", p95(times["keys board"]), "ms", p95(keys), KEY_BAR),
        Figure(
            "cursor key, median, 10,000 over 1,000",
            median(times["keys board"]),
            "ms",
            median(times["keys 1000"]),
            GROWTH_BAR,
            bar_is_ratio=True,
        ),
        Figure(
            "bytes sent for a cursor key, median",
            median(times["bytes board"]),
            "B",
            median(times["bytes list"]),
            KEY_BYTES,
        ),
        Figure(
            "cursor key held down: lag, 10,000",
            median(times["held board"]),
            "ms",
            median(times["held list"]),
        ),
        Figure("filter while typing, p95, 10,000", p95(times["filter"]), "ms", p95(keys)),
    ]
    for size, bar in SAVED_BARS.items():
        moves, kept = times[f"move {size}"], times[f"saved {size}"]
        found += [
            Figure(f"card to the next stage: seen, {size:,}", median(moves), "ms", None, 33),
            Figure(f"card to the next stage: on disk, {size:,}", median(kept), "ms", None, bar),
        ]
    found += [
        Figure(
            "processor while idle, 10,000",
            median(times["idle board"]),
            "s/min",
            median(times["idle hello"]),
            0.3,
            bar_is_above=True,
        ),
        Figure("import of 10,000 rows", median(times["import"]), "s", None, IMPORT_BAR),
        Figure("import: longest time without a sign", median(times["import pause"]), "ms"),
        Figure("undo of the import", median(times["undo"]), "s", None, UNDO_BAR),
    ]
    for name in ("500 open", "all open"):
        scratch, again = times[f"reminders {name}"], times[f"again {name}"]
        found += [
            Figure(f"reminders of 10,000, {name}", median(scratch), "ms"),
            Figure(f"the same after one change, {name}", median(again), "ms"),
        ]
    return found


def measured(runs: int, idle: float) -> list[Figure]:
    """Measure on boards of their own; `idle` is for how many seconds nothing is done."""
    times: Times = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warm_up(folder)
        for _run in range(runs):
            measure_start(times, folder)
            measure_keys(times, folder)
            measure_reminders(times)
        measure_import(times, folder)
        measure_rest(times, folder, idle)
        measure_moves(times, folder)
    return figures(times)


def main() -> None:
    """Measure, print the table, and keep the figures where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--idle", type=float, default=20.0, help="seconds of doing nothing")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    given = parser.parse_args()
    results = Results(machine(), tuple(measured(given.runs, given.idle)), given.runs)
    print(results.table())
    if given.json:
        results.save(given.json)


if __name__ == "__main__":
    main()
