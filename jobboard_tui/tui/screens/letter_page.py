"""What the pages on an offer letter have in common: lines to read, in the language of the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.widget import Widget

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.letters.language import Language
from jobboard_tui.tui.presentation.styled_text import StyledLine
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.styled_text import StyledText


class LetterPage(ModalPage[None]):
    """Lines to read and nothing else; a descendant gives heading, keys and lines in words.

    Its `title_words`, `key_words` and `lines` are called while sentences are in `language`.
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language

    def title_words(self) -> str:
        """Return the heading's words."""
        raise NotImplementedError

    def key_words(self) -> str:
        """Return what can be done."""
        raise NotImplementedError

    def lines(self, width: int) -> Iterator[StyledLine]:
        """Yield the lines, each in at most `width` cells."""
        raise NotImplementedError

    def heading(self) -> str:
        """Return the heading in the language of the page."""
        with speaking_in(self.language):
            return self.title_words()

    def keys(self) -> str:
        """Return what can be done in the language of the page."""
        with speaking_in(self.language):
            return self.key_words()

    def parts(self) -> Iterable[Widget]:
        """The lines, and nothing else."""
        yield StyledText(self._made)

    def on_mount(self) -> None:
        """The lines have the keys."""
        self.query_one(StyledText).focus()

    def _made(self, width: int) -> Sequence[StyledLine]:
        with speaking_in(self.language):
            return list(self.lines(width))
