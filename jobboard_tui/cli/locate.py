"""Where the board of a call lies, and what its clock says."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _
from jobboard_tui.storage.paths import Places

if TYPE_CHECKING:
    from argparse import Namespace

Clock = Callable[[], datetime]


def locate(words: Namespace) -> tuple[Path, Places]:
    """Return the board's file that the words of the call mean, and the places of the user."""
    if words.file is not None and not words.file.strip():
        raise InvalidInput("--file", _("it is empty"), _("give a file, or leave the option out"))
    places = Places.default()
    file = words.file or os.environ.get("JOBBOARD_FILE")
    if not file:
        return places.board, places
    from jobboard_tui.config.user_paths import typed_path

    return typed_path(file), places


def clock(words: Namespace, home: ZoneInfo) -> Clock:
    """Return the clock on the wall, or the instant that the call asks for; `InvalidInput`."""
    text = words.now
    if text is None:
        text = os.environ.get("JOBBOARD_NOW") or None
    if text is None:
        return lambda: datetime.now(home)
    instant = _iso(text, home) or _said(text, home)
    return lambda: instant


def _iso(text: str, home: ZoneInfo) -> datetime | None:
    """What scripts write, without the room that understands people."""
    if text[4:5] != "-" or text[7:8] != "-" or text[10:11] not in ("", "T") or text[:2] != "20":
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.replace(tzinfo=home) if at.tzinfo is None else at.astimezone(home)


def _said(text: str, home: ZoneInfo) -> datetime:
    from jobboard_tui.domain.parsing.datetimes import parse_when
    from jobboard_tui.domain.parsing.purpose import CLOCK
    from jobboard_tui.domain.text import clean

    return parse_when(clean(text), datetime.now(home), CLOCK).at
