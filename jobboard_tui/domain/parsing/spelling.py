"""One spelling for what people write in several ways, and without the words around a time."""

from __future__ import annotations

import re

from jobboard_tui.domain.parsing.calendar_words import ENGLISH_WEEKDAY, MONTH, any_of
from jobboard_tui.domain.parsing.time_ranges import with_colons

_NUMBERS = {
    **{"a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5"},
    **{"six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10"},
}
_NUMBER_WORD = re.compile(
    rf"\b(?:{'|'.join(_NUMBERS)})"
    r"(?= (?:minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|fortnights?"
    rf"|business|work|working|(?:{ENGLISH_WEEKDAY})s? ago)\b)"
)
_KANJI_NUMBER = re.compile("[〇一二三四五六七八九十]{1,4}(?=[年月日時分週]|[かヶカヵ]月|営業日)")
_KANJI_DIGITS = "〇一二三四五六七八九"
_PARTICLES = re.compile(r"(?<![きこ])の")
_THIS_PART = re.compile(r"\bthis (?=(?:morning|afternoon|evening|night)\b)")
OF_TODAY = frozenset(
    (
        *("eod", "cob", "eob", "end of day", "end of business", "close of business"),
        *("end of play", "close of play", "終業", "業務終了", "営業終了"),
    )
)
"""Ends of a day that are those of today where no other is told."""
_LEADING = re.compile(
    r"^(?:(?:on|by|until|till|from|due(?: on| by)?|(?:no|not) later than|some ?time"
    r"|(?:moved|changed|rescheduled|postponed|pushed(?: back)?|brought forward|extended)"
    r" (?:to|until|till)) "
    r"|(?:期限|締め?切り?)?(?:延長|変更|延期|リスケ):? ?(?=\d{1,2}[/月]|\d{4}[-/年]))+"
)
_TRAILING = re.compile(
    r"\s*(?:(?:(?:までに|まで|迄に?)?\s*(?:必着|(?:当日)?消印有効|厳守|期限|締め?切り?日?|〆(?:切り?)?))+"
    r"|(?:頃|ごろ)?(?:までに|まで|迄に?|から|開始|スタート|集合)|頃|ごろ|に"
    r"|(?:[にへ]|(?:まで|迄)に?)(?:変更|延期|延長|リスケ)"
    r"(?:[にと]なりました|しました|されました|です)?"
    r"| deadline| at the latest| start)$"
)
_OPEN_END = re.compile(r"(?:(?<=:\d\d)|(?<=[時半分]))\s*[〜~]$|(?<=:\d\d)\s?[-–]$")
_UNTIL_ITS_END = re.compile(r"(?:(?<=[日曜])|(?<=曜 )|(?<=/\d)|(?<=/\d\d))(?:中|いっぱい)$")
_FULL_TWICE = re.compile(r"(?<=[中内末])いっぱい$")
_UP_TO = re.compile(r"^(?:[~〜]|遅くとも)\s*(?=\S)")
_OTHER_NAMES = {
    **{"大晦日": "12/31", "大みそか": "12/31", "元日": "1/1", "元旦": "1/1", "半年": "6ヶ月"},
    **{"new year's eve": "12/31", "new year's day": "1/1"},
    **{"クリスマスイブ": "12/24", "クリスマス・イブ": "12/24", "クリスマス": "12/25"},
}
"""Days and lengths by names of their own."""
_BRACKETS = re.compile(r"\(([^()]*)\)")
_FULL_STOP = re.compile(r"(?:(?<=\d{4})|(?<=[日)）])|(?<=\d[時分]))\s*[.。]$")
"""The end of a sentence behind a date."""
_WITHOUT_TIME = ("時間厳守", "(必須)", "(予定)", "(仮)", "(確定)", "(tentative)", "(confirmed)")
"""What stands around a time and says nothing of it."""
_CHANNEL = re.compile(
    r"\((?:zoom|(?:ms |microsoft )?teams|google meet|meet|skype|webex|web|online|in person|on-?site"
    r"|remote|video(?: call)?|phone|call|オンライン|ウェブ|リモート|対面|来社|訪問|電話|ビデオ"
    r"|面接|面談|本社|オフィス|貴社)(?:面接|面談|通話|会議|開催|実施|で|にて)*\)"
)
"""In brackets behind a time: how the meeting is held."""
_PARTS_BY_OTHER_NAMES = (
    (re.compile(r"午後(?:イチ|いち|一番|一(?!\s?時))\s*(?=\d{1,2}(?:時|:))"), "午後"),
    (re.compile(r"(?:午後(?:イチ|いち|一番|一(?!\s?時))|お?昼(?:過ぎ|すぎ))(?!\s*\d)"), "昼過ぎ"),
    (re.compile(r"お?昼(?:過ぎ|すぎ)\s*(?=\d{1,2}(?:時|:))"), "昼"),
    (re.compile(r"朝(?:イチ|いち|一)番?(?!\s?時)"), "朝"),
    (re.compile("夕刻"), "夕方"),
    (re.compile(r"\bfirst thing (?:in the morning )?(?:on )?(?P<day>.+)"), r"\g<day> morning"),
    (re.compile(r"(?P<day>.+) first thing(?: in the morning)?"), r"\g<day> morning"),
    (re.compile(r"\b(?:early|late|mid)[ -](?=morning|afternoon|evening)"), ""),
)
"""Parts of a day that have another name, with an hour and without."""
_IN_KANA = {
    **{"らいしゅう": "来週", "こんしゅう": "今週", "せんしゅう": "先週", "さらいしゅう": "再来週"},
    **{
        "らいげつ": "来月",
        "こんげつ": "今月",
        "ごぜん": "午前",
        "ごご": "午後",
        "しめきり": "締切",
        "あたま": "頭",
        "けさ": "今朝",
    },
    **{
        f"{name}よう{end}": f"{weekday}曜"
        for weekday, name in zip(
            "月火水木金土日", ("げつ", "か", "すい", "もく", "きん", "ど", "にち"), strict=True
        )
        for end in ("", "び")
    },
}
"""Words of times in hiragana, as a telephone leaves them."""
_KANA = re.compile(rf"(?<![\u3041-\u309f](?<![のう]))(?:{any_of(_IN_KANA)})")
_HOUR_IN_KANA = re.compile(r"(?<=\d)じ(?=はん|半|$|[\s\dかまに〜~])(?:はん)?")
_IN_SHORT = {
    **{"nxt": "next", "wk": "week", "yest": "yesterday", "ystd": "yesterday", "ystdy": "yesterday"},
    **{"tmw": "tomorrow", "2moro": "tomorrow", "2mrw": "tomorrow"},
}
"""Words of times as they are typed in haste."""
_SHORT = re.compile(rf"(?<![\w-])(?<!\d )(?:{any_of(_IN_SHORT)})(?![\w-])")
_MILITARY = re.compile(
    r"(?<!in )(?<!\+)(?<!\+ )\b([01]\d|2[0-3])([0-5]\d)"
    r"(?:\s?(?:hrs|hours|h)\b(?! (?:ago|later|from now))|(?<=^.{4})(?= (?:on|this|next) ))"
)
_ABOUT_AGO = re.compile(
    r"(?:(?:about|around|roughly|just|only|約|およそ|つい|ほんの) ?)?"
    r"(?P<span>(?:\d{1,2}|an?|half an) ?(?:hours?|hrs?|minutes?|mins?|時間半?|分))"
    r"(?: ?(?:くらい|ぐらい|ほど|程度))?(?P<ago> ?ago|前)"
)
"""So many hours or minutes ago, about."""
_GLUED_PART = re.compile(r"(?<=[\d日)])(?=(?:正午|noon|早朝|朝|お?昼|夕方|夜|晩|深夜|午前|午後))")
_IN_NEW_YEAR = re.compile(r"^年明け ?(?=\d{1,2}[/月])")
_POLITE_END = re.compile(
    r"(?:(?<=必着)|(?<=厳守)|(?<=有効))のこと$|(?<=[\d時分半日曜頃ら)])\s*(?:です|(?:で|にて)?、?\s*(?:よろしく)?お願い(?:申し上げ|いたし|致し|し)ます"
    r"|で?お願い(?:でき|出来)ます(?:か|でしょうか))[。?]?$"
)
"""What a polite sentence ends with behind its time."""
_CHRISTMAS = re.compile(r"\b(?:christmas|x-?mas)(?:(?P<eve>[ -]eve)|[ -]day)?\b")
_OF_A_LENGTH = re.compile(r"(?<=day|eek|nth|ear|ght)(?:'s|s')(?= time\b)")
"""The apostrophe in "in two weeks' time"."""
_ORDINALS = {
    name: number
    for number, name in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
            *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
            *(f"twenty-{name}" for name in ("first", "second", "third", "fourth", "fifth")),
            *(f"twenty-{name}" for name in ("sixth", "seventh", "eighth", "ninth")),
            *("thirtieth", "thirty-first"),
        ),
        start=1,
    )
}
_ORDINAL = any_of(_ORDINALS).replace("-", "[- ]")
_ORDINAL_DAY = re.compile(
    rf"(?:\b(?P<before>{_ORDINAL})(?= (?:of )?(?:{MONTH})\b))"
    rf"|\b(?P<month>{MONTH}) (?:the )?(?P<behind>{_ORDINAL})\b(?! (?:week|half|[a-z]+day)\b)"
    rf"|(?:(?<=^the )|(?<=\bon the )|(?<=\bby the ))(?P<alone>{_ORDINAL})$"
)
"""A day in words beside its month, or alone: "the fifteenth of January", "by the third"."""
_AFTER_THE_WEEKEND = re.compile(r"^(?:週末)?明けて(?=[月火水木金土日]曜)")
_FORTNIGHTS = re.compile(r"\b(\d) fortnights?\b")
_ASKED_IN_ENGLISH = (
    *("let us know", "let me know", "reply", "respond", "answer", "confirm", "get back to us"),
    *("get back to me", "send it", "submit it", "submit", "let us have your answer"),
    *("we need your answer", "we need your reply", "we need to hear from you", "we need it"),
    *("we would like your answer", "we would like to hear from you", "we'd like an answer"),
    *("your answer is due", "your reply is due", "response due", "your answer", "your decision"),
)
_ASKED_IN_JAPANESE = (
    *("ご回答", "ご返答", "ご返信", "お返事", "ご連絡", "ご提出", "ご応募", "お知らせ", "お答え"),
    *("回答", "返答", "返信", "返事", "連絡", "提出", "応募", "承諾", "ご承諾", "ご返事"),
)
"""What a company asks for until a time."""
_LABELS = (
    *("deadline", "the deadline is", "deadline is", "due date", "due", "closing date", "reply by"),
    *("締切", "締め切り", "締切日", "〆切", "期限", "期日", "回答期限", "返信期限", "提出期限"),
    *("応募締切", "回答期日", "ご回答期限", "ご返信期限", "提出締切", "応募期限"),
)
"""What stands before a last day, with は or a colon behind it."""
_REQUESTS = (
    *("ください", "下さい", "くださいませ", "頂けますか", "いただけますか", "お願いします"),
    *("お願いいたします", "お願い致します", "お願い申し上げます", "いただければ幸いです"),
    *("頂ければ幸いです", "願います", "いただきたく存じます"),
)
"""The end of a Japanese request."""

