"""The board: columns, the selected card with its timeline, and what is due, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus, Paste
from textual.timer import Timer

from jobboard_tui.domain.board_columns import BoardColumn, further_name
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.labels import outcome_label, stage_label
from jobboard_tui.domain.models import (
    OUTGOING,
    Application,
    Kind,
    Outcome,
    Stage,
)
from jobboard_tui.domain.reminders.api import Reminder, ReminderView
from jobboard_tui.domain.reports.agenda import agenda
from jobboard_tui.domain.reports.warnings import reopening_cautions, unwatched_cautions
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.command_type import Command, KeyContext
from jobboard_tui.tui.commands import BY_ID, bindings, command_for, footer
from jobboard_tui.tui.event_keys import way_to_log
from jobboard_tui.tui.presentation.cards import is_meeting_near
from jobboard_tui.tui.presentation.columns import ColumnArranger
from jobboard_tui.tui.textual_patches.first_paint import FirstPaintScreen
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.columns import BoardColumns
from jobboard_tui.tui.widgets.detail import DetailPane
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.due_panel import DueLine, DuePanel, WeekPanel
from jobboard_tui.tui.widgets.footer import KeyFooter
from jobboard_tui.tui.widgets.header import BoardHeader
from jobboard_tui.tui.widgets.notice import Notice
from jobboard_tui.tui.widgets.reminder_reason import ReminderReason

if TYPE_CHECKING:
    from jobboard_tui.domain.board import Board
    from jobboard_tui.domain.search.search_index import SearchIndex
    from jobboard_tui.service import BoardService
    from jobboard_tui.tui.ports import Session
    from jobboard_tui.tui.widgets.picker import Picker
    from jobboard_tui.tui.widgets.prompt import Prompt

LOOK_AGAIN_SECONDS = 30.0
"""The longest sleep: so late at most is the screen right again after the machine slept."""

DAYS_AHEAD = 7

READ_AT_ONCE = 40
"""So many applications are read for filters between two keys: some milliseconds."""
READ_EVERY_SECONDS = 0.015

OUTCOME_KEYS = {
    "r": Outcome.REJECTED,
    "d": Outcome.DECLINED,
    "w": Outcome.WITHDRAWN,
    "s": Outcome.SILENT,
}
assert set(OUTCOME_KEYS.values()) == set(Outcome), "an outcome has no key"

Need = Callable[["BoardScreen"], str]
"""Why an act can't be done now; an empty text where it can."""


@frozen
class BoardAction:
    """A function to carry out a command, and what it needs."""

    carry_out: Callable[[BoardScreen], None]
    why_not: Need


class _Followed(NamedTuple):
    """What the keys are about, as far as the detail and the footer tell it."""

    place: KeyContext
    application: str | None
    reminder: Reminder | None
    event: str | None


