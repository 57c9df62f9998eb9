"""Letters that were begun and not yet sent: kept on this machine until they are.

They lie in the state folder of the board. A file that can't be read counts as empty; one that
can't be written does no harm to what is on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, field
from pathlib import Path
from typing import Any

from jobboard_tui.domain.letters.types import LetterTone, Recipient
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.storage.unfinished_texts import UnfinishedTexts


@frozen(kw_only=True)
class UnsentLetter:
    """A letter as it was left: its texts, what was answered, to whom and how by hand.

    `asked` holds what was begun in the line of the questions, by the question's field.
    """

    subject: str
    body: str
    answers: Mapping[str, str]
    asked: Mapping[str, str] = field(default_factory=dict)
    to: Recipient | None = None
    tone: LetterTone | None = None


class UnsentLetters:
    """The unsent letters of one board by application, kind and language."""

    def __init__(self, folder: Path) -> None:
        self._letters = UnfinishedTexts(folder / "letters.json")

    def get(self, key: str) -> UnsentLetter | None:
        """The letter of that key; None where none was begun."""
        return _letter(self._letters.get(key))

    def keep(self, key: str, letter: UnsentLetter) -> None:
        """Keep a letter as it is now."""
        self._letters.put(
            key,
            {
                "subject": letter.subject,
                "body": letter.body,
                "answers": dict(letter.answers),
                "asked": dict(letter.asked),
                "to": None if letter.to is None else asdict(letter.to),
                "tone": letter.tone,
            },
        )

    def forget(self, key: str) -> None:
        """The letter was sent, or thrown away."""
        self._letters.put(key, None)

    def flush(self) -> None:
        """Return once everything is in the file."""
        self._letters.flush()


def _letter(record: Any) -> UnsentLetter | None:
    if not isinstance(record, dict) or not isinstance(record.get("body"), str):
        return None
    tone = record.get("tone")
    return UnsentLetter(
        subject=clean(_text(record.get("subject"))),
        body=clean(record["body"], lines=True),
        answers=_texts(record.get("answers")),
        asked=_texts(record.get("asked")),
        to=_recipient(record.get("to")),
        tone=next((letter_tone for letter_tone in LetterTone if letter_tone == tone), None),
    )


def _recipient(record: Any) -> Recipient | None:
    if not isinstance(record, dict) or not isinstance(record.get("house"), str):
        return None
    names = ("house", "name", "title", "email", "latin", "courtesy", "group")
    texts = {name: clean(_text(record.get(name))) for name in names}
    others = record.get("beside")
    beside = map(_recipient, others if isinstance(others, list) else ())
    return Recipient(
        is_agency=record.get("is_agency") is True,
        beside=tuple(recipient for recipient in beside if recipient is not None),
        **texts,
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> dict[str, str]:
    texts = value.items() if isinstance(value, dict) else ()
    return {name: clean(text, lines=True) for name, text in texts if isinstance(text, str)}
