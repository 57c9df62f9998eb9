"""A notice of working conditions (労働条件通知書), line by line: what each says of which item.

Such a letter is a form: names of things, each with what holds of it, in lines, in tables whose
cells stand beside each other, in brackets. What is in no line about an item stays a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from jobboard_tui.domain.offers.checklist_template import (
    ChecklistItem,
    ChecklistTemplate,
    StatutoryDuty,
)
from jobboard_tui.domain.offers.form_choices import (
    chosen,
    has_ticks,
    is_blank_row,
    is_instruction,
    is_unticked,
    without_blank_choices,
    without_instructions,
)
from jobboard_tui.domain.offers.item_words import (
    is_about,
    items_in,
    may_speak_of,
    plain_words,
    spoken_of,
    word_pattern,
)
from jobboard_tui.domain.parsing.money import names_an_amount
from jobboard_tui.domain.parsing.quantities import names_a_period
from jobboard_tui.domain.text import clean, widen_kana
from jobboard_tui.domain.values import frozen

FEWEST_LINES = 8
"""A text of fewer lines is a message, which is read by its sentences."""
MOST_LINES = 1000
LONGEST_LINE = 1000
"""Characters of a line that are read; the text itself stays whole."""

_SAYS = re.compile(r"\w")
_BULLET = re.compile(
    r"(?:[(（]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[イロハニホヘトア-オa-e])[)）.．、](?!\d)"
    r"|[0-9０-９]{1,2}(?=[\s　])|[①-⑳・■□◆◇●○▪*＊\-–—※☑✓]|[イロハニホヘト](?=[\s　]))[\s　]*"
)
_OTHERS = re.compile(r"(?:その他|備考|特記事項)[\s　]+(?=[・○●■])")
"""What a form has before the first of several things that have nothing in common."""
_SUB_LABEL = re.compile(r"[（(]")
_BEFORE = re.compile(
    r"(?:^|[\s　（(【\[・、,，。※/／｜|：:「『☑✓●○■]|[)）】\]]|及び|および|又は|または|並びに"
    r"|別に)$"
)
_AFTER = re.compile(
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
_ABOUT = re.compile(r"に関する事項$|に関すること$|について$|(?:、|及び).*の有無$|又は計算方法$")
_AND = re.compile(r"^(?:及び|並びに|および|又は|または)$")
_BETWEEN_NAMES = re.compile(
    r"^(?:[\s　]*[・、,，/／][\s　]*|及び|および|又は|または|[^\s　:：]{0,6}[・、])$"
)
_WITHIN = re.compile(r"含|(?<![組取申払振見])込み|うち|内数|除く|\b(?:includ|exclud|of which)")
"""What makes a part of a line one of another part."""
_ENDS_OPEN = re.compile(r"[、,，]$")
_EDGES = " 　:：;；・、,，/／｜|=＝】］]"


@frozen
class LetterPart:
    """What a line says of an item, without the item's name."""

    item: ChecklistItem
    value: str


@frozen
class LetterLine:
    """A line as it stands in the letter, with what it says; or a sentence of it, of no item.

    `is_heading` is whether it only names what the lines below it are about, `goes_on` whether it
    is the rest of what the line above begins to say of an item, `is_blank` whether it is a row of
    a form that nobody filled in, or that tells how it is filled in.
    """

    text: str
    parts: tuple[LetterPart, ...] = ()
    is_heading: bool = False
    goes_on: bool = False
    is_blank: bool = False

    @property
    def is_unread(self) -> bool:
        """Whether it says something, and of no item."""
        return not (self.parts or self.is_heading or self.goes_on or self.is_blank)


@frozen
class _Name:
    """Where the name of an item stands in a line, and whose it is.

    `is_repeated` is whether the item is named again in what is said of it: 始業 9:00 終業 18:00.
    """

    start: int
    end: int
    items: tuple[ChecklistItem, ...]
    is_repeated: bool = False


class _Place(NamedTuple):
    """How far to the right a line stands, and its rank among those of a list."""

    indent: int
    rank: int


@frozen
class _Above:
    """A line that others may stand below: its items, its words, how far to the right it stands.

    `rank` is 0 without a bullet, 1 behind a number and more behind what is used below numbers.
    """

    items: tuple[ChecklistItem, ...]
    words: str
    indent: int
    rank: int
    is_open: bool
    line: int
    is_heading: bool


def is_letter(text: str) -> bool:
    """Return whether a text has the lines of a letter."""
    return sum(1 for line in text.splitlines() if _SAYS.search(line)) >= FEWEST_LINES


def letter_lines(checklist_template: ChecklistTemplate, text: str) -> list[LetterLine]:
    """Return the lines of a letter, in order, without those that are blank.

    >>> letter_lines(ChecklistTemplate(), "以上")[0].is_unread
    True
    """
    texts = text.splitlines()
    reader = _LetterReader(checklist_template, has_ticks=has_ticks(texts))
    for line, *more in _paragraphs(texts):
        if len(reader.lines) >= MOST_LINES:
            reader.lines += [LetterLine(clean(one)) for one in (line, *more)]
            continue
        reader.read(line.rstrip(), more)
    reader.end()
    return _with_start(checklist_template, _without_term_rows(checklist_template, reader.lines))


_NO_TERM = re.compile(r"期間の定め(?:が|は|の)?(?:な[しい]|無)")
_ROWS_OF_TERM = re.compile(r"期間の定めあり.*場合に記入")
_CHOICE_OF_TERM = re.compile(r"[\[［（(].*(?:する|無|なし|しない).*[\]］)）]")


