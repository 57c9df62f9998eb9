"""The key budget: what the daily tasks cost, counted in a real terminal."""

from __future__ import annotations

import base64
import json
import os
import re
import sys
from pathlib import Path

import pytest

from tests.e2e.fork_server import fork_run
from tests.e2e.terminal import Terminal

NOW = "2026-11-21T17:00:00+09:00"
JOBBOARD = [sys.executable, "-m", "jobboard_tui"]


class Seat:
    """A board of one's own at a fixed time, the dashboard open on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "board.json"
        self.env = {**os.environ, "JOBBOARD_NOW": NOW, "JOBBOARD_FILE": str(self.file)}

    def call(self, *words: str, now: str = NOW) -> str:
        """A command in another tab."""
        return fork_run([*JOBBOARD, *words], {**self.env, "JOBBOARD_NOW": now})

    def shown(self, app: str) -> dict[str, object]:
        """An application as the file has it."""
        found: dict[str, object] = json.loads(self.call("show", app, "--json"))
        return found

    def kinds(self, app: str) -> list[str]:
        """The kinds of its events, oldest first."""
        events = self.shown(app)["events"]
        assert isinstance(events, list)
        return [event["kind"] for event in events]

    def open(self, columns: int = 120, lines: int = 36) -> Terminal:
        """The dashboard, drawn."""
        terminal = Terminal(JOBBOARD, self.env, columns, lines, cwd=self.folder)
        terminal.wait_for("WISHLIST|Wishlist")
        return terminal


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board with an interview of yesterday, an application of three weeks ago, and a wish."""
    folder = tmp_path_factory.mktemp("template")
    seat = Seat(folder)
    home = {f"XDG_{one}_HOME": str(folder / one) for one in ("DATA", "STATE", "CONFIG")}
    seat.env = {**seat.env, **home, "HOME": str(folder)}
    seat.call(
        *("add", "Aoba Systems", "Backend Engineer", "--applied", "2026-11-02T15:00"),
        *("--url", "https://example.com/aoba", "--contact", "Sato", "--email", "sato@example.com"),
        now="2026-11-02T15:00:00+09:00",
    )
    seat.call(
        *("log", "Aoba", "interview", "--at", "2026-11-20T15:00", "--with", "Sato"),
        now="2026-11-16T10:00:00+09:00",
    )
    seat.call(
        "add",
        "ほしぞら株式会社",
        "Data Engineer",
        "--applied",
        "2026-11-06T10:00",
        now="2026-11-06T10:00:00+09:00",
    )
    seat.call("add", "Kestrel KK", "SRE", "--tag", "remote", now="2026-11-10T10:00:00+09:00")
    return seat.file


@pytest.fixture
def seat(template: Path, tmp_path: Path) -> Seat:
    """The template's board, to be changed."""
    one = Seat(tmp_path)
    one.file.write_bytes(template.read_bytes())
    return one


def spent(terminal: Terminal, budget: int) -> None:
    assert terminal.keys <= budget, f"{terminal.keys} keys, {budget} allowed"


def choose(terminal: Terminal, letters: str) -> None:
    """Put the cursor on a card; not part of any budget."""
    terminal.press("f")
    terminal.type(letters)
    terminal.press("enter")
    terminal.wait_until_gone("Esc|esc")
    terminal.keys = 0


def test_see_what_is_overdue_and_why(seat: Seat) -> None:
    with seat.open() as terminal:
        terminal.wait_for(r"(?s)1 h late.*Aoba.*thank-you")
        terminal.wait_for(r"interview")
        spent(terminal, 0)
    with seat.open(80, 24) as terminal:
        terminal.press("d")
        terminal.wait_for(r"(?s)1 h late.*Aoba.*thank-you")
        spent(terminal, 1)


def test_move_to_the_next_stage_and_to_a_named_one(seat: Seat) -> None:
    with seat.open() as terminal:
        choose(terminal, "kestrel")
        terminal.press(">")
        spent(terminal, 1)
        wait_until(lambda: seat.shown("Kestrel")["stage"] == "applied")
        terminal.keys = 0
        terminal.press("m", "o")
        terminal.wait_for("OFFER 1")
        spent(terminal, 2)
        wait_until(lambda: seat.shown("Kestrel")["stage"] == "offer")


def wait_until(holds: object) -> None:
    import time

    assert callable(holds)
    for _n in range(60):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come about")


