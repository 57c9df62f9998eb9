"""The list of 求職活動実績 as Markdown or CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from jobboard_tui.domain.reports.unemployment_report import REMARK, Activity
from jobboard_tui.interchange.exporters.export import safe_cell

HEAD = ("活動日", "利用した機関・応募先", "方法", "活動内容")


def as_markdown(activities: Sequence[Activity], first: date, last: date) -> str:
    """Return a table under its title, the remark below.

    What lacks the name of an organisation stands apart.
    """
    title = f"# 求職活動実績（{_day(first)}～{_day(last)}）"
    named = [activity for activity in activities if activity.organisation]
    lines = [title, "", f"| {' | '.join(HEAD)} |", "| --- | --- | --- | --- |"]
    lines += [f"| {' | '.join(map(_cell, _row(activity)))} |" for activity in named]
    lines += ["", f"記載{len(named)}件。{REMARK}"]
    others = [activity for activity in activities if not activity.organisation]
    if others:
        lines += ["", "利用した機関の名称がないため、表に入れていない記録:", ""]
        lines += [f"- {activity.day.isoformat()} {_cell(activity.content)}" for activity in others]
    return "\n".join(lines)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def as_csv(activities: Sequence[Activity]) -> str:
    """Return one row for each activity; the remark is not part of the data."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows([safe_cell(cell) for cell in _row(activity)] for activity in activities)
    return written.getvalue().rstrip("\n")


def _row(activity: Activity) -> tuple[str, str, str, str]:
    return activity.day.isoformat(), activity.organisation, activity.method, activity.content


def _cell(text: str) -> str:
    return re.sub(r"([\\|`*_<>\[\]])", r"\\\1", text)
