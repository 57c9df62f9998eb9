"""A line to type in, safe against whatever is pasted into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input

from jobboard_tui.domain.text import clean, clean_for_drawing
from jobboard_tui.i18n import _
from jobboard_tui.tui.widgets.late_keys import belongs_elsewhere, typed_character

LONGEST_LINE = 10_000
"""Characters that a line takes; more of a paste is cut off."""

LONGEST_PASTE = 500_000
"""Characters of a paste that are looked at: blank lines may stand before what is meant."""

BREAK = "⏎"
"""Stands for a line break in a line that is a text of several."""

Completions = Sequence[str] | Callable[[str], Sequence[str]]
"""Whole texts that a beginning may be completed to, or what finds them."""


class Completer(Suggester):
    """Shows how a text could go on."""

    def __init__(self, completions: Completions) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.completions = completions

    def candidates(self, text: str) -> list[str]:
        """The texts that begin with this one, whatever the case of its letters.

        What can't be shown as it is (the name of a file may hold anything) is not offered.
        """
        if callable(self.completions):
            return [
                candidate
                for candidate in self.completions(text)
                if clean_for_drawing(candidate) == candidate
            ]
        begin = text.casefold()
        return [
            candidate
            for candidate in self.completions
            if candidate.casefold().startswith(begin)
            and candidate != text
            and clean_for_drawing(candidate) == candidate
        ]

    async def get_suggestion(self, value: str) -> str | None:
        """The first one of them; it shows the letters as they were typed."""
        candidates = self.candidates(value) if value else []
        return value + candidates[0][len(value) :] if candidates else None


def join_lines(text: str) -> str:
    """Return a text of several lines as one that shows where they break.

    How far to the right each of them stands is kept.

    >>> join_lines("first\\n  second\\n")
    'first ⏎   second'
    """
    lines = clean(text, lines=True).expandtabs(4).strip("\n").split("\n")
    return f" {BREAK} ".join(line.rstrip() for line in lines).rstrip()


def split_lines(text: str) -> str:
    """Return the text of several lines that `join_lines` shows in one.

    >>> split_lines("first ⏎   second")
    'first\\n  second'
    """
    first, *rest = text.split(BREAK)
    lines = [first, *(line.removeprefix(" ") for line in rest)]
    return "\n".join(line.rstrip() for line in lines).strip("\n").rstrip()


class LineInput(Input):
    """An input of one row; `entered` gets its text at once when Enter is pressed.

    `entered_at` is when that key came. All lines of a paste go into it, joined by a space; with
    `breaks` by a sign that `split_lines` reads. `pasted` gets a sentence where a paste is not
    there as it was; it is called before the change of the text is known, of which there is none
    where the line is full.
    """

    DEFAULT_CSS = (
        "LineInput > .input--placeholder, LineInput > .input--suggestion { color: $muted; }"
    )

    def __init__(
        self,
        value: str = "",
        *,
        entered: Callable[[str], None] | None = None,
        pasted: Callable[[str], None] | None = None,
        **options: Any,
    ) -> None:
        options.setdefault("max_length", LONGEST_LINE)
        super().__init__(value[:LONGEST_LINE], compact=True, **options)
        self._entered = entered
        self._pasted = pasted
        self._remark = self._remarked = ""
        self.breaks = False
        self._has_begun = self._was_focused = False
        self.entered_at = 0.0

    def on_key(self, event: events.Key) -> None:
        """Enter acts before what is typed right behind it, which is not for this line any more."""
        if belongs_elsewhere(self, event):
            return
        character = typed_character(event)
        if event.key == "enter":
            is_taken = self._enter(event)
        else:  # the toolkit would pass over a wide space
            is_taken = bool(character) and not event.is_printable
            if is_taken:
                self.put_in(character)
        if is_taken:
            event.stop()
            event.prevent_default()

    def _enter(self, event: events.Key) -> bool:
        self.entered_at = event.time
        if self._entered is not None:
            self._entered(self.value)
        return self._entered is not None

    def on_paste(self, event: events.Paste) -> None:
        """Take the paste in place of the toolkit, which keeps its first line alone."""
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)

    def take_paste(self, text: str) -> None:
        """All lines that have something in them, without what can't be seen."""
        text, rest = text[:LONGEST_PASTE], text[LONGEST_PASTE:]
        lines = [part for part in map(_cells, text.splitlines()) if part]
        line = join_lines(text) if self.breaks else " ".join(lines)
        before = len(self.value) - len(self.selected_text)
        self.put_in(line)
        self._remark, self._remarked = "", self.value
        if before + len(line) > LONGEST_LINE:
            self._remark = _("cut off after {count} characters").format(count=LONGEST_LINE)
        elif rest.strip():
            said = _("only the first {count} characters were pasted")
            self._remark = said.format(count=LONGEST_PASTE)
        elif len(lines) > 1 and not self.breaks:
            self._remark = _("{count} lines pasted as one").format(count=len(lines))
        if self._remark and self._pasted is not None:
            self._pasted(self._remark)

    @property
    def remark(self) -> str:
        """What there is to say of the last paste while the text is as it left it, or nothing."""
        return self._remark if self.value == self._remarked else ""

    def on_focus(self, event: events.Focus) -> None:
        """What was typed before word came that the line has the keys is not to be typed over."""
        if self._has_begun:
            event.from_app_focus = True  # as when the terminal comes back: nothing is selected
        self._has_begun, self._was_focused = False, True

    def take_key(self, event: events.Key) -> bool:
        """A letter or Enter, whatever had the keys when it came; whether it was for the line."""
        if not self.has_focus and not self._has_begun:
            self._has_begun = True
            if self.select_on_focus and not self._was_focused:
                self.select_all()
        if event.key == "enter":
            return self._enter(event)
        character = typed_character(event)
        self.put_in(character)
        return bool(character)

    def put_in(self, text: str) -> None:
        """Put a text where the cursor is, in place of what is selected; what has no room goes."""
        room = max(0, LONGEST_LINE - len(self.value) + len(self.selected_text))
        if self.selection.is_empty:
            self.insert_text_at_cursor(text[:room])
        else:
            self.replace(text[:room], *self.selection)

    def complete(self) -> bool:
        """Take as much of the completion as all candidates share, else the first; whether any."""
        suggester = self.suggester
        candidates = suggester.candidates(self.value) if isinstance(suggester, Completer) else []
        if not candidates:
            return False
        shared = _shared_beginning(candidates)
        self.value = shared if len(shared) > len(self.value) else candidates[0]
        self.cursor_position = len(self.value)
        return True


def _shared_beginning(texts: Sequence[str]) -> str:
    first, last = min(texts), max(texts)
    for place, letter in enumerate(first):
        if place >= len(last) or last[place] != letter:
            return first[:place]
    return first


def _cells(line: str) -> str:
    """A line without what can't be seen; the first two cells of a spreadsheet's row are parted."""
    cells = [clean(cell) for cell in line.strip("\t\r\n").split("\t")]
    return " ".join([" / ".join(cells[:2]), *cells[2:]]).strip()
