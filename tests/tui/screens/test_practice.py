"""The hill on the screen: the picture tells what the words tell."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input, Static

from jobboard_tui.domain.practice_values import Practice
from jobboard_tui.domain.reports.progress import Progress
from jobboard_tui.tui.glyphs import ASCII
from jobboard_tui.tui.presentation.progress_chart import Ink, Pixels, cells, pixels, signs, stations
from jobboard_tui.tui.screens.practice import PracticeScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.progress_chart import ProgressChart
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.styled_text import StyledText
from tests.domain.reports.test_progress import Climber
from tests.tui.conftest import Clock, Dashboard
from tests.tui.gallery import words
from tests.tui.screen_driver import Stage

SIZES = [(80, 24), (120, 36), (200, 50)]


def climber() -> Climber:
    """Up, up, held, back, up, goes on: from 12 October to 18 November."""
    one = Climber().met("10-12", "10-19").did(Practice.JAPANESE, "10-26", 5)
    return one.met("11-09").did(Practice.LEARNING, "11-17", 10)


def walk() -> Progress:
    return climber().walk("11-18")


def surface(grid: Pixels) -> list[int]:
    """How high the ground is in each column; it is one piece down to the lower edge."""
    heights = []
    for column in zip(*grid, strict=True):
        ground = [ink in (Ink.TRAIL, Ink.GRASS, Ink.EARTH) for ink in column]
        height = sum(ground)
        assert all(ground[len(ground) - height :])
        heights.append(height)
    return heights


@pytest.mark.parametrize(("width", "height"), [(80, 11), (114, 15), (116, 17), (40, 9)])
def test_the_ground_rises_and_falls_with_the_weeks(width: int, height: int) -> None:
    grid = pixels(walk(), width, height, night=True)
    assert (len(grid), {len(row) for row in grid}) == (2 * height, {width})
    ground = surface(grid)
    up, upper, held, back, again, now = (ground[x] for x in stations(width, 6))
    assert up < upper
    assert upper == held
    assert back < held
    assert again > back
    assert now == again
    assert max(ground) == ground[-1] > now  # the hill goes on


def test_the_walker_stands_on_the_last_week_and_the_path_ends_there() -> None:
    grid = pixels(walk(), 80, 11, night=True)
    (here,) = stations(80, 1)
    columns = [x for row in grid for x, ink in enumerate(row) if ink is Ink.FIGURE]
    assert min(columns) <= here <= max(columns)
    trail = [x for row in grid for x, ink in enumerate(row) if ink is Ink.TRAIL]
    assert max(trail) == here + 1
    assert {Ink.STONE, Ink.NEEDLES, Ink.TRUNK, Ink.LIGHT} <= {ink for row in grid for ink in row}


def test_there_are_stars_only_at_night() -> None:
    def inks(night: bool) -> set[Ink]:
        return {ink for row in pixels(walk(), 80, 11, night=night) for ink in row}

    assert Ink.STAR in inks(True)
    assert Ink.STAR not in inks(False)


@pytest.mark.parametrize("size", [(1, 1), (10, 40), (29, 11), (200, 3)])
def test_where_there_is_no_room_there_is_no_picture(size: tuple[int, int]) -> None:
    grid = pixels(walk(), *size, night=True)
    assert {ink for row in grid for ink in row} == {Ink.SKY}


def test_the_first_week_and_a_long_fall_fit() -> None:
    assert max(surface(pixels(Climber().walk("11-18"), 80, 11, night=True))) > 4
    fallen = Climber().met("05-04", "05-11", "05-18").walk("11-18", weeks=12)
    surface(pixels(fallen, 80, 11, night=True))


def test_each_week_has_its_sign() -> None:
    line = words(signs(walk().weeks, 80))
    assert line.split() == ["+", "+", "=", "-", "+", "~"]
    assert [line[x] for x in stations(80, 6)] == line.split()


def test_plain_signs_stand_for_what_a_cell_shows() -> None:
    grid = pixels(walk(), 80, 11, night=True)
    rows = ["".join(sign for sign, _ink, _under in cells(grid, y, plain=True)) for y in range(11)]
    text = "\n".join(rows)
    assert text.isascii()
    assert {"@", "#", "^", "=", '"', ":"} <= set(text)


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_has_the_picture_and_the_words(size: tuple[int, int]) -> None:
    one = climber()
    app = Stage(PracticeScreen(one.board, one.at("11-18"), Drafts()))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seen = app.picture()
        assert "▀" in seen
        assert "2 steps up the hill, 2 more than 6 weeks ago" in seen
        assert "next test Sun 6 Dec 2026, in 18 days" in seen
        await pilot.press("G")
        await pilot.pause()
        assert "below the foot" in app.picture()
        await pilot.press("escape")
        await pilot.pause()
        assert app.result is None


async def test_plain_glyphs_draw_a_plain_picture() -> None:
    one = climber()
    app = Stage(PracticeScreen(one.board, one.at("11-18"), Drafts()), glyphs=ASCII)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        slope = app.screen.query_one(ProgressChart)
        drawn = "".join(slope.render_line(y).text for y in range(slope.size.height))
        assert drawn.isascii()
        assert "@" in drawn


async def test_practice_is_one_line_from_the_hill(dashboard: Dashboard, clock: Clock) -> None:
    async with dashboard() as pilot:
        await pilot.press("H")
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await pilot.press(*"j 30m", "space", *"grammar")
        await pilot.pause()
        assert pilot.app.screen.query_one("#line", Input).value == "j 30m grammar"
        await pilot.press("enter")
        await pilot.pause()
        (exercise,) = pilot.app.service.board.hill.exercises  # type: ignore[attr-defined]
        assert (exercise.minutes, exercise.note) == (30, "grammar")
        # the hill is still there, and tells of it
        page: Any = pilot.app.screen
        assert isinstance(page, PracticeScreen)
        assert "30/150 min" in str(page.query_one("#keys", Static).content)
        assert any("30/150 min" in str(line) for line in page.query_one(StyledText).lines)
        assert page.walk.weeks[-1].efforts[Practice.JAPANESE].amount == 30
        await pilot.press("escape", "u")
        await pilot.pause(0.3)
        assert not pilot.app.service.board.hill.exercises  # type: ignore[attr-defined]


async def test_goals_are_set_from_the_hill(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app: Any = pilot.app
        await pilot.press("H", "equals_sign")
        await pilot.pause()
        prompt = app.screen.query_one(Prompt)
        assert prompt.line.value.startswith("japanese=150m hunting=5")
        await pilot.press("escape")
        assert isinstance(app.screen, PracticeScreen)
        await pilot.press("equals_sign")
        prompt.line.value = "japanese=60m level=N4 aim=N3"
        await pilot.press("enter")
        await pilot.pause()
        hill = app.service.board.hill
        assert (hill.level, hill.aim) == ("N4", "N3")
        assert [(one.practice, one.amount) for one in hill.goals] == [("japanese", 60)]


async def test_on_a_board_that_takes_no_change_the_hill_says_so(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard() as pilot:
        app: Any = pilot.app
        monkeypatch.setattr(type(app.service.store), "read_only", "a newer version wrote it")
        await pilot.press("H", "r")
        assert not app.screen.query_one(Prompt).is_asking
        assert "newer version" in str(app.screen.query_one("#keys", Static).content)
