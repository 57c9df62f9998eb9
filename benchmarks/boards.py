"""Boards of any size for measuring: the same every time, laid around an instant."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Channel, Event, Kind, Outcome, Stage, Timeline
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store

NOW = datetime.fromisoformat("2026-11-21T17:00:00+09:00")
_NAMES = (
    "Aoba",
    "月島",
    "Hoshizora",
    "Kestrel",
    "青葉",
    "Momiji",
    "Umineko",
    "Cormorant",
    "ひばり",
    "Tsubame",
)
_FORMS = ("Systems", "ソフト", "株式会社", "KK", "Works", "Games", "銀行システム", "Labs")
_ROLES = ("Backend Engineer", "SRE", "Data Engineer", "Tech Lead", "プロダクトマネージャー")
_STORY = (
    Kind.APPLIED,
    Kind.ACKNOWLEDGED,
    Kind.FOLLOWED_UP,
    Kind.RECEIVED,
    Kind.REPLIED,
    Kind.INTERVIEW,
    Kind.THANKED,
    Kind.REFLECTED,
    Kind.NOTE,
    Kind.DECISION_DATE,
)


def board(count: int, events: int = 10, open_count: int | None = None) -> Board:
    """`count` applications of `events` events each; 5 % of them, or `open_count`, are open."""
    dice = random.Random(7)
    open_count = max(count // 20, min(count, 25)) if open_count is None else open_count
    return Board(
        applications={
            one.id: one
            for one in (
                application(number, events, number < open_count, dice) for number in range(count)
            )
        }
    )


def application(number: int, events: int, is_open: bool, dice: random.Random) -> Application:
    """One application; the open ones are of the last weeks."""
    start = NOW - timedelta(days=dice.randrange(3, 30) if is_open else dice.randrange(60, 900))
    timeline = []
    for step in range(events):
        kind = _STORY[step % len(_STORY)]
        at = start + timedelta(days=step * (2 if is_open else 3), minutes=dice.randrange(600))
        if is_open and at > NOW and kind is not Kind.INTERVIEW:
            at = NOW - timedelta(hours=dice.randrange(1, 400))
        timeline.append(
            Event(
                id=f"e{number}x{step}",
                kind=kind,
                at=at,
                logged=min(at, NOW),
                via=Channel.EMAIL,
                people=("Sato", "森"),
                note="spoke about the team and the 開発環境, they asked for a portfolio",
            )
        )
    stages = [stage for stage in Stage if stage.is_open]
    return Application(
        id=f"a{number:07}",
        company=f"{dice.choice(_NAMES)} {dice.choice(_FORMS)} {number}",
        role=dice.choice(_ROLES),
        added=start,
        stage=stages[number % len(stages)] if is_open else Stage.CLOSED,
        outcome=None if is_open else dice.choice(list(Outcome)),
        url=f"https://example.com/jobs/{number}",
        location="Tokyo",
        tags=("remote", "python")[: dice.randrange(3)],
        salary="年収 8,000,000円",
        events=Timeline(timeline),
    )


def saved(folder: Path, count: int, events: int = 10, open_count: int | None = None) -> Path:
    """Such a board as a file in a folder; its path."""
    places = Places.under(folder)
    store = Store(places.board, places)
    store.commit("benchmark", lambda _empty: board(count, events, open_count))
    return places.board
