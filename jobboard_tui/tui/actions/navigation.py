"""Looking around: the cursor, the parts of the screen, finding, filtering, sorting."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from jobboard_tui.domain.board_columns import board_columns, column_of
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.preconditions import a_card
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.input_feedback import InputFeedback, PromptMatch

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


@action("down")
def down(screen: BoardScreen) -> None:
    """Move the cursor one line or card down."""
    screen.pane.move_cursor(0, 1)


@action("up")
def up(screen: BoardScreen) -> None:
    """Move the cursor one line or card up."""
    screen.pane.move_cursor(0, -1)


@action("left")
def left(screen: BoardScreen) -> None:
    """Move the cursor one column to the left."""
    screen.pane.move_cursor(-1, 0)


@action("right")
def right(screen: BoardScreen) -> None:
    """Move the cursor one column to the right."""
    screen.pane.move_cursor(1, 0)


@action("top")
def top(screen: BoardScreen) -> None:
    """Move the cursor to the first line or card."""
    screen.pane.cursor_home()


@action("bottom")
def bottom(screen: BoardScreen) -> None:
    """Move the cursor to the last line or card."""
    screen.pane.cursor_end()


@action("page_down")
def page_down(screen: BoardScreen) -> None:
    """Move the cursor one page further."""
    screen.pane.cursor_page(1)


@action("page_up")
def page_up(screen: BoardScreen) -> None:
    """Move the cursor one page back."""
    screen.pane.cursor_page(-1)


@action("column")
def column(screen: BoardScreen) -> None:
    """Go to the column of the digit that was pressed; ask for it where none was."""
    columns = board_columns()

    def go(at: int) -> None:
        screen.go_to(KeyContext.COLUMNS)
        if not screen.columns.go_to_column(at):
            said = _("No card is in {stage}.").format(stage=columns[at].label())
            screen.announcer.say(said)

    key = screen.session.last_key
    if not key.isdecimal():
        choices = [Choice(choice.key, choice.label(), at) for at, choice in enumerate(columns)]
        screen.picker.ask(pgettext("command", "column"), choices, go)
    elif int(key) <= len(columns):
        go(int(key) - 1)
    else:
        screen.announcer.say(_("The board has {count} columns.").format(count=len(columns)))


@action("zoom")
def zoom(screen: BoardScreen) -> None:
    """Show the part with the keys alone, or all parts again."""
    screen.give_screen(not screen.is_alone)


@action("widen")
def widen(screen: BoardScreen) -> None:
    """More room for the part with the keys, or as much as before."""
    screen.widen()


@action("facts", needs=a_card)
def facts(screen: BoardScreen) -> None:
    """Show all facts in the details, or the first ones, and the details where they are hidden."""
    if not screen.query_one("#detail").display:
        screen.go_to(KeyContext.DETAIL)
    screen.detail.fold_facts()


@action("open", needs=a_card)
def open_(screen: BoardScreen) -> None:
    """Show a card's details; from a due row, go to its card."""
    if screen.place is KeyContext.DUE and screen.selection.application:
        screen.show_card(screen.selection.application.id)
    else:
        screen.go_to(KeyContext.DETAIL)


@action("next_pane")
def next_pane(screen: BoardScreen) -> None:
    """Board, details, due list, board."""
    screen.go_round(1)


@action("last_pane")
def last_pane(screen: BoardScreen) -> None:
    """Go to the pane before this one."""
    screen.go_round(-1)


@action("due")
def due(screen: BoardScreen) -> None:
    """Go to the due list, or back to the board."""
    screen.go_to(KeyContext.COLUMNS if screen.place is KeyContext.DUE else KeyContext.DUE)


@action("back")
def back(screen: BoardScreen) -> None:
    """Go one step back: let go a drag, show the other parts, take marks off, go to the board.

    There the filter goes off, or the cursor back to where a search has taken it from, if nothing
    was done since.
    """
    if screen.columns.cancel_drag():
        return
    if screen.is_alone:
        screen.give_screen(False)
    elif screen.due.marked or (screen.place is KeyContext.COLUMNS and screen.selection.marked):
        screen.selection.clear_marks()
        screen.redraw()
    elif screen.place is not KeyContext.COLUMNS:
        screen.go_to(KeyContext.COLUMNS)
    elif screen.search.query_text:
        _all_again(screen)
    else:
        screen.search.go_back()


@action("jump")
def jump(screen: BoardScreen) -> None:
    """Ask for a few letters, and go to a company by them."""

    def matches(letters: str) -> list[PromptMatch]:
        applications = screen.search.index.jump(letters)[:5] if letters.strip() else []
        return [
            PromptMatch(
                application.id,
                application.company,
                f"{application.role} · {column_of(application).name}",
            )
            for application in applications
        ]

    def show_match(app_id: str) -> None:
        here, (before, put) = screen.selection.application_id, screen.search.came_from
        screen.show_card(app_id)
        screen.search.came_from = (before if put == here else here, app_id)

    screen.prompt.ask(
        pgettext("action", "find"),
        key="jump",
        example=_("a few letters of a company or a role"),
        matches=matches,
        done=show_match,
    )


MOST_OPTIONS = 8
"""So many values that a filter could go on with are named."""


