"""The service: two programs at one file, and what is refused before it gets there."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.merge.list_patch import ListPatch
from jobboard_tui.domain.models import Contact, Kind, Outcome
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.purpose import HAPPENED
from jobboard_tui.service import BoardService
from tests.domain.timeline_builder import shipped_rules
from tests.storage.boards import AT, application, event, open_store

NOW = AT + timedelta(days=1)
SATO = Contact(name="Sato")
INTERVIEW = event("i", Kind.INTERVIEW, people=("Sato", "Mori"))

Opening = Callable[[str], BoardService]


@pytest.fixture
def opening(tmp_path: Path) -> Opening:
    """Opens another program's service on a board with one application."""
    aoba = application("aoba", tags=("remote",), contacts=(SATO,))
    open_store(tmp_path).commit("start", lambda b: b.add(aoba).log("aoba", INTERVIEW))

    def opened(program: str, now: datetime = NOW) -> BoardService:
        return BoardService(open_store(tmp_path, program), shipped_rules(), lambda: now)

    return opened


def test_two_programs_that_amend_one_event_lose_neither_edit(opening: Opening) -> None:
    ours, theirs = opening("ours"), opening("theirs")
    theirs.events.amend("aoba", "i", note="they asked about Kafka", people=("Sato", "Mori", "Abe"))
    amended = ours.events.amend("aoba", "i", minutes=90, people=("Mori",))
    assert amended == opening("third").board.event("aoba", "i")
    assert (amended.note, amended.minutes) == ("they asked about Kafka", 90)
    assert amended.people == ("Mori", "Abe")


def test_tags_and_contacts_given_whole_keep_what_others_put_in(opening: Opening) -> None:
    ours, theirs = opening("ours"), opening("theirs")
    mori = Contact(name="Mori")
    theirs.edit(
        ["aoba"], tags=("remote", "visa"), contacts=(Contact(name="Sato", phone="03"), mori)
    )
    ours.edit(["aoba"], tags=("java",), contacts=(Contact(name="Sato", email="s@aoba.example"),))
    one = opening("third").board["aoba"]
    assert one.tags == ("visa", "java")
    assert one.contacts == (Contact(name="Sato", phone="03", email="s@aoba.example"), mori)


def test_several_changes_are_one_to_save_and_to_undo_or_none_at_all(opening: Opening) -> None:
    ours, theirs = opening("ours"), opening("theirs")
    theirs.edit(["aoba"], role="SRE")  # what another program wrote meanwhile stays
    with ours.as_one_change("both"):
        ours.edit(["aoba"], location="Kyoto")
        ours.tag(["aoba"], ["visa"], [])
        assert ours.board["aoba"].location == "Kyoto"
    one = opening("third").board["aoba"]
    assert (one.location, one.role, one.tags) == ("Kyoto", "SRE", ("remote", "visa"))
    with suppress(JobboardError), ours.as_one_change("nothing"):
        ours.edit(["aoba"], location="Nara")
        ours.tag(["gone"], ["visa"], [])
    assert ours.board["aoba"].location == opening("third").board["aoba"].location == "Kyoto"
    assert ours.undo("{what}") == "both"
    one = opening("third").board["aoba"]
    assert (one.location, one.tags) == ("", ("remote",))


def test_a_list_is_a_change_of_what_the_form_showed(opening: Opening) -> None:
    """The board on the service may have taken in another program's tags since the form was
    opened.
    """
    service, theirs = opening("ours"), opening("theirs")
    theirs.tag(["aoba"], ["visa"])
    service.settle(service.store.load())
    service.edit(["aoba"], tags=ListPatch(("remote",), ("remote", "java")))
    assert service.board["aoba"].tags == ("remote", "visa", "java")


@pytest.mark.parametrize(
    ("seen", "wanted", "fresh", "result"),
    [
        ("ab", "ba", "ab", "ba"),
        ("ab", "a", "abc", "ac"),
        ("ab", "abd", "bc", "bcd"),
        ("a", "ab", "ab", "ab"),
        ("aa", "a", "aab", "ab"),
        ("", "x", "y", "yx"),
    ],
)
def test_lists_laid_over(seen: str, wanted: str, fresh: str, result: str) -> None:
    assert ListPatch(tuple(seen), tuple(wanted)).apply(tuple(fresh)) == tuple(result)


