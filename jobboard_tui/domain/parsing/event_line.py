"""Understands a line about an event: its time, length, people, place and note in any order.

For example `fri 15:00 90m round 2 with Sato, Mori @ https://meet.example/x: bring the portfolio`.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from jobboard_tui.domain.contacts import contact_line, parse_contact, parse_people, parse_tags
from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.labels import channel_label
from jobboard_tui.domain.models import Channel, Deadline
from jobboard_tui.domain.parsing.application_line import ApplicationEntry, parse_application
from jobboard_tui.domain.parsing.datetimes import (
    NoTime,
    TypedTime,
    parse_stretch,
    parse_when,
    quoted,
    require_time,
)
from jobboard_tui.domain.parsing.durations import parse_minutes, take_minutes
from jobboard_tui.domain.parsing.keywords import EVENT, TASK, leftover_keywords
from jobboard_tui.domain.parsing.periods import Choice
from jobboard_tui.domain.parsing.purpose import MEETING, TO_COME, Purpose, deadline_of
from jobboard_tui.domain.parsing.time_ranges import without_end
from jobboard_tui.domain.parsing.token_line import (
    CUT,
    MOST_WORDS,
    URL,
    TokenLine,
    is_like_a_time,
    leading_time,
    split_time,
    spoken_deadline,
    spoken_time,
    squeeze,
    trailing_time,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext

__all__ = [
    "ApplicationEntry",
    "EventEntry",
    "contact_line",
    "parse_application",
    "parse_contact",
    "parse_event",
    "parse_meeting_time",
    "parse_minutes",
    "parse_people",
    "parse_tags",
    "parse_task",
]

CHANNELS = {
    "email": Channel.EMAIL,
    "e-mail": Channel.EMAIL,
    "mail": Channel.EMAIL,
    "メール": Channel.EMAIL,
    "phone": Channel.PHONE,
    "call": Channel.PHONE,
    "電話": Channel.PHONE,
    "linkedin": Channel.LINKEDIN,
    "in-person": Channel.IN_PERSON,
    "in person": Channel.IN_PERSON,
    "onsite": Channel.IN_PERSON,
    "on-site": Channel.IN_PERSON,
    "対面": Channel.IN_PERSON,
    "online": Channel.ONLINE,
    "オンライン": Channel.ONLINE,
    "video": Channel.ONLINE,
    "ビデオ通話": Channel.ONLINE,
    "ビデオ": Channel.ONLINE,
    "web": Channel.ONLINE,
    "webex": Channel.ONLINE,
    "google meet": Channel.ONLINE,
    "zoom": Channel.ONLINE,
    "microsoft teams": Channel.ONLINE,
    "ms teams": Channel.ONLINE,
    "skype": Channel.ONLINE,
    "teams": Channel.ONLINE,
    "meet": Channel.ONLINE,
    "other": Channel.OTHER,
}
_HOW = "|".join(sorted(map(re.escape, CHANNELS), key=len, reverse=True))
_WEB = re.compile(r"(?:@\s*)?(" + URL.pattern + ")", re.IGNORECASE)
_NOTE = re.compile(r"(?:^|\s)(?::(?!//)|--|—)\s*|:(?=\s)\s*|:$|(?<=[^\d\s]):(?=[^\x00-\x7f])")
_BEFORE_HOW = r"(?:on|over|in|at|by|through|using)"
_VIA = re.compile(
    rf"(?:^|\s)(?:via|{_BEFORE_HOW}(?:\s+(?:an?|the))?)\s+({_HOW})"
    r"(?:\s+(?:call|meeting|chat|interview))?(?=$|[\s,])",
    re.IGNORECASE,
)
_BARE_VIA = re.compile(
    rf"(?:^|(?<!@)[\s(])({_HOW})(?:面接|面談|会議| interview| call)?(?:で|にて)?"
    rf"(?:\s?\((?:{_HOW})\)|\))?"
    r"(?=$|[\s,、])",
    re.IGNORECASE,
)
_NO_REPLY = re.compile(
    r"(?:^|\s)no[- ](?:reply|answer)(?: needed)?(?=$|[\s,])|返信不要", re.IGNORECASE
)
_MARK = r"(?:^|(?<=\s))(?:with|w/|via|by|at(?=\s+\D))(?=\s|$)|(?:^|(?<=\s))@"
_NEXT = re.compile(rf"\s*(?:{_MARK}|\x00)", re.IGNORECASE)
_WITH = re.compile(r"(?:^|(?<=\s))(?:with|w/)(?=\s|$)", re.IGNORECASE)
_AT = re.compile(r"(?:^|(?<=\s))(?:@|at(?=\s+\D))|(?:(?<=:\d\d)|(?<=[時分半]))@", re.IGNORECASE)
_BEHIND_NAME = re.compile(
    r"\s+(?P<word>(?-i:in|through|using|inside|near|by)|on|over|via|at)(?P<place>\s+.*|$)",
    re.IGNORECASE,
)
"""A word that no name has, unlike In, and what stands behind it."""
_BY = re.compile(r"(?:^|(?<=\s))by(?=\s|$)", re.IGNORECASE)
_BY_JA = re.compile(r"(?<!\S)((?:(?!から)\S){1,24}(?:\s+\d{1,2}[:時](?:(?!から)\S)*?)?)まで(?:に)?")
_ROUND = re.compile(
    r"(?:^|(?<=\s))(?:round\s*|r)(\d{1,2})(?=$|[\s,])"
    r"|(?:^|(?<=\s))(\d{1,2})(?:st|nd|rd|th)\s+round(?=$|[\s,])"
    r"|(?:^|(?<=\s))第?([一二三四五六七八九]|\d{1,2})次(?:面接|面談|選考)?(?=$|[\s,(、])",
    re.IGNORECASE,
)
_LABELS = {
    " @ ": re.compile(
        r"(?:(?:場所|会場|集合場所)(?:\s*[:は]\s*|\s+)|(?:location|place|venue|where)\s*:\s*)",
        re.IGNORECASE,
    ),
    " with ": re.compile(
        r"(?:(?:面接官|面談者|担当者?|お?相手)\s*[:は]|(?:interviewers?|contact)\s*:)\s*",
        re.IGNORECASE,
    ),
    " ": re.compile(
        r"(?:(?:日時|日程|時間|所要時間|形式|方法|方式)\s*[:は]"
        r"|(?:date|time|when|length|duration|format)\s*:)\s*",
        re.IGNORECASE,
    ),
}
"""Labels of the parts of a line, by what stands for them in it."""
_LABEL = re.compile(
    rf"(?:^|(?<=[\s、,。]))(?:{'|'.join(label.pattern for label in _LABELS.values())})",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"(?:^|(?<=[\s、,\x00]))(?:(?:採用|人事|面接)?ご?(?:担当者?|面接官|面談者|お?相手)\s+)?"
    r"([^\s\d、,()@:\x00]{1,12}(?:様|さん|氏|先生|部長|課長|係長|社長|次長|室長))(?:と|です)?(?=$|[\s,、\x00])"
    r"|(?:^|(?<=[\s、,\x00]))(?:担当者?|面接官|面談者)\s+"
    r"(?!未定|調整|当日|後日|複数|不明|なし)([^\s\d、,()@:\x00]{1,12})(?=$|[\s,、\x00])"
)
"""A person by what is behind the name, or before it."""
_TALK = re.compile(
    r"(?:^|(?<=[\s、,\x00]))((?:最終|役員|社長|部長|人事|現場|技術|グループ|集団|個人|カジュアル)?"
    r"(?:面接|面談|選考)|最終"
    r"|(?:final|first|second|third|hr|technical|casual|panel|group|video|phone)\s"
    r"(?:round|interview|talk|chat|screen)|interview)(?=$|[\s,、(\x00])",
    re.IGNORECASE,
)
"""What a meeting is called; it is kept as a note."""
_NOT_BY = frozenset(
    (
        *(
            "before",
            "after",
            "from",
            "since",
            "past",
            "not",
            "around",
            "about",
            "roughly",
            "approx",
        ),
        *("between", "or", "and", "every", "each", "except"),
    )
)
"""Before a date they say something else of it than that a to-do is due then."""
_PARTS = re.compile(r"\s*[,、;；。]\s*|\s+(?:and|then|&|＋|\+)\s+")
_SPEAKS_OF_A_DAY = re.compile(
    r"\b(?:for|about|of|on|before|after|from|since|in|the)\s+(?:\S+\s+)?\S+$", re.IGNORECASE
)
_OR = frozenset(("or", "and", "to", "-", "–", "~", "か", "または"))
"""Before another date behind the first: neither is certain."""
_KANJI = {kanji: number for number, kanji in enumerate("一二三四五六七八九", start=1)}


@frozen(kw_only=True)
class EventEntry:
    """What a line says of an event.

    `at` is None where no time was told, `dated` tells that only a day was.
    `swapped` and `chosen` are what `TypedTime` says of it, `by_swapped` and `by_chosen` what it
    says of `by`. `doubts` are sentences on words that may name a part and stand among others.
    """

    at: datetime | None = None
    dated: bool = False
    swapped: date | None = None
    chosen: Choice = ""
    minutes: int | None = None
    round: int | None = None
    by: Deadline | None = None
    by_chosen: Choice = ""
    by_swapped: date | None = None
    via: Channel | None = None
    people: tuple[str, ...] = ()
    where: str = ""
    note: str = ""
    needs_reply: bool = True
    doubts: tuple[str, ...] = ()

    def fields(self) -> dict[str, Any]:
        """What was told, by the names of `Event`'s fields; `at` is left out."""
        told = {
            "minutes": self.minutes,
            "round": self.round,
            "by": self.by,
            "via": self.via,
            "people": self.people,
            "where": self.where,
            "note": self.note,
        }
        fields = {name: value for name, value in told.items() if value not in (None, (), "")}
        return fields if self.needs_reply else {**fields, "needs_reply": False}

    def echo(self, now: datetime) -> str:
        """What was understood, in one line."""
        parts = []
        if self.at is not None:
            parts.append(spoken_time(self.at, self.dated, now, self.swapped, self.chosen))
        if self.minutes is not None:
            parts.append(_("{minutes} min").format(minutes=self.minutes))
        if self.round is not None:
            parts.append(_("round {round}").format(round=self.round))
        if self.people:
            parts.append(_("with {people}").format(people=", ".join(self.people)))
        if self.where:
            parts.append(_("at {where}").format(where=self.where))
        if self.via is not None:
            parts.append(channel_label(self.via))
        if self.by is not None:
            by = spoken_deadline(self.by, now, self.by_chosen, self.by_swapped)
            parts.append(_("by {time}").format(time=by))
        if not self.needs_reply:
            parts.append(_("no reply needed"))
        if self.note:
            parts.append(_("note: {note}").format(note=self.note))
        return " · ".join(parts)


