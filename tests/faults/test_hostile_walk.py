"""Hostile text in every field of a board from elsewhere, through every screen and widget, read in
a real pseudo-terminal: what reaches the terminal, and whether a widget was forgotten."""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import sys
import time
from pathlib import Path
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

import jobboard_tui.ui as ui
from jobboard_tui.core.model import Contact, Kind, Stage
from tests.e2e.terminal import Terminal
from tests.files.boards import application, event, stored

NEVER = {
    "OSC": b"owned",
    "C1 CSI": "\x9b5n".encode(),
    "C1 OSC": "\x9d0;".encode(),
    "bidi override": "\u202e".encode(),
    "isolate": "\u2066".encode(),
    "zero width": "\u200b".encode(),
    "device report": b"\x1b[6n",
}
HOSTILE = (
    "[@click=app.quit]Q[/][/][m/w/d][red]\x1b]0;owned\x07\x1b]52;c;owned\x07\x1b[6n"
    "\x9b5n\x9d0;owned\x9c\u202e\u2066\u200b\x07"
)
SHOWN = "[@click=app.quit]"

RECORD = """
import atexit, json, os
from textual.screen import Screen
from textual.widget import Widget
seen = set()
def name(one):
    return f"{type(one).__module__}.{type(one).__qualname__}"
real_lines = Widget.render_lines
def render_lines(self, crop):
    seen.add(name(self))
    return real_lines(self, crop)
Widget.render_lines = render_lines
real_resume = Screen._on_screen_resume
def resumed(self, *more):
    seen.add(name(self))
    return real_resume(self, *more)
Screen._on_screen_resume = resumed
def note():
    with open(os.environ["SEEN"], "a", encoding="utf-8") as file:
        file.writelines(f"{one}\\n" for one in seen)
atexit.register(note)
import sys
from jobboard_tui.cli.running import run
sys.exit(run([]))
"""


def made_hostile(value: Any, name: str = "") -> Any:
    """Every free text of a record, with what must not reach a terminal."""
    free = {"company", "role", "notes", "note", "location", "source", "salary", "agency", "where"}
    free |= {"title", "name", "phone"}
    if isinstance(value, dict):
        return {key: made_hostile(one, key) for key, one in value.items()}
    if isinstance(value, list):
        if name in ("tags", "people"):
            return [*value, HOSTILE]
        return [made_hostile(one, name) for one in value]
    return value + HOSTILE if isinstance(value, str) and name in free else value


def hostile_board(folder: Path) -> Path:
    texts = {one: f"{one} " for one in ("notes", "location", "source", "salary", "agency")}
    mine = [
        application(
            f"a{number}",
            company=f"Company {number}",
            role="Engineer",
            stage=stage,
            contacts=(Contact(name="Sato", email="sato@example.com", title="HR", phone="03"),),
            tags=("remote",),
            **texts,
        )
        for number, stage in enumerate(Stage)
        if stage is not Stage.CLOSED
    ]
    store = stored(folder, *mine)
    for number, kind in enumerate((Kind.APPLIED, Kind.RECEIVED, Kind.INTERVIEW)):
        store.commit(
            "log",
            lambda b, n=number, kind=kind: b.logged(
                "a1", event(f"e{n}", kind, note="n", where="w")
            ),
        )
    at = store.load()["a5"].added
    store.commit("remove", lambda b: b.removed("a5", at))
    tables = json.loads(store.path.read_bytes())
    for table in ("applications", "bin"):
        tables[table] = made_hostile(tables[table])
    # Escaped, as a program that knows nothing of us would write it.
    store.path.write_text(json.dumps(tables), encoding="utf-8")
    copy = json.loads(json.dumps(tables))
    for record in copy["applications"].values():
        record["role"] += " there"
    beside = store.path.with_name("board.sync-conflict-20261123-101112-ABC7DEF.json")
    beside.write_text(json.dumps(copy), encoding="utf-8")
    return store.path


def opened(folder: Path, path: Path, columns: int, lines: int) -> Terminal:
    env = {**os.environ, "JOBBOARD_FILE": str(path), "SEEN": str(folder / "seen")}
    return Terminal([sys.executable, "-c", RECORD], env, columns, lines)


def classes() -> dict[str, type[Widget]]:
    """Every widget and screen of the dashboard, but for those that only others are made from."""
    found: dict[str, type[Widget]] = {}
    for room in pkgutil.walk_packages(ui.__path__, "jobboard_tui.ui."):
        module = importlib.import_module(room.name)
        for _name, one in inspect.getmembers(module, inspect.isclass):
            if issubclass(one, Widget) and one.__module__ == room.name:
                found[f"{one.__module__}.{one.__qualname__}"] = one
    bases = {base for one in found.values() for base in one.__mro__[1:]}
    return {name: one for name, one in found.items() if one not in bases}


WALKS: tuple[tuple[str, ...], ...] = (
    ("enter", "j", "j", "c", "escape", "tab", "j", "enter", "d", "j", "tab"),
    ("f", "V", "escape", "slash", "escape", "n", "escape", "m", "escape", "e", "escape"),
    ("p", "tab", "tab", "escape", "a", "escape", "t", "escape", "i", "escape", "z", "escape"),
    ("B", "j", "escape", "L", "j", "escape", "question_mark", "j", "escape"),
    ("V", "j", "j", "G", "escape", "I", "x", "escape", "escape", "s", "escape"),
    ("ctrl+p", "escape", "u"),
)
TYPED = {"slash": "/", "question_mark": "?"}


def walk(terminal: Terminal) -> None:
    for keys in WALKS:
        for key in keys:
            terminal.press(TYPED.get(key, key))
            # An escape directly before a letter would be another key.
            time.sleep(0.3 if key == "escape" else 0.12)
    terminal.wait_for(".")


def test_hostile_text_reaches_no_terminal_from_any_screen_or_widget(tmp_path: Path) -> None:
    path = hostile_board(tmp_path)
    written = b""
    for columns, lines in ((200, 50), (80, 24)):
        with opened(tmp_path, path, columns, lines) as terminal:
            terminal.wait_for("Company 0")
            walk(terminal)
            assert SHOWN in terminal.raw.decode() or SHOWN[:8] in terminal.raw.decode()
            written += terminal.raw
            for key in ("escape", "escape", "escape", "q"):
                time.sleep(0.3)  # an escape directly before a letter is another key
                terminal.press(key)
            assert terminal.wait_for_end() == 0
            written += terminal.raw
    path.write_bytes(path.read_bytes()[:-20])
    with opened(tmp_path, path, 80, 24) as terminal:
        terminal.wait_for("can't be read as it is")
        terminal.press("q")
        terminal.wait_for_end()
        written += terminal.raw
    with opened(tmp_path, tmp_path / "new" / "board.json", 80, 24) as terminal:
        terminal.wait_for("look around")
        terminal.press("q")
        terminal.wait_for_end()
        written += terminal.raw
    for what, command in NEVER.items():
        assert command not in written, what
    seen = set((tmp_path / "seen").read_text().split())
    assert {one for one in classes() if one not in seen} == set()
    assert any(issubclass(one, Screen) for one in classes().values())
