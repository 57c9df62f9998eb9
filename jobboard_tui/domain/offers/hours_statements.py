"""Statements about working hours: of a day or a week, by the clock, with the system they are in.

Their words become a row of facts, in whatever order they stand. Facts that contradict each other,
or a word that isn't known, make the whole mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jobboard_tui.domain.offer_values import TermValue
from jobboard_tui.domain.offers.term_values import read_term
from jobboard_tui.domain.parsing.quantities import HOURS_OF_A_DAY, plain

_N = r"\d{1,2}(?:\.\d{1,2})?"
_TO = r"\s?(?:[〜~–—-]|to|until|から)\s?"
_HOURS = (
    rf"(?P<@>{_N})\s?(?:時間|hours?\b|hrs?\b|h\b)"
    r"(?:\s?(?P<@_min>[0-5]?\d)\s?分|(?P<@_half>半))?"
)
_CLOCK = (
    r"(?P<@_h>[01]?\d|2[0-4])(?:(?::|時)(?P<@_m>[0-5]\d)?分?|(?=\s?[ap]\.?m))"
    r"\s?(?P<@_half>[ap])?(?:(?<=[ap])\.?m\.?)?"
)


def _hours(name: str) -> str:
    return _HOURS.replace("@", name)


def _clock(name: str) -> str:
    return _CLOCK.replace("@", name)


_A_DAY = r"(?:\s?(?:/|a|per)\s?day\b|/\s?1?日)"
_A_WEEK = r"(?:\s?(?:/|a|per)\s?(?:week|wk)\b|\s?weekly\b|/\s?1?週間?)"
_SYSTEM = (
    r"(?:スーパー|フル)?フレックス(?:タイム)?(?:制度?|勤務)?"
    r"|(?:1[かヶヵカケ]月|1年)単位の?変形労働(?:時間)?制?"
    r"|変形労働(?:時間)?制?(?:\s?(?:1[かヶヵカケ]月|1年)単位)?"
    r"|シフト(?:制|勤務)|交替制|固定時間制|flexi?(?:ble)?[- ]?time\b|flextime\b"
)
_SIGNS: Sequence[tuple[str, str]] = (
    (
        "core",
        r"(?:コア(?:タイム)?|フレキシブルタイム|core (?:hours|time))[\s:は]*"
        rf"(?:{_clock('c1')}{_TO}{_clock('c2')}|なし|無し|none)",
    ),
    (
        "month",
        r"(?:月|1[かヶヵカケ]月|年)(?:間)?(?:平均)?の?(?:所定)?(?:労働時間|所定時間)?[\s:は]*"
        r"\d{3,4}(?:\.\d{1,2})?\s?時間",
    ),
    (
        "overtime",
        r"(?:残業|時間外(?:労働)?|所定(?:時間)?外労働)[\s:は]*"
        r"(?:あり|有り?|(?:月)?(?:平均)?\s?\d{1,2}時間(?:程度)?|なし|無し?)",
    ),
    (
        "week",
        r"(?:週(?:の|間)?(?:平均|所定)?(?:労働)?(?:時間)?|1週間?(?:の|あたり|当たり|平均)?)"
        rf"(?:所定労働時間)?[\s:は]*{_hours('w')}(?P<w_most>以内)?"
        rf"|hours:?\s(?P<w3>{_N}){_A_WEEK}"
        rf"|(?P<w2>{_N})\s?(?:時間|hours?|hrs?|h){_A_WEEK}",
    ),
    (
        "rest",
        r"(?P<within>うち)?休憩(?:時間)?[\s:は]*(?:(?P<rest_m>\d{2,3})分間?|(?P<rest_h>[12])時間"
        rf"|{_clock('r1')}{_TO}{_clock('r2')})"
        r"|(?:(?:with|including|excluding|excl\.) )?(?:an? )?"
        r"(?:(?P<rest_m2>\d{2,3})[ -]?min(?:ute)?s?|(?P<rest_h2>[12])[ -]?h(?:ou)?rs?"
        r"|(?P<rest_one>one[ -]hour))(?: lunch)?(?: break|(?<=lunch))",
    ),
    (
        "day",
        r"(?:1日(?:の|あたり|当たり)?)?(?:所定)?"
        r"(?:標準(?:労働時間)?|実働(?:時間)?|労働時間|勤務時間)?[\s:は]*"
        rf"(?:1日(?:の|あたり|当たり)?)?\s?{_hours('d')}(?:{_A_DAY}|勤務)?",
    ),
    (
        "clock",
        rf"(?:始業[\s:は]*|from )?{_clock('t1')}\s?(?:{_TO}|[\s、/・]*終業[\s:は]*)"
        rf"(?P<next_day>翌日?)?{_clock('t2')}",
    ),
    (
        "days",
        r"(?:週(?:に|の)?|毎週\s?|週(?:所定)?(?:労働|勤務)日数[\s:は]*)(?P<days>[1-6])日(?:間)?(?:勤務)?"
        rf"|(?P<days2>[1-6]) days{_A_WEEK}|[×x*]\s?(?P<days3>[1-6])\s?(?:日間?|days?\b)",
    ),
    (
        "five",
        r"完全週休2日制?|週休2日制?\s?土・?日(?:曜日?)?|4週8休制?"
        r"|土・?日(?:・?祝日?)?(?:休み|が?休日|休)"
        r"|月曜?日?[〜~–-]金曜?日?|平日(?:のみ)?"
        r"|(?:from )?mon(?:day)?\s?(?:to|through|[〜~–-])\s?fri(?:day)?\b",
    ),
    ("system", _SYSTEM),
    (
        "",
        r"[\s、。,:;・/※]+|始業・終業の?時刻|就業時間[1-3]?|(?:標準)?(?:労働|勤務)時間帯"
        r"|勤務時間|労働時間|所定|基本|標準|実働|休日|土・?日(?:・?祝日?)?|祝日?"
        r"|(?:による|により|あり|有り?|です|ます|する|適用)|[のはをにで]"
        r"|full[- ]time\b|excl(?:uding|\.)? (?:the )?(?:breaks?|lunch)\b|working hours\b"
        r"|(?:and|with|of)\b",
    ),
)
_ANY_SIGN = "|".join(f"(?P<sign_{at}>{text})" for at, (_s, text) in enumerate(_SIGNS))
_WORD = re.compile(rf"\s*(?:{_ANY_SIGN})")
_NUMBERED = re.compile(r"[（(][1-9１-９][)）]")
"""How a form numbers what it says of hours."""
_FIVE_DAYS = 5.0
_LEAST, _MOST = 2, 14
"""Hours of a day of work; what is outside of them is none."""


def read_hours(text: str) -> dict[str, TermValue | None]:
    """Return the hours of a week that a statement tells, with the system; empty for anything else.

    >>> read_hours("所定労働時間7時間45分、完全週休2日制（土日祝）")
    {'weekly-hours': 38.75}
    >>> read_hours("9:30〜18:30（実働8時間）週休2日制")
    {}
    """
    facts = _facts(plain(_NUMBERED.sub(" ", text)))
    if facts is None:
        return {}
    week = _of_week(facts)
    if week is None:
        return {}
    terms: dict[str, TermValue | None] = {
        "weekly-hours": read_term("weekly-hours", f"{week:g}時間/週")
    }
    if "system" in facts:
        terms["hours-system"] = facts["system"]
    return terms


def _facts(said: str) -> dict[str, str] | None:
    """What a plain text tells of hours; None where a word isn't known or a thing is told twice."""
    facts: dict[str, str] = {}
    at = 0
    while at < len(said):
        match = _WORD.match(said, at)
        if match is None or match.end() == at:
            return None
        at = match.end()
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        sign = next(_SIGNS[int(name[5:])][0] for name in groups if name.startswith("sign_"))
        told = {name: value for name, value in groups.items() if not name.startswith("sign_")}
        if sign == "system":
            told = {"system": match.group().strip()}
        elif sign == "five":
            told = {"days": f"{_FIVE_DAYS:g}"}
        twice = facts.keys() & told.keys()
        if twice - {"days"} or any(facts[name] != told[name] for name in twice):
            return None
        facts |= told
    return facts


