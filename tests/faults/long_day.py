"""A dashboard that stays open for days, used all the time, beside other programs and a clock.

`python -m tests.faults.long_day DAYS` lets a dashboard run through that many days (60, unless told)
in some minutes: keys on the board and its sheets, changes by another program, midnights, the turn
of the year, nights asleep, the clock set both ways, a home zone with summer time. Every few steps
what it shows has to be what a program that just starts would show, and nothing may pile up.
"""

from __future__ import annotations

import asyncio
import gc
import random
import sys
import tempfile
import threading
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.domain.models import Event, Kind
from jobboard_tui.service import BoardService, new_id
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.repair import check
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from tests.storage.boards import application

START = datetime.fromisoformat("2026-12-28T07:30:00+09:00")
"""Some days before the turn of a year; some weeks later the zone's summer time begins."""
ZONE = "Europe/Berlin"
KEYS = ("j", "k", "l", "h", "tab", "L", "b", "N", "?", "B", "W", "enter", "1", "0", "/")
MOST_SCREENS = 6
"""The board, what lies over it, and some that wait to be collected."""
STEPS_A_DAY = 12


class LongDay:
    """The dashboard, the other program, and what was acknowledged by either."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = START
        self.places = Places.under(folder)
        self.other = Store(self.places.board, self.places, clock=self.clock)
        self.other.commit(
            "set up",
            lambda board: replace(
                board.with_applications(*(application(key) for key in "abcdefgh")), zone=ZONE
            ),
        )
        self.notes: set[str] = set()
        store = Store(self.places.board, self.places, clock=self.clock)
        service = BoardService(store, load_rules(None), self.clock)
        self.app = JobboardApp(service, Settings(nudge="bell"), lambda _settings: None)

    def clock(self) -> datetime:
        return self.now

    async def run(self, days: int, tell: Callable[[str], None]) -> None:
        """Live through the days; `AssertionError` where anything is not as it has to be."""
        threads = threading.active_count()
        async with self.app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            for day in range(days):
                for _step in range(STEPS_A_DAY):
                    await self.step(pilot)
                await self.compare(pilot)
                gc.collect()
                screens = sum(isinstance(one, Screen) for one in gc.get_objects())
                assert screens <= MOST_SCREENS, screens
                assert threading.active_count() <= threads + 4
                tell(f"day {day + 1}, {self.now:%Y-%m-%d %H:%M}: {len(self.notes)} notes")
            assert self.app.saver.stop(60)
        held = {e.note for one in self.other.load().applications.values() for e in one.events}
        assert self.notes <= held, self.notes - held
        assert check(self.places.board) == []

    async def step(self, pilot: Pilot[str]) -> None:
        """Do one thing: keys, a note here or there, a step of the clock."""
        match self.chance.randrange(6):
            case 0:
                await self.note_here(pilot)
            case 1:
                self.note_there()
            case 2:
                self.now += timedelta(minutes=self.chance.choice((1, 29, 31, 60, -60)))
            case 3:
                self.now += timedelta(hours=self.chance.choice((6, 9, 14, 30, -1, -24)))
            case _:
                for key in self.chance.sample(KEYS, 3):
                    await pilot.press(key)
                await self.back(pilot)

    async def back(self, pilot: Pilot[str]) -> None:
        """To the board, its lines and menus shut, without a filter."""
        while self.app.screen is not self.app.board_screen:
            await pilot.press("escape")
            await pilot.pause()
        await pilot.press("escape", "escape", "escape", "escape")
        await pilot.pause()

    async def note_here(self, pilot: Pilot[str]) -> None:
        await self.back(pilot)
        if self.app.board_screen.selection.application_id is None:
            return
        text = f"here{len(self.notes)}"
        await pilot.press("n", *text, "enter")
        await pilot.pause()
        self.notes.add(text)
        await self.saved(pilot)

    def note_there(self) -> None:
        text = f"there{len(self.notes)}"
        key = self.chance.choice(sorted(self.other.load().applications))
        event = Event(id=new_id(), kind=Kind.NOTE, at=self.now, logged=self.now, note=text)
        self.other.commit("log", lambda board: board.log(key, event))
        self.notes.add(text)

    async def saved(self, pilot: Pilot[str]) -> None:
        for _try in range(2000):
            if not self.app.service.under_way:
                return
            await pilot.pause(0.005)
        raise AssertionError("what was typed was not saved")

    async def compare(self, pilot: Pilot[str]) -> None:
        """What the screen shows is what a program shows that has just been started."""
        await self.saved(pilot)
        loaded = asyncio.Event()
        self.app.saver.look(lambda: loaded.set)
        await loaded.wait()
        for _try in range(2000):
            if self.app.service.board == self.other.load():
                break
            await pilot.pause(0.005)
        self.app.board_screen.redraw()
        fresh = BoardService(Store(self.places.board, self.places), load_rules(None), self.clock)
        assert self.app.service.board == fresh.board
        assert self.app.board_screen.view.reminders == fresh.view().reminders


def main(days: int) -> None:
    """Run it in a folder of its own; print each day, and the memory at the start and the end."""
    tracemalloc.start()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(LongDay(Path(folder), seed=days).run(days, print))
    size, most = tracemalloc.get_traced_memory()
    print(f"{size / 1e6:.0f} MB at the end, {most / 1e6:.0f} MB at most")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
