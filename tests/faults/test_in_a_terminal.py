"""Faults that reach the open dashboard from outside, in a real terminal: a full disk, other
programs, hostile links, clocks that jump, a terminal that changes its size, a paste without end."""

from __future__ import annotations

import json
import os
import re
import signal
from datetime import datetime
from pathlib import Path

import pytest

from jobboard_tui.domain.models import Kind, Stage, Timeline
from tests.e2e.terminal import Terminal
from tests.faults.test_dashboard import LEFT, add, companies, is_cooked, opened
from tests.faults.test_processes import forked
from tests.storage.boards import application, event, open_store, stored

FULL = """
import errno, os
real = os.write
def write(descriptor, content):
    if os.path.exists(os.environ["XDG_STATE_HOME"] + "/full"):
        if os.readlink(f"/proc/self/fd/{descriptor}").endswith(".tmp"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return real(descriptor, content)
os.write = write
"""
IMPATIENT = "from jobboard_tui.storage import lock; lock.PATIENCE = 0.2"
CLOCK = """
import os
from datetime import datetime
from pathlib import Path
from jobboard_tui.cli import locate as bearings
from jobboard_tui.tui.screens import board
board.LOOK_AGAIN_SECONDS = 0.25
watch = Path(os.environ["XDG_STATE_HOME"], "clock")
bearings.clock = lambda _words, home: (
    lambda: datetime.fromisoformat(watch.read_text()).astimezone(home)
)
"""
BROWSER = """#!/bin/sh
printf '%s\\n' "$@" >> {noted}
"""


