"""Forms that an act opens over the board."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from jobboard_tui.i18n import pgettext

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen
    from jobboard_tui.tui.screens.form_base import FormScreen


def fill_in(
    screen: BoardScreen,
    form: FormScreen,
    company: str,
    save: Callable[[dict[str, Any]], Sequence[str]],
) -> None:
    """Open a form, and save what was changed; what can't be saved stays in the form.

    `save` returns whole sentences on what the user should know of it.
    """

    def deed(fields: dict[str, Any]) -> None:
        but = save(fields)
        screen.announcer.announce(pgettext("action", "changed"), company, but)

    def done(fields: dict[str, Any] | None) -> None:
        if fields and not screen.attempt(lambda: deed(fields)):
            form.keep()

    screen.app.push_screen(form, done)
