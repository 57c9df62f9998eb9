"""What goes wrong while keys are read is told like every other error of the program."""

from __future__ import annotations

import asyncio
import errno
import os
import signal

import pytest
from textual.app import App
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from jobboard_tui.tui.base_app import BaseApp
from jobboard_tui.tui.textual_patches.driver import OURS
from jobboard_tui.tui.theme import NIGHT


def driver_of(app: BaseApp[None], read: object, monkeypatch: pytest.MonkeyPatch) -> Driver:
    """The app's driver over one that reads in this way."""
    monkeypatch.setattr(App, "get_driver_class", lambda _app: LinuxDriver)
    for name in OURS:
        monkeypatch.setattr(linux_driver, name, getattr(linux_driver, name))
    made = app.get_driver_class()
    monkeypatch.setattr(LinuxDriver, "run_input_thread", read)
    return made(app)


async def test_an_error_in_the_reading_of_keys_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    error = ValueError("a key")

    def read(_driver: Driver) -> None:
        raise error

    app: BaseApp[None] = BaseApp(NIGHT.name, "auto")
    driver = driver_of(app, read, monkeypatch)
    with pytest.raises(ValueError, match="a key"):
        driver.run_input_thread()  # type: ignore[attr-defined]
    assert app.crash is error


@pytest.mark.parametrize("was_asked_before", [False, True])
async def test_a_terminal_that_cannot_be_read_ends_the_app_as_a_hangup_does(
    was_asked_before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_driver: Driver) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    app: BaseApp[None] = BaseApp(NIGHT.name, "auto")
    driver = driver_of(app, read, monkeypatch)
    driver.run_input_thread()  # type: ignore[attr-defined]  # before the app runs it is no matter
    monkeypatch.undo()
    async with app.run_test() as pilot:
        app.listen_for_the_end()
        if was_asked_before:
            app.end_by(signal.SIGTERM)
        monkeypatch.setattr(LinuxDriver, "run_input_thread", read)
        await asyncio.to_thread(driver.run_input_thread)  # type: ignore[attr-defined]
        await pilot.pause()
    assert app.return_code == 128 + (signal.SIGTERM if was_asked_before else signal.SIGHUP)
    assert app.crash is None
