"""Looking around: the cursor, the parts of the screen, finding, filtering, sorting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.search.sorting import SortOrder
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
    """One column to the left."""
    screen.pane.move_cursor(-1, 0)


@action("right")
def right(screen: BoardScreen) -> None:
    """One column to the right."""
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


@action("open", needs=a_card)
def open_(screen: BoardScreen) -> None:
    """A card's details; from a due row or an event, its card or its form."""
    if screen.place is KeyContext.DUE and screen.selection.application:
        screen.show_card(screen.selection.application.id)
    elif screen.place is KeyContext.DETAIL and screen.selection.event_id:
        screen.command("amend")
    else:
        screen.go_to(KeyContext.DETAIL)


@action("next_pane")
def next_pane(screen: BoardScreen) -> None:
    """Board, details, due list, board."""
    screen.go_round(1)


@action("last_pane")
def last_pane(screen: BoardScreen) -> None:
    """The other way round."""
    screen.go_round(-1)


@action("due")
def due(screen: BoardScreen) -> None:
    """The due list, and back to the board."""
    screen.go_to(KeyContext.COLUMNS if screen.place is KeyContext.DUE else KeyContext.DUE)


@action("back")
def back(screen: BoardScreen) -> None:
    """A drag is let go; otherwise to the board; there marks off, then the filter."""
    if screen.columns.cancel_drag():
        return
    if screen.place is not KeyContext.COLUMNS:
        screen.go_to(KeyContext.COLUMNS)
    elif screen.selection.marked:
        screen.selection.marked = frozenset()
        screen.redraw()
    elif screen.search.query_text:
        _all_again(screen)


@action("jump")
def jump(screen: BoardScreen) -> None:
    """To a company by a few letters."""

    def matches(letters: str) -> list[PromptMatch]:
        found = screen.search.index.jump(letters)[:5] if letters.strip() else []
        return [
            PromptMatch(one.id, one.company, f"{one.role} · {column_of(one).name}") for one in found
        ]

    screen.prompt.ask(
        pgettext("action", "find"),
        key="jump",
        example=_("a few letters of a company or a role"),
        matches=matches,
        done=screen.show_card,
    )


@action("filter")
def filter_(screen: BoardScreen) -> None:
    """Only what matches, while one types."""
    before, here = screen.search.query_text, screen.columns.cursor_app
    screen.search.read_ahead()

    def left(_text: str) -> None:
        screen.search.filter(before)
        if here is not None:
            screen.columns.select(here)

    def echo(_text: str) -> InputFeedback:
        return InputFeedback(
            _("{shown} of {all} shown").format(
                shown=screen.shown_count, all=len(screen.service.board.applications)
            )
        )

    def done(text: str) -> None:
        screen.search.came_from = (None, None)
        screen.search.filter(text)

    screen.prompt.ask(
        pgettext("action", "filter"),
        key="filter",
        initial=before,
        example=_("words, #tag, stage:offer, is:overdue"),
        echo=echo,
        changed=screen.search.filter,
        done=done,
        left=left,
    )


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
    before, put = screen.search.came_from
    at = screen.columns.cursor_app
    screen.search.filter("")
    screen.search.came_from = (None, None)
    if before is not None and at == put:
        screen.columns.select(before)


@action("sort")
def sort(screen: BoardScreen) -> None:
    """Another order of the cards."""
    labels = {
        SortOrder.URGENCY: ("u", pgettext("action", "urgency")),
        SortOrder.COMPANY: ("c", pgettext("field", "company")),
        SortOrder.ACTIVITY: ("n", _("newest activity")),
        SortOrder.APPLIED: ("a", _("applied date")),
        SortOrder.HAND: ("h", _("by hand")),
    }
    choices = [Choice(key, label, order) for order, (key, label) in labels.items()]

    def chosen(order: SortOrder) -> None:
        screen.order = order
        screen.redraw()

    screen.picker.ask(_("sort by"), choices, chosen)


@action("since")
def since(screen: BoardScreen) -> None:
    """What changed while one was away."""
    show_since(screen)


def show_since(screen: BoardScreen) -> None:
    """What opened, fell due or was changed since one last looked."""
    from jobboard_tui.tui.presentation.changes_since import groups
    from jobboard_tui.tui.screens.changes_since import ChangesSinceScreen

    def go(app_id: str | None) -> None:
        if app_id:
            screen.attempt(lambda: screen.show_card(app_id))

    service, glyphs = screen.service, screen.session.glyphs
    found = groups(service.board, screen.view, service.news_since(), service.now(), glyphs)
    screen.app.push_screen(ChangesSinceScreen(_("Since you last looked"), found), go)


def tell_news(screen: BoardScreen) -> None:
    """Say how many reminders opened or fell due since the user was last here."""
    since, now = screen.service.news_since(), screen.service.now()
    view = screen.view
    late = sum(since < reminder.due_at <= now for reminder in view.overdue if reminder.due_at)
    opened = sum(since < reminder.opens_at <= now for reminder in (*view.due, *view.soft))
    if late or opened:
        screen.announcer.say(
            _("Since you last looked: {late} fell due, {opened} opened. {key} shows them.").format(
                late=late, opened=opened, key=BY_ID["since"].first_key
            )
        )
