"""A terminal for tests: runs a program in a pseudo-terminal and reads its screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

from tests.e2e.fork_server import can_fork, fork_start

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "delete": "\x1b[3~",
    "ctrl+e": "\x05",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+r": "\x12",
    "ctrl+s": "\x13",
    "ctrl+y": "\x19",
    "f2": "\x1bOQ",
}


class Terminal:
    """A program on a screen of `columns` x `lines`; `raw` is every byte that it wrote.

    `keys` counts the key presses, typed text not among them. Without `draws` the screen stays
    empty and only `raw` is filled, which costs much less. Where it can be, the program is forked
    from one that is loaded already; with `fresh` it never is.
    """

    def __init__(
        self,
        command: Sequence[str],
        env: Mapping[str, str],
        columns: int = 120,
        lines: int = 36,
        cwd: Path | None = None,
        draws: bool = True,
        fresh: bool = False,
    ) -> None:
        self.draws = draws
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.keys = 0
        self.status: int | None = None
        left_out = ("COLUMNS", "LINES", "TMUX")
        mine = {key: value for key, value in env.items() if key not in left_out}
        mine["TERM"] = "xterm-256color"
        if fresh or not can_fork(command, env):
            self.pid, self.fd = pty.fork()
            if self.pid == 0:  # the program's side
                if cwd is not None:
                    os.chdir(cwd)
                os.execvpe(command[0], list(command), mine)
            self.resize(columns, lines)
            return
        self.fd, theirs = pty.openpty()
        self.resize(columns, lines)
        try:
            self.pid = fork_start(command, mine, cwd, [theirs])
        finally:
            os.close(theirs)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def resize(self, columns: int, lines: int) -> None:
        """Another size of the screen; the program is told."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    def press(self, *keys: str, pause: float = 0.03) -> None:
        """Keys by name or as one character each; each counts.

        After each of them the screen is read until nothing comes for that long, in seconds.
        """
        for key in keys:
            self.keys += 1
            self._write(KEYS.get(key, key))
            self._read_for(pause)

    def type(self, text: str, pause: float = 0.05) -> None:
        """Text as it is typed; does not count. Without a `pause` nothing is waited for."""
        self._write(text)
        self._read_for(pause)

    def text(self) -> str:
        """What is on the screen, line by line; a wide character is followed by nothing."""
        return "\n".join(
            "".join(line[column].data for column in range(self.screen.columns)).rstrip()
            for line in (self.screen.buffer[row] for row in range(self.screen.lines))
        )

    def wait_for(self, pattern: str, seconds: float = 20.0) -> re.Match[str]:
        """Read until the screen matches; an `AssertionError` with the screen if it never does."""
        end = time.monotonic() + seconds
        while True:
            match = re.search(pattern, self.text())
            if match:
                return match
            if time.monotonic() > end or not self._read_for(0.05):
                raise AssertionError(f"{pattern!r} is not on the screen:\n{self.text()}")

    def wait_until_gone(self, pattern: str, seconds: float = 10.0) -> None:
        """Read until the screen does not match any more."""
        end = time.monotonic() + seconds
        while re.search(pattern, self.text()):
            if time.monotonic() > end:
                raise AssertionError(f"{pattern!r} is still on the screen:\n{self.text()}")
            self._read_for(0.05)

    def has_ended(self) -> bool:
        """Whether the program has ended by itself; then `status` is its exit code."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def wait_for_end(self, seconds: float = 20.0) -> int:
        """Read until the program has ended; its exit code."""
        end = time.monotonic() + seconds
        while not self.has_ended():
            self._read_for(0.05)
            if time.monotonic() > end:
                raise AssertionError(f"the program does not end:\n{self.text()}")
        return self.status

    def _write(self, text: str) -> None:
        os.write(self.fd, text.encode())

    def _read_for(self, seconds: float) -> bool:
        """Read what comes until there is a pause; whether the program is still there."""
        while select.select([self.fd], [], [], seconds)[0]:
            try:
                chunk = os.read(self.fd, 65536)
            except OSError:
                return False
            if not chunk:
                return False
            self.raw += chunk
            if self.draws:
                self.stream.feed(chunk)
        return True
