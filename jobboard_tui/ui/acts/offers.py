"""Offers: the meeting, the comparison, the words of the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.ui.acts import act
from jobboard_tui.ui.acts.needs import a_card

if TYPE_CHECKING:
    from jobboard_tui.ui.screens.board import BoardScreen


@act("offer_meeting", needs=a_card)
def offer_meeting(screen: BoardScreen) -> None:
    """The list, the questions and the call of the card."""
    app_id = screen.application_id
    assert app_id
    screen.app.show_meeting(app_id)


@act("compare")
def compare(screen: BoardScreen) -> None:
    """Offers side by side."""
    screen.app.show_comparison()


@act("glossary")
def glossary(screen: BoardScreen) -> None:
    """Terms of Japanese offer letters."""
    screen.app.show_glossary()
