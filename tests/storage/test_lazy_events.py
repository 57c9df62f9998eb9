"""What is told of stored events before they are read, against what reading them tells."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.storage.lazy_events import LazyEvents

WORDS = st.text(max_size=12) | st.sampled_from(['"at":"x"', "at", '{"', "logged", '\\"at\\":\\"'])
RECORDS = st.lists(
    st.fixed_dictionaries(
        {"id": WORDS, "at": st.sampled_from(["2026-11-20T15:00:00+09:00", "2025", "2027-01"])},
        optional={"note": WORDS, "more": st.fixed_dictionaries({"at": st.just("1999")})},
    ),
    max_size=4,
)


def lazy(records: list[dict[str, Any]], line: bytes | None = None) -> LazyEvents:
    text = orjson.dumps(records) if line is None else line
    head = b'"a":{"company":"Aoba","events":'
    return LazyEvents(head + text + b"}", len(head))


@given(RECORDS)
def test_texts_are_those_of_the_records_or_not_told(records: list[dict[str, Any]]) -> None:
    told = lazy(records).texts("at")
    assert told is None or told == [one["at"] for one in records]


@given(RECORDS)
def test_edges_leave_no_record_outside(records: list[dict[str, Any]]) -> None:
    told = lazy(records).edges("at")
    assert (told is None) == (not records)
    for one in records if told else ():
        assert told[0] <= one["at"] <= told[1]


def test_plain_records_are_told_without_parsing() -> None:
    events = lazy([{"id": "b", "at": "2026"}, {"id": "c", "at": "2025", "note": '"at":"1"'}])
    assert events.texts("at") == ["2026", "2025"]
    assert events.edges("at") == ("2025", "2026")
    assert events.edges("at") == ("2025", "2026")


@pytest.mark.parametrize(
    "line",
    [b'[{"id":"b", "at" : "2026"},{"id":"c","at":"2025"}]', b'[{ "at":\t"2026"},{"at":"2025"}]'],
    ids=["blanks", "tabs"],
)
def test_edges_of_a_line_that_somebody_wrote_by_hand(line: bytes) -> None:
    assert lazy([], line).edges("at") == ("2025", "2026")


def test_texts_are_not_told_where_records_hold_records() -> None:
    assert lazy([{"at": "2026", "more": {"at": "1999"}}]).texts("at") is None


def test_nothing_is_told_of_what_is_parsed_already() -> None:
    events = lazy([{"id": "b", "at": "2026"}])
    assert len(events) == 1
    assert events.texts("at") is None
    assert events.edges("at") is None