def parse_event(
    text: str,
    now: datetime,
    purpose: Purpose,
    *,
    when: bool = True,
    clock: bool = False,
    stretch: bool = True,
    states: bool = False,
) -> EventEntry:
    """A line about an event; `InvalidInput` says what is not understood.

    `purpose` is that of the event's own time; a date after `by` is reckoned from that time.
    `when`: a time has to be told; `clock`: and a time of day with it; `stretch`: an end may be;
    `states`: the date that the event states has to be, so that no other is taken for it.
    """
    line = TokenLine(_with_marks(clean(text)))
    note = _take_note(line)
    web = line.take(_WEB)
    no_reply = line.take(_NO_REPLY)
    minutes = take_minutes(line)
    round_ = _take_round(line)
    via = line.take(_VIA) or line.take(_BARE_VIA)
    by_said, over = _take_by(line, now)
    if states and not by_said:
        raise _unclear(_("the date they gave"), _("still missing"), _("e.g. yesterday by 12/10"))
    people = "" if _WITH.search(line.plain) else _take_people(line)
    named, spare = _take_clause(line, _WITH, now, purpose, _("who was there"))
    named, there = _without_place(named)
    people = people or named.removesuffix("です")
    where, spare_too = _take_clause(line, _AT, now, purpose, pgettext("label", "place"))
    if where and there:
        raise _unclear(pgettext("label", "place"), _("given twice"), _("use only one of them"))
    where = (where or there).removesuffix("です")
    if talk := line.take(_TALK):
        note = f"{talk[1]}: {note}" if note else talk[1]
    head = _head(line, over, [spare, spare_too])
    typed_time, length = _take_time(head, now, purpose, stretch)
    by_when = (
        parse_when(by_said, now, deadline_of(typed_time.at if typed_time else now))
        if by_said
        else None
    )
    _refuse_untimed(typed_time, when, clock)
    if length and minutes and length != minutes:
        raise _unclear(pgettext("label", "length"), _("given twice"), _("use only one of them"))
    return EventEntry(
        at=typed_time.at if typed_time else None,
        dated=typed_time is not None and typed_time.dated,
        swapped=typed_time.swapped if typed_time else None,
        chosen=typed_time.chosen if typed_time else "",
        minutes=minutes or length,
        round=round_,
        by=by_when.deadline if by_when else None,
        by_chosen=by_when.chosen if by_when else "",
        by_swapped=by_when.swapped if by_when else None,
        via=CHANNELS[via[1].lower()] if via else None,
        people=parse_people(people),
        where=web[1] if web and not where else where,
        note=note if not (web and where) else f"{note} {web[1]}".strip(),
        needs_reply=no_reply is None,
        doubts=tuple(
            one for name in (people, where) for one in leftover_keywords(name, EVENT, is_name=True)
        ),
    )


