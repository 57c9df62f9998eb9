"""The app: themes, the first screen, the writer in the background, and the way out."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from textual.binding import Binding
from textual.events import Event, Key, MouseDown, Paste
from textual.screen import Screen
from textual.theme import Theme

from jobboard_tui.config.settings import SettingsFault, settings_remarks
from jobboard_tui.config.user_paths import here
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.text import safe_url
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.storage.unfinished_texts import UnfinishedTexts
from jobboard_tui.tui.actions import load as load_acts
from jobboard_tui.tui.background_writer import BackgroundWriter, Report
from jobboard_tui.tui.commands import BY_ID, PALETTE_ANYWHERE
from jobboard_tui.tui.external_programs import ExternalPrograms
from jobboard_tui.tui.glyphs import ASCII_HINT, locale_without_glyphs
from jobboard_tui.tui.keymap import set_keys, settings_faults, textual_keymap
from jobboard_tui.tui.nudges import Nudges
from jobboard_tui.tui.ordered_keys import OrderedKeysApp
from jobboard_tui.tui.presence import Presence
from jobboard_tui.tui.screens.board import BoardScreen
from jobboard_tui.tui.theme import NIGHT
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.late_keys import take_late_key
from jobboard_tui.tui.writer_reports import WriterReports

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from jobboard_tui.config.settings import Settings
    from jobboard_tui.domain.reminders.reminder_index import ReminderView
    from jobboard_tui.interchange.mail.new_mail import NewMail
    from jobboard_tui.service import BoardService
    from jobboard_tui.storage.letter_drafts import UnsentLetters
    from jobboard_tui.tui.command_palette import PaletteCommands, PaletteEntry, PaletteProvider

SECONDS_TO_FINISH = 60.0
"""How long leaving waits for the last changes to reach a slow disk."""


class Keep(Protocol):
    """Remembers settings for the next start; those that are `named` also where they are as before.

    Raises `JobboardError` where that is impossible.
    """

    def __call__(self, settings: Settings, named: Collection[str] = (), /) -> None:
        """Write them."""


def palette_provider() -> type[PaletteProvider]:
    """Return what finds the entries of the palette; it is loaded when the palette opens."""
    from jobboard_tui.tui.command_palette import PaletteProvider

    return PaletteProvider


class JobboardApp(OrderedKeysApp[str]):
    """The dashboard over one service.

    `keep` remembers settings that the user changed on the screen. `shown_remarks` are those on the
    user's own files, each of which is told once.
    """

    TITLE = "jobboard"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {palette_provider}
    BINDINGS: ClassVar = [
        Binding("ctrl+p", "command_palette", id=PALETTE_ANYWHERE, show=False, priority=True)
    ]
    CSS_PATH = Path(__file__).parent / "screens" / "board.tcss"

    def __init__(
        self, service: BoardService, settings: Settings, keep: Keep, demo: bool = False
    ) -> None:
        super().__init__(settings.theme, settings.glyphs)
        self._put_keys_into_force(settings)
        self.service = service
        self.settings = settings
        self.keep = keep
        self.demo = demo
        state_dir = service.store.places.state_dir(service.store.path)
        self.drafts = Drafts(UnfinishedTexts(state_dir / "typed.json"))
        self.board_screen = BoardScreen(self, service, load_acts(), settings.order, self.drafts)
        if demo:
            self.board_screen.announcer.note = _("not saved")
        self.saver = BackgroundWriter(service.store, self.take_report, self.call_after_refresh)
        self.syncing = False
        self.trouble: JobboardError | None = None
        self._is_new = False
        self.shown_remarks: set[str] = set()
        self.programs = ExternalPrograms(
            self.say, self.warn, super().open_url, self.copy_to_clipboard
        )
        self._nudges = Nudges(self)
        self._reports = WriterReports(self, service, self.board_screen)
        self._presence = Presence(service, self.saver, self._tell_news)
        self.new_mail: Sequence[NewMail] = ()

    def get_default_screen(self) -> Screen[Any]:
        """The board itself is the first screen: no empty one is laid out and painted before it."""
        self.board_screen.fit(self.size)
        return self.board_screen

    def on_mount(self) -> None:
        """Open the board, or welcome somebody who has none."""
        self.listen_for_the_end()
        self.saver.start()
        self.service.saver = self.saver
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        self._is_new = self.service.store.is_first_start and not self.service.board.applications
        if self._is_new:
            self._welcome()

    def first_painted(self) -> None:
        """What can wait until there is something to look at.

        A day is long: look for garbage again, but not among what is there from the start.
        """
        self._reports.begin()
        if not self._is_new:
            from jobboard_tui.tui.actions.offer_flow import take_in_calls

            self._presence.begin()
            take_in_calls(self.board_screen)
        self._tell_of_settings()
        self._propose_ascii()
        if self.new_mail:
            from jobboard_tui.tui.actions.mail_queue import MailQueue

            MailQueue(self.board_screen, self.new_mail).begin()
        self.release_keys()
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _tell_of_settings(self) -> None:
        """Say what in the settings file says nothing as it stands."""
        settings, places = self.settings, self.service.store.places
        faults = settings_faults(settings.keys)
        if settings.theme not in self.available_themes:
            why = _("there is no theme {name}").format(name=settings.theme)
            hint = _("{key} lists the themes").format(key=BY_ID["theme"].first_key)
            faults.append(SettingsFault(("theme",), why, hint))
        if settings.trouble is not None:
            self.warn(str(settings.trouble))
        elif settings.faults or faults:
            first, *others = settings_remarks(places, faults)
            more = ngettext("{first}, and {count} more", "{first}, and {count} more", len(others))
            self.warn(more.format(first=first, count=len(others)) if others else first)

    def _propose_ascii(self) -> None:
        """Say once how to do without the signs, where the locale may not show them."""
        name = locale_without_glyphs(os.environ)
        if name and self.settings.glyphs != "ascii" and ASCII_HINT not in self.settings.hints:
            self.say(
                _(
                    "If symbols look wrong here (locale {name}): jobboard settings glyphs=ascii"
                ).format(name=name)
            )
            self.remember(replace(self.settings, hints=(*self.settings.hints, ASCII_HINT)))

    def _tell_news(self) -> None:
        from jobboard_tui.tui.actions.navigation import tell_news

        tell_news(self.board_screen)

    def _remember_theme(self, theme: Theme) -> None:
        if theme.name != self.settings.theme:
            self.remember(replace(self.settings, theme=theme.name))

    def remember(self, settings: Settings, named: Collection[str] = ()) -> None:
        """Settings that were changed on the screen; they hold also where they can't be kept."""
        before, self.settings = self.settings, settings
        if settings.keys != before.keys:
            self._put_keys_into_force(settings)
            self.board_screen.draw_keys()
        if settings.glyphs != before.glyphs:
            self.set_glyphs(settings.glyphs)
            self.board_screen.redraw()
        if settings.theme != before.theme and settings.theme in self.available_themes:
            self.theme = NIGHT.name if self.no_color else settings.theme
        try:
            self.keep(settings, named) if named else self.keep(settings)
        except JobboardError as error:
            self.warn(str(error))

    def _put_keys_into_force(self, settings: Settings) -> None:
        """Give the commands the keys that are set."""
        set_keys(settings.keys)
        self.set_keymap(textual_keymap())

    def _welcome(self) -> None:
        from jobboard_tui.storage.atomic_write import readable
        from jobboard_tui.tui.screens.welcome import WelcomeScreen

        def chosen(what: str | None) -> None:
            if what == "demo":
                self.exit("demo")
            elif what in ("add", "import"):
                self.board_screen.command(what)
            elif what != "board":
                self.leave()

        self.push_screen(WelcomeScreen(readable(self.service.store.path)), chosen)

    def on_key(self, event: Key) -> None:
        """Keys that were pressed before a prompt had opened belong to the prompt."""
        if take_late_key(self, event):
            event.stop()
            event.prevent_default()

    @cached_property
    def unsent(self) -> UnsentLetters:
        """The letters that were begun and not yet sent."""
        from jobboard_tui.storage.letter_drafts import UnsentLetters

        return UnsentLetters(self.service.store.places.state_dir(self.service.store.path))

    @cached_property
    def _palette(self) -> PaletteCommands:
        """The commands as the palette has them."""
        from jobboard_tui.tui.command_palette import PaletteCommands

        return PaletteCommands()

    # -- what other parts ask for ------------------------------------------------------------

    def nudge(self, view: ReminderView, now: datetime) -> None:
        """Where it is wanted, tell the terminal what has fallen due by itself."""
        self._nudges.nudge(view, now)

    def take_report(self, report: Report) -> None:
        """In the thread of whoever reports: hand it to the screen."""
        with contextlib.suppress(RuntimeError):  # the screen is gone already
            self.call_later(self._reports.take, report)

    # -- saying ------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Tell the user something, quietly."""
        self.board_screen.announcer.say(text)

    def warn(self, text: str) -> None:
        """Tell the user that something is not as wanted."""
        self.board_screen.announcer.warn(text)

    # -- other screens -----------------------------------------------------------------------

    def take_paste(self, text: str) -> None:
        """What was pasted on the board: a message that came, or nothing."""
        from jobboard_tui.tui.actions.letters import take_paste

        take_paste(self.board_screen, text)

    async def on_event(self, event: Event) -> None:
        """Whoever presses a key or a button looks at the screen; after a night, at its news."""
        await super().on_event(event)
        if isinstance(event, (Key, MouseDown, Paste)) and not event.is_forwarded:
            self._presence.look(leaving=self.is_leaving)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """What a widget of the toolkit would open goes through the same gate."""
        try:
            super().open_url(safe_url(url), new_tab=new_tab)
        except InvalidInput as refused:
            self.warn(str(refused))

    def palette_entries(self, screen: Screen[Any]) -> Iterable[PaletteEntry]:
        """Yield what can be done on a screen: every command of the board, or those of a page."""
        from jobboard_tui.tui.screens.modal import ModalPage

        if isinstance(screen, BoardScreen):
            yield from self._palette.board_entries(screen)
        elif isinstance(screen, ModalPage):
            yield from self._palette.page_entries(self, screen.PAGE)
        yield self._palette.screenshot(self._save_picture)

    def _save_picture(self) -> None:
        from jobboard_tui.storage import user_files
        from jobboard_tui.tui.screenshot import straighten_text

        path = here() / f"jobboard-{self.service.now():%Y%m%d-%H%M%S}.svg"
        try:
            user_files.write_file(path, straighten_text(self.export_screenshot()).encode())
        except OSError as error:
            self.warn(_("the screenshot was not saved: {why}").format(why=error.strerror))
        else:
            self.say(_("saved {path}").format(path=path))

    # -- the way out -------------------------------------------------------------------------

    def leave(self) -> None:
        """Bring the last changes to the disk, then go; of keys, those before this one count."""
        self.is_deaf = True
        self._leave(0)

    def end_by(self, number: int) -> None:
        """A signal asks the program to end: first the last changes are brought to the disk."""
        self._leave(128 + number)

    def _leave(self, code: int) -> None:
        if self.start_leaving(code):
            self._way_out = asyncio.get_running_loop().create_task(self._go(code))

    def finish_saving(self) -> bool:
        """Wait for everything to be on the disk; whether it came there."""
        in_time = self.saver.stop(SECONDS_TO_FINISH)
        self.keep_typed()
        return in_time

    async def _go(self, code: int) -> None:
        """What was typed arrives and is kept, what was changed is saved; then the app ends."""
        from jobboard_tui.tui.last_input import wait_for_last_input

        try:
            await wait_for_last_input(self.terminal, self._parts)
            await asyncio.to_thread(self.keep_typed)
            with contextlib.suppress(OSError):  # a full disk does not keep anybody from leaving
                self.service.note_for_next_start()
            self.board_screen.announcer.note = pgettext("action", "saving")
            self.board_screen.draw_keys()
            await asyncio.to_thread(self.saver.stop, SECONDS_TO_FINISH)
        finally:
            in_time = self.saver.stop(SECONDS_TO_FINISH)
            self.exit("" if in_time else "unsaved", return_code=code)

    def _parts(self) -> list[MessagePump]:
        return [self, *self.screen_stack, *self.screen.walk_children()]

    def keep_typed(self) -> None:
        """Unfinished texts are on the disk when this returns."""
        self.drafts.flush()
        if "unsent" in vars(self):
            self.unsent.flush()

    def on_unmount(self) -> None:
        """However the app comes to its end."""
        self.keep_typed()

    def action_help_quit(self) -> None:
        """Ctrl+C ends nothing: say what does."""
        if self.screen is self.board_screen:
            said = _("{key} quits; everything is saved.")
            if self.demo:
                said = _("{key} quits; this is the demo, so nothing is saved.")
            self.say(said.format(key=BY_ID["quit"].first_key))

    async def action_quit(self) -> None:
        """Textual's own way to quit is ours."""
        from jobboard_tui.tui.actions.program import leave

        leave(self.board_screen)

    def open_own_board(self) -> None:
        """Leave the demo for the user's own board."""
        self.saver.stop(SECONDS_TO_FINISH)
        self.exit("own")


