"""Hostile text in every field, through every screen and widget, read in a real pseudo-terminal:
what reaches the terminal, and whether a widget or a field was forgotten."""

from __future__ import annotations

import importlib
import inspect
import json
import os
import pkgutil
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from textual.widget import Widget

import jobboard_tui.tui as ui
from tests.e2e.terminal import Terminal
from tests.faults.hostile import HOSTILE, NEVER, SHOWN, hostile_board

ROOT = Path(__file__).parents[2]

NOT_ON_SCREEN = {"[doubts.answer]", "[events.message_id]", "[practised.note]"}
"""Fields that only the command line tells of."""


def steps(words: str) -> list[str]:
    """Keys by name, marks of a walk, and `'text` for what is typed; in the end, back."""
    found: list[str] = []
    for word in words.split():
        found += list(word[1:]) if word[0] == "'" else [word]
    return [*found, "escape", "escape", "=BoardScreen"]


LETTER = Path(__file__).parents[1] / "data" / "letters" / "english.txt"
"""A short one: a long one is read for seconds and shows no more widgets."""
WALK = [
    "=BoardScreen",
    *steps("=200x50 , =SettingsForm ctrl+k =KeysScreen j escape escape =BoardScreen"),
    *steps("enter plus j j escape o c =ComposeScreen ctrl+t escape escape tab j enter d j tab"),
    *steps(
        "f 'momiji enter M =OfferMeetingScreen K l K K K space f escape s escape y =BoardScreen"
    ),
    *steps("O =ComparisonScreen j escape"),
    *steps("=80x24 d j j escape"),
    *steps("f 'momiji enter enter plus enter =EventForm escape"),
    *steps("escape c =ComposeScreen escape"),
    *steps("slash escape n escape m escape e escape E escape"),
    *steps("p =ApplicationForm tab tab escape a escape t escape i escape z escape"),
    *steps(
        "B =BinScreen j escape L =ChangesSinceScreen j escape question_mark =HelpScreen j escape"
    ),
    *steps("V =CopiesScreen j j escape"),
    *steps("G I =ImportScreen 'x enter escape s escape X escape"),
    *steps(
        "f 'hibari enter M =OfferMeetingScreen L 'l.txt enter =LetterLinesScreen j escape"
        " =OfferMeetingScreen C =LetterComparisonScreen j escape =OfferMeetingScreen j l escape"
        " A y =BeforeSigningScreen s =ComposeScreen escape"
    ),
    *steps("f 'asagao enter A =JoiningPlanScreen f escape p =JoiningPapersScreen j escape"),
    *steps("R =ReflectionForm escape @ =ReceivedForm escape W =GlossaryScreen j escape"),
    *steps("H =PracticeScreen j escape r escape w =AuditScreen escape"),
    *steps("N =StatisticsScreen j escape b =AgendaScreen m escape"),
    *steps("Q =HelpScreen j escape ctrl+t escape ctrl+p =CommandPalette escape u"),
]

INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
METHOD:REQUEST
BEGIN:VEVENT
UID:{text}
DTSTAMP:20261120T000000Z
DTSTART:20261201T100000Z
SUMMARY:{text}
LOCATION:{text}
ORGANIZER;CN="{text}":mailto:x@example.com
END:VEVENT
END:VCALENDAR
"""


def classes() -> dict[str, type[Widget]]:
    """Every widget and screen of the dashboard, but for those that only others are made from."""
    found: dict[str, type[Widget]] = {}
    for room in pkgutil.walk_packages(ui.__path__, "jobboard_tui.tui."):
        module = importlib.import_module(room.name)
        for _name, one in inspect.getmembers(module, inspect.isclass):
            if issubclass(one, Widget) and one.__module__ == room.name:
                found[f"{one.__module__}.{one.__qualname__}"] = one
    bases = {base for one in found.values() for base in one.__mro__[1:]}
    return {name: one for name, one in found.items() if one not in bases}


def walked(
    folder: Path, path: Path, keys: Sequence[str], code: int = 0, state: Path | None = None
) -> str:
    """What the dashboard writes to the terminal on a walk that leads out of it."""
    env = {**os.environ, "JOBBOARD_FILE": str(path), "PYTHONPATH": str(ROOT)}
    if state is not None:
        env["XDG_STATE_HOME"] = str(state)
    noted = folder / "drawn"
    command = [sys.executable, "-m", "tests.faults.random_walk", json.dumps(keys), str(noted)]
    with Terminal(command, env, 80, 24, cwd=folder, draws=False) as terminal:
        ended = terminal.wait_for_end(100)
        failed = noted.with_suffix(".failed")
        assert not failed.exists(), failed.read_text()
        assert ended == code
        return terminal.raw.decode()


def never_in(written: str) -> None:
    for what, command in NEVER.items():
        at = written.find(command)
        assert at < 0, (what, written[max(0, at - 700) : at + 50])


def test_hostile_text_reaches_no_terminal_from_any_screen_or_widget(tmp_path: Path) -> None:
    path, tags = hostile_board(tmp_path)
    shutil.copy(LETTER, tmp_path / "l.txt")
    invitation = tmp_path / "invite.ics"
    invitation.write_text(INVITATION.format(text=HOSTILE), encoding="utf-8")
    invited = steps(f"I =ImportScreen '{invitation.name} enter =InvitationScreen j escape")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text(f"Company,{SHOWN}\nAoba,{SHOWN}\n", encoding="utf-8")
    asked = steps(f"I =ImportScreen '{sheet.name} enter ~ j enter =ColumnMeaningScreen j escape")
    written = walked(tmp_path, path, [*WALK[:1], *invited, *asked, *WALK[1:], "q"])
    shown = re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]", "", written)
    assert {tag for tag in tags if tag not in shown} == NOT_ON_SCREEN
    assert SHOWN in shown
    whole = path.read_bytes()
    unsaved = steps("n 'x enter n 'y enter n 'z enter ! q =UnsavedEnd l")
    written += walked(tmp_path, path, unsaved, code=1, state=invitation)  # no folder at all
    path.write_bytes(whole[:-20])
    written += walked(tmp_path, path, ["=DamagedFileScreen", "q"], code=1)
    written += walked(tmp_path, tmp_path / "new" / "board.json", ["=WelcomeScreen", "q"])
    written += walked(tmp_path, path, steps("--demo =BoardScreen e r q =DemoEnd e"))
    never_in(written)
    drawn = set((tmp_path / "drawn").read_text().split())
    assert {one for one in drawn if one.startswith("audit:")} == set()
    assert classes().keys() - drawn == set()
