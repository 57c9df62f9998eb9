"""Reads what a line of an offer letter says behind, before and between the names of items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jobboard_tui.domain.offers.checklist_template import (
    ChecklistItem,
    ChecklistTemplate,
)
from jobboard_tui.domain.offers.item_names import (
    BETWEEN_NAMES,
    find_label_end,
    has_brackets,
    is_within,
    plain_with_places,
    row_in_brackets,
)
from jobboard_tui.domain.offers.item_words import (
    plain_words,
    spoken_of,
)
from jobboard_tui.domain.offers.letter_paragraphs import SAYS, opens_more
from jobboard_tui.domain.offers.letter_types import ItemName, LetterPart
from jobboard_tui.domain.parsing.quantities import names_a_period
from jobboard_tui.domain.text import clean

_AND = re.compile(r"^(?:及び|並びに|および|又は|または)$")

_EDGES = " 　:：;；・、,，/／｜|=＝】］]"

PAID = frozenset({"base-salary", "fixed-overtime", "compensation", "commuting", "housing"})
"""Items whose amount may stand in a line of its own below them."""


_SUM = re.compile(
    r"(?:[\s　、,，）)／/]|^)(?:総?支給額?|月額|賃金|給与)?の?(?:合計|総計|総額|計)"
    r"(?:額|金額|月額)?[\s　:：]*(?:月額?)?[\s　]*[0-9０-９¥￥]"
    r"|円[）)]?[\s　]*[=＝][\s　]*[0-9０-９¥￥]"
)


def is_sum_of_pay(names: Sequence[ItemName], body: str) -> bool:
    """Return whether a line names parts of a month's pay and what they come to: 基本給 … 合計 …"""
    items = {item.id for name in names for item in name.items}
    return "base-salary" in items and len(items) > 1 and _SUM.search(body) is not None


def parts_behind(names: Sequence[ItemName], body: str) -> list[LetterPart]:
    """What a line says of the items named in it; nothing where it only names them.

    What stands in brackets is said of the name before them, too.
    """
    parts: list[LetterPart] = []
    group: list[ItemName] = []
    rows = {name: row for name in names if (row := row_in_brackets(name, body))}
    parts += [LetterPart(item, row) for name, row in rows.items() for item in name.items]
    names = [name for name in names if name not in rows]
    names, bare = _without_bare(names, body)
    for at, name in enumerate(names):
        group.append(name)
        behind = [one.start for one in names[at + 1 :]]
        outside = (one.start for one in names[at + 1 :] if not is_within(body, name, one))
        ends = next(outside, len(body))
        said = said_value(body[find_label_end(body, name) : (behind or [ends])[0]])
        if not SAYS.search(_AND.sub("", said)):
            continue
        parts += _of_group(group, body, ends)
        group = []
    parts += [
        LetterPart(item, said_value(body[bare[0].start :])) for one in bare for item in one.items
    ]
    if group and (parts or _is_list(group, body)):
        parts += [
            LetterPart(item, said_value(body[_list_start(body, group[0]) :]))
            for one in group
            for item in one.items
        ]
    return list(dict.fromkeys(parts))


def _without_bare(names: Sequence[ItemName], body: str) -> tuple[list[ItemName], list[ItemName]]:
    """The names without those that end a list in what is said of one before, and these.

    What has its brackets before a list is all that the list is about: （変更の範囲）国内、自宅.
    """
    kept, bare = list(names), list[ItemName]()
    end = len(body)
    while len(kept) > 1:
        name, before = kept[-1], kept[-2]
        is_bare = not SAYS.search(said_value(body[find_label_end(body, name) : end]))
        between = body[find_label_end(body, before) : name.start]
        if not (is_bare and re.search(r"\w.*[、・]\s*$", between)) or opens_more(between):
            break
        bare.insert(0, kept.pop())
        end = name.start
    if bare and any(has_brackets(body, name) for name in kept):
        return kept, []
    return kept, bare


_HOURS, _DAYS = "working-hours", "days-off"


