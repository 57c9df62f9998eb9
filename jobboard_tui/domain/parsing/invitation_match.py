"""What an invitation to a meeting is about: which application, and which kind of meeting."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from enum import Enum

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import instant
from jobboard_tui.domain.legal_forms import bare_name
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind
from jobboard_tui.domain.stages import STAGES
from jobboard_tui.domain.text import fold
from jobboard_tui.i18n import _, pgettext

_OFFER = re.compile(r"\boffer\b|オファー|条件面談|条件通知|内定|処遇", re.IGNORECASE)
_SESSION = re.compile(r"info(?:rmation)? session|casual|説明会|カジュアル", re.IGNORECASE)
_ROUND = re.compile(
    r"(?<![\d十])([一二三四五六七八九]|[1-9])次(?:面接|面談|選考)"
    r"|\b([1-9])(?:st|nd|rd|th) (?:round\b|interview)|\bround ([1-9])\b"
    r"|\b(first|second|third|fourth|fifth)[- ](?:round\b|(?:\w+ )?interview\b)",
    re.IGNORECASE,
)
_KANJI = "〇一二三四五六七八九"
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_FIRST_WORD = 5
"""Letters of a company's first word that may stand for its name beside a role or an address."""
_HOST = re.compile(r"@([a-z0-9.-]+\.[a-z]+)")
_HOSTS_OF_ALL = ("google.com", "gmail.com", "outlook.com", "icloud.com", "yahoo.co.jp")
_SHORTEST = 2
"""A name of one sign is in too many texts."""


class Method(Enum):
    """What a calendar file about a meeting is for; all but a request change no meeting."""

    REQUEST = "request"
    PROPOSAL = "proposal"
    REFUSAL = "refusal"
    ANSWER = "answer"
    QUESTION = "question"
    ADDITION = "addition"


def method_label(method: Method) -> str:
    """Return in words what a calendar file is that is no invitation itself."""
    return {
        Method.REQUEST: _("an invitation"),
        Method.PROPOSAL: _("a proposal for another time"),
        Method.REFUSAL: _("an answer declining a proposed time"),
        Method.ANSWER: _("somebody's answer to an invitation"),
        Method.QUESTION: _("a request for the latest version of an invitation"),
        Method.ADDITION: _("one more meeting in a series"),
    }[method]


class Revision(Enum):
    """How a form of an invitation stands to the one that was read last."""

    LATER = "later"
    EARLIER = "earlier"
    SAME = "same"
    UNCLEAR = "unclear"
    """The numbers do not tell which is the later one, and the two differ."""


def compare_revisions(
    known: Event, at: datetime, cancelled: bool, sequence: int, stamp: datetime | None
) -> Revision:
    """Return how another form of the invitation behind a meeting stands to the meeting.

    The higher `sequence` is the later form, of equal ones the one with the later `stamp`; calling
    off counts where nothing says that it is older.
    """
    if known.sequence is None or sequence > known.sequence:
        return Revision.LATER
    if sequence < known.sequence:
        return Revision.EARLIER
    if stamp is not None and known.stamp is not None and stamp != known.stamp:
        return Revision.LATER if stamp > known.stamp else Revision.EARLIER
    is_like = known.at.astimezone(UTC) == at.astimezone(UTC) and known.cancelled is cancelled
    if is_like:
        return Revision.SAME
    return Revision.LATER if cancelled else Revision.UNCLEAR


def meeting_label(at: datetime, cancelled: bool, now: datetime, *, is_dated: bool = False) -> str:
    """Return in words when a meeting is, and whether it is called off.

    `is_dated` tells that only its day is known.
    """
    from jobboard_tui.domain.labels import day, day_clock

    when = day(at, now) if is_dated else day_clock(at, now)
    return _("{when}, cancelled").format(when=when) if cancelled else when


def no_invitation_sentence(method: Method, title: str, at: datetime | None, now: datetime) -> str:
    """Return a sentence on a calendar file that changes no meeting; `at` is None without a time."""
    from jobboard_tui.domain.labels import day_clock

    what = method_label(method)
    if at is not None:
        what = _("{what}, {when}").format(what=what, when=day_clock(at, now))
    return _("{title}: {what}; no meeting changes").format(
        title=title or pgettext("label", "untitled"), what=what
    )


def is_on_board(board: Board, event_id: str) -> bool:
    """Whether a timeline has a form of the invitation with that id."""
    return any(_has(application, event_id) for application in board.applications.values())


