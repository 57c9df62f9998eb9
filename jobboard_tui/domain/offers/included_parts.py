"""Parts of the pay that a sentence says to be inside the yearly amount, or to come on top of it.

年収800万円（うち賞与200万円）, "bonus of ¥2M (included in the annual salary)": such a sentence
is read as a whole or not at all. Its words become a row of signs, and a table says what each row
means; a row with two meanings has none, and neither has a sentence with a word that isn't known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.money import read_money
from jobboard_tui.domain.parsing.quantities import MONTHS, MONTHS_OF_A_YEAR, plain
from jobboard_tui.domain.values import frozen

YEARLY = "yearly"
"""What an amount that nothing names is, where a sentence answers what the pay of a year is."""
OVERTIME_OF_HOURS = re.compile(
    r"(?<=時間分の)(?:時間外(?:勤務|労働)?(?:手当|割増賃金)|残業(?:代|手当))"
    r"|(?<![固定みなしの一-鿿])(?:時間外(?:勤務|労働)?手当|残業(?:代|手当))(?=(?:として)?\s?月?\d{1,3}時間)"
    r"|(?<![固定みなし定額])(?:時間外(?:勤務|労働)?(?:手当|割増賃金)|残業(?:代|手当))(?=[\[（(]\s?月?\d{1,3}時間)"
)
"""Pay for overtime that is a fixed one, as it is for so many hours: 時間外手当45時間分."""
_LONGEST = 200
"""Characters; a longer sentence says more than that."""

_PARTS: Mapping[str, tuple[str, str]] = {
    "bonus": (
        "b",
        r"(?:業績|決算|年間|夏冬)?(?:賞与|ボーナス)額?"
        r"|(?:(?:annual|yearly|guaranteed|fixed|performance|target) )?bonus(?:es)?\b",
    ),
    "fixed-overtime": (
        "f",
        r"(?:固定|みなし|定額)(?:残業|時間外)(?:代|手当)?|fixed overtime(?: pay| allowance)?\b",
    ),
    "allowances": ("c", r"(?:諸|各種|すべての|全ての)手当|all (?:the )?allowances\b"),
}
"""Each part with its sign and what it is called."""
_YEARLY_WORDS = (
    r"(?:ご?提示)?年収(?:総額|額)?|年俸(?:制|額)?|年額(?!\s?[¥\d])"
    r"|(?:total )?(?:annual|yearly) (?:base )?(?:salary|pay|income|compensation|amount|package)\b"
)
INSIDE = (
    r"含(?:む|み(?:ます)?|んだ|んで(?:いる|います|おります)?|めて|めた)(?:もの|額|金額)?"
    r"|含まれ(?:る|ます|て(?:いる|います|おります))|(?<![振払申税])込み?|内数|(?:そ|こ)の(?:うち|内)|うち|(?<![以社国])内(?![数容])"
    r"|(?:out )?of which\b|(?:(?:which|this|it|that) )?(?:already )?includ(?:es|ed|ing)\b"
    r"|incl\b\.?"
    r"|inclusive of\b|inside\b|part of\b"
)
BESIDE = (
    r"含ま(?:ない|ず|れない|れず|れません|れておりません|れていません|れていない)(?:もの)?|含みません"
    r"|(?<![振払申税])込み?(?:では|じゃ)(?:ない|ありません)|除(?:く|いた|き(?:ます)?)"
    r"|別(?:途|に)?(?:支給|支払い?)?(?:する|します|される|されます|あり)?|外数|プラス|\+(?!\W*$)"
    r"|(?:(?:is|are|does|do) )?not (?:included|include|inside)\b|(?:doesn't|don't) include\b"
    r"|(?:isn't|aren't) included\b|exclud(?:ed|ing|es)\b|excl\b\.?|plus\b"
    r"|(?:(?:paid|payable) )?separate(?:ly)?\b|(?:paid )?on top(?: of)?\b|in addition(?: to)?\b"
)
_UNIT = r"(?:億|万|千|円|k\b|mm?\b|mil(?:lion)?\b|yen\b|jpy\b)"
AMOUNT = (
    r"(?:(?:月額?|年額?|年間|毎月)\s?)?"
    rf"(?:(?:¥|jpy)\s?\d[\d,.]*(?<=\d)(?:\s?{_UNIT})*|\d[\d,.]*\s?{_UNIT}(?:\s?\d[\d,.]*{_UNIT}|\s?{_UNIT})*)"
    r"(?:\s?(?:/\s?|per |an? )(?:year|yr|annum|month|年|月))?(?:\s?(?:annually|yearly|monthly)\b)?"
)
"""An amount with its unit and, where it is told, its period."""
RANGE = (
    rf"(?:{AMOUNT}|(?:¥\s?)?\d[\d,.]*)\s?[〜~–-]\s?{AMOUNT}"
    rf"|{AMOUNT}\s?(?:以上|から|[〜~])(?!\s?(?:\d(?!律)|¥))"
)
"""A range of amounts, or the least of one."""
_SIGNS: tuple[tuple[str, str], ...] = (
    ("[", r"\["),
    ("]", r"\]"),
    ("o", BESIDE),
    ("i", INSIDE),
    ("W", _YEARLY_WORDS),
    *_PARTS.values(),
    ("M", rf"(?:基本給の?|月給の?)?\d{{1,2}}(?:\.\d)?\s?(?:{MONTHS}分?|months?\b)"),
    (
        "H",
        r"(?:月間?)?\d{1,3}(?:\.\d)?\s?(?:時間分?|hours?\b|h(?![a-z]))(?:\s?(?:a|per|/) ?month\b)?",
    ),
    ("A", RANGE),
    ("A", AMOUNT),
    (
        "",
        r"[\s:、,・/;\-]+|として|毎月の?(?!\s?[¥\d])|月々の?(?!\s?[¥\d])|です|ます|となります|となる|として|および|及び|支給|は|が|も|を|の|に|で|と|相当"
        r"|税込み?|額面|税引き?前|gross\b|before tax\b"
        r"|(?:and|with|a|an|the|of|is|are|in|at|for|your|our|on|as|worth|pay|base|overtime)\b"
        r"|(?:corresponding|equivalent) to\b|covering\b",
    ),
)
"""What the words of such a sentence are: a row's sign and its pattern; the last say nothing."""
_WORD = re.compile("|".join(f"(?P<s{at}>{pattern})" for at, (_s, pattern) in enumerate(_SIGNS)))
_TIGHT = re.compile(r"\s?(?:の|は|が|(?:is |as |in |of )?(?:an? |the )?)?\s?")
"""What stands between a number and the part that it is of, where it comes before the part."""

