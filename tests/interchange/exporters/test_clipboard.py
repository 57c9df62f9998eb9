"""The clipboard of the system: which program is asked, and what it gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobboard_tui.interchange.exporters.clipboard import clipboard_programs, to_clipboard

NAMES = ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "SSH_CONNECTION", "SSH_TTY")


@pytest.fixture(autouse=True)
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux session with every program there is."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("wl-copy", "xclip", "clip.exe", "tmux"):
        tool = tmp_path / name
        tool.write_text(f"#!/bin/sh\n/bin/cat > {tmp_path}/{name}.got\n")
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.parametrize(
    ("env", "program", "encoding"),
    [
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "wl-copy", "utf-8"),
        ({"DISPLAY": ":0"}, "xclip", "utf-8"),
        ({"WSL_DISTRO_NAME": "Debian"}, "clip.exe", "utf-16-le"),
        ({"TMUX": "/tmp/t,1,0"}, "tmux", "utf-8"),
        ({"TMUX": "/tmp/t,1,0", "DISPLAY": ":0"}, "xclip", "utf-8"),
        ({"TMUX": "/tmp/t,1,0", "DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "tmux", "utf-8"),
    ],
)
def test_the_program_of_the_session_gets_the_text(
    env: dict[str, str],
    program: str,
    encoding: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert to_clipboard("佐藤様\nお礼") == program
    assert (tmp_path / f"{program}.got").read_bytes().decode(encoding) == "佐藤様\nお礼"


def test_on_a_remote_machine_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
    assert list(clipboard_programs()) == []
    assert to_clipboard("x") == ""


def test_a_program_that_fails_makes_room_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wl-copy").write_text("#!/bin/sh\nexit 1\n")
    monkeypatch.setenv("WAYLAND_DISPLAY", "w")
    assert to_clipboard("x") == ""
    monkeypatch.setenv("DISPLAY", ":0")
    assert to_clipboard("x") == "xclip"
