"""Until when the company wants the answer to its offer: the date that it named last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from jobboard_tui.domain.business_days import FIRST_INSTANT, instant
from jobboard_tui.domain.event_kinds import NAMING_ANSWER_BY, OFFERS
from jobboard_tui.domain.models import MEETINGS, Deadline, Event, Kind
from jobboard_tui.domain.offer_values import ANSWER_BY, ItemAnswer
from jobboard_tui.domain.stage_history import Moment


class AnswerBy(NamedTuple):
    """A date to answer an offer by: when it was told (UTC), and by which event.

    `event` is None where the checklist tells it.
    """

    by: Deadline
    told: datetime
    event: Event | None


def last_answer_date(
    events: Iterable[tuple[datetime, datetime, int, Event]],
    now: datetime,
    finding: ItemAnswer | None = None,
    since: Moment | None = None,
) -> AnswerBy | None:
    """Return the date to answer an offer by that was told last; None without an offer or a date.

    `events` are what counts, each with its instant, its logging (UTC) and its place. The date of
    a meeting that is still ahead at `now` (UTC) was told when it was logged. `finding` is what the
    checklist says of the item `ANSWER_BY`; told before `since` it is about an old offer.
    """
    entries = [entry for entry in events if entry[3].kind in NAMING_ANSWER_BY]
    offers = [entry for entry in entries if entry[3].kind in OFFERS]
    if not offers:
        return None
    first = min(_known_from(entry) for entry in offers)
    dates: list[tuple[Moment, AnswerBy]] = []
    for entry in entries:
        at, logged, index, event = entry
        by, since_when = event.by, at if at <= now else _known_from(entry)
        if by is not None and _names_it(event, at, first):
            dates.append(((since_when, logged, index), AnswerBy(by, since_when, event)))
    dates.extend(_of_checklist(finding, since))
    return max(dates, key=lambda dated: dated[0])[1] if dates else None


_LAST = 1 << 60


def _known_from(entry: tuple[datetime, datetime, int, Event]) -> datetime:
    """Return from when on it is known what an event tells; a meeting's from its logging on."""
    at, logged, _index, event = entry
    return min(at, logged) if event.kind in MEETINGS else at


def _names_it(event: Event, at: datetime, first: datetime) -> bool:
    """Tell whether an event's date is that of the answer; a decision's is, with an offer there."""
    if event.kind is Kind.RECEIVED:
        return event.answers_offer
    return event.kind is not Kind.DECISION_DATE or at >= first


def _of_checklist(
    finding: ItemAnswer | None, since: Moment | None
) -> Iterator[tuple[Moment, AnswerBy]]:
    if finding is None or finding.by is None:
        return
    at = FIRST_INSTANT if finding.told is None else instant(finding.told)
    if since is None or at >= since[0]:
        yield (at, at, _LAST), AnswerBy(finding.by, at, None)


__all__ = ["ANSWER_BY", "AnswerBy", "last_answer_date"]
