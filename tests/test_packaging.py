"""What is built: complete, and able to say which commit it is."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import jobboard_tui
from jobboard_tui.cli.manual import manual_page
from jobboard_tui.cli.parser import VERBS
from jobboard_tui.cli.version import COMMIT_FILE, version_line

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_a_source_archive_has_all_that_the_tests_and_the_readme_need() -> None:
    packed = set(PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    texts = {path.name for path in (*ROOT.glob("*.md"), *ROOT.glob("requirements*.txt"))}
    assert packed >= packages | texts | {"data", "docs", ".ci", "LICENSE"}
    assert {one for one in packed if not (ROOT / one).exists()} == set()


def test_the_wheel_has_the_manual_page() -> None:
    shared = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    (page,) = (source for source, place in shared.items() if place.startswith("share/man/man1/"))
    text = (ROOT / page).read_text(encoding="utf-8")
    assert text == manual_page(), "run `python -m jobboard_tui.reference`"
    assert [verb for verb in VERBS if f".SS {verb}\n" not in text] == []
    assert not re.search(r"(?m)^'|^\.(?!TH|SH|SS|B |TP|PP|nf|fi)", text)


def test_an_installed_program_tells_the_commit_that_it_was_built_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", None)  # git is not asked
    assert version_line(tmp_path) == f"jobboard {jobboard_tui.__version__}"
    (tmp_path / COMMIT_FILE).write_text("1234abcde\n", encoding="ascii")
    assert version_line(tmp_path) == f"jobboard {jobboard_tui.__version__} (1234abcde)"


def test_a_checkout_tells_where_it_stands() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout")
    assert re.fullmatch(r"jobboard [\d.]+ \(\S+\)", version_line())
