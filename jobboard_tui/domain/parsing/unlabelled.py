"""What a line about an application says without a label in front of it.

A day before its verb (`昨日応募`, `12/5まで`), where a posting was found (`via LinkedIn`,
`Wantedly経由`), and an amount (`400-600万円`).
"""

from __future__ import annotations

import itertools
import re
from datetime import datetime
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.parsing.last_day import check_last_day, start_of_applying
from jobboard_tui.domain.parsing.purpose import HAPPENED, TO_COME, Purpose
from jobboard_tui.domain.parsing.token_line import (
    CUT,
    TokenLine,
    split_time,
    squeeze,
    time_before,
)
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.domain.parsing.money import Money

# -- a time in front of its word -----------------------------------------------------------------

_BEHIND_TIMES = {
    "by": re.compile(
        r"\s*(?:まで(?:に)?(?:応募)?|迄|(?:応募)?(?:締め?切り?|〆切?|期限)日?|必着"
        r"|(?<=\s)(?:deadline|due))(?=$|[\s,、。@\x00])",
        re.IGNORECASE,
    ),
    "applied": re.compile(
        r"\s*(?:に\s*)?(?:(?:応募|エントリー)(?:済み?|しました|した|完了)?|(?<=\s)applied)"
        r"(?=$|[\s,、。@\x00])",
        re.IGNORECASE,
    ),
}
"""Words behind the time that they are about."""
_PREPOSITION = re.compile(r"(?:by|before|until|till|from)\s", re.IGNORECASE)
_IN_FRONT = re.compile(
    r"(?:^|\s)(?:by|before|until|applied|submitted|deadline|応募日?|応募済み?|締め?切り?日?|〆切?|期限)\s*:?$",
    re.IGNORECASE,
)


def take_times(
    line: TokenLine, now: datetime, opening: re.Pattern[str], doubts: list[str]
) -> dict[str, str]:
    """Take out the times that stand in front of their word, and return them, as typed.

    What may be no last day to apply is added to `doubts`; `opening` is that of `check_last_day`.
    """
    told: dict[str, str] = {}
    for name, words in _BEHIND_TIMES.items():
        for match in list(words.finditer(line.plain))[::-1]:
            purpose = HAPPENED if name == "applied" else TO_COME
            start = time_before(line, match.start(), now, purpose)
            if start is None or _is_of_another_time(line.plain, start, match, now, purpose):
                continue
            if name in told:
                raise told_twice(squeeze(line.text[start : match.end()]))
            begin = start_of_applying(line.plain, start) if name == "by" else start
            said = squeeze(line.text[begin : match.end()])
            if name == "by" and (doubt := check_last_day(line.plain[:begin], said, opening)):
                doubts.append(doubt)
            told[name] = squeeze(line.text[start : match.start()])
            line.cut(begin, match.end())
    return told


def _is_of_another_time(
    plain: str, start: int, word: re.Match[str], now: datetime, purpose: Purpose
) -> bool:
    """Whether a word is the label of the time behind it, or the time before it has its own."""
    if not word[0][:1].isspace():
        return False
    behind = plain[word.end() :].lstrip()
    if split_time(behind, now, purpose)[0]:
        return True
    before = plain[:start].rstrip()
    return _IN_FRONT.search(before) is not None or _PREPOSITION.match(plain, start) is not None


def told_twice(what: str) -> InvalidInput:
    """What is wrong where two pieces of a line tell the same."""
    return InvalidInput(what, _("given twice"), _("use only one of them"))


# -- pay -----------------------------------------------------------------------------------------

