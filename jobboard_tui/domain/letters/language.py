"""The languages of letters and of what is shown to a company."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """The languages that letters are written in."""

    EN = "en"
    JA = "ja"

    @property
    def other(self) -> Language:
        """Return Japanese for English, and English for Japanese."""
        return Language.EN if self is Language.JA else Language.JA
