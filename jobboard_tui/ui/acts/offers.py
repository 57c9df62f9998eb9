"""Offers: the meeting, the comparison, the words of the letter, the answer and what follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from jobboard_tui.core.model import Application, Deadline, Kind, Stage
from jobboard_tui.core.offer.answers import (
    KINDS,
    answer_label,
    answer_letter,
    misgivings,
    others_to_tell,
    papers_of,
)
from jobboard_tui.core.spoken import kind_label
from jobboard_tui.core.text import clean
from jobboard_tui.core.when import echo as echo_when
from jobboard_tui.core.when import parse_when
from jobboard_tui.ui.acts import act
from jobboard_tui.ui.acts.needs import a_card, a_card_to_change
from jobboard_tui.ui.widgets.choice import Choice
from jobboard_tui.ui.widgets.echo import Echo
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.ui.screens.board import BoardScreen

_KEYS = dict(zip("ydhgq", KINDS, strict=True))


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


# -- the answer ----------------------------------------------------------------------------------


@act("answer", needs=a_card_to_change)
def answer(screen: BoardScreen) -> None:
    """Accept, decline, ask for time or negotiate; once accepted, the papers."""
    one = screen.application
    assert one
    if one.stage is Stage.ACCEPTED:
        show_papers(screen, one.id)
        return
    choices = [Choice(key, answer_label(kind), kind) for key, kind in _KEYS.items()]
    screen.picker.ask(
        _("your answer to {company}").format(company=one.company),
        choices,
        lambda kind: _ask_detail(screen, one, kind),
    )


def _ask_detail(screen: BoardScreen, one: Application, kind: Kind) -> None:
    """What the letter needs: reasons, a date, a wish."""
    key = f"answer {kind} {one.id}"
    if kind is Kind.LETTER_REQUESTED:
        _show_letter(screen, one, kind, "", None)
        return
    if kind is Kind.ASKED_TIME:
        screen.prompt.ask(
            _("answer promised by"),
            key=key,
            example=_("fri, 11/25, 25 nov"),
            echo=lambda text: Echo(
                "→ " + echo_when(parse_when(text, screen.now, "future"), screen.now)
            ),
            done=lambda text: _show_letter(
                screen, one, kind, "", parse_when(text, screen.now, "future").deadline
            ),
        )
        return
    questions = {
        Kind.ACCEPTED: _("what decided it, or nothing"),
        Kind.DECLINED: _("the reason in brief, or nothing"),
        Kind.NEGOTIATED: _("what you ask for"),
    }
    screen.prompt.ask(
        questions[kind],
        key=key,
        done=lambda text: _show_letter(screen, one, kind, clean(text), None),
    )


def _show_letter(
    screen: BoardScreen, one: Application, kind: Kind, detail: str, by: Deadline | None
) -> None:
    """The letter, and before signing a look at what is open."""
    from jobboard_tui.files.checklist import load_answers
    from jobboard_tui.ui.screens.answer import AnswerScreen

    templates = load_answers()[kind]
    day: date | None = by.date() if isinstance(by, datetime) else by
    found = None
    if kind is Kind.ACCEPTED:
        found = misgivings(screen.app.catalogue(), one)

    def done(letter: str | None) -> None:
        if letter is not None:
            screen.attempt(lambda: _log(screen, one, kind, letter, by))

    screen.app.push_screen(
        AnswerScreen(
            one.company,
            kind,
            lambda language: answer_letter(
                templates[language], one, language, detail=detail, by=day
            ),
            found,
            screen.app.put_on_clipboard,
        ),
        done,
    )


def _log(
    screen: BoardScreen, one: Application, kind: Kind, letter: str, by: Deadline | None
) -> None:
    """The answer in the timeline, with its letter; the card moves by itself."""
    screen.desk.log(one.id, kind, note=letter, by=by)
    screen.said(_("logged: {kind}").format(kind=kind_label(kind)), one.company)
    if kind is Kind.ACCEPTED:
        _withdraw_one_by_one(screen, one.id, others_to_tell(screen.desk.board, one.id))


def _withdraw_one_by_one(screen: BoardScreen, app_id: str, others: list[Application]) -> None:
    """Each other company in its turn; then the papers."""
    if not others:
        show_papers(screen, app_id)
        return
    other, *rest = others

    def chosen(what: str) -> None:
        if what == "withdraw":
            screen.desk.log(other.id, Kind.WITHDRAWN)
            screen.redraw()
        _withdraw_one_by_one(screen, app_id, [] if what == "stop" else rest)

    choices = [
        Choice("y", _("withdraw"), "withdraw"),
        Choice("n", _("not this one"), "keep"),
        Choice("s", _("none of the rest"), "stop"),
    ]
    screen.picker.ask(
        _("withdraw from {company}, {role}? ({count} left)").format(
            company=other.company, role=other.role, count=len(others)
        ),
        choices,
        chosen,
    )


def show_papers(screen: BoardScreen, app_id: str) -> None:
    """The papers for joining, to be ticked."""
    from jobboard_tui.ui.screens.papers import PapersScreen

    one = screen.desk.board[app_id]

    def tick(paper: str) -> list[str]:
        now = screen.desk.now()

        def turned(application: Application) -> Application:
            rest = {key: at for key, at in application.papers.items() if key != paper}
            ready = rest if paper in application.papers else {**rest, paper: now}
            return replace(application, papers=ready)

        def deed() -> None:
            screen.desk.alter(app_id, _("papers: {company}"), turned)
            screen.redraw()

        screen.attempt(deed)
        return list(screen.desk.board.applications.get(app_id, one).papers)

    papers = papers_of(screen.app.catalogue(), one)
    screen.app.push_screen(PapersScreen(one.company, papers, one.papers, tick))