def test_log_what_is_due_with_the_row_under_the_cursor(seat: Seat) -> None:
    with seat.open() as terminal:
        terminal.press("d")
        terminal.wait_for("1 h late")
        terminal.keys = 0
        terminal.press("x")
        terminal.wait_until_gone("1 h late")
        spent(terminal, 1)
        wait_until(lambda: seat.kinds("Aoba")[-1] == "thanked")


def test_log_an_event_now_and_at_another_time(seat: Seat) -> None:
    with seat.open() as terminal:
        choose(terminal, "kestrel")
        terminal.press("e", "r")
        spent(terminal, 2)
        wait_until(lambda: seat.kinds("Kestrel") == ["received"])
        terminal.keys = 0
        terminal.press("E", "j")
        terminal.type("yesterday 18:00")
        terminal.wait_for(r"Fri 20 Nov 2026 18:00 JST")
        terminal.press("enter")
        spent(terminal, 3)
        wait_until(lambda: sorted(seat.kinds("Kestrel")) == ["received", "wrote"])


def test_add_an_application(seat: Seat) -> None:
    with seat.open() as terminal:
        terminal.press("a")
        terminal.type("Umineko Games / Tools Engineer")
        terminal.wait_for("company Umineko Games|Umineko Games, Tools")
        terminal.press("enter")
        spent(terminal, 3)
        wait_until(lambda: seat.call("list", "--json").count("Umineko") == 1)


def test_schedule_an_interview(seat: Seat) -> None:
    with seat.open() as terminal:
        choose(terminal, "hosizora")
        terminal.press("i")
        terminal.type("fri 15:00")
        terminal.wait_for(r"Fri 27 Nov 2026 15:00 JST, 6 days")
        terminal.press("enter")
        spent(terminal, 3)
        wait_until(lambda: seat.shown("ほしぞら")["stage"] == "interview")


def test_jump_to_a_company_whatever_the_kana(seat: Seat) -> None:
    with seat.open() as terminal:
        terminal.press("f")
        terminal.type("ﾎｼ")
        terminal.press("enter")
        terminal.wait_for("(?s)ほしぞら株式会社.*Data Engineer")
        spent(terminal, 2)
        terminal.press("E", "n")
        terminal.press("escape")


def test_filter_the_board(seat: Seat) -> None:
    with seat.open() as terminal:
        terminal.press("/")
        terminal.type("#remote")
        terminal.wait_for("1 of 3")
        terminal.press("enter")
        spent(terminal, 2)
        terminal.press("escape")
        terminal.keys = 0
        terminal.press("!")
        terminal.wait_for("overdue")
        spent(terminal, 2)


def test_snooze_three_days(seat: Seat) -> None:
    with seat.open() as terminal:
        terminal.press("d")
        terminal.wait_for("1 h late")
        terminal.keys = 0
        terminal.press("z", "h")
        terminal.wait_until_gone("1 h late")
        spent(terminal, 2)


def test_open_the_posting_and_copy_the_address(seat: Seat, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    seat.env["BROWSER"] = str(browser)
    with seat.open() as terminal:
        choose(terminal, "aoba")
        terminal.press("o")
        wait_until(opened.exists)
        spent(terminal, 1)
        assert opened.read_text().strip() == "https://example.com/aoba"
        terminal.keys = 0
        terminal.press("y")
        terminal.wait_for("sato@example.com")
        spent(terminal, 1)
        assert b"\x1b]52;c;c2F0b0BleGFtcGxlLmNvbQ==" in terminal.raw


def test_a_thank_you_from_the_reminder_to_the_clipboard_and_logged(
    seat: Seat, tmp_path: Path
) -> None:
    config = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "SSH_TTY": "/dev/pts/1"}
    seat.env = {**seat.env, **config}
    seat.call("profile", "name=Aki Yamane", "phone=090-0000-1234", "email=aki@example.com")
    seat.call("reflect", "Aoba", "--topic", "releases on Fridays")
    with seat.open() as terminal:
        terminal.press("d")
        terminal.wait_for("1 h late")
        terminal.keys = 0
        terminal.press("c")
        terminal.wait_for("What did you talk about")
        terminal.press("enter")
        terminal.wait_for("hearing about releases on Fridays")
        terminal.press("ctrl+y")
        terminal.wait_for("sent to the terminal's clipboard")
        spent(terminal, 3)
        (copied,) = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.raw)
        letter = base64.b64decode(copied).decode()
        assert letter.startswith("Dear Sato-san,\n")
        assert "hearing about releases on Fridays" in letter
        terminal.press("f2")
        terminal.wait_for("log it as sent?")
        terminal.press("f2")
        terminal.wait_until_gone("1h late")
        spent(terminal, 5)
        wait_until(lambda: seat.kinds("Aoba")[-1] == "thanked")
        events = seat.shown("Aoba")["events"]
        assert isinstance(events, list)
        assert events[-1]["note"].endswith(letter)


