"""The program itself: help, palette, pause, import, colours, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.core.spoken import day_clock
from jobboard_tui.core.when import echo as echo_when
from jobboard_tui.core.when import parse_when
from jobboard_tui.ui.acts import act
from jobboard_tui.ui.acts.needs import writable
from jobboard_tui.ui.widgets.prompt import Echo
from jobboard_tui.words import _

if TYPE_CHECKING:
    from jobboard_tui.ui.screens.board import BoardScreen


@act("help")
def help_(screen: BoardScreen) -> None:
    """The keys of this place, the signs and the rules."""
    screen.app.show_help(screen.place)


@act("palette")
def palette(screen: BoardScreen) -> None:
    """Every command by name."""
    screen.app.action_command_palette()


@act("pause", needs=writable)
def pause(screen: BoardScreen) -> None:
    """The board rests until a day; or it goes on."""
    desk, now = screen.desk, screen.now
    if desk.board.is_paused(now):
        desk.resume()
        screen.said(_("The board goes on."))
        screen.app.show_since()
        return

    def echo(text: str) -> Echo:
        if not text.strip():
            return Echo(_("→ until you press P again"))
        return Echo("→ " + echo_when(parse_when(text, now, "future"), now))

    def done(text: str) -> None:
        if not text.strip():
            desk.pause()
            screen.said(_("The board rests until you press P again."))
            return
        until = parse_when(text, now, "future").at
        desk.pause(until)
        screen.said(_("The board rests until {when}.").format(when=day_clock(until, now)))

    screen.prompt.ask(
        _("pause until"), key="pause", example=_("mon, or nothing"), echo=echo, done=done
    )


@act("import", needs=writable)
def import_(screen: BoardScreen) -> None:
    """Take applications in from a file."""
    screen.app.show_import()


def some_copies(screen: BoardScreen) -> str:
    """Conflict copies lie beside the board."""
    return "" if screen.copies else _("No conflict copies lie beside the board.")


@act("copies", needs=some_copies)
def copies(screen: BoardScreen) -> None:
    """See what they would change; merge them or leave them alone."""
    screen.app.show_copies()


def syncable(screen: BoardScreen) -> str:
    """The board is one's own, and no sync is under way."""
    if screen.app.demo:
        return _("The demo is thrown away; there is nothing to sync.")
    return _("A sync is under way.") if screen.app.syncing else ""


@act("sync", needs=syncable)
def sync(screen: BoardScreen) -> None:
    """Commit, merge and push in one step."""
    screen.app.sync()


def damage(screen: BoardScreen) -> str:
    """The file can't be read."""
    return "" if screen.damage else _("The board's file is in order.")


@act("mend", needs=damage)
def mend(screen: BoardScreen) -> None:
    """What is wrong, and the ways out."""
    screen.app.mend()


@act("theme")
def theme(screen: BoardScreen) -> None:
    """Choose the colours."""
    screen.app.action_change_theme()


@act("quit")
def quit_(screen: BoardScreen) -> None:
    """Finish saving, then leave."""
    screen.app.leave()
