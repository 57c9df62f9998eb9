"""A field of an application is one row: the file, the command line and the form follow from it.

A process of its own runs the program with a few more rows in `Application`, one of each type that
people fill in. None of their names stands anywhere else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain import models

ROWS = """
    seniority: str = optional(FieldRow(FieldType.TEXT, lambda: _("seniority")))
    careers: str = optional(FieldRow(FieldType.LINK, lambda: _("careers page")))
    perks: tuple[str, ...] = optional(FieldRow(FieldType.TAGS, lambda: _("perks")))
    story: str = optional(FieldRow(FieldType.LINES, lambda: _("story")))
    starts_on: Deadline | None = optional(FieldRow(FieldType.DEADLINE, lambda: _("starts on")))
"""
BEFORE = "    place: float | None ="
PROGRAM = """
import contextlib, io, json, sys
from datetime import datetime
from pathlib import Path
import jobboard_tui.domain
folder = Path(sys.argv[1])
jobboard_tui.domain.__path__.insert(0, str(folder))  # its models.py comes first
from jobboard_tui.cli import main
from jobboard_tui.domain.merge.field_labels import field_words
from jobboard_tui.domain.merge.records import merge_record
from jobboard_tui.storage.codec import application_of
from jobboard_tui.storage.schema import application_faults
from jobboard_tui.tui.glyphs import UNICODE
from jobboard_tui.tui.presentation.detail import detail_rows
from jobboard_tui.tui.screens.form import application_specs

now = datetime.fromisoformat("2026-11-23T10:00+09:00")
board = folder / "board.json"

def run(*words, file=board):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["--file", str(file), "--now", now.isoformat(), *words])
    return {"code": code, "out": out.getvalue(), "err": err.getvalue()}

def record():
    return json.loads(board.read_text())["applications"][app]

def form(fields):
    specs = {one.name: one for one in application_specs(application_of(app, record()), now, {})}
    return {name: [specs[name].label, specs[name].text, repr(specs[name].read(text)[0])]
            for name, text in fields.items()}

said = {}
said["add"] = run(
    *("add", "Acme", "SRE", "--seniority", "staff", "--careers", "https://acme.example/jobs"),
    *("--perks", "gym", "--perks", "meals", "--starts-on", "2027-04-01"),
)
app = said["add"]["out"].strip()
said["edit"] = run("edit", app, "seniority=principal", "story=a friend\\nasked", "perks=gym,bike")
said["record"] = record()
said["show"] = run("show", app)
said["json"] = run("show", app, "--json")
said["lists"] = {word: run("list", word)["out"]
                 for word in ("seniority:princ", "seniority:staff", "bike", "story:asked")}
said["form"] = form({
    "seniority": " lead ", "careers": "https://acme.example/x", "perks": "a b",
    "story": "x\\ny", "starts_on": "2027-05-01",
})
rows = detail_rows(application_of(app, record()), (), now, 100, UNICODE)
said["detail"] = "\\n".join("".join(text for text, _tone in row.line) for row in rows)
said["export"] = run("export", str(folder / "out.csv"))
said["import"] = run("import", str(folder / "out.csv"), file=folder / "other.json")
said["again"] = run("show", "Acme", "--json", file=folder / "other.json")
base = record()
said["merged"] = merge_record(app, base, {**base, "perks": ["gym", "bike", "ours"]},
                              {**base, "perks": ["bike"], "seniority": "theirs"})
said["words"] = [field_words("starts_on"), field_words("perks/gym")]
said["faults"] = [one.field for one in application_faults(
    "applications", app, {**base, "starts_on": "soon", "perks": "gym"})]
print(json.dumps(said))
"""
FILLED = {
    "seniority": "principal",
    "careers": "https://acme.example/jobs",
    "perks": ["gym", "bike"],
    "story": "a friend\nasked",
    "starts_on": "2027-04-01",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the program with the five rows said."""
    folder = tmp_path_factory.mktemp("fields")
    source = Path(models.__file__).read_text(encoding="utf-8")
    assert source.count(BEFORE) == 1
    (folder / "models.py").write_text(source.replace(BEFORE, ROWS + BEFORE), encoding="utf-8")
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    homes = {
        f"XDG_{name}_HOME": str(folder / name.lower())
        for name in ("CONFIG", "DATA", "STATE", "CACHE")
    }
    ended = subprocess.run(
        [sys.executable, str(folder / "program.py"), str(folder)],
        env={**os.environ, "HOME": str(folder), **homes},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_a_new_field_is_written_to_the_file_in_the_order_of_the_rows(said: Any) -> None:
    assert said["add"]["code"] == said["edit"]["code"] == 0, said
    stored = {name: said["record"][name] for name in FILLED}
    assert stored == FILLED
    assert [name for name in said["record"] if name in FILLED] == list(FILLED)


def test_a_new_field_is_shown_and_searched(said: Any) -> None:
    for line in ("seniority     principal", "careers page  https://acme", "perks         gym bike"):
        assert line in said["show"]["out"]
    shown = json.loads(said["json"]["out"])
    assert {name: shown[name] for name in FILLED} == FILLED
    assert {word: bool("Acme" in out) for word, out in said["lists"].items()} == {
        "seniority:princ": True,
        "seniority:staff": False,
        "bike": True,
        "story:asked": True,
    }
    for words in ("principal", "#gym  #bike", "https://acme.example/jobs", "asked", "1 Apr 2027"):
        assert words in said["detail"]


def test_a_new_field_is_in_the_form(said: Any) -> None:
    assert said["form"] == {
        "seniority": ["seniority", "principal", "'lead'"],
        "careers": ["careers page", "https://acme.example/jobs", "'https://acme.example/x'"],
        "perks": ["perks", "gym bike", "('a', 'b')"],
        "story": ["story", "a friend\nasked", "'x\\ny'"],
        "starts_on": ["starts on", "2027-04-01", "datetime.date(2027, 5, 1)"],
    }


def test_a_new_field_goes_out_in_a_csv_and_comes_back(said: Any) -> None:
    assert said["export"]["code"] == said["import"]["code"] == 0, said
    again = json.loads(said["again"]["out"])
    assert {name: again[name] for name in FILLED} == FILLED


def test_a_new_field_is_checked_and_merged(said: Any) -> None:
    merged = said["merged"]
    assert merged["perks"] == ["bike", "ours"]
    assert merged["seniority"] == "theirs"
    assert said["words"] == ["starts on", "perks gym"]
    assert sorted(said["faults"]) == ["perks", "starts_on"]
