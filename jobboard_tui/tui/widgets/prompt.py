"""The one line at the bottom where things are typed, with a live echo of what was understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.tui.textual_patches.overlay_compositor import float_over
from jobboard_tui.tui.widgets.answers import Answer, TypedAnswer, ignore_answer
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.input_feedback import InputFeedback, PromptMatch
from jobboard_tui.tui.widgets.line_input import (
    Completer,
    Completions,
    LineInput,
    join_lines,
    split_lines,
)
from jobboard_tui.tui.widgets.page_language import answering_on, speaking_on
from jobboard_tui.tui.widgets.safe_text import fit_glyphs, literal_content


def _silent(_text: str) -> InputFeedback:
    return InputFeedback()


@dataclass(slots=True)
class _PromptQuestion:
    """What is being asked, and by whom."""

    key: str
    done: Callable[[str], bool | None]
    echo: Callable[[str], InputFeedback]
    tab: str
    matches: Callable[[str], Sequence[PromptMatch]] | None
    changed: Callable[[str], None] | None
    left: Callable[[str], None] | None
    initial: str
    lines: bool
    focus: Widget | None


class Prompt(Widget):
    """A line that is hidden until `ask` opens it.

    Enter takes the text where the echo says that it is understood. Esc goes back; the text is kept
    in `drafts` and offered again. Up and down fetch earlier lines, or go through the matches.
    The toolkit's `OptionList` marks the match under its cursor by a colour alone, which is not seen
    without colours.
    """

    DEFAULT_CSS = """
    Prompt {
        dock: bottom;
        display: none;
        height: auto;
        width: 100%;
        background: $panel;
        color: $foreground;

        & Horizontal { height: auto; width: 100%; }
        & #question {
            width: auto; max-width: 50%; padding: 0 1; text-style: bold; color: $accent;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        & LineInput { width: 1fr; background: $panel; }
        & LineInput:focus { background-tint: $foreground 0%; }
        & #matches { height: auto; width: 100%; display: none; }
        & #echo { width: 1fr; padding: 0 1; height: auto; max-height: 12; }
        & #keys { width: auto; padding: 0 1; color: $muted; }
        & .-muted { color: $muted; }
        & .-bad { color: $text-warning; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_back", show=False),
        Binding("tab", "tab", show=False),
        Binding("up", "earlier(-1)", show=False),
        Binding("down", "earlier(1)", show=False),
    ]

    def __init__(self, drafts: Drafts | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.drafts = drafts or Drafts()
        self.heard: Callable[[Answer], None] = ignore_answer
        self._question: _PromptQuestion | None = None
        self._matches: list[PromptMatch] = []
        self._at_match = 0
        self._at_line: int | None = None
        self._unsent = ""
        self._tried = False
        self._asked: str | None = None
        self._asked_at: float | None = None
        self._hint = ""

    def compose(self) -> ComposeResult:
        """The matches, the line, the echo."""
        yield Static(id="matches", markup=False)
        with Horizontal():
            yield Static(id="question", markup=False)
            yield LineInput(id="line", entered=self._entered, pasted=self._tell_of_paste)
        with Horizontal():
            yield Static(id="echo", markup=False)
            yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Above everything else of the screen."""
        float_over(self)

    @property
    def is_asking(self) -> bool:
        """Whether the line is open."""
        return self._question is not None

    @property
    def line(self) -> LineInput:
        """The line in which people type."""
        return self.query_one("#line", LineInput)

    def ask(
        self,
        question: str,
        *,
        key: str,
        done: Callable[[str], bool | None],
        echo: Callable[[str], InputFeedback] = _silent,
        initial: str = "",
        complete: Completions = (),
        tab: str = "",
        example: str = "",
        matches: Callable[[str], Sequence[PromptMatch]] | None = None,
        changed: Callable[[str], None] | None = None,
        left: Callable[[str], None] | None = None,
        lines: bool = False,
    ) -> None:
        """Open the line; `done` gets the text once Enter takes it.

        Where `done` returns False, nothing has come of the text yet: it may ask something more
        first. Then the text stays in `drafts` until whoever makes the change forgets it.

        `key` names the place: what is left there with Esc is offered when it is asked again.
        `echo` may raise a `JobboardError` in place of an echo that is not ok, and where `done`
        raises one the line stays open with it. `tab` is what the Tab
        key puts in; without it Tab completes. With `matches` a list stands above the line and
        `done` gets the value of the one under the cursor. `changed` is called with every text,
        `left` with the text with which Esc was pressed. With `lines` the text may have several:
        those of a paste stay.
        """
        if self._question is not None:
            self._keep()
        kept = self.drafts.left(key).get(Drafts.LINE, "")
        kept = "" if kept == initial else kept
        before = self._question.focus if self._question else self.screen.focused
        spoken = partial(answering_on, self.screen)
        self._question = _PromptQuestion(
            key,
            spoken(done),
            spoken(echo),
            tab,
            matches and spoken(matches),
            changed and spoken(changed),
            left and spoken(left),
            initial,
            lines,
            before,
        )
        self._at_line, self._at_match, self._tried, self._asked = None, 0, False, None
        with speaking_on(self.screen):
            self._hint = _("your earlier text; type to replace it") if kept else ""
        self.query_one("#question", Static).update(literal_content(self.app, clean(question)))
        self._open_line(kept, initial, complete, example, lines)
        if kept:
            self.drafts.enter(key, kept)
        self.display = True
        self._listen(self.line.value)
        self.line.select_on_focus = bool(kept)
        self.screen.set_focus(self.line, scroll_visible=False)

    def _open_line(
        self, kept: str, initial: str, complete: Completions, example: str, lines: bool
    ) -> None:
        """Put the first text into the line; typing replaces what was `kept`, which is selected."""
        line = self.line
        line.breaks = lines
        line.suggester = Completer(complete) if complete else None
        line.placeholder = fit_glyphs(self.app, example)
        with self.prevent(Input.Changed):
            line.value = kept or initial
        if kept:
            line.select_all()
        else:
            line.cursor_position = len(line.value)

    def close(self) -> None:
        """Shut the line; what is typed in it is kept."""
        if self._question is not None:
            self._keep()
            self._shut()

    # -- while one types ---------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._question is None:
            return
        self._hint, self._tried = self.line.remark, False
        self._at_match = 0
        self._keep()
        if self._question.changed is not None:
            self._question.changed(event.value)
        self._listen(event.value)

    def _tell_of_paste(self, said: str) -> None:
        """Say what has become of a paste, also where the line is as it was."""
        self._hint = said
        self.listen_again()

    def listen_again(self) -> None:
        """Show anew what is understood: what the text is about has changed."""
        if self._question is not None:
            self._listen(self.line.value)

    def _listen(self, text: str) -> InputFeedback:
        """Show what is understood of the text."""
        assert self._question is not None
        said = split_lines(text) if self._question.lines else text
        try:
            echo = self._question.echo(said)
        except JobboardError as error:
            is_untouched = not text.strip() and not self._tried
            echo = InputFeedback("" if is_untouched else str(error), False)
        if self._question.matches is not None:
            self._matches = list(self._question.matches(text))
            with speaking_on(self.screen):
                no_match = _("no match")
            nothing = no_match if text.strip() and not self._matches else ""
            echo = InputFeedback(echo.text or nothing, echo.ok and bool(self._matches))
        else:
            self._matches = []
        self._show_matches()
        self._show_echo(echo)
        return echo

    def _show_echo(self, echo: InputFeedback) -> None:
        with speaking_on(self.screen):
            self._show_words(echo)

    def _show_words(self, echo: InputFeedback) -> None:
        shown = self.query_one("#echo", Static)
        is_blank = not self.line.value.strip() and not self._tried
        shown.set_class((not echo.ok and not is_blank) or bool(echo.doubt), "-bad")
        shown.set_class(not echo.ok and is_blank, "-muted")
        doubt = echo.doubt
        if doubt and self._asked == self.line.value:
            doubt = _("{doubt} Press Enter again to save it.").format(doubt=doubt)
        rest = "   ".join(part for part in (doubt, self._hint) if part)
        said = "\n".join(part for part in (echo.text, rest) if part)
        _put(shown, literal_content(self.app, said, lines=True))
        _put(self.query_one("#keys", Static), literal_content(self.app, self._keys()))

    def _keys(self) -> str:
        assert self._question is not None
        if self._question.matches is not None:
            return _("↑↓ choose  Enter go  Esc back")
        if self._question.tab:
            return _("Tab {sign}  Enter ok  Esc back").format(sign=self._question.tab.strip())
        return _("Enter ok  Esc back")

    def _show_matches(self) -> None:
        shown = self.query_one("#matches", Static)
        shown.display = bool(self._matches)
        self._at_match = max(0, min(self._at_match, len(self._matches) - 1))
        labels = [Content(clean(match.label)) for match in self._matches]
        width = max((label.cell_length for label in labels), default=0)
        rows = []
        for place, match in enumerate(self._matches):
            here = place == self._at_match
            label = Content.assemble(" ", labels[place])
            label = label.pad_right(width + 1 - label.cell_length + 2)
            row = Content.assemble(
                (" > " if here else "   ", "$accent bold"),
                label.stylize("bold") if here else label,
                literal_content(self.app, match.hint).stylize("$muted"),
            )
            rows.append(row)
        _put(shown, Content("\n").join(rows))

    # -- keys --------------------------------------------------------------------------------

    def _entered(self, text: str) -> None:
        question = self._question
        if question is None:
            return
        self._tried = True
        echo = self._listen(text)
        if not echo.ok or (echo.doubt and not self._has_read(text)):
            if echo.ok and self._asked != text:
                self._asked, self._asked_at = text, None
                self.call_after_refresh(self._doubt_is_shown)
            elif not echo.ok:
                self._asked = None
            self._show_echo(echo)
            self.app.bell()
            return
        value = self._matches[self._at_match].value if question.matches is not None else text
        value = split_lines(value) if question.lines else value
        self.drafts.enter(question.key, text)
        self._keep()
        self._shut()
        try:
            is_used = question.done(value) is not False
        except JobboardError as error:
            self._refuse(question, error)
        else:
            if is_used:
                self.drafts.forget(question.key)
            self.heard(TypedAnswer(value))

    def take_answer(self, answer: Answer) -> bool:
        """Answer with the text of before; whether it was one, and was understood."""
        question = self._question
        if question is None or not isinstance(answer, TypedAnswer):
            return False
        self.line.value = join_lines(answer.text) if question.lines else answer.text
        self._entered(self.line.value)
        return self._question is not question

    def _has_read(self, text: str) -> bool:
        """Whether the doubt about a text was on the screen before Enter was pressed again."""
        at = self._asked_at
        return self._asked == text and at is not None and self.line.entered_at > at

    def _doubt_is_shown(self) -> None:
        self._asked_at = Message().time

    def _refuse(self, question: _PromptQuestion, error: JobboardError) -> None:
        """Open the line again with the same text, and say why it could not be done."""
        self._question = question
        self._keep()
        self.display = True
        self._tried = True
        self._show_echo(InputFeedback(str(error), False))
        self.screen.set_focus(self.line, scroll_visible=False)

    def action_go_back(self) -> None:
        """Close without an answer; what was typed is kept."""
        question = self._question
        if question is None:
            return
        text = self.line.value
        self._keep()
        self._shut()
        if question.left is not None:
            question.left(text)

    def action_tab(self) -> None:
        """Put in what parts two things, or complete."""
        question, line = self._question, self.line
        if question is None:
            return
        sign = question.tab.strip()
        if not question.tab or sign in line.value:
            line.complete()
        elif line.value.strip():
            line.value = line.value.rstrip() + question.tab
            line.cursor_position = len(line.value)

    def action_earlier(self, step: int) -> None:
        """The line before or after, or the match above or below."""
        question = self._question
        if question is None:
            return
        if question.matches is not None:
            self._at_match = max(0, min(len(self._matches) - 1, self._at_match + step))
            self._show_matches()
            return
        lines = self.drafts.entered(question.key)
        if self._at_line is None:
            self._unsent = self.line.value
            lines_before = [line for line in lines if line != self._unsent]
            if step > 0 or not lines_before:
                return
        lines = tuple(line for line in lines if line != self._unsent)
        at = (len(lines) if self._at_line is None else self._at_line) + step
        at = max(0, at)
        self._at_line = at if at < len(lines) else None
        self.line.value = lines[at] if at < len(lines) else self._unsent
        self.line.cursor_position = len(self.line.value)

    # -- open and shut -----------------------------------------------------------------------

    def _keep(self) -> None:
        """What is typed is kept, unless it is what was offered."""
        question = self._question
        assert question is not None
        text = self.line.value
        self.drafts.leave(question.key, {Drafts.LINE: "" if text == question.initial else text})

    def _shut(self) -> None:
        question, self._question = self._question, None
        focused = self.screen.focused
        self.display = False
        if question and question.focus is not None and focused in (self.line, None):
            self.screen.set_focus(question.focus, scroll_visible=False)

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """A click elsewhere goes back; a switch to another window does not."""
        self.call_after_refresh(self._shut_when_left)

    def _shut_when_left(self) -> None:
        screen = self.screen
        if self._question is None or not self.app.app_focus or self.app.screen is not screen:
            return
        if screen.focused is not None and screen.focused is not self.line:
            self.action_go_back()

    def on_click(self, event: events.Click) -> None:
        """A click on a match takes it."""
        if self._question is None or event.widget is not self.query_one("#matches"):
            return
        if 0 <= event.y < len(self._matches):
            self._at_match = int(event.y)
            self._entered(self.line.value)


def _put(shown: Static, text: Content) -> None:
    """Show a text; where it takes the same place as the one before, nothing is laid out anew."""
    before = shown.content
    if not isinstance(before, Content):
        shown.update(text)
    elif not before.is_same(text):
        shown.update(text, layout=not _takes_the_same_place(shown, before, text))


def _takes_the_same_place(shown: Static, before: Content, text: Content) -> bool:
    """Whether both are one line of the same width, or in one that is wide enough for both."""
    if not before or not text or "\n" in f"{before}{text}":
        return False
    width = shown.styles.width
    if width is not None and width.is_auto:
        return before.cell_length == text.cell_length
    return max(before.cell_length, text.cell_length) <= shown.content_size.width
