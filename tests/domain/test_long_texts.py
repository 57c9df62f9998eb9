"""Long runs of one sort in what reads text of others: a guard against hanging, no measurement.

`python -m benchmarks.long_texts` measures how the time grows, over many more runs.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks.long_texts import LONG, PARSERS, text_of
from jobboard_tui.cli import main
from jobboard_tui.domain.errors import JobboardError

RUNS = (",", " ", "。", "!", "a ", " inc", "\n ", "1,")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", PARSERS)
def test_20_000_characters_of_one_sort_are_read_or_refused(name: str) -> None:
    for run in RUNS:
        with suppress(JobboardError):
            PARSERS[name](text_of(run, ("x", "x"), LONG))


@pytest.mark.timeout(60)
def test_a_name_of_60_000_commas_stops_no_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board = tmp_path / "board.json"
    name = f"x{',' * 60_000}x"
    for words in (["add", name, "SRE"], ["add", "Aoba", "SRE"], ["list"], ["due"]):
        assert main(["--file", str(board), *words]) == 0
    assert main(["--file", str(tmp_path / "other.json"), "import", str(board)]) == 0
    assert "2 new" in capsys.readouterr().err
