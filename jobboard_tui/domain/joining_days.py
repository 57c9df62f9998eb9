"""The day of a step from yes to the first day: one on which companies work, where it wants that."""

from __future__ import annotations

from datetime import date

from jobboard_tui.domain.business_days import BusinessCalendar
from jobboard_tui.domain.joining_steps import JoiningDates, JoiningStep


def step_day(step: JoiningStep, dates: JoiningDates, calendar: BusinessCalendar) -> date | None:
    """Return the day of a step, not before the one after the acceptance; None: it does not come up.

    One that wants a business day gives way to the one before, and where that would be too early to
    the next one (our choice).
    """
    at = step.counted(dates)
    if at is None or not step.business_day or calendar.is_business_day(at):
        return at
    before = calendar.business_day_before(at)
    return before if before > dates.accepted else calendar.business_day(at)
