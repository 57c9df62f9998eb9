"""The orders of a column."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.models import Application, Event, Kind, Timeline
from jobboard_tui.domain.search.sorting import CardSorter, SortOrder

NOW = datetime(2026, 11, 21, 17, tzinfo=ZoneInfo("Asia/Tokyo"))


def sent(company: str, applied: int, last: int, place: int | None = None) -> Application:
    """An application of so many days ago, of which something was told so many days ago."""
    days = {"applied": NOW - timedelta(days=applied), "note": NOW - timedelta(days=last)}
    events = [
        Event(id=f"{company}-{kind}", kind=Kind(kind), at=at, logged=at)
        for kind, at in days.items()
    ]
    return Application(
        id=company.lower(),
        company=company,
        role="SRE",
        added=NOW - timedelta(days=90),
        place=place,
        events=Timeline(events),
    )


COLUMN = [sent("Cormorant", 30, 2, 1), sent("aoba", 20, 9, 2), sent("Bora", 10, 5, 0)]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (SortOrder.URGENCY, "aoba cormorant bora"),
        (SortOrder.COMPANY, "aoba bora cormorant"),
        (SortOrder.ACTIVITY, "cormorant bora aoba"),
        (SortOrder.APPLIED, "bora aoba cormorant"),
        (SortOrder.HAND, "bora cormorant aoba"),
    ],
)
def test_a_column_stands_in_each_order(order: SortOrder, wanted: str) -> None:
    urgency = {"aoba": 0, "cormorant": 1}
    applications = CardSorter().sort(COLUMN, order, urgency)
    assert " ".join(application.id for application in applications) == wanted
