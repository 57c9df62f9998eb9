"""Commands as whole processes, as a shell runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

NOW = "2026-11-23T10:00"
TOOLKITS = ("textual", "rich")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "JOBBOARD_FILE": str(tmp_path / "board.json"), "JOBBOARD_NOW": NOW}


def jobboard(env: Mapping[str, str], *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "jobboard_tui", *words], env=env, capture_output=True, check=False
    )


def test_the_environment_names_file_and_clock(env: dict[str, str], tmp_path: Path) -> None:
    assert jobboard(env, "add", "株式会社青葉", "SRE", "--applied", "2026-11-02").returncode == 0
    assert "株式会社青葉" in (tmp_path / "board.json").read_text(encoding="utf-8")
    ended = jobboard(env, "due", "--json", "--exit-code")
    assert ended.returncode == 5
    (reminder, *_soft) = json.loads(ended.stdout)
    assert (reminder["rule"], reminder["state"]) == ("application-follow-up", "overdue")


COMMANDS = (
    ["due"],
    ["due", "--all", "--json"],
    ["status"],
    ["list", "sre"],
    ["show", "Kept"],
    ["agenda"],
    ["bin"],
    ["add", "Kestrel", "SRE", "--applied", "fri"],
    ["log", "Kept", "interview", "--at", "fri 15:00"],
    ["amend", "Kept", "interview", "at=fri 16:00"],
    ["edit", "Kept", "+tag"],
    ["move", "Kept", "offer"],
    ["pause"],
    ["resume"],
    ["settings"],
    ["undo"],
    ["redo"],
    ["check"],
    ["completion", "bash"],
    ["remove", "Kept"],
    ["restore", "Kept"],
    ["--help"],
)


def test_no_command_loads_the_toolkit(tmp_path: Path) -> None:
    script = (
        "import sys, json\n"
        "from jobboard_tui.cli import main\n"
        "ended = {}\n"
        "for words in json.loads(sys.argv[1]):\n"
        "    sys.stdout.flush()\n"
        "    code = main(['--file', sys.argv[2], '--now', '2026-11-23T10:00', *words])\n"
        f"    loaded = [name for name in {TOOLKITS!r} if name in sys.modules]\n"
        "    ended[' '.join(words)] = [code, loaded]\n"
        "print(json.dumps(ended), file=sys.stderr)\n"
    )
    commands = [["add", "Kept", "SRE", "--applied", "2026-11-02"], *COMMANDS]
    ended = subprocess.run(
        [sys.executable, "-c", script, json.dumps(commands), str(tmp_path / "board.json")],
        capture_output=True,
        check=True,
    )
    codes = json.loads(ended.stderr.splitlines()[-1])
    assert {words: ending for words, ending in codes.items() if ending != [0, []]} == {}


@pytest.mark.parametrize(
    ("command", "heavy"),
    [("status", ("pendulum", "shtab", "jaconv", "rapidfuzz", "asyncio"))],
)
def test_a_glance_loads_no_more_than_it_needs(
    env: dict[str, str], command: str, heavy: tuple[str, ...]
) -> None:
    script = (
        "import sys; from jobboard_tui.cli import main; main(sys.argv[1:]);"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, command], env=env, capture_output=True, check=True
    )
    assert ended.stdout.splitlines()[-1] == b"[]"


def test_a_terminal_without_unicode_gets_signs_that_it_has(env: dict[str, str]) -> None:
    jobboard(env, "add", "株式会社青葉", "SRE", "--applied", "2026-11-02")
    plain = {**env, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ended = jobboard(plain, "due")
    assert ended.returncode == 0
    assert ended.stdout.startswith(b"! ")
    assert b"??????" in ended.stdout
    (reminder, *_soft) = json.loads(jobboard(plain, "due", "--json").stdout)
    assert reminder["company"] == "株式会社青葉"


def test_a_change_is_saved_where_the_system_has_no_unicode(env: dict[str, str]) -> None:
    jobboard(env, "add", "株式会社青葉", "SRE", "--applied", "2026-11-02")
    (listed,) = json.loads(jobboard(env, "list", "--json").stdout)
    plain = {**env, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert jobboard(plain, "move", listed["id"], "interview").returncode == 0
    assert jobboard(plain, "undo").returncode == 0
    (again,) = json.loads(jobboard(env, "list", "--json").stdout)
    assert again["stage"] == "applied"


def test_a_reader_that_leaves_early_is_no_error(env: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "jobboard_tui", "completion", "zsh"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


# A suite that runs in the background of a shell hands interrupts down as ignored.
INTERRUPTIBLE = """
import runpy, signal, sys
class Awaited:
    def read(self):
        print("reads", file=sys.stderr, flush=True)
        return sys.__stdin__.read()
sys.stdin = Awaited()
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("jobboard_tui", run_name="__main__", alter_sys=True)
"""


def test_an_interrupt_is_quiet(env: dict[str, str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE, "add", "Aoba", "-", "--at", "2026-11-20"],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr
        assert process.stderr.readline()  # next it reads the role from its standard input
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read() == b""


def test_without_a_terminal_there_is_no_dashboard(env: dict[str, str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "jobboard_tui"],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"jobboard: dashboard: it needs a terminal")


def test_characters_that_the_locale_cannot_encode_are_refused(env: dict[str, str]) -> None:
    plain = {**env, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = jobboard(plain, "add", "株式会社テスト", "SRE")
    assert ended.returncode == 2
    assert b"characters that this locale (ascii) can't encode" in ended.stderr