def _without_term_rows(
    checklist_template: ChecklistTemplate, lines: list[LetterLine]
) -> list[LetterLine]:
    """The lines, those rows blank that a form has for a contract with an end, where it has none."""
    terms = [part.value for line in lines for part in line.parts if part.item.id == _TERM]
    if not terms or not _NO_TERM.search(terms[0]) or "期間の定めあり" in terms[0]:
        return lines
    of_term = {
        item_id
        for rule in checklist_template.needless
        if rule.id == "no-end"
        for item_id in rule.items
    }
    kept: list[LetterLine] = []
    is_below = False
    for line in lines:
        is_below = is_below or _ROWS_OF_TERM.search(line.text) is not None
        items = {part.item.id for part in line.parts}
        is_of_term = bool(items) and items <= of_term and line.parts[0].value not in terms
        is_below = is_below and (is_of_term or not items)
        is_choice = is_of_term and _CHOICE_OF_TERM.search(line.text) is not None
        is_row = is_below or is_choice
        kept.append(LetterLine(line.text, is_blank=True) if is_row else line)
    return kept


_DATE = r"(?:\d{4}年|令和[\d元]+年)\s*\d{1,2}月\s*\d{1,2}日"
_FROM = re.compile(rf"({_DATE})(?:[（(][^（()）]*[)）])?\s*(?:[~～〜－―–-]|から|より)")
_JOINS = re.compile(rf"({_DATE})(?:付け?)?(?:に|で)?\s*(?:入社|採用)")
_TERM, _START = "contract-expiry", "start-date"


def _with_start(checklist_template: ChecklistTemplate, lines: list[LetterLine]) -> list[LetterLine]:
    """The lines with the day on which the term begins, where none names the first day."""
    start = checklist_template.item(_START)
    parts = [part for line in lines for part in line.parts]
    if start is None or any(part.item.id == _START for part in parts):
        return lines
    for at, line in enumerate(lines):
        for part in line.parts:
            if part.item.id != _TERM:
                continue
            first = _JOINS.search(plain_words(part.value))
            if first is None and "期間の定めなし" not in part.value:
                first = _FROM.search(plain_words(part.value))
            if first is not None:
                said = replace(line, parts=(*line.parts, LetterPart(start, first[1])))
                return [*lines[:at], said, *lines[at + 1 :]]
    return lines


_WRAPPED = re.compile(r"[A-Za-z0-9,'’\")-]$")
_RUNS_ON = re.compile(r"\s*[a-z]|\s{2,}[A-Z0-9(]")
_FEWEST_SIGNS = 40
"""A shorter line is none that was broken because it is long."""
_NARROWEST = 56
_MARGIN = 4
"""Cells: a line that was broken is as wide as others of the letter, less what didn't fit."""
_LABEL = re.compile(
    r"[^\s　:：、。（()）]{1,14}(?:[:：　\t]|\s{2})|[【\[［（(]"
    r"|[イロハニホヘト①-⑳][\s（(]|\S{1,14}\s[¥￥]?\d|以上$"
)
"""How a line begins that is none of the line above."""


def _paragraphs(texts: Sequence[str]) -> Iterator[list[str]]:
    """The lines that say something; those that a sentence goes on in with its first."""
    paragraph: list[str] = []
    margin = _margin(texts)
    for text in texts:
        line, last = text.rstrip(), paragraph[-1] if paragraph else ""
        is_rest = _is_rest(last, line) or _is_wrapped(paragraph, line, margin)
        bullet = _BULLET.match(line.strip(" 　"))
        if is_rest and bullet is None and len(paragraph) < _MOST_BROKEN and _SAYS.search(line):
            paragraph.append(line)
            continue
        if _SAYS.search(clean("".join(paragraph))):
            yield paragraph
        paragraph = [line] if _SAYS.search(clean(line)) else []
    if paragraph:
        yield paragraph


def _is_rest(last: str, line: str) -> bool:
    """Whether an English sentence goes on in a line."""
    is_long = len(last) >= _FEWEST_SIGNS and _WRAPPED.search(last) is not None
    return is_long and _RUNS_ON.match(line) is not None


def _margin(texts: Sequence[str]) -> int:
    """Where the lines of a letter are broken, in cells; a width of no line where none is."""
    widths = [_cells(text.rstrip()) for text in texts]
    widest = max(widths, default=0)
    is_filled = sum(1 for width in widths if width >= widest - _MARGIN) > 1
    return widest - _MARGIN if is_filled and widest >= _NARROWEST else LONGEST_LINE * 2


def _is_wrapped(paragraph: Sequence[str], line: str, margin: int) -> bool:
    """Whether a Japanese line goes on below, because it is as wide as a line can be."""
    last = paragraph[-1] if paragraph else ""
    if last and _opens_more("".join(paragraph)) and _cells(last) >= _NARROWEST:
        margin = _NARROWEST
    if (
        _cells(last) < margin
        or last.endswith(("。", ".", "：", ":"))
        or _indent(line) > _indent(paragraph[0])
    ):
        return False
    return _LABEL.match(line.strip(" 　")) is None


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" 　"))


_MOST_BROKEN = 12
"""Lines of one sentence or two; more are none."""


def unstated_items(
    checklist_template: ChecklistTemplate, lines: Sequence[LetterLine], *, has_term: bool
) -> list[ChecklistItem]:
    """Return the items of which a letter says nothing, though the law wants them in writing.

    `has_term` is whether the contract has an end. Source: 労働基準法 15条, 同施行規則 5条.
    """
    stated = {part.item.id for line in lines for part in line.parts}
    stated |= {item.id for item in mentioned_items(checklist_template, lines)}
    wanted = {StatutoryDuty.WRITTEN, *({StatutoryDuty.FIXED_TERM} if has_term else ())}
    return [
        item
        for item in checklist_template.items()
        if item.duty in wanted and item.id not in stated and not _is_stated_by(item, stated)
    ]


def mentioned_items(
    checklist_template: ChecklistTemplate, lines: Sequence[LetterLine]
) -> dict[ChecklistItem, LetterLine]:
    """Return the items of which nothing is read, with the first line that has a word of theirs."""
    read = {part.item.id for line in lines for part in line.parts}
    named: dict[ChecklistItem, LetterLine] = {}
    for line in lines:
        if line.is_heading or line.is_blank or _tells_freely(line):
            continue
        for item in spoken_of(checklist_template.items(), plain_words(chosen(line.text))):
            if item.id not in read and not _is_stated_by(item, read):
                named.setdefault(item, line)
    return named


