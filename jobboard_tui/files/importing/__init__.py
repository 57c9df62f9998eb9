"""Reads what people have: LinkedIn's export, any CSV, our own JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from jobboard_tui.core.board import Board
from jobboard_tui.files.importing.plan import Plan, Problem, Row, Verdict

__all__ = ["FORMATS", "Plan", "Problem", "Progress", "Row", "Verdict", "read"]

Progress = Callable[[int, int], None]
"""Told now and then how much is done, and of how much."""

FORMATS: tuple[str, ...] = ("linkedin", "csv", "json")


def read(
    paths: Sequence[Path],
    board: Board,
    now: datetime,
    format: str | None = None,  # noqa: A002
    progress: Progress | None = None,
) -> Plan:
    """What importing these files into the board would do; nothing is changed.

    `format` is one of `FORMATS`; None finds it out. Raises `JobboardError` where a file as a
    whole can't be read; single rows that can't are in the plan.
    """
    raise NotImplementedError
