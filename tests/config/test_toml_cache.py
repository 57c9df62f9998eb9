"""Rules are read once from TOML, and again when their file changes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.config import toml_cache
from jobboard_tui.config.rules_file import load_playbook
from jobboard_tui.domain.errors import JobboardError

RULE = '[rules.thank-you]\ndue = "{hours} h"\n'


def write(path: Path, text: str, age: float) -> None:
    """A file that was written so many seconds ago."""
    path.write_text(text, encoding="utf-8")
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))


def hours(overrides: Path, keeping: Path) -> int:
    due = load_playbook(overrides, keeping=keeping).rules["thank-you"].due
    assert due is not None
    return due.amount


def test_kept_rules_are_the_rules_of_the_file(tmp_path: Path) -> None:
    overrides, keeping = tmp_path / "rules.toml", tmp_path / "state"
    write(overrides, RULE.format(hours=12), age=60)
    first = load_playbook(overrides, keeping=keeping)
    assert list(keeping.iterdir())
    assert load_playbook(overrides, keeping=keeping) == first == load_playbook(overrides)


def test_a_change_of_the_file_is_seen_at_once(tmp_path: Path) -> None:
    overrides, keeping = tmp_path / "rules.toml", tmp_path / "state"
    write(overrides, RULE.format(hours=12), age=60)
    assert hours(overrides, keeping) == 12
    write(overrides, RULE.format(hours=36), age=30)  # the same size, another time
    assert hours(overrides, keeping) == 36
    overrides.unlink()
    assert hours(overrides, keeping) == 24


def test_what_was_written_this_moment_is_not_kept(tmp_path: Path) -> None:
    overrides, keeping = tmp_path / "rules.toml", tmp_path / "state"
    write(overrides, RULE.format(hours=12), age=0)
    toml_cache.read(overrides, keeping, lambda _path: {"rules": {}})
    assert not keeping.exists()


def test_a_file_that_is_wrong_is_complained_about_each_time(tmp_path: Path) -> None:
    overrides, keeping = tmp_path / "rules.toml", tmp_path / "state"
    write(overrides, "[rules.thank-you]\ndue = 24 h\n", age=60)
    for _time in range(2):
        with pytest.raises(JobboardError):
            load_playbook(overrides, keeping=keeping)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"looks": 1}', b'{"looks": null, "rows": 7}'])
def test_what_is_kept_in_a_form_that_is_not_ours_is_read_again(
    tmp_path: Path, content: bytes
) -> None:
    overrides, keeping = tmp_path / "rules.toml", tmp_path / "state"
    write(overrides, RULE.format(hours=12), age=60)
    assert hours(overrides, keeping) == 12
    for file in keeping.iterdir():
        file.write_bytes(content)
    assert hours(overrides, keeping) == 12


def test_a_value_that_json_does_not_know_is_parsed_each_time(tmp_path: Path) -> None:
    import tomllib

    path, times = tmp_path / "any.toml", []

    def parse(path: Path) -> dict[str, Any]:
        times.append(path)
        return tomllib.loads(path.read_text())

    write(path, "day = 2026-11-20\n", age=60)
    first = toml_cache.read(path, tmp_path / "state", parse)
    assert toml_cache.read(path, tmp_path / "state", parse) == first
    assert len(times) == 2


def test_a_folder_that_can_not_be_written_to_stops_nothing(tmp_path: Path) -> None:
    overrides = tmp_path / "rules.toml"
    write(overrides, RULE.format(hours=12), age=60)
    in_the_way = tmp_path / "state"
    in_the_way.write_text("a file")
    assert hours(overrides, in_the_way) == 12
