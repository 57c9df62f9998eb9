"""What a terminal answers is no key, in a real pseudo-terminal, at any time and in any pieces."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from tests.e2e.terminal import Terminal

NOW = "2026-11-21T17:00:00+09:00"
ANSWERS = [
    "\x1b[?62;22c",
    "\x1b[>0;276;0c",
    "\x1b[=0c",
    "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "\x1b]4;1;rgb:cdcd/0000/0000\x07",
    "\x1b[?2004;2$y",
    "\x1b[2026;2$y",
    "\x1bP>|XTerm(390)\x1b\\",
    "\x1bP!|00000000\x1b\\",
    "\x1b[?0u",
    "\x1b[24;80R",
    "\x1b[8;24;80t",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b[106;1:3u",
    "\x1b[99999999999u",
]
PIECE = 0.004
"""Seconds between two pieces of an answer, far less than a lone Esc waits."""


def send(terminal: Terminal, sent: str, pieces: bool = False) -> None:
    """Send to the program, at once or some characters at a time."""
    size = 3 if pieces else len(sent)
    for part in (sent[at : at + size] for at in range(0, len(sent), size)):
        os.write(terminal.fd, part.encode())
        if pieces:
            time.sleep(PIECE)


def answer(terminal: Terminal) -> None:
    """All answers, whole and then in pieces; what they left behind would be on the screen."""
    for pieces in (False, True):
        for one in ANSWERS:
            send(terminal, one, pieces)
    terminal.type("", pause=0.3)


def test_answers_of_the_terminal_press_no_key(tmp_path: Path) -> None:
    env = {**os.environ, "JOBBOARD_NOW": NOW, "JOBBOARD_FILE": str(tmp_path / "board.json")}
    env |= {f"XDG_{one}_HOME": str(tmp_path / one) for one in ("DATA", "STATE", "CONFIG")}
    with Terminal(
        [sys.executable, "-m", "jobboard_tui", "--demo"], env, 120, 36, cwd=tmp_path
    ) as terminal:
        answer(terminal)  # while it starts
        terminal.wait_for("not saved")
        board = terminal.text()
        answer(terminal)
        assert terminal.text() == board
        send(terminal, "n")
        terminal.wait_for("Enter ok")
        prompt = terminal.text()
        answer(terminal)
        assert terminal.text() == prompt
        send(terminal, "\x1b[106;1:1u\x1b[107:75;2u\x1b[200~one\rtwo\x1b[201~")
        terminal.wait_for("note jKone ⏎ two")
        send(terminal, "\x1b")
        terminal.wait_until_gone("Enter ok")
        assert terminal.text() == board
        send(terminal, "@")
        terminal.wait_for("Ctrl.S|\\^S")
        page = terminal.text()
        answer(terminal)
        assert terminal.text() == page
        send(terminal, "\x1b")
        terminal.wait_for("not saved")
        assert terminal.text() == board
        send(terminal, "q")
        assert terminal.wait_for_end() == 0
