"""What can go wrong, each in one sentence that says what, why and what to do."""

from __future__ import annotations


class JobboardError(Exception):
    """Something could not be done.

    `what` names the thing that failed, `why` the reason, `hint` what the user can do; each is
    already in the user's words.
    """

    exit_code = 1

    def __init__(self, what: str, why: str, hint: str = "") -> None:
        super().__init__(what, why, hint)
        self.what = what
        self.why = why
        self.hint = hint

    def __str__(self) -> str:
        sentence = f"{self.what}: {self.why}"
        return f"{sentence}; {self.hint}" if self.hint else sentence


class InvalidInput(JobboardError):
    """The words of the call are off: an unknown field, stage, date or number."""

    exit_code = 2


class AmbiguousInput(InvalidInput):
    """What is told can be read in two ways; `why` names both."""


class NotFound(JobboardError):
    """Nothing on the board goes by that name."""


class AmbiguousName(JobboardError):
    """A text matches several applications; `candidates` are lines that tell them apart."""

    def __init__(self, what: str, why: str, hint: str, candidates: tuple[str, ...]) -> None:
        super().__init__(what, why, hint)
        self.candidates = candidates


class HeldBack(JobboardError):
    """It is not done until somebody insists on it."""

    exit_code = 3


class TooEarly(HeldBack):
    """A timing rule says to wait; it can be insisted on."""


class BoardDamaged(JobboardError):
    """The board's file can't be read; it is left as it is."""


class BoardLocked(JobboardError):
    """Another program holds the board's lock."""


class NotSaved(JobboardError):
    """A change did not reach the disk."""


class Unstorable(NotSaved):
    """A change that no file can hold: it is not made, and trying again does not help."""
