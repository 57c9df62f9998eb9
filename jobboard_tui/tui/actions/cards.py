"""Keeping the board: adding, editing, moving, marking, tagging, the bin, links, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobboard_tui.domain.board_columns import board_columns, column_of
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.labels import list_names
from jobboard_tui.domain.models import MEETINGS
from jobboard_tui.domain.text import clean, link_in
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.forms import fill_in
from jobboard_tui.tui.actions.preconditions import (
    a_card,
    a_card_to_change,
    a_posting,
    an_address,
    order_by_hand,
    writable,
)
from jobboard_tui.tui.command_type import KeyContext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.input_feedback import InputFeedback

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


@action("add", needs=writable)
def add(screen: BoardScreen) -> None:
    """An application, in one line."""
    from jobboard_tui.domain.parsing.event_line import parse_application
    from jobboard_tui.domain.reports.overlaps import duplicate_approaches

    def echo(text: str) -> InputFeedback:
        entry = parse_application(text, screen.now)
        words = "→ " + entry.echo(screen.now)
        for _other, reason in duplicate_approaches(
            screen.service.board, entry.company, entry.url, entry.agency
        )[:1]:
            words += "   " + reason
        return InputFeedback(words, doubt=" ".join(entry.doubts))

    def done(text: str) -> None:
        entry = parse_application(text, screen.now)
        applied = entry.applied.at if entry.applied else None
        app_id = screen.service.add(
            entry.company, entry.role, applied=applied, reply_by=entry.reply_by, **entry.fields()
        )
        _added(screen, app_id)

    screen.prompt.ask(
        pgettext("action", "add"),
        key="add",
        example=_("Company / Role #tag @ place https://… applied mon"),
        tab=" / ",
        echo=echo,
        done=done,
    )


def _added(screen: BoardScreen, app_id: str) -> None:
    """Show a new card, and say if the employer was approached before."""
    from jobboard_tui.domain.reports.overlaps import duplicate_approaches

    screen.redraw()
    screen.show_card(app_id)
    application = screen.service.board[app_id]
    ways = duplicate_approaches(
        screen.service.board, application.company, application.url, application.agency, skip=app_id
    )[:1]
    screen.announcer.announce(
        _("added to {stage}").format(stage=column_of(application).label()),
        application.company,
        [_("Mind: {reason}.").format(reason=reason) for _other, reason in ways],
    )


@action("edit", needs=a_card_to_change)
def edit(screen: BoardScreen) -> None:
    """All particulars in a form."""
    from jobboard_tui.tui.screens.form import ApplicationForm

    application = screen.selection.application
    assert application

    def save(fields: dict[str, Any]) -> list[str]:
        screen.service.edit([application.id], **fields)
        return []

    form = ApplicationForm(application, screen.now, screen.drafts)
    fill_in(screen, form, application.company, save)


@action("move", needs=a_card_to_change)
def move(screen: BoardScreen) -> None:
    """To a column by its letter."""
    choices = [Choice(column.key, column.label(), column) for column in board_columns()]
    screen.picker.ask(screen.selection.for_targets(_("move to")), choices, screen.moves.move_to)


@action("move_on", needs=a_card_to_change)
def move_on(screen: BoardScreen) -> None:
    """Move the targets one stage on."""
    step(screen, 1)


@action("move_back", needs=a_card_to_change)
def move_back(screen: BoardScreen) -> None:
    """One stage back."""
    step(screen, -1)


def step(screen: BoardScreen, by: int) -> None:
    """The card under the cursor tells from which column."""
    assert screen.selection.application
    columns = board_columns()
    place = columns.index(column_of(screen.selection.application)) + by
    if 0 <= place < len(columns):
        screen.moves.move_to(columns[place])
    else:
        screen.announcer.say(_("There is no stage beyond this one."))


@action("mark", needs=a_card)
def mark(screen: BoardScreen) -> None:
    """Mark the card, or unmark it, and go on to the next."""
    app_id = screen.selection.application_id
    assert app_id
    screen.selection.marked = screen.selection.marked ^ {app_id}
    screen.redraw()
    if screen.place is KeyContext.COLUMNS:
        screen.columns.move_cursor(0, 1)


@action("mark_column", needs=a_card)
def mark_column(screen: BoardScreen) -> None:
    """Every card of the column, or none."""
    assert screen.selection.application
    column_cards = screen.shown_in(column_of(screen.selection.application))
    screen.selection.marked = (
        screen.selection.marked - column_cards
        if column_cards <= screen.selection.marked
        else screen.selection.marked | column_cards
    )
    screen.redraw()


@action("tag", needs=a_card_to_change)
def tag(screen: BoardScreen) -> None:
    """Tags on and off."""
    from jobboard_tui.domain.parsing.event_line import parse_tags

    targets = screen.selection.targets
    tags = {
        tag
        for application in screen.service.board.applications.values()
        for tag in application.tags
    }
    known = sorted(map(clean, tags))

    def echo(text: str) -> InputFeedback:
        add, drop = parse_tags(text)
        words = [f"+{tag}" for tag in add] + [f"−{tag}" for tag in drop]
        return InputFeedback("→ " + " ".join(words), ok=bool(words))

    def done(text: str) -> None:
        add, drop = parse_tags(text)
        screen.service.tag(targets, add, drop)
        screen.announcer.announce(screen.selection.for_targets(pgettext("action", "tagged")))

    screen.prompt.ask(
        screen.selection.for_targets(pgettext("field", "tags")),
        key=f"tag {targets[0]}" if len(targets) == 1 else "tag",
        example=_("remote -office"),
        complete=known,
        echo=echo,
        done=done,
    )


@action("lower", needs=order_by_hand)
def lower(screen: BoardScreen) -> None:
    """Move the card one place down in its column."""
    _shift(screen, 1)


@action("higher", needs=order_by_hand)
def higher(screen: BoardScreen) -> None:
    """Move the card one place up in its column."""
    _shift(screen, -1)


def _shift(screen: BoardScreen, by: int) -> None:
    """The card some places up or down in its column."""
    application = screen.selection.application
    assert application
    column_cards = next(
        column for column in screen.lanes if column.column == column_of(application)
    )
    order = [card.application.id for card in column_cards.cards]
    place = order.index(application.id)
    if 0 <= place + by < len(order):
        order.insert(place + by, order.pop(place))
        screen.service.arrange(order)
        screen.redraw()


@action("remove", needs=a_card_to_change)
def remove(screen: BoardScreen) -> None:
    """Move the targets into the bin."""
    targets = screen.selection.targets
    words = _("in the bin; {key} brings it back").format(key=BY_ID["undo"].first_key)
    said = screen.selection.for_targets(words)
    screen.service.remove(targets)
    screen.selection.marked = screen.selection.marked - set(targets)
    screen.announcer.announce(said)


@action("bin")
def bin_(screen: BoardScreen) -> None:
    """What was removed."""
    from jobboard_tui.tui.screens.bin import BinScreen

    service = screen.service

    def restore(app_id: str) -> str:
        if service.store.read_only:
            return service.store.read_only
        try:
            service.restore([app_id])
        except JobboardError as error:
            return str(error)
        screen.announcer.announce(_("back on the board"), service.board[app_id].company)
        return ""

    removed = list(service.board.bin.values())
    screen.app.push_screen(BinScreen(removed, service.now(), restore))


@action("posting", needs=a_posting)
def posting(screen: BoardScreen) -> None:
    """The posting in the browser."""
    assert screen.selection.application
    screen.session.programs.open_link(screen.selection.application.url)


@action("copy", needs=an_address)
def copy(screen: BoardScreen) -> None:
    """The first contact's address, to the clipboard."""
    assert screen.selection.application
    address = next(
        contact.email for contact in screen.selection.application.contacts if contact.email
    )
    screen.session.programs.copy(address)


