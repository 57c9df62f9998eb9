"""A crash is one sentence of ours: what Textual would print holds the user's own texts.

The promise: when the program itself is wrong, nothing of the board gets to the screen, into a
bug report or into the scrollback. Textual prints a traceback with all local variables, and has no
hook for errors that nobody has caught: https://github.com/Textualize/textual/issues/2818 and
https://github.com/Textualize/textual/issues/5931
"""

from __future__ import annotations

from typing import Any, TypeVar

from textual.app import App

from jobboard_tui.tui.textual_patches.requirements import Part

A = TypeVar("A", bound=type[App[Any]])

PARTS = (
    Part(App, "_handle_exception", ("self", "error")),
    Part(App, "_fatal_error", ("self",)),
)


def keep_crash_quiet(app_class: A) -> A:
    """Return the class of an app, changed to keep its first error as `crash` and print nothing.

    Whoever ran the app tells. Under a Pilot the error is raised there as usual.
    """
    handle = app_class._handle_exception

    def keep(app: Any, error: Exception) -> None:
        app.crash = app.crash or error
        handle(app, error)

    def end(app: App[Any]) -> None:
        app.exit(return_code=1)

    app_class._handle_exception = keep  # type: ignore[assignment]
    app_class._fatal_error = end  # type: ignore[assignment]
    return app_class
