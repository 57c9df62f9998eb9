"""The program itself: help, palette, pause, import, colours, the way out."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.spoken import day_clock
from jobboard_tui.ui.acts import act
from jobboard_tui.ui.acts.needs import writable
from jobboard_tui.ui.theme import OURS
from jobboard_tui.ui.widgets.choice import Choice
from jobboard_tui.ui.widgets.echo import Echo
from jobboard_tui.words import _

if TYPE_CHECKING:
    from textual.theme import Theme

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
    from jobboard_tui.core.when import When, ahead, parse_when
    from jobboard_tui.core.when import echo as echo_when

    desk, now = screen.desk, screen.now
    if desk.board.is_paused(now):
        desk.resume()
        screen.said(_("The board goes on."))
        screen.app.show_since()
        return

    def read(text: str) -> When:
        return ahead(parse_when(text, now, "future"), now, text)

    def echo(text: str) -> Echo:
        if not text.strip():
            return Echo(_("→ until you press P again"))
        return Echo("→ " + echo_when(read(text), now))

    def done(text: str) -> None:
        if not text.strip():
            desk.pause()
            screen.said(_("The board rests until you press P again."))
            return
        until = read(text).at
        desk.pause(until)
        screen.said(_("The board rests until {when}.").format(when=day_clock(until, now)))

    screen.prompt.ask(
        _("pause"), key="pause", example=_("until mon, or nothing"), echo=echo, done=done
    )


@act("import", needs=writable)
def import_(screen: BoardScreen) -> None:
    """Take applications in from a file."""
    screen.app.show_import()


@act("export")
def export(screen: BoardScreen) -> None:
    """The board into a file of another form."""
    from jobboard_tui.files.exporting import format_for

    def echo(text: str) -> Echo:
        path = _file(text)
        words = _("→ {form}: {path}").format(form=format_for(path).upper(), path=path)
        if path.exists():
            words += "   " + _("there is a file of that name")
        return Echo(words)

    def done(text: str) -> None:
        path = _file(text)
        if path.exists():
            screen.confirm(
                _("Write over {path}?").format(path=path),
                lambda: screen.app.export(path, overwrite=True),
            )
        else:
            screen.app.export(path)

    screen.prompt.ask(
        _("export to"),
        key="export",
        example=_("~/board.csv, ~/board.json or ~/board.ics"),
        echo=echo,
        done=done,
    )


def _file(text: str) -> Path:
    if not text.strip():
        raise Misspoken(_("the file"), _("none is named yet"), _("type its path"))
    return Path(text.strip()).expanduser()


@act("theme")
def theme(screen: BoardScreen) -> None:
    """Choose the colours: ours first, then Textual's."""
    app = screen.app
    ours = [one.name for one in OURS]
    themes = app.available_themes
    others = [name for name in themes if name not in ours]
    others.sort(key=lambda name: (not themes[name].dark, name))
    choices = [
        Choice(key, name, name, group=_group(themes[name], name in ours))
        for key, name in zip(ascii_lowercase, (*ours, *others), strict=False)
    ]

    def chosen(name: str) -> None:
        app.theme = name

    screen.picker.ask(_("colours"), choices, chosen, start=app.theme)


def _group(theme: Theme, is_ours: bool) -> str:
    if is_ours:
        return _("jobboard")
    return _("dark") if theme.dark else _("light")


@act("quit")
def quit_(screen: BoardScreen) -> None:
    """Finish saving, then leave."""
    screen.app.leave()
