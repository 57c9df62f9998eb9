"""One meeting for a calendar: as a file of its own, or filled in on the web."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.config.user_paths import typed_path
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.labels import day_clock, kind_label
from jobboard_tui.domain.models import MEETINGS, Application, Event
from jobboard_tui.domain.reports.meeting_index import next_meeting_with
from jobboard_tui.i18n import _
from jobboard_tui.tui.actions import action
from jobboard_tui.tui.actions.file_path import ask_for_path
from jobboard_tui.tui.actions.preconditions import a_card
from jobboard_tui.tui.external_programs import opens_links
from jobboard_tui.tui.widgets.choice import Choice

if TYPE_CHECKING:
    from jobboard_tui.domain.board import Board
    from jobboard_tui.storage.store import Store
    from jobboard_tui.tui.screens.board import BoardScreen

_BETWEEN_WORDS = re.compile(r"[^\w]+")
_LONGEST_NAME = 40


def a_meeting(screen: BoardScreen) -> str:
    """Return why there is no meeting, under the cursor or to come; empty if there is one."""
    if (missing := a_card(screen)) or _meeting(screen) is not None:
        return missing
    assert screen.selection.application
    return _("{company}: no meeting is coming up.").format(
        company=screen.selection.application.company
    )


@action("meeting_file", needs=a_meeting)
def meeting_file(screen: BoardScreen) -> None:
    """Ask whether a calendar file is to be written, or which calendar on the web to open."""
    from jobboard_tui.interchange.exporters.web_calendars import WEB_CALENDARS

    application, event = screen.selection.application, _meeting(screen)
    assert application
    assert event
    choices = [
        Choice("f", _("file (.ics)"), "file"),
        *(Choice(_KEYS[name], shown, name) for name, shown in WEB_CALENDARS.items()),
    ]

    def chosen(way: str) -> None:
        if way == "file":
            _ask_for_file(screen, application, event)
        else:
            _open_web_calendar(screen, way, application, event)

    meeting = _("{kind} {time}").format(
        kind=kind_label(event.kind), time=day_clock(event.at, screen.now)
    )
    question = _("add {meeting} to which calendar?").format(meeting=meeting)
    title = screen.selection.about(application.id, question)
    screen.picker.ask(title, choices, chosen)


_KEYS = {"google": "g", "outlook": "o", "office": "m"}


def _open_web_calendar(
    screen: BoardScreen, calendar: str, application: Application, event: Event
) -> None:
    """Open the calendar with the meeting filled in; without a browser copy the link."""
    from jobboard_tui.interchange.exporters.web_calendars import calendar_link

    link = calendar_link(calendar, screen.service.board, application, event)
    programs = screen.session.programs
    if opens_links():
        programs.open_link(link)
    else:
        how = programs.put_on_clipboard(link)
        screen.announcer.say(_("No browser can be opened from here. Link: {how}").format(how=how))


def _ask_for_file(screen: BoardScreen, application: Application, event: Event) -> None:
    """Ask for the path of the file, and write it; over another one only after asking."""
    what = _("{kind} with {company}, {time}").format(
        kind=kind_label(event.kind),
        company=application.company,
        time=day_clock(event.at, screen.now),
    )

    ask_for_path(
        screen,
        screen.selection.about(application.id, _("calendar file")),
        key=f"meeting_file {event.id}",
        initial=_file_name(application, event),
        example="~/interview.ics",
        read=_path,
        words=lambda path: f"→ {what}: {path}",
        write=lambda path, over: _write(
            screen, application.id, event.id, path, what, overwrite=over
        ),
    )


def _meeting(screen: BoardScreen) -> Event | None:
    """Return the meeting under the cursor of the timeline, else the next one of the card."""
    application = screen.selection.application
    if application is None:
        return None
    for event in application.events:
        if event.id == screen.selection.event_id and event.kind in MEETINGS:
            return event
    return next_meeting_with(screen.service.board, application.id, screen.now)


def _file_name(application: Application, event: Event) -> str:
    """Return a path in the home folder: the company, and the day of the meeting."""
    name = _BETWEEN_WORDS.sub("-", application.company)[:_LONGEST_NAME].strip("-").lower()
    return f"~/{name or application.id}-{event.at:%Y-%m-%d}.ics"


def _path(text: str) -> Path:
    """Return the path that a text names; `InvalidInput` unless it is that of an .ics file."""
    path = typed_path(text.strip())
    if path.suffix.lower() != ".ics":
        raise InvalidInput(_("calendar file"), _("its name has to end in .ics"), "~/interview.ics")
    return path


def _write(
    screen: BoardScreen,
    app_id: str,
    event_id: str,
    path: Path,
    what: str,
    *,
    overwrite: bool = False,
) -> None:
    """Write the file in the writer's turn, of the meeting as it stands in the board by then."""

    def job(store: Store) -> tuple[str, Board]:
        from jobboard_tui.interchange.exporters.export import export_meeting

        board = store.load()
        export_meeting(
            board,
            app_id,
            event_id,
            path,
            overwrite=overwrite,
            source=store.path,
            changed=store.changed_at(),
        )
        return _("{what}: saved in {path}.").format(what=what, path=path), board

    screen.session.saver.ask(job)
