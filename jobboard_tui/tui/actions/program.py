"""The program itself: help, palette, pause, import, colours, the way out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from jobboard_tui.config.user_paths import typed_path
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.labels import day_clock
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.file_path import ask_for_path
from jobboard_tui.tui.actions.navigation import show_since
from jobboard_tui.tui.actions.preconditions import writable
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.keymap import ALWAYS
from jobboard_tui.tui.theme import OURS
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.input_feedback import InputFeedback

if TYPE_CHECKING:
    from textual.theme import Theme

    from jobboard_tui.domain.board import Board
    from jobboard_tui.storage.store import Store
    from jobboard_tui.tui.screens.board import BoardScreen
    from jobboard_tui.tui.screens.import_preview import CalendarFile, ImportChoice


_THEME_LETTERS = ascii_lowercase.replace("q", "")
FEW_NAMES = 6
"""Companies that fit in what is said below the board."""


@action("help")
def help_(screen: BoardScreen) -> None:
    """Show the keys of this place, the signs and the rules."""
    from jobboard_tui.tui.presentation.help_text import sections
    from jobboard_tui.tui.screens.help import HelpScreen

    title = {
        KeyContext.COLUMNS: _("Keys on the board"),
        KeyContext.DETAIL: _("Keys in the details"),
        KeyContext.DUE: _("Keys in the due list"),
    }[screen.place]
    listed = sections(
        screen.place, screen.service.rule_set, screen.session.glyphs, is_demo=screen.session.demo
    )
    screen.app.push_screen(HelpScreen(title, listed))


@action("palette")
def palette(screen: BoardScreen) -> None:
    """Show every command by name."""
    screen.app.action_command_palette()


@action("pause", needs=writable)
def pause(screen: BoardScreen) -> None:
    """Pause the board until a day; or let it go on."""
    from jobboard_tui.domain.parsing.datetimes import TypedTime, parse_when, require_future
    from jobboard_tui.domain.parsing.datetimes import echo as echo_when
    from jobboard_tui.domain.parsing.purpose import PUT_OFF

    service, now = screen.service, screen.now
    if service.board.is_paused(now):
        service.resume()
        screen.announcer.announce(_("Suggestions resumed."))
        show_since(screen)
        return

    key = BY_ID["pause"].first_key

    def read(text: str) -> TypedTime:
        return require_future(parse_when(text, now, PUT_OFF), now, text)

    def echo(text: str) -> InputFeedback:
        if not text.strip():
            return InputFeedback(_("→ until you press {key} again").format(key=key))
        return InputFeedback("→ " + echo_when(read(text), now))

    def done(text: str) -> None:
        if not text.strip():
            service.pause()
            screen.announcer.announce(
                _("Suggestions are paused until you press {key} again.").format(key=key)
            )
            return
        until = read(text).at
        service.pause(until)
        screen.announcer.announce(
            _("Suggestions paused until {when}.").format(when=day_clock(until, now))
        )

    screen.prompt.ask(
        pgettext("action", "pause"),
        key="pause",
        example=_("mon, or leave it empty"),
        echo=echo,
        done=done,
    )


@action("import", needs=writable)
def import_(screen: BoardScreen) -> None:
    """Take applications in from a file."""
    from jobboard_tui.interchange.importers import Plan, read
    from jobboard_tui.interchange.importers.decisions import ImportDecisions
    from jobboard_tui.interchange.importers.memory import by_signature, load_remembered, remember
    from jobboard_tui.interchange.importers.plan import Verdict
    from jobboard_tui.tui.actions.invitation import review_invitation
    from jobboard_tui.tui.screens.import_preview import CalendarFile, ImportScreen

    service = screen.service

    folder = service.store.places.config

    def reading(
        paths: Any, progress: Callable[[int, int], None], decisions: ImportDecisions
    ) -> Plan:
        return read(
            paths,
            service.board,
            service.now(),
            progress=progress,
            rule_set=service.rule_set,
            decisions=decisions,
            remembered=by_signature(load_remembered(folder)),
            last_values=service.last_file_values(),
        )

    def take_in(taken: ImportChoice) -> None:
        closed = service.merge_from(taken.plan, close_silent=taken.close_silent)
        with suppress(OSError):
            remember(folder, taken.plan, taken.decisions)
        count = len(taken.plan.new)
        words = ngettext(
            "imported {count} application", "imported {count} applications", count
        ).format(count=count)
        if fuller := taken.plan.counts[Verdict.FULLER]:
            filled = ngettext("{taken}, filled in {count}", "{taken}, filled in {count}", fuller)
            words = filled.format(taken=words, count=fuller)
        if closed:
            words = _("{taken}; closed, no reply: {companies}").format(
                taken=words, companies=taken.plan.names(closed, FEW_NAMES)
            )
        screen.announcer.announce(words)

    def done(taken: ImportChoice | CalendarFile | None) -> None:
        if isinstance(taken, CalendarFile):
            review_invitation(screen, taken.path)
        elif taken is not None:
            screen.attempt(lambda: take_in(taken))

    screen.app.push_screen(ImportScreen(reading, screen.drafts), done)


@action("export")
def export(screen: BoardScreen) -> None:
    """Write the board into a file of another form."""
    from jobboard_tui.interchange.exporters.export import format_for

    ask_for_path(
        screen,
        _("export to"),
        key="export",
        example=_("~/board.csv, ~/board.json or ~/board.ics"),
        read=_file,
        words=lambda path: _("→ {form}: {path}").format(form=format_for(path).upper(), path=path),
        write=lambda path, over: _export(screen, path, overwrite=over),
    )


def _export(screen: BoardScreen, path: Path, *, overwrite: bool = False) -> None:
    """The board into a file, in the writer's turn."""
    reminders, now = screen.view.reminders, screen.now

    def job(store: Store) -> tuple[str, Board]:
        from jobboard_tui.interchange.exporters.export import export, format_for

        board = store.load()
        count = export(
            board,
            path,
            overwrite=overwrite,
            source=store.path,
            reminders=reminders,
            changed=store.changed_at(),
            now=now,
        )
        if format_for(path) == "ics":
            return _("The calendar is saved in {path}.").format(path=path), board
        said = ngettext(
            "{count} application written to {path}",
            "{count} applications written to {path}",
            count,
        )
        return said.format(count=count, path=path), board

    screen.session.saver.ask(job)


