"""The list of 求職活動実績 as Markdown or CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from jobboard_tui.core.activities import REMARK, Activity
from jobboard_tui.files.exporting import safe_cell

HEAD = ("活動日", "利用した機関・応募先", "方法", "活動内容")


def as_markdown(found: Sequence[Activity], period: str) -> str:
    """A table under its title, the remark below."""
    lines = [f"# 求職活動実績 {period}", "", f"| {' | '.join(HEAD)} |", "| --- | --- | --- | --- |"]
    lines += [f"| {' | '.join(map(_cell, _row(one)))} |" for one in found]
    return "\n".join([*lines, "", f"{len(found)}件。{REMARK}"])


def as_csv(found: Sequence[Activity]) -> str:
    """One row for each activity; the remark is not part of the data."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows([safe_cell(cell) for cell in _row(one)] for one in found)
    return written.getvalue().rstrip("\n")


def _row(one: Activity) -> tuple[str, str, str, str]:
    return one.day.isoformat(), one.organisation, one.method, one.content


def _cell(text: str) -> str:
    return re.sub(r"([\\|`*_<>\[\]])", r"\\\1", text)
