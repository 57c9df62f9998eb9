"""The checks of days that are told in two ways: tomorrow and a date, before their date by a later.

A word such as 来週 is reckoned from the day on which the letter is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from jobboard_tui.domain.letters.check_types import Check, CheckContext, LetterFinding, make_finding
from jobboard_tui.domain.letters.date_checks import NamedDay, named_days
from jobboard_tui.domain.letters.dates import WEEKDAY_NAMES, WEEKDAYS_IN_KANJI, format_date
from jobboard_tui.domain.letters.meeting_checks import HELD_JA
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.values import frozen

_DAYS = {
    **dict.fromkeys(("本日", "今日", "today"), 0),
    **dict.fromkeys(("明日", "あす", "tomorrow"), 1),
    **dict.fromkeys(("明後日", "あさって", "the day after tomorrow"), 2),
    **dict.fromkeys(("昨日", "yesterday"), -1),
    **dict.fromkeys(("一昨日", "おととい", "the day before yesterday"), -2),
}
_WEEKS = {
    **dict.fromkeys(("今週", "this week"), 0),
    **dict.fromkeys(("来週", "翌週", "next week"), 1),
    **dict.fromkeys(("再来週", "さ来週", "the week after next"), 2),
    **dict.fromkeys(("先週", "last week"), -1),
    **dict.fromkeys(("先々週", "the week before last"), -2),
}
_MONTHS = {"今月": 0, "来月": 1, "先月": -1, "再来月": 2}
_WORDS = {**_DAYS, **_WEEKS, **_MONTHS}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_JAPANESE_BEFORE = re.compile(
    rf"(?P<word>(?<![一-鿿])(?:{_any_of(_WORDS)}))(?:の)?(?:[（( 　]|[月火水木金土日]曜日?の?)*$"
)
_JAPANESE_AFTER = re.compile(rf"[ 　]?[（(](?P<word>{_any_of({**_DAYS, **_WEEKS})})[）)]")
_ENGLISH_BEFORE = re.compile(
    rf"(?i)\b(?P<word>{_any_of(_WORDS)})"
    r"(?:,|:| on| \(| –| —| -|, (?:that is|i\.e\.),?)* *(?:on )?(?:the )?$"
)
_ENGLISH_AFTER = re.compile(
    rf"(?i)(?:,? \(|, )(?P<word>{_any_of({**_DAYS, **_WEEKS})})\b(?! at)\)?"
)
_DAY_ALONE = re.compile(
    rf"(?<![一-鿿])(?P<word>{_any_of(_DAYS)})(?:の)?(?P<day>\d{{1,2}})日(?![間目以])"
)
_SIDE = re.compile(r"(?i)\b(?P<word>next|last) $")


@frozen
class _Mismatch:
    """A word beside a day that it does not mean: its place, the word, and what it means."""

    start: int
    end: int
    word: str
    right: str


def _meaning(word: str, today: date) -> tuple[date, date]:
    """The first and the last day that a word means."""
    word = word.lower()
    if word in _DAYS:
        day = today + timedelta(days=_DAYS[word])
        return day, day
    if word in _WEEKS:
        monday = today + timedelta(days=7 * _WEEKS[word] - today.weekday())
        return monday - timedelta(days=1), monday + timedelta(days=6)
    months = today.year * 12 + today.month - 1 + _MONTHS[word]
    first = date(months // 12, months % 12 + 1, 1)
    following = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return first, following - timedelta(days=1)


def _spoken(first: date, last: date, today: date, language: Language) -> str:
    """The days that a word means, as a letter has them; a week from its Monday on."""
    if first == last:
        return format_date(first, today, language)
    if (last - first).days == 7:
        first += timedelta(days=1)
    between = "〜" if language is Language.JA else " to "
    return f"{format_date(first, today, language)}{between}{format_date(last, today, language)}"


def _mismatches(text: str, today: date, language: Language) -> Iterator[_Mismatch]:
    is_japanese = language is Language.JA
    before, after = (
        (_JAPANESE_BEFORE, _JAPANESE_AFTER) if is_japanese else (_ENGLISH_BEFORE, _ENGLISH_AFTER)
    )
    for named in named_days(text, language, today):
        if named.day is None:
            continue
        head = text[max(0, named.start - 40) : named.start]
        if match := before.search(head):
            start, end = named.start - len(head) + match.start("word"), named.end
        elif match := after.match(text, named.end):
            start, end = named.start, match.end()
        else:
            yield from _wrong_side(text, named, today)
            continue
        first, last = _meaning(match["word"], today)
        if not first <= named.day <= last:
            right = _spoken(first, last, today, language)
            yield _Mismatch(start, end, match["word"], right)
    for match in _DAY_ALONE.finditer(text) if is_japanese else ():
        first, last = _meaning(match["word"], today)
        if first.day != int(match["day"]):
            right = _spoken(first, last, today, language)
            yield _Mismatch(match.start(), match.end(), match["word"], right)


def _wrong_side(text: str, named: NamedDay, today: date) -> Iterator[_Mismatch]:
    """A "last Friday" that is to come, or a "next Friday" that has been."""
    match = _SIDE.search(text[max(0, named.start - 6) : named.start])
    if match is None or named.weekday is None or named.day is None:
        return
    word = match["word"].lower()
    if named.day >= today if word == "last" else named.day <= today:
        weekday = named.day.weekday()
        away = (weekday - today.weekday() - 1) % 7 + 1
        right = today + timedelta(days=away if word == "next" else (away - 7 or -7))
        start = named.start - len(match[0])
        yield _Mismatch(start, named.end, match[0].strip(), format_date(right, today, Language.EN))


def relative_day(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A word such as tomorrow or 来週 beside a date that it does not mean."""
    today, language = setting.now.date(), setting.draft.letter.language
    for part in check.parts:
        text = setting.draft.part(part)
        for mismatch in _mismatches(text, today, language):
            found = text[mismatch.start : mismatch.end]
            place = mismatch.start, mismatch.end
            yield make_finding(check, part, place, found, word=mismatch.word, right=mismatch.right)


