"""Help for where one is: keys, signs and rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input

from jobboard_tui.domain.text import clean, fold
from jobboard_tui.i18n import _
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.help_rows import HelpRow, HelpSection
from jobboard_tui.tui.presentation.text_width import cell_len, cut, fit, wrap
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.line_input import LineInput

TWO_COLUMNS = 140
"""From this width on, in cells, the sections stand in two columns."""

WIDEST = 22
"""Cells of a key or a name at most."""

ROOM_FOR_TEXT = 36
"""Where less is left beside the names, the explanation stands below them."""


def _fit_to_show(section: HelpSection) -> HelpSection:
    """A section without what texts of people may hold."""
    rows = [HelpRow(row.key, clean(row.label), clean(row.text)) for row in section.rows]
    return HelpSection(clean(section.title), rows)


def matching(sections: Sequence[HelpSection], words: str) -> list[HelpSection]:
    """Return the rows in which all words occur, wherever; sections without any are left out."""
    wanted = [fold(word) for word in words.split()]
    listed = []
    for section in sections:
        rows = [
            row
            for row in section.rows
            if all(
                word in fold(f"{section.title} {row.label} {row.text}") or word == fold(row.key)
                for word in wanted
            )
        ]
        if rows:
            listed.append(HelpSection(section.title, rows))
    return listed


def section_lines(section: HelpSection, width: int) -> list[Content]:
    """Return a section as lines of at most `width` cells: the key, the name, what it is for."""
    key_width = min(WIDEST, max((cell_len(row.key) for row in section.rows), default=0))
    label_width = min(WIDEST, max((cell_len(row.label) for row in section.rows), default=0))
    indent = 2 + key_width + 2 + label_width + 2
    below = width - indent < ROOM_FOR_TEXT
    lines = [Content.styled(cut(section.title, width), "bold $accent")]
    for row in section.rows:
        head = Content.assemble(
            "  ", (fit(row.key, key_width), "bold"), "  ", fit(row.label, label_width), "  "
        )
        if cell_len(row.key) > key_width:
            lines.append(Content.styled(f"  {cut(row.key, width - 2)}", "bold"))
            head = Content(f"{'':{key_width + 4}}{fit(row.label, label_width)}  ")
        if below:
            lines.append(head.rstrip())
            head = Content()
        margin = 4 + key_width if below else indent
        for text in wrap(row.text, max(16, width - margin)) if row.text else [""]:
            start = head if head.plain else Content(" " * margin)
            lines.append(Content.assemble(start, (text, "$muted")))
            head = Content()
    return [*lines, Content()]


class HelpText(Widget):
    """The sections, in one column or two."""

    DEFAULT_CSS = "HelpText { height: auto; width: 100%; }"

    def __init__(self, sections: Sequence[HelpSection]) -> None:
        super().__init__()
        self.sections = sections

    def show(self, sections: Sequence[HelpSection]) -> None:
        """Show other sections than before."""
        self.sections = sections
        self.refresh(layout=True)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """As many lines as it takes."""
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        """All of it; the scroll around shows a part."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        width = max(30, width)
        if not self.sections:
            return [Content.styled(_("no match"), "$muted")]
        if width < TWO_COLUMNS:
            return [line for section in self.sections for line in section_lines(section, width)]
        half = (width - 4) // 2
        blocks = [section_lines(section, half) for section in self.sections]
        left, right = _halved(blocks)
        lines = []
        for number in range(max(len(left), len(right))):
            here = left[number] if number < len(left) else Content()
            there = right[number] if number < len(right) else Content()
            lines.append(Content.assemble(here.pad_right(half + 4 - here.cell_length), there))
        return lines


def _halved(blocks: Sequence[list[Content]]) -> tuple[list[Content], list[Content]]:
    """Blocks in two columns in their order, so that the longer one is as short as can be."""
    lengths = [len(block) for block in blocks]
    cuts = range(1, len(blocks) + 1)
    best = min(cuts, key=lambda at: max(sum(lengths[:at]), sum(lengths[at:])))
    left = [line for block in blocks[:best] for line in block]
    right = [line for block in blocks[best:] for line in block]
    return left, right


class HelpScreen(ModalPage[None]):
    """Shows sections; Esc, q, ? or F1 closes, / looks for words.

    The toolkit's `HelpPanel` lists keys only: no signs, no rules, nothing to search with.
    """

    DEFAULT_CSS = """
    HelpScreen {
        & VerticalScroll { height: 1fr; padding: 1 1 0 2; scrollbar-size-vertical: 1; }
        & LineInput { display: none; padding: 0 1; background: $panel; }
    }
    """
    PAGE = "help"
    WIDTH = 160
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,question_mark,f1", "leave", show=False),
        bind("page-search", "look"),
        Binding("down", "scroll(1)", show=False),
        bind("page-down", "scroll(1)"),
        Binding("up", "scroll(-1)", show=False),
        bind("page-up", "scroll(-1)"),
        Binding("space,pagedown", "scroll_page(1)", show=False),
        bind("page-next_page", "scroll_page(1)"),
        Binding("pageup", "scroll_page(-1)", show=False),
        bind("page-previous_page", "scroll_page(-1)"),
        Binding("home", "scroll_edge(-1)", show=False),
        bind("page-first", "scroll_edge(-1)"),
        Binding("end", "scroll_edge(1)", show=False),
        bind("page-last", "scroll_edge(1)"),
    ]

    def __init__(self, title: str, sections: Sequence[HelpSection]) -> None:
        super().__init__()
        self.called = title
        self.sections = [_fit_to_show(section) for section in sections]

    def heading(self) -> str:
        """The place that is explained."""
        return self.called

    def keys(self) -> str:
        """Few, so that the page explains the others."""
        return self.with_keys(_("{down} {up} scroll   {search} search   Esc back"))

    def parts(self) -> Iterable[Widget]:
        """The sections, and a line to look for words."""
        body = VerticalScroll(HelpText(self.sections), can_focus=True)
        yield body
        yield LineInput(placeholder=_("a word"))

    def on_mount(self) -> None:
        """The text has the keys."""
        self.query_one(VerticalScroll).focus()

    @property
    def _body(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_look(self) -> None:
        """Open the line for a word."""
        line = self.query_one(LineInput)
        line.display = True
        self.set_focus(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Only the rows with these words."""
        self.query_one(HelpText).show(matching(self.sections, event.value))
        self._body.scroll_home(animate=False)

    def on_input_submitted(self) -> None:
        """Back to the text, which shows what was found."""
        self.set_focus(self._body)

    def action_leave(self) -> None:
        """First out of the looking, then out of the help."""
        line = self.query_one(LineInput)
        if not line.display:
            self.dismiss(None)
            return
        line.value = ""
        line.display = False
        self.set_focus(self._body)

    def action_scroll(self, step: int) -> None:
        """A line on or back."""
        self._body.scroll_relative(y=step, animate=False)

    def action_scroll_page(self, step: int) -> None:
        """A page on or back."""
        self._body.scroll_relative(y=step * max(1, self._body.size.height - 2), animate=False)

    def action_scroll_edge(self, step: int) -> None:
        """To the beginning or the end."""
        if step < 0:
            self._body.scroll_home(animate=False)
        else:
            self._body.scroll_end(animate=False)
