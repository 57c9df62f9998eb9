"""Letters that were begun and not yet sent: kept on this machine until they are.

They lie in the state folder of the board. A file that can't be read counts as empty; one that
can't be written does no harm to what is on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jobboard_tui.core.letters.letter import Recipient, Tone
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen
from jobboard_tui.files.kept_tables import read_table, write_table

MOST = 200
"""So many are kept; the oldest makes room."""
_LARGEST = 20_000_000


@frozen(kw_only=True)
class Unsent:
    """A letter as it was left: its texts, what was answered, to whom and how by hand."""

    subject: str
    body: str
    answers: Mapping[str, str]
    to: Recipient | None = None
    tone: Tone | None = None


class UnsentLetters:
    """The unsent letters of one board by application, kind and language.

    What is changed here is laid over the file, in which another program may have kept others.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "letters.json"
        self._letters = _read(self._path)
        self._changed: dict[str, Unsent | None] = {}

    def get(self, key: str) -> Unsent | None:
        """The letter of that key; None where none was begun."""
        return self._letters.get(key)

    def keep(self, key: str, letter: Unsent) -> None:
        """Keep a letter as it is now."""
        if self._letters.get(key) != letter:
            self._change(key, letter)

    def forget(self, key: str) -> None:
        """The letter was sent, or thrown away."""
        if key in self._letters:
            self._change(key, None)

    def _change(self, key: str, letter: Unsent | None) -> None:
        self._changed.pop(key, None)
        self._changed[key] = letter
        self._letters = _read(self._path)
        for name, one in self._changed.items():
            self._letters.pop(name, None)
            if one is not None:
                self._letters[name] = one
        for oldest in list(self._letters)[:-MOST]:
            del self._letters[oldest]
        self._write()

    def _write(self) -> None:
        told = {
            key: {
                "subject": one.subject,
                "body": one.body,
                "answers": dict(one.answers),
                "to": None if one.to is None else asdict(one.to),
                "tone": one.tone,
            }
            for key, one in self._letters.items()
        }
        write_table(self._path, told)


def _read(path: Path) -> dict[str, Unsent]:
    rows = read_table(path, _LARGEST).items()
    return {key: letter for key, value in rows if (letter := _letter(value)) is not None}


def _letter(told: Any) -> Unsent | None:
    if not isinstance(told, dict) or not isinstance(told.get("body"), str):
        return None
    answers, tone = told.get("answers"), told.get("tone")
    return Unsent(
        subject=clean(_text(told.get("subject"))),
        body=clean(told["body"], lines=True),
        answers={
            name: clean(text, lines=True)
            for name, text in (answers if isinstance(answers, dict) else {}).items()
            if isinstance(text, str)
        },
        to=_recipient(told.get("to")),
        tone=next((one for one in Tone if one == tone), None),
    )


def _recipient(told: Any) -> Recipient | None:
    if not isinstance(told, dict) or not isinstance(told.get("house"), str):
        return None
    texts = {name: clean(_text(told.get(name))) for name in ("house", "name", "title", "email")}
    return Recipient(is_agency=told.get("is_agency") is True, **texts)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
