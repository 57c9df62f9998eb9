"""The start: the first picture is whole, and nothing that is pressed meanwhile is lost."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.settings import Settings
from jobboard_tui.service import BoardService
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from jobboard_tui.tui.app import JobboardApp, run
from jobboard_tui.tui.theme import DAY, NIGHT
from tests.tui.conftest import Clock, small_board

SIZES = [(80, 24), (120, 36), (200, 50)]


class Watched(JobboardApp):
    """Notes what stands on the screen at each painting."""

    def __init__(self, service: BoardService, settings: Settings) -> None:
        super().__init__(service, settings, lambda _settings: None)
        self.pictures: list[list[str]] = []

    def _display(self, screen, renderable) -> None:  # type: ignore[no-untyped-def]
        super()._display(screen, renderable)
        if renderable is not None and not self._batch_count:
            self.pictures.append([strip.text for strip in screen._compositor.render_strips()])


def watched(folder: Path, settings: Settings | None = None) -> Watched:
    places = Places.under(folder)
    store = Store(places.board, places)
    store.commit("set up", lambda board: board.with_applications(*small_board()))
    service = BoardService(store, load_rules(None), Clock())
    return Watched(service, settings or Settings())


@pytest.mark.drawn
@pytest.mark.parametrize("size", SIZES)
async def test_the_first_picture_is_the_only_one(tmp_path: Path, size: tuple[int, int]) -> None:
    app = watched(tmp_path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.saver.stop(5)
    [first] = app.pictures  # nothing is painted anew when the hidden parts come in
    assert "3 open" in first[0]
    assert any("Aoba Systems" in line for line in first)
    assert "event" in first[-1]


async def test_a_key_that_is_faster_than_the_start_is_taken(tmp_path: Path) -> None:
    app = watched(tmp_path)
    app.board_screen.command("add")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert app.board_screen.prompt.is_asking
        app.saver.stop(5)


@pytest.mark.parametrize(
    ("chosen", "theme"), [("", NIGHT.name), (DAY.name, DAY.name), ("gone", NIGHT.name)]
)
async def test_the_chosen_theme_is_there_from_the_start(
    tmp_path: Path, chosen: str, theme: str
) -> None:
    app = watched(tmp_path, Settings(theme=chosen))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        ground = app.get_css_variables()["background"]
        assert app.theme == theme
        assert app.board_screen.styles.background.hex6.lower() == ground.lower()
        assert app.has_class("-dark-mode") is (theme == NIGHT.name)
        app.saver.stop(5)


async def test_ctrl_c_ends_nothing_and_says_what_does(tmp_path: Path) -> None:
    app = watched(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+c")
        assert "q quits" in app.board_screen.notice.said
        assert app.is_running
        app.saver.stop(5)


_LATER = (
    *("hashlib", "jaconv", "pendulum", "rapidfuzz", "secrets"),
    "jobboard_tui.domain.parsing.event_line",
    "jobboard_tui.domain.reports.progress",
    "jobboard_tui.domain.merge.records",
    "jobboard_tui.domain.offers.checklist",
    "jobboard_tui.domain.parsing.datetimes",
    "jobboard_tui.sync.conflict_copies",
    "jobboard_tui.storage.diff",
    "jobboard_tui.storage.undo_log",
    "jobboard_tui.storage.schema",
    "jobboard_tui.tui.widgets.picker",
    "jobboard_tui.tui.widgets.prompt",
)
"""What takes its time to load, and shows nothing in the first picture."""


def test_what_is_loaded_later_exists() -> None:
    """Else nobody would notice that it is loaded under another name."""
    assert [name for name in _LATER if find_spec(name) is None] == []


def test_before_the_first_picture_no_more_is_loaded_than_it_needs(tmp_path: Path) -> None:
    watched(tmp_path)  # the board
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from datetime import UTC, datetime\n"
        "from jobboard_tui.service import BoardService\n"
        "from jobboard_tui.config.settings import Settings\n"
        "from jobboard_tui.storage.paths import Places\n"
        "from jobboard_tui.config.rules_file import load_rules\n"
        "from jobboard_tui.storage.store import Store\n"
        "from jobboard_tui.tui.app import JobboardApp\n"
        "from jobboard_tui.tui.screens.board import BoardScreen\n"
        "async def first_painted(screen): screen.app.exit()\n"
        "BoardScreen.first_painted = first_painted\n"
        "places = Places.under(Path(sys.argv[1]))\n"
        "now = lambda: datetime(2026, 11, 20, 10, tzinfo=UTC)\n"
        "service = BoardService(Store(places.board, places), load_rules(None), now)\n"
        "app = JobboardApp(service, Settings(), lambda _settings: None)\n"
        "app.run(headless=True, size=(120, 36))\n"
        f"print(sorted(set({_LATER!r}) & set(sys.modules)))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, check=True, text=True
    )
    assert ended.stdout.strip() == "[]"


async def test_a_theme_of_the_toolkit_lends_its_colours(tmp_path: Path) -> None:
    app = watched(tmp_path, Settings(theme="nord"))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert app.get_css_variables()["late"] == app.get_css_variables()["error"]
        app.theme = DAY.name
        await pilot.pause()
        assert app.get_css_variables()["late"] == DAY.variables["late"]
        assert app.has_class("-light-mode")
        app.saver.stop(5)


@pytest.mark.drawn
async def test_ascii_is_proposed_once_where_the_locale_may_not_show_the_signs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    app = watched(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.saver.stop(5)
    assert any("jobboard settings glyphs=ascii" in line for line in app.pictures[-1])
    again = watched(tmp_path / "again", app.settings)
    async with again.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        again.saver.stop(5)
    assert not any("glyphs=ascii" in line for line in again.pictures[-1])


@pytest.mark.parametrize(("setting", "reported"), [("on", True), ("off", False)])
def test_the_terminal_reports_the_mouse_unless_told_not_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, reported: bool
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(JobboardApp, "run", lambda _self, *, mouse: asked.append(mouse))
    service = watched(tmp_path).service
    assert run(service, settings=Settings(mouse=setting)) == 0
    assert asked == [reported]
