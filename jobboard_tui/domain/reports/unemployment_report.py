"""求職活動実績: what was done to find work in a period, as the 失業認定申告書 asks for it.

Which of it counts is decided by ハローワーク; the remark says so and the list leaves nothing out
that might.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import BusinessCalendar, instant
from jobboard_tui.domain.event_kinds import EVENT_KINDS
from jobboard_tui.domain.models import Application, Channel, Event, Kind, Outcome
from jobboard_tui.domain.practice_values import Practice
from jobboard_tui.domain.stage_history import timed_events
from jobboard_tui.domain.stages import STAGES
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen

REMARK = (
    "何が求職活動実績として認められるかは、管轄のハローワークに確認すること。"
    "求人の閲覧だけのものは通常認められず、一つの求人への応募と面接はあわせて一件とされることが多い。"
)
"""The remark under every list; in Japanese, as the form is."""
_OUTCOMES = {
    Outcome.REJECTED: "不採用",
    Outcome.DECLINED: "内定辞退",
    Outcome.WITHDRAWN: "応募辞退",
    Outcome.SILENT: "連絡なし",
    Outcome.RESCINDED: "内定取消",
    Outcome.LAPSED: "内定失効",
}
"""What came of an application that is closed, which the form asks for."""
assert set(_OUTCOMES) == set(Outcome), "an outcome has no words for the form"
_SOURCES = {
    **dict.fromkeys(("job fair", "career fair", "fair"), "就職フェア"),
    **dict.fromkeys(("friend", "a friend", "former colleague", "colleague"), "知人の紹介"),
    **dict.fromkeys(("company site", "company website", "careers page"), "企業サイト"),
    **dict.fromkeys(("agency", "recruiter", "agent", "headhunter"), "人材紹介会社"),
    **dict.fromkeys(("job board", "job site"), "求人サイト"),
    **dict.fromkeys(("university", "career center", "career centre"), "大学のキャリアセンター"),
}
"""Where a posting was found, as the form has it; names of sites stay."""
_ROUNDS = "〇一二三四五六七八九"
_PLACE = re.compile(r"\s*[@＠]\s*(?=\S)")
_METHODS = {
    Channel.EMAIL: "電子メール",
    Channel.PHONE: "電話",
    Channel.LINKEDIN: "LinkedIn",
    Channel.IN_PERSON: "訪問",
    Channel.ONLINE: "オンライン",
    Channel.OTHER: "その他",
}
assert set(_METHODS) == set(Channel), "a channel has no words for the form"


@frozen
class Activity:
    """One line: the day, the organisation (求人者・機関), how, and what.

    `organisation` is empty where the practice log does not name it.
    """

    day: date
    organisation: str
    method: str
    content: str


def activities(
    board: Board,
    calendar: BusinessCalendar,
    now: datetime,
    since: datetime,
    until: datetime,
) -> list[Activity]:
    """Return what was done from `since` until before `until` and by `now`, in order of time.

    Of the practice log what is job hunting and has a note, such as a fair or a consultation:
    職業相談 @ ハローワーク品川 names the organisation as well.
    """
    first, last, moment = instant(since), instant(until), instant(now)
    dated: list[tuple[datetime, str, Activity]] = []
    for application in board.applications.values():
        for at, _logged, _index, event in timed_events(application.events):
            if EVENT_KINDS[event.kind].activity and first <= at < last and at <= moment:
                activity = _activity(application, event, calendar.day(at))
                dated.append((at, application.id, activity))
    for exercise in board.hill.exercises:
        at = instant(exercise.at)
        note = exercise.practice is Practice.HUNTING and clean(exercise.note)
        if note and first <= at < last and at <= moment:
            content, *where = _PLACE.split(note, maxsplit=1)
            organisation = where[0] if where and content else ""
            activity = Activity(
                calendar.day(at), organisation, "", content if organisation else note
            )
            dated.append((at, exercise.id, activity))
    return [activity for _at, _id, activity in sorted(dated, key=lambda row: row[:2])]


def _activity(application: Application, event: Event, day: date) -> Activity:
    organisation = clean(application.company)
    agency = clean(application.agency)
    if agency:
        organisation = f"{organisation}（{agency}経由）"
    content = f"{_content(event)}（{clean(application.role)}）"
    if event.kind is Kind.APPLIED:
        content = f"{content}、{_result(application)}"
    return Activity(day, organisation, _method(application, event), content)


def _content(event: Event) -> str:
    """面接, or 二次面接."""
    number, name = event.round, EVENT_KINDS[event.kind].activity
    if event.kind is not Kind.INTERVIEW or number is None:
        return name
    ordinal = _ROUNDS[number] if 0 < number < len(_ROUNDS) else f"第{number}"
    return f"{ordinal}次{name}"


def _result(application: Application) -> str:
    """応募の結果 so far."""
    if application.outcome is not None:
        return _OUTCOMES[application.outcome]
    return STAGES[application.stage].report_result


def _method(application: Application, event: Event) -> str:
    """Through what; of an application also where the posting was found."""
    through = "" if event.via is None else _METHODS[event.via]
    source = clean(application.source) if event.kind is Kind.APPLIED else ""
    source = _SOURCES.get(source.casefold(), source)
    if source and through and source != through:
        return f"{source}、{through}"
    return source or through
