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
    """Two workers a core: whoever waits for a screen or a terminal leaves it to another.

    Optional, so that the suite also runs without pytest-xdist.
    """
    return 2 * (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Leave what was collected out of every later look for garbage: a sixth of the suite's time."""
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


@pytest.fixture(autouse=True)
def folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in the test's temporary folder, and none of the user's settings."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("JOBBOARD_FILE", "JOBBOARD_NOW", "NO_COLOR", "TEXTUAL_DRIVER"):
        monkeypatch.delenv(name, raising=False)
    return home


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
