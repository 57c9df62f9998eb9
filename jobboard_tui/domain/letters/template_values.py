"""What is known for a letter: the values of its fields and the cases that hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.event_kinds import (
    DECISIONS,
    MISSING_MEETING,
    NAMING_ANSWER_BY,
    OFFERS,
    STATING_REPLY,
)
from jobboard_tui.domain.letters.company_names import CompanyWording
from jobboard_tui.domain.letters.dates import (
    format_clock,
    format_date,
    format_deadline,
    format_meeting_day,
)
from jobboard_tui.domain.letters.person_names import POSTS
from jobboard_tui.domain.letters.recipients import (
    counted_events,
    has_contact_before,
    last_met,
    suggest_recipient,
)
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import Language, LetterTemplate, LetterTone, Recipient
from jobboard_tui.domain.missed_meetings import missed_meeting
from jobboard_tui.domain.models import (
    ME,
    MEETINGS,
    RESPONSES,
    Application,
    Channel,
    Deadline,
    Event,
    Kind,
    Outcome,
    Stage,
    cancelled_by,
)
from jobboard_tui.domain.reminders.timeline_facts import known_answer_by
from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen

_ENDING = (RESPONSES - STATING_REPLY) | {Kind.FOLLOWED_UP}
_LONG_AGO = timedelta(days=60)
"""Behind a meeting that was called off: nobody comes back to it after that."""
_BEFORE_OCTOBER = range(4, 10)
_INNER_QUOTES = str.maketrans("「」", "『』")
_RULE = "-" * 30
_CALLED_OFF_WORDS = ("取りやめとなりました", "was called off")
_MISSED_WORDS = ("実施に至りませんでした", "did not take place")
_JAPANESE = re.compile("[ぁ-ゖァ-ヺ一-鿿々〆ヵヶｦ-ﾟ]")
_REPLY = re.compile(r"^(?:(?:Re|Fwd?|Aw|返信|転送)[ ]?[:：][ 　]*)+", re.IGNORECASE)
BEGINS_TEXT = re.compile(
    r"(?:様|さま|さん|殿|先生|御中|各位|[,、。.!])[ 　]*$|^(?:Dear|Hi|Hello)\b|^お世話",
    re.IGNORECASE,
)
"""A first line that is no subject but the beginning of the text."""
LONGEST_SUBJECT = 120
_ENDS_TRIES = {
    Kind.FOLLOWED_UP: RESPONSES,
    Kind.LETTER_REQUESTED: frozenset({Kind.OFFER_LETTER}),
}
"""What ends a series of letters that ask for the same thing."""


@frozen(kw_only=True)
class TemplateValues:
    """The values of fields by their names, the cases that hold, and the recipient."""

    values: Mapping[str, str]
    cases: frozenset[str]
    recipient: Recipient
    tone: LetterTone


def is_japanese(text: str) -> bool:
    """Whether a text has Japanese characters in it."""
    return _JAPANESE.search(text) is not None


def template_values(
    board: Board,
    application: Application,
    letter: LetterTemplate,
    *,
    sender: Sender,
    now: datetime,
    institutions: CompanyWording,
    to: Recipient | None = None,
    tone: LetterTone | None = None,
) -> TemplateValues:
    """What the board and the profile tell for a letter about one application.

    `to` and `tone` are what the writer has chosen by hand; None: what the timeline says.
    """
    past = [event for event in counted_events(application) if event.at <= now]
    held = [event for event in past if event.kind in MEETINGS and event.until <= now]
    meeting = thanked_meeting(past, now, letter)
    if to is None:
        to = suggest_recipient(application, letter, meeting, past)
    if tone is None:
        tone = _tone(application, past, now)
    language = letter.language
    values = {
        **_of_sender(sender, language),
        **_of_meetings(application, held, meeting, now, language),
        **_of_request_for_time(past, now, language),
        "company": company_in(application, language),
        "agency": application.agency,
        **_of_recipient(to, language),
        "role": _role(role_in(application.role, language), language),
        "position": _position(role_in(application.role, language), language),
        "naitei": _naitei(sender, now),
        "you": institutions.word(application.company),
        "they": institutions.third_person(application.company),
        "about": _their_subject(past) or _about(application, to, language),
        **_of_days(past, now, language),
        "offer_by": _offer_by(application, now, language),
    }
    session = meeting is not None and meeting.kind is Kind.INFO_SESSION
    is_offer_talk = meeting is not None and meeting.kind is Kind.OFFER_MEETING
    has_interview = any(event.kind is Kind.INTERVIEW for event in held)
    session_only = session and not has_interview and not values["applied"]
    values["withdrawal"] = _withdrawal(language, session_only)
    cases = {
        "agency" if to.is_agency else "direct",
        tone.value,
        "new-graduate" if sender.school else "mid-career",
        "session" if session else "offer-talk" if is_offer_talk else "interview",
        *(["session-only"] if session_only else []),
        *(["talks"] if len([one for one in held if one.kind is Kind.INTERVIEW]) > 1 else []),
        *(["options"] if _has_options(board, application) else []),
        *(["again"] if _is_again(letter, past) else []),
        *_when_met(meeting, now),
        *_of_outcome(application, now),
        *(["called-off"] if "called_off" in values else []),
        *(["offer"] if application.stage is Stage.OFFER and _last(past, OFFERS) else []),
    }
    return TemplateValues(
        values={name: value for name, value in values.items() if value},
        cases=frozenset(cases),
        recipient=to,
        tone=tone,
    )


def thanked_meeting(past: list[Event], now: datetime, letter: LetterTemplate) -> Event | None:
    """Return the meeting that a letter speaks of: the last interview or information session.

    An offer meeting is it where there is no other, and for thanks where the other was thanked for.
    """
    held = [event for event in past if event.kind in MEETINGS and event.until <= now]
    meeting, talk = last_met(held), _last(held, (Kind.OFFER_MEETING,))
    if talk is None or meeting is None:
        return meeting or talk
    thanked = _last(past, (Kind.THANKED,))
    is_thanked = thanked is not None and meeting.at <= thanked.at
    return talk if is_thanked and letter.logs is Kind.THANKED and talk.at > meeting.at else meeting


def _when_met(meeting: Event | None, now: datetime) -> list[str]:
    """The case that a meeting was today or yesterday."""
    days = {now.date(): ["today"], now.date() - timedelta(days=1): ["yesterday"]}
    return [] if meeting is None else days.get(_date(meeting.at, now), [])


def _of_outcome(application: Application, now: datetime) -> list[str]:
    """The cases of an application that is decided, and of an answer behind its date."""
    known = known_answer_by(application, now)
    is_accepted = _last(counted_events(application), (Kind.ACCEPTED,)) is not None
    is_late = (
        known is not None
        and not is_accepted
        and (known.by <= now if isinstance(known.by, datetime) else known.by < now.date())
    )
    is_joining = application.stage is Stage.ACCEPTED
    off = called_off_meeting(application, now)
    is_mine = off is not None and cancelled_by(off) == ME
    return [
        *(["joining"] if is_joining else ["over"] if not application.is_open else []),
        *(["rejected"] if application.outcome is Outcome.REJECTED else []),
        *(["late"] if is_late else []),
        *(["called-off-by-me"] if is_mine and not _is_missed(application, off) else []),
    ]


def _whom(to: Recipient, language: Language) -> str:
    """Whoever is in charge, as the notes of a call name them."""
    if language is Language.JA:
        return "ご担当者"
    return "the recruitment team" if to.is_agency else "the hiring team"


def _tone(application: Application, past: Sequence[Event], now: datetime) -> LetterTone:
    """The tone for somebody one has been in contact with, as an invitation is, or for another."""
    invited = [
        event for event in application.events if event.kind in MEETINGS and event.logged <= now
    ]
    is_known = has_contact_before([*past, *invited])
    return LetterTone.KNOWN if is_known else LetterTone.FIRST


def _of_recipient(to: Recipient, language: Language) -> dict[str, str]:
    """How the letter speaks to whoever gets it."""
    return {
        "contact": _contact(to, language),
        "desk": _desk(to, language),
        "whom": to.name_in(language) or _whom(to, language),
        "addressee": addressee(to, language),
        "honorific": "先生" if to.courtesy == "先生" else "様",
    }


def _of_days(past: list[Event], now: datetime, language: Language) -> dict[str, str]:
    """The days of what has happened, and those that the company has named."""
    return {
        "accepted": _day_of(_last(past, (Kind.ACCEPTED,)), now, language),
        "applied": _day_of(_last(past, (Kind.APPLIED,)), now, language),
        "requested": _day_of(_last(past, (Kind.LETTER_REQUESTED,)), now, language),
        "offer_letter": _day_of(offer_letter(past), now, language),
        "stated": _stated(past, now, language),
        "hear_by": _hear_by(past, now, language),
    }


def _desk(to: Recipient, language: Language) -> str:
    """Whom one asks for on the telephone where the department is known: 採用課の高橋."""
    unit = re.search(r"\S+[部課室係局](?=$)", to.title)
    if language is Language.EN or to.is_agency or unit is None or not is_japanese(to.name):
        return ""
    return f"{unit[0]}の{to.name.split()[0]}"


def company_in(application: Application, language: Language) -> str:
    """The company's name as a letter of that language has it."""
    if language is Language.EN and application.latin:
        return application.latin
    return application.company


