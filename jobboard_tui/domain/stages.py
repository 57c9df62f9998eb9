"""The stages of an application and its outcomes; `STAGES` has all that is asked of a stage.

Whoever adds a stage adds its row, and the column of the board that shows it (`board_columns`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from jobboard_tui.i18n import pgettext


class Stage(StrEnum):
    """How far an application has come."""

    WISHLIST = "wishlist"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEW = "interview"
    OFFER = "offer"
    ACCEPTED = "accepted"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        """Neither accepted nor closed."""
        return self not in ENDS

    @property
    def rank(self) -> int:
        """The place in the order of `STAGES`, from 0."""
        return _RANK[self]


class Outcome(StrEnum):
    """How a closed application ended."""

    REJECTED = "rejected"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SILENT = "silent"
    RESCINDED = "rescinded"
    LAPSED = "lapsed"

    @property
    def ends_offer(self) -> bool:
        """Whether an offer was there and is gone, not by the seeker's word."""
        return self in (Outcome.RESCINDED, Outcome.LAPSED)


class StageInfo(NamedTuple):
    """All that is asked of a stage.

    `label` returns its name in the user's language. `in_funnel`: the statistics count who came so
    far. `awaits_answer`: the papers are with the company, which may be silent.
    `invites`: how likely an invitation that names nobody is about it (0: least). `believed_for`:
    how long after applying an imported list is believed that the stage is the present one (None:
    it says nothing of an answer). `report_result` is the result in the report for the employment
    office, in Japanese as its form is.
    """

    label: Callable[[], str]
    is_open: bool = True
    in_funnel: bool = True
    awaits_answer: bool = False
    invites: int = 0
    believed_for: timedelta | None = None
    report_result: str = "結果待ち"


STAGES: Mapping[Stage, StageInfo] = MappingProxyType(
    {
        Stage.WISHLIST: StageInfo(label=lambda: pgettext("stage", "wishlist")),
        Stage.APPLIED: StageInfo(
            label=lambda: pgettext("stage", "applied"), awaits_answer=True, invites=2
        ),
        Stage.SCREENING: StageInfo(
            label=lambda: pgettext("stage", "screening"),
            awaits_answer=True,
            invites=3,
            believed_for=timedelta(days=45),
        ),
        Stage.INTERVIEW: StageInfo(
            label=lambda: pgettext("stage", "interview"),
            invites=4,
            believed_for=timedelta(days=90),
            report_result="選考中",
        ),
        Stage.OFFER: StageInfo(
            label=lambda: pgettext("stage", "offer"),
            invites=3,
            believed_for=timedelta(days=90),
            report_result="内定",
        ),
        Stage.ACCEPTED: StageInfo(
            label=lambda: pgettext("stage", "accepted"), is_open=False, report_result="内定承諾"
        ),
        Stage.CLOSED: StageInfo(
            label=lambda: pgettext("stage", "closed"), is_open=False, in_funnel=False
        ),
    }
)
"""Every stage, in the order in which an application goes through them."""
assert set(STAGES) == set(Stage), "a stage has no row in STAGES"

ENDS = tuple(stage for stage, info in STAGES.items() if not info.is_open)
"""The stages at which an application is over."""
_RANK = {stage: rank for rank, stage in enumerate(STAGES)}
