"""The dates and times that the text of a message names: deadlines, and meetings.

What stands there is only found here; what it means is said by `parsing`, seen from the instant at
which the message was sent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import Enum

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.messages.vocabulary import MailWords, sentences
from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.parsing.datetimes import parse_stretch, parse_when
from jobboard_tui.domain.parsing.purpose import deadline_of
from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_IN_BRACKETS = (
    r"(?:\s*\(\s*(?:[月火水木金土日](?:曜日?)?(?:[・/]?祝)?|[a-z]{3,9}\.?)\s*\)"
    r"|\s*[月火水木金土日]曜日?)?"
)
_DAY = (
    rf"(?:(?:\d{{4}}年|令和\d{{1,2}}年)\s*)?\d{{1,2}}月\s*\d{{1,2}}日{_IN_BRACKETS}"
    rf"|\b\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_IN_BRACKETS}"
    rf"|(?<![\d/.:])\d{{1,2}}/\d{{1,2}}(?![\d/]){_IN_BRACKETS}"
    rf"|\b(?:{_WEEKDAY},?\s+(?:the\s+)?)?(?:{_MONTH}\s+{_NTH}|{_NTH}(?:\s+of)?\s+{_MONTH})\b"
    rf"(?:,?\s+20\d\d\b)?{_IN_BRACKETS}"
    r"|(?:(?:今週|来週|再来週|翌週)の?)?[月火水木金土日]曜日?"
    r"|\b(?:eod|cob|end of day),?\s+(?:on\s+)?" + _WEEKDAY + r"(?![a-z])"
    r"|本日|明日|明後日|翌日|翌営業日"
    rf"|\b(?:(?:this|next|coming)\s+)?{_WEEKDAY}(?![a-z])|\b(?:today|tomorrow)\b"
)
_CLOCK = (
    r"(?:(?:午前|午後|朝|夕方|夜)\s*)?\d{1,2}\s*(?:[::]\s*\d{2}(?!\d)|時(?!間)(?:半|\s*\d{1,2}分)?)"
    r"(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|正午|\b(?:noon|midday)\b"
)
_ZONE = r"(?:\s*\(?(?:日本時間|[A-Z]{2,4}T|UTC|GMT|[A-Z][a-z]+(?: Standard)? Time)\)?)?"
_TO = r"\s*(?:-|–|—|−|~|〜|から|より|\bto\b|\buntil\b)\s*"
_STRETCH = rf"(?:{_CLOCK})(?-i:{_ZONE})(?:{_TO}(?:{_CLOCK})(?-i:{_ZONE}))?"
_BETWEEN = (
    r"\s*(?:(?:の|、|,|に|(?:時間|時刻|開始時刻|\btime)\s*:|\bat\b|\bfrom\b|[|｜・:]|[-–—]\s)\s*)*"
)
_TIME = re.compile(
    rf"(?P<day>{_DAY})(?:{_BETWEEN}(?P<clock>{_STRETCH}))?"
    rf"|(?P<before>{_STRETCH})\s*(?:,|\bon\b)*\s*(?P<behind>{_DAY})",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"(?:今週|来週|今月|来月|再来月|翌月|\d{1,2}月|(?<![\d今来翌])月)(?:中(?!旬)|末)"
    r"|(?:\d{1,2}|今|来|再来|翌)月の?(?:上旬|初旬|中旬|下旬)"
    r"(?=\s*(?:頃|ごろ)?\s*(?:まで|迄|には|を目[処途]))"
    r"|\d{1,2}(?:営業日|日|週間)以内"
    r"|\bwithin (?:\d{1,2}|two|three|a|one) (?:business |working )?(?:days?|weeks?)\b"
    r"|(?<=by )(?:the )?end of (?:this|the|next) (?:week|month)\b"
    rf"|(?<=by )(?:(?:the )?end of|late|mid|early)[ -]{_MONTH}(?![a-z])",
    re.IGNORECASE,
)
_SPREAD = re.compile(r"\s*(?:[-~〜–]|程度|前後|頃から)")
_UNTIL_BEFORE = re.compile(
    r"(?:\b(?:by|before|until|till|no later than|not later than|deadline|due(?: on| by| date)?)"
    r"|締め?切り?日?|〆切り?|期限|期日|回答日)(?:\s*(?:は|is|:|の))?\s*"
    r"(?:the\s*|end of (?:day )?)?$",
    re.IGNORECASE,
)
_UNTIL_BEHIND = re.compile(
    r"\s*(?:\([^()]{0,12}\))?\s*(?:頃|ごろ|中)?\s*(?:まで|迄|必着|締切|締め切り|〆切|厳守|を期限|を目途|を目処|が期限|が締)"
)
_OPEN_BEHIND = re.compile(r"\s*(?:以降|以後|or later|onwards?)", re.IGNORECASE)
_PERIOD_BEHIND = re.compile(r"\s*(?:の週|週|の期間|week\b)")
_OLD_BEFORE = re.compile(
    r"(?:変更前|旧日程|元の日程|当初|"
    r"\b(?:originally|previously|instead of|rather than|was (?:scheduled|planned|set) for"
    r"|(?<!if )(?:i|we|she|he|they) (?:can(?:no|['’])t|can no longer|(?:am|are|is) unable to"
    r"|won['’]t be able to|(?:have|has|had|need|needs) to)"
    r" (?:make|do|keep|cancel|move|postpone))\b)"
    r"[^\d]{0,20}$",
    re.IGNORECASE,
)
"""What says that the time behind it holds no more."""
_OLD_BEHIND = re.compile(
    r"\s*(?:に|で|から|より|にて)?\s*(?:お願いして(?:おり|い)ました|(?:ご)?予定して(?:おり|い)ました|の?予定でした"
    r"|ご案内して(?:おり|い)ました|お約束して(?:おり|い)ました|お伝えして(?:おり|い)ました"
    r"|の?(?:面接|面談|回|日程|お約束|予定)?(?:は|が|を|につきまして|について)[^。\d]{0,20}"
    r"(?:難しくなり|都合がつかなく|できなくなり|中止|延期|キャンセル|取りやめ|取り止め)"
    r"|の?(?:面接|面談|回|日程|お約束|予定)?を[^。]{0,30}(?:に|へ)(?:変更|延期))"
)
_LENGTH = re.compile(
    r"\s*(?:your time|our time|japan time|日本時間)?\s*[,、(]?\s*(?:から|より)?\s*"
    r"(?:約|for\s+(?:about\s+)?)?"
    r"(?:(?P<hours>\d{1,2}(?:\.5)?)\s*(?:時間(?P<half>半)?|hours?\b)"
    r"|(?P<minutes>\d{1,3})\s*(?:分間?|min(?:utes)?\b)|(?P<words>half an hour|an hour))",
    re.IGNORECASE,
)
"""How long it takes, behind its start."""
_TWO_ROWS = re.compile(
    r"^(\W*(?:date|day|日付|日にち|日程|期日|実施日|面接日|面談日|開催日)[ \t:】]*\S.*?)"
    r"[ \t]*\n+\W*"
    r"((?-i:Time|TIME|time)|時間|時刻|開始時[刻間]|面接時間|面談時間)[ \t:】]+(?=\d|午|[ap]m)",
    re.IGNORECASE | re.MULTILINE,
)
"""A day and its hour in rows of their own: "Date: 26 November", "Time: 10:30"."""
_DAY_ABOVE = re.compile(
    rf"({_DAY})[ \t]*\n[ \t]*(?={_STRETCH}[^\n]*(?:\n(?!\W*{_CLOCK})|$))", re.IGNORECASE
)
"""A day at the end of a line, with the one hour in the line below."""
_LINK = re.compile(r"https?://\S+")
_MOST = 60
_LONGEST = 20_000


@frozen(kw_only=True)
class NamedTime:
    """A day or time that a text names.

    `at` is None where it can't be told for sure (`doubt` says why); `dated` where only a day is
    named; `minutes` its length, if an end is named; `until` whether something has to be by then;
    `is_open` for "from then on". `sentence` is where it stands, `words` what stands there.
    """

    words: str
    sentence: str
    at: datetime | None = None
    dated: bool = False
    minutes: int | None = None
    until: bool = False
    is_open: bool = False
    doubt: str = ""

    @property
    def deadline(self) -> Deadline | None:
        """The day where only that is named, otherwise the instant."""
        return self.at.date() if self.at is not None and self.dated else self.at


def find_times(text: str, sent: datetime) -> list[NamedTime]:
    """Return the days and times that a text names, in their order, as they were on `sent`."""
    plain = _LINK.sub(" ", unicodedata.normalize("NFKC", text[:_LONGEST]))
    plain = _DAY_ABOVE.sub(r"\1 ", _TWO_ROWS.sub(r"\1 \2: ", plain))
    named_times: list[NamedTime] = []
    for sentence in sentences(plain):
        for start, end, phrase in _places(sentence):
            until = bool(
                _UNTIL_BEFORE.search(sentence[:start]) or _UNTIL_BEHIND.match(sentence, end)
            )
            if _PERIOD_BEHIND.match(sentence, end):
                continue
            if _OLD_BEFORE.search(sentence[:start]) or _OLD_BEHIND.match(sentence, end):
                continue
            is_open = _OPEN_BEHIND.match(sentence, end) is not None
            named = _read(phrase, sentence, sent, until=until, is_open=is_open)
            if not named.minutes and (length := _LENGTH.match(sentence, end)):
                named = replace(named, minutes=_minutes(length))
            named_times.append(named)
            if len(named_times) >= _MOST:
                return named_times
    return named_times


def _minutes(length: re.Match[str]) -> int:
    if length["minutes"]:
        return int(length["minutes"])
    if length["words"]:
        return 30 if length["words"].lower().startswith("half") else 60
    return round(60 * float(length["hours"])) + (30 if length["half"] else 0)


def _places(sentence: str) -> Iterator[tuple[int, int, str]]:
    for place in _TIME.finditer(sentence):
        day, clock = place["day"] or place["behind"], place["clock"] or place["before"] or ""
        yield place.start(), place.end(), f"{day} {clock}".strip()
    for place in _WITHIN.finditer(sentence):
        if not _SPREAD.match(sentence, place.end()):
            yield place.start(), place.end(), place[0]


def _read(phrase: str, sentence: str, sent: datetime, *, until: bool, is_open: bool) -> NamedTime:
    phrase = re.sub(r"\s*\(((?-i:[A-Z]{2,4}))\)", r" \1", phrase)
    is_within = _WITHIN.fullmatch(phrase) is not None
    named = NamedTime(words=phrase, sentence=sentence, is_open=is_open)
    try:
        if until or is_within:
            when = parse_when(phrase, sent, deadline_of(sent))
            return replace(named, at=when.at, dated=when.dated, until=True)
        when, minutes = parse_stretch(phrase, sent)
        return replace(named, at=when.at, dated=when.dated, minutes=minutes)
    except InvalidInput as error:
        return replace(named, until=until or is_within, doubt=error.why)


class DeadlineSubject(Enum):
    """What has to be by a date that a message names; the decision is theirs."""

    TASK = "task"
    REPLY = "reply"
    ANSWER = "answer"
    """The answer to their offer."""
    DECISION = "decision"


def deadline_subject(named: NamedTime, words: MailWords) -> DeadlineSubject | None:
    """Return what has to be by a deadline; None where its sentence does not say."""
    folded = fold(named.sentence)
    phrases = {
        DeadlineSubject.TASK: words.task,
        DeadlineSubject.REPLY: words.reply,
        DeadlineSubject.DECISION: words.decision,
    }
    behind = folded.partition(fold(named.words))[2]
    if words.task.find(folded):
        return DeadlineSubject.TASK
    for part in (behind, folded):
        places = {name: _place(part, phrase.find(part)) for name, phrase in phrases.items()}
        reached = {name: at for name, at in places.items() if at is not None}
        if reached:
            return min(reached, key=lambda name: reached[name])
    return None


def _place(folded: str, phrase: str) -> int | None:
    return folded.find(fold(phrase.partition("…")[0])) if phrase else None