_KANJI_LABEL = r"[\u3040-\u30ff\u4e00-\u9fff]{0,8}(?:締め?切り?|〆切り?|期限|期日)日?"
_REQUEST_BEFORE = re.compile(
    r"^(?:(?:(?:could|would|can) you )?(?:please |kindly )?"
    rf"(?:{any_of(_ASKED_IN_ENGLISH)})(?: to us)? "
    r"(?=(?:by|until|till|before|no later than|not later than)\b)"
    rf"|(?:{any_of(_LABELS)}|{_KANJI_LABEL})(?:\s*[:は]|\s(?=\d))、?\s*"
    rf"|(?:{any_of(_ASKED_IN_JAPANESE)})(?!の?日?(?:から|より|後|以降))(?:は|を|の期限は)?、?\s*)",
    re.IGNORECASE,
)
_REQUEST_BEHIND = re.compile(
    r"(?:(?<=まで)|(?<=以内)|(?<=中)|(?<=厳守)|(?<=必着)|(?<=消印有効))"
    rf"、?\s*[にで]?、?\s*"
    rf"(?:(?:{any_of(_ASKED_IN_JAPANESE)})\s*)?を?\s*(?:{any_of(_REQUESTS)})?[。.]?$"
)
_WEEKDAY_BEHIND = re.compile(
    r"(?:(?<=日)|(?<=\d/\d)|(?<=\d/\d\d))[ ・]?([月火水木金土日])(?![曜月日週末中本])"
)
"""A weekday without brackets behind a date: 12/1火, 12月1日 火."""
_WEEKDAY_IN_BRACKETS = re.compile(
    r"\((?P<day>[月火水木金土日])(?:曜日?)?(?:[・/]?祝)?\)|\((?P<name>[a-z]{3,9})\)"
)


