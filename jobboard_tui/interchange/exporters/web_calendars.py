"""Links by which a calendar on the web opens with one meeting filled in.

The addresses are those of the calendars' own "add to calendar" pages: nothing is saved there until
the user does. What they carry is what the entry of a calendar file has.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from urllib.parse import quote, urlencode

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Event
from jobboard_tui.interchange.exporters.icalendar import meeting_entry

WEB_CALENDARS: Mapping[str, str] = MappingProxyType({
    "google": "Google Calendar", "outlook": "Outlook.com", "office": "Outlook (Microsoft 365)"
})  # fmt: skip
"""The calendars by the names that `calendar_link` takes, with their own names."""

_OUTLOOK = {"outlook": "outlook.live.com", "office": "outlook.office.com"}


def calendar_link(calendar: str, board: Board, application: Application, event: Event) -> str:
    """Return the address that opens a calendar of `WEB_CALENDARS` with a meeting filled in.

    A meeting of which only the day is known fills the day, in the home zone.
    """
    entry = meeting_entry(board, application, event)
    title, place = str(entry["summary"]), str(entry.get("location", ""))
    about, is_day = str(entry["description"]), event.is_dated(board.home)
    begins, ends = event.at.astimezone(board.home), event.until.astimezone(board.home)
    if calendar == "google":
        dates = "/".join(
            f"{at:%Y%m%d}" if is_day else _utc(at, is_short=True) for at in (begins, ends)
        )
        fields = {"action": "TEMPLATE", "text": title, "dates": dates}
        fields |= {"details": about, "location": place}
        return f"https://calendar.google.com/calendar/render?{_query(fields)}"
    first, last = (f"{at:%Y-%m-%d}" if is_day else _utc(at) for at in (begins, ends))
    fields = {"path": "/calendar/action/compose", "rru": "addevent", "subject": title}
    fields |= {"startdt": first, "enddt": last, "body": about, "location": place}
    fields |= {"allday": "true"} if is_day else {}
    return f"https://{_OUTLOOK[calendar]}/calendar/0/action/compose?{_query(fields)}"


def _utc(at: datetime, *, is_short: bool = False) -> str:
    """Return an instant in UTC: 2026-11-24T01:00:00Z, or 20261124T010000Z."""
    form = "%Y%m%dT%H%M%SZ" if is_short else "%Y-%m-%dT%H:%M:%SZ"
    return at.astimezone(UTC).strftime(form)


def _query(fields: Mapping[str, str]) -> str:
    return urlencode({name: text for name, text in fields.items() if text}, quote_via=quote)
