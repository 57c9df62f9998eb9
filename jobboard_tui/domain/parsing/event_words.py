"""Deadlines that are counted from the event that states them, by its name: 内定から10日以内."""

from __future__ import annotations

import re

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.event_kinds import Kind
from jobboard_tui.domain.models import MEETINGS
from jobboard_tui.domain.parsing.calendar_words import any_of
from jobboard_tui.domain.parsing.purpose import Purpose
from jobboard_tui.i18n import _

_OFFER = frozenset((Kind.OFFER, Kind.OFFER_LETTER))
_MESSAGE: frozenset[Kind] = frozenset()
"""Of what has come with any event: its kind is not asked for."""
_KINDS = {
    **dict.fromkeys(("内定", "内々定", "オファー", "offer", "offer letter", "job offer"), _OFFER),
    **dict.fromkeys(("応募", "エントリー", "application", "applying"), frozenset((Kind.APPLIED,))),
    **dict.fromkeys(("面接", "面談", "説明会", "interview", "meeting"), frozenset(MEETINGS)),
    **dict.fromkeys(("受信", "受領", "受け取り", "通知", "連絡", "案内"), _MESSAGE),
    **dict.fromkeys(
        ("メール", "receipt", "receiving", "receiving it", "email", "e-mail"), _MESSAGE
    ),
    **dict.fromkeys(("mail", "message", "notice", "letter", "notification"), _MESSAGE),
    **dict.fromkeys(("入社", "joining", "my first day", "the first day"), None),
}
"""Names of what a deadline is counted from, and the events that they are; None for no event."""
_JAPANESE = any_of(name for name in _KINDS if not name.isascii())
_ENGLISH = any_of(name for name in _KINDS if name.isascii())
_COUNT = r"\d{1,3} ?"
_FORMS = (
    re.compile(
        rf"[ごお]?(?P<event>{_JAPANESE})(?: ?[ごお]?(?:通知|提示|連絡|案内)書?)?(?:メール)?"
        r"(?: ?(?:受信|受領))?(?: ?日)?(?:から|より|後|以降) ?"
        rf"(?P<length>{_COUNT}(?:日|週間?|[かヶカヵケ箇]月|営業日|時間))(?:間|以内|後)*"
    ),
    re.compile(
        rf"(?:within )?(?P<length>{_COUNT}(?:(?:business |working )?days?|weeks?|months?|hours?))"
        r" (?:of|from|after) (?:(?:the|your|our|my|this|an?|receiving|receipt of|date of) )*"
        rf"(?P<event>{_ENGLISH})(?: date| itself)?"
    ),
)


def counted_from_event(plain: str, purpose: Purpose) -> str:
    """Return "within 10 days" for "10 days from the offer" where that is what states the deadline.

    `InvalidInput` where it is not, so that its day is not known; other texts as they are.
    """
    match = next((match for form in _FORMS if (match := form.fullmatch(plain))), None)
    if match is None:
        return plain
    kinds = _KINDS[match["event"]]
    is_own = kinds is not None and (not kinds or purpose.stated_by in kinds)
    if purpose.since is None or not is_own:
        raise InvalidInput(
            _("time {text}").format(text=plain),
            _("the day from which it is counted is not known here"),
            _("type the date, e.g. 12/10"),
        )
    length = match["length"]
    return f"within {length}" if length[-1].isascii() else f"{length}以内"