def run(
    service: BoardService,
    *,
    demo: bool = False,
    settings: Settings | None = None,
    keep: Keep = lambda _settings, _named=(): None,
    open_demo: Callable[[], int] | None = None,
    open_own: Callable[[], int] | None = None,
    mail: Sequence[NewMail] = (),
) -> int:
    """Open the dashboard on a service; return the exit code.

    `mail` are new messages, which are gone through first.

    `open_demo` and `open_own` open another one, for those who ask for it here.
    """
    from jobboard_tui.config.settings import Settings as Defaults

    app = JobboardApp(service, settings or Defaults(), keep, demo)
    app.new_mail = mail
    left = app.run(mouse=app.settings.mouse == "on")
    # The app may have ended by itself, where nobody has waited for the writer yet.
    in_time = left != "unsaved" and app.saver.stop(SECONDS_TO_FINISH)
    if app.crash is not None:
        raise app.crash
    if left == "demo" and open_demo is not None:
        return open_demo()
    if left == "own" and open_own is not None:
        return open_own()
    if not in_time:
        from jobboard_tui.tui.screens.unsaved_end import unsaved_words

        raise JobboardError(
            unsaved_words(app.saver.unsaved) or _("the last changes"),
            _("not written to disk in time"),
            _("check `jobboard list` and enter again what is missing"),
        )
    return app.return_code or 0
