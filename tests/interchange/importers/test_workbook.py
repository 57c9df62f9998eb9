"""Workbooks: one sheet of them is a table like any other; dates are dates."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import Kind, Stage
from jobboard_tui.interchange.exporters.export import export
from jobboard_tui.interchange.importers import read
from jobboard_tui.interchange.importers.apply_plan import apply_plan
from jobboard_tui.interchange.importers.decisions import ImportDecisions

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 22, 12, tzinfo=TOKYO)
day = datetime.fromisoformat
ROWS = (
    ("株式会社あさぎ", "SRE", day("2026-11-02"), day("2026-11-25 14:00"), "一行\n二行", 650),
    ("Juniper", "PM", day("2026-10-02"), "×", "", ""),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "応募.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("使い方").write(0, 0, "色の意味")
        for name, rows in (("応募", ROWS), ("去年", ROWS[:1])):
            sheet = book.add_worksheet(name)
            as_date = book.add_format({"num_format": "yyyy/mm/dd hh:mm"})
            sheet.write_row(2, 0, ["企業", "職種", "応募日", "一次面接", "メモ", "年収"])
            for at, row in enumerate(rows, start=3):
                for place, cell in enumerate(row):
                    form = as_date if isinstance(cell, datetime) else None
                    sheet.write(at, place, cell, form)
    return path


def test_the_first_sheet_with_a_header_is_read(workbook: Path) -> None:
    plan = read([workbook], Board(), NOW)
    first, second = plan.new
    assert [row.line for row in plan.rows] == [4, 5]
    applied, meeting = first.events
    assert applied.at == datetime(2026, 11, 2, tzinfo=TOKYO)
    assert (meeting.kind, meeting.at) == (Kind.INTERVIEW, datetime(2026, 11, 25, 14, tzinfo=TOKYO))
    assert (first.notes, first.salary) == ("一行\n二行", "650")
    assert (second.company, second.stage) == ("Juniper", Stage.CLOSED)
    assert any("the sheet “応募” was read" in remark for remark in plan.remarks)


def test_cells_that_are_merged_downwards_count_for_each_of_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["企業", "職種", "状況"])
        sheet.write_column(1, 1, ["SRE", "PM", "QA"])
        sheet.merge_range("A2:A3", "あさぎ")
        sheet.write("A4", "Juniper")
        sheet.merge_range("C2:C3", "一次面接")
    found = [
        (application.company, application.role, application.stage.value)
        for application in read([path], Board(), NOW).new
    ]
    assert found == [
        ("あさぎ", "SRE", "interview"),
        ("あさぎ", "PM", "interview"),
        ("Juniper", "QA", "wishlist"),
    ]


def test_another_sheet_is_read_by_its_name(workbook: Path) -> None:
    assert len(read([workbook], Board(), NOW, decisions=ImportDecisions(sheet="去年")).new) == 1
    with pytest.raises(JobboardError, match="use one of 使い方, 応募, 去年"):
        read([workbook], Board(), NOW, decisions=ImportDecisions(sheet="来年"))


def test_a_cell_far_out_does_not_fill_the_memory(workbook: Path, tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b'r="F4"', b'r="XFD1048576"'))
    with pytest.raises(JobboardError, match="too large"):
        read([path], Board(), NOW)


MANIFEST = (
    '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)


def test_an_opendocument_sheet_is_read(tmp_path: Path) -> None:
    cells = "".join(
        f"<table:table-row>{''.join(map(cell, row))}</table:table-row>"
        for row in (("Company", "Role", "Applied"), ("Juniper", "PM", "2026-11-02"))
    )
    content = (
        '<?xml version="1.0"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Jobs">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "jobs.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST)
    (application,) = read([path], Board(), NOW).new
    assert (application.company, application.events[0].at.date().isoformat()) == (
        "Juniper",
        "2026-11-02",
    )


def cell(text: str) -> str:
    return (
        '<table:table-cell office:value-type="string" xmlns:office='
        '"urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0\xa1\xb1 not really", b"PK\x03\x04 neither"])
def test_what_is_no_workbook_says_so(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "jobs.xls"
    path.write_bytes(content)
    with pytest.raises(JobboardError):
        read([path], Board(), NOW)


def test_an_exported_workbook_comes_back(workbook: Path, tmp_path: Path) -> None:
    board = apply_plan(read([workbook], Board(), NOW), Board(zone="Asia/Tokyo"))
    path = tmp_path / "out.xlsx"
    assert export(board, path) == 2
    back = {one.company: one for one in read([path], Board(), NOW).new}
    for application in board.applications.values():
        again = back[application.company]
        assert (again.role, again.stage, again.outcome) == (
            application.role,
            application.stage,
            application.outcome,
        )
        assert again.events[0].at == application.events[0].at
    before = path.read_bytes()
    export(board, path, overwrite=True)
    assert path.read_bytes() == before


def test_no_cell_of_an_export_is_a_formula(tmp_path: Path) -> None:
    board = apply_plan(
        read([write(tmp_path, "Company,Role,Notes\n=1+1,SRE,@x\n")], Board(), NOW), Board()
    )
    export(board, tmp_path / "out.xlsx")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "out.xlsx").read_bytes())) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def write(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    return path
