"""The plan from yes to the first day: its steps with their days, to be ticked, moved, left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.joining_steps import JoiningRows, JoiningSituation
from jobboard_tui.domain.labels import ago, day
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.joining_plan import (
    JoiningPlan,
    PlanLine,
    PlanState,
    state_words,
)
from jobboard_tui.domain.text import clean, join_items
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.tui.glyphs import UNICODE, Glyphs
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone, crop
from jobboard_tui.tui.presentation.text_width import fit, wrap
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.screens.screen_language import speaks
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.input_feedback import InputFeedback
from jobboard_tui.tui.widgets.picker import Picker
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.styled_text import StyledText
from jobboard_tui.tui.widgets.virtual_list import VirtualList

_KEYS = "abcdefghijklmnoprstuvwxyz"
_DAY_CELLS, _TITLE_CELLS = 20, 19


class PlanChanges(Protocol):
    """What the sheet asks of the board; each call says what went wrong, if anything."""

    def plan(self) -> JoiningPlan | None:
        """Return the plan as it stands; None while no first day is known."""

    def tick(self, line: PlanLine) -> None:
        """Tick a step off, or open it again."""

    def leave_out(self, line: PlanLine) -> None:
        """Leave a step out, or take it in again."""

    def move(self, line: PlanLine, day: date) -> None:
        """Give a step another day."""

    def set_day(self, field: str, text: str) -> None:
        """Set the first day or the last day (names of fields); an empty text takes it away."""

    def read_day(self, text: str) -> str:
        """Return what a typed day means; `JobboardError` where that is not clear."""

    def day_of(self, text: str) -> date:
        """Return the day that a typed text means; `JobboardError` where that is not clear."""

    def situation(self) -> JoiningSituation:
        """Return what was said of residence, employment and notice."""

    def set_situation(
        self,
        *,
        residence: str | None = None,
        employment: str | None = None,
        notice: str | None = None,
    ) -> None:
        """Keep what is said of residence, employment or notice."""


@speaks("heading", "keys", "_row", "_said", "show")
class JoiningPlanScreen(ModalPage[str | None]):
    """Dismissed with "papers" where the papers are wanted next. It speaks `language`."""

    DEFAULT_CSS = """
    JoiningPlanScreen StyledText { height: 10; border-top: solid $panel; }
    JoiningPlanScreen StyledText { border-title-align: right; }
    JoiningPlanScreen StyledText:focus { border-top: solid $accent; }
    """
    WIDTH = 116
    PAGE = "plan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        Binding("space", "tick", show=False),
        bind("plan-done", "tick"),
        bind("plan-move", "move"),
        bind("plan-leave_out", "leave_out"),
        bind("plan-first_day", "ask_day('first_day')"),
        bind("plan-last_day", "ask_day('last_day')"),
        bind("plan-situation", "situation"),
        bind("plan-papers", "papers"),
    ]

    def __init__(
        self,
        company: str,
        changes: PlanChanges,
        rows: JoiningRows,
        clock: Callable[[], datetime],
        drafts: Drafts,
        *,
        language: Language = Language.EN,
    ) -> None:
        super().__init__()
        self.language_chosen = language
        self.company = clean(company)
        self.changes = changes
        self.rows = rows
        self.clock = clock
        self.drafts = drafts
        with speaking_in(language):
            self.found = changes.plan()

    # -- what it shows -----------------------------------------------------------------------

    def heading(self) -> str:
        """Whose first day, and how far away it is."""
        if self.found is None:
            return _("{company}: when is the first day?").format(company=self.company)
        first, now = self.found.dates.first, self.clock()
        done = sum(line.state is PlanState.DONE for line in self.found.lines)
        return _("{company}: first day {day}, {ago}; {done} of {count} done").format(
            company=self.company,
            day=day(first, now),
            ago=ago(first, now),
            done=done,
            count=len(self.found.lines),
        )

    def keys(self) -> str:
        """What can be done."""
        if self.found is None:
            return self.with_keys(_("{first_day} first day   {papers} documents   Esc back"))
        line = _(
            "Space done  {move} move  {leave_out} out  {first_day} first day  {last_day} last "
            "day  {situation} you  {papers} documents  Esc"
        )
        return self.with_keys(line)

    def parts(self) -> Iterable[Widget]:
        """The steps over what is to be said of the one under the cursor."""
        yield VirtualList(self._count, self._row)
        yield StyledText(self._said)
        yield Prompt(self.drafts)
        yield Picker()

    @property
    def _lines(self) -> tuple[PlanLine, ...]:
        return () if self.found is None else self.found.lines

    @property
    def _count(self) -> int:
        return len(self._lines)

    @property
    def _line(self) -> PlanLine | None:
        place = self.query_one(VirtualList).cursor
        return self._lines[place] if place < self._count else None

    def _row(self, number: int, width: int) -> StyledLine:
        glyphs: Glyphs = getattr(self.app, "glyphs", UNICODE)
        line, now = self._lines[number], self.clock()
        sign, tone = _signs(glyphs)[line.state]
        is_over = line.state in (PlanState.DONE, PlanState.LEFT_OUT)
        text = Tone.MUTED if is_over else Tone.TEXT
        row = (
            (f" {sign} ", tone),
            (fit(day(line.day, now), _DAY_CELLS, glyphs.cut), Tone.MUTED),
            (fit(_(line.rule.title), _TITLE_CELLS, glyphs.cut), text),
            (" " + state_words(line, now), tone if line.state is PlanState.LATE else Tone.MUTED),
        )
        return crop(row, width, glyphs.cut)

    def _said(self, width: int) -> Sequence[StyledLine]:
        """The step under the cursor in words; without steps, what is missing."""
        line = self._line if self.is_mounted else None
        if line is None:
            words = _("Set the first day with {first_day}: the steps are counted from it.")
            return [*_wrapped(self.with_keys(words), width, Tone.TEXT)]
        said = [*_wrapped(_(line.rule.do), width, Tone.STRONG)]
        why = _("Why: {why} ({source})").format(why=_(line.rule.words), source=_(line.rule.source))
        said += _wrapped(why, width, Tone.TEXT)
        for remark in (self._advice(), *(self.found.remarks if self.found else ())):
            said += _wrapped(remark, width, Tone.MUTED)
        return said

    def _show_words(self) -> None:
        """The words under the steps; the line above them says how to read on where they go on."""
        words = self.query_one(StyledText)
        words.show(self._said)
        with speaking_in(self.language_chosen):
            hidden = len(words.lines) - words.size.height
            more = ngettext("{count} more line: Tab, j", "{count} more lines: Tab, j", hidden)
        words.border_title = more.format(count=hidden) if hidden > 0 else ""

    def _advice(self) -> str:
        return _("This is information, not legal advice. Where to ask: {places}").format(
            places=join_items(map(_, self.rows.ask))
        )

    def on_mount(self) -> None:
        """The steps have the keys."""
        self.query_one(VirtualList).focus()
        self._show_words()

    def on_resize(self, event: events.Resize) -> None:
        """In a tall terminal the words under the steps have more room."""
        super().on_resize(event)
        self.query_one(StyledText).styles.height = 12 if event.size.height > 30 else 10
        self.call_after_refresh(self._show_words)

    def on_virtual_list_moved(self) -> None:
        """What is to be said of the step under the cursor."""
        self._show_words()

    def on_virtual_list_chosen(self) -> None:
        """Enter or a click."""
        self.action_tick()

    def show(self) -> None:
        """The plan after a change."""
        line, rows = self._line, self.query_one(VirtualList)
        self.found = self.changes.plan()
        here = None if line is None else line.rule.id
        place = next(
            (at for at, plan_line in enumerate(self._lines) if plan_line.rule.id == here), None
        )
        rows.show(self._count, place)
        self._show_words()
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))
        self.say(self.keys())

    # -- what its keys do --------------------------------------------------------------------

    def action_tick(self) -> None:
        """The step is done, or not yet."""
        if (line := self._line) is not None:
            self.changes.tick(line)
            self.show()

    def action_leave_out(self) -> None:
        """The step does not apply, or does after all."""
        if (line := self._line) is not None:
            self.changes.leave_out(line)
            self.show()

    def action_move(self) -> None:
        """Another day for the step."""
        line = self._line
        if line is None:
            return

        def done(text: str) -> None:
            if text.strip():
                self.changes.move(line, self.changes.day_of(text))
                self.show()

        self._ask(
            _("{step}: on which day?").format(step=_(line.rule.title)), f"step {line.rule.id}", done
        )

    def action_ask_day(self, field: str) -> None:
        """The first day, or the last one at the present employer."""
        questions = {
            "first_day": _("first day of work"),
            "last_day": _("last day at the current employer"),
        }

        def done(text: str) -> None:
            if text.strip():
                self.changes.set_day(field, text)
                self.show()

        self._ask(questions[field], field, done)

    def _ask(self, question: str, key: str, done: Callable[[str], None]) -> None:
        def echo(text: str) -> InputFeedback:
            if not text.strip():
                return InputFeedback("")
            return InputFeedback(_("→ {understood}").format(understood=self.changes.read_day(text)))

        self.query_one(Prompt).ask(
            question, key=key, example=_("1/12, 12 jan, in 6 weeks"), echo=echo, done=done
        )

    def action_situation(self) -> None:
        """What the steps depend on: residence, employment, notice."""
        choices = [
            Choice("r", _("your status of residence"), self.action_residence),
            Choice("e", _("your current employment"), self.action_employment),
            Choice("n", _("the notice period in your contract"), self.action_notice),
        ]

        def ask(question: Callable[[], None]) -> None:
            self.call_later(question)

        self.query_one(Picker).ask(_("about you, for every plan"), choices, ask)

    def action_notice(self) -> None:
        """The notice of the present contract."""

        def done(text: str) -> None:
            self.changes.set_situation(notice=text.strip())
            self.show()

        self.query_one(Prompt).ask(
            _("the notice period in your contract"),
            key="notice",
            example=_("1 month, 2 weeks, 30 days"),
            done=done,
        )

    def action_employment(self) -> None:
        """How the seeker is employed now."""
        choices = [
            Choice("p", _("permanent, no end date"), "permanent"),
            Choice("f", _("fixed-term contract"), "fixed-term"),
            Choice("n", _("not employed now"), "none"),
        ]
        self.query_one(Picker).ask(
            _("your current employment"),
            choices,
            lambda value: self._with(lambda: self.changes.set_situation(employment=value)),
            start=self.changes.situation().employment,
        )

    def action_residence(self) -> None:
        """The status of residence."""
        choices = [
            Choice(key, _(title), name)
            for key, (name, title) in zip(_KEYS, self.rows.residence.items(), strict=False)
        ]
        self.query_one(Picker).ask(
            _("your status of residence"),
            choices,
            lambda value: self._with(lambda: self.changes.set_situation(residence=value)),
            start=self.changes.situation().residence,
        )

    def _with(self, change: Callable[[], None]) -> None:
        change()
        self.show()

    def action_papers(self) -> None:
        """The papers for joining."""
        self.dismiss("papers")


def _signs(glyphs: Glyphs) -> dict[PlanState, tuple[str, Tone]]:
    return {
        PlanState.LATER: (glyphs.waiting, Tone.WAITING),
        PlanState.DUE: (glyphs.due, Tone.DUE),
        PlanState.LATE: (glyphs.late, Tone.LATE),
        PlanState.DONE: (glyphs.marked, Tone.GOOD),
        PlanState.LEFT_OUT: (glyphs.dot, Tone.MUTED),
    }


def _wrapped(text: str, width: int, tone: Tone) -> list[StyledLine]:
    return [((line, tone),) for line in wrap(text, width)]
