"""The check of the day and the time of a meeting that a letter names, against the board's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import time

from jobboard_tui.domain.letters.check_types import Check, CheckContext, LetterFinding, make_finding
from jobboard_tui.domain.letters.date_checks import NamedDay, named_days, nearest_side
from jobboard_tui.domain.letters.dates import format_clock, format_date
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import MEETINGS
from jobboard_tui.domain.values import frozen

_CLOCK_JA = (
    r"[、の]?[ 　]?(?:(?P<half>午[前後])?(?P<hour>\d{1,2})"
    r"(?:時(?:(?P<minute>\d{1,2})分|(?P<is_half>半))?|:(?P<minutes>\d\d)))?"
    r"(?:(?:から|より|[〜~～-])(?:(?:午[前後])?\d{1,2}(?:時(?:\d{1,2}分|半)?|:\d\d)(?:まで)?)?)?"
    r"(?:に、|[にの、])?"
)
_GAP = (
    r"(?:(?!拝見|応募|公開|掲載|連絡|案内|知らせ|送|提出|届|発表|決ま|付|メール|以降|まで|頃|ごろ|変更|調整|改め"
    r"|いただいた|頂いた|くださ|他社|別の)[^。、\n]){0,30}?"
)
_MEETING = r"(?:面接|面談|説明会)"
HELD_JA = re.compile(rf"{_CLOCK_JA}{_GAP}{_MEETING}(?!の?(?:ご?(?:案内|連絡|日程)|結果)|官|担当)")
_COMING_JA = re.compile(
    rf"{_CLOCK_JA}{_GAP}(?:伺います|お伺いいたします|お伺いします|参ります"
    rf"|{_MEETING}(?:に(?:伺|参加)|で(?:お約束|承知|問題)|の(?:お約束|ご?予定)))"
)
_ARRANGED_JA = re.compile(
    rf"{_CLOCK_JA}{_GAP}(?:{_MEETING}(?:の(?:お約束|ご?予定|件)|[をが]予定|に(?:つき|関し|伺)|、)"
    r"|予定(?:して|され|の)|お約束(?:して|をい|をし|の))"
)
_AFTER_JA = {"reply": _COMING_JA, "new-date": _ARRANGED_JA}
_AT_EN = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: JST)?"
)
_HEAD_EN = re.compile(
    r"\b(?:interview|information session)\b(?! (?:result|invitation|date))"
    r"(?:(?!\b(?:sent|applied|received|saw|wrote|heard|said|mentioned|posted|published|advertised"
    r"|asked|by|before|until|after|from|could|would|move|possible|propose|suggest|instead)\b)"
    rf"[^.\n;]){{0,70}}?(?: at {_AT_EN})?,? on (?:the )?$"
)
_ASKS_EN = re.compile(
    r"\b(?:could|would|can we|may we|move|possible|propose|suggest|instead|available|free)\b",
    re.IGNORECASE,
)
_TAIL_EN = re.compile(rf"(?:,? (?:at|from) {_AT_EN})?")
_CONFIRMED_EN = re.compile(
    rf"(?:,? (?:at |from )?{_AT_EN})?,? (?:works|suits|is fine|is perfect|is good|would suit)\b"
)
_OTHER_ZONES = re.compile(r"\b(?:UTC|GMT|CES?T|[EPCM][SD]T|BST|IST|SGT|HKT)\b|現地時間|日本時間")


_NEXT_ROUND = re.compile(
    r"[次二三四]次|次回|次の|最終|オファー|\b(?:second|third|next|final|offer)\b"
)
"""A further meeting, which the board may not have yet."""
_NEAR = 40


@frozen
class _Named:
    """A day that a letter gives a meeting, and its time (None: it gives none); where it ends.

    The time is its hour, its minute, and whether it is sure which half of the day is meant.
    """

    named: NamedDay
    at: tuple[int, int, bool] | None
    end: int


def meeting_day(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A meeting on another day, or at another time, than every meeting that the board has.

    It is found only where the letter gives one day or time, and none that fits.
    """
    zone, now = setting.now.tzinfo, setting.now
    meetings = [event for event in setting.application.events if event.kind in MEETINGS]
    if setting.draft.letter.kind == "reply":
        meetings = [event for event in meetings if event.until > now and not event.cancelled]
    said = list(_named_meetings(setting))
    if not meetings or not said or any(event.undated for event in meetings):
        return
    language = setting.draft.letter.language
    starts = sorted(event.at.astimezone(zone) for event in meetings)
    days = {one.date() for one in starts}
    every = named_days(setting.draft.body, language, now.date())
    if not any(named_day.day in days for named_day in every):
        known = {event.at.astimezone(zone).date() for event in setting.application.events}
        others = {named.named.day for named in said}
        if len(others) == 1 and not others & known:
            other = next(iter(others))
            meant = starts[-1].date()
            if other is not None:
                meant = nearest_side(sorted(days), other, now.date())
            right = format_date(meant, now, language)
            mend = right if len(days) == 1 else None
            yield _finding(check, setting, said[0], mend, right)
        return
    timed = [named for named in said if named.at is not None and named.named.day in days]
    if len({named.at for named in timed}) != 1 or _OTHER_ZONES.search(setting.draft.body):
        return
    on_day = [one for one in starts if one.date() == timed[0].named.day]
    if not any(_is_at(timed[0], one.time()) for one in on_day):
        right = f"{format_date(on_day[-1], now, language)}{format_clock(on_day[-1], language)}"
        yield _finding(check, setting, timed[0], None, right)


