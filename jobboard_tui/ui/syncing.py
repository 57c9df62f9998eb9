"""A sync from the dashboard: in a thread of its own, so that saving never waits for a network.

To the store's thread it is like another program that writes to the board: its lock, its merge.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from jobboard_tui.core.errors import JobboardError
from jobboard_tui.ui.saver import Broken, Found
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.ui.app import Jobboard


def begin(app: Jobboard) -> None:
    """Ask first where the board has never been in its repository; then sync."""
    from jobboard_tui.files.sync import is_new_there

    def looked() -> Callable[[], None]:
        # In the store's thread, so that every change until now is on the disk.
        return _ask_first if is_new_there(app.desk.store.path) else _go

    def _ask_first() -> None:
        app.board_screen.confirm(
            _("The board is not in its git repository yet, and goes to its remote. Put it there?"),
            _go,
        )

    def _go() -> None:
        if not app.syncing:
            app.syncing = True
            app.board_screen.note = _("syncing")
            app.board_screen.draw_keys()
            threading.Thread(target=_sync, args=(app,), name="sync", daemon=True).start()

    app.saver.look(looked)


def _sync(app: Jobboard) -> None:
    from jobboard_tui.files.sync import sync

    store = app.desk.store

    def tell(step: str) -> None:
        app.hear(Found(partial(_note, app, step)))

    try:
        synced = sync(store.path, store.places, tell)
    except JobboardError as error:
        app.hear(Found(partial(_ended, app, str(error), warn=True)))
    except OSError as error:
        said = _("sync: {why}").format(why=error.strerror or str(error))
        app.hear(Found(partial(_ended, app, said, warn=True)))
    except Exception as error:
        app.hear(Broken(error))
    else:
        app.hear(Found(partial(_ended, app, synced.told(), warn=False)))


def _note(app: Jobboard, step: str) -> None:
    app.board_screen.note = step
    app.board_screen.draw_keys()


def _ended(app: Jobboard, said: str, *, warn: bool) -> None:
    app.syncing = False
    _note(app, "")
    if warn:
        app.warn(said)
    else:
        app.say(said)