def _tells_freely(line: LetterLine) -> bool:
    """Whether a line tells in any words of what it is about, which may be those of other items."""
    return bool(line.parts) and all(part.item.id in _IN_PROSE for part in line.parts)


def _is_stated_by(item: ChecklistItem, stated: set[str]) -> bool:
    """The pay is stated by its base, too, and allowances by any of them."""
    if item.id == "allowances":
        return bool(stated & {"benefits", "housing", "commuting"})
    return item.id == "compensation" and "base-salary" in stated


class _LetterReader:
    """Reads a letter line by line; `above` are the lines below which the next one may stand."""

    def __init__(self, checklist_template: ChecklistTemplate, *, has_ticks: bool = False) -> None:
        self.checklist_template = checklist_template
        self.has_ticks = has_ticks
        self.lines: list[LetterLine] = []
        self.above: list[_Above] = []

    def read(self, line: str, more: Sequence[str] = ()) -> None:
        """One more line, with those in which its sentence goes on."""
        whole = line
        for rest in map(str.strip, more):
            whole += f" {rest}" if whole[-1:].isascii() and rest[:1].isascii() else rest
        self._read(clean(line), whole)
        if more:
            is_read = not self.lines[-1].is_unread
            self.lines += [LetterLine(clean(one), goes_on=is_read) for one in more]

    def _read(self, text: str, line: str) -> None:
        """A line at its place among others: a blank row, a heading, or what says something."""
        whole = without_instructions(chosen(line.expandtabs(4)))
        is_open_box = self.has_ticks and is_unticked(line)
        if is_open_box or is_instruction(whole) or is_blank_row(whole):
            self.lines.append(LetterLine(text, is_blank=True))
            return
        body = widen_kana(without_blank_choices(whole))[:LONGEST_LINE]
        indent = len(body) - len(body.lstrip(" 　"))
        body = body.strip(" 　")
        if (others := _OTHERS.match(body)) is not None:
            self._leave("その他", -1, 0)
            indent, body = LONGEST_LINE, body[others.end() :]  # nothing stands below it
        if (article := _ARTICLE.match(body)) is not None:
            body = self._read_article(article, body)
            if not body:
                self.lines.append(LetterLine(text, is_heading=True))
                return
        bullet = _BULLET.match(body)
        rank = 0 if bullet is None else _rank(bullet[0])
        body = _without_brackets(body[bullet.end() :]) if bullet else body
        is_marked = _LIST_MARK.search(body) is not None
        body = _with_insurances(_without_list_marks(_CHOICE_FILLED.sub(_filled, body)))
        self._leave(body, indent, rank)
        if _ABOUT.search(body) and not re.search(r"[:：]\s*\S|\d", body):
            self.above = []
            self.lines.append(LetterLine(text, is_heading=True))
            return
        context = " ".join(above.words for above in self.above)
        is_prose = _is_prose(body)
        names = [] if is_prose else self._named(body, context)
        in_any_words = self._is_told_in_any_words(names, body)
        if (
            not is_prose
            and "。" not in body
            and (items := self._told_above())
            and not any(_AFTER.match(body, name.end) for name in names)
        ):
            parts = [LetterPart(item, _value(body)) for item in items]
            self.lines.append(LetterLine(text, tuple(parts)))
            return
        is_whole = is_marked or in_any_words
        said = [] if is_whole else _sentences_apart(self.checklist_template, body, context)
        said = _sentences(self.checklist_template, body) if is_prose else said
        if len(said) > 1 or is_prose:
            self._read_apart(said, text, context, _Place(indent, rank), is_prose=is_prose)
            return
        self._read_body(body, text, context, _Place(indent, rank))

    def _named(self, body: str, context: str) -> list[_Name]:
        is_row = _ENGLISH_INSURANCES.match(body) is not None
        return [] if is_row else _names(self.checklist_template, body, context)

    def _is_told_in_any_words(self, names: Sequence[_Name], body: str) -> bool:
        """Whether all of a line is about its label; not so of an article: 業務は…。変更の範囲は…"""
        if not names or not _is_in_prose(names[0], body) or _is_topic(names[0], body):
            return False
        return not any(_begins_sentence(name, body) for name in names[1:])

    def _read_body(self, body: str, text: str, context: str, place: _Place) -> None:
        """A line that is about the items that are named in it, or that it speaks of."""
        at = len(self.lines)
        names = self._named(body, context)
        in_any_words = self._is_told_in_any_words(names, body)
        parts = _parts(names, body) if names else []
        if parts:
            ahead = _before_names(self.checklist_template, names[0], body)
            parts = ahead + parts if ahead else _with_clause_before(parts, names[0], body)
        said = _sentences(self.checklist_template, body)
        if len(names) == 1 and not in_any_words and len(said) > 1:
            parts = _in_sentences(self.checklist_template, names[0], said)
        is_heading = bool(names) and not parts
        parts = _without_repeats(_with_days_of_week(parts))
        items = tuple(dict.fromkeys(item for name in names for item in name.items))
        if not names:
            is_heading, items, parts = _without_names(self.checklist_template, body, context)
        is_open = _is_open(body)
        if items:
            words = body if is_heading else body[: names[0].end] if names else ""
            first = items if is_heading or not names else names[0].items
            if words and not (self.above and _SUB_LABEL.match(body)):
                self.above.append(_Above(first, words, *place, is_open, at, is_heading))
        elif _AMOUNT_ALONE.fullmatch(plain_words(body)) and (items := self._unanswered()):
            parts = [LetterPart(item, _value(body)) for item in items]
        elif self.above:
            top = self.above[-1]
            parts = [LetterPart(item, _value(body)) for item in top.items]
            self.above[-1] = replace(top, is_open=is_open)
        self.lines.append(LetterLine(text, tuple(parts), is_heading))
        self.lines += [LetterLine(clause) for clause in _unsaid(body, parts, names)]

    def _read_article(self, article: re.Match[str], body: str) -> str:
        """What stands behind the title of an article, below which the next lines stand."""
        title, rest = article["title"] or "", body[article.end() :]
        if not title and _IS_TITLE.fullmatch(rest):
            title, rest = rest, ""
        self._leave("", 0, 0)
        items = items_in(self.checklist_template.items(), plain_words(title))
        is_of_one = len(items) == 1 and re.search(r"[・、及]", title) is None
        about = tuple(items) if is_of_one else ()
        self.above.append(_Above(about, title, -1, -1, is_open=False, line=-1, is_heading=False))
        return rest

    def _read_apart(
        self, said: Sequence[str], text: str, context: str, place: _Place, *, is_prose: bool
    ) -> None:
        """A line whose sentences are about different items, or which is in English sentences."""
        parts: list[LetterPart] = []
        unsaid: list[str] = []
        label = None if is_prose else _LABEL_OF_LINE.match(said[0])
        for number, sentence in enumerate(said):
            if number == 1 and label is not None:  # 仕事の内容　…。変更の範囲は…
                context = f"{context} {label[0]}"
            before = len(parts)
            names = [] if is_prose else _names(self.checklist_template, sentence, context)
            letter_parts = _parts(names, sentence) if names else []
            if letter_parts:
                ahead = _before_names(self.checklist_template, names[0], sentence)
                letter_parts = (
                    letter_parts + ahead
                    if ahead
                    else _with_clause_before(letter_parts, names[0], sentence)
                )
            letter_parts = letter_parts or _spoken_of(self.checklist_template, sentence, context)
            parts += letter_parts or [
                LetterPart(item, _value(sentence)) for name in names for item in name.items
            ]
            unsaid += _unsaid(sentence, parts[before:], names)
            if len(parts) == before:
                above = self.above[-1].items if self.above else ()
                parts += [LetterPart(item, _value(sentence)) for item in above]
                unsaid += [] if above else [clean(sentence)]
        items = tuple(dict.fromkeys(part.item for part in parts[-1:]))
        at = len(self.lines)
        if not is_prose:
            self.above.append(_Above(items, said[-1], *place, _is_open(text), at, False))
        self.lines.append(LetterLine(text, tuple(dict.fromkeys(parts))))
        self.lines += [LetterLine(sentence) for sentence in unsaid if sentence != text]

    def _told_above(self) -> tuple[ChecklistItem, ...]:
        """The items of the heading above that are told in any words: below 業務内容, 給与計算."""
        items = self.above[-1].items if self.above else ()
        return items if all(item.id in _IN_PROSE for item in items) else ()

    def _unanswered(self) -> tuple[ChecklistItem, ...]:
        """The items of the line above, where it has no amount; a form breaks lines there."""
        last = self.lines[-1] if self.lines else LetterLine("")
        is_paid = len(last.parts) == 1 and last.parts[0].item.id in _PAID
        return (last.parts[0].item,) if is_paid and not names_an_amount(last.text) else ()

    def end(self) -> None:
        """Leave every line that is still open."""
        self._leave("", 0, 0)

    def _leave(self, body: str, indent: int, rank: int) -> None:
        """Leave the lines below which a line does not stand.

        A heading below which nothing stood says itself what it says.
        """
        is_sub = _SUB_LABEL.match(body) is not None
        while self.above:
            top = self.above[-1]
            is_deeper = indent > top.indent or (indent == top.indent and rank > top.rank)
            if body and (top.is_open or is_sub or is_deeper):
                return
            self.above.pop()
            if top.is_heading and top.line == len(self.lines) - 1:
                alone = self.lines[top.line]
                parts = tuple(LetterPart(item, alone.text) for item in top.items)
                self.lines[top.line] = LetterLine(alone.text, parts)