def unknown_cancellation_sentence(
    title: str, at: datetime, now: datetime, application: Application | None = None
) -> str:
    """Return a sentence on the cancellation of a meeting that no timeline has.

    It names a meeting of the application at that time, which was logged without the invitation.
    """
    from jobboard_tui.domain.labels import day_clock, kind_label

    sentence = _("{title}: cancels a meeting ({when}) that is not on the board; no meeting changes")
    said = sentence.format(title=title or pgettext("label", "untitled"), when=day_clock(at, now))
    events = () if application is None else application.events
    for event in events:
        if event.kind in MEETINGS and not event.cancelled and event.at == at:
            like = _("{said}. The {kind} at that time was logged separately: cancel that one")
            return like.format(said=said, kind=kind_label(event.kind))
    return said


def kind_of(text: str) -> Kind:
    """The kind of meeting that an invitation's words are for; an interview unless they say so.

    >>> kind_of("オファー面談のご案内").value, kind_of("Chat with the team").value
    ('offer-meeting', 'interview')
    """
    if _OFFER.search(text):
        return Kind.OFFER_MEETING
    return Kind.INFO_SESSION if _SESSION.search(text) else Kind.INTERVIEW


def round_of(title: str) -> int | None:
    """The round of interviews that a title names.

    >>> round_of("二次面接のご案内"), round_of("Interview, 1st round"), round_of("最終面接")
    (2, 1, None)
    """
    match = _ROUND.search(unicodedata.normalize("NFKC", title))
    if match is None:
        return None
    told = next(filter(None, match.groups()))
    if told.lower() in _ORDINALS:
        return _ORDINALS.index(told.lower()) + 1
    return _KANJI.index(told) if told in _KANJI else int(told)


def rank_applications(board: Board, text: str, event_id: str) -> list[Application]:
    """The applications that an invitation may be to, the likeliest first.

    That is the one which has an earlier form of it (`event_id`); then those whose company, agency
    or contact the words name; then the other open ones, those in the middle of it first.
    """
    words, plain = fold(text), text.casefold()
    scored = []
    for application in board.applications.values():
        score = _score(application, words, plain, event_id)
        if score or application.is_open:
            scored.append(
                (
                    -score,
                    -STAGES[application.stage].invites,
                    -_latest(application).timestamp(),
                    application.id,
                )
            )
    return [board.applications[app_id] for *_score_of, app_id in sorted(scored)]


def is_named(application: Application, text: str, event_id: str = "") -> bool:
    """Whether the words name its company, agency or a contact, or it has an earlier form of it."""
    return _score(application, fold(text), text.casefold(), event_id) > 0


def _score(application: Application, words: str, plain: str, event_id: str) -> int:
    if event_id and _has(application, event_id):
        return 1000
    score = 0
    for name, worth in ((application.company, 100), (application.agency, 40)):
        said = bare_name(name) if name else ""
        if len(said) >= _SHORTEST and said in words:
            score = max(score, worth + len(said))
    for contact in application.contacts:
        address, name = contact.email.casefold(), fold(contact.name)
        if address and address in plain:
            score = max(score, 90)
        elif len(name) >= (4 if name.isascii() else _SHORTEST) and name in words:
            score = max(score, 30)
    role = fold(application.role)
    is_role_named = len(role) > 2 and role in words
    first = (
        application.company.split()[0].casefold()
        if application.company.isascii() and application.company
        else ""
    )
    if not score and len(first) >= _FIRST_WORD and re.search(rf"\b{re.escape(first)}\b", plain):
        score = 60 if is_role_named or f"@{first}." in plain else 0
    if not score and is_role_named and _is_from_domain(application.company, plain):
        score = 60
    if score and is_role_named:
        score += 20  # of several roles at one company
    return score + 5 if score and application.is_open else score


def _is_from_domain(company: str, plain: str) -> bool:
    """Whether an address in a text has a company's name before its dot, or how that begins."""
    name = bare_name(company)
    hosts = (host for host in _HOST.findall(plain) if not host.endswith(_HOSTS_OF_ALL))
    labels = (fold(label) for host in hosts for label in host.split(".")[:-1])
    return any(len(label) >= _FIRST_WORD and name.startswith(label) for label in labels)


def _has(application: Application, event_id: str) -> bool:
    return application.events.find(event_id) is not None


def _latest(application: Application) -> datetime:
    return max(
        (instant(event.at) for event in application.events), default=instant(application.added)
    )
