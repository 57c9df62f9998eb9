"""What is pasted is a text, whatever stands in it: no part of it is taken for keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message

ESC = "\x1b"
BEGIN, END = "\x1b[200~", "\x1b[201~"
"""Between these the terminal hands over what is pasted."""


class QuietPastes(XTermParser):
    """Takes escape characters out of pastes before they are read.

    The toolkit reads what follows an escape as keys, also inside of a paste; terminals that hand
    them over would let a text from a web page press keys.
    """

    _is_paste = False
    _before = ""
    _held = ""

    def feed(self, data: str) -> Iterable[Message]:
        """The messages of what the terminal has sent; an empty text is its end."""
        if data:
            data = "".join(self._quiet(data))
            if not data:
                return ()
        return super().feed(data)

    def _quiet(self, data: str) -> Iterator[str]:
        """The same without escapes in pastes; a mark may come in two parts."""
        data, self._held = self._held + data, ""
        while data:
            if self._is_paste:
                pasted, end, rest = data.partition(END)
                if not end:
                    self._held = _beginning_of_end(data)
                    pasted = data.removesuffix(self._held)
                yield pasted.replace(ESC, "") + end
                self._is_paste, data = not end, rest
            else:
                at = (self._before + data).find(BEGIN)
                if at < 0:
                    self._before = (self._before + data)[1 - len(BEGIN) :]
                    yield data
                    return
                at += len(BEGIN) - len(self._before)
                yield data[:at]
                self._is_paste, self._before, data = True, "", data[at:]


def _beginning_of_end(data: str) -> str:
    """The part of the mark of the end with which a text breaks off."""
    lengths = range(len(END) - 1, 0, -1)
    return next((END[:length] for length in lengths if data.endswith(END[:length])), "")
