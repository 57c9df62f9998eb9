"""Lines under the rows of a table that are no applications: sums, counts, notes and ends."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from jobboard_tui.config.resources import shipped
from jobboard_tui.domain.values import frozen

_NUMBER = re.compile(
    r"[~≒約]?\s*[-+▲]?\s*[¥$€]?\s*\d[\d,.]*\s*(?:/\s*\d[\d,.]*\s*)?(?:[%％割]|[KkMm]|[^\W\d_]{0,3})"
)
"""A number with its unit, or a number out of another: 3社, 590万円, 24%, 2/12."""
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|\S")
_SIGNS = frozenset("()[]{}（）【】「」:：=＝→・、。,.;-–—―/／|#%~*#<>《》…")
_LONGEST = 60
"""Characters of a cell that sums up."""


@frozen
class _SumWords:
    """Words that sum up, what is summed up, and words between: English ones whole."""

    sums: frozenset[str]
    counted: frozenset[str]
    japanese: re.Pattern[str]
    """A run of Japanese that is nothing but such words; those that sum up are in its group."""


@lru_cache(maxsize=1)
def _load_sums() -> _SumWords:
    with shipped("importing_steps.toml").open("rb") as file:
        words = tomllib.load(file)["sums"]
    sums, counted = words["words"], words["counted"]
    return _SumWords(
        frozenset(word for word in sums if word.isascii()),
        frozenset(word for word in counted if word.isascii()),
        re.compile(rf"(?:({_either(sums)})|{_either(counted)})+"),
    )


def _either(words: Sequence[str]) -> str:
    own = sorted((word for word in words if not word.isascii()), key=len, reverse=True)
    return "|".join(map(re.escape, own))


@lru_cache(maxsize=4096)
def is_sum(text: str) -> bool:
    """Whether a text is nothing but a sum, a count or the end of a list.

    >>> is_sum("以上3社"), is_sum("平均年収"), is_sum("3 companies"), is_sum("Total: 12")
    (True, True, True, True)
    >>> is_sum("合計システムズ"), is_sum("Total Wine"), is_sum("7-Eleven"), is_sum("84")
    (False, False, False, False)
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if not plain or len(plain) > _LONGEST:
        return False
    words = _load_sums()
    has_sum = has_number = has_counted = False
    for token in _TOKEN.findall(plain):
        if token in _SIGNS:
            continue
        if token[0].isdigit():
            has_number = True
        elif token in words.sums:
            has_sum = True
        elif token in words.counted:
            has_counted = True
        elif (run := words.japanese.fullmatch(token)) is not None:
            has_sum = has_sum or run[1] is not None
            has_counted = has_counted or run[1] is None
        else:
            return False
    return has_sum or (has_number and has_counted)


def is_sum_row(cells: Sequence[str], *, is_beside: bool = False) -> bool:
    """Whether a line sums up: a cell says so, and the others are numbers, or such cells as well.

    Beside another such line (`is_beside`) the name of what is counted does: Offers, 2.
    """
    filled = [cell for cell in cells if any(map(str.isalnum, cell))]
    if not filled or not all(
        is_sum(each) or _is_number(each) or _is_counted(each) for each in filled
    ):
        return False  # most rows end at their first cell
    if any(map(is_sum, filled)):
        return True
    is_count = is_beside and len(filled) > 1 and _is_counted(filled[0])
    return is_count and all(map(_is_number, filled[1:]))


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def _is_counted(text: str) -> bool:
    """Whether a cell only names what is counted: 応募, 面接."""
    words = _load_sums()
    tokens = _TOKEN.findall(unicodedata.normalize("NFKC", text).strip().casefold())
    return bool(tokens) and all(
        token in _SIGNS or token in words.counted or words.japanese.fullmatch(token)
        for token in tokens
    )


# -- notes ---------------------------------------------------------------------------------------

