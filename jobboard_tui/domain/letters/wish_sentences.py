"""What one asks for when negotiating, as a letter says it: a sentence for each item."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobboard_tui.domain.letters.dates import MONTH_NAMES
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.text import clean

_MAN = re.compile(r"(\d+(?:\.\d+)?)\s*万\s*円")
_YEN = re.compile(r"(?<=\d)\s*円")
_DATE = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?:-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)|年(?P<ym>\d{1,2})月(?P<yd>\d{1,2})日)"
)
_PER = {"年": " a year", "月": " a month", "週": " a week", "日": " a day"}
_UNITS = {
    "日": "day",
    "時間": "hour",
    "分": "minute",
    "週間": "week",
    "か月": "month",
    "ヶ月": "month",
    "ヵ月": "month",
    "カ月": "month",
    "年": "year",
    "回": "time",
}
_COUNT = re.compile(
    rf"(?:(?P<per>年間?|月|週|1?日)\s*)?(?P<count>\d+(?:\.\d+)?)\s*(?P<unit>{'|'.join(_UNITS)})(?!\w)"
)
_WORDS = {
    **dict.fromkeys(("なし", "無し", "無"), "none"),
    "正社員": "permanent employment",
}
"""Whole wishes in Japanese that stand in an English letter as the word for them."""
_PAY_OF = re.compile(r"(?:(?P<per>年|月|時)(?:収|俸|給|額)?)\s*(?P<sum>\d[\d,]* yen)")
_RANGE = re.compile(r"\s*(?:\.\.|〜|～|~)\s*")


def wish_sentences(
    application: Application, language: Language, titles: Mapping[tuple[str, Language], str]
) -> list[str]:
    """Return a sentence for each wish of the checklist, in the order in which they were told."""
    found = []
    for item_id, finding in application.checklist.items():
        title = clean(titles.get((item_id, language), finding.title))
        if finding.wish and title:
            wish = in_language(clean(finding.wish), language).rstrip("。. ")
            words = _SENTENCES[language]
            found.append(words.format(title=title, wish=wish))
    return found


_SENTENCES = {
    Language.EN: "As to the {title}, I would like to ask for {wish}.",
    Language.JA: "{title}につきましては、{wish}を希望しております。",
}


def in_language(text: str, language: Language) -> str:
    """Return a range or an amount as a letter of that language writes it.

    >>> in_language("47万円〜50万円", Language.EN), in_language("47万円..50万円", Language.JA)
    ('470,000 yen to 500,000 yen', '47万円〜50万円')
    >>> in_language("2027-02-15", Language.EN), in_language("週3日", Language.EN)
    ('15 February 2027', '3 days a week')
    """
    text = _DATE.sub(lambda match: _date(match, language), text)
    if language is Language.JA:
        return _RANGE.sub("〜", text)
    if word := _WORDS.get(text.strip()):
        return word
    text = _MAN.sub(lambda match: f"{round(float(match[1]) * 10_000):,} yen", text)
    text = _RANGE.sub(" to ", _YEN.sub(" yen", text))
    return _COUNT.sub(_count, _PAY_OF.sub(_sum, text))


def _date(match: re.Match[str], language: Language) -> str:
    """A date with its year as a letter writes it."""
    month, day = int(match["m"] or match["ym"]), int(match["d"] or match["yd"])
    if not 1 <= month <= len(MONTH_NAMES):
        return match[0]
    if language is Language.JA:
        return f"{match['y']}年{month}月{day}日"
    return f"{day} {MONTH_NAMES[month - 1]} {match['y']}"


def _count(match: re.Match[str]) -> str:
    """A count of days, hours or the like in English."""
    unit = _UNITS[match["unit"]] + "s" * (match["count"] != "1")
    return f"{match['count']} {unit}{_PER.get((match['per'] or '').strip('1間'), '')}"


def _sum(match: re.Match[str]) -> str:
    """An amount with the time that it is for in English."""
    return match["sum"] + {**_PER, "時": " an hour"}[match["per"]]
