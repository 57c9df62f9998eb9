"""Numbers with their units in the texts of offers: hours, days and months, and for how long.

The unit belongs to the number: "月2日" is two days of a month, "1日8時間" eight hours of a day. A
text is read as a whole or not at all: what has a word, a number or a sign beyond the known forms
means nothing here, so that no number is ever put together from two.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

Period: TypeAlias = Literal["hour", "day", "week", "month", "year"]
Unit: TypeAlias = Period

HOURS_OF_A_DAY, DAYS_OF_A_WEEK, MONTHS_OF_A_YEAR = 24, 7, 12

# -- plain text ----------------------------------------------------------------------------------

_KANJI_DIGITS = {kanji: digit for digit, kanji in enumerate("〇一二三四五六七八九")} | {"零": 0}
_KANJI_TENS = {"十": 10, "百": 100, "千": 1000}
_KANJI_NUMBER = re.compile(r"(?<![\d.,])[〇零一二三四五六七八九十百千]+(?![\d.,])")
_BY_PLACE = re.compile(r"[一二三四五六七八九][〇零一二三四五六七八九]*")
_BY_TENS = re.compile(
    r"(?:[一二三四五六七八九]?千)?(?:[一二三四五六七八九]?百)?(?:[一二三四五六七八九]?十)?"
    r"[一二三四五六七八九]?"
)
_IN_KANJI = re.compile(r"半年|[〇零一二三四五六七八九十百千][円万億]")
"""What is a number though no digits could be made of it."""
_FORMAL_KANJI = str.maketrans(
    "壱壹弐貳参參肆伍陸漆柒捌玖拾佰阡仟萬圓", "一一二二三三四五六七七八九十百千千万円"
)
_IN_FORMAL_KANJI = re.compile(
    r"[〇零一二三四五六七八九十百千壱壹弐貳参參肆伍陸漆柒捌玖拾佰阡仟\d]+[億万萬円圓][円圓]?"
)
"""A number as it is written in contracts: 参拾弐万円."""
_UNKNOWN = "�"


def plain(text: str) -> str:
    """Return a text in one form: of normal width, in small letters, its kanji numbers in digits.

    Brackets become blanks. A sign that would turn into a digit (①, ², ½) becomes one that no
    number has.

    >>> plain("４５万円（税込）"), plain("四十五万円"), plain("①45万円")
    ('45万円 税込', '45万円', '�45万円')
    """
    text = "".join(_UNKNOWN if _hides_a_number(sign) else sign for sign in clean(text))
    text = unicodedata.normalize("NFKC", text).casefold().replace("\\", "¥")
    text = _IN_FORMAL_KANJI.sub(lambda match: match.group().translate(_FORMAL_KANJI), text)
    text = _KANJI_NUMBER.sub(lambda match: _in_digits(match.group()), text)
    return re.sub(r"[\s()〔〕]+", " ", text).rstrip(" 。、,.").lstrip(" ・")


def _hides_a_number(sign: str) -> bool:
    folded = unicodedata.normalize("NFKC", sign)
    if folded == sign or unicodedata.category(sign) == "Nd":
        return False
    return any(part.isdecimal() or part in _KANJI_DIGITS or part in _KANJI_TENS for part in folded)


def _in_digits(kanji: str) -> str:
    """A number in kanji as digits; as it stands where it is none."""
    if _BY_PLACE.fullmatch(kanji):
        return "".join(str(_KANJI_DIGITS[sign]) for sign in kanji)
    if not _BY_TENS.fullmatch(kanji):
        return kanji
    total, digit = 0, 0
    for sign in kanji:
        if sign in _KANJI_TENS:
            total += (digit or 1) * _KANJI_TENS[sign]
            digit = 0
        else:
            digit = _KANJI_DIGITS[sign]
    return str(total + digit)


def has_number(text: str) -> bool:
    """Return whether there is a number in a text, in digits or in kanji."""
    said = plain(text)
    return any(sign.isdecimal() for sign in said) or _IN_KANJI.search(said) is not None


# -- periods -------------------------------------------------------------------------------------

MONTHS = "[かヶヵカケ箇]月"
_EACH = r"(?:に|の|あたり|当たり|当り)?"


@frozen
class QuantityWord:
    """A word beside a number: for which period it makes it, and whether it is of the salary.

    `about` is whether it makes the number one that is only near, `total` whether it calls an amount
    all that is paid, with allowances and overtime.
    """

    pattern: str
    per: Period | None = None
    salary: bool = False
    about: bool = False
    total: bool = False


def _words(*rows: tuple[str, Period | None, bool]) -> tuple[QuantityWord, ...]:
    return tuple(QuantityWord(pattern, per, salary) for pattern, per, salary in rows)


SALARY_WORDS = (
    QuantityWord("月収", "month", salary=True, total=True),
    *_words(
        (r"時給|時間給|hourly (?:wage|pay|rate)", "hour", True),
        (r"日給|daily (?:wage|pay|rate)", "day", True),
        (r"週給|weekly (?:wage|pay)", "week", True),
        (r"月給|月俸|monthly (?:salary|pay|wage)", "month", True),
        (
            r"(?:ご?提示)?年収|年俸(?:制|額)?"
            r"|(?:total )?(?:annual|yearly) (?:salary|pay|income|compensation)",
            "year",
            True,
        ),
    ),
)
"""What pay is called by the period for which it is paid."""
_EITHER_SIDE = (
    *SALARY_WORDS,
    *_words(
        (r"毎時|hourly\b", "hour", False),
        (r"日額|毎日|daily\b", "day", False),
        (r"週額|毎週|weekly\b", "week", False),
        (r"月額|毎月|月々|monthly\b", "month", False),
        (r"年額|毎年|(?:annually|annual|yearly)\b", "year", False),
    ),
)
_BEFORE = _words(
    (rf"日{_EACH}", "day", False),
    (rf"週間?{_EACH}", "week", False),
    (rf"月間?{_EACH}", "month", False),
    (rf"年間?{_EACH}", "year", False),
)
_BEFORE_AS_ONE = _words(
    (rf"1時間{_EACH}", "hour", False),
    (rf"1日{_EACH}", "day", False),
    (rf"1週間?{_EACH}", "week", False),
    (rf"1{MONTHS}(?:平均|{_EACH})|1月(?:あたり|当たり|当り)", "month", False),
    (rf"1年間?{_EACH}", "year", False),
)
"""Before a number one of a unit is a period: "1日8時間"; alone it is a number: "1日"."""
_A = r"(?:/\s*|\b(?:an?|per|each|every)\s+)"
_AFTER = _words(
    (rf"{_A}(?:hour|hr|h)|/\s*1?時間?", "hour", False),
    (rf"{_A}(?:day|d)|/\s*1?日", "day", False),
    (rf"{_A}(?:week|wk)|/\s*1?週間?", "week", False),
    (rf"{_A}(?:month|mo\.?)|/\s*1?(?:{MONTHS}|月)", "month", False),
    (rf"{_A}(?:year|yr|annum)|/\s*1?年間?|\bp[./]?a", "year", False),
)
_TOPIC = _words((r"は|(?:is|will be|shall be|your|the|of)\b", None, False))
_COPULA = _words((r"です|である|と(?:します|する|なります|なる|いたします|致します)", None, False))
_BEFORE_ABOUT = QuantityWord(
    r"約|およそ|おおよそ|概ね|おおむね|だいたい|大体|ほぼ|凡そ|≒|±"
    r"|(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|c\.|some|nearly|almost)"
    r"(?=[ \d¥$])",
    about=True,
)
_AFTER_ABOUT = QuantityWord(
    r"程度|くらい|ぐらい|位|ほど|前後|内外|見当|(?<=[円万億k間日月])[弱強]|ちょっと"
    r"|\bor so|[- ]?ish",
    about=True,
)
"""Words that leave a number open, though it is the only one."""

_OPEN = re.compile(
    r"以上|以下|以内|以降|未満|超|まで|から|より|最大|最長|最高|最低|最短|上限|下限|少なくとも"
    r"|\b(?:at least|at most|up to|or more|or less|over|under|from|min\.?|max\.?)(?![a-z])"
)
_BETWEEN = re.compile(r"\d[^\d]{0,6}(?:[〜~–—-]|\bto\b|から)|[〜~–—]\s*\d")
_NUMBERS = re.compile(r"\d(?:[\d.,]*\d)?")
_WHOLE_NUMBER = re.compile(rf"(?<![\d.,{_UNKNOWN}-])\d")


def strip_known_words(
    text: str,
    before: Iterable[QuantityWord] = (),
    after: Iterable[QuantityWord] = (),
    *,
    as_one: bool = True,
) -> tuple[str, list[QuantityWord]]:
    """Return what is left of a plain text without the known words around it, and these words.

    `before` and `after` are known there besides the words for periods; "1日" and its like are
    among these only `as_one`, and only the first: "1日1時間" is an hour of a day.
    """
    ahead = (*before, *_TOPIC, _BEFORE_ABOUT, *_EITHER_SIDE, *_BEFORE)
    behind = (*after, *_COPULA, _AFTER_ABOUT, *_EITHER_SIDE, *_AFTER)
    met: list[QuantityWord] = []
    while True:
        is_first = as_one and not any(word.per for word in met)
        for word in (*_BEFORE_AS_ONE, *ahead) if is_first else ahead:
            match = re.match(rf"(?:{word.pattern})\s*[はで:、]?\s*", text)
            if match is not None and match.end():
                text = text[match.end() :]
                met.append(word)
                break
        else:
            break
    while True:
        for word in behind:
            match = re.search(rf"\s*[、,・]?\s*(?:{word.pattern})$", text)
            if match is not None and match.start() < len(text):
                text = text[: match.start()]
                met.append(word)
                break
        else:
            return text.strip(), met


def period(words: Sequence[QuantityWord]) -> Period | None:
    """Return the period that words give a number, None for none; `ValueError` for several."""
    periods = {word.per for word in words if word.per is not None}
    if len(periods) > 1:
        raise ValueError
    return next(iter(periods), None)


def is_about(words: Iterable[QuantityWord]) -> bool:
    """Return whether words make the number beside them one that is only near: 約, 程度, "about"."""
    return any(word.about for word in words)


def only_about() -> str:
    """Return why a number that is only near does not count."""
    return _("it is only approximate")


def names_a_period(name: str) -> bool:
    """Return whether a name of pay says for how long it is: 月給, 月額支給額, "annual salary"."""
    patterns = (
        *(word.pattern for word in SALARY_WORDS),
        r"[月年]額|\b(?:annual|yearly|monthly) (?:base|salary|pay)",
    )
    return any(re.search(pattern, name.casefold()) for pattern in patterns)


def is_range(text: str) -> bool:
    """Return whether a plain text leaves open how much: "3〜6ヶ月", "45万円以上", "up to 5"."""
    return _OPEN.search(text) is not None or _BETWEEN.search(text) is not None


def has_several_numbers(text: str) -> bool:
    """Return whether a plain text has more than one number."""
    return len(_NUMBERS.findall(text)) > 1


# -- counts --------------------------------------------------------------------------------------


@frozen
class Count:
    """A number of hours, days and so on, and the period that it is for; None where not said."""

    number: float
    unit: Unit | None = None
    per: Period | None = None


_N = r"\d{1,4}(?:\.\d{1,2})?"
_SECOND = "second_"
"""What the names begin with in the second form of a pattern that has two."""


def _hours_pattern(prefix: str = "") -> str:
    return (
        rf"(?P<{prefix}hours>{_N})\s*(?:時間|hours?|hrs?|h)"
        rf"(?:\s*(?P<{prefix}minutes>[0-5]?\d)\s*(?:分|min(?:utes)?)|(?P<{prefix}half>半))?"
    )


def _days_pattern(prefix: str = "") -> str:
    return rf"(?P<{prefix}days>{_N})\s*(?:日間?|days?)"


_HOURS, _DAYS = _hours_pattern(), _days_pattern()
_COUNTS: Sequence[re.Pattern[str]] = tuple(
    re.compile(pattern)
    for pattern in (
        _HOURS,
        _DAYS,
        rf"(?P<weeks>{_N})\s*(?:週間|weeks?)",
        rf"(?P<years>\d{{1,2}})\s*(?:年間?|years?)"
        rf"(?:\s*(?P<and_months>\d{{1,2}})\s*(?:{MONTHS}間?|months?)|(?P<half>半))?",
        r"(?P<half_year>半年間?)",
        rf"(?P<months>{_N})\s*(?:{MONTHS}間?|months?)(?P<half>半)?",
        rf"(?P<bare>{_N})",
    )
)
NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SPELLED = re.compile(rf"\b({'|'.join(NUMERALS)})[ -](?=(?:hour|day|week|month|year)s?\b)")


def numerals_as_digits(said: str) -> str:
    """Return a plain text with the numbers in words that count a time as digits: "two months"."""
    return _SPELLED.sub(lambda match: f"{NUMERALS.index(match[1]) + 1} ", said)


_WORTH = _words((r"(?:(?<=時間)|(?<=月))(?:相当)?分|(?<=時間)相当|(?<=[間日])勤務", None, False))
_IN_ALL = _words((r"合計|計", None, False))
_BETWEEN_BOTH = r"[\s、,・;]*(?:[×x*]\s*)?"
_OF_A_DAY = re.compile(
    rf"(?:1日{_EACH}|日に|毎日)\s*{_HOURS}"
    rf"|{_hours_pattern(_SECOND)}\s*(?:{_A}(?:day|d)\b|/\s*1?日|daily\b)"
)
_DAYS_OF_WEEK = re.compile(
    rf"(?:週{_EACH}|毎週)\s*{_DAYS}(?:勤務)?"
    rf"|完全週休\s*(?P<days_off>[12])\s*日制?"
    rf"|{_days_pattern(_SECOND)}\s*(?:{_A}(?:week|wk)\b|/\s*1?週間?|weekly\b)"
)
_HOURS_OF_WEEK = re.compile(
    rf"(?:週{_EACH}|毎週)\s*{_HOURS}"
    rf"|{_hours_pattern(_SECOND)}\s*(?:{_A}(?:week|wk)\b|/\s*1?週間?|weekly\b)"
)
_EACH_DAY = re.compile(rf"{_HOURS}\s*[×x*]\s*(?:週\s*)?{_DAYS}")


def read_count(text: str, before: str = "", after: str = "") -> Count:
    """Return what a number with its unit means; `InvalidInput` with the reason where it is none.

    Hours of a day with the days of a week are the hours of the week. `before` and `after` are
    patterns of words that may stand there and change nothing.

    >>> read_count("月に2日"), read_count("1日8時間"), read_count("半年").number
    (Count(number=2.0, unit='day', per='month'), Count(number=8.0, unit='hour', per='day'), 0.5)
    >>> read_count("1日7時間45分 週5日")
    Count(number=38.75, unit='hour', per='week')
    """
    said = plain(text)
    joined = _hours_of_a_week(re.sub(rf"^(?:{before})[\s:は]*", "", said) if before else said)
    if joined is not None:
        return joined
    ahead = (*_IN_ALL, QuantityWord(before)) if before else _IN_ALL
    behind = (*_WORTH, QuantityWord(after)) if after else _WORTH
    said = numerals_as_digits(said)
    for as_one in (False, True):
        core, words = strip_known_words(said, ahead, behind, as_one=as_one)
        for pattern in _COUNTS:
            match = pattern.fullmatch(core)
            if match is None or any(word.salary for word in words):
                continue
            if is_about(words):
                raise _refused(text, only_about())
            number, unit = _measured(match)
            try:
                return Count(number, unit, period(words))
            except ValueError:
                raise _refused(text, _("it gives two periods")) from None
    raise _refused(text, _why_no_count(said))


_IS_OPEN = re.compile(
    rf"{_BETWEEN.pattern}|\d\s?\S{{0,3}}?\s?(?:{_OPEN.pattern})|(?:{_OPEN.pattern})\s?(?:月|週|年|約)?\d"
)
"""A number of which one end is told, or both."""


def _why_no_count(said: str) -> str:
    if _IS_OPEN.search(said) and len(_NUMBERS.findall(said)) <= 2:
        return _("it doesn't say how many")
    if has_several_numbers(said):
        return _("it contains more than one number")
    if _WHOLE_NUMBER.search(said):
        return _("it contains more than a number")
    return _("not a number")


def _measured(match: re.Match[str]) -> tuple[float, Unit | None]:
    told = {name: value for name, value in match.groupdict().items() if value is not None}
    half = 0.5 * ("half" in told)
    if "hours" in told:
        return _hours(match), "hour"
    if "days" in told:
        return float(told["days"]), "day"
    if "weeks" in told:
        return float(told["weeks"]), "week"
    if "years" in told:
        return int(told["years"]) + int(told.get("and_months", 0)) / MONTHS_OF_A_YEAR + half, "year"
    if "half_year" in told:
        return 0.5, "year"
    if "months" in told:
        return float(told["months"]) + half, "month"
    return float(told["bare"]), None


def _hours(match: re.Match[str], prefix: str = "") -> float:
    """The hours of a match; the names of its groups have a prefix in a second form."""
    told = {name: match[f"{prefix}{name}"] for name in ("hours", "minutes", "half")}
    hours = float(told["hours"]) + int(told["minutes"] or 0) / 60
    return hours + 0.5 * (told["half"] is not None)


def _prefix(match: re.Match[str], name: str) -> str:
    return "" if match[name] is not None else _SECOND


def _days(match: re.Match[str]) -> float:
    if match.groupdict().get("days_off"):
        return DAYS_OF_A_WEEK - float(match["days_off"])
    return float(match[f"{_prefix(match, 'days')}days"])


def _hours_of_a_week(said: str) -> Count | None:
    """The hours of a week, told by hours of a day and days, or beside those of a day."""
    each = _EACH_DAY.fullmatch(said)
    if each is not None:
        return _a_week(_hours(each), float(each["days"]))
    clock = _BY_CLOCK.match(said)
    if clock is not None and clock.end() == len(said):
        worked = _between_clocks(clock)
        return Count(worked, "hour", "day") if worked <= HOURS_OF_A_DAY else None
    of_week = None if clock is None else _DAYS_OF_WEEK.fullmatch(said, clock.end())
    if clock is not None and of_week is not None:
        return _a_week(_between_clocks(clock), _days(of_week))
    for first, second in ((_OF_A_DAY, _DAYS_OF_WEEK), (_DAYS_OF_WEEK, _OF_A_DAY)):
        both = _both(first, second, said)
        if both is not None:
            day, days = both if first is _OF_A_DAY else both[::-1]
            return _a_week(_hours(day, _prefix(day, "hours")), _days(days))
    for first, second in ((_OF_A_DAY, _HOURS_OF_WEEK), (_HOURS_OF_WEEK, _OF_A_DAY)):
        both = _both(first, second, said)
        if both is not None:
            week = both[0] if first is _HOURS_OF_WEEK else both[1]
            return Count(round(_hours(week, _prefix(week, "hours")), 2), "hour", "week")
    return None


_BY_CLOCK = re.compile(
    r"(?P<from_hour>[01]?\d|2[0-3]):(?P<from_minute>[0-5]\d)\s*[〜~–—-]\s*"
    r"(?P<to_hour>[01]?\d|2[0-4]):(?P<to_minute>[0-5]\d)[\s、,]*休憩(?:時間)?\s*"
    r"(?:(?P<minutes>\d{2,3})\s*分|(?P<hours>[12])\s*時間)[\s、,]*"
)
"""From when to when one works on a day, with the break, which is not worked."""


def _between_clocks(clock: re.Match[str]) -> float:
    """Return the hours that are worked from one time of a day to another; more than a day's for
    none.
    """
    began, ended = (
        int(clock[f"{end}_hour"]) * 60 + int(clock[f"{end}_minute"]) for end in ("from", "to")
    )
    rest = int(clock["minutes"] or 0) + 60 * int(clock["hours"] or 0)
    worked = (ended - began - rest) / 60
    return worked if worked > 0 else math.inf


def hours_by_days(text: str) -> tuple[float, float] | None:
    """Return the hours and days of a text that does not say whether the hours are a day's.

    None for any other text.

    >>> hours_by_days("週5日8時間"), hours_by_days("1日8時間 週5日")
    ((8.0, 5.0), None)
    """
    said, hours = plain(text), re.compile(_HOURS)
    if both := _both(_DAYS_OF_WEEK, hours, said):
        days, of_which = both
    elif both := _both(hours, _DAYS_OF_WEEK, said):
        of_which, days = both
    else:
        return None
    return _hours(of_which), _days(days)


def _both(
    first: re.Pattern[str], second: re.Pattern[str], said: str
) -> tuple[re.Match[str], re.Match[str]] | None:
    """What each of two forms, one after the other, finds in a text; None where they are not all."""
    match = first.match(said)
    if match is None:
        return None
    between = re.compile(_BETWEEN_BOTH).match(said, match.end())
    other = second.fullmatch(said, match.end() if between is None else between.end())
    return None if other is None else (match, other)


def _a_week(hours: float, days: float) -> Count | None:
    if hours > HOURS_OF_A_DAY or days > DAYS_OF_A_WEEK:
        return None
    return Count(round(hours * days, 2), "hour", "week")


def _refused(text: str, why: str) -> InvalidInput:
    return InvalidInput(clean(text)[:40] or "–", why, _("write a number with a unit"))
