"""The offer meeting: reviewed before the call, led during it; the layout stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of, later
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.dates import format_date
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offers.call_notes import CallClock, CallOutcome, next_open
from jobboard_tui.domain.offers.checklist import ChecklistLine, TopicLines, groups
from jobboard_tui.domain.offers.checklist_template import ChecklistTemplate
from jobboard_tui.domain.offers.decision import running_deadlines
from jobboard_tui.domain.offers.negotiation_advice import advice
from jobboard_tui.domain.offers.review import OfferReview, review
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.storage.call_draft import CallDraft
from jobboard_tui.tui.call_session import CallSession
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.meeting import Scene, state_label
from jobboard_tui.tui.presentation.meeting_overview import overview_lines, pay_lines, top_lines
from jobboard_tui.tui.presentation.styled_text import StyledLine
from jobboard_tui.tui.screens.offer_meeting_help import meeting_keys
from jobboard_tui.tui.screens.offer_meeting_list import OfferMeetingList
from jobboard_tui.tui.screens.screen_language import speaks
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.line_block import LineBlock
from jobboard_tui.tui.widgets.offer_meeting import SceneView, TopicList
from jobboard_tui.tui.widgets.picker import Picker
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.safe_text import literal_content

if TYPE_CHECKING:
    from jobboard_tui.service import BoardService

Line = TypeVar("Line")

SYNC_AFTER = 0.3
"""Seconds after a key at which it is on the disk itself, not only with the system."""
TICK = 10.0
ROOMY = (100, 30)
"""From so many cells and lines on the topics stand beside what one reads first."""
DAYS_TO_THINK = 3
"""For which one asks in the call, our choice; the day is moved on to a business day."""


@speaks("_end")
class OfferMeetingScreen(OfferMeetingList):
    """One application's list; every change goes to the service as it is made.

    `glossary` opens the glossary, `changed` is told that the board is another one, `forget` that
    a draft may go once all of it is saved, `ask_in` that another language was chosen.
    """

    WIDTH = 10_000
    HEIGHT = 10_000
    DEFAULT_CSS = """
    OfferMeetingScreen {
        & #sides, & #overview { height: 1fr; }
        & #left { width: 9fr; }
        & #left TopicList { width: 1fr; }
        & #top, & #pay { height: auto; }
    }
    """
    PAGE = "meeting"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("down", "step(1)", show=False),
        bind("page-down", "step(1)"),
        Binding("up", "step(-1)", show=False),
        bind("page-up", "step(-1)"),
        Binding("right", "topic(1)", show=False),
        bind("meeting-next_topic", "topic(1)"),
        Binding("left", "topic(-1)", show=False),
        bind("meeting-previous_topic", "topic(-1)"),
        Binding("tab,shift+tab", "part", show=False),
        Binding("pagedown", "page(1)", show=False),
        bind("page-next_page", "page(1)"),
        Binding("pageup", "page(-1)", show=False),
        bind("page-previous_page", "page(-1)"),
        bind("meeting-next", "next_open"),
        bind("page-language", "language"),
        bind("meeting-time", "sentence"),
        bind("meeting-glossary", "glossary"),
        Binding("space", "call", show=False),
        Binding("question_mark,f1", "help", show=False),
    ]

    def __init__(
        self,
        service: BoardService,
        app_id: str,
        checklist_template: ChecklistTemplate,
        experienced: bool,
        drafts: Drafts,
        *,
        glossary: Callable[[], None] = lambda: None,
        changed: Callable[[], None] = lambda: None,
        forget: Callable[[CallDraft], None] = CallDraft.remove,
        language: Language = Language.EN,
        ask_in: Callable[[Language], None] = lambda _language: None,
    ) -> None:
        super().__init__()
        self.service = service
        self.app_id = app_id
        self._known = service.board[app_id]
        self.checklist_template = checklist_template
        self.experienced = experienced
        self.drafts = drafts
        self.open_glossary = glossary
        self.changed = changed
        self.forget = forget
        self.language_chosen = language
        self.ask_in = ask_in
        self.call: CallSession | None = None
        self.asking_for_time = False
        self.on_overview = True
        self._at_question = 0
        self._seen: tuple[Board, ChecklistTemplate, tuple[datetime, Language]] | None = None
        self._review: OfferReview
        self.groups: list[TopicLines] = []
        with speaking_in(language):
            self._read()
        self.item_id = next_open(self.lines, "") or self.lines[0].item.id

    # -- what is shown -----------------------------------------------------------------------

    @property
    def application(self) -> Application:
        """The application as the board has it now, or had it last where it is gone."""
        self._known = self.service.board.applications.get(self.app_id, self._known)
        return self._known

    @property
    def clock(self) -> CallClock | None:
        """The clock of the call; None before it."""
        return None if self.call is None else self.call.clock

    @property
    def lines(self) -> list[ChecklistLine]:
        """Every item, in order."""
        return [line for group in self.groups for line in group.lines]

    @property
    def line(self) -> ChecklistLine:
        """The item under the cursor."""
        return next((line for line in self.lines if line.item.id == self.item_id), self.lines[0])

    def heading(self) -> str:
        """Whose meeting it is."""
        application = self.application
        place = _("Offer meeting") if self.clock is None else _("Offer meeting, on the call")
        return _("{place}: {company}, {role}").format(
            place=place, company=clean(application.company), role=clean(application.role)
        )

    def keys(self) -> str:
        """The keys that matter, before the call and in it."""
        with speaking_in(self.language_chosen):
            return meeting_keys(
                self.language_chosen, self.app.size.width, in_call=self.clock is not None
            )

    def parts(self) -> Iterable[Widget]:
        """Topics at the left, the question at the right, the line to type in."""
        yield LineBlock(id="top")
        yield LineBlock(id="overview")
        with Horizontal(id="sides"):
            with Vertical(id="left"):
                yield TopicList()
                yield LineBlock(id="pay")
            yield SceneView()
        yield Prompt(self.drafts)
        yield Picker()

    def on_mount(self) -> None:
        """Draw; the clock goes on by itself."""
        if self.shows_overview:
            self.item_id = next(
                (question.item for question in self._review.questions), self.item_id
            )
        self.redraw()
        self.query_one(TopicList).focus()
        self.set_interval(TICK, self.redraw)

    def redraw(self) -> None:
        """Both sides and the heading."""
        if self.app_id not in self.service.board.applications:
            if self.is_current:
                self.dismiss(None)  # it was removed elsewhere; a draft stays for its return
            return
        language = self.language_chosen
        with speaking_in(language):
            self._read()
            self._stay_in_sight()
            scene = self._scene()
            heading = self.heading()
        self.query_one(TopicList).show(self.groups, self.line.item.id, language)
        self.query_one(SceneView).show(scene)
        self.query_one("#heading", Static).update(literal_content(self.app, heading))
        self._show_around(scene)

    def _show_around(self, scene: Scene) -> None:
        """The lines above the sides, and on a small screen in their place."""
        review, language = scene.review, self.language_chosen
        glyphs = self.query_one("#top", LineBlock).glyphs
        began = None if self.clock is None else self.clock.began

        def spoken(
            making: Callable[[int, int], Iterable[Line]],
        ) -> Callable[[int, int], list[Line]]:
            def made(width: int, height: int) -> list[Line]:
                with speaking_in(language):
                    return list(making(width, height))

            return made

        parts: dict[str, Callable[[int, int], Iterable[StyledLine]]] = {
            "#top": lambda width, _height: top_lines(
                review, scene.clocks, scene.now, width, glyphs, began=began
            ),
            "#pay": lambda width, _height: pay_lines(review.pay, width, glyphs),
        }
        for name, making in parts.items():
            self.query_one(name, LineBlock).show(spoken(making))
        self.query_one("#overview", LineBlock).show_grounded(
            spoken(
                lambda width, height: overview_lines(
                    review,
                    scene.clocks,
                    scene.now,
                    (width, height),
                    glyphs,
                    began=began,
                    cursor=(self.item_id, self._state_sentence()),
                )
            )
        )
        self._lay_out()

    @property
    def is_small(self) -> bool:
        """Whether the topics have no room beside what one reads in two minutes."""
        return self.app.size.width < ROOMY[0] or self.app.size.height < ROOMY[1]

    @property
    def shows_overview(self) -> bool:
        """Whether the overview stands in the place of the topics."""
        return self.is_small and self.on_overview and not self.asking_for_time

    def _state_sentence(self) -> str:
        """The item under the cursor and how far it is."""
        line = self.line
        return _("{title}: {value}").format(
            title=line.item.said(self.language_chosen).title, value=state_label(line.state)
        )

    def _stay_in_sight(self) -> None:
        """On the overview the cursor stands on a question, where there is any."""
        asked = [question.item for question in self._review.questions]
        if self.item_id in asked:
            self._at_question = asked.index(self.item_id)
        elif asked and self.shows_overview:
            self.item_id = asked[min(self._at_question, len(asked) - 1)]

    def _lay_out(self) -> None:
        """On a small screen the overview or the topics; else everything."""
        is_first = self.shows_overview
        self.query_one("#overview").display = is_first
        self.query_one("#sides").display = not is_first
        self.query_one("#top").display = self.query_one("#pay").display = not self.is_small

    def on_resize(self, event: events.Resize) -> None:
        """Lay out what has room on the screen now."""
        super().on_resize(event)
        self.call_after_refresh(self.redraw)
        self.call_after_refresh(self.show_keys)

    def action_part(self) -> None:
        """From the overview to the topics and back; where both are in sight, the next topic."""
        if self.is_small:
            self.on_overview = not self.on_overview
            self.show_keys()
            self.redraw()
        else:
            self.action_topic(1)

    def _read(self) -> None:
        """The list and the review, where the board, the list or the minute is another one.

        To read a whole letter takes longer than a key should.
        """
        now, board, listed = self.service.now(), self.service.board, self.checklist_template
        seen = (now.replace(second=0, microsecond=0), self.language_chosen)
        before = self._seen
        if before is not None and before[0] is board and before[1] is listed and before[2] == seen:
            return
        self._seen = (board, listed, seen)
        application = self.application
        self.groups = groups(listed, application, now)
        says = advice(board, application, now, experienced=self.experienced)
        self._review = review(listed, application, now, says, self.language_chosen)

    def _scene(self) -> Scene:
        now = self.service.now()
        sentences: Sequence[str] = ()
        if self.asking_for_time:
            sentences = [self._sentence(language) for language in Language]
        return Scene(
            item=self.line,
            language=self.language_chosen,
            review=self._review,
            clock=self.clock,
            now=now,
            sentences=sentences,
            clocks=running_deadlines(self.service.view().reminders_of(self.app_id), now),
            is_alone=self.is_small,
        )

    def _sentence(self, language: Language) -> str:
        calendar = calendar_of(self.service.board.zone, self.service.rule_set.closed)
        now = self.service.now()
        day = calendar.business_day(later(now.date(), DAYS_TO_THINK))
        return self.checklist_template.time[language].replace(
            "{date}", format_date(day, now, language)
        )

    def show_keys(self) -> None:
        """The keys again, after something else was said in their place."""
        self.say(self.keys())

    # -- moving ------------------------------------------------------------------------------

    def on_topic_list_pressed(self, message: TopicList.Pressed) -> None:
        """Go to the item that was clicked."""
        self.go_to(message.item_id)

    def go_to(self, item_id: str) -> None:
        """The cursor on an item."""
        self.item_id = item_id
        self.asking_for_time = self.on_overview = False
        self.show_keys()
        self.redraw()

    def action_step(self, by: int) -> None:
        """The next item or the one before; on the overview, the next question."""
        ids = [line.item.id for line in self.lines]
        asked = [question.item for question in self._review.questions]
        if self.shows_overview and self.line.item.id in asked:
            at = asked.index(self.line.item.id) + by
            self.item_id = asked[max(0, min(len(asked) - 1, at))]
            self.show_keys()
            self.redraw()
            return
        at = ids.index(self.line.item.id) + by
        self.go_to(ids[max(0, min(len(ids) - 1, at))])

    def action_mark(self, state: str) -> None:
        """The state of the item under the cursor; said where the screen does not show it."""
        self._tell_on_overview(lambda: super(OfferMeetingScreen, self).action_mark(state))

    def action_take(self) -> None:
        """What the card says is taken for known; said where the screen does not show it."""
        self._tell_on_overview(super().action_take)

    def _tell_on_overview(self, change: Callable[[], None]) -> None:
        """Change the item under the cursor, and say on the overview how far it is now."""
        before, is_first = self.line, self.shows_overview
        change()
        after = next((line for line in self.lines if line.item.id == before.item.id), before)
        if is_first and (after.state, after.value) != (before.state, before.value):
            title, known = after.item.said(self.language_chosen).title, state_label(after.state)
            value = f"{known}, {after.value}" if after.value else known
            self.say(_("{title}: {value}").format(title=title, value=clean(value)))

    def action_topic(self, by: int) -> None:
        """The first item of the next topic, or of the one before."""
        firsts = [group.lines[0].item.id for group in self.groups]
        here = next(
            at
            for at, group in enumerate(self.groups)
            if any(line.item.id == self.line.item.id for line in group.lines)
        )
        self.go_to(firsts[(here + by) % len(firsts)])

    def action_page(self, step: int) -> None:
        """The right side a page on or back, where it is longer than the screen.

        On a small screen the topics are the page behind the overview.
        """
        scene = self.query_one(SceneView)
        is_first = self.shows_overview
        is_two_pages = self.is_small and not self.asking_for_time
        if is_two_pages and is_first is (step > 0) and (is_first or not scene.top):
            self.action_part()
        else:
            scene.page(step)

    def action_next_open(self) -> None:
        """The next item that is still to be asked."""
        item_id = next_open(self.lines, self.line.item.id)
        if item_id is None:
            self.say(_("Nothing is left to ask."))
        else:
            self.go_to(item_id)

    def action_language(self) -> None:
        """Change to the other language."""
        self.language_chosen = self.language_chosen.other
        self.ask_in(self.language_chosen)
        self.show_keys()
        self.redraw()

    def action_sentence(self) -> None:
        """The sentence that asks for time, in both languages; again: back to the question."""
        self.asking_for_time = not self.asking_for_time
        self.redraw()

    def action_help(self) -> None:
        """Every key of this place, in the language of the page."""
        from jobboard_tui.tui.presentation.help_text import page_sections
        from jobboard_tui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(_("Keys in the offer meeting"), page_sections(self.PAGE)))

    def action_glossary(self) -> None:
        """The terms of Japanese offer letters."""
        self.open_glossary()

    # -- the call ----------------------------------------------------------------------------

    def action_call(self) -> None:
        """Begin the call: the clock runs, and every key goes to the draft."""
        if self.clock is not None:
            return
        if self.service.store.read_only:
            self.say(self.service.store.read_only)
            return
        if not self.line.is_open:
            self.item_id = next_open(self.lines, self.item_id) or self.item_id
        self.call = CallSession(self.service, self.application, self.say, self._later)
        if self.call.draft is not None:
            self.show_keys()
        self.redraw()

    def _later(self, write: Callable[[], None]) -> None:
        self.set_timer(SYNC_AFTER, lambda: self.run_worker(write, thread=True, exit_on_error=False))

    def action_leave(self) -> None:
        """Back; out of a call only once it is said to be over."""
        if self.clock is None:
            self.dismiss(None)
            return
        assert self.call
        choices: list[Choice[CallOutcome | None]] = self.call.outcomes()
        choices.append(Choice("n", _("no: continue"), None))
        self.query_one(Picker).ask(
            _("is the call over?"), choices, lambda was: None if was is None else self._end(was)
        )

    def _end(self, outcome: CallOutcome) -> None:
        """The call into the timeline; then its draft may go."""
        assert self.call
        try:
            self.call.end(self.checklist_template, self.application, self.language_chosen, outcome)
        except JobboardError as error:
            self.say(str(error))
            return
        draft, self.call = self.call.draft, None
        self.changed()
        if draft is not None:
            self.forget(draft)
        self.dismiss(None)
