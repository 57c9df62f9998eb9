"""The bank of questions as a page of help is shown: headings, and rows that can be searched."""

from __future__ import annotations

from datetime import datetime

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.labels import day
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.reports.reflection import AskedQuestion, next_interview, question_bank
from jobboard_tui.domain.text import fold
from jobboard_tui.i18n import _
from jobboard_tui.tui.presentation.help_rows import HelpRow, HelpSection


def sections(board: Board, application: Application | None, now: datetime) -> list[HelpSection]:
    """Return every question by company, role and round, newest first.

    Those of this application's company come first, then those for its role, then those of the
    round that is next.
    """
    groups: dict[tuple[str, str, int | None], list[AskedQuestion]] = {}
    for asked in question_bank(board):
        groups.setdefault((asked.company, asked.role, asked.round), []).append(asked)
    ordered = list(groups.items())
    if application is not None:
        here, role = fold(application.company), fold(application.role)
        ahead = next_interview(application, now)
        round = None if ahead is None else ahead.round
        ordered.sort(
            key=lambda group: (
                fold(group[0][0]) != here,
                fold(group[0][1]) != role,
                round is None or group[0][2] != round,
            )
        )
    return [HelpSection(_title(*key), [_row(row, now) for row in rows]) for key, rows in ordered]


def _title(company: str, role: str, round: int | None) -> str:
    if round is None:
        return _("{company}, {role}").format(company=company, role=role)
    return _("{company}, {role}, round {round}").format(company=company, role=role, round=round)


def _row(asked: AskedQuestion, now: datetime) -> HelpRow:
    return HelpRow(day(asked.at.astimezone(now.tzinfo), now), "", asked.question)
