"""Answers of yes or no: a text that is one as a whole, and nothing beside it.

A text with a condition, a part, a question or a guess in it is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobboard_tui.domain.parsing.quantities import plain

_LONGEST = 200
"""Characters; a longer text is no yes and no no."""
_YES = r"yes|y|true|はい|ええ"
_NO = r"no|n|false|いいえ|いえ"

_PARTS: Mapping[str, str] = {
    "fixed-overtime-included": r"(?:固定|みなし)?残業(?:代|手当)?"
    r"|(?:the )?(?:fixed )?overtime(?: pay)?",
    "allowances-included": r"(?:各種|諸|全|すべての|全ての)?手当|(?:all )?(?:the )?allowances",
    "bonus-included": r"賞与|ボーナス|(?:the )?bonus(?:es)?",
}
"""What each question about a yearly amount is about."""
_WHOLE = r"(?:(?:提示)?(?:年収|年俸|年額)(?:額|の中)?に(?:は|も)?\s*)?"
_IN_WHOLE = r"(?: in (?:it|the (?:yearly|annual) (?:amount|salary|pay)))?"
_IS, _IS_NOT = r"(?:is |are )", r"(?:is not |are not |isn't |aren't |not )"
_SUBJECT = r"(?:(?:it|they|{part}) )?"
_INSIDE = (
    r"(?:(?:すべて|全て|全額)\s*)?(?:含む|含みます|含まれる|含まれます|含まれている|含まれています"
    r"|含んでいる|含んでいます|込み?(?:で)?|内数)(?:です)?"
)
_BESIDE = (
    r"含まない|含みません|含まれない|含まれません|含まれていない|含まれていません|含まず|含まれず"
    r"|含んでいない|含んでいません|込み?(?:では|じゃ)(?:ない|ありません|ございません)(?:です)?"
    r"|(?:別|別途|別枠|外数)(?:です)?|(?:別途|別に?)\s*(?:支給|支払い?)(?:です|する|します|される|されます)?"
    r"|除く|除きます|除外|(?:年収|年俸|月給)とは\s*別(?:に|途)?\s*(?:支給|支払い?)?(?:です|する|します|される|されます)?"
)

_GIVEN = r"あり|有り?|あります|可|可能|できる|できます"
_NOT_GIVEN = r"なし|無し?|ない|ありません|不可|不可能|できない|できません"
_FLAGS: Mapping[str, tuple[str, str]] = {
    "bonus-guaranteed": (
        r"(?:it )?(?:is )?guaranteed|保証(?:あり|有り|する|します|される|されます|されている"
        r"|されています|付き|です)?",
        r"(?:it )?(?:is not |isn't |not )guaranteed|保証(?:は|が)?(?:なし|無し?|ない|ありません)"
        r"|保証(?:は)?(?:しない|しません|されない|されません|されていない|されていません)|無保証",
    ),
    "visa-support": (
        r"(?:is )?(?:supported|sponsored|provided)|(?:支援|対応)(?:あり|可|可能|する|します)",
        r"(?:is not |isn't |not )(?:supported|sponsored|provided)"
        r"|(?:支援|対応)(?:は)?(?:なし|不可|しない|しません|できない|できません)",
    ),
}
"""What says yes, and what no, of one term alone."""


def whole_answer(name: str, text: str) -> bool | None:
    """Return what a text answers to the yes-or-no question of a term; None where it is no answer.

    >>> whole_answer("bonus-included", "込みではない"), whole_answer("bonus-included", "一部含む")
    (False, None)
    """
    if len(text) > _LONGEST:
        return None
    said = plain(text).replace("’", "'")
    for answer, pattern in zip((True, False), _patterns(name), strict=True):
        if re.fullmatch(pattern, said):
            return answer
    return None


def _patterns(name: str) -> tuple[str, str]:
    """What says yes to the question of a term, and what says no."""
    if name in _PARTS:
        return _of_part(_PARTS[name])
    yes, no = _FLAGS.get(name, ("(?!)", "(?!)"))
    return f"{_YES}|{_GIVEN}|{yes}", f"{_NO}|{_NOT_GIVEN}|{no}"


def _of_part(part: str) -> tuple[str, str]:
    """What says that a part is in a whole, and that it comes beside it."""
    subject = _SUBJECT.format(part=part)
    before = rf"(?:(?:{part})\s*(?:は|が|も)?\s*)?{_WHOLE}(?:(?:{part})\s*(?:を|は|が|も)?\s*)?"
    inside = (
        rf"{before}(?:{_INSIDE})|{subject}(?:{_IS})?(?:fully )?(?:included|inside){_IN_WHOLE}"
        rf"|it's included|(?:it )?(?:includes|incl\.?|including) (?:{part})"
    )
    beside = (
        rf"{before}(?:{_BESIDE})|{subject}{_IS_NOT}(?:included|inside){_IN_WHOLE}"
        rf"|{subject}(?:{_IS})?(?:excluded|separate|(?:paid )?(?:on top|separately))"
        rf"|it's (?:not included|on top|excluded)"
        rf"|(?:it )?(?:does not include|doesn't include|excludes|excl\.?|excluding) (?:{part})"
    )
    return (
        rf"(?:{_YES})|(?:(?:{_YES})[,、\s]\s*)?(?:{inside})",
        rf"(?:{_NO})|(?:(?:{_NO})[,、\s]\s*)?(?:{beside})",
    )
