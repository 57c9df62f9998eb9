"""The question for the path of a file that is to be written; over another one only after asking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jobboard_tui.config.user_paths import is_there
from jobboard_tui.i18n import _
from jobboard_tui.tui.screens.board import BoardScreen
from jobboard_tui.tui.widgets.input_feedback import InputFeedback


def ask_for_path(
    screen: BoardScreen,
    question: str,
    *,
    key: str,
    example: str,
    read: Callable[[str], Path],
    words: Callable[[Path], str],
    write: Callable[[Path, bool], None],
    initial: str = "",
) -> None:
    """Ask where to write, and write there.

    `read` makes a path of what is typed, or raises `InvalidInput`; `words` say what goes into it;
    `write` gets the path and whether another file may give way. `key` names the unfinished text.
    """

    def echo(text: str) -> InputFeedback:
        path = read(text)
        said = words(path)
        if is_there(path):
            said += "   " + _("the file already exists")
        return InputFeedback(said)

    def done(text: str) -> bool:
        path = read(text)
        if is_there(path):
            screen.announcer.confirm(
                _("Overwrite {path}?").format(path=path), lambda: write_over(path)
            )
            return False
        write(path, False)
        return True

    def write_over(path: Path) -> None:
        write(path, True)
        screen.drafts.forget(key)

    screen.prompt.ask(question, key=key, initial=initial, example=example, echo=echo, done=done)
