"""Without a part that a patch needs, the dashboard does not open, and says what it needs."""

from __future__ import annotations

import sys
import tomllib
from argparse import Namespace
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

import pytest
from textual.app import App
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from jobboard_tui.cli.dashboard import dashboard
from jobboard_tui.tui.base_app import BaseApp
from jobboard_tui.tui.textual_patches import driver, requirements
from jobboard_tui.tui.textual_patches.requirements import (
    LATER_PATCHES,
    PATCHES,
    SUPPORTED,
    Part,
    UnsupportedTextual,
    check_textual,
    require,
)
from jobboard_tui.tui.theme import NIGHT

FOLDER = Path(requirements.__file__).parent
BOARD_PARTS, LATER_PARTS = (
    [
        part
        for name in names
        for part in import_module(f"jobboard_tui.tui.textual_patches.{name}").PARTS
    ]
    for names in (PATCHES, LATER_PATCHES)
)
PARTS = [*BOARD_PARTS, *LATER_PARTS]


def test_the_supported_version_is_the_one_that_is_installed_with_the_program() -> None:
    project = tomllib.loads((FOLDER.parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"textual{SUPPORTED}" in project["project"]["dependencies"]
    check_textual()


@pytest.mark.parametrize("part", PARTS, ids=str)
def test_a_part_that_is_gone_is_named(part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    if part.parameters is None:
        for one in part.owner.__mro__[:-1]:  # type: ignore[union-attr]
            if "__init__" in vars(one):
                monkeypatch.setattr(one, "__init__", lambda _self: None)
    else:
        monkeypatch.setattr(part.owner, part.name, lambda _self, _of_another_kind: None)
    with pytest.raises(UnsupportedTextual) as refused:
        check_textual() if part in BOARD_PARTS else require(LATER_PARTS)
    said = str(refused.value)
    assert str(part) in said
    assert f"textual{SUPPORTED}" in said
    assert "\n" not in said


def test_a_module_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "jobboard_tui.tui.textual_patches.terminal_writer")
    monkeypatch.setitem(sys.modules, "textual.drivers._writer_thread", None)
    with pytest.raises(UnsupportedTextual, match="_writer_thread"):
        check_textual()


def test_the_dashboard_asks_before_it_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delattr(App, "_check_bindings")
    with ExitStack() as leaving, pytest.raises(UnsupportedTextual):
        dashboard(Namespace(demo=True), leaving)


def test_every_patch_is_asked() -> None:
    modules = {path.stem for path in FOLDER.glob("*.py") if "PARTS" in path.read_text("utf-8")}
    assert modules - {"__init__", "requirements"} == {*PATCHES, *LATER_PATCHES}


# -- the driver ----------------------------------------------------------------------------------


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Textual's own driver for the terminal, with what it reads and writes with."""
    monkeypatch.setattr(App, "get_driver_class", lambda _app: LinuxDriver)
    for name in driver.OURS:
        monkeypatch.setattr(linux_driver, name, getattr(linux_driver, name))
    return monkeypatch


async def test_the_terminal_is_read_and_written_with_our_parts(linux: pytest.MonkeyPatch) -> None:
    BaseApp[None](NIGHT.name, "auto")
    assert {name: vars(linux_driver)[name] for name in driver.OURS} == driver.OURS


@pytest.mark.parametrize("name", list(driver.OURS))
def test_a_driver_that_takes_its_parts_from_elsewhere_is_refused(
    name: str, linux: pytest.MonkeyPatch
) -> None:
    linux.delattr(linux_driver, name)
    with pytest.raises(UnsupportedTextual, match=name):
        BaseApp[None](NIGHT.name, "auto")


def test_a_driver_that_has_the_names_and_does_not_use_them_is_refused(
    linux: pytest.MonkeyPatch,
) -> None:
    linux.setattr(LinuxDriver, "run_input_thread", lambda _driver: None)
    with pytest.raises(UnsupportedTextual, match="XTermParser"):
        BaseApp[None](NIGHT.name, "auto")


def test_a_driver_that_nobody_knows_is_refused(linux: pytest.MonkeyPatch) -> None:
    linux.setattr(App, "get_driver_class", lambda _app: Driver)
    with pytest.raises(UnsupportedTextual):
        BaseApp[None](NIGHT.name, "auto")


@pytest.mark.parametrize("module", [*driver.USED, "textual.drivers.linux_driver"])
def test_every_driver_of_textual_uses_what_is_replaced(module: str) -> None:
    try:
        found = import_module(module)
    except ImportError:
        pytest.skip("a driver of another system")
    for name, method in driver.USED.get(module, driver.ALL).items():
        [user] = [
            getattr(one, method)
            for one in vars(found).values()
            if isinstance(one, type) and one.__module__ == module and issubclass(one, Driver)
        ]
        assert Part(user, name).is_there
