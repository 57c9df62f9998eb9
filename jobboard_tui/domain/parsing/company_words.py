"""Words that stand around the company in a line about an application and are none of its name.

`Wantedlyで見つけた Aoba / SRE` and `Found on LinkedIn: Aoba / SRE` tell the source; 応募済み,
第一志望, 【急募】 and the like in front of a name are asked about, for the name goes into letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from jobboard_tui.domain.parsing.role_words import is_role_word
from jobboard_tui.domain.parsing.sources import (
    AGENCY,
    NAMED_SITE,
    SITE,
    SITE_ONLY,
    field_of_way,
)
from jobboard_tui.domain.parsing.token_line import TokenLine, squeeze
from jobboard_tui.i18n import _, ngettext

_FOUND_EN = (
    r"(?:i\s+)?(?:found|saw|seen|spotted|discovered|scouted|contacted|approached|introduced|referred"
    r"|recommended|heard)(?:\s+(?:it|this|of|about|out)){0,2}"
)
_OF_AGENCIES = (
    "紹",
    "ご",
    "ス",
    "オ",
    "声",
    "お",
    "推",
    "scouted",
    "contacted",
    "approached",
    "introduced",
)
"""The beginnings of verbs that an agency may be the subject of."""
_FOUND_JA = (
    r"(?:見つけた|見つけました|みつけた|発見(?:した)?|知った|見た|聞いた|ご?紹介(?:された|してもらった|を受けた|いただいた)?"
    r"|(?:スカウト|オファー)(?:された|(?:が|を)?(?:来た|きた|届いた|受けた|もらった))?|(?:お)?声(?:が|を)?かけられた"
    r"|推薦(?:された)?)"
)
_ON = r"(?:on|via|through|from|at|by)"
_KNOWN = rf"(?:{SITE}|{NAMED_SITE}|{AGENCY})"
_END = r"\s*(?:[:：]\s*|\s[-–—]\s+|[,、，]\s*)(?=[^\s/／])"
_OPENINGS = tuple(
    re.compile(rf"\s*{pattern}", re.IGNORECASE)
    for pattern in (
        rf"(?P<verb>{_FOUND_EN})\s+{_ON}\s*:?\s+(?P<name>[^:：/／,、，]{{1,40}}?){_END}",
        rf"{_FOUND_EN}\s+{_ON}\s+(?P<name>{_KNOWN})\s+(?=[^\s/／|,、-])",
        rf"(?:on|via|through|from)\s*:?\s+(?P<name>{NAMED_SITE}|{AGENCY})"
        rf"(?:{_END}|\s+(?=[^\s/／|,、-]))",
        r"(?:via|through|from)\s+(?P<name>[^:：/／,、，]{1,40}?)\s*[:：]\s+(?=[^\s/／])",
        rf"(?P<name>{_KNOWN}|[^\s:：/／、]{{1,20}}?)(?:経由)?(?:にて|で|から|より|に)(?P<verb>{_FOUND_JA})"
        rf"(?:{_END}|\s+(?=[^\s/／]))",
        rf"(?P<name>{_KNOWN})(?:経由|にて|で|から|より){_END}",
        rf"[【\[［(（]\s*(?P<name>{_KNOWN})(?:経由|より|から)?\s*[】\]］)）]\s*(?=[^\s/／|,、-])",
        rf"(?P<name>{_KNOWN})\s*[:：]\s*(?=[^\s/／])",
    )
)
"""What tells the source in front of the company."""
_STATUS_JA = (
    r"(?:書類|ES)?(?:未?応募|再応募|エントリー)(?:済み?|した|しました|予定|中|完了|検討中?)?|(?:書類)?選考(?:中|待ち|通過)?"
    r"|書類(?:通過|落ち|待ち|提出済み?)|(?:[一二三\d]次|最終|カジュアル)?面[接談](?:済み?|予定|中|待ち|確定)?"
    r"|(?:内々?定|内定承諾)(?:済み?|辞退)?|不採用|お祈り|見送り|辞退(?:済み?|予定)?|落選|落ちた|保留|検討中?|候補"
    r"|気になる|気になって(?:い?る)|興味(?:あり|がある|有り)?|第[一二三四五\d]志望群?|本命|滑り止め|すべり止め"
    r"|リファラル|紹介|(?:知人|友人|社員)の?紹介|スカウト(?:メール)?|オファー(?:メール)?|直接応募|自己応募|急募|募集(?:中)?"
    r"|求人|新着|転職|就活|新卒|中途|要(?:確認|応募)|重要|至急|結果待ち|返[事信]待ち|連絡待ち|ブックマーク|お気に入り"
    r"|媒体|応募先|志望度(?:高|低)|締切間近"
)
_STATUS_EN = (
    r"(?:to\s+)?(?:appl(?:y|ied|ying)|submitted|saved|bookmarked|shortlisted|wish\s?list|interview(?:ed|ing)?|screening"
    r"|rejected|declined|withdrawn|ghosted|offer(?:ed)?|accepted|pending|waiting|todo|maybe|urgent|new)"
    r"(?:\s+(?:to|at|with|from|by))?|(?:my\s+)?(?:top|first|second|1st|2nd|dream)\s+(?:choice|job|company)"
    r"|favou?rite|referral|scout(?:ed)?(?:\s+(?:by|mail))?|job\s+at|role\s+at"
)
_AFTER = r"(?=$|[\s:：、,，・|\-–—])"
_STATUS_FIRST = re.compile(rf"(?:{_STATUS_JA}|(?-i:{_STATUS_EN})){_AFTER}", re.IGNORECASE)
_MARK = r"[★☆◎○●◯※→\u2600-\u27bf\u25a0-\u25ff\u2b50-\u2b55\U0001f300-\U0001faff]"
"""Signs that people put beside a name, and pictures."""
_MARKED = re.compile(
    rf"^(?:{_MARK}+|(?:\d{{1,2}}[.)]|[-*•‣・–—])(?=\s)|[*・](?=\S))|(?<=\S)\s*{_MARK}+$"
)
_SENTENCE_FIRST = re.compile(
    r"(?:(?:i|got|was|have|been|just|already|will|to|must|should)\s+)*(?:appl(?:y|ied|ying)"
    r"|interview(?:ed|ing)?|offer(?:ed)?|reject(?:ed)?|scouted|contacted|approached|referred"
    r"|introduced|heard|saw|found|talked|spoke|met|waiting)\s+(?:to|at|with|from|by|for|on|via|through"
    r"|about|of)(?=\s|$)",
    re.IGNORECASE,
)
"""The beginning of a sentence about a company."""
_STATUS_LABEL = re.compile(rf"(?:{_STATUS_EN})(?=\s*[:：])", re.IGNORECASE)
_STATUS_LAST = re.compile(
    rf"(?<=[\s、,・])(?:{_STATUS_JA}|(?-i:{_STATUS_EN}))$|[(（](?:{_STATUS_JA}|{_STATUS_EN}|{_KNOWN})[)）]",
    re.IGNORECASE,
)
_OF_FIRMS = (
    r"japan|ジャパン|日本|株式会社|ホールディングス|グループ|inc\.?|ltd\.?|llc|k\.?k\.?|co\.?|corp\w*|group|holdings|gmbh|tokyo"
    r"|engineering|systems?|technolog\w+|career|next|works?|labs?|cloud|energy"
)
_WAY_FIRST = re.compile(
    rf"(?:{NAMED_SITE}|{AGENCY})(?=\s*(?:\s[-–—|]|[:：、]|,(?!\s*(?:{_OF_FIRMS})(?:$|\W))|にて|の|で|から|より|に|経由))"
    rf"|(?:{SITE_ONLY}|{AGENCY})(?=\s+(?!(?:{_OF_FIRMS})(?:$|\s))[^\s(（])",
    re.IGNORECASE,
)
_SITE_ALONE = re.compile(
    rf"(?:(?:{_FOUND_EN}\s+)?(?:{_ON}\s+))?{_KNOWN}|(?:{_FOUND_EN}|via)(?:\s.*)?|.*{_FOUND_JA}"
    r"|\W+|\d{1,2}[.)]",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\s[-–—|/]\s|[、／｜,]")
_PHRASE_FIRST = re.compile(
    rf"[^\s/]*(?:った|した|れた|けた|きた|来た|てる|ている|たい|から|より|にて|[をへがはでになの]|しい|予定|済み?|待ち)(?=\s|$)"
    rf"|(?-i:{_FOUND_EN})(?=\s|$)|{_FOUND_EN}(?=\s+{_ON}\s)",
    re.IGNORECASE,
)
"""A first word that is the end of a phrase or has a verb."""
_BRACKETED = re.compile(r"[【\[［〔《〈<＜][^】\]］〕》〉>＞]*[】\]］〕》〉>＞]")
_COLON = re.compile(r"^[^:：]*(?:[:：](?=\s)|：|(?<=[^\x00-\x7f]):)")
_MORE_PARTS = re.compile(
    rf"^.*?(?:\s[-–—|]\s|、|(?<=[^\W\d]{{2}})/(?=[^\W\d]{{2}})|,(?!\s*(?:{_OF_FIRMS})(?:$|\W)))",
    re.IGNORECASE,
)
"""A sign between parts in a name, and what is before it."""
_HONORIFIC = re.compile(r"(?<=\S)\s*(?<!お客)(?<!お医者)(?<![王神殿])(?:様|さま|さん|殿)$")
_TO_FIRM = re.compile(r"(?<=\S)\s*御中$")


def take_opening(line: TokenLine, doubts: list[str]) -> dict[str, str]:
    """Take out what tells in front of the company where it was found; return it by its field.

    A name that may be one of an agency is added to `doubts`.
    """
    match = next((found for way in _OPENINGS if (found := way.match(line.plain))), None)
    if match is None:
        return {}
    start, end = match.span("name")
    name = squeeze(line.text[start:end])
    known = field_of_way(name)
    verb = match.groupdict().get("verb") or _OF_AGENCIES[0]
    if not known and verb.lower().startswith(_OF_AGENCIES):
        doubts.append(
            _("“{name}” is read as the source; if it is an agency, type agency: {name}.").format(
                name=name
            )
        )
    line.text, line.plain = line.text[match.end() :], line.plain[match.end() :]
    return {known or "source": name}


def without_honorific(company: str) -> str:
    """Return a company without 御中, which only the address of a letter has."""
    return _TO_FIRM.sub("", company)


def company_doubts(company: str, role: str, told: Sequence[str]) -> list[str]:
    """Return a sentence on the words of a company that may be none of its name; or nothing.

    A site alone may be the company, unless no role is behind it or one with more than one part.
    Words that a sentence of `told` names already are left out.
    """
    said = unicodedata.normalize("NFKC", company).strip()
    has_more = _CELLS.search(role) is not None
    if _BRACKETED.fullmatch(company) and not has_more:  # a name that is written so
        said = ""
    words: dict[str, None] = {}
    for pattern in (_STATUS_FIRST, _STATUS_LABEL, _WAY_FIRST, _PHRASE_FIRST, _SENTENCE_FIRST):
        match = pattern.match(said)
        is_part = match and (has_more or pattern is _STATUS_FIRST or match.end() < len(said))
        if match and is_part and _is_aside(match):
            words[match[0].strip()] = None
    is_role = any(map(is_role_word, role.split()))
    if (has_more or not is_role) and _SITE_ALONE.fullmatch(said):
        words[said] = None
    for pattern in (_STATUS_LAST, _HONORIFIC, _COLON, _MORE_PARTS, _MARKED):
        if match := pattern.search(company if said and pattern is _COLON else said):
            signs = " -–—|、," if pattern is _MORE_PARTS else " ()（）"
            words[match[0].strip(signs)] = None
    words |= dict.fromkeys(_BRACKETED.findall(said))
    named = [*words, *(word for one in told for word in re.findall("“(.+?)”", one))]
    left = [
        word
        for word in words
        if not any(word in other for other in named if other != word or word not in words)
    ]
    if not left:
        return []
    sentence = ngettext(
        "{words} is read as part of the company; if that is wrong, leave it out, or type"
        " source: … or -- and the note.",
        "{words} are read as part of the company; if that is wrong, leave them out, or type"
        " source: … or -- and the note.",
        len(left),
    )
    return [sentence.format(words=", ".join(f"“{word}”" for word in left))]


def _is_aside(match: re.Match[str]) -> bool:
    """Whether a word is no name of itself: a Japanese one, or one in small letters."""
    word = match[0]
    return not word.isascii() or not word[:1].isupper() or match.re is not _STATUS_FIRST
