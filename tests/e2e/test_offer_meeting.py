"""The offer meeting in a real terminal; a program that is killed in mid-call loses no answer."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from tests.e2e.test_key_budget import Seat

BEFORE = "2026-11-20T10:00:00+09:00"


@pytest.fixture
def seat(tmp_path: Path) -> Seat:
    seat = Seat(tmp_path)
    home = {f"XDG_{one}_HOME": str(tmp_path / one) for one in ("DATA", "STATE", "CONFIG")}
    seat.env = {**seat.env, **home, "HOME": str(tmp_path)}
    seat.call("add", "Aoba", "SRE", now=BEFORE)
    seat.call("add", "Kestrel", "SRE", now=BEFORE)
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
        os.kill(terminal.pid, signal.SIGKILL)
        terminal.wait_for_end()
    drafts = list(seat.folder.rglob("call-*.jsonl"))
    assert len(drafts) == 1
    with seat.open() as terminal:
        terminal.wait_for("the answers of the call are kept")
        terminal.press("M")
        terminal.wait_for("half a ye")
        terminal.press("q")
        terminal.wait_until_gone("Offer meeting: Aoba")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    listed = seat.call("checklist", "aoba", "--all")
    assert "six people" in listed
    assert "half a ye" in listed
    assert "unclear" in listed
    assert not drafts[0].exists()


def test_from_the_offer_to_the_papers(seat: Seat) -> None:
    seat.call("log", "aoba", "offer", "--at", "2026-11-20T09:00", now=BEFORE)
    with seat.open() as terminal:
        terminal.press("A", "q")  # ask for the letter
        terminal.wait_for("with the working conditions")
        terminal.press("s")
        terminal.wait_for("logged: ")
        terminal.press("e", "l")  # it came
        terminal.wait_for("logged: ")
        terminal.press("M")
        terminal.wait_for("The letter is in hand")
        terminal.press("A", "l")
        terminal.wait_for("ご提示|オファーへのお返事")
        terminal.press("space")
        terminal.wait_for("50 of 60 min left")
        terminal.press("J", "j", "enter")
        terminal.wait_for("Enter ok")
        terminal.type("six people")
        terminal.press("enter")
        terminal.wait_for("confirmed")
        terminal.press("escape")
        terminal.wait_for("is the call over")
        terminal.press("y")
        terminal.wait_until_gone("in the call")
        terminal.press("C")
        terminal.wait_for("1 offer, beside no other")
        terminal.press("escape")
        terminal.wait_until_gone("beside no other")
        terminal.press("A", "y", "enter")
        terminal.wait_for("s sign anyway")
        terminal.press("s")
        terminal.wait_for("Papers for Aoba: 0 of")
        terminal.press("enter")
        terminal.wait_for("Papers for Aoba: 1 of")
        terminal.press("escape")
        terminal.wait_until_gone("Papers for Aoba")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    assert sorted(seat.kinds("aoba")) == sorted(
        ["offer", "letter-requested", "offer-letter", "offer-meeting", "note", "accepted"]
    )
    one = seat.shown("aoba")
    assert one["stage"] == "accepted"
    shape = json.loads(seat.call("checklist", "aoba", "--json"))
    assert list(shape["papers"]) == ["signed-contract"]
    assert shape["meeting"]["minutes"] == 10
    assert shape["unknown"] == []
    assert "six people" in str(one["events"])
