"""Who is addressed: a contact's name parted into post, name and courtesy, or a whole department.

People write "高橋部長", "人事部", "採用担当者各位" or "Dr. Ada Okafor" where a name is asked for.
"""

from __future__ import annotations

import re

from jobboard_tui.domain.contacts import plain_name, split_title
from jobboard_tui.domain.given_names import GIVEN_NAMES
from jobboard_tui.domain.letters.person_names import POSTS
from jobboard_tui.domain.values import frozen

SENSEI = "先生"
_COURTESY = re.compile(r"^(?P<word>Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor)\.?\s+(?=\S)", re.IGNORECASE)
_COURTESIES = {
    "mr": "Mr.",
    "ms": "Ms.",
    "mrs": "Mrs.",
    "miss": "Miss",
    "mx": "Mx.",
    "dr": "Dr.",
    "prof": "Professor",
    "professor": "Professor",
}
_CALLED_SENSEI = (
    r"(?:弁護士|税理士|弁理士|司法書士|行政書士|公認会計士|社会保険労務士|医師|歯科医師|獣医師"
    r"|(?:特任|客員|名誉|准|副)?教授|講師|助教|教頭|副校長|校長|教諭|教員|園長|学長|学部長|院長)"
)
_PROFESSIONS = re.compile(rf"{_CALLED_SENSEI}$")
"""Those who are called 先生 in a letter, by the last word of their title."""
_UNIT = (
    r"(?:\S{2,}[部課室係局]|\S{2,}担当者?|医局"
    r"|\S*(?:チーム|グループ|センター|本部|支社|支店|支部|委員会|事務局))"
)
_FAMILIES = re.compile(r"(?:長谷|曽我|曾我|日下|長曽我|安曽|草加)部$")
"""Family names of three characters that end like a department."""
_POST_ALONE = (
    r"(?:(?:人事|採用|総務|営業|開発|技術|経理|企画|管理|事業|広報|研究|情報)(?:部|課|室)?)?"
    rf"(?:{POSTS})"
)
_NAME = (
    r"(?:[一-鿿々〆ヶぁ-んァ-ヺー]{1,6}(?:[ 　][一-鿿々ぁ-んァ-ヺー]{1,6})?"
    r"|[ァ-ヺー]{1,12}(?:[・ 　][ァ-ヺー]{1,12}){1,2})"
)
_LATIN_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?: [\w'’.-]+){0,3}"
_BEFORE = re.compile(
    rf"(?P<title>(?:{_UNIT}[ 　]+)*(?:{_UNIT}|\S*(?:{POSTS}|{_CALLED_SENSEI})))[ 　・]+"
    rf"(?P<name>{_NAME}|{_LATIN_NAME})"
)
_BEHIND = re.compile(
    rf"(?P<name>{_NAME.replace('}', '}?')}|{_LATIN_NAME}?)[ 　]?"
    rf"(?P<title>(?:代表|副)?{_POST_ALONE}(?:代理|補佐|心得)?|{_CALLED_SENSEI})"
)
_LATIN_TITLE = (
    r"(?:Head of (?:HR|People|Talent|Recruiting|Engineering|Product|Operations|Design|Sales)"
    r"|(?:(?:HR|IT|QA|Human|Resources|People|Talent|Acquisition|Operations|Recruiting"
    r"|Recruitment|Hiring|Senior|Junior|Lead|Chief|Vice|Deputy|Assistant|Associate|General"
    r"|Regional|Country|Technical|Engineering|Product|Project|Sales|Marketing|Finance|Business"
    r"|Executive|Managing|Team|Office) ){0,4}"
    r"(?:(?:Business|Managing|People|Talent) Partner|Manager|Director|Recruiter|Leader|Officer"
    r"|President|Specialist|Engineer|Coordinator|Generalist|Representative|Consultant|CEO|CTO|CFO|COO|VP|HR))"
)
_LATIN_POST = re.compile(
    rf"(?P<title>{_LATIN_TITLE}),? "
    r"(?!.*\b(?:Team|Department|Dept|Desk|Office|Group|Division)\b)"
    rf"(?P<name>{_LATIN_NAME})"
)
"""A post before a name, in English: HR Manager Lisa Wong."""
_LATIN_POST_ALONE = re.compile(_LATIN_TITLE)
_PARTICLES = re.compile(r"van|von|der|den|del?|della|d[io]s?|da|la|le|bin|binti|al|el|ten|ter")
_POST = re.compile(rf"(?:代表|副|准|本)?{_POST_ALONE}(?:代理|補佐|心得)?")
_CHARGE = re.compile(r"(?P<head>.*?)(?:ご|御)?担当者?(?P<end>各位)?(?:様|さま)?")
_BRACKETS = re.compile(r"(?P<name>.*\S)[ 　]*[(（](?P<inside>[^()（）]{1,40})[)）]")
_READING = re.compile(r"[ぁ-ん]+[ 　][ぁ-ん]+|[ァ-ヺー]+[ 　][ァ-ヺー]+")
"""How a name is read, which is no title."""
_BEFORE_MOTO = re.compile(r"(?![林東南関原堀泉辻星谷森])[一-鿿]")
"""The first character of families such as 橋本 and 山本; 森 and 林 are families themselves."""
_GROUP_END = re.compile(r"[ 　]?(?:御中|宛)$")


@frozen(kw_only=True)
class Addressee:
    """A person by name, with a title and a courtesy ("Dr." before, 先生 behind the name), or a
    group: a line of an address that is complete, such as 人事部 御中.
    """

    name: str = ""
    title: str = ""
    courtesy: str = ""
    group: str = ""


def read_addressee(name: str, title: str = "") -> Addressee:
    """Return whom the name of a contact addresses.

    >>> read_addressee("高橋部長").name, read_addressee("高橋部長").title
    ('高橋', '部長')
    >>> read_addressee("人事部").group, read_addressee("採用担当者各位").group
    ('人事部 御中', '採用ご担当者各位')
    >>> read_addressee("Dr. Ada Okafor").courtesy
    'Dr.'
    >>> read_addressee("Ms. Tanaka (HR)").name, read_addressee("Ms. Tanaka (HR)").title
    ('Tanaka', 'HR')
    >>> read_addressee("HR Manager Lisa Wong").name, read_addressee("ken mori").name
    ('Lisa Wong', 'Ken Mori')
    """
    name, behind = split_post(" ".join(name.split()))
    title = title or behind
    if _READING.fullmatch(title):
        title = ""
    if is_post(name) and _is_person(title):
        name, title = title, name
    if group := _group(name):
        return Addressee(group=group, title=title)
    courtesy = ""
    if match := _COURTESY.match(name):
        courtesy = _COURTESIES[match["word"].lower()]
    elif name.endswith(SENSEI) and len(name) > len(SENSEI):
        courtesy, name = SENSEI, name.removesuffix(SENSEI).rstrip()
    name = _with_capitals(plain_name(name))
    if match := _LATIN_POST.fullmatch(name):
        name, title = match["name"], title or match["title"]
    elif match := _BEFORE.fullmatch(name):
        if _is_unit(match["title"]) or re.search(rf"(?:{POSTS}|{_CALLED_SENSEI})$", match["title"]):
            name, title = match["name"], title or match["title"]
    elif not _POST.fullmatch(name) and (match := _BEHIND.fullmatch(name)):
        name, post = match["name"], match["title"]
        if post.startswith("本部長") and _BEFORE_MOTO.fullmatch(name):
            name, post = f"{name}本", post.removeprefix("本")
        title = _with_post(title, post)
    if not courtesy and _PROFESSIONS.search(title):
        courtesy = SENSEI
    return Addressee(name=name, title=title, courtesy=courtesy)


def _with_post(title: str, post: str) -> str:
    """A title, with the post that stands behind the name where the title is only a department."""
    return f"{title} {post}" if title and _group(title) else title or post


def split_post(name: str) -> tuple[str, str]:
    """Return a name, and the post or department behind it, in brackets or after a comma.

    >>> split_post("Ms. Tanaka (HR)"), split_post("Mori, HR Manager"), split_post("Mori, Sato")
    (('Ms. Tanaka', 'HR'), ('Mori', 'HR Manager'), ('Mori, Sato', ''))
    >>> split_post("採用担当（佐藤）")
    ('佐藤', '採用担当')
    """
    name, title = split_title(name)
    if title and (is_post(name) or _group(name)) and not (is_post(title) or _group(title)):
        return title, name
    first, comma, rest = re.sub("[、，]", ",", name).partition(",")
    if comma and first.strip() and (is_post(rest.strip()) or _group(rest.strip())):
        return first.strip(), title or rest.strip()
    return name, title


def _with_capitals(name: str) -> str:
    """A name in Latin letters that was typed without capitals, with them: ken mori → Ken Mori."""
    if name != name.lower() or name == name.upper():
        return name
    words = name.split()
    return " ".join(
        word if _PARTICLES.fullmatch(word) else word[0].upper() + word[1:] for word in words
    )


def _is_person(text: str) -> bool:
    """Whether a text is somebody's name and neither a post nor a department."""
    if text.isascii():
        return " " in text and text.split(maxsplit=1)[0] in GIVEN_NAMES
    return re.fullmatch(_NAME, text) is not None and not (is_post(text) or _group(text))


def is_post(name: str) -> bool:
    """Whether a name is nothing but a post, such as 社長: it does not say who is meant."""
    bare = plain_name(name)
    return _POST.fullmatch(bare) is not None or _LATIN_POST_ALONE.fullmatch(bare) is not None


def _group(name: str) -> str:
    """The line of an address for a department or for those in charge; empty for a person."""
    bare = _GROUP_END.sub("", name)
    if match := _CHARGE.fullmatch(bare):
        return f"{match['head']}ご担当者{match['end'] or '様'}"
    if bare.endswith("各位"):
        return bare
    unit = re.sub(r"(?:様|さま|殿)$", "", bare).rstrip()
    if re.fullmatch(rf"(?:{_UNIT}[ 　]+)*{_UNIT}", unit) and _is_unit(unit):
        return f"{unit} 御中"
    return f"{bare} 御中" if bare != name and name.endswith("御中") else ""


def _is_unit(text: str) -> bool:
    """Whether it is a department and no family name such as 長谷部."""
    return _FAMILIES.search(text) is None
