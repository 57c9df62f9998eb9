"""What is read from a terminal that is gone: nothing, without end, and at rest.

The promise: a program whose terminal is closed ends, and loads no core until then. Textual's thread
asks a closed terminal without a pause: https://github.com/Textualize/textual/pull/6690
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable
from time import sleep

from jobboard_tui.tui.textual_patches.terminal_writer import tell_of_hangup

SECONDS_AT_REST = 0.1
"""Between two looks at a terminal that is gone."""


class TerminalReader:
    """Decodes what the terminal sends, and passes over bytes that are no text: they are no keys.

    Of a closed one the system says at once and for ever that there is nothing: the toolkit would
    ask again without a pause, and load one core until the program ends.
    """

    def __init__(self, encoding: str) -> None:
        self._decode = getincrementaldecoder(encoding)("ignore").decode
        self._is_there = True

    @classmethod
    def of(cls, encoding: str) -> Callable[[], TerminalReader]:
        """What makes a reader; in the place of `codecs.getincrementaldecoder`."""
        return lambda: cls(encoding)

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text of some bytes; no bytes before the `final` ones are a closed terminal."""
        if not data and not final:
            if self._is_there:
                self._is_there = False
                tell_of_hangup()
            sleep(SECONDS_AT_REST)
        return self._decode(data, final)


def is_waiting_to_be_read(terminal: int) -> bool:
    """Whether a terminal holds something typed that nobody has read; one that is gone does not."""
    try:
        from fcntl import ioctl
        from termios import FIONREAD
    except ImportError:  # on Windows nobody can ask that
        return False
    try:
        return any(ioctl(terminal, FIONREAD, bytes(4)))
    except OSError:
        return False
