"""Our own JSON in and out: everything comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import pytest
from hypothesis import given, settings

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import (
    ActionKind,
    Application,
    Contact,
    Event,
    Kind,
    Outcome,
    Pause,
    ReminderAction,
    Stage,
    Timeline,
)
from jobboard_tui.domain.practice_values import PracticeLog
from jobboard_tui.domain.text import clean
from jobboard_tui.interchange.exporters.export import as_json, export
from jobboard_tui.interchange.importers import Plan, Verdict, read
from jobboard_tui.interchange.importers.apply_plan import apply_plan
from tests.storage.boards import AT, application, boards, event

NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Tokyo"))


def plan_of(tmp_path: Path, content: str | dict[str, Any] | list[Any], board: Board) -> Plan:
    path = tmp_path / "board.json"
    path.write_bytes(content.encode() if isinstance(content, str) else orjson.dumps(content))
    return read([path], board, NOW)


# -- any board at all ----------------------------------------------------------------------------


def tidy(board: Board) -> Board:
    """The board as it would be if everything in it had come in through the gate."""
    return replace(
        board,
        applications={key: _tidy(one) for key, one in board.applications.items()},
        bin={key: _tidy(one) for key, one in board.bin.items()},
        events=tuple(map(_tidy_event, board.events)),
        hill=_tidy_hill(board.hill),
    )


def _tidy_hill(hill: PracticeLog) -> PracticeLog:
    exercises = [replace(entry, note=clean(entry.note, lines=True)) for entry in hill.exercises]
    audits = []
    for audit in hill.audits:
        answers = [
            replace(answer, question=clean(answer.question), words=clean(answer.words))
            for answer in audit.answers
        ]
        audits.append(replace(audit, answers=tuple(answers)))
    return replace(hill, exercises=tuple(exercises), audits=tuple(audits))


def _tidy(one: Application) -> Application:
    names = ("role", "url", "location", "source", "agency", "salary", "resume")
    return replace(
        one,
        company=clean(one.company) or "Aoba",
        notes=clean(one.notes, lines=True),
        tags=tuple(map(clean, one.tags)),
        unread_cells=tuple(map(clean, one.unread_cells)),
        contacts=tuple(_tidy_contact(each) for each in one.contacts),
        events=Timeline(map(_tidy_event, one.events)),
        **{name: _tidy_map(getattr(one, name)) for name in MAPS},
        **{name: clean(getattr(one, name)) for name in names},
    )


MAPS = ("checklist", "doubts", "flags", "terms", "papers")
TOLD = ("value", "title", "ask", "confirm", "text", "question", "answer", "note")


def _tidy_map(parts: Mapping[str, Any]) -> dict[str, Any]:
    return {clean(key): _tidy_part(one) for key, one in parts.items()}


def _tidy_part(one: Any) -> Any:
    if isinstance(one, str):
        return clean(one)
    told = {name: clean(getattr(one, name)) for name in TOLD if hasattr(one, name)}
    return replace(one, **told) if told else one


def _tidy_contact(contact: Contact) -> Contact:
    return replace(
        contact,
        name=clean(contact.name),
        email=clean(contact.email),
        phone=clean(contact.phone),
        title=clean(contact.title),
    )


def _tidy_event(one: Event) -> Event:
    return replace(
        one,
        where=clean(one.where),
        note=clean(one.note, lines=True),
        people=tuple(map(clean, one.people)),
    )


@given(boards())
@settings(max_examples=30)
def test_what_is_exported_comes_back_whole_and_only_once(tmp_path: Path, board: Board) -> None:
    board = tidy(board)
    plan = plan_of(tmp_path, as_json(board), Board())
    assert apply_plan(plan, Board()) == board
    assert {row.verdict for row in plan.rows} <= {Verdict.NEW}
    again = plan_of(tmp_path, as_json(board), board)
    assert not again.changes_anything
    assert apply_plan(again, board) == board


@given(boards(), boards())
@settings(max_examples=10)
def test_into_another_board_it_takes_nothing_away(
    tmp_path: Path, board: Board, other: Board
) -> None:
    board, other = tidy(board), tidy(other)
    after = apply_plan(plan_of(tmp_path, as_json(other), board), board)
    assert after.applications.keys() >= board.applications.keys()
    assert after.bin.keys() >= board.bin.keys()
    for key, one in board.applications.items():
        there = after.applications[key]
        assert (there.company, there.notes or one.notes) == (one.company, one.notes or there.notes)
        assert {event.id for event in there.events} >= {event.id for event in one.events}
    if board.applications or board.bin or board.events:
        assert (after.zone, after.pause) == (board.zone, board.pause)


# -- a board by hand -----------------------------------------------------------------------------


def full_board() -> Board:
    mark = ReminderAction(
        rule="thank-you", event="e1", attempt=1, shelf=ActionKind.DISMISSED, at=AT
    )
    aoba = application(
        events=Timeline([event(), event("e2", Kind.INTERVIEW, note="line\nline", minutes=45)]),
        marks=(mark,),
        extra={"colour": "blue"},
    )
    return Board(
        applications={"aoba": aoba, "kestrel": application("kestrel", stage=Stage.CLOSED)},
        bin={"momiji": application("momiji", removed=AT)},
        pause=Pause(since=AT),
        events=(event("audit", Kind.AUDIT),),
        marks=(mark,),
        zone="Europe/Berlin",
        extra={"評価": [1, 2]},
    )


def test_bin_marks_events_pause_and_unknown_fields_come_back(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    assert export(full_board(), path) == 2
    plan = read([path], Board(), NOW)
    assert plan.format == "json"
    assert apply_plan(plan, Board()) == full_board()
    assert [row.reason for row in plan.rows] == ["", "", "from the bin"]


def test_rows_have_the_lines_of_the_file(tmp_path: Path) -> None:
    text = as_json(full_board())
    plan = plan_of(tmp_path, text, Board())
    lines = text.splitlines()
    for row in plan.rows:
        assert row.understood is not None
        assert lines[row.line - 1].startswith(f'"{row.understood.id}":')


def test_another_copy_of_the_board_adds_its_events_and_marks(tmp_path: Path) -> None:
    here, there = full_board(), full_board()
    there = there.log("aoba", event("e3", Kind.OFFER)).edit("aoba", location="京都")
    there = there.note(event("audit2", Kind.AUDIT))
    there = there.mark(
        "aoba", ReminderAction(rule="connect", event=None, attempt=1, shelf=ActionKind.DONE, at=AT)
    )
    plan = plan_of(tmp_path, as_json(there), here)
    after = apply_plan(plan, here)
    one = after["aoba"]
    assert [each.id for each in one.events] == ["e1", "e2", "e3"]
    assert (one.stage, one.location, len(one.marks)) == (Stage.OFFER, "京都", 2)
    assert [each.id for each in after.events] == ["audit", "audit2"]
    assert plan.counts[Verdict.FULLER] == 1
    assert plan.rows[0].reason == "adds place, events (1), snoozed or dismissed reminders"
    assert not plan_of(tmp_path, as_json(there), after).changes_anything


def test_events_of_another_copy_do_not_reopen_what_is_closed(tmp_path: Path) -> None:
    here = full_board().move("aoba", Stage.CLOSED, NOW, Outcome.WITHDRAWN)
    there = full_board().log("aoba", event("e3", Kind.OFFER))
    after = apply_plan(plan_of(tmp_path, as_json(there), here), here)
    assert (after["aoba"].stage, after["aoba"].outcome) == (Stage.CLOSED, Outcome.WITHDRAWN)
    assert len(after["aoba"].events) == 3


def test_the_same_posting_under_another_id_is_recognised(tmp_path: Path) -> None:
    board = Board().add(application("other", company="AOBA", role="sre"))
    plan = plan_of(tmp_path, as_json(Board().add(application("aoba"))), board)
    assert [row.verdict for row in plan.rows] == [Verdict.SAME]


def test_two_alike_in_one_board_stay_two(tmp_path: Path) -> None:
    board = Board().add(application("a", company="X")).add(application("b", company="X"))
    assert apply_plan(plan_of(tmp_path, as_json(board), Board()), Board()) == board


def test_a_field_that_is_not_understood_is_named_and_the_rest_comes_in(tmp_path: Path) -> None:
    tables = orjson.loads(as_json(full_board()))
    tables["applications"]["aoba"]["stage"] = "dreaming"
    tables["applications"]["aoba"]["events"][1]["at"] = "soon"
    del tables["applications"]["kestrel"]["added"]
    plan = plan_of(tmp_path, tables, Board())
    columns = [{problem.column for problem in row.problems} for row in plan.rows]
    assert columns == [{"stage", "events[1].at"}, {"added"}, set()]
    aoba, kestrel, _momiji = plan.new
    assert (aoba.stage, [one.id for one in aoba.events]) == (Stage.WISHLIST, ["e1"])
    assert kestrel.added == NOW


def test_what_concerns_the_board_is_left_out_if_it_cant_be_read(tmp_path: Path) -> None:
    tables = orjson.loads(as_json(full_board()))
    tables["board"]["board"]["zone"] = "Mars/Olympus"
    plan = plan_of(tmp_path, tables, Board())
    assert plan.remarks == ("settings of the whole board are left out: zone can't be read",)
    assert apply_plan(plan, Board()).zone == "Asia/Tokyo"
    assert len(plan.new) == 3


def test_a_newer_file_says_to_update(tmp_path: Path) -> None:
    tables = orjson.loads(as_json(full_board()))
    tables["board"]["board"]["schema"] = 99
    with pytest.raises(JobboardError, match="update jobboard"):
        plan_of(tmp_path, tables, Board())


def test_broken_json_says_where(tmp_path: Path) -> None:
    with pytest.raises(JobboardError, match="line 3, column 6"):
        plan_of(tmp_path, '{\n"applications": {\n"a": x}}', Board())


def test_control_characters_do_not_come_in(tmp_path: Path) -> None:
    tables = orjson.loads(as_json(Board().add(application(events=Timeline([event()])))))
    record = tables["applications"]["aoba"]
    record["company"], record["events"][0]["note"] = "Ao\x1b[2Jba", "x\u202ey"
    (one,) = plan_of(tmp_path, tables, Board()).new
    assert (one.company, one.events[0].note) == ("Aoba", "xy")


def test_a_list_of_objects_is_read_like_a_table(tmp_path: Path) -> None:
    items = [
        {"company": "Aoba", "role": "SRE", "stage": "interview", "tags": ["a", "b"], "next": None},
        {"company": "Kestrel", "role": "Dev", "stage": "closed", "outcome": "rejected"},
        {"company": "", "role": "Dev"},
    ]
    plan = plan_of(tmp_path, items, Board())
    assert [(one.company, one.stage, one.outcome, one.tags) for one in plan.new] == [
        ("Aoba", Stage.INTERVIEW, None, ("a", "b")),
        ("Kestrel", Stage.CLOSED, Outcome.REJECTED, ()),
    ]
    assert [(row.line, row.verdict.value) for row in plan.rows][2] == (3, "unreadable")


def test_what_is_nested_is_kept_named_and_marked(tmp_path: Path) -> None:
    rounds = [{"kind": "onsite", "on": "2026-11-25", "with": ["Mori", "Ito"]}, {"kind": "final"}]
    items = [
        {
            "company": {"name": "Aoba", "industry": "IT"},
            "role": {"title": "SRE"},
            "status": {"name": "Interviewing"},
            "dateApplied": "2026-09-02",
            "rounds": rounds,
            "timeline": {"2026-10-01": "phone"},
            "salary": {"min": 6000000, "max": None},
            "location": {"city": "Tokyo", "since": "0001-01-01T00:00:00Z"},
            "skills": ["a", {"name": "b"}],
            "empty": {},
        },
        {"company": "Kestrel", "role": "PM", "salary": {}, "rounds": [], "location": "Osaka"},
    ]
    plan = plan_of(tmp_path, items, Board())
    aoba, kestrel = plan.new
    assert (aoba.company, aoba.role, aoba.stage) == ("Aoba", "SRE", Stage.INTERVIEW)
    assert (aoba.salary, aoba.location) == ("6000000", "Tokyo")
    (meeting,) = [event for event in aoba.events if event.kind is Kind.INTERVIEW]
    assert (meeting.at.date().isoformat(), meeting.people) == ("2026-11-25", ("Mori", "Ito"))
    assert aoba.notes.splitlines() == [
        "company: industry: IT",
        "rounds: kind: final",
        "timeline: 2026-10-01: phone",
        "skills: a",
        "name: b",
    ]
    assert [cell.partition(":")[0] for cell in aoba.unread_cells] == ["rounds", "timeline"]
    assert (
        "columns not understood are saved in the notes: company, rounds, timeline, skills"
    ) in plan.remarks
    assert (kestrel.location, kestrel.notes, kestrel.unread_cells) == ("Osaka", "", ())


@pytest.mark.parametrize("status", [{"id": 3}, {"text": "Offer"}, [{"name": "Offer"}], {"name": 3}])
def test_a_nested_stage_without_a_name_is_no_stage(status: object, tmp_path: Path) -> None:
    items = [{"company": "Aoba", "role": "SRE", "status": status, "date": "2026-09-02"}]
    (one,) = plan_of(tmp_path, items, Board()).new
    assert (one.stage, list(one.events)) == (Stage.WISHLIST, [])
    assert "status" in one.unread_cells[-1]


def test_what_is_no_object_in_a_list_is_counted(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, ["x", {"company": "Aoba", "role": "SRE"}, 3, None], Board())
    assert "3 list items are not objects and are left out" in plan.remarks
    assert [row.line for row in plan.rows] == [2]


def test_what_is_nested_very_deep_comes_in_without_its_depth(tmp_path: Path) -> None:
    for opened, closed in (('{"a": ', "}"), ("[", "]")):
        deep = f"{opened * 900}1{closed * 900}"
        text = f'[{{"company": "Aoba", "role": "SRE", "x": {deep}}}]'
        (one,) = plan_of(tmp_path, text, Board()).new
        assert one.notes.endswith("…")


@pytest.mark.parametrize("none", [0, "0", 0.0, "¥0", None])
def test_a_salary_of_nothing_is_none(none: object, tmp_path: Path) -> None:
    for fields in ({"salary": none}, {"min salary": none, "max salary": none}):
        (one,) = plan_of(tmp_path, [{"company": "Aoba", "role": "SRE", **fields}], Board()).new
        assert one.salary == ""


def test_a_mark_put_off_comes_back_with_its_time(tmp_path: Path) -> None:
    mark = ReminderAction(
        rule="stay-engaged",
        event=None,
        attempt=1,
        shelf=ActionKind.SNOOZED,
        at=AT,
        until=AT + timedelta(3),
    )
    board = Board(marks=(mark,))
    assert apply_plan(plan_of(tmp_path, as_json(board), Board()), Board()) == board


def test_a_board_in_which_something_stands_twice_is_not_imported_by_halves(tmp_path: Path) -> None:
    line = b'"a":{"company":"Aoba","role":"SRE","added":"2026-11-20T09:00:00+09:00"}'
    path = tmp_path / "board.json"
    path.write_bytes(b'{\n"applications":{\n' + line + b",\n" + line + b"\n}\n}\n")
    with pytest.raises(JobboardError, match=r"line 4: the record a appears twice; .*--repair"):
        read([path], Board(), NOW)


def test_events_of_one_id_come_in_each_under_its_own(tmp_path: Path) -> None:
    one = {"id": "e", "kind": "note", "at": NOW.isoformat(), "logged": NOW.isoformat()}
    record = {"company": "Aoba", "role": "SRE", "added": NOW.isoformat()}
    record["events"] = [one, one, {**one, "note": "another"}]
    path = tmp_path / "board.json"
    path.write_text(json.dumps({"applications": {"a": record}}), encoding="utf-8")
    (found,) = read([path], Board(), NOW).new
    assert [event.note for event in found.events] == ["", "another"]
    assert len({event.id for event in found.events}) == 2
