"""Accepting an offer: the look before signing, the other companies one by one, the papers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.models import Application, Kind
from jobboard_tui.domain.offers.decision import (
    others_to_tell,
    papers_of,
    running_deadlines,
    signing_concerns,
    withdrawal_kind,
)
from jobboard_tui.i18n import _
from jobboard_tui.tui.actions.offer_flow import ask_in, checklist_template
from jobboard_tui.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


class WriteLetter(Protocol):
    """Opens the letter that logs an event of a kind; `closed` is called when it is closed."""

    def __call__(
        self, screen: BoardScreen, app_id: str, *, logs: Kind, closed: Callable[[], None]
    ) -> None:
        """Open the letter for the application of that id."""


def before_signing(screen: BoardScreen, app_id: str, go_on: Callable[[], None]) -> None:
    """Show what is open and what was odd, where there is something; go on if one signs."""
    from jobboard_tui.tui.screens.before_signing import BeforeSigningScreen

    application = screen.service.board[app_id]
    language = screen.session.settings.questions
    with speaking_in(language):
        concerns = signing_concerns(
            checklist_template(screen),
            application,
            screen.now,
            language,
            residence=screen.session.settings.residence,
        )
        running = running_deadlines(screen.view.reminders_of(app_id), screen.service.now())
    if concerns.is_clear:
        go_on()
        return
    screen.app.push_screen(
        BeforeSigningScreen(application.company, concerns, language, running),
        lambda signs: go_on() if signs else None,
    )


def after_acceptance(screen: BoardScreen, app_id: str, write_letter: WriteLetter) -> None:
    """Tell the others one by one; then show the papers."""
    _tell_one_by_one(screen, app_id, others_to_tell(screen.service.board, app_id), write_letter)


def _tell_one_by_one(
    screen: BoardScreen, app_id: str, others: list[Application], write_letter: WriteLetter
) -> None:
    """Each other company in its turn, with its letter; then the papers."""
    if not others:
        show_papers(screen, app_id)
        return
    other, *rest = others
    kind = withdrawal_kind(other)

    def on() -> None:
        screen.redraw()
        _tell_one_by_one(screen, app_id, rest, write_letter)

    def log_event() -> None:
        screen.service.events.log(other.id, kind)

    def chosen(what: str) -> None:
        if what == "write" and screen.attempt(
            lambda: write_letter(screen, other.id, logs=kind, closed=on)
        ):
            return
        if what == "log":
            screen.attempt(log_event)
        if what == "stop":
            rest.clear()
        on()

    question = (
        _("decline the offer from {company}, {role}? ({count} left)")
        if kind is Kind.DECLINED
        else _("withdraw from {company}, {role}? ({count} left)")
    )
    choices = [
        Choice("y", _("yes, write the letter"), "write"),
        Choice("t", _("they already know"), "log"),
        Choice("n", _("not this one"), "keep"),
        Choice("s", _("none of the rest"), "stop"),
    ]
    screen.picker.ask(
        question.format(company=other.company, role=other.role, count=len(others)), choices, chosen
    )


def show_papers(screen: BoardScreen, app_id: str) -> None:
    """Show the papers for joining, to be ticked."""
    from jobboard_tui.tui.screens.joining_papers import JoiningPapersScreen

    application = screen.service.board[app_id]
    listed = checklist_template(screen)
    residence = screen.session.settings.residence

    def tick(paper: str) -> list[str]:
        ready = screen.service.board.applications.get(app_id, application).papers

        def deed() -> None:
            screen.service.offers.set_paper(
                app_id, listed, paper, is_ready=paper not in ready, residence=residence
            )
            screen.redraw()

        screen.attempt(deed)
        return list(screen.service.board.applications.get(app_id, application).papers)

    papers = papers_of(listed, application, residence)
    screen.app.push_screen(
        JoiningPapersScreen(
            application.company,
            papers,
            application.papers,
            tick,
            language=screen.session.settings.questions,
            ask_in=partial(ask_in, screen),
        )
    )
