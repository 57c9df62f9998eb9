"""The checks of the days that a letter names: each exists, has its own weekday, and makes sense."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from jobboard_tui.domain.letters.check_types import Check, CheckContext, LetterFinding, make_finding
from jobboard_tui.domain.letters.dates import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    WEEKDAYS_IN_KANJI,
    format_date,
    format_deadline,
)
from jobboard_tui.domain.letters.types import Language, LetterPart
from jobboard_tui.domain.models import MEETINGS, Kind
from jobboard_tui.domain.reminders.timeline_facts import known_answer_by
from jobboard_tui.domain.values import frozen

_WIDTHS = str.maketrans("０１２３４５６７８９（）／", "0123456789()/")
_WEEKDAY = r"\( ?(?P<weekday>[月火水木金土日])(?:曜日?)?(?:[・･、]?祝日?)? ?\)"
_JA = re.compile(
    r"(?:(?P<before>[月火水木金土日])曜日?(?:の|[、,]? ?))?"
    r"(?<!\d)(?:(?P<era>令和)?(?P<year>\d{1,4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    rf"(?: ?{_WEEKDAY}|(?P<bare>[月火水木金土日])曜日?)?"
    r"|(?<![\d/])(?P<short_month>\d{1,2})/(?P<short_day>\d{1,2}) ?"
    + _WEEKDAY.replace("weekday", "short")
    + r"|(?<![\d月/])(?P<only_day>\d{1,2})日 ?"
    + _WEEKDAY.replace("weekday", "only")
    + r"|(?P<near>[先今来]月)の?(?P<near_day>\d{1,2})日(?![間目])(?: ?"
    + _WEEKDAY.replace("weekday", "near_weekday")
    + r")?"
)
_NEAR_MONTHS = {"先月": -1, "今月": 0, "来月": 1}
_IN_LIST = re.compile(r" ?(?:[・･、,，と~〜～]|または|もしくは|及び|および|か)? ?")
_MONTHS = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTH_NAMES)
_DAYS = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAY_NAMES)
_EN = re.compile(
    rf"(?:\b(?P<weekday>{_DAYS})\.?,? +(?:the +)?)?"
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? +(?P<month>{_MONTHS})\b"
    rf"|\b(?P<month2>{_MONTHS})\.? +(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]))"
    r"(?:,? +(?P<year>\d{4})\b)?"
    rf"(?: ?\((?P<after>{_DAYS})\))?"
)
_EN_SLASHED = re.compile(
    rf"\b(?P<weekday>{_DAYS})\.?,? +(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})(?![/\d])"
)
"""A weekday and a date in numbers, of which nobody knows whether the month comes first."""
_ERA = 2018


@frozen
class NamedDay:
    """A day that a text names: its place, the day (None: there is none), and its weekday's place.

    `weekday` is the number of the weekday that stands beside it, 0 for Monday.
    """

    start: int
    end: int
    day: date | None
    weekday: int | None = None
    weekday_at: tuple[int, int] = (0, 0)


def named_days(text: str, language: Language, today: date) -> Iterator[NamedDay]:
    """Each day of the calendar that a text names; without a year the one nearest to `today`."""
    said = text.translate(_WIDTHS)
    if language is Language.JA:
        last: NamedDay | None = None
        for match in _JA.finditer(said):
            if match["only_day"]:
                last = _day_alone(match, said, last, today)
                if last is not None:
                    yield last
                continue
            if match["near"]:
                last = _day_of_near_month(match, today)
                yield last
                continue
            month, day = match["month"] or match["short_month"], match["day"] or match["short_day"]
            year = int(match["year"]) if match["year"] else None
            if year is not None and (match["era"] or year < 100):
                year += _ERA
            group = next((one for one in ("weekday", "bare", "short", "before") if match[one]), "")
            number = WEEKDAYS_IN_KANJI.index(match[group]) if group else None
            place = match.span(group) if group else (0, 0)
            day_meant = _day(year, int(month), int(day), today)
            last = NamedDay(match.start(), match.end(), day_meant, number, place)
            yield last
        return
    for match in _EN.finditer(said):
        name = (match["month"] or match["month2"])[:3]
        month_number = [one[:3] for one in MONTH_NAMES].index(name) + 1
        day_number = int(match["day"] or match["day2"])
        year = int(match["year"]) if match["year"] else None
        group = next((one for one in ("weekday", "after") if match[one]), "")
        weekdays = [one[:3] for one in WEEKDAY_NAMES]
        number = weekdays.index(match[group][:3]) if group else None
        place = match.span(group) if group else (0, 0)
        day_meant = _day(year, month_number, day_number, today)
        yield NamedDay(match.start(), match.end(), day_meant, number, place)


def _day_of_near_month(match: re.Match[str], today: date) -> NamedDay:
    """A day of this, the last or the next month: 今月12日."""
    months = today.year * 12 + today.month - 1 + _NEAR_MONTHS[match["near"]]
    meant = _day(months // 12, months % 12 + 1, int(match["near_day"]), today)
    weekday = match["near_weekday"]
    number = WEEKDAYS_IN_KANJI.index(weekday) if weekday else None
    place = match.span("near_weekday") if weekday else (0, 0)
    return NamedDay(match.start(), match.end(), meant, number, place)


def _day_alone(
    match: re.Match[str], text: str, before: NamedDay | None, today: date
) -> NamedDay | None:
    """A day without its month: that of the date beside it in a list, or one that fits.

    None for a weekday that the day has in the last, this or the next month.
    """
    number, place = WEEKDAYS_IN_KANJI.index(match["only"]), match.span("only")
    day = int(match["only_day"])
    if before is not None and before.day and _IN_LIST.fullmatch(text[before.end : match.start()]):
        meant = _day(before.day.year, before.day.month, day, today)
        return NamedDay(match.start(), match.end(), meant, number, place)
    months = [(today.year, today.month)]
    months.append((today.year + today.month // 12, today.month % 12 + 1))
    months.insert(0, (today.year - (today.month == 1), (today.month - 2) % 12 + 1))
    found = [one for year, month in months if (one := _day(year, month, day, today))]
    if not found or any(one.weekday() == number for one in found):
        return None
    meant = next((one for one in found if one >= today), found[-1])
    return NamedDay(match.start(), match.end(), meant, number, place)


def _day(year: int | None, month: int, day: int, today: date) -> date | None:
    """The day of these numbers; None where no calendar has it."""
    try:
        if year is None:
            first = min(
                (date(today.year + away, month, min(max(day, 1), 28)) for away in (-1, 0, 1)),
                key=lambda one: abs(one - today),
            )
            year = first.year
        return date(year, month, day)
    except ValueError:
        return None


def no_such_day(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A day that no calendar has."""
    today, language = setting.now.date(), setting.draft.letter.language
    for part in check.parts:
        text = setting.draft.part(part)
        for named in named_days(text, language, today):
            if named.day is None:
                place = named.start, named.end
                yield make_finding(check, part, place, text[slice(*place)])


