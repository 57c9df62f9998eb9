"""What the numbers say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.context import CommandCall
from jobboard_tui.cli.table import table
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry, Parser
    from jobboard_tui.domain.reports.stats import (
        FollowUpResponses,
        FunnelStep,
        Share,
        SourceResponses,
        StageStay,
        Stats,
        WeekCounts,
    )


def declare(commands: CommandRegistry) -> None:
    """Declare the command of this module."""
    stats_ = commands.verb(
        "stats",
        stats,
        does=_("show the funnel, response rates, time per stage, follow-ups and activity per week"),
        rest="query",
    )
    stats_.add_argument(
        "query", metavar="QUERY", nargs="*", help=_("only what matches, as in `list`")
    )
    range_options(stats_)
    stats_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))


def range_options(parser: Parser) -> None:
    """Declare the options that tell from when until when."""
    parser.add_argument("--since", metavar="WHEN", help=_("from this time on"))
    parser.add_argument(
        "--until", metavar="WHEN", help=_("up to this time; a date alone includes that whole day")
    )


def range_of(call: CommandCall) -> tuple[datetime | None, datetime | None]:
    """Return the range that the words of the call mean; `InvalidInput` where it is empty."""
    from jobboard_tui.domain.business_days import calendar_of
    from jobboard_tui.domain.parsing.purpose import PERIOD

    words = call.words
    since = call.when("since", words.since, PERIOD).at if words.since else None
    until = None
    if words.until:
        calendar = calendar_of(call.service.board.zone, ())
        until = calendar.home(calendar.deadline(call.when("until", words.until, PERIOD).deadline))
    if since is not None and until is not None and since >= until:
        raise InvalidInput("--until", _("it is before --since"), _("give a later time"))
    return since, until


def stats(call: CommandCall) -> int:
    """Print the numbers of the applications."""
    from jobboard_tui.domain.business_days import calendar_of
    from jobboard_tui.domain.reports.stats import stats as numbers
    from jobboard_tui.domain.search.find import Query
    from jobboard_tui.domain.text import clean

    service = call.service
    since, until = range_of(call)
    text = clean(" ".join(call.words.query or ()))
    applications = list(service.board.applications.values())
    if text:
        query, view = Query.parse(text), service.view()
        applications = [
            application
            for application in applications
            if query.matches(application, view.next_of(application.id))
        ]
    figures = numbers(applications, calendar_of(service.board.zone, ()), call.now, since, until)
    if call.words.json:
        call.out_json(_shape(figures, text, call))
        return 0
    if not figures.count:
        call.info(_("no application started in that range"))
    call.out_lines(_lines(figures))
    return 0


# -- for scripts ---------------------------------------------------------------------------------


def _shape(figures: Stats, query: str, call: CommandCall) -> dict[str, Any]:
    """The numbers; a rate is in percent, and null where the cases are too few."""
    from jobboard_tui.cli.json_output import optional

    return {
        "since": optional(figures.since, call.home),
        "until": optional(figures.until, call.home),
        "query": query,
        "applications": figures.count,
        "funnel": [_step(step) for step in figures.funnel],
        "responses": [_response(source) for source in figures.responses],
        "stages": [_stay(stay) for stay in figures.stays],
        "follow_ups": [_attempt(attempt) for attempt in figures.attempts],
        "weeks": [_week(week) for week in figures.weeks],
    }


def _step(step: FunnelStep) -> dict[str, Any]:
    return {
        "stage": step.stage.value,
        "count": step.came.part,
        "of": step.came.whole,
        "rate": step.came.percent,
    }


def _response(source: SourceResponses) -> dict[str, Any]:
    return {
        "source": source.source,
        "sent": source.answered.whole,
        "answered": source.answered.part,
        "waiting": source.waiting,
        "rate": source.answered.percent,
        "median_days": source.days,
    }


def _stay(stay: StageStay) -> dict[str, Any]:
    return {
        "stage": stay.stage.value,
        "stays": stay.over,
        "median_days": stay.days,
        "now": stay.now,
        "median_days_so_far": stay.days_so_far,
    }


def _attempt(responses: FollowUpResponses) -> dict[str, Any]:
    return {
        "attempt": responses.number,
        "sent": responses.answered.whole,
        "answered": responses.answered.part,
        "rate": responses.answered.percent,
        "median_days": responses.days,
    }


def _week(week: WeekCounts) -> dict[str, Any]:
    return {
        "week": week.monday.isoformat(),
        "applied": week.applied,
        "meetings": week.meetings,
        "messages": week.messages,
        "responses": week.responses,
    }


# -- in words ------------------------------------------------------------------------------------


def _lines(figures: Stats) -> Iterator[str]:
    yield _("funnel (reached this stage, of previous stage)")
    yield from _indented(_funnel_row(figures))
    yield ""
    yield _("responses by source: {share}").format(share=_share_words(figures.all_responses))
    yield from _indented([_response_row(source) for source in figures.responses])
    yield ""
    yield _("time per stage (median)")
    yield from _indented([_stay_row(stay) for stay in figures.stays])
    yield ""
    yield _("follow-ups answered: {share}").format(share=_share_words(figures.all_attempts))
    yield from _indented([_attempt_row(attempt) for attempt in figures.attempts])
    yield ""
    yield _("activity per week")
    yield from _indented([_week_row(week) for week in figures.weeks])


def _funnel_row(figures: Stats) -> list[tuple[str, ...]]:
    """The steps; the first is no share of a step before."""
    from jobboard_tui.domain.labels import stage_label

    return [
        (stage_label(step.stage), str(step.came.part), _share_words(step.came) if number else "")
        for number, step in enumerate(figures.funnel)
    ]


def _response_row(source: SourceResponses) -> tuple[str, ...]:
    return (
        source.source or pgettext("label", "unknown"),
        _share_words(source.answered),
        _("{count} still open").format(count=source.waiting) if source.waiting else "",
        _waiting_days(source.days) if source.answered.part else "",
    )


def _stay_row(stay: StageStay) -> tuple[str, ...]:
    from jobboard_tui.domain.labels import stage_label

    return (
        stage_label(stay.stage),
        _("{count} done").format(count=stay.over),
        _median_days_words(stay.days) if stay.over else "",
        _("{count} now").format(count=stay.now),
        _median_days_words(stay.days_so_far) if stay.now else "",
    )


def _attempt_row(responses: FollowUpResponses) -> tuple[str, ...]:
    return (
        _("attempt {number}").format(number=responses.number),
        _share_words(responses.answered),
        _waiting_days(responses.days) if responses.answered.part else "",
    )


def _week_row(week: WeekCounts) -> tuple[str, ...]:
    return (
        _("from {date}").format(date=week.monday.isoformat()),
        _("{count} sent").format(count=week.applied),
        ngettext("{count} meeting", "{count} meetings", week.meetings).format(count=week.meetings),
        ngettext("{count} message", "{count} messages", week.messages).format(count=week.messages),
        ngettext("{count} response", "{count} responses", week.responses).format(
            count=week.responses
        ),
    )


def _indented(rows: list[tuple[str, ...]]) -> Iterator[str]:
    columns = len(rows[0]) if rows else 0
    for line in table(rows, (28, *(0,) * (columns - 1))):
        yield f"  {line}"


def _share_words(part: Share) -> str:
    """So many of so many, and the percentage where there are enough of them."""
    if part.percent is None:
        return _("{part} of {whole} (too few to say)").format(part=part.part, whole=part.whole)
    return _("{part} of {whole}, {percent}%").format(
        part=part.part, whole=part.whole, percent=part.percent
    )


def _median_days_words(median: float | None) -> str:
    """A median in days, or that there is none."""
    if median is None:
        return _("too few to say")
    return ngettext("{days} day", "{days} days", median).format(days=f"{median:g}")


def _waiting_days(median: float | None) -> str:
    """After how many days answers came."""
    if median is None:
        return _("too few to say")
    return _("answered after {days}").format(days=_median_days_words(median))