@action("filter")
def filter_(screen: BoardScreen) -> None:
    """Only what matches, while one types."""
    from jobboard_tui.domain.search.query_help import completions, doubts, options

    before, here = screen.search.query_text, screen.columns.cursor_app
    screen.search.read_ahead()

    def left(_text: str) -> None:
        screen.search.filter(before)
        if here is not None:
            screen.columns.select(here)

    tags = {
        tag
        for application in screen.service.board.applications.values()
        for tag in application.tags
    }

    def echo(text: str) -> InputFeedback:
        shown, count = screen.shown_count, len(screen.service.board.applications)
        said = _("{shown} of {all} shown").format(shown=shown, all=count)
        if values := options(text, tags)[:MOST_OPTIONS]:
            said = f"{said}   " + _("Tab: {values}").format(values=", ".join(map(clean, values)))
        return InputFeedback(said, doubt=" ".join(doubts(text, tags)))

    def changed(text: str) -> None:
        screen.search.filter(text)
        if here is not None:
            screen.columns.select(here)

    def done(text: str) -> None:
        changed(text)
        if not before:
            screen.search.came_from = (here, screen.columns.cursor_app)

    screen.prompt.ask(
        pgettext("action", "filter"),
        key="filter",
        initial=before,
        example=_("words, #tag, stage:offer, is:overdue"),
        complete=lambda text: completions(text, tags),
        echo=echo,
        changed=changed,
        done=done,
        left=left,
    )


@action("kept_filters")
def kept_filters(screen: BoardScreen) -> None:
    """Use a filter that was kept by name; keep the one that is on, or forget one."""
    kept, query = screen.session.settings.filters, screen.search.query_text.strip()
    letters = iter(letter for letter in ascii_lowercase if letter != "q")
    choices: list[Choice[str]] = [
        Choice(key, name, name, hint=text)
        for key, (name, text) in zip(letters, sorted(kept.items()), strict=False)
    ]
    off = _("no filter is on")
    choices += [
        Choice("+", _("save this filter"), "+", hint=query, disabled="" if query else off),
        Choice("-", _("delete one"), "-", disabled="" if kept else _("no filter is saved")),
    ]

    def chosen(what: str) -> None:
        if what == "+":
            _keep_filter(screen, query)
        elif what == "-":
            names = [choice for choice in choices if choice.value in kept]
            screen.picker.ask(_("delete which filter"), names, lambda name: _forget(screen, name))
        else:
            here = screen.columns.cursor_app
            screen.search.filter(kept[what])
            screen.search.came_from = (here, screen.columns.cursor_app)

    screen.picker.ask(_("saved filters"), choices, chosen)


def _keep_filter(screen: BoardScreen, query: str) -> None:
    def done(name: str) -> None:
        settings = screen.session.settings
        filters = {**settings.filters, clean(name) or query: query}
        screen.session.remember(replace(settings, filters=filters))
        key = BY_ID["kept_filters"].first_key
        said = _("Filter saved: {name}; {key} shows the saved ones.")
        screen.announcer.say(said.format(name=clean(name) or query, key=key))

    question = _("name of the filter {filter}").format(filter=query)
    screen.prompt.ask(question, key="filter name", initial=query, done=done)


def _forget(screen: BoardScreen, name: str) -> None:
    settings = screen.session.settings
    filters = {key: text for key, text in settings.filters.items() if key != name}
    screen.session.remember(replace(settings, filters=filters))
    screen.announcer.say(_("Filter deleted: {name}").format(name=name))


@action("overdue_only")
def overdue_only(screen: BoardScreen) -> None:
    """Only cards on which something is overdue; again: all."""
    if screen.search.query_text == "is:overdue":
        _all_again(screen)
        return
    here = screen.columns.cursor_app
    screen.search.filter("is:overdue")
    screen.search.came_from = (here, screen.columns.cursor_app)


def _all_again(screen: BoardScreen) -> None:
    """No filter; a cursor that stands where the filter put it goes back to where it was."""
    at = screen.columns.cursor_app
    screen.search.filter("")
    screen.search.go_back(at)


@action("sort")
def sort(screen: BoardScreen) -> None:
    """Another order of the cards."""
    labels = {
        SortOrder.URGENCY: ("u", pgettext("action", "urgency")),
        SortOrder.COMPANY: ("c", pgettext("field", "company")),
        SortOrder.ACTIVITY: ("n", _("latest activity")),
        SortOrder.APPLIED: ("a", _("application date")),
        SortOrder.HAND: ("h", _("by hand")),
    }
    choices = [Choice(key, label, order) for order, (key, label) in labels.items()]

    def chosen(order: SortOrder) -> None:
        screen.order = order
        screen.redraw()

    screen.picker.ask(_("sort by"), choices, chosen)


@action("since")
def since(screen: BoardScreen) -> None:
    """Show what changed while one was away."""
    show_since(screen)


def show_since(screen: BoardScreen) -> None:
    """Show what opened, fell due or was changed since one last looked."""
    from jobboard_tui.tui.presentation.changes_since import groups
    from jobboard_tui.tui.screens.changes_since import ChangesSinceScreen

    def go(app_id: str | None) -> None:
        if app_id:
            screen.attempt(lambda: screen.show_card(app_id))

    service, glyphs = screen.service, screen.session.glyphs
    since_groups = groups(service.board, screen.view, service.news_since(), service.now(), glyphs)
    screen.app.push_screen(ChangesSinceScreen(_("Since you last looked"), since_groups), go)


def tell_news(screen: BoardScreen) -> None:
    """Say how many reminders opened or fell due since the user was last here."""
    since, now = screen.service.news_since(), screen.service.now()
    view = screen.view
    late = sum(since < reminder.due_at <= now for reminder in view.overdue if reminder.due_at)
    opened = sum(since < reminder.opens_at <= now for reminder in (*view.due, *view.soft))
    if late or opened:
        screen.announcer.say(
            _(
                "Since you last looked: {late} became late, {opened} opened. {key} shows them."
            ).format(late=late, opened=opened, key=BY_ID["since"].first_key)
        )
