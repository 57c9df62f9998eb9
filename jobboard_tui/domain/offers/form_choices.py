"""What is ticked in a form, and what nobody filled in: ☑有（3か月） □無, 始業（　時　分）.

A form offers choices with a box, a circle or a number before each. The chosen ones are what it
says; the others, and rows whose blanks are empty, are no answer. A row in which nothing is chosen
stays as it stands, and leaves its question open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from jobboard_tui.domain.offers.item_words import plain_words
from jobboard_tui.domain.values import frozen

_TICK = r"[☑☒✓✔✅🗹]|レ(?=\s?(?:有|無|あり|なし|期間))|[\[［]\s?[xX×ｘＸ✓✔レ]\s?[\]］]"
_FILLED = "[■●◉⦿▣]"
_OPEN_BOX = r"[□☐▢]|[\[［][\s　]+[\]］]"
_OPEN_CIRCLE = "[○◯〇]"
_NUMBER = "[①-⑳]"
_MARK = re.compile(
    f"(?P<tick>(?:[□☐])?(?:{_TICK}))|(?P<filled>{_FILLED})|(?P<box>{_OPEN_BOX})"
    f"|(?P<circle>{_OPEN_CIRCLE})|(?P<number>{_NUMBER})"
)
_OPEN_MARKS = ("box", "circle")
_BETWEEN = re.compile(r"[\s　]*[・，,、／/｜|]?[\s　]*$")
_SEPARATOR = re.compile(r"[・，,、／/｜|]|[\s　]+(?=[0-9０-９])")
_YES_OR_NO = re.compile(
    r"(?:^|(?<=[\s　（(]))(?:有り?|無し?|あり|なし)[\s　]*(?:[・，,、／/｜|][\s　]*)?$"
)
_PLAIN_NUMBER = re.compile(
    r"[\s　・，,、][0-9０-９](?:[.．)）]|[\s　])?[\s　]*"
    r"(?=[^\s　0-9０-９]{0,8}(?:有|無|あり|なし|する|しない))"
)
_IS_CHOICE = re.compile(r"有|無|あり|なし|する|しない|加入|適用")


@frozen
class _Choice:
    """One of several that stand side by side: how it is marked, and what it is."""

    mark: str
    text: str


def chosen(line: str) -> str:
    """Return a line of a form with what is chosen in it alone; as it stands where nothing is.

    >>> chosen("契約期間　☑期間の定めなし　□期間の定めあり（　年　月　日～）")
    '契約期間　期間の定めなし'
    >>> chosen("賞与（☑有（年2回），□無）"), chosen("賞与（□有・□無）")
    ('賞与 有（年2回） ', '賞与（□有・□無）')
    """
    if _MARK.search(line) is None:
        return line
    return _of_row(_in_brackets(line, _of_brackets), is_inside=False)


def leaves_open(text: str) -> bool:
    """Return whether a text has choices of a form of which none is chosen: □有 □無."""
    return sum(1 for mark in _MARK.finditer(text) if mark.lastgroup in _OPEN_MARKS) > 1


def has_ticks(texts: Sequence[str]) -> bool:
    """Return whether a letter ticks its boxes, so that an open one is a choice and no list mark."""
    return any(
        mark.lastgroup == "tick" or (mark.lastgroup == "filled" and re.search(_OPEN_BOX, text))
        for text in texts
        for mark in _MARK.finditer(text)
    )


def is_unticked(line: str) -> bool:
    """Return whether all of a line is one choice that isn't ticked; only where `has_ticks`."""
    mark = re.match(_OPEN_BOX, line.strip(" 　・"))
    return mark is not None and len(_marks_of_row(line)) == 1


