"""Hands a text to the editor that the user has set up, and takes it back."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobboard_tui.core.errors import JobboardError
from jobboard_tui.core.text import clean
from jobboard_tui.words import _

if TYPE_CHECKING:
    from textual.app import App


class NoEditor(JobboardError):
    """The text could not be handed to an editor; it is as it was."""


def editor_command() -> list[str]:
    """The editor's words: `VISUAL`, `EDITOR`, or one that is there; `NoEditor` without any."""
    for name in ("VISUAL", "EDITOR"):
        if words := shlex.split(os.environ.get(name, "")):
            return words
    for name in ("nano", "vi", "notepad"):
        if found := shutil.which(name):
            return [found]
    raise NoEditor(
        _("the editor"), _("none is set up"), _("set EDITOR, or write in the field itself")
    )


def edit_outside(app: App[Any], text: str) -> str:
    """The text as it comes back from the editor; raises `NoEditor`."""
    from textual.app import SuspendNotSupported

    command = editor_command()
    with tempfile.TemporaryDirectory(prefix="jobboard-") as folder:
        path = Path(folder) / "note.txt"
        path.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                subprocess.run([*command, str(path)], check=True)
        except SuspendNotSupported:
            raise NoEditor(
                _("the editor"),
                _("this terminal can't be handed over"),
                _("write in the field itself"),
            ) from None
        except (OSError, subprocess.CalledProcessError) as error:
            raise NoEditor(
                _("the editor {name}").format(name=command[0]),
                _("it could not be run ({error})").format(error=clean(str(error))),
                _("look at EDITOR; the text is as it was"),
            ) from error
        return clean(path.read_text(encoding="utf-8", errors="replace"), lines=True)
