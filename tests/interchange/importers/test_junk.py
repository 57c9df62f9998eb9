"""Whatever the bytes are: either rows, or one sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import Stage
from jobboard_tui.domain.text import clean
from jobboard_tui.interchange.importers import read, registry
from jobboard_tui.interchange.importers.apply_plan import apply_plan
from jobboard_tui.interchange.importers.plan_text import plan_lines
from jobboard_tui.interchange.importers.vocabulary import load_vocabulary

NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Tokyo"))

pieces = st.sampled_from(
    [
        *("Company", "Role", "会社名", "応募日", "Status", "URL", "Date Applied", "Follow up"),
        *(",", ";", "\t", "|", '"', "'", "\n", "\r\n", "\r", "\0", "\u202f", "\x1b[2J", "=1+1"),
        *("2026-11-02", "11/20/24, 8:15 AM", "令和8年11月2日", "99999999", "46328.5", "Deadline"),
        *("https://a.example/1?utm_source=x", "javascript:x", "http://[::1", "2026-11-02T25:61Z"),
        *("面接", "不採用", "a@b.example", "Aoba", "linkedin.com/jobs/view/1234", "null", "1e999"),
        *("{", "}", "[", "]", ":", "}}}", "]}"),
        '{"applications":{"a":{"company":"x","role":"y","added":"2026-11-02T00:00:00+09:00"',
        '"events":[{"id":"e","kind":"applied","at":"0001-01-01T00:00:00+14:00"',
    ]
)
soup = st.lists(pieces, max_size=40).map("".join)
tables = soup.map(lambda text: f"Company,Role,Applied,Status,URL,Deadline,Follow up\n{text}")
contents = (
    st.binary(max_size=300)
    | soup.map(str.encode)
    | tables.map(str.encode)
    | soup.map(lambda text: text.encode("utf-16"))
    | tables.map(lambda text: text.encode("cp932", "replace"))
)


def settle(path: Path, format: str | None) -> None:
    """Reading ends in rows that can be shown and applied, or in one sentence."""
    try:
        plan = read([path], Board(), NOW, format)
    except JobboardError as refused:
        said = str(refused)
        assert clean(said) == said
        return
    board = apply_plan(plan.closing_silent(), Board())
    assert len(board.applications) + len(board.bin) == len(plan.new)
    for line in plan_lines(plan):
        assert clean(line) == line.strip()
    again = read([path], board, NOW, format)
    assert apply_plan(again, board) == board
    for row in plan.rows:
        assert row.line >= 1
        assert row.understood is not None or row.problems


@given(contents, st.sampled_from([None, *registry.FORMATS]))
@settings(max_examples=250)
def test_any_bytes(tmp_path: Path, content: bytes, format: str | None) -> None:
    path = tmp_path / "junk.csv"
    path.write_bytes(content)
    settle(path, format)


@given(st.binary(max_size=4), st.integers(0, 10_000), contents)
def test_any_damaged_archive(tmp_path: Path, damage: bytes, at: int, content: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Jobs/Job Applications.csv", content)
        archive.writestr(
            "Jobs/Saved Jobs.csv", "Saved Date,Job Url,Job Title,Company Name\n,,SRE,Aoba\n"
        )
    whole = bytearray(packed.getvalue())
    at %= len(whole)
    whole[at : at + len(damage)] = damage
    path = tmp_path / "junk.zip"
    path.write_bytes(whole)
    settle(path, None)


@given(soup | st.text(max_size=60))
def test_any_stage_word(text: str) -> None:
    standing = load_vocabulary().standing(text)
    assert standing is None or standing.outcome is None or standing.stage is Stage.CLOSED
