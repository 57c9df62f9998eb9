"""The keys of commands and of actions of pages: which there are, and others for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.command_type import Command, KeyedAction
from jobboard_tui.tui.keymap import KeyTaken, find_action, in_force
from jobboard_tui.tui.page_actions import PAGES, bind
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import fit
from jobboard_tui.tui.screens.search_page import SearchPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.virtual_list import VirtualList

KEYS_WIDTH, NAME_WIDTH, ID_WIDTH = 16, 22, 20
ROOMY = 100
"""From that many cells on there is room for the names by which the settings file knows them."""

Change = Callable[[str, str], None]
"""Gives a command or an action of a page, by its id, other keys; an empty text the shipped ones.

Raises `JobboardError` where another one has the key in the same place.
"""


class KeyList(VirtualList):
    """The list of commands and actions; while it waits for a key, whichever is pressed is that."""

    is_waiting = False

    class Pressed(Message):
        """The key that was waited for, by Textual's name."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def action_choose(self) -> None:
        """Wait from now on: the key may come at once."""
        self.is_waiting = True
        super().action_choose()

    def on_key(self, event: events.Key) -> None:
        """Take the key that is waited for."""
        if self.is_waiting:
            event.stop()
            event.prevent_default()
            self.is_waiting = False
            self.post_message(self.Pressed(event.key))


class KeysScreen(SearchPage[None]):
    """Everything that has keys, with them; Enter waits for another one, which counts at once."""

    DRAFT = "keys"
    PAGE = "keys"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        bind("keys-reset", "reset"),
    ]

    def __init__(self, change: Change, drafts: Drafts) -> None:
        super().__init__()
        self.change = change
        self.drafts = drafts
        self._shown = in_force()

    def heading(self) -> str:
        """Return what is listed, in a line."""
        return pgettext("heading", "Keys")

    def keys(self) -> str:
        """What can be done."""
        line = _(
            "Enter another key   {reset} default   {search} search   {down} {up} move   Esc back"
        )
        return self.with_keys(line)

    def parts(self) -> Iterable[Widget]:
        """The commands, and the line to search with."""
        yield KeyList(len(self._shown), self._row)
        yield Prompt(self.drafts)

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(KeyList).focus()

    def _row(self, number: int, width: int) -> StyledLine:
        command = find_action(self._shown[number].id)
        name = f"{fit(command.id, ID_WIDTH)} " if width >= ROOMY else ""
        cut = max(0, width - KEYS_WIDTH - NAME_WIDTH - len(name) - 3)
        return (
            (f" {fit(command.shown_keys, KEYS_WIDTH)} ", Tone.STRONG),
            (f"{fit(command.label, NAME_WIDTH)} ", Tone.TEXT),
            (name, Tone.MUTED),
            (fit(_place_and_help(command), cut), Tone.MUTED),
        )

    @property
    def _chosen(self) -> KeyedAction | None:
        at = self.query_one(KeyList).cursor
        return find_action(self._shown[at].id) if at < len(self._shown) else None

    def example(self) -> str:
        """Any word of a command."""
        return _("calendar, trash, a key")

    def narrow(self, text: str) -> None:
        """Show the commands in which all words occur, first those with that key or name."""
        self.sought = clean(text)
        words = [fold(word) for word in self.sought.split()]
        self._shown = [
            command
            for command in in_force()
            if self.sought in command.shown_keys.split()
            or all(word in fold(_searched(command)) for word in words)
        ]
        self._shown.sort(
            key=lambda keyed_action: (
                self.sought
                not in (*keyed_action.shown_keys.split(), keyed_action.id, keyed_action.label)
            )
        )
        self.query_one(KeyList).show(len(self._shown))

    def on_virtual_list_chosen(self) -> None:
        """Wait for the key that the command is to have."""
        command = self._chosen
        if command is not None:
            self.say(
                _("Press the new key for {command} (now {keys}).   Esc changes nothing").format(
                    command=command.label, keys=command.shown_keys
                )
            )

    def on_key_list_pressed(self, message: KeyList.Pressed) -> None:
        """The key was pressed: it counts, unless another command has it."""
        command = self._chosen
        if message.key == "escape" or command is None:
            self.say(self.keys())
        else:
            self._give(command, message.key, waits=True)

    def action_reset(self) -> None:
        """Give the command the keys that it ships with."""
        if (command := self._chosen) is not None:
            self._give(command, "")

    def _give(self, command: KeyedAction, key: str, *, waits: bool = False) -> None:
        """Give a command a key; where it can't have that one, another may be pressed at once."""
        try:
            self.change(command.id, key)
        except JobboardError as error:
            again = _("{refused}. Press another key, or Esc")
            refused = error.brief if isinstance(error, KeyTaken) else str(error)
            self.say(again.format(refused=refused) if waits else str(error))
            self.query_one(KeyList).is_waiting = waits
            return
        self.query_one(KeyList).refresh()
        now = find_action(command.id).shown_keys
        self.say(_("{command}: {keys}").format(command=command.label, keys=now))


def _place_and_help(action: KeyedAction) -> str:
    """Return the page of an action of one, and what it does."""
    if isinstance(action, Command):
        return action.help
    page = str(PAGES[action.id.partition("-")[0]])
    return _("{page}: {what}").format(page=page, what=action.help or action.label)


def _searched(action: KeyedAction) -> str:
    """Return the words by which an action is found."""
    words = action.words if isinstance(action, Command) else ""
    return f"{action.id} {action.label} {_place_and_help(action)} {words}"