_NUMBER = r"\d[\d,]{0,14}(?:\.\d{1,4})?"
_YEN_SIGN = r"[¥$€£]"
_BIG = r"(?:億|万|千|[km]\b|mm\b|mil(?:lion)?\b)"
_CURRENCY = r"(?:円|yen\b|jpy\b|usd\b|eur\b|gbp\b|dollars?\b|euros?\b|ドル)"
_AMOUNT = (
    rf"(?:(?:US)?{_YEN_SIGN}\s?{_NUMBER}\s?{_BIG}?(?:\s?{_CURRENCY})?"
    rf"|{_NUMBER}\s?(?:{_BIG}?\s?{_CURRENCY}|万(?=$|[\s~〜–\-+,、)以台前程\x00])))"
)
"""An amount that has a currency, or 万 for its unit."""
_TO = r"\s?(?:-|~|〜|–|—|から|to\b)\s?"
_WORDS = (
    r"(?:以上|以下|前後|程度|台|可|~|〜|\+|/(?:年|月|日|時|year|yr|month|mo|hour|hr|h)\b"
    r"|\s(?:(?:per|an?)\s(?:year|month|hour|day|annum)|p\.?a\.?|gross|net|or more))"
)
_ALONE = re.compile(
    rf"(?:^|(?<=[\s、])|(?<=[^\d],))(?:(?:pay|base|ote|tc|package|comp(?:ensation)?|給料|基本給|月額?|年)\s?:?\s?)?"
    rf"(?:(?:約|最低|最大|up to |about |~|〜)\s?)?"
    rf"(?:{_NUMBER}\s?{_BIG}?{_TO})?{_AMOUNT}(?:{_TO}{_AMOUNT})?{_WORDS}*"
    rf"(?P<more>\s?[+(])?(?(more)|(?=$|[\s,、\x00]))",
    re.IGNORECASE,
)
_LEFT = re.compile(
    rf"{_AMOUNT}"
    r"|(?<![^\s/／|])(?![248]k[\s/])\d[\d.,]*\s?(?:[km]|mil(?:lion)?)(?![^\s/／|])"  # 4K Video
    r"|(?<!\S)\d{1,2}(?:\.\d+)?\s?[-~〜]\s?\d{1,2}(?:\.\d+)?m(?!\S)"
    r"|(?<!\S)(?!(?:19|20)\d\d)\d{3,4}\s?[-~〜]\s?\d{3,4}(?!\S)"
    r"|(?<!\S)\d{1,2}(?:\.\d+)?m\s?[-~〜]\s?\d{1,2}(?:\.\d+)?m(?!\S)"
    r"|(?<![\d.])\d[\d,.]*\s?(?:万(?!\s?(?:[人件名個台社回歩行冊本店]|ユーザ|会員|アクセス|ダウンロード|dl|pv))|千円)"
    r"|(?<![\w.])\d[\d,.]*\s?(?:[km]|mil(?:lion)?)\s?(?:[/×(]|[x*]\s?\d|yen|\b(?:per|an?|or)\b)"
    r"|(?:年収|月給|月収|年俸|時給)\s?:?\s?\d|応相談|(?:給与|給料|年収|月給|報酬)は?\s?:?\s?(?:非公開|未定|不明|要相談)|[百千]万?円|[百千]万(?![人件社台個名])",
    re.IGNORECASE,
)


_PAY_WORDS = re.compile(r"[^\s、,\x00]+(?:,(?=\d)[^\s、,\x00]+)*|[、,]")
"""The words of a line, and its commas."""
_MOST_PAY_WORDS = 8
_LONGEST_PAY = 200
"""Characters; a longer stretch is looked through by nothing here, which would take its square."""
_PAY_BEGINS = re.compile(
    r"[\d¥$€£~〜(（【〇一二三四五六七八九十百千>≥<≤約]|(?:us\$|jpy|usd|yen|eur|gbp|pay|salary|base|total|package"
    r"|comp(?:ensation)?|tc|ote|about|around|approx\.?|roughly|ca?\.|up|at|from|over|under|between|min"
    r"|max|minimum|maximum|more|less|not|no|monthly|annual|yearly|hourly|daily|weekly)\b"
    r"|[年月日週時毎給報基固初総額想予理希目提最下上少概お凡ほだ]",
    re.IGNORECASE,
)
_UNIT_OF_PAY = (
    r"[¥$€£円]|\d\s?[万億千](?![人件名個台社])"
    r"|(?<![a-z])(?:yen|jpy|usd|eur|gbp|dollars?|euros?)(?![a-z])|ドル|ユーロ"
)
_PERIOD_OF_PAY = (
    r"年収|年俸|月給|月収|時給|日給|週給|月額|年額|日額|給与|給料|基本給|固定給|初任給|賃金|報酬"
    r"|\b(?:salary|pay|ote|(?:total )?comp(?:ensation)?|tc)\b"
)
_SHORT = r"\d[\d.]*\s?(?:[km]|mm|mil(?:lion)?)"
_SURE_PAY = re.compile(
    rf"{_UNIT_OF_PAY}|{_PERIOD_OF_PAY}"
    r"|^(?:from|up to|at least|at most|over|under|min\.?|max\.?|(?:more|less) than) "
    rf"(?:\d[\d.,]{{3,}}|{_SHORT}\b)"
    r"|^[年月日週]\s.*\d"
    rf"|{_SHORT}\s?(?:/|\b(?:a|per|annual|month|year|p\.?a)|[x×*]\s?\d)"
    rf"|\d\s?(?:[km]\s?)?[-~〜–—]\s?{_SHORT}\b|(?:monthly|annual|yearly|hourly|daily|weekly) .*\d",
    re.IGNORECASE,
)
"""What makes a number one of money for certain; 8M alone may be a name."""


