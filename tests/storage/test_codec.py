"""What stands in the file means what stood in the model, field by field."""

from __future__ import annotations

from dataclasses import fields

import orjson
import pytest
from hypothesis import given

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import (
    Application,
    Contact,
    Event,
    ReminderAction,
    Timeline,
)
from jobboard_tui.domain.search.sorting import last_activity
from jobboard_tui.storage import codec, line_format, schema
from tests.rows import for_each_row
from tests.storage.boards import AT, application, boards, event


def tables_of(board: Board) -> line_format.Tables:
    return {
        "board": {"board": codec.board_record(board)},
        "applications": {
            key: codec.application_record(one) for key, one in board.applications.items()
        },
        "bin": {key: codec.application_record(one) for key, one in board.bin.items()},
    }


def board_in(tables: line_format.Tables) -> Board:
    return codec.board_of(
        tables["board"]["board"],
        {key: codec.application_of(key, one) for key, one in tables["applications"].items()},
        {key: codec.application_of(key, one) for key, one in tables["bin"].items()},
    )


@given(boards())
def test_any_board_comes_back_from_the_file(board: Board) -> None:
    content, lines = line_format.serialize(tables_of(board), {})
    tables, found = line_format.parse(content)
    assert board_in(tables) == board
    assert found.keys() == lines.keys(), "our own layout is read line by line"
    assert list(schema.faults(tables)) == []
    pretty = orjson.dumps(orjson.loads(content), option=orjson.OPT_INDENT_2)
    assert board_in(line_format.parse(pretty)[0]) == board


@given(boards())
def test_the_last_activity_is_told_before_anything_is_read(board: Board) -> None:
    tables, _lines = line_format.parse(line_format.serialize(tables_of(board), {})[0])
    for key, one in board.applications.items():
        stored = codec.application_of(key, tables["applications"][key])
        told = [event.logged for event in one.events]
        assert last_activity(stored) == max(told, default=one.added)


@pytest.mark.parametrize("kind", [Event, Contact, Application])
def test_a_decoded_value_has_every_field_and_is_frozen(kind: type) -> None:
    one = application(contacts=(Contact(name="佐藤"),), events=Timeline([event()]))
    decoded = codec.application_of("aoba", codec.application_record(one))
    value = {Event: decoded.events[0], Contact: decoded.contacts[0], Application: decoded}[kind]
    assert type(value) is kind
    assert all(hasattr(value, field.name) for field in fields(kind))
    with pytest.raises(AttributeError):
        value.extra = {}


def test_whatever_another_program_calls_its_fields_they_come_out_again() -> None:
    record = codec.event_record(event()) | {"stamp": "2026-11-20T09:00:00+00:00", "colour": "red"}
    assert codec.event_record(codec.event_of(record)) == record


def test_defaults_are_left_out() -> None:
    assert codec.application_record(application()) == {
        "company": "Aoba 株式会社",
        "role": "SRE",
        "added": "2026-11-20T09:00:00+00:00",
    }
    assert codec.event_record(event()) == {
        "id": "e1",
        "kind": "note",
        "at": "2026-11-20T09:00:00+00:00",
        "logged": "2026-11-20T09:00:00+00:00",
    }


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        codec.event_record(event(at=AT.replace(tzinfo=None)))


def test_a_field_called_events_deeper_down_does_not_mislead_the_parser() -> None:
    strange = {"a": 1, "events": [{"b": 2, "events": []}]}
    board = Board().add(
        application(extra={"odd": strange}, events=Timeline([event(extra={"odd": strange})]))
    )
    content, _lines = line_format.serialize(tables_of(board), {})
    assert board_in(line_format.parse(content)[0]) == board


def test_unchanged_records_keep_their_lines_and_unchanged_lines_their_records() -> None:
    board = Board().add(application("a")).add(application("b"))
    tables = tables_of(board)
    content, lines = line_format.serialize(tables, {})
    tables["applications"]["a"] = {**tables["applications"]["a"], "notes": "new"}
    again, changed = line_format.serialize(tables, lines)
    assert changed["applications"]["b"] is lines["applications"]["b"]
    reread, _lines = line_format.parse(again, lines)
    assert reread["applications"]["b"] is tables["applications"]["b"]
    assert reread["applications"]["a"] == tables["applications"]["a"]
    assert content.count(b"\n") == again.count(b"\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"}\n},\n", b"}\n}\n"),
        (b"}]},\n", b"}]}\n"),
        (b"}]},\n", b"}]x,\n"),
        (b"\n}\n}\n", b"\n},\n}\n"),
        (b'"e1"', b'"e1'),
        (b"{\n", b"{\n,"),
    ],
)
def test_what_only_looks_like_our_layout_is_no_json(old: bytes, new: bytes) -> None:
    board = Board().add(application("a", events=Timeline([event()]))).add(application("b"))
    content, _lines = line_format.serialize(tables_of(board), {})
    with pytest.raises(orjson.JSONDecodeError):
        list(schema.faults(line_format.parse(content.replace(old, new, 1))[0]))


def test_one_record_a_line_in_readable_utf_8() -> None:
    content, _lines = line_format.serialize(tables_of(Board().add(application("b"))), {})
    assert content.decode().splitlines() == [
        "{",
        '"board":{',
        '"board":{"schema":1,"zone":"Asia/Tokyo"}',
        "},",
        '"applications":{',
        '"b":{"company":"B 株式会社","role":"SRE","added":"2026-11-20T09:00:00+00:00"}',
        "},",
        '"bin":{',
        "}",
        "}",
    ]


@for_each_row(
    "value",
    [float("nan"), float("inf"), {1, 2}, b"bytes", AT, 2**64, "\ud800", {1: "a"}, frozenset()],
    ids=repr,
)
def test_what_json_has_no_word_for_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        line_format.encode({"x": value})


def test_nesting_without_end_is_refused() -> None:
    deep: list[object] = []
    for _level in range(200):
        deep = [deep]
    with pytest.raises(ValueError, match="deep"):
        line_format.encode({"x": deep})


def test_a_mark_without_an_attempt_is_of_the_first() -> None:
    record = {"rule": "move-on", "shelf": "done", "at": AT.isoformat()}
    assert codec.mark_of(record) == ReminderAction(
        rule="move-on", event=None, attempt=1, shelf=codec._SHELVES["done"], at=AT
    )


def test_of_a_map_only_what_is_not_understood_is_left_out() -> None:
    record = {
        **codec.application_record(application()),
        "checklist": {
            "grades": {"state": "known", "value": "G4", "colour": 1},
            "team": {"state": "blue"},
            "visa": "yes",
        },
        "terms": {"base": 450000, "odd": [1], "none": None},
        "flags": {"pressure": {"note": "no time told"}},
        "doubts": [],
        "papers": {"passport": AT.isoformat(), "diplomas": "yes"},
    }
    found = {fault.field for fault in schema.application_faults("applications", "a", record)}
    assert found == {
        *("checklist.team.state", "checklist.visa", "terms.odd", "terms.none"),
        *("flags.pressure.at", "doubts", "papers.diplomas"),
    }
    one = codec.application_of("a", schema.understood_application(record))
    assert {key: finding.value for key, finding in one.checklist.items()} == {"grades": "G4"}
    assert one.checklist["grades"].extra == {"colour": 1}
    assert (dict(one.terms), dict(one.flags)) == ({"base": 450000}, {})
    assert dict(one.papers) == {"passport": AT}
