"""TOML files of the user's own that nothing can read: each reader says so in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.config.letter_files import load_checks
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.errors import JobboardError


@pytest.mark.parametrize("load", [load_checklist, load_rules, load_checks])
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"a = " + b"[" * 9000, "too deep"),
        (b"a = " + b"9" * 5000, "limit"),
        (b"a = ", "Invalid value"),
        (b"\xff\xfe", "decode"),
    ],
)
def test_it_is_told_in_a_sentence(
    load: Callable[[Path], object], content: bytes, why: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(JobboardError, match=why) as told:
        load(path)
    assert "own.toml" in str(told.value)
