"""A sync from the dashboard: in a thread of its own, so that saving never waits for a network.

To the store's thread it is like another program that writes to the board: its lock, its merge.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.background_writer import JobDone, WriterCrashed

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


def begin(screen: BoardScreen) -> None:
    """Ask first where the board has never been at its remote; then sync."""
    from jobboard_tui.sync.git_sync import consent_question, note_consent

    store = screen.service.store

    def looked() -> Callable[[], None]:
        # In the store's thread, so that every change until now is on the disk.
        question = consent_question(store.path, store.places)
        return partial(_ask_first, question) if question else _go

    def _ask_first(question: str) -> None:
        screen.announcer.confirm(question, _agreed)

    def _agreed() -> None:
        note_consent(store.path, store.places)
        _go()

    def _go() -> None:
        if not screen.session.syncing:
            screen.session.syncing = True
            screen.announcer.note = pgettext("action", "syncing")
            screen.draw_keys()
            threading.Thread(target=_sync, args=(screen,), name="sync", daemon=True).start()

    screen.session.saver.look(looked)


def _sync(screen: BoardScreen) -> None:
    from jobboard_tui.sync.git_sync import sync

    store = screen.service.store

    def tell(step: str) -> None:
        screen.session.take_report(JobDone(partial(_note, screen, step)))

    try:
        synced = sync(store.path, store.places, tell)
    except JobboardError as error:
        screen.session.take_report(JobDone(partial(_ended, screen, str(error), warn=True)))
    except OSError as error:
        said = _("sync: {why}").format(why=error.strerror or str(error))
        screen.session.take_report(JobDone(partial(_ended, screen, said, warn=True)))
    except Exception as error:
        screen.session.take_report(WriterCrashed(error))
    else:
        screen.session.take_report(JobDone(partial(_ended, screen, synced.summary(), warn=False)))


def _note(screen: BoardScreen, step: str) -> None:
    screen.announcer.note = step
    screen.draw_keys()


def _ended(screen: BoardScreen, said: str, *, warn: bool) -> None:
    screen.session.syncing = False
    _note(screen, "")
    if warn:
        screen.announcer.warn(said)
    else:
        screen.announcer.say(said)
