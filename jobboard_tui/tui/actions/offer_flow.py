"""Offers on the screen: the meeting, the comparison, the glossary, and calls that were cut off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.language import Language
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.domain.models import Application
    from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
    from jobboard_tui.domain.offers.comparison import Comparison
    from jobboard_tui.storage.call_draft import CallDraft
    from jobboard_tui.tui.screens.board import BoardScreen


def show_meeting(screen: BoardScreen, app_id: str) -> None:
    """Show the offer meeting of an application: its list, its questions, the call."""
    from jobboard_tui.tui.screens.offer_meeting import OfferMeetingScreen

    listed = checklist_template(screen)
    take_in_calls(screen, app_id)
    screen.app.push_screen(
        OfferMeetingScreen(
            screen.service,
            app_id,
            listed,
            screen.session.settings.experience == "experienced",
            screen.drafts,
            glossary=partial(show_glossary, screen),
            changed=screen.redraw,
            forget=partial(_forget_once_saved, screen),
            language=screen.session.settings.questions,
            ask_in=partial(ask_in, screen),
        )
    )


def show_comparison(screen: BoardScreen) -> None:
    """Show the open offers side by side."""
    from jobboard_tui.domain.offers.comparison import compare, offers_of
    from jobboard_tui.tui.screens.offer_comparison import ComparisonScreen

    chosen = screen.selection.marked
    offers = [
        application
        for application in screen.service.board.applications.values()
        if application.id in chosen
    ]
    offers = offers or offers_of(screen.service.board.applications.values())
    listed = checklist_template(screen)

    def compared(language: Language) -> Comparison:
        weights = {**listed.weights, **screen.session.settings.weights}
        return compare(replace(listed, weights=weights), offers, screen.service.now(), language)

    screen.app.push_screen(
        ComparisonScreen(
            compared,
            screen.session.settings.questions,
            partial(ask_in, screen),
            weigh=partial(weigh, screen),
            drafts=screen.drafts,
        )
    )


def show_letter_comparison(screen: BoardScreen, application: Application) -> None:
    """Show the last offer letter beside the one before it and the meeting."""
    from jobboard_tui.domain.offers.letter_changes import compare_letters
    from jobboard_tui.tui.screens.letter_comparison import (
        LetterComparisonScreen,
        no_letter_sentence,
    )

    now, language = screen.service.now(), screen.session.settings.questions
    comparison = compare_letters(checklist_template(screen), application, now)
    if comparison is None:
        screen.announcer.say(no_letter_sentence(application.company))
        return
    screen.app.push_screen(LetterComparisonScreen(application.company, comparison, now, language))


def show_glossary(screen: BoardScreen) -> None:
    """Show the terms of Japanese offer letters."""
    from jobboard_tui.config.checklist_file import load_glossary
    from jobboard_tui.tui.screens.glossary import GlossaryScreen

    screen.app.push_screen(GlossaryScreen(load_glossary(), screen.drafts))


def checklist_template(screen: BoardScreen) -> ChecklistTemplate:
    """Return the checklist with the user's own items; `JobboardError` where they can't be read."""
    from jobboard_tui.config.checklist_file import load_checklist

    return load_checklist(screen.service.store.places.checklist)


def ask_in(screen: BoardScreen, language: Language) -> None:
    """Keep the language in which questions are read out from now on."""
    screen.session.remember(replace(screen.session.settings, questions=language))


def weigh(screen: BoardScreen, weights: Mapping[str, float]) -> None:
    """Keep how much rows count in a comparison from now on."""
    settings = screen.session.settings
    screen.session.remember(replace(settings, weights={**settings.weights, **weights}))


def take_in_calls(screen: BoardScreen, about: str | None = None) -> None:
    """Answers of calls whose program was ended become part of the board."""
    from jobboard_tui.storage.call_draft import interrupted_drafts

    service = screen.service
    if service.store.read_only:
        return
    for draft in interrupted_drafts(service.store.places.state_dir(service.store.path), about):
        application, records = service.board.applications.get(draft.app_id), draft.records()
        if application is None:
            continue
        _take_in(screen, application, records, is_over=not draft.in_use)
        if not draft.in_use:
            _forget_once_saved(screen, draft)


def _take_in(
    screen: BoardScreen, application: Application, records: list[dict[str, Any]], *, is_over: bool
) -> None:
    """What one draft holds; the call that `is_over` gets its note in the timeline."""
    from jobboard_tui.config.japanese_words import speaking_in
    from jobboard_tui.domain.offers.call_notes import interrupted_call_note, replay_records

    service, note = screen.service, None
    after = replay_records(application, records)
    if is_over:
        listed, language = _catalogue_or_shipped(screen), screen.session.settings.questions
        with speaking_in(language):
            note = interrupted_call_note(listed, after, records, service.now(), language)
    if after != application or note is not None:
        service.offers.recover_call(application.id, records, note)
        screen.announcer.announce(_("answers from the call are saved"), application.company)


def _catalogue_or_shipped(screen: BoardScreen) -> ChecklistTemplate:
    """The checklist; where the user's own can't be read, the one that is shipped."""
    from jobboard_tui.config.checklist_file import load_checklist

    try:
        return checklist_template(screen)
    except JobboardError:
        return load_checklist()


def _forget_once_saved(screen: BoardScreen, draft: CallDraft) -> None:
    """A draft goes once everything in it is part of the file."""
    from jobboard_tui.domain.offers.call_notes import replay_records

    if screen.service.under_way:
        screen.set_timer(0.05, partial(_forget_once_saved, screen, draft))
        return
    application = screen.service.board.applications.get(draft.app_id)
    if application is not None and replay_records(application, draft.records()) == application:
        draft.remove()
