"""A file in which bytes were changed at random: read as JSON says, or refused, and rescued."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.errors import BoardDamaged, JobboardError
from jobboard_tui.domain.models import Kind, Stage
from jobboard_tui.storage import atomic_storage, line_format, schema
from jobboard_tui.storage.codec import BOM
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.repair import check, repair
from jobboard_tui.storage.store import Store
from tests.storage.boards import AT, application, event, open_store, stored

PIECES = [b'"', b"{", b"}", b"[", b"]", b",", b":", b"\n", b"\\", b"\0", b"\xff", b"1", b"null"]
PIECES += [b"},\n", b"}\n", b',"events":[', b'"bin":{\n', b"<<<<<<< HEAD\n", "日".encode(), BOM]

places_in_file = st.floats(0, 1, exclude_max=True)
mutations = st.lists(
    st.tuples(
        places_in_file,
        st.integers(0, 6),
        st.sampled_from(PIECES) | st.binary(max_size=3),
    ),
    min_size=1,
    max_size=3,
)


def mutated(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The content with some bytes at some places taken out and others put in."""
    for where, taken, put in changes:
        at = int(where * len(content))
        content = content[:at] + put + content[at + taken :]
    return content


@pytest.fixture(scope="module")
def content(tmp_path_factory: Any) -> bytes:
    """A small board with a little of everything."""
    store = stored(
        tmp_path_factory.mktemp("content"),
        application("a", tags=("x",), extra={"odd": {"events": [1], "b": 2}}),
        application("b"),
        application("c"),
    )
    store.commit(
        "fill",
        lambda b: (
            b.log("a", event("e1", Kind.APPLIED))
            .log("a", event("e2", note='say ",events": ['))
            .move("b", Stage.OFFER, AT)
            .remove("c", AT)
            .start_pause(AT)
        ),
    )
    return store.path.read_bytes()


@given(changes=mutations)
@settings(max_examples=300)
def test_line_by_line_reads_what_a_json_parser_reads(
    content: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    data = mutated(content, changes)
    held = line_format.parse(content)[1]
    try:
        expected: Any = orjson.loads(data)
    except ValueError:
        expected = None
    for lines in (None, held):
        try:
            tables, found = line_format.parse(data, lines)
            if found:
                list(schema.faults(tables))  # parses the events, as is done with others' files
        except ValueError:
            continue
        if found:
            assert expected is not None
            assert tables == expected


@given(changes=mutations)
@settings(max_examples=40)
def test_a_mutated_file_is_read_or_refused_and_rescued_or_left_alone(
    content: bytes, changes: list[tuple[float, int, bytes]], tmp_path_factory: Any
) -> None:
    places = Places.under(tmp_path_factory.mktemp("mutated"))
    places.board.parent.mkdir()
    places.board.write_bytes(mutated(content, changes))
    before = places.board.read_bytes()
    timeout, atomic_storage.PATIENCE = atomic_storage.PATIENCE, 0.0
    is_damaged = bool(check(places.board))
    try:
        with pytest.raises(BoardDamaged) if is_damaged else nullcontext():
            Store(places.board, places).load()
    finally:
        atomic_storage.PATIENCE = timeout
    assert places.board.read_bytes() == before
    try:
        report = repair(places.board, places)
    except JobboardError:
        assert is_damaged  # nothing can be read: no empty board comes in its place
        assert places.board.read_bytes() == before
        return
    assert (report.beside is not None) == is_damaged
    assert report.beside is None or report.beside.read_bytes() == before
    board = Store(places.board, places).load()
    for one in board.applications.values():
        assert all(isinstance(each.id, str) for each in one.events)
    assert check(places.board) == []


def test_the_board_itself_is_sound(content: bytes, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.path.parent.mkdir()
    store.path.write_bytes(content)
    assert set(store.load().applications) == {"a", "b"}
