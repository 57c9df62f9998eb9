"""The files in `tests/data` were written once and stay: what was kept then is understood for ever.

Written back they are the same byte for byte, and every command shows what stands in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.config.settings import Settings, load_settings, save_settings
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.fields import FIELDS, SPECIAL_FIELDS, FieldType
from jobboard_tui.domain.models import (
    ActionKind,
    Application,
    Channel,
    Contact,
    Event,
    Kind,
    Outcome,
    Pause,
    ReminderAction,
    Stage,
    StageChange,
    Timeline,
)
from jobboard_tui.domain.offer_values import AnswerSource, Concern, ItemAnswer, ItemState, RedFlag
from jobboard_tui.domain.practice_values import (
    Answer,
    Answers,
    Goal,
    HonestAnswer,
    Level,
    Practice,
    PracticeEntry,
)
from jobboard_tui.interchange.exporters.export import as_json
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from tests.cli.conftest import CommandLine
from tests.rows import for_each_row

DATA = Path(__file__).parent.parent / "data"
BOARD = (DATA / "board.json").read_bytes()
NOW = "2026-11-26T10:00"
SHOWN: dict[str, Any] = json.loads((DATA / "shown.json").read_text(encoding="utf-8"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store whose file is the one that was written then, with the journal of its last changes."""
    places = Places.under(tmp_path)
    places.data.mkdir()
    places.board.write_bytes(BOARD)
    state_dir = places.state_dir(places.board)
    state_dir.mkdir(parents=True)
    (state_dir / "journal.jsonl").write_bytes((DATA / "journal.jsonl").read_bytes())
    return Store(places.board, places, clock=lambda: datetime(2026, 11, 26, 1, tzinfo=UTC))


# -- it has everything -----------------------------------------------------------------------------


