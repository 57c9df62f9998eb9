"""A line to type in, safe against whatever is pasted into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input

from jobboard_tui.core.text import clean, drawable
from jobboard_tui.ui.widgets.late_keys import belongs_elsewhere

LONGEST_LINE = 2_000
"""Characters that a line takes; more of a paste is cut off."""

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
            return [one for one in self.completions(text) if drawable(one) == one]
        begin = text.casefold()
        return [
            one
            for one in self.completions
            if one.casefold().startswith(begin) and one != text and drawable(one) == one
        ]

    async def get_suggestion(self, value: str) -> str | None:
        """The first one of them; it shows the letters as they were typed."""
        found = self.candidates(value) if value else []
        return value + found[0][len(value) :] if found else None


class LineInput(Input):
    """An input of one row; `entered` gets its text at once when Enter is pressed."""

    DEFAULT_CSS = (
        "LineInput > .input--placeholder, LineInput > .input--suggestion { color: $muted; }"
    )

    def __init__(
        self, value: str = "", *, entered: Callable[[str], None] | None = None, **options: Any
    ) -> None:
        options.setdefault("max_length", LONGEST_LINE)
        super().__init__(value[:LONGEST_LINE], compact=True, **options)
        self._entered = entered
        self._has_begun = self._was_focused = False

    def on_key(self, event: events.Key) -> None:
        """Enter acts before what is typed right behind it, which is not for this line any more."""
        if not belongs_elsewhere(self, event) and event.key == "enter" and self._enter():
            event.stop()
            event.prevent_default()

    def _enter(self) -> bool:
        if self._entered is not None:
            self._entered(self.value)
        return self._entered is not None

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take_paste(event.text)

    def take_paste(self, text: str) -> None:
        """The first line that has something in it, without what can't be seen."""
        head = text[: 4 * LONGEST_LINE].lstrip("\r\n")
        first = head.splitlines()[0] if head else ""
        line = "\t".join(clean(cell) for cell in first.split("\t")) if "\t" in first else None
        line = clean(first) if line is None else line.strip("\t").replace("\t", " / ", 1)
        line = line.replace("\t", " ")
        self.put_in(line)

    def on_focus(self, event: events.Focus) -> None:
        """What was typed before word came that the line has the keys is not to be typed over."""
        if self._has_begun:
            event.from_app_focus = True  # as when the terminal comes back: nothing is selected
        self._has_begun, self._was_focused = False, True

    def take_key(self, event: events.Key) -> bool:
        """A letter or Enter, whatever had the keys when it came; whether it was for the line."""
        self._restart_blink()
        if not self.has_focus and not self._has_begun:
            self._has_begun = True
            if self.select_on_focus and not self._was_focused:
                self.select_all()
        if event.key == "enter":
            return self._enter()
        if not event.is_printable or event.character is None:
            return False
        self.put_in(event.character)
        return True

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
        found = suggester.candidates(self.value) if isinstance(suggester, Completer) else []
        if not found:
            return False
        shared = _shared_beginning(found)
        self.value = shared if len(shared) > len(self.value) else found[0]
        self.cursor_position = len(self.value)
        return True


def _shared_beginning(texts: Sequence[str]) -> str:
    first, last = min(texts), max(texts)
    for place, letter in enumerate(first):
        if place >= len(last) or last[place] != letter:
            return first[:place]
    return first
