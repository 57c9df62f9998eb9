"""The parts of the offer meeting: its time, the topics with a cursor, the pay, what to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.message import Message

from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.checklist import TopicLines
from jobboard_tui.tui.presentation.meeting import (
    Painted,
    Scene,
    rest,
    scene_lines,
    topic_lines,
    window,
)
from jobboard_tui.tui.presentation.styled_text import BLANK, Ground, StyledLine, crop
from jobboard_tui.tui.widgets.line_widget import LineWidget
from jobboard_tui.tui.widgets.safe_text import fit_glyphs

WHEEL = 3
"""Lines of a turn of the wheel."""


class TopicList(LineWidget, can_focus=True):
    """Topics and items; only the topic under the cursor is open."""

    DEFAULT_CSS = "TopicList { width: 9fr; height: 1fr; }"

    class Pressed(Message):
        """An item was clicked."""

        def __init__(self, item_id: str) -> None:
            super().__init__()
            self.item_id = item_id

    def __init__(self) -> None:
        super().__init__()
        self._groups: Sequence[TopicLines] = ()
        self._item = ""
        self._language = Language.EN
        self._lines: list[Painted] | None = None

    def show(self, groups: Sequence[TopicLines], item_id: str, language: Language) -> None:
        """Other topics, or another item under the cursor."""
        self._groups, self._item, self._language = groups, item_id, language
        self._lines = None
        self.refresh()

    def on_resize(self) -> None:
        """The lines are as wide as the widget."""
        self._lines = None

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """Return the topic or item at line `y`."""
        lines = self._made(width)
        at = y + window(lines, self.size.height)
        if not 0 <= at < len(lines):
            return BLANK, Ground.BASE
        line, ground, _item_id = lines[at]
        return line, ground

    def _made(self, width: int) -> list[Painted]:
        if self._lines is None:
            size = (width, self.size.height)
            with speaking_in(self._language):
                self._lines = topic_lines(
                    self._groups, self._item, self._language, size, self.glyphs
                )
        return self._lines

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to what was clicked."""
        lines = self._made(self.size.width)
        at = int(event.y) + window(lines, self.size.height)
        if 0 <= at < len(lines):
            self.post_message(self.Pressed(lines[at][2]))


class SceneView(LineWidget):
    """The question of the item under the cursor, and what stands around it."""

    DEFAULT_CSS = "SceneView { width: 11fr; height: 1fr; margin: 0 0 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._lines: list[StyledLine] | None = None
        self._top = 0

    def show(self, scene: Scene) -> None:
        """Another item, another minute."""
        if self._scene is None or scene.item.item.id != self._scene.item.item.id:
            self._top = 0
        self._scene, self._lines = scene, None
        self.refresh()

    def page(self, step: int) -> None:
        """So many pages on or back, as far as there is something."""
        self.scroll_lines(step * max(1, self.size.height - 2))

    def scroll_lines(self, step: int) -> None:
        """So many lines on or back, as far as there are."""
        over = len(self._made(self.size.width)) - self.size.height + 1
        self._top = max(0, min(self._top + step, over if over > 1 else 0))
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """Scroll down by the wheel."""
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Scroll up by the wheel."""
        self.scroll_lines(-WHEEL)

    def on_resize(self) -> None:
        """The lines are as wide as the widget, and fill it."""
        self._lines = None

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """One line; the last one says how much is above and below, where there is more."""
        lines, height = self._made(width), self.size.height
        if len(lines) > height and y == height - 1:
            language = Language.EN if self._scene is None else self._scene.language
            with speaking_in(language):
                below = len(lines) - self._top - y
                return rest(self._top, below, width, self.glyphs), Ground.BASE
        if y + self._top >= len(lines):
            return BLANK, Ground.BASE
        return crop(lines[y + self._top], width, self.glyphs.cut), Ground.BASE

    def _made(self, width: int) -> list[StyledLine]:
        if self._lines is None:
            self._lines = [
                tuple((fit_glyphs(self.app, text), tone) for text, tone in line)
                for line in self._found(width)
            ]
            self._top = max(0, min(self._top, len(self._lines) - self.size.height + 1))
        return self._lines

    def _found(self, width: int) -> list[StyledLine]:
        if self._scene is None:
            return []
        with speaking_in(self._scene.language):
            return list(scene_lines(self._scene, width, self.glyphs, self.size.height))


Grounded = tuple[StyledLine, Ground]
"""A line and its ground: that of the cursor where the keys are about it."""


class MeetingLines(LineWidget):
    """Lines that are made anew for each size, as high as they are where it is told so.

    Where they do not all have room, those of the cursor are among them.
    """

    def __init__(self, *, fits: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self._fits = fits
        self._making: Callable[[int, int], Sequence[Grounded]] = lambda _width, _height: ()
        self._lines: Sequence[Grounded] | None = None

    def show(self, making: Callable[[int, int], Sequence[Grounded]]) -> None:
        """Other lines: `making` gets the cells and the rows that there are."""
        self._making, self._lines = making, None
        self._fit()
        self.refresh()

    def on_resize(self) -> None:
        """The lines are as wide as the widget."""
        self._lines = None
        self._fit()

    def _fit(self) -> None:
        if self._fits and self.size.width:
            self.styles.height = max(1, len(self._made(self.size.width)))

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """Return the line at `y`."""
        lines = self._made(width)
        last = max((at for at, one in enumerate(lines) if one[1] is Ground.CURSOR), default=0)
        at = y + max(0, last + 1 - self.size.height)
        if at >= len(lines):
            return BLANK, Ground.BASE
        line, ground = lines[at]
        return crop(line, width, self.glyphs.cut), ground

    def _made(self, width: int) -> Sequence[Grounded]:
        if self._lines is None:
            self._lines = [
                (tuple((fit_glyphs(self.app, text), tone) for text, tone in line), ground)
                for line, ground in self._making(width, self.size.height)
            ]
        return self._lines
