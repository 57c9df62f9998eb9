"""Amounts, hours, days and months as people spell them, each with what it means.

A grammar of our own: the value and the period are chosen first, then how they are written.
"""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

WIDE = str.maketrans("0123456789,.kmhKMH", "０１２３４５６７８９，．ｋｍｈＫＭＨ")
KANJI = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Spelling:
    """A text with the number, the unit and the period that it means.

    `per` is None where it says none; `salary` is whether it calls the amount one.
    """

    text: str
    number: float
    unit: str
    per: str | None
    salary: bool = False


def in_kanji(number: int) -> str:
    """A whole number below 100,000,000 in kanji: 四十五万五千."""
    man, rest = divmod(number, 10_000)
    spelled = (in_kanji(man) + "万") if man else ""
    for factor, name in ((1000, "千"), (100, "百"), (10, "十")):
        digit, rest = divmod(rest, factor)
        if digit:
            spelled += ("" if digit == 1 else KANJI[digit]) + name
    return spelled + (KANJI[rest] if rest else "")


def spelled_amounts(yen: int) -> list[str]:
    """Ways to write an amount that is a multiple of 1,000 yen."""
    man, thousands = divmod(yen, 10_000)
    ways = [f"{yen}円", f"{yen:,}円", f"¥{yen:,}", f"JPY {yen:,}", f"{yen:,} yen", f"{yen:,}"]
    ways += [f"{yen / 10_000:g}万円", f"{yen / 10_000:g}万", f"{yen / 10_000:g} 万円"]
    ways += [f"{yen // 1000}k", f"¥{yen // 1000}K", f"{yen // 1000}千円", f"{in_kanji(yen)}円"]
    if yen >= 10_000:
        ways.append(f"{man:,}万円" if not thousands else f"{man}万{thousands // 1000}千円")
    if yen >= 1_000_000:
        ways += [f"{yen / 1_000_000:.3f}M", f"{yen / 1_000_000:.3f} million yen"]
    return ways


MONEY_PERIODS: dict[str | None, list[tuple[str, bool]]] = {
    None: [("{}", False), ("  {} ", False), ("{}。", False)],
    "month": [
        *((f"{word}{gap}{{}}", True) for word in ("月給", "月収") for gap in ("", " ", "：", "は")),
        *((word, False) for word in ("月{}", "月額{}", "月額：{}", "毎月{}", "月に{}", "月々{}")),
        *(
            (word, False)
            for word in ("{}/月", "{}（月額）", "{} a month", "{}/month", "{} per month")
        ),
        *((word, False) for word in ("1か月{}", "monthly {}", "{} monthly", "月 {}")),
        ("monthly salary {}", True),
    ],
    "year": [
        *((f"{word}{gap}{{}}", True) for word in ("年収", "年俸") for gap in ("", " ", "：", "は")),
        *((word, False) for word in ("年{}", "年額{}", "毎年{}", "年間{}", "{}/年", "{} a year")),
        *((word, False) for word in ("{} per year", "{}/year", "annual {}", "{} p.a.", "年に{}")),
        ("{}（年額）", False),
        ("annual salary: {}", True),
    ],
    "hour": [("時給{}", True), ("1時間{}", False), ("{}/時間", False), ("{} an hour", False)],
    "day": [("日給{}", True), ("日額{}", False), ("1日{}", False), ("{}/日", False)],
    "week": [("週給{}", True), ("週{}", False), ("{} a week", False)],
}
FILLED = ("{}", "{}（税込）", "{}（額面）", "{}です")
"""What may stand beside an amount and leaves it as it is."""
ABOUT = (
    *("約{}", "およそ{}", "おおよそ {}", "概ね{}", "だいたい{}", "ほぼ{}", "≒{}"),
    *("{}程度", "{}くらい", "{}ぐらい", "{}ほど", "{}前後", "{}位", "{} 程度", "約{}程度"),
    *("about {}", "around {}", "roughly {}", "approx. {}", "ca. {}", "{} or so", "c. {}"),
    *("{}前後です", "{}（程度）"),
)
"""What makes it only approximate."""
LOWER = (
    *("{}〜", "{}～", "{}以上", "{}から", "{}超", "{}を超える", "{}+", "{}＋", "最低{}", "下限{}"),
    *("少なくとも{}", "≥{}", ">{}", "at least {}", "from {}", "{} or more", "over {}"),
    *("more than {}", "minimum {}", "{} minimum", "min. {}", "最低 {}以上"),
)
"""What makes an amount the least that it is."""
UPPER = (
    *("〜{}", "～{}", "{}以下", "{}以内", "{}まで", "{}未満", "{}を上限とする", "最大{}", "上限{}"),
    *("最高{}", "≤{}", "<{}", "up to {}", "at most {}", "{} or less", "max {}", "{} max"),
    *("maximum {}", "less than {}", "under {}", "最大{}まで"),
)
"""What makes an amount the most that it is."""
NEITHER = ("{}弱", "{}強", "{}台", "最長{}", "最短{}", "~約{}", "約{}以上", "最大{}以上")
"""What leaves open how much it is, without an end."""
OPEN = (*ABOUT, *LOWER, *UPPER, *NEITHER, "~{}")
"""What leaves open how much it is: one end, or about."""
FOREIGN = (
    *(
        "{}。賞与 年2回",
        "{}、住宅手当 3万円",
        "試用期間 6ヶ月 {}",
        "{} 残業代 45時間分 10万円を含む",
    ),
    *(
        "{}（14日締め）",
        "手取り{}",
        "想定{}",
        "{}+α",
        "①{}",
        "{} 2回",
        "12月{}",
        "{}と交通費",
        "-{}",
        "▲{}",
    ),
    *("{}（残業代 45時間分を含む）", "{} 2年目以降", "{}の80%", "{}税別"),
)
"""What makes it another statement, or more than one."""


