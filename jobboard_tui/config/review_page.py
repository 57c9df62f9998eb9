"""The page of an offer meeting in any form: text, Markdown, or HTML in one language or two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.decision import answer_dates
from jobboard_tui.domain.offers.negotiation_advice import advice
from jobboard_tui.domain.offers.review import OfferReview, offer_deadline_words, page, review
from jobboard_tui.domain.offers.review_html import (
    PAGE_ROOMS,
    ReviewSide,
    fits_a_page,
    html_page,
    review_side,
)
from jobboard_tui.domain.reminders.reminder import Reminder
from jobboard_tui.domain.values import frozen


class PageForm(StrEnum):
    """A form of the page, by the ending of its file."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"


@frozen(kw_only=True)
class ReviewSource:
    """Whose review it is, and what it is made from."""

    board: Board
    application: Application
    checklist_template: ChecklistTemplate
    experienced: bool
    now: datetime
    reminders: Sequence[Reminder] = ()

    def review(self, language: Language) -> OfferReview:
        """The review in a language, in which the sentences around it are to be, too."""
        says = advice(self.board, self.application, self.now, experienced=self.experienced)
        known = offer_deadline_words(self.application, self.now)
        clocks = answer_dates(self.reminders, known, self.now)
        return review(
            self.checklist_template, self.application, self.now, says, language, clocks=clocks
        )


def review_page(source: ReviewSource, form: PageForm, languages: Sequence[Language]) -> str:
    """Return the page; only HTML has two languages, any other form the first one."""
    if form is not PageForm.HTML:
        with speaking_in(languages[0]):
            text = page(source.review(languages[0]), source.now, markdown=form is PageForm.MARKDOWN)
        return text + "\n"
    reviews = []
    for language in languages:
        with speaking_in(language):
            reviews.append((language, source.review(language)))
    sides: list[ReviewSide] = []
    for room in PAGE_ROOMS:
        sides = []
        for language, of in reviews:
            with speaking_in(language):
                sides.append(review_side(of, source.now, room))
        if fits_a_page(sides):
            break
    application = source.application
    return html_page(f"{application.company}: {application.role}", sides)