def role_in(role: str, language: Language) -> str:
    """The half of a role in two languages that a letter takes; any other role as it is.

    >>> role_in("データエンジニア / Data Engineer", Language.EN)
    'Data Engineer'
    """
    halves = [half.strip() for half in re.split(r"\s+[/／|｜]\s+|[／｜]", role)]
    if len(halves) != 2 or is_japanese(halves[0]) is is_japanese(halves[1]):
        return role
    return next(half for half in halves if is_japanese(half) is (language is Language.JA))


def offer_letter(past: Sequence[Event]) -> Event | None:
    """The offer in writing that came since the last decision; None where there is none."""
    for event in reversed(past):
        if event.kind is Kind.OFFER_LETTER:
            return event
        if event.kind in DECISIONS - {Kind.ACCEPTED}:
            return None
    return None


def _role(role: str, language: Language) -> str:
    """The role as it stands in the quotation marks of a letter."""
    return role.translate(_INNER_QUOTES) if language is Language.JA else role


_OCCUPATIONS = (
    *("エンジニア", "デザイナー", "アナリスト", "コンサルタント", "マネージャー", "ディレクター"),
    *(
        "プログラマー",
        "営業",
        "企画",
        "経理",
        "事務",
        "総務",
        "人事",
        "開発",
        "広報",
        "販売",
        "設計",
    ),
)
"""Ends of roles behind which 職 stands in running text."""


