"""What concerns the whole board: the last application sent, and the first entry of all.

Both need every application, closed ones too, of which nothing else is read. So records from the
file are looked at as they are, without making events of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from jobboard_tui.core.board import Board
from jobboard_tui.core.calendar import instant
from jobboard_tui.core.facts import FAR
from jobboard_tui.core.model import MEETINGS, Application, Event, Kind
from jobboard_tui.core.windows import Claim

Sent: TypeAlias = tuple[datetime, datetime, str, int, Application]
"""An `applied`: its instant, when it was logged (UTC), whose it is, its place in the timeline."""

_APPLIED = Kind.APPLIED.value
_SLACK = timedelta(hours=27)
"""More than two local times of one instant can lie apart."""


def last_sent(application: Application, now: datetime) -> tuple[Sent | None, datetime]:
    """The last `applied` at `now` (UTC), and when the next one's time comes."""
    last: Sent | None = None
    coming = FAR
    for at, logged, index in _applied(application):
        if at > now:
            coming = min(coming, at)
        else:
            sent = (at, logged, application.id, index, application)
            last = sent if last is None else max(last, sent)
    return last, coming


def _applied(application: Application) -> Iterator[tuple[datetime, datetime, int]]:
    records = application.events.records
    if records is None:
        for index, event in enumerate(application.events.events):
            if event.kind is Kind.APPLIED and not event.cancelled:
                yield instant(event.at), instant(event.logged), index
        return
    for index, record in enumerate(records):
        if record["kind"] == _APPLIED and not record.get("cancelled"):
            yield _read(record["at"]), _read(record["logged"]), index


class FirstEntry:
    """The first event in time of all that are not cancelled."""

    def __init__(self) -> None:
        self._found: tuple[Application, int] | None = None
        self._at = FAR
        self._is_known = False

    def update(self, changed: Iterable[Application], gone: Collection[str]) -> None:
        """Take in applications that are new or changed, and forget those that are gone."""
        changed = list(changed)
        if self._found is not None:
            holder = self._found[0].id
            if holder in gone or any(one.id == holder for one in changed):
                self._is_known = False
        if self._is_known:
            self._look_at(changed)

    def among(self, applications: Iterable[Application]) -> tuple[datetime, Event] | None:
        """Its instant (UTC) and itself."""
        if not self._is_known:
            self._found, self._at, self._is_known = None, FAR, True
            self._look_at(applications)
        if self._found is None:
            return None
        application, index = self._found
        return self._at, application.events[index]

    def _look_at(self, applications: Iterable[Application]) -> None:
        first, bound = self._at, _bound(self._at)
        for application in applications:
            records = application.events.records
            if records is None:
                for index, event in enumerate(application.events.events):
                    if event.at < first and not event.cancelled:
                        first, self._found = instant(event.at), (application, index)
                        bound = _bound(first)
                continue
            for index, record in enumerate(records):
                if record["at"] < bound and not record.get("cancelled"):
                    at = _read(record["at"])
                    if at < first:
                        first, self._found = at, (application, index)
                        bound = _bound(first)
        self._at = first


def _bound(first: datetime) -> str:
    """A text after every local time of that instant; comparing texts spares most of the work."""
    return (first + _SLACK).isoformat() if first < FAR else "A"


def _read(text: Any) -> datetime:
    return instant(datetime.fromisoformat(text))


def sent_claim(sent: Sent | None) -> list[Claim]:
    """The last application sent, for `stay-engaged`."""
    if sent is None:
        return []
    at, _logged, _id, index, application = sent
    return [Claim(event=application.events[index], at=at)]


def audit_claim(board: Board, first: FirstEntry, now: datetime) -> tuple[list[Claim], datetime]:
    """The last self-audit, before the first one the board's first entry; until when that stays."""
    audits = []
    coming = FAR
    for index, event in enumerate(board.events):
        if event.kind is Kind.AUDIT and not event.cancelled:
            at = instant(event.at)
            if at > now:
                coming = min(coming, at)
            else:
                audits.append((at, instant(event.logged), index))
    if audits:
        at, _logged, index = max(audits)
        return [Claim(event=board.events[index], at=at)], coming
    found = first.among(board.applications.values())
    if found is None:
        return [], coming
    at, event = found
    if at > now and event.kind not in MEETINGS:
        return [], min(coming, at)
    return [Claim(event=event, at=at)], coming
