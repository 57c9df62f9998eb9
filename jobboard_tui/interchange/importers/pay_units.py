"""The unit and the period of pay, where only the name of its column has them: 年収(万円), 月給."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MAN = r"(?:man|10\s?k|10[,.]?000|ten thousand)"
"""How 万 is written in a column's name in English."""
_UNIT = re.compile(
    r"[(\[]\s*(?:単位\s*:?\s*)?("
    r"(?:百万|千|万)円?|円"
    rf"|{_MAN}[\s-]*(?:yen|en|jpy|円)?"
    r"|(?:(?:k|m|mio|million|thousand)\s*)?(?:jpy|yen|usd|eur|gbp|cny|krw|sgd|aud|cad|chf)"
    r"|(?:jpy|yen|usd|eur|gbp)\s*(?:k|m|mio|million|thousand)"
    r"|[¥$€£]\s*[km]?"
    r")\s*(?:/\s*(年|月|時間?|日|year|yr|month|mo|hour|hr|day))?\s*[)\]]\s*$",
    re.IGNORECASE,
)
_PERIODS = (
    (re.compile(r"月給|月額|月収"), "月給 {pay}"),
    (re.compile(r"時給"), "時給 {pay}"),
    (re.compile(r"日給"), "日給 {pay}"),
    (re.compile(r"\b(?:annual|yearly|per year)\b", re.IGNORECASE), "{pay} / year"),
    (re.compile(r"\b(?:monthly|per month)\b", re.IGNORECASE), "{pay} / month"),
    (re.compile(r"\b(?:hourly|per hour)\b", re.IGNORECASE), "{pay} / hour"),
)
_BARE = re.compile(r"[\d.,\s〜～~–—-]*\d[\d.,\s〜～~–—-]*")
_TELLS_PERIOD = re.compile(
    r"月|時給|時間|日給|年|/|\bper\b|month|hour|year|annual|\ba\b", re.IGNORECASE
)


def with_unit(text: str, header: str) -> str:
    """Return bare numbers with the unit that the column's name has in brackets; else the text.

    >>> with_unit("550〜650", "年収(万円)"), with_unit("8.4", "Offer (M JPY)")
    ('550〜650万円', '8.4 M JPY')
    >>> with_unit("42万円", "年収(万円)"), with_unit("620-780", "Annual pay (man yen)")
    ('42万円', '620-780万円')
    """
    unit = _unit(header)
    if not unit or not _BARE.fullmatch(text):
        return text
    between = "" if unit[0] > "\u3000" else " "
    return f"{text.strip()}{between}{unit}"


def with_period(text: str, header: str) -> str:
    """Return pay with the period that the column's name tells, unless the text tells one.

    >>> with_period("42万円", "月給"), with_period("年600万円", "月給")
    ('月給 42万円', '年600万円')
    >>> with_period("620-780万円", "Annual pay (man yen)")
    '620-780万円 / year'
    """
    if not any(map(str.isdigit, text)) or _TELLS_PERIOD.search(text):
        return text
    plain = unicodedata.normalize("NFKC", header)
    form = next((form for words, form in _PERIODS if words.search(plain)), "{pay}")
    return form.format(pay=text.strip())


@lru_cache(maxsize=256)
def _unit(header: str) -> str:
    match = _UNIT.search(unicodedata.normalize("NFKC", header))
    if match is None:
        return ""
    unit = "万円" if re.match(rf"{_MAN}\b", match[1], re.IGNORECASE) else match[1]
    return f"{unit} / {match[2]}" if match[2] else unit