def _position(role: str, language: Language) -> str:
    """The role in running text: データエンジニア職; in quotation marks where 職 does not fit."""
    if language is Language.EN:
        return role
    return f"{role}職" if _is_occupation(role) else f"「{_role(role, language)}」"


def _is_occupation(role: str) -> bool:
    return re.fullmatch(r"[ァ-ヺー一-鿿々]{2,20}", role) is not None and role.endswith(_OCCUPATIONS)


def _naitei(sender: Sender, now: datetime) -> str:
    """What an offer is called: to those who graduate in March it is formal from October on."""
    return "内々定" if sender.school and now.month in _BEFORE_OCTOBER else "内定"


def _withdrawal(language: Language, session_only: bool) -> str:
    """What the subject of a withdrawal says, also where nobody has applied yet."""
    if language is Language.JA:
        return "応募辞退" if session_only else "選考辞退"
    return "No application" if session_only else "Withdrawal of my application"


def called_off_meeting(application: Application, now: datetime) -> Event | None:
    """Return the meeting that was called off and that no other has taken the place of."""
    meetings = [event for event in application.events if event.kind in MEETINGS - OFFERS]
    last = max(meetings, key=lambda event: (event.logged, event.at), default=None)
    if last is None or not last.cancelled or now - last.at > _LONG_AGO:
        return None
    later = (event for event in meetings if not event.cancelled and event.at >= last.at)
    return None if any(later) else last


