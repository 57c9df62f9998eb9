"""The command palette: what can be done here, found by name, by description and by other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.page_actions import actions_on

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from jobboard_tui.tui.screens.board import BoardScreen


@frozen
class PaletteEntry:
    """One row of the palette: its name, a sentence on it, other words, and what it does."""

    label: str
    help: str
    words: str
    run: Callable[[], None]

    def score(self, query: str, fuzzy: float) -> float:
        """Return how well a query fits, 0 where it does not; `fuzzy` is how well the name does.

        The whole name comes first, then a word of it, then one of the other words, then one of the
        sentence; letters that stand in the name somewhere come last. Every word of the query has
        to fit.
        """
        ranked = ((self.label, 6.0), (self.words, 5.0), (self.help, 2.0))
        scores = [
            max(_rank(word, text) * weight for text, weight in ranked) for word in _words(query)
        ]
        if scores and all(scores):
            name = self.label.partition("  (")[0]
            return min(scores) + (fold(query) == fold(name))
        return min(fuzzy, 100.0) / 100


def _rank(word: str, text: str) -> float:
    """Return 1 where a text has the word, less where it has one that begins so, else 0."""
    words = _words(text)
    if word in words:
        return 1.0
    return 0.8 if any(part.startswith(word) for part in words) else 0.0


def _words(text: str) -> list[str]:
    return [folded for word in text.replace("_", " ").split() if (folded := fold(word))]


class HasPalette(Protocol):
    """The app that says what its palette has."""

    def palette_entries(self, screen: Screen[object]) -> Iterable[PaletteEntry]:
        """Yield what can be done on a screen."""


class PaletteProvider(Provider):
    """Finds the entries of the screen over which the palette is open."""

    def _entries(self) -> Iterable[PaletteEntry]:
        return cast("HasPalette", self.app).palette_entries(self.screen)

    async def discover(self) -> Hits:
        """Yield all of them."""
        for entry in self._entries():
            shown = Content(entry.label)
            yield DiscoveryHit(shown, entry.run, text=entry.label, help=entry.help)

    async def search(self, query: str) -> Hits:
        """Yield those that a query fits, with how well it does."""
        matcher = self.matcher(query)
        for entry in self._entries():
            fuzzy = matcher.match(entry.label)
            if (score := entry.score(query, fuzzy)) > 0:
                is_plain = (
                    "[" not in entry.label
                )  # the matcher reads markup; a page may name a text
                is_marked = fuzzy > 0 and is_plain
                shown = matcher.highlight(entry.label) if is_marked else Content(entry.label)
                yield Hit(score, shown, entry.run, text=entry.label, help=entry.help)


class PaletteCommands:
    """The commands by name; from the second time on, the palette names a command's key."""

    def __init__(self) -> None:
        self._uses: Counter[str] = Counter()

    def board_entries(self, screen: BoardScreen) -> Iterator[PaletteEntry]:
        """Yield every command of the board, in the order of the registry."""
        for command in BY_ID.values():
            yield PaletteEntry(
                _("{label}  ({key})").format(label=command.label, key=command.first_key),
                command.help,
                f"{command.words} {command.id}",
                partial(self._run, screen, command.id),
            )

    def page_entries(self, app: App[Any], page: str) -> Iterator[PaletteEntry]:
        """Yield the actions of a page."""
        for action in actions_on(page):
            key = action.keys.split(",")[0]
            yield PaletteEntry(
                _("{label}  ({key})").format(label=action.label, key=action.first_key),
                action.help or _("On this page."),
                action.id,
                partial(app.simulate_key, key),
            )

    def screenshot(self, save: Callable[[], None]) -> PaletteEntry:
        """Return the command that saves the screen as a picture."""
        return PaletteEntry(
            _("Save a screenshot"),
            _("Save the screen as an SVG file."),
            "picture image print",
            save,
        )

    def _run(self, screen: BoardScreen, command_id: str) -> None:
        screen.command(command_id)
        self._uses[command_id] += 1
        if self._uses[command_id] > 1 and not screen.notice.said:
            command = BY_ID[command_id]
            said = _("{label} has a key: {key}")
            screen.announcer.say(said.format(label=command.label, key=command.first_key))
