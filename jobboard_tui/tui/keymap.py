"""Keys of the user's own for commands and actions of pages: read, checked, and put into force.

They are named by the id of a command or of an action. `set_keys` puts them into the registries,
from where footer, palette, help and messages name them; `textual_keymap` hands the same to Textual.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from textual.binding import Binding
from textual.keys import Keys, key_to_character

from jobboard_tui.config.settings import SettingsFault
from jobboard_tui.config.settings_schema import KEYS, near_name
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _
from jobboard_tui.tui.command_type import KEY_NAMES, Command, KeyedAction, PageAction, shown_key
from jobboard_tui.tui.commands import BY_ID, COMMANDS, PALETTE_ANYWHERE
from jobboard_tui.tui.page_actions import FIXED, PAGE_ACTION_BY_ID, PAGE_ACTIONS

_SHIPPED: dict[str, KeyedAction] = {
    **{command.id: command for command in COMMANDS},
    **{action.id: action for action in PAGE_ACTIONS if not action.is_fixed},
}
"""What can be given other keys, by its id."""
_FIXED_ON_PAGES = [action for action in PAGE_ACTIONS if action.is_fixed]
ALWAYS = {"quit": "ctrl+q"}
"""Keys that a command keeps, whatever others it gets: without a way out nobody is left."""
_TAKEN = frozenset({"ctrl+c"})
"""Keys that copy a text which is marked."""
_SENT_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "return": "enter"}
"""What terminals send for keys that they can't tell from others."""
_OF_TEXT = frozenset({"backspace", "delete", "ctrl+h"})
"""Keys that change what is typed, beside those that type."""
_MODIFIERS = frozenset({"ctrl", "alt", "shift", "super"})
_NAMED = {key.value for key in Keys} | set(KEY_NAMES)
_BY_SHOWN_NAME = {shown.lower(): key for key, shown in KEY_NAMES.items()}


class KeyTaken(InvalidInput):
    """A command can't have a key, which another one has; `brief` says so by their labels."""

    def __init__(self, name: str, other: str, key: str) -> None:
        super().__init__(
            _("{key} for {command}").format(key=shown_key(key), command=_named(name)),
            _("that is the key of {command}").format(command=_named(other)),
            _("choose another one, or give {other} another one first").format(other=other),
        )
        self.brief = _("{key} is the key of {command}").format(
            key=shown_key(key), command=find_action(other).label
        )


def parse_keys(text: str) -> tuple[str, ...]:
    """Return the keys that a text names, by Textual's names: 'm, F2', 'Ctrl+T', '?' or 'comma'.

    Raises `InvalidInput` for what is no key.
    """
    keys = tuple(dict.fromkeys(_key(name) for name in text.split(",") if name.strip()))
    if not keys:
        raise InvalidInput(
            _("keys {text}").format(text=repr(text)),
            _("no key given"),
            _("write them like m, f2, ctrl+t; a comma is called comma"),
        )
    return keys


