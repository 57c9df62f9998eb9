"""Finds where a line of an offer letter names items, and what makes a word no name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jobboard_tui.domain.offers.allowance_statements import SURE_ALLOWANCE
from jobboard_tui.domain.offers.checklist_template import (
    ChecklistItem,
    ChecklistTemplate,
)
from jobboard_tui.domain.offers.item_words import (
    is_about,
    may_speak_of,
    plain_words,
    word_pattern,
)
from jobboard_tui.domain.offers.letter_paragraphs import SAYS, opens_more
from jobboard_tui.domain.offers.letter_types import ItemName

_BEFORE = re.compile(
    r"(?:^|[\s　（(【\[・、,，。※/／｜|：:「『☑✓●○■]|[)）】\]]|及び|および|又は|または|並びに"
    r"|別に)$"
)

AFTER = re.compile(
    r"[\s　:：;；（(【\[）)】\]・、,，/／｜|=＝]|$|[0-9０-９¥￥]|及び|並びに|および"
    r"|(?:は|が|として)?(?:有|無|あり|なし|月額|年額)"
    r"|の(?:時刻|有無|内容|額|手続|事由|期間|日|適用)"
    r"|保険(?=[\s　・、,，（(:：]|$)|(?:保険)?[にへ]?(?:未)?加入"
)

_IN_ENGLISH = re.compile(r"(?:^|[(（【\[・／/｜|;：:☑✓●○■]|\s{2})\s*(?:\w+\s){0,2}$")
"""What an English name stands behind; within a sentence it is one only with its colon."""

_TAIL = re.compile(
    r"[^\s　:：;；（(）)【】\[\]0-9０-９¥￥はがを、。・]{0,16}(?=[\s　:：;；（(】\]]|$)"
)

_GOES_ON = re.compile(
    r"の?(?:制度?|等|額|金額|総額|手当|時間|日数|日|回数|率|方法|期間|年齢|状況|有無|場所|内容|範囲|規定)*"
)
"""What goes on with a name in a line; other words make it one of another thing: 給与システム."""

_NAMES_ON = re.compile(r"の|及び|等|制度?$|方法$|状況$")
"""What goes on with a name at the end of a line, and says nothing."""

BETWEEN_NAMES = re.compile(
    r"^(?:[\s　]*[・、,，/／][\s　]*|及び|および|又は|または|[^\s　:：]{0,6}[・、])$"
)

_WITHIN = re.compile(r"含|(?<![組取申払振見])込み|うち|内数|除く|\b(?:includ|exclud|of which)")
"""What makes a part of a line one of another part."""

_ENDS_OPEN = re.compile(r"[、,，]$")


def leads_on(body: str) -> bool:
    """Whether a line goes on in the next one: it ends with a comma, or in a bracket."""
    return opens_more(body) or _ENDS_OPEN.search(body) is not None


def find_names(checklist_template: ChecklistTemplate, body: str, context: str) -> list[ItemName]:
    """Where items are named in a line, from the left; of names within names the longest."""
    said, places = plain_with_places(body)
    before = plain_words(context)
    found: dict[tuple[int, int], list[ChecklistItem]] = {}
    for item in checklist_template.items():
        if not may_speak_of(item, said):
            continue
        for met in word_pattern(item.words + item.parts).finditer(said):
            ahead = said[: met.start()]
            if _is_name(said, *met.span()) and is_about(item, f"{before} {ahead}", met[0]):
                found.setdefault(met.span(), []).append(item)
    _add_allowances(checklist_template, said, found)
    spans = sorted(found, key=lambda span: (span[0], -span[1]))
    kept: list[ItemName] = []
    reach = -1
    for start, end in spans:
        if end <= reach:
            continue
        reach = max(reach, end)
        kept.append(ItemName(places[start], places[end], tuple(found[start, end])))
    kept = [
        name for at, name in enumerate(kept) if not (at and _is_value(body, kept[at - 1], name))
    ]
    kept = [
        name
        for at, name in enumerate(kept)
        if not any(_is_bare_in_brackets(body, before, name) for before in kept[:at])
    ]
    if kept and is_in_prose(kept[0], body):
        kept = [kept[0], *(name for name in kept[1:] if _is_apart(body, name))]
    if kept and _WITHIN.search(said):
        kept = [kept[0], *(name for name in kept[1:] if has_brackets(body, name))]
    return _joined(kept, body)


_ALLOWANCE = re.compile(r"[一-鿿ァ-ヶーa-z・]{1,12}手当(?=[\s:：(（])")
_OTHER_ALLOWANCE = re.compile(
    r"時間外|残業|休日|深夜|割増|退職|休業|傷病|出産|失業|予告|赴任|転居|引越|引っ越|入社|支度|通勤|住宅"
    r"|家賃|賞与|期末|決算|解雇|諸手当|各種手当"
)
"""Allowances that are items of their own, or pay for work that isn't always the same."""
_FIXED_OVERTIME = "fixed-overtime"
_FOR_OVERTIME = re.compile(r"[\s:：]*(?:月額?)?[¥\d,.万千]+円?\s?[（(※][^）)]*(?:残業|時間外)")
"""What an allowance of any name says that is a fixed pay for overtime."""


