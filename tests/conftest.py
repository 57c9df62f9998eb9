"""What holds for every test: folders of its own, no settings of the user's, repeatable examples."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from jobboard_tui.domain import board_columns
from jobboard_tui.domain.board_columns import BoardColumn, ColumnTable
from jobboard_tui.domain.models import Stage

settings.register_profile(
    "jobboard",
    database=None,  # examples are not written into the checkout
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("jobboard")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: whoever waits for a screen leaves it to another.

    Each further one has to read all tests as well, some 14 s of processor time. Optional, so that
    the suite also runs without pytest-xdist.
    """
    return 1 + (os.cpu_count() or 1)


gc.disable()  # what is collected stays: to look through it meanwhile takes a quarter as long again


def pytest_collection_finish() -> None:
    """Leave what was collected out of every later look for garbage: a sixth of the suite's time."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Programs that tests start find what was compiled for those before, in one folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.getbasetemp().parent / "compiled"))
        yield


@pytest.fixture(scope="session")
def no_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that there is not, for tests that write nothing."""
    return tmp_path_factory.getbasetemp() / "no home"


@pytest.fixture(autouse=True)
def folders_of_its_own(
    request: pytest.FixtureRequest, no_home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A home in the test's temporary folder, and none of the user's settings.

    A test that asks for no folder has no home either, and must not make one.
    """
    home = no_home
    if "tmp_path" in request.fixturenames:
        home = request.getfixturevalue("tmp_path") / "home"
        home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("JOBBOARD_FILE", "JOBBOARD_NOW", "NO_COLOR", "TEXTUAL_DRIVER"):
        monkeypatch.delenv(name, raising=False)
    yield home
    assert not no_home.exists(), "the test writes into a home, so it has to ask for `tmp_path`"


@pytest.fixture
def take_home(monkeypatch: pytest.MonkeyPatch) -> BoardColumn:
    """A second column of the stage `screening`, behind its first one: one row more."""
    row = BoardColumn(
        name="take-home",
        label=lambda: "課題 take-home",
        key="t",
        stage=Stage.SCREENING,
        order=35,
        fold_order=45,
    )
    table = ColumnTable(*board_columns.COLUMNS.ordered, row)
    monkeypatch.setattr(board_columns, "COLUMNS", table)
    return row
