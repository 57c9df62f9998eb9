"""Puts the program together: places, file, playbook, clock, and the desk over them."""

from __future__ import annotations

from argparse import Namespace
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

from jobboard_tui.cli.bearings import clock, located
from jobboard_tui.desk import Desk
from jobboard_tui.files.places import Places
from jobboard_tui.files.playbook import load_playbook
from jobboard_tui.files.store import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """What a call stands on."""

    desk: Desk
    places: Places


def open_board(words: Namespace, leaving: ExitStack) -> Opened:
    """The board that the words of the call mean; `leaving` takes what is to be put away after."""
    if words.demo:
        from jobboard_tui.cli.demo import throw_away

        store, places = throw_away(words, leaving)
    else:
        path, places = located(words)
        store = Store(path, places)
    desk = Desk(store, load_playbook(places.rules, places.checklist), lambda: datetime.now(UTC))
    desk.clock = clock(words, desk.board.home)
    return Opened(desk, places)
