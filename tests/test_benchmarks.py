"""What the measurements come to: verdicts, the file, the picture."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.chart import chart
from benchmarks.results import Figure, Results, p95

FIGURES = (
    Figure("key", 12.0, "ms", 4.0, 16),
    Figure("start <10>", 900.0, "ms", 500.0, 1.25, bar_is_ratio=True),
    Figure("idle", 0.34, "s/min", 0.05, 0.3, bar_is_above=True),
    Figure("for comparison", 3.0, "ms"),
)


@pytest.mark.parametrize(
    ("figure", "limit", "passes"),
    list(zip(FIGURES, (16, 625.0, 0.35, None), (True, False, True, None), strict=True)),
)
def test_a_bar_is_a_value_a_ratio_or_something_above_the_floor(
    figure: Figure, limit: float | None, passes: bool | None
) -> None:
    assert figure.limit == (None if limit is None else pytest.approx(limit))
    assert figure.passes is passes


def test_the_table_names_the_machine_and_each_verdict() -> None:
    table = Results("a machine", FIGURES).table()
    assert table.startswith("a machine")
    assert [line.split("|")[-2].strip() for line in table.splitlines()[4:]] == [
        "within",
        "**over**",
        "within",
        "",
    ]


def test_the_chart_is_drawn_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    Results("a & machine", FIGURES).save(file)
    drawn = ElementTree.fromstring(chart(Results.load(file)))
    texts = ["".join(one.itertext()) for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"key", "start <10>", "idle", "a & machine"} <= set(texts)
    assert "for comparison" not in texts


def test_95_of_100_times_do_not_exceed_the_95th_percentile() -> None:
    times = [float(number) for number in range(100)]
    assert sum(one <= p95(times) for one in times) >= 95
    assert p95([1.0]) == 1.0