_WHOLE = "(?P<whole>WA|AW|A)"
_OWN = "(?P<parts>(?:[bfc][AMH]*|H+FA|[AMH]+[BFC])+)"
_MEANINGS: Sequence[re.Pattern[str]] = [
    re.compile(row)
    for row in (
        f"{_WHOLE}r{_OWN}r?",  # 年収800万円、うち賞与200万円
        f"{_WHOLE}{_OWN}r",  # 年収800万円、賞与200万円を含む
        f"{_OWN}r{_WHOLE}",  # 賞与200万円込みで年収800万円
        f"{_OWN}(?:Wr|rW)",  # 賞与200万円、年収に含む
        f"{_OWN}(?P<alone>r)",  # 賞与200万円を含む
        f"(?P<alone>r){_OWN}r?",  # うち賞与200万円
        f"W{_OWN}r",  # 年収に賞与200万円を含む
        f"Wr{_OWN}r?",  # 年収のうち200万円は賞与
        f"Wr{_OWN}(?P<last>A)",  # "annual salary including bonus: ¥8M", or is that the bonus?
        f"W{_OWN}r(?P<last>A)",
    )
]
"""The rows that mean something, with `r` for the word that says inside or on top."""
_RELATIONS = frozenset("io")
_PART_OF = {sign: part for part, (sign, _pattern) in _PARTS.items()}
_BRACKETS = str.maketrans("（）()［］", "[][][]")
_A_YEAR = re.compile(r"year|yr|annum|年|annually")