def _has_options(board: Board, application: Application) -> bool:
    """Whether another company has answered, too."""
    others = (one for one in board.applications.values() if one.id != application.id)
    return any(one.is_open and one.stage.rank > Stage.APPLIED.rank for one in others)


def _is_again(letter: LetterTemplate, past: list[Event]) -> bool:
    """Whether such a letter went before, and nothing came of it yet."""
    if letter.logs is None or letter.logs not in _ENDS_TRIES:
        return False
    telling = (letter.logs, *_ENDS_TRIES[letter.logs])
    last = _last(past, telling)
    return last is not None and last.kind is letter.logs


# -- the sender ----------------------------------------------------------------------------------


def _of_sender(sender: Sender, language: Language) -> dict[str, str]:
    name = sender.name_in(language)
    return {
        "name": name,
        "kana": sender.kana,
        "phone": sender.phone,
        "email": sender.email,
        "school": sender.school,
        "own_signature": sender.signature,
    }


def signature(values: Mapping[str, str], language: Language) -> str:
    """The lines under a letter, with a field in braces for what is not known."""
    if values.get("own_signature"):
        return values["own_signature"]

    def value(name: str) -> str:
        return values.get(name) or f"{{{name}}}"

    if language is Language.EN:
        return "\n".join((value("name"), value("phone"), value("email")))
    name, kana = values.get("name", ""), values.get("kana")
    lines = [
        _RULE,
        *([values["school"]] if values.get("school") else []),
        f"{value('name')}（{kana}）" if kana and fold(kana) != fold(name) else value("name"),
        f"電話：{value('phone')}",
        f"メール：{value('email')}",
        _RULE,
    ]
    return "\n".join(lines)


# -- the recipient -------------------------------------------------------------------------------


def _contact(to: Recipient, language: Language) -> str:
    """The name of the recipient, as a letter in a language has it."""
    if language is Language.EN:
        return name_after_dear(to.salutation(language)) if to.name else ""
    return to.name_in(language)


def addressee(to: Recipient, language: Language) -> str:
    """The lines that a letter begins with: Dear X, or the address with 様."""
    if language is Language.EN:
        *others, last = [
            name_after_dear(recipient.salutation(language)) for recipient in to.people
        ] or [""]
        if last:
            return f"Dear {', '.join(others)} and {last}," if others else f"Dear {last},"
        return "Dear Recruitment Team," if to.is_agency else "Dear Hiring Team,"
    if not to.people:
        everybody = "ご担当者様" if to.is_agency else "採用ご担当者様"
        return f"{to.house}\n{to.group or everybody}"
    lines, post = [to.house], ""
    for person in to.people:
        line = person.salutation(language)
        if is_japanese(person.title) and not to.is_agency and person.title != post:
            post = person.title
            if len(post) <= _SHORT_POST and _POST_LAST.search(post):
                line = f"{post} {line}"
            else:
                lines.append(_post(post))
        lines.append(line)
    return "\n".join(lines)


_SHORT_POST = 4
"""Characters of a post that stands in the line of the name, 部長 高橋 様; a longer has its own."""
_POST_LAST = re.compile(rf"(?:{POSTS}|社員|事務長|教頭|士|医師)$")


def name_after_dear(name: str) -> str:
    """Return how a letter in English calls somebody; with -san where only one name is known.

    It may be the family name, which nobody is called by alone; -san says nothing of Mr. or Ms.
    """
    is_alone = bool(name) and not re.search(r"[\s.]|san$", name)
    return f"{name}-san" if is_alone else name


