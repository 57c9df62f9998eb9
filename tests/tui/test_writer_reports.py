"""Reports of the writer that come while the dashboard still opens."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from jobboard_tui.tui.background_writer import JobDone
from jobboard_tui.tui.writer_reports import WriterReports


def test_reports_wait_for_the_parts_of_the_screen_and_keep_their_order() -> None:
    screen: Any = SimpleNamespace(is_furnished=False)
    reports = WriterReports(SimpleNamespace(), SimpleNamespace(), screen)  # type: ignore[arg-type]
    shown: list[int] = []
    for number in range(2):
        reports.take(JobDone(lambda number=number: shown.append(number)))  # type: ignore[misc]
    assert shown == []
    screen.is_furnished = True
    reports.begin()
    reports.take(JobDone(lambda: shown.append(2)))
    assert shown == [0, 1, 2]
