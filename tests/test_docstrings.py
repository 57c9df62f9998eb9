"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import jobboard_tui
from tests.rows import for_each_row

PACKAGE = Path(jobboard_tui.__file__).parent
MODULES = sorted(
    ".".join(("jobboard_tui", *path.relative_to(PACKAGE).with_suffix("").parts))
    for path in PACKAGE.rglob("*.py")
    if " >>> " in path.read_text(encoding="utf-8")
)


@for_each_row("name", MODULES)
def test_what_a_docstring_shows_is_what_comes_out(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name))
    assert found.attempted > 0
    assert found.failed == 0
