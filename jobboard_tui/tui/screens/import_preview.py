"""Takes applications in from a file, after showing what was understood; finds invitations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from jobboard_tui.domain.errors import AmbiguousInput, JobboardError
from jobboard_tui.domain.labels import list_names
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.page_actions import bind
from jobboard_tui.tui.presentation.import_plan import PlanItem, counts_line, item_line, items
from jobboard_tui.tui.presentation.styled_text import StyledLine
from jobboard_tui.tui.screens.modal import ModalPage, as_content
from jobboard_tui.tui.widgets.drafts import Drafts
from jobboard_tui.tui.widgets.line_input import Completer, LineInput
from jobboard_tui.tui.widgets.paths import complete_path, paths_in, spoken_size
from jobboard_tui.tui.widgets.safe_text import literal_content
from jobboard_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from jobboard_tui.interchange.importers import Plan
    from jobboard_tui.interchange.importers.decisions import ImportDecisions

Read = Callable[[Sequence[Path], Callable[[int, int], None], "ImportDecisions"], "Plan"]
"""Reads files, in a thread: with what is told how much is done, and what was decided."""

_KEY = "import"
_MOST_WORDS = 4
"""Unknown words for stages that are named above the plan; the list has all."""
CALENDARS = frozenset({".ics", ".ical", ".vcs"})


@frozen
class ImportChoice:
    """The plan to apply, whether the long silent ones are to be closed, and what was decided."""

    plan: Plan
    close_silent: bool
    decisions: ImportDecisions


@frozen
class CalendarFile:
    """A calendar file was named: an invitation, which has a screen of its own."""

    path: Path


def _on_silent(plan: Plan) -> Iterator[str]:
    """Yield which applications can be closed, and which that look like them stay open."""
    from jobboard_tui.interchange.importers.plan_text import remarks_on_underway

    if plan.silent:
        yield ngettext(
            "{count} of these has had no reply and can be closed too: {companies}.",
            "{count} of these have had no reply and can be closed too: {companies}.",
            len(plan.silent),
        ).format(count=len(plan.silent), companies=plan.names(plan.silent))
    for remark in remarks_on_underway(plan):
        yield _("{what}.").format(what=remark[:1].upper() + remark[1:])


class _ReadCancelled(Exception):
    """The user has gone back while a file was being read."""


class ImportScreen(ModalPage[ImportChoice | CalendarFile | None]):
    """Asks for a path, reads beside the screen, shows the plan; dismissed with what to take in."""

    DEFAULT_CSS = """
    ImportScreen {
        & Horizontal { height: 1; width: 100%; padding: 0 1; margin-top: 1; }
        & #asked { width: auto; color: $accent; text-style: bold; padding-right: 1; }
        & LineInput { width: 1fr; background: $surface; }
        & #said { height: auto; padding: 0 1; margin: 0 0 1 0; color: $muted; }
        & #said.-bad { color: $warning; }
        & #counts { height: 1; padding: 0 1; display: none; }
        & #silent { height: auto; padding: 0 1; margin-bottom: 1; color: $warning; display: none; }
    }
    """
    PAGE = "import"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False),
        Binding("q", "leave", show=False),
        bind("import-take", "take(False)"),
        bind("import-take_and_close", "take(True)"),
        bind("import-problems", "problems"),
        bind("import-other_file", "other_file"),
        bind("import-month_first", "order('mdy')"),
        bind("import-day_first", "order('dmy')"),
    ]

    def __init__(self, read: Read, drafts: Drafts, paths: Sequence[Path] = ()) -> None:
        from jobboard_tui.interchange.importers.decisions import ImportDecisions

        super().__init__()
        self.decisions = ImportDecisions()
        self.asks_order = False
        self.read = read
        self.drafts = drafts
        self.paths = list(paths)
        self.reading_of: list[Path] = []
        self.plan: Plan | None = None
        self.problems_only = False
        self._items: list[PlanItem] = []

    def heading(self) -> str:
        """What this is for."""
        return _("Import: LinkedIn's export, a sheet, a board, an invitation (.ics)")

    def keys(self) -> str:
        """What can be done now."""
        return self.with_keys(self._line_of_keys())

    def _line_of_keys(self) -> str:
        plan = self.plan
        if self.asks_order:
            return _(
                "{month_first} month comes first   {day_first} day comes first"
                "   {other_file} another file   Esc back"
            )
        if plan is None:
            return _("Enter read   Tab complete the path   Esc back, nothing is changed")
        if not plan.changes_anything and plan.silent:
            return _(
                "nothing to import   {take_and_close} close unanswered"
                "   {other_file} another file   Esc back"
            )
        if not plan.changes_anything:
            return _("nothing to import   {other_file} another file   Esc back")
        if plan.silent:
            return _(
                "{take} import  {take_and_close} and close unanswered  Enter column"
                "  {problems} problems  {other_file} other  Esc back"
            )
        return _(
            "{take} import  Enter meaning of a column  {problems} problems"
            "  {other_file} another file  Esc back"
        )

    def parts(self) -> Iterable[Widget]:
        """The path, what became of it, the plan."""
        yield Horizontal(Static(pgettext("field", "file"), id="asked", markup=False), self._line())
        yield Static(id="said", markup=False)
        yield Static(id="counts", markup=False)
        yield Static(id="silent", markup=False)
        yield VirtualList(0, self._row)

    def _line(self) -> LineInput:
        left = self.drafts.left(_KEY).get(Drafts.LINE, "")
        return LineInput(
            left,
            placeholder=_("path of a file, zip or folder; or drag it here"),
            suggester=Completer(complete_path),
            select_on_focus=bool(left),
        )

    def on_mount(self) -> None:
        """Read at once what was named when the screen was opened."""
        self.query_one(VirtualList).can_focus = False
        if self.paths:
            self._start(self.paths)
        else:
            self._listen(self.line.value)
            self.set_focus(self.line)

    @property
    def line(self) -> LineInput:
        """Where the path is typed."""
        return self.query_one(LineInput)

    def _row(self, number: int, width: int) -> StyledLine:
        return item_line(self._items[number], width)

    # -- which file --------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._listen(event.value)
        if self.is_open:
            self.drafts.leave(_KEY, {Drafts.LINE: self.line.value})

    def _listen(self, text: str) -> list[Path]:
        """The files that are meant, and say so."""
        try:
            paths = paths_in(text)
            names = ", ".join(spoken_size(path) for path in paths)
            self._say_below(_("→ {names}").format(names=names))
        except JobboardError as error:
            self._say_below(f"{error.why}; {error.hint}", bad=bool(text.strip()))
            return []
        except OSError as error:
            self._say_below(clean(str(error)), bad=True)
            return []
        return paths

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if paths := self._listen(event.value):
            self.drafts.leave(_KEY, {Drafts.LINE: event.value})
            self._start(paths)

    def action_complete(self) -> None:
        """Complete the path that is typed."""
        if self.line.has_focus:
            self.line.complete()

    @on(VirtualList.Chosen)
    def _line_chosen(self, event: VirtualList.Chosen) -> None:
        """Ask what a column or a word means, and read the files again; on other lines take in."""
        from jobboard_tui.interchange.importers.plan import ColumnReport, WordReport
        from jobboard_tui.tui.screens.column_meaning import ColumnMeaningScreen

        event.stop()
        asked = self._items[event.number]
        if not isinstance(asked, ColumnReport | WordReport):
            self.action_take(False)
            return

        def done(meaning: str | None) -> None:
            if meaning is None:
                return
            if isinstance(asked, WordReport):
                self.decisions = self.decisions.with_word(asked.word, meaning)
            else:
                self.decisions = self.decisions.with_column(asked.name, meaning)
            self._start(self.reading_of)

        self.app.push_screen(ColumnMeaningScreen(asked), done)

    def action_order(self, order: str) -> None:
        """Say whether the month or the day comes first, and read the files again."""
        from jobboard_tui.interchange.importers.cell_dates import DateOrder

        if self.asks_order:
            self.decisions = replace(self.decisions, date_order=DateOrder(order))
            self._start(self.reading_of)

    def action_other_file(self) -> None:
        """Back to the path."""
        self._forget_decisions()
        self.plan = None
        self._show_plan()
        self._listen(self.line.value)
        self.set_focus(self.line)
        self.line.select_all()

    # -- reading beside the screen -----------------------------------------------------------

    def _start(self, paths: list[Path]) -> None:
        if len(paths) == 1 and paths[0].suffix.lower() in CALENDARS:
            self.drafts.forget(_KEY)
            self.dismiss(CalendarFile(paths[0]))
            return
        if paths != self.reading_of:
            self._forget_decisions()
        self.reading_of = paths
        self.asks_order = False
        self.plan = None
        self._show_plan()
        self.line.disabled = True
        self._say_below(_("reading {names} …").format(names=", ".join(map(spoken_size, paths))))
        self._read(paths)

    def _forget_decisions(self) -> None:
        """What was said of one file says nothing of another."""
        from jobboard_tui.interchange.importers.decisions import ImportDecisions

        self.decisions = ImportDecisions()
        self.asks_order = False

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self, paths: list[Path]) -> None:
        worker = get_current_worker()
        tell = self.app.call_from_thread
        shown = -1

        def progress(done: int, total: int) -> None:
            nonlocal shown
            if worker.is_cancelled:
                raise _ReadCancelled
            percent = 100 * done // max(1, total)
            if percent != shown:
                shown = percent
                tell(self._say_progress, done, total)

        try:
            plan = self.read(paths, progress, self.decisions)
        except _ReadCancelled:
            return
        except AmbiguousInput as error:
            tell(self._ask_order, f"{error.what}: {error.why}")
        except JobboardError as error:
            columns = getattr(error, "columns", ())
            if columns:
                tell(self._ask_company, error, columns)
            else:
                tell(self._say_failed, str(error))
        except OSError as error:
            tell(self._say_failed, clean(str(error)))
        else:
            if not worker.is_cancelled:
                tell(self._take_plan, plan)

    def _say_progress(self, done: int, total: int) -> None:
        self._say_below(_("reading: {done} of {total} rows").format(done=done, total=total))

    def _say_failed(self, why: str) -> None:
        self.line.disabled = False
        self._say_below(why, bad=True)
        self.set_focus(self.line)

    def _ask_company(
        self, error: JobboardError, columns: Sequence[tuple[str, tuple[str, ...]]]
    ) -> None:
        """Show the columns of a table of which none is known to hold the companies."""
        from jobboard_tui.interchange.importers.columns import shorten_sample
        from jobboard_tui.interchange.importers.plan import ColumnReport, Sureness

        self.line.disabled = False
        self._items = [
            ColumnReport(
                source="",
                name=clean(name),
                meaning="",
                sureness=Sureness.UNKNOWN,
                samples=tuple(shorten_sample(text) for text in samples),
            )
            for name, samples in columns
        ]
        self._say_below(
            _("{why}. Press Enter on the column with the company names.").format(
                why=error.why[:1].upper() + error.why[1:]
            ),
            bad=True,
        )
        rows = self.query_one(VirtualList)
        rows.can_focus = True
        rows.show(len(self._items))
        self.set_focus(rows)

    def _ask_order(self, why: str) -> None:
        """Ask whether the month or the day comes first, where the file leaves it open."""
        self.asks_order = True
        self.line.disabled = False
        self._say_below(why, bad=True)
        self.say(self.keys())
        rows = self.query_one(VirtualList)
        rows.can_focus = True
        self.set_focus(rows)

    def _take_plan(self, plan: Plan) -> None:
        from jobboard_tui.interchange.importers.plan_text import missing_meanings

        self.line.disabled = False
        self.plan = plan
        missing = missing_meanings(plan)
        if missing:
            missing.append(_("Press Enter on the column that does."))
        unknown = [word for word in plan.words if not word.meaning]
        if unknown:
            words = list_names([clean(word.word) for word in unknown], _MOST_WORDS)
            missing.append(
                _("Not a known stage: {words}. Press Enter on one to choose its stage.").format(
                    words=words
                )
            )
        said = _("Nothing has changed yet. This is what was understood:")
        self._say_below(" ".join((*missing, said)), bad=bool(missing))
        self._show_plan()
        rows = self.query_one(VirtualList)
        rows.can_focus = True
        self.set_focus(rows)

    # -- the plan ----------------------------------------------------------------------------

    def _show_plan(self) -> None:
        plan = self.plan
        rows = self.query_one(VirtualList)
        width = self.app.size.width - 2
        self._items = items(plan, self.problems_only, width) if plan else []
        rows.can_focus = plan is not None
        rows.show(len(self._items))
        counts, silent = self.query_one("#counts", Static), self.query_one("#silent", Static)
        counts.display = plan is not None
        silent.display = bool(plan and (plan.silent or plan.underway))
        if plan is not None:
            counts.update(as_content(counts_line(plan)))
            silent.update(literal_content(self.app, "\n".join(_on_silent(plan)), lines=True))
        self.say(self.keys())

    def on_resize(self, _event: events.Resize) -> None:
        """Break the remarks anew."""
        if self.plan is not None:
            self._show_plan()

    def action_problems(self) -> None:
        """Only the rows with problems, and all again."""
        self.problems_only = not self.problems_only
        self._show_plan()

    def action_take(self, close_silent: bool) -> None:
        """Close with the plan, to be applied."""
        plan = self.plan
        if plan is None:
            return
        close_silent = close_silent and bool(plan.silent)
        if not (plan.changes_anything or close_silent):
            return
        self.drafts.forget(_KEY)
        self.dismiss(ImportChoice(plan, close_silent, self.decisions))

    def action_leave(self) -> None:
        """Back, nothing is changed."""
        self.workers.cancel_node(self)
        self.drafts.leave(_KEY, {Drafts.LINE: self.line.value})
        self.dismiss(None)

    def _say_below(self, text: str, bad: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.set_class(bad, "-bad")
        said.update(literal_content(self.app, text))
