"""Offers: the meeting, the comparison, the words of the letter, the answer and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.domain.models import Application, Kind, Stage
from jobboard_tui.i18n import _
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.preconditions import a_card, a_card_to_change
from jobboard_tui.tui.event_keys import LETTER_OF
from jobboard_tui.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


@action("offer_meeting", needs=a_card)
def offer_meeting(screen: BoardScreen) -> None:
    """Open the list, the questions and the call of the card."""
    from jobboard_tui.tui.actions.offer_flow import show_meeting

    app_id = screen.selection.application_id
    assert app_id
    show_meeting(screen, app_id)


@action("compare")
def compare(screen: BoardScreen) -> None:
    """Offers side by side."""
    from jobboard_tui.tui.actions.offer_flow import show_comparison

    show_comparison(screen)


@action("compare_letters", needs=a_card)
def compare_letters(screen: BoardScreen) -> None:
    """Show the last letter beside the one before it."""
    from jobboard_tui.tui.actions.offer_flow import show_letter_comparison

    application = screen.selection.application
    assert application
    show_letter_comparison(screen, application)


@action("glossary")
def glossary(screen: BoardScreen) -> None:
    """Terms of Japanese offer letters."""
    from jobboard_tui.tui.actions.offer_flow import show_glossary

    show_glossary(screen)


# -- the answer ----------------------------------------------------------------------------------


@action("answer", needs=a_card_to_change)
def answer(screen: BoardScreen) -> None:
    """Accept, decline, ask for time or negotiate; once accepted, the plan to the first day."""
    from jobboard_tui.domain.offers.decision import KINDS, answer_label
    from jobboard_tui.domain.offers.review import offer_end_words
    from jobboard_tui.tui.actions.joining_plan import show_plan

    application = screen.selection.application
    assert application
    if application.stage is Stage.ACCEPTED:
        show_plan(screen, application.id)
        return
    if application.outcome is not None and application.outcome.ends_offer:
        screen.announcer.say(offer_end_words(application))
        return
    choices = [Choice(LETTER_OF[kind], answer_label(kind), kind) for kind in KINDS]
    screen.picker.ask(
        _("your answer to {company}").format(company=application.company),
        choices,
        lambda kind: _answer(screen, application, kind),
    )


def _answer(screen: BoardScreen, application: Application, kind: Kind) -> None:
    """The letter for it; before an acceptance a look at what is open."""
    from jobboard_tui.tui.actions.letter_flow import write_letter

    if kind is Kind.ACCEPTED:
        from jobboard_tui.tui.actions.accept_offer import before_signing

        before_signing(
            screen, application.id, lambda: write_letter(screen, application.id, logs=kind)
        )
    else:
        write_letter(screen, application.id, logs=kind)
