"""A terminal that is gone keeps nobody waiting."""

from __future__ import annotations

import errno
import io
import os
import signal

import pytest

from jobboard_tui.tui.textual_patches.terminal_writer import TerminalWriter


class Glass(io.StringIO):
    """A terminal that takes so many texts and then refuses with an error."""

    def __init__(self, takes: int, error: OSError) -> None:
        super().__init__()
        self.left, self.error = takes, error

    def write(self, text: str) -> int:
        self.left -= 1
        if self.left < 0:
            raise self.error
        return super().write(text)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    found: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _process, number: found.append(number))
    return found


@pytest.mark.timeout(20)
@pytest.mark.parametrize("takes", [0, 1, 99, 100])
def test_all_is_taken_though_the_terminal_is_gone(takes: int, told: list[int]) -> None:
    glass = Glass(takes, OSError(errno.EIO, "gone"))
    writer = TerminalWriter(glass)
    writer.start()
    for number in range(100):
        writer.write(f"{number} ")
    writer.stop()
    assert not writer.is_alive()
    assert glass.getvalue().split() == [str(number) for number in range(takes)]
    assert told == ([signal.SIGHUP] if takes < 100 else [])


@pytest.mark.timeout(20)
def test_a_terminal_that_is_only_busy_is_not_gone(told: list[int]) -> None:
    glass = Glass(3, BlockingIOError(errno.EAGAIN, "busy"))
    writer = TerminalWriter(glass)
    writer.start()
    for number in range(5):
        writer.write(f"{number} ")
    glass.left = 100
    writer.write("there")
    writer.stop()
    assert told == []
    assert glass.getvalue().endswith("there")


@pytest.mark.timeout(20)
def test_what_is_written_behind_the_end_is_dropped(told: list[int]) -> None:
    glass = Glass(100, OSError(errno.EIO, "gone"))
    writer = TerminalWriter(glass)
    writer.start()
    writer.stop()
    for number in range(100):  # more than the queue takes, and nobody takes them out
        writer.write(str(number))
    assert glass.getvalue() == ""
    assert told == []