def _post(title: str) -> str:
    """A department or task as an address has it: 人事ご担当, 人事部."""
    if title in ("人事", "採用"):
        return f"{title}ご担当"
    return re.sub(r"(?<!ご)担当(者?)$", r"ご担当\1", title)


def _their_subject(past: list[Event]) -> str:
    """The subject of the last message that came by mail, to be answered under."""
    last = _last(past, (Kind.RECEIVED,))
    if last is None or last.via is not Channel.EMAIL:
        return ""
    subject, gap, _text = last.note.partition("\n\n")
    is_text = "\n" in subject or BEGINS_TEXT.search(subject) is not None
    if not gap or is_text or len(subject) > LONGEST_SUBJECT:
        return ""
    return _REPLY.sub("", subject)


def _about(application: Application, to: Recipient, language: Language) -> str:
    role, company = role_in(application.role, language), company_in(application, language)
    if language is Language.EN:
        return f"{role} at {company}"
    return f"{company}様「{role}」の件" if to.is_agency else f"「{role}」の件"


# -- meetings and dates --------------------------------------------------------------------------


def _of_meetings(
    application: Application,
    held: list[Event],
    meeting: Event | None,
    now: datetime,
    language: Language,
) -> dict[str, str]:
    japanese = language is Language.JA
    names = _MEETING_NAMES[Kind.INTERVIEW if meeting is None else meeting.kind]
    values = {"meeting": names[0 if japanese else 1]}
    if meeting is not None:
        values["met"] = format_meeting_day(meeting.at, now, language)
        values["met_on"] = met_on(values["met"])
        values["meeting_date"] = _day_of(meeting, now, language)
    interviews = [event for event in held if event.kind is Kind.INTERVIEW]
    if interviews:
        values["interview_date"] = _day_of(interviews[-1], now, language)
    talks = [event for event in counted_events(application) if event.kind is Kind.OFFER_MEETING]
    ahead = [event for event in talks if event.at > now]
    over = [event for event in talks if event.until <= now]
    if ahead:
        values["offer_meeting"] = _day_of(ahead[0], now, language)
    if over:
        values["offer_talk"] = format_meeting_day(over[-1].at, now, language)
    values |= _of_next(application, now, language)
    values |= _of_missed(application, now, language)
    off = called_off_meeting(application, now)
    if off is not None:
        names = _MEETING_NAMES[off.kind]
        values["called_off"] = _day_of(off, now, language)
        values["called_off_meeting"] = names[0 if japanese else 1]
        words = _MISSED_WORDS if _is_missed(application, off) else _CALLED_OFF_WORDS
        values["fell_through"] = words[0 if japanese else 1]
    return values


_MEETING_NAMES = {
    Kind.INTERVIEW: ("面接", "interview"),
    Kind.OFFER_MEETING: ("オファー面談", "offer meeting"),
    Kind.INFO_SESSION: ("説明会", "information session"),
}
_ROUNDS = "一二三四"


def _is_missed(application: Application, off: Event | None) -> bool:
    """Whether a meeting fell through because they stayed away."""
    away = [event for event in counted_events(application) if event.kind in MISSING_MEETING]
    return any(missed_meeting(application, event) is off for event in away)


def _of_next(application: Application, now: datetime, language: Language) -> dict[str, str]:
    """The day and the name of the next meeting ahead."""
    event = next_meeting(application, now)
    if event is None:
        return {}
    japanese = language is Language.JA
    name = _MEETING_NAMES[event.kind][0 if japanese else 1]
    if japanese and event.kind is Kind.INTERVIEW and event.round in (2, 3, 4):
        name = f"{_ROUNDS[event.round - 1]}次面接"
    if not japanese and any(
        before.kind is event.kind and before.at <= now for before in counted_events(application)
    ):
        name = f"next {name}"
    return {"next_day": _day_of(event, now, language), "next_name": name}


