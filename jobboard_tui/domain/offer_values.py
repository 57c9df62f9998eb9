"""What an application keeps of its offer: findings, doubts, red flags, terms.

They stand in maps by their ids, so that two forms of a board are merged one by one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from jobboard_tui.domain.values import frozen

TermValue: TypeAlias = str | int | float | bool
"""One term of an offer: yen as whole numbers, hours, months and days as numbers, or words."""


ANSWER_BY = "deadline"
"""The item of the checklist that tells until when the offer is to be answered."""


class ItemState(StrEnum):
    """How far one item of the checklist is."""

    UNKNOWN = "unknown"
    KNOWN = "known"
    TO_ASK = "to-ask"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    UNCLEAR = "unclear"

    @property
    def is_settled(self) -> bool:
        """Known or confirmed: there is nothing to ask."""
        return self in (ItemState.KNOWN, ItemState.CONFIRMED)


class AnswerSource(StrEnum):
    """Where something is known from; the later ones are nearer to what will be signed."""

    RESEARCH = "research"
    JOB_DESCRIPTION = "job-description"
    INTERVIEW = "interview"
    EMAIL = "e-mail"
    LETTER = "offer-letter"
    MEETING = "meeting"

    @property
    def rank(self) -> int:
        """How near it is to what will be signed, from 0."""
        return list(AnswerSource).index(self)


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@frozen(kw_only=True)
class ItemAnswer:
    """What is known of one item of the checklist.

    Of the item `ANSWER_BY`, `by` is the date (its 24:00 is meant) or the instant until which the
    offer is to be answered, where one was understood, and `told` when that was told.
    `title`, `ask` and `confirm` are only of an item that this application alone has. `wish` is what
    the seeker wants to ask for when negotiating: a range, or words.
    """

    state: ItemState = ItemState.UNKNOWN
    value: str = ""
    origin: AnswerSource | None = None
    title: str = ""
    ask: str = ""
    confirm: str = ""
    wish: str = ""
    by: date | datetime | None = None
    told: datetime | None = None
    extra: Mapping[str, Any] = field(default_factory=_nothing)


@frozen(kw_only=True)
class Concern:
    """A doubt in one's own words, the question that would settle it, and what settled it."""

    text: str
    question: str = ""
    answer: str = ""
    extra: Mapping[str, Any] = field(default_factory=_nothing)


@frozen(kw_only=True)
class RedFlag:
    """A red flag that was seen: when, and what happened."""

    at: datetime
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=_nothing)
