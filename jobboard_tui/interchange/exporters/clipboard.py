"""The clipboard of the system, by the programs that it has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

_SECONDS = 3.0


def clipboard_programs() -> Iterator[tuple[str, ...]]:
    """Yield the programs of this session that take a text for the clipboard, the likeliest first.

    On a remote machine its own clipboard is not the one that the user pastes from. Inside tmux
    its buffer is, and tmux hands it on to the terminal; what an application sends there itself
    tmux does not let through as it is set up at first.
    """
    env = os.environ
    is_remote = env.get("SSH_CONNECTION") or env.get("SSH_TTY")
    candidates = [] if is_remote else _local()
    if env.get("TMUX"):
        candidates.append(("tmux", "load-buffer", "-w", "-"))
    for command in candidates:
        if shutil.which(command[0]):
            yield command


def _local() -> list[tuple[str, ...]]:
    env = os.environ
    candidates: list[tuple[str, ...]] = []
    if sys.platform == "darwin":
        candidates.append(("pbcopy",))
    if env.get("WAYLAND_DISPLAY"):
        candidates.append(("wl-copy",))
    if env.get("DISPLAY"):
        candidates.append(("xclip", "-selection", "clipboard"))
    if sys.platform == "win32" or env.get("WSL_DISTRO_NAME"):
        candidates.append(("clip.exe",))
    return candidates


def to_clipboard(text: str) -> str:
    """Give a text to the system's clipboard; the name of the program that took it, or nothing."""
    for command in clipboard_programs():
        encoding = "utf-16-le" if command[0] == "clip.exe" else "utf-8"
        try:
            subprocess.run(
                command,
                input=text.encode(encoding),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_SECONDS,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return command[0]
    return ""
