"""The demo: a throw-away board."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from jobboard_tui.cli import main


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_the_demo_leaves_nothing_behind(
    temporary: Path, folders_of_its_own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--demo", "list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) > 20
    assert main(["--demo", "add", "Aoba", "SRE"]) == 0
    assert main(["--demo", "settings", "glyphs=ascii"]) == 0
    assert main(["--demo", "check"]) == 0
    assert main(["--demo", "show", "no such company"]) == 1
    assert list(temporary.iterdir()) == []
    assert list(folders_of_its_own.rglob("*")) == []


def test_what_the_demo_begins_with_is_not_undone(
    temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--demo", "undo"]) == 1
    assert "there is nothing to undo" in capsys.readouterr().err


def test_the_demo_is_laid_around_the_clock_of_the_call(
    temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for year in ("2026", "2031"):
        assert main(["--demo", "--now", f"{year}-11-21T17:00", "due", "--json"]) == 0
        reminders = json.loads(capsys.readouterr().out)
        assert any(one["state"] == "overdue" for one in reminders)
        assert all(one["opens_at"].startswith(year) for one in reminders if one["due_at"])


def test_the_demo_is_drawn_in_the_users_own_signs(
    temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["settings", "glyphs=ascii", "theme=jobboard-day", "nudge=bell"]) == 0
    capsys.readouterr()
    assert main(["--demo", "settings"]) == 0
    told = capsys.readouterr().out.split()
    assert {"glyphs=ascii", "theme=jobboard-day"} <= set(told)
    assert "nudge=bell" not in told
    assert main(["--demo", "status"]) == 0
    assert capsys.readouterr().out.startswith("! ")
