"""The text of an offer letter, kept with its event in the timeline, and what it says and lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Event, Kind
from jobboard_tui.domain.offers.checklist_template import ChecklistItem, ChecklistTemplate
from jobboard_tui.domain.offers.letter_lines import is_letter, letter_lines, unstated_items
from jobboard_tui.domain.offers.letter_types import LetterLine
from jobboard_tui.domain.offers.needless_items import TERM, needless_items, says_no_end
from jobboard_tui.domain.values import frozen

_CONTRACT = "contract-type"


@frozen
class LetterReading:
    """A letter line by line, and the items that it has to state in writing and does not."""

    event: Event
    lines: tuple[LetterLine, ...]
    unstated: tuple[ChecklistItem, ...]

    @property
    def unread(self) -> tuple[LetterLine, ...]:
        """The lines that are about no item."""
        return tuple(line for line in self.lines if line.is_unread)


def with_letter(board: Board, app_id: str, text: str, event_id: str, now: datetime) -> Board:
    """Return the board with the text of a letter in the timeline.

    It goes to the last offer letter where that has no text yet; the same text is kept once; any
    other is a new letter of now.
    """
    letters = _letters(board[app_id])
    if any(one.note == text for one in letters):
        return board
    if letters and not letters[-1].note:
        return board.amend(app_id, replace(letters[-1], note=text))
    event = Event(id=event_id, kind=Kind.OFFER_LETTER, at=now, logged=now, note=text)
    return board.log(app_id, event)


def letter_reading(
    checklist_template: ChecklistTemplate, application: Application
) -> LetterReading | None:
    """Return what the last letter with lines says; None where there is none."""
    event = next((one for one in reversed(_letters(application)) if is_letter(one.note)), None)
    if event is None:
        return None
    lines = letter_lines(checklist_template, event.note)
    needless = {
        item_id
        for item_id, rule in needless_items(checklist_template, application).items()
        if rule is None or not rule.presumed
    }
    terms = " ".join(part.value for line in lines for part in line.parts if part.item.id == TERM)
    has_term = bool(terms) and not says_no_end(checklist_template, terms)
    unstated = unstated_items(checklist_template, lines, has_term=has_term)
    kinds = [part.value for line in lines for part in line.parts if part.item.id == _CONTRACT]
    if not terms and any(says_no_end(checklist_template, kind) for kind in kinds):
        needless.add(TERM)  # a permanent position
    return LetterReading(
        event, tuple(lines), tuple(item for item in unstated if item.id not in needless)
    )


def _letters(application: Application) -> list[Event]:
    """The offer letters, the last one at the end."""
    letters = [
        event
        for event in application.events
        if event.kind is Kind.OFFER_LETTER and not event.cancelled
    ]
    return sorted(letters, key=lambda event: event.at)