def _of_request_for_time(past: list[Event], now: datetime, language: Language) -> dict[str, str]:
    """The day on which one asked for more time, and until when; nothing where they answered it."""
    last = _last_stating(past, {Kind.ASKED_TIME, *NAMING_ANSWER_BY})
    if last is None or last.kind is not Kind.ASKED_TIME or last.by is None:
        return {}
    return {
        "asked_on": _day_of(last, now, language),
        "asked_until": format_deadline(last.by, now, language),
    }


def next_meeting(application: Application, now: datetime) -> Event | None:
    """Return the first meeting that lies ahead; None where none is arranged."""
    events = counted_events(application)
    return next((event for event in events if event.kind in MEETINGS and event.at > now), None)


def _of_missed(application: Application, now: datetime, language: Language) -> dict[str, str]:
    """The meeting from which the company stayed away last, and its day, or the next one ahead."""
    away = _last(counted_events(application), MISSING_MEETING)
    meeting = None if away is None else missed_meeting(application, away)
    japanese = language is Language.JA
    names = _MEETING_NAMES
    if meeting is None:
        off = called_off_meeting(application, now)
        if off is not None:
            return {"missed_meeting": names[off.kind][0 if japanese else 1]}
        if (upcoming := next_meeting(application, now)) is not None:
            name = names[upcoming.kind][0 if japanese else 1]
            return {"upcoming": _day_of(upcoming, now, language), "missed_meeting": name}
        return {"missed_meeting": "面談" if japanese else "meeting"}
    name = names[meeting.kind][0 if japanese else 1]
    day = _day_of(meeting, now, language)
    at = meeting.at.astimezone(now.tzinfo)
    is_today = at.date() == now.date()
    if is_today:
        day = f"{'本日' if japanese else 'today'}{format_clock(at, language)}"
    missed_at = f"{day}より" if is_today else f"{day}に"
    return {"missed": day, "missed_at": missed_at, "missed_meeting": name}


def met_on(met: str) -> str:
    """When people met as it stands before a verb: 11月25日（水）に; other words stay."""
    is_dated = re.search(r"日(?:（[月火水木金土日]）)?$", met) and met != "本日"
    return f"{met}に" if is_dated else met


def _last(events: list[Event], kinds: Collection[Kind]) -> Event | None:
    return next((event for event in reversed(events) if event.kind in kinds), None)


def _last_stating(events: list[Event], kinds: Collection[Kind]) -> Event | None:
    stating = [event for event in events if event.by is not None]
    return _last(stating, kinds)


def _stated(past: list[Event], now: datetime, language: Language) -> str:
    """The day until which they said they would be heard from, once it is behind."""
    day = _stated_day(past, now)
    return "" if day is None or day >= now.date() else format_date(day, now, language)


def _hear_by(past: list[Event], now: datetime, language: Language) -> str:
    """The day until which they said they would be heard from, until it is behind."""
    day = _stated_day(past, now)
    return "" if day is None or day < now.date() else format_date(day, now, language)


def _stated_day(past: list[Event], now: datetime) -> date | None:
    """The day until which they promised to be heard from; None where they were, or named none."""
    event = _last_stating(past, STATING_REPLY)
    if event is None or event.by is None:
        return None
    answered = any(one.kind in _ENDING and one.at > event.at for one in past)
    return None if answered else _date(event.by, now)


def _offer_by(application: Application, now: datetime, language: Language) -> str:
    """The day until which the offer is to be answered."""
    known = known_answer_by(application, now)
    return "" if known is None else format_deadline(known.by, now, language)


def _day_of(event: Event | None, now: datetime, language: Language) -> str:
    return "" if event is None else format_date(_date(event.at, now), now, language)


def _date(by: Deadline, now: datetime) -> date:
    return by.astimezone(now.tzinfo).date() if isinstance(by, datetime) else by
