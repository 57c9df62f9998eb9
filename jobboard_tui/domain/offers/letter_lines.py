"""A notice of working conditions (労働条件通知書), line by line: what each says of which item.

Such a letter is a form: names of things, each with what holds of it, in lines, in tables whose
cells stand beside each other, in brackets. What is in no line about an item stays a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

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
from jobboard_tui.domain.offers.item_names import (
    AFTER,
    IN_PROSE,
    begins_sentence,
    find_names,
    is_in_prose,
    is_topic,
    leads_on,
)
from jobboard_tui.domain.offers.item_words import (
    items_in,
    plain_words,
    spoken_of,
)
from jobboard_tui.domain.offers.letter_paragraphs import (
    BULLET,
    LONGEST_LINE,
    SAYS,
    begins_with_label,
    letter_paragraphs,
)
from jobboard_tui.domain.offers.letter_types import ItemName, LetterLine, LetterPart
from jobboard_tui.domain.offers.line_values import (
    PAID,
    is_sum_of_pay,
    parts_before,
    parts_behind,
    said_value,
    spoken_parts,
    unsaid_clauses,
    with_clause_before,
    with_days_of_week,
    without_repeats,
)
from jobboard_tui.domain.parsing.money import names_an_amount
from jobboard_tui.domain.text import clean, widen_kana
from jobboard_tui.domain.values import frozen

FEWEST_LINES = 8
"""A text of fewer lines is a message, which is read by its sentences."""

_FEWEST_ROWS = 2
"""A single line with a label is a message, too."""

MOST_LINES = 1000

_OTHERS = re.compile(r"(?:その他|備考|特記事項)[\s　]+(?=[・○●■])")
"""What a form has before the first of several things that have nothing in common."""

_SUB_LABEL = re.compile(r"[（(]")

_ABOUT = re.compile(r"に関する事項$|に関すること$|について$|(?:、|及び).*の有無$|又は計算方法$")


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
    return sum(1 for line in text.splitlines() if SAYS.search(line)) >= FEWEST_LINES


def has_lines(text: str) -> bool:
    """Return whether a text is read by its lines: a letter, or the rows of a shorter one.

    >>> has_lines("基本給：25万円\\n賞与：年2回"), has_lines("月給 45万円。\\nよろしく。")
    (True, False)
    """
    if is_letter(text):
        return True
    rows = [bool(begins_with_label(line)) for line in text.splitlines() if SAYS.search(line)]
    return sum(rows) >= _FEWEST_ROWS and sum(rows) * 2 >= len(rows)


def letter_lines(checklist_template: ChecklistTemplate, text: str) -> list[LetterLine]:
    """Return the lines of a letter, in order, without those that are blank.

    >>> letter_lines(ChecklistTemplate(), "以上")[0].is_unread
    True
    """
    texts = text.splitlines()
    reader = _LetterReader(checklist_template, has_ticks=has_ticks(texts))
    for line, *more in letter_paragraphs(texts):
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
    return bool(line.parts) and all(part.item.id in IN_PROSE for part in line.parts)


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
        bullet = BULLET.match(body)
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
            and not any(AFTER.match(body, name.end) for name in names)
        ):
            parts = [LetterPart(item, said_value(body)) for item in items]
            self.lines.append(LetterLine(text, tuple(parts)))
            return
        is_whole = is_marked or in_any_words
        said = [] if is_whole else _sentences_apart(self.checklist_template, body, context)
        said = _sentences(self.checklist_template, body) if is_prose else said
        if len(said) > 1 or is_prose:
            self._read_apart(said, text, context, _Place(indent, rank), is_prose=is_prose)
            return
        self._read_body(body, text, context, _Place(indent, rank))

    def _named(self, body: str, context: str) -> list[ItemName]:
        is_row = _ENGLISH_INSURANCES.match(body) is not None
        return [] if is_row else find_names(self.checklist_template, body, context)

    def _is_told_in_any_words(self, names: Sequence[ItemName], body: str) -> bool:
        """Whether all of a line is about its label; not so of an article: 業務は…。変更の範囲は…"""
        if not names or not is_in_prose(names[0], body) or is_topic(names[0], body):
            return False
        return not any(begins_sentence(name, body) for name in names[1:])

    def _read_body(self, body: str, text: str, context: str, place: _Place) -> None:
        """A line that is about the items that are named in it, or that it speaks of."""
        at = len(self.lines)
        names = self._named(body, context)
        in_any_words = self._is_told_in_any_words(names, body)
        parts = parts_behind(names, body) if names else []
        if (pay := self.checklist_template.item(_PAY)) and is_sum_of_pay(names, body):
            parts = [LetterPart(pay, body)]
        elif parts:
            ahead = parts_before(self.checklist_template, names[0], body)
            parts = ahead + parts if ahead else with_clause_before(parts, names[0], body)
        said = _sentences(self.checklist_template, body)
        if len(names) == 1 and not in_any_words and len(said) > 1:
            parts = _in_sentences(self.checklist_template, names[0], said)
        is_heading = bool(names) and not parts
        parts = without_repeats(with_days_of_week(parts))
        items = tuple(dict.fromkeys(item for name in names for item in name.items))
        if not names:
            is_heading, items, parts = _without_names(self.checklist_template, body, context)
        is_open = leads_on(body)
        if items:
            words = body if is_heading else body[: names[0].end] if names else ""
            first = items if is_heading or not names else names[0].items
            if words and not (self.above and _SUB_LABEL.match(body)):
                self.above.append(_Above(first, words, *place, is_open, at, is_heading))
        elif _AMOUNT_ALONE.fullmatch(plain_words(body)) and (items := self._unanswered()):
            parts = [LetterPart(item, said_value(body)) for item in items]
        elif self.above:
            top = self.above[-1]
            parts = [LetterPart(item, said_value(body)) for item in top.items]
            self.above[-1] = replace(top, is_open=is_open)
        self.lines.append(LetterLine(text, tuple(parts), is_heading))
        self.lines += [LetterLine(clause) for clause in unsaid_clauses(body, parts, names)]

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
            names = [] if is_prose else find_names(self.checklist_template, sentence, context)
            letter_parts = parts_behind(names, sentence) if names else []
            if letter_parts:
                ahead = parts_before(self.checklist_template, names[0], sentence)
                letter_parts = (
                    letter_parts + ahead
                    if ahead
                    else with_clause_before(letter_parts, names[0], sentence)
                )
            letter_parts = letter_parts or spoken_parts(self.checklist_template, sentence, context)
            parts += letter_parts or [
                LetterPart(item, said_value(sentence)) for name in names for item in name.items
            ]
            unsaid += unsaid_clauses(sentence, parts[before:], names)
            if len(parts) == before:
                above = self.above[-1].items if self.above else ()
                parts += [LetterPart(item, said_value(sentence)) for item in above]
                unsaid += [] if above else [clean(sentence)]
        items = tuple(dict.fromkeys(part.item for part in parts[-1:]))
        at = len(self.lines)
        if not is_prose:
            self.above.append(_Above(items, said[-1], *place, leads_on(text), at, False))
        self.lines.append(LetterLine(text, tuple(dict.fromkeys(parts))))
        self.lines += [LetterLine(sentence) for sentence in unsaid if sentence != text]

    def _told_above(self) -> tuple[ChecklistItem, ...]:
        """The items of the heading above that are told in any words: below 業務内容, 給与計算."""
        items = self.above[-1].items if self.above else ()
        return items if all(item.id in IN_PROSE for item in items) else ()

    def _unanswered(self) -> tuple[ChecklistItem, ...]:
        """The items of the line above, where it has no amount; a form breaks lines there."""
        last = self.lines[-1] if self.lines else LetterLine("")
        is_paid = len(last.parts) == 1 and last.parts[0].item.id in PAID
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
        names = find_names(checklist_template, piece, context)
        items = {item.id for name in names for item in name.items}
        items |= {part.item.id for part in spoken_parts(checklist_template, piece, context)}
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
        if (
            said
            and _INCLUDES.match(sentence)
            and not spoken_parts(checklist_template, sentence, "")
        ):
            said[-1] += f", {sentence}"
        else:
            said.append(sentence)
    return said


def _in_sentences(
    checklist_template: ChecklistTemplate, name: ItemName, sentences: Sequence[str]
) -> list[LetterPart]:
    """What sentences say: the first of the item that is named, the others of what they speak of."""
    first, *rest = sentences
    parts = parts_behind([name], first)
    for sentence in rest:
        parts += spoken_parts(checklist_template, sentence, "") or [
            LetterPart(item, said_value(sentence)) for item in name.items
        ]
    return parts


_PAY = "compensation"

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
    parts = spoken_parts(checklist_template, body, context)
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
