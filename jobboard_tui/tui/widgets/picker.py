"""A strip of choices at the bottom, each on one letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, TypeAlias, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.tui.textual_patches.overlay_compositor import float_over
from jobboard_tui.tui.widgets.answers import Answer, ChosenAnswer, TypedAnswer, ignore_answer
from jobboard_tui.tui.widgets.choice import Choice
from jobboard_tui.tui.widgets.choice_layout import ChoicePosition, lay_out
from jobboard_tui.tui.widgets.late_keys import belongs_elsewhere
from jobboard_tui.tui.widgets.page_language import answering_on, speaking_on
from jobboard_tui.tui.widgets.safe_text import fit_glyphs

T = TypeVar("T")

Attempt: TypeAlias = Callable[[Callable[[], None]], bool]
"""Carries a deed out and says whether it could be done."""


def attempt_directly(deed: Callable[[], None]) -> bool:
    """Carry an action out, and let through what it raises."""
    deed()
    return True


def _cleaned(choice: Choice[T]) -> Choice[T]:
    """The choice with its words fit to be drawn."""
    return choice._replace(
        label=clean(choice.label),
        hint=clean(choice.hint),
        disabled=clean(choice.disabled),
        group=clean(choice.group),
    )


@dataclass(slots=True)
class _PickerQuestion:
    """What is being asked, and by whom."""

    title: str
    choices: Sequence[Choice[Any]]
    done: Callable[[Any], None]
    other: Callable[[Any], None] | None
    other_label: str
    left: Callable[[], None] | None
    typed: Callable[[str], None] | None
    begins: str
    focus: Widget | None

    def begun_by(self, letter: str) -> Callable[[str], None] | None:
        """Return what takes a text that begins with a letter; None where it begins none."""
        is_text = letter.isdigit() or not letter.isascii() or letter.lower() in self.begins
        return self.typed if is_text else None


class Picker(Widget, can_focus=True):
    """Choices that are hidden until `ask` opens them.

    A letter takes its choice at once; arrows and Enter, or a click, do as well. Esc and q go back:
    no choice lies on q.
    With `other` there are two ways to take one: a capital letter, or Tab before it, is the other.
    With `typed` a sign that is no choice begins a text of one's own, which closes the choices.
    The toolkit's `OptionList` has one column and no letters: the kinds of events do not fit into 24
    lines then, and a step takes more keys.
    """

    DEFAULT_CSS = """
    Picker {
        dock: bottom;
        display: none;
        width: 100%;
        height: auto;
        max-height: 100%;
        background: $panel;
        color: $foreground;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_back", show=False),
        Binding("enter,space", "take", show=False),
        Binding("up", "step(0, -1)", show=False),
        Binding("down", "step(0, 1)", show=False),
        Binding("left", "step(-1, 0)", show=False),
        Binding("right", "step(1, 0)", show=False),
        Binding("tab,shift+tab", "other", show=False),
    ]

    def __init__(self, attempt: Attempt = attempt_directly, **options: Any) -> None:
        super().__init__(**options)
        self._attempt = attempt
        self.heard: Callable[[Answer], None] = ignore_answer
        self._question: _PickerQuestion | None = None
        self._at = 0
        self._as_other = False
        self._said = ""
        self._is_unsure = False
        self._spots: list[ChoicePosition] = []

    def on_mount(self) -> None:
        """Above everything else of the screen."""
        float_over(self)

    @property
    def is_asking(self) -> bool:
        """Whether the choices are open."""
        return self._question is not None

    def ask(
        self,
        title: str,
        choices: Sequence[Choice[Any]],
        done: Callable[[Any], None],
        *,
        other: Callable[[Any], None] | None = None,
        other_label: str = "",
        left: Callable[[], None] | None = None,
        typed: Callable[[str], None] | None = None,
        begins: str = "",
        start: Any = None,
    ) -> None:
        """Open the choices; `done` gets the value of the one taken.

        `other` gets it instead where the choice was taken the other way, which `other_label` names.
        `left` is called when nothing is chosen, `typed` with a digit, a letter of Japanese or one
        of the signs of `begins`. The cursor begins on the value `start`.
        """
        before = self._question.focus if self._question else self.screen.focused
        shown = [_cleaned(choice) for choice in choices]
        spoken = partial(answering_on, self.screen)
        self._question = _PickerQuestion(
            clean(title),
            shown,
            spoken(done),
            other and spoken(other),
            other_label,
            left and spoken(left),
            typed and spoken(typed),
            begins,
            before,
        )
        values = [choice.value for choice in choices]
        self._at = values.index(start) if start in values else 0
        self._as_other, self._said, self._is_unsure = False, "", False
        self.display = True
        self.refresh(layout=True)
        self.screen.set_focus(self, scroll_visible=False)

    def close(self) -> None:
        """Shut the choices, nothing chosen."""
        self.action_go_back()

    # -- keys --------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Letters take choices; other signs do nothing here, nor elsewhere."""
        if belongs_elsewhere(self, event):
            return
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    def take_key(self, event: events.Key) -> bool:
        """A letter, whatever had the keys when it came; whether it was for the choices."""
        if self._question is None or event.character is None or not event.is_printable:
            return False
        if event.key == "space":
            return False
        letter = unicodedata.normalize("NFKC", event.character)
        match = self._find(letter)
        if letter == "q":
            self.action_go_back()
        elif match is None and (typed := self._question.begun_by(letter)) is not None:
            self._shut()
            self._attempt(lambda: typed(letter))
        elif match is None:
            with speaking_on(self.screen):
                self._say(_("no such choice: {letter}").format(letter=letter))
            self._is_unsure = True
        else:
            self._at, other = match
            self._take(other or self._as_other)
        return True

    def _find(self, letter: str) -> tuple[int, bool] | None:
        """The place of a letter's choice, and whether it was asked for the other way."""
        assert self._question is not None
        choices = self._question.choices
        for place, choice in enumerate(choices):
            if letter in choice.key:
                return place, False
        for place, choice in enumerate(choices):
            if letter.lower() in choice.key.lower():
                return place, letter.isupper() and self._question.other is not None
        return None

    def action_go_back(self) -> None:
        """Close without a choice."""
        question = self._question
        if question is None:
            return
        self._shut()
        if question.left is not None:
            question.left()

    def action_take(self) -> None:
        """Enter; after a letter of no choice it takes one only when that was named."""
        question = self._question
        if question is not None and question.choices and self._is_unsure:
            label = question.choices[self._at].label
            with speaking_on(self.screen):
                self._say(_("press Enter again for {choice}").format(choice=label))
            self._is_unsure = False
            return
        self._take(self._as_other)

    def action_other(self) -> None:
        """Take it the other way, or the first way again."""
        if self._question is not None and self._question.other is not None:
            self._as_other = not self._as_other
            self.refresh()

    def action_step(self, across: int, down: int) -> None:
        """To the neighbour in that direction; along the ends of a column to the next one."""
        here = self._spots[self._at] if self._at < len(self._spots) else None
        if here is None:
            return
        if down:
            self._at = max(0, min(len(self._spots) - 1, self._at + down))
        else:
            beside = [s for s in self._spots if (s.x - here.x) * across > 0]
            if beside:
                column = min(beside, key=lambda s: abs(s.x - here.x)).x
                near = [s for s in beside if s.x == column]
                self._at = min(near, key=lambda s: abs(s.y - here.y)).place
        self._said, self._is_unsure = "", False
        self.refresh()

    def _take(self, other: bool) -> None:
        question = self._question
        if question is None or not question.choices:
            return
        choice = question.choices[self._at]
        if choice.disabled:
            self._say(_("{label}: {reason}").format(label=choice.label, reason=choice.disabled))
            return
        self._shut()
        taken = question.other if other and question.other is not None else question.done
        if self._attempt(lambda: taken(choice.value)):
            self.heard(ChosenAnswer(choice.value, taken is question.other))

    def take_answer(self, answer: Answer) -> bool:
        """Answer as before; whether there is such a choice, or a text is taken here."""
        question = self._question
        if question is None:
            return False
        if isinstance(answer, TypedAnswer):
            if question.typed is None:
                return False
            typed = question.typed
            self._shut()
            return self._attempt(lambda: typed(answer.text))
        values = [choice.value for choice in question.choices]
        if answer.value not in values:
            return False
        self._at = values.index(answer.value)
        self._take(answer.is_other)
        return not question.choices[self._at].disabled

    def _say(self, text: str) -> None:
        self._said = clean(text)
        self.refresh()

    def _shut(self) -> None:
        question, self._question = self._question, None
        self.display = False
        if question and question.focus is not None and self.screen.focused in (self, None):
            self.screen.set_focus(question.focus, scroll_visible=False)

    # -- mouse -------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click takes a choice; with the right button or ctrl the other way."""
        event.stop()
        for spot in self._spots:
            if spot.y == event.y and spot.x <= event.x < spot.x + spot.width:
                self._at = spot.place
                self._take(event.button == 3 or event.ctrl or self._as_other)
                return

    def on_blur(self, _event: events.Blur) -> None:
        """A click elsewhere goes back; a switch to another window does not."""
        self.call_after_refresh(self._shut_when_left)

    def _shut_when_left(self) -> None:
        if self._question is None or not self.app.app_focus or not self.screen.is_current:
            return
        if self.screen.focused not in (self, None):
            self.action_go_back()

    # -- drawing -----------------------------------------------------------------------------

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """The title, the choices, and what is to be said."""
        return self._content(width).plain.count("\n") + 1

    def render(self) -> Content:
        """Return the title, the choices and the status line."""
        content = self._content(self.size.width or self.app.size.width)
        return Content(fit_glyphs(self.app, content.plain), list(content.spans))

    def _content(self, width: int) -> Content:
        question = self._question
        if question is None:
            return Content()
        top = 1
        self._spots, rows = lay_out(question.choices, width, self._at, top)
        with speaking_on(self.screen):
            return Content("\n").join([self._title(width), *rows, self._status()])

    def _title(self, width: int) -> Content:
        question = self._question
        assert question is not None
        title = Content.styled(f" {question.title}", "bold $accent")
        if question.other is None:
            return title
        way = Content.styled(f" {question.other_label} ", "reverse" if self._as_other else "$muted")
        how = Content.styled(_(" capital letter or Tab:  "), "$muted")
        end = how.append(way)
        gap = width - title.cell_length - end.cell_length - 1
        return Content.assemble(title, " " * max(1, gap), end)

    def _status(self) -> Content:
        question = self._question
        assert question is not None
        if self._said:
            return Content.styled(f" {self._said}", "$text-warning")
        here = question.choices[self._at] if question.choices else None
        if here is not None and here.disabled:
            return Content.styled(f" {here.disabled}", "$text-warning")
        keys = _("a letter, or arrows and Enter   Esc or q back")
        if question.typed is not None:
            keys = _("a letter, or type a time: 10, 1/8, fri 9:00   Esc or q back")
        return Content.styled(f" {keys}", "$muted")