def _finding(
    check: Check, setting: CheckContext, said: _Named, mend: str | None, right: str
) -> LetterFinding:
    place = said.named.start, said.named.end if mend else said.end
    found = setting.draft.body[slice(*place)]
    return make_finding(check, "body", place, found, mend, right=right)


def _is_at(said: _Named, at: time) -> bool:
    """Whether a time is the one that is said; without 午後 or p.m. 3 may be 15."""
    assert said.at is not None
    hour, minute, is_sure = said.at
    if minute != at.minute:
        return False
    return hour == at.hour or (not is_sure and hour <= 12 and hour % 12 == at.hour % 12)


def _named_meetings(setting: CheckContext) -> Iterator[_Named]:
    """Each day that a letter gives a meeting that was held or is arranged."""
    draft, now = setting.draft, setting.now
    body = unicodedata.normalize("NFKC", draft.body)
    if len(body) != len(draft.body):
        body = draft.body
    language, kind = draft.letter.language, draft.letter.kind
    for named in named_days(draft.body, language, now.date()):
        if named.day is None or (kind == "reply" and named.day < now.date()):
            continue
        head, tail = body[: named.start][-160:], body[named.end :]
        is_ahead = named.day > now.date()
        if is_ahead and _NEXT_ROUND.search(f"{_last_sentence(head)} {tail[:_NEAR]}"):
            continue
        match = (
            _in_japanese(kind, tail) if language is Language.JA else _in_english(kind, head, tail)
        )
        if match is not None:
            is_behind = match.re is not _HEAD_EN and match["hour"]
            length = match.end("hour") if is_behind else 0
            end = (
                re.compile(r"時(?:\d{1,2}分|半)?|[:.]\d\d|").match(tail, length) if length else None
            )
            yield _Named(named, _clock(match), named.end + (end.end() if end else 0))


def _in_japanese(kind: str, tail: str) -> re.Match[str] | None:
    return _AFTER_JA.get(kind, HELD_JA).match(tail)


def _in_english(kind: str, head: str, tail: str) -> re.Match[str] | None:
    sentence = _last_sentence(head)
    is_asked = kind in ("reply", "new-date") and _ASKS_EN.search(sentence)
    is_denied = kind == "reply" and re.search(r"\bnot\b|n['’]t\b", sentence)
    if is_asked or is_denied:
        return None
    before = _HEAD_EN.search(head)
    if before is not None:
        return before if before["hour"] else _TAIL_EN.match(tail)
    return _CONFIRMED_EN.match(tail) if kind == "reply" else None


def _last_sentence(text: str) -> str:
    return re.split(r"[.!?。\n] ?", text)[-1]


def _clock(match: re.Match[str]) -> tuple[int, int, bool] | None:
    told = match.groupdict()
    if not told["hour"]:
        return None
    hour, half = int(told["hour"]), told["half"]
    minute = told.get("minute") or told.get("minutes") or (30 if told.get("is_half") else 0)
    if half in ("午後", "p") and hour < 12:
        hour += 12
    return hour, int(minute), bool(half) or hour > 12