_SHORT_PAY = re.compile(r"(?:\d{1,2}(?:\.\d+)?m|\d{3,5}k)", re.IGNORECASE)
_BEFORE_CELL, _BEHIND_CELL = re.compile(r"[,、/|\x00]\s*$"), re.compile(r"\s*(?:[,、/|\x00]|$)")


def _is_cell(plain: str, start: int, end: int) -> bool:
    """Whether a stretch of a line stands alone between commas, slashes or parts taken out."""
    return bool(_BEFORE_CELL.search(plain, 0, start) and _BEHIND_CELL.match(plain, end))


_BRACKETED = re.compile(r"^[(（]([^()（）]*)[)）]$")


def _find_pay(line: TokenLine) -> tuple[int, int] | None:
    """Where the first and longest words stand that are an amount of pay for certain."""
    from jobboard_tui.domain.parsing.posted_pay import read_posted_pay

    words = [match.span() for match in _PAY_WORDS.finditer(line.plain)]
    for at, (start, _end) in enumerate(words):
        if _PAY_BEGINS.match(line.plain, start) is None:
            continue
        for _start, end in words[at : at + _MOST_PAY_WORDS][::-1]:
            said = line.plain[start:end]
            if len(said) > _LONGEST_PAY:
                continue
            is_cell = _SHORT_PAY.fullmatch(said) and _is_cell(line.plain, start, end)
            is_part = CUT in said or said[-1] in ",、" or _opens_brackets(said)
            if is_part or not (is_cell or _SURE_PAY.search(said)):
                continue
            try:
                read_posted_pay(line.text[start:end])
            except AmbiguousInput:
                return start, end
            except InvalidInput:
                continue
            return start, end
    return None


def _opens_brackets(text: str) -> bool:
    """Whether the brackets of a text don't close within it."""
    return len(re.findall(r"[(（]", text)) != len(re.findall(r"[)）]", text))


def take_pay(line: TokenLine, closing: re.Pattern[str]) -> str | None:
    """Take out an amount that stands alone, as typed; None without one.

    What is added to it, "+ 賞与", goes with it until `closing`.
    """
    span = _find_pay(line)
    match = _ALONE.search(line.plain)
    if match is not None and (span is None or match.start() < span[0]):
        end = match.end()
        if match["more"]:
            close = closing.search(line.plain, end)
            end = close.start() if close else len(line.plain)
        span = match.start(), end
    if span is None:
        return None
    said = without_label(_BRACKETED.sub(r"\1", squeeze(line.text[slice(*span)])))
    line.cut(*span)
    if _find_pay(line) or _ALONE.search(line.plain):
        raise told_twice(_("salary {salary}").format(salary=said))
    return said


_OF_PAY = re.compile(
    r"^[^\w\s]|賞与|ボーナス|昇給|手当|各種|残業|交通費|住宅|社会?保|込|別途|税|額面|手取|相談|面談の?(?:上|うえ|結果)|面談により|要面談|経験|能力|固定|みなし|支給|以上|以下|程度|ストック|規定"
    r"|^(?:年|月|日|時間?|yr|hr|year|month|hour|and|plus|with|incl\w*|excl\w*|bonus\w*|stock|equity"
    r"|rsus?|options?|per|a|an|gross|net|before|after|depend\w*|negotiable|or|max|min|base|ote"
    r"|total|tc|package|allowances?|benefits|annual\w*|yearly|month\w*|p\.?a\.?)(?!\w)",
    re.IGNORECASE,
)
"""Of a word that says more on an amount."""
_PAY_WORD_END = re.compile(r"\s*[、,/／]\s*(?!\d)|\s+|$")


