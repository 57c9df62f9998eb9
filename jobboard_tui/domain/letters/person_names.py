"""The names of people that a letter addresses or speaks of: before 様 and さん, after Dear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jobboard_tui.domain.contacts import plain_name
from jobboard_tui.domain.text import fold

_JA = re.compile(
    r"(?P<name>[^\s　、。，．（）()「」『』：:・\-]{1,16}"
    r"(?:[ 　][^\s　、。，．（）()「」『』：:\-]{1,16})?)"
    r"[ 　]?(?:様|さま|さん|氏|殿)(?![子々式態])"
)
_TITLE = r"(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor)"
_EN = re.compile(
    rf"\b(?:Dear|Hi|Hello|Hey) (?:{_TITLE}(?:\.[ ]?|[ ]))?"
    r"(?P<name>[^\n,:]{1,60}?)(?:-?san)?[,:\n]"
    rf"|\b{_TITLE}\.?[ ](?P<titled>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)"
    r"|\b(?P<other>[A-ZÀ-Þ][\w'’]+(?: [A-ZÀ-Þ][\w'’]+)?)-san\b"
)
_NOBODY = re.compile(
    r"担当者?$|皆$|各位$|^(?:お客|皆|みな|奥|神|王|姫|同|多|仕|有|外|第?[一二三四]|三者三)$"
    r"|^(?:Hiring|Recruit|HR|Talent|People|Selection|Team|All|Sir|Madam|Everyone|everyone|all|there|team)"
)
POSTS = (
    r"(?:代表取締役)?(?:社長|会長|副社長)|取締役|執行役員|専務|常務|本部長|部長|次長|課長|係長|室長|局長|主任|所長|支店長|店長"
    r"|工場長|園長|院長|学長|校長|教授|准教授|リーダー|マネージャー|ディレクター|先生"
)
"""What stands before or behind a family name and is no part of it."""
_POST_BEFORE = re.compile(
    r"^(?:\S*(?:部|課|室|係|局|担当者?|チーム|グループ|センター|本部)[ 　]+"
    rf"|\S{{0,12}}?(?:{POSTS})[ 　]*(?=\S))"
)
_PARTICLE = re.compile(
    r".*(?:[でとへ]の(?=[一-鿿々ァ-ヺ])|[はをがにへともで]|からの?(?=[一-鿿々ァ-ヺ])"
    r"|(?<=[一-鿿々ァ-ヺー]{2})[のや](?=[一-鿿々ァ-ヺ]))(?=.{2,})"
)
_POSSESSIVE = re.compile(r"['’]s?(?: .*)?$")


def find_addressed_names(text: str) -> Iterator[tuple[str, int, int]]:
    """Each name that is addressed or spoken of, with its place."""
    for pattern in (_JA, _EN):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            group = next(one for one in ("name", "titled", "other") if groups.get(one))
            name = match[group]
            start = match.start(group)
            if pattern is _JA and (particle := _PARTICLE.match(name)):
                start += particle.end()
                name = name[particle.end() :]
            if pattern is _JA and (post := _POST_BEFORE.match(name)):
                start += post.end()
                name = name[post.end() :]
            if pattern is _EN:
                name = _POSSESSIVE.sub("", name)
            if name and not _NOBODY.search(name):
                yield name, start, start + len(name)


def name_forms(person: str) -> tuple[str, ...]:
    """How a person can be called by name: whole, without the blank, by the family name."""
    person = plain_name(person)
    family = person.split()[0] if not person.isascii() and person.split() else ""
    forms = (person, re.sub(r"[ 　]", "", person), family)
    return tuple(dict.fromkeys(form for form in forms if form))


def is_called(name: str, person: str) -> bool:
    """Whether a name as written means that person: the whole name, a part, or the family name."""
    person = plain_name(person)
    said = name.replace(" ", "").replace("　", "")
    whole = person.replace(" ", "").replace("　", "")
    if said == whole or name in person.split():
        return True
    ordered = name.split()
    if len(ordered) > 1 and sorted(ordered) == sorted(person.split()):
        return True
    last = ordered[-1] if ordered else ""
    if len(ordered) > 1 and len(last) > 1 and not last.isascii() and whole.startswith(last):
        return True  # 株式会社アオバ 佐藤様
    return len(said) >= 2 and whole.startswith(said) and not said.isascii()


def is_one_of(name: str, people: Iterable[str]) -> bool:
    """Whether a name means one of these people."""
    return any(is_called(name, person) for person in people)


def correct_name(name: str, person: str) -> str | None:
    """The form of a person's name that a misspelt one is meant to be; None where it is not."""
    from rapidfuzz.distance import OSA

    person = plain_name(person)
    forms = [person, person.replace(" ", ""), *person.split()]
    said = fold(name)
    best: tuple[int, bool, str] | None = None
    for form in forms:
        if name == form:
            return None
        wanted = fold(form)
        most = 1 if len(wanted) < 8 else 2
        if len(wanted) < 2 or (wanted.isascii() and len(wanted) < 3):
            continue
        distance = OSA.distance(said, wanted, score_cutoff=most)
        if distance <= most:
            rank = distance, (" " in form) != (" " in name), form
            best = rank if best is None else min(best, rank)
    return None if best is None else best[2]