@st.composite
def amounts(draw: st.DrawFn, periods: tuple[str | None, ...] | None = None) -> Spelling:
    """An amount with its period, and words beside it that change nothing."""
    yen = 1000 * draw(st.integers(1, 30_000))
    per = draw(st.sampled_from(periods or tuple(MONEY_PERIODS)))
    text = draw(st.sampled_from(spelled_amounts(yen)))
    text = draw(st.sampled_from(FILLED)).format(text)
    form, salary = draw(st.sampled_from(MONEY_PERIODS[per]))
    text = form.format(text)
    if draw(st.booleans()):
        text = text.translate(WIDE)
    return Spelling(text, yen, "yen", per, salary)


@st.composite
def bounds(draw: st.DrawFn) -> tuple[Spelling, bool]:
    """An amount that is one end of a range, and whether that is the least."""
    yen = 10_000 * draw(st.integers(1, 3_000))
    per = draw(st.sampled_from(tuple(MONEY_PERIODS)))
    is_least = draw(st.booleans())
    text = draw(st.sampled_from(LOWER if is_least else UPPER))
    text = text.format(draw(st.sampled_from(spelled_amounts(yen))))
    form, salary = draw(st.sampled_from(MONEY_PERIODS[per]))
    text = form.format(draw(st.sampled_from(FILLED)).format(text))
    if draw(st.booleans()):
        text = text.translate(WIDE)
    return Spelling(text, yen, "yen", per, salary), is_least


COUNT_UNITS: dict[str, list[str]] = {
    "hour": ["{}時間", "{} 時間", "{}h", "{} hours", "{} hrs", "{} hour"],
    "day": ["{}日", "{} 日", "{} days", "{}日間"],
    "week": ["{}週間", "{} weeks"],
    "month": ["{}か月", "{}ヶ月", "{}ヵ月", "{}カ月", "{}ケ月", "{}箇月", "{}ヶ月間", "{} months"],
}
COUNT_PERIODS: dict[str | None, list[str]] = {
    None: ["{}"],
    "day": ["1日{}", "1日に{}", "1日あたり{}", "{}/日", "{} a day", "{} per day", "1日 {}"],
    "week": ["週{}", "週に{}", "毎週{}", "{}/週", "{} a week", "{} per week", "週 {}"],
    "month": ["月{}", "月に{}", "毎月{}", "{}/月", "{} a month", "1か月に{}", "月間{}"],
    "year": ["年{}", "年に{}", "年間{}", "{}/年", "{} a year", "{} per year", "毎年{}"],
}


@st.composite
def counts(draw: st.DrawFn, units: tuple[str, ...] = tuple(COUNT_UNITS)) -> Spelling:
    """A number of hours, days, weeks or months, perhaps of a period."""
    unit = draw(st.sampled_from(units))
    number = draw(st.integers(1, 99))
    half = draw(st.sampled_from((0, 0, 0.5))) if unit in ("hour", "month") else 0
    spelled = f"{number + half:g}"
    if not half and draw(st.booleans()):
        spelled = in_kanji(number)
    text = draw(st.sampled_from(COUNT_UNITS[unit])).format(spelled)
    per = draw(st.sampled_from(tuple(COUNT_PERIODS)))
    text = draw(st.sampled_from(COUNT_PERIODS[per])).format(text)
    if draw(st.booleans()):
        text = text.translate(WIDE)
    return Spelling(text, number + half, unit, per)
