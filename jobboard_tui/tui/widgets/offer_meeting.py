"""The parts of the offer meeting: its time, the topics with a cursor, the pay, what to say."""

from __future__ import annotations

from collections.abc import Sequence

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
)
from jobboard_tui.tui.presentation.styled_text import Ground, StyledLine, crop
from jobboard_tui.tui.widgets.line_list import LineList
from jobboard_tui.tui.widgets.safe_text import fit_glyphs


class TopicList(LineList):
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
        self._lines: Sequence[Painted] = ()

    def show(self, groups: Sequence[TopicLines], item_id: str, language: Language) -> None:
        """Other topics, or another item under the cursor."""
        self._groups, self._item, self._language = groups, item_id, language
        self.make_lines()
        self.refresh()

    def make_lines(self) -> None:
        """Make the lines as wide as the widget."""
        if not self.size:
            return
        with speaking_in(self._language):
            self._lines = topic_lines(
                self._groups, self._item, self._language, self.size, self.glyphs
            )
        self.set_count(len(self._lines))
        grounds = [ground for _line, ground, _item_id in self._lines]
        if Ground.CURSOR in grounds:
            place = grounds.index(Ground.CURSOR)
            self.bring_into_view(max(0, place - 1), place + 1)

    def row_at(self, number: int, _width: int) -> tuple[StyledLine, Ground]:
        """A topic or an item."""
        return self._lines[number][:2]

    def on_click(self, event: events.Click) -> None:
        """The cursor goes to what was clicked."""
        if (at := self.top + event.y) < len(self._lines):
            self.post_message(self.Pressed(self._lines[at][2]))


class SceneView(LineList, can_focus=False):
    """The question of the item under the cursor, and what stands around it.

    Its last line says how much is above and below, where there is more.
    """

    DEFAULT_CSS = "SceneView { width: 11fr; height: 1fr; margin: 0 0 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._lines: Sequence[StyledLine] = ()

    def show(self, scene: Scene) -> None:
        """Another item, another minute."""
        if self._scene is None or scene.item.item.id != self._scene.item.item.id:
            self.scroll_lines(-self.top)
        self._scene = scene
        self.make_lines()
        self.refresh()

    def page(self, step: int) -> None:
        """So many pages on or back, as far as there is something."""
        self.scroll_lines(step * max(1, self.size.height - 2))

    def make_lines(self) -> None:
        """Make the lines as wide as the widget; they fill it."""
        if self._scene is None or not self.size:
            return
        width, height = self.size
        with speaking_in(self._scene.language):
            self._lines = list(scene_lines(self._scene, width, self.glyphs, height))
        count = len(self._lines)
        self.set_count(count + (count > height))

    def line_at(self, y: int, width: int) -> tuple[StyledLine, Ground]:
        """One line, or at the end how much is out of sight."""
        count, height = len(self._lines), self.size.height
        if self._scene is None or count <= height or y < height - 1:
            return super().line_at(y, width)
        with speaking_in(self._scene.language):
            return rest(self.top, count - self.top - y, width, self.glyphs), Ground.BASE

    def row_at(self, number: int, width: int) -> tuple[StyledLine, Ground]:
        """A line of the scene."""
        line = tuple((fit_glyphs(self.app, text), tone) for text, tone in self._lines[number])
        return crop(line, width, self.glyphs.cut), Ground.BASE
