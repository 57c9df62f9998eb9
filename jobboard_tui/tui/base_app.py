"""What every app of the program has in common: themes, no commands from texts, a quiet end."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from textual.app import App
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter, Monochrome, NoColor
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input

from jobboard_tui.tui.fewer_colours import themes_for
from jobboard_tui.tui.forced_exit import end_at_last
from jobboard_tui.tui.glyphs import Glyphs, find_glyphs
from jobboard_tui.tui.output_filter import OutputFilter, ReverseGrounds
from jobboard_tui.tui.textual_patches.crash import keep_crash_quiet
from jobboard_tui.tui.textual_patches.driver import guarded_driver
from jobboard_tui.tui.textual_patches.text_actions import ignore_text_actions
from jobboard_tui.tui.theme import NIGHT, variable_defaults

T = TypeVar("T")

ENDING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)
"""The signals by which a system, a closed terminal or a user asks a program to end."""


HANGUP = int(getattr(signal, "SIGHUP", 1))
"""The number of the signal for a terminal that is gone, also where the system has none."""


WHEEL_LINES = 3.0
"""Lines of a turn of the wheel."""
_NO_COLOUR = (Monochrome, NoColor)
"""The filters that the toolkit has for terminals without colours."""


def takes_text(widget: Widget | None) -> bool:
    """Return whether what is typed into a widget is text: a field of one line or of several."""
    return hasattr(widget, "cursor_screen_offset")


@ignore_text_actions
@keep_crash_quiet
class BaseApp(App[T]):
    """An app on which texts command nothing, and which leaves the terminal as it found it.

    When the program itself is wrong, `crash` holds the error and the app ends without a word;
    whoever ran it tells.
    """

    _has_begun = False
    _is_watched = False
    _cursor_at = Offset(0, 0)

    crash: Exception | None = None
    """The first error of the program itself."""
    terminal: Driver | None = None
    """What reads and writes the terminal; None where there is none."""
    is_leaving = False
    """Whether the program was asked to end; a second reason changes nothing any more."""
    is_ending = False
    """Whether the app comes to its end, for whatever reason."""
    outside: Callable[[int], None] | None = None
    """Who hears of a signal while another program has the terminal, and nothing runs here."""

    def __init__(self, theme: str, glyphs: str) -> None:
        super().__init__()
        for registered in themes_for(None if self.no_color else self.console.color_system):
            self.register_theme(registered)
        is_there = theme in self.available_themes and not self.no_color
        self._begin_with(theme if is_there else NIGHT.name)
        self._glyphs = glyphs
        self.scroll_sensitivity_y = WHEEL_LINES
        self._last_gate = OutputFilter()
        self._running_loop: asyncio.AbstractEventLoop | None = None
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
        return find_glyphs(self._glyphs)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands: an input method draws there what it composes.

        In a field that is where the next letter goes, as it is laid out when the screen is painted:
        the toolkit sets it too early as a field opens, and a cell too far at the end of a text.
        """
        field = self.focused
        if not takes_text(field):
            return self._cursor_at
        is_past_end = isinstance(field, Input) and field.cursor_at_end
        at: Offset = field.cursor_screen_offset  # type: ignore[union-attr]
        return at - Offset(1, 0) if is_past_end else at

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        self._cursor_at = position

    def set_glyphs(self, name: str) -> None:
        """Draw with another set of signs from now on."""
        self._glyphs = name
        self.refresh(layout=True)

    def get_css_variables(self) -> dict[str, str]:
        """The colours; none before the first theme is there, since nothing can need them yet."""
        return super().get_css_variables() if self._has_begun else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colour variables, for themes that do not know them."""
        return variable_defaults(self.current_theme)

    # -- text from outside commands nothing --------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """Return what reads and writes the terminal; it takes nothing but keys for keys."""
        return guarded_driver(super().get_driver_class(), self)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line of every widget goes through before it reaches the terminal."""
        filters = super().get_line_filters()
        if self.native_ansi_color:
            filters = [
                line_filter
                for line_filter in filters
                if not isinstance(line_filter, ANSIToTruecolor)
            ]
        if self.no_color:  # the toolkit would show greys, in which what is late is the faintest
            filters = [
                ReverseGrounds() if isinstance(line_filter, _NO_COLOUR) else line_filter
                for line_filter in filters
            ]
        return [*filters, self._last_gate]

    # -- help --------------------------------------------------------------------------------

    def action_page_help(self) -> None:
        """Show the keys of the page that lies on top."""
        from jobboard_tui.tui.presentation.help_text import page_sections
        from jobboard_tui.tui.screens.help import HelpScreen
        from jobboard_tui.tui.screens.modal import ModalPage

        page = self.screen
        if isinstance(page, ModalPage):
            self.push_screen(HelpScreen(page.heading(), page_sections(page.PAGE)))

    # -- the end -----------------------------------------------------------------------------

    def panic(self, *_renderables: object) -> None:
        """End without printing: a traceback would show what is personal."""
        self.exit(return_code=1)

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
            stop_reading = getattr(self.terminal, "exit_event", None)
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
        self._running_loop = asyncio.get_running_loop()
        if self.is_headless or threading.current_thread() is not threading.main_thread():
            return
        for number in ENDING:
            self._heard_before[number] = signal.signal(number, self._hear)
        if hasattr(signal, "SIGCONT"):
            with suppress(NotImplementedError, RuntimeError, ValueError):
                self._running_loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _hear(self, number: int, _frame: object) -> None:
        """A signal, between any two steps of the program: it is carried out in its turn."""
        if self.outside is not None:
            self.outside(number)
        elif self._running_loop is not None:
            self._end_at_last(128 + number)  # the loop may never come to it
            with suppress(RuntimeError):  # the app has ended
                self._running_loop.call_soon_threadsafe(self.end_by, number)

    def end_without_terminal(self) -> None:
        """The terminal cannot be read: end with the code of a hang-up; from whichever thread."""
        loop = self._running_loop
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
        terminal = self.terminal
        if terminal is None or self.is_ending or self.is_leaving or self.outside is not None:
            return
        if not getattr(terminal, "is_suspended", False):
            terminal.suspend_application_mode()
        terminal.resume_application_mode()
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
            end_at_last(code, self.finish_saving, self.terminal)

    def finish_saving(self) -> bool:
        """Bring to the disk what is still to be saved; whether all of it came there.

        In a thread of its own; the process is not ended before this returns.
        """
        return True
