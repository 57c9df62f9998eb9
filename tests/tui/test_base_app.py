"""What goes wrong while keys are read is told like every other error of the program."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.driver import Driver
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from jobboard_tui.tui.base_app import GuardedApp
from jobboard_tui.tui.textual_patches.driver import OURS
from jobboard_tui.tui.theme import NIGHT


def driver_of(app: GuardedApp[None], read: object, monkeypatch: pytest.MonkeyPatch) -> Driver:
    """The app's driver over one that reads in this way."""
    monkeypatch.setattr(App, "get_driver_class", lambda _app: LinuxDriver)
    for name in OURS:
        monkeypatch.setattr(linux_driver, name, getattr(linux_driver, name))
    made = app.get_driver_class()
    monkeypatch.setattr(LinuxDriver, "run_input_thread", read)
    return made(app)


@pytest.mark.parametrize(
    ("error", "is_told"), [(ValueError("a key"), True), (OSError(5, "no terminal"), False)]
)
async def test_an_error_in_the_reading_of_keys_is_told(
    error: Exception, is_told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_driver: Driver) -> None:
        raise error

    app: GuardedApp[None] = GuardedApp(NIGHT.name, "auto")
    driver = driver_of(app, read, monkeypatch)
    with pytest.raises(type(error)):
        driver.run_input_thread()  # type: ignore[attr-defined]
    assert app.crash is (error if is_told else None)
