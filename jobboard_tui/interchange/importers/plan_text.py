"""A plan in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from jobboard_tui.domain.labels import kind_label, stage_with_outcome
from jobboard_tui.domain.models import MEETINGS, Application, Deadline, Kind
from jobboard_tui.domain.reports.warnings import unwatched_cautions
from jobboard_tui.domain.text import join_clauses, join_items
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.interchange.importers.meanings import meaning_label, stage_name_label
from jobboard_tui.interchange.importers.plan import (
    ColumnReport,
    Plan,
    PlanRow,
    Problem,
    Sureness,
    Verdict,
    WordReport,
)


def plan_lines(plan: Plan) -> list[str]:
    """Return what the plan is, what was assumed, every row, and what is offered besides."""
    return [
        summary(plan),
        *map(column_line, plan.columns),
        *map(word_line, plan.words),
        *plan.remarks,
        *(line for row in plan.rows for line in _row(row)),
        *_offer(plan),
    ]


def column_line(column: ColumnReport) -> str:
    """Return what a column was taken for, how sure that is, and what stands in it."""
    name = column.name or pgettext("label", "unnamed")
    if column.sureness is Sureness.LEFT_OUT:
        return _("column “{name}”: left out").format(name=name)
    samples = join_items(column.samples) or pgettext("label", "empty")
    if not column.meaning:
        return _("column “{name}”: not understood, saved in the notes: {samples}").format(
            name=name, samples=samples
        )
    line = _("column “{name}”: {meaning} ({code}, {sureness}): {samples}")
    return line.format(
        name=name,
        meaning=meaning_label(column.meaning),
        code=column.meaning,
        sureness=sureness_label(column.sureness),
        samples=samples,
    )


def word_line(word: WordReport) -> str:
    """Return which stage a word was taken for, how sure that is, and where it stands."""
    if not word.meaning:
        line = _("stage word “{word}” ({place}): not understood; --word “{word}=STAGE” explains it")
        return line.format(word=word.word, place=word_place(word))
    return _("stage word “{word}” ({place}): {stage} ({code}, {sureness})").format(
        word=word.word,
        place=word_place(word),
        stage=stage_name_label(word.meaning),
        code=word.meaning,
        sureness=sureness_label(word.sureness),
    )


def word_place(word: WordReport) -> str:
    """Return in which column a word stands, and in how many rows."""
    return ngettext("{count} row of “{column}”", "{count} rows of “{column}”", word.rows).format(
        count=word.rows, column=word.column
    )


def sureness_label(sureness: Sureness) -> str:
    """Return how sure it is what a column holds, in a word."""
    return {
        Sureness.TOLD: pgettext("column", "as given"),
        Sureness.SURE: pgettext("column", "sure"),
        Sureness.LIKELY: pgettext("column", "likely"),
        Sureness.UNKNOWN: pgettext("column", "not understood"),
        Sureness.LEFT_OUT: pgettext("column", "left out"),
    }[sureness]


def missing_meanings(plan: Plan) -> list[str]:
    """Return sentences on what matters and no column of the files tells."""
    meanings = {column.meaning for column in plan.columns}
    if not meanings:
        return []
    steps = any(code.startswith("step:") for code in meanings)
    sentences = []
    if not meanings & {"stage", "outcome"} and not steps:
        sentences.append(_("No column gives the stage."))
    if not meanings & {"applied", "sent_tick"}:
        sentences.append(_("No column gives the application date."))
    return sentences


def summary(plan: Plan) -> str:
    """Return the counts in one line."""
    counts = plan.counts
    return ngettext(
        "{rows} row ({format}): {new} new, {same} already known, {fuller} filled in, "
        "{unreadable} unreadable",
        "{rows} rows ({format}): {new} new, {same} already known, {fuller} filled in, "
        "{unreadable} unreadable",
        len(plan.rows),
    ).format(
        rows=len(plan.rows),
        format=plan.format,
        new=counts[Verdict.NEW],
        same=counts[Verdict.SAME],
        fuller=counts[Verdict.FULLER],
        unreadable=counts[Verdict.UNREADABLE],
    )


def remarks_on_unread(rows: Iterable[PlanRow]) -> list[str]:
    """Return a sentence on how many rows hold what is not understood; none if no row does."""
    count = sum(
        plan_row.understood is not None and bool(plan_row.understood.unread_cells)
        for plan_row in rows
    )
    if not count:
        return []
    sentence = ngettext(
        "{count} row has a cell that was not understood and may affect its stage: it is "
        "saved in the notes, the details list it as not read, and the application is not closed "
        "as having no reply",
        "{count} rows have cells that were not understood and may affect their stages: they "
        "are saved in the notes, the details list them as not read, and the applications are not "
        "closed as having no reply",
        count,
    )
    return [sentence.format(count=count)]


def remarks_on_unwatched(applications: Iterable[Application], now: datetime) -> list[str]:
    """Return sentences on the stages of new applications that promise reminders nothing gives."""
    open_ones = [application for application in applications if application.removed is None]
    return unwatched_cautions(open_ones, now, "UTC")


def _offer(plan: Plan) -> Iterator[str]:
    if plan.silent and plan.closes_silent:
        yield _("to be closed, no reply: {companies}").format(companies=plan.names(plan.silent))
    elif plan.silent:
        yield ngettext(
            "{count} of these has had no reply and can be closed in one step: {companies}",
            "{count} of these have had no reply and can be closed in one step: {companies}",
            len(plan.silent),
        ).format(count=len(plan.silent), companies=plan.names(plan.silent))
    yield from remarks_on_underway(plan)


def remarks_on_underway(plan: Plan) -> list[str]:
    """Return a sentence on what stays open although there was no word for long; none if nothing."""
    if not plan.underway:
        return []
    sentence = ngettext(
        "no news for a long time, but left open because its stage or row shows something in "
        "progress: {companies}",
        "no news for a long time, but left open because their stages or rows show something "
        "in progress: {companies}",
        len(plan.underway),
    )
    return [sentence.format(companies=plan.names(plan.underway))]


def _row(row: PlanRow) -> Iterator[str]:
    """One line for a row, and one for each problem in it."""
    where = _("line {line}").format(line=row.line)
    verdict = verdict_label(row.verdict)
    if row.understood is not None:
        description = describe_application(row.understood)
        if row.reason:
            description = _("{said} ({reason})").format(said=description, reason=row.reason)
        yield f"{row.source}, {where}: {verdict}: {description}"
    for problem in row.problems:
        if row.understood is None:
            yield f"{row.source}, {problem_line(problem)}"
        else:
            yield f"    {problem_line(problem)}"


def problem_line(problem: Problem) -> str:
    """Return where something is wrong, and what."""
    if problem.column:
        return _("line {line}, column “{column}”: {what}").format(
            line=problem.line, column=problem.column, what=problem.what
        )
    return _("line {line}: {what}").format(line=problem.line, what=problem.what)


def describe_application(application: Application) -> str:
    """Return what was understood of a row: company, role, stage, dates."""
    words = [
        f"{application.company}, {application.role or '–'}",
        stage_with_outcome(application.stage, application.outcome, application.column),
        applied_on(application),
        *deadlines(application),
    ]
    if application.tags:
        words.append(" ".join(f"#{tag}" for tag in application.tags))
    return join_clauses(words)


def applied_on(application: Application) -> str:
    """Return the day of applying; empty where none is known."""
    for event in application.events:
        if event.kind is Kind.APPLIED:
            return _("applied {day}").format(day=_day(event.at))
    return ""


def deadlines(application: Application) -> list[str]:
    """Return the dates until which something is to happen, and the meetings that are to come."""
    words = {
        Kind.APPLIED: _("reply by {day}"),
        Kind.OFFER: _("answer by {day}"),
        Kind.TASK: _("to do by {day}"),
    }
    days = [
        words[event.kind].format(day=_day(event.by))
        for event in application.events
        if event.by is not None and event.kind in words
    ]
    days += [
        _("{kind} on {day}").format(kind=kind_label(event.kind), day=_day(event.at))
        for event in application.events
        if event.kind in MEETINGS and not event.cancelled and event.at > event.logged
    ]
    if application.apply_by is not None:
        days.append(_("apply by {day}").format(day=_day(application.apply_by)))
    return days


def _day(at: Deadline) -> str:
    if isinstance(at, datetime) and (at.hour or at.minute):
        return f"{at:%Y-%m-%d %H:%M}"
    return f"{at:%Y-%m-%d}"


def verdict_label(verdict: Verdict) -> str:
    """Return what becomes of a row, in words."""
    return {
        Verdict.NEW: pgettext("row", "new"),
        Verdict.SAME: _("already known"),
        Verdict.FULLER: _("filled in"),
        Verdict.UNREADABLE: pgettext("row", "unreadable"),
    }[verdict]
