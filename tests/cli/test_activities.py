"""求職活動実績 as Markdown and CSV."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def board(cli: CommandLine) -> CommandLine:
    cli("add", "青葉 | 商事", "SRE", "--source", "ハローワーク", "--agency", "Robin")
    cli("log", "青葉", "applied", "--at", "2026-11-02T10:00", "--via", "online")
    cli("log", "青葉", "received", "--at", "2026-11-04T10:00")
    cli("log", "青葉", "interview", "--at", "2026-11-10T10:00", "--round", "2")
    cli("log", "青葉", "interview", "--at", "2026-11-26T10:00")
    cli("add", "=SUM(1)", "PM", "--applied", "2026-11-03T00:30")
    return cli


def test_date_organisation_method_and_content(board: CommandLine) -> None:
    said = board("activities", "--since", "2026-11-01", "--until", "2026-11-30", "--format", "csv")
    assert list(csv.reader(said.out.splitlines())) == [
        ["活動日", "利用した機関・応募先", "方法", "活動内容"],
        [
            "2026-11-02",
            "青葉 | 商事（Robin経由）",
            "ハローワーク、オンライン",
            "求人への応募（SRE）、選考中",
        ],
        ["2026-11-03", "'=SUM(1)", "", "求人への応募（PM）、結果待ち"],
        ["2026-11-10", "青葉 | 商事（Robin経由）", "", "二次面接（SRE）"],
    ]
    assert "ハローワークに確認" in said.err


def test_markdown_has_the_remark_and_no_broken_table(board: CommandLine) -> None:
    lines = board("activities", "--since", "2026-11-01", "--until", "2026-11-09").out.splitlines()
    assert lines[0] == "# 求職活動実績（2026年11月1日～2026年11月9日）"
    assert "青葉 \\| 商事" in lines[4]
    assert len(lines[2].split("|")) == 6
    assert lines[-1].startswith("記載2件。")
    assert "あわせて一件" in lines[-1]
    assert "ハローワークに確認" in lines[-1]


def test_the_last_four_weeks_unless_told(board: CommandLine) -> None:
    dates = [line[:10] for line in board("activities", "--format", "csv").out.splitlines()[1:]]
    assert dates == ["2026-11-02", "2026-11-03", "2026-11-10"]
    said = board("activities", "--format", "csv", now="2026-12-02T10:00")
    assert [line[:10] for line in said.out.splitlines()[1:]] == ["2026-11-10", "2026-11-26"]


def test_of_the_practice_log_what_is_job_hunting_and_named(board: CommandLine) -> None:
    board("practice", "hunting", "--at", "2026-11-05", "--note", "就職フェア")
    board("practice", "hunting", "--at", "2026-11-05")
    board("practice", "japanese", "--at", "2026-11-05", "--note", "文法")
    lines = board("activities", "--format", "csv").out.splitlines()
    assert lines[3] == "2026-11-05,,,就職フェア"
    assert len(lines) == 5
    # without the name of an organisation it can't be declared
    board("practice", "hunting", "--at", "2026-11-06", "--note", "職業相談 @ ハローワーク品川")
    told = board("activities").out.splitlines()
    assert "| 2026-11-06 | ハローワーク品川 |  | 職業相談 |" in told
    assert told[-1] == "- 2026-11-05 就職フェア"


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("rejected", "不採用"),
        ("declined", "内定辞退"),
        ("withdrawn", "応募辞退"),
        ("silent", "連絡なし"),
    ],
)
def test_what_came_of_it(cli: CommandLine, outcome: str, said: str) -> None:
    cli("add", "青葉", "SRE", "--applied", "2026-11-02")
    cli("move", "青葉", "closed", "--outcome", outcome)
    assert cli("activities", "--format", "csv").out.strip().endswith(f"求人への応募（SRE）、{said}")


def test_a_period_that_can_not_be(board: CommandLine) -> None:
    board.fails("activities", "--since", "2026-11-09", "--until", "2026-11-01", code=2)
    board.fails("activities", "--format", "pdf", code=2)


def test_a_file_for_a_spreadsheet_says_that_it_is_utf_8(board: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "実績.csv"
    said = board("activities", str(path))
    assert said.out == ""
    assert "ハローワークに確認" in said.err
    content = path.read_bytes()
    assert content.startswith("\ufeff活動日,".encode())
    assert content.decode("utf-8-sig") == board("activities", "--format", "csv").out
    board.fails("activities", str(path), code=1)
    board("activities", str(path), "--force", "--format", "markdown")
    assert path.read_text(encoding="utf-8") == board("activities").out
    board("activities", str(tmp_path / "list.md"))
    board.fails("activities", str(tmp_path / "list.pdf"), code=2)
    assert not (tmp_path / "list.pdf").exists()
