"""A terminal that is gone is told once, and costs nothing."""

from __future__ import annotations

import os
import select
import signal
import tty

import pytest

from jobboard_tui.tui.textual_patches import terminal_reader
from jobboard_tui.tui.textual_patches.terminal_reader import TerminalReader, is_waiting_to_be_read


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    found: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _process, number: found.append(number))
    return found


def test_text_is_decoded_though_a_letter_comes_in_two_parts(told: list[int]) -> None:
    decode = TerminalReader.of("utf-8")().decode
    whole = "青葉".encode()
    assert decode(whole[:4]) + decode(whole[4:]) == "青葉"
    assert decode(b"", True) == ""
    assert told == []


def test_what_is_typed_waits_in_the_terminal_until_it_is_read() -> None:
    master, slave = os.openpty()
    tty.setraw(slave)
    assert not is_waiting_to_be_read(slave)
    os.write(master, b"typed")
    select.select([slave], [], [], 10)
    assert is_waiting_to_be_read(slave)
    os.read(slave, 3)
    assert is_waiting_to_be_read(slave)
    os.read(slave, 3)
    assert not is_waiting_to_be_read(slave)
    os.close(master)
    assert not is_waiting_to_be_read(slave)
    os.close(slave)


def test_nothing_without_end_is_a_closed_terminal(
    told: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    rests: list[float] = []
    monkeypatch.setattr(terminal_reader, "sleep", rests.append)
    decode = TerminalReader.of("utf-8")().decode
    assert [decode(b"") for _look in range(3)] == ["", "", ""]
    assert told == [signal.SIGHUP]
    assert len(rests) == 3
    assert min(rests) > 0