def _without_brackets(body: str) -> str:
    """What a form has in brackets behind its bullet: イ（職務手当 15,000円）."""
    within = re.fullmatch(r"[（(](.*)[)）]", body)
    depth, least = 0, 0
    for sign in within[1] if within else "":
        depth += (sign in "（(") - (sign in "）)")
        least = min(least, depth)
    return within[1] if within and not least else body


_LABEL_OF_LINE = re.compile(r"[^\s　は、。：:]{1,16}(?=[\s　は：:])")
_ARTICLE = re.compile(
    r"第[0-9０-９一二三四五六七八九十]{1,3}条(?:の[0-9０-９]+)?[\s　]*"
    r"(?:[（(【「](?P<title>[^）)】」]{1,24})[)）】」])?[\s　:：]*"
)
_IS_TITLE = re.compile(r"[^はがをにで。：:\d\s　]{1,16}")

_LIST_MARK = re.compile(r"(?<=[\s　)）、,])[イロハニホヘト][\s　]*(?=[\s　(（]\S|(?<=[\s　])\S)")
_MARKED_BRACKET = re.compile(r"(?<=[\s　)）、,])[イロハニホヘト][\s　]*[(（]([^()（）]*)[)）]")
_BLANK_CHOICE = re.compile(
    r"[\s　、,]*[イロハニホヘト][\s　]*(?:月給|日給|時間給|時給|年俸)[(（][\s　]*円[)）][、,]?"
)
"""A kind of pay that a form offers and that nobody filled in: ロ 日給（ 円）."""
_IN_A_BLANK = re.compile(r"(月給|日給|時間給|時給|年俸)[(（]\s*([\d,，.万千]+円)\s*[)）]")


def _without_list_marks(body: str) -> str:
    """What a form says in one line without its marks: 基本賃金 イ 月給（262,000円）."""
    marked = _LIST_MARK.search(body)
    if marked is None:
        return body
    said = _MARKED_BRACKET.sub(r" \1 ", _BLANK_CHOICE.sub(" ", body))
    said = _LIST_MARK.sub("", said)
    return _IN_A_BLANK.sub(r"\1 \2", said)


