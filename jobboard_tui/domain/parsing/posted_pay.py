"""The pay of a posting: an amount, and the words beside it that leave it as it is.

月給28万円（固定残業代45時間分7万円含む）: what is added or included stays in words. A remark that
would change the amount, or give another one, makes the whole no amount.
"""

from __future__ import annotations

import re
import unicodedata

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.money import DEPENDING, Money, read_money
from jobboard_tui.domain.values import frozen

_LONGEST = 200
"""Characters; a longer text says more than the pay."""
_NAME = (
    r"給与|給料|賃金|報酬|基本給|固定給|初任給|(?:total )?(?:comp(?:ensation)?|package)\b"
    r"|salary\b|pay\b"
    r"|base(?: salary| pay)?\b|ote\b|tc\b"
)
_BEFORE = re.compile(
    r"^(?:想定|予定|理論|モデル|希望|目安|参考)\s*(?=年収|月収|月給|年俸|時給|日給)"
)
"""What makes a name of pay the one that is expected or wished for."""
_PART = (
    r"(?:固定|みなし|定額)?残業|時間外|賞与|ボーナス|インセンティブ|歩合|成果給|手当|交通費|通勤費"
    r"|深夜|早朝|休日|土日|シフト|実働|1?日\s?\d{1,2}(?:\.\d)?時間|週\s?\d{1,2}\s?(?:日|時間|回)"
    r"|\d{1,2} (?:hours|days) a (?:day|week)|ストック|株式|住宅|家賃|社宅|昇給|退職金|入社祝"
    r"|社会?保|社保|福利|試用|研修|\+?[αa](?![a-z])"
    r"|bonus|overtime|allowances?|incentives?|commissions?|stock|equity|rsus?\b|options?\b|benefits"
    r"|sign-?on|relocation|housing|commut\w+|probation"
)
"""What pay may have beside its amount, or in it."""
_OPENS_WORDS = re.compile(
    rf"(?:別途|込み?|含む|含まず|内|うち|各種|諸|決算|夏|冬|規定|完全|全額|業績|その他|plus|with|incl\w*\.?"
    rf"|excl\w*\.?|and|&|before|performance|annual|yearly|including|excluding|\s)*(?:{_PART}|{DEPENDING}"
    r"|相談|面談|要相談|経験|能力|スキル|優遇|交渉)",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"[×*倍]|\dx|x\d|\d割|分割|等分|手取|税引き?後|\bnet\b|after tax|take[- ]?home|per\b|/"
    r"|年分|年間で|\b(?:over|for) \d|\d\s?(?:years|年)\b|[〜~→]\s*[\d¥$]"
    r"|ではな|でない|\bnot\b|\bor\b|または|又は|若しくは",
    re.IGNORECASE,
)
"""What of a remark may change how much the amount is, or for how long."""
_AN_AMOUNT = re.compile(
    r"[¥$€£]\s?\d|\d\s?(?:万|億|千|円|yen|jpy|usd|k\b|m\b|mil)|\d{4,}|\d,\d{3}", re.I
)
_BRACKET = re.compile(r"\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]|【[^【】]*】)")
_FREE = re.compile(
    r"\s*(?P<sign>[+、,;・※/]|plus\b|\s)\s*"
    r"(?P<words>[^\s(\[【]+(?:\s+(?=(?-i:[a-z0-9&%]))[^\s(\[【]+)*)",
    re.IGNORECASE,
)
_STARTS = re.compile(r"\s*[(\[【+、,;・※/]|\s+\S")


@frozen
class PostedPay:
    """An amount, and the words around it, as typed, that stay words."""

    money: Money
    words: str = ""


def read_posted_pay(text: str) -> PostedPay:
    """Return what the pay of a posting means; `InvalidInput` where it has no one clear amount.

    >>> read_posted_pay("600万（応相談）").words, read_posted_pay("月給35万円＋賞与4ヶ月").money.per
    ('（応相談）', 'month')
    """
    try:
        return PostedPay(read_money(text, _NAME))
    except InvalidInput as fault:
        if len(text) <= _LONGEST and (pay := _with_words(text)):
            return pay
        raise fault


def _with_words(text: str) -> PostedPay | None:
    said = "".join(
        sign if len(narrow := unicodedata.normalize("NFKC", sign)) != 1 else narrow for sign in text
    )
    start = 0
    ahead = ""
    if match := _BEFORE.match(said):
        start, ahead = match.end(), text[: match.end()].strip()
    cuts = [len(text)] if ahead else []
    cuts += [found.start() for found in _STARTS.finditer(said, start)][::-1]
    for cut in cuts:
        if said[start:cut].rstrip().endswith("+") or not _are_remarks(said[cut:]):
            continue
        try:
            money = read_money(text[start:cut], _NAME)
        except InvalidInput:
            continue
        behind = text[cut:].strip(" 、,;")
        return PostedPay(money, " ".join(filter(None, (ahead, behind))))
    return None


def _are_remarks(said: str) -> bool:
    """Whether words behind an amount leave it as it is."""
    at, is_of_part = 0, False
    while at < len(said.rstrip()):
        bracket, free = _BRACKET.match(said, at), _FREE.match(said, at)
        if bracket is not None:
            words = bracket[0]
            has_part = is_of_part or re.search(_PART, words, re.IGNORECASE) is not None
            fits = has_part or _AN_AMOUNT.search(words) is None
        elif free is not None:
            words = free["words"]
            fits = is_of_part = _OPENS_WORDS.match(words) is not None
        else:
            return False
        is_share = "%" in words and re.search(_PART, words, re.IGNORECASE) is None
        if not fits or is_share or _CHANGES.search(words):
            return False
        at = (bracket or free).end()  # type: ignore[union-attr]
    return True
