"""The dashboard tells the terminal what falls due while nobody looks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Clock, Dashboard


def listen(pilot: Pilot[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the terminal is sent from now on."""
    sent: list[str] = []
    monkeypatch.setattr(pilot.app, "terminal", SimpleNamespace(write=sent.append))
    return sent


@pytest.mark.parametrize(
    ("way", "heard"),
    [
        ("", []),
        ("bell", ["\a"]),
        ("osc9", ["\x1b]9;ほしぞら株式会社: follow up is due\x1b\\"]),
    ],
)
async def test_what_falls_due_by_itself_is_told_once(
    dashboard: Dashboard,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    heard: list[str],
) -> None:
    async with dashboard() as pilot:
        app = pilot.app
        app.settings = replace(app.settings, nudge=way)  # type: ignore[attr-defined]
        app.board_screen.redraw()  # type: ignore[attr-defined]
        sent = listen(pilot, monkeypatch)
        clock.now += timedelta(days=2, hours=18)  # Tuesday at eleven; the 24th is day 7
        for _look in range(2):
            app.board_screen.redraw()  # type: ignore[attr-defined]
        told = [text for text in sent if text in ("\a",) or text.startswith("\x1b]9;")]
        assert [text for text in told if "thank-you" not in text] == heard
