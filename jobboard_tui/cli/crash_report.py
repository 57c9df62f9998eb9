"""What is left behind when the program itself is wrong: a report that tells nothing personal."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.cli.version import version_line
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from argparse import Namespace

PACKAGE = Path(__file__).parents[1]


def report(error: Exception, words: Namespace | None) -> JobboardError:
    """Write the report into the state folder; the error that tells of it."""
    name = type(error).__name__
    command = getattr(words, "command", None) or "jobboard"
    why = _("an internal error ({name})").format(name=name)
    try:
        path = _write(f"{command}\n{_story(error)}", words)
    except Exception:
        return JobboardError(
            command, why, _("please report what you did; no change was left half finished")
        )
    hint = _("a report without personal content is saved in {path}").format(path=path)
    return JobboardError(command, why, hint)


def _story(error: Exception) -> str:
    """Kind of error and places in the code; no message and no values, which may be personal."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    about = f"{version_line()}, Python {platform.python_version()}, {sys.platform}"
    return "\n".join([about, type(error).__name__, *places, ""])


def _inside(filename: str) -> str:
    """A file's place inside its package, so that no folder of the user's is named."""
    path = Path(filename)
    if path.is_relative_to(PACKAGE):
        return path.relative_to(PACKAGE.parent).as_posix()
    return path.name


def _write(story: str, words: Namespace | None) -> Path:
    if words is not None and words.demo:
        raise OSError  # a demo leaves nothing behind
    from jobboard_tui.storage.paths import Places

    folder = Places.default().state
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    path.touch(mode=0o600)
    path.write_text(story, encoding="utf-8")
    return path
