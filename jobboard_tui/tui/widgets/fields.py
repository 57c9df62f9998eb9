"""Fields of a form: a name, a place to type or choose, and what was understood beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.tui.presentation.text_width import line_starts
from jobboard_tui.tui.textual_patches.text_wrapping import break_lines_by
from jobboard_tui.tui.widgets.late_keys import typed_character
from jobboard_tui.tui.widgets.line_input import LONGEST_PASTE, Completer, LineInput
from jobboard_tui.tui.widgets.safe_text import fit_glyphs, literal_content

LONGEST_TEXT = 100_000
"""Characters that a field of several lines takes; more of a paste is cut off."""

Read = Callable[[str], tuple[Any, str]]
"""From a text to its value and the echo of what was understood; raises `JobboardError`."""


@frozen(kw_only=True)
class FieldSpec:
    """A field: its name in the model, its label, and how its text is read.

    What is read as a dict are several fields of the model.
    `choices` are pairs of text and label to choose from; `lines` makes the field as many rows high,
    `complete` are texts that a beginning may be completed to.
    """

    name: str
    label: str
    text: str
    value: Any
    read: Read
    choices: tuple[tuple[str, str], ...] = ()
    lines: int = 1
    complete: tuple[str, ...] = ()
    example: str = ""


@break_lines_by(line_starts)
class TextInput(TextArea):
    """Several lines; whatever is pasted is cleaned and has an end.

    `pasted` gets a sentence where not all of a paste has room, before the change is known.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "undo", show=False)]

    def __init__(
        self, text: str = "", *, pasted: Callable[[str], None] | None = None, **options: Any
    ) -> None:
        super().__init__(text, **options)
        self._pasted = pasted
        self._remark = self._remarked = ""

    @property
    def remark(self) -> str:
        """What there is to say of the last paste while the text is as it left it, or nothing."""
        return self._remark if self._remark and self.text == self._remarked else ""

    def take_key(self, event: events.Key) -> bool:
        """A letter that was typed while the field was opening; whether it was for the field."""
        character = "" if self.read_only else typed_character(event)
        self.insert(character)
        return bool(character)

    def on_key(self, event: events.Key) -> None:
        """Type a wide space, which the toolkit would pass over."""
        if not event.is_printable and self.take_key(event):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take the paste in place of the toolkit, cleaned and with an end."""
        event.stop()
        event.prevent_default()
        if self.read_only:
            return
        room = max(0, LONGEST_TEXT - len(self.text) + len(self.selected_text))
        pasted, rest = event.text[:LONGEST_PASTE], event.text[LONGEST_PASTE:]
        text = clean(pasted, lines=True)
        if text[:room]:
            result = self.replace(text[:room], *self.selection)
            self.move_cursor(result.end_location)
        self._remark = ""
        if len(text) > room or rest.strip():
            self._remark = _("cut off: at most {count} characters").format(count=LONGEST_TEXT)
            self._remarked = self.text
            if self._pasted is not None:
                self._pasted(self._remark)


class ChoiceField(Widget, can_focus=True):
    """One of several texts; arrows, space or a first letter change it.

    The toolkit's `Select` opens a list over the form first, and takes Enter and the arrows up and
    down, which go from field to field here.
    """

    DEFAULT_CSS = """
    ChoiceField { height: 1; width: 1fr; }
    ChoiceField:focus { background: $cursor-ground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]

    class Changed(Message):
        """Another one was chosen."""

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        super().__init__()
        self.choices = choices
        self.chosen = chosen

    @property
    def _place(self) -> int:
        texts = [text for text, _label in self.choices]
        return texts.index(self.chosen) if self.chosen in texts else 0

    def choose(self, text: str) -> None:
        """Take the choice of that value."""
        if text != self.chosen:
            self.chosen = text
            self.refresh()
            self.post_message(self.Changed())

    def render(self) -> Content:
        """The one chosen, with arrows where there are others."""
        left, right = fit_glyphs(self.app, "‹"), fit_glyphs(self.app, "›")
        tone = "$accent" if self.has_focus else "$muted"
        label = self.choices[self._place][1]
        return Content.assemble((f"{left} ", tone), label, (f" {right}", tone))

    def action_turn(self, step: int) -> None:
        """The next one, and round again."""
        self.choose(self.choices[(self._place + step) % len(self.choices)][0])

    def on_key(self, event: events.Key) -> None:
        """A letter: the next one that begins with it; any other key is the form's."""
        letter = (event.character or "").casefold()
        if not event.is_printable or letter in ("", " ", "q", "?"):
            return
        count = len(self.choices)
        for step in range(1, count + 1):
            text, label = self.choices[(self._place + step) % count]
            if label.casefold().startswith(letter):
                event.stop()
                self.choose(text)
                return

    def on_click(self) -> None:
        """Take the next choice."""
        self.action_turn(1)


