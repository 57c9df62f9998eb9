"""Puts the program together: places, file, playbook, clock, and the desk over them."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from jobboard_tui.cli.locate import clock, located
from jobboard_tui.config.rules_file import load_playbook
from jobboard_tui.domain.values import frozen
from jobboard_tui.service import Desk
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store

if TYPE_CHECKING:
    from argparse import Namespace


@frozen
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
    playbook = load_playbook(places.rules, places.checklist)
    desk = Desk(store, playbook, lambda: datetime.now(UTC))
    desk.clock = clock(words, desk.board.home)
    return Opened(desk, places)