def _in_brackets(text: str, change: Callable[[str], str]) -> str:
    """A text with each outermost pair of brackets changed, the inner ones first."""
    result, depth, start = "", 0, 0
    of_marks = {at for mark in _MARK.finditer(text) for at in range(*mark.span())}
    for at, sign in enumerate(text):
        if sign in "（([［" and at not in of_marks:
            depth += 1
            if depth == 1:
                start = at
        elif sign in "）)]］" and depth and at not in of_marks:
            depth -= 1
            if not depth:
                inner = _in_brackets(text[start + 1 : at], change)
                result += change(f"{text[start]}{inner}{sign}")
                continue
        if not depth:
            result += sign
    return result + (text[start:] if depth else "")


def _of_brackets(text: str) -> str:
    """Brackets with choices as what is chosen in them."""
    inner = text[1:-1]
    said = _of_row(inner, is_inside=True)
    return text if said == inner else f" {said} "


def _of_row(text: str, *, is_inside: bool) -> str:
    """A row of choices with those that are chosen; `is_inside` where brackets hold no more."""
    marks = _marks_of_row(text)
    if not marks:
        return text
    prefix, choices = text[: marks[0].start()], _choices(text, marks)
    is_chosen = _chosen_by(choices, prefix, is_inside=is_inside)
    if is_chosen is None or not any(map(is_chosen, choices)):
        return text
    if is_inside and len(choices) == 1:  # 無，☑有（…）; ・☑更新する場合があり得る・更新しない
        return _up_to(_SEPARATOR, choices[0].text.strip(" 　"))
    if choices[0].mark == "number":  # １期間の定めなし ②期間の定めあり
        return f"{_up_to(_PLAIN_NUMBER, prefix)}　{_up_to(_PLAIN_NUMBER, choices[0].text)}"
    kept = [_BETWEEN.sub("", choice.text) for choice in choices if is_chosen(choice)]
    prefix = _YES_OR_NO.sub("", prefix) if prefix.strip(" 　") else prefix
    return prefix + "　".join(one.strip(" 　") for one in kept)


def _up_to(pattern: re.Pattern[str], text: str) -> str:
    """A text up to what a pattern meets outside of its brackets."""
    for met in pattern.finditer(text):
        if not _depth(text, met.start()):
            return text[: met.start()].strip(" 　")
    return text.strip(" 　")


def _depth(text: str, at: int) -> int:
    return sum((sign in "（(") - (sign in "）)") for sign in text[:at])


def _marks_of_row(text: str) -> list[re.Match[str]]:
    """The marks of a row that stand in no brackets of it."""
    return [mark for mark in _MARK.finditer(text) if not _depth(text, mark.start())]


def _choices(text: str, marks: Sequence[re.Match[str]]) -> list[_Choice]:
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [
        _Choice(mark.lastgroup or "", text[mark.end() : end])
        for mark, end in zip(marks, ends, strict=True)
    ]


def _chosen_by(
    choices: Sequence[_Choice], prefix: str, *, is_inside: bool
) -> Callable[[_Choice], bool] | None:
    """By which mark one of several is chosen; None where the marks say nothing of that."""
    marks = {choice.mark for choice in choices}
    if "tick" in marks:
        is_listed = not prefix.strip(" 　") and len(choices) == 1 and not is_inside
        return None if is_listed else lambda choice: choice.mark == "tick"
    if "filled" in marks and marks & set(_OPEN_MARKS):
        return lambda choice: choice.mark == "filled"
    if len(choices) > 1 or not marks <= {"circle", "number", "filled"}:
        return None
    others = _PLAIN_NUMBER if marks == {"number"} else _SEPARATOR if is_inside else None
    is_one_of = others is not None and any(map(others.search, (prefix, choices[0].text)))
    return _is_marked if is_one_of and _IS_CHOICE.search(choices[0].text) else None


def _is_marked(choice: _Choice) -> bool:
    return bool(choice.mark)


def filled_in(text: str) -> str:
    """Return a letter with what is chosen in its rows, without those that nobody filled in.

    >>> filled_in("(5)　裁量労働制；始業（　時　分）　終業（　時　分）")
    ''
    """
    lines = text.splitlines()
    is_ticked = has_ticks(lines)
    rows = [chosen(line) for line in lines if not (is_ticked and is_unticked(line))]
    return "\n".join(row for row in rows if not (is_blank_row(row) or is_instruction(row)))