def parse_meeting_time(
    text: str, now: datetime, own: Deadline | None = None
) -> tuple[TypedTime, int | None, Channel | None]:
    """A meeting's time and minutes as `parse_stretch` reads them, and the way that it is held.

    `InvalidInput` names the words behind a time that are neither.

    >>> from datetime import UTC
    >>> parse_meeting_time("2026-11-27 15:00 zoom", datetime(2026, 11, 23, tzinfo=UTC))[2].value
    'online'
    """
    line = TokenLine(clean(text))
    via = line.take(_VIA) or line.take(_BARE_VIA)
    try:
        when, minutes = parse_stretch(line.plain_rest if via else clean(text), now, own)
    except NoTime:
        typed, rest = leading_time(line.plain_rest, now, MEETING)
        if typed is None or not rest:
            raise
        raise _unclear(
            _("“{text}”").format(text=rest),
            _("not understood"),
            _("give only the time here; a place, people and a note have fields of their own"),
        ) from None
    return when, minutes, CHANNELS[via[1].lower()] if via else None


def parse_task(text: str, now: datetime) -> EventEntry:
    """A to-do of one's own: what to do, and `by` when; `InvalidInput` where either is missing.

    >>> from datetime import UTC
    >>> parse_task("portfolio by 2026-11-25", datetime(2026, 11, 23, tzinfo=UTC)).note
    'portfolio'
    """
    line = TokenLine(clean(text))
    due = deadline_of(now)
    said, over = _take_by(line, now)
    by = parse_when(said, now, due) if said else None
    before = line.text.partition(CUT)[0]
    note = squeeze(f"{line.rest} {over}").rstrip(" :、,")
    is_told = by is not None
    if by is None:
        note, by = trailing_time(note, now, due)
        before, over = note, ""
    if by is not None:
        _refuse_other_than_by(before, by.text, over)
        _refuse_second_day(line, note, by.text, now, is_told=is_told)
    note = note.rstrip(" :、,")
    if not note:
        raise _unclear(
            pgettext("label", "to-do"), _("still missing"), _("e.g. portfolio by fri 18:00")
        )
    if by is None:
        raise _unclear(
            pgettext("label", "time"), _("none given"), _("add a date, e.g. by fri 18:00")
        )
    doubts = tuple(leftover_keywords(note, TASK))
    return EventEntry(
        by=by.deadline,
        by_chosen=by.chosen,
        by_swapped=by.swapped,
        note=note,
        doubts=doubts,
    )


