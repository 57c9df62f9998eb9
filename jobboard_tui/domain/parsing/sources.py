"""Where a posting was found, and through whom: sites, people and agencies.

A letter goes through an agency and not through a site, so what neither is known as the one nor as
the other is asked about.
"""

from __future__ import annotations

import re

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.parsing.token_line import TokenLine, squeeze
from jobboard_tui.domain.parsing.unlabelled import told_twice
from jobboard_tui.i18n import _

_SITES = (
    *("linkedin", "wantedly", "indeed", "daijob", "bizreach", "doda", "rikunabi", "mynavi"),
    *("careercross", "tokyodev", "tokyo dev", "japan dev", "japan-dev", "gaijinpot", "glassdoor"),
    *("openwork", "findy", "forkwell", "paiza", "lapras", "youtrust", "wellfound", "angellist"),
    *("en転職", "エン転職", "マイナビ転職", "マイナビ", "リクナビnext", "リクナビ", "ビズリーチ"),
    *("求人ボックス", "ハローワーク", "hello work", "ワンキャリア", "ミイダス", "オファーボックス"),
)
"""Sites with postings, by names that are no words."""
_SOURCES = (
    *(*_SITES, "green", "green japan", "engage", "offerbox", "type転職", "twitter", "facebook"),
    *("the company site", "company site", "company website", "careers page", "website", "web"),
    *("job fair", "career fair", "the career center", "university", "referral", "a referral"),
    *("a friend", "friend", "friends", "a colleague", "an ex-colleague", "a meetup", "meetup"),
    *("公式サイト", "自社サイト", "企業サイト", "採用サイト", "採用ページ", "ホームページ", "hp"),
    *("リファラル", "知人", "友人", "友達", "大学", "キャリアセンター", "説明会", "スカウト"),
)
"""Where one finds a posting: none of them is an agency."""
_NEAR_SITES = (
    *("green", "green japan", "offerbox", "ambi", "type", "type転職", "engage", "キャリトレ"),
    *("タウンワーク", "バイトル", "マイナビバイト", "はたらいく", "とらばーゆ", "女の転職"),
)
"""Sites by names that are words as well: a question where such a one ends a role."""
_AGENCIES = (
    *("リクルートエージェント", "リクルート", "recruit agent", "マイナビエージェント"),
    *("dodaエージェント", "ギークリー", "geekly", "レバテックキャリア", "レバテック", "levtech"),
    *("ワークポート", "workport", "マイケル・ペイジ", "マイケルペイジ", "michael page"),
    *("ロバート・ウォルターズ", "ロバートウォルターズ", "robert walters", "ヘイズ", "hays"),
    *("ランスタッド", "randstad", "アデコ", "adecco", "パソナ", "pasona", "マンパワー"),
    *("manpower", "manpowergroup", "jac", "jac recruitment", "jacリクルートメント", "persol"),
    *("パーソルキャリア", "パーソル", "スタッフサービス", "テンプスタッフ", "tempstaff"),
    *("エンワールド", "en world", "morgan mckinley", "モーガン・マッキンリー", "egon zehnder"),
    *("korn ferry", "コーン・フェリー", "heidrick & struggles", "spencer stuart", "skillhouse"),
    *("spring professional", "wahl & case", "type転職エージェント", "computer futures"),
)
"""Agencies by their names."""
_AGENCY_END = re.compile(
    r"\S.*(?:(?<![a-z])(?:agency|agents?|recruit(?:ers?|ing|ment)?|staffing|search|talents?"
    r"|head-?hunt(?:ers?|ing)|personnel)(?:,? (?:inc|ltd|llc|k\.?k|japan|group|co)\b\.?)*"
    r"|エージェント|エージェンシー|リクルート(?:メント)?|リクルーティング|スタッフィング|人材(?:紹介)?|キャリア)",
    re.IGNORECASE,
)
"""How agencies are named."""
_ANY_AGENCY = re.compile(
    r"(?:(?:an?|the|my|our|some|their)\s+)?(?:(?:external|job|staffing|recruit(?:ing|ment)|temp)\s+)?"
    r"(?:recruit(?:ers?|ment|ing)|agency|agencies|agents?|head-?hunters?)"
    r"|(?:人材|転職|就職|派遣|紹介)?(?:エージェント|エージェンシー|リクルーター|紹介会社|派遣会社)"
    r"|人材(?:紹介)?(?:会社)?|ヘッドハンター",
    re.IGNORECASE,
)
"""An agency without its name."""
_PEOPLE = (
    r"(?:(?:my|our|an?|the|old|former|good|best|close|mutual|ex)[\s-]+)*(?:friends?|colleagues?|co-?workers?|boss|manager"
    r"|professor|prof\.?|teacher|sensei|cousin|brother|sister|husband|wife|uncle|aunt|father|mother"
    r"|dad|mum|mom|parents?|family|classmates?|schoolmates?|room-?mates?|flat-?mates?|neighbou?rs?|senpai|mentor|advisor"
    r"|alumn\w+|acquaintances?|contacts?|connections?|network|students?|relatives?|employees?|insider"
    r"|someone|somebody)"
)
_PERSON = (
    rf"(?:{_PEOPLE}(?:\s[^,、]*)?|(?:Mr|Ms|Mrs|Dr)\.?\s[^,、]+|[^,、(]+\((?:an?\s)?{_PEOPLE}\)"
    r"|\S*(?:さん|様|氏|先生|教授|先輩|後輩|同僚|上司|恩師|親戚|家族|同級生|社員|卒業生|-san|-sama)"
    r"|[^,、]*(?:の知り合い|の友人|の友達|の先輩|の紹介))"
)
"""A person, by what one is to oneself or by how one is called."""
_WHERE = (
    r"(?:(?:the|their|its|our|my|your|an?|own|company(?:['’]s)?|corporate|official|local)\s+)*"
    r"(?:web\s?site|site|home\s?page|careers?\s?(?:site|page|fair|cent(?:er|re)|office)"
    r"|jobs?\s?(?:site|page|board|portal|fair)|portal|company|employer|newsletter|blog|podcast|uni"
    r"|university|college|school|lab|community|meet-?up|conference|event|hackathon|google\ssearch)"
    r"|(?:[\w-]+\s)?(?:group|community|channel|server|forum|mailing list|event|post|thread)"
    r"|hn|hacker news|slack|discord|reddit|x|threads|instagram|youtube|tiktok|whatsapp|telegram"
    r"|google|stack overflow|github|connpass|qiita|zenn|bluesky|mastodon|product hunt|yc"
    r"|y combinator|remote ?ok|upwork|lancers|crowdworks|学校|研究室|ゼミ|ジョブフェア|合同説明会"
    r"|イベント|勉強会|新聞|チラシ|求人サイト|転職サイト|求人広告"
)
"""Where one reads or hears of a posting, in other words than a site's name."""
_CHANNELS = frozenset(
    (
        *("email", "e-mail", "mail", "phone", "call", "post", "zoom", "teams", "line", "online"),
        *("メール", "電話", "郵送", "オンライン", "対面"),
    )
)


