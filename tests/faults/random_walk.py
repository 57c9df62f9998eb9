"""The dashboard in the terminal that it is started in, walking through its screens by itself.

`python -m tests.faults.random_walk STEPS NOTED`: STEPS is a JSON list of keys and of marks such as
`=CopiesScreen` (wait for that screen) and `=200x50` (make the terminal that big). A key is pressed
once everything that the one before it asked for has been done and painted, so that a busy machine
takes longer and shows the same. Into the file NOTED goes every widget that was drawn and every
screen that was opened, and as `audit:` what was asked of the network and which programs were
started. Where the first of the STEPS is `--demo`, the demo is opened.

The last gate before the terminal stands open, so that a widget is found that leans on it; that it
holds is tested by itself.
"""

from __future__ import annotations

import asyncio
import fcntl
import json
import re
import struct
import sys
import termios
import traceback
import unicodedata
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Region, Size
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from jobboard_tui.cli.main_loop import run
from jobboard_tui.tui.output_filter import OutputFilter
from tests.tui.busy_widgets import wait_for_the_busy

SECONDS = 30.0
"""Nothing takes that long, on no machine."""

drawn: set[str] = set()


def note(one: object) -> None:
    drawn.add(f"{type(one).__module__}.{type(one).__qualname__}")


def watch() -> None:
    """Have widgets noted when their lines are asked for, screens when they come up.

    With a widget those are drawn that it lies in: of one whose parts cover it all no line is seen.
    """
    lines, resumed = Widget.render_lines, Screen._on_screen_resume

    def render_lines(self: Widget, crop: Region) -> list[Strip]:
        for one in self.ancestors_with_self:
            note(one)
        return lines(self, crop)

    def on_screen_resume(self: Screen[Any], *more: Any) -> None:
        note(self)
        resumed(self, *more)

    Widget.render_lines = render_lines  # type: ignore[method-assign]
    Screen._on_screen_resume = on_screen_resume  # type: ignore[method-assign]


def overhear(event: str, args: tuple[object, ...]) -> None:
    """Note what leaves the program: connections, names that are looked up, other programs."""
    if event.startswith(("socket.connect", "socket.get", "socket.send", "subprocess.", "os.exec")):
        drawn.add(f"audit:{event}")


async def until(pilot: Pilot[Any], what: str, is_so: Any) -> None:
    for _try in range(round(SECONDS / 0.01)):
        await rest(pilot)
        if is_so():
            await rest(pilot)
            return
        if pilot.app._exit:
            return  # the walk has led out of the program
        await asyncio.sleep(0.01)
    raise AssertionError(f"{what}: the screen is {type(pilot.app.screen).__name__}")


async def rest(pilot: Pilot[Any]) -> None:
    """Everything that was asked for is done, and painted."""
    for _round in range(2):  # what is done in the first may ask for more
        await wait_for_the_busy(pilot)
        pilot.app.screen._on_timer_update()


async def press(pilot: Pilot[Any], key: str) -> None:
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character = unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        character = key if len(key) == 1 else None
    assert pilot.app._driver is not None
    pilot.app._driver.send_message(events.Key(name, character))
    await rest(pilot)
    for _try in range(200):
        if not getattr(pilot.app, "has_waiting_keys", False) or pilot.app._exit:
            break
        await asyncio.sleep(0.005)
    await rest(pilot)


async def resize(pilot: Pilot[Any], columns: int, lines: int) -> None:
    size = struct.pack("HHHH", lines, columns, 0, 0)
    fcntl.ioctl(sys.__stdout__.fileno(), termios.TIOCSWINSZ, size)  # type: ignore[union-attr]
    await until(pilot, "resize", lambda: pilot.app.size == Size(columns, lines))


async def walk(pilot: Pilot[Any], steps: list[str]) -> None:
    app = pilot.app
    for step in steps:
        if size := re.fullmatch(r"=(\d+)x(\d+)", step):
            await resize(pilot, int(size[1]), int(size[2]))
        elif step == "~":  # the file that is to be imported has been read
            await until(pilot, step, lambda: getattr(app.screen, "plan", None) is not None)
        elif step == "!":  # it is known that a change can't be saved
            await until(pilot, step, lambda: getattr(app, "trouble", None) is not None)
        elif step.startswith("=") and len(step) > 1:
            await until(pilot, step, lambda: type(app.screen).__name__ == step[1:])  # noqa: B023
        else:
            await press(pilot, step)


def main(steps: list[str], noted: Path) -> int:
    watch()
    words = [one for one in steps[:1] if one == "--demo"]
    steps = steps[len(words) :]
    sys.addaudithook(overhear)
    OutputFilter.apply = lambda _self, segments, _background: segments  # type: ignore[method-assign]
    real = App.run

    async def walking(pilot: Pilot[Any]) -> None:
        try:
            await walk(pilot, steps)
        except Exception:
            noted.with_suffix(".failed").write_text(traceback.format_exc(), encoding="utf-8")
            pilot.app.exit()

    def run_walking(self: App[Any], **options: Any) -> Any:
        return real(self, auto_pilot=walking, **options)

    App.run = run_walking  # type: ignore[method-assign]
    try:
        return run(words)
    finally:
        with noted.open("a", encoding="utf-8") as file:
            file.writelines(f"{one}\n" for one in sorted(drawn))


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1]), Path(sys.argv[2])))
