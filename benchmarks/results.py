"""What was measured: each figure with its bar and its floor, as a table and as a file."""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of `unit`; `floor` is that of a bare program in the same run.

    The bar is the most that the value may be; with `bar_is_ratio` the most that it may be of its
    floor, with `bar_is_above` the most that it may be more than its floor. Without a bar the
    figure is told for comparison.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    bar: float | None = None
    bar_is_ratio: bool = False
    bar_is_above: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.value / self.floor if self.floor else None

    @property
    def limit(self) -> float | None:
        """The most that the value may be."""
        if self.bar is None:
            return None
        if self.bar_is_ratio:
            return self.bar * (self.floor or 0)
        return self.bar + (self.floor or 0) if self.bar_is_above else self.bar

    @property
    def passes(self) -> bool | None:
        """Whether it is within its bar; None where there is none."""
        return None if self.limit is None else self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Results:
    """All figures of one run, and the machine that they hold for."""

    machine: str
    figures: tuple[Figure, ...]
    runs: int | None = None

    @property
    def told(self) -> str:
        """The machine, and how often everything was measured on it."""
        return self.machine if self.runs is None else f"{self.machine}; {self.runs} runs"

    def table(self) -> str:
        """The figures in Markdown, under the machine that they hold for."""
        lines = [
            self.told,
            "",
            "| figure | measured | floor | ratio | bar | |",
            "| --- | ---: | ---: | ---: | ---: | --- |",
        ]
        lines.extend(_row(figure) for figure in self.figures)
        return "\n".join(lines)

    def save(self, file: Path) -> None:
        """Write them as JSON."""
        file.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> Results:
        """Read them again."""
        found = json.loads(file.read_text(encoding="utf-8"))
        figures = tuple(Figure(**one) for one in found["figures"])
        return cls(found["machine"], figures, found["runs"])


def machine() -> str:
    """Processor, system and versions, in one line."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        named = [line for line in info.read_text("utf-8").splitlines() if "model name" in line]
        cpu = named[0].split(":")[1].strip() if named else cpu
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"{cpu}, {cores} cores; {platform.system()} {platform.release()}; Python {python}, "
        f"Textual {version('textual')}, jobboard {version('jobboard-tui')}"
    )


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def median(times: Sequence[float]) -> float:
    """The time in the middle."""
    return statistics.median(times)


def spoken(value: float | None, unit: str) -> str:
    """A value with its unit, with as many digits as mean something."""
    if value is None:
        return ""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"


def _row(figure: Figure) -> str:
    bar = ""
    if figure.bar is not None:
        bar = f"{figure.bar:g} x" if figure.bar_is_ratio else spoken(figure.bar, figure.unit)
        bar = f"floor + {bar}" if figure.bar_is_above else bar
    ratio = f"{figure.ratio:.2f}" if figure.ratio is not None else ""
    verdict = {None: "", True: "within", False: "**over**"}[figure.passes]
    value, floor = (spoken(one, figure.unit) for one in (figure.value, figure.floor))
    return f"| {figure.name} | {value} | {floor} | {ratio} | {bar} | {verdict} |"
