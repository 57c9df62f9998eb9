"""The board: columns, the selected card with its timeline, and what is due, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Paste
from textual.timer import Timer

from jobboard_tui.domain.board_columns import BoardColumn
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.labels import list_names
from jobboard_tui.domain.no_channel import missing_words
from jobboard_tui.domain.reminders.api import Reminder, ReminderView
from jobboard_tui.domain.reports.agenda import agenda, meetings_ahead
from jobboard_tui.domain.reports.meeting_index import meetings
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.i18n import _
from jobboard_tui.tui.command_type import Command, KeyContext, shown_key
from jobboard_tui.tui.commands import BY_ID, bindings, command_for, footer
from jobboard_tui.tui.keymap import moved_from
from jobboard_tui.tui.presentation.cards import is_meeting_near
from jobboard_tui.tui.presentation.columns import ColumnArranger
from jobboard_tui.tui.presentation.detail import reminder_lines
from jobboard_tui.tui.presentation.due import DueRow
from jobboard_tui.tui.presentation.header import board_status, due_line, header_line
from jobboard_tui.tui.presentation.styled_text import Ground, StyledLine, Tone
from jobboard_tui.tui.presentation.week import week_panel
from jobboard_tui.tui.screens.announcer import Announcer
from jobboard_tui.tui.screens.board_search import BoardSearch
from jobboard_tui.tui.screens.board_selection import BoardSelection, CursorPlace
from jobboard_tui.tui.screens.card_moves import CardMoves
from jobboard_tui.tui.screens.last_action import LastAction
from jobboard_tui.tui.textual_patches.first_paint import FirstPaintScreen
from jobboard_tui.tui.widgets.answers import ChosenAnswer, TypedAnswer
from jobboard_tui.tui.widgets.columns import BoardColumns
from jobboard_tui.tui.widgets.detail import DetailPane
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.due_panel import DuePanel
from jobboard_tui.tui.widgets.footer import KeyFooter
from jobboard_tui.tui.widgets.line_block import LineBlock
from jobboard_tui.tui.widgets.notice import Notice
from jobboard_tui.tui.widgets.page_language import speaking_on

if TYPE_CHECKING:
    from jobboard_tui.domain.board import Board
    from jobboard_tui.domain.models import Application
    from jobboard_tui.service import BoardService
    from jobboard_tui.tui.glyphs import Glyphs
    from jobboard_tui.tui.ports import Session
    from jobboard_tui.tui.widgets.answers import Answer
    from jobboard_tui.tui.widgets.picker import Picker
    from jobboard_tui.tui.widgets.prompt import Prompt

LOOK_AGAIN_SECONDS = 30.0
"""The longest sleep: so late at most is the screen right again after the machine slept."""

DAYS_AHEAD = 7

Need = Callable[["BoardScreen"], str]
"""Why an act can't be done now; an empty text where it can."""


class BoardAction(NamedTuple):
    """A function to carry out a command, and what it needs."""

    carry_out: Callable[[BoardScreen], None]
    why_not: Need