_VARIANTS = (
    *("辺邊邉", "高髙", "崎﨑嵜碕", "斎斉齋齊", "沢澤", "浜濱濵", "広廣", "島嶋嶌", "桜櫻"),
    *("国國", "竜龍", "吉𠮷", "富冨", "徳德", "柳栁", "浅淺", "滝瀧", "関關"),
    *("塩鹽", "沖冲", "恵惠", "真眞", "栄榮", "実實", "桧檜", "槙槇", "蔵藏"),
    *("亀龜", "籠篭", "薮藪", "鉄鐵", "圭珪", "祐佑", "来來", "黒黑", "黄黃"),
    *("万萬", "与與", "学學", "児兒", "豊豐", "遥遙", "礼禮", "桑桒", "館舘"),
    *("松枩", "青靑", "清淸", "静靜", "条條", "仙僊", "寿壽", "尭堯", "晃晄"),
    *("秋穐", "峰峯", "船舩", "鶴靏", "渕淵渊", "彦彥", "瀬瀨", "頼賴"),
)
"""Characters of names that are forms of one another: 渡辺, 渡邊 and 渡邉 are three families."""
_FORMS_OF_ONE = str.maketrans({form: forms[0] for forms in _VARIANTS for form in forms[1:]})


def variant_name(name: str, person: str) -> str | None:
    """Return the form of a person's name that differs in the forms of its characters alone.

    >>> variant_name("渡邊 健一", "渡邉 健一"), variant_name("渡邉", "渡邉 健一")
    ('渡邉 健一', None)
    """
    forms = name_forms(person)
    if name in forms:
        return None
    said = re.sub(r"[ 　]", "", name).translate(_FORMS_OF_ONE)
    alike = [one for one in forms if re.sub(" ", "", one).translate(_FORMS_OF_ONE) == said]
    whole = [one for one in alike if (" " in one) == (" " in name.replace("　", " "))]
    is_same = any(re.sub(" ", "", one) == re.sub(r"[ 　]", "", name) for one in alike)
    return None if is_same else next(iter([*whole, *alike]), None)


_SHORTEST_SURNAME = 5
"""Letters of a family name of which two may be wrong: Baker for Becker."""


def similar_surname(name: str, person: str) -> str | None:
    """Return the Latin family name that a like one is meant to be; None where it is not.

    Two letters may differ, never the first.
    """
    from rapidfuzz.distance import OSA

    words = plain_name(person).split()
    last, said = (words or [""])[-1], (name.split() or [""])[-1]
    if not last.isascii() or min(len(said), len(last)) < _SHORTEST_SURNAME:
        return None
    is_near = 0 < OSA.distance(said.lower(), last.lower(), score_cutoff=2) <= 2
    return last if is_near and said[0] == last[0] else None
