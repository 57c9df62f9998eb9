"""Puts the program together: places, file, rules, clock, and the service over them."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from jobboard_tui.cli.locate import clock, locate
from jobboard_tui.config.first_day_file import with_joining_steps
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import load_settings
from jobboard_tui.service import BoardService
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store

if TYPE_CHECKING:
    from argparse import Namespace


class OpenedBoard(NamedTuple):
    """What a call stands on."""

    service: BoardService
    places: Places


def open_board(words: Namespace, leaving: ExitStack) -> OpenedBoard:
    """Return the board that the words of the call mean.

    `leaving` takes what is to be put away after.
    """
    if words.demo:
        from jobboard_tui.cli.demo import create_demo_store

        store, places = create_demo_store(words, leaving)
    else:
        path, places = locate(words)
        store = Store(path, places)
    rule_set = with_joining_steps(
        load_rules(places.rules, places.checklist), load_settings(places).situation
    )
    service = BoardService(store, rule_set, lambda: datetime.now(UTC))
    service.clock = clock(words, service.board.home)
    return OpenedBoard(service, places)