def _file(text: str) -> Path:
    if not text.strip():
        raise InvalidInput(pgettext("label", "file"), _("none given"), _("type a path"))
    return typed_path(text.strip())


def some_copies(screen: BoardScreen) -> str:
    """Return why there are no conflict copies to show; empty if some lie beside the board."""
    return "" if screen.announcer.copies else _("There are no conflict copies next to the board.")


@action("copies", needs=some_copies)
def copies(screen: BoardScreen) -> None:
    """See what they would change; merge them or leave them alone."""
    from jobboard_tui.tui.actions.conflict_copies import show_copies

    show_copies(screen)


def syncable(screen: BoardScreen) -> str:
    """Return why the board can't be synced now; empty if it can."""
    if screen.session.demo:
        return _("The demo is never saved; there is nothing to sync.")
    return _("A sync is running.") if screen.session.syncing else ""


@action("sync", needs=syncable)
def sync(screen: BoardScreen) -> None:
    """Commit, merge and push in one step."""
    from jobboard_tui.tui.actions.sync import begin

    begin(screen)


def damage(screen: BoardScreen) -> str:
    """Return why there is nothing to repair; empty if the file can't be read."""
    return "" if screen.announcer.damage else _("The board's file has no problems.")


@action("mend", needs=damage)
def mend(screen: BoardScreen) -> None:
    """Show what is wrong with the file, and the ways out."""
    from jobboard_tui.tui.actions.repair import BoardRepair

    store, saver = screen.service.store, screen.session.saver

    def done(again: bool) -> None:
        if again:
            saver.ask(lambda store: ("", store.load()))

    BoardRepair(screen.app, store.path, store.places, saver.look, done).begin()


@action("settings")
def settings(screen: BoardScreen) -> None:
    """Show and change the settings, the profile and the keys."""
    from jobboard_tui.tui.actions.settings import open_settings

    open_settings(screen)


@action("theme")
def theme(screen: BoardScreen) -> None:
    """Choose the colours: ours first, then Textual's."""
    app = screen.app
    ours = [own.name for own in OURS]
    themes = app.available_themes
    others = [name for name in themes if name not in ours]
    others.sort(key=lambda name: (not themes[name].dark, name))
    choices = [
        Choice(key, name, name, group=_group(themes[name], name in ours))
        for key, name in zip(_THEME_LETTERS, (*ours, *others), strict=False)
    ]

    def chosen(name: str) -> None:
        app.theme = name

    screen.picker.ask(pgettext("action", "colours"), choices, chosen, start=app.theme)


def _group(theme: Theme, is_ours: bool) -> str:
    if is_ours:
        return pgettext("group", "jobboard")
    return pgettext("group", "dark") if theme.dark else pgettext("group", "light")


@action("quit")
def quit_(screen: BoardScreen) -> None:
    """Finish saving, then leave; all its keys but Ctrl+Q close first what covers the columns."""
    key = screen.session.last_key
    closes_first = key != ALWAYS["quit"] and key in BY_ID["quit"].keys.split(",")
    if closes_first and screen.is_alone:
        screen.give_screen(False)
    elif closes_first and _covers_columns(screen):
        screen.go_to(KeyContext.COLUMNS)
    else:
        leave(screen)


def _covers_columns(screen: BoardScreen) -> bool:
    """Return whether the part with the keys lies over the columns, for want of room."""
    if screen.place is KeyContext.COLUMNS:
        return False
    return screen.has_class("-narrow") or (
        screen.place is KeyContext.DUE and screen.has_class("-short")
    )


def leave(screen: BoardScreen) -> None:
    """Leave; after asking where something would be lost: a changed demo, what is not saved."""
    from jobboard_tui.tui.screens.end_question import EndQuestion

    session = screen.session
    question: EndQuestion | None = None
    if session.demo and screen.service.has_changes:
        from jobboard_tui.tui.screens.demo_end import DemoEnd

        question = DemoEnd()
    elif session.trouble is not None and (unsaved := session.saver.unsaved):
        from jobboard_tui.tui.screens.unsaved_end import UnsavedEnd

        question = UnsavedEnd(unsaved, session.trouble.why)
    if question is None:
        session.leave()
        return

    def answered(answer: str | None) -> None:
        if answer == "end":
            session.leave()
        elif answer == "own":
            session.open_own_board()

    shown = screen.app.screen
    if isinstance(shown, EndQuestion):
        shown.answer("end")
    else:
        screen.app.push_screen(question, answered)
