"""Hands a text to the editor that the user has set up, and takes it back."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.storage.system_forms import split_command
from jobboard_tui.tui.widgets.fields import LONGEST_TEXT

if TYPE_CHECKING:
    from textual.app import App

LARGEST = 4 * LONGEST_TEXT
"""Bytes that a text which is taken back can have."""
SECONDS_A_LOOK = 0.2
SECONDS_TO_END = 0.5
"""So long an editor may take to end once the program itself has to."""


class NoEditor(JobboardError):
    """The text could not be handed to an editor, or not be taken back; it is as it was."""


class _AskedToEnd(Exception):
    """The program itself is to end, while the editor has the terminal."""


def editor_command() -> list[str]:
    """Return the editor's words: `VISUAL`, `EDITOR`, or one that is there.

    Raises `NoEditor` where there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        try:
            words = words_of_editor(os.environ.get(name, ""))
        except ValueError as error:
            raise NoEditor(
                _("the editor"),
                _("{name} can't be read ({error})").format(name=name, error=clean(str(error))),
                _("set it again; your text is unchanged"),
            ) from None
        if words:
            return words
    for name in ("nano", "vi", "notepad"):
        if path := shutil.which(name):
            return [path]
    raise NoEditor(_("the editor"), _("none is set"), _("set EDITOR, or type in the field"))


def words_of_editor(text: str) -> list[str]:
    """Return the words of a command; one whose path has blanks in it is a program as a whole."""
    return [text] if text.strip() and shutil.which(text) else split_command(text)


def edit_outside(app: App[Any], text: str) -> str:
    """Return the text as it comes back from the editor; raises `NoEditor`.

    Where the program is asked to end meanwhile, the editor is ended as well, and what it has saved
    until then comes back.
    """
    command = editor_command()
    try:
        with tempfile.TemporaryDirectory(prefix="jobboard-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "note.txt"
            path.write_text(text, encoding="utf-8")
            try:
                code = _edited(app, [*command, str(path)])
            except _AskedToEnd:
                code = 0
            if code:
                raise NoEditor(
                    _("the editor {name}").format(name=_name(command[0])),
                    _how_it_ended(code),
                    _("your text is unchanged"),
                )
            return clean(_taken_back(path, _name(command[0])), lines=True)
    except OSError as error:
        raise NoEditor(
            _("the editor {name}").format(name=_name(command[0])),
            _("it could not be run ({error})").format(error=clean(error.strerror or str(error))),
            _("check EDITOR; your text is unchanged"),
        ) from error


def _edited(app: Any, command: Sequence[str]) -> int:
    """How the editor has ended, with the terminal to itself until then.

    `_AskedToEnd` leaves the terminal as it is: the program does not come back to it.
    """
    from textual.app import SuspendNotSupported

    asked: list[int] = []

    def hear(number: int) -> None:
        if number != signal.SIGINT:  # Ctrl+C in the editor is the editor's
            asked.append(number)

    trouble: OSError | None = None
    try:
        app.outside = hear
        with app.suspend():
            try:
                return _wait(subprocess.Popen(command), asked)
            except OSError as error:
                trouble = error
    except SuspendNotSupported:
        raise NoEditor(
            _("the editor"),
            _("this terminal can't run it"),
            _("type in the field"),
        ) from None
    finally:
        app.outside = None
        if asked:
            app.call_later(app.end_by, asked[0])
    assert trouble is not None
    raise trouble


def _wait(process: subprocess.Popen[bytes], asked: Sequence[int]) -> int:
    """How the editor has ended; `_AskedToEnd`, the editor ended, once anything is `asked`.

    It is looked at several times a second: a signal may go to another thread of the program, and
    would not end a waiting of this one.
    """
    while not asked:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(SECONDS_A_LOOK)
    _end(process)
    raise _AskedToEnd


def _end(process: subprocess.Popen[bytes]) -> None:
    """Tell the editor what a closed terminal would tell it, then make it end."""
    for number in (getattr(signal, "SIGHUP", signal.SIGTERM), signal.SIGTERM):
        with suppress(OSError):
            process.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_END)
            return
    process.kill()


def _name(editor: str) -> str:
    """What the editor is called, wherever it lies."""
    return clean(Path(editor).name)


def _how_it_ended(code: int) -> str:
    if code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        return _("it was stopped by {signal}").format(signal=name)
    return _("it exited with code {code}").format(code=code)


def _taken_back(path: Path, editor: str) -> str:
    """What stands in the file; `NoEditor` for anything that is no text of a sensible size."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                why = _("it left something that is not a file")
            else:
                with os.fdopen(descriptor, "rb", closefd=False) as file:
                    text = file.read(LARGEST + 1).decode("utf-8", "replace")
                if len(text) <= LONGEST_TEXT:
                    return text
                why = _("its text is longer than {count} characters").format(
                    count=f"{LONGEST_TEXT:,}"
                )
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        why = _("it left no file")
    except OSError as error:
        why = _("its file can't be read ({error})").format(error=error.strerror)
    raise NoEditor(_("the editor {name}").format(name=editor), why, _("your text is unchanged"))
