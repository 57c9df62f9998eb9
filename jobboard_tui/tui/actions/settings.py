"""The settings screen: what is changed there counts at once and is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jobboard_tui.config.settings import with_setting
from jobboard_tui.config.settings_schema import BY_NAME, PROFILE_BY_NAME, ZONE
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.keymap import with_keys
from jobboard_tui.tui.screens.keys import KeysScreen
from jobboard_tui.tui.screens.settings import SettingsForm
from jobboard_tui.tui.theme import theme_names

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


def open_settings(screen: BoardScreen) -> None:
    """Open the form of all settings."""
    session, service = screen.session, screen.service

    def change_keys(command_id: str, keys: str) -> None:
        changed = with_keys(session.settings.keys, {command_id: keys})
        session.remember(replace(session.settings, keys=changed))
        form.show_own_keys(len(changed))

    def open_keys() -> None:
        screen.app.push_screen(KeysScreen(change_keys, screen.drafts))

    form = SettingsForm(
        session.settings, service.board.zone, theme_names(), screen.drafts, open_keys
    )

    def done(changed: dict[str, Any] | None) -> None:
        if changed and not screen.attempt(lambda: apply_changes(screen, changed)):
            form.keep()

    screen.app.push_screen(form, done)


def apply_changes(screen: BoardScreen, changed: Mapping[str, Any]) -> None:
    """Put changed settings into force, and keep them; the zone goes into the board."""
    session, service = screen.session, screen.service
    settings = session.settings
    for name, value in changed.items():
        if name in BY_NAME:
            settings = with_setting(settings, name, value)
        elif name in PROFILE_BY_NAME:
            settings = replace(settings, sender=settings.sender.with_field(name, value))
    wrong = {fault.path[-1] for fault in settings.faults}
    faults = tuple(fault for fault in settings.faults if fault.path[-1] not in changed)
    session.remember(replace(settings, faults=faults), changed.keys() & wrong)
    if zone := changed.get(ZONE.name, ""):
        label = _("home zone {zone}").format(zone=zone)
        service.change(label, lambda board: replace(board, zone=zone))
        screen.redraw()
    if "sort" in changed:
        screen.order = settings.order
        screen.redraw()
    screen.announcer.say(pgettext("action", "Settings saved"))
