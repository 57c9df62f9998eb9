"""A picture of the screen shows what is personal."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from jobboard_tui.tui.app import JobboardApp
from tests.tui.conftest import Dashboard


async def test_a_saved_picture_is_for_its_owner_only(
    dashboard: Dashboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with dashboard() as pilot:
        app = pilot.app
        assert isinstance(app, JobboardApp)
        app._save_picture()
        (path,) = tmp_path.glob("*.svg")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert "Aoba" in path.read_text(encoding="utf-8")
        assert app.board_screen.notice.said == f"saved {path}"
