"""The weekly self-audit: three letters, with words of one's own where wanted, and one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.practice_values import Answer, HonestAnswer
from jobboard_tui.domain.reports.progress_text import honest_label
from jobboard_tui.domain.reports.self_audit import (
    AuditQuestion,
    figure_words,
    figures,
    last_answers,
    last_audit,
    streak,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.styled_text import BLANK, StyledLine, Tone
from jobboard_tui.tui.presentation.text_width import wrap
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.line_input import LineInput
from jobboard_tui.tui.widgets.prompt import Prompt
from jobboard_tui.tui.widgets.styled_text import StyledText

KEY = "audit"
_RESOLUTION = "resolution"
_HERE = "> "
"""Before the question that a letter answers."""


def _words_of(question: AuditQuestion) -> str:
    """Under what the words to a question are kept with what is not finished."""
    return f"{question.id} in words"


class Questions(StyledText, inherit_bindings=False):
    """The questions; the keys of a scrolled text are those of the screen here."""


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What was answered, and what it resolves for the next week."""

    answers: tuple[Answer, ...]
    resolution: str


class AuditScreen(ModalPage[AuditResult | None]):
    """Dismissed with the answers, or None; what is given so far is kept in `drafts`."""

    DEFAULT_CSS = """
    AuditScreen {
        & #line-of-next-week { height: 1; width: 100%; margin: 0 0 1 0; }
        & #resolve { width: auto; padding: 0 1; color: $accent; }
        & #resolution { width: 1fr; background: $panel; }
    }
    """
    WIDTH = 100
    HEIGHT = 24
    PAGE = "audit"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "leave", show=False),
        bind("audit-yes", "say_it('yes')"),
        bind("audit-partly", "say_it('partly')"),
        bind("audit-no", "say_it('no')"),
        bind("audit-words", "in_words"),
        Binding("down", "step(1)", show=False),
        bind("page-down", "step(1)"),
        Binding("up", "step(-1)", show=False),
        bind("page-up", "step(-1)"),
        bind("page-language", "language"),
        Binding("tab", "other_part", show=False, priority=True),
        Binding("enter", "to_resolution", show=False),
        bind("audit-save", "save"),
    ]

    def __init__(
        self, board: Board, now: datetime, questions: Sequence[AuditQuestion], drafts: Drafts
    ) -> None:
        super().__init__()
        self.board = board
        self.now = now
        self.questions = questions
        self.drafts = drafts
        self.language = "en"
        self.said: dict[str, HonestAnswer] = {}
        self.words: dict[str, str] = {}
        left = drafts.left(KEY)
        for question in questions:
            with suppress(ValueError):
                self.said[question.id] = HonestAnswer(left.get(question.id, ""))
            self.words[question.id] = left.get(_words_of(question), "")
        self.at = self._next_open(0)
        self._figures = figures(board, now)
        self._last = last_answers(board, now)

    def heading(self) -> str:
        """What it is, and for how many weeks it has been done."""
        count = streak(self.board, calendar_of(self.board.zone, ()), self.now)
        return ngettext(
            "Weekly self-audit: {count} week in a row",
            "Weekly self-audit: {count} weeks in a row",
            count,
        ).format(count=count)

    def keys(self) -> str:
        """What can be done."""
        line = _(
            "{yes} yes  {partly} partly  {no} no  {words} in words  {down} {up}  Tab resolution"
            "  {language} 日本語  Esc back"
        )
        return self.with_keys(line)

    def parts(self) -> Iterable[Widget]:
        """The questions, and the line for the resolution."""
        yield Questions(self._lines)
        with Horizontal(id="line-of-next-week"):
            yield Static(_("one thing to do next week"), id="resolve", markup=False)
            yield LineInput(
                self.drafts.left(KEY).get(_RESOLUTION, ""),
                placeholder=_("you will get a reminder; Enter saves"),
                pasted=self.say,
                id=_RESOLUTION,
            )
        yield Prompt(self.drafts)

    def on_mount(self) -> None:
        """The questions have the keys."""
        self._focus_questions()

    # -- drawing -----------------------------------------------------------------------------

    def _lines(self, width: int) -> Sequence[StyledLine]:
        return list(self._question_lines(width))

    def _question_lines(self, width: int) -> Iterator[StyledLine]:
        yield BLANK
        for number, question in enumerate(self.questions):
            here = number == self.at
            tone = Tone.ACCENT if here else Tone.TEXT
            mark = _HERE if here else "  "
            for words in wrap(question.text(self.language), width - 2):
                yield ((mark + words, tone),)
                mark = "  "
            counts = [figure_words(name, self._figures[name]) for name in question.figures]
            beside = _("the last 7 days: {figures}").format(figures=", ".join(counts))
            for words in wrap(beside, width - 4):
                yield (("    " + words, Tone.TEXT),)
            last = self._last.get(question.id)
            if last is not None:
                said = " ".join(filter(None, (honest_label(last.said), clean(last.words))))
                yield (("    " + _("last time: {answer}").format(answer=said), Tone.MUTED),)
            yield from self._answer(question, width, here=here)
            yield BLANK
        audit = last_audit(self.board, self.now)
        resolved = clean(audit.note, lines=True).splitlines() if audit is not None else []
        if resolved:
            words = _("resolved last time: {resolution}").format(resolution=resolved[0])
            yield (("  " + words, Tone.SOFT),)

    def _answer(self, question: AuditQuestion, width: int, *, here: bool) -> Iterator[StyledLine]:
        given, words = self.said.get(question.id), self.words[question.id]
        if given is None:
            choices = _("{yes} yes   {partly} partly   {no} no   {words} in words")
            asked = self.with_keys(choices) if here else _("not answered yet")
            yield (("    " + asked, Tone.ACCENT if here else Tone.MUTED),)
            text = words
        else:
            answer = _("answer: {answer}").format(answer=honest_label(given))
            text = _("{answer}, {words}").format(answer=answer, words=words) if words else answer
        for line in wrap(text, width - 4) if text else ():
            yield (("    " + line, Tone.STRONG),)

    # -- keys --------------------------------------------------------------------------------

    def action_say_it(self, said: str) -> None:
        """Answer the question under the cursor, and on to the next open one."""
        self.said[self.questions[self.at].id] = HonestAnswer(said)
        if len(self.said) == len(self.questions):
            self.at = min(self.at + 1, len(self.questions) - 1)
            self.action_to_resolution()
        else:
            self.at = self._next_open(self.at)
        self.keep()
        self._show()

    def _next_open(self, start: int) -> int:
        """The first question from `start` on that has no answer."""
        places = [(start + away) % len(self.questions) for away in range(len(self.questions))]
        return next((place for place in places if self.questions[place].id not in self.said), start)

    def action_step(self, step: int) -> None:
        """The question below or above; from the line back to the questions."""
        if not isinstance(self.focused, StyledText):
            if step < 0:
                self._focus_questions()
            return
        if self.at + step >= len(self.questions):
            self.action_to_resolution()
            return
        self.at = max(0, self.at + step)
        self._show()

    def action_in_words(self) -> None:
        """A line of one's own to the question under the cursor."""
        question = self.questions[self.at]

        def done(text: str) -> None:
            self.words[question.id] = clean(text)
            self.keep()
            self._show()

        self.query_one(Prompt).ask(
            _("in your words"),
            key=f"{KEY}/{question.id}",
            initial=self.words[question.id],
            example=_("for yourself; shown next to the question next time"),
            done=done,
        )

    def action_language(self) -> None:
        """The questions in the other language."""
        self.language = "en" if self.language == "ja" else "ja"
        self._show()

    def action_other_part(self) -> None:
        """Between the questions and the line."""
        if self.query_one(Prompt).is_asking:
            return
        if isinstance(self.focused, StyledText):
            self.action_to_resolution()
        else:
            self._focus_questions()

    def action_to_resolution(self) -> None:
        """The line has the keys."""
        self.set_focus(self.query_one(f"#{_RESOLUTION}", LineInput))

    def _focus_questions(self) -> None:
        self.set_focus(self.query_one(StyledText))

    def _show(self) -> None:
        shown = self.query_one(StyledText)
        shown.show(self._lines, shown.top)
        lines = shown.lines
        first = next((n for n, line in enumerate(lines) if line and line[0][0][:2] == _HERE), 0)
        last = next((n for n in range(first, len(lines)) if not lines[n]), len(lines))
        shown.bring_into_view(first, last - 1)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Close with the answers, once all are given."""
        if len(self.said) < len(self.questions):
            self.at = self._next_open(0)
            self._focus_questions()
            self._show()
            said = _("answer this one first: {yes} yes, {partly} partly, {no} no")
            self.say(self.with_keys(said))
            return
        self.drafts.forget(KEY)
        for question in self.questions:
            self.drafts.forget(f"{KEY}/{question.id}")
        answers = tuple(
            Answer(question=question.id, said=self.said[question.id], words=self.words[question.id])
            for question in self.questions
        )
        resolution = self.query_one(f"#{_RESOLUTION}", LineInput).value
        self.dismiss(AuditResult(answers, clean(resolution)))

    def action_leave(self) -> None:
        """Back, and what was given is kept."""
        self.keep()
        self.dismiss(None)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.keep()

    def keep(self) -> None:
        """What was given so far is there again the next time."""
        given = {name: said.value for name, said in self.said.items()}
        given |= {_words_of(question): self.words[question.id] for question in self.questions}
        self.drafts.leave(
            KEY, {**given, _RESOLUTION: self.query_one(f"#{_RESOLUTION}", LineInput).value}
        )
