"""Amounts of yen as people write them, and as people read them: in 万円."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Literal, TypeAlias

from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen
from jobboard_tui.words import _

Per: TypeAlias = Literal["hour", "month", "year"]

MOST = 10**9
"""Yen; no offer has more."""
LEAST = 1000
"""A bare number below that is no amount of yen: 450 may mean 450k or 450万."""
_DIGITS = 20

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"(?P<sign>¥|jpy|yen)?\s*(?:"
    rf"(?:(?P<oku>{_NUMBER})億)?(?:(?P<man>{_NUMBER})万)?(?:(?P<sen>{_NUMBER})千)?(?P<ones>{_NUMBER})?"
    rf"|(?P<short>{_NUMBER})\s*(?P<unit>k|thousand|mm?|mil|million))"
    rf"\s*(?P<yen>円|yen|jpy)?"
)
_PER: tuple[tuple[Per, re.Pattern[str]], ...] = (
    ("hour", re.compile(r"時給|(?:an|per|/)\s*h(?:our|r)?\b|hourly|/\s*時間?")),
    ("month", re.compile(r"月給|月額|月収|(?:a|per|/)\s*mo(?:nth|\.)?(?![a-z])|monthly|/\s*月")),
    (
        "year",
        re.compile(
            r"年収|年俸|年額|(?:a|per|/)\s*(?:year|yr|annum)|yearly|annual(?:ly)?|/\s*年|p\.a\."
        ),
    ),
)
_BETWEEN = re.compile(r"\s*(?:〜|~|～|–|—|から|\bto\b|-)\s*")
_AROUND = re.compile(
    r"約|およそ|約|about|around|approx\.?|^以上|以上$|(?:程度|くらい|ぐらい|ほど|前後)$|[:：]"
)


@frozen
class Money:
    """An amount of yen, or a range of them (`low` to `high`), for an hour, a month or a year."""

    low: int
    high: int
    per: Per | None = None

    @property
    def is_range(self) -> bool:
        """Whether it leaves open how much."""
        return self.low != self.high

    def spoken(self) -> str:
        """As people read it: "45万円", "800万円〜900万円"."""
        return f"{yen(self.low)}〜{yen(self.high)}" if self.is_range else yen(self.low)


def yen(amount: int) -> str:
    """An amount in 億, 万 and 円.

    >>> yen(450_000), yen(6_505_000), yen(900), yen(123_000_000)
    ('45万円', '650万5,000円', '900円', '1億2,300万円')
    """
    minus, rest = ("-" if amount < 0 else ""), abs(amount)
    oku, rest = divmod(rest, 10**8)
    man, ones = divmod(rest, 10**4)
    parts = (f"{oku:,}億" if oku else "") + (f"{man:,}万" if man else "")
    if ones or not parts:
        parts += f"{ones:,}"
    return f"{minus}{parts}円"


def read_money(text: str) -> Money:
    """What an amount means; `Misspoken` with the reason where it is none.

    >>> read_money("４５万円").low, read_money("6.5M").low, read_money("450k").low
    (450000, 6500000, 450000)
    """
    plain = unicodedata.normalize("NFKC", clean(text)).casefold().replace("\\", "¥").strip()
    per: Per | None = None
    for name, pattern in _PER:
        if pattern.search(plain):
            per = name
            plain = pattern.sub(" ", plain)
    plain = _AROUND.sub(" ", plain).strip(" 。、,.()")
    ends = [one for one in _BETWEEN.split(plain) if one]
    if not ends:
        raise _refused(text, _("there is no amount in it"))
    if plain.startswith("-") or len(ends) > 2:
        raise _refused(text, _("an amount is not negative") if len(ends) < 2 else _("that is none"))
    low, high = _ends(text, ends)
    if low > high:
        raise _refused(text, _("the range ends below its beginning"))
    return Money(low, high, per)


def _ends(text: str, ends: list[str]) -> tuple[int, int]:
    """Both ends of a range; "800〜900万" has its unit at the end only."""
    last = _amount(text, ends[-1])
    if len(ends) == 1:
        return last, last
    unit = re.search(r"[万億km]\S*$", ends[1])
    bare = re.fullmatch(rf"¥?\s*{_NUMBER}", ends[0])
    first = ends[0] + unit.group() if unit and bare and len(ends[0]) < len("¥10000") else ends[0]
    return _amount(text, first), last


def _amount(text: str, plain: str) -> int:
    found = _AMOUNT.fullmatch(plain.strip())
    if found is None or not any(character.isdigit() for character in plain):
        raise _refused(text, _("that is no amount of yen"))
    if found["short"]:
        factor = 1000 if found["unit"] in ("k", "thousand") else 10**6
        amount = _value(found["short"]) * factor
    else:
        amount = (
            _value(found["oku"]) * 10**8
            + _value(found["man"]) * 10**4
            + _value(found["sen"]) * 1000
            + _value(found["ones"])
        )
    is_told = found["sign"] or found["yen"] or found["man"] or found["oku"] or found["short"]
    if amount > MOST:
        raise _refused(text, _("nobody is offered as much"))
    if amount != int(amount):
        raise _refused(text, _("yen have no fractions"))
    if 0 < amount < LEAST and not is_told:
        raise _refused(text, _("it is not told whether yen, thousands or 万 are meant"))
    return int(amount)


def _value(text: str | None) -> Decimal:
    return Decimal(text.replace(",", "")[:_DIGITS]) if text else Decimal(0)


def _refused(text: str, why: str) -> Misspoken:
    return Misspoken(
        _("amount {text}").format(text=clean(text)[:40] or "–"),
        why,
        _("write it like 45万円, ¥450,000, 450k or 6.5M"),
    )
