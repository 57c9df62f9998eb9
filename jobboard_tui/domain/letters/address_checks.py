"""The checks of a Japanese letter's address: who is followed by what, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobboard_tui.domain.letters.check_types import Check, CheckContext, LetterFinding, make_finding
from jobboard_tui.domain.letters.person_names import name_forms

_CHARGE = re.compile(
    r"(?P<who>.*?(?:ご|御)?担当者?)[ 　]?"
    r"(?P<title>様各位|さま各位|各位様|各位殿|各位御中|様御中|御中様|様|さま|御中|殿|さん|各位|宛|行)?"
)
_DEPARTMENT = re.compile(
    r"(?P<who>.*(?:部|課|室|係|局|チーム|グループ|センター|本部|支社|支店))"
    r"[ 　]?(?:様|さま|殿|さん)"
)
_NAMES_IN_BU = re.compile(
    r"(?:^|[ 　])(?:服|阿|渡|園|長谷|矢|岡|磯|軽|安|曽我|刑|織|卜|戸|日下|物)部[ 　]?\S*$"
)
_ALL = re.compile(r"(?P<who>.*?)[ 　]?(?:各位|様各位)(?P<title>[ 　]?(?:殿|様|さま|御中))?")
_SOMEBODY = re.compile(r"(?P<who>.{1,20}?)[ 　]?(?:殿|さん|くん|君)")
LONGEST_LINE = 80
"""Characters of a line of an address."""
_RIGHT = ("様", "さま", "先生", "氏名")


def address(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A line of the address that ends in the wrong word, or in none."""
    lines = list(_lines(setting))
    yield from _without_honorific(check, setting, lines)
    for number, (line, start) in enumerate(lines):
        names_person = any(below.endswith("様") for below, _start in lines[number + 1 :])
        if names_person and re.search(r"担当者?$", line):
            continue  # 採用ご担当 above 佐藤 由紀 様
        mend = _right_line(line, setting)
        if mend is not None and mend != line:
            yield make_finding(check, "body", (start, start + len(line)), line, mend)


def _without_honorific(
    check: Check, setting: CheckContext, lines: list[tuple[str, int]]
) -> Iterator[LetterFinding]:
    """A company, or a department below it, that is followed by nothing."""
    core, house = setting.institutions.core, setting.draft.recipient.house
    if not lines or len(lines) > 2 or core(lines[0][0]) != core(house):
        return
    line, start = lines[-1]
    if len(lines) == 1 or re.search(r"(?:部|課|室|係|局|チーム|グループ|センター|本部)$", line):
        yield make_finding(check, "body", (start, start + len(line)), line, f"{line} 御中")


def address_order(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """A person or department above the company."""
    core = setting.institutions.core(setting.draft.recipient.house)
    lines = list(_lines(setting))
    places = [number for number, (line, _start) in enumerate(lines) if core in line]
    if places and places[0] > 0:
        line, start = lines[0]
        if re.search(r"(?:様|御中|殿|各位)$|(?:部|課|室|係)$|(?:部長|課長|室長|社長)", line):
            yield make_finding(check, "body", (start, start + len(line)), line)


def family_name(check: Check, setting: CheckContext) -> Iterator[LetterFinding]:
    """Somebody who gets the letter, by the given name alone or with さん."""
    body = setting.draft.body
    for person in setting.draft.recipient.people:
        family, _gap, given = person.name.partition(" ")
        if not _IN_KANJI.fullmatch(family):
            continue
        for match in re.finditer(rf"(?<![一-鿿々]){re.escape(family)}さん", body):
            yield make_finding(check, "body", match.span(), match[0], f"{family}様")
        if not given or given == family or not _IN_KANJI.fullmatch(given):
            continue
        pattern = (
            rf"(?m)^(?P<post>.*[ 　]|)(?P<said>{re.escape(given)}[ 　]?(?:様|さま|先生))[ 　]*$"
        )
        head = body.partition("\n\n")[0]
        for match in re.finditer(pattern, head):
            if family not in match["post"] and _NO_NAME.search(match["post"]):
                yield make_finding(
                    check, "body", match.span("said"), match["said"], f"{person.name} 様"
                )


_NO_NAME = re.compile(r"(?:^|[部課室係局長任役事者当])[ 　]*$")
"""What stands before a name and is no family name: nothing, a department or a post."""
_IN_KANJI = re.compile(r"[一-鿿々〆ヶぁ-ん]{1,5}")


def _lines(setting: CheckContext) -> Iterator[tuple[str, int]]:
    """The lines of the address and where they begin; a first paragraph of sentences is none."""
    head, gap, _rest = setting.draft.body.partition("\n\n")
    lines = head.split("\n")
    if not gap or len(lines) > 8 or any("。" in line for line in lines):
        return
    at = 0
    for line in lines:
        text = line.strip(" 　")
        if text and len(text) <= LONGEST_LINE:
            yield text, at + line.index(text)
        at += len(line) + 1


def _right_line(line: str, setting: CheckContext) -> str | None:
    """A line of the address as it should be; None where it says nothing of honorifics."""
    application, to = setting.application, setting.draft.recipient
    houses = [name for name in (application.company, to.house, application.agency) if name]
    for person in to.people:
        forms = "|".join(map(re.escape, name_forms(person.name)))
        match = re.fullmatch(
            rf"(?P<who>(?:.*[ 　])?(?:{forms}))[ 　]?"
            r"(?P<title>様|さま|先生|御中|殿|さん|くん|君|氏|宛|行)?",
            line,
        )
        if match:
            return line if match["title"] in _RIGHT else f"{match['who']} 様"
    if match := _CHARGE.fullmatch(line):
        title = match["title"] or ""
        if title in ("様", "さま", "各位"):
            return line
        return f"{match['who']}{'各位' if '各位' in title else '様'}"
    if match := _ALL.fullmatch(line):
        if any(match["who"].endswith(house) for house in houses):
            return f"{match['who']} 御中"
        return f"{match['who']}各位" if match["title"] else line
    if (match := _DEPARTMENT.fullmatch(line)) and not _NAMES_IN_BU.search(match["who"]):
        return f"{match['who']} 御中"
    if match := _SOMEBODY.fullmatch(line):
        is_house = any(house in match["who"] for house in houses)
        return None if is_house else f"{match['who']} 様"
    return None
