"""Every figure that docs/benchmarks.md quotes, measured by one command.

    python -m benchmarks [--runs 5] [--page docs/benchmarks.md] [--chart screenshots/benchmarks.svg]

Prints the table, and puts it and its picture into that page. The machine should have nothing else
to do for these minutes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import cli, dashboard
from benchmarks.chart import chart, fill_in
from benchmarks.results import Results, machine

CALLS_PER_RUN = 3
"""Commands are short: so many calls of each for every run of the dashboard."""


def main() -> None:
    """Measure, print, and fill in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--idle", type=float, default=20.0, help="seconds of doing nothing")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--page", type=Path, help="the file whose table is filled in")
    parser.add_argument("--chart", type=Path, help="the picture to draw")
    given = parser.parse_args()
    found = dashboard.measured(given.runs, given.idle) + cli.measured(CALLS_PER_RUN * given.runs)
    results = Results(machine(), tuple(found), given.runs)
    print(results.table())
    if given.json:
        results.save(given.json)
    if given.page:
        fill_in(given.page, results)
    if given.chart:
        given.chart.write_text(chart(results), encoding="utf-8")


if __name__ == "__main__":
    main()
