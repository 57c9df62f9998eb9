"""The demo: a board of its own in a folder that goes when the call ends."""

from __future__ import annotations

import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from jobboard_tui.cli.locate import clock
from jobboard_tui.config.demo_board import demo_board, demo_sender
from jobboard_tui.config.settings import Settings, load_settings, save_settings
from jobboard_tui.domain.board import HOME_ZONE
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store

if TYPE_CHECKING:
    from argparse import Namespace


def create_demo_store(words: Namespace, leaving: ExitStack) -> tuple[Store, Places]:
    """Return a store with the demo board, laid around the call's now.

    Nothing of the user's is touched.

    It is drawn as the user's own board is: in those signs and colours.
    """
    if words.file:
        raise InvalidInput(
            _("--demo with --file"),
            _("the demo is a separate board"),
            _("use only one of them"),
        )
    now = clock(words, ZoneInfo(HOME_ZONE))()
    leaving.enter_context(_departing_in_order())
    folder = Path(leaving.enter_context(tempfile.TemporaryDirectory(prefix="jobboard-demo-")))
    places = Places.under(folder)
    store = Store(places.board, places)
    store.commit(pgettext("action", "demo"), lambda _empty: demo_board(now))
    store.forget_changes()
    own = Settings()
    with suppress(JobboardError):  # somebody without a home folder has none
        own = load_settings(Places.default())
    like_own = replace(own, nudge="off", weights={}, sender=demo_sender())
    save_settings(places, like_own)
    return store, places


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