def with_days_of_week(parts: list[LetterPart]) -> list[LetterPart]:
    """The parts, hours of a day with the days off behind them: by both a week is told."""
    by_id = {part.item.id: part for part in parts}
    hours, days = by_id.get(_HOURS), by_id.get(_DAYS)
    if hours is None or days is None or not re.match(r"(?:完全)?週休", days.value):
        return parts
    whole = replace(hours, value=f"{hours.value}、{days.value}")
    return [whole if part is hours else part for part in parts]


def without_repeats(parts: list[LetterPart]) -> list[LetterPart]:
    """The parts without one that only holds what others of the line say: 有給（…） 無給（…）."""
    kept: list[LetterPart] = []
    for part in parts:
        rest = part.value
        same = [other for other in parts if other.item is part.item and other is not part]
        for other in parts:
            rest = rest.replace(other.value, "") if other.value != part.value else rest
        is_repeat = any(other.value in part.value != other.value for other in same)
        if not is_repeat or len(re.findall(r"\w", rest)) > _MOST_OF_A_LABEL:
            kept.append(part)
    return kept


_MOST_OF_A_LABEL = 8

_CLAUSE = re.compile(r"[^、。]+[、。]?")


def unsaid_clauses(body: str, parts: Sequence[LetterPart], names: Sequence[ItemName]) -> list[str]:
    """The clauses of a line that are in nothing of what it says; none where it says nothing."""
    if not parts:
        return []
    plain, places = plain_with_places(body)
    signs = [at for at, sign in enumerate(plain) if SAYS.match(sign)]
    said = "".join(plain[at] for at in signs)
    is_said = [False] * len(said)
    for value in {
        clause for part in parts for clause in (part.value, *_CLAUSE.findall(part.value))
    }:
        words = "".join(SAYS.findall(plain_words(value)))
        start = said.find(words) if words else -1
        while start >= 0:
            is_said[start : start + len(words)] = [True] * len(words)
            start = said.find(words, start + 1)
    labels = [(name.start, find_label_end(body, name)) for name in names]
    left = [
        places[at]
        for at, is_one in zip(signs, is_said, strict=True)
        if not is_one and not any(start <= places[at] < end for start, end in labels)
    ]
    clauses: list[str] = []
    for clause in _CLAUSE.finditer(body):
        label = re.match(r"[^：:]{1,16}[：:]", clause[0])
        start = clause.start() + (label.end() if label else 0)
        rest = sum(1 for at in left if start <= at < clause.end())
        if rest >= _FEWEST_OF_A_CLAUSE and rest * 2 > len(SAYS.findall(clause[0])):
            clauses.append(said_value(clause[0]))
    return clauses


_FEWEST_OF_A_CLAUSE = 5

_CLAUSE_BEFORE = re.compile(r"[、。][\s　]*$")


def parts_before(
    checklist_template: ChecklistTemplate, name: ItemName, body: str
) -> list[LetterPart]:
    """What a clause before the first name speaks of: 自己都合退職は2週間前まで。定年：なし."""
    before = body[: name.start]
    if not _CLAUSE_BEFORE.search(before):
        return []
    return [
        LetterPart(part.item, part.value.rstrip("。"))
        for part in spoken_parts(checklist_template, before, "")
        if part.item not in name.items
    ]


_CLAUSE_GOES_ON = re.compile(
    r"\w{2,}.*(?:。|(?:[しりいきちみえてでばれけせ]|ため|場合|とき|上|もと)、|及び|並びに)[\s　]*$"
)


def with_clause_before(parts: Sequence[LetterPart], name: ItemName, body: str) -> list[LetterPart]:
    """The parts, the first with what its sentence says before: 3回を限度とし、通算契約期間は."""
    before, first = body[: name.start], parts[0]
    end = body.find(first.value, name.start)
    if end < 0 or not _CLAUSE_GOES_ON.search(before) or said_value(before) in first.value:
        return list(parts)
    whole = replace(first, value=said_value(body[: end + len(first.value)]))
    return [
        whole,
        *(
            part if part.value != first.value else replace(part, value=whole.value)
            for part in parts[1:]
        ),
    ]


def _list_start(body: str, name: ItemName) -> int:
    """Where a list of names begins, with the word that says that there is none of them."""
    negated = _NEGATED.search(body[: name.start])
    return negated.start() if negated else name.start