@action("meeting")
def meeting(screen: BoardScreen) -> None:
    """The link of the next meeting: of this card if it has one, otherwise of the board."""
    now = screen.now
    ahead = [
        (
            event.at,
            application.id != screen.selection.application_id,
            link_in(event.where),
            application.company,
        )
        for application in screen.service.board.applications.values()
        if application.is_open
        for event in application.events
        if event.kind in MEETINGS and not event.cancelled and event.until > now
    ]
    linked = sorted(one for one in ahead if one[2])
    if linked:
        here = [one for one in linked if not one[1]]
        screen.session.programs.open_link((here or linked)[0][2])
    elif ahead:
        screen.announcer.say(_("The next meeting has no link; c in the timeline adds one."))
    else:
        screen.announcer.say(_("No meeting is ahead."))


@action("close_silent", needs=writable)
def close_silent(screen: BoardScreen) -> None:
    """Close everything that is listed to move on from, after asking."""
    silent = screen.service.reminders.find_silent()
    if not silent:
        screen.announcer.say(
            _("The board is paused: nothing is listed to be closed as never heard back.")
            if screen.service.board.is_paused(screen.now)
            else _("No application is listed to be closed as never heard back.")
        )
        return
    names = list_names([application.company for application in silent])
    app_ids = [application.id for application in silent]
    screen.announcer.confirm(
        _("Close as never heard back: {names}?").format(names=names),
        lambda: screen.moves.close_silent(app_ids),
    )


@action("undo", needs=writable)
def undo(screen: BoardScreen) -> None:
    """Take back the last change."""
    screen.service.undo(_("taken back: {what}"))


@action("redo", needs=writable)
def redo(screen: BoardScreen) -> None:
    """Make the change again that undo has taken back."""
    screen.service.redo(_("done again: {what}"))
