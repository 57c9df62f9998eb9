"""Files, folders and archives: what is opened, and what is refused before it does harm."""

from __future__ import annotations

import os
import struct
import zipfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.interchange.importers import Plan, csv_table, read, sources

FOLDER = Path(__file__).parents[2] / "data" / "outside"
NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
JOBS = "Company,Role\nAoba,SRE\n"


def plan_of(*paths: Path, format: str | None = None) -> Plan:
    return read(paths, Board(), NOW, format)


def packed(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def refusal(*paths: Path, format: str | None = None) -> str:
    with pytest.raises(JobboardError) as refused:
        plan_of(*paths, format=format)
    said = str(refused.value)
    assert "\n" not in said
    assert "Traceback" not in said
    return said


def test_several_files_are_one_plan(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(JOBS)
    (tmp_path / "b.csv").write_text("Company;Role\nAoba KK;sre\nKestrel;SRE\n")
    plan = plan_of(tmp_path / "a.csv", tmp_path / "b.csv")
    assert [row.verdict.value for row in plan.rows] == ["new", "same", "new"]
    assert plan.rows[1].reason == "same as a.csv, line 2: same company and role"
    assert any(remark.startswith("b.csv: ") for remark in plan.remarks)


def test_an_archive_of_another_program_gives_its_tables(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "notion.zip",
        {"Export/Jobs.csv": JOBS, "Export/Ideas.csv": "Idea\nx\n", "Export/Jobs.md": "# Jobs"},
    )
    plan = plan_of(path)
    assert [application.company for application in plan.new] == ["Aoba"]
    assert any("Ideas.csv is left out" in remark for remark in plan.remarks)


ID = "8f0c2a4b6d1e4f3a9b7c5d3e1f2a4b6c"
DATABASE = """Name,Applied,Company,Status
SRE,"November 2, 2026",Aoba,Applied
PM,"November 3, 2026",Kestrel,Interview
"""
NOTION = {
    f"Private/Jobs {ID}.csv": "Name,Company\nSRE,Aoba\n",
    f"Private/Jobs {ID}_all.csv": f"\ufeff{DATABASE}",
    f"Private/Jobs/SRE {ID}.md": "# SRE\n\nCompany: Aoba\nStatus: Applied\n\n"
    "## Posting\n\nOn call one week in five.\nApply by 12/1.",
    f"Private/Jobs/PM {ID}.md": "# PM\n\nCompany: Kestrel\nStatus: Interview\n",
    f"Private/Jobs/SRE 2 {ID}.md": "# SRE\n\nCompany: Elsewhere\n\nAnother card.",
}


@pytest.mark.parametrize("form", ["zip", "zip in a zip", "folder", "folder above", "pages"])
def test_a_database_of_notion_is_read_once_with_its_pages(form: str, tmp_path: Path) -> None:
    path = packed(tmp_path / "Export-1.zip", dict(NOTION))
    if form == "zip in a zip":
        path = packed(tmp_path / "outer.zip", {"ExportBlock-Part-1.zip": path.read_bytes()})
    elif form.startswith("folder"):
        path = tmp_path / "Export"
        for name, text in NOTION.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_text(text, encoding="utf-8")
        path = path if form == "folder above" else path / "Private"
    elif form == "pages":
        pages = {name: text for name, text in NOTION.items() if name.endswith(".md")}
        path = packed(tmp_path / "pages.zip", dict(list(pages.items())[:2]))
    plan = plan_of(path)
    found = sorted(
        (application.company, application.role, application.stage.value) for application in plan.new
    )
    assert found == [("Aoba", "SRE", "applied"), ("Kestrel", "PM", "interview")]
    assert {row.verdict.value for row in plan.rows} == {"new"}
    notes = {application.company: application.notes for application in plan.new}
    assert "On call one week in five.\nApply by 12/1." in notes["Aoba"]
    assert "Another card" not in "".join(notes.values())
    assert [application.unread_cells for application in plan.new] == [(), ()]


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_a_board_of_trello_may_lie_in_a_zip_or_a_folder(form: str, tmp_path: Path) -> None:
    board = FOLDER / "t12-kanban-board.json"
    others = {"package.json": '{"name": "x"}', "list.json": "[1, 2]"}
    path = packed(tmp_path / "a.zip", {"x/board.json": board.read_bytes(), **others})
    if form == "folder":
        path = tmp_path / "Trello"
        path.mkdir()
        for name, text in {"board.json": board.read_text("utf-8"), **others}.items():
            (path / name).write_text(text, encoding="utf-8")
    assert [application.company for application in plan_of(path).new] == [
        application.company for application in plan_of(board).new
    ]


def test_a_folder_gives_its_tables(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(JOBS)
    (tmp_path / "notes.txt").write_text("hello")
    assert len(plan_of(tmp_path).new) == 1


def test_where_there_is_nothing_it_says_what_to_name(tmp_path: Path) -> None:
    assert "no CSV file" in refusal(tmp_path)
    assert "no CSV file" in refusal(packed(tmp_path / "a.zip", {"a.txt": "x"}))
    assert "No such file" in refusal(tmp_path / "gone.csv")
    assert "not a regular file" in refusal(Path("/dev/null"))
    assert "not a file name" in refusal(Path("a\0b"))
    with pytest.raises(InvalidInput):
        plan_of()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in refusal(tmp_path / "pipe")


def test_an_unknown_format_lists_the_known(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(JOBS)
    assert "linkedin, workbook, json, csv" in refusal(tmp_path / "a.csv", format="xls")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Excel"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\x89PNG\r\n", "an image"),
        (b"PK\x05\x06" + bytes(18), "an empty zip archive"),
        (b"PK\x03\x04 and then nothing", "unpacked"),
    ],
)
def test_other_kinds_of_files_are_named(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert said in refusal(path)


def test_an_excel_workbook_says_how_to_save_it(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsx", {"xl/workbook.xml": "<x/>", "xl/a.csv": JOBS})
    assert "save it as CSV in UTF-8" in refusal(path)


# -- traps ---------------------------------------------------------------------------------------


def test_a_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(sources.LARGEST + 1)
    assert "larger than 300 MB" in refusal(path)


def test_a_zip_bomb_is_refused_while_it_unpacks(tmp_path: Path) -> None:
    bomb = packed(tmp_path / "bomb.zip", {"a.csv": bytes(30_000_000)})
    assert bomb.stat().st_size < 40_000
    assert "suspicious size" in refusal(bomb)


def test_a_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.csv": "Company,Role\n" + "Aoba,SRE\n" * 100_000})
    content = bytearray(path.read_bytes())
    central = content.index(b"PK\x01\x02")
    struct.pack_into("<L", content, central + 24, 10)
    path.write_bytes(content)
    assert refusal(path)


def test_archives_are_unpacked_to_a_limit_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "LARGEST", 1_000)
    path = packed(tmp_path / "a.zip", {f"{n}.csv": JOBS * 20 for n in range(4)})
    assert path.stat().st_size < 1_000
    assert "larger than" in refusal(path)


@pytest.mark.parametrize(
    "name", ["../a.csv", "/etc/a.csv", "x/../../a.csv", "C:\\a.csv", "..\\a.csv"]
)
def test_paths_out_of_the_archive_are_refused(name: str, tmp_path: Path) -> None:
    said = refusal(packed(tmp_path / "a.zip", {name: JOBS}))
    assert "outside" in said


def test_a_password_is_not_asked_for(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.csv": JOBS})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(content)
    assert "password" in refusal(path)


@pytest.mark.parametrize(
    ("header", "row", "verdicts"),
    [
        ("Company,Role", "Aoba,SRE" + "," * 5_000, ["unreadable", "new"]),
        ("Company,Role", "Aoba,SRE" + "," * 3_000_000, ["unreadable", "new"]),
        ("Company,Role", "x" * 3_000_000, ["unreadable", "new"]),
        ("," * 3_000_000 + "\nCompany,Role", "Aoba,SRE", ["new", "new"]),
    ],
)
def test_a_row_without_end_costs_only_itself(
    header: str, row: str, verdicts: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n{row}\nKestrel,SRE\n")
    plan = plan_of(path)
    assert [plan_row.verdict.value for plan_row in plan.rows] == verdicts
    assert [plan_row.line for plan_row in plan.rows] == [
        header.count("\n") + 2,
        header.count("\n") + 3,
    ]


def test_millions_of_lines_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Company,Role\n" + b"\n" * (csv_table.MOST_LINES + 1))
    assert "more than 100000 rows" in refusal(path)
    monkeypatch.setattr(csv_table, "MOST_ROWS", 10)
    path.write_text("Company,Role\n" + "Aoba,SRE\n" * 11)
    assert "more than 10 rows" in refusal(path)
    path.write_text(f"[{','.join(['{}'] * 11)}]")
    assert "more than 10 rows" in refusal(path)
    records = ",".join(f'"{number}": {{}}' for number in range(11))
    path.write_text(f'{{"applications": {{{records}}}}}')
    assert "more than 10 rows" in refusal(path)


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        '{"applications": ' + '{"a":' * 5_000,
        '{"applications": {"a": {"company": "\\ud800", "role": "x"}}}',
        '{"applications": [1, 2]}',
        '["company"]',
        '{"applications": {"a": NaN}}',
        '{"applications": {"a": {"x": ' + "9" * 5_000 + "}}}",
        "{}",
        "[]",
        "{",
    ],
)
def test_json_made_to_hurt_is_refused_in_one_line(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(content)
    assert "a.json" in refusal(path)


@pytest.mark.parametrize(
    "record",
    [
        '{"company": "Aoba", "role": "SRE", "added": "2026-11-02T00:00:00Z", "x": '
        + "[" * 500
        + "]" * 500
        + "}",
        '{"role": "SRE"}',
        '{"company": " ", "role": "SRE"}',
        "null",
        "[]",
    ],
)
def test_records_made_to_hurt_are_told_by_their_line(record: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(f'{{\n"applications": {{\n"a": {record}}}}}')
    plan = plan_of(path)
    assert [row.verdict.value for row in plan.rows] == ["unreadable"]
    assert plan.rows[0].problems
    assert plan.new == ()