def test_a_letter_goes_to_the_editor_and_back_and_is_kept(seat: Seat, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "\\nPS: written elsewhere\\n" >> "$1"\n')
    editor.chmod(0o755)
    seat.env = {**seat.env, "EDITOR": str(editor), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    seat.env.pop("VISUAL", None)
    seat.call("profile", "name=Aki Yamane", "phone=090-0000-1234", "email=aki@example.com")
    with seat.open() as terminal:
        terminal.wait_for("still welcome")
        terminal.press("c")
        terminal.wait_for("What did you talk about")
        terminal.press("ctrl+e")
        terminal.wait_for("PS: written elsewhere")
        spent(terminal, 2)
        terminal.press("escape")
        terminal.wait_for("WISHLIST")
        terminal.press("q")
        terminal.wait_for_end()
    with seat.open() as terminal:
        terminal.wait_for("still welcome")
        terminal.press("c")
        terminal.wait_for("PS: written elsewhere")


def test_a_message_pasted_into_the_terminal_is_taken_in(seat: Seat) -> None:
    mail = (
        "差出人: Sato <sato@example.com>\r件名: 二次面接のご案内\r日時: 2026年11月21日 09:30\r\r"
        "Aki Yamane 様\rご都合をお知らせください。\r"
    )
    with seat.open() as terminal:
        terminal.keys = 0
        os.write(terminal.fd, f"\x1b[200~{mail}\x1b[201~".encode())
        terminal.wait_for("A message you received")
        terminal.wait_for("2026-11-21 09:30")
        terminal.press("ctrl+s")
        terminal.wait_for("logged: they wrote")
        spent(terminal, 1)
        wait_until(lambda: seat.kinds("Aoba")[-1] == "received")
        events = seat.shown("Aoba")["events"]
        assert isinstance(events, list)
        assert events[-1]["note"] == (
            "二次面接のご案内\n\nAki Yamane 様\nご都合をお知らせください。"
        )


def test_undo_and_redo(seat: Seat) -> None:
    seat.call("add", "Momiji Works", "Tech Lead")
    with seat.open() as terminal:
        terminal.wait_for("Momiji")
        terminal.press("u")
        terminal.wait_until_gone("Tech Lead")
        spent(terminal, 1)
        terminal.keys = 0
        terminal.press("U")
        terminal.wait_for("Tech Lead")
        spent(terminal, 1)


def test_help_and_the_palette(seat: Seat) -> None:
    with seat.open() as terminal:
        terminal.press("?")
        terminal.wait_for("Look around")
        spent(terminal, 1)
        terminal.press("escape")
        terminal.wait_until_gone("Look around")
        terminal.keys = 0
        terminal.press("ctrl+p")
        terminal.wait_for("Search")
        spent(terminal, 1)


def test_keys_typed_ahead_reach_what_they_are_meant_for(seat: Seat) -> None:
    with seat.open() as terminal:
        for key in ("f", "kestrel", "\r", "n", "call back", "\r", "e", "r", "t", "go", "\r"):
            terminal.type(key, pause=0.0)
        terminal.wait_for(r"#go")
        wait_until(lambda: sorted(seat.kinds("Kestrel")) == ["note", "received"])


def test_log_an_offer_and_the_date_to_answer_it_by(seat: Seat) -> None:
    with seat.open() as terminal:
        choose(terminal, "kestrel")
        terminal.press("e", "o")
        terminal.wait_for("Enter: no offer deadline is known yet")
        terminal.type("14 dec")
        terminal.wait_for("Mon 14 Dec 2026")
        terminal.press("enter")
        spent(terminal, 4)
        wait_until(lambda: seat.kinds("Kestrel") == ["offer"])
        terminal.wait_for("answer by")