def with_keys(before: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    """Return keys of the user's own with some changed; an empty text takes one out.

    Raises `InvalidInput` for what is no command or no key, and for a key that another command has:
    both are named.
    """
    keys = {name: text for name, text in before.items() if changes.get(name) != ""}
    for name, text in changes.items():
        if name not in _SHIPPED:
            raise _unknown(name)
        if text.strip():
            keys[name] = text.strip()
    faults = faults_of(keys)
    for name in changes:
        if name in faults:
            raise faults[name]
    return keys


def faults_of(keys: Mapping[str, str]) -> dict[str, InvalidInput]:
    """Return what is wrong with keys of the user's own, by the command that they are for."""
    return _checked(keys)[1]


def settings_faults(keys: Mapping[str, str]) -> list[SettingsFault]:
    """Return what is wrong with keys of the user's own, as faults of the settings file."""
    return [
        SettingsFault((KEYS, name), f"{error.what}: {error.why}", error.hint)
        for name, error in faults_of(keys).items()
    ]


def set_keys(keys: Mapping[str, str]) -> None:
    """Give the commands and the actions of pages these keys, and all others those they ship with.

    Where something is wrong with the keys of one it keeps those that it ships with.
    """
    good, _faults = _checked(keys)
    for command in COMMANDS:
        own = good.get(command.id)
        BY_ID[command.id] = replace(command, keys=",".join(own)) if own else command
    for action in PAGE_ACTIONS:
        own = good.get(action.id)
        PAGE_ACTION_BY_ID[action.id] = replace(action, keys=",".join(own)) if own else action


def in_force() -> list[KeyedAction]:
    """Return everything that can be given other keys, with those that it has now."""
    return [find_action(name) for name in _SHIPPED]


def find_action(name: str) -> KeyedAction:
    """Return a command or an action of a page by its id, with the keys that it has now."""
    return BY_ID[name] if name in BY_ID else PAGE_ACTION_BY_ID[name]


def moved_from(key: str) -> Command | None:
    """Return the command of the board that ships with a key and no longer has it; None for none."""
    for command in COMMANDS:
        now = BY_ID[command.id]
        if key in _keys(command) and key not in _keys(now):
            return now
    return None


def textual_keymap() -> dict[str, str]:
    """Return the keys in force as Textual's keymap: of what has others than shipped.

    With them come those that share a key with them, before or now: Textual takes all bindings off
    a key that it gives to another command.
    """
    now = {action.id: action for action in in_force()}
    changed = {name for name, action in now.items() if action.keys != _SHIPPED[name].keys}
    if not changed:
        return {}
    touched = {key for name in changed for key in (*_keys(now[name]), *_keys(_SHIPPED[name]))}
    keymap = {name: action.keys for name, action in now.items() if touched & set(_keys(action))} | {
        name: now[name].keys for name in changed
    }
    anywhere = [key for key in _keys(BY_ID["palette"]) if key_to_character(key) is None]
    if "palette" in changed and anywhere:
        keymap[PALETTE_ANYWHERE] = ",".join(anywhere)
    return keymap


# -- reading and checking ------------------------------------------------------------------------


def _checked(
    keys: Mapping[str, str],
) -> tuple[dict[str, tuple[str, ...]], dict[str, InvalidInput]]:
    """Return the keys that can be set, and what is wrong with the others.

    A key goes from the command that ships with it only where that one gets others.
    """
    parsed: dict[str, tuple[str, ...]] = {}
    faults: dict[str, InvalidInput] = {}
    for name, text in keys.items():
        try:
            parsed[name] = _parsed(name, text)
        except InvalidInput as error:
            faults[name] = error
    while clash := _clash(parsed):
        name, other, key = clash
        del parsed[name]
        faults[name] = KeyTaken(name, other, key)
    return parsed, faults


def _parsed(name: str, text: str) -> tuple[str, ...]:
    if name not in _SHIPPED:
        raise _unknown(name)
    keys = parse_keys(text)
    for key in keys:
        if why := _reserved(_SHIPPED[name], key):
            raise InvalidInput(
                _("{key} for {command}").format(key=shown_key(key), command=_named(name)),
                why,
                _("choose another one"),
            )
    always = ALWAYS.get(name)
    return tuple(dict.fromkeys((*keys, always))) if always else keys


def _reserved(action: KeyedAction, key: str) -> str:
    """Return why an action can't have a key whatever the others have; empty if it can."""
    if key in _TAKEN:
        return _("it copies what is marked")
    if not isinstance(action, PageAction):
        return ""
    if key in FIXED:
        return _("it means the same on every page")
    if action.goes_first and (key in _OF_TEXT or key_to_character(key) is not None):
        return _("on that page it is typed")
    return ""


def _clash(parsed: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """Return a command with a key of the user's own that another one has, that one, and the key."""
    for name, keys in reversed([*parsed.items()]):
        for other in (*_SHIPPED.values(), *_FIXED_ON_PAGES):
            if other.id == name:
                continue
            others = parsed.get(other.id, _keys(other))
            for key in keys:
                if key in others and _meet(_SHIPPED[name], other, key):
                    return name, other.id, key
    return None


def _meet(action: KeyedAction, other: KeyedAction, key: str) -> bool:
    """Return whether two actions can't both have a key: there is a place where both work.

    The palette opens on every page, but by a key that types nothing.
    """
    if action.places & other.places:
        return True
    return "palette" in {action.id, other.id} and key_to_character(key) is None


def _keys(action: KeyedAction) -> tuple[str, ...]:
    return tuple(action.keys.split(","))


def _named(name: str) -> str:
    """Return a command by the id that the file has, and by the name that the screen has."""
    label = find_action(name).label
    return name if name == label else f"{name} ({label})"


def _unknown(name: str) -> InvalidInput:
    near = near_name(name, _SHIPPED)
    return InvalidInput(
        _("command {name}").format(name=name),
        _("unknown name"),
        _("did you mean {name}?").format(name=near)
        if near
        else _("the settings list the names, with {key}").format(
            key=PAGE_ACTION_BY_ID["settings-keys"].first_key
        ),
    )


def key_name(character: str) -> str:
    """Return Textual's name of the key that types a character."""
    if character in ", ":
        return "comma" if character == "," else "space"
    return next(iter(Binding.make_bindings([Binding(character, "")]))).key


def _key(text: str) -> str:
    """Return Textual's name of one key."""
    typed = unicodedata.normalize("NFKC", text.strip())
    if len(typed) == 1:
        return key_name(typed)
    typed = typed.lower()
    typed = _BY_SHOWN_NAME.get(typed, typed)
    typed = _SENT_AS.get(typed, typed)
    *modifiers, base = typed.split("+")
    if len(base) == 1 and modifiers == ["shift"] and base.isalpha():
        return base.upper()
    is_sign = (key_to_character(base) or "é").isascii() or (bool(modifiers) and len(base) == 1)
    if (is_sign or base in _NAMED) and _MODIFIERS.issuperset(modifiers):
        return typed
    raise InvalidInput(
        _("key {text}").format(text=text.strip()[:40]),
        _("unknown name"),
        _("write them like m, f2, ctrl+t; a comma is called comma"),
    )


def shown_keys(keys: Iterable[str]) -> str:
    """Return keys as a user reads them."""
    return " ".join(map(shown_key, keys))
