"""`settings`: what is set, the files that it stands in, and the home zone of the board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.fields import pairs, word_of
from jobboard_tui.config.settings_schema import BY_NAME, KEYS, ROWS, ZONE
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.config.settings import Settings, SettingsFault

SETTINGS = (ZONE.name, *BY_NAME)


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    settings_ = commands.verb(
        "settings",
        settings,
        does=_("show the settings and where the files are; KEY=VALUE sets {names}").format(
            names=", ".join(SETTINGS)
        ),
        rest="fields",
    )
    settings_.add_argument(
        "fields",
        metavar="KEY=VALUE",
        nargs="*",
        help=_(
            "zone is the board's home time zone; keys.NAME=KEYS sets the keys of a command or "
            "of an action of a page"
        ),
    )


def settings(call: CommandCall) -> int:
    """Set what is given; print what is set where nothing is given."""
    from jobboard_tui.config.settings import carry_over, save_settings, settings_remarks

    if not call.words.demo:
        carry_over(call.open_board.places)
    keys, others = _sorted(call.words.fields or ())
    fields = {name: clean(value) for name, value in pairs(others, SETTINGS)}
    if not (fields or keys):
        for name, value in _listed(call):
            call.out(f"{name}={value}")
        for remark in settings_remarks(call.open_board.places, _faults_of_keys(call.settings)):
            call.info(remark)
        return 0
    zone = ZONE.check(fields.pop("zone")) if "zone" in fields else ""
    if (fields or keys) and call.settings.trouble is not None:
        raise call.settings.trouble
    chosen = _chosen(call.settings, fields, keys)
    if zone and zone != call.service.board.zone:
        label = _("home zone {zone}").format(zone=zone)
        call.service.change(label, lambda board: replace(board, zone=zone))
    if fields or keys:
        save_settings(call.open_board.places, chosen, fields)
    return 0


def _faults_of_keys(settings: Settings) -> list[SettingsFault]:
    """Return what is wrong with keys of commands; only for them is the toolkit loaded."""
    if not settings.keys:
        return []
    from jobboard_tui.tui.keymap import settings_faults

    return settings_faults(settings.keys)


def _sorted(words: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Return the keys of commands, from `keys.COMMAND=KEYS`, and the other words."""
    keys, others = {}, []
    for word in words:
        name, equals, value = word.partition("=")
        if equals and name.startswith(f"{KEYS}."):
            keys[name.removeprefix(f"{KEYS}.").strip()] = clean(value)
        else:
            others.append(word)
    return keys, others


def _listed(call: CommandCall) -> Iterator[tuple[str, str]]:
    opened = call.open_board
    yield "zone", call.service.board.zone
    for row in ROWS:
        yield row.name, str(getattr(call.settings, row.name))
    for name, keys in call.settings.keys.items():
        yield f"{KEYS}.{name}", keys
    yield "board-file", str(opened.service.store.path)
    yield "settings-file", str(opened.places.settings)
    yield "rules-file", str(opened.places.rules)
    yield "letters-folder", str(opened.places.letters)
    yield "checklist-file", str(opened.places.checklist)


def _chosen(settings: Settings, fields: Mapping[str, str], keys: Mapping[str, str]) -> Settings:
    """The settings with these values in place of the old ones."""
    from jobboard_tui.config.settings import with_setting

    for name, value in fields.items():
        row = BY_NAME[name]
        words = row.words
        if name == "theme":
            from jobboard_tui.tui.theme import theme_names

            words = theme_names()
        said = word_of(name, value, words) if words else row.check(value)
        settings = with_setting(settings, name, said)
    if keys:
        from jobboard_tui.tui.keymap import with_keys

        settings = replace(settings, keys=with_keys(settings.keys, keys))
    return settings
