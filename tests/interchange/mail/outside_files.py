"""What the sets of files from outside tell of mails and invitations, and how it is compared.

A fault is `(field, is_wrong, words)`: a value that is none of the right ones is wrong, one that is
missing where a person would have it is only not read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Deadline, Event, Kind, Stage, Timeline
from tests.interchange.outside_sets import HOME, OutsideSet

Fault = tuple[str, bool, str]


def board(of: OutsideSet) -> Board:
    """The board that the head of the file tells of."""
    applications = []
    for card in of.expected["card"]:
        at = datetime.combine(date.fromisoformat(card["applied"]), time(12), HOME)
        applied = Event(id=f"{card['id']}-applied", kind=Kind.APPLIED, at=at, logged=at)
        applications.append(
            Application(
                id=card["id"],
                company=card["company"],
                role=card["role"],
                added=at,
                stage=Stage(card["stage"]),
                events=Timeline([applied]),
            )
        )
    return Board(zone=HOME.key).with_applications(*applications)


@dataclass
class Meeting:
    """A time that was read; `end` is None where nothing tells it."""

    at: datetime | date
    end: datetime | date | None = None
    round: int | None = None
    people: tuple[str, ...] = ()
    where: str = ""
    method: str = ""
    link: str | None = None


@dataclass
class ReadMail:
    """What was read of a mail, as it is proposed; None where it is asked or left open."""

    card: str | None
    kind: str | None
    sent: datetime | None
    owed: bool | None
    contact: tuple[str, str] | None
    note: str
    deadlines: dict[str, Deadline] = field(default_factory=dict)
    times: list[Meeting] = field(default_factory=list)
    choices: list[Meeting] = field(default_factory=list)
    calendar: Meeting | None = None


def faults_of_mail(told: Mapping[str, Any], read: ReadMail) -> list[Fault]:
    """Return all that is not as a careful person reads the message."""
    asked = set(told.get("asked", ()))
    faults = [
        *_single("card", told["card"], read.card or (None if told["card"] else "")),
        *_any_of("kind", _listed(told["kind"]), read.kind or ""),
        *_single("sent", _instant(told["sent"]), read.sent),
        *_single("owed", told["owed"], read.owed),
        *(_contact(told["contact"], read.contact) if "contact" in told else ()),
        *_deadlines(told.get("deadlines", ()), read.deadlines),
        *_meetings("times", told.get("times", ()), read.times),
        *_meetings("choices", told.get("choices", ()), read.choices),
        *_texts(told, read.note),
    ]
    if "calendar" in told:
        faults += _meetings(
            "calendar", [told["calendar"]], [read.calendar] if read.calendar else []
        )
    return [one for one in faults if one[0] not in asked]


def _single(name: str, right: Any, read: Any) -> Iterator[Fault]:
    if read is None and right is not None:
        yield name, False, f"{right} is not read"
    elif read != right:
        yield name, True, f"{read} in place of {right}"


def _any_of(name: str, rights: list[Any], read: Any) -> Iterator[Fault]:
    """What is left open (an empty value) is not read, unless that is right as well."""
    if read not in rights:
        yield from _single(name, rights[0], read or None)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(HOME)


def _when(text: str) -> datetime | date:
    return _instant(text) if "T" in text else date.fromisoformat(text)


def _contact(right: Any, read: tuple[str, str] | None) -> Iterator[Fault]:
    rights = right if isinstance(right, list) else [right]
    fitting: list[tuple[str, str] | None] = []
    for one in rights:
        if one == "none":
            fitting.append(None)
            continue
        names = one["name"] if isinstance(one["name"], list) else [one["name"]]
        fitting += [(_plain(name), one["email"]) for name in names]
    plain = None if read is None else (_plain(read[0]), read[1])
    if plain not in fitting:
        yield "contact", plain is not None, f"{read} in place of {right}"


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _deadlines(right: Any, read: Mapping[str, Deadline]) -> Iterator[Fault]:
    told = [(_listed(one["what"]), _when(one["by"])) for one in right]
    for subjects, by in told:
        if not any(what in read for what in subjects):
            yield "deadlines", False, f"{subjects} by {by} is not read"
    for what, deadline in read.items():
        if not any(what in subjects and by == deadline for subjects, by in told):
            yield "deadlines", True, f"{what} by {deadline} in place of {told}"


def _listed(told: Any) -> list[Any]:
    return told if isinstance(told, list) else [told]


def _meetings(name: str, right: Any, read: list[Meeting]) -> Iterator[Fault]:
    rights = {_when(one["at"]): one for one in right}
    for at in rights:
        if all(one.at != at for one in read):
            yield name, False, f"{at} is not read"
    for one in read:
        wanted = rights.get(one.at)
        if wanted is None:
            yield name, True, f"{one.at} is none of {list(rights)}"
            continue
        end = one.end
        if end is None and isinstance(one.at, datetime):
            end = one.at + timedelta(minutes=60)
        if "end" in wanted:
            yield from _single(name, _when(wanted["end"]), end)
        for part in ("round", "where", "link", "method"):
            if part in wanted:
                value = getattr(one, part)
                rights_of = _listed(wanted[part])
                if part == "where" and value and any(right in value for right in rights_of):
                    continue  # the words given stand in it
                yield from _any_of(f"{name}.{part}", rights_of, value)
        if "people" in wanted:
            yield from faults_of_people(wanted["people"], one.people)


def faults_of_people(right: list[str], read: tuple[str, ...]) -> Iterator[Fault]:
    """Somebody who is not there is wrong, somebody who is missing only not read."""
    wanted, names = {_plain(one) for one in right}, {_plain(one) for one in read}
    for one in sorted(names - wanted):
        yield "people", True, f"{one} is none of {right}"
    for one in sorted(wanted - names):
        yield "people", False, f"{one} is not read"


def _texts(told: Mapping[str, Any], note: str) -> Iterator[Fault]:
    said = _spelling(note)
    for words in (*told.get("keep", ()), *told.get("links", ()), *told.get("attachments", ())):
        if _spelling(words) not in said:
            yield "keep", True, f"{words} is lost"
    for words in told.get("cut", ()):
        if words in note:
            yield "cut", True, f"{words} is in the note"


def _spelling(text: str) -> str:
    """Blanks and the wave dash, which ISO-2022-JP has in two readings, are the same."""
    return re.sub(r"\s+", " ", text).replace("～", "〜")
