"""The hill, its practice log and its self-audit; the numbers and the agenda."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.labels import full_day
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.preconditions import writable
from jobboard_tui.tui.widgets.input_feedback import InputFeedback

if TYPE_CHECKING:
    from jobboard_tui.domain.parsing.goals_line import GoalsLine
    from jobboard_tui.domain.parsing.practice_line import PracticeLine
    from jobboard_tui.tui.screens.board import BoardScreen
    from jobboard_tui.tui.screens.practice import Asking
    from jobboard_tui.tui.widgets.prompt import Prompt

    Said = Callable[[str], None]


@action("hill")
def hill(screen: BoardScreen) -> None:
    """Show where the practice of the last weeks has led."""
    from jobboard_tui.tui.screens.practice import PracticeScreen

    service = screen.service

    def here(ask: Callable[[BoardScreen, Prompt, Said], None]) -> Asking:
        def asking(prompt: Prompt, say: Said) -> None:
            def said(text: str) -> None:
                screen.announcer.announce(text)
                page.show(service.board, service.now())
                say(text)

            why_not = writable(screen)
            if why_not:
                say(why_not)
            else:
                ask(screen, prompt, said)

        return asking

    def go_on(command: str | None) -> None:
        if command:
            screen.command(command)

    asks = {"practice": here(_ask_practice), "goals": here(_ask_goals)}
    page = PracticeScreen(service.board, service.now(), screen.drafts, asks)
    screen.app.push_screen(page, go_on)


@action("practice", needs=writable)
def practice(screen: BoardScreen) -> None:
    """Log what was just practised."""
    _ask_practice(screen, screen.prompt, screen.announcer.announce)


def _ask_practice(screen: BoardScreen, prompt: Prompt, said: Said) -> None:
    from jobboard_tui.domain.labels import day
    from jobboard_tui.domain.parsing.practice_line import parse_practice
    from jobboard_tui.domain.reports.progress import compute_progress
    from jobboard_tui.domain.reports.progress_text import (
        effort_words,
        movement_words,
        practice_label,
    )

    def done(text: str) -> None:
        line = parse_practice(text, screen.service.now())
        exercise = screen.service.practice.log(
            line.practice, at=line.at, minutes=line.minutes, count=line.count, note=line.note
        )
        board, now = screen.service.board, screen.service.now()
        calendar = calendar_of(board.zone, ())
        week = compute_progress(board, calendar, now).weeks[-1]
        if calendar.day(exercise.at) < week.monday:
            said(_("saved for {day}").format(day=day(calendar.day(exercise.at), now)))
            return
        said(
            _("{practice} this week: {amount}; {moved}").format(
                practice=practice_label(line.practice),
                amount=effort_words(week.efforts[line.practice]),
                moved=movement_words(week),
            )
        )

    def echo(text: str) -> InputFeedback:
        line = parse_practice(text, screen.service.now())
        return InputFeedback(_understood(line, screen.service.now()), doubt=". ".join(line.doubts))

    prompt.ask(
        pgettext("action", "practised"),
        key="practice",
        example=_("japanese 30m grammar, hunting 2x alerts, yesterday learning 1h"),
        echo=echo,
        done=done,
    )


@action("goals", needs=writable)
def goals(screen: BoardScreen) -> None:
    """Weekly goals, and the level of Japanese with its test."""
    _ask_goals(screen, screen.prompt, screen.announcer.announce)


def _ask_goals(screen: BoardScreen, prompt: Prompt, said: Said) -> None:
    from jobboard_tui.domain.parsing.goals_line import goals_words, parse_goals

    service = screen.service

    def done(text: str) -> None:
        goals_line = parse_goals(text, service.now())
        service.practice.set_goals(goals_line.goals, **goals_line.fields)
        said(goals_words(service.board.hill, service.now().date()))

    prompt.ask(
        pgettext("action", "goals"),
        key="goals",
        initial=goals_words(service.board.hill, service.now().date()),
        example="japanese=150m hunting=5 learning=90m level=N3 aim=N2",
        echo=lambda text: InputFeedback(_aimed(parse_goals(text, service.now()))),
        done=done,
    )


@action("audit", needs=writable)
def audit(screen: BoardScreen) -> None:
    """Open the weekly self-audit."""
    from jobboard_tui.config.audit_questions import load_questions
    from jobboard_tui.tui.screens.audit import AuditResult, AuditScreen

    def done(audited: AuditResult | None) -> None:
        if audited is not None:
            screen.service.practice.audit(audited.answers, audited.resolution)
            screen.announcer.announce(_("Self-audit saved."))

    service = screen.service
    screen.app.push_screen(
        AuditScreen(service.board, service.now(), load_questions(), screen.drafts), done
    )


@action("statistics")
def statistics(screen: BoardScreen) -> None:
    """Show the numbers of the applications that the filter shows."""
    from jobboard_tui.domain.parsing.date_ranges import DateRange
    from jobboard_tui.domain.reports.stats import Stats, Timelines
    from jobboard_tui.storage.store import pause_collector
    from jobboard_tui.tui.screens.statistics import StatisticsScreen

    board, now = screen.service.board, screen.service.now()
    calendar = calendar_of(board.zone, ())
    shown = [card.application for column_cards in screen.lanes for card in column_cards.cards]

    @cache
    def timelines() -> Timelines:
        with pause_collector():
            return Timelines(shown, now)

    def counting(span: DateRange) -> Stats:
        return timelines().numbers(calendar, span.since, span.until)

    screen.app.push_screen(
        StatisticsScreen(counting, now, calendar, screen.drafts, screen.search.query_text)
    )


@action("agenda")
def agenda(screen: BoardScreen) -> None:
    """Show the days behind and ahead."""
    from jobboard_tui.domain.reports.agenda import AgendaDay, days_from
    from jobboard_tui.tui.screens.agenda import AgendaScreen

    service = screen.service
    board, view, now = service.board, service.view(), service.now()

    def days(begins: date, count: int) -> list[AgendaDay]:
        return days_from(board, view, now, begins, count)

    def go(app_id: str | None) -> None:
        if app_id:
            screen.attempt(lambda: screen.show_card(app_id))

    on_sunday = screen.session.settings.week == "sunday"
    screen.app.push_screen(AgendaScreen(days, now, on_sunday, len(view.overdue)), go)


def _aimed(goals_line: GoalsLine) -> str:
    from jobboard_tui.domain.reports.progress_text import goal_words, practice_label

    parts = [
        _("{practice} {goal}").format(
            practice=practice_label(goal.practice), goal=goal_words(goal.amount, timed=goal.timed)
        )
        for goal in goals_line.goals
    ]
    for name, value in goals_line.fields.items():
        if isinstance(value, date):
            parts.append(_("test {day}").format(day=full_day(value)))
        elif value is not None:
            parts.append(f"{name} {value}")
    return "→ " + " · ".join(parts)


def _understood(line: PracticeLine, now: datetime) -> str:
    from jobboard_tui.domain.labels import day
    from jobboard_tui.domain.parsing.practice_line import times
    from jobboard_tui.domain.reports.progress_text import practice_label

    amount = (
        times(line.count or 1)
        if line.minutes is None
        else _("{count} min").format(count=line.minutes)
    )
    when = "" if line.at is None else day(line.at, now)
    parts = [when, practice_label(line.practice), amount, line.note]
    return "→ " + " · ".join(part for part in parts if part)