def _refuse_second_day(
    line: TokenLine, note: str, said: str, now: datetime, *, is_told: bool
) -> None:
    """`AmbiguousInput` where a to-do's line names another day that may be that of another to-do.

    Where `by` tells which is meant (`is_told`), only at the end of a part and behind another `by`;
    "prepare for monday by sunday" names one to-do.
    """
    parts = _PARTS.split(note) if is_told else [note]
    if is_told and _SPEAKS_OF_A_DAY.search(parts[-1]):
        parts.pop()
    other = next((day for part in parts if (day := _day_in(part, now, at_end=is_told))), "")
    if is_told and not other and (match := _BY.search(line.plain) or _BY_JA.search(line.plain)):
        other = _day_in(line.plain[match.start() :].partition(CUT)[0], now, at_end=False)
    other = other.removeprefix("by ").removesuffix("まで")
    if other:
        raise AmbiguousInput(
            _("“{text}”").format(text=note),
            _("that could be due {day} or {other}, or be two to-dos").format(
                day=said.strip(" ,、"), other=other
            ),
            _("type one to-do at a time, with “by” before its date"),
        )


def _day_in(text: str, now: datetime, *, at_end: bool) -> str:
    """A day that is named among the words of a text, or `at_end` of it; nothing without one."""
    words = [word for word in re.split(r"[\s,、;；。()]+", text) if word]
    for start in range(len(words)):
        ends = range(len(words), start, -1)
        for end in ends[:1] if at_end else ends[-MOST_WORDS:]:
            said = " ".join(words[start:end])
            if _is_a_day(said, now):
                return said
    return ""