@frozen
class IncludedPart:
    """A part of the pay: its amount, months of base and hours as they are written."""

    id: str
    amount: str = ""
    months: str = ""
    hours: str = ""


@frozen
class IncludedParts:
    """What a sentence says of parts: whether they are inside the yearly amount, or on top of it.

    `yearly` is the yearly amount as it is written; empty where the sentence does not have it.
    """

    yearly: str
    parts: tuple[IncludedPart, ...]
    is_inside: bool


@frozen
class _Word:
    sign: str
    text: str = ""
    start: int = -1
    end: int = -1


def read_included_parts(text: str, about: str = "") -> IncludedParts | None:
    """Return what a sentence says of parts of the yearly amount; None where it says no such thing.

    `about` is what the sentence answers: `YEARLY`, or a part, which it need not name then.

    >>> read_included_parts("年収800万円（賞与別途）").is_inside
    False
    >>> read_included_parts("200万円（年収に含む）", "bonus").parts
    (IncludedPart(id='bonus', amount='200万円', months='', hours=''),)
    """
    said = plain(text.translate(_BRACKETS)) if len(text) <= _LONGEST else ""
    said = OVERTIME_OF_HOURS.sub("固定残業代", said)
    words = _in_order(_words(said))
    relations = {word.sign for word in words} & _RELATIONS
    if len(relations) != 1:
        return None
    words = [*_unnamed(words, about), *words]
    readings = set(_readings(words, said))
    if len(readings) != 1:
        return None
    yearly, parts = readings.pop()
    return IncludedParts(yearly, parts, "i" in relations)


_INSTALMENTS = re.compile(
    r",? (?:which (?:is|will be) |to be )?(?:payable|paid|divided|split)"
    r"(?: monthly(?: in arrears)?| in arrears|(?= on the \d)"
    r"| (?:in(?:to)?|over) (?:12|twelve) (?:equal )?(?:monthly )?"
    r"(?:instal{1,2}ments|payments|months))"
    rf"(?: of (?P<share>{AMOUNT}))?"
    r"(?: (?:on|by) the \d{1,2}(?:st|nd|rd|th)(?: day)? of (?:each|every) month)?(?=[.,;]|$)",
    re.IGNORECASE,
)


def without_instalments(text: str) -> str:
    """Return a text without how a year's pay is paid; as it is where that is another amount."""
    match = _INSTALMENTS.search(text[:_LONGEST])
    if match is None:
        return text
    whole = re.findall(AMOUNT, plain(text[: match.start()]))
    if match["share"]:
        try:
            shares = read_money(match["share"]).low or 0
            fits = len(whole) == 1 and read_money(whole[0]).low == shares * MONTHS_OF_A_YEAR
        except InvalidInput:
            fits = False
        if not fits:
            return text
    return text[: match.start()] + text[match.end() :]


def says_inside(text: str) -> bool:
    """Return whether a sentence says that something is inside something, whatever it is."""
    said = plain(text)
    return re.search(INSIDE, said) is not None and re.search(BESIDE, said) is None


_BONUS = r"(?:賞与|ボーナス|インセンティブ|歩合)"
_BONUS_INSIDE = re.compile(
    rf"{_BONUS}[^、。\n]{{0,20}}(?:含|込)|(?:うち|内)[^。\n]{{0,20}}{_BONUS}"
    r"|(?:\bincl|\bof which)[^.\n]{0,40}\b(?:bonus|commission)"
    r"|\b(?:bonus|commission)[^.\n]{0,40}\bincluded"
)


def says_bonus_inside(text: str) -> bool:
    """Return whether a sentence may say that a bonus is inside something that it does not name."""
    return _BONUS_INSIDE.search(plain(text)) is not None and says_inside(text)


