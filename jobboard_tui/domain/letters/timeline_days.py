"""The checks of the days that a letter gives what is in the timeline: an application, an offer, the
offer in writing, the day until which they said they would decide.

Days of the calendar and days in words (先週金曜日, yesterday, last Thursday) are read alike; a word
that may mean several days means each of them, and one of them has to be the board's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime

from jobboard_tui.domain.event_kinds import OFFERS
from jobboard_tui.domain.letters.check_types import Check, CheckContext, LetterFinding, make_finding
from jobboard_tui.domain.letters.date_checks import nearest_side
from jobboard_tui.domain.letters.dates import format_date
from jobboard_tui.domain.letters.meeting_mentions import DayMention, mentioned_days
from jobboard_tui.domain.models import MEETINGS, RESPONSES, Kind
from jobboard_tui.i18n import _

_Around = tuple[re.Pattern[str], re.Pattern[str]]
"""What stands before a day and behind it, where a sentence gives it to something."""
_ON = r"(?:(?:on|of|from|dated) )?(?:the )?"
_APPLIED = (
    re.compile(
        r"\b(?:applied|(?:sent|submitted) my application|application (?:that |which )?I (?:\w+ )?"
        r"(?:sent|submitted|made))\b"
        r"(?:(?! and | saw |,|interview)[^.\n]){0,80}? on (?:the )?$"
        r"|\bI applied $"
        r"|\bmy application (?:of|dated|from) (?:the )?$"
    ),
    re.compile(
        r",? I (?:\w+ )?(?:applied|(?:sent|submitted)(?: you| in)? (?:my|an) application)\b"
        r"|(?:付け?)?の(?:私の)?応募(?=[はをにの、])|"
        r"(?:に|付で|付けで)?、?(?:(?!拝見|面接|説明会|公開|掲載|お話|伺)[^。、\n]){0,40}?"
        r"(?:応募(?:書類)?|ご?推薦|エントリー)(?:を)?(?:いただきまし|いただい|お送りいたしまし|お送りしまし|いたしまし|致しまし|しまし|させて(?:いただ|頂)(?:い|き)|した)"
    ),
)
_OFFERED = (
    re.compile(
        r"\boffer (?:(?:that )?(?:you|they) (?:made|sent)(?: (?:me|to me))? )?"
        r"(?:(?:of|on|from|dated) (?:the )?)?$"
        r"|\boffered me (?:(?!\b(?:start\w*|begin\w*|from|by|until)\b)[^.\n]){0,80}? on (?:the )?$"
    ),
    re.compile(
        r"(?:には|に|は|付で|付けで|付の|の)?、?"
        r"(?:(?!面接|面談|応募|説明会|まで|返事|回答|通知書|入社|開始)[^。、\n]){0,25}?"
        r"(?:内定|内々定|オファー)(?:の|を)?(?:旨の)?(?:ご?(?:連絡|通知|知らせ|電話))?(?:を)?"
        r"(?:いただき|いただい|頂き|頂い|頂戴|賜|くださ)"
        r"|,? (?:you|I) (?:\w+ ){0,2}?(?:offered me|made me an offer|sent me (?:an|the|your) offer"
        r"|received (?:an|the|your) offer)"
    ),
)
_PAPER_EN = (
    r"(?:(?:the|your|an?) (?:(?:signed|formal|written|official) )?"
    r"(?:offer letter|letter(?: of offer)?|contract)"
    r"|(?:the|your|an?) (?:written|formal) offer)"
)
_IN_WRITING = (
    re.compile(
        rf"\b{_PAPER_EN}"
        r"(?:,? (?:(?:that|which) )?(?:you|they) (?:\w+ )?(?:sent|e?-?mailed|gave|mailed)"
        r"(?: (?:over|to me|me|us))*"
        r"|,? (?:that|which) (?:\w+ )?"
        r"(?:followed|came|arrived|reached me|was sent|I received|I got)"
        rf"|,? sent(?: (?:over|to me|me))*| over)? {_ON}$"
        rf"|\b(?:offer letter|your letter|letter of offer|contract) {_ON}$"
    ),
    re.compile(
        r"(?:付で|付けで|付の|に|の)?、?(?:(?!面接|返事|まで)[^。、\n]){0,12}?"
        r"(?:労働条件通知書|内定通知書|採用通知書|オファーレター)を?(?:[^。、\n]{0,6}?)"
        r"(?:拝受|受領|受け取|頂戴|いただ|頂き|お送りいただ|ご送付いただ|お送りくださ)"
        rf"|,? (?:you|they) (?:\w+ )?sent (?:me )?{_PAPER_EN}"
        rf"|,? I (?:\w+ )?(?:received|got) {_PAPER_EN}"
    ),
)
_WHAT_THEY_SAY = (
    r"(?:decision|decide|hear|news|result|outcome|answer|reply|get back|come back|let me know)"
)
_TOLD_EN = (
    r"(?:you|they) (?:had )?"
    r"(?:said|mentioned|told me|wrote|planned|expected|intended|hoped|promised)"
    r"|I (?:understood|was told|had understood|gathered)|(?:you|there) (?:would|will)"
    r"|I (?:would|will|shall|can expect to) hear"
    r"|(?:would|was to|were to|will|is to) be (?:made|news)"
)
_DECIDED_BY = (
    re.compile(
        rf"(?i)\b(?:{_TOLD_EN})\b(?=[^.?;\n]*\b{_WHAT_THEY_SAY}\b)(?![^.?;\n]*\bmy\b)"
        r"[^.?;\d\n]{0,100}?\b(?:by|before|until|on) (?:the )?$"
    ),
    re.compile(
        r"(?:頃|ごろ)?(?:まで(?:に|には)?|を?(?:目途|目処|めど|目安)(?:に|として|で)|中に(?!は、?私)|に)(?:は)?、?[^。、\n]{0,24}?"
        r"(?:連絡|結果|お?返事|回答|合否|お知らせ|ご?決定|選考|いただけ|頂け)[^。\n]{0,24}?"
        r"(?:と(?:伺|うかが|お聞き|承|のこと|おっしゃ)|予定と|とのお話)"
    ),
)


def board_applied(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An application on another day than the board has."""
    days = _days_of(setting, {Kind.APPLIED})
    if days:
        for finding, _said in _unlike(check, setting, days, _APPLIED):
            yield finding


