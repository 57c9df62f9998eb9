"""Standard streams that are closed or full: no traceback, and what was saved counts as saved."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jobboard_tui.cli import main_loop

JOBBOARD = f'"{sys.executable}" -m jobboard_tui'


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment with a board of its own."""
    return {
        **os.environ,
        "JOBBOARD_FILE": str(tmp_path / "board.json"),
        "JOBBOARD_NOW": "2026-11-23T10:00",
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def shell(line: str, env: dict[str, str]) -> tuple[int, str]:
    """How a line of the shell ends, and what it says on standard error."""
    run = subprocess.run(
        ["sh", "-c", line], env=env, check=False, capture_output=True, text=True, timeout=60
    )
    assert "Traceback" not in run.stderr
    assert "Exception ignored" not in run.stderr
    return run.returncode, run.stderr


def companies(env: dict[str, str]) -> list[str]:
    tables = json.loads(Path(env["JOBBOARD_FILE"]).read_bytes())
    return sorted(one["company"] for one in tables["applications"].values())


@pytest.mark.parametrize(("where", "unbuffered"), [(">&-", ""), (">/dev/full", ""), (">&-", "1")])
def test_what_was_saved_counts_and_what_only_prints_fails(
    where: str, unbuffered: str, env: dict[str, str]
) -> None:
    env["PYTHONUNBUFFERED"] = unbuffered
    code, said = shell(f"{JOBBOARD} add Aoba SRE {where}", env)
    assert code == 0
    assert said.count("\n") == 1
    assert "saved, but the output could not be written" in said
    assert companies(env) == ["Aoba"]
    for words in ("list --json", "--help"):
        code, said = shell(f"{JOBBOARD} {words} {where}", env)
        assert code == 1, words
        assert said.startswith("jobboard: standard output: "), words
        assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("add Boreal SRE 2>&-", 0),
        ("add Boreal SRE 2>/dev/full", 0),
        ("add Boreal SRE <&- >&- 2>&-", 0),
        ("show nobody 2>/dev/full", 1),
        ("show nobody >&- 2>&-", 1),
        ("import nowhere.csv >&- 2>&-", 1),
        ("import - <&-", 1),
        ("list --nonsense >&-", 2),
    ],
)
def test_no_closed_stream_ends_in_a_traceback(words: str, code: int, env: dict[str, str]) -> None:
    assert shell(f"{JOBBOARD} {words}", env)[0] == code
    if code == 0:
        assert companies(env) == ["Boreal"]


def test_no_file_of_ours_takes_the_number_of_a_closed_stream(env: dict[str, str]) -> None:
    watch = "import os; import jobboard_tui.cli.main_loop as m; m._mend_streams(); "
    watch += "os.write(2, repr([os.readlink(f'/proc/self/fd/{n}') for n in (0, 1)]).encode())"
    code, said = shell(f'"{sys.executable}" -c "{watch}" <&- >&-', env)
    assert (code, said) == (0, "['/dev/null', '/dev/null']")


def test_what_the_system_refuses_is_not_taken_for_the_output(
    env: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_argv: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(main_loop, "_understood", refuse)
    assert main_loop.run(["list"]) == 1
    assert capsys.readouterr().err.startswith("jobboard: the system: Input/output error")
