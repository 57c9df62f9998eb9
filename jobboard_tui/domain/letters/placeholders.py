"""What a letter asks its writer for, and what stands in its place until it is told."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.answers import join_answer
from jobboard_tui.domain.letters.dates import format_clock, format_date, format_meeting_day
from jobboard_tui.domain.letters.sender import PROFILE_FIELDS
from jobboard_tui.domain.letters.types import Language, LetterQuestion, LetterTemplate
from jobboard_tui.domain.parsing.datetimes import NoTime, TypedTime, parse_when
from jobboard_tui.domain.parsing.purpose import HAPPENED, MEETING, Purpose, deadline_of
from jobboard_tui.i18n import _

PLACEHOLDERS = {
    "name": ("your name", "氏名"),
    "phone": ("phone number", "電話番号"),
    "email": ("e-mail address", "メールアドレス"),
    "school": ("university and department", "大学・学部"),
    "contact": ("name of the interviewer", "お名前"),
    "met": ("on what day", "日付"),
    "meeting_date": ("date of the meeting", "日付"),
    "interview_date": ("date of the interview", "面接日"),
    "applied": ("date of the application", "応募日"),
    "offer_meeting": ("date of the offer meeting", "面談日"),
    "topic": ("topic of the conversation", "話題"),
    "detail": ("a detail of the posting", "募集内容の一点"),
    "news": ("what is new", "お伝えしたいこと"),
    "answer": ("your answer", "ご返信の内容"),
    "reason": ("your reason", "理由"),
    "wish": ("what you ask for", "ご相談したい条件"),
    "grounds": ("why it is fair", "その根拠"),
    "until": ("date of your answer", "回答予定日"),
}


_PAST_DAYS = ("met", "meeting_date", "interview_date", "applied")
_DAYS = (*_PAST_DAYS, "until", "offer_meeting")
"""Fields that are days."""
_CALENDAR_DAYS = ("until", "applied", "interview_date", "offer_meeting")
"""Those that words such as "at the fair" cannot stand for."""
_EXAMPLES = {
    "topic": ("your release process", "リリースの進め方"),
    "detail": ("the work on payments", "決済基盤の開発"),
    "reason": ("the place of work", "勤務地"),
    "wish": ("a base salary of ¥9.5M", "基本給を月45万円とすること"),
}
"""Answers that fit into the sentence, in English and in Japanese."""


def question(
    letter: LetterTemplate, field: str, offers: tuple[str, ...] = (), day: str = ""
) -> LetterQuestion:
    """The question about a field; a letter's own words go before ours.

    `day` is the example of a day by which to answer.
    """
    names = PLACEHOLDERS.get(field)
    name = field.replace("_", " ")
    if names is not None:
        name = names[1 if letter.language is Language.JA else 0]
    placeholder = f"［{name}］" if letter.language is Language.JA else f"[{name}]"
    own = dict(letter.asks).get(field)
    words = own or _asked().get(field) or _("{field}?").format(field=name)
    example = day if field == "until" else ""
    if field in _EXAMPLES:
        example = _EXAMPLES[field][1 if letter.language is Language.JA else 0]
    if own is None and example:
        words = _("{question} ({example})").format(question=words, example=example)
    return LetterQuestion(field=field, words=words, placeholder=placeholder, offers=offers)


_A_CLOCK = re.compile(r"\d\s*(?:[:時]|[ap]\.?m)|正午|\bnoon\b")
"""What tells a time of day; the hour of a "tonight" is no more than usual."""
_AROUND_DAY = re.compile(
    r"(?i)^[ 　]*please[, ]+|[,、 　]*"
    r"(?:\bplease|まで(?:に)?(?:お願いします|お願いいたします)?|です|でお願いします)?"
    r"[ 　。．.、，,!！?？]*$"
)
"""What people type around a day and the sentence has itself."""


def render_answer(field: str, text: str, language: Language, now: datetime, kind: str = "") -> str:
    """An answer as a letter of that kind has it: a day in the form of its language, other answers
    as their sentence needs them.

    A day keeps the time of day that was told with it. `InvalidInput` for a day that is
    in doubt, that does not exist or that can't be meant there, and for words where
    only a day can stand.

    >>> from datetime import UTC
    >>> render_answer("until", "12/3", Language.JA, datetime(2026, 11, 26, tzinfo=UTC))
    '12月3日（木）'
    """
    if field not in _DAYS:
        return join_answer(field, text, kind, language)
    when = answer_day(field, text, now)
    if when is None:
        return _without_meeting(text) if field == "met" else text
    at = when.at
    day = (
        format_meeting_day(at, now, language)
        if field == "met"
        else format_date(at.date(), now, language)
    )
    tells_clock = _A_CLOCK.search(unicodedata.normalize("NFKC", text).casefold())
    return f"{day}{format_clock(at, language)}" if tells_clock else day


def answer_day(field: str, text: str, now: datetime) -> TypedTime | None:
    """Return the day that an answer means; None for words where words can stand, and for a field
    that is no day.

    `InvalidInput` as `render_answer` says.
    """
    if field not in _DAYS:
        return None
    said = _AROUND_DAY.sub("", text)
    if field == "met" and not (said := _without_meeting(said)):
        raise NoTime(
            _("day {text}").format(text=text),
            _("that names no day"),
            _("type the day you met, e.g. yesterday"),
        )
    purpose: Purpose = deadline_of(now) if field == "until" else MEETING
    if field in _PAST_DAYS:
        purpose = HAPPENED
    try:
        when = parse_when(said or text, now, purpose)
    except NoTime:
        if field in _CALENDAR_DAYS:
            raise
        return None
    if field in _PAST_DAYS and when.at.date() > now.date():
        raise InvalidInput(
            _("day {text}").format(text=said or text),
            _("that is in the future"),
            _("type the day it was"),
        )
    return when


_MEETING_NOUNS = r"(?:interview|conversation|meeting|talk|call|chat|(?:information |info )?session)"
_MEETING_AROUND = re.compile(
    r"(?i)^(?:(?:at|during|in|after|for) )?(?:(?:the|our|my|your) )?"
    rf"(?:[\w-]+ )?{_MEETING_NOUNS}\b"
    r"(?: (?:(?:that |which )?(?:we|I) had|that was|held))?(?: (?:on|of|from))?\s*"
    rf"|['’]s (?:[\w-]+ )?{_MEETING_NOUNS}$"
    r"|(?:の|に|、)?(?:(?:[一二三四1-4]次|最終|オンライン|会社|オファー)の?)?"
    r"(?:面接|面談|説明会|お話)(?:で(?:した|す|は)?|にて|の(?:時|際|とき|折|日)(?:に)?)?$"
)
"""What people name beside the day of a meeting, and the sentence has itself."""


def _without_meeting(text: str) -> str:
    """The words for a day alone: the interview on 24 November → 24 November, 昨日の面接 → 昨日."""
    return _MEETING_AROUND.sub("", text).strip()


def is_of_profile(field: str) -> bool:
    """Whether the answer belongs into the profile, to be asked only once."""
    return field in PROFILE_FIELDS


def _asked() -> dict[str, str]:
    return {
        "name": _("Your full name, as you sign it?"),
        "phone": _("Your phone number?"),
        "email": _("Your e-mail address?"),
        "school": _("Your university and department?"),
        "contact": _("Who did you talk to?"),
        "met": _("Which day did you meet?"),
        "meeting_date": _("Which day did you meet?"),
        "interview_date": _("Which day was the interview?"),
        "applied": _("Which day did you apply?"),
        "offer_meeting": _("Which day is the offer meeting?"),
        "topic": _("What did you talk about, in a few words?"),
        "detail": _("What in the posting draws you, in a few words?"),
        "news": _("What is new? (one to three full sentences)"),
        "answer": _("What is your answer? (full sentences)"),
        "reason": _("Why, in a few words?"),
        "wish": _("What are you asking for, in a few words?"),
        "grounds": _("Why is that fair? (one or two full sentences)"),
        "until": _("By which day will you answer?"),
    }