def board_offer(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An offer that came, or that came in writing, on another day than the board has."""
    today = setting.now.date()
    of_letters = _days_of(setting, {Kind.OFFER_LETTER})
    of_offers = _days_of(setting, {Kind.OFFER}) or _days_of(setting, OFFERS)
    others = _days_of(setting, {*OFFERS, Kind.OFFER_LETTER, Kind.ACCEPTED})
    seen: set[int] = set()
    for finding, said in _unlike(check, setting, of_letters, _IN_WRITING) if of_letters else ():
        if min(said.days) <= today:
            seen.add(finding.start)
            yield finding
    for finding, said in _unlike(check, setting, of_offers, _OFFERED) if of_offers else ():
        is_other = said.days.isdisjoint(others)
        if min(said.days) <= today and is_other and finding.start not in seen:
            yield finding


def board_decision(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A day until which they are said to decide, where they named another one or never wrote.

    Where they were in touch and the board has no such day, nobody can tell. In a letter about an
    offer it is the day of one's own answer (`board_deadline`).
    """
    if setting.draft.letter.about_offer:
        return
    zone = setting.now.tzinfo
    events = [event for event in setting.application.events if not event.cancelled]
    days = [
        event.by.astimezone(zone).date() if isinstance(event.by, datetime) else event.by
        for event in events
        if event.by is not None and event.kind is not Kind.ASKED_TIME
    ]
    theirs = MEETINGS | OFFERS | RESPONSES | {Kind.RECEIVED}
    if not days and any(event.kind in theirs for event in events):
        return
    for finding, _said in _unlike(check, setting, days, _DECIDED_BY):
        yield finding


def _days_of(setting: CheckContext, kinds: Collection[Kind]) -> list[date]:
    """The days of the events of some kinds that were not cancelled."""
    return [
        event.at.astimezone(setting.now.tzinfo).date()
        for event in setting.application.events
        if event.kind in kinds and not event.cancelled
    ]


def _unlike(
    check: Check, setting: CheckContext, days: list[date], around: _Around
) -> Iterator[tuple[LetterFinding, DayMention]]:
    """Each mention of a day in a sentence that states it, where it can mean none of `days`."""
    body, language, today = setting.draft.body, setting.draft.letter.language, setting.now.date()
    before, after = around
    for said in mentioned_days(body, language, today):
        if not said.days.isdisjoint(days):
            continue
        head, tail = body[max(0, said.start - 160) : said.start], body[said.end :]
        if not before.search(head) and not after.match(tail):
            continue
        place, right, mend = (said.start, said.end), _("no such date"), None
        if days:
            day = min(said.days, key=lambda one: abs(one - today))
            right = format_date(nearest_side(days, day, today), setting.now, language)
            is_dated = re.search(r"\d", body[slice(*place)]) is not None
            mend = right if len(set(days)) == 1 and is_dated else None
        yield make_finding(check, "body", place, body[slice(*place)], mend, right=right), said
