"""Makes the pictures in this folder from the demo board at a fixed clock.

python -m screenshots            all of them
python -m screenshots help       those whose name has "help" in it
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jobboard_tui.config.demo_board import demo_board, demo_sender
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.service import BoardService
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.screenshot import straighten_text

NOW = datetime.fromisoformat("2026-11-21T17:00:00+09:00")
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Picture:
    """What is pressed on a board of a size, and in which colours."""

    name: str
    size: tuple[int, int] = (120, 36)
    press: Sequence[str] = ()
    theme: str = "jobboard-night"
    demo: bool = True


PICTURES = (
    Picture("board-120x36"),
    Picture("board-80x24", (80, 24)),
    Picture("board-200x50", (200, 50)),
    Picture("board-day-120x36", theme="jobboard-day"),
    Picture("detail-80x24", (80, 24), ("l", "l", "l", "enter")),
    Picture("due-80x24", (80, 24), ("d",)),
    Picture("interview-120x36", press=("i", *"fri 15:00 90m with Sato", "space")),
    Picture("events-120x36", press=("e",)),
    Picture("letter-120x36", press=("f", *"shirakaba", "enter", "c", "ctrl+l")),
    Picture("letter-80x24", (80, 24), ("f", *"shirakaba", "enter", "c")),
    Picture("hill-120x36", press=("H",)),
    Picture("hill-day-80x24", (80, 24), ("H",), theme="jobboard-day"),
    Picture("audit-80x24", (80, 24), ("w", "n", "p")),
    Picture("statistics-120x36", press=("N",)),
    Picture("agenda-120x36", press=("b", "m")),
    Picture("help-120x36", press=("question_mark",)),
    Picture("meeting-120x36", press=("f", *"hibari", "enter", "M")),
    Picture("meeting-ja-120x36", press=("f", *"momiji", "enter", "M", "l", "J", "J")),
    Picture("meeting-80x24", (80, 24), ("f", *"hibari", "enter", "M")),
    Picture("meeting-ja-80x24", (80, 24), ("f", *"hibari", "enter", "M", "l")),
    Picture("call-120x36", press=("f", *"hibari", "enter", "M", "space", "n", "a", "n")),
    Picture("call-ja-120x36", press=("f", *"hibari", "enter", "M", "l", "space", "J", "J")),
    Picture("call-80x24", (80, 24), ("f", *"hibari", "enter", "M", "space", "n", "a", "n")),
    Picture("call-ja-80x24", (80, 24), ("f", *"hibari", "enter", "M", "l", "space", "J", "J")),
    Picture("compare-120x36", press=("O",)),
    Picture("welcome-120x36", demo=False),
)


async def take(picture: Picture) -> str:
    """One picture, as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        places = Places.under(Path(folder))
        store = Store(places.board, places)
        if picture.demo:
            store.commit("demo", lambda _empty: demo_board(NOW))
        service = BoardService(store, load_rules(None), lambda: NOW)
        settings = Settings(theme=picture.theme, sender=demo_sender())
        app = JobboardApp(service, settings, lambda _settings: None)
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            for key in picture.press:
                await pilot.press("space" if key == " " else key)
            await pilot.pause(0.2)
            made = straighten_text(app.export_screenshot(title="jobboard"))
            return made.replace(str(places.data), "~/.local/share/jobboard")


async def main(wanted: str) -> None:
    """Write the pictures whose name has `wanted` in it."""
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}  # whatever it is run in
    os.environ.pop("NO_COLOR", None)
    for picture in PICTURES:
        if wanted in picture.name:
            path = HERE / f"{picture.name}.svg"
            path.write_text(await take(picture), encoding="utf-8")
            print(path.name)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else ""))
