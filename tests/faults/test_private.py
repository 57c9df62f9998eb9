"""Nothing leaves the program unasked, and what it writes is for its owner only."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

CALLS = """
--demo list
add Aoba SRE --applied 2026-11-02 --contact Sato --email sato@example.com --url https://example.com/a
log aoba interview --at 2026-11-20T15:00 --with Sato --note Secret
log aoba followed-up
due --all
agenda
show aoba
draft aoba thank-you --set topic=shifts --eml FOLDER/letter.eml
profile name=Aki
settings nudge=bell
snooze aoba reflect --until 2026-12-20
practice japanese --minutes 30
checklist aoba base=450000
move aoba offer
compare
export FOLDER/board.csv
export FOLDER/board.json
export FOLDER/board.ics
import FOLDER/board.csv
remove aoba
undo
check
conflicts
history
status
stats
nonsense
"""
RUN = """
import os, sys
os.umask(0o022)
heard = []
def overhear(event, args):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")):
        heard.append(f"{event} {args}")
sys.addaudithook(overhear)
from jobboard_tui.cli import main
for line in sys.stdin.read().strip().splitlines():
    main(["--now", "2026-11-23T10:00", *line.replace("FOLDER", sys.argv[1]).split()])
print(*heard, sep="\\n", file=sys.stderr)
sys.exit(bool(heard))
"""


def test_no_command_connects_or_starts_a_program_and_every_file_is_private(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "mine"
    folder.mkdir(mode=0o700)
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(folder)],
        input=CALLS,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    made = [path for path in (*home.rglob("*"), *folder.rglob("*")) if not path.is_symlink()]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in made}
    assert {path.suffix for path in made} >= {".json", ".jsonl", ".eml", ".csv", ".ics"}
    private = {True: 0o700, False: 0o600}
    assert {one: oct(mode) for one, mode in modes.items() if mode != private[one.is_dir()]} == {}
