"""Mails and invitations from outside are read as a careful person reads them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest

from jobboard_tui.config.mail_words_file import load_mail_words
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.domain.parsing.invitation_match import (
    Method,
    is_named,
    kind_of,
    rank_applications,
    round_of,
)
from jobboard_tui.interchange.mail.eml import read_mail
from jobboard_tui.interchange.mail.ics_invitation import Invitation, read_invitations
from jobboard_tui.interchange.mail.incoming import IncomingMessage, own_names, read_incoming
from tests.interchange.mail.outside_files import (
    Meeting,
    ReadMail,
    board,
    faults_of_mail,
    faults_of_people,
)
from tests.interchange.outside_sets import HOME, OutsideSet, told
from tests.rows import for_each_row

MEANINGS = {Method.PROPOSAL: "proposal", Method.ANSWER: "answer"}


def read(mail: Mail, of: OutsideSet) -> ReadMail:
    message = read_incoming(board(of), mail, load_mail_words(), of.now, own_names(of.me))
    reading, contact = message.reading, message.reading.contact
    return ReadMail(
        card=None if reading.application is None else reading.application.application.id,
        kind="" if reading.is_advert else reading.kind and reading.kind.value,
        sent=None if mail.at is None else mail.at.astimezone(HOME),
        owed=reading.needs_reply,
        contact=None if contact is None else (contact.name, contact.email),
        note=mail.note,
        deadlines={deadline.subject.value: deadline.by for deadline in reading.deadlines},
        times=_times(message),
        choices=[
            Meeting(named_time.at, named_time.at + timedelta(minutes=named_time.minutes or 60))
            for named_time in reading.choices
            if named_time.at is not None
        ],
        calendar=_calendar(message.invitation),
    )


def _times(message: IncomingMessage) -> list[Meeting]:
    meeting = message.reading.meeting
    if meeting is None or message.invitation is not None:
        return []
    end = meeting.at + timedelta(minutes=meeting.minutes or 60)
    return [Meeting(meeting.at, end, meeting.round, meeting.people, meeting.where)]


def _calendar(invitation: Invitation | None) -> Meeting | None:
    if invitation is None:
        return None
    return Meeting(
        at=invitation.at,
        end=invitation.at + timedelta(minutes=invitation.minutes or 60),
        round=round_of(invitation.title),
        people=invitation.people,
        method="REQUEST",
        link=invitation.link,
    )


@for_each_row("told", told("mail"), ids=lambda told: told["file"][:3])
def test_a_mail(told: Mapping[str, Any]) -> None:
    of = told["set"]
    assert faults_of_mail(told, read(read_mail(of.folder / told["file"], HOME), of)) == []


def meetings(name: str, of: OutsideSet) -> list[Invitation]:
    return read_invitations((of.folder / name).read_bytes(), name, HOME, own_names(of.me))


def card_of(invitation: Invitation, of: OutsideSet) -> str:
    (first, *_others) = rank_applications(board(of), invitation.about, invitation.event_id)
    assert is_named(first, invitation.about)
    return first.id


def assert_like(told: Mapping[str, Any], read: Invitation) -> None:
    """The times, people, link and place are those told; a place may have its address behind it."""
    if "start" in told:
        is_dated = "T" not in told["start"]
        start = datetime.fromisoformat(told["start"]).replace(tzinfo=HOME)
        assert (read.is_dated, read.at) == (is_dated, start)
        if not is_dated:
            end = datetime.fromisoformat(told["end"])
            assert read.minutes is not None
            assert read.at + timedelta(minutes=read.minutes) == end
    if "people" in told:
        assert list(faults_of_people(told["people"], read.people)) == []
    if "link" in told:
        assert read.link == told["link"]
    if "place" in told:
        places = told["place"] if isinstance(told["place"], list) else [told["place"]]
        assert any(
            read.place.startswith(place) and bool(read.place) is bool(place) for place in places
        )
    if "title" in told:
        assert read.title == told["title"]
    if "kind" in told:
        assert kind_of(read.title).value == told["kind"]


@for_each_row("told", told("invitation"), ids=lambda told: told["file"][:5])
def test_an_invitation(told: Mapping[str, Any]) -> None:
    of = told["set"]
    if "refused" in told:
        with pytest.raises(InvalidInput, match=told["refused"].partition(" is ")[0]):
            meetings(told["file"], of)
        return
    try:
        invitations = meetings(told["file"], of)
    except InvalidInput as doubt:
        assert "start" in told.get("asked", ())
        assert told["start"][:10] in str(doubt)  # noqa: PT017
        return
    assert {card_of(one, of) for one in invitations} == {told["card"]}
    if told["meaning"] == "list":
        assert len(invitations) == len(told["which"])
        for right, invitation in zip(told["which"], invitations, strict=True):
            assert_like({**told, **right}, invitation)
        return
    (invitation,) = invitations
    assert (
        MEANINGS.get(invitation.method, "cancel" if invitation.is_cancelled else "new")
        == told["meaning"]
    )
    for before in told.get("after", ()):
        with suppress(InvalidInput):
            assert [one.event_id for one in meetings(before, of)] == [invitation.event_id]
    assert_like(told, invitation)
