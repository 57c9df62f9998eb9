"""The hill: practice, goals, and where they have led."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.fields import number, pairs
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.practice_values import Practice, PracticeEntry
from jobboard_tui.domain.weeks import monday_of
from jobboard_tui.i18n import _, ngettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.reports.progress import Progress, WeekEffort, WeekProgress

PRACTICES = [practice.value for practice in Practice]
GOALS = (*PRACTICES, "level", "aim", "test")


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    practice_ = commands.verb(
        "practice", practice, does=_("log practice; without a kind, show the latest entries")
    )
    practice_.add_argument(
        "kind", metavar="KIND", nargs="?", choices=PRACTICES, help=", ".join(PRACTICES)
    )
    practice_.add_argument("--minutes", metavar="N", type=number, help=_("how long"))
    practice_.add_argument("--count", metavar="N", type=number, help=_("how many times or items"))
    practice_.add_argument("--note", metavar="TEXT", help=_("what you practised"))
    practice_.add_argument("--at", metavar="WHEN", help=_("when you did it (default: now)"))
    practice_.add_argument("--remove", metavar="ID", help=_("delete a practice entry"))
    practice_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))
    hill_ = commands.verb(
        "hill", hill, does=_("show where the last 12 weeks of practice have taken you, and why")
    )
    hill_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))
    goals_ = commands.verb(
        "goals",
        goals,
        does=_("show or set weekly goals and the JLPT; KEY=VALUE sets {names}").format(
            names=", ".join(GOALS)
        ),
        rest="fields",
    )
    goals_.add_argument(
        "fields",
        metavar="KEY=VALUE",
        nargs="*",
        help=_("japanese=150m for minutes, hunting=5 for a count; level=N3 aim=N2 test=2026-12-06"),
    )


# -- practice ------------------------------------------------------------------------------------


def practice(call: CommandCall) -> int:
    """Log what was practised, or look at the log."""
    words, service = call.words, call.service
    if words.remove:
        service.practice.remove(call.text(words.remove))
        return 0
    if words.kind is None:
        return _log(call)
    if words.minutes is not None and words.count is not None:
        raise InvalidInput(
            "--count",
            _("the minutes are already given"),
            _("use only one of --minutes and --count"),
        )
    at = call.past_time("at", words.at, None)
    if at is not None and at > call.now:
        raise InvalidInput("--at", _("that is in the future"), _("log it once it is done"))
    exercise = service.practice.log(
        Practice(words.kind),
        at=at,
        minutes=words.minutes,
        count=words.count,
        note=call.text(words.note or "", lines=True),
    )
    if words.json:
        call.out_json(_exercise_shape(exercise, call))
    else:
        call.out(exercise.id)
        _tell_of_the_week(call)
    return 0


def _tell_of_the_week(call: CommandCall) -> None:
    from jobboard_tui.domain.reports.progress_text import movement_words

    week = _walk(call).weeks[-1]
    call.info(_("this week: {efforts}").format(efforts=", ".join(_efforts(week))))
    call.info(movement_words(week))


def _log(call: CommandCall) -> int:
    from jobboard_tui.cli.table import table
    from jobboard_tui.domain.labels import day_clock
    from jobboard_tui.domain.parsing.practice_line import times

    exercises = sorted(call.service.board.hill.exercises, key=lambda entry: entry.at)
    if call.words.json:
        call.out_json([_exercise_shape(exercise, call) for exercise in exercises])
        return 0
    if not exercises:
        call.info(_("nothing is logged yet: try `jobboard practice japanese --minutes 30`"))
    rows = [
        (
            exercise.id,
            day_clock(exercise.at, call.now),
            exercise.practice.value,
            _("{count} min").format(count=exercise.minutes)
            if exercise.minutes is not None
            else times(1 if exercise.count is None else exercise.count),
            exercise.note,
        )
        for exercise in exercises
    ]
    call.out_lines(table(rows, (0, 0, 0, 0, 60)))
    return 0


def _exercise_shape(entry: PracticeEntry, call: CommandCall) -> dict[str, Any]:
    from jobboard_tui.cli.json_output import instant

    return {
        "id": entry.id,
        "practice": entry.practice.value,
        "at": instant(entry.at, call.home),
        "minutes": entry.minutes,
        "count": entry.count,
        "note": entry.note,
    }


# -- the hill ------------------------------------------------------------------------------------


def hill(call: CommandCall) -> int:
    """Print the path of the last weeks."""
    from jobboard_tui.domain.business_days import calendar_of
    from jobboard_tui.domain.reports.progress import next_test
    from jobboard_tui.domain.reports.self_audit import last_audit, streak

    board = call.service.board
    walk = _walk(call)
    audit = last_audit(board, call.now)
    in_a_row = streak(board, calendar_of(board.zone, ()), call.now)
    resolution = "" if audit is None else audit.note
    if call.words.json:
        log = board.hill
        call.out_json(
            {
                "height": walk.height,
                "start": walk.start,
                "weeks": [_week_shape(week) for week in walk.weeks],
                "level": log.level.value if log.level else None,
                "aim": log.aim.value if log.aim else None,
                "test": next_test(log, call.now.date()).isoformat(),
                "audits_in_a_row": in_a_row,
                "resolution": resolution,
            }
        )
        return 0
    call.out_lines(_lines(call, walk, in_a_row, resolution))
    return 0


def _walk(call: CommandCall) -> Progress:
    from jobboard_tui.domain.business_days import calendar_of
    from jobboard_tui.domain.reports.progress import compute_progress

    board = call.service.board
    return compute_progress(board, calendar_of(board.zone, ()), call.now)


def _week_shape(week: WeekProgress) -> dict[str, Any]:
    return {
        "week": week.monday.isoformat(),
        "move": week.move,
        "height": week.height,
        "goes_on": week.goes_on,
        "practice": {
            practice.value: _effort_shape(effort) for practice, effort in week.efforts.items()
        },
    }


def _effort_shape(effort: WeekEffort) -> dict[str, Any]:
    return {
        "amount": effort.amount,
        "goal": effort.goal.amount,
        "unit": "minutes" if effort.goal.timed else "counts",
        "from_events": effort.by_itself,
    }


def _lines(call: CommandCall, walk: Progress, in_a_row: int, resolution: str) -> Iterator[str]:
    from jobboard_tui.cli.table import table
    from jobboard_tui.domain.labels import day
    from jobboard_tui.domain.reports.progress_text import (
        level_words,
        movement_words,
        place_words,
        rule_words,
    )

    yield place_words(walk)
    rows = [
        (day(week.monday, call.now), *_efforts(week), str(week.height), movement_words(week))
        for week in walk.weeks
    ]
    for line in table(rows, (0, 0, 0, 0, 0, 0)):
        yield f"  {line}"
    yield ""
    yield rule_words()
    yield level_words(call.service.board.hill, call.now)
    yield ngettext(
        "self-audits: {count} week in a row", "self-audits: {count} weeks in a row", in_a_row
    ).format(count=in_a_row)
    if resolution:
        yield _("resolved: {resolution}").format(resolution=resolution.splitlines()[0])


def _efforts(week: WeekProgress) -> list[str]:
    from jobboard_tui.domain.reports.progress_text import effort_words, practice_label

    return [
        _("{practice} {amount}").format(
            practice=practice_label(exercise), amount=effort_words(week.efforts[exercise])
        )
        for exercise in Practice
    ]


# -- goals ---------------------------------------------------------------------------------------


def goals(call: CommandCall) -> int:
    """Set what is told; print what is set where nothing is told."""
    from jobboard_tui.domain.parsing.goals_line import read_goal, read_level

    given = dict(pairs(call.words.fields or (), GOALS))
    if not given:
        _say_goals(call)
        return 0
    monday = monday_of(call.now.date())
    set_goals = [
        read_goal(Practice(name), value, monday)
        for name, value in given.items()
        if name in PRACTICES
    ]
    fields: dict[str, Any] = {}
    for name in ("level", "aim"):
        if name in given:
            fields[name] = read_level(name, given[name])
    if "test" in given:
        fields["test"] = _test(call, given["test"])
    call.service.practice.set_goals(set_goals, **fields)
    return 0


def _say_goals(call: CommandCall) -> None:
    from jobboard_tui.domain.parsing.goals_line import goals_words

    for word in goals_words(call.service.board.hill, call.now.date()).split():
        call.out(word)


def _test(call: CommandCall, value: str) -> date | None:
    if not value.strip():
        return None
    from jobboard_tui.domain.parsing.purpose import TO_COME

    return call.when("test", value, TO_COME).at.date()