def leave(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert LEFT in terminal.raw


def test_on_a_full_disk_the_edit_stays_on_the_screen_until_there_is_room(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a", company="Aoba KK"))
    with opened(tmp_path, FULL, columns=120) as terminal:
        terminal.wait_for("Aoba")
        before = store.path.read_bytes()
        full = tmp_path / "noted" / "full"
        full.touch()
        terminal.press("a")
        terminal.wait_for("Enter ok")
        terminal.type("Boreal KK / SRE")
        terminal.press("enter")
        terminal.wait_for("the change was not saved: the disk is full")
        assert "Boreal KK" in terminal.text()
        assert store.path.read_bytes() == before
        terminal.press("escape")
        terminal.wait_for("not saved: the disk is full")
        full.unlink()
        terminal.wait_for(r"saved \d\d:\d\d")
        assert companies(tmp_path) == {"Aoba KK", "Boreal KK"}
        leave(terminal)


def test_another_program_s_change_is_seen_and_the_next_save_keeps_both(tmp_path: Path) -> None:
    stored(tmp_path, application("a", company="Aoba KK"))
    with opened(tmp_path) as terminal:
        terminal.wait_for("Aoba")
        path = tmp_path / "data" / "board.json"
        tables = json.loads(path.read_bytes())
        tables["applications"]["a"]["role"] = "Their Role"
        other = path.with_name("other")
        other.write_text(json.dumps(tables))
        other.replace(path)
        terminal.wait_for("Their Role", seconds=10)
        add(terminal, "Boreal KK")
        leave(terminal)
    assert companies(tmp_path) == {"Aoba KK", "Boreal KK"}
    assert open_store(tmp_path).load()["a"].role == "Their Role"


def test_while_another_program_is_stopped_in_its_save_the_screen_is_alive(tmp_path: Path) -> None:
    stored(tmp_path, application("a", company="Aoba KK"), application("b", company="Boreal KK"))

    def holding(writing: int) -> None:
        def change(board: object) -> object:
            os.write(writing, b"holding\n")
            os.kill(os.getpid(), signal.SIGSTOP)
            return board

        open_store(tmp_path).commit("edit", change)  # type: ignore[arg-type]

    child, reading = forked(holding)
    assert os.read(reading, 8) == b"holding\n"
    os.waitpid(child, os.WUNTRACED)
    with opened(tmp_path, IMPATIENT, columns=120) as terminal:
        terminal.wait_for("Aoba")
        terminal.press("a")
        terminal.wait_for("Enter ok")
        terminal.type("Cobalt KK / SRE")
        terminal.press("enter")  # what is said of it may give way at once to why it is not saved
        terminal.wait_for("another program is still writing to it")
        terminal.press("?")
        terminal.wait_for("Keys on the board")
        terminal.press("q")
        terminal.wait_for("Cobalt KK")
        os.kill(child, signal.SIGCONT)
        os.waitpid(child, 0)
        os.close(reading)
        terminal.wait_for(r"saved \d\d:\d\d")
        leave(terminal)
    assert "Cobalt KK" in companies(tmp_path)


def test_a_file_of_a_newer_version_is_shown_and_not_touched(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a", company="Aoba KK"))
    tables = json.loads(store.path.read_bytes())
    tables["board"]["board"]["schema"] = 99
    tables["applications"]["a"]["mood"] = {"deep": [1]}
    store.path.write_text(json.dumps(tables))
    before = store.path.read_bytes()
    with opened(tmp_path) as terminal:
        terminal.wait_for("Aoba")
        terminal.press("a")
        terminal.wait_for("newer version")
        leave(terminal)
    assert store.path.read_bytes() == before


# -- links ---------------------------------------------------------------------------------------

NO_PAGES = {
    "file:///etc/passwd": "only http and https pages can be opened",
    "javascript:alert(1)": "only http and https pages can be opened",
    "--version": "only http and https pages can be opened",
    "https://": "it has no host",
}


def test_only_pages_are_handed_to_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(BROWSER.format(noted=noted))
    browser.chmod(0o700)
    monkeypatch.setenv("BROWSER", str(browser))
    urls = [*NO_PAGES, "https://example.com/posting"]
    ones = [application(f"a{n}", company=f"Aoba {n}", url=url) for n, url in enumerate(urls)]
    stored(tmp_path, *ones)
    with opened(tmp_path) as terminal:
        terminal.wait_for("Aoba 0")
        for url in urls:
            terminal.press("o")
            why = NO_PAGES.get(url)
            told = f"link {url}: {why}" if why else f"opened in the browser: {url}"
            terminal.wait_for(re.escape(told))
            terminal.press("j")
        leave(terminal)
    assert noted.read_text().split() == ["https://example.com/posting"]


# -- clocks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("home", "machine", "steps"),
    [
        (
            "Asia/Tokyo",
            "America/New_York",
            {
                "2028-02-28T23:59:40+09:00": "Mon 28 Feb 23:59",
                "2028-02-29T00:00:20+09:00": "Tue 29 Feb 00:00",
                "2028-02-29T09:00:00+09:00": "Tue 29 Feb 09:00",
                "2028-02-28T09:00:00+09:00": "Mon 28 Feb 09:00",
            },
        ),
        (
            "Europe/Berlin",
            "Asia/Tokyo",
            {
                "2027-03-28T00:59:59+00:00": "Sun 28 Mar 01:59",
                "2027-03-28T01:00:00+00:00": "Sun 28 Mar 03:00",
                "2027-10-31T00:30:00+00:00": "Sun 31 Oct 02:30",
                "2027-10-31T01:30:00+00:00": "Sun 31 Oct 02:30",
                "2027-10-31T02:00:00+00:00": "Sun 31 Oct 03:00",
            },
        ),
    ],
)
def test_the_screen_follows_midnight_leap_days_and_summer_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str, machine: str, steps: dict[str, str]
) -> None:
    monkeypatch.setenv("TZ", machine)
    store = stored(tmp_path, application("a", company="Aoba KK"))
    tables = json.loads(store.path.read_bytes())
    tables["board"]["board"]["zone"] = home
    store.path.write_text(json.dumps(tables))
    watch = tmp_path / "noted" / "clock"
    watch.parent.mkdir()
    watch.write_text(next(iter(steps)))
    with opened(tmp_path, CLOCK, fresh=True) as terminal:
        for instant, shown in steps.items():
            watch.with_name("next").write_text(instant)
            watch.with_name("next").replace(watch)
            terminal.wait_for(shown)
        leave(terminal)


def test_after_a_night_asleep_the_screen_is_right_at_once(tmp_path: Path) -> None:
    """The process is stopped as a whole while the clock goes on; no machine sleeps."""
    evening = datetime.fromisoformat("2026-11-20T16:30:00+09:00")
    interview = event("e1", Kind.INTERVIEW, at=datetime.fromisoformat("2026-11-20T15:00+09:00"))
    stored(
        tmp_path,
        application("a", company="Aoba KK", stage=Stage.INTERVIEW, events=Timeline([interview])),
    )
    watch = tmp_path / "noted" / "clock"
    watch.parent.mkdir()
    watch.write_text(evening.isoformat())
    with opened(tmp_path, CLOCK, columns=120, fresh=True) as terminal:
        terminal.wait_for("Fri 20 Nov 16:30")
        terminal.wait_for(r"thank-you\s+23 h left")
        os.kill(terminal.pid, signal.SIGSTOP)
        os.waitpid(terminal.pid, os.WUNTRACED)
        watch.write_text("2026-11-21T17:00:00+09:00")
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait_for("Sat 21 Nov 17:00")
        terminal.wait_for(r"▲ thank-you\s+1 h late")
        add(terminal, "Boreal KK")
        leave(terminal)
        assert is_cooked(terminal)
    assert companies(tmp_path) == {"Aoba KK", "Boreal KK"}


# -- the terminal itself -------------------------------------------------------------------------


def test_500_changes_of_the_terminal_s_size_and_back(tmp_path: Path) -> None:
    stored(tmp_path, application("a", company="Aoba KK"))
    with opened(tmp_path) as terminal:
        terminal.wait_for("Aoba")
        for number in range(500):
            terminal.resize(*((20, 5), (120, 36), (1 + number % 97, 1 + number % 41))[number % 3])
            if number % 25 == 0:
                terminal.press("j", pause=0.0)
        terminal.resize(20, 5)
        terminal.press("d", "tab", "?", "q")
        terminal.resize(120, 36)
        terminal.wait_for("WISHLIST 1")
        add(terminal, "Boreal KK")
        leave(terminal)
    assert companies(tmp_path) == {"Aoba KK", "Boreal KK"}


def test_a_megabyte_is_pasted_into_a_line_and_presses_no_key(tmp_path: Path) -> None:
    text = "履歴書 \x1b]0;owned\x07[/x]\x1b]q " * 41_000
    assert len(text.encode()) > 1_000_000
    stored(tmp_path, application("a", company="Aoba KK"))
    with opened(tmp_path) as terminal:
        terminal.wait_for("Aoba")
        paste(terminal, f"\x1b[200~{text}\x1b[201~")
        terminal.press("n")
        terminal.wait_for("Enter ok")
        paste(terminal, f"\x1b[200~{text}\x1b[201~")
        terminal.wait_for("履歴書")
        terminal.press("escape")
        terminal.wait_until_gone("Enter ok")
        leave(terminal)
    assert b"\x1b]0;owned" not in terminal.raw


def paste(terminal: Terminal, text: str) -> None:
    """Hand it over as the terminal does: as much at a time as the program takes."""
    os.set_blocking(terminal.fd, False)
    left = text.encode()
    while left:
        try:
            left = left[os.write(terminal.fd, left[:4096]) :]
        except BlockingIOError:
            terminal._read_for(0.01)
    os.set_blocking(terminal.fd, True)