def _is_a_day(text: str, now: datetime) -> bool:
    try:
        parse_when(text, now, deadline_of(now))
    except AmbiguousInput:
        return True
    except InvalidInput:
        return False
    return True


def _refuse_other_than_by(before: str, said: str, over: str) -> None:
    """`InvalidInput` where the words around a to-do's date do not say that it is due then."""
    first, last = (before.split()[-1:] or [""])[0], (over.split()[:1] or [""])[0]
    doubt = ""
    if first.lower() in _NOT_BY:
        doubt = f"{first} {said}"
    elif last.lower() in _OR and is_like_a_time(over.partition(" ")[2]):
        doubt = f"{said} {over}"
    elif said.split(maxsplit=1)[0].lower() in _NOT_BY or said.endswith("から"):
        doubt = said
    if doubt:
        raise _unclear(
            _("“{text}”").format(text=doubt),
            _("that doesn't say by when"),
            _("add a date, e.g. by fri 18:00"),
        )


def _unclear(what: str, why: str, hint: str = "") -> InvalidInput:
    return InvalidInput(what, why, hint)


def _take_note(line: TokenLine) -> str:
    match = _NOTE.search(line.plain)
    if match is None:
        return ""
    note = line.text[match.end() :]
    line.cut(match.start(), len(line.text))
    return squeeze(note)


def _with_marks(text: str) -> str:
    """The line with the signs of its parts for their labels, which stand before its note."""
    plain = TokenLine(text).plain
    masked = _LABEL.sub(lambda found: " " * len(found[0]), plain)
    note = _NOTE.search(masked)
    for match in list(_LABEL.finditer(plain, 0, note.start() if note else len(text)))[::-1]:
        mark = next(mark for mark, label in _LABELS.items() if label.fullmatch(match[0]))
        text = f"{text[: match.start()]}{mark}{text[match.end() :]}"
    return text


def _take_people(line: TokenLine) -> str:
    """The people who are named with 様 or さん, as the line of names has them."""
    return "、".join(found[1] or found[2] for found in line.take_all(_PERSON))