class BoardScreen(FirstPaintScreen):
    """Where the day is spent.

    It holds what is only of the screen, each noun a part: `selection` (cursor and marks), `search`
    (filter), `announcer` (what is said and asked), `moves` (cards to other columns); all else it
    asks the service for. Every key goes through `command`; what commands do it is given: those of
    `tui/actions/`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-normal"),
        (128, "-roomy"),
        (170, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-short"),
        (30, "-tall"),
    ]

    AUTO_FOCUS = ""  # the columns take it when they are filled

    prompt: Prompt
    picker: Picker

    def __init__(
        self,
        session: Session,
        service: BoardService,
        acts: Mapping[str, BoardAction],
        order: SortOrder = SortOrder.URGENCY,
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.service = service
        self.acts = acts
        self.order = order
        self.drafts = drafts or Drafts()
        self.now: datetime = service.now()
        self.view: ReminderView = service.view()
        self.arranged = ColumnArranger()
        self._alarm: Timer | None = None
        self._place = KeyContext.COLUMNS
        self._followed: CursorPlace | None = None
        self._listed: tuple[Board, ReminderView, datetime, str, Glyphs] | None = None
        self._shows: Callable[[Application], bool] | None = None
        self._drawn: Board | None = None
        self.is_furnished = False
        self._waiting: list[Command] = []
        self.selection = BoardSelection(self)
        self.search = BoardSearch(self)
        self.announcer = Announcer(self)
        self.moves = CardMoves(self)
        self.last_action = LastAction()
        self._undone_from: Board | None = None
        self._copied = ("", 0)

    # -- parts -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The parts, from top to bottom."""
        yield LineBlock(id="header")
        with Horizontal(id="middle"):
            yield BoardColumns()
            detail = DetailPane()
            yield Horizontal(detail.edge, detail, id="detail")
        with Horizontal(id="lower"):
            yield DuePanel()
            yield LineBlock(id="week")
        yield LineBlock(Ground.BAND, id="reason")
        yield LineBlock(id="due-line")
        yield KeyFooter()
        yield Notice(lambda: setattr(self.key_footer, "display", True))

    def on_mount(self) -> None:
        """Draw, and wake for the next change."""
        self.columns = self.query_one(BoardColumns)
        self.detail = self.query_one(DetailPane)
        self.due = self.query_one(DuePanel)
        self.week = self.query_one("#week", LineBlock)
        self.due_line = self.query_one("#due-line", LineBlock)
        self.reason = self.query_one("#reason", LineBlock)
        self.board_header = self.query_one("#header", LineBlock)
        self.key_footer = self.query_one(KeyFooter)
        self.notice = self.query_one(Notice)
        urgent = next(
            (reminder.application for reminder in self.view.reminders if reminder.application), None
        )
        self.columns.begin_on(urgent)
        self.redraw()
        self.columns.focus()
        self.settle()

    async def first_painted(self) -> None:
        """Bring in what the first picture does not show, while the user looks at it."""
        from jobboard_tui.tui.widgets.picker import Picker
        from jobboard_tui.tui.widgets.prompt import Prompt

        self.prompt = Prompt(self.drafts)
        self.prompt.heard = self._hear_answer
        self.picker = Picker(self.attempt)
        self.picker.heard = self._hear_answer
        await self.bring_in(self.prompt, self.picker, before=self.key_footer)
        self.is_furnished = True
        self.session.first_painted()
        waiting, self._waiting = self._waiting, []
        for command in waiting:
            self.carry_out(command)

    @property
    def pane(self) -> BoardColumns | DetailPane | DuePanel:
        """The part that has the keys."""
        if self.place is KeyContext.DUE:
            return self.due
        return self.detail if self.place is KeyContext.DETAIL else self.columns

    @property
    def place(self) -> KeyContext:
        """Where the keys go."""
        return self._place

    def go_to(self, place: KeyContext) -> None:
        """Give the keys to a part; where there is room for one only, show that one."""
        self._place = place
        self.set_class(place is KeyContext.COLUMNS, "-in-columns")
        self.set_class(place is KeyContext.DETAIL, "-in-detail")
        self.set_class(place is KeyContext.DUE, "-in-due")
        self.set_focus(self.pane, scroll_visible=False)  # at once: the next key is for it already
        self.draw_selection()

    @property
    def is_alone(self) -> bool:
        """Whether the part that has the keys has the whole screen."""
        return self.has_class("-alone")

    def give_screen(self, is_alone: bool) -> None:
        """Give the part that has the keys the whole screen, or show the others again."""
        self.set_class(is_alone, "-alone")

    def widen(self) -> None:
        """Give the part that has the keys more room, or as much as before."""
        self.toggle_class("-wider")

    def go_round(self, by: int) -> None:
        """The next part, or the one before."""
        order = [KeyContext.COLUMNS, KeyContext.DETAIL, KeyContext.DUE]
        self.go_to(order[(order.index(self.place) + by) % len(order)])

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """A click gives the keys to the part under the mouse.

        Focus that has moved on meanwhile (a key was faster) does not count any more.
        """
        if event.widget is not self.focused:
            return
        places = {
            self.columns: KeyContext.COLUMNS,
            self.detail: KeyContext.DETAIL,
            self.due: KeyContext.DUE,
        }
        for part, place in places.items():
            if event.widget in (part, *part.walk_children()) and place is not self._place:
                self.go_to(place)

    # -- what is shown -----------------------------------------------------------------------

    def shown_in(self, column: BoardColumn) -> frozenset[str]:
        """The ids of the cards that a column shows."""
        column_cards = next(lane for lane in self.lanes if lane.column == column)
        return frozenset(card.application.id for card in column_cards.cards)

    @property
    def shown_count(self) -> int:
        """How many cards the filter lets through."""
        return sum(len(column_cards.cards) for column_cards in self.lanes)

    def _shown_rows(self) -> Callable[[DueRow], bool] | None:
        """Whether the filter shows a reminder or a meeting; nothing without a filter."""
        shows, applications = self._shows, self.service.board.applications
        if shows is None:
            return None
        lists = self.search.query().lists

        def shows_row(row: DueRow) -> bool:
            application = applications.get(row.application or "")
            reminder = row if isinstance(row, Reminder) else None
            return application is not None and shows(application) and lists(reminder)

        return shows_row

    # -- drawing -----------------------------------------------------------------------------

    def redraw(self) -> None:
        """Everything anew from the service: after a change, a tick of the clock, a new filter.

        Also where a page that speaks another language lies above it.
        """
        with speaking_on(self):
            self._redraw()

    def _redraw(self) -> None:
        self.now = self.service.now()
        self.view = self.service.view()
        self._drawn = self.service.board
        self.selection.drop_removed()
        self._shows = self.search.predicate()
        self.lanes = self.arranged.arrange(
            self.service.board, self.view, self.order, self.selection.marked, self._shows
        )
        self.columns.show(self.lanes, self.now, empty=self._why_empty())
        self.draw_lists()
        self.draw_selection()
        self._wake_for_the_next_change()
        self.session.nudge(self.view, self.now)

    def take_saved(self) -> str:
        """Draw what the file now holds; only the note of it where the board was drawn before.

        Return a sentence where what an undo or redo has changed can't be seen, else nothing.
        """
        if self._drawn == self.service.board:
            self.draw_keys()
        else:
            self.redraw()
        if self._undone_from is not None and self._undone_from != self.service.board:
            return self._go_where_it_changed(self._undone_from)
        return ""

    def await_undo(self) -> None:
        """Bring the cursor to what an undo or redo changes, as soon as it has."""
        self._undone_from = self.service.board

    def _go_where_it_changed(self, before: Board) -> str:
        """Put the cursor on an application that is another now, unless it stands on one.

        Return a sentence where the filter hides all of them, else nothing.
        """
        self._undone_from = None
        old, new = before.applications, self.service.board.applications
        changed = [app_id for app_id, application in new.items() if old.get(app_id) != application]
        shown = [app_id for app_id in changed if self._shows is None or self._shows(new[app_id])]
        if changed and not shown:
            return _("Hidden by the filter: {names}; Esc clears it.").format(
                names=list_names([new[app_id].company for app_id in changed], 3)
            )
        changed = shown
        if not changed or self.selection.application_id in changed:
            return ""
        if self.place is KeyContext.DUE:
            self.due.select_of(changed[0])
        if self.selection.application_id != changed[0]:
            self.columns.select(changed[0])
        self.follow()
        return ""

    def _why_empty(self) -> str:
        """What is said where no column has a card."""
        if self.search.query_text:
            return _("nothing matches {filter}").format(filter=self.search.query_text)
        return _("{add} adds an application, {import_} imports a list").format(
            add=BY_ID["add"].first_key, import_=BY_ID["import"].first_key
        )

    def draw_lists(self) -> None:
        """The header, the due list, the week."""
        board, minute = self.service.board, self._minute
        shows, now, glyphs = self._shown_rows(), self.now, self.session.glyphs
        view = self.view if shows is None else self.view.only(shows)
        filter_ = self.search.query_text.strip()
        coming = [*meetings(board, now)]
        status = board_status(
            board,
            view,
            now,
            filter=self.search.query_text,
            order=self.order,
            is_demo=self.session.demo,
            shown=self.shown_count,
            coming=coming,
        )
        self.board_header.show(lambda width, _: [header_line(status, minute, width, glyphs)])
        listed = board, self.view, minute, filter_, glyphs
        before, self._listed = self._listed, listed
        if before and before[0] is board and before[1] is self.view and before[2:] == listed[2:]:
            return  # an order or a mark changes nothing of what is due
        everything, is_filtered = self.view, shows is not None
        self.due.show_reminders(view, meetings_ahead(coming, now, DAYS_AHEAD), now, shows)
        self.due_line.show(
            lambda width, _: [due_line(view, width, glyphs, is_filtered=is_filtered)]
        )
        self.week.show(  # on most screens there is no room for it
            lambda width, height: week_panel(
                agenda(board, everything, now, DAYS_AHEAD), now, width, height, glyphs
            )
        )

    def draw_selection(self) -> None:
        """The detail, the footer and, in the due list, the card follow the cursor."""
        if self.place is KeyContext.DUE and (app_id := self.selection.application_id):
            self.columns.select(app_id)
        self._followed = self.selection.cursor
        application = self.selection.application
        reminders = self.view.reminders_of(application.id) if application else ()
        silent = missing_words(application, self.service.rule_set.rules) if application else ""
        self.detail.show(application, reminders, self.now, silent)
        self.reason.show(self._reason_lines)
        self.draw_keys()

    def _reason_lines(self, width: int, _height: int) -> list[StyledLine]:
        """Why the due row under the cursor is listed, where there is no room for the detail."""
        if (reminder := self.due.reminder) is None:
            return []
        lines = reminder_lines(reminder, self.now, width - 2, self.session.glyphs)
        return [((" ", Tone.TEXT), *line) for line in lines]

    def follow(self) -> None:
        """Draw what the cursor has come to, unless it stands there already.

        A key does that before it ends, not when the part's message arrives: so the cursor and what
        follows it are one paint.
        """
        if self._followed != self.selection.cursor:
            self.draw_selection()

    def draw_keys(self) -> None:
        """The keys that matter now; those that can't be used are shown as such."""
        keys = [
            (command.first_key, command.label, not self.acts[command.id].why_not(self))
            for command in self._footer()
        ]
        self.key_footer.show(keys, self.announcer.footer_note())

    def _footer(self) -> list[Command]:
        """The commands of the footer; before an offer meeting its list comes first."""
        application = self.selection.application
        near = application and is_meeting_near(
            application, self.view.reminders_of(application.id), self.now
        )
        return footer(self.place, "offer_meeting" if near else "")

    def _wake_for_the_next_change(self) -> None:
        if self._alarm is not None:
            self._alarm.stop()
        self._alarm = self.set_timer(self.seconds_to_sleep(), self._wake)

    def _wake(self) -> None:
        """Draw the board where the minute or a reminder is another one; sleep on in any case."""
        now, changes_at = self.service.now(), self.view.changes_at
        is_minute_over = now.replace(second=0, microsecond=0) != self._minute
        if is_minute_over or (changes_at is not None and changes_at <= now):
            self.redraw()
        else:
            self.now = now
            self._wake_for_the_next_change()

    def seconds_to_sleep(self) -> float:
        """Until the next change of a reminder or the next half minute, whichever comes first."""
        seconds = LOOK_AGAIN_SECONDS - self.now.second % LOOK_AGAIN_SECONDS
        if self.view.changes_at is not None:
            ahead = (self.view.changes_at - self.now).total_seconds()
            seconds = min(seconds, max(ahead, 0) + 0.05)
        return seconds

    @property
    def _minute(self) -> datetime:
        """The minute that the board shows: it tells no seconds."""
        return self.now.replace(second=0, microsecond=0)

    # -- messages of the parts ---------------------------------------------------------------

    def on_board_columns_selected(self, _message: BoardColumns.Selected) -> None:
        """Show what is under the cursor, which has moved."""
        self.follow()

    def on_board_columns_opened(self, _message: BoardColumns.Opened) -> None:
        """A card was opened by the mouse."""
        self.go_to(KeyContext.DETAIL)

    def on_board_columns_dropped(self, message: BoardColumns.Dropped) -> None:
        """A card was dragged to another column."""
        app_ids = (
            self.selection.targets if message.app_id in self.selection.marked else [message.app_id]
        )
        self._carry_out(self.acts["move"], lambda: self.moves.move_to(message.column, app_ids))

    def on_virtual_list_moved(self) -> None:
        """The cursor of the due list moved."""
        if self.place is KeyContext.DUE:
            self.follow()

    def on_virtual_list_chosen(self) -> None:
        """A due row was opened by the mouse."""
        self.command("open")

    def on_detail_pane_event_chosen(self, _message: DetailPane.EventChosen) -> None:
        """An event of the timeline was chosen."""
        self.follow()

    def on_key_footer_pressed(self, message: KeyFooter.Pressed) -> None:
        """A key of the footer was clicked."""
        for command in self._footer():
            if command.first_key == message.key:
                self.notice.hush()
                self.carry_out(command)
                return

    def on_paste(self, event: Paste) -> None:
        """A message that came, pasted where nothing else takes it."""
        if not self.is_furnished:
            return
        self.notice.hush()
        if self.picker.is_asking:
            self.announcer.warn(
                _("Not pasted: a question is open. Answer it first, or close it with Esc.")
            )
            return
        self.attempt(lambda: self.session.take_paste(event.text))

    # -- commands ----------------------------------------------------------------------------

    def action_command(self, command_id: str) -> None:
        """A key of a command was pressed; where it has several, the one of this place is meant."""
        command = command_for(self.session.last_key, self.place)
        if command is not None and command.id != command_id:
            raise SkipAction
        self.notice.hush()
        self.carry_out(BY_ID[command_id])

    def command(self, command_id: str) -> None:
        """Carry a command out by its id, as the palette does."""
        self.carry_out(BY_ID[command_id])

    def carry_out(self, command: Command) -> None:
        """Do it, or say why it can't be done; what is asked for before the start is over waits."""
        if not self.is_furnished:
            self._waiting.append(command)
            return
        act = self.acts[command.id]
        self._undone_from = None
        if command.id != "copy":
            self._copied = ("", 0)
        if command.id not in ("back", "jump") and not self.search.query_text:
            self.search.came_from = (None, None)
        if command.repeats:
            self.last_action.begin(command.id)
        else:
            self.last_action.drop()
        self._carry_out(act, lambda: act.carry_out(self))
        self._note_if_done()

    def _carry_out(self, act: BoardAction, deed: Callable[[], None]) -> None:
        """A deed that needs what an act needs."""
        why_not = act.why_not(self)
        if why_not:
            self.announcer.warn(why_not)
            self.last_action.drop()
            return
        if not self.attempt(deed):
            self.last_action.drop()
        self.follow()

    def tell_moved_key(self, key: str) -> None:
        """Say where a command has gone, by a key that it had and that now does nothing."""
        command = moved_from(key)
        if command is not None and not (self.picker.is_asking or self.prompt.is_asking):
            said = _("{key} does nothing now: {command} is {keys}.")
            self.announcer.warn(
                said.format(key=shown_key(key), command=command.label, keys=command.shown_keys)
            )

    def copied_before(self, app_id: str) -> int:
        """How often a fact of an application was copied right before; counts this time, too."""
        before, count = self._copied
        count = count if before == app_id else 0
        self._copied = (app_id, count + 1)
        return count

    def _hear_answer(self, answer: Answer) -> None:
        """Note what was answered, so that the last action can be made again.

        What is asked for safety's sake, with yes or no, is asked again by then.
        """
        if not isinstance(answer, ChosenAnswer) or not isinstance(answer.value, bool):
            self.last_action.hear(answer)
        self._note_if_done()

    def _note_if_done(self) -> None:
        """An action that asks nothing more is the last one now."""
        if not (self.picker.is_asking or self.prompt.is_asking):
            self.last_action.end()

    def repeat(self) -> None:
        """Make the last action again on what the keys are about now, with the same answers."""
        command_id, answers = self.last_action.command_id, self.last_action.answers
        self.command(command_id)
        for answer in answers:
            is_taken = self.picker.is_asking and self.picker.take_answer(answer)
            if self.prompt.is_asking and (not is_taken or isinstance(answer, TypedAnswer)):
                is_taken = self.prompt.take_answer(answer)
            if not is_taken:
                return

    def attempt(self, deed: Callable[[], None]) -> bool:
        """Do it, or say why it can't be done; whether it was done.

        Everything that waited for an answer comes by here: what it speaks of may be gone by then.
        """
        try:
            deed()
        except JobboardError as error:
            self.redraw()
            self.announcer.warn(str(error))
            return False
        return True

    def unsaved_caution(self) -> str:
        """Return how many changes wait to be saved, while they can't be; empty where they can."""
        if self.session.trouble is None:
            return ""
        return _("Not saved yet ({count} waiting).").format(count=len(self.service.under_way))

    def show_card(self, app_id: str) -> None:
        """The cursor on a card, wherever it is."""
        self.search.leave_filter_if_hidden(app_id)
        self.go_to(KeyContext.COLUMNS)
        self.columns.select(app_id)
