"""Who and where, as sentences of a message say it that have no list of such things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jobboard_tui.domain.messages.senders import split_sender
from jobboard_tui.domain.messages.vocabulary import MailWords, sentences

_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*)? [A-Z][\w'’-]+"
_NAMES = rf"(?P<who>{_NAME}(?:(?:, (?:and )?| and ){_NAME})*)"
_OTHERS = rf"(?P<also>{_NAME}(?:(?:, (?:and )?| and ){_NAME})*)"
_TALKS = re.compile(
    rf"{_NAMES}(?:, who [^,.]+,|, [^,.]+,)?\s+(?:will\s+)?"
    r"(?:talks?|speaks?|meets?|chats?|interviews?|walks?|calls?|joins?|hosts?)"
    r"\s+(?:to |with )?you\b"
    rf"|{_OTHERS}(?:, [^,.]+,)?\s+(?:(?:is|are) joining"
    r"|will\s+(?:both |also )*(?:take part|be (?:there|on the call|in the room)"
    r"|(?:be )?(?:join|attend|sit|dial)(?:ing)?(?: in)?))\b"
)
_WHOM = re.compile(
    r"(?:[Yy]ou will|[Yy]ou['’]ll|[Yy]ou are going to) "
    rf"(?:meet|speak|talk|chat|be speaking|be meeting)(?: to| with)? {_NAMES}"
)
_SETTLED = re.compile(rf"\b(?:confirmed|booked|scheduled|set|down) (?:in )?with {_NAMES}")
"""Somebody's name before the time: confirmed with Yui Sonoda for Tuesday."""
_HEARS = re.compile(
    r"(?:^|は、?|、)(?P<who>[^。、は]+(?:と、[^。、は]+)*)が、?"
    r"(?:[^。、が]{1,12}(?:にて|で)、?)?"
    r"(?:お話を(?:お)?(?:伺|うかが|聞)|面接を(?:担当|させて|いたし)|面談を(?:担当|させて)"
    r"|(?:面接官として)?(?:ご)?(?:担当|対応|同席|参加|出席)(?:いたし|させて|します|予定)|お相手|お会い(?:いたし)?します)"
)
_POST = re.compile(r"\s*\([^()]*\)")
_HOW_LONG = re.compile(
    r"(?:所要時間|面接時間|面談時間|お時間|時間|当日|面接|面談)(?:は|として|を|も|につきましては|:)?[、\s]*"
    r"(?:およそ|約|計)?\s*(?P<minutes>\d{1,3})分(?:ほど|程度|間|前後|くらい)?"
    r"|(?:takes?|lasts?|plan for|set aside|allow(?: for)?|duration(?: is)?:?|length:?|block)\s+"
    r"(?:you\s+)?(?:about|around|approximately|roughly|up to|for)?\s*"
    r"(?P<english>\d{1,3})\s*-?\s*min",
    re.IGNORECASE,
)
"""How long a meeting is to be, in a sentence of its own."""
_AND = re.compile(r"と、?|、|・|および|及び|ならびに")
_LONGEST_NAME = 12
_PLACE = re.compile(
    r"(?:場所|会場)は(?:変わらず|これまで(?:と同じく|どおり|通り)|同じく)?[、,]?\s*"
    r"(?P<named>[^。]{2,60}?)(?:です|でございます|になります|となります)"
    r"|(?:弊社|当社|当館|当院)の?(?P<to>[^。、]{2,60}?)\s*(?:まで|へ|に)\s*"
    r"(?:お越し|ご来社|お運び|おいで)"
)
_IS_PLACE = re.compile(
    r"オフィス|本社|本店|支社|支店|営業所|事務所|ビル|階|[会応].*室|ホール|工場|店舗|店|センター|館|受付"
    r"|キャンパス|[都道府県市区町村]"
)


def people_in_prose(text: str, words: MailWords) -> Iterator[str]:
    """Yield who is said to talk with the seeker.

    That is "Mei Sugawara will talk with you", 「開発部の乾がお話を伺います」.
    """
    for sentence in sentences(unicodedata.normalize("NFKC", text)):
        bare = _POST.sub("", sentence)
        for match in (place for each in (_TALKS, _WHOM, _SETTLED) for place in each.finditer(bare)):
            yield from re.split(r",? and |, ", match.groupdict().get("also") or match["who"])
        for match in _HEARS.finditer(sentence):
            for person_text in _AND.split(match["who"]):
                person, _title = split_sender(person_text.rpartition("の")[2], words)
                if person and len(person) <= _LONGEST_NAME:
                    yield person


def length_in_prose(text: str) -> int | None:
    """Return how many minutes a meeting is to be, if one sentence says so; None if none or two do.

    >>> length_in_prose("当日は45分ほどを見込んでおります。")
    45
    """
    lengths = {
        int(match["minutes"] or match["english"])
        for match in _HOW_LONG.finditer(unicodedata.normalize("NFKC", text))
    }
    return lengths.pop() if len(lengths) == 1 else None


def place_in_prose(text: str) -> str:
    """Return the place to which the seeker is asked; empty where no sentence says one."""
    plain = " ".join(sentences(unicodedata.normalize("NFKC", text)))
    for match in _PLACE.finditer(plain):
        place = match["named"] or match["to"]
        if _IS_PLACE.search(place):
            return place
    return ""
