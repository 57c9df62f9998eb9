"""Keeping the board: adding, editing, moving, marking, tagging, the bin, links, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jobboard_tui.domain.board_columns import board_columns, column_of
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.labels import list_names
from jobboard_tui.domain.models import MEETINGS
from jobboard_tui.domain.text import clean, link_in
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.actions import act
from jobboard_tui.tui.actions.forms import fill_in
from jobboard_tui.tui.actions.preconditions import (
    a_card,
    a_card_to_change,
    a_posting,
    an_address,
    order_by_hand,
    writable,
)
from jobboard_tui.tui.command_type import Place
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.input_feedback import Echo

if TYPE_CHECKING:
    from jobboard_tui.tui.screens.board import BoardScreen


@act("add", needs=writable)
def add(screen: BoardScreen) -> None:
    """An application, in one line."""
    from jobboard_tui.domain.parsing.event_line import parse_application
    from jobboard_tui.domain.reports.overlaps import twice

    def echo(text: str) -> Echo:
        entry = parse_application(text, screen.now)
        words = "→ " + entry.echo(screen.now)
        for _other, reason in twice(screen.desk.board, entry.company, entry.url, entry.agency)[:1]:
            words += "   " + reason
        return Echo(words, doubt=" ".join(entry.doubts))

    def done(text: str) -> None:
        entry = parse_application(text, screen.now)
        applied = entry.applied.at if entry.applied else None
        app_id = screen.desk.add(
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
    from jobboard_tui.domain.reports.overlaps import twice

    screen.redraw()
    screen.show_card(app_id)
    one = screen.desk.board[app_id]
    ways = twice(screen.desk.board, one.company, one.url, one.agency, skip=app_id)[:1]
    screen.said(
        _("added to {stage}").format(stage=column_of(one).label()),
        one.company,
        [_("Mind: {reason}.").format(reason=reason) for _other, reason in ways],
    )


@act("edit", needs=a_card_to_change)
def edit(screen: BoardScreen) -> None:
    """All particulars in a form."""
    from jobboard_tui.tui.screens.form import ApplicationForm

    application = screen.application
    assert application

    def save(fields: dict[str, Any]) -> list[str]:
        screen.desk.edit([application.id], **fields)
        return []

    form = ApplicationForm(application, screen.now, screen.drafts)
    fill_in(screen, form, application.company, save)


@act("move", needs=a_card_to_change)
def move(screen: BoardScreen) -> None:
    """To a column by its letter; the digits from 1 on do as well."""
    choices = [Choice(column.key, column.label(), column) for column in board_columns()]
    screen.picker.ask(screen.for_targets(_("move to")), choices, screen.move_to)


@act("move_on", needs=a_card_to_change)
def move_on(screen: BoardScreen) -> None:
    """One stage on."""
    step(screen, 1)


@act("move_back", needs=a_card_to_change)
def move_back(screen: BoardScreen) -> None:
    """One stage back."""
    step(screen, -1)


def step(screen: BoardScreen, by: int) -> None:
    """The card under the cursor tells from which column."""
    assert screen.application
    columns = board_columns()
    place = columns.index(column_of(screen.application)) + by
    if 0 <= place < len(columns):
        screen.move_to(columns[place])
    else:
        screen.say(_("There is no stage beyond this one."))


@act("mark", needs=a_card)
def mark(screen: BoardScreen) -> None:
    """Mark the card, or unmark it, and go on to the next."""
    app_id = screen.application_id
    assert app_id
    screen.marked = screen.marked ^ {app_id}
    screen.redraw()
    if screen.place is Place.COLUMNS:
        screen.columns.move_cursor(0, 1)


@act("mark_column", needs=a_card)
def mark_column(screen: BoardScreen) -> None:
    """Every card of the column, or none."""
    assert screen.application
    lane = screen.shown_in(column_of(screen.application))
    screen.marked = screen.marked - lane if lane <= screen.marked else screen.marked | lane
    screen.redraw()


@act("tag", needs=a_card_to_change)
def tag(screen: BoardScreen) -> None:
    """Tags on and off."""
    from jobboard_tui.domain.parsing.event_line import parse_tags

    targets = screen.targets
    tags = {tag for one in screen.desk.board.applications.values() for tag in one.tags}
    known = sorted(map(clean, tags))

    def echo(text: str) -> Echo:
        add, drop = parse_tags(text)
        words = [f"+{tag}" for tag in add] + [f"−{tag}" for tag in drop]
        return Echo("→ " + " ".join(words), ok=bool(words))

    def done(text: str) -> None:
        add, drop = parse_tags(text)
        screen.desk.tag(targets, add, drop)
        screen.said(screen.for_targets(pgettext("action", "tagged")))

    screen.prompt.ask(
        screen.for_targets(pgettext("field", "tags")),
        key=f"tag {targets[0]}" if len(targets) == 1 else "tag",
        example=_("remote -office"),
        complete=known,
        echo=echo,
        done=done,
    )


@act("lower", needs=order_by_hand)
def lower(screen: BoardScreen) -> None:
    """One place down."""
    _shift(screen, 1)


@act("higher", needs=order_by_hand)
def higher(screen: BoardScreen) -> None:
    """One place up."""
    _shift(screen, -1)


def _shift(screen: BoardScreen, by: int) -> None:
    """The card some places up or down in its column."""
    application = screen.application
    assert application
    lane = next(one for one in screen.lanes if one.column == column_of(application))
    order = [card.application.id for card in lane.cards]
    place = order.index(application.id)
    if 0 <= place + by < len(order):
        order.insert(place + by, order.pop(place))
        screen.desk.arrange(order)
        screen.redraw()


@act("remove", needs=a_card_to_change)
def remove(screen: BoardScreen) -> None:
    """Into the bin."""
    targets = screen.targets
    said = screen.for_targets(_("in the bin; u brings it back"))
    screen.desk.remove(targets)
    screen.marked = screen.marked - set(targets)
    screen.said(said)


@act("bin")
def bin_(screen: BoardScreen) -> None:
    """What was removed."""
    from jobboard_tui.tui.screens.bin import BinScreen

    desk = screen.desk

    def restore(app_id: str) -> str:
        if desk.store.read_only:
            return desk.store.read_only
        try:
            desk.restore([app_id])
        except JobboardError as error:
            return str(error)
        screen.said(_("back on the board"), desk.board[app_id].company)
        return ""

    removed = list(desk.board.bin.values())
    screen.app.push_screen(BinScreen(removed, desk.now(), restore))


@act("posting", needs=a_posting)
def posting(screen: BoardScreen) -> None:
    """The posting in the browser."""
    assert screen.application
    screen.session.programs.open_link(screen.application.url)


@act("copy", needs=an_address)
def copy(screen: BoardScreen) -> None:
    """The first contact's address, to the clipboard."""
    assert screen.application
    address = next(one.email for one in screen.application.contacts if one.email)
    screen.session.programs.copy(address)


