"""The date in a sentence that says by when an offer is to be answered."""

from __future__ import annotations

import re
from datetime import datetime

from jobboard_tui.domain.event_kinds import OFFERS
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offers.checklist_template import ChecklistItem

_ASKED = re.compile(
    r"^(?:(?:please|kindly|we ask you to|(?:this|the|our) offer is) )*"
    r"(?:(?:answer|reply|respond|valid|open|let us know|inform us|sign|return|send(?: back)?|accept"
    r"|confirm|indicate)(?: (?:and|your|this|the|our|a|an|it|to|us|of|with|in|signed|enclosed"
    r"|writing|written|back|date|return|send|email|e-mail|letter|offer|copy|contract|form|agreement"
    r"|acceptance|answer|decision|response|countersigned))*"
    r"|(?:your|we (?:need|expect|kindly ask for|would appreciate) (?:your|a|an))"
    r"(?: (?:written|signed))? (?:answer|reply|response|acceptance|decision)(?: is due)?"
    r"|(?:(?:this|the|our) )?offer (?:expires|lapses|remains open|is open)(?: for acceptance)?)"
    r",? (?:by|until|on|no later than|on or before)(?: the end of| close of business on| eod)?"
    r" (?P<date>[^.;]+)\.?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?P<date>[^、。,，：:]*\d[^、。,，]*?(?:まで|迄|必着))(?:に|で|と|$|[、。])")
"""A day up to which something is asked for, wherever it stands in a sentence."""
_AFTER = re.compile(
    r"(?:(?<=まで)に)?(?:ご?回答|ご?返答|[おご]?返事|ご連絡)?を?"
    r"(?:です|でございます|となります|とします|とさせていただきます|といたします"
    r"|(?:を?お願い(?:いた|致)?します|願います|ください|下さい))[。.]?$"
)
_COUNTED = re.compile(r"以内|\bwithin\b", re.IGNORECASE)


def date_words(item: ChecklistItem | None, text: str) -> str:
    """Return the part of a sentence about the answer that is its date; a date alone as it is."""
    asked = _ASKED.match(text.strip())
    if asked is not None:
        return asked["date"].rstrip(" .")
    short = text if item is None else item.without_label(text)
    if short != text:
        short = re.sub(r"^(?:は|が|を)\s*", "", short)
    until = list(_UNTIL.finditer(short))
    if len(until) == 1:
        return re.sub(r"^.*[はも]\s*(?=[\d令])", "", until[0]["date"].strip())
    return _AFTER.sub("", short) or text


def stated_at(application: Application, text: str, now: datetime) -> datetime:
    """Return the instant from which a date to answer by is counted.

    "2週間以内" and its like count from the last offer or its letter, as they do there; any other
    date is told now.
    """
    if _COUNTED.search(text) is None:
        return now
    offers = [
        event.at
        for event in application.events
        if event.kind in OFFERS and not event.cancelled and event.at <= now
    ]
    return max(offers).astimezone(now.tzinfo) if offers else now
