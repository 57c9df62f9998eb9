"""The event that a message would be, as it is read and as the seeker corrects it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobboard_tui.domain.messages.kinds import KindGuess
from jobboard_tui.domain.messages.reading import MessageReading, NamedDeadline, NamedMeeting
from jobboard_tui.domain.messages.times import DeadlineSubject
from jobboard_tui.domain.models import Channel, Contact, Kind
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.interchange.mail.incoming import IncomingMessage, event_fields
from tests.domain.timeline_builder import IN_2026, TimelineBuilder
from tests.rows import for_each_row

DAY, OTHER = date(2026, 12, 4), date(2026, 12, 11)
SENT = IN_2026.replace(hour=0)
MAIL = Mail(name="Sato Yuki", address="sato@aoba.example", text="Hello", at=SENT, message_id="1@a")
OFFERED = TimelineBuilder().app().log("offer", "11-18").board
APPLIED = TimelineBuilder().app().board


@for_each_row(
    ("subject", "kind", "typed", "answers"),
    [
        (DeadlineSubject.REPLY, Kind.RECEIVED, DAY, True),
        (DeadlineSubject.ANSWER, Kind.RECEIVED, DAY, True),
        (DeadlineSubject.TASK, Kind.RECEIVED, DAY, False),
        (DeadlineSubject.DECISION, Kind.RECEIVED, DAY, False),
        (DeadlineSubject.TASK, Kind.RECEIVED, OTHER, True),  # what the field is called
        (None, Kind.RECEIVED, DAY, True),
        (DeadlineSubject.TASK, Kind.OFFER, DAY, None),
        (DeadlineSubject.REPLY, Kind.OFFER_LETTER, DAY, None),
        (DeadlineSubject.ANSWER, Kind.ACKNOWLEDGED, DAY, None),
    ],
)
def test_a_date_in_the_form_answers_an_offer_where_it_is_of_a_reply(
    subject: DeadlineSubject | None, kind: Kind, typed: date, answers: bool | None
) -> None:
    deadlines = () if subject is None else (NamedDeadline(subject=subject, by=DAY, words="x"),)
    reading = MessageReading(mail=MAIL, kinds=(KindGuess(kind=kind),), deadlines=deadlines)
    reading = replace(reading, deadlines=(reading.deadline_at(typed, kind),))
    message = IncomingMessage(reading=reading)
    fields = event_fields(message, OFFERED, "a", kind, IN_2026)
    assert (fields["by"], fields.get("answers_offer")) == (typed, answers)
    without = event_fields(message, APPLIED, "a", kind, IN_2026)
    assert (without["by"], without.get("answers_offer")) == (
        typed,
        None if answers is None else False,
    )


@pytest.mark.parametrize(
    ("contact", "people"),
    [(None, "Sato Yuki"), (Contact(name="佐藤 有紀", email="sato@aoba.example"), "佐藤 有紀")],
)
def test_a_message_is_from_its_contact_or_who_its_header_names(
    contact: Contact | None, people: str
) -> None:
    reading = MessageReading(mail=MAIL, contact=contact)
    fields = event_fields(IncomingMessage(reading=reading), APPLIED, "a", Kind.RECEIVED, IN_2026)
    assert (fields["people"], fields["via"], fields["at"]) == ((people,), Channel.EMAIL, SENT)
    assert fields["message_id"] == "1@a"


def test_a_meeting_is_with_whom_it_is_and_no_date_counts() -> None:
    meeting = NamedMeeting(at=IN_2026, minutes=45, round=2, people=("Mori",), where="Room 5")
    by = NamedDeadline(subject=DeadlineSubject.REPLY, by=DAY, words="x")
    reading = MessageReading(
        mail=MAIL,
        kinds=(KindGuess(kind=Kind.INTERVIEW),),
        deadlines=(by,),
        meeting=meeting,
        needs_reply=False,
        contact=Contact(name="Sato"),
    )
    fields = event_fields(IncomingMessage(reading=reading), APPLIED, "a", Kind.INTERVIEW, IN_2026)
    assert fields == {
        **{"at": IN_2026, "minutes": 45, "round": 2, "people": ("Mori",), "where": "Room 5"},
        **{"note": "Hello", "message_id": "1@a", "via": None, "needs_reply": False},
    }