def _item_of_allowance(name: str, behind: str) -> str:
    """The item to which an allowance belongs by its name, and by what stands in its brackets."""
    if _FOR_OVERTIME.match(behind):
        return _FIXED_OVERTIME
    return "benefits" if re.fullmatch(SURE_ALLOWANCE, name) else "allowances"


def _add_allowances(
    checklist_template: ChecklistTemplate,
    said: str,
    found: dict[tuple[int, int], list[ChecklistItem]],
) -> None:
    """Add the labels of allowances, whatever they are called: 裁量労働手当, 夜勤手当."""
    for met in _ALLOWANCE.finditer(said):
        item = checklist_template.item(_item_of_allowance(met[0], said[met.end() :]))
        is_other = _OTHER_ALLOWANCE.search(met[0]) is not None
        if item is None or is_other or not _is_name(said, *met.span()):
            continue
        within = [span for span in found if met.start() <= span[0] and span[1] <= met.end()]
        is_overtime = item.id == _FIXED_OVERTIME
        if not is_overtime and any(end == met.end() for _start, end in within):
            continue  # it is known by its name
        for span in within:
            del found[span]
        found[met.span()] = [item]


IN_PROSE = frozenset({"position-name", "team", "responsibilities"})
"""Items of which a letter tells in any words, also in those of other items: 給与計算, "payroll"."""

_PARTED = re.compile(r"(?:[。;；]|\s{2}|　)\s*$")

_COLON = re.compile(r"\s?[:：]")


def is_in_prose(name: ItemName, body: str) -> bool:
    """Whether a line begins with the name of an item that is told in any words: 仕事の内容 …"""
    is_first = not SAYS.search(body[: name.start])
    return is_first and all(item.id in IN_PROSE for item in name.items)


def item_in_prose(checklist_template: ChecklistTemplate, line: str) -> ChecklistItem | None:
    """Return the item that a line names first and tells in any words; None for any other line.

    >>> item_in_prose(ChecklistTemplate(), "仕事の内容：給与計算") is None
    True
    """
    names = find_names(checklist_template, line, "")
    return names[0].items[0] if names and is_in_prose(names[0], line) else None


def is_topic(name: ItemName, body: str) -> bool:
    """Whether は stands behind a name: what a sentence is about, and no label of a form."""
    return body[find_label_end(body, name) :].startswith("は")


def begins_sentence(name: ItemName, body: str) -> bool:
    """Whether a sentence about what is named begins with it: 。変更の範囲は…"""
    return is_topic(name, body) and body[: name.start].rstrip().endswith("。")


def _is_apart(body: str, name: ItemName) -> bool:
    """Whether a name behind what is told in any words begins something else of a form."""
    ahead, label_end = body[: name.start], find_label_end(body, name)
    if has_brackets(body, name) or begins_sentence(name, body):
        return True
    if _COLON.match(body, label_end) or body[:label_end].endswith((":", "：")):
        return re.search(r"(?:^|[\s、,，。;；（(／/・])$", ahead) is not None
    return _PARTED.search(ahead) is not None and AFTER.match(body, label_end) is not None


def has_brackets(body: str, name: ItemName) -> bool:
    """Whether a name has a pair of brackets to itself, with what is said behind them."""
    behind = body[name.end :]
    is_alone = body[: name.start].endswith(("（", "(")) and behind[:1] in ("）", ")")
    return is_alone and SAYS.search(behind) is not None


def _is_value(body: str, before: ItemName, name: ItemName) -> bool:
    """Whether a name stands behind the colon of a word that is none: 計算方法：時間外労働."""
    between = re.sub(r"[:：]\s*$", ":", body[before.end : name.start])
    return between.endswith(":") and bool(
        SAYS.search(between[find_label_end(body, before) - before.end :])
    )


def _is_bare_in_brackets(body: str, before: ItemName, name: ItemName) -> bool:
    """Whether a name ends what a label says in brackets: （変更の範囲：本社および在宅）."""
    is_label = body[: before.start].rstrip()[-1:] in ("（", "(") and re.match(
        r"\s*[:：]", body[before.end :]
    )
    if not is_label:
        return False
    behind = re.match(r"\s*[)）]", body[name.end :])
    return behind is not None and not re.search(r"[)）]", body[before.end : name.start])


def _joined(names: Sequence[ItemName], body: str) -> list[ItemName]:
    """Names of which none repeats the item of the one before it: 始業・終業, 雇用形態 正社員."""
    kept: list[ItemName] = []
    for name in names:
        last = kept[-1] if kept else None
        if last is None or last.items != name.items:
            kept.append(name)
            continue
        between = body[find_label_end(body, last) : name.start]
        if not SAYS.search(between) and BETWEEN_NAMES.search(body[last.end : name.start]):
            kept[-1] = ItemName(last.start, name.end, last.items)
        elif SAYS.search(between) and not is_within(body, last, name):
            kept[-1] = replace(last, is_repeated=True)
    return kept


