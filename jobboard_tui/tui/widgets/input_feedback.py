"""What answers a line while it is typed: an echo of what was understood, lines to choose from."""

from __future__ import annotations

from typing import NamedTuple


class InputFeedback(NamedTuple):
    """What was understood of the text so far; `ok` is whether Enter may take it.

    With a `doubt` Enter takes it only the second time.
    """

    text: str = ""
    ok: bool = True
    doubt: str = ""


class PromptMatch(NamedTuple):
    """One line to choose from: `value` is handed over, `label` and `hint` are shown."""

    value: str
    label: str
    hint: str = ""
