"""The user's own editor, whatever it does: it is told, the letter is kept, the screen goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.e2e.terminal import Terminal
from tests.faults.test_dashboard import JOBBOARD
from tests.storage.boards import application, stored

TYPED = "My own first line "
HABITS = {
    "crashes": ("kill -SEGV $$", "it was stopped by SIGSEGV"),
    "ends with 1": ("echo lost > $1; exit 1", "it exited with code 1"),
    "deletes its file": ("rm $1", "it left no file"),
    "leaves a folder": ("rm $1; mkdir $1; touch $1/x", "it left something that is not a file"),
    "leaves a pipe": ("rm $1; mkfifo $1", "it left something that is not a file"),
    "leaves a device": ("ln -sf /dev/zero $1", "it left something that is not a file"),
    "writes 50 MB": ("head -c 50000000 /dev/zero > $1", "its text is longer than 100,000"),
    "hides its file": ("rm $1; ln -s $1 $1", "its file can't be read"),
}


def opened(folder: Path, script: str) -> Terminal:
    """The dashboard, with an editor that does as the script says."""
    editor = folder / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o700)
    stored(folder, application("a"))
    env = {key: value for key, value in os.environ.items() if key != "VISUAL"}
    env |= {"JOBBOARD_FILE": str(folder / "data" / "board.json"), "EDITOR": str(editor)}
    return Terminal(JOBBOARD, env, 120, 36)


def write_letter(terminal: Terminal) -> None:
    """Begin the letter of the only card with a line of one's own."""
    terminal.wait_for("a KK|a Inc|WISHLIST|Wishlist")
    terminal.press("c")
    terminal.wait_for("sent")
    terminal.wait_for("Your full name")  # asked first; a Tab that comes before it goes elsewhere
    for _part in range(2):
        terminal.press("tab")
    terminal.type(TYPED)
    terminal.wait_for(TYPED.strip())


def test_what_an_editor_leaves_is_told_and_the_letter_stays(tmp_path: Path) -> None:
    with opened(tmp_path, f". {tmp_path / 'habit'}") as terminal:
        write_letter(terminal)
        for number, (script, said) in enumerate(HABITS.values()):
            (tmp_path / "habit").write_text(script)
            terminal.press("ctrl+e")
            terminal.wait_for(f"the editor editor: {said}.*; your text is unchanged")
            assert TYPED.strip() in terminal.text()
            terminal.type(f"after{number} ")
            terminal.wait_for(f"after{number}")
        (tmp_path / "habit").write_text("echo From the editor > $1")
        terminal.press("ctrl+e")
        terminal.wait_for("From the editor")
        terminal.wait_until_gone(TYPED.strip())
        terminal.press("escape")
        terminal.wait_until_gone("From the editor")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_ctrl_c_in_the_editor_is_the_editors(tmp_path: Path) -> None:
    script = "trap 'echo stopped > $1; exit 0' INT; touch $0.on; while :; do sleep 0.05; done"
    with opened(tmp_path, script) as terminal:
        write_letter(terminal)
        terminal.press("ctrl+e")
        while not (tmp_path / "editor.on").exists():
            terminal.press(pause=0.05)
            signal.sigtimedwait([], 0.05)
        terminal.type("\x03")
        terminal.wait_for("stopped")
        terminal.press("escape")
        terminal.wait_until_gone("sent")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_an_editor_that_outlives_its_terminal_keeps_nothing_open(tmp_path: Path) -> None:
    script = "trap '' HUP TERM; echo saved before the end > $1; touch $0.on; exec sleep 60"
    with opened(tmp_path, script) as terminal:
        write_letter(terminal)
        terminal.press("ctrl+e")
        while not (tmp_path / "editor.on").exists():
            signal.sigtimedwait([], 0.05)
        os.close(terminal.fd)
        terminal.fd = os.open(os.devnull, os.O_RDWR)
        for _try in range(400):
            if terminal.has_ended():
                break
            signal.sigtimedwait([], 0.05)
        assert terminal.status == 128 + signal.SIGHUP
    (letters,) = (tmp_path / "home").rglob("letters.json")
    assert "saved before the end" in letters.read_text()
