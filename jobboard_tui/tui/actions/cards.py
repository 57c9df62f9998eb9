"""Keeping the board: adding, editing, moving, marking, tagging, the bin, links, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobboard_tui.domain.board_columns import board_columns, column_of
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.labels import day_clock, list_names
from jobboard_tui.domain.models import MEETINGS
from jobboard_tui.domain.text import clean, link_in
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.forms import fill_in
from jobboard_tui.tui.actions.preconditions import (
    a_card,
    a_card_or_row,
    a_card_to_change,
    a_posting,
    an_action_before,
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
    """Ask for an application in one line, and add it."""
    from jobboard_tui.domain.parsing.event_line import parse_application
    from jobboard_tui.domain.reports.overlaps import (
        already_there,
        duplicate_approaches,
        same_role,
    )

    def echo(text: str) -> InputFeedback:
        entry = parse_application(text, screen.now)
        words = "→ " + entry.echo(screen.now)
        for _other, reason in duplicate_approaches(
            screen.service.board, entry.company, entry.url, entry.agency
        )[:1]:
            words += "   " + reason
        there = [
            _("{there}. Add anyway?").format(there=already_there(other, screen.now))
            for other in same_role(screen.service.board, entry.company, entry.role)[-1:]
        ]
        return InputFeedback(words, doubt=" ".join([*entry.doubts, *there]))

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
        example=_("Company / Role #tag @ place https://… applied yesterday"),
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
        [_("Note: {reason}.").format(reason=reason) for _other, reason in ways],
    )


@action("edit", needs=a_card_to_change)
def edit(screen: BoardScreen) -> None:
    """Open the form with all particulars of the application."""
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
    """Move the cards to a column by its letter."""
    choices = [Choice(column.key, column.label(), column) for column in board_columns()]
    screen.picker.ask(screen.selection.for_targets(_("move to")), choices, screen.moves.move_to)


@action("move_on", needs=a_card_to_change)
def move_on(screen: BoardScreen) -> None:
    """Move the targets one stage on."""
    step(screen, 1)


@action("move_back", needs=a_card_to_change)
def move_back(screen: BoardScreen) -> None:
    """Move the cards one stage back."""
    step(screen, -1)


def step(screen: BoardScreen, by: int) -> None:
    """Move the cards by columns; the card under the cursor tells from which."""
    assert screen.selection.application
    columns = board_columns()
    place = columns.index(column_of(screen.selection.application)) + by
    if 0 <= place < len(columns):
        screen.moves.move_to(columns[place])
    else:
        said = screen.selection.for_targets(_("there is no stage beyond this one"))
        screen.announcer.say(said)


@action("mark", needs=a_card_or_row)
def mark(screen: BoardScreen) -> None:
    """Mark the card or the due row, or unmark it, and go on to the next."""
    if screen.place is KeyContext.DUE:
        screen.due.mark()
        return
    app_id = screen.selection.application_id
    assert app_id
    screen.selection.marked = screen.selection.marked ^ {app_id}
    screen.redraw()
    if screen.place is KeyContext.COLUMNS:
        screen.columns.move_cursor(0, 1)


@action("mark_column", needs=a_card)
def mark_column(screen: BoardScreen) -> None:
    """Mark every card of the column, or none."""
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
    """Show what was removed, to restore it."""
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
    """Open the posting in the browser."""
    assert screen.selection.application
    screen.session.programs.open_link(screen.selection.application.url)


@action("copy", needs=a_card)
def copy(screen: BoardScreen) -> None:
    """Copy the contact's address; pressed again the posting's link, then the company."""
    application = screen.selection.application
    assert application
    address = next((contact.email for contact in application.contacts if contact.email), "")
    facts = (
        (_("e-mail address"), address),
        (_("link of the posting"), application.url),
        (pgettext("field", "company"), application.company),
    )
    known = [fact for fact in facts if fact[1]]
    at = screen.copied_before(application.id) % len(known)
    then = known[(at + 1) % len(known)][0]
    key = BY_ID["copy"].first_key
    screen.session.programs.copy(
        known[at][1], _("{key} again: {what}").format(key=key, what=then) if len(known) > 1 else ""
    )


@action("meeting", needs=a_card)
def meeting(screen: BoardScreen) -> None:
    """Open the link of the card's next meeting; of another card's after asking."""
    now, here = screen.now, screen.selection.application_id
    ahead = sorted(
        (
            (event.at, application, link_in(event.where))
            for application in screen.service.board.applications.values()
            if application.is_open
            for event in application.events
            if event.kind in MEETINGS and not event.cancelled and event.until > now
        ),
        key=lambda entry: (entry[1].id != here, not entry[2], entry[0]),
    )
    if not ahead:
        screen.announcer.say(_("No meeting is coming up."))
        return
    at, application, link = ahead[0]
    company, when = application.company, day_clock(at, now)
    if not link:
        said = _("{company}, {when}: the meeting has no link; Enter in the timeline adds one.")
        screen.announcer.say(said.format(company=company, when=when))
    elif application.id == here:
        screen.session.programs.open_link(link)
    else:
        question = _("No meeting here. Open the link of the next one, {company}, {when}?")
        screen.announcer.confirm(
            question.format(company=company, when=when),
            lambda: screen.session.programs.open_link(link),
        )


@action("close_silent", needs=writable)
def close_silent(screen: BoardScreen) -> None:
    """Close everything that is listed to move on from, after asking."""
    silent = screen.service.reminders.find_silent()
    if not silent:
        screen.announcer.say(
            _("Suggestions are paused: no application is listed for closing.")
            if screen.service.board.is_paused(screen.now)
            else _("No application is listed for closing.")
        )
        return
    names = list_names([application.company for application in silent])
    app_ids = [application.id for application in silent]
    screen.announcer.confirm(
        _("Close, no reply: {names}?").format(names=names),
        lambda: screen.moves.close_silent(app_ids),
    )


@action("again", needs=an_action_before)
def again(screen: BoardScreen) -> None:
    """Repeat the last change on what is under the cursor now."""
    screen.repeat()


@action("undo", needs=writable)
def undo(screen: BoardScreen) -> None:
    """Take back the last change; the cursor goes to what it was about."""
    screen.await_undo()
    screen.service.undo(_("Undone: {what}"))


@action("redo", needs=writable)
def redo(screen: BoardScreen) -> None:
    """Make the change again that undo has taken back; the cursor goes to what it is about."""
    screen.await_undo()
    screen.service.redo(_("Redone: {what}"))