_CHOICE_FILLED = re.compile(
    r"[（(][\s　]*(有[\s　]*[（(](?:[^（()）]|[（(][^（()）]*[)）])*[)）])"
    r"[\s　]*[,，、・][\s　]*無[\s　]*[)）]"
)
_BLANK_OF_A_CHOICE = re.compile(r"時期|金額等?|回数|支給|[\s　、,，・:：（()）有]")


def _filled(choice: re.Match[str]) -> str:
    """The choice of a form of which one has its blanks filled: （有（金額等 各1.5か月分），無）."""
    return f" {choice[1]}" if _BLANK_OF_A_CHOICE.sub("", choice[1]) else choice[0]


_INSURANCES = re.compile(
    r"^(?:加入保険(?:等)?|社会保険|保険|各種保険)[\s　:：]+(?=(?:雇用|労災|健康|厚生)[\s　・、,])"
)
_SHORT_INSURANCE = re.compile(r"(雇用|労災|健康|厚生)(?=[\s　・、,]|$)")
_ENGLISH_INSURANCES = re.compile(
    r"^(?:social )?insurances?:\s(?=(?:health|pension|employment|accident)\b)", re.IGNORECASE
)
_ENGLISH_INSURANCE = re.compile(
    r"\b(health|pension|employment|unemployment|accident)\b(?! insurance)", re.IGNORECASE
)


def _with_insurances(body: str) -> str:
    """A row of insurances with their whole names: 加入保険 雇用 労災 健康 厚生."""
    if _ENGLISH_INSURANCES.match(body):
        whole = _ENGLISH_INSURANCE.sub(r"\1 insurance", body)
        return whole.replace("accident insurance", "accident compensation insurance")
    if _INSURANCES.match(body) is None:
        return body
    return _SHORT_INSURANCE.sub(lambda m: m[1] + ("年金" if m[1] == "厚生" else "保険"), body)


_JAPANESE_SENTENCE = re.compile(
    r"(?:[^。（()）]|[（(](?:[^（()）]|[（(][^（()）]*[)）])*[)）])+。?"
)


def _sentences_apart(checklist_template: ChecklistTemplate, body: str, context: str) -> list[str]:
    """The sentences of a Japanese line, those that are about the same items together."""
    said: list[str] = []
    about: list[set[str]] = []
    pieces = _JAPANESE_SENTENCE.findall(body)
    if len(pieces) < 2 or "".join(pieces) != body:
        return [body]
    for piece in pieces:
        names = _names(checklist_template, piece, context)
        items = {item.id for name in names for item in name.items}
        items |= {part.item.id for part in _spoken_of(checklist_template, piece, context)}
        goes_on = piece.startswith(("（", "("))
        if said and (goes_on or not items or items == about[-1]):
            said[-1] += piece
            about[-1] |= items
        else:
            said.append(piece)
            about.append(items)
    return said


_ENGLISH_END = re.compile(r"(?<=[a-z0-9)]{2})[.;]\s+(?=[A-Z])")
_INCLUDES = re.compile(r"(?:This|It|The (?:above|amount|salary))\s(?:\w+\s)?includes?\b")


_PROSE = re.compile(r"(?:[A-Z][a-z’']*|I|A)[ ,][^:：]*[a-z]\s[a-z]+\s[a-z]+.*[.!]\)?$")
_LATIN = re.compile(r"[\x00-\x7f‘’“”–—¥…]*")


def _is_prose(body: str) -> bool:
    """Whether a line is in English sentences, none behind the name of an item and a colon."""
    if _LATIN.fullmatch(body) is None:
        return False
    return _PROSE.match(body) is not None and not re.match(r"[^.]{0,40}\w\s?:\s", body)


def _sentences(checklist_template: ChecklistTemplate, body: str) -> list[str]:
    """The sentences of an English line; what a figure includes is said with it."""
    said: list[str] = []
    for sentence in _ENGLISH_END.split(body):
        if said and _INCLUDES.match(sentence) and not _spoken_of(checklist_template, sentence, ""):
            said[-1] += f", {sentence}"
        else:
            said.append(sentence)
    return said


def _in_sentences(
    checklist_template: ChecklistTemplate, name: _Name, sentences: Sequence[str]
) -> list[LetterPart]:
    """What sentences say: the first of the item that is named, the others of what they speak of."""
    first, *rest = sentences
    parts = _parts([name], first)
    for sentence in rest:
        parts += _spoken_of(checklist_template, sentence, "") or [
            LetterPart(item, _value(sentence)) for item in name.items
        ]
    return parts


_PAID = frozenset({"base-salary", "fixed-overtime", "compensation", "commuting", "housing"})
"""Items whose amount may stand in a line of its own below them."""
_AMOUNT_ALONE = re.compile(r"(?:月額\s?)?[\d,.万千]+円(?:\s?[〜~～–-]\s?[\d,.万千]+円)?")


def _rank(bullet: str) -> int:
    sign = bullet.strip(" 　")[:1]
    if re.match(r"[イロハニホヘトア-オa-e①-⑳(（]", sign):
        return 2
    return 1 if re.match(r"[0-9０-９一二三四五六七八九十]", sign) else 3


def _without_names(
    checklist_template: ChecklistTemplate, body: str, context: str
) -> tuple[bool, tuple[ChecklistItem, ...], list[LetterPart]]:
    """What a line in words speaks of; a heading where it ends with the word for it.

    The name of a paper, and whose it is, speak of nothing: 株式会社アカネ語学サービス.
    """
    if _TITLE.match(body) or (_SENDER.search(body) and not _IN_A_SENTENCE.search(body)):
        return False, (), []
    parts = _spoken_of(checklist_template, body, context)
    said = plain_words(body).rstrip("】] 　:：")
    ends = [
        part.item
        for part in parts
        if any(said.endswith(plain_words(word)) for word in part.item.words)
    ]
    if ends and not re.search(r"[。\s　:：\d]|です|ます", body):
        return True, tuple(ends), []
    return False, tuple(part.item for part in parts), parts