_WHEN = {
    Language.JA: re.compile(
        rf"(?<![一-鿿])(?:(?P<word>{_any_of(_DAYS)})|(?<![日（(])(?<!週の)(?P<weekday>[月火水木金土日])曜日?)"
        r"[のはに、]{0,2}"
    ),
    Language.EN: re.compile(
        r"(?i:\b(?P<word>yesterday|today)\b)"
        rf"|\bon (?P<weekday>{'|'.join(WEEKDAY_NAMES)})\b(?!,? (?:the )?\d|,? [A-Z])"
    ),
}
_INTERVIEW_BEHIND = re.compile(
    r"(?:(?:一次|二次|三次|最終|オンライン)?(?:面接|面談))(?=で|は|の(?:際|折|席|機会|お時間)|にて)"
    r"|['’]s (?:job )?interview\b"
)
_THANKED_BEHIND = re.compile(
    r"[^。\n]{0,40}?(?:いただい|いただき|頂い|頂き|ありがと|お世話|賜|頂戴|受け)"
)
_TALK_BEFORE = re.compile(
    r"(?i)\b(?:interview(?:ing me)?|(?:talk|speak|meet)(?:ing|ed)? (?:(?:with|to) )?me|seeing me"
    r"|time (?:with|for) me|our (?:talk|conversation|chat|meeting|interview))"
    r"(?: (?!could|can|would|may|by|until|is|will)[\w’'-]+){0,8} $"
)


def day_of_meeting(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """昨日の面接, the talk on Monday, where the board has no interview on such a day."""
    now, language = setting.now, setting.draft.letter.language
    held = {
        event.at.astimezone(now.tzinfo).date()
        for event in setting.application.events
        if event.kind in (Kind.INTERVIEW, Kind.OFFER_MEETING) and not event.cancelled
    }
    past = [day for day in held if day <= now.date()]
    body = setting.draft.body
    for match in _WHEN[language].finditer(body) if past else ():
        end = _end_of_interview(body, match, language)
        if end and not _is_day_of(match, held, now.date()):
            right = format_date(max(past), now, language)
            place = match.start(), end
            yield make_finding(check, "body", place, body[slice(*place)], right=right)


def _end_of_interview(body: str, match: re.Match[str], language: Language) -> int:
    """Where the words end that say of a day that an interview was held on it; 0 for other days."""
    if behind := _INTERVIEW_BEHIND.match(body, match.end()):
        return behind.end()
    if language is Language.EN:
        return match.end() if _TALK_BEFORE.search(body[: match.start()][-100:]) else 0
    behind = HELD_JA.match(body, match.end())
    return behind.end() if behind and _THANKED_BEHIND.match(body, behind.end()) else 0


def _is_day_of(match: re.Match[str], held: set[date], today: date) -> bool:
    """Whether a word or weekday is that of a meeting; a day to come is none that was held."""
    if weekday := match["weekday"]:
        names = WEEKDAYS_IN_KANJI if len(weekday) == 1 else WEEKDAY_NAMES
        return list(names).index(weekday) in {one.weekday() for one in held}
    day = today + timedelta(days=_DAYS[match["word"].lower()])
    return day > today or day in held


_BEFORE_DEADLINE = re.compile(
    r"(?i)\b(?:before|ahead of|in time for|within|prior to|no later than) (?:your|their|the) "
    r"(?:\w+ )?(?:deadline|date|due date)(?:,| of| on| is| \()* ?$"
)
_THEN_BY = re.compile(r"(?is)(?:(?![.!?]\s)[^;]){0,80}?\bby (?:the )?$")
_OF_DEADLINE = re.compile(r"(?:期限|締め?切り?|期日)[^。、\n]{0,6}$")
_BEFORE_IT = re.compile(r"(?:より(?:も)?前|の?前|以前|まで)[^。\n]{0,20}$")
_ANSWERS = re.compile(r"まで(?:に)?(?:は)?[^。\n]{0,12}(?:お?返事|回答|返答|ご?連絡|お伝え)")


def after_deadline(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An answer that is promised before their date, by a later one."""
    body, language, now = setting.draft.body, setting.draft.letter.language, setting.now
    days = [one for one in named_days(body, language, now.date()) if one.day is not None]
    for named_day, following in pairwise(days):
        assert named_day.day is not None
        assert following.day is not None
        head = body[max(0, named_day.start - 60) : named_day.start]
        between, tail = body[named_day.end : following.start], body[following.end :]
        if language is Language.JA:
            is_promise = _OF_DEADLINE.search(head) and _BEFORE_IT.fullmatch(between)
            is_promise = is_promise and _ANSWERS.match(tail)
        else:
            is_promise = _BEFORE_DEADLINE.search(head) and _THEN_BY.fullmatch(between)
        if is_promise and following.day > named_day.day:
            place = following.start, following.end
            by = format_date(named_day.day, now, language)
            yield make_finding(check, "body", place, body[slice(*place)], by=by)
