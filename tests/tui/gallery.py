"""A small board and an app that shows it, for tests of how things look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from textual.app import App, ComposeResult
from textual.widget import Widget

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Application, Channel, Event, Kind, Stage, Timeline
from jobboard_tui.domain.reminders.reminder_index import ReminderIndex, ReminderView
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.tui.glyphs import UNICODE, Glyphs
from jobboard_tui.tui.presentation.columns import arrange_columns
from jobboard_tui.tui.presentation.styled_text import StyledLine
from jobboard_tui.tui.theme import OURS, variable_defaults
from jobboard_tui.tui.widgets.column import StageColumn
from jobboard_tui.tui.widgets.columns import BoardColumns, ColumnCards
from tests.domain.timeline_builder import known_rules

NOW = datetime(2026, 11, 21, 17, 0, tzinfo=ZoneInfo("Asia/Tokyo"))


def application(app_id: str, stage: Stage = Stage.APPLIED, **fields: object) -> Application:
    given = {"company": f"{app_id} KK", "role": "SRE", "added": NOW, **fields}
    return Application(id=app_id, stage=stage, **given)  # type: ignore[arg-type]


def event(kind: Kind, days: float, number: int = 1, **fields: object) -> Event:
    """An event so many days from now (negative: in the past)."""
    at = NOW + timedelta(days=days)
    return Event(
        id=f"{kind.value}-{number}",
        kind=kind,
        at=at,
        logged=min(at, NOW),
        **fields,  # type: ignore[arg-type]
    )


def interviewed(app_id: str = "aoba") -> Application:
    """An application with a held interview, one ahead, a message and the application itself."""
    events = (
        event(Kind.APPLIED, -19, via=Channel.LINKEDIN),
        event(Kind.RECEIVED, -3, needs_reply=False, note="Please come. ご来社ください。"),
        event(Kind.INTERVIEW, -1.1, 1, round=1, people=("Sato", "Mori")),
        event(Kind.INTERVIEW, 3, 2, round=2, where="https://meet.example.com/a"),
    )
    return application(app_id, Stage.INTERVIEW, events=Timeline(events))


def board_of(*applications: Application) -> Board:
    return Board(applications={one.id: one for one in applications})


def view_of(board: Board, now: datetime = NOW) -> ReminderView:
    return ReminderIndex(known_rules()).view_at(board, now)


def lanes_of(
    board: Board, marked: Iterable[str] = (), order: SortOrder = SortOrder.COMPANY
) -> list[ColumnCards]:
    return arrange_columns(board, view_of(board), order, frozenset(marked))


def words(line: StyledLine) -> str:
    return "".join(text for text, _tone in line)


class Gallery(App[None]):
    """Shows some widgets and remembers the messages that they post."""

    def __init__(self, *shown: Widget, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.shown = shown
        self.glyphs = glyphs
        self.heard: list[object] = []
        for theme in OURS:
            self.register_theme(theme)
        self.theme = OURS[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield from self.shown

    def on_board_columns_selected(self, message: BoardColumns.Selected) -> None:
        self.heard.append(message)

    def on_board_columns_opened(self, message: BoardColumns.Opened) -> None:
        self.heard.append(message)

    def on_board_columns_dropped(self, message: BoardColumns.Dropped) -> None:
        self.heard.append(message)

    def text_of(self, widget: Widget) -> list[str]:
        """What stands on the lines of a widget."""
        return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def column(columns: BoardColumns, stage: Stage) -> StageColumn:
    return next(
        stage_column for stage_column in columns.query(StageColumn) if stage_column.stage is stage
    )


def many(count: int, stage: Stage = Stage.APPLIED) -> Sequence[Application]:
    return [application(f"a{number:05}", stage) for number in range(count)]
