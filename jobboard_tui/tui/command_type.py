"""What a command of the dashboard is, and where it works; `commands.py` lists them all."""

from __future__ import annotations

from enum import StrEnum

from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import LazyMessage, gettext_noop


class KeyContext(StrEnum):
    """The part of the board screen that has the keys."""

    COLUMNS = "columns"
    DETAIL = "detail"
    DUE = "due"


EVERYWHERE = frozenset(KeyContext)
DIGITS = "123456789"
"""The keys of the columns from the left."""


class CommandGroup(StrEnum):
    """A heading of the help screen."""

    LOOK = gettext_noop("Look around")
    RECORD = gettext_noop("Record what happened")
    REMINDERS = gettext_noop("Reminders")
    OFFERS = gettext_noop("Offers")
    HILL = gettext_noop("The hill")
    BOARD = gettext_noop("The board")
    PROGRAM = gettext_noop("The program")


@frozen(kw_only=True)
class KeyedAction:
    """What has keys: a command of the board, or an action of a page.

    `keys` are Textual's names, parted by commas; the first one is shown. `places` are the parts of
    the board, or the pages, in which they work.
    """

    id: str
    keys: str
    name: LazyMessage
    does: LazyMessage
    places: frozenset[str] = EVERYWHERE

    @property
    def label(self) -> str:
        """Return its name, translated."""
        return str(self.name)

    @property
    def help(self) -> str:
        """Return what it does in a sentence, translated."""
        return str(self.does)

    @property
    def shown_keys(self) -> str:
        """The keys as a user reads them; of digits in a row the first and the last."""
        if self.keys == ",".join(DIGITS):
            return f"{DIGITS[0]}-{DIGITS[-1]}"
        return " ".join(map(shown_key, self.keys.split(",")))

    @property
    def first_key(self) -> str:
        """The key that the footer names."""
        return shown_key(self.keys.split(",")[0])


@frozen(kw_only=True)
class Command(KeyedAction):
    """One thing that a key, the palette or the mouse can ask for on the board.

    `words` are other words by which people look for it in the palette, parted by spaces; they are
    not shown. `footer` is the rank in the footer of the places where it works (None: not there).
    `repeats` tells that "again" makes it anew on what is under the cursor by then.
    """

    words: str
    group: CommandGroup
    footer: int | None = None
    repeats: bool = False


@frozen(kw_only=True)
class PageAction(KeyedAction):
    """What a key does on pages, in menus or in forms; its id is PAGE-NAME.

    `goes_first` tells that its keys are taken before a field to type in gets them. A key that
    `is_fixed` is part of what is the same on every page, and nobody can change it.
    """

    goes_first: bool = False
    is_fixed: bool = False

    @property
    def page_name(self) -> str:
        """Return its name on the page, by which a last line names it."""
        return self.id.partition("-")[2]


def shown_key(key: str) -> str:
    """Return a key as a user reads it, from Textual's name of it."""
    if key in KEY_NAMES or len(key) == 1:
        return KEY_NAMES.get(key, key)
    from textual.keys import key_to_character

    *modifiers, base = key.split("+")
    character = key_to_character(base) or ""
    shown = KEY_NAMES.get(base) or (character if character.isprintable() else "")
    shown = shown or base.capitalize()
    shown = shown.upper() if modifiers else shown
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


KEY_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "greater_than_sign": ">",
    "equals_sign": "=",
    "less_than_sign": "<",
    "exclamation_mark": "!",
    "colon": ":",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Del",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "ctrl+d": "Ctrl+D",
    "ctrl+u": "Ctrl+U",
    "ctrl+p": "Ctrl+P",
    "ctrl+q": "Ctrl+Q",
    "ctrl+r": "Ctrl+R",
    "ctrl+t": "Ctrl+T",
    "ctrl+l": "Ctrl+L",
    "asterisk": "*",
    "at": "@",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "apostrophe": "'",
    "ampersand": "&",
    "percent_sign": "%",
    "underscore": "_",
    "shift+down": "Shift+↓",
    "shift+up": "Shift+↑",
}