class BoardScreen(FirstPaintScreen):
    """Where the day is spent.

    It holds what is only of the screen (cursor, filter, order, marks) and asks the service for all
    else. Every key goes through `command`; what commands do it is given: those of `tui/actions/`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (100, "-normal"),
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
        self.marked: frozenset[str] = frozenset()
        self.order = order
        self.query_text = ""
        self.came_from: tuple[str | None, str | None] = (None, None)
        self.drafts = drafts or Drafts()
        self.now: datetime = service.now()
        self.view: ReminderView = service.view()
        self._index: SearchIndex | None = None
        self.arranged = ColumnArranger()
        self._alarm: Timer | None = None
        self._place = KeyContext.COLUMNS
        self._followed: _Followed | None = None
        self._listed: tuple[Board, ReminderView, datetime] | None = None
        self._reader: Timer | None = None
        self.note = ""
        self._drawn: Board | None = None
        self.is_furnished = False
        self._waiting: list[Command] = []
        self.copies: list[Path] = []
        self.damage: JobboardError | None = None

    # -- parts -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The parts, from top to bottom."""
        yield BoardHeader()
        with Horizontal(id="middle"):
            yield BoardColumns()
            yield DetailPane()
        with Horizontal(id="lower"):
            yield DuePanel()
            yield WeekPanel()
        yield ReminderReason()
        yield DueLine()
        yield KeyFooter()
        yield Notice(lambda: setattr(self.key_footer, "display", True))

    def on_mount(self) -> None:
        """Draw, and wake for the next change."""
        self.columns = self.query_one(BoardColumns)
        self.detail = self.query_one(DetailPane)
        self.due = self.query_one(DuePanel)
        self.week = self.query_one(WeekPanel)
        self.due_line = self.query_one(DueLine)
        self.reason = self.query_one(ReminderReason)
        self.board_header = self.query_one(BoardHeader)
        self.key_footer = self.query_one(KeyFooter)
        self.notice = self.query_one(Notice)
        urgent = next((one.application for one in self.view.reminders if one.application), None)
        self.columns.begin_on(urgent)
        self.redraw()
        self.columns.focus()
        self.settle()

    async def first_painted(self) -> None:
        """Bring in what the first picture does not show, while the user looks at it."""
        from jobboard_tui.tui.widgets.picker import Picker
        from jobboard_tui.tui.widgets.prompt import Prompt

        self.prompt = Prompt(self.drafts)
        self.picker = Picker(self.attempt)
        await self.bring_in(self.prompt, self.picker, before=self.key_footer)
        self.is_furnished = True
        self.session.first_painted()
        waiting, self._waiting = self._waiting, []
        for command in waiting:
            self.carry_out(command)

    @property
    def index(self) -> SearchIndex:
        """What the board's applications say, for filters and jumps."""
        from jobboard_tui.domain.search.search_index import SearchIndex

        board = self.service.board
        self._index = SearchIndex(board) if self._index is None else self._index.update(board)
        return self._index

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
        self.set_class(place is KeyContext.DETAIL, "-in-detail")
        self.set_class(place is KeyContext.DUE, "-in-due")
        self.set_focus(self.pane, scroll_visible=False)  # at once: the next key is for it already
        self.draw_selection()

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

    # -- what is selected --------------------------------------------------------------------

    @property
    def application_id(self) -> str | None:
        """The application that the keys are about."""
        return self.due.application if self.place is KeyContext.DUE else self.columns.cursor_app

    @property
    def application(self) -> Application | None:
        """The application that the keys are about."""
        app_id = self.application_id
        return self.service.board.applications.get(app_id) if app_id else None

    @property
    def reminder(self) -> Reminder | None:
        """The reminder that the keys are about: the due row's, or the card's most urgent."""
        if self.place is KeyContext.DUE:
            return self.due.reminder
        app_id = self.application_id
        return self.view.next_of(app_id) if app_id else None

    @property
    def event_id(self) -> str | None:
        """The event under the cursor of the timeline."""
        return self.detail.event_under_cursor if self.place is KeyContext.DETAIL else None

    @property
    def targets(self) -> list[str]:
        """The marked applications, or the selected one."""
        if self.marked:
            return [one for one in self.service.board.applications if one in self.marked]
        return [self.application_id] if self.application_id else []

    def for_targets(self, words: str, app_ids: Sequence[str] | None = None) -> str:
        """Words for what happens to the marked cards, the one under the cursor, or to others."""
        targets = self.targets if app_ids is None else app_ids
        if len(targets) > 1:
            said = _("{words}: {count} marked") if app_ids is None else _("{count} cards: {words}")
            return said.format(words=words, count=len(targets))
        one = self.service.board.applications.get(next(iter(targets), ""))
        return _("{words}: {company}").format(words=words, company=one.company) if one else words

    def shown_in(self, column: BoardColumn) -> frozenset[str]:
        """The ids of the cards that a column shows."""
        column_cards = next(one for one in self.lanes if one.column == column)
        return frozenset(card.application.id for card in column_cards.cards)

    @property
    def shown_count(self) -> int:
        """How many cards the filter lets through."""
        return sum(len(column_cards.cards) for column_cards in self.lanes)

    # -- drawing -----------------------------------------------------------------------------

    def redraw(self) -> None:
        """Everything anew from the service: after a change, a tick of the clock, a new filter."""
        self.now = self.service.now()
        self.view = self.service.view()
        self._drawn = self.service.board
        self.marked = frozenset(
            one for one in self.marked if one in self.service.board.applications
        )
        self.lanes = self.arranged.arrange(
            self.service.board, self.view, self.order, self.marked, self._filter_or_none()
        )
        self.columns.show(self.lanes, self.now, empty=self._why_empty())
        self.draw_lists()
        self.draw_selection()
        self._wake_for_the_next_change()
        self.session.nudge(self.view, self.now)

    def take_saved(self) -> None:
        """Draw what the file now holds; only the note of it where the board was drawn before."""
        if self._drawn == self.service.board:
            self.draw_keys()
        else:
            self.redraw()

    def _why_empty(self) -> str:
        """What is said where no column has a card."""
        if self.query_text:
            return _("nothing matches {filter}").format(filter=self.query_text)
        return _("{add} adds an application, {import_} takes a list in").format(
            add=BY_ID["add"].first_key, import_=BY_ID["import"].first_key
        )

    def _filter_or_none(self) -> Callable[[Application], bool] | None:
        if not self.query_text.strip():
            return None
        from jobboard_tui.domain.search.query import Query

        found = self.index.find_matching(Query.parse(self.query_text), self.view)
        return lambda application: application.id in found

    def draw_lists(self) -> None:
        """The header, the due list, the week."""
        board, minute = self.service.board, self.now.replace(second=0, microsecond=0)
        self.board_header.show(
            board,
            self.view,
            self.now,
            filter=self.query_text,
            order=self.order,
            is_demo=self.session.demo,
        )
        if self._listed is not None:
            listed, view, at = self._listed
            if board is listed and self.view is view and minute == at:
                return  # a filter, an order or a mark changes nothing of what is due
        self._listed = (board, self.view, minute)
        days = agenda(board, self.view, self.now, DAYS_AHEAD)
        self.due.show(self.view, days, self.now)
        self.due_line.show(self.view, self.now)
        self.week.show(days, self.now)

    def draw_selection(self) -> None:
        """The detail and the footer follow the cursor."""
        self._followed = self._under_the_keys
        application = self.application
        reminders = self.view.reminders_of(application.id) if application else ()
        self.detail.show(application, reminders, self.now)
        self.reason.show(self.due.reminder, self.now)
        self.draw_keys()

    def follow(self) -> None:
        """Draw what the cursor has come to, unless it stands there already.

        A key does that before it ends, not when the part's message arrives: so the cursor and what
        follows it are one paint.
        """
        if self._followed != self._under_the_keys:
            self.draw_selection()

    @property
    def _under_the_keys(self) -> _Followed:
        return _Followed(self.place, self.application_id, self.due.reminder, self.event_id)

    def draw_keys(self) -> None:
        """The keys that matter now; those that can't be used are shown as such."""
        keys = [
            (one.first_key, one.label, not self.acts[one.id].why_not(self))
            for one in self._footer()
        ]
        self.key_footer.show(keys, self._pending() or self.note)

    def _footer(self) -> list[Command]:
        """The commands of the footer; before an offer meeting its list comes first."""
        one = self.application
        near = one and is_meeting_near(one, self.view.reminders_of(one.id), self.now)
        return footer(self.place, "offer_meeting" if near else "")

    def _pending(self) -> str:
        """What waits for the user beside the board, with the key that leads there."""
        if self.damage is not None:
            return _("{key}: the file can't be read").format(key=BY_ID["mend"].first_key)
        if self.copies:
            return _("{key}: conflict copies ({count})").format(
                key=BY_ID["copies"].first_key, count=len(self.copies)
            )
        return ""

    def hear_of_copies(self, copies: list[Path]) -> None:
        """Copies of a sync tool lie beside the board, or do not any more."""
        new = [one for one in copies if one not in self.copies]
        self.copies = copies
        self.draw_keys()
        if new:
            self.say(
                _("{key} shows what another machine has changed, too: {name}").format(
                    key=BY_ID["copies"].first_key, name=new[-1].name
                )
            )

    def _wake_for_the_next_change(self) -> None:
        if self._alarm is not None:
            self._alarm.stop()
        self._alarm = self.set_timer(self.seconds_to_sleep(), self.redraw)

    def seconds_to_sleep(self) -> float:
        """Until the next change of a reminder or the next half minute, whichever comes first."""
        seconds = LOOK_AGAIN_SECONDS - self.now.second % LOOK_AGAIN_SECONDS
        if self.view.changes_at is not None:
            ahead = (self.view.changes_at - self.now).total_seconds()
            seconds = min(seconds, max(ahead, 0) + 0.05)
        return seconds

    # -- messages of the parts ---------------------------------------------------------------

    def on_board_columns_selected(self, _message: BoardColumns.Selected) -> None:
        """The cursor moved."""
        self.follow()

    def on_board_columns_opened(self, _message: BoardColumns.Opened) -> None:
        """A card was opened by the mouse."""
        self.go_to(KeyContext.DETAIL)

    def on_board_columns_dropped(self, message: BoardColumns.Dropped) -> None:
        """A card was dragged to another column."""
        app_ids = self.targets if message.app_id in self.marked else [message.app_id]
        self._carry_out(self.acts["move"], lambda: self.move_to(message.column, app_ids))

    def on_due_panel_selected(self, _message: DuePanel.Selected) -> None:
        """The cursor of the due list moved."""
        if self.place is KeyContext.DUE:
            self.follow()

    def on_due_panel_opened(self, _message: DuePanel.Opened) -> None:
        """A due row was opened by the mouse."""
        self.command("open")

    def on_detail_pane_event_chosen(self, _message: DetailPane.EventChosen) -> None:
        """An event of the timeline was chosen."""
        self.follow()

    def on_key_footer_pressed(self, message: KeyFooter.Pressed) -> None:
        """A key of the footer was clicked."""
        for one in self._footer():
            if one.first_key == message.key:
                self.notice.hush()
                self.carry_out(one)
                return

    def on_paste(self, event: Paste) -> None:
        """A message that came, pasted where nothing else takes it."""
        if not self.is_furnished:
            return
        self.notice.hush()
        if self.picker.is_asking:
            self.warn(_("Not pasted: a question is open. Answer it first, or leave it with Esc."))
            return
        self.attempt(lambda: self.session.take_paste(event.text))

    # -- commands ----------------------------------------------------------------------------

    def action_key(self, key: str) -> None:
        """A key of the registry was pressed."""
        found = command_for(key, self.place)
        if found is not None:
            self.notice.hush()
            self.carry_out(found)

    def command(self, command_id: str) -> None:
        """Carry a command out by its id, as the palette does."""
        self.carry_out(BY_ID[command_id])

    def carry_out(self, command: Command) -> None:
        """Do it, or say why it can't be done; what is asked for before the start is over waits."""
        if not self.is_furnished:
            self._waiting.append(command)
            return
        act = self.acts[command.id]
        self._carry_out(act, lambda: act.carry_out(self))

    def _carry_out(self, act: BoardAction, deed: Callable[[], None]) -> None:
        """A deed that needs what an act needs."""
        why_not = act.why_not(self)
        if why_not:
            self.warn(why_not)
            return
        self.attempt(deed)
        self.follow()

    def attempt(self, deed: Callable[[], None]) -> bool:
        """Do it, or say why it can't be done; whether it was done.

        Everything that waited for an answer comes by here: what it speaks of may be gone by then.
        """
        try:
            deed()
        except JobboardError as error:
            self.redraw()
            self.warn(str(error))
            return False
        return True

    # -- saying ------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Tell the user something, in the place of the footer."""
        self.key_footer.display = False
        self.notice.say(text)

    def warn(self, text: str) -> None:
        """Tell the user that something is not as wanted."""
        self.key_footer.display = False
        self.notice.say(text, warn=True)

    def announce(self, text: str, company: str = "", but: Sequence[str] = ()) -> None:
        """Something was done: show it on the board and in words.

        `but` are whole sentences on what the user should know of it.
        """
        self.redraw()
        words = _("{company}: {what}").format(company=company, what=text) if company else text
        if but:
            self.warn(" ".join([_("{what}.").format(what=words), *but]))
        else:
            self.say(words)

    def insist(self, why: str, kind: Kind | None, anyway: Callable[[], None]) -> None:
        """A timing rule says to wait with such an event: say so, and let the user insist."""
        question = _("{why}. Send anyway?") if kind in OUTGOING else _("{why}. Log it anyway?")
        self.confirm(question.format(why=why), anyway)

    def confirm(self, question: str, yes: Callable[[], None]) -> None:
        """Ask before something that is easily regretted."""
        choices = [
            Choice("y", pgettext("answer", "yes"), True),
            Choice("n", pgettext("answer", "no"), False),
        ]
        self.picker.ask(question, choices, lambda agreed: yes() if agreed else None)

    # -- what acts ask for -------------------------------------------------------------------

    def filter(self, text: str) -> None:
        """Show only what matches; once all is read, if it is being read."""
        self.query_text = text
        if self._reader is None or not text.strip():
            self.redraw()

    def read_ahead(self) -> None:
        """Read what searches compare in the moments between keys, that no letter waits for it."""
        if self._reader is None and not self.index.prepare(READ_AT_ONCE):
            self._reader = self.set_interval(READ_EVERY_SECONDS, self._read_on)

    def _read_on(self) -> None:
        if self._reader is not None and self.index.prepare(READ_AT_ONCE):
            self._reader.stop()
            self._reader = None
            if self.query_text.strip():
                self.redraw()
                self.prompt.listen_again()

    def leave_filter_if_hidden(self, app_id: str) -> None:
        """Something that is to be shown goes before a filter that hides it."""
        shown = self._filter_or_none()
        if shown is not None and not shown(self.service.board[app_id]):
            self.filter("")

    def show_card(self, app_id: str) -> None:
        """The cursor on a card, wherever it is."""
        self.leave_filter_if_hidden(app_id)
        self.go_to(KeyContext.COLUMNS)
        self.columns.select(app_id)

    def move_to(self, column: BoardColumn, app_ids: Sequence[str] | None = None) -> None:
        """Cards to a column by hand; closing asks how it ended."""
        targets = list(self.targets if app_ids is None else app_ids)
        if column.stage is not Stage.CLOSED:
            self.move_cards(targets, column)
            return
        choices = [Choice(key, outcome_label(one), one) for key, one in OUTCOME_KEYS.items()]
        self.picker.ask(
            _("closed: how did it end"),
            choices,
            lambda outcome: self.move_cards(targets, column, outcome),
        )

    def move_cards(
        self, app_ids: Sequence[str], column: BoardColumn, outcome: Outcome | None = None
    ) -> None:
        """Cards to a column, and the cursor stays with its card."""
        said = self.for_targets(_("now in {stage}").format(stage=column.label()), app_ids)
        before = [one for key in app_ids if (one := self.service.board.applications.get(key))]
        self.service.move(list(app_ids), column.stage, outcome, column=further_name(column))
        self.marked = frozenset()
        board = self.service.board
        there = [board[one] for one in app_ids if one in board.applications]
        but = reopening_cautions(before, board)
        but += unwatched_cautions(there, self.service.now(), board.zone, way_to_log)
        self.announce(said, but=but)

    def close_silent(self, app_ids: Sequence[str]) -> None:
        """Close those cards that are silent still, and say how many."""
        closed = self.service.close_silent(app_ids)
        self.marked = frozenset()
        if not closed:
            self.announce(_("None of them is silent any more."))
            return
        self.announce(
            self.for_targets(_("now in {stage}").format(stage=stage_label(Stage.CLOSED)), closed)
        )