_TITLE = re.compile(
    r"[（(](?:一般|短時間)労働者用|(?:労働条件(?:通知書|の?明示書)|雇入(?:れ)?通知書|(?:雇用|労働)契約書|採用(?:内定)?通知書|内定通知書)"
    r"(?:[\s　]*[（(兼/／・]|[\s　]*$)"
)
_SENDER = re.compile(
    r"(?:株式|有限|合同|合資|合名|相互)会社|(?:社団|財団|学校|医療|社会福祉)法人|代表取締役|^〒"
    r"|(?:様|殿|御中)$"
)
_IN_A_SENTENCE = re.compile(r"[:：。]|です|ます|する")


def _is_open(body: str) -> bool:
    """Whether a line goes on in the next one: it ends with a comma, or in a bracket."""
    return _opens_more(body) or _ENDS_OPEN.search(body) is not None


def _names(checklist_template: ChecklistTemplate, body: str, context: str) -> list[_Name]:
    """Where items are named in a line, from the left; of names within names the longest."""
    said, places = _plain_with_places(body)
    before = plain_words(context)
    found: dict[tuple[int, int], list[ChecklistItem]] = {}
    for item in checklist_template.items():
        if not may_speak_of(item, said):
            continue
        for met in word_pattern(item.words + item.parts).finditer(said):
            ahead = said[: met.start()]
            if _is_name(said, *met.span()) and is_about(item, f"{before} {ahead}", met[0]):
                found.setdefault(met.span(), []).append(item)
    spans = sorted(found, key=lambda span: (span[0], -span[1]))
    kept: list[_Name] = []
    reach = -1
    for start, end in spans:
        if end <= reach:
            continue
        reach = max(reach, end)
        kept.append(_Name(places[start], places[end], tuple(found[start, end])))
    kept = [
        name for at, name in enumerate(kept) if not (at and _is_value(body, kept[at - 1], name))
    ]
    if kept and _is_in_prose(kept[0], body):
        kept = [kept[0], *(name for name in kept[1:] if _is_apart(body, name))]
    if kept and _WITHIN.search(said):
        kept = [kept[0], *(name for name in kept[1:] if _has_brackets(body, name))]
    return _joined(kept, body)


_IN_PROSE = frozenset({"position-name", "team", "responsibilities"})
"""Items of which a letter tells in any words, also in those of other items: 給与計算, "payroll"."""
_PARTED = re.compile(r"(?:[。;；]|\s{2}|　)\s*$")
_COLON = re.compile(r"\s?[:：]")


def _is_in_prose(name: _Name, body: str) -> bool:
    """Whether a line begins with the name of an item that is told in any words: 仕事の内容 …"""
    is_first = not _SAYS.search(body[: name.start])
    return is_first and all(item.id in _IN_PROSE for item in name.items)


def item_in_prose(checklist_template: ChecklistTemplate, line: str) -> ChecklistItem | None:
    """Return the item that a line names first and tells in any words; None for any other line.

    >>> item_in_prose(ChecklistTemplate(), "仕事の内容：給与計算") is None
    True
    """
    names = _names(checklist_template, line, "")
    return names[0].items[0] if names and _is_in_prose(names[0], line) else None


def _is_topic(name: _Name, body: str) -> bool:
    """Whether は stands behind a name: what a sentence is about, and no label of a form."""
    return body[_label_end(body, name) :].startswith("は")


def _begins_sentence(name: _Name, body: str) -> bool:
    """Whether a sentence about what is named begins with it: 。変更の範囲は…"""
    return _is_topic(name, body) and body[: name.start].rstrip().endswith("。")


def _is_apart(body: str, name: _Name) -> bool:
    """Whether a name behind what is told in any words begins something else of a form."""
    ahead, label_end = body[: name.start], _label_end(body, name)
    if _has_brackets(body, name) or _begins_sentence(name, body):
        return True
    if _COLON.match(body, label_end) or body[:label_end].endswith((":", "：")):
        return re.search(r"(?:^|[\s、,，。;；（(／/・])$", ahead) is not None
    return _PARTED.search(ahead) is not None and _AFTER.match(body, label_end) is not None


def _has_brackets(body: str, name: _Name) -> bool:
    """Whether a name has a pair of brackets to itself, with what is said behind them."""
    behind = body[name.end :]
    is_alone = body[: name.start].endswith(("（", "(")) and behind[:1] in ("）", ")")
    return is_alone and _SAYS.search(behind) is not None


def _is_value(body: str, before: _Name, name: _Name) -> bool:
    """Whether a name stands behind the colon of a word that is none: 計算方法：時間外労働."""
    between = re.sub(r"[:：]\s*$", ":", body[before.end : name.start])
    return between.endswith(":") and bool(
        _SAYS.search(between[_label_end(body, before) - before.end :])
    )


def _joined(names: Sequence[_Name], body: str) -> list[_Name]:
    """Names of which none repeats the item of the one before it: 始業・終業, 雇用形態 正社員."""
    kept: list[_Name] = []
    for name in names:
        last = kept[-1] if kept else None
        if last is None or last.items != name.items:
            kept.append(name)
            continue
        between = body[_label_end(body, last) : name.start]
        if not _SAYS.search(between) and _BETWEEN_NAMES.search(body[last.end : name.start]):
            kept[-1] = _Name(last.start, name.end, last.items)
        elif _SAYS.search(between) and not _is_within(body, last, name):
            kept[-1] = replace(last, is_repeated=True)
    return kept


def _plain_with_places(body: str) -> tuple[str, list[int]]:
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
    if _AFTER.match(said, end):
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
    return is_within and start > 1 and not _SAYS.search(said[end:])


