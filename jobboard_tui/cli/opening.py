"""Puts the program together: places, settings, file, playbook, clock and the desk over them."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jobboard_tui.core.board import HOME_ZONE
from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.text import clean
from jobboard_tui.desk import Desk
from jobboard_tui.files.config import Settings, load_settings
from jobboard_tui.files.places import Places
from jobboard_tui.files.playbook import load_playbook
from jobboard_tui.files.store import Store
from jobboard_tui.words import _


@dataclass(frozen=True, slots=True)
class Opened:
    """What a call stands on; `demo` where it is a throw-away."""

    desk: Desk
    places: Places
    settings: Settings
    demo: bool


def open_board(words: Namespace, leaving: ExitStack) -> Opened:
    """The board that the words of the call mean; `leaving` takes what is to be put away after."""
    if words.demo:
        return _open_demo(words, leaving)
    path, places = located(words)
    return _opened(words, places, Store(path, places), demo=False)


def located(words: Namespace) -> tuple[Path, Places]:
    """The board's file that the words of the call mean, and the places of the user."""
    places = Places.default()
    file = words.file or os.environ.get("JOBBOARD_FILE")
    return (Path(file).expanduser() if file else places.board), places


def _open_demo(words: Namespace, leaving: ExitStack) -> Opened:
    from jobboard_tui.files.demo import demo_board

    if words.file:
        raise Misspoken(
            _("--demo with --file"),
            _("the demo is a board of its own"),
            _("leave one of them out"),
        )
    leaving.enter_context(_departing_in_order())
    folder = Path(leaving.enter_context(tempfile.TemporaryDirectory(prefix="jobboard-demo-")))
    places = Places.under(folder)
    now = _clock(words, ZoneInfo(HOME_ZONE))()
    store = Store(places.board, places)
    store.commit(_("demo"), lambda _empty: demo_board(now))
    return _opened(words, places, store, demo=True)


def _opened(words: Namespace, places: Places, store: Store, *, demo: bool) -> Opened:
    playbook = load_playbook(places.rules)
    desk = Desk(store, playbook, lambda: datetime.now(UTC))
    desk.clock = _clock(words, desk.board.home)
    return Opened(desk, places, load_settings(places), demo)


def _clock(words: Namespace, home: ZoneInfo) -> Callable[[], datetime]:
    """The clock on the wall, or the instant that the call asks for."""
    text = words.now or os.environ.get("JOBBOARD_NOW")
    if not text:
        return lambda: datetime.now(home)
    from jobboard_tui.core.when import parse_when

    instant = parse_when(clean(text), datetime.now(home), "past").at
    return lambda: instant


@contextmanager
def _departing_in_order() -> Iterator[None]:
    """A closed terminal or a request to end leaves like any other exit, so that all is put away."""

    def leave(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    numbers = [signal.SIGTERM]
    if hasattr(signal, "SIGHUP"):
        numbers.append(signal.SIGHUP)
    if threading.current_thread() is not threading.main_thread():
        numbers = []
    before = [(number, signal.signal(number, leave)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
