"""The days and times at which a letter's sentences place a meeting, held against the board.

One reader serves dates (11月23日), words (昨日, this morning, last Friday) and bare weekdays; a
word that may mean several days means each of them, and one of them has to be the board's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from jobboard_tui.domain.letters.check_types import (
    Check,
    CheckContext,
    LetterFinding,
    TakenPlaces,
    make_finding,
)
from jobboard_tui.domain.letters.date_checks import named_days
from jobboard_tui.domain.letters.dates import (
    WEEKDAY_NAMES,
    WEEKDAYS_IN_KANJI,
    format_clock,
    format_date,
)
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import MEETINGS, Event
from jobboard_tui.domain.values import frozen

_NEAR_DAYS = {
    **dict.fromkeys(("本日", "今日", "今朝", "先ほど", "先程", "today"), 0),
    **dict.fromkeys(("this morning", "this afternoon", "earlier today"), 0),
    **dict.fromkeys(("昨日", "yesterday"), -1),
    **dict.fromkeys(("一昨日", "おととい", "the day before yesterday"), -2),
    **dict.fromkeys(("明日", "tomorrow"), 1),
    **dict.fromkeys(("明後日", "the day after tomorrow"), 2),
}
_NEAR_WEEKS = {"先々週": -2, "先週": -1, "今週": 0, "来週": 1, "last week": -1, "next week": 1}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WORDS_JA = re.compile(
    rf"(?<![一-鿿])(?:(?P<week>{_any_of(_NEAR_WEEKS)})(?:の?(?P<of_week>[月火水木金土日])曜日?)?"
    rf"|(?P<day>{_any_of(_NEAR_DAYS)})|(?P<weekday>[月火水木金土日])曜日?)"
)
_WORDS_EN = re.compile(
    rf"\b(?:(?P<week>{_any_of(_NEAR_WEEKS)})|(?P<day>{_any_of(_NEAR_DAYS)})"
    r"(?: (?:morning|afternoon|evening))?"
    rf"|(?:(?P<side>last|next) )?(?P<weekday>{'|'.join(WEEKDAY_NAMES)})"
    r"(?: (?:morning|afternoon|evening))?)\b",
    re.IGNORECASE,
)


@frozen
class DayMention:
    """A place in a text that means a day, and each day that it may mean."""

    start: int
    end: int
    days: frozenset[date]


def mentioned_days(text: str, language: Language, today: date) -> list[DayMention]:
    """Return every mention of a day in a text, in its order."""
    mentions = [
        DayMention(named_day.start, named_day.end, frozenset({named_day.day}))
        for named_day in named_days(text, language, today)
        if named_day.day is not None
    ]
    taken = TakenPlaces(text, [(day_mention.start, day_mention.end) for day_mention in mentions])
    pattern = _WORDS_JA if language is Language.JA else _WORDS_EN
    for match in pattern.finditer(text):
        start, end = match.span()
        days = _days_of_words(match.groupdict(), today)
        if days and taken.take(start, end):
            mentions.append(DayMention(start, end, days))
    return sorted(mentions, key=lambda day_mention: day_mention.start)


def _days_of_words(words: dict[str, str | None], today: date) -> frozenset[date]:
    """The days that a word may mean."""
    if day := words["day"]:
        return frozenset({today + timedelta(days=_NEAR_DAYS[day.lower()])})
    monday = today - timedelta(days=today.weekday())
    if week := words["week"]:
        first = monday + timedelta(days=7 * _NEAR_WEEKS[week.lower()])
        if of_week := words.get("of_week"):
            return frozenset({first + timedelta(days=WEEKDAYS_IN_KANJI.index(of_week))})
        return frozenset(first + timedelta(days=away) for away in range(-1, 7))
    weekday = words["weekday"] or ""
    names = WEEKDAYS_IN_KANJI if len(weekday) == 1 else WEEKDAY_NAMES
    number = list(names).index(weekday if len(weekday) == 1 else weekday.title())
    of_weeks = [monday + timedelta(days=number + 7 * week) for week in (-1, 0, 1)]
    side = (words.get("side") or "").lower()
    if side == "last":
        return frozenset(day for day in of_weeks if day < today)
    if side == "next":
        return frozenset(day for day in of_weeks if day > today)
    return frozenset(of_weeks)


# -- which of them are days of a meeting ---------------------------------------------------------

_CLOCK_JA = (
    r"(?:[、の]?[ 　]?(?P<half>午[前後])?(?P<hour>\d{1,2})"
    r"(?:時(?:(?P<minute>\d{1,2})分|(?P<is_half>半))?|[:：](?P<minutes>\d\d))"
    r"(?:から|より|[〜~～-](?:(?:午[前後])?\d{1,2}(?:時(?:\d{1,2}分|半)?|[:：]\d\d)(?:まで)?)?)?"
    r"|[のは、]?午[前後]中?(?!\d))?"
)
_NOT_OF_MEETING_JA = (
    r"拝見|応募|公開|掲載|連絡|案内|知らせ|送|提出|届|発表|決ま|付|メール|以降|まで|頃|ごろ|変更|調整|改め|いただいた"
    r"|頂いた|くださ|先日|前回|以前|先般|他社|別の|でしたら|であれば|なら|可能|都合|候補|希望|いかが|伺え|代わり|延期|前に|後に"
)
_MATTER_JA = re.compile(rf"{_CLOCK_JA}の(?:面接|面談|説明会)の件")
_TIED_JA = re.compile(
    rf"[)）]?{_CLOCK_JA}(?:[はにのも]、?|、)?(?:(?:お忙し|ご多[忙用])[^。、\n]{{0,10}}、)?"
    rf"(?P<gap>(?:(?!{_NOT_OF_MEETING_JA}|\d月)[^。、\n]){{0,30}}?)"
    r"(?:(?:面接|面談|説明会)"
    r"(?!の?(?:ご?(?:案内|連絡|日程|候補)|結果|件で|前|後)|に(?:向け|備え|臨)|官|担当|後|前|(?<!の面接)の[お御]礼)"
    r"|お時間を(?:いただき|いただい|頂|割)"
    r"|(?<!電話で)(?<!電話にて)(?:お会い(?:し(?!た[いく])|でき(?!れば|まし?た?ら|ます(?:か|でしょうか))|いただ[いき])"
    r"|お目にかか(?:り(?!た)|っ|れ(?!ば))))"
)
_THEIR_NOUN_JA = re.compile(
    r"(?:面接|面談|説明会)(?:の(?:お?日程|日時|日にち|お約束|ご?予定|お時間))?"
    r"(?:[をはがも]|につきまして(?:は|も)?|について(?:は|も)?|に関しまして(?:は)?|の件(?:は|で(?:は)?)?)"
    r"(?:(?:、|(?!結果|応募|書類|連絡|通知|内定|返事)[^。、\n\d])){0,18}(?:の)?$"
)
"""A meeting that a sentence is about, before its day: 面接を12月2日に設定して."""
_NOT_SET_JA = (
    r"結果|連絡|返事|回答|選考|入社|提出|書類|通知|内定|応募|退職|発表|別|他|ほか|先約|都合|変更|候補|希望"
    r"|でしたら|なら|以降|まで|いかが|可能|延期|振替|振り替え|\d月"
)
_SET_JA = re.compile(
    rf"[)）]?{_CLOCK_JA}(?:(?!{_NOT_SET_JA})[^。、\n]){{0,16}}?"
    r"(?:(?:設定|調整|手配|用意|案内|実施|開催|指定|アレンジ|セッティング|お?約束)(?:を)?"
    r"(?:(?:して|し)?(?:いただ(?:い|き(?!た))|頂(?:い|き(?!た))|くださ(?:っ|り|いま)|下さ(?:っ|り|いま)|賜り)"
    r"|され|して(?:おり|い(?:る|た(?!だ)))|いたしており)"
    r"|予定(?!も|が(?:あ|ご|入)|がござ)|決ま(?:り|っ)|決定|組んで|入れて(?:いただ|くださ)|お?約束"
    r"|と(?:の(?:こと|ご?案内|ご?連絡)|伺|うかが|お聞き|承)|承(?:知|り)|お受け|受け(?:まし|さ|て)"
    r"|[にで](?:して|行って|開いて)(?:いただ[いき]|頂[いき]|くださ[っり])|に参加(?:いた|し|させ)|お招き|控え"
    r"|行わ(?:れ|せ)|ございま|あり(?:まし|ます))"
)
"""What is said of the day of a meeting that is arranged or was held."""
_UNSURE_JA = re.compile(
    r"でしょうか|いただけ(?:ま|る|れ)|頂けま|願え|ましたら|であれば|場合|たいと|たく|ほし"
)
_FURTHER_JA = re.compile(r"次回|次の|[二三四]次|最終")
_ASKED_JA = re.compile(r"変更|調整|改め|別の日|延期|代わり|候補|でしたら|いかが|可能")
_NOUNS_EN = (
    r"(?:interview|conversation|meeting|talk|chat|call|discussion|(?:information |info )?session)"
)
_BETWEEN_EN = (
    r"(?:,? (?!(?:sent|applied|received|saw|wrote|heard|said|mentioned|posted|published|asked|by"
    r"|until|before|after|could|would|may|can|move|instead|and|but|another|other|elsewhere)\b)"
    r"[\w'’.&-]+){0,9}?"
)
_AT_EN = (
    r"(?P<hour{0}>\d{{1,2}})(?:[:.](?P<minute{0}>\d\d))?"
    r"(?: ?(?P<half{0}>[ap])\.?m\b\.?| ?o['’]clock)?"
)
_TIED_HEAD_EN = re.compile(
    rf"\b(?:{_NOUNS_EN}(?! (?:result|invitation|date|slot)s?\b)"
    r"|(?:meet|met|[Ss]ee|saw|speak|spoke|talk|talked|chatted|meeting|seeing|speaking|talking)"
    r"(?= (?:with |to )?(?:me|us|you|your|the|on|at|Mr|Ms|Dr|[A-Z])|$"
    r"| (?:yesterday|this|last|next)))"
    rf"{_BETWEEN_EN}(?:,? at {_AT_EN.format('')})?,?(?: (?:on|of|for|from))?(?: the)? ?$"
)
_TIED_TAIL_EN = re.compile(rf"(?:['’]s|,)? (?:(?:first|second|final|next) )?{_NOUNS_EN}\b")
_DAY_FIRST_EN = re.compile(
    r",? (?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?,? )?(?:I|we|you)(?:['’]d| had| have)? ?"
    r"(?:have|had|am having|are having|agreed on|arranged|scheduled|planned|set up|came (?:in )?for"
    r"|came to|was invited to|am invited to|attended|met|talked|spoke|invited me to"
    r"|kindly arranged)"
    r"(?= (?:for )?(?:a |an |our |my |the |your )?(?:(?:first|second|final|online|video|[\w-]+) )?"
    rf"(?:{_NOUNS_EN} (?:with you|at your|with your)|with you|at your)|(?<=met)[,.]| about|,)"
)
"""A day at the head of a sentence: On 2 December I have an interview with you."""
_TIME_HEAD_EN = re.compile(
    r"\b(?:time (?:that |which )?(?:you|everyone|everybody|the team"
    r"|your (?:team|colleagues)|[A-Z]\w+)"
    r"(?: and (?:your|the) \w+)?(?: all)?(?: \w+ly)? (?:spent|took|gave|made|had|set aside)"
    r"|(?:spent|spending|gave|giving|given|took|taking|made|making)"
    r"(?= [^.\n]{0,60}\b(?:me|us|your time)\b) (?:[\w’'-]+ ){0,6}?time"
    r"|(?:show(?:ed|ing)?|tak(?:ing|en)|took) me (?:around|round)"
    r"|(?:welcom(?:ed|ing)|receiv(?:ed|ing)|host(?:ed|ing)|interview(?:ed|ing)|invited|having) me"
    r"|(?:hospitality|welcome|kindness|warm reception)"
    r"|my visit|I (?:was|visited|came)(?: (?:at|to|in))? your \w+)"
    r"(?: (?!read|send|sent|mail|phone|call|review|consider|look|answer|reply"
    r"|respond|go|write|before|until|by|after|and|but"
    r"|could|would)[\w’'-]+){0,5}? (?:on|of)(?: the)? $"
)
"""Time that was spent together on a day, whatever the meeting is called."""
_TIME_TAIL_EN = re.compile(rf",? (?:at|from) (?:{_AT_EN.format('')}|(?P<noon>noon)\b)")
_ASKED_EN = re.compile(
    r"(?i)\b(?:could|would|can we|may we|move|possible|propose|suggest|instead|available|free)\b"
)
_SURE_EN = re.compile(
    r"(?i)\b(?:when|before) (?:we|I|you) (?:meet|met|speak|spoke|talk)\b"
    rf"|\b(?:cancel|attend|prepare for|forward to|before|at|for|during) (?:the|our|my|your)"
    rf" (?:[\w-]+ ){{0,2}}{_NOUNS_EN}\b"
)
_SENTENCE_END = re.compile(
    r"[。！？\n]|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\b[ap]\.m)[.!?](?=\s)"
)
OF_OTHERS = re.compile(
    r"(?i)\b(?:an)?other (?:company|companies|employer|firm|interview)\b|\belsewhere\b"
    r"|\bmy (?:present|current|former|previous) (?:manager|employer|boss|company|colleagues?)\b"
    r"|他社|(?:ほか|他|別)の(?:会社|企業)"
)
"""What says that a meeting is one with somebody else."""
_OTHER_ZONES = re.compile(r"\b(?:UTC|GMT|CES?T|[EPCM][SD]T|BST|IST|SGT|HKT)\b|現地時間|日本時間")
_LONGEST_SENTENCE = 300
"""Characters of a sentence on either side of a day that are looked at."""
_PROPOSING = ("reply", "new-date")
"""The kinds of letter in which days are proposed."""


@frozen
class MeetingMention:
    """A mention of the day of a meeting, and its time: hour, minute, whether 3 may be 15."""

    mention: DayMention
    at: tuple[int, int, bool] | None
    end: int


def _clock(match: re.Match[str] | None) -> tuple[int, int, bool] | None:
    told = match.groupdict() if match else {}
    if told.get("noon"):
        return 12, 0, True
    if not told.get("hour"):
        return None
    hour, half = int(told["hour"]), told.get("half")
    minute = told.get("minute") or told.get("minutes") or (30 if told.get("is_half") else 0)
    if half in ("午後", "p") and hour < 12:
        hour += 12
    return hour, int(minute), bool(half) or hour > 12


def sentence_around(body: str, start: int, end: int) -> str:
    """Return the sentence in which a place stands."""
    first = max(0, start - _LONGEST_SENTENCE)
    for match in _SENTENCE_END.finditer(body, first, start):
        first = match.end()
    behind = _SENTENCE_END.search(body, end, end + _LONGEST_SENTENCE)
    return body[first : end + _LONGEST_SENTENCE if behind is None else behind.end()]


def _mentioned_meetings(setting: CheckContext) -> Iterator[MeetingMention]:
    """Every mention of a day that the letter gives to a meeting with these people."""
    body, language = setting.draft.body, setting.draft.letter.language
    every = mentioned_days(body, language, setting.now.date())
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(body)), len(body)]
    for place, mention in enumerate(every):
        before = every[place - 1].end if place else 0
        after = every[place + 1].start if place + 1 < len(every) else len(body)
        sentence_start = ends[bisect_right(ends, mention.start) - 1]
        sentence_end = ends[min(bisect_left(ends, mention.end), len(ends) - 1)]
        head = body[max(before, sentence_start) : mention.start]
        sentence = body[
            max(sentence_start, mention.start - _LONGEST_SENTENCE) : min(
                sentence_end, mention.end + _LONGEST_SENTENCE
            )
        ]
        tail = body[mention.end : min(after, sentence_end)]
        if OF_OTHERS.search(sentence):
            continue
        read = _read_japanese if language is Language.JA else _read_english
        tied = read(setting, mention, head, tail, sentence)
        if tied is not None:
            yield tied


def _read_japanese(
    setting: CheckContext, mention: DayMention, head: str, tail: str, sentence: str
) -> MeetingMention | None:
    match = _MATTER_JA.match(tail) or _TIED_JA.match(tail)
    is_ahead = min(mention.days) > setting.now.date()
    if match is not None and not is_ahead and _FURTHER_JA.search(match[0]):
        return None
    is_asked = setting.draft.letter.kind in _PROPOSING and is_ahead and _ASKED_JA.search(sentence)
    if match is None or is_asked:
        match = _THEIR_NOUN_JA.search(head[-60:]) and _SET_JA.match(tail)
        if match is None or (is_ahead and _UNSURE_JA.match(tail, match.end())):
            return None
    end = mention.end
    if match["hour"]:
        group = next((one for one in ("minutes", "is_half", "minute") if match[one]), "hour")
        end += match.end(group) + (group in ("minute", "hour"))
    return MeetingMention(mention, _clock(match), end)


def _read_english(
    setting: CheckContext, mention: DayMention, head: str, tail: str, sentence: str
) -> MeetingMention | None:
    before = _TIED_HEAD_EN.search(head[-120:])
    is_past = max(mention.days) <= setting.now.date()
    is_visit = is_past and _TIME_HEAD_EN.search(head[-160:]) is not None
    if not (before or is_visit or _TIED_TAIL_EN.match(tail) or _is_day_first(head, tail)):
        return None
    is_asked = _ASKED_EN.search(sentence) is not None
    is_sure = _SURE_EN.search(head) is not None and setting.draft.letter.kind not in _PROPOSING
    if is_asked and not is_sure and max(mention.days) > setting.now.date():
        return None
    behind = _TIME_TAIL_EN.match(tail)
    end = mention.end + (behind.end() if behind else 0)
    at = _clock(behind) or _clock(before if before and before["hour"] else None)
    return MeetingMention(mention, at, end)


def _is_day_first(head: str, tail: str) -> bool:
    is_first = re.search(r"(?:^|[,;] |\b(?:and|but|that|because|as) )(?:[Oo]n |for )?$", head)
    return is_first is not None and _DAY_FIRST_EN.match(tail) is not None


# -- against the board ---------------------------------------------------------------------------


def meeting_mention(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A meeting on a day, or at a time, at which the board has none.

    A day to come is held against the meetings to come, one that has been against those that were.
    """
    meetings = [event for event in setting.application.events if event.kind in MEETINGS]
    if not meetings or any(event.undated for event in meetings):
        return
    language, now, zone = setting.draft.letter.language, setting.now, setting.now.tzinfo
    body, has_zones = setting.draft.body, bool(_OTHER_ZONES.search(setting.draft.body))
    for said in _mentioned_meetings(setting):
        on_day = [
            event for event in meetings if event.at.astimezone(zone).date() in said.mention.days
        ]
        place = said.mention.start, said.end
        if not on_day:
            meant = _meant(said.mention, meetings, now)
            if meant is not None:
                right = format_date(meant.at.astimezone(zone).date(), now, language)
                place = said.mention.start, said.mention.end
                yield make_finding(check, "body", place, body[slice(*place)], right=right)
        elif not has_zones:
            starts = [event.at.astimezone(zone) for event in on_day]
            if not any(_fits(body, said, start) for start in starts):
                day = format_date(starts[-1].date(), now, language)
                right = f"{day}{format_clock(starts[-1], language)}"
                yield make_finding(check, "body", place, body[slice(*place)], right=right)


