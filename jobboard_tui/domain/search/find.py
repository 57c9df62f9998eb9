"""Finding applications: the one that a text names, those that a filter keeps, the nearest name."""

from __future__ import annotations

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.board_columns import column_of
from jobboard_tui.domain.errors import AmbiguousName, NotFound
from jobboard_tui.domain.models import Application, Stage
from jobboard_tui.domain.search.query import Query
from jobboard_tui.domain.search.search_index import SearchIndex
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.i18n import _, pgettext

__all__ = [
    "Query",
    "SearchIndex",
    "candidate_line",
    "find_application",
    "find_with_closed",
    "jump",
]

MOST_CANDIDATES = 12


def find_application(board: Board, text: str) -> Application:
    """Return the one application that a text names: its id, or words of its company or role.

    A whole company or role goes before a part of one, and the only one that is not closed before
    closed ones. `NotFound` where nothing matches, `AmbiguousName` with a line for each candidate
    where several do.
    """
    return find_with_closed(board, text)[0]


def find_with_closed(board: Board, text: str) -> tuple[Application, tuple[Application, ...]]:
    """Return the one application that a text names, and the closed ones that it names as well.

    Raises what `find_application` raises.
    """
    wanted = text.strip()
    if wanted in board.applications:
        return board.applications[wanted], ()
    shown = clean(wanted[:60])
    sought = fold(wanted)
    applications = _named(board, wanted, sought) if sought else []
    standing = [
        application for application in applications if application.stage is not Stage.CLOSED
    ]
    if len(standing) == 1:
        return standing[0], tuple(
            application for application in applications if application is not standing[0]
        )
    if len(applications) == 1:
        return applications[0], ()
    what = _("application {text}").format(text=shown or pgettext("amount", "(nothing)"))
    if not applications:
        raise NotFound(what, _("nothing on the board matches"), _("see `jobboard list`"))
    raise AmbiguousName(
        what,
        _("{count} applications match").format(count=len(applications)),
        _("give more of the text, or the id"),
        tuple(candidate_line(application) for application in applications[:MOST_CANDIDATES]),
    )


def _named(board: Board, wanted: str, sought: str) -> list[Application]:
    """Those whose whole company or role it is; otherwise those that have it somewhere."""
    applications = board.applications.values()
    whole = [
        application
        for application in applications
        if sought
        in (
            fold(application.company),
            fold(application.role),
            fold(f"{application.company} {application.role}"),
        )
    ]
    if whole:
        return whole
    words = wanted.split()
    parted = [
        (fold("".join(words[:place])), fold("".join(words[place:])))
        for place in range(1, len(words))
    ]
    return [application for application in applications if _has(application, sought, parted)]


def _has(application: Application, sought: str, parted: list[tuple[str, str]]) -> bool:
    """Whether it stands in the company or the role, or from one to the other at a blank."""
    company, role = fold(application.company), fold(application.role)
    return (
        sought in company
        or sought in role
        or any(company.endswith(head) and role.startswith(tail) for head, tail in parted)
    )


def candidate_line(application: Application) -> str:
    """Return an application in one line, enough to tell it from others."""
    return _("{id}  {company}  {role}  {stage}").format(
        id=application.id,
        company=application.company,
        role=application.role,
        stage=column_of(application).name,
    )


def jump(board: Board, letters: str) -> list[Application]:
    """Return the applications that a few letters may mean, the likeliest first.

    See `SearchIndex.jump`.
    """
    return SearchIndex(board).jump(letters)
