"""The ways to nudge somebody who is not looking, and the hours in which nobody is nudged."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.i18n import _

OFF, BELL, OSC9, OSC777 = WAYS = ("off", "bell", "osc9", "osc777")
"""The ways to nudge: none, the terminal's bell, and two notifications that terminals know.

iTerm2, kitty, WezTerm, Ghostty and Windows Terminal show OSC 9; urxvt, foot, WezTerm and Ghostty
OSC 777.
"""
_QUIET = r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})"


class Quiet(NamedTuple):
    """Hours without a nudge, over midnight too; the same hour twice: none.

    >>> Quiet(time(22), time(8)).covers(time(23, 30)), Quiet(time(22), time(8)).covers(time(8))
    (True, False)
    """

    start: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Quiet:
        """Of a text such as 22:00-08:00; an empty one is no quiet hour. `InvalidInput`."""
        if not text.strip():
            return cls(time(), time())
        match = re.fullmatch(_QUIET, text.strip())
        try:
            if match is None:
                raise ValueError
            first, second, third, fourth = map(int, match.groups())
            return cls(time(first, second), time(third % 24, fourth))
        except ValueError:
            raise InvalidInput(
                _("quiet {text}").format(text=text),
                _("not valid hours"),
                _("try 22:00-08:00"),
            ) from None

    def covers(self, clock: time) -> bool:
        """Whether it is quiet at that time of the day."""
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end
