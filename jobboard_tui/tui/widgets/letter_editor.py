"""The sheet of a letter: to whom, what is asked, subject and text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.cells import cell_len, chop_cells
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static, TextArea
from textual.widgets.text_area import Selection

from jobboard_tui.domain.letters.check_types import LetterFinding
from jobboard_tui.domain.letters.types import FilledLetter, LetterQuestion
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.tui.presentation.letters import recipient_line
from jobboard_tui.tui.widgets.fields import TextInput
from jobboard_tui.tui.widgets.line_input import LineInput
from jobboard_tui.tui.widgets.safe_text import fit_glyphs, literal_content


class LetterEditor(Vertical):
    """The parts of a letter that are written in; what they mean is the screen's affair.

    `answered` gets the answer to a question once Enter is pressed.
    """

    DEFAULT_CSS = """
    LetterEditor {
        width: 1fr;
        height: 1fr;

        & #to, & #question { height: auto; max-height: 2; padding: 0 1; color: $muted; }
        & #question { color: $accent; display: none; }
        & LineInput { height: 1; margin: 0 1; background: $surface; }
        & #subject, & #subject-rest { text-style: bold; }
        & #subject-rest {
            height: 1;
            margin: 0 1;
            background: $surface;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            display: none;
        }
        & LineInput:focus { background: $cursor-ground; background-tint: $foreground 0%; }
        & #answer { display: none; }
        & TextInput { height: 1fr; margin: 0 1; padding: 0; scrollbar-size-vertical: 1; }
        & TextInput:focus { background-tint: $foreground 0%; }
    }
    """

    def __init__(
        self,
        answered: Callable[[str], None],
        pasted: Callable[[str], None] | None = None,
        **options: Any,
    ) -> None:
        """`pasted` gets a sentence where a paste is not there as it was."""
        super().__init__(**options)
        self._answered = answered
        self._pasted = pasted
        self._offers: tuple[str, ...] = ()
        self.offered = ""

    def compose(self) -> ComposeResult:
        """From the address down to the text."""
        yield Static(id="to", markup=False)
        yield Static(id="question", markup=False)
        yield LineInput(id="answer", entered=self._answered, pasted=self._pasted)
        yield LineInput(id="subject", pasted=self._pasted, select_on_focus=False)
        yield Static(id="subject-rest", markup=False)
        yield TextInput(pasted=self._pasted, compact=True, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """See to the second row of the subject whenever the first one changes or gets the keys."""
        self.watch(self.subject, "has_focus", self._show_rest, init=False)
        self.watch(self.subject, "value", self._show_rest, init=False)

    def on_resize(self) -> None:
        """The subject may have less room, or more."""
        self.call_after_refresh(self._show_rest)

    # -- parts -------------------------------------------------------------------------------

    @property
    def subject(self) -> LineInput:
        """The line of the subject."""
        return self.query_one("#subject", LineInput)

    @property
    def text(self) -> TextInput:
        """Return the text area with the body."""
        return self.query_one(TextInput)

    @property
    def written(self) -> tuple[str, str]:
        """Subject and body as they stand, without what can't be seen."""
        return clean(self.subject.value), clean(self.text.text, lines=True)

    def show(self, filled: FilledLetter, first: FilledLetter) -> None:
        """A letter: to whom it goes by `filled`, with the words of `first`."""
        with self.prevent(Input.Changed, TextArea.Changed):
            self.subject.value = first.subject
            self.text.load_text(first.body)
        self.subject.display = bool(filled.letter.subject)
        self.query_one("#to", Static).update(literal_content(self.app, recipient_line(filled)))
        self._show_rest()

    def _show_rest(self) -> None:
        """What has no room in the line of the subject, in a row below it while nobody types."""
        line, below = self.subject, self.query_one("#subject-rest", Static)
        room = line.content_size.width
        rest = ""
        if line.display and not line.has_focus and 0 < room < cell_len(line.value):
            rest = line.value[len(chop_cells(line.value, room)[0]) :]
            line.cursor_position = 0
        below.display = bool(rest)
        below.update(literal_content(self.app, rest))

    # -- questions ---------------------------------------------------------------------------

    @property
    def answer(self) -> LineInput:
        """The line for the answer to what is asked."""
        return self.query_one("#answer", LineInput)

    def ask(self, words: str, question: LetterQuestion | None = None, begun: str = "") -> None:
        """Ask something in the line above the subject; `question` has answers at hand.

        The text shows the place that waits for the answer, of which some may be `begun`.
        """
        offers = () if question is None else question.offers
        if len(offers) > 1:
            words = _("{question}   ↑↓ {count} suggestions").format(
                question=words, count=len(offers)
            )
        line, answer = self.query_one("#question", Static), self.answer
        line.display = answer.display = True
        line.update(literal_content(self.app, words))
        self.offered = offers[0] if offers else ""
        answer.value = begun or self.offered
        answer.placeholder = "" if question is None else fit_glyphs(self.app, question.placeholder)
        answer.cursor_position = len(answer.value)
        self._offers = offers
        if question is not None and (at := self.text.text.find(question.placeholder)) >= 0:
            self.text.move_cursor(_location(self.text.text, at))
        self.screen.set_focus(answer)

    def ask_nothing(self) -> None:
        """No question; the text has the keys."""
        self.query_one("#question", Static).display = self.answer.display = False
        self._offers = ()
        self.screen.set_focus(self.text)

    def on_key(self, event: events.Key) -> None:
        """Up and down go through the answers at hand."""
        offers, answer = self._offers, self.answer
        if offers and answer.has_focus and event.key in ("up", "down"):
            event.stop()
            place = offers.index(answer.value) if answer.value in offers else -1
            answer.value = offers[(place + (1 if event.key == "down" else -1)) % len(offers)]
            answer.cursor_position = len(answer.value)

    def put_in(self, placeholder: str, answer: str) -> None:
        """An answer in every place that waits for it."""
        subject, text = self.subject, self.text
        at = text.text.find(placeholder)
        with self.prevent(Input.Changed, TextArea.Changed):
            subject.value = subject.value.replace(placeholder, answer)
            text.load_text(text.text.replace(placeholder, answer))
        text.move_cursor(_location(text.text, max(0, at) + (len(answer) if at >= 0 else 0)))

    @on(Input.Submitted, "#subject")
    def _subject_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.text)

    # -- findings ----------------------------------------------------------------------------

    def mark(self, finding: LetterFinding) -> None:
        """Go to the place of a finding."""
        if finding.part == "subject":
            self.screen.set_focus(self.subject)
            return
        text = self.text
        self.screen.set_focus(text)
        # The checks see the text without the blanks around it and at the ends of its lines.
        above = text.text[: len(text.text) - len(text.text.lstrip())].count("\n")
        _subject, body = self.written
        places = [_location(body, at) for at in (finding.start, finding.end)]
        text.selection = Selection(*((line + above, column) for line, column in places))
        text.scroll_cursor_visible()

    def mend(self, finding: LetterFinding, mend: str) -> None:
        """Write the mend in the place of a finding."""
        subject, body = self.written
        if finding.part == "subject":
            self.subject.value = finding.corrected_text(subject)
            return
        text = self.text
        start, end = (_location(body, at) for at in (finding.start, finding.end))
        if text.text != body:
            text.load_text(body)
        text.replace(mend, start, end)


def _location(text: str, at: int) -> tuple[int, int]:
    """A place in a text as line and column."""
    before = text[:at]
    line = before.count("\n")
    return line, at - (before.rfind("\n") + 1)
