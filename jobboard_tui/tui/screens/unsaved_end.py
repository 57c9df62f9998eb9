"""The question before changes are lost that could not be saved."""

from __future__ import annotations

from collections.abc import Sequence

from jobboard_tui.domain.text import join_items
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.tui.screens.end_question import EndQuestion

MOST_NAMED = 8


def unsaved_words(labels: Sequence[str]) -> str:
    """Return the names of changes that are not saved, and how many more there are."""
    named = join_items(labels[:MOST_NAMED])
    if len(labels) <= MOST_NAMED:
        return named
    return _("{named}; and {count} more").format(named=named, count=len(labels) - MOST_NAMED)


class UnsavedEnd(EndQuestion):
    """Names the changes that would be lost, and why; dismissed with "end", or None to stay."""

    def __init__(self, labels: Sequence[str], why: str) -> None:
        super().__init__()
        self._labels, self._why = labels, why

    def said(self) -> str:
        """Return what goes, and why it is not saved."""
        words = ngettext(
            "{count} change is not saved: {why}.",
            "{count} changes are not saved: {why}.",
            len(self._labels),
        ).format(count=len(self._labels), why=self._why)
        return f"{words}\n{unsaved_words(self._labels)}"

    def ways(self) -> Sequence[tuple[str, str, str | None]]:
        """The key of each answer, what it does, and the value."""
        return [
            ("Esc", _("stay; they will be saved as soon as possible"), None),
            ("l", _("quit without them"), "end"),
        ]