def _parts(names: Sequence[_Name], body: str) -> list[LetterPart]:
    """What a line says of the items named in it; nothing where it only names them.

    What stands in brackets is said of the name before them, too.
    """
    parts: list[LetterPart] = []
    group: list[_Name] = []
    rows = {name: row for name in names if (row := _row_in_brackets(name, body))}
    parts += [LetterPart(item, row) for name, row in rows.items() for item in name.items]
    names = [name for name in names if name not in rows]
    names, bare = _without_bare(names, body)
    for at, name in enumerate(names):
        group.append(name)
        behind = [one.start for one in names[at + 1 :]]
        outside = (one.start for one in names[at + 1 :] if not _is_within(body, name, one))
        ends = next(outside, len(body))
        said = _value(body[_label_end(body, name) : (behind or [ends])[0]])
        if not _SAYS.search(_AND.sub("", said)):
            continue
        parts += _of_group(group, body, ends)
        group = []
    parts += [LetterPart(item, _value(body[bare[0].start :])) for one in bare for item in one.items]
    if group and (parts or _is_list(group, body)):
        parts += [
            LetterPart(item, _value(body[_list_start(body, group[0]) :]))
            for one in group
            for item in one.items
        ]
    return list(dict.fromkeys(parts))


def _without_bare(names: Sequence[_Name], body: str) -> tuple[list[_Name], list[_Name]]:
    """The names without those that end a list in what is said of one before, and these.

    What has its brackets before a list is all that the list is about: （変更の範囲）国内、自宅.
    """
    kept, bare = list(names), list[_Name]()
    end = len(body)
    while len(kept) > 1:
        name, before = kept[-1], kept[-2]
        is_bare = not _SAYS.search(_value(body[_label_end(body, name) : end]))
        between = body[_label_end(body, before) : name.start]
        if not (is_bare and re.search(r"\w.*[、・]\s*$", between)) or _opens_more(between):
            break
        bare.insert(0, kept.pop())
        end = name.start
    if bare and any(_has_brackets(body, name) for name in kept):
        return kept, []
    return kept, bare


_HOLDS_OF_ROW = re.compile(
    r"(?:有給|無給|有り?|無し?|あり|なし|(?:未)?加入|適用|対象(?:外)?|支給)(?:の?休暇)?[\s　]*$"
)


def _row_in_brackets(name: _Name, body: str) -> str:
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


_HOURS, _DAYS = "working-hours", "days-off"


def _with_days_of_week(parts: list[LetterPart]) -> list[LetterPart]:
    """The parts, hours of a day with the days off behind them: by both a week is told."""
    by_id = {part.item.id: part for part in parts}
    hours, days = by_id.get(_HOURS), by_id.get(_DAYS)
    if hours is None or days is None or not re.match(r"(?:完全)?週休", days.value):
        return parts
    whole = replace(hours, value=f"{hours.value}、{days.value}")
    return [whole if part is hours else part for part in parts]


def _without_repeats(parts: list[LetterPart]) -> list[LetterPart]:
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


def _unsaid(body: str, parts: Sequence[LetterPart], names: Sequence[_Name]) -> list[str]:
    """The clauses of a line that are in nothing of what it says; none where it says nothing."""
    if not parts:
        return []
    plain, places = _plain_with_places(body)
    signs = [at for at, sign in enumerate(plain) if _SAYS.match(sign)]
    said = "".join(plain[at] for at in signs)
    is_said = [False] * len(said)
    for value in {
        clause for part in parts for clause in (part.value, *_CLAUSE.findall(part.value))
    }:
        words = "".join(_SAYS.findall(plain_words(value)))
        start = said.find(words) if words else -1
        while start >= 0:
            is_said[start : start + len(words)] = [True] * len(words)
            start = said.find(words, start + 1)
    labels = [(name.start, _label_end(body, name)) for name in names]
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
        if rest >= _FEWEST_OF_A_CLAUSE and rest * 2 > len(_SAYS.findall(clause[0])):
            clauses.append(_value(clause[0]))
    return clauses


_FEWEST_OF_A_CLAUSE = 5
_CLAUSE_BEFORE = re.compile(r"[、。][\s　]*$")


def _before_names(
    checklist_template: ChecklistTemplate, name: _Name, body: str
) -> list[LetterPart]:
    """What a clause before the first name speaks of: 自己都合退職は2週間前まで。定年：なし."""
    before = body[: name.start]
    if not _CLAUSE_BEFORE.search(before):
        return []
    return [
        LetterPart(part.item, part.value.rstrip("。"))
        for part in _spoken_of(checklist_template, before, "")
        if part.item not in name.items
    ]


_CLAUSE_GOES_ON = re.compile(
    r"\w{2,}.*(?:。|(?:[しりいきちみえてでばれけせ]|ため|場合|とき|上|もと)、|及び|並びに)[\s　]*$"
)


def _with_clause_before(parts: Sequence[LetterPart], name: _Name, body: str) -> list[LetterPart]:
    """The parts, the first with what its sentence says before: 3回を限度とし、通算契約期間は."""
    before, first = body[: name.start], parts[0]
    end = body.find(first.value, name.start)
    if end < 0 or not _CLAUSE_GOES_ON.search(before) or _value(before) in first.value:
        return list(parts)
    whole = replace(first, value=_value(body[: end + len(first.value)]))
    return [
        whole,
        *(
            part if part.value != first.value else replace(part, value=whole.value)
            for part in parts[1:]
        ),
    ]


def _list_start(body: str, name: _Name) -> int:
    """Where a list of names begins, with the word that says that there is none of them."""
    negated = _NEGATED.search(body[: name.start])
    return negated.start() if negated else name.start


def _is_within(body: str, name: _Name, other: _Name) -> bool:
    """Whether another name stands in brackets that are opened in what is said of a name.

    A name that has the brackets to itself does not: （変更の範囲）.
    """
    start = other.start
    if body[:start].endswith(("（", "(")) and body[other.end : other.end + 1] in ("）", ")"):
        start -= 1
    text = body[name.end : start]
    return sum(map(text.count, "（(")) > sum(map(text.count, "）)"))


