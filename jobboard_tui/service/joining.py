"""The plan from yes to the first day: read, and what the seeker says of its steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.joining_steps import JoiningSituation
from jobboard_tui.domain.labels import outcome_label
from jobboard_tui.domain.models import ActionKind, Application, Deadline
from jobboard_tui.domain.offers.decision import others_to_tell
from jobboard_tui.domain.offers.joining_plan import (
    JoiningPlan,
    accepted_day,
    joining_plan,
    with_step,
)
from jobboard_tui.domain.rules import Rule
from jobboard_tui.i18n import _
from jobboard_tui.service.live_board import LiveBoard


class JoiningChanges:
    """The use cases of the plan of an application that was accepted."""

    def __init__(self, live: LiveBoard) -> None:
        self._live = live

    def steps(self) -> dict[str, Rule]:
        """The rules that are steps of the plan, by their ids."""
        rules = self._live.rule_set.rules
        return {name: rule for name, rule in rules.items() if rule.step is not None}

    def plan(self, app_id: str, situation: JoiningSituation) -> JoiningPlan | None:
        """The plan; None as long as the first day is not known.

        `JobboardError` where the application is not accepted.
        """
        live = self._live
        self._require_accepted(live.board[app_id])
        return joining_plan(
            live.board[app_id],
            live.rule_set,
            situation,
            calendar_of(live.board.zone, live.rule_set.closed),
            live.now(),
            has_others=bool(others_to_tell(live.board, app_id)),
        )

    def set_first_day(self, app_id: str, day: Deadline | None) -> None:
        """The first day is known, or no more (None)."""
        self._require_accepted(self._live.board[app_id])
        self._live.alter(
            app_id, _("plan: {company}"), lambda application: replace(application, first_day=day)
        )

    def set_last_day(self, app_id: str, day: Deadline | None) -> None:
        """The last day at the current employer is known, or no more (None)."""
        self._require_accepted(self._live.board[app_id])
        self._live.alter(
            app_id, _("plan: {company}"), lambda application: replace(application, last_day=day)
        )

    def tick(self, app_id: str, step: str, at: datetime | None = None) -> None:
        """The step is done."""
        self._mark(_("done: {step}, {company}"), app_id, step, ActionKind.DONE, at=at)

    def leave_out(self, app_id: str, step: str) -> None:
        """The step does not apply."""
        self._mark(_("left out: {step}, {company}"), app_id, step, ActionKind.DISMISSED)

    def move(self, app_id: str, step: str, day: date) -> None:
        """The step has another day than the plan gives it."""
        until = datetime.combine(day, time(0), self._live.board.home)
        label = _("moved: {step}, {company}")
        self._mark(label, app_id, step, ActionKind.SNOOZED, until=until)

    def reset(self, app_id: str, step: str) -> None:
        """The step is open again, on the day that the plan gives it."""
        self._mark(_("as planned: {step}, {company}"), app_id, step, None)

    def _mark(
        self,
        label: str,
        app_id: str,
        step: str,
        shelf: ActionKind | None,
        *,
        at: datetime | None = None,
        until: datetime | None = None,
    ) -> None:
        live = self._live
        rule = self.steps().get(step)
        if rule is None:
            raise InvalidInput(
                _("step {step}").format(step=step),
                _("unknown name"),
                _("use one of {names}").format(names=", ".join(self.steps())),
            )
        self._require_accepted(live.board[app_id])
        said_at = at or live.now()
        label = label.format(step=_(rule.title), company=live.board[app_id].company)
        live.change(
            label,
            lambda board: board.with_applications(
                with_step(board[app_id], rule, shelf, said_at, until)
            ),
        )

    def _require_accepted(self, application: Application) -> None:
        calendar = calendar_of(self._live.board.zone, self._live.rule_set.closed)
        outcome = application.outcome
        if outcome is not None and outcome.ends_offer:
            raise JobboardError(
                application.company,
                _("{end}, so there is no plan to the first day any more").format(
                    end=outcome_label(outcome)
                ),
                _("write to them: jobboard draft {app}").format(app=application.id),
            )
        if accepted_day(application, calendar, self._live.now()) is None:
            raise JobboardError(
                application.company,
                _("it hasn't been accepted yet, and there is a plan only after that"),
                _("log the acceptance first: jobboard log {app} accepted").format(
                    app=application.id
                ),
            )