def test_a_contact_corrected_here_and_taken_out_there_stays() -> None:
    corrected = Contact(name="Sato", phone="03")
    assert ListPatch((SATO,), (corrected,)).apply((Contact(name="Mori"),)) == (
        Contact(name="Mori"),
        corrected,
    )


# -- told ahead ----------------------------------------------------------------------------------

TOMORROW = NOW + timedelta(days=1)
MOVING = ["applied", "received", "offer", "offer-letter", "accepted", "rejected", "withdrawn"]


@pytest.mark.parametrize("kind", MOVING)
def test_what_moves_the_stage_is_not_told_ahead(opening: Opening, kind: str) -> None:
    service = opening("ours")
    before = service.board
    with pytest.raises(InvalidInput, match=r"in the future.*decision-date, asked-time or task"):
        service.events.log("aoba", Kind(kind), at=TOMORROW)
    assert service.board is before
    assert opening("theirs").board == before


@pytest.mark.parametrize("kind", ["interview", "offer-meeting", "info-session", "note", "task"])
def test_meetings_and_what_moves_nothing_may_lie_ahead(opening: Opening, kind: str) -> None:
    assert opening("ours").events.log("aoba", Kind(kind), at=TOMORROW).at == TOMORROW


def test_clocks_may_differ_by_a_minute(opening: Opening) -> None:
    opening("ours").events.log("aoba", Kind.REJECTED, at=NOW + timedelta(minutes=1))


def test_an_event_is_not_amended_to_a_day_ahead(opening: Opening) -> None:
    service = opening("ours")
    no = service.events.log("aoba", Kind.REJECTED)
    note = service.events.log("aoba", Kind.NOTE, at=TOMORROW)
    for event_id, fields in ((no.id, {"at": TOMORROW}), (note.id, {"kind": Kind.REJECTED})):
        with pytest.raises(
            InvalidInput, match="that is in the future, but the stage would change at once"
        ):
            service.events.amend("aoba", event_id, **fields)
    service.events.amend("aoba", no.id, at=TOMORROW, cancelled=True)
    with pytest.raises(
        InvalidInput, match="that is in the future, but the stage would change at once"
    ):
        service.events.amend("aoba", no.id, cancelled=False)
    assert service.events.amend("aoba", no.id, note="by phone").note == "by phone"


def test_an_application_is_not_added_as_sent_on_a_day_ahead(opening: Opening) -> None:
    service = opening("ours")
    with pytest.raises(
        InvalidInput, match="that is in the future, but the stage would change at once"
    ):
        service.add("Bora", "SRE", events=(event("e", Kind.APPLIED, at=TOMORROW),))
    assert list(service.board.applications) == ["aoba"]


def test_an_event_amended_to_a_day_goes_behind_what_the_day_has(opening: Opening) -> None:
    service = opening("ours")
    thanked = service.events.log("aoba", Kind.THANKED)
    day = parse_when("2026-11-20", service.now(), HAPPENED)
    assert service.events.amend("aoba", thanked.id, at=day).at == INTERVIEW.until
    assert service.events.amend("aoba", thanked.id, at=day).at == INTERVIEW.until


def test_what_is_heard_from_meanwhile_is_not_closed_as_silent(opening: Opening) -> None:
    late = NOW + timedelta(days=90)
    ours, theirs = opening("ours", late), opening("theirs", late)
    reminder = ours.reminders.find("aoba", "move-on")
    theirs.events.log("aoba", Kind.RECEIVED)
    with pytest.raises(JobboardError, match="not closed: it no longer counts as having no reply"):
        ours.reminders.do(reminder)
    assert opening("third").board["aoba"].is_open


def test_what_is_silent_is_closed_by_its_reminder_then_when_it_was(opening: Opening) -> None:
    late = NOW + timedelta(days=90)
    service = opening("ours", late)
    service.reminders.do(service.reminders.find("aoba", "move-on"), at=late - timedelta(days=1))
    closed = opening("third").board["aoba"]
    assert closed.outcome is Outcome.SILENT
    assert closed.moves[-1].at == late - timedelta(days=1)


def test_a_message_without_its_date_no_longer_says_when_to_answer(opening: Opening) -> None:
    service = opening("ours")
    told = service.events.log("aoba", Kind.RECEIVED, by=NOW.date(), answers_offer=True)
    assert service.events.amend("aoba", told.id, by=None).answers_offer is False
    assert service.events.amend("aoba", told.id, by=NOW.date()).answers_offer is False