def labelled_pay(label: str, unit: re.Match[str] | None, body: str) -> tuple[str, str]:
    """Return the pay behind its label, and the words behind it that are of no pay.

    A label such as 月給 stays with the amount, which ends where such words begin.
    """
    plain = TokenLine(body).plain
    gaps = list(_PAY_WORD_END.finditer(plain))
    amount = next((gap for gap in gaps[::-1] if is_pay(plain[: gap.start()])), None)
    words = [
        (before.end(), plain[before.end() : gap.start()])
        for before, gap in itertools.pairwise(gaps)
    ]
    rest = ""
    for start, word in words:
        is_behind = amount is not None and start == amount.end()
        is_in_amount = amount is not None and start < amount.end()
        if is_in_amount or not (is_behind or (word and not word.isascii())):
            continue
        if word and _OF_PAY.search(word) is None:
            body, rest = body[:start].rstrip(" 、,/／"), body[start:]
            break
    return (body if unit is None else f"{unit[0] if amount else label}{body}"), rest


_LABEL_OF_PAY = re.compile(
    r"(?:salary|pay|comp(?:ensation)?)(?:\s+(?:is|of))?(?:\s*[:：]\s*|\s+)", re.IGNORECASE
)
"""A word that says of an amount no more than that it is one of pay."""


def without_label(text: str) -> str:
    """Return an amount of pay without the word that only says that it is one.

    >>> without_label("pay 7M"), without_label("base pay 7M"), without_label("月給30万円")
    ('7M', 'base pay 7M', '月給30万円')
    """
    match = _LABEL_OF_PAY.match(text)
    return text[match.end() :] if match and is_pay(text[match.end() :]) else text


def is_pay(text: str) -> bool:
    """Return whether a text is an amount of pay, perhaps with words beside it."""
    from jobboard_tui.domain.parsing.posted_pay import read_posted_pay

    try:
        read_posted_pay(text)
    except AmbiguousInput:
        return True
    except InvalidInput:
        return False
    return True


_NUMBER_AND_MORE = re.compile(r"^(?![248]k$)(?=.*[^\d,./:()-]).*\d", re.IGNORECASE)
_BARE_AMOUNT = re.compile(r"(?<=\s)(?!(?:19|20)\d\d)\d{3,4}(?=$|\s+[/|])")


def bare_amount(plain: str) -> str:
    """Return the number at the end of a role, or of a part of it, that may be 万円; or nothing."""
    match = _BARE_AMOUNT.search(plain)
    return match[0] if match else ""


def pay_left_over(plain: str) -> str:
    """The amount that is left among the words of a text, in half-width; or nothing."""
    if match := _LEFT.search(plain):
        return match[0].strip()
    words = (word for word in plain.split() if _NUMBER_AND_MORE.search(word))
    return next((word for word in words if is_pay(word)), "")


_LEAST_OF_A_YEAR = 2_000_000
"""Yen; a smaller amount without a period may be that of a month, an hour or a lesson."""


def spoken_pay(text: str) -> str:
    """A pay as it was typed, and in 万円 where that says more; or that it is kept as written."""
    from jobboard_tui.domain.parsing.money import YEN, for_period
    from jobboard_tui.domain.parsing.posted_pay import read_posted_pay

    try:
        pay = read_posted_pay(text)
    except InvalidInput:
        return _("{salary} (saved as written, not counted)").format(salary=text)
    money = pay.money
    meant = for_period(_near(text, money), money.per)
    ends = [end for end in (money.low, money.high) if end is not None]
    is_small = money.currency == YEN and max(ends) < _LEAST_OF_A_YEAR
    if money.per is None and is_small:
        meant = _("{amount}, period not given").format(amount=meant)
    if pay.words:
        meant = _("{amount}; “{words}” stays as written").format(amount=meant, words=pay.words)
    if meant == text:
        return text
    return _("{salary} ({meant})").format(salary=text, meant=meant)


def _near(text: str, money: Money) -> str:
    """An amount, and whether it is only near."""
    amount = money.spoken()
    if not money.about:
        return amount
    if re.search(r"[円万億kKmM千]弱", text):
        return _("a little under {amount}").format(amount=amount)
    if re.search(r"[円万億kKmM千]強", text):
        return _("a little over {amount}").format(amount=amount)
    return _("about {amount}").format(amount=amount)