def _of_group(group: Sequence[_Name], body: str, ends: int) -> Iterator[LetterPart]:
    """What is said of names that stand together: of each in a list, else of the first."""
    between = [body[_label_end(body, one) : other.start] for one, other in pairwise(group)]
    joined = [body[one.end : other.start] for one, other in pairwise(group)]
    first, is_list = group[0], any(map(_BETWEEN_NAMES.search, joined)) or _is_row(group, joined)
    whole = _value(body[first.start : ends])
    at = -1 if between and not "".join(between).strip(" 　") and _is_of_list(group) else 0
    for name in group if is_list else (group[at],):
        for item in name.items:
            if is_list or name.is_repeated:
                yield LetterPart(item, whole)
                continue
            yield LetterPart(item, _said_of(item, name, body, ends))


def _is_of_list(group: Sequence[_Name]) -> bool:
    """Whether the first name calls all of what is named below or behind it: 諸手当 地域手当."""
    return any(item.id == "allowances" for item in group[0].items)


def _said_of(item: ChecklistItem, name: _Name, body: str, ends: int) -> str:
    """What is said of an item up to an end, with its name where that says something itself."""
    start, label_end = _name_start(body, name), _label_end(body, name)
    if start and body[start - 1] in "（(" and body[name.end : name.end + 1] in ("）", ")"):
        start -= 1
    ends = _bracket_end(body, label_end, ends)
    label, value = _value(body[start:label_end]), _value(body[label_end:ends])
    is_english = body[name.start : name.start + 1].isascii()
    if is_english and not re.match(r"\s*[:：=]", body[label_end:]) and _IN_WORDS.search(body):
        return _value(body[start:ends])
    if value.startswith("の"):
        return _value(body[start:ends])
    is_kept = item.with_name or names_a_period(label) or _is_other_pay(item, name, body)
    is_kept = is_kept or bool(_NO_PROMISE.search(label) or _NEGATED.search(body[: name.start]))
    if not (is_kept or body[name.start : name.end].casefold().startswith(_plain_parts(item))):
        return value
    is_parted = body[label_end : label_end + 1] in (*_EDGES, "（", "(", "】", "")
    return f"{label} {value}" if is_parted else _value(body[start:ends])


_SAME_PAY = re.compile(
    r"(?:の?(?:月額|年額|額|金額|総額|手当|補助金?|補助|支給額?|支給|制度?|等|形態|種類|内容|内訳|詳細|有無|水準"
    r"|決定方法|計算方法|回数|時期|支給時期|基準|条件|について|に関する(?:特記)?事項)|等)*"
    r"|(?:月[給額]|年[額収俸])?(?:制|額)?|[a-z]*"
)
"""What goes on with a name of pay and leaves it that: 給与額, 固定残業手当の額."""


def _is_other_pay(item: ChecklistItem, name: _Name, body: str) -> bool:
    """Whether a label may be no name of an amount that is paid: 社宅維持金, 給与控除."""
    tail = plain_words(body[name.end : _label_end(body, name)]).strip()
    return item.id in _PAID and _SAME_PAY.fullmatch(tail) is None


def _bracket_end(body: str, start: int, ends: int) -> int:
    """Where the brackets end within which something is said: 休憩60分） 週5日."""
    depth = 0
    for at in range(start, ends):
        depth += (body[at] in "（(") - (body[at] in "）)")
        if depth < 0:
            if _SAYS.search(body[start:at]):
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


def _name_start(body: str, name: _Name) -> int:
    """Where an English name begins with the words before it: Annual base salary, no fixed term."""
    if negated := _NEGATED.search(body[: name.start]):
        return negated.start()
    before = re.search(r"(?:^|[;|]\s?)((?:[A-Za-z-]+\s){1,3})$", body[: name.start])
    return before.start(1) if before else name.start


def _is_row(group: Sequence[_Name], between: Sequence[str]) -> bool:
    """Whether names of one topic stand side by side, with one word for all."""
    topics = {item.topic for name in group for item in name.items}
    is_blank = bool(between) and all(part and not part.strip(" 　") for part in between)
    return is_blank and topics == {_INSURANCE}


_INSURANCE = "insurance"
"""The topic whose items are named side by side."""


def _is_list(group: Sequence[_Name], body: str) -> bool:
    """Whether names without anything behind them say something: "社会保険：健康保険、厚生年金"."""
    before = body[: group[0].start]
    if re.fullmatch(r"\w{1,6}[・、]", before):
        return False
    if before.strip(_EDGES + "【（("):
        return True
    if len(group) < 2:
        return False
    first = body[_label_end(body, group[0]) : group[1].start]
    return not _BETWEEN_NAMES.search(body[group[0].end : group[1].start]) and bool(
        re.search(r"[\s　:：]", first or body[group[0].end : group[1].start])
    )


def _label_end(body: str, name: _Name) -> int:
    """Where what a name is followed by begins: behind 休憩時間, 解雇の事由及び手続."""
    tail = None if body[name.end - 1] in ":：" else _TAIL.match(body, name.end)
    if tail is None or (tail.end() == len(body) and not _NAMES_ON.match(tail[0])):
        return name.end
    return name.end + len(_SAID_IN_TAIL.sub("", tail[0]))


_SAID_IN_TAIL = re.compile(r"(?:あり|なし)$")
"""What a tail of a name says itself: 研修制度あり."""


def _value(text: str) -> str:
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


def _opens_more(text: str) -> bool:
    return sum(map(text.count, "（(")) > sum(map(text.count, "）)"))


def _closes_more(text: str) -> bool:
    return sum(map(text.count, "）)")) > sum(map(text.count, "（("))


_EXCEPTION = re.compile(r"[（(][^（）()]{1,16}(?:は|を)?除(?:く|いた)?(?:額)?[）)]")
"""What an amount is without."""


def _spoken_of(checklist_template: ChecklistTemplate, body: str, context: str) -> list[LetterPart]:
    """What a line in sentences speaks of."""
    said, before = plain_words(_EXCEPTION.sub("", body)), plain_words(context)
    value = _value(body)
    return [LetterPart(item, value) for item in spoken_of(checklist_template.items(), said, before)]
