"""Letters, and what is written down after an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobboard_tui.core.model import Kind
from jobboard_tui.ui.acts import act
from jobboard_tui.ui.acts.needs import a_card_to_change
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.ui.screens.board import BoardScreen

REFLECTING = "reflect"
"""The rule that calls for the form in place of a letter."""


@act("compose", needs=a_card_to_change)
def compose(screen: BoardScreen) -> None:
    """The letter that the reminder under the cursor calls for; of a reflection, its form."""
    reminder = screen.reminder
    if reminder is not None and reminder.rule.id == REFLECTING:
        reflect(screen)
    else:
        letter(screen)


@act("letter", needs=a_card_to_change)
def letter(screen: BoardScreen) -> None:
    """A letter, that of the reminder under the cursor first."""
    app_id, reminder = screen.application_id, screen.reminder
    assert app_id
    others = [one for one in screen.view.of(app_id) if one is not reminder]
    screen.app.show_letter(app_id, [*([reminder] if reminder else []), *others])


@act("reflect", needs=a_card_to_change)
def reflect(screen: BoardScreen) -> None:
    """The form after an interview; what it says goes into the timeline."""
    from jobboard_tui.ui.screens.reflect import ReflectionForm, reflection_of

    application = screen.application
    assert application is not None
    title = _("{company}: how it went").format(company=application.company)
    form = ReflectionForm(title, f"reflect {application.id}", screen.drafts)

    def log(fields: dict[str, Any]) -> None:
        screen.desk.log(application.id, Kind.REFLECTED, note=reflection_of(fields).note)
        screen.said(_("written down"), application.company)

    def done(fields: dict[str, Any] | None) -> None:
        if fields and not screen.attempt(lambda: log(fields)):
            form.keep()

    screen.app.push_screen(form, done)


@act("questions")
def questions(screen: BoardScreen) -> None:
    """The bank of questions; those for the selected card's company come first."""
    screen.app.show_questions(screen.application)
