"""The words by which an entry line names its parts, and where they are left among other words.

A word that names a part may be one of a name as well ("Contact Center Engineer"): where it is not
certain, the line is in doubt, and whoever typed it is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from jobboard_tui.domain.fields import FIELDS
from jobboard_tui.domain.parsing.calendar_words import ENGLISH_WEEKDAY, MONTH
from jobboard_tui.domain.parsing.place_names import PLACES
from jobboard_tui.domain.parsing.purpose import TO_COME
from jobboard_tui.domain.parsing.role_words import is_role_word
from jobboard_tui.domain.parsing.sources import way_at_end
from jobboard_tui.domain.parsing.token_line import MOST_WORDS, is_like_a_time, split_time
from jobboard_tui.domain.parsing.unlabelled import bare_amount, pay_left_over
from jobboard_tui.domain.text import join_clauses
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _


@frozen
class LinePart:
    """What to type where a part was meant, or else to do, and the words that name it."""

    how: Callable[[], str]
    words: tuple[str, ...]
    is_typed: bool = True


LineParts = tuple[LinePart, ...]
"""The parts of a line."""

APPLICATION: LineParts = (
    LinePart(
        lambda: _("applied …"),
        ("applied", "submitted", "応募", "応募済", "応募済み", "応募日", "応募予定", "未応募"),
    ),
    LinePart(
        lambda: _("by …"),
        ("by", "deadline", "締切", "締め切り", "締切日", "〆切", "期限", "apply", "まで", "迄"),
    ),
    LinePart(
        lambda: _("applied … reply by …"),
        (
            *("返信", "返事", "回答", "結果", "合否", "結果待ち", "返事待ち"),
            *("reply", "replies", "respond", "expected", "hear", "please", "know"),
        ),
    ),
    LinePart(lambda: _("agency: …"), ("via", "agency", "経由", "エージェント", "紹介")),
    LinePart(
        lambda: _("source: …"),
        ("from", "source", "found", "referred", "媒体", "応募経路", "紹介元"),
    ),
    LinePart(lambda: _("salary: …"), ("salary", "年収", "月給", "月収", "時給", "給与", "給料")),
    LinePart(
        lambda: _("contact: …"),
        (
            *("contact", "contacts", "email", "e-mail", "phone", "w/"),
            *("連絡先", "担当", "担当者", "電話", "メール"),
        ),
    ),
    LinePart(
        lambda: _("place: …"),
        (
            *("location", "place", "remote", "hybrid", "onsite", "on-site"),
            *("勤務地", "場所", "リモート", "フルリモート", "リモートワーク", "リモート可"),
            *("在宅", "在宅勤務", "在宅可", "ハイブリッド", "出社"),
        ),
    ),
    LinePart(lambda: _("posting: https://…"), ("url", "link", "リンク", "posting")),
    LinePart(
        lambda: _("-- and the note"),
        (
            *("note", "notes", "memo", "備考", "メモ", "start", "starts", "starting", "joining"),
            *("will", "入社", "入社日"),
        ),
    ),
    LinePart(lambda: _("#tag"), ("tag", "tags", "タグ")),
    LinePart(
        lambda: _("move it later with m"),
        (
            *("stage", "status", "interview", "interviewed", "rejected", "wishlist", "screening"),
            *("offer", "accepted", "closed", "ghosted", "withdrawn", "interviewing", "not"),
            *("検討中", "興味あり", "ウィッシュリスト"),
            *("面接", "書類選考", "選考", "選考中", "内定", "不採用", "お祈り", "辞退"),
        ),
        is_typed=False,
    ),
    LinePart(
        lambda: _("edit it later with p"),
        ("resume", "résumé", "cv", "履歴書", "職務経歴書"),
        is_typed=False,
    ),
)

_NUMBER = LinePart(lambda: _("salary: …, by … or -- and the note"), ())
"""What to type for a number that nothing tells the meaning of."""

_VALUED = frozenset({"place", "salary", "source", "agency"})
"""Words for parts of which a value alone may be left."""

_BEHIND = LinePart(lambda: _("place: …, or -- and the note"), ())
"""What to type for words that stand behind another part."""

EVENT: LineParts = (
    LinePart(lambda: _("with …"), ("with", "w/", "contact", "担当", "担当者")),
    LinePart(lambda: _("via phone"), ("via",)),
    LinePart(lambda: _("by …"), ("by", "deadline", "締切", "期限", "まで")),
    LinePart(lambda: _("place: …"), ("at", "location", "place", "場所")),
    LinePart(lambda: _("round 2"), ("round",)),
    LinePart(lambda: _(": and the note"), ("note", "notes", "memo", "備考", "メモ")),
    LinePart(lambda: _("the time as 15:00-16:00"), ("from", "until", "till", "から")),
)
TASK: LineParts = (
    LinePart(lambda: _("by …"), ("by", "until", "till", "deadline", "締切", "期限", "まで")),
)

_BEFORE_TIMES = frozenset({"from", "until", "till", "by"})
"""In a line about an event or a to-do they name a part only before a time."""
_OF_THE_PAST = frozenset({"applied", "応募", "応募済", "応募済み", "応募日"})
_APPLIED_FIELDS = frozenset(
    (
        *("scientist", "scientists", "science", "sciences", "research", "researcher", "ai", "ml"),
        *("machine", "math", "maths", "mathematics", "mathematician", "physics", "physicist"),
        *("statistics", "statistician", "data", "deep", "engineer", "engineering", "materials"),
        *("intelligence", "linguist", "linguistics", "economist", "economics", "cryptography"),
        *("robotics", "computer", "computing", "vision", "chemistry", "biology", "llm", "genai"),
    )
)
"""With "applied" before it each of them is a name."""
_OF_TITLES = frozenset(
    {
        "reply",
        "replies",
        "respond",
        "expected",
        "hear",
        "know",
        "start",
        "starts",
        "starting",
        "will",
    }
)
"""In a capital each of them is a word of a title, or of a name."""
_OF_SOURCES = frozenset({"open", "inner", "closed"})
_AROUND = " ,、。.;:()[]（）「」【】"
_GLUED = re.compile(
    r"(応募済み?|応募日?|締切|締め切り|〆切|年収|月給|月収|時給|連絡先|担当者?|勤務地|備考)\s*(?::|(?=\d))"
)
"""In Japanese there need not be a blank around the word."""
_AT = "@"


def _plain(word: str) -> str:
    """A word as the tables have it; a link, a place after @ and an address are named by kind."""
    said = unicodedata.normalize("NFKC", word).lower()
    if said.startswith(("http://", "https://")):
        return "url"
    if said.startswith(_AT):
        return "location"
    return "email" if _AT in said else said


_SKILLS = (
    "Python|Java|Javascript|Typescript|React|Rust|Ruby|Rails|Kotlin|Swift|Scala|Golang|Go|Elixir"
    "|Django|Spring|Kafka|Kubernetes|Docker|Terraform|Azure|Linux|Unity|Excel|Word|Salesforce|Figma"
    "|Japanese|English|Chinese|Korean|Data|Machine|Security|Children|People|Remote|Visa"
)
"""What follows "with" in a role and is no name of a person."""
_SPOKEN: Mapping[str, re.Pattern[str]] = {
    "応募": re.compile(
        r"(?:未|再)?応募(?!者|受付|対応|書類|数)(?:済み?|予定|中)?|エントリー(?:済|しま|予定|中)"
        r"|(?:(?<![A-Za-z])ES|エントリーシート|(?:応募)?書類|履歴書|職務経歴書)を?(?:提出|送付|郵送)(?:済み?)?"
    ),
    "締切": re.compile(
        r"締め?切り?|〆切?|必着|(?<=[日\d時)月旬末頭中週])(?:まで|迄)"
        r"|\buntil filled\b|\bclosing soon\b|\basap\b|随時"
    ),
    "媒体": re.compile(r"見つけた|みつけた|(?:発見|紹介|スカウト)(?:した|された|(?:が)?来た)"),
    "経由": re.compile(r"経由|紹介元|[のごら]紹介|(?:エージェント|キャリア)(?:から|より)"),
    "面接": re.compile(
        r"(?:[一二三\d]次|最終)(?:面接|選考)|面接(?!官|力)(?=$|[\s済中予待結])|(?<=\d)面接"
        r"|気にな(?:る|って)|書類(?:選考|通過|落ち)|選考中|落ちた|落選|内定(?!者)(?=$|[\s済承辞])|不採用|お祈り"
    ),
    "回答": re.compile(
        r"(?:結果|合否|返事|返信|回答|連絡)は(?=\S)|(?:結果|返事|返信|回答|連絡)待ち|(?:返信|返事|回答)(?:予定|見込み?)?(?=$|[\s)、])"
    ),
    "リモート": re.compile(
        r"(?:リモート(?:ワーク|勤務)?|在宅(?:勤務)?)(?:可|あり|OK)?(?=$|[\s)、(])", re.IGNORECASE
    ),
    "入社": re.compile(r"入社(?:日|予定|希望)?(?=$|[\s)、\d:])"),
    "連絡先": re.compile(
        r"(?<!\S)(?:担当|連絡先)(?=[^\s者])|(?<!\S)\S+(?:さん|様|氏)(?!\S)|(?<!\S)[A-Za-z]+-(?:san|sama)\b"
        rf"|(?<=\s)with (?!(?:{_SKILLS})\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=$|\s(?:at|in|on)\b)"
        r"|(?<![\d-])(?:\+81[- ]?)?\d{1,4}-\d{1,4}-\d{4}(?!\d)"
    ),
    "給与": re.compile(r"(?<=\s)(?:賞与|ボーナス|昇給|各種手当|[^\s\d]*手当)\S*"),
    "note": re.compile(
        r"年間?休日?\d+日|土日祝?日?休み?|(?:完全)?週休[2二]日制?|(?<!\S)週\d日?(?:勤務|以上|〜)?(?!\S)|(?<=\s)郵送"
    ),
    "url": re.compile(
        r"(?<![\S])(?:www\.\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|jp|io|org|co|ai|dev)/\S*)", re.IGNORECASE
    ),
    "tag": re.compile(r"(?<!\S)#\S*|(?<=[A-Za-z]{2})#[A-Za-z]+"),
}
"""What speaks of a part without blanks around it, by a word of that part."""
_SPEAKS_OF_ITSELF: Mapping[str, frozenset[str]] = {
    "source": frozenset({"経由", "連絡先", "url"}),
    "agency": frozenset({"経由"}),
    "contact": frozenset({"連絡先"}),
    "salary": frozenset({"給与"}),
}
"""What need not be asked about in these parts."""
_NUMBER_OF_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DATE = (
    r"(?:(?:19|20)\d\d(?:[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{1,2})?|\.\d{1,2}\.\d{1,2})"
    r"|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?:/\d{4})?"
    r"|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日?|上旬|初旬|中旬|下旬|末|頭)"
    rf"|(?:{MONTH}) {_NUMBER_OF_DAY}(?:,? \d{{4}})?|{_NUMBER_OF_DAY} (?:{MONTH})(?: \d{{4}})?)"
)
_TIME = r"(?:[01]?\d|2[0-4]):[0-5]\d"
_WIDE_SLASH = re.compile("([／｜])")
_MORE_CELLS = re.compile(r"(?<=\S)\s+[/|]\s+(?!\d{3,4}$)(\S.*)$")
"""What stands behind a second slash, often a place."""
_NOT_BEHIND_WORDS = "".join(
    rf"(?<!\b{word})" for word in ("in", "of", "for", "and", "to", "from", "the")
)
_PLACE_AT_END = re.compile(
    r"(?:(?<=\S)\s+[-–—]\s+|\s*[,、，]\s*|(?<=\S)\s*[(（]"
    rf"|(?<=\S){_NOT_BEHIND_WORDS}\s+(?!japan\b))"
    rf"(?P<place>(?:{PLACES}|japan)"
    r"(?:[都道府県市区駅][^\s()（）]*|[ -](?:city|area|office|to|fu|ku|shi))?"
    rf"(?:\s*[,、/・]\s*(?:{PLACES}|japan)[都道府県市区]?)*)\s*[)）]?(?=$|[,、，])",
    re.IGNORECASE,
)
"""A place at the end of a role, which nothing says not to be a word of the role."""
_PLACE_AMONG = re.compile(
    rf"(?<=\S){_NOT_BEHIND_WORDS}\s+(?P<place>(?:{PLACES})(?:[都道府県市区駅][^\s()（）,、]*)?)"
    r"(?=[\s,、(（・/]|$)",
    re.IGNORECASE,
)
"""A place that stands between the words of a role."""
_NUMBER_ALONE = re.compile(
    rf"(?<!\S)\(?(?!24/7\b|24/365\b|{_DATE}|{_TIME})[~〜約]?\d[\d,./:]*(?:[~〜+]|以上|前後|程度|くらい)?\)?(?!\S)",
    re.IGNORECASE,
)
"""A number that nothing tells the meaning of."""
_LONG_WORD = re.compile(r"(\S{200})\S+")
"""No part is as long: the patterns above, which take the square of it, look at its beginning."""
_LABEL = re.compile(r"(?<=\s)(?:[a-z][\w-]*:(?=\s?\S)|[^\W\d_a-zA-Z]+:)")
"""A label that is none of this line; a role may begin with what looks like one."""


def leftover_keywords(
    text: str, words: LineParts = APPLICATION, *, is_name: bool = False, of: str = ""
) -> list[str]:
    """Return a sentence on the words that name parts and are left among the words of a text.

    So are links, places after @, addresses of e-mail, amounts and labels. A word may be one of a
    name: what begins like a title, in a capital, is taken for one ("Contact Center Engineer"), and
    where the text `is_name` its first and last word may be any ("Robin Agency"). `of` is the field
    of an application that the text is for: a contact has addresses, a salary amounts.
    """
    parts: dict[str, LinePart] = {}
    for part in words:
        parts |= {word: part for word in part.words if word not in parts}
    found: dict[LinePart, dict[str, None]] = {}
    said = unicodedata.normalize("NFKC", _WIDE_SLASH.sub(r" \1 ", text))
    for glued in _GLUED.finditer(said):
        part_of = parts.get(glued[1])
        if part_of and (glued.start() or not is_name) and part_of is not parts.get(of):
            found.setdefault(part_of, {})[glued[1]] = None
    typed = [one.strip(_AROUND) for one in text.split()]
    plain = [_plain(one) for one in typed]
    for place, word in enumerate(plain):
        label, colon, _value = word.partition(":")
        if colon and label in parts and parts[label] is not parts.get(of):
            found.setdefault(parts[label], {})[typed[place]] = None
        if word not in parts or (of == "contact" and word == "email" and _AT in typed[place]):
            continue
        is_word = word == typed[place].lower()  # no link, place or address, named by its kind
        if is_word and of in ("salary", "source") and parts[word] is parts.get(of):
            continue
        is_event = words is not APPLICATION
        if word in _OF_TITLES and typed[place][:1].isupper():
            continue
        if is_word and is_name and word == "by" and _is_by_somebody(typed, place):
            continue
        if is_word and (
            _is_of_a_phrase(plain, place, is_event=is_event)
            or _is_at_an_edge(typed, place, is_name=is_name)
        ):
            continue
        found.setdefault(parts[word], {})[typed[place]] = None
    if words is APPLICATION:
        for name, spoken in _spoken_of(_LONG_WORD.sub(r"\1", said), is_name=is_name, of=of):
            if spoken.rstrip(":") not in parts or name != "note":
                _add(found, parts.get(name, _NUMBER), spoken)
        if not is_name and not of:
            _add_other_words(found, parts["note"], said)
    return _doubts(found)


def _spoken_of(said: str, *, is_name: bool, of: str) -> Iterator[tuple[str, str]]:
    """What speaks of a part among the words of a text, with a word of that part."""
    for name, pattern in _SPOKEN.items():
        match = pattern.search(said)
        if match and (match.start() or not is_name) and name not in _SPEAKS_OF_ITSELF.get(of, ()):
            yield name, match[0]
    if of != "salary" and (pay := pay_left_over(said)) and not (is_name and said.startswith(pay)):
        yield "salary", pay
    if not is_name and (amount := bare_amount(said)):
        yield "salary", amount
    if not is_name and not of and (cells := _MORE_CELLS.search(said)):
        yield "location", cells[1]
    if not is_name and not of:
        at = _PLACE_AT_END.search(said) or _PLACE_AMONG.search(said)
        if at:
            yield "location", at["place"]
    way, field = ("", "") if is_name else way_at_end(said)
    if way:
        yield field, way
    if not is_name and (label := _LABEL.search(said)):
        yield "note", label[0]
    if not is_name and not of:
        yield from (("", found[0].strip("()")) for found in _NUMBER_ALONE.finditer(said))


def place_behind_comma(role: str) -> list[str]:
    """Return a sentence on what stands behind a comma in a role that a comma begins as well."""
    cells = [cell.strip() for cell in re.split("[,、，]", role)]
    place = next(part for part in APPLICATION if "place" in part.words)
    return _doubts({place: {cells[-1]: None}}) if len(cells) > 1 and cells[-1] else []


_EMPLOYMENT = re.compile(
    r"(?:正社員|契約社員|派遣社員|アルバイト|パート|業務委託|インターン|(?:full|part)[- ]time"
    r"|permanent|intern(?:ship)?)(?=$|[\s、,・/)）])",
    re.IGNORECASE,
)
"""How one is employed, which is well told behind a role."""


def words_behind(role: str, words: str, told: Sequence[str] = ()) -> list[str]:
    """Return a sentence on words of a role that stand behind another part of the line.

    None where a sentence of `told` names some of them already.
    """
    words = _EMPLOYMENT.sub("", words).strip(_AROUND)
    named = [word for one in told for word in re.findall("“(.+?)”", one)]
    if not words or words not in role or any(word in words or words in word for word in named):
        return []
    return _doubts({_BEHIND: {words: None}})


def _add(found: dict[LinePart, dict[str, None]], part: LinePart, spoken: str) -> None:
    """Add what speaks of a part, unless it is named already, alone or among other words."""
    named = [word for words in found.values() for word in words]
    if not any(spoken in word for word in named):
        found.setdefault(part, {})[spoken] = None


def _add_other_words(found: dict[LinePart, dict[str, None]], part: LinePart, said: str) -> None:
    """Add the Japanese words behind the first of a role that are none of a role, and not named."""
    for word in said.split()[1:]:
        if word[0] in "(（「":
            continue
        plain = word.strip(_AROUND + "・/|")
        named = [name for words in found.values() for name in words]
        if (
            not plain.isascii()
            and not is_role_word(plain)
            and not any(name in plain or plain in name for name in named)
        ):
            found.setdefault(part, {})[plain] = None


def _doubts(found: Mapping[LinePart, Mapping[str, None]]) -> list[str]:
    """Return one sentence on all words that are left, each with what to do where it is meant.

    The text itself is not in it: the echo of the line has it.
    """
    if not found:
        return []
    left = [word for words in found.values() for word in words]
    words = ", ".join(f"“{word}”" for word in left)
    hints = {_with_value(part, list(words)): part.is_typed for part, words in found.items()}
    parts = _(", ").join(hint for hint, is_typed in hints.items() if is_typed)
    others = [hint for hint, is_typed in hints.items() if not is_typed]
    ways = join_clauses([_("type {parts}").format(parts=parts) if parts else "", *others])
    said = _("{words} stays as written; if that is wrong, {ways}.")
    if len(left) > 1:
        said = _("{words} stay as written; if that is wrong, {ways}.")
    return [said.format(words=words, ways=ways).replace("….", "…")]


def _with_value(part: LinePart, words: Sequence[str]) -> str:
    """Return what to do where a part was meant, with its value where one is left of it.

    A word that only names the part, as "salary" does, is none.
    """
    how, value = part.how(), words[0].lstrip(_AT)
    is_name = any(value.lower().rstrip(":") in line_part.words for line_part in APPLICATION)
    holds = part is _BEHIND or not _VALUED.isdisjoint(part.words)
    if len(words) > 1 or not holds or is_name or re.search(r"\s[/|]\s", value):
        return how
    return how.replace("…", value)


def _is_of_a_phrase(plain: Sequence[str], place: int, *, is_event: bool) -> bool:
    """Whether a word is one of a name or a phrase, by its neighbours."""
    word, before = plain[place], plain[place - 1] if place else ""
    after = plain[place + 1] if place + 1 < len(plain) else ""
    if word == "applied" and after in _APPLIED_FIELDS:
        return True
    if word == "source" and before in _OF_SOURCES:
        return True
    return is_event and word in _BEFORE_TIMES and not is_like_a_time(after)


def _is_by_somebody(typed: Sequence[str], place: int) -> bool:
    """Whether "by" stands before a name, as in Woven by Toyota."""
    after = typed[place + 1] if place + 1 < len(typed) else ""
    return after[:1].isupper() and not after.isupper() and not is_like_a_time(after)


def _is_at_an_edge(typed: Sequence[str], place: int, *, is_name: bool) -> bool:
    """Whether a word begins a title, or is the first or the last one of a name."""
    if place == 0:
        return typed[0][:1].isupper() or (is_name and not (len(typed) > 1 and typed[0].islower()))
    is_last = place + 1 == len(typed)
    return is_name and is_last and typed[place].lower() not in _OF_THE_PAST


_NAMED_DAY = (
    r"(?:today|tomorrow|yesterday|(?:next|this|last) (?:week|month)|\d+ days? ago"
    r"|一昨日|昨日|今日|明日|明後日|(?:今|来|再来|先|先々)[週月](?:[月火水木金土日](?:曜日?)?)?|\d+日前"
    r"|\d+(?:営業)?日以内|あと\d+日|(?:今|来)[月週]中|年内|月末|\d{1,2}月から)"
)
_NOT_BEFORE, _NOT_BEHIND = r"(?<![A-Za-z0-9./-])", r"(?![A-Za-z0-9./-])"
_OF_A_CLASS = r"(?!\s?(?:卒|years?\b))"
_DATE_IN_IT = re.compile(
    rf"{_NOT_BEFORE}{_DATE}{_NOT_BEHIND}{_OF_A_CLASS}|(?<!\S)(?:(?-i:{_NAMED_DAY})(?!\S)|{_TIME}$)"
    r"|(?<=\s)(?:[月火水木金土日]曜日?|\d{1,2}月)(?!\S)",
    re.IGNORECASE,
)
_ENDS_IN_A_DAY = re.compile(
    rf"(?<=\s)(?:(?:{ENGLISH_WEEKDAY})|(?:{MONTH})|{_NAMED_DAY})$", re.IGNORECASE
)
_IS_A_DATE = re.compile(
    rf"(?:(?:next|this|last) )?(?:{_DATE}|{_TIME}|(?:{MONTH})(?: \d{{4}})?|(?:{ENGLISH_WEEKDAY})"
    rf"|week|month|(?:\d{{4}}年)?\d{{1,2}}月|{_NAMED_DAY})",
    re.IGNORECASE,
)


_OF_A_TITLE = re.compile(r"[A-Z][a-z]*|\d+[A-Z]\w*|[123](?:st|nd|rd)|24/7|24/365|\d+")
_EDGES = "()[]（）「」【】,、。"


def leftover_date(name: str, text: str, now: datetime) -> list[str]:
    """Return a sentence on a date that is left in the text of the field of that name.

    A date stands anywhere in it, a named day between blanks, a weekday at its end; or it is nothing
    else: unless it is a company, also a month or a weekday alone. In a role it is all that is a
    time by itself.
    """
    said = unicodedata.normalize("NFKC", text)
    found = _time_of_words(said, now) if name == "role" else ""
    if not found:
        match = _DATE_IN_IT.search(said)
        if name == "company":
            match = match if match and (match[0] != said or match[0][0].isdecimal()) else None
        else:
            match = match or _IS_A_DATE.fullmatch(said) or _ENDS_IN_A_DAY.search(said)
        found = match[0] if match else ""
    if not found:
        return []
    part = FIELDS["contacts" if name == "contact" else name].label()
    return [
        _("“{date}” is read as part of the {part}. For a date, type by … or applied ….").format(
            date=found, part=part
        )
    ]


def _time_of_words(said: str, now: datetime) -> str:
    """Return the first words that are a time by themselves; or nothing.

    A word alone in a title's capital, such as Night, is one of the role; so is 3D.
    """
    words = [word.strip(_EDGES) for word in said.split()]
    for start, word in enumerate(words):
        found, _rest = split_time(" ".join(words[start : start + MOST_WORDS]), now, TO_COME)
        if found and (found != word or _OF_A_TITLE.fullmatch(word) is None):
            return found
    return ""