_FEWEST_COLUMNS = 2
"""Columns of a table in which a line with one cell may be a note."""
_NOTE = re.compile(
    r"\s*(?:[※†‡←↑]|(?:\*+|＊)\s*(?=.{16,})"
    r"|[(（\[【]?\s*(?:注|注意|注記|凡例|備考|補足|出典|メモ|記号|更新日?|最終更新日?|作成日?|作成者"
    r"|印刷日?|出力日?|出力日時)\d*\s*(?:[)）\]】:：]|$)"
    r"|(?:[(\[]\s*)?(?:notes?|n\.?b|legend|key|source|last (?:updated|edited|modified|saved)"
    r"|updated|generated|exported|printed|created|instructions?|how to use|tips?|disclaimer"
    r"|please note|remember|reminder|hint)\s*(?::|\bby\b|\bon\b|\bat\b|\bwith\b|\bfrom\b)"
    r"|(?:page|p\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?\s*$|\d+\s*/\s*\d+\s*(?:ページ|頁)"
    r"|(?:do not|don['’]t|please (?:do|don|keep|fill|enter|use|read|add|update|write|see|leave"
    r"|make|check|delete))\b|©|copyright\b|https?://)",
    re.IGNORECASE,
)
"""How lines begin that say something of the table."""
_END = re.compile(
    r"\W*(?:以上|以下余白|以下空白|終わり|おわり|ここまで|eof|fin"
    r"|end(?: of (?:list|file|table|report|data|sheet))?)\W*",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\W*(?:(?:20\d\d|令和\d{1,2}|[rR]\d)年?度?\s*[-/.年]?\s*(?:\d{1,2}月?)?|\d{1,2}月分?"
    r"|第?\d{1,2}週目?|week\s*\d{1,2}|q[1-4](?:\s*20\d\d)?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:,?\s*20\d\d))\W*",
    re.IGNORECASE,
)
"""A heading that is a year, a month or a week."""
_ASIDE = re.compile(r"[(（][^()（）]{3,}[)）]")
"""A cell that is all in brackets."""
_TO_FILL_IN = re.compile(
    r"\W*(?:required|optional|mandatory|必須|任意|選択|選択式|リストから選択|自由記入|自由入力|記述"
    r"|drop[- ]?down|pull[- ]?down|プルダウン|ドロップダウン|自動入力|自動計算|auto(?:matic)?"
    r"|free text|text|formula|数式|select(?: one)?|choose(?: one)?|年/月/日|日付形式"
    r"|[ymd]{1,4}(?:[-/. ][ymd]{1,4}){1,2}(?:\s*[h:m]+)?"
    r"|yes\s*/\s*no|y\s*/\s*n|string|date|number|url|enum)\W*",
    re.IGNORECASE,
)
"""What stands under a header for those who fill in the table."""
_SENTENCE = re.compile(
    r"\S.{3,}(?:。|ください)[)）」]?\s*|(?!.*(?:株式|有限|合同)会社|.*\(株\)).{10,}(?:ます|こと)\s*"
    r"|(?:\S+\s+){4,}\S+(?<!\bCo)(?<!\bLtd)(?<!\bInc)(?<!\bCorp)(?<!\bLLC)[.!]\s*"
)
_LEGEND = re.compile(r"(?:^|[\s、,/・;；])\S{1,3}\s*(?:\.{2,}|[:：=＝→…])\s*\w")


def is_note_row(cells: Sequence[str], width: int) -> bool:
    """Whether a line, as a rule with a single filled cell, tells of the table, or ends it.

    >>> is_note_row(["※年収は想定です", "", ""], 3), is_note_row(["株式会社あおば", "", ""], 3)
    (True, False)
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or width < _FEWEST_COLUMNS:
        return False
    first, *others = filled
    if others and all(map(_TO_FILL_IN.fullmatch, filled)):
        return True
    if others:  # a legend in cells of its own
        rest = [cell for cell in filled if not _NOTE.match(cell)]
        return len(rest) < len(filled) and all(map(_LEGEND.match, rest))
    is_note = bool(_NOTE.match(first) or _END.fullmatch(first) or _SENTENCE.fullmatch(first))
    is_note = is_note or _PERIOD.fullmatch(first) is not None
    is_note = is_note or _ASIDE.fullmatch(first) is not None
    return is_note or len(_LEGEND.findall(first)) > 1
