"""From the demo to the user's own board and from there to the demo, in a real pseudo-terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.e2e.terminal import Terminal


def test_a_changed_demo_is_left_for_ones_own_board(tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    env |= {f"XDG_{one}_HOME": str(tmp_path / one) for one in ("DATA", "STATE", "CONFIG")}
    command = [sys.executable, "-m", "jobboard_tui", "--file", str(own)]
    with Terminal(command, env, 80, 24, cwd=tmp_path, fresh=True) as terminal:
        terminal.wait_for("Every application, its timeline")
        terminal.press("d")
        terminal.wait_for("(?s)DEMO.*not saved")
        terminal.press("e", "r")
        terminal.wait_for("logged")
        terminal.press("q")
        terminal.wait_for("This is the demo")
        terminal.press("o")
        terminal.wait_for("Every application, its timeline")
        terminal.wait_for(r"(?s)o\s*w\s*n\s*\.json")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert not own.exists()
    assert not list(tmp_path.glob("jobboard-demo-*"))
