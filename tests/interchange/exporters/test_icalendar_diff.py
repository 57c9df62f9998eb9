"""A calendar that is written anew over an earlier one: what has gone is called off."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.reminders.api import reminders
from jobboard_tui.interchange.exporters.export import export
from jobboard_tui.interchange.exporters.icalendar_diff import cancelled_entries, changed_entries
from jobboard_tui.service import BoardService
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from tests.domain.timeline_builder import TimelineBuilder
from tests.interchange.exporters.test_icalendar import entries, hunt

PLAYBOOK = load_rules(None)


class Exports:
    """A board, and the calendar that is written of it over and over."""

    def __init__(self, folder: Path) -> None:
        one = hunt()
        self.now = one.at("11-23 09:00")
        self.path = folder / "jobs.ics"
        self.store = Store(folder / "board.json", Places.under(folder), clock=lambda: self.now)
        self.store.commit("hunt", lambda _empty: one.board)
        self.service = BoardService(self.store, PLAYBOOK, lambda: self.now)

    def write(self) -> dict[str, Any]:
        board = self.store.load()
        export(
            board,
            self.path,
            overwrite=True,
            reminders=reminders(board, PLAYBOOK, self.now),
            changed=self.store.changed_at(),
            now=self.now,
        )
        return entries(self.path.read_text(encoding="utf-8"))


@pytest.fixture
def exports(tmp_path: Path) -> Exports:
    return Exports(tmp_path)


def status(entry: Any) -> str:
    return entry.status.value if hasattr(entry, "status") else ""


def test_a_meeting_that_is_taken_out_stays_as_cancelled_until_its_day_is_over(
    exports: Exports,
) -> None:
    before = exports.write()["a-i@jobboard"]
    exports.now += timedelta(hours=1)
    exports.service.events.unlog("a", "i")
    gone = exports.write()["a-i@jobboard"]
    assert (status(before), status(gone)) == ("CONFIRMED", "CANCELLED")
    assert gone.dtstart.value == before.dtstart.value
    assert not hasattr(gone, "valarm")
    assert int(gone.sequence.value) > int(before.sequence.value)
    assert gone.last_modified.value > before.last_modified.value
    # and nothing more comes of writing it again
    content = exports.path.read_bytes()
    exports.now += timedelta(hours=1)
    exports.write()
    assert exports.path.read_bytes() == content
    exports.now = TimelineBuilder().at("11-26 23:00")
    assert "a-i@jobboard" in exports.write()
    exports.now = TimelineBuilder().at("11-27 00:00")
    assert "a-i@jobboard" not in exports.write()


def test_what_comes_back_is_later_than_its_end(exports: Exports) -> None:
    exports.write()
    exports.now += timedelta(hours=1)
    exports.service.events.unlog("a", "i")
    gone = exports.write()["a-i@jobboard"]
    exports.now += timedelta(hours=1)
    exports.service.undo("{what}")
    back = exports.write()["a-i@jobboard"]
    assert status(back) == "CONFIRMED"
    assert int(back.sequence.value) > int(gone.sequence.value)
    content = exports.path.read_bytes()
    exports.now += timedelta(hours=1)
    exports.write()
    assert exports.path.read_bytes() == content


def test_a_deadline_that_is_met_and_a_card_in_the_bin_are_called_off(exports: Exports) -> None:
    assert not any(status(one) == "CANCELLED" for one in exports.write().values())
    exports.service.events.log("wish", Kind.APPLIED)
    exports.service.remove(["a"])
    found = exports.write()
    assert status(found["wish-apply-by-1@jobboard"]) == "CANCELLED"
    assert status(found["a-i@jobboard"]) == "CANCELLED"
    assert status(found["c-task-due-t-1@jobboard"]) == ""


def test_an_id_may_have_dashes_in_it(exports: Exports) -> None:
    other = (
        TimelineBuilder().log("interview", "11-26 15:00", "b-2", id="x").board.applications["b-2"]
    )
    exports.service.change("more", lambda board: board.add(other))
    exports.write()
    exports.service.events.unlog("b-2", "x")
    assert status(exports.write()["b-2-x@jobboard"]) == "CANCELLED"


def test_another_boards_calendar_and_other_entries_are_written_over(exports: Exports) -> None:
    entry = "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20261225T000000Z\r\nDTEND:20261225T010000Z\r\n"
    entry += "LAST-MODIFIED:20261101T000000Z\r\nSEQUENCE:1\r\nEND:VEVENT\r\n"
    told = "".join(entry.format(uid=uid) for uid in ("other-x@jobboard", "a-y@example.com"))
    exports.path.write_text(f"BEGIN:VCALENDAR\r\n{told}END:VCALENDAR\r\n", encoding="utf-8")
    assert not {"other-x@jobboard", "a-y@example.com"} & set(exports.write())


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "UID:a-x@jobboard",
        "UID:a-x@jobboard DTEND:soon LAST-MODIFIED:now",
        "UID:a-x@jobboard UID:a-z@jobboard DTEND:20261225T000000Z LAST-MODIFIED:20261225T000000Z",
        "UID:a-x@jobboard DTEND:20261225T000000Z LAST-MODIFIED:20261225",
        "BEGIN:VALARM UID:a-x@jobboard",
    ],
)
def test_an_earlier_entry_that_makes_no_sense_is_none_of_ours(lines: str) -> None:
    content = "\r\n".join(("BEGIN:VEVENT", *lines.split(), "END:VEVENT", "")).encode()
    assert changed_entries(content, b"hello") == [content]
    assert list(cancelled_entries([], [content], hunt().board, TimelineBuilder().at("11-23"))) == []


def test_what_is_no_calendar_has_no_entries() -> None:
    for content in (b"", b"hello", b"BEGIN:VEVENT\r\n", b"\xff\x00"):
        assert changed_entries(content, b"other") == []