def _any_of(names: tuple[str, ...]) -> str:
    """A pattern of the names, the longest first."""
    return rf"(?:{'|'.join(sorted(map(re.escape, names), key=len)[::-1])})"


SITE, AGENCY = _any_of(_SOURCES), _any_of(_AGENCIES)
SITE_ONLY, NAMED_SITE = _any_of(_SITES), _any_of(_SITES + _NEAR_SITES)
ON_SITE = rf"(?:(?:found|saw|seen|posted)\s+)?(?:it\s+)?on\s+(?={SITE}(?:$|[\s,、\x00]))"
_VIA_SITE = re.compile(
    rf"(?:^|\s)(?:via|through|from|on|found\s+on)\s+{SITE}(?=$|[\s,])", re.IGNORECASE
)
_IS_SITE = re.compile(
    rf"({SITE}|{_PERSON}|{_WHERE}|{NAMED_SITE})(?:\s*[,、]\s*(.*))?", re.IGNORECASE
)
_VIA_BEHIND = re.compile(
    rf"(?:^|(?<=[\s:、,]))(?:({SITE}|{AGENCY}|[^\x00-\x7f、。（）]+?)\s?経由(?=$|[\s,、\x00])"
    rf"|({SITE})(?:で|から|より))",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?:^|(?<=[\s:]))(?:[^\s:]+のご?紹介|(?:知人|友人|友達|社員|大学)紹介)(?=$|[\s,、\x00])"
)
_OPENING = re.compile(
    r"(?:^|\s)(?:source|found on|from|via|through|媒体|応募経路|経路|紹介元?)\s*[:：]?\s*$",
    re.IGNORECASE,
)
"""What may name a way that says itself that it is one."""
_SOURCE_LABEL = re.compile(
    r"(?:^|\s)(?:(?:source|found on|媒体|応募経路|経路)\s*[:：]|紹介元?\s*[:：]?)\s*$",
    re.IGNORECASE,
)
_AT_END = (
    (re.compile(rf"(?:^|[\s(\[【])({NAMED_SITE})[)\]】]?$", re.IGNORECASE), "source"),
    (re.compile(rf"(?:^|[\s(\[【])({AGENCY})[)\]】]?$", re.IGNORECASE), "agency"),
)


