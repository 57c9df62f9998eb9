"""A letter written by hand and held against the shipped checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from jobboard_tui.config.letter_files import load_library
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.letters.check_types import LetterFinding
from jobboard_tui.domain.letters.recipients import counted_events, last_met, recipient
from jobboard_tui.domain.letters.run_checks import check_context, check_draft
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.suggest import LetterLibrary
from jobboard_tui.domain.letters.types import FilledLetter, Language
from jobboard_tui.domain.models import Application, Contact, Event, Kind, Timeline
from tests.domain.timeline_builder import shipped_rules

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 26, 10, tzinfo=TOKYO)
SENDER = Sender(
    name="山根 亜希",
    latin="Aki Yamane",
    kana="やまね あき",
    phone="090-0000-1234",
    email="aki@example.com",
)


@cache
def library() -> LetterLibrary:
    return load_library(None)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=TOKYO)


def event(kind: Kind, when: str, **fields: object) -> Event:
    told = Event(id=f"{kind.value}-{when}", kind=kind, at=at(when), logged=at(when))
    return replace(told, **fields)  # type: ignore[arg-type]


INTERVIEW = event(Kind.INTERVIEW, "11-25T15:00")


def application(
    company: str = "株式会社アオバ",
    *contacts: str,
    app_id: str = "a",
    role: str = "Backend Engineer",
    agency: str = "",
    events: Iterable[Event] = (INTERVIEW,),
) -> Application:
    return Application(
        id=app_id,
        company=company,
        role=role,
        added=at("10-01T10:00"),
        agency=agency,
        contacts=tuple(Contact(name=name) for name in contacts),
        events=Timeline(events),
    )


def board(*applications: Application) -> Board:
    found = Board()
    for one in applications:
        found = found.add(one)
    return found


def checked(
    body: str,
    one: Application,
    others: Iterable[Application] = (),
    *,
    subject: str = "面接のお礼（Backend Engineer・山根 亜希）",
    kind: str = "thank-you",
    language: Language = Language.JA,
    now: datetime = NOW,
    silenced: Collection[tuple[str, str]] = (),
) -> list[LetterFinding]:
    """Everything that is found in a letter of that text."""
    whole = board(one, *others)
    draft = FilledLetter(
        letter=library().letter(kind, language),
        application=one.id,
        recipient=recipient(one, last_met(counted_events(one))),
        subject=subject,
        body=body,
    )
    setting = check_context(
        whole, shipped_rules(), draft, sender=SENDER, now=now, checks=library().checks
    )
    return check_draft(setting, library().checks, silenced)


def of_check(check: str, findings: Iterable[LetterFinding]) -> list[LetterFinding]:
    return [finding for finding in findings if finding.check == check]
