"""The plan from yes to the first day of an application that was accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.arguments import name_application
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.text import join_items
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.joining_steps import JoiningRows
    from jobboard_tui.domain.models import Application
    from jobboard_tui.domain.offers.joining_plan import JoiningPlan, PlanLine

_DATES = ("first-day", "last-day")
_DONE, _OUT, _OPEN = "done", "out", "open"


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    plan_ = commands.verb(
        "plan",
        plan,
        does=_(
            "show the plan from accepting to the first day: each step with its date, reason "
            "and source"
        ),
        rest="changes",
    )
    name_application(plan_)
    plan_.add_argument(
        "changes",
        metavar="STEP=…",
        nargs="*",
        help=_(
            "STEP=done, STEP=out (does not apply), STEP=WHEN (another day), STEP=open (as planned);"
            " first-day=WHEN, last-day=WHEN"
        ),
    )
    plan_.add_argument(
        "--lang", metavar="L", choices=("en", "ja"), default="en", help=_("en or ja")
    )
    plan_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))


def plan(call: CommandCall) -> int:
    """Change what is told; print the plan."""
    from jobboard_tui.cli.fields import pairs
    from jobboard_tui.config.japanese_words import speaking_in
    from jobboard_tui.domain.letters.types import Language

    service = call.service
    application = call.application()
    known = (*_DATES, *service.joining.steps())
    changes = list(pairs(call.words.changes or (), known))
    label = _("plan: {company}").format(company=application.company)
    with call.narration_held(), service.as_one_change(label):
        for name, value in changes:
            _change(call, application, name, value)
    if changes and not call.words.json:
        return 0
    with speaking_in(Language(call.words.lang)):
        _print(call, service.board[application.id])
    return 0


def _print(call: CommandCall, application: Application) -> None:
    """The plan as it stands, and what is to be said beside it."""
    joining = call.service.joining.plan(application.id, call.settings.situation)
    if call.words.json:
        call.out_json(_shape(call, application, joining))
        return
    if joining is None:
        call.info(
            _("the first day is not known: jobboard plan {app} first-day=WHEN").format(
                app=application.id
            )
        )
        return
    call.out_lines(_lines(call, application, joining))
    for remark in joining.remarks:
        call.info(_("note: {sentence}").format(sentence=remark))
    for hint in _hints(call):
        call.info(_("note: {sentence}").format(sentence=hint))


def _change(call: CommandCall, application: Application, name: str, value: str) -> None:
    """Change a step, or one of the two days, as a word of the call says."""
    from jobboard_tui.domain.parsing.purpose import BEGINNING

    joining, text, app_id = call.service.joining, call.text(value), application.id
    if name in _DATES:
        is_first = name == "first-day"
        own = application.first_day if is_first else application.last_day
        day = call.when(name, text, BEGINNING, own).deadline if text else None
        (joining.set_first_day if is_first else joining.set_last_day)(app_id, day)
        return
    verbs = {_DONE: joining.tick, _OUT: joining.leave_out, _OPEN: joining.reset}
    if text.lower() in verbs:
        verbs[text.lower()](app_id, name)
        return
    if not text:
        raise InvalidInput(
            name, _("text still missing"), _("write done, out, open or a day after the =")
        )
    joining.move(app_id, name, call.when(name, text, BEGINNING).at.astimezone(call.home).date())


def _hints(call: CommandCall) -> Iterator[str]:
    """What one may set, and where to ask."""
    settings = call.settings
    if not settings.residence:
        yield _("jobboard settings residence=STATUS saves it once for all plans: {names}").format(
            names=", ".join(_rows().residence)
        )
    yield _("This is information, not legal advice. Where to ask: {places}").format(
        places=join_items(map(_, _rows().ask))
    )


def _rows() -> JoiningRows:
    from jobboard_tui.config.first_day_file import load_joining_rows

    return load_joining_rows()


def _lines(call: CommandCall, application: Application, joining: JoiningPlan) -> Iterator[str]:
    from jobboard_tui.cli.table import table
    from jobboard_tui.domain.labels import ago, day

    first, last = (day(at, call.now) for at in (joining.dates.first, joining.dates.last))
    yield _("{company}, {role}: first day {first}, {ago}").format(
        company=application.company,
        role=application.role,
        first=first,
        ago=ago(joining.dates.first, call.now),
    )
    if call.settings.situation.employed_as != "none":
        yield _("last day at the current employer {last}; notice {notice}, by {day}").format(
            last=last, notice=joining.notice.spoken(), day=day(joining.dates.notice, call.now)
        )
    yield ""
    rows = [
        (
            _glyph(call, line),
            day(line.day, call.now),
            _(line.rule.title),
            line.rule.id,
            _state(call, line),
        )
        for line in joining.lines
    ]
    for line, row in zip(joining.lines, table(rows, (0,) * 5), strict=True):
        yield row
        yield f"   {_(line.rule.do)}"
        yield "   " + _("Why: {why} ({source})").format(
            why=_(line.rule.words), source=_(line.rule.source)
        )


def _glyph(call: CommandCall, line: PlanLine) -> str:
    glyphs = call.glyphs
    signs = {
        "later": glyphs.waiting,
        "due": glyphs.due,
        "late": glyphs.late,
        "done": glyphs.marked,
        "left-out": glyphs.dot,
    }
    return signs[line.state.value]


def _state(call: CommandCall, line: PlanLine) -> str:
    from jobboard_tui.domain.offers.joining_plan import state_words

    return state_words(line, call.now)


def _shape(
    call: CommandCall, application: Application, joining: JoiningPlan | None
) -> dict[str, Any]:
    from jobboard_tui.cli.json_output import deadline

    settings = call.settings
    dates = None if joining is None else joining.dates
    return {
        "application": application.id,
        "company": application.company,
        "role": application.role,
        "first_day": None if dates is None else _day(application.first_day, dates.first, call),
        "last_day": None if dates is None else _day(application.last_day, dates.last, call),
        "last_day_told": application.last_day is not None,
        "notice_by": None if dates is None else deadline(dates.notice, call.home),
        "notice": settings.notice,
        "employment": settings.employment,
        "residence": settings.residence,
        "steps": [] if joining is None else [_step(line) for line in joining.lines],
        "remarks": [] if joining is None else list(joining.remarks),
        "ask": [_(title) for title in _rows().ask],
    }


def _day(chosen: date | datetime | None, known: date, call: CommandCall) -> str | None:
    from jobboard_tui.cli.json_output import deadline

    return deadline(known if chosen is None else chosen, call.home)


def _step(line: PlanLine) -> dict[str, Any]:
    return {
        "id": line.rule.id,
        "title": _(line.rule.title),
        "do": _(line.rule.do),
        "why": _(line.rule.words),
        "source": _(line.rule.source),
        "day": line.day.isoformat(),
        "planned": line.planned.isoformat(),
        "state": line.state.value,
    }