def _of_group(group: Sequence[ItemName], body: str, ends: int) -> Iterator[LetterPart]:
    """What is said of names that stand together: of each in a list, else of the first."""
    between = [body[find_label_end(body, one) : other.start] for one, other in pairwise(group)]
    joined = [body[one.end : other.start] for one, other in pairwise(group)]
    first, is_list = group[0], any(map(BETWEEN_NAMES.search, joined)) or _is_row(group, joined)
    whole = said_value(body[first.start : ends])
    at = -1 if between and not "".join(between).strip(" 　") and _is_of_list(group) else 0
    for name in group if is_list else (group[at],):
        for item in name.items:
            if is_list or name.is_repeated:
                yield LetterPart(item, whole)
                continue
            yield LetterPart(item, _said_of(item, name, body, ends))


def _is_of_list(group: Sequence[ItemName]) -> bool:
    """Whether the first name calls all of what is named below or behind it: 諸手当 地域手当."""
    return any(item.id == "allowances" for item in group[0].items)


def _said_of(item: ChecklistItem, name: ItemName, body: str, ends: int) -> str:
    """What is said of an item up to an end, with its name where that says something itself."""
    start, label_end = _name_start(body, name), find_label_end(body, name)
    if start and body[start - 1] in "（(" and body[name.end : name.end + 1] in ("）", ")"):
        start -= 1
    ends = _bracket_end(body, label_end, ends)
    label, value = said_value(body[start:label_end]), said_value(body[label_end:ends])
    is_english = body[name.start : name.start + 1].isascii()
    if is_english and not re.match(r"\s*[:：=]", body[label_end:]) and _IN_WORDS.search(body):
        return said_value(body[start:ends])
    if value.startswith("の"):
        return said_value(body[start:ends])
    is_kept = item.with_name or names_a_period(label) or _is_other_pay(item, name, body)
    is_kept = is_kept or bool(_NO_PROMISE.search(label) or _NEGATED.search(body[: name.start]))
    if not (is_kept or body[name.start : name.end].casefold().startswith(_plain_parts(item))):
        return value
    is_parted = body[label_end : label_end + 1] in (*_EDGES, "（", "(", "】", "")
    return f"{label} {value}" if is_parted else said_value(body[start:ends])


_SAME_PAY = re.compile(
    r"(?:の?(?:月額|年額|額|金額|総額|手当|補助金?|補助|支給額?|支給|制度?|等|形態|種類|内容|内訳|詳細|有無|水準"
    r"|決定方法|計算方法|回数|時期|支給時期|基準|条件|について|に関する(?:特記)?事項)|等)*"
    r"|(?:月[給額]|年[額収俸])?(?:制|額)?|[a-z]*"
)
"""What goes on with a name of pay and leaves it that: 給与額, 固定残業手当の額."""


def _is_other_pay(item: ChecklistItem, name: ItemName, body: str) -> bool:
    """Whether a label may be no name of an amount that is paid: 社宅維持金, 給与控除."""
    tail = plain_words(body[name.end : find_label_end(body, name)]).strip()
    return item.id in PAID and _SAME_PAY.fullmatch(tail) is None


def _bracket_end(body: str, start: int, ends: int) -> int:
    """Where the brackets end within which something is said: 休憩60分） 週5日."""
    depth = 0
    for at in range(start, ends):
        depth += (body[at] in "（(") - (body[at] in "）)")
        if depth < 0:
            if SAYS.search(body[start:at]):
                return at
            depth = 0
    return ends


def _plain_parts(item: ChecklistItem) -> tuple[str, ...]:
    return tuple(part.casefold() for part in item.parts)


_IN_WORDS = re.compile(r"[a-z]\s[a-z]+\s[a-z]+.*\.$")
"""What a line in sentences ends with."""

_NO_PROMISE = re.compile(
    r"\b(?:expected|target|estimated|approximate|total|potential|possible|max|min|example|former"
    r"|previous|current|net|probation|initial|first|variable)",
    re.IGNORECASE,
)
"""What makes an amount behind an English name another one than the name says."""

_NEGATED = re.compile(r"\b(?:no|not|non|without(?: an?)?)[\s-]+$", re.IGNORECASE)


