"""From yes to the first day: steps with days counted from the first day, the last one, or notice.

The steps stand in `data/first_day.toml`. Nothing of the plan is stored but what the seeker says of
a step: done, moved to another day, left out.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Application, Deadline
from jobboard_tui.i18n import _, ngettext

StepAnchor = Literal["accepted", "notice", "last-day", "first-day"]
_PERMANENT, _NONE = "permanent", "none"
"""The employments of whom nobody asked: that of most people, and that of a student."""
_STUDENT = "student"
_START_DATE, _FIRST_DAY = "start-date", "first-day"
"""The item of the checklist, and its term, that tell the first day where nothing else does."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL_DAY = (
    rf"\b(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})\b"
    r"|(?P<jyear>\d{4})年(?P<jmonth>\d{1,2})月(?P<jday>\d{1,2})日"
    r"|\b(?P<iyear>\d{4})-(?P<imonth>\d{2})-(?P<iday>\d{2})\b"
)
"""A date as the checklist keeps it, with its year."""
_NOTICE = (
    r"(?P<count>\d{1,3})\s*(?:(?P<d>d|days?|日)|(?P<w>w|weeks?|週間?)"
    r"|(?P<m>m|months?|[かヶケカヵ]月))(?:前)?"
)


class NoticePeriod(NamedTuple):
    """How long before the last day notice has to be given.

    >>> NoticePeriod(1, "m").before(date(2027, 3, 31)).isoformat()
    '2027-02-28'
    """

    amount: int
    unit: Literal["d", "m"] = "d"

    def before(self, day: date) -> date:
        """Return the day so long before another; of a month that is shorter, its last day."""
        if self.unit == "d":
            return _later(day, -self.amount)
        months = day.year * 12 + day.month - 1 - self.amount
        year, month = divmod(months, 12)
        if year < 1:
            return date.min
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

    def spoken(self) -> str:
        """In words: "14 days", "1 month"."""
        if self.unit == "d":
            return ngettext("{count} day", "{count} days", self.amount).format(count=self.amount)
        words = ngettext("{count} month", "{count} months", self.amount)
        return words.format(count=self.amount)

    def __str__(self) -> str:
        """As the settings keep it: "14 d", "1 m"."""
        return f"{self.amount} {self.unit}"


USUAL_NOTICE = NoticePeriod(1, "m")
"""What work rules usually ask for (our choice); the law asks for two weeks (民法 627条1項)."""


