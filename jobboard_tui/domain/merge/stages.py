"""The stage of a record that was put together from two: what its events and moves come to.

The moves by hand and the events of both sides are kept; the moves that events cause follow from
them, and so does the stage. Only these two decide, so that it is the same in whatever order and
however often records are merged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from jobboard_tui.domain.models import Event, Kind, Outcome, Stage, StageChange
from jobboard_tui.domain.stage_history import STAGE_OF, replay_stages
from jobboard_tui.domain.values import frozen

Record: TypeAlias = Mapping[str, Any]


@frozen
class ResolvedStage:
    """The decision as `decision` gives it, and the moves of a record."""

    standing: Sequence[str | None]
    moves: list[Record]


def resolve_stage(moves: Sequence[Record], events: Iterable[Record]) -> ResolvedStage | None:
    """Return what the moves and events come to.

    It is None where no move is known, or one makes no sense.
    """
    try:
        by_hand = sorted(
            ((_move(move), move) for move in moves if move.get("event") is None),
            key=lambda pair: (pair[0].at, _text(pair[1])),
        )
        decoded = [event for record in events if (event := _event(record)) is not None]
    except (KeyError, TypeError, ValueError):
        return None
    if not by_hand:
        return None
    decoded.sort(key=lambda event: (event.logged, event.id))
    changes = replay_stages([move for move, _record in by_hand], decoded, by_place=False)
    caused = {str(move["event"]): move for move in sorted(moves, key=_text) if move.get("event")}
    times = {str(event.get("id")): event.get("at") for event in events}
    records_by_hand = iter([record for _move, record in by_hand])
    last = changes[-1]
    stage = None if last.stage is Stage.WISHLIST else last.stage.value
    return ResolvedStage(
        decision(
            {
                "stage": stage,
                "outcome": last.outcome and last.outcome.value,
                "column": last.column,
            }
        ),
        [
            next(records_by_hand)
            if move.event is None
            else _caused(caused.get(move.event, {}), move, times[move.event])
            for move in changes
        ],
    )


DECISION = ("stage", "outcome", "column")
"""The fields of a record that are merged as one: where an application stands."""


def decision(record: Record) -> list[str | None]:
    """Return the stage and the outcome of a record, and the column where it has one."""
    standing = [record.get("stage"), record.get("outcome")]
    return [*standing, record["column"]] if record.get("column") else standing


def ends_by_moves(record: Record) -> bool:
    """Whether the stage is the one of the last move: no other program has set it."""
    moves = record.get("moves")
    if not moves:
        return True
    last = moves[-1]
    stage = record.get("stage") or Stage.WISHLIST.value
    return decision(last) == decision({**record, "stage": stage})


def is_by_hand(record: Record) -> bool:
    """Whether the last move was made by hand."""
    return any(move.get("event") is None for move in _last_move(record))


def knows_last_move(record: Record, other: Record) -> bool:
    """Whether a record has the last move of another one."""
    return all(move in record.get("moves", ()) for move in _last_move(other))


def _last_move(record: Record) -> Sequence[Record]:
    """The last move, if there is one."""
    moves: Sequence[Record] = record.get("moves", ())
    return moves[-1:]


def _caused(was: Record, move: StageChange, at: Any) -> Record:
    record: dict[str, Any] = {"stage": move.stage.value, "at": at}
    if move.outcome is not None:
        record["outcome"] = move.outcome.value
    record["event"] = move.event
    return {**record, **{name: value for name, value in was.items() if name not in _OWN}}


_OWN = (*DECISION, "at", "event")


def _move(record: Record) -> StageChange:
    outcome = record.get("outcome")
    return StageChange(
        stage=Stage(record["stage"]),
        at=_instant(record["at"]),
        outcome=None if outcome is None else Outcome(outcome),
        column=str(record.get("column") or ""),
    )


def _event(record: Record) -> Event | None:
    """What turns the stage of an event; None for one that does not, or of a newer version."""
    if record.get("cancelled") or record.get("kind") not in _KINDS:
        return None
    return Event(
        id=str(record["id"]),
        kind=Kind(record["kind"]),
        at=_instant(record["at"]),
        logged=_instant(record["logged"]),
    )


_KINDS = frozenset(kind.value for kind in STAGE_OF)


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _text(record: Record) -> str:
    return json.dumps(record, sort_keys=True, default=list)