def without_brackets(said: str) -> str:
    """Return a text with blanks for the brackets in it."""
    return " ".join(_BRACKETS.sub(r" \1 ", said).split())


def without_politeness(said: str) -> str:
    """Return a text without です and お願いします behind its time."""
    return _POLITE_END.sub("", said)


def without_request(said: str) -> str:
    """Return the time until which something is asked for, without the words that ask for it.

    >>> without_request("ご回答は12月10日までにお願いします")
    '12月10日まで'
    """
    said = _REQUEST_BEFORE.sub("", _UP_TO.sub("", said)).rstrip("?")
    return _REQUEST_BEHIND.sub("", said)


def plain_spelling(said: str) -> str:
    """The text with one spelling for what people write in several ways."""
    plain = (
        _FULL_STOP.sub("", said.casefold()).replace("，", " ").replace(",", " ").replace("、", " ")
    )
    plain = " ".join(without_politeness(plain.replace("’", "'")).split())
    plain = _in_full(plain)
    plain = re.sub(r"(?<=[a-z])\.", "", plain).replace("@", " ")
    plain = with_colons(re.sub(r"(?<=\d)t(?=\d)", " ", plain))
    plain = _CHANNEL.sub(" ", plain)
    plain = _WEEKDAY_IN_BRACKETS.sub(
        lambda match: f" {match['day']}曜 " if match["day"] else f" {match['name']} ", plain
    )
    for name, numbers in _OTHER_NAMES.items():
        plain = plain.replace(name, numbers)
    plain = _CHRISTMAS.sub(lambda match: "12/24" if match["eve"] else "12/25", plain)
    for words in _WITHOUT_TIME:
        plain = plain.replace(words, " ")
    plain = without_brackets(plain)
    plain = _WEEKDAY_BEHIND.sub(r" \1曜 ", _OPEN_END.sub("", plain))
    plain = _KANJI_NUMBER.sub(lambda match: _kanji_number(match[0]), plain)
    plain = _NUMBER_WORD.sub(lambda match: _NUMBERS[match[0]], plain)
    plain = _with_ordinals(_AFTER_THE_WEEKEND.sub("来週 ", _OF_A_LENGTH.sub("s", plain)))
    plain = _FORTNIGHTS.sub(lambda match: f"{2 * int(match[1])} weeks", plain)
    for pattern, name in _PARTS_BY_OTHER_NAMES:
        plain = pattern.sub(name, plain)
    plain = _UNTIL_ITS_END.sub("", _FULL_TWICE.sub("", _TRAILING.sub("", plain)))
    plain = _PARTICLES.sub(" ", plain)
    plain = _THIS_PART.sub("today ", _LEADING.sub("", " ".join(plain.split())))
    return f"today {plain}" if plain in OF_TODAY else plain