def plain_with_places(body: str) -> tuple[str, list[int]]:
    """A line as words are looked for in it, and for each of its signs the place in the line."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(body):
        for plain in plain_words(sign):
            signs.append(plain)
            places.append(place)
    return "".join(signs), [*places, len(body)]


_LEFT_OUT = re.compile(r"(?:は|を)(?:除|含|別)|満了|の末日|を除き")
"""What makes a name one of what is or isn't in another: 合計 273,000円（通勤手当を除く）."""


def _is_name(said: str, start: int, end: int) -> bool:
    """Whether a word names what is said of it, and isn't one among others of a sentence."""
    if not _BEFORE.search(said[:start]) or _LEFT_OUT.match(said, end):
        return False
    if _is_in_qualifier(said, start, end):
        return False
    if "a" <= said[start] <= "z" and not _IN_ENGLISH.search(said[:start]):
        return re.match(r"\w*\s?[:：]", said[end:]) is not None
    if said[end - 1] == ":":
        return True
    if said[end : end + 1] == "は" and re.search(r"(?:[、。・]|及び|並びに)$", said[:start]):
        return True
    if AFTER.match(said, end):
        return not _is_in_brackets_at_the_end(said, start, end)
    tail = _TAIL.match(said, end)
    if tail is not None and re.match(r"[:：]", said[tail.end() :]) and tail[0]:
        return True
    if tail is None:
        return False
    if re.search(r"[\s　:：]$", said[:start]):
        return _GOES_ON.fullmatch(tail[0]) is not None
    return re.search(r"(?:^|[【\[（(])$", said[:start]) is not None


def _is_in_qualifier(said: str, start: int, end: int) -> bool:
    """Whether a word ends brackets that say of what, or how, it is: 病気休暇（5日、有給）."""
    opened = max(said.rfind("(", 0, start), said.rfind("（", 0, start))
    closed = re.match(r"\s*[)）]\s*(?P<says>[-－—–:：のをにがと])?", said[end:])
    within = said[opened + 1 : start]
    if closed is None or opened < 1 or re.search(r"[)）]", within):
        return False
    if _HOLDS_OF_ROW.search(said[:opened]):
        return False
    return bool(closed["says"]) or re.search(r"\d[^、・]*[、・]\s*$", within) is not None


def _is_in_brackets_at_the_end(said: str, start: int, end: int) -> bool:
    """Whether a word stands alone in brackets with nothing behind it: 慶弔休暇（有給）."""
    if re.search("なし|あり|ない$", said[start:end]):
        return False  # that says it all
    is_within = said[:start].endswith(("(", "（")) and said[end : end + 1] in (")", "）")
    if is_within and _HOLDS_OF_ROW.search(said[: start - 1]):
        return False
    return is_within and start > 1 and not SAYS.search(said[end:])


_HOLDS_OF_ROW = re.compile(
    r"(?:有給|無給|有り?|無し?|あり|なし|(?:未)?加入|適用|対象(?:外)?|支給)(?:の?休暇)?[\s　]*$"
)


def row_in_brackets(name: ItemName, body: str) -> str:
    """What holds of a row of names in brackets, with them: 無給（生理休暇、看護休暇）."""
    opened = max(body.rfind("（", 0, name.start), body.rfind("(", 0, name.start))
    closed = re.search(r"[）)]", body[name.end :])
    head = _HOLDS_OF_ROW.search(body[: max(opened, 0)])
    if head is None or closed is None or re.search(r"[）)]", body[opened : name.start]):
        return ""
    row = body[opened + 1 : name.end + closed.start()]
    behind = re.split("[、・]", body[name.end : name.end + closed.start()])[0]
    is_said = re.search(r"\d|あり|なし", behind) or re.search(r"[（(:：。]", row)
    return "" if is_said else body[head.start() : name.end + closed.end()]


def is_within(body: str, name: ItemName, other: ItemName) -> bool:
    """Whether another name stands in brackets that are opened in what is said of a name.

    A name that has the brackets to itself does not: （変更の範囲）.
    """
    start = other.start
    if body[:start].endswith(("（", "(")) and body[other.end : other.end + 1] in ("）", ")"):
        start -= 1
    text = body[name.end : start]
    return sum(map(text.count, "（(")) > sum(map(text.count, "）)"))


def find_label_end(body: str, name: ItemName) -> int:
    """Where what a name is followed by begins: behind 休憩時間, 解雇の事由及び手続."""
    if english := _ENGLISH_TAIL.match(body, name.end):
        return english.end()
    tail = None if body[name.end - 1] in ":：" else _TAIL.match(body, name.end)
    if tail is None or (tail.end() == len(body) and not _NAMES_ON.match(tail[0])):
        return name.end
    return name.end + len(_SAID_IN_TAIL.sub("", tail[0]))


_ENGLISH_TAIL = re.compile(
    r"(?:\s(?:pay|allowance|amount|payment|support|benefits?|package|policy|schedule|details))+(?=\s?:)",
    re.IGNORECASE,
)
"""What goes on with an English name up to its colon, and leaves it that: Fixed overtime pay."""
_SAID_IN_TAIL = re.compile(r"(?:あり|なし)$")
"""What a tail of a name says itself: 研修制度あり."""
