"""A board as an attacker would send it: commands for the terminal and markup in every free text."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jobboard_tui.config.demo_board import demo_board
from jobboard_tui.storage import schema
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store

NEVER = {
    "OSC": "owned",
    "C1 CSI": "\x9b5n",
    "C1 OSC": "\x9d0;",
    "bidi override": "\u202e",
    "isolate": "\u2066",
    "zero width": "\u200b",
    "device report": "\x1b[6n",
}
"""What must not reach the terminal."""
HOSTILE = (
    "[@click=app.quit]Q[/][/][m/w/d][red]\x1b]0;owned\x07\x1b]52;c;owned\x07\x1b[6n"
    "\x9b5n\x9d0;owned\x9c\u202e\u2066\u200b\x07"
)
SHOWN = "[@click=app.quit]Q[/][/][m/w/d][red]"
"""What is to be seen of it."""

REFERENCES = {"id", "rule", "event", "question"}
"""Texts by which records point at each other."""
UNSHOWN = {"application.column", "moves.column"}
"""The name of a column that there is not: the card stands in the first one of its stage."""
ALSO: dict[str, Any] = {
    "contacts": [{}],
    "checklist": {
        "own-1": {"state": "confirmed", "origin": "e-mail"},
        "grades": {"state": "confirmed", "origin": "e-mail"},
    },
    "doubts": {"open": {}, "settled": {}},
    "flags": {"own": {"at": "2026-11-20T10:00:00+09:00"}},
    "terms": {"stock": ""},
    "marks": [{"shelf": "done", "at": "2026-11-20T10:00:00+09:00", "rule": HOSTILE}],
}
"""What an offer may hold beside what that of the demo has."""


def hostile_board(folder: Path) -> tuple[Path, set[str]]:
    """The demo board, which has something of everything, with hostile texts.

    Its file, and the tag of each field by which it is known where it is shown: `[events.note]`.
    """
    now = datetime.now(ZoneInfo("Asia/Tokyo"))
    places = Places.under(folder)
    store = Store(places.board, places)
    store.commit("demo", lambda _empty: demo_board(now))
    store.commit("remove", lambda board: board.remove("umineko", now))
    tables = json.loads(store.path.read_bytes())
    offer = tables["applications"]["momiji"]
    for name, more in json.loads(json.dumps(ALSO)).items():
        here = offer.setdefault(name, type(more)())
        here.update(more) if isinstance(more, dict) else here.extend(more)
    tags: set[str] = set()
    for record in (*tables["applications"].values(), *tables["bin"].values()):
        _fill(record, schema.APPLICATION_SHAPE, "application", tags)
    _fill(tables["board"]["board"], schema.BOARD_SHAPE, "board", tags)
    del offer["doubts"]["open"]["answer"]
    applied = tables["applications"]["tsukishima"]
    tables["applications"][f"id{HOSTILE}"] = json.loads(json.dumps(applied))
    # Escaped, as a program that knows nothing of us would write it.
    store.path.write_text(json.dumps(tables), encoding="utf-8")
    for record in tables["applications"].values():
        record["role"] += " there"
    beside = store.path.with_name("board.sync-conflict-20261123-101112-ABC7DEF.json")
    beside.write_text(json.dumps(tables), encoding="utf-8")
    return store.path, tags


def _fill(record: Any, shape: schema.RecordShape, where: str, tags: set[str]) -> None:
    """Add to every text of a record, and of the records within, its tag and what is hostile."""

    def hostile(text: str, name: str) -> str:
        tags.update({f"[{name}]"} if name not in UNSHOWN else ())
        return f"{text}[{name}]{HOSTILE}"

    for name in shape.fields.keys() - REFERENCES:
        if shape.fields[name] is schema.is_text:
            record[name] = hostile(record.get(name, ""), f"{where}.{name}")
        elif shape.fields[name] is schema.is_texts:
            record[name] = [*record.get(name, []), hostile("", f"{where}.{name}")]
        elif shape.fields[name] is schema.is_answers:
            for answers in record.get(name, []):
                answers["words"] = hostile(answers.get("words", ""), f"{name}.words")
    for name, list_shape in shape.lists.items():
        for element in record.get(name, []):
            _fill(element, list_shape, name, tags)
    for name, map_shape in shape.maps.items():
        for key, element in record.get(name, {}).items():
            if isinstance(map_shape, schema.RecordShape):
                _fill(element, map_shape, name, tags)
            elif isinstance(element, str) and map_shape is schema.is_term:
                record[name][key] = hostile(element, f"{name}.{key}")