@act("meeting")
def meeting(screen: BoardScreen) -> None:
    """The link of the next meeting: of this card if it has one, otherwise of the board."""
    now = screen.now
    ahead = [
        (event.at, one.id != screen.application_id, link_in(event.where), one.company)
        for one in screen.desk.board.applications.values()
        if one.is_open
        for event in one.events
        if event.kind in MEETINGS and not event.cancelled and event.until > now
    ]
    linked = sorted(one for one in ahead if one[2])
    if linked:
        here = [one for one in linked if not one[1]]
        screen.session.programs.open_link((here or linked)[0][2])
    elif ahead:
        screen.say(_("The next meeting has no link; c in the timeline adds one."))
    else:
        screen.say(_("No meeting is ahead."))


@act("close_silent", needs=writable)
def close_silent(screen: BoardScreen) -> None:
    """Close everything that is listed to move on from, after asking."""
    silent = screen.desk.find_silent()
    if not silent:
        screen.say(
            _("The board is paused: nothing is listed to be closed as never heard back.")
            if screen.desk.board.is_paused(screen.now)
            else _("No application is listed to be closed as never heard back.")
        )
        return
    names = list_names([one.company for one in silent])
    app_ids = [one.id for one in silent]
    screen.confirm(
        _("Close as never heard back: {names}?").format(names=names),
        lambda: screen.closed_silent(app_ids),
    )


@act("undo", needs=writable)
def undo(screen: BoardScreen) -> None:
    """Take back the last change."""
    screen.desk.undo(_("taken back: {what}"))


@act("redo", needs=writable)
def redo(screen: BoardScreen) -> None:
    """Make it again."""
    screen.desk.redo(_("done again: {what}"))
