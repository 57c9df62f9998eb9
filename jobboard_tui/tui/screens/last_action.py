"""The last change that was asked for by keys, with what was answered: it can be made again."""

from __future__ import annotations

from jobboard_tui.tui.widgets.answers import Answer


class LastAction:
    """The last action that was carried to its end: its command, and the answers it was given."""

    def __init__(self) -> None:
        self.command_id = ""
        self.answers: tuple[Answer, ...] = ()
        self._begun = ""
        self._heard: list[Answer] = []

    def begin(self, command_id: str) -> None:
        """An action begins; what it asks is heard from now on."""
        self._begun, self._heard = command_id, []

    def hear(self, answer: Answer) -> None:
        """Note that something was answered."""
        self._heard.append(answer)

    def end(self) -> None:
        """The action that has begun asks nothing more."""
        if self._begun:
            self.command_id, self.answers = self._begun, tuple(self._heard)
            self._begun = ""

    def drop(self) -> None:
        """What has begun was left, or could not be done."""
        self._begun = ""
