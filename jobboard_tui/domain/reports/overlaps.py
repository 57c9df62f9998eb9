"""Warnings before harm is done: two appointments at one time, one employer approached twice.

A company that gets the same person directly and from an agency, or from two agencies (二重応募),
often turns both down rather than decide who is owed the fee.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlsplit

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.event_kinds import WITH_COMPANY
from jobboard_tui.domain.legal_forms import bare_name
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind, Stage
from jobboard_tui.domain.reports.meeting_index import meetings
from jobboard_tui.domain.search.search_index import romanise
from jobboard_tui.domain.text import fold
from jobboard_tui.i18n import _

SHORTEST = timedelta(minutes=1)
"""A meeting without a length still takes its first minute."""

# -- two appointments ----------------------------------------------------------------------------


def overlaps(
    board: Board, event: Event, app_id: str | None, now: datetime
) -> list[tuple[Application, Event]]:
    """Return the meetings at the same time as this one, the earliest first.

    Cancelled ones, past ones and this event itself don't count, and none of which only the day is
    told.
    """
    if event.kind not in MEETINGS or event.cancelled or event.until <= now:
        return []
    if event.is_dated(now.tzinfo):
        return []
    end = _end(event)
    pairs = [
        (application, other)
        for application, other in meetings(board, now)
        if other.at < end
        and event.at < _end(other)
        and not other.is_dated(now.tzinfo)
        and not (application.id == app_id and other.id == event.id)
    ]
    return sorted(pairs, key=lambda pair: (pair[1].at, pair[0].company))


def _end(meeting: Event) -> datetime:
    return max(meeting.until, meeting.at + SHORTEST)


# -- one employer twice --------------------------------------------------------------------------

_LINKEDIN_VIEW = re.compile(r"/jobs/(?:view|collections/[\w-]+)/(?:[^/?#]*-)?(\d{4,})")
_TRACKING = re.compile(
    r"(?:utm_|trk|tracking).*|ref(?:id|errer|erer)?|src|source|gclid|fbclid", re.IGNORECASE
)


@lru_cache(maxsize=1 << 15)
def employer(company: str) -> str:
    """Return a company's name to compare by: without legal form, case, width, script of kana.

    >>> employer("株式会社ホシゾラ") == employer("Hoshizora K.K.")
    True
    """
    return romanise(bare_name(company)) or fold(company)


def linkedin_job(parts: SplitResult) -> str:
    """Return the number by which LinkedIn knows a posting, in all its addresses.

    It is empty for other addresses.
    """
    host = f".{parts.netloc.casefold()}"
    if not host.endswith(".linkedin.com"):
        return ""
    if match := _LINKEDIN_VIEW.search(parts.path):
        return match[1]
    return dict(parse_qsl(parts.query)).get("currentJobId", "")


def same_posting(url: str) -> str:
    """Return a posting's address to compare by: without scheme, `www.`, tracking, fragment."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    if job := linkedin_job(parts):
        return f"linkedin:{job}"
    asked = sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0]))
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{asked}" if host else ""


def duplicate_approaches(
    board: Board, company: str, url: str = "", agency: str = "", skip: str | None = None
) -> list[tuple[Application, str]]:
    """Return the applications that would approach an employer twice, each with the reason.

    Those are the same posting, and the same employer by another way: directly and through an
    agency, or through two agencies. A closed application is none, and one that was never sent only
    where it is the same posting. `skip` is the id of the application that is asked about.
    """
    sought, posting = employer(company), same_posting(url) if url else ""
    pairs = []
    for other in board.applications.values():
        if other.id == skip or other.stage is Stage.CLOSED:
            continue
        if posting and other.url and same_posting(other.url) == posting:
            pairs.append((other, _("this posting is already on the board")))
        elif sought and employer(other.company) == sought and _was_approached(other):
            reason = _two_ways(agency.strip(), other.agency.strip())
            if reason:
                pairs.append((other, reason))
    return sorted(pairs, key=lambda pair: (not pair[0].is_open, pair[0].company, pair[0].id))


def _was_approached(application: Application) -> bool:
    return application.stage is not Stage.WISHLIST or any(
        event.kind in WITH_COMPANY and not event.cancelled for event in application.events
    )


def _two_ways(agency: str, other: str) -> str:
    """Why two ways to one employer collide; empty when it is one way."""
    if employer(agency) == employer(other):
        return ""
    if not other:
        return _(
            "you already approached this employer directly, and now through {agency} as well"
        ).format(agency=agency)
    if not agency:
        return _("you already approached this employer through {agency}").format(agency=other)
    return _(
        "you already approached this employer through {first}, and now through {second} as well"
    ).format(first=other, second=agency)


# -- one role twice ------------------------------------------------------------------------------


def same_role(
    board: Board, company: str, role: str, url: str = "", skip: str | None = None
) -> list[Application]:
    """Return the applications for a role at an employer, or of its posting; closed ones too.

    Open ones stand last, of these the newest. `skip` is the id of the application that is asked
    about.
    """
    sought, posting = (employer(company), fold(role)), same_posting(url) if url else ""
    same = [
        other
        for other in board.applications.values()
        if other.id != skip
        and (
            (employer(other.company), fold(other.role)) == sought
            or (posting and other.url and same_posting(other.url) == posting)
        )
    ]
    return sorted(same, key=lambda other: (other.is_open, other.added))


def already_there(application: Application, now: datetime) -> str:
    """Return a sentence on an application that is on the board: when it was sent, how it stands."""
    from jobboard_tui.domain.labels import day

    sent = [event.at for event in application.events if event.kind is Kind.APPLIED]
    if sent:
        begun = _("applied {day}").format(day=day(max(sent), now))
    else:
        begun = _("added {day}").format(day=day(application.added, now))
    return _("{company} / {role} is already on the board ({begun}, {end})").format(
        company=application.company,
        role=application.role,
        begun=begun,
        end=_standing(application, now),
    )


def _standing(application: Application, now: datetime) -> str:
    """How an application ended and on what day, or its column."""
    from jobboard_tui.domain.labels import day, outcome_label

    column = column_of(application).label()
    if application.is_open or not application.moves:
        return _("now in {column}").format(column=column)
    end = column if application.outcome is None else outcome_label(application.outcome)
    return _("{end} {day}").format(end=end, day=day(application.moves[-1].at, now))
