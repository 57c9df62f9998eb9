"""Notes beside a number that leave it as it is: 255,000円（等級：G3）, "(repayable within a year)".

A note with a number of its own, or with a word that may change what it stands beside, is none: it
makes the whole another statement. An answer with notes is kept as it was written, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from jobboard_tui.domain.offers.terms import TERMS
from jobboard_tui.domain.parsing.money import names_an_amount
from jobboard_tui.domain.parsing.quantities import plain

_LONGEST = 300
"""Characters; a longer answer is more than a number with notes."""
_NOTE = re.compile(r"\s*(?:[（(](?P<bracket>[^（）()]*)[)）]|※\s*(?P<star>[^※（(]+))")
_CHANGES = re.compile(
    r"含|込|うち|内訳|内数|内(?!容)|除|別|外数|例|モデル|想定|理論|見込|目安|目標|手取|差し?引|税引|税後|控除|天引|振込|約|程度|前後|くらい"
    r"|から|まで|以上|以下|以内|未満|超|最|上限|下限|場合|のみ|限り|限る|条件|対象|扶養|世帯|試用|初年|年目|毎|隔|ごと|半"
    r"|四半期|[年月日時週]|日給|日額|時給|時間|年俸|年収|年額|月額|月給|変動|変更あり|相談|未定|予定|仮|不|総支|総額|総計|合計|累計|支給|ドル|ユーロ|ウォン|貸|融資|借"
    r"|経験|能力|スキル|実績|業績|評価|により|による|応じ|考慮|次第|決定|残業|賞与|手当|基本給|ボーナス|倍|割|ない|(?<!み)なし|無|[?？%％+＋$€£〜~]"
    r"|\b(?:incl|excl|of which|out of|net|take|after|before|about|around|approx|roughly|up to|at"
    r"|max|min|from|over|under|less|more|only|if|unless|subject|depend|negotiab|target|ote|expected"
    r"|daily|monthly|annual|yearly|p\.?a|estimate|example|average|week|year|annual|quarter|day|hour|month|probation|first|second|usd"
    r"|eur|gbp|us|loan|advance|bonus|overtime|allowance|plus|minus|not|no|variable|base|on top)",
)
"""What may change the number that it stands beside."""
_NUMBER = re.compile(r"\d+")
_OF_A_NAME = re.compile(r"[a-z一-鿿ぁ-んァ-ヶー:・-]\s?$")
_CLASS = re.compile(r"\s?(?:級|等級|号俸?|等)")
"""Around a number that is a name: G3, 号俸12, 3級."""
_KNOWN: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "sign-on": r"[\s,、;]*(?:[（(※]\s*)?(?:re-?payable|to be repaid|must be (?:repaid|returned)"
        r"|subject to (?:repayment|clawback)|clawback|[^（(、,]{0,30}返還)"
        r"[^（）()]*[)）]?$"
        r"|\s*[（(](?:[^（）()\d含除内別]|\d{1,2}(?:[かヶカヵ]月|[年月日]))*(?:支給|支払|支払い)[)）]?$"
        r"|\s?[（(]one[- ](?:time|off)[)）]$"
        r"|\s(?:signing|sign-on)(?: bonus| payment)?(?:\s?\((?:paid|payable)[^)\d]*\))?$"
        r"|[\s,]*(?:paid|payable) (?:with|on|upon|at) [^\d,]*(?:,? ?(?:re-?pay|subject to).*)?$",
        "relocation": r"[\s,、;]*(?:[（(※]\s*)?(?:re-?payable|返還)[^（）()]*[)）]?$",
        "paid-leave": r"\s*[（(](?:pro-?rated[^（）()\d]*|初年度は?按分)[)）]$"
        r"|\s*[（(]?(?:最高|最大|上限|up to)\s?\d{1,2}\s?(?:日|days)(?:まで)?[)）]?$"
        r"|(?:,| and)? ?(?:plus|in addition to|excluding|besides) (?:national|public) holidays\.?$",
        "yearly-days-off": r"(?:\s*以上)?\s*[（(](?:\d{4}年度?(?:実績|カレンダー)?|前年度?実績)"
        r"(?:\s?\d{2,3}日)?[)）]$|\s*以上$",
        "bonus": r",? paid (?:out )?(?:in|every) (?:[a-z]+)(?: and [a-z]+)?\.?$"
        r"|\s*[（(](?:うち)?\s?\d(?:\.\d)?\s?[かヶカヵ]月分?(?:は)?保証[)）]$"
        r"|\s*[（(](?:ただし、?)?勤続\s?\d{1,2}年以上[^（）()\d]*[)）]$"
        r"|\s*[（(](?:標準評価|評価|会社業績)[^（）()\d]*[)）]$",
        "probation": r"[\s、。※]*[（(]?(?:期間|試用期間)?中?(?:の|も|は)?"
        r"(?:待遇|労働条件|雇用条件|条件|給与|賃金)?(?:に|の|は|も)?(?:本採用(?:後|時)と?)?"
        r"(?:(?:変更|変わり)(?:は)?(?:なし|無し|ありません)|同じ|同条件|同額|同一)[)）。]?$",
    }.items()
}
"""Notes with numbers or telling words that leave the number of one item as it is."""


def without_side_notes(item_id: str, text: str) -> str:
    """Return an answer about an item without the notes beside its number.

    >>> without_side_notes("base-salary", "255,000円（等級：G3、号俸12）")
    '255,000円'
    >>> without_side_notes("base-salary", "30万円（試用期間中は28万円）")
    '30万円（試用期間中は28万円）'
    """
    if len(text) > _LONGEST or not any(kind.item == item_id for kind in TERMS.values()):
        return text
    short = text
    known = _KNOWN.get(item_id)
    for _one in range(2 * (known is not None)):  # payable with …, repayable if …
        match = None if known is None else known.search(short)
        is_of_length = item_id != TERMS["probation-months"].item or _LENGTH.search(plain(short))
        if match and match.start() and is_of_length:
            short = short[: match.start()]
    if item_id == TERMS["yearly-days-off"].item:
        short = _without_days_of_it(short)
    return (_NOTE.sub(_kept(), short).strip(" 　、,。") or text) if short else text


_LENGTH = re.compile(r"\d\s?[かヶヵカケ箇]月|半年|\bmonths?\b")


def _kept() -> Callable[[re.Match[str]], str]:
    def kept(match: re.Match[str]) -> str:
        note = next(part for part in match.group("bracket", "star") if part is not None)
        return "" if match.start() and _is_side_note(note) else match.group()

    return kept


def _is_side_note(note: str) -> bool:
    """Whether a note has no number of its own, and no word that may change another one."""
    said = plain(note)
    if _CHANGES.search(said) or names_an_amount(note):
        return False
    return all(
        _OF_A_NAME.search(said[: number.start()]) or _CLASS.match(said[number.end() :])
        for number in _NUMBER.finditer(said)
    )


def _without_days_of_it(text: str) -> str:
    """Days off without the list in brackets of which days they are, each fewer than all."""
    match = re.search(r"(?P<all>\d{2,3})\s?日\s*[（(](?P<list>[^（）()]*)[)）]$", text)
    if match is None or re.search(r"有給|含|除|以上|以下|うち", match["list"]):
        return text
    days = [int(days) for days in re.findall(r"(\d+)\s?日", match["list"])]
    rest = re.sub(r"\d+\s?(?:日間?|/\d+|月)", "", match["list"])
    if re.search(r"\d", rest) or any(one >= int(match["all"]) for one in days):
        return text
    return text[: match.start("list") - 1]
