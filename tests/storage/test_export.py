"""The board for other programs: CSV without formulas, JSON, and the files themselves."""

from __future__ import annotations

import csv
import io
import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board, with_event
from jobboard_tui.domain.errors import InvalidInput, JobboardError, NotSaved
from jobboard_tui.domain.models import Application, Contact, Event, Kind, Outcome, Stage
from jobboard_tui.domain.text import clean, widen_kana
from jobboard_tui.interchange.exporters.export import COLUMNS, as_csv, export, plain_cell, safe_cell
from jobboard_tui.interchange.importers import read
from jobboard_tui.interchange.importers.apply_plan import apply_plan
from jobboard_tui.interchange.importers.vocabulary import load_vocabulary
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 12, tzinfo=TOKYO)


def app(key: str = "aoba", **fields: object) -> Application:
    told = {"id": key, "company": f"{key} KK", "role": "SRE", "added": NOW, **fields}
    return Application(**told)  # type: ignore[arg-type]


def cells_of(board: Board) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(board))))


# -- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["board.csv", "board.json", "BOARD.CSV"])
def test_the_file_is_written_for_its_owner_only(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    path = folder / name
    assert export(Board().with_applications(app(), app("kestrel")), path) == 2
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in folder.iterdir()] == [name]


def test_excel_sees_that_it_is_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    board = Board().add(app(company="株式会社青葉"))
    export(board, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfCompany,")
    assert "株式会社青葉" in path.read_text(encoding="utf-8-sig")
    export(board, path, overwrite=True, bom=False)
    assert path.read_bytes().startswith(b"Company,")


def test_a_file_that_is_there_is_left_alone_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine")
    with pytest.raises(JobboardError, match="the file already exists"):
        export(Board(), path)
    assert path.read_text() == "mine"
    export(Board(), path, overwrite=True)
    assert "Company" in path.read_text()


def test_the_name_tells_the_format_unless_it_is_told(tmp_path: Path) -> None:
    export(Board(), tmp_path / "a.txt", "json")
    assert (tmp_path / "a.txt").read_text().startswith("{")
    for path, asked in ((tmp_path / "b.txt", None), (tmp_path / "b.csv", "xls")):
        with pytest.raises(InvalidInput, match="csv, xlsx, json"):
            export(Board(), path, asked)
        assert not path.exists()


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(NotSaved) as refused:
        export(Board(), tmp_path / "gone" / "a.csv")
    assert "\n" not in str(refused.value)


# -- cells ---------------------------------------------------------------------------------------


@for_each_row(
    ("text", "cell"),
    [
        ('=HYPERLINK("https://x.example")', '\'=HYPERLINK("https://x.example")'),
        ("+81 90-1234", "'+81 90-1234"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ("'=1", "''=1"),
        ("-5", "-5"),
        ("+3.5", "+3.5"),
        ("8000000", "8000000"),
        ("plain", "plain"),
        ("'quoted'", "'quoted'"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_is_marked_as_text(text: str, cell: str) -> None:
    assert safe_cell(text) == cell
    assert plain_cell(cell) == text


@given(st.text(st.sampled_from("'=+-@\t5a＝"), max_size=6))
def test_marking_can_be_taken_back(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text
    assert safe_cell(text)[:1] not in ("=", "@", "\t", "＝")


def test_no_field_gets_a_formula_into_the_file() -> None:
    evil = "=cmd|'/c calc'!A0"
    texts = ("company", "role", "location", "source", "agency", "salary", "resume", "notes", "url")
    task = Event(id="t", kind=Kind.TASK, at=NOW, logged=NOW, by=NOW.date(), note=evil)
    contact = Contact(name=evil, email=evil, phone=evil, title=evil)
    application = app(tags=(evil,), contacts=(contact,), **dict.fromkeys(texts, evil))
    (row,) = cells_of(Board().add(with_event(application, task)))
    evil_cells = [cell for cell in row.values() if "cmd" in cell]
    assert len(evil_cells) == len(texts) + 6
    assert all(cell.startswith("'=") for cell in evil_cells)


def test_every_column_is_one_that_the_import_knows() -> None:
    meanings = load_vocabulary().columns(COLUMNS)
    assert None not in meanings
    assert len(set(meanings)) == len(COLUMNS)


def test_dates_are_of_the_home_zone_and_midnight_is_a_date() -> None:
    sent = datetime(2026, 11, 1, 15, tzinfo=UTC)
    event = Event(id="e", kind=Kind.APPLIED, at=sent, logged=NOW, by=sent + timedelta(hours=2))
    (row,) = cells_of(Board().add(with_event(app(), event)))
    assert (row["Applied"], row["Reply By"]) == ("2026-11-02", "2026-11-02 02:00")


def test_the_next_task_is_the_one_whose_time_comes_first() -> None:
    """A bare date means its 24:00, whatever comes first by the letters."""
    noon = datetime(2026, 11, 25, 12, tzinfo=TOKYO)
    board = Board().add(app())
    for number, by in enumerate((noon.date(), noon.astimezone(UTC) + timedelta(hours=9), noon)):
        task = Event(id=f"t{number}", kind=Kind.TASK, at=NOW, logged=NOW, by=by, note=str(number))
        board = board.log("aoba", task)
    (row,) = cells_of(board)
    assert (row["Follow Up"], row["To Do"]) == ("2026-11-25 12:00", "2")


def test_the_last_application_is_the_last_in_time_not_the_one_told_last() -> None:
    board = Board().add(app())
    for number, days in enumerate((1, 9)):
        at = NOW - timedelta(days=days)
        event = Event(id=f"e{number}", kind=Kind.APPLIED, at=at, logged=NOW)
        board = board.log("aoba", event)
    (row,) = cells_of(board)
    assert row["Applied"] == "2026-11-22 12:00"


def test_the_bin_is_not_in_the_table() -> None:
    board = Board().with_applications(app(), app("kestrel")).remove("kestrel", NOW)
    assert [row["Company"] for row in cells_of(board)] == ["aoba KK"]


# -- out and in again ----------------------------------------------------------------------------

_NOTHING = load_vocabulary().blank
names = (
    st.text(st.characters(codec="utf-8"), max_size=12)
    .map(lambda text: clean(clean(text).replace("@", "").strip(" ;、；,，#＃'")))
    .map(lambda text: "x" if text.casefold() in _NOTHING else text)
)
days = st.dates(date(2020, 1, 1), NOW.date() - timedelta(days=1))
instants = st.datetimes(datetime(2020, 1, 1), datetime(2026, 11, 22)).map(  # noqa: DTZ001
    lambda at: at.replace(second=0, microsecond=0, tzinfo=TOKYO)
)


@st.composite
def imported_alike(draw: st.DrawFn) -> Application:
    """Applications which have nothing that a table has no column for."""
    number = draw(st.integers(0, 10**9))
    stage = draw(st.sampled_from(Stage))
    application = app(
        f"{number}",
        company=f"{draw(names)} {number}",
        role=draw(names),
        location=draw(st.just("") | names),
        source=draw(st.just("") | names),
        agency=draw(st.just("") | names),
        salary=draw(st.just("") | names),
        resume=draw(st.just("") | names),
        notes=draw(st.just("") | names),
        url=draw(st.sampled_from(["", f"https://aoba.example/{number}?a=1,2;3"])),
        tags=tuple(dict.fromkeys(filter(None, draw(st.lists(_tags, max_size=3))))),
        contacts=draw(st.lists(_contacts, max_size=2).map(tuple)),
        added=draw(instants),
    )
    if stage is not Stage.WISHLIST:
        event = Event(
            id="sent",
            kind=Kind.APPLIED,
            at=draw(instants),
            logged=NOW,
            by=draw(st.none() | days),
        )
        application = replace(
            with_event(application, event), added=min(application.added, event.at)
        )
    outcome = draw(st.none() | st.sampled_from(Outcome)) if stage is Stage.CLOSED else None
    return replace(application, stage=stage, outcome=outcome, apply_by=draw(st.none() | days))


_tags = st.text("abcテスト-", min_size=1, max_size=5).map(lambda text: text.strip("-") or "a")
_contacts = st.builds(
    Contact,
    name=st.sampled_from(["Sato Yuki", "佐藤", "Mori-san"]),
    email=st.sampled_from(["", "a@x.example"]),
    phone=st.sampled_from(["", "+81 90-1234-5678"]),
    title=st.sampled_from(["", "HR"]),
)


def alike(application: Application) -> tuple[object, ...]:
    """All of an application that a table can hold; half-width kana of a company are widened."""
    sent = [(event.at, event.by) for event in application.events if event.kind is Kind.APPLIED]
    return (
        *(
            widen_kana(application.company),
            application.role,
            application.stage,
            application.outcome,
            application.url,
            application.location,
            application.source,
        ),
        *(
            application.agency,
            application.contacts,
            application.salary,
            application.tags,
            application.resume,
            application.notes,
            application.apply_by,
        ),
        *(application.added, sent),
    )


@given(st.lists(imported_alike(), max_size=2, unique_by=lambda one: one.id))
@settings(max_examples=40)
def test_a_table_that_is_exported_comes_back(
    tmp_path: Path, applications: list[Application]
) -> None:
    path = tmp_path / "board.csv"
    export(Board().with_applications(*applications), path, overwrite=True)
    plan = read([path], Board(), NOW)
    told = sorted(map(alike, apply_plan(plan, Board()).applications.values()), key=repr)
    assert told == sorted(map(alike, applications), key=repr)
    assert not [
        problem
        for row in plan.rows
        for problem in row.problems
        if problem.column != "Role" and "half-width" not in problem.what
    ]


@pytest.mark.parametrize("salary", ["0", "0.0", "0円", "00", "-1"])
def test_a_salary_of_nothing_comes_back(salary: str, tmp_path: Path) -> None:
    export(Board().with_applications(app("a", salary=salary)), tmp_path / "a.csv")
    (application,) = read([tmp_path / "a.csv"], Board(), NOW).new
    assert application.salary == salary


@pytest.mark.parametrize("sign", [":", "=", "---", "= =", "::"])
def test_signs_alone_come_back(sign: str, tmp_path: Path) -> None:
    export(Board().with_applications(app("a", role=sign, notes=sign)), tmp_path / "a.csv")
    (application,) = read([tmp_path / "a.csv"], Board(), NOW).new
    assert (application.role, application.notes) == (sign, sign)


def test_an_open_task_comes_back(tmp_path: Path) -> None:
    by = datetime(2026, 11, 27, 15, tzinfo=TOKYO)
    done = Event(id="a", kind=Kind.TASK, at=NOW, logged=NOW, by=NOW.date(), note="x", done=NOW)
    task = Event(id="b", kind=Kind.TASK, at=NOW, logged=NOW, by=by, note="portfolio")
    board = Board().add(with_event(with_event(app(), done), task))
    export(board, tmp_path / "a.csv")
    (application,) = read([tmp_path / "a.csv"], Board(), NOW).new
    assert [(event.kind, event.by, event.note) for event in application.events] == [
        (Kind.TASK, by, "portfolio")
    ]