def _without_place(named: str) -> tuple[str, str]:
    """The names behind "with", and the place that a word such as "on" or "in" adds to them.

    >>> _without_place("Sato-san on Slack")
    ('Sato-san', 'Slack')
    """
    match = _BEHIND_NAME.search(named)
    if match is None:
        return named, ""
    place = match["place"].strip(" ,、")
    if not place:
        raise _unclear(
            _("“{text}”").format(text=f"{named[: match.start()]} {match['word']}"),
            _("not understood"),
            _("put a note after a colon, names after “with”, a place after @"),
        )
    return named[: match.start()].strip(" ,、"), place


def _take_round(line: TokenLine) -> int | None:
    match = line.take(_ROUND)
    if match is None:
        return None
    told = next(group for group in match.groups() if group)
    return _KANJI.get(told) or int(told)


def _take_by(line: TokenLine, now: datetime) -> tuple[str, str]:
    """The words of the time after `by`, with a fault or without, and the words that follow it."""
    match = line.take(_BY_JA)
    if match is not None:
        said, over = split_time(match[1], now, TO_COME)
        if said and not over:
            return said, ""
        raise _not_a_time(match[1])
    body = line.take_clause(_BY, _NEXT)
    if body is None:
        return "", ""
    said, over = split_time(body, now, TO_COME)
    if not said:
        raise (
            _not_a_time(body)
            if body
            else _unclear(pgettext("field", "by"), _("time still missing"))
        )
    return said, over


def _not_a_time(text: str) -> InvalidInput:
    return _unclear(
        _("“{text}”").format(text=text),
        _("not a time"),
        _("e.g. fri 15:00, 11/25 15:00, tomorrow, 明日 10時"),
    )


def _take_clause(
    line: TokenLine, opening: re.Pattern[str], now: datetime, purpose: Purpose, missing: str
) -> tuple[str, str]:
    """What follows an opening word, and a time that was said after it."""
    body = line.take_clause(opening, _NEXT)
    if body is None:
        return "", ""
    said, when = trailing_time(body, now, purpose) if " " in body else (body, None)
    body, spare = (said, body[len(said) :]) if when and said else (body, "")
    if not body.strip(" ,、"):
        raise _unclear(missing, _("still missing"))
    return body.strip(" ,、"), spare.strip()


def _head(line: TokenLine, over: str, spares: list[str]) -> str:
    """What is left of a line: its time."""
    spare = [one for one in spares if one]
    return squeeze(
        " ".join([squeeze(line.plain_rest.replace(",", " , ")).strip(" ,"), over, *spare])
    )


def _take_time(
    head: str, now: datetime, purpose: Purpose, stretch: bool
) -> tuple[TypedTime | None, int | None]:
    """The time in what is left of the line, and the length where it goes from … to."""
    if not head:
        return None, None
    said, length = without_end(head) if stretch else (head, None)
    with quoted(head, said):
        try:
            return parse_when(said, now, purpose), length
        except NoTime:
            _tell_what_is_wrong(said, now, purpose)
    when, rest = leading_time(said, now, purpose)
    if when is None:
        rest, when = trailing_time(said, now, purpose)
    if when is None:
        raise _not_a_time(head)
    raise _unclear(
        _("“{text}”").format(text=rest if rest in head else head),
        _("not understood"),
        _("put a note after a colon, names after “with”, a place after @"),
    )


def _tell_what_is_wrong(said: str, now: datetime, purpose: Purpose) -> None:
    """`InvalidInput` where the line begins with what would be a time but for a known fault."""
    words = said.split()
    for count in range(min(len(words) - 1, MOST_WORDS), 0, -1):
        try:
            parse_when(" ".join(words[:count]), now, purpose)
        except NoTime:
            continue
        return


def _refuse_untimed(when: TypedTime | None, needed: bool, clock: bool) -> None:
    if when is None and needed:
        raise _unclear(
            pgettext("label", "time"), _("none given"), _("e.g. fri 15:00, 11/25 15:00, 明日 10時")
        )
    if when is not None and clock:
        require_time(when)