def _name_start(body: str, name: ItemName) -> int:
    """Where an English name begins with the words before it: Annual base salary, no fixed term."""
    if negated := _NEGATED.search(body[: name.start]):
        return negated.start()
    before = re.search(r"(?:^|[;|]\s?)((?:[A-Za-z-]+\s){1,3})$", body[: name.start])
    return before.start(1) if before else name.start


def _is_row(group: Sequence[ItemName], between: Sequence[str]) -> bool:
    """Whether names of one topic stand side by side, with one word for all."""
    topics = {item.topic for name in group for item in name.items}
    is_blank = bool(between) and all(part and not part.strip(" 　") for part in between)
    return is_blank and topics == {_INSURANCE}


_INSURANCE = "insurance"
"""The topic whose items are named side by side."""


def _is_list(group: Sequence[ItemName], body: str) -> bool:
    """Whether names without anything behind them say something: "社会保険：健康保険、厚生年金"."""
    before = body[: group[0].start]
    if re.fullmatch(r"\w{1,6}[・、]", before):
        return False
    if before.strip(_EDGES + "【（("):
        return True
    if len(group) < 2:
        return False
    first = body[find_label_end(body, group[0]) : group[1].start]
    return not BETWEEN_NAMES.search(body[group[0].end : group[1].start]) and bool(
        re.search(r"[\s　:：]", first or body[group[0].end : group[1].start])
    )


def said_value(text: str) -> str:
    """What is said of an item, without the signs around it and half of a pair of brackets."""
    value = clean(text).strip(_EDGES).rstrip("】］]")
    value = _BLANK_OF_A_FORM.sub(r"\1", value)
    while value[:1] in ("）", ")", "】", "]"):
        value = value[1:].lstrip(_EDGES)
    value = re.sub(r"^[（(][a-dａ-ｄ][)）][\s　]*(?:あり[\s　]+)?(?=\S)", "", value)
    value = re.sub(r"^円[\s　]*[/／][\s　]*計算方法[\s　]*[:：]?[\s　]*(?=\S)", "", value)
    value = re.sub(r"[\s　]*[/／][\s　]*計算方法[\s　]*[:：]?[\s　]*$", "", value)
    value = re.sub(r"[\s　]+(?:[0-9０-９]{1,2}|[イロハニホヘト])$", "", value)
    value = re.sub(r"[（(【\[・■●○]+$", "", value).rstrip(_EDGES)
    while value[-1:] in ("）", ")") and _closes_more(value):
        value = value[:-1].rstrip(_EDGES)
    if value[:1] in "（(" and value[-1:] in "）)" and not re.search(r"[（()）]", value[1:-1]):
        value = value[1:-1]
    value = re.sub(r"^(?:(?:は|が|として)(?=[\s　]*\S)|に(?=加入))", "", value).strip(_EDGES)
    value = _LEADS_ON.sub("", value).strip(_EDGES)
    return f"{value}］" if value.count("［") > value.count("］") else value


_LEADS_ON = re.compile(
    r"(?<=[円額分日])とし、?(?:これとは?別に|これに加えて?|別に|別途|このほか|ほかに|また)?、?$"
)
"""What a clause ends with before another item is named: 月額320,000円とし、これとは別に."""

_BLANK_OF_A_FORM = re.compile(r"[（(]\s*([\d,.]+)\s*[)）](?=\s*(?:分|時間|日|[％%]))")
"""A number that a form has in brackets before its unit: （60）分."""


def _closes_more(text: str) -> bool:
    return sum(map(text.count, "）)")) > sum(map(text.count, "（("))


_EXCEPTION = re.compile(r"[（(][^（）()]{1,16}(?:は|を)?除(?:く|いた)?(?:額)?[）)]")
"""What an amount is without."""


def spoken_parts(
    checklist_template: ChecklistTemplate, body: str, context: str
) -> list[LetterPart]:
    """What a line in sentences speaks of."""
    said, before = plain_words(_EXCEPTION.sub("", body)), plain_words(context)
    value = said_value(body)
    return [LetterPart(item, value) for item in spoken_of(checklist_template.items(), said, before)]
