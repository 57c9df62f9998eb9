"""Keys of the board that are carried out one after the other, however fast they come.

The toolkit hands a key to the part that has the keys, from where it comes up to the app through
everything around it; only there it is looked up. Of keys that come quicker than that, the first
may open a line to type in while the others are still on their way, and a later one gets ahead of
them. So the board's keys and pastes are looked up as soon as they arrive.
"""

from __future__ import annotations

import asyncio
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.message import Message

from jobboard_tui.tui.base_app import BaseApp, takes_text
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.keymap import key_name
from jobboard_tui.tui.textual_patches.key_bindings import run_binding
from jobboard_tui.tui.waiting_keys import Typed, WaitingKeys
from jobboard_tui.tui.widgets.late_keys import TakesKeys, typed_character
from jobboard_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen

T = TypeVar("T")

_OF_THE_MOUSE = (
    events.MouseDown,
    events.MouseUp,
    events.MouseScrollDown,
    events.MouseScrollUp,
)
SECONDS_TO_SEE = 0.08
"""So long nobody has seen yet that a page has closed: a key is the page's, or is being held."""
PATIENCE = 100
"""So many turns at most a key waits for parts to hear of the mouse that was faster."""


class OrderedKeysApp(BaseApp[T]):
    """An app over a board; what is pressed before the board can take it waits."""

    board_screen: BoardScreen

    def __init__(self, theme: str, glyphs: str) -> None:
        super().__init__(theme, glyphs)
        self._held: list[Typed] = []
        self._page_keys = WaitingKeys(self, self._take_typed)
        self._is_mouse_ahead = False
        self.is_deaf = False
        self._closed_at = -1.0
        self.last_key = self._closed_by = ""

    async def on_event(self, event: events.Event) -> None:
        """Of what is for the board, keys and pastes are taken here; all else goes its usual way.

        An app that is deaf takes no keys any more: the one before has ended it. Over a page they
        wait for one another.
        """
        is_typed = isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded
        if not (is_typed and self._page_keys.hold(event)):
            await self._take_typed(event)

    async def _take_typed(self, event: events.Event) -> None:
        """Take what has not to wait for a page, or not any longer."""
        if self._comes_too_late(event):
            return
        if isinstance(event, events.Key) and not event.is_forwarded:
            event = self._narrow(event)
            if self.screen is not self.board_screen and not self._is_letter(event):
                self._page_keys.settle()
        if isinstance(event, events.Key):
            self.last_key = event.key
        self._is_mouse_ahead = self._is_mouse_ahead or isinstance(event, _OF_THE_MOUSE)
        if not isinstance(event, (events.Key, events.Paste)) or self._is_elsewhere(event):
            await super().on_event(event)
        elif self._held or not self.board_screen.is_furnished:
            self._held.append(event)
        else:
            await self._let_the_mouse_go_first()
            self.app_focus = True
            if isinstance(event, events.Key):
                await self._press(event)
            else:
                self._paste(event)

    @property
    def has_waiting_keys(self) -> bool:
        """Whether what is pressed now would wait for what was pressed before."""
        return bool(self._held) or self._page_keys.is_settling

    def _comes_too_late(self, event: events.Event) -> bool:
        """Whether a key is for nobody any more.

        The one before has ended the app; or a screen over the board has closed after it was
        pressed, and it is the same as the one that closed it, or would end the program: nobody asks
        that of a board that is not to be seen yet. So a key that closes a page and ends the program
        does not do both by being held, or pressed twice. In a line that has opened it is a letter;
        Esc goes back once more.
        """
        if self.is_deaf and not event.is_forwarded:
            return isinstance(event, (events.InputEvent, events.Paste))
        if not isinstance(event, events.Key):
            return False
        if not event.is_forwarded and isinstance(self.focused, TakesKeys):
            return False
        quits = event.key in BY_ID["quit"].keys.split(",")
        repeats = event.key == self._closed_by
        is_seen = event.time > self._closed_at + SECONDS_TO_SEE
        if repeats and quits and not is_seen and self.screen is self.board_screen:
            self._closed_at = max(self._closed_at, event.time)  # held: the next one is no other
            return True
        return event.time <= self._closed_at and (quits or (repeats and event.key != "escape"))

    def _narrow(self, event: events.Key) -> events.Key:
        """Return the key that a wide letter or sign stands for: ｊ is j, but where text is typed.

        So the keys work while the keyboard types Japanese. The held ones come by here again.
        """
        text = event.character or ""
        plain = unicodedata.normalize("NFKC", text)
        if text.isascii() or len(plain) != 1 or not plain.isascii() or self._is_typing:
            return event
        narrow = events.Key(key_name(plain), plain)
        narrow.time = event.time
        return narrow

    @property
    def _is_typing(self) -> bool:
        """Whether what is typed is text; as long as the board takes no keys it may become that."""
        return bool(self._held) or takes_text(self.focused)

    def _is_letter(self, event: events.Key) -> bool:
        return bool(typed_character(event)) and takes_text(self.focused)

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top, and remember when."""
        self._closed_at, self._closed_by = Message().time, self.last_key
        return super().pop_screen()

    def _is_elsewhere(self, event: events.InputEvent | events.Paste) -> bool:
        return event.is_forwarded or self.screen is not self.board_screen

    def release_keys(self) -> None:
        """The board can take keys: those that have waited, then all others."""
        if self._held:
            self.call_later(self._release)

    async def _release(self) -> None:
        held, self._held = self._held, []
        for event in held:
            await self.on_event(event)

    async def _press(self, event: events.Key) -> None:
        if await run_binding(self, event.key, priority=True):
            return
        focused = self.focused
        if isinstance(focused, TakesKeys) and focused.take_key(event):
            return
        await self.board_screen.handle_key(event)
        if not await run_binding(self, event.key):
            self.board_screen.tell_moved_key(event.key)

    def _paste(self, event: events.Paste) -> None:
        focused = self.focused
        if isinstance(focused, LineInput):
            focused.take_paste(event.text)
        else:
            self.board_screen.on_paste(event)

    async def _let_the_mouse_go_first(self) -> None:
        """A key behind a click is about what was clicked."""
        if not self._is_mouse_ahead:
            return
        self._is_mouse_ahead = False
        for _turn in range(PATIENCE):
            screen = self.board_screen
            if not any(node.message_queue_size for node in (screen, *screen.walk_children())):
                return
            await asyncio.sleep(0)