# -- blanks --------------------------------------------------------------------------------------

_GAP = r"[\s　_＿…]"
_UNIT = r"(?:年|か月|月|日|時|分|円|回|歳|％|%)"
_BLANK = re.compile(
    rf"(?:^|(?<=[^\d\s　_＿…])){_GAP}*(?<=[（(\s　_＿…]){_UNIT}(?:{_GAP}+{_UNIT})+"
    rf"|(?<=[^\d\s　_＿…])(?:{_GAP}{{2,}}|(?<=[（(]){_GAP}+){_UNIT}(?:まで|以上|程度)?"
    rf"(?=[\s　）)〜～~、。,，／/業]|$)"
)
_EMPTY = re.compile(rf"[（(]{_GAP}*[)）]")
_OTHER = re.compile(rf"(?:[・、,，][\s　]*)?その他[\s　]*[（(]{_GAP}*[)）]")
_OF_FORM = re.compile(
    r"1年単位|1日|1週|月60時間|6[かヶ]月|^[^\w]*[（(]?\d{1,2}[)）.．、\s]", re.IGNORECASE
)
_METHOD = re.compile(r"計算方法[\s　]*[:：][\s　]*[^\s　）)]")
_CHOICE_OF_WORDS = re.compile(
    r"(?:なし|無)[^（(]{0,3}[・、,，\s　].*(?:あり|有)|有[^無]*[・、,，][\s　]*無"
)
_NAMES_PERIOD_ONLY = re.compile(rf"[（(]{_GAP}*[)）]単位の")
_INSTRUCTION = re.compile(
    r"^[※＊*].*(?:記入|記載|付けること|丸で囲)|^【以下のような制度が.*場合】$|(?:該当するもの|いずれか).*(?:○|〇|✓|☑).*(?:付け|記入)"
)
_INSTRUCTION_IN_BRACKETS = re.compile(
    r"（(?:[^（）]|[（(][^（）()]*[)）])*(?:付けること|記入(?:する)?(?:こと)?|丸で囲むこと)。?）"
)


def without_instructions(line: str) -> str:
    """Return a line without what a form tells who fills it in: （一つに○を付けること。）."""
    return _INSTRUCTION_IN_BRACKETS.sub("", line)


def is_instruction(line: str) -> bool:
    """Return whether a line tells how a form is filled in: ※以下は…とした場合に記入."""
    return _INSTRUCTION.search(line.strip(" 　")) is not None


def is_blank_row(line: str) -> bool:
    """Return whether a row of a form has blanks, and nothing in any of them.

    >>> is_blank_row("(4)　裁量労働制；始業（　時　分）　終業（　時　分）を基本とし")
    True
    >>> is_blank_row("始業（　時　分）　終業（18時00分）"), is_blank_row("休日　毎週　土　日")
    (False, False)
    """
    said = _OTHER.sub("", line)
    if said != line and not re.search(r"\w", said):
        return True
    is_blank = _BLANK.search(said) is not None or _NAMES_PERIOD_ONLY.search(said) is not None
    if not is_blank or _CHOICE_OF_WORDS.search(said) or _METHOD.search(said):
        return False
    return re.search(r"\d", _OF_FORM.sub("", plain_words(said))) is None


def without_blank_choices(line: str) -> str:
    """Return a line without what a form ends a list with, where nothing is in it: その他（　）."""
    said = _OTHER.sub("", line)
    return said if re.search(r"\w", said) and not leaves_choice_of_words(line) else line


def leaves_choice_of_words(line: str) -> bool:
    """Return whether brackets hold choices, of which none is chosen: ［A・B・その他（　）］."""
    return re.search(r"[\[［].*[・、].*[\]］]", line) is not None
