"""A dashboard on a small board at a fixed clock, driven by Pilot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import textual.screen
from textual import _wait
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.domain.models import Application, Contact, Event, Kind, Stage, Timeline
from jobboard_tui.service import BoardService
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.picker import Picker
from tests.tui.busy_widgets import wait_for_the_busy

FASTER = 3
NOW = datetime.fromisoformat("2026-11-21T17:00:00+09:00")


class Clock:
    """A clock that a test turns on."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def at(text: str) -> datetime:
    return datetime.fromisoformat(text + "+09:00")


def event(number: int, kind: Kind, when: str, **facts: object) -> Event:
    moment = at(when)
    return Event(id=f"e{number}", kind=kind, at=moment, logged=min(moment, NOW), **facts)  # type: ignore[arg-type]


def small_board() -> list[Application]:
    """An interview of yesterday, an application of two weeks ago, a wish."""
    added = NOW - timedelta(days=30)
    return [
        Application(
            id="aoba",
            company="Aoba Systems",
            role="Backend Engineer",
            added=added,
            stage=Stage.INTERVIEW,
            url="https://example.com/aoba",
            contacts=(Contact(name="Sato", email="sato@example.com"),),
            events=Timeline(
                [
                    event(1, Kind.APPLIED, "2026-11-02T15:00"),
                    event(2, Kind.INTERVIEW, "2026-11-20T15:00", people=("Sato",)),
                ]
            ),
        ),
        Application(
            id="hoshi",
            company="ほしぞら株式会社",
            role="Data Engineer",
            added=added,
            stage=Stage.APPLIED,
            events=Timeline([event(3, Kind.APPLIED, "2026-11-17T10:00")]),
        ),
        Application(id="kestrel", company="Kestrel KK", role="SRE", added=added, tags=("remote",)),
    ]


@pytest.fixture(scope="session", autouse=True)
def styles_parsed_once() -> Iterator[None]:
    """Hundreds of programs read the same styles: each text is parsed once for all of them."""
    parse, parsed = Stylesheet._parse_rules, {}

    def parse_once(sheet: Stylesheet, *arguments: Any, **named: Any) -> Any:
        key = (arguments, *sorted(named.items()), frozenset(sheet._variables.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *arguments, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def idle_is_seen_soon() -> Iterator[None]:
    """Lay out and look whether a program is idle every few milliseconds, as fast in proportion as
    Textual does: what it waits for between two keys would add up to minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.screen, "UPDATE_PERIOD", textual.screen.UPDATE_PERIOD / FASTER)
        patch.setattr(_wait, "SLEEP_GRANULARITY", _wait.SLEEP_GRANULARITY / FASTER)
        patch.setattr(_wait, "SLEEP_IDLE", _wait.SLEEP_IDLE / FASTER)
        yield


@pytest.fixture(scope="session", autouse=True)
def only_the_busy_are_waited_for() -> Iterator[None]:
    """Pilot asks every widget around each key whether it has done what it had to do; a quarter of
    all messages were its own. Here those alone are asked who do anything, until nobody does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pilot, "_wait_for_screen", wait_for_the_busy)
        yield


@pytest.fixture(autouse=True)
def drawn_only_when_looked_at(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Draws whole pictures alone: `dashboard` draws one at its end, a screenshot one at its time.

    What changes between two keys is drawn where a test is marked `drawn`. Everything else, such as
    the layout, is done for each key; drawing it as well took a third of the time of these tests.
    """
    if request.node.get_closest_marker("drawn"):
        return
    draw = Compositor.render_update

    def draw_whole(compositor: Compositor, full: bool = False, **named: Any) -> Any:
        if full:
            return draw(compositor, full=True, **named)
        compositor._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", draw_whole)


@pytest.fixture(autouse=True)
def no_choice_on_q(monkeypatch: pytest.MonkeyPatch) -> None:
    """`q` closes whatever menu is open; so whichever a test opens, no choice of it lies there."""
    ask = Picker.ask

    def asked(
        picker: Picker, title: str, choices: Sequence[Choice[Any]], *rest: Any, **more: Any
    ) -> None:
        assert all("q" not in choice.key.lower() for choice in choices), title
        ask(picker, title, choices, *rest, **more)

    monkeypatch.setattr(Picker, "ask", asked)


Choices = Sequence[Choice[Any]]
Dashboard = Callable[..., AbstractAsyncContextManager[Pilot[str]]]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    # That a save waits for the disk is tested where saves are.
    monkeypatch.setattr("jobboard_tui.storage.atomic_write.sync", lambda _descriptor: None)
    places = Places.under(tmp_path)
    return Store(places.board, places)


@pytest.fixture
def dashboard(store: Store, clock: Clock) -> Dashboard:
    """Opens the dashboard on the small board, or on other applications."""

    @asynccontextmanager
    async def opened(
        applications: list[Application] | None = None,
        size: tuple[int, int] = (120, 36),
        notifications: bool = False,
        demo: bool = False,
    ) -> AsyncIterator[Pilot[str]]:
        mine = small_board() if applications is None else applications
        if mine:
            store.commit("set up", lambda board: board.with_applications(*mine))
        if demo:
            store.forget_changes()
        service = BoardService(store, load_rules(None), clock)
        app = JobboardApp(service, Settings(), lambda _settings: None, demo)
        async with app.run_test(size=size, notifications=notifications) as pilot:
            await pilot.pause()
            yield pilot
            app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
            app.saver.stop(5)

    return opened
