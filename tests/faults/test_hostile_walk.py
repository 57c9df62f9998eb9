"""Hostile text in every field of a board from elsewhere, through every screen and widget, read in
a real pseudo-terminal: what reaches the terminal, and whether a widget was forgotten."""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from textual.screen import Screen
from textual.widget import Widget

import jobboard_tui.ui as ui
from jobboard_tui.files.demo import demo_board
from jobboard_tui.files.places import Places
from jobboard_tui.files.store import Store
from tests.e2e.terminal import KEYS, Terminal

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
LEFT = b"\x1b[?1049l"
"""What gives the terminal back."""

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
    free |= {"title", "name", "phone", "value", "text", "question", "answer", "words", "resolution"}
    if isinstance(value, dict):
        return {key: made_hostile(one, key) for key, one in value.items()}
    if isinstance(value, list):
        if name in ("tags", "people"):
            return [*value, HOSTILE]
        return [made_hostile(one, name) for one in value]
    return value + HOSTILE if isinstance(value, str) and name in free else value


def hostile_board(folder: Path) -> Path:
    """The demo board, which has something of everything, as an attacker would send it."""
    now = datetime.now(ZoneInfo("Asia/Tokyo"))
    places = Places.under(folder)
    store = Store(places.board, places)
    store.commit("demo", lambda _empty: demo_board(now))
    store.commit("remove", lambda board: board.removed("umineko", now))
    tables = json.loads(store.path.read_bytes())
    for name, table in tables.items():
        tables[name] = made_hostile(table)
    # Escaped, as a program that knows nothing of us would write it.
    store.path.write_text(json.dumps(tables), encoding="utf-8")
    copy = json.loads(json.dumps(tables))
    for record in copy["applications"].values():
        record["role"] += " there"
    beside = store.path.with_name("board.sync-conflict-20261123-101112-ABC7DEF.json")
    beside.write_text(json.dumps(copy), encoding="utf-8")
    return store.path


def opened(folder: Path, path: Path, columns: int, lines: int) -> Terminal:
    env = {
        **os.environ,
        "JOBBOARD_FILE": str(path),
        "SEEN": str(folder / "seen"),
    }
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
    ("slash", "escape", "n", "escape", "m", "escape", "e", "escape", "E", "escape"),
    ("p", "tab", "tab", "escape", "a", "escape", "t", "escape", "i", "escape", "z", "escape"),
    ("B", "j", "escape", "L", "j", "escape", "question_mark", "j", "escape"),
    ("V", "j", "j", "G", "escape", "I", "x", "escape", "s", "escape", "X", "escape"),
    ("f", "hibari", "enter", "M", "j", "l", "escape", "A", "y", "enter", "escape"),
    ("f", "asagao", "enter", "A", "j", "escape"),
    ("C", "escape"),
    ("f", "momiji", "enter", "O", "j", "escape", "W", "j", "escape", "R", "escape"),
    ("H", "j", "escape", "r", "escape", "w", "escape", "N", "j", "escape", "b", "m", "escape"),
    ("Q", "j", "escape", "ctrl+t", "escape", "ctrl+p", "escape", "u"),
)
TYPED = {"slash": "/", "question_mark": "?", "escape": "\x1b[27u"}
"""Keys as the terminal sends them; this escape is never read as one with the key behind it."""


def walk(terminal: Terminal, walks: Sequence[Sequence[str]], pause: float) -> None:
    for keys in walks:
        for key in (*keys, "escape", "escape"):
            if key in TYPED or len(key) == 1 or key in KEYS:
                terminal.press(TYPED.get(key, key), pause=pause)
            else:
                terminal.type(key, pause=pause)


def leave(terminal: Terminal) -> None:
    """Out of whatever is open."""
    for _try in range(10):
        terminal.press(TYPED["escape"], "q", pause=0.5)
        if LEFT in terminal.raw:
            assert terminal.wait_for_end() == 0
            return
    raise AssertionError(f"there is no way out:\n{terminal.text()}")


def forgotten(folder: Path) -> list[str]:
    """The widgets that were never drawn, the screens that were never opened."""
    seen = set((folder / "seen").read_text().split())
    return sorted(one for one in classes() if one not in seen)


def test_hostile_text_reaches_no_terminal_from_any_screen_or_widget(tmp_path: Path) -> None:
    path = hostile_board(tmp_path)
    written = b""
    for pause in (0.05, 0.2, 0.6):  # a busy machine may need longer to show what was asked for
        for columns, lines, walks in ((200, 50, WALKS[:1]), (80, 24, WALKS)):
            with opened(tmp_path, path, columns, lines) as terminal:
                terminal.wait_for("WISHLIST|APPLIED")
                walk(terminal, walks, pause)
                assert SHOWN[:8] in terminal.raw.decode()
                leave(terminal)
                written += terminal.raw
        if pause == 0.05:
            written += ways_out(tmp_path, path)
        if not forgotten(tmp_path):
            break
    for what, command in NEVER.items():
        at = written.find(command)
        assert at < 0, (what, written[max(0, at - 700) : at + 50].decode(errors="replace"))
    assert forgotten(tmp_path) == []
    assert any(issubclass(one, Screen) for one in classes().values())


def ways_out(folder: Path, path: Path) -> bytes:
    """What is written where the file is damaged, and where there is none yet."""
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with opened(folder, path, 80, 24) as terminal:
        terminal.wait_for("can't be read as it is")
        terminal.press("q")
        terminal.wait_for_end()
        written = terminal.raw
    path.write_bytes(whole)
    with opened(folder, folder / "new" / "board.json", 80, 24) as terminal:
        terminal.wait_for("look around")
        terminal.press("q")
        terminal.wait_for_end()
        return written + terminal.raw
