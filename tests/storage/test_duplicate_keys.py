"""What stands twice in a file is damage: told by line and id, not saved over, merged by repair."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import BoardDamaged, JobboardError, Unstorable
from jobboard_tui.domain.models import Kind, Timeline
from jobboard_tui.domain.practice_values import Answers, Practice, PracticeEntry
from jobboard_tui.storage import atomic_storage, damage, duplicate_keys, line_format
from jobboard_tui.storage.merge_history import entries, place
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.repair import check, copies, describe_finding, repair
from jobboard_tui.storage.store import Store
from jobboard_tui.sync import conflict_copies
from tests.rows import for_each_row
from tests.storage.boards import AT, application, event, open_store, stored


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)


def three(folder: Path) -> Store:
    """Three cards, the first with an event, and one in the bin; the cards stand in lines 6 to 8."""
    store = stored(folder, application("a", location="Tokyo"), application("b"), application("m"))
    store.commit("log", lambda board: board.log("a", event("e1", note="early")))
    store.commit("bin", lambda board: board.with_applications(application("z")).remove("z", AT))
    return store


def with_line(content: bytes, number: int, line: bytes) -> bytes:
    """The content with one more line, which then has that number."""
    lines = content.split(b"\n")
    return b"\n".join([*lines[: number - 1], line, *lines[number - 1 :]])


def line_of(content: bytes, number: int) -> bytes:
    return content.split(b"\n")[number - 1]


def accepted_both(content: bytes) -> bytes:
    """Both lines of a conflict are left, and only the markers are gone."""
    theirs = line_of(content, 6).replace(b'"location":"Tokyo"', b'"salary":"9M","notes":"laptop"')
    return with_line(content, 7, theirs)


def event_twice(same: bool) -> Callable[[bytes], bytes]:
    def hurt(content: bytes) -> bytes:
        events = line_of(content, 6).partition(b'"events":[')[2].removesuffix(b"]},")
        other = events if same else events.replace(b"early", b"late")
        return content.replace(events, events + b"," + other)

    return hurt


def in_board(name: bytes, element: bytes, other: bytes = b"") -> Callable[[bytes], bytes]:
    """A list of the whole board that has an element twice."""

    def hurt(content: bytes) -> bytes:
        both = b"[" + element + b"," + (other or element) + b"]"
        return content.replace(b'"schema":1', b'"schema":1,"' + name + b'":' + both)

    return hurt


_WHEN = b'"at":"2026-11-20T09:00:00+00:00","logged":"2026-11-20T09:00:00+00:00"'
PRACTISED = b'{"id":"x1","practice":"japanese",' + _WHEN + b',"minutes":20}'
AUDIT = b'{"event":"n1","at":"2026-11-20T09:00:00+00:00","answers":[]}'
NOTED = b'{"id":"n1","kind":"audit",' + _WHEN + b"}"

TWICE: dict[str, tuple[Callable[[bytes], bytes], str, tuple[int, str, str]]] = {
    "a record": (accepted_both, "line 7, .*the record a appears twice", (7, "a", "")),
    "the same record": (
        lambda content: with_line(content, 7, line_of(content, 6)),
        "line 7, .*the record a appears twice",
        (7, "a", ""),
    ),
    "a record elsewhere in the table": (
        lambda content: with_line(content, 8, line_of(content, 6)),
        "line 8, .*the record a appears twice",
        (8, "a", ""),
    ),
    "a record under an escaped name": (
        lambda content: with_line(content, 7, line_of(content, 6).replace(b'"a"', b'"\\u0061"')),
        "line 7, .*the record a appears twice",
        (7, "a", ""),
    ),
    "a record of the bin": (
        lambda content: with_line(content, 11, line_of(content, 11) + b","),
        "line 12, .*the record z appears twice",
        (12, "z", ""),
    ),
    "the board's own": (
        lambda content: with_line(content, 4, b"," + line_of(content, 3)),
        "the record board appears twice",
        (4, "board", ""),
    ),
    "a table": (
        lambda content: content.replace(
            b'"bin":{', b'"applications":{\n' + line_of(content, 8) + b'\n},\n"bin":{'
        ),
        "line 10, .*the table applications appears twice",
        (10, "", "applications"),
    ),
    "an empty table": (
        lambda content: content.replace(b'"bin":{', b'"applications":{\n},\n"bin":{'),
        "line 10, .*the table applications appears twice",
        (10, "", "applications"),
    ),
    "a field": (
        lambda content: content.replace(b'"location"', b'"location":"Osaka","location"'),
        "line 6, column .*: location of a appears twice",
        (6, "a", "location"),
    ),
    "a field of an event": (
        lambda content: content.replace(b'"note":"early"', b'"note":"late","note":"early"'),
        r"line 6, column .*: events\[0\]\.note of a appears twice",
        (6, "a", "events[0].note"),
    ),
    "the events": (
        lambda content: content.replace(b'"events":', b'"events":[],"events":'),
        "line 6, column .*: events of a appears twice",
        (6, "a", "events"),
    ),
    "an event": (
        event_twice(same=True),
        r"events\[1\]\.id of a: used twice",
        (6, "a", "events[1].id"),
    ),
    "two events of one id": (
        event_twice(same=False),
        r"events\[1\]\.id of a: used twice",
        (6, "a", "events[1].id"),
    ),
    "an event of the board": (
        in_board(b"events", NOTED),
        r"events\[1\]\.id of board: used twice",
        (2, "board", "events[1].id"),
    ),
    "an exercise": (
        in_board(b"practised", PRACTISED),
        r"practised\[1\]\.id of board: used twice",
        (2, "board", "practised[1].id"),
    ),
    "the answers of an audit": (
        in_board(b"self_audits", AUDIT),
        r"self_audits\[1\]\.event of board: used twice",
        (2, "board", "self_audits[1].event"),
    ),
}


@pytest.mark.parametrize("name", TWICE)
def test_it_is_told_and_nothing_is_saved_before_the_repair(tmp_path: Path, name: str) -> None:
    hurt, words, spot = TWICE[name]
    store = three(tmp_path)
    store.path.write_bytes(hurt(store.path.read_bytes()))
    before = store.path.read_bytes()
    for one in (store, open_store(tmp_path)):
        for act in (
            one.load,
            one.undo,
            lambda one=one: one.commit("log", lambda board: board.log("m", event("n"))),
            lambda one=one: conflict_copies.read_copy(one.path),
        ):
            with pytest.raises(BoardDamaged, match=words) as damaged:
                act()
            assert "check --repair" in str(damaged.value)
    assert store.path.read_bytes() == before
    (finding,) = check(store.path)
    assert (finding.line, finding.record, finding.field) == spot
    assert "twice" in describe_finding(finding)


@pytest.mark.parametrize("known", [True, False], ids=["with what is known", "without"])
@pytest.mark.parametrize("name", TWICE)
def test_a_repair_keeps_both_and_the_file_is_in_order_then(
    tmp_path: Path, name: str, known: bool
) -> None:
    hurt, _words, _spot = TWICE[name]
    store = three(tmp_path)
    store.path.write_bytes(hurt(store.path.read_bytes()))
    damaged = store.path.read_bytes()
    places = store.places if known else Places.under(tmp_path / "elsewhere")
    report = repair(store.path, places)
    assert report.beside is not None
    assert report.beside.read_bytes() == damaged
    assert report.lost == []
    assert report.kept == 4
    assert check(store.path) == []
    board = Store(store.path, Places.under(tmp_path / "another machine")).load()
    assert set(board.applications) == {"a", "b", "m"}
    assert set(board.bin) == {"z"}
    assert board["a"].location in ("Tokyo", "Osaka")
    if name == "a record":
        assert (board["a"].location, board["a"].salary) == ("Tokyo", "9M")
        assert board["a"].notes == "laptop"
    notes = [one.note for one in board["a"].events]
    assert notes == (["early", "late"] if name == "two events of one id" else notes[:1])
    assert len({one.id for one in board["a"].events}) == len(notes) > 0
    assert len(board.events) == (name == "an event of the board")
    assert len(board.hill.exercises) == (name == "an exercise")
    assert len(board.hill.audits) == (name == "the answers of an audit")
    assert repair(store.path, places).beside is None


def test_of_a_field_with_two_values_the_one_that_gives_way_is_in_the_history(
    tmp_path: Path,
) -> None:
    store = three(tmp_path)
    content = store.path.read_bytes()
    store.path.write_bytes(content.replace(b'"location"', b'"location":"Osaka","location"'))
    report = repair(store.path, store.places)
    kept = open_store(tmp_path).load()["a"].location
    gave_way = {"Tokyo", "Osaka"} - {kept}
    assert {clash.lost for clash in report.clashes} == gave_way
    assert {
        value.clash.lost for value in entries(place(store.places.state_dir(store.path)))
    } == gave_way


def test_three_of_one_are_three_and_two_machines_come_to_the_same(tmp_path: Path) -> None:
    store = three(tmp_path)
    content = store.path.read_bytes()
    first = content.partition(b'"events":[')[2].partition(b"]")[0]
    several = b",".join([first, *(first.replace(b"early", word) for word in (b"x", b"y", b"x"))])
    hurt = content.replace(first, several)
    found = []
    for name in ("one", "other"):
        path = tmp_path / name / "board.json"
        path.parent.mkdir()
        path.write_bytes(hurt)
        repair(path, Places.under(tmp_path / name))
        assert check(path) == []
        found.append(path.read_bytes())
    events = json.loads(found[0])["applications"]["a"]["events"]
    assert [one["note"] for one in events] == ["early", "x", "y"]
    assert found[0] == found[1]


def test_the_later_answers_to_one_audit_stay_and_the_earlier_are_in_the_history(
    tmp_path: Path,
) -> None:
    store = three(tmp_path)
    later = AUDIT.replace(b"T09", b"T10")
    store.path.write_bytes(in_board(b"self_audits", later, AUDIT)(store.path.read_bytes()))
    (clash,) = repair(store.path, store.places).clashes
    assert clash.lost == json.loads(AUDIT)
    assert [answers.at.hour for answers in open_store(tmp_path).load().hill.audits] == [10]


# -- laid out otherwise --------------------------------------------------------------------------


def pretty(content: bytes) -> bytes:
    """The content as an editor lays it out, with what appears twice."""
    return b"{" + b",".join(_members(duplicate_keys.parse_with_duplicates(content), 0)) + b"\n}\n"


def _members(found: dict[str, Any], depth: int) -> list[bytes]:
    start = b"\n" + b"  " * (depth + 1)
    members = []
    for key, value in found.items():
        for one in value if isinstance(value, duplicate_keys.DuplicateValues) else [value]:
            text = (
                b"{" + b",".join(_members(one, depth + 1)) + b"\n" + b"  " * (depth + 1) + b"}"
                if isinstance(one, dict)
                else b"[" + b", ".join(_element(each, depth + 1) for each in one) + b"]"
                if isinstance(one, list)
                else orjson.dumps(one)
            )
            members.append(start + orjson.dumps(key) + b": " + text)
    return members


def _element(value: Any, depth: int) -> bytes:
    if isinstance(value, dict):
        return b"{" + b",".join(_members(value, depth)) + b"\n" + b"  " * depth + b"}"
    return orjson.dumps(value)


@pytest.mark.parametrize("name", TWICE)
def test_in_another_layout_it_is_told_and_mended_as_well(tmp_path: Path, name: str) -> None:
    hurt, _words, _spot = TWICE[name]
    store = three(tmp_path)
    content = pretty(hurt(store.path.read_bytes()))
    store.path.write_bytes(content)
    with pytest.raises(BoardDamaged, match="twice"):
        open_store(tmp_path).load()
    assert check(store.path)
    repair(store.path, Places.under(tmp_path / "elsewhere"))
    assert check(store.path) == []
    assert set(open_store(tmp_path).load().applications) == {"a", "b", "m"}


def test_the_line_is_the_one_of_the_second(tmp_path: Path) -> None:
    store = three(tmp_path)
    content = pretty(accepted_both(store.path.read_bytes()))
    store.path.write_bytes(content)
    (finding,) = check(store.path)
    lines = content.split(b"\n")
    places = [number for number, line in enumerate(lines, 1) if line.strip().startswith(b'"a": {')]
    assert finding.line == places[1]


# -- beside the board ----------------------------------------------------------------------------


def test_a_file_that_an_earlier_version_called_sound_is_looked_at_again(tmp_path: Path) -> None:
    store = three(tmp_path)
    content = store.path.read_bytes()
    store.path.write_bytes(content.replace(b'"location"', b'"location":"Osaka","location"'))
    note = store.places.state_dir(store.path) / "known.json"
    looks = atomic_storage.signature(store.path.stat())
    told = {"looks": list(looks), "checksum": atomic_storage.checksum(store.path.read_bytes())}
    note.write_bytes(orjson.dumps(told))
    with pytest.raises(BoardDamaged, match="twice"):
        open_store(tmp_path).load()


def test_a_copy_in_which_something_stands_twice_is_not_offered(tmp_path: Path) -> None:
    store = three(tmp_path)
    (snapshot,) = (store.places.state_dir(store.path) / "snapshots").glob("*.json")
    assert len(copies(store.path, store.places)) == 1
    snapshot.write_bytes(accepted_both(store.path.read_bytes()))
    assert copies(store.path, store.places) == []


def test_in_a_damaged_file_both_versions_are_rescued_line_by_line(tmp_path: Path) -> None:
    store = three(tmp_path)
    content = accepted_both(store.path.read_bytes())
    store.path.write_bytes(
        content.replace(b'"salary"', b'"agency":"X","agency":"X","salary"')[:-20]
    )
    repair(store.path, store.places)
    found = open_store(tmp_path).load()["a"]
    assert (found.location, found.salary, found.agency) == ("Tokyo", "9M", "X")


def test_a_merge_that_is_given_such_a_file_refuses_it(tmp_path: Path) -> None:
    store = three(tmp_path)
    theirs = tmp_path / "theirs.json"
    theirs.write_bytes(accepted_both(store.path.read_bytes()))
    before = store.path.read_bytes()
    for files in ((theirs, store.path, store.path), (store.path, store.path, theirs)):
        with pytest.raises(BoardDamaged, match="twice"):
            conflict_copies.merge_files(*files)
    assert store.path.read_bytes() == before


# -- nothing is written that the reader refuses --------------------------------------------------

UNREADABLE: dict[str, tuple[Callable[[Board], Board], str]] = {
    "an event id twice": (
        lambda board: board.with_applications(
            replace(board["a"], events=Timeline([event(), event()]))
        ),
        r"events\[1\]\.id of a could not be read back: used twice",
    ),
    "an event of the board twice": (
        lambda board: replace(board, events=(event("n"), event("n"))),
        "of board .*used twice",
    ),
    "an exercise twice": (
        lambda board: replace(
            board,
            hill=replace(
                board.hill,
                exercises=(PracticeEntry(id="x", practice=Practice.JAPANESE, at=AT, logged=AT),)
                * 2,
            ),
        ),
        "of board .*used twice",
    ),
    "answers twice": (
        lambda board: replace(
            board, hill=replace(board.hill, audits=(Answers(event="n", at=AT, answers=()),) * 2)
        ),
        "of board .*used twice",
    ),
    "nested deeply": (
        lambda board: board.edit("a", extra={"x": json.loads("[" * 95 + "]" * 95)}),
        "nested too deeply",
    ),
    "minutes without end": (
        lambda board: board.log("a", event("n", Kind.INTERVIEW, minutes=10**7)),
        "minutes of a could not be read back",
    ),
    "a text in place of a number": (
        lambda board: board.edit("a", place="first"),
        "place of a could not be read back",
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, name: str) -> None:
    change, words = UNREADABLE[name]
    store = three(tmp_path)
    before = store.path.read_bytes()
    with pytest.raises(Unstorable, match=words):
        store.commit("edit", change)
    assert store.path.read_bytes() == before
    assert store.commit("edit", lambda board: board.edit("a", notes="x"))["a"].notes == "x"


def test_a_save_that_would_make_the_file_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = three(tmp_path)
    before = store.path.read_bytes()
    monkeypatch.setattr(line_format, "LARGEST", len(before) + 100)
    with pytest.raises(Unstorable, match="too large for a board; delete what you no longer need"):
        store.commit("edit", lambda board: board.edit("a", notes="x" * 100))
    assert store.path.read_bytes() == before
    assert store.commit("edit", lambda board: board.edit("a", notes="x"))["a"].notes == "x"


def test_a_file_too_large_is_not_repaired_into_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = three(tmp_path)
    store.path.write_bytes(b"\0" * 5000)
    monkeypatch.setattr(line_format, "LARGEST", 4000)
    with pytest.raises(JobboardError, match="too large"):
        repair(store.path, store.places)
    assert store.path.read_bytes() == b"\0" * 5000


@pytest.mark.parametrize("depth", [89, 90, 91, 300])
def test_check_and_save_agree_on_how_deep_is_too_deep(tmp_path: Path, depth: int) -> None:
    store = three(tmp_path)
    deep = b"[" * depth + b"]" * depth
    content = store.path.read_bytes()
    store.path.write_bytes(content.replace(b'"location"', b'"x":' + deep + b',"location"'))
    if check(store.path):
        with pytest.raises(BoardDamaged, match="line 6, x of a: nested too deeply"):
            store.load()
    else:
        assert store.commit("edit", lambda b: b.edit("a", notes="x"))["a"].notes == "x"
        assert open_store(tmp_path).load()["a"].notes == "x"
    assert bool(check(store.path)) is (depth > 90)


# -- the means -----------------------------------------------------------------------------------


class Members(list[tuple[str, Any]]):
    """An object with its names as they stand in the file."""


names = st.sampled_from(["a", "b", 'q"', "日", "a\\b"])
contents = st.recursive(
    st.none() | st.integers(-9, 9) | st.sampled_from(['", "a": {', "{[", "\\", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.lists(st.tuples(names, inner), max_size=3).map(Members)
    ),
    max_leaves=12,
)


def written(value: Any, gap: str) -> str:
    if isinstance(value, Members):
        inside = ("," + gap).join(
            f"{json.dumps(name)}:{gap}{written(one, gap)}" for name, one in value
        )
        return "{" + gap + inside + "}"
    if isinstance(value, list):
        return "[" + ("," + gap).join(written(one, gap) for one in value) + "]"
    return json.dumps(value)


def doubles_in(value: Any) -> int:
    if isinstance(value, Members):
        own = len(value) - len({name for name, _one in value})
        return own + sum(doubles_in(one) for _name, one in value)
    return sum(map(doubles_in, value)) if isinstance(value, list) else 0


@given(contents, st.sampled_from(["", " ", "\n", "\r\n\t"]))
def test_every_name_that_stands_twice_is_found_at_its_place(value: Any, gap: str) -> None:
    text = written(value, gap).encode()
    found = duplicate_keys.find_duplicate_keys(text)
    assert len(found) == doubles_in(value)
    for duplicate_key in found:
        line = text.split(b"\n")[duplicate_key.line - 1].decode()
        assert line[duplicate_key.column - 1] == '"'
    assert bool(duplicate_keys.first_duplicate_key(text)) is bool(found)


@given(contents)
def test_the_versions_hold_every_value_and_the_last_one_is_what_a_parser_takes(value: Any) -> None:
    text = written(value, "").encode()
    versions = duplicate_keys.versions(duplicate_keys.parse_with_duplicates(text))
    for one in versions:
        assert type(one) is type(orjson.loads(text))
        orjson.dumps(one)
    if not doubles_in(value):
        assert versions == [orjson.loads(text)]


@for_each_row(
    ("text", "is_large"),
    [
        (b'{"n":9223372036854775807}', False),
        (b'{"n":-9223372036854775808}', False),
        (b'{"n":18446744073709551615}', False),
        (b'{"n":18446744073709551616}', True),
        (b'{"n":-9223372036854775809}', True),
        (b'{"n":0.12345678901234567890123}', False),
        (b'{"n":[1,' + b"7" * 300 + b"]}", True),
        (b'{"n":"' + b'\\"x' * 3000 + b"https://x.example/" + b"7" * 30 + b'"}', False),
        (b'{"m":"' + b"x" * 6000 + b'","n":"' + b"7" * 30 + b'"}', False),
    ],
)
def test_only_a_number_that_loses_digits_is_too_large(text: bytes, is_large: bool) -> None:
    assert (damage.large_number(text) is not None) is is_large