def _of_week(facts: Mapping[str, str]) -> float | None:
    """The hours of a week; None where they are not told, or told in two ways."""
    weeks: set[float] = set()
    if "w" in facts:
        weeks.add(_number(facts, "w"))
    weeks |= {float(facts[name]) for name in ("w2", "w3") if name in facts}
    days = float(facts.get("days") or facts.get("days2") or facts.get("days3") or 0)
    if "within" in facts and "d" in facts:
        return None  # whether the hours are those with the break
    of_day = _number(facts, "d") if "d" in facts else None
    by_clock = _by_clock(facts)
    rest = _rest(facts)
    if by_clock is not None and of_day is not None:
        breaks = [by_clock - rest] if rest else [by_clock, *(by_clock - one for one in _BREAKS)]
        if all(abs(of_day - one) > _SAME for one in breaks):
            return None
    elif by_clock is not None and rest:
        of_day = by_clock - rest
    if of_day is not None and not _LEAST <= of_day <= _MOST:
        return None
    if "w_most" in facts and (of_day is None or {round(of_day * _FIVE_DAYS, 2)} != weeks):
        return None  # that it is no more says not how much
    if of_day is not None and days:
        weeks.add(round(of_day * days, 2))
    return weeks.pop() if len(weeks) == 1 else None


_BREAKS = (0.75, 1, 1.25, 1.5)
"""Hours of a break that need not be told beside the hours of a day and its clock."""
_SAME = 0.01


def _number(facts: Mapping[str, str], name: str) -> float:
    minutes = int(facts.get(f"{name}_min", 0)) / 60 + 0.5 * (f"{name}_half" in facts)
    return float(facts[name]) + minutes


def _rest(facts: Mapping[str, str]) -> float:
    if "r1_h" in facts:
        return max(_clock_hours(facts, "r2") - _clock_hours(facts, "r1"), 0)
    minutes = int(facts.get("rest_m") or facts.get("rest_m2") or 0)
    hours = int(facts.get("rest_h") or facts.get("rest_h2") or 0)
    return minutes / 60 + hours + ("rest_one" in facts)


def _by_clock(facts: Mapping[str, str]) -> float | None:
    """The hours from one time of a day to another, with the break; None where none are told."""
    if "t1_h" not in facts:
        return None
    began, ended = (_clock_hours(facts, name) for name in ("t1", "t2"))
    if "next_day" in facts:
        ended += HOURS_OF_A_DAY
    return ended - began if began < ended < began + HOURS_OF_A_DAY else 0


def _clock_hours(facts: Mapping[str, str], name: str) -> float:
    hour, half = int(facts[f"{name}_h"]), facts.get(f"{name}_half")
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return hour + int(facts.get(f"{name}_m", 0)) / 60
