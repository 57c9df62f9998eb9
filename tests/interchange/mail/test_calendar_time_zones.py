"""Time zones by the names that calendar programs write."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.config.resources import shipped
from jobboard_tui.domain.text import fold
from jobboard_tui.interchange.mail.calendar_time_zones import find_zone
from tests.rows import for_each_row

NAMES = tomllib.loads(shipped("time_zones.toml").read_text(encoding="utf-8"))["names"]
DAY = datetime(2026, 1, 15, tzinfo=UTC)


def test_no_name_means_two_zones() -> None:
    counts = Counter(fold(name) for names in NAMES.values() for name in names)
    assert [name for name, count in counts.items() if count > 1] == []


@for_each_row("key", NAMES)
def test_every_name_is_known_with_its_offset_and_refused_with_another(key: str) -> None:
    zone = ZoneInfo(key)
    offset = DAY.replace(tzinfo=zone).strftime("%z")
    shown = f"{offset[:3]}:{offset[3:]}"
    for name in NAMES[key]:
        for written in (name, name.upper(), f"(UTC{shown}) {name}", f"(GMT{shown}) {name}"):
            found = find_zone(written, 2026)
            assert found is not None
            assert DAY.replace(tzinfo=found).utcoffset() == DAY.replace(tzinfo=zone).utcoffset()
        assert find_zone(f"(UTC+13:45) {name}", 2026) is None


@given(st.sampled_from(sorted(available_timezones() - {"EST", "MST", "HST"})))
def test_every_name_of_the_database_is_that_zone(key: str) -> None:
    for written in (key, f'"{key}"', f"/vendor.example/{key}", key.lower()):
        assert find_zone(written, 2026) == ZoneInfo(key)


@for_each_row(
    ("name", "hours"),
    [
        *(("GMT+0900", 9), ("UTC+9", 9), ("+09:00", 9), ("UTC-5", -5), ("(UTC-03:30)", -3.5)),
        *(("Etc/GMT-9", 9), ("(UTC)", 0), ("GMT", 0)),
    ],
)
def test_an_offset_is_one(name: str, hours: float) -> None:
    found = find_zone(name, 2026)
    assert DAY.replace(tzinfo=found).utcoffset() == timedelta(hours=hours)


@for_each_row(
    "name",
    ["", " ", "PST", "EST", "MST", "CST", "IST", "Mars/Olympus", "UTC+25", "(UTC+09:00) Mars"],
)
def test_what_could_be_several_or_none_is_not_known(name: str) -> None:
    assert find_zone(name, 2026) is None
