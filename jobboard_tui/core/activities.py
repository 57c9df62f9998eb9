"""求職活動実績: what was done to find work in a period, as the 失業認定申告書 asks for it.

Which of it counts is decided by ハローワーク; the remark says so and the list leaves nothing out
that might.
"""

from __future__ import annotations

from datetime import date, datetime

from jobboard_tui.core.board import Board
from jobboard_tui.core.calendar import Calendar, instant
from jobboard_tui.core.glimpse import glimpses, whole
from jobboard_tui.core.model import Application, Channel, Event, Kind
from jobboard_tui.core.practice import Practice
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen

REMARK = (
    "何が求職活動実績として認められるかは、管轄のハローワークに確認すること。"
    "求人を閲覧しただけのものは通常認められない。"
)
"""The remark under every list; in Japanese, as the form is."""
CONTENTS = {
    Kind.APPLIED: "求人への応募",
    Kind.INTERVIEW: "面接",
    Kind.INFO_SESSION: "会社説明会への参加",
    Kind.OFFER_MEETING: "条件面談（オファー面談）",
}
"""The kinds of event that are listed, in the words of the form."""
_METHODS = {
    Channel.EMAIL: "電子メール",
    Channel.PHONE: "電話",
    Channel.LINKEDIN: "LinkedIn",
    Channel.IN_PERSON: "訪問",
    Channel.ONLINE: "オンライン",
    Channel.OTHER: "その他",
}


@frozen
class Activity:
    """One line: the day, the organisation (求人者・機関), how, and what."""

    day: date
    organisation: str
    method: str
    content: str


def activities(
    board: Board,
    calendar: Calendar,
    now: datetime,
    since: datetime,
    until: datetime,
) -> list[Activity]:
    """What was done from `since` until before `until`, and not after `now`, in order of time.

    Of the practice log what is job hunting and has a note, such as a fair or a consultation.
    """
    first, last, moment = instant(since), instant(until), instant(now)
    found: list[tuple[datetime, str, Activity]] = []
    for application in board.applications.values():
        for at, _logged, _index, noted in glimpses(application.events):
            if noted.kind in CONTENTS and first <= at < last and at <= moment:
                activity = _activity(application, whole(noted), calendar.day(at))
                found.append((at, application.id, activity))
    for one in board.hill.exercises:
        at = instant(one.at)
        told = one.practice is Practice.HUNTING and clean(one.note)
        if told and first <= at < last and at <= moment:
            found.append((at, one.id, Activity(calendar.day(at), "", "", told)))
    return [activity for _at, _id, activity in sorted(found, key=lambda one: one[:2])]


def _activity(application: Application, event: Event, day: date) -> Activity:
    organisation = clean(application.company)
    agency = clean(application.agency)
    if agency:
        organisation = f"{organisation}（{agency}経由）"
    content = f"{CONTENTS[event.kind]}（{clean(application.role)}）"
    if event.kind is Kind.INTERVIEW and event.round is not None:
        content = f"{CONTENTS[event.kind]}（{event.round}次、{clean(application.role)}）"
    return Activity(day, organisation, _method(application, event), content)


def _method(application: Application, event: Event) -> str:
    """Through what; of an application also where the posting was found."""
    through = "" if event.via is None else _METHODS[event.via]
    source = clean(application.source) if event.kind is Kind.APPLIED else ""
    if source and through and source != through:
        return f"{source}、{through}"
    return source or through