def dates(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A weekday beside a day that is another day's."""
    today, language = setting.now.date(), setting.draft.letter.language
    for part in check.parts:
        text = setting.draft.part(part)
        for named in named_days(text, language, today):
            if named.day is None or named.weekday is None:
                continue
            if named.weekday != named.day.weekday():
                yield _wrong_weekday(check, part, text, named, setting)
        for match in _EN_SLASHED.finditer(text) if language is Language.EN else ():
            weekday = [one[:3] for one in WEEKDAY_NAMES].index(match["weekday"][:3])
            first, second = int(match["first"]), int(match["second"])
            both = [_day(None, *one, today) for one in ((first, second), (second, first))]
            meant = [one for one in both if one is not None]
            if meant and all(one.weekday() != weekday for one in meant):
                right = " / ".join(format_date(one, today, language) for one in meant)
                yield make_finding(check, part, match.span(), match[0], right=right)


def _wrong_weekday(
    check: Check, part: LetterPart, text: str, named: NamedDay, setting: CheckContext
) -> LetterFinding:
    assert named.day is not None
    language, number = setting.draft.letter.language, named.day.weekday()
    start, end = named.weekday_at
    if language is Language.JA:
        word = WEEKDAYS_IN_KANJI[number]
    else:
        word = WEEKDAY_NAMES[number] if end - start > 3 else WEEKDAY_NAMES[number][:3]
    mend = f"{text[named.start : start]}{word}{text[end : named.end]}"
    return make_finding(
        check,
        part,
        (named.start, named.end),
        text[named.start : named.end],
        mend,
        right=format_date(named.day, setting.now, language),
    )


_REMINDS = re.compile(
    r"まで(?:に)?と(?:伺|うかが)|\basked for an answer by\b|\bthat (?:you|they) named\b"
)
"""What says that a day is the one that they named."""


def _promised(setting: CheckContext) -> tuple[NamedDay, date | None] | None:
    """The day by which a letter that asks for time promises an answer, and that of the offer."""
    draft, now = setting.draft, setting.now
    if draft.letter.logs is not Kind.ASKED_TIME:
        return None
    known = known_answer_by(setting.application, now)
    by = None if known is None else setting.calendar.deadline_day(known.by)
    days = [
        named_day
        for named_day in named_days(draft.body, draft.letter.language, now.date())
        if named_day.day
    ]
    of_offer = [named_day for named_day in days if named_day.day == by]
    others = [named_day for named_day in days if named_day.day != by]
    # A recruiter is not always reminded of the day that was named.
    is_reminded = not draft.recipient.is_agency or _REMINDS.search(draft.body)
    if not others and len(of_offer) > (1 if is_reminded else 0):
        others = of_offer[-1:]
    return (others[-1], by) if others else None


def more_time(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """More time that ends before, or on, the day that they named."""
    promised = _promised(setting)
    if promised is None:
        return
    named, by = promised
    assert named.day is not None
    if by is None or named.day > by:
        return
    found = setting.draft.body[named.start : named.end]
    language = setting.draft.letter.language
    yield make_finding(
        check,
        "body",
        (named.start, named.end),
        found,
        by=format_date(by, setting.now, language),
    )


def deadline_ahead(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A letter that is sorry for a late answer, while there is time to answer."""
    known, now = known_answer_by(setting.application, setting.now), setting.now
    if known is None or not setting.application.is_open:
        return
    by = known.by
    is_ahead = by > now if isinstance(by, datetime) else by >= now.date()
    if is_ahead:
        language = setting.draft.letter.language
        yield make_finding(check, "body", (0, 0), by=format_deadline(by, now, language))


def closed_answer_day(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An answer promised for a day on which offices are closed."""
    promised = _promised(setting)
    if promised is None:
        return
    named, _by = promised
    assert named.day is not None
    if setting.calendar.is_business_day(named.day):
        return
    open_day = setting.calendar.business_day(named.day + timedelta(days=1))
    language = setting.draft.letter.language
    found = setting.draft.body[named.start : named.end]
    better = format_date(open_day, setting.now, language)
    yield make_finding(check, "body", (named.start, named.end), found, better=better)


_NAMED_BEFORE = re.compile(
    r"\basked (?:me )?for (?:an|my) answer by (?:the )?$|\bdeadline (?:of|is|was) $"
    r"|\b(?:[Bb]efore I|need to|have to|must|am to|expected to|asked to|asked me to)\b"
    r"[^.?\n]{0,40}?\b(?:answer|reply|decide|decision|respond|response)(?: to you| you)?"
    r" (?:is )?(?:due )?(?:by|on) (?:the )?$"
    r"|\banswer is due (?:by|on) (?:the )?$"
    r"|(?<!ould )(?<!an )(?<!will )\b[Yy]ou (?:\w+ ){0,3}?(?:hop(?:e|ed|ing)|ask(?:ed)?|want(?:ed)?"
    r"|expect(?:ed)?|wish(?:ed)?|need(?:ed)?|requested)\b[^.?;,\d\n]{0,40}? by (?:the )?$"
    r"|(?:お約束|ご指定|ご提示|期限|期日|締め?切り)(?:の|である|いただいた|いただきました|は、?)$"
)
_ANSWER = r"(?:お?返事|ご?回答|ご?返答|ご?返信)"
_NAMED_AFTER = re.compile(
    r"(?:\d{1,2}時)?まで(?:に)?と(?:伺|うかが|承|お聞き|のこと)"
    rf"|(?:\d{{1,2}}時)?まで(?:に|の)?{_ANSWER}(?:を|の)?[^。、\n]{{0,12}}?"
    r"(?:お?約束|とのこと|と(?:伺|うかが|承)|期限|お求め|に(?:あたり|先立|際)|前に|ことに?なって)"
    r"|,? (?:that|which|as) (?:you|they) (?:named|gave|set)"
)
_CLOCK_AFTER = r"(?:午[前後])?(?:\d{1,2}時(?:\d{1,2}分|半)?)?(?:から|より)?(?:に|の|、|に、)?"
_MEETINGS: Mapping[Kind, tuple[re.Pattern[str], re.Pattern[str]]] = {
    Kind.INTERVIEW: (
        re.compile(r"\binterview (?:(?:that took place|held|we had|I had) )?(?:on|of) (?:the )?$"),
        re.compile(rf"{_CLOCK_AFTER}(?:「[^」\n]{{1,80}}」の)?面接| interview\b"),
    ),
    Kind.INFO_SESSION: (
        re.compile(
            r"\b(?:information|info|company) (?:session|meeting)"
            r" (?:that took place |held |at your office |online )?on $"
        ),
        re.compile(
            rf"{_CLOCK_AFTER}(?:(?:開催|実施)(?:された|の)|(?:ご)?(?:開催|実施)(?:いただいた|くださった))?"
            r"(?:貴[々一-鿿]{1,3}の?)?(?:オンライン|web|WEB)?(?:の)?(?:会社|採用|業界|事業)?説明会"
        ),
    ),
}
"""How a meeting is named around its day, before it and behind it."""


def board_deadline(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """The day of the answer that they named, as another day than the board has."""
    by = _answer_day(setting)
    if by is not None:
        yield from _unlike(check, setting, [by], (_NAMED_BEFORE, _NAMED_AFTER))


def _answer_day(setting: CheckContext) -> date | None:
    """The day by which they want the answer to the offer that the letter is about."""
    known = known_answer_by(setting.application, setting.now)
    if known is None or not setting.draft.letter.about_offer:
        return None
    return setting.calendar.deadline_day(known.by)


def board_meeting(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An interview, an information session or a talk, on a day on which the board has none."""
    zone = setting.now.tzinfo
    starts: set[int] = set()
    for kind, around in _MEETINGS.items():
        days = [
            event.at.astimezone(zone).date()
            for event in setting.application.events
            if event.kind is kind
        ]
        for finding in _unlike(check, setting, days, around) if days else ():
            starts.add(finding.start)
            yield finding
    yield from (one for one in _talked(check, setting) if one.start not in starts)


_TALKED = (
    re.compile(
        r"\b(?:talk(?:ing|ed)?|speak(?:ing)?|spoke|spoken|meet(?:ing)?|met|chat(?:ting|ted)?"
        r"|conversation|interview(?:ing|ed)?|time)"
        r"(?:(?: (?:with|to|for))? (?:me|you|us|your (?:team|colleagues)))? on (?:the )?$"
    ),
    re.compile(
        rf"{_CLOCK_AFTER}(?:は|、)*(?:貴重な)?お(?:時間|話)を?"
        r"(?:いただき|いただい|頂き|頂い|伺い|伺っ|くださ|頂戴し|聞かせ)"
        r"|,? (?:I|we|you) (?:\w+ )?(?:interviewed|met|spoke|talked"
        r"|had (?:an?|our|the|my) (?:\w+ )?(?:interview|conversation|talk|chat))\b"
    ),
)
"""How a talk that was held is named around its day."""


def _talked(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A talk that was held, on a day on which the board has no meeting."""
    zone, today = setting.now.tzinfo, setting.now.date()
    held = [
        event.at.astimezone(zone).date()
        for event in setting.application.events
        if event.kind in MEETINGS and not event.cancelled
    ]
    past = [day for day in held if day <= today]
    if past:
        for finding, day in _unlike_days(check, setting, past, _TALKED):
            if day <= today and day not in held:
                yield finding


_ANSWERED_BY = (
    re.compile(
        r"\b(?:answer|reply|decide|decision|let you know|get back to you|come back to you)\b"
        r"[^.?;\d\n]{0,30} by (?:the )?$"
    ),
    re.compile(
        rf"(?:\d{{1,2}}時)?まで(?:に)?(?:は)?(?:必ず)?{_ANSWER}?(?:を)?"
        r"(?:いたし|致し|差し上げ|申し上げ|させていただ)"
    ),
)
"""How an answer is promised around its day."""


def answer_late(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """An answer to the offer that is promised for a day behind the one that they named."""
    by = _answer_day(setting)
    if by is None:
        return
    stated = {one.start for one in _unlike(check, setting, [by], (_NAMED_BEFORE, _NAMED_AFTER))}
    for finding, day in _unlike_days(check, setting, [by], _ANSWERED_BY):
        if (
            day > by
            and finding.start not in stated
            and re.search(rf"{_ANSWER}|[a-z]", _sentence_at(setting, finding))
        ):
            yield finding


def _sentence_at(setting: CheckContext, finding: LetterFinding) -> str:
    body = setting.draft.body
    start = max(body.rfind("。", 0, finding.start), body.rfind("\n", 0, finding.start)) + 1
    return body[start : body.find("。", finding.end) + 1 or len(body)]


_GAP = r"(?:(?!\d月)[^。、\n]|、(?=\d{1,2}[時:]|午[前後])){0,30}?"
_TO_COME = (
    re.compile(
        r"\b(?:could|can|will|would be able to|am able to|would like to|['’]ll) (?:also |gladly )?"
        r"(?:come|visit|meet|join|attend|speak|talk|start|call|answer|reply|be there|be available)"
        r"(?: [\w'’]+){0,6}? (?:on|by|from) (?:the )?$"
        r"|\b(?:am|is|are|be) (?:available|free) (?:\w+ ){0,3}?on $"
        r"|\b(?:I|we)(?: will|['’]ll| can| shall) (?:[\w'’-]+ ){1,8}?(?:by|before|until) (?:the )?$"
        r"|\bnext (?:interview|meeting|round|talk) (?:is |will be |would be |takes place )?on $"
        r"|\blook(?:ing)? forward to (?:[\w'’]+ ){1,8}?on $|次回[^。\n]{0,15}$"
    ),
    re.compile(
        rf"{_GAP}(?:伺えます|伺います|お伺いします|お伺いいたします|伺うことができ|参ります"
        r"|都合がつきます|都合がよ|都合が良|空いております|空いています|お願いできますでしょうか"
        r"|にお返事いたします|にご返答いたします|にご回答いたします|にお返事申し上げ"
        r"|まで(?:に)?(?:は)?[^。、\n]{0,25}?(?:いたします|致します|差し上げます|申し上げます|送ります|届けます"
        r"|提出します|連絡します|返信します|送付します|郵送します|お持ちします))"
    ),
)
"""What is still to come, around its day."""


def past_day(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A day in the past that is spoken of as one to come, or by which an answer is promised."""
    today = setting.now.date()
    days = [today]
    taken: set[int] = set()
    for finding, day in _unlike_days(check, setting, days, _TO_COME):
        if day < today:
            taken.add(finding.start)
            yield finding
    promised = _promised(setting)
    if promised is None:
        return
    named, _by = promised
    if named.day is not None and named.day < today and named.start not in taken:
        place = named.start, named.end
        yield make_finding(check, "body", place, setting.draft.body[slice(*place)])


def nearest_side(days: list[date], named: date, today: date) -> date:
    """Return the day that another one is likely to mean: the last that has been, or the next."""
    side = [day for day in days if (day <= today) is (named <= today)] or days
    return max(side) if named <= today else min(side)


def _unlike(
    check: Check,
    setting: CheckContext,
    days: list[date],
    around: tuple[re.Pattern[str], re.Pattern[str]],
) -> Iterator[LetterFinding]:
    """Each day in a sentence that states it, where it is none of `days`."""
    for finding, _day in _unlike_days(check, setting, days, around):
        yield finding


def _unlike_days(
    check: Check,
    setting: CheckContext,
    days: list[date],
    around: tuple[re.Pattern[str], re.Pattern[str]],
) -> Iterator[tuple[LetterFinding, date]]:
    """The same, each finding with its day."""
    body, language, now = setting.draft.body, setting.draft.letter.language, setting.now
    before, after = around
    for named in named_days(body, language, now.date()):
        if named.day is None or named.day in days:
            continue
        head, tail = body[: named.start], body[named.end :]
        if before.search(head[-100:]) or after.match(tail):
            right = format_date(nearest_side(days, named.day, now.date()), now, language)
            mend = right if len(set(days)) == 1 and check.test != "past-day" else None
            found = body[named.start : named.end]
            place = named.start, named.end
            yield make_finding(check, "body", place, found, mend, right=right), named.day
