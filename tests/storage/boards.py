"""Boards for tests: small ones by hand, and any board at all by Hypothesis."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from operator import attrgetter
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import (
    ActionKind,
    Application,
    Channel,
    Contact,
    Event,
    Kind,
    Outcome,
    Pause,
    ReminderAction,
    Stage,
    StageChange,
    Timeline,
)
from jobboard_tui.domain.offer_values import AnswerSource, Concern, ItemAnswer, ItemState, RedFlag
from jobboard_tui.domain.practice_values import (
    Answer,
    Answers,
    Goal,
    HonestAnswer,
    Level,
    Practice,
    PracticeEntry,
    PracticeLog,
)
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def application(key: str = "aoba", **fields: Any) -> Application:
    """An application with as much as it needs."""
    return Application(
        **{"id": key, "company": f"{key.title()} 株式会社", "role": "SRE", "added": AT, **fields}
    )


def event(key: str = "e1", kind: Kind = Kind.NOTE, **fields: Any) -> Event:
    """An event with as much as it needs."""
    return Event(**{"id": key, "kind": kind, "at": AT, "logged": AT, **fields})


def open_store(folder: Path, program: str = "jobboard") -> Store:
    """A store below a folder; several of them are several programs."""
    places = Places.under(folder)
    return Store(places.board, places, program)


def stored(folder: Path, *applications: Application) -> Store:
    """A store whose file holds these applications."""
    store = open_store(folder)
    store.commit("start", lambda board: board.with_applications(*applications))
    return store


# -- any board ---------------------------------------------------------------------------------

texts = st.text(st.characters(codec="utf-8"), max_size=8)
ids = st.text("abcdefghijkmnpqrstuvwxyz23456789", min_size=1, max_size=4)
zones = st.sampled_from(
    [UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-3, minutes=-30))]
)
instants = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - the zone comes from `timezones`
    datetime(2060, 1, 1),  # noqa: DTZ001
    timezones=zones,
)
deadlines = st.dates(date(1990, 1, 1), date(2060, 1, 1)) | instants
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
extras = st.dictionaries(st.sampled_from(["colour", "x", "評価", "events2"]), values, max_size=2)
outcomes = st.none() | st.sampled_from(Outcome)

events = st.builds(
    Event,
    id=ids,
    kind=st.sampled_from(Kind),
    at=instants,
    logged=instants,
    minutes=st.none() | st.integers(0, 600),
    round=st.none() | st.integers(0, 9),
    by=st.none() | deadlines,
    via=st.none() | st.sampled_from(Channel),
    people=st.lists(texts, max_size=2).map(tuple),
    where=texts,
    note=texts,
    needs_reply=st.booleans(),
    answers_offer=st.booleans(),
    cancelled=st.booleans(),
    undated=st.booleans(),
    done=st.none() | instants,
    sequence=st.none() | st.integers(0, 9),
    stamp=st.none() | instants,
    extra=extras,
)
contacts = st.builds(Contact, name=texts, email=texts, phone=texts, title=texts, extra=extras)
marks = st.builds(
    ReminderAction,
    rule=texts,
    event=st.none() | ids,
    attempt=st.integers(1, 4),
    shelf=st.sampled_from(ActionKind),
    at=instants,
    until=st.none() | instants,
    extra=extras,
)
moves = st.builds(
    StageChange,
    stage=st.sampled_from(Stage),
    at=instants,
    outcome=outcomes,
    column=texts,
    event=st.none() | ids,
    undated=st.booleans(),
    extra=extras,
)

findings = st.builds(
    ItemAnswer,
    state=st.sampled_from(ItemState),
    value=texts,
    origin=st.none() | st.sampled_from(AnswerSource),
    title=texts,
    ask=texts,
    confirm=texts,
    by=st.none() | deadlines,
    told=st.none() | instants,
    extra=extras,
)
doubts = st.builds(Concern, text=texts, question=texts, answer=texts, extra=extras)
flags = st.builds(RedFlag, at=instants, note=texts, extra=extras)
terms = (
    texts | st.booleans() | st.integers(0, 2**53) | st.floats(allow_nan=False, allow_infinity=False)
)


def several(
    of: st.SearchStrategy[Any], most: int = 2, known_by: str = ""
) -> st.SearchStrategy[Any]:
    """A few of a kind, as the model holds them; no two of the same id, where they have one."""
    unique = attrgetter(known_by) if known_by else None
    return st.lists(of, max_size=most, unique_by=unique).map(tuple)


def timelines() -> st.SearchStrategy[Timeline]:
    """Events whose ids differ."""
    return st.lists(events, max_size=3, unique_by=lambda one: one.id).map(Timeline)


def applications(removed: st.SearchStrategy[Any]) -> st.SearchStrategy[Application]:
    """Applications with anything in any field."""
    return st.builds(
        Application,
        id=ids,
        company=texts,
        role=texts,
        added=instants,
        stage=st.sampled_from(Stage),
        outcome=outcomes,
        column=texts,
        url=texts,
        location=texts,
        source=texts,
        agency=texts,
        contacts=several(contacts),
        salary=texts,
        tags=st.lists(texts, max_size=3, unique=True).map(tuple),
        resume=texts,
        notes=texts,
        apply_by=st.none() | deadlines,
        place=st.none() | st.floats(allow_nan=False, allow_infinity=False),
        removed=removed,
        events=timelines(),
        marks=several(marks),
        moves=several(moves),
        unread_cells=st.lists(texts, max_size=2, unique=True).map(tuple),
        checklist=st.dictionaries(texts, findings, max_size=2),
        doubts=st.dictionaries(ids, doubts, max_size=1),
        flags=st.dictionaries(ids, flags, max_size=1),
        terms=st.dictionaries(texts, terms, max_size=2),
        papers=st.dictionaries(ids, instants, max_size=1),
        extra=extras,
    )


exercises = st.builds(
    PracticeEntry,
    id=ids,
    practice=st.sampled_from(Practice),
    at=instants,
    logged=instants,
    minutes=st.none() | st.integers(0, 600),
    count=st.none() | st.integers(0, 9),
    note=texts,
    extra=extras,
)
goals = st.builds(
    Goal,
    practice=st.sampled_from(Practice),
    since=st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    amount=st.integers(0, 600),
    timed=st.booleans(),
    extra=extras,
)
answers = st.builds(
    Answers,
    event=ids,
    at=instants,
    answers=several(
        st.builds(Answer, question=texts, said=st.sampled_from(HonestAnswer), words=texts)
    ),
    extra=extras,
)
hills = st.builds(
    PracticeLog,
    exercises=several(exercises, known_by="id"),
    goals=several(goals),
    audits=several(answers, known_by="event"),
    level=st.none() | st.sampled_from(Level),
    aim=st.none() | st.sampled_from(Level),
    test=st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1)),
)


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """Boards with anything in any field."""
    here = {one.id: one for one in draw(st.lists(applications(st.none()), max_size=3))}
    gone = {one.id: one for one in draw(st.lists(applications(instants), max_size=2))}
    return Board(
        applications=here,
        bin={key: one for key, one in gone.items() if key not in here},
        zone=draw(st.sampled_from(["Asia/Tokyo", "Europe/Berlin", "UTC"])),
        pause=draw(
            st.none() | st.builds(Pause, since=instants, until=st.none() | instants, extra=extras)
        ),
        events=draw(timelines()).events,
        marks=draw(several(marks)),
        hill=draw(hills),
        extra=draw(extras),
    )
