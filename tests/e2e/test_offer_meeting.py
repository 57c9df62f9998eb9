"""The offer meeting in a real terminal; a program that is killed in mid-call loses no answer."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_key_budget import Seat, choose, wait_until

BEFORE = "2026-11-20T10:00:00+09:00"


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    seat = Seat(tmp_path)
    home = {f"XDG_{one}_HOME": str(tmp_path / one) for one in ("DATA", "STATE", "CONFIG")}
    seat.env = {**seat.env, **home, "HOME": str(tmp_path)}
    seat.call("add", "Aoba", "SRE", now=BEFORE)
    seat.call("add", "Kestrel", "SRE", now=BEFORE)
    seat.call("add", "Umineko", "SRE", now=BEFORE)
    seat.call("log", "aoba", "offer-meeting", "--at", "2026-11-21T16:50", now=BEFORE)
    return seat


def test_killed_in_mid_call_it_loses_nothing(seat: Seat) -> None:
    with seat.open() as terminal:
        terminal.press("M")
        terminal.wait_for("Offer meeting: Aoba")
        terminal.press("space")
        terminal.wait_for("50 of 60 min left")
        terminal.press("J", "j", "enter")
        terminal.wait_for("Enter ok")
        terminal.type("six people")
        terminal.wait_for("six people")
        terminal.press("enter")
        terminal.wait_for("confirmed")
        terminal.press("n", "u", "n", "enter")
        terminal.wait_for("Enter ok")
        terminal.type("half a ye")
        terminal.wait_for("half a ye")
        terminal.press("escape")
        terminal.wait_until_gone("Enter ok")
        terminal.press("f", "2", "d")
        terminal.wait_for("Enter ok")
        terminal.type("tired faces -> Wh")
        terminal.wait_for("faces -> Wh")
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.wait_for_end()
    drafts = list(seat.folder.rglob("call-*.jsonl"))
    assert len(drafts) == 1
    assert "tired faces -> Wh" in drafts[0].read_text()
    with seat.open() as terminal:
        terminal.wait_for("answers from the call are saved")
        terminal.press("M")
        terminal.wait_for("Offer meeting: Aoba")
        terminal.wait_for("half a ye")
        wait_until(lambda: not drafts[0].exists())  # all of it is in the file
        terminal.press("q")
        terminal.wait_until_gone("Offer meeting: Aoba")
        time.sleep(0.2)  # until somebody can have seen it
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    listed = seat.call("checklist", "aoba", "--all")
    assert "six people" in listed
    assert seat.kinds("aoba") == ["offer-meeting", "note"]
    assert "until it was cut off" in str(seat.shown("aoba")["events"])
    assert "half a ye" in listed
    assert "unclear" in listed
    assert "tired faces" in listed
    shape = json.loads(seat.call("checklist", "aoba", "--json"))
    assert [one["id"] for one in shape["flags"]] == ["unanswered"]
    assert [one["question"] for one in shape["doubts"]] == ["Wh"]
    assert not drafts[0].exists()


def test_from_two_offers_to_the_papers(seat: Seat) -> None:
    seat.call("profile", "name=Kim Lee", "phone=090-0000-0000", "email=kim@example.com")
    seat.call("log", "aoba", "offer", "--at", "2026-11-20T09:00", now=BEFORE)
    seat.call("log", "kestrel", "offer", "--at", "2026-11-20T09:30", now=BEFORE)
    seat.call("checklist", "kestrel", "base=40万円", "weekly-hours=40", "remote-days=5")
    with seat.open() as terminal:
        ask_for_the_letter(terminal)
        lead_the_call(terminal)
        terminal.press("O")
        terminal.wait_for("2 offers side by side")
        terminal.wait_for(r"基本給 +\+ 月額45万円 +月額40万円")
        terminal.wait_for("重みづけ評価 +[0-9]+% +[0-9]+%")
        terminal.press("escape")
        terminal.wait_until_gone("side by side")
        terminal.press("A")
        terminal.wait_for("your answer to Aoba")
        terminal.press("y")
        terminal.wait_for(
            "(?s)承諾の前に：Aoba.*要注意：その場での承諾.*s このまま承諾の連絡を書く"
        )
        terminal.press("s")
        terminal.wait_for("Acceptance of the offer for SRE")
        terminal.type("the team")
        terminal.press("enter")
        terminal.wait_for("decided it for me was the team")
        say_sent(terminal)
        terminal.wait_for("decline the offer from Kestrel, SRE")
        terminal.press("y")
        terminal.wait_for("decline: Kestrel")
        terminal.type("the distance")
        terminal.press("enter")
        terminal.wait_for(r"mainly\s+because")
        say_sent(terminal)
        terminal.wait_for("Aobaの入社書類：[0-9]+件中0件")
        terminal.press("enter")
        terminal.wait_for("Aobaの入社書類：[0-9]+件中1件")
        terminal.press("escape")
        terminal.wait_until_gone("Aobaの入社書類")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert sorted(seat.kinds("aoba")) == sorted(
        ["offer", "letter-requested", "offer-letter", "offer-meeting", "note", "accepted"]
    )
    assert seat.kinds("kestrel") == ["offer", "declined"]
    one, other = seat.shown("aoba"), seat.shown("kestrel")
    assert (one["stage"], other["stage"], other["outcome"]) == ("accepted", "closed", "declined")
    shape = json.loads(seat.call("checklist", "aoba", "--json"))
    assert list(shape["papers"]) == ["signed-contract"]
    assert shape["meeting"]["minutes"] == 10
    assert shape["terms"] == {"base": 450_000}
    assert shape["unknown"] == []
    told = str(one["events"])
    assert "six people" in told
    assert "pressure to accept" in told or "その場での承諾" in told
    assert "What decided it for me was the team." in told
    assert "mainly because of the distance" in str(other["events"])


def say_sent(terminal: Terminal) -> None:
    """Say that the letter was sent, and once more when it is asked."""
    terminal.press("f2")
    terminal.wait_for("F2 again|The same key again")
    terminal.press("f2")


def ask_for_the_letter(terminal: Terminal) -> None:
    choose(terminal, "aoba")
    terminal.press("A")
    terminal.wait_for("your answer to Aoba")
    terminal.press("z")
    terminal.wait_for("request the offer letter: Aoba")
    terminal.wait_for("terms of employment")
    say_sent(terminal)
    terminal.wait_for("logged: ")
    terminal.press("e", "l", "enter")  # it came, and names no date
    terminal.wait_for("logged: ")


def lead_the_call(terminal: Terminal) -> None:
    terminal.press("M")
    terminal.wait_for("You have the offer letter")
    terminal.press("A", "l")
    terminal.wait_for("オファーへのお返事")
    terminal.press("space")
    terminal.wait_for("残り50分／60分")
    terminal.press("J", "j", "enter")
    terminal.wait_for("Enter 決定")
    terminal.type("six people")
    terminal.press("enter")
    terminal.wait_for("★ 確認済み ─")
    terminal.press(*"JJJJJJ", "j", "enter")
    terminal.wait_for("基本給 ")
    terminal.type("45万円")
    terminal.wait_for("→ 月額45万円")
    terminal.press("enter", "f", "1")
    terminal.wait_for("その場での承諾")
    terminal.press("escape")
    terminal.wait_for("面談は終わりましたか")
    terminal.press("y")
    terminal.wait_until_gone("面談中")
