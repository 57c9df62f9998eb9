"""Rows of a page of help."""

from __future__ import annotations

from collections.abc import Sequence

from jobboard_tui.domain.values import frozen


@frozen
class HelpRow:
    """A key or a sign, its name and what it is for."""

    key: str
    label: str
    text: str = ""


@frozen
class HelpSection:
    """Rows under a heading."""

    title: str
    rows: Sequence[HelpRow]
