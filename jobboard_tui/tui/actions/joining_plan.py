"""The plan from yes to the first day of an application that was accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.joining_steps import JoiningSituation, parse_notice
from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.offers.joining_plan import JoiningPlan, PlanLine, PlanState

if TYPE_CHECKING:
    from collections.abc import Callable

    from jobboard_tui.domain.parsing.datetimes import TypedTime
    from jobboard_tui.tui.screens.board import BoardScreen


def show_plan(screen: BoardScreen, app_id: str) -> None:
    """Show the plan of an application; from it the papers for joining."""
    from jobboard_tui.config.first_day_file import load_joining_rows
    from jobboard_tui.domain.letters.types import Language
    from jobboard_tui.tui.actions.accept_offer import show_papers
    from jobboard_tui.tui.screens.joining_plan import JoiningPlanScreen

    page = JoiningPlanScreen(
        screen.service.board[app_id].company,
        _PlanOfCard(screen, app_id),
        load_joining_rows(),
        screen.service.now,
        screen.drafts,
        language=Language(screen.session.settings.questions),
    )
    papers = partial(show_papers, screen, app_id)
    screen.app.push_screen(page, lambda wanted: papers() if wanted else None)


class _PlanOfCard:
    """What the sheet of one card asks of the board."""

    def __init__(self, screen: BoardScreen, app_id: str) -> None:
        self._screen = screen
        self._app_id = app_id

    def plan(self) -> JoiningPlan | None:
        """The plan as it stands; None without a first day, and where the card is gone."""
        try:
            return self._screen.service.joining.plan(self._app_id, self.situation())
        except JobboardError:
            return None

    def tick(self, line: PlanLine) -> None:
        """Tick a step off, or open it again."""
        joining = self._screen.service.joining
        change = joining.reset if line.state is PlanState.DONE else joining.tick
        self._change(lambda: change(self._app_id, line.rule.id))

    def leave_out(self, line: PlanLine) -> None:
        """Leave a step out, or take it in again."""
        joining = self._screen.service.joining
        change = joining.reset if line.state is PlanState.LEFT_OUT else joining.leave_out
        self._change(lambda: change(self._app_id, line.rule.id))

    def move(self, line: PlanLine, day: date) -> None:
        """Give a step another day."""
        self._change(lambda: self._screen.service.joining.move(self._app_id, line.rule.id, day))

    def set_day(self, field: str, text: str) -> None:
        """Set the first day or the last day, which are fields of the application."""
        value: Deadline = self._read(text).deadline
        self._change(lambda: self._screen.service.edit([self._app_id], **{field: value}))

    def read_day(self, text: str) -> str:
        """What a typed day means, in full."""
        from jobboard_tui.domain.parsing.datetimes import echo

        return echo(self._read(text), self._screen.service.now())

    def day_of(self, text: str) -> date:
        """The day that a typed text means."""
        return self._read(text).at.date()

    def _read(self, text: str) -> TypedTime:
        from jobboard_tui.domain.parsing.datetimes import parse_when
        from jobboard_tui.domain.parsing.purpose import BEGINNING

        return parse_when(text, self._screen.service.now(), BEGINNING)

    def situation(self) -> JoiningSituation:
        """What the settings say."""
        return self._screen.session.settings.situation

    def set_situation(
        self,
        *,
        residence: str | None = None,
        employment: str | None = None,
        notice: str | None = None,
    ) -> None:
        """Keep what is said; the steps for somebody in that situation count at once."""
        from jobboard_tui.config.first_day_file import with_joining_steps

        screen, known = self._screen, self._screen.session.settings
        notice_text = known.notice if notice is None else notice and str(parse_notice(notice))
        screen.session.remember(
            replace(
                known,
                residence=known.residence if residence is None else residence,
                employment=known.employment if employment is None else employment,
                notice=notice_text,
            )
        )
        service = screen.service
        service.rule_set = with_joining_steps(service.rule_set, screen.session.settings.situation)
        service.reminders.rebuild()
        screen.redraw()

    def _change(self, change: Callable[[], None]) -> None:
        from jobboard_tui.tui.actions.preconditions import writable

        screen = self._screen
        if why_not := writable(screen):
            screen.announcer.say(why_not)
            return
        screen.attempt(change)
        screen.redraw()
