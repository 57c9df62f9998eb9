"""A clause of a letter in prose as one would answer the question of its item, in few words.

Only sentences of known forms are put in short; any other stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_END = re.compile(
    r"(?<=[円）)分日月額])(?:を支給(?:する|します|致します|いたします)|とする|とします|です)?。?$"
)
_MONTHS = r"[0-9０-９]{1,2}\s?[かヶヵカケ箇]月"
_DATE = r"(?:(?:\d{4}年|令和[\d元]+年)?\d{1,2}月\d{1,2}日)"
_YEN = r"(?:JPY|¥|￥|Y)\s?[\d,]+(?:\s?yen)?|[\d,]+\s?(?:yen|円)"
_FORMS: Mapping[str, Sequence[tuple[re.Pattern[str], str]]] = {
    item_id: [(re.compile(pattern, re.IGNORECASE), short) for pattern, short in forms]
    for item_id, forms in {
        "probation": [
            (r"^有り?\s?[（(](.*)[)）]$", r"\1"),
            (
                rf"({_MONTHS})間?\s?[、（(]\s?{_DATE}\s?[~～〜－–-]\s?{_DATE}(?:[)）]$|[。、]\s?)?",
                r"\1、",
            ),
            (
                rf"^(?:入社(?:日|後)?(?:から|より)?の?)?\s?({_MONTHS})間?(?:を|は)試用期間と"
                r"(?:し、?(?:この|その|当該)?(?:試用)?(?:間|期間中?)の(.+?)(?:とする|とします|です)?。?$|する。?$)",
                r"\1（この間の\2）",
            ),
            (r"^(" + _MONTHS + r")（この間の）$", r"\1"),
            (
                r"^(?:your |the )?first (\w+) months(?: of (?:your )?employment)?"
                r" (?:are|is|will be) (?:a |your |the )?(?:probation\w*|trial)(?: period)?"
                r"(?:,? (?:on|with|at|under) the same (?:pay|salary|terms|conditions))?\.?$",
                r"\1 months",
            ),
        ],
        "commuting": [
            (r"[\s　]*[/／][\s　]*計算方法[\s　]*[:：][^円]*$", ""),
            (r"^(?:通勤手当|通勤費|交通費)は、?", ""),
            (
                r"^実費を((?:月額?)?[\d,万千]+円)(?:まで|を上限(?:として|に|とし)?)(?:支給する|支給します)?。?$",
                r"実費、上限\1",
            ),
        ],
        "base-salary": [
            (
                rf"^.*?\bbase salary (?:of|is|will be) ({_YEN}) (?:per|a) month"
                r"(?:,? (?:paid|payable) on the \d{1,2}\w\w)?[^\d]*$",
                r"\1 per month",
            ),
        ],
        "sign-on": [
            (
                rf"^.*?\b(?:sign-on|signing) (?:bonus|payment) of ({_YEN})(?=[\s,.])(?:[^\d]*)$",
                r"\1",
            ),
        ],
        "relocation": [
            (rf"^.*?\brelocation (?:costs|expenses) (?:of )?(up to (?:{_YEN}))(?:[^\d]*)$", r"\1"),
        ],
        "paid-leave": [
            (r"^\D*(\d{1,2} days) of (?:annual |paid )+(?:leave|holiday|vacation)s?\b\D*$", r"\1"),
        ],
        "working-hours": [
            (
                r"^.*\bcore (?:time|hours) of \d{1,2}:\d\d (?:to|until|-) \d{1,2}:\d\d,? (?:and )?"
                r"(\d{2}(?:\.\d+)? hours (?:a|per) week)\.?$",
                r"\1",
            ),
        ],
    }.items()
}


def in_short(item_id: str, text: str) -> str:
    """Return what a clause of a letter answers about an item; the text where it is in no such form.

    >>> in_short("probation", "入社日から2か月間を試用期間とし、この間の基本給は月額30万円とする。")
    '2か月（この間の基本給は月額30万円）'
    >>> in_short("fixed-overtime", "月額48,000円（20時間分）を支給する。")
    '月額48,000円（20時間分）'
    """
    short = text.strip(" 　")
    for pattern, form in _FORMS.get(item_id, ()):
        short = pattern.sub(form, short)
    return _END.sub("", short).strip(" 　、") or text