_PART_OF_DAY = re.compile(
    r"[のはに、]?(?P<ja>午前|午後)(?!\d)|(?: in the)? (?P<en>morning|afternoon|evening)\b"
)
_PART_IN_WORD = re.compile(r"(?P<word>今朝|morning|afternoon|evening)$")
_MORNING = frozenset({"今朝", "午前", "morning"})
_NOON = 12


def _part_of_day(body: str, said: DayMention) -> str | None:
    """The half of its day that a mention names without a time: 昨日の午前, yesterday morning."""
    if named := _PART_IN_WORD.search(body[said.start : said.end]):
        return named["word"]
    behind = _PART_OF_DAY.match(body, said.end)
    return None if behind is None else behind["ja"] or behind["en"]


def _fits(body: str, said: MeetingMention, start: datetime) -> bool:
    """Whether a meeting that starts then may be the one of a mention."""
    if said.at is not None:
        return _is_at(said.at, start)
    part = _part_of_day(body, said.mention)
    return part is None or (part in _MORNING) is (start.hour < _NOON)


def _is_at(said: tuple[int, int, bool], start: datetime) -> bool:
    hour, minute, is_sure = said
    if minute != start.minute:
        return False
    return hour == start.hour or (not is_sure and hour <= 12 and hour % 12 == start.hour % 12)


def _meant(mention: DayMention, meetings: list[Event], now: datetime) -> Event | None:
    """The meeting that a wrong day is likely to mean; None where the board has none on its side."""
    counted = sorted(
        (event for event in meetings if not event.cancelled), key=lambda event: event.at
    )
    begun = [event for event in counted or meetings if event.at <= now]
    ahead = [event for event in counted if event.at > now]
    today = now.date()
    if max(mention.days) <= today:
        return begun[-1] if begun else None
    off = sorted((event for event in meetings if event.at > now), key=lambda event: event.at)
    ahead = ahead or off
    if min(mention.days) > today:
        return ahead[0] if ahead else None
    return ahead[0] if ahead else begun[-1] if begun else None
