"""The calendar: read by a second parser, the same whenever it is written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from jobboard_tui.config.demo_board import demo_board
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.models import Outcome
from jobboard_tui.domain.reminders.api import reminders
from jobboard_tui.interchange.exporters.export import export
from jobboard_tui.interchange.exporters.icalendar import as_ics
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from tests.domain.timeline_builder import TimelineBuilder

NOW = "11-23 09:00"
TOKYO = ZoneInfo("Asia/Tokyo")


def calendar(hunt: TimelineBuilder, now: str = NOW) -> str:
    return as_ics(hunt.board, hunt.all(now))


def entries(text: str) -> dict[str, Any]:
    """What the second parser finds, by identifier."""
    read = vobject.readOne(text)
    read.validate(raiseException=True)
    return {entry.uid.value: entry for entry in read.contents.get("vevent", [])}


def instant(at: datetime | date) -> datetime | date:
    return at.astimezone(UTC) if isinstance(at, datetime) else at


def hunt() -> TimelineBuilder:
    return (
        TimelineBuilder()
        .log(
            "interview",
            "11-26 15:00",
            minutes=45,
            round=2,
            where="https://meet.example.com/a",
            people=("Sato; Ken", "森, 健"),
            id="i",
            note="secret",
        )
        .log("interview", "11-20 10:00", "b", id="b")
        .log("task", "11-20", "c", by="11-27 18:00", id="t")
        .app("wish", apply_by="11-28")
    )


def test_a_second_parser_reads_meetings_deadlines_and_windows() -> None:
    found = entries(calendar(hunt()))
    meeting = found["a-i@jobboard"]
    assert meeting.summary.value == "a KK: interview, round 2"
    assert instant(meeting.dtstart.value) == datetime(2026, 11, 26, 6, tzinfo=UTC)
    assert meeting.dtend.value - meeting.dtstart.value == timedelta(minutes=45)
    assert meeting.dtstart.params["X-VOBJ-ORIGINAL-TZID"] == ["Asia/Tokyo"]
    assert meeting.location.value == meeting.url.value == "https://meet.example.com/a"
    assert meeting.description.value == "SRE\nwith Sato; Ken, 森, 健"
    assert meeting.valarm.trigger.value == timedelta(hours=-1)
    task = found["c-task-due-t-1@jobboard"]
    assert instant(task.dtend.value) == datetime(2026, 11, 27, 9, tzinfo=UTC)
    wish = found["wish-apply-by-1@jobboard"]
    assert (wish.dtstart.value, wish.dtend.value) == (date(2026, 11, 28), date(2026, 11, 29))
    assert wish.valarm.trigger.value == timedelta(hours=-15)
    # the interview of the 20th is followed up from the 27th on
    opening = found["b-interview-follow-up-b-1@jobboard"]
    assert opening.dtstart.value == date(2026, 11, 27)
    assert opening.transp.value == "TRANSPARENT"


def test_notes_stay_at_home_and_suggestions_out() -> None:
    text = calendar(hunt())
    assert "secret" not in text
    assert not re.search("reflect|stay-engaged|weekly-audit", text)


def test_the_same_board_gives_the_same_file_and_time_alone_changes_nothing_done() -> None:
    assert calendar(hunt()) == calendar(hunt())
    later = entries(calendar(hunt(), "11-28 09:00"))
    for uid, entry in entries(calendar(hunt())).items():
        if uid in later:
            assert entry.serialize() == later[uid].serialize()
    # what has fallen due is still on its day
    assert "b-interview-follow-up-b-1@jobboard" in later


def test_what_was_moved_keeps_its_identifier_and_what_was_called_off_says_so() -> None:
    moved = hunt().amend("i", at="11-30 10:00").cancel("b", "b")
    found = entries(calendar(moved))
    assert instant(found["a-i@jobboard"].dtstart.value) == datetime(2026, 11, 30, 1, tzinfo=UTC)
    assert found["b-b@jobboard"].status.value == "CANCELLED"
    assert "valarm" not in found["b-b@jobboard"].contents
    closed = TimelineBuilder().log("interview", "11-26 15:00", id="i").log("rejected", "11-24")
    assert entries(calendar(closed))["a-i@jobboard"].status.value == "CANCELLED"
    withdrawn = (
        TimelineBuilder().log("interview", "01-02", id="i").move("closed", "a", Outcome.WITHDRAWN)
    )
    assert entries(calendar(withdrawn))["a-i@jobboard"].status.value == "CONFIRMED"


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "UTC", "Asia/Kathmandu"])
def test_times_have_the_home_zone_and_its_rules(zone: str) -> None:
    winter = TimelineBuilder(zone).log("interview", "12-01 10:00", id="w")
    summer = winter.log("interview", "07-01 10:00", "b", id="s")
    found = entries(calendar(summer))
    for uid, month in (("a-w@jobboard", 12), ("b-s@jobboard", 7)):
        at = datetime(2026, month, 1, 10, tzinfo=ZoneInfo(zone))
        assert instant(found[uid].dtstart.value) == at.astimezone(UTC)


def test_every_line_is_as_the_standard_wants_it() -> None:
    now = datetime(2026, 11, 25, 14, tzinfo=TOKYO)
    board = demo_board(now)
    text = as_ics(board, reminders(board, load_rules(None), now))
    lines = text.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    found = entries(text)
    assert len(found) == text.count("BEGIN:VEVENT") > 20
    begun: list[str] = []
    for name in re.findall(r"^(BEGIN|END):(\w+)\r$", text, re.MULTILINE):
        if name[0] == "BEGIN":
            begun.append(name[1])
        else:
            assert begun.pop() == name[1]
    assert begun == []


def test_texts_command_nothing() -> None:
    hunt = (
        TimelineBuilder()
        .app("a")
        .log("interview", "11-26", where="x\r\nBEGIN:VALARM\x1b[2J", id="i")
    )
    text = calendar(hunt)
    begun, ended = (
        len(re.findall(f"^{word}:VALARM", text, re.MULTILINE)) for word in ("BEGIN", "END")
    )
    assert begun == ended == text.count("TRIGGER:")
    assert "\x1b" not in text
    assert len(entries(text)) >= 1


def test_a_board_without_anything_is_a_calendar_too() -> None:
    text = calendar(TimelineBuilder())
    assert entries(text) == {}
    assert "TZID:Asia/Tokyo" in text  # the standard wants at least one part


def test_a_later_form_of_an_entry_says_that_it_is_later(tmp_path: Path) -> None:
    store = Store(tmp_path / "board.json", Places.under(tmp_path), clock=lambda: clock)
    one = hunt()
    clock = one.at("11-23 09:00")
    store.commit("hunt", lambda _empty: one.board)

    def exported() -> dict[str, Any]:
        path = tmp_path / "jobs.ics"
        board = store.load()
        found = reminders(board, load_rules(None), clock)
        export(board, path, overwrite=True, reminders=found, changed=store.changed_at())
        return entries(path.read_text(encoding="utf-8"))

    before = exported()
    # when it was agreed on, three days ahead
    assert instant(before["a-i@jobboard"].last_modified.value) == one.at("11-23 15:00")
    clock = one.at("11-24 10:00")
    event = store.load().event("a", "i")
    store.commit("moved", lambda board: board.amend("a", replace(event, at=one.at("11-30 10:00"))))
    after = exported()
    assert int(after["a-i@jobboard"].sequence.value) > int(before["a-i@jobboard"].sequence.value)
    assert instant(after["a-i@jobboard"].last_modified.value) == clock.astimezone(UTC)
    assert after["b-b@jobboard"].serialize() == before["b-b@jobboard"].serialize()
    clock = one.at("11-24 12:00")
    assert [entry.serialize() for entry in exported().values()] == [
        entry.serialize() for entry in after.values()
    ]


def test_writing_it_again_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "jobs.ics"
    one = hunt()
    export(one.board, path, reminders=one.all(NOW))
    before = path.stat()
    export(one.board, path, overwrite=True, reminders=one.all(NOW))
    assert path.stat().st_ino == before.st_ino
    other = one.amend("i", at="11-27 10:00")
    export(other.board, path, overwrite=True, reminders=other.all(NOW))
    assert path.stat().st_ino != before.st_ino