def _words(said: str) -> list[_Word]:
    """The words of a plain sentence that have a sign; none where one of them is not known."""
    words: list[_Word] = []
    at = 0
    while at < len(said):
        match = _WORD.match(said, at)
        if match is None or match.end() == at or match.lastgroup is None:
            return []
        sign = _SIGNS[int(match.lastgroup.removeprefix("s"))][0]
        if sign:
            words.append(_Word(sign, match.group(), at, match.end()))
        at = match.end()
    return words


def _in_order(words: Sequence[_Word]) -> list[_Word]:
    """The words without brackets; what stands in one and says inside or on top comes last."""
    outside: list[_Word] = []
    inner: list[_Word] = []
    last: list[_Word] = []
    depth = 0
    for word in words:
        if word.sign == "[":
            depth += 1
        elif word.sign == "]":
            depth -= 1
            (last if _relation(inner) else outside).extend(inner)
            inner = []
        else:
            (inner if depth else outside).append(word)
    return [*outside, *inner, *last]


def _relation(words: Iterable[_Word]) -> bool:
    return any(word.sign in _RELATIONS for word in words)


def _unnamed(words: Sequence[_Word], about: str) -> Iterator[_Word]:
    """What a sentence answers, where it does not name it."""
    signs = {word.sign for word in words}
    if about == YEARLY and "W" not in signs and words[0].sign == "A":
        yield _Word("W")
    if about in _PARTS and not signs & _PART_OF.keys():
        yield _Word(_PARTS[about][0])


def _readings(words: Sequence[_Word], said: str) -> Iterator[tuple[str, tuple[IncludedPart, ...]]]:
    """What a row of words may mean: the yearly amount as it is written, and the parts."""
    row = "".join("r" if word.sign in _RELATIONS else word.sign for word in words)
    tight = "".join(
        sign.upper() if sign in _PART_OF and _is_tight(words, at, said) else sign
        for at, sign in enumerate(row)
    )
    for signs in {row, tight}:
        for meaning in _MEANINGS:
            match = meaning.fullmatch(signs)
            if match is None:
                continue
            yearly = "".join(
                word.text
                for name in ("whole", "last")
                if match.groupdict().get(name)
                for word in words[slice(*match.span(name))]
                if word.sign == "A"
            )
            if yearly and not ("W" in signs or _A_YEAR.search(yearly)):
                continue
            if "rWA" in signs and _is_parted(words, signs.index("rWA") + 1, said):
                continue
            parts = tuple(_parts(words, signs, *match.span("parts")))
            if match.groupdict().get("alone") and any(part.id != "bonus" for part in parts):
                continue
            yield yearly, parts


def _is_tight(words: Sequence[_Word], at: int, said: str) -> bool:
    """Whether a part has the number before it: 200万円の賞与, "a ¥2M bonus"."""
    number, before = words[at - 1] if at else None, words[at - 2] if at > 1 else None
    if number is None or number.sign not in "AMH" or (before is not None and before.sign == "W"):
        return False
    return _TIGHT.fullmatch(said[number.end : words[at].start]) is not None


def _is_parted(words: Sequence[_Word], at: int, said: str) -> bool:
    """Whether an amount behind a yearly one in English may be of what came first.

    "Bonus included in the annual salary: ¥2,000,000".
    """
    name, amount = words[at], words[at + 1]
    return name.text.isascii() and ":" in said[name.end : amount.start]


def _parts(words: Sequence[_Word], signs: str, start: int, end: int) -> Iterator[IncludedPart]:
    """The parts of a row, each with the numbers behind it, or before it where it is tight."""
    for match in re.finditer("[bfc][AMH]*|H+FA|[AMH]+[BFC]", signs[start:end]):
        told = words[start + match.start() : start + match.end()]
        part = next(word.sign for word in told if word.sign in _PART_OF)
        amount, months, hours = (
            " ".join(word.text for word in told if word.sign == sign) for sign in "AMH"
        )
        yield IncludedPart(_PART_OF[part], amount, months, hours)