def _in_full(plain: str) -> str:
    """The text without what is left out of words in haste, or stands in hiragana."""
    plain = _ABOUT_AGO.sub(r"\g<span>\g<ago>", plain)
    plain = _KANA.sub(lambda match: _IN_KANA[match[0]], plain)
    plain = _HOUR_IN_KANA.sub(lambda found: "時半" if "はん" in found[0] else "時", plain)
    plain = _SHORT.sub(lambda match: _IN_SHORT[match[0]], plain)
    plain = _MILITARY.sub(r"\1:\2", plain)
    return _GLUED_PART.sub(" ", _IN_NEW_YEAR.sub("", plain))


def _with_ordinals(plain: str) -> str:
    """The text with 15th for "fifteenth" where that is a day of a month."""

    def number(match: re.Match[str]) -> str:
        word = match["before"] or match["behind"] or match["alone"]
        month = f"{match['month']} " if match["month"] else ""
        return f"{month}{_ORDINALS[word.replace(' ', '-')]}th"

    return _ORDINAL_DAY.sub(number, plain)


def _kanji_number(kanji: str) -> str:
    """二十五 as 25; also 二五."""
    tens, ten, ones = kanji.partition("十")
    if not ten:
        return "".join(str(_KANJI_DIGITS.index(one)) for one in kanji)
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return kanji
    value = 10 * (_KANJI_DIGITS.index(tens) if tens else 1)
    return str(value + (_KANJI_DIGITS.index(ones) if ones else 0))
