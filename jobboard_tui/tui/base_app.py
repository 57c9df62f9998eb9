"""What every app of the program has in common: themes, no commands from texts, a quiet end."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event
from textual.filter import LineFilter
from textual.scrollbar import ScrollBar

from jobboard_tui.tui.forced_exit import end_at_last
from jobboard_tui.tui.glyphs import Glyphs, glyphs_named
from jobboard_tui.tui.textual_patches.output_filter import LastGate
from jobboard_tui.tui.textual_patches.terminal_input import TerminalInput
from jobboard_tui.tui.textual_patches.terminal_reader import SteadyReader
from jobboard_tui.tui.textual_patches.terminal_writer import SteadyWriter
from jobboard_tui.tui.theme import NIGHT, OURS, variable_defaults

T = TypeVar("T")

_OURS: dict[str, Any] = {
    "XTermParser": TerminalInput,
    "WriterThread": SteadyWriter,
    "getincrementaldecoder": SteadyReader.of,
}
"""What a driver of the toolkit reads and writes with, by the names that it has there."""

ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)
"""The signals by which a system, a closed terminal or a user asks a program to end."""


HANGUP = int(getattr(signal, "SIGHUP", 1))
"""The number of the signal for a terminal that is gone, also where the system has none."""


class GuardedApp(App[T]):
    """An app on which texts command nothing, and which leaves the terminal as it found it.

    When the program itself is wrong, `crash` holds the error and the app ends without a word;
    whoever ran it tells.
    """

    _has_begun = False
    _is_watched = False

    is_leaving = False
    """Whether the program was asked to end; a second reason changes nothing any more."""
    is_ending = False
    """Whether the app comes to its end, for whatever reason."""
    outside: Callable[[int], None] | None = None
    """Who hears of a signal while another program has the terminal, and nothing runs here."""

    def __init__(self, theme: str, glyphs: str) -> None:
        super().__init__()
        # What there is to say has its line on the board: no toasts and tooltips are laid out.
        self._disable_notifications = self._disable_tooltips = True
        for one in OURS:
            self.register_theme(one)
        self._begin_with(theme if theme in self.available_themes else NIGHT.name)
        self._glyphs = glyphs
        self._last_gate = LastGate()
        self.crash: Exception | None = None
        self._heard_before: dict[int, Any] = {}

    def _begin_with(self, theme: str) -> None:
        """The first theme: there is nothing yet that was styled for another one.

        A change of the theme parses every stylesheet again, which would be a tenth of the start.
        """
        self._has_begun = True
        self.set_reactive(App.theme, theme)
        self.add_class(f"-theme-{theme}")
        self.set_class(self.current_theme.dark, "-dark-mode")
        self.set_class(not self.current_theme.dark, "-light-mode")
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return glyphs_named(self._glyphs)

    def get_css_variables(self) -> dict[str, str]:
        """The colours; none before the first theme is there, since nothing can need them yet."""
        return super().get_css_variables() if self._has_begun else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colour variables, for themes that do not know them."""
        return variable_defaults(self.current_theme)

    # -- text from outside commands nothing --------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """Return what reads and writes the terminal; it takes nothing but keys for keys."""
        found = super().get_driver_class()
        parts = vars(sys.modules[found.__module__])
        for name, ours in _OURS.items():
            if name in parts:
                parts[name] = ours

        class Reader(found):  # type: ignore[misc, valid-type]
            """Tells the app of what goes wrong while keys are read: the toolkit would just end.

            A terminal that cannot be read any more ends it as a hang-up by the system does.
            """

            def run_input_thread(self) -> None:
                try:
                    super().run_input_thread()
                except OSError:  # the terminal is gone, and with it whom to tell
                    self._app.end_without_terminal()
                except Exception as error:
                    self._app.crash = self._app.crash or error
                    raise

        return Reader

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line of every widget goes through before it reaches the terminal."""
        return [*super().get_line_filters(), self._last_gate]

    async def _broker_event(
        self, event_name: str, event: Event, default_namespace: DOMNode
    ) -> bool:
        """Actions that stand in a text (`[@click=...]`) are not run, whoever has drawn it.

        Only a scroll bar draws its own: where it is to be pressed.
        """
        if isinstance(default_namespace, ScrollBar):
            return await super()._broker_event(event_name, event, default_namespace)
        return False

    # -- the end -----------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """Keep the first error for whoever ran the app; a traceback would show what is personal."""
        self.crash = self.crash or error
        super()._handle_exception(error)

    def panic(self, *_renderables: object) -> None:
        """End without printing."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        self.is_ending = True
        self._close_messages_no_wait()

    def exit(self, result: T | None = None, return_code: int = 0, message: Any = None) -> None:
        """End; the terminal is not set up any more."""
        self.is_ending = True
        super().exit(result, return_code, message)

    async def run_async(self, **options: Any) -> T | None:
        """Run until the end, and leave nothing behind that reads the terminal.

        Once the app was asked to end, nobody else is until the program has ended: whoever asks once
        more changes nothing. Otherwise signals go again to whom they went before.
        """
        try:
            return await super().run_async(**options)
        finally:
            self.is_ending = True
            stop_reading = getattr(self._driver, "exit_event", None)
            if stop_reading is not None:
                stop_reading.set()
            if not self.is_leaving:
                for number, handler in self._heard_before.items():
                    signal.signal(number, handler)

    def listen_for_the_end(self) -> None:
        """Go the usual way out when the system asks; to be called once the app runs.

        Under a test the signals are those of the test. That the loop listens for one of them has it
        wake up for all, whichever thread the system gives them to.
        """
        if self.is_headless or threading.current_thread() is not threading.main_thread():
            return
        for number in ENDING:
            self._heard_before[number] = signal.signal(number, self._hear)
        if hasattr(signal, "SIGCONT"):
            with suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(signal.SIGCONT, self._go_on)

    def _hear(self, number: int, _frame: object) -> None:
        """A signal, between any two steps of the program: it is carried out in its turn."""
        if self.outside is not None:
            self.outside(number)
        elif self._loop is not None:
            self._end_at_last(128 + number)  # the loop may never come to it
            with suppress(RuntimeError):  # the app has ended
                self._loop.call_soon_threadsafe(self.end_by, number)

    def end_without_terminal(self) -> None:
        """The terminal cannot be read: end with the code of a hang-up; from whichever thread."""
        loop = self._loop
        if loop is None or self.is_ending or self.is_leaving:
            return
        self._end_at_last(128 + HANGUP)  # the loop may never come to it
        with suppress(RuntimeError):  # the app has ended
            loop.call_soon_threadsafe(self._end_unless_ending, HANGUP)

    def _end_unless_ending(self, number: int) -> None:
        """End as by a signal, unless the app has come to its end meanwhile."""
        if not self.is_ending:
            self.end_by(number)

    def _go_on(self) -> None:
        """Set the terminal up again after a stop.

        Of a stop by SIGSTOP the toolkit knows nothing: it would take its own settings of the
        terminal for those to be restored, and read the keys in two threads. On the way out nothing
        is set up: a terminal that is closed says "go on" as well.
        """
        driver = self._driver
        if self.is_ending or self.is_leaving or driver is None or not driver._auto_restart:
            return
        if not getattr(driver, "_must_signal_resume", True):
            driver.suspend_application_mode()
        driver.resume_application_mode()
        self.refresh(layout=True)

    def end_by(self, number: int) -> None:
        """A signal asks the program to end."""
        if self.start_leaving(128 + number):
            self.exit(return_code=128 + number)

    def start_leaving(self, code: int) -> bool:
        """From now on the program has to end; whether this is the first reason to."""
        if self.is_leaving:
            return False
        self.is_leaving = True
        self._end_at_last(code)
        return True

    def _end_at_last(self, code: int) -> None:
        """See that the process ends, whatever becomes of the loop; once is enough."""
        if not self._is_watched and not self.is_headless:
            self._is_watched = True
            end_at_last(code, self.finish_saving, self._driver)

    def finish_saving(self) -> bool:
        """Bring to the disk what is still to be saved; whether all of it came there.

        In a thread of its own; the process is not ended before this returns.
        """
        return True