def take_ways(line: TokenLine, doubts: list[str]) -> dict[str, str]:
    """Take out what stands in front of 経由 or の紹介, and return it by field.

    A site or a person is a source, anybody else an agency; what is not known as an agency is added
    to `doubts`. `InvalidInput` for a channel.
    """
    told: dict[str, str] = {}

    def tell(name: str, start: int, end: int, value: str) -> None:
        if name in told:
            raise told_twice(value)
        told[name] = squeeze(value)
        opening = _OPENING.search(line.plain, 0, start)
        line.cut(opening.start() if opening else start, end)

    for match in list(_INTRODUCED.finditer(line.plain))[::-1]:
        tell("source", *match.span(), line.text[match.start() : match.end()])
    for match in list(_VIA_BEHIND.finditer(line.plain))[::-1]:
        way = match[1] or match[2]
        refuse_channel(way, match[0].strip())
        label = _SOURCE_LABEL.search(line.plain, 0, match.start())
        name = "source" if label or _IS_SITE.fullmatch(way) else "agency"
        if name == "agency" and (doubt := agency_doubt(way, match[0].strip())):
            doubts.append(doubt)
        tell(name, *match.span(), line.text[slice(*match.span(1 if match[1] else 2))])
    return told


def field_of_way(name: str) -> str:
    """Return "source" or "agency" for what is known as the one or the other; or nothing."""
    plain = TokenLine(name).plain.strip()
    if _IS_SITE.fullmatch(plain):
        return "source"
    return "agency" if re.fullmatch(AGENCY, plain, re.I) or _AGENCY_END.fullmatch(plain) else ""


def agency_doubt(name: str, said: str) -> str:
    """Return the question about what is read as an agency without being known as one; or nothing.

    `AmbiguousInput` where `said` names an agency without saying which.
    """
    if _ANY_AGENCY.fullmatch(TokenLine(name).plain.strip()):
        raise AmbiguousInput(
            _("“{text}”").format(text=said),
            _("that doesn't say which agency"),
            _("type agency: and its name, or source: {name}").format(name=name),
        )
    if field_of_way(name):
        return ""
    return _(
        "“{name}” is read as an agency; if it is a site or a person, type source: {name}."
    ).format(name=name)


def names_site(text: str) -> bool:
    """Whether a site stands in a text behind a word such as via."""
    return _VIA_SITE.search(TokenLine(text).plain) is not None


def site_first(text: str) -> tuple[str, str]:
    """The site of which a text is the name, and what follows it behind a comma, or nothing."""
    match = _IS_SITE.fullmatch(TokenLine(text).plain)
    return (text[: match.end(1)], match[2] or "") if match else ("", text)


def refuse_channel(way: str, said: str) -> None:
    """`InvalidInput` where a channel, such as e-mail, stands in the place of an agency."""
    if way.lower() in _CHANNELS:
        raise InvalidInput(
            _("“{text}”").format(text=said),
            _("that is neither an agency nor a site"),
            _("use E later to log how you applied"),
        )


def way_at_end(text: str) -> tuple[str, str]:
    """The site or agency by which a text ends, without a word in front of it, and its field.

    Both are empty without one.
    """
    for pattern, field in _AT_END:
        if match := pattern.search(text):
            return match[1], field
    return "", ""