class Field(Horizontal):
    """One row of a form."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        width: 100%;
        padding-right: 3;

        & .label { width: 14; padding: 0 1 0 0; color: $muted; }
        & .label.-changed { color: $accent; }
        & LineInput, & TextInput { width: 1fr; background: $surface; }
        & LineInput:focus, & TextInput:focus {
            background: $cursor-ground; background-tint: $foreground 0%;
        }
        & TextInput { padding: 0; scrollbar-size-vertical: 1; }
        & .note { width: auto; max-width: 42%; height: auto; margin: 0 0 0 2; color: $muted; }
        & .note.-bad { color: $warning; }
    }
    """

    class Changed(Message):
        """The text of a field is another one."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    def __init__(self, spec: FieldSpec, text: str | None = None) -> None:
        super().__init__(id=f"field-{spec.name}")
        self.spec = spec
        self.told: Any = spec.value
        self.fault = ""
        self._first = spec.text if text is None else text

    def compose(self) -> ComposeResult:
        """Yield label, entry and note."""
        spec = self.spec
        yield Static(Content(spec.label), classes="label", markup=False)
        if spec.choices:
            yield ChoiceField(spec.choices, self._first)
        elif spec.lines > 1:
            area = TextInput(
                self._first,
                pasted=self._tell_of_paste,
                compact=True,
                highlight_cursor_line=False,
                placeholder=fit_glyphs(self.app, spec.example),
            )
            area.styles.height = spec.lines
            yield area
        else:
            completer = Completer(spec.complete) if spec.complete else None
            yield LineInput(
                self._first,
                placeholder=fit_glyphs(self.app, spec.example),
                suggester=completer,
                select_on_focus=False,
                pasted=self._tell_of_paste,
            )
        yield Static(classes="note", markup=False)

    def on_mount(self) -> None:
        """Say at once what is understood of a draft."""
        self.listen()

    @property
    def entry(self) -> ChoiceField | TextInput | LineInput:
        """Where one types or chooses."""
        return self.query_one("ChoiceField, TextInput, LineInput")  # type: ignore[return-value]

    @property
    def text(self) -> str:
        """What is typed or chosen."""
        entry = self.entry
        if isinstance(entry, ChoiceField):
            return entry.chosen
        return entry.text if isinstance(entry, TextInput) else entry.value

    @text.setter
    def text(self, text: str) -> None:
        entry = self.entry
        if isinstance(entry, ChoiceField):
            entry.choose(text)
        elif isinstance(entry, TextInput):
            entry.load_text(text)
        else:
            entry.value = text
        self.listen()

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what is saved."""
        return self.text.strip() != self.spec.text.strip()

    def _tell_of_paste(self, _said: str) -> None:
        """Show what has become of a paste, also where the text is as it was."""
        self.listen()

    def listen(self) -> None:
        """Read the text and show what was understood of it."""
        echo, self.fault = "", ""
        self.told = self.spec.value
        if self.is_changed:
            try:
                self.told, echo = self.spec.read(self.text)
            except JobboardError as error:
                self.fault = _("{why}; {mend}").format(why=error.why, mend=error.hint)
                if not error.hint:
                    self.fault = error.why
        entry = self.entry
        remark = "" if isinstance(entry, ChoiceField) else entry.remark
        words = "\n".join(part for part in (remark, self.fault or echo) if part)
        note = self.query_one(".note", Static)
        note.set_class(bool(self.fault), "-bad")
        note.update(literal_content(self.app, words, lines=True))
        self.query_one(".label").set_class(self.is_changed, "-changed")

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceField.Changed)
    def _heard(self, event: Message) -> None:
        event.stop()
        self.listen()
        self.post_message(self.Changed(self))
