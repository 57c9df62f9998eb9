"""After an interview: the form for how it went, and the event that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobboard_tui.domain.models import Kind
from jobboard_tui.i18n import _
from jobboard_tui.tui.screens.reflect import ReflectionForm, reflection_of

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


def ask_reflection(screen: BoardScreen, app_id: str) -> None:
    """Open the form after an interview; what it says goes into the timeline."""
    application = screen.service.board[app_id]
    title = _("{company}: how it went").format(company=application.company)
    form = ReflectionForm(title, f"reflect {application.id}", screen.drafts)

    def log(fields: dict[str, Any]) -> None:
        screen.service.events.log(application.id, Kind.REFLECTED, note=reflection_of(fields).note)
        screen.announcer.announce(_("reflection saved"), application.company)

    def done(fields: dict[str, Any] | None) -> None:
        if fields and not screen.attempt(lambda: log(fields)):
            form.keep()

    screen.app.push_screen(form, done)
