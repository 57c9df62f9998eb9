"""Which version this is, down to the commit, so that a report can say what it is about."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path

import jobboard_tui

PACKAGE = Path(jobboard_tui.__file__).parent
COMMIT_FILE = "commit.txt"
"""Written beside the program when it is built from a checkout; see hatch_build.py."""


def version_line(package: Path = PACKAGE) -> str:
    """Return `jobboard VERSION (COMMIT)`, without the commit where nothing tells it.

    Git is asked only where the program runs from a checkout of its own.
    """
    commit = _built_from(package) or _checked_out(package.parent)
    version = f"jobboard {jobboard_tui.__version__}"
    return f"{version} ({commit})" if commit else version


def _built_from(package: Path) -> str:
    with suppress(OSError, UnicodeDecodeError):
        return (package / COMMIT_FILE).read_text(encoding="ascii").strip()
    return ""


def _checked_out(root: Path) -> str:
    if not ((root / ".git").exists() and (root / "pyproject.toml").exists()):
        return ""
    call = ["git", "-C", str(root), "describe", "--always", "--dirty", "--abbrev=9"]
    with suppress(OSError, subprocess.TimeoutExpired):
        said = subprocess.run(call, capture_output=True, text=True, check=False, timeout=10)
        return said.stdout.strip() if said.returncode == 0 else ""
    return ""
