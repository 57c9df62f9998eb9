"""Keys of the user's own for commands: read, checked against each other, and put into force.

They are named by the id of a command. `set_keys` puts them into the registry, from where footer,
palette, help and messages name them; `textual_keymap` hands the same to Textual.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from textual.binding import Binding
from textual.keys import Keys, key_to_character

from jobboard_tui.config.settings import SettingsFault
from jobboard_tui.config.settings_schema import KEYS, near_name
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _
from jobboard_tui.tui.command_type import KEY_NAMES, Command, shown_key
from jobboard_tui.tui.commands import BY_ID, COMMANDS, PALETTE_ANYWHERE

_SHIPPED = {command.id: command for command in COMMANDS}
ALWAYS = {"quit": "ctrl+q"}
"""Keys that a command keeps, whatever others it gets: without a way out nobody is left."""
_TAKEN = frozenset({"ctrl+c"})
"""Keys that copy a text which is marked."""
_SENT_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "return": "enter"}
"""What terminals send for keys that they can't tell from others."""
_MODIFIERS = frozenset({"ctrl", "alt", "shift", "super"})
_NAMED = {key.value for key in Keys} | set(KEY_NAMES)
_BY_SHOWN_NAME = {shown.lower(): key for key, shown in KEY_NAMES.items()}


def parse_keys(text: str) -> tuple[str, ...]:
    """Return the keys that a text names, by Textual's names: 'm, F2', 'Ctrl+T', '?' or 'comma'.

    Raises `InvalidInput` for what is no key.
    """
    keys = tuple(dict.fromkeys(_key(one) for one in text.split(",") if one.strip()))
    if not keys:
        raise InvalidInput(
            _("keys {text}").format(text=repr(text)),
            _("no key is named"),
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
    """Give the commands of the registry these keys, and all others those that they ship with.

    Where something is wrong with the keys of a command it keeps those that it ships with.
    """
    good, _faults = _checked(keys)
    for name, command in _SHIPPED.items():
        BY_ID[name] = command._replace(keys=",".join(good[name])) if name in good else command


def textual_keymap() -> dict[str, str]:
    """Return the keys in force as Textual's keymap: of commands that have others than shipped.

    With them come those that share a key with them, before or now: Textual takes all bindings off
    a key that it gives to another command.
    """
    changed = {name for name, command in BY_ID.items() if command.keys != _SHIPPED[name].keys}
    if not changed:
        return {}
    touched = {key for name in changed for key in (*_keys(BY_ID[name]), *_keys(_SHIPPED[name]))}
    keymap = {
        name: command.keys for name, command in BY_ID.items() if touched & set(_keys(command))
    } | {name: BY_ID[name].keys for name in changed}
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
        faults[name] = InvalidInput(
            _("{key} for {command}").format(key=shown_key(key), command=_named(name)),
            _("that is the key of {command}").format(command=_named(other)),
            _("choose another one, or give {other} another one first").format(other=other),
        )
    return parsed, faults


def _parsed(name: str, text: str) -> tuple[str, ...]:
    if name not in _SHIPPED:
        raise _unknown(name)
    keys = parse_keys(text)
    if taken := _TAKEN.intersection(keys):
        raise InvalidInput(
            _("{key} for {command}").format(key=shown_key(next(iter(taken))), command=_named(name)),
            _("it copies what is marked"),
            _("choose another one"),
        )
    always = ALWAYS.get(name)
    return tuple(dict.fromkeys((*keys, always))) if always else keys


def _clash(parsed: Mapping[str, tuple[str, ...]]) -> tuple[str, str, str] | None:
    """Return a command with a key of the user's own that another one has, that one, and the key."""
    for name, keys in reversed([*parsed.items()]):
        for other, command in _SHIPPED.items():
            if other == name or not command.places & _SHIPPED[name].places:
                continue
            others = parsed.get(other, _keys(command))
            for key in keys:
                if key in others:
                    return name, other, key
    return None


def _keys(command: Command) -> tuple[str, ...]:
    return tuple(command.keys.split(","))


def _named(name: str) -> str:
    """Return a command by the id that the file has, and by the name that the screen has."""
    label = _SHIPPED[name].label
    return name if name == label else f"{name} ({label})"


def _unknown(name: str) -> InvalidInput:
    near = near_name(name, _SHIPPED)
    return InvalidInput(
        _("command {name}").format(name=name),
        _("unknown name"),
        _("did you mean {name}?").format(name=near)
        if near
        else _("use one of {names}").format(names=", ".join(_SHIPPED)),
    )


def key_name(character: str) -> str:
    """Return Textual's name of the key that types a character."""
    if character in ", ":
        return "comma" if character == "," else "space"
    return next(iter(Binding.make_bindings([Binding(character, "")]))).key


def _key(text: str) -> str:
    """Return Textual's name of one key."""
    said = unicodedata.normalize("NFKC", text.strip())
    if len(said) == 1:
        return key_name(said)
    said = said.lower()
    said = _BY_SHOWN_NAME.get(said, said)
    said = _SENT_AS.get(said, said)
    *modifiers, base = said.split("+")
    if len(base) == 1 and modifiers == ["shift"] and base.isalpha():
        return base.upper()
    is_sign = (key_to_character(base) or "é").isascii() or (bool(modifiers) and len(base) == 1)
    if (is_sign or base in _NAMED) and _MODIFIERS.issuperset(modifiers):
        return said
    raise InvalidInput(
        _("key {text}").format(text=text.strip()[:40]),
        _("unknown name"),
        _("write them like m, f2, ctrl+t; a comma is called comma"),
    )


def shown_keys(keys: Iterable[str]) -> str:
    """Return keys as a user reads them."""
    return " ".join(map(shown_key, keys))
