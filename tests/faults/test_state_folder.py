"""No home, a state folder that can't be used: one sentence that names it and what moves it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from jobboard_tui.cli import main
from jobboard_tui.storage.atomic_write import folder_variable
from jobboard_tui.storage.paths import Places
from tests.e2e.terminal import Terminal
from tests.faults.test_dashboard import JOBBOARD

DROP = (
    "import ctypes, os, sys; lib = ctypes.CDLL(None);"
    " [lib.prctl(24, right, 0, 0, 0) for right in (1, 2)];"
    " os.execv(sys.argv[1], sys.argv[1:])"
)
UNPRIVILEGED = [sys.executable, "-c", DROP, *JOBBOARD]
"""The program without root's right to read and write everything."""


def a_file(folder: Path) -> None:
    folder.parent.mkdir()
    folder.touch()


def a_dangling_link(folder: Path) -> None:
    folder.parent.mkdir()
    folder.symlink_to("nowhere/at/all")


def a_loop(folder: Path) -> None:
    folder.parent.mkdir()
    folder.symlink_to(folder)


@pytest.mark.parametrize("hinder", [a_file, a_dangling_link, a_loop])
def test_what_is_in_the_place_of_the_folder_is_told_by_its_name(
    hinder: Callable[[Path], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "above" / "state"))
    hinder(tmp_path / "above" / "state")
    board = tmp_path / "board.json"
    for words in (["add", "Aoba", "SRE"], ["undo"], ["sync"]):
        assert main(["--file", str(board), *words]) == 1
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert "internal error" not in said
        if words != ["sync"]:
            assert f"{tmp_path}/above/state/jobboard" in said
            assert "XDG_STATE_HOME" in said
    assert not board.exists()
    for words in (["list"], ["due"], ["status"]):
        assert main(["--file", str(board), *words]) == 0


@pytest.mark.parametrize(
    ("home", "environment"),
    [("~/.local/share", {}), ("", {}), (None, {"HOME": ""})],
    ids=["an older platformdirs", "empty", "a newer one"],
)
def test_no_home_at_all_is_one_sentence(
    home: str | None,
    environment: Mapping[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Homeless:
        def __init__(self, *_names: object, **_more: object) -> None:
            pass

        @property
        def user_data_dir(self) -> str:
            if home is None:
                raise RuntimeError("Could not determine home directory.")
            return home

        user_config_dir = user_state_dir = user_data_dir

    monkeypatch.setattr("platformdirs.PlatformDirs", Homeless)
    for words in (["list"], ["add", "Aoba", "SRE"], ["--file", "b.json", "due"], ["settings"]):
        assert main(words) == 1
        said = capsys.readouterr().err
        assert "your home folder: neither HOME nor the system says where it is" in said
        assert "XDG_STATE_HOME" in said
        assert said.count("\n") == 1
    for command in ("list", "status"):
        assert main(["--demo", command]) == 0


def test_windows_has_no_variable_for_it() -> None:
    assert folder_variable("config", "darwin") == "XDG_CONFIG_HOME"
    assert folder_variable("state", "win32") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="rights are dropped as Linux has them")
@pytest.mark.parametrize("mode", [0o000, 0o600, 0o500])
def test_a_folder_of_another_user_leaves_the_board_readable(mode: int, tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    env |= {"HOME": str(tmp_path), "JOBBOARD_FILE": str(tmp_path / "board.json")}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*UNPRIVILEGED, *words],
            env=env,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )

    assert run("add", "Aoba", "SRE").returncode == 0
    was = (tmp_path / "board.json").read_bytes()
    folder = tmp_path / ".local" / "state" / "jobboard"
    (boards,) = (folder / "boards").iterdir()
    boards.chmod(mode)
    try:
        assert "Aoba" in run("list").stdout
        refused = run("log", "Aoba", "note", "--note", "x")
        assert refused.returncode == 1
        assert str(folder) in refused.stderr
        assert boards.name not in refused.stderr
        assert "XDG_STATE_HOME" in refused.stderr
        assert (tmp_path / "board.json").read_bytes() == was
        if mode == 0:
            look_in_the_dashboard(env, boards)
    finally:
        boards.chmod(0o700)


def look_in_the_dashboard(env: Mapping[str, str], folder: Path) -> None:
    """It stays open, says at once what is not saved, and saves it once that is possible."""
    with Terminal(UNPRIVILEGED, dict(env), 120, 36) as terminal:
        terminal.wait_for("Aoba")
        for text in ("one", "two"):
            terminal.press("n")
            terminal.wait_for("Enter ok")
            terminal.type(text)
            terminal.press("enter")
            terminal.wait_for(
                r"XDG_STATE_HOME" if text == "one" else r"Not saved yet \(2 waiting\)"
            )
        terminal.press("q")
        terminal.wait_for("2 changes are not saved")
        terminal.press("escape")
        folder.chmod(0o700)
        terminal.wait_for(r"saved \d")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    tables = Path(env["JOBBOARD_FILE"]).read_text()
    assert '"note":"one"' in tables
    assert '"note":"two"' in tables


def test_the_places_are_below_the_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("data", "config", "state"):
        monkeypatch.setenv(folder_variable(kind, "linux"), str(tmp_path / kind))
    places = Places.default()
    assert places.data == tmp_path / "data" / "jobboard"
    assert places.config == tmp_path / "config" / "jobboard"
    assert places.state == tmp_path / "state" / "jobboard"
