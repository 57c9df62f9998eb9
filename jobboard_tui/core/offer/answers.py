"""Plain letters that answer an offer, in both languages, to be read through before they go out.

Source of what each has to say: "An Essential Guide to Offer Meetings in Japan", steps 3 to 6.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from jobboard_tui.core.because import named_day
from jobboard_tui.core.board import Board
from jobboard_tui.core.model import Application, Kind, Stage
from jobboard_tui.core.offer.catalogue import Catalogue, Language, Named
from jobboard_tui.core.offer.checklist import Line, letter, lines
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen
from jobboard_tui.words import _

KINDS = (
    Kind.ACCEPTED,
    Kind.DECLINED,
    Kind.ASKED_TIME,
    Kind.NEGOTIATED,
    Kind.LETTER_REQUESTED,
)
"""What one may write after an offer: the four answers, and the wish to have it in writing."""


@frozen(kw_only=True)
class Misgivings:
    """What to look at before signing: nothing of it forbids it."""

    open_items: tuple[Line, ...]
    flags: tuple[str, ...]
    has_letter: bool

    @property
    def is_clear(self) -> bool:
        """Nothing is open, no red flag was seen, and the offer is in writing."""
        return self.has_letter and not self.open_items and not self.flags


def misgivings(
    catalogue: Catalogue, application: Application, language: Language = Language.ENGLISH
) -> Misgivings:
    """Open items, red flags and a missing letter of one offer."""
    titles = {flag.id: flag.title(language) for flag in catalogue.flags}
    return Misgivings(
        open_items=tuple(line for line in lines(catalogue, application) if line.is_open),
        flags=tuple(titles.get(key, flag.note or key) for key, flag in application.flags.items()),
        has_letter=letter(application) is not None,
    )


def others_to_tell(board: Board, app_id: str) -> list[Application]:
    """The other companies that wait for something once one offer is accepted."""
    found = [
        one
        for one in board.applications.values()
        if one.is_open and one.id != app_id and one.stage is not Stage.WISHLIST
    ]
    return sorted(found, key=lambda one: (-one.stage.rank, one.company, one.id))


def papers_of(catalogue: Catalogue, application: Application) -> list[Named]:
    """The papers to gather; those for a visa where its support is a subject."""
    finding = application.checklist.get("visa")
    told = "" if finding is None else finding.value.strip().casefold()
    visa = application.terms.get("visa-support") is True or (
        bool(told) and told not in ("no", "none", "なし", "不要", "not needed")
    )
    return [paper for paper in catalogue.papers if visa or not paper.visa]


# -- letters -------------------------------------------------------------------------------------


def answer_letter(
    template: str,
    application: Application,
    language: Language,
    *,
    detail: str = "",
    by: date | None = None,
) -> str:
    """The letter that a template makes.

    `detail` are the reasons of an acceptance or a decline, or what is asked for; `by` is the day
    on which the answer is promised. A line that speaks of what is not told is left out.
    """
    japanese = language is Language.JAPANESE
    name = clean(application.contacts[0].name) if application.contacts else ""
    if japanese:
        name = f"{name}様" if name else "採用ご担当者様"
    day = ""
    if by is not None:
        day = f"{by.month}月{by.day}日" if japanese else named_day(by, by.year)
    fields = {
        "company": clean(application.company),
        "role": clean(application.role),
        "name": name or "hiring team",
        "detail": clean(detail).rstrip(".。"),
        "by": day,
    }
    told = [
        line
        for line in template.strip("\n").split("\n")
        if not any(f"{{{field}}}" in line and not value for field, value in fields.items())
    ]
    return _filled("\n".join(told), fields)


def _filled(text: str, fields: Mapping[str, str]) -> str:
    """The fields put in, all at once: what is put in has no fields."""
    return re.sub(r"\{(\w+)\}", lambda found: fields.get(found[1], found[0]), text)


def answer_label(kind: Kind) -> str:
    """What an answer is called."""
    return {
        Kind.ACCEPTED: _("accept"),
        Kind.DECLINED: _("decline"),
        Kind.ASKED_TIME: _("ask for time"),
        Kind.NEGOTIATED: _("negotiate"),
        Kind.LETTER_REQUESTED: _("ask for the letter"),
    }.get(kind, kind.value)
