"""The weekly hours of an offer that tells only when a working day begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.checklist import ChecklistLine
from jobboard_tui.domain.offers.daily_hours import daily_hours
from jobboard_tui.domain.offers.total_pay import WORKING_DAYS, working_days

_HOURS, _BREAKS = "working-hours", "breaks"


def with_daily_hours(
    terms: Mapping[str, TermValue], known: Iterable[ChecklistLine]
) -> Mapping[str, TermValue]:
    """Return the terms with the weekly hours that the hours of a day come to.

    Only where no weekly hours are told and the days off of the year are those of a five-day week.
    """
    if "weekly-hours" in terms or "deemed-hours" in terms or working_days(terms) is None:
        return terms
    said = {line.item.id: line.value for line in known if line.item.id in (_HOURS, _BREAKS)}
    hours = daily_hours(said.get(_HOURS, ""), said.get(_BREAKS, ""))
    return terms if hours is None else {**terms, "weekly-hours": hours * WORKING_DAYS}
