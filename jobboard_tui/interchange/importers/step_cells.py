"""What a cell says of a step: a date, a tick, a result, or words that are kept."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from jobboard_tui.domain.parsing.calendar_words import MONTH
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.interchange.importers.cell_dates import DateCell, read_form
from jobboard_tui.interchange.importers.steps import (
    StepColumn,
    load_step_words,
    plain_result,
    read_step_header,
)

_LONGEST = 60
_PARTS = re.compile(r"[^\s、,，/（）()・:：]+")
_BRACKETS = re.compile(r"[()\[\]<>:,、。]")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_NAMED_DAY = (
    rf"\b(?!(?-i:may))(?:{MONTH})\b\.?\s?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s?\d{{4}}\b)?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?!(?-i:may))(?:{MONTH})\b(?!\.?\s\d{{1,2}}\b(?!:))(?:,?\s\d{{4}}\b)?"
)
"""A day with its month in English: Dec 9, 9 Dec 2026; "2 Dec 9" is the ninth of a second round."""
_PLACE = re.compile(
    r"オフィス|本社|支社|支店|本店|営業所|ビル|\d階|会議室|本館|工場|会場|センター|オンライン|zoom|teams|meet|web"
    r"|online|office|remote|google",
    re.IGNORECASE,
)
"""Words of a place or a call beside a meeting and its day."""
_DATED = re.compile(
    rf"(?:{_NAMED_DAY}"
    r"|\d{1,4}[-/.年月]\d{1,2}(?:[-/.月]\d{1,4})?日?)(?:\s*[（(].{1,3}[）)])?"
    r"(?:,?\s*(?:at\s+)?(?:午前|午後)?\d{1,2}(?:[:：時]\d{0,2}分?半?|(?=\s*[ap]m))(?:\s*[ap]m)?"
    r"(?:\s*[-–〜~]\s*(?:\d{1,2}[:：時]\d{0,2}分?)?)?)?",
    re.IGNORECASE,
)


class StepState(StrEnum):
    """How a step stands."""

    PASSED = "passed"
    FAILED = "failed"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    OPEN = "open"
    """Not yet, or not at all."""
    UNKNOWN = "unknown"


@frozen
class StepCell:
    """A cell of a step: its date as written, its state (None where only a date stands), the rest.

    `rest` are the words that are neither, empty where everything is understood.
    """

    form: DateCell | None = None
    state: StepState | None = None
    rest: str = ""


@lru_cache(maxsize=4096)
def read_step_cell(text: str, header: str) -> StepCell:
    """Return what a cell says, under a header that tells how its signs are meant.

    >>> read_step_cell("11/9 ○", "GD").state.value, read_step_cell("×", "書類").state.value
    ('passed', 'failed')
    >>> read_step_cell("×", "Offer?").state.value, read_step_cell("SPI 12/4", "試験").rest
    ('open', 'SPI')
    """
    plain = clean(text)
    state = _state(plain, header)
    if state is not None:
        return StepCell(state=state)
    form = read_form(plain)
    if form is not None:
        return StepCell(form)
    if len(plain) > _LONGEST:
        return StepCell(state=StepState.UNKNOWN, rest=plain)
    match = _DATED.search(unicodedata.normalize("NFKC", plain))
    if match is None or (form := read_form(match[0])) is None:
        return _of_words(plain, header)
    whole = unicodedata.normalize("NFKC", plain)
    left = f"{whole[: match.start()]} {whole[match.end() :]}".strip(" -–~〜()")
    if not left:
        return StepCell(form)
    state = _state(left, header)
    return StepCell(form, state, "" if state else left)


@lru_cache(maxsize=4096)
def read_dated_step(text: str) -> tuple[StepColumn, DateCell, str] | None:
    """Return the step and the day that a cell names, and where; None for any other cell.

    >>> step, form, where = read_dated_step("12/2 10:00 一次面接 本社9階")
    >>> step.round, form.numbers, where
    ('1', (12, 2), '本社9階')
    """
    plain = unicodedata.normalize("NFKC", clean(text))
    match = _DATED.search(plain) if len(plain) <= _LONGEST else None
    form = read_form(match[0]) if match else None
    if match is None or form is None:
        return None
    rest = _BRACKETS.sub(" ", f"{plain[: match.start()]} {plain[match.end() :]}")
    places = [word for word in rest.split() if _PLACE.search(word) and not read_step_header(word)]
    for where in ([], places):
        words = " ".join(word for word in rest.split() if word not in where)
        column = read_step_header(words)
        if column is not None and not column.aspect:
            return column, form, " ".join(where)
    return None


def dated_part(text: str) -> tuple[str, str]:
    """Return the date in a text, as it is written there, and the text without it.

    >>> dated_part("二次面接 12/3 16:00 に決定")
    ('12/3 16:00', '二次面接 に決定')
    """
    match = _DATED.search(text)
    if match is None or read_form(match[0]) is None:
        return "", text
    rest = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}"
    return match[0].strip(), rest.strip()


def read_only_date(text: str) -> tuple[DateCell, str] | None:
    """Return the date in a text that names one, and the rest; None where there is none or two.

    >>> form, rest = read_only_date("call 12/3 11:00")
    >>> form.numbers, rest, read_only_date("12/3 or 12/4")
    ((12, 3), 'call', None)
    """
    plain = unicodedata.normalize("NFKC", clean(text))
    matches = [*_DATED.finditer(plain)] if len(plain) <= _LONGEST else []
    form = read_form(matches[0][0]) if len(matches) == 1 else None
    if form is None:
        return None
    return form, f"{plain[: matches[0].start()]} {plain[matches[0].end() :]}".strip()


def _of_words(text: str, header: str) -> StepCell:
    """A cell without a date: known words among others, "通過（先方都合で延期）"."""
    states = {
        state
        for word in _PARTS.findall(unicodedata.normalize("NFKC", text))
        if (state := _state(word, header)) is not None
    }
    only = states.pop() if len(states) == 1 else None
    is_sure = only in (StepState.PASSED, StepState.FAILED, StepState.WAITING)
    return StepCell(state=only if is_sure and only else StepState.UNKNOWN, rest=text)


def _state(text: str, header: str) -> StepState | None:
    words = load_step_words()
    word = plain_result(text)
    if word in words.signs and not (_JAPANESE.search(header) and "説明会" not in header):
        return StepState.OPEN
    result = words.results.get(word)
    if result == "open" and word in words.signs:
        return StepState.FAILED
    return None if result is None else StepState(result)
