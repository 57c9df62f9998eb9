"""Understands lines as people type them: an event, an application, a to-do, tags, a contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from jobboard_tui.core.model import Channel, Contact, Deadline

Lean = Literal["future", "past"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """What a line says of an event; `at` is None where no time was told."""

    at: datetime | None = None
    minutes: int | None = None
    round: int | None = None
    by: Deadline | None = None
    via: Channel | None = None
    people: tuple[str, ...] = ()
    where: str = ""
    note: str = ""
    needs_reply: bool = True

    def fields(self) -> dict[str, Any]:
        """The fields of `Event` that were told, without `at`."""
        return {}

    def echo(self, now: datetime) -> str:
        """What was understood, in one line."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationEntry:
    """What a line says of an application."""

    company: str
    role: str
    url: str = ""
    location: str = ""
    source: str = ""
    agency: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    apply_by: Deadline | None = None

    def fields(self) -> dict[str, Any]:
        """The fields of `Application` that were told, without company and role."""
        return {}

    def echo(self, now: datetime) -> str:
        """What was understood, in one line."""
        return ""


def parse_event(
    text: str, now: datetime, lean: Lean = "future", *, when: bool = True
) -> EventEntry:
    """An event; raises `Misspoken`. `when`: a time must be told."""
    raise NotImplementedError


def parse_task(text: str, now: datetime) -> EventEntry:
    """A to-do; raises `Misspoken`."""
    raise NotImplementedError


def parse_application(text: str, now: datetime) -> ApplicationEntry:
    """An application; raises `Misspoken`."""
    raise NotImplementedError


def parse_tags(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tags to put on and to take off (those with a minus)."""
    raise NotImplementedError


def parse_contact(line: str) -> Contact:
    """A person; raises `Misspoken`."""
    raise NotImplementedError


def contact_line(contact: Contact) -> str:
    """The line that `parse_contact` reads back."""
    raise NotImplementedError
