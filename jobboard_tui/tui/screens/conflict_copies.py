"""Conflict copies beside the board: how they differ from it, and what would stand after a merge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import ClassVar, TypeAlias

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.domain.merge.sides import FieldName, MergeSide
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.page_actions import bind, bind_opener
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone, crop
from jobboard_tui.tui.presentation.text_width import fit
from jobboard_tui.tui.screens.modal import ModalPage
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList

Choose: TypeAlias = Callable[[Path, MergeSide | None, FieldName | None], None]
_SIDES = {
    MergeSide.OURS: lambda: pgettext("label", "here"),
    MergeSide.THEIRS: lambda: _("the copy"),
}


@frozen
class DifferenceLine:
    """A field in which a copy differs, in words; `kept` is what stands after the merge.

    `name` is what `choose` takes it by; empty where no side of it can be taken. `side` is the one
    that is taken.
    """

    company: str
    field: str
    ours: str
    theirs: str
    kept: str
    name: FieldName | None = None
    side: MergeSide | None = None


@frozen
class CopyView:
    """A copy with its differences; `trouble` says why it can't be merged, if it can't."""

    path: Path
    lines: Sequence[DifferenceLine]
    trouble: str = ""


@frozen
class _CopyRow:
    copy: CopyView
    line: DifferenceLine | None = None
    is_heading: bool = False


class CopiesScreen(ModalPage[None]):
    """Lists the differences; `merge` and `leave_alone` are called with the copy of the cursor.

    `choose` is called with it, a side (None: the newer one), and a field or None for all of them.
    """

    DEFAULT_CSS = """
    CopiesScreen {
        & #sides { height: auto; min-height: 4; max-height: 10; padding: 0 2; }
    }
    """
    PAGE = "copies"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("copies-merge", "merge"),
        bind("copies-ignore", "leave_alone"),
        bind("copies-here", "take('ours')"),
        bind("copies-copy", "take('theirs')"),
        bind("copies-newer", "take"),
        bind("copies-all_here", "take_all('ours')"),
        bind("copies-all_copy", "take_all('theirs')"),
        bind("copies-all_newer", "take_all"),
        Binding("q", "leave", show=False),
        *bind_opener("copies"),
    ]

    def __init__(
        self,
        copies: Sequence[CopyView],
        merge: Callable[[Path], None],
        leave_alone: Callable[[Path], None],
        choose: Choose,
    ) -> None:
        super().__init__()
        self.merge = merge
        self.leave_alone = leave_alone
        self.choose = choose
        self.waits = False
        self._take(copies)

    def _take(self, copies: Sequence[CopyView]) -> None:
        self.rows: list[_CopyRow] = []
        self.count = len(copies)
        for copy in copies:
            self.rows.append(_CopyRow(copy, is_heading=True))
            self.rows += [_CopyRow(copy, line) for line in copy.lines] or [_CopyRow(copy)]

    def heading(self) -> str:
        """How many there are."""
        return _("Conflict copies next to the board: {count}").format(count=self.count)

    def keys(self) -> str:
        """What can be done."""
        line = _(
            "{here} here  {copy} copy  {newer} newer  {all_here} {all_copy} {all_newer} for all"
            "  {merge} merge  {ignore} ignore  Esc back"
        )
        return self.with_keys(line)

    def parts(self) -> Iterable[Widget]:
        """The differences, and both sides of the one under the cursor."""
        yield VirtualList(len(self.rows), self._row, lambda number: self.rows[number].is_heading)
        yield Static(id="sides", markup=False)

    def on_mount(self) -> None:
        """Tell of the first one."""
        rows = self.query_one(VirtualList)
        rows.focus()
        self._tell(rows.cursor)

    def show(self, copies: Sequence[CopyView], said: str) -> None:
        """Other copies, after one was merged or left alone."""
        self.waits = False
        self._take(copies)
        rows = self.query_one(VirtualList)
        rows.show(len(self.rows))
        self.query_one("#heading", Static).update(literal_content(self.app, self.heading()))
        self._tell(rows.cursor)
        self.say(said)

    def refused(self, why: str) -> None:
        """What was asked for could not be done."""
        self.waits = False
        if self.is_attached:
            self.say(why)

    def _row(self, number: int, width: int) -> StyledLine:
        row = self.rows[number]
        if row.is_heading:
            count = len(row.copy.lines)
            how_many = ngettext("{count} difference", "{count} differences", count).format(
                count=count
            )
            return crop(
                ((f" {clean(row.copy.path.name)}", Tone.STRONG), (f"  {how_many}", Tone.MUTED)),
                width,
                "…",
            )
        if row.line is None:
            said = row.copy.trouble or _(
                "It has the same content as the board; merging archives it."
            )
            return crop(((f"  {clean(said)}", Tone.TEXT),), width, "…")
        company, field = max(14, width // 4), max(14, width // 5)
        line = (
            ("  ", Tone.TEXT),
            (fit(clean(row.line.company), company), Tone.STRONG),
            ("  ", Tone.TEXT),
            (fit(clean(row.line.field), field), Tone.TEXT),
            (f"  {clean(row.line.kept)}", Tone.MUTED),
        )
        return crop(line, width, "…")

    def on_virtual_list_moved(self, event: VirtualList.Moved) -> None:
        """Both sides follow the cursor."""
        self._tell(event.number)
        self.say(self.keys())

    def _tell(self, number: int) -> None:
        row = self.rows[number]
        if row.line is None:
            self.query_one("#sides", Static).update(literal_content(self.app, row.copy.trouble))
            return
        line = row.line
        sides = (
            (pgettext("label", "here"), line.ours),
            (_("in the copy"), line.theirs),
            (_("after the merge"), line.kept),
            *(((_("taken from"), _SIDES[line.side]()),) if line.side else ()),
        )
        wide = max(Content(name).cell_length for name, _value in sides) + 2
        lines = [
            Content.assemble(
                Content(name).pad_right(wide - Content(name).cell_length).stylize("$muted"),
                literal_content(self.app, clean(value)[:200]),
            )
            for name, value in sides
        ]
        title = literal_content(self.app, f"{clean(line.company)}, {clean(line.field)}").stylize(
            "bold"
        )
        self.query_one("#sides", Static).update(Content("\n").join([title, *lines]))

    def action_merge(self) -> None:
        """The copy under the cursor goes into the board, field by field."""
        self._begin(self.merge, pgettext("label", "merging"))

    def action_leave_alone(self) -> None:
        """Say no more of the copy under the cursor."""
        self._begin(self.leave_alone, pgettext("label", "ignoring"))

    def action_take(self, side: str = "") -> None:
        """Take one side of the field under the cursor, or the newer one."""
        row = self.rows[self.query_one(VirtualList).cursor]
        if row.line is None:
            self.say(_("There is nothing to choose here."))
        elif row.line.name is None:
            self.say(_("There is nothing to choose here: both stay, or the events decide."))
        else:
            self._choose(row.copy, side, row.line.name)

    def action_take_all(self, side: str = "") -> None:
        """Take one side of all fields of the copy under the cursor, or the newer ones."""
        self._choose(self.rows[self.query_one(VirtualList).cursor].copy, side, None)

    def _choose(self, copy: CopyView, side: str, name: FieldName | None) -> None:
        if not self.waits:
            self.waits = True
            self.choose(copy.path, MergeSide(side) if side else None, name)

    def _begin(self, what: Callable[[Path], None], words: str) -> None:
        if not self.waits:
            self.waits = True
            self.say(words)
            what(self.rows[self.query_one(VirtualList).cursor].copy.path)