def records(value: Any) -> Iterable[dict[str, Any]]:
    """Every record in the file, however deep."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from records(one)


@for_each_row(
    "kind",
    [
        Contact,
        Event,
        ReminderAction,
        StageChange,
        Pause,
        ItemAnswer,
        Concern,
        RedFlag,
        PracticeEntry,
        Goal,
        Answers,
        Answer,
    ],
)
def test_the_file_has_a_record_with_every_field(kind: type) -> None:
    """Or records that together have them: a field that is added has to come into the file."""
    names = {one.name for one in fields(kind)} - {"extra"}
    needed = {one.name for one in fields(kind) if _is_needed(kind, one.name)}
    alike = [record for record in records(json.loads(BOARD)) if needed <= record.keys()]
    assert names <= {name for record in alike for name in record}


def _is_needed(kind: type, name: str) -> bool:
    field = kind.__dataclass_fields__[name]  # type: ignore[attr-defined]
    return field.default is MISSING and field.default_factory is MISSING


def test_the_file_has_applications_with_fields_of_every_type() -> None:
    """And with every field that has code of its own; one with a row is kept as its type is."""
    tables = json.loads(BOARD)
    found = [*tables["applications"].values(), *tables["bin"].values()]
    names = {name for record in found for name in record}
    assert SPECIAL_FIELDS - {"id", "extra"} <= names
    assert {row.type for row in FIELDS.values() if row.name in names} == set(FieldType)


@for_each_row(
    "values",
    [Stage, Outcome, Kind, Channel, ActionKind, ItemState, AnswerSource, Practice, HonestAnswer],
)
def test_the_file_has_every_value(values: type[StrEnum]) -> None:
    texts = {text for record in records(json.loads(BOARD)) for text in _texts(record)}
    assert {one.value for one in values} <= texts


def _texts(record: dict[str, Any]) -> Iterable[str]:
    return (value for value in record.values() if isinstance(value, str))


# -- it comes back ---------------------------------------------------------------------------------


def without_stamps(content: bytes) -> str:
    """The file without the instants of the last changes, which no export has."""
    lines = []
    for line in content.decode().splitlines(keepends=True):
        name, colon, record = line.partition(":")
        if '"stamps":' in record:
            end = ",\n" if record.endswith(",\n") else "\n"
            kept = json.loads(record.removesuffix(end))
            del kept["stamps"]
            record = json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + end
        lines.append(name + colon + record)
    return "".join(lines)


def test_read_and_written_it_is_the_same_byte_for_byte(store: Store) -> None:
    assert as_json(store.load()) == without_stamps(BOARD)


def test_with_every_event_written_anew_it_is_the_same_too(store: Store) -> None:
    board = store.load()

    def anew(group: Any) -> dict[str, Application]:
        return {
            key: replace(one, events=Timeline([replace(event) for event in one.events]))
            for key, one in group.items()
        }

    whole = replace(board, applications=anew(board.applications), bin=anew(board.bin))
    assert as_json(whole) == without_stamps(BOARD)


def test_a_change_writes_its_record_alone(store: Store) -> None:
    store.commit("edit", lambda board: board.edit("aoba", location="Osaka"))
    before, after = BOARD.splitlines(), store.path.read_bytes().splitlines()
    (changed,) = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    old, new = (json.loads(line.removesuffix(b",").partition(b":")[2]) for line in changed)
    assert new.pop("location") == "Osaka"
    assert new["stamps"].pop("location") == "2026-11-26T01:00:00+00:00"
    del old["location"], old["stamps"]["location"]
    assert new == old


def test_its_last_changes_are_undone_and_made_again(store: Store) -> None:
    now = store.load()
    label, board = store.undo()
    assert (label, board.hill.aim) == ("goals", Level.N3)
    label, board = store.undo()
    assert label == "Aoba: location, tags"
    assert (board["aoba"].location, board["aoba"].tags) == ("大阪府大阪市", ("python",))
    assert board.hill.aim is Level.N3
    assert store.redo()[0] == "Aoba: location, tags"
    assert store.redo() == ("goals", now)


# -- it is shown -----------------------------------------------------------------------------------


@pytest.fixture
def there(cli: CommandLine) -> CommandLine:
    cli.file.write_bytes(BOARD)
    return replace(cli, now=NOW)


def as_then(shown: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """What is shown of the fields that there were when the file was written."""
    return {name: value for name, value in shown.items() if name in expected}


@pytest.mark.parametrize("app", SHOWN["show"])
def test_show_tells_what_stands_in_the_file(there: CommandLine, app: str) -> None:
    assert as_then(there.show(app), SHOWN["show"][app]) == SHOWN["show"][app]


def test_list_tells_what_stands_in_the_file(there: CommandLine) -> None:
    for shown in there("list", "--json").json:
        expected = dict(SHOWN["show"][shown["id"]])
        del expected["events"]
        assert as_then(shown, expected) == expected


def test_bin_and_practice_tell_what_stands_in_the_file(there: CommandLine) -> None:
    binned = there("bin", "--json").json
    assert [one["next"] for one in binned] == [None]
    assert [as_then(*pair) for pair in zip(binned, SHOWN["bin"], strict=True)] == SHOWN["bin"]
    assert there("practice", "--json").json == SHOWN["practice"]


def test_hill_and_audit_tell_what_stands_in_the_file(there: CommandLine) -> None:
    hill = there("hill", "--json").json
    assert {name: hill[name] for name in SHOWN["hill"]} == SHOWN["hill"]
    goals = {
        name: (one["goal"], one["unit"]) for name, one in hill["weeks"][-1]["practice"].items()
    }
    assert (goals["japanese"], goals["hunting"]) == ((180, "minutes"), (4, "counts"))
    audit = there("audit", "--show", "--json").json
    answers = {one["id"]: [one["answer"], one["words"]] for one in audit["questions"]}
    assert {"last": audit["last"], "answers": answers} == SHOWN["audit"]


@pytest.mark.parametrize("app", SHOWN["checklist"])
def test_checklist_tells_what_stands_in_the_file(there: CommandLine, app: str) -> None:
    shown = there("checklist", app, "--json").json
    expected = dict(SHOWN["checklist"][app])
    items = {item["id"]: item for topic in shown["topics"] for item in topic["items"]}
    for name, (state, value, origin) in expected.pop("items").items():
        assert (items[name]["state"], items[name]["origin"]) == (state, origin)
        assert value in items[name]["value"]  # beside the terms that belong to the item
    assert {name: shown[name] for name in expected} == expected


def test_the_rest_is_told_of_its_applications(there: CommandLine) -> None:
    (asked,) = there("questions", "--json").json
    assert (asked["application"], asked["round"]) == ("aoba", 1)
    assert asked["question"] == "夜間の障害で最も大変だったことは何ですか。"
    compared = there("compare", "--json").json
    assert [one["application"] for one in compared["offers"]] == ["momiji", "aoba"]
    assert there("stats", "--json").json["applications"] == len(SHOWN["show"])
    snoozed = [one for one in there.due("--all") if "snoozed_until" in one]
    assert [(one["rule"], one["event"]) for one in snoozed] == [("weekly-audit", "audit-1")]
    meetings = [
        (item["application"], item["event"])
        for day in there("agenda", "--days", "30", "--json").json
        for item in day["items"]
        if item["what"] == "meeting"
    ]
    assert meetings == [("aoba", "aoba-meeting"), ("kestrel", "kestrel-next")]


def test_looking_changes_nothing(there: CommandLine) -> None:
    for words in ("list", "show aoba", "due", "agenda", "stats", "hill", "compare", "check"):
        there(*words.split())
    assert there.file.read_bytes() == BOARD


# -- the settings ----------------------------------------------------------------------------------


def test_settings_of_every_kind_are_read_and_left_as_they_are(tmp_path: Path) -> None:
    places = Places.under(tmp_path)
    places.config.mkdir()
    kept = (DATA / "settings.toml").read_bytes()
    places.settings.write_bytes(kept)
    settings = load_settings(places)
    default = Settings()
    same = [
        one.name
        for one in fields(Settings)
        if one.compare and getattr(settings, one.name) == getattr(default, one.name)
    ]
    assert same == [], "the file has another value than usual for each setting"
    save_settings(places, settings)
    assert places.settings.read_bytes() == kept


def test_the_settings_of_earlier_versions_count_until_there_are_new_ones(tmp_path: Path) -> None:
    places = Places.under(tmp_path)
    places.config.mkdir()
    places.old_settings.write_bytes((DATA / "settings.json").read_bytes())
    old = load_settings(places)
    places.settings.write_bytes((DATA / "settings.toml").read_bytes())
    new = load_settings(places)
    later = {"filters", "keys", "letters", "week"}
    for one in fields(Settings):
        if one.compare and one.name not in later:
            assert getattr(old, one.name) == getattr(new, one.name), one.name


def test_a_board_of_nothing_is_the_shortest_file() -> None:
    assert json.loads(as_json(Board())) == {
        "board": {"board": {"schema": 1, "zone": "Asia/Tokyo"}},
        "applications": {},
        "bin": {},
    }