def _later(day: date, days: int) -> date:
    """That many days on (before, where negative); the first or the last day there is beyond it."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def parse_notice(text: str) -> NoticePeriod:
    """Return the notice that a text says; `InvalidInput` where it says no length or no unit.

    >>> parse_notice("1ヶ月前"), parse_notice("2 weeks")
    (NoticePeriod(amount=1, unit='m'), NoticePeriod(amount=14, unit='d'))
    """
    match = re.fullmatch(_NOTICE, unicodedata.normalize("NFKC", text).strip(), re.IGNORECASE)
    if match is None:
        raise InvalidInput(
            _("notice {text}").format(text=text),
            _("it is not a length of time with a unit"),
            _("write e.g. 30 days, 2 weeks or 1 month"),
        )
    count = int(match["count"])
    if match["m"]:
        return NoticePeriod(count, "m")
    return NoticePeriod(count * 7 if match["w"] else count)


class JoiningSituation(NamedTuple):
    """What the steps depend on and the seeker is asked once: all empty where nobody said it yet.

    `residence` is an id of the statuses in `first_day.toml`, `employment` permanent, fixed-term or
    none.
    """

    residence: str = ""
    employment: str = ""
    notice: NoticePeriod | None = None

    @property
    def employed_as(self) -> str:
        """The employment, or the one that is taken for it as long as nobody said it."""
        return self.employment or (_NONE if self.residence == _STUDENT else _PERMANENT)


class JoiningDates(NamedTuple):
    """The days from which steps count; `usual` tells that nobody said the last day."""

    accepted: date
    notice: date
    last: date
    first: date
    usual: bool = False

    @property
    def has_gap(self) -> bool:
        """Whether days lie between the last day and the first."""
        return _later(self.last, 1) < self.first

    def of(self, anchor: StepAnchor) -> date:
        """Return the day of an anchor."""
        days = {
            "accepted": self.accepted,
            "notice": self.notice,
            "last-day": self.last,
            "first-day": self.first,
        }
        return days[anchor]


class JoiningStep(NamedTuple):
    """One step: its day is `days` after its `anchor`; it comes up `lead` days before that.

    `notice` is that of the present employment. `employment` and `residence` say for whom it is
    (empty: everybody), `gap` that days have to lie between the two employments, `others` that
    another application has to be open; `papers`: the last paper ticks it off,
    `business_day`: it wants a day on which companies work, `earliest`: so many days after the
    acceptance at the least. `not_residence`: for whom it is not. Where the first day is less than
    `takes` days after the acceptance, `late` is to be said.
    """

    anchor: StepAnchor
    days: int = 0
    lead: int = 7
    employment: tuple[str, ...] = ()
    residence: tuple[str, ...] = ()
    gap: bool = False
    others: bool = False
    papers: bool = False
    business_day: bool = False
    notice: NoticePeriod = USUAL_NOTICE
    not_residence: tuple[str, ...] = ()
    earliest: int = 1
    takes: int = 0
    late: str = ""

    def concerns(self, situation: JoiningSituation) -> bool:
        """Whether the step is for somebody in that situation."""
        is_of_work = not self.employment or situation.employed_as in self.employment
        is_of_status = not self.residence or situation.residence in self.residence
        return is_of_work and is_of_status and situation.residence not in self.not_residence

    def counted(self, dates: JoiningDates) -> date | None:
        """Return its day as it is counted, not before the one after the acceptance.

        None where it does not come up. Whether companies work on that day is another matter.
        """
        if self.gap and not dates.has_gap:
            return None
        return max(self.planned(dates), _later(dates.accepted, self.earliest))

    def is_late(self, dates: JoiningDates) -> bool:
        """Return whether it takes longer than there is from the acceptance to the first day."""
        return _later(dates.accepted, self.takes) > dates.first

    def planned(self, dates: JoiningDates) -> date:
        """Return the day that it ought to have, also where that was before the acceptance."""
        return _later(dates.of(self.anchor), self.days)


def dates_of(
    application: Application, accepted: date, notice: NoticePeriod, *, first: date | None = None
) -> JoiningDates | None:
    """Return the days of an application that was accepted on a day; None without a first day."""
    first = first or first_day(application)
    if first is None:
        return None
    last_day = application.last_day
    last = _later(first, -1) if last_day is None else _date(last_day)
    return JoiningDates(
        accepted=accepted,
        notice=notice.before(last),
        last=last,
        first=first,
        usual=last_day is None,
    )


def first_day(application: Application) -> date | None:
    """Return the first day of work: the application's, else that of its checklist, with a year."""
    if application.first_day is not None:
        return _date(application.first_day)
    finding = application.checklist.get(_START_DATE)
    stated = [] if finding is None or not finding.state.is_settled else [finding.value]
    stated.append(str(application.terms.get(_FIRST_DAY, "")))
    days = map(_day_in, stated)
    return next((day for day in days if day is not None), None)


def _day_in(text: str) -> date | None:
    """Return the date of a text that the checklist keeps in full; None where it has none.

    >>> _day_in("first-day=Thu 1 Apr 2027"), _day_in("after the visa")
    (datetime.date(2027, 4, 1), None)
    """
    match = re.search(_FULL_DAY, text)
    if match is None:
        return None
    year = match["year"] or match["jyear"] or match["iyear"]
    month = match["jmonth"] or match["imonth"] or _MONTHS.index(match["month"]) + 1
    try:
        return date(int(year), int(month), int(match["day"] or match["jday"] or match["iday"]))
    except ValueError:
        return None


def _date(by: Deadline) -> date:
    return by.date() if isinstance(by, datetime) else by


def earliest_first_day(today: date, notice: NoticePeriod) -> date:
    """Return the first day that is possible where notice is given today and kept in full."""
    last = today
    while notice.before(last) < today:
        last += timedelta(days=1)
    return _later(last, 1)


class JoiningRows(NamedTuple):
    """What `first_day.toml` says beside the steps: statuses of residence, and where to ask.

    They are titles, which are translated when they are shown; those of residence by their ids.
    """

    residence: Mapping[str, str] = MappingProxyType({})
    ask: tuple[str, ...] = ()


def steps_for(
    steps: Iterable[tuple[str, JoiningStep]], situation: JoiningSituation
) -> Iterator[tuple[str, JoiningStep]]:
    """Return the steps that concern somebody, with the notice of the present employment."""
    notice = situation.notice or USUAL_NOTICE
    for name, step in steps:
        if step.concerns(situation):
            yield name, step._replace(notice=notice)
