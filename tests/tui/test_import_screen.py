"""Importing on the screen: the path, the reading, the plan, the answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Static

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.models import Application
from jobboard_tui.interchange.importers import read
from jobboard_tui.interchange.importers.decisions import ImportDecisions
from jobboard_tui.interchange.importers.plan import Plan, PlanRow, Problem, Verdict
from jobboard_tui.interchange.importers.plan_text import plan_lines
from jobboard_tui.tui.screens.import_preview import ImportChoice, ImportScreen
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.paths import complete_path, paths_in
from tests.tui.conftest import Dashboard
from tests.tui.screen_driver import NOW, Stage
from tests.tui.test_board_screen import app_of


def application(number: int) -> Application:
    return Application(id=str(number), company=f"[{number}] 社", role="SRE", added=NOW)


def plan_of(silent: tuple[str, ...] = ()) -> Plan:
    rows = (
        PlanRow(source="a.csv", line=2, verdict=Verdict.NEW, understood=application(2)),
        PlanRow(
            source="a.csv",
            line=3,
            verdict=Verdict.SAME,
            understood=application(3),
            reason="same posting as line 2",
        ),
        PlanRow(
            source="a.csv",
            line=4,
            verdict=Verdict.UNREADABLE,
            reason="no company",
            problems=(Problem(line=4, column="Company Name", what="it is empty"),),
        ),
    )
    return Plan(
        format="csv",
        now=NOW,
        rows=rows,
        new=(application(2),),
        silent=silent,
        underway=("3",) if silent else (),
        companies={"2": "[2] 社", "3": "青葉"},
        remarks=("Dates are month/day/year.",),
    )


def reading(plan: Plan) -> Callable[..., Plan]:
    def read(
        _paths: Sequence[Path], progress: Callable[[int, int], None], _decisions: ImportDecisions
    ) -> Plan:
        progress(1, 3)
        return plan

    return read


async def settled(app: App[Any], pilot: Any) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my jobs.csv"
    path.write_text("company,role\n")
    return path


async def test_the_plan_is_shown_and_taken(file: Path) -> None:
    plan = plan_of(silent=("2",))
    app = Stage(ImportScreen(reading(plan), Drafts()))
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        screen.line.value = f"'{file}'"
        await pilot.pause()
        assert "my jobs.csv" in app.shown("#said")
        await pilot.press("enter")
        await settled(app, pilot)
        picture = app.picture()
        for text in (
            "3 rows",
            "1 new",
            "1 already known",
            "1 unreadable",
            "Dates are month/day/year.",
            "[2] 社",
            "same posting as line 2",
            "line 4, Company Name: it is empty",
            "1 of these has had no reply and can be closed too: [2] 社.",
            "shows something in progress: 青葉.",
        ):
            assert text in picture
        await pilot.press("p")
        await pilot.pause()
        assert "SRE" not in app.picture()
        assert "it is empty" in app.picture()
        await pilot.press("c")
        await pilot.pause()
    assert app.result == ImportChoice(plan, close_silent=True, decisions=ImportDecisions())


async def test_silent_ones_that_are_known_already_can_be_closed(file: Path) -> None:
    plan = replace(plan_of(silent=("2",)), new=(), fuller=())
    app = Stage(ImportScreen(reading(plan), Drafts(), [file]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "c close unanswered" in app.picture()
        await pilot.press("t", "c")
        await pilot.pause()
    assert app.result == ImportChoice(plan, close_silent=True, decisions=ImportDecisions())


@pytest.mark.parametrize("width", [80, 120, 200])
async def test_dates_and_outcomes_are_shown_as_the_dry_run_tells_them(
    tmp_path: Path, width: int
) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text(
        "Company,Role,Status,Applied,Deadline\n"
        "Aoba Systems International,Backend Engineer,Rejected,2026-11-02,\n"
        "Kestrel,SRE,Offer,2026-11-03,2026-12-01\n",
        encoding="utf-8",
    )
    plan = read([path], Board(), NOW)
    app = Stage(ImportScreen(reading(plan), Drafts(), [path]))
    async with app.run_test(size=(width, 30)) as pilot:
        await settled(app, pilot)
        picture = app.picture()
    dry_run = "\n".join(plan_lines(plan))
    for words in (
        "closed: rejected",
        "applied 2026-11-02",
        "applied 2026-11-03",
        "answer by 2026-12-01",
        "the stage has no date",
    ):
        assert words in picture
        assert words in dry_run


async def test_a_long_remark_is_read_to_its_end_in_every_width(file: Path) -> None:
    remark = "linkedin.zip/Jobs/Job Applications.csv: " + "dates are read as month/day " * 4 + "END"
    plan = replace(plan_of(), remarks=(remark,))
    app = Stage(ImportScreen(reading(plan), Drafts(), [file]))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert "END" in app.picture()
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert "END" in app.picture()


async def test_taking_in_leaves_the_silent_ones_open(file: Path) -> None:
    plan = plan_of(silent=("2",))
    app = Stage(ImportScreen(reading(plan), Drafts(), [file]))
    async with app.run_test() as pilot:
        await settled(app, pilot)
        await pilot.press("t")
        await pilot.pause()
    assert app.result == ImportChoice(plan, close_silent=False, decisions=ImportDecisions())


async def test_a_plan_that_changes_nothing_is_not_taken(file: Path) -> None:
    app = Stage(ImportScreen(reading(Plan(format="csv", now=NOW)), Drafts(), [file]))
    async with app.run_test() as pilot:
        await settled(app, pilot)
        await pilot.press("t")
        await pilot.pause()
        assert "nothing to import" in app.picture()
        await pilot.press("escape")
        await pilot.pause()
    assert app.result is None


async def test_a_wrong_path_is_told_and_kept(tmp_path: Path) -> None:
    app, drafts = Stage(), Drafts()
    async with app.run_test() as pilot:
        app.open(ImportScreen(reading(plan_of()), drafts))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        screen.line.value = str(tmp_path / "none.csv")
        await pilot.press("enter")
        await pilot.pause()
        assert "no such file" in app.shown("#said")
        await pilot.press("escape")
        await pilot.pause()
        app.open(ImportScreen(reading(plan_of()), drafts))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ImportScreen)
        assert screen.line.value.endswith("none.csv")


async def test_a_file_that_cannot_be_read_says_why(file: Path) -> None:
    def read(
        _paths: Sequence[Path], _progress: Callable[[int, int], None], _told: ImportDecisions
    ) -> Plan:
        raise JobboardError("my [jobs].csv", "it is empty", "export it again")

    app = Stage(ImportScreen(read, Drafts(), [file]))
    async with app.run_test() as pilot:
        await settled(app, pilot)
        assert "my [jobs].csv: it is empty; export it again" in app.shown("#said")
        assert app.focused is not None


async def test_esc_ends_the_reading(file: Path) -> None:
    begun, go_on, told = threading.Event(), threading.Event(), []

    def read(
        _paths: Sequence[Path], progress: Callable[[int, int], None], _told: ImportDecisions
    ) -> Plan:
        begun.set()
        go_on.wait(20)
        try:
            progress(2, 3)
        except Exception as given_up:
            told.append(given_up)
            raise
        return plan_of()

    app = Stage(ImportScreen(read, Drafts(), [file]))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert begun.wait(20)
        await pilot.press("escape")
        await pilot.pause()
        go_on.set()
        await pilot.pause(0.1)
        assert app.result is None
    assert len(told) == 1


def test_paths_as_they_are_dragged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "a b.csv", tmp_path / "c.csv"
    one.touch()
    two.touch()
    assert paths_in(str(one)) == [one]
    assert paths_in(f"'{one}' {two}") == [one, two]
    assert paths_in(str(one).replace(" ", "\\ ")) == [one]
    assert paths_in(one.as_uri()) == [one]
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths_in("~/c.csv") == [two]
    odd = ("'open", "x" * 300, "file://[x", "~nobody-at-all/x.csv", "a\0b")
    for text in ("", "  ", str(tmp_path / "none.csv"), *odd):
        with pytest.raises(InvalidInput):
            paths_in(text)


def test_paths_are_completed(tmp_path: Path) -> None:
    for name in ("Jobs.csv", "jobs.png", ".hidden.csv"):
        (tmp_path / name).touch()
    (tmp_path / "Job folder").mkdir()
    assert complete_path(f"{tmp_path}/jo") == [f"{tmp_path}/Job folder/", f"{tmp_path}/Jobs.csv"]
    assert complete_path(f"{tmp_path}/.h") == [f"{tmp_path}/.hidden.csv"]
    assert complete_path(f"{tmp_path}/none/x") == []
    assert complete_path("") == []
    assert complete_path("file://[x/y") == []


async def test_who_was_closed_is_named_on_the_board(dashboard: Dashboard, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    rows = [f"Old {number},SRE,2026-03-02,Applied" for number in range(1, 9)]
    rows += ["青葉,SRE,2026-03-02,選考中", "Aoba Systems,Backend Engineer,,,Osaka"]
    path.write_text("\n".join(["Company,Role,Applied,Status,Location", *rows]))
    async with dashboard() as pilot:
        await pilot.press("I")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ImportScreen)
        screen.line.value = str(path)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        board = app_of(pilot).board_screen
        said = board.notice.said
        assert "imported 9 applications, filled in 1; closed, no reply: Old 1" in said
        assert said.count("Old ") == 6
        assert said.endswith("and 2 more")
        closed = [one for one in board.service.board.applications.values() if not one.is_open]
        assert len([one for one in closed if one.company.startswith("Old")]) == 8


async def test_the_column_of_the_companies_is_asked_where_none_is_known(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Wo,Was,Status\nAsh KK,SRE,Applied\n", encoding="utf-8")

    def reading_it(
        paths: Sequence[Path], progress: Callable[[int, int], None], decisions: ImportDecisions
    ) -> Plan:
        return read(paths, Board(), NOW, progress=progress, decisions=decisions)

    app = Stage(ImportScreen(reading_it, Drafts(), [path]))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        assert "Press Enter on the column with the company names" in app.shown("#said")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")  # the first meaning is the company
        await settled(app, pilot)
        await pilot.press("t")
        await pilot.pause()
    assert isinstance(app.result, ImportChoice)
    assert [one.company for one in app.result.plan.new] == ["Ash KK"]


async def test_a_word_for_a_stage_gets_its_meaning_and_is_remembered(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    path = tmp_path / "words.csv"
    rows = "青葉,SRE,書類マル\n月島,PM,書類マル\n灯台,PM,三回目パス\n"
    path.write_text(f"会社名,職種,状況\n{rows}", encoding="utf-8")
    for is_known in (False, True):
        async with dashboard() as pilot:
            await pilot.press("I")
            await pilot.pause()
            screen = pilot.app.screen
            assert isinstance(screen, ImportScreen)
            screen.line.value = str(path)
            await pilot.press("enter")
            await settled(pilot.app, pilot)
            said = str(screen.query_one("#said", Static).render())
            assert ("Not a known stage: 書類マル, 三回目パス." in said) is not is_known
            if is_known:
                continue
            assert screen.plan is not None
            assert [(word.word, word.rows) for word in screen.plan.words] == [
                ("書類マル", 2),
                ("三回目パス", 1),
            ]
            for steps in (2, 3):  # wishlist, applied, screening, interview
                await pilot.press("enter")
                await pilot.pause()
                await pilot.press(*"j" * steps, "enter")
                await settled(pilot.app, pilot)
            assert [one.stage.value for one in screen.plan.new] == [
                *("screening", "screening", "interview")
            ]
            await pilot.press("t")
            await pilot.pause()


ODD = """会社名,職種,いまどう,Applied
青葉,SRE,一次面接,3/4/2026
月島,PM,見送り,5/6/2026
"""


async def test_the_order_of_dates_is_asked_and_a_column_gets_its_meaning(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(ODD, encoding="utf-8")

    def reading_it(
        paths: Sequence[Path], progress: Callable[[int, int], None], decisions: ImportDecisions
    ) -> Plan:
        return read(paths, Board(zone="Asia/Tokyo"), NOW, progress=progress, decisions=decisions)

    app = Stage(ImportScreen(reading_it, Drafts(), [path]))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        assert "month first or day first" in app.shown("#said")
        await pilot.press("d")
        await settled(app, pilot)
        assert "No column gives the stage." in app.shown("#said")
        await pilot.press("j", "j", "enter")
        await pilot.pause()
        await pilot.press("j", "j", "enter")  # company, role, stage
        await settled(app, pilot)
        await pilot.press("t")
        await pilot.pause()
    choice = app.result
    assert isinstance(choice, ImportChoice)
    assert [one.stage.value for one in choice.plan.new] == ["interview", "closed"]
    assert [one.events[0].at.month for one in choice.plan.new] == [4, 6]
    assert choice.decisions.columns == {"いまどう": "stage"}
