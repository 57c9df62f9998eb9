"""What a file told of an application when it was read last, and what has changed in it since.

What changed in the file and not on the board is taken over; what changed on both stays as it is on
the board, and is said. What a file told is kept beside the lock and the journal, on this machine,
with the change that it brought: where that is undone, what was told before counts again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from jobboard_tui.domain.board import Board, with_event
from jobboard_tui.domain.fields import FIELDS, FieldType, field_names
from jobboard_tui.domain.labels import stage_with_outcome
from jobboard_tui.domain.models import DECISIONS, MEETINGS, Application, Event, Kind
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.plan import Plan
from jobboard_tui.storage import atomic_write

FILE = "imported.json"
_FIELDS = tuple(
    name
    for name in field_names(FieldType.TEXT, FieldType.LINK, FieldType.DEADLINE)
    if not FIELDS[name].is_required
)
"""The fields of one value; tags and notes only grow."""
_MOST = 20_000
_MOST_BEFORE = 5
"""Earlier tellings that are kept of an application, for imports that are undone."""

_COMPARED = frozenset((*MEETINGS, *DECISIONS, Kind.OFFER))

FileValues = Mapping[str, Any]
"""What a file told of one application: its `fields`, its `stage` and its `meetings`."""


def file_values(application: Application) -> FileValues:
    """Return what a file tells of an application, as it is kept."""
    return {
        "fields": {name: _text(getattr(application, name)) for name in _FIELDS},
        "stage": [
            application.stage.value,
            application.outcome.value if application.outcome else "",
        ],
        "meetings": [_meeting(event) for event in application.events if _is_compared(event)],
    }


def update(
    there: Application, last: FileValues, application: Application
) -> tuple[Application, list[str]]:
    """Return the application with what only the file has changed, and what both sides have."""
    conflicts: list[str] = []
    known = file_values(application)
    for name in _FIELDS:
        new, old = known["fields"][name], last.get("fields", {}).get(name, "")
        here = _text(getattr(there, name))
        if not new or new in (old, here):
            continue
        if here == old:
            there = replace(there, **{name: getattr(application, name)})
        else:
            conflicts.append(_conflict(FIELDS[name].label(), here, new))
    there = _with_meetings(there, last.get("meetings", []), application, conflicts)
    return _with_stage(there, last.get("stage", []), application, conflicts), conflicts


def _with_meetings(
    there: Application, last: list[Any], application: Application, conflicts: list[str]
) -> Application:
    """Meetings that are new in the file, and those that it has moved."""
    planned = [event for event in application.events if _is_compared(event)]
    gone = [meeting for meeting in last if meeting not in [_meeting(event) for event in planned]]
    for event in planned:
        mark = _meeting(event)
        if mark in last or any(_meeting(event) == mark for event in there.events):
            continue
        before = next(
            (meeting for meeting in gone if (meeting[0], meeting[2]) == (mark[0], mark[2])), None
        )
        if before is None:
            is_news = event.kind in MEETINGS or all(
                other.kind is not event.kind for other in there.events
            )
            there = with_event(there, event) if there.is_open and is_news else there
            continue
        gone.remove(before)
        own = next((other for other in there.events if _meeting(other) == before), None)
        if own is None:
            conflicts.append(_conflict(_("the meeting time"), "–", mark[1]))
            continue
        moved = replace(own, at=event.at, minutes=event.minutes)
        board = Board(applications={there.id: there}).amend(there.id, moved)
        there = board[there.id]
    return there


def _with_stage(
    there: Application, last: list[str], application: Application, conflicts: list[str]
) -> Application:
    new = [application.stage.value, application.outcome.value if application.outcome else ""]
    here = [there.stage.value, there.outcome.value if there.outcome else ""]
    if new in (last, here):
        return there
    if here != last:
        if there.is_open and application.is_open and application.stage.rank < there.stage.rank:
            return there  # a meeting that is new has brought it further
        words = [stage_with_outcome(side.stage, side.outcome, "") for side in (there, application)]
        conflicts.append(_conflict(_("the stage"), *words))
        return there
    board = Board(applications={there.id: there})
    at = max((move.at for move in application.moves), default=there.added)
    return board.move(there.id, application.stage, at, application.outcome)[there.id]


def _is_compared(event: Event) -> bool:
    """Whether an event is one of the meetings, offers and ends whose dates files tell."""
    return event.kind in _COMPARED and not event.undated


def _conflict(what: str, here: str, new: str) -> str:
    return _("{what} differs here ({here}) and in the file ({new}): left unchanged").format(
        what=what, here=here or "–", new=new
    )


def _meeting(event: Event) -> list[Any]:
    return [event.kind.value, event.at.isoformat(), event.round]


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return "" if value is None else str(value)


# -- what is kept --------------------------------------------------------------------------------


def load_file_values(folder: Path, undone: Collection[str] = ()) -> Mapping[str, FileValues]:
    """Return what files told last, by the ids of applications; nothing where none can be read.

    What an import told whose change is `undone` does not count.
    """
    try:
        files = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(files, dict):
        return {}
    counting = {
        key: _in_effect(dict(_sound(values)), undone)
        for key, values in files.items()
        if isinstance(values, dict)
    }
    return {key: values for key, values in counting.items() if values}


def _in_effect(values: FileValues, undone: Collection[str]) -> FileValues:
    """What was told last by an import that is not undone; empty if none is left."""
    while values.get("change") in undone:
        values = dict(_sound(values.get("before", {})))
    return values


def _sound(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The parts of what is kept that are of their form."""
    forms = {"fields": dict, "stage": list, "meetings": list, "change": str, "before": dict}
    for name, form in forms.items():
        value = values.get(name)
        if isinstance(value, form):
            is_sound = name != "meetings" or all(
                isinstance(part, list) and len(part) == 3 for part in value
            )
            if is_sound:
                yield name, value


def save_file_values(
    folder: Path, plan: Plan, change: str = "", undone: Collection[str] = ()
) -> None:
    """Keep what the files of a plan told, with the id of the change that it brought, if any.

    Raises `OSError` where it can't be written.
    """
    kept = dict(load_file_values(folder, undone))
    is_new = False
    for row in plan.rows:
        if row.understood is None:
            continue
        app_id, values = row.twin or row.understood.id, file_values(row.understood)
        before = kept.get(app_id, {})
        if {name: before.get(name) for name in values} != values:
            kept[app_id] = {**values, "change": change, "before": _shortened(before)}
            is_new = True
    if not is_new:
        return
    last = dict(list(kept.items())[-_MOST:])
    atomic_write.make_folder(folder)
    content = json.dumps(last, ensure_ascii=False).encode()
    atomic_write.replace_file(folder / FILE, (content,), durable=False)


def _shortened(values: FileValues, most: int = _MOST_BEFORE) -> FileValues:
    """What was told before, and before that, up to a number of times."""
    if "before" not in values or most <= 1:
        return {name: value for name, value in values.items() if name != "before"}
    return {**values, "before": _shortened(values["before"], most - 1)}
