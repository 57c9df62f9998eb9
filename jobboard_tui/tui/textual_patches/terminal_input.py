"""Reads what the terminal sends: keys and pastes are passed on, its answers to questions are not.

The toolkit takes a sequence that it does not know for keys, one for each of its characters, and
raises on some reports of keys. Terminals, multiplexers and slow lines send answers at any time and
in pieces; so every sequence is completed here, and only what is known for a key, a movement of the
mouse or a report that the toolkit waits for gets through.

The promise: no escape in a paste and no answer of a terminal presses a key. Textual falls back to
keys on purpose where it knows no sequence: https://github.com/Textualize/textual/pull/570; its
parser has no other way in than to take its place (`driver`).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from time import monotonic

from textual import constants
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from jobboard_tui.tui.textual_patches.requirements import Part

PARTS = (
    Part(XTermParser, "feed", ("self", "data")),
    Part(XTermParser, "tick", ("self",)),
    Part(XTermParser, "parse", ("self", "token_callback")),
    Part(XTermParser, "_awaiting"),
    Part(XTermParser, "_gen"),
    Part(XTermParser, "_timeout_time"),
    Part(XTermParser, "_tokens"),
)

ESC = "\x1b"
BEGIN, END = "\x1b[200~", "\x1b[201~"
"""Between these the terminal hands over what is pasted."""
ENDLESS = 0.5
"""Seconds without a word after which a sequence that has begun is given up, its rest included."""
LONGEST_WAIT = 3.0
"""Seconds after which a sequence is given up however often something comes: a person types on."""

_CSI = re.compile(r"\x1b\[[\x20-\x3f]*[\x40-\x7e]")
_CSI_BEGUN = re.compile(r"\x1b\[[\x20-\x3f]*")
_STRING_END = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x9c]")
"""A text of the terminal ends with BEL or ST; any other control character breaks it off."""
_STRINGS = "]PX^_"
"""What opens a text: OSC, DCS, SOS, PM, APC."""
_NO_ANSWERS = "X^"
"""SOS and PM: no terminal answers with them, so without an end they were Alt and what was typed."""
_HEX = r"[\da-f]"
_ANSWERS = tuple(
    (re.compile(opening), re.compile(rest, re.DOTALL | re.IGNORECASE))
    for opening, rest in (
        (
            r"\](?:[45];\d{1,3}|1\d);",
            rf"#{_HEX}{{0,12}}|(?:rgba?:?|rg?)?{_HEX}{{0,4}}(?:/{_HEX}{{0,4}}){{0,3}}",
        ),
        (r"\]52;[a-z0-7]{0,8};", r"[a-z\d+/=]*"),
        (r"\](?:\d{1,4};|[lL])", r".*"),
        (r"P!\|", rf"{_HEX}{{0,8}}"),
        (r"P[\d;]*[ -/<-@]+[A-Za-z|~]?", r".*"),
        (r"_G[A-Za-z]=", r".*"),
    )
)
"""How texts begin that terminals answer with, and what may follow: colours, the clipboard, ..."""
_ANSWER_BEGUN = re.compile(r"\]\d{0,4}|P[\d;]*|_(?:G[A-Za-z]?)?|.")
"""The part of such an opening that has come, or the sign alone."""
LONGEST_SEQUENCE = 256
"""Characters that a control sequence has at most; a longer one is no key, wherever it ends.

Of a text so many are compared with what answers are like: nobody types more in `LONGEST_WAIT`.
"""

_FOCUS = frozenset({"\x1b[I", "\x1b[O"})
_OPENING_ALONE = frozenset(f"{ESC}{sign}" for sign in f"[{_STRINGS}")
"""Alt and a sign look like the beginning of a sequence."""
_MOUSE = re.compile(r"\x1b\[<\d{1,4};-?\d{1,5};-?\d{1,5}[Mm]")
_MODE = re.compile(r"\x1b\[\?(?:2026|2048);\d\$y")
"""Whether the terminal has modes that the toolkit uses."""
_SIZE = re.compile(r"\x1b\[48(?:;[1-9]\d{0,4}(?::\d{0,5}){0,4}){4}t")
"""The size of a window, which the toolkit asks to be told of."""
_KEY = re.compile(r"\x1b\[(?P<codes>[\d:;]{0,60})(?P<end>[u~ABCDEFHPQRS])")

_SHIFT, _CAPS_LOCK, _NUM_LOCK = 1, 64, 128
_MOST_MODIFIERS = 256
_OTHER_KEYS = 27
"""The number under which xterm reports a key of any character: `27;modifiers;character~`."""
_NO_TEXT = frozenset({"Cc", "Cs", "Co", "Cn"})


class TerminalInput(XTermParser):
    """Lets keys, pastes, the mouse and expected reports through, each of them whole.

    What opens a sequence is held until the next character tells what it is: a lone Esc for as long
    as the toolkit itself would wait. An error of the toolkit costs the one key that raised it.
    """

    _is_paste = False
    _held = ""
    _held_until = 0.0
    _waits_since: float | None = None
    _string = ""
    _skip = 0
    _is_resumed = False

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages of what the terminal has sent; an empty text is its end."""
        if not data:
            yield from self._give_up()
            yield from super().feed(data)
            return
        self._is_resumed = bool(self._held)
        data, self._held = self._held + data, ""
        for part in self._parts(data):
            yield from self._pass_on(part)

    def tick(self) -> Iterable[Message]:
        """Yield what has come of waiting: a lone Esc is the key."""
        if (self._held or self._string or self._skip) and monotonic() >= self._held_until:
            yield from self._give_up()
        try:
            yield from super().tick()
        except Exception:
            self._begin_again()

    def _parts(self, data: str) -> Iterator[str]:
        """Runs of text and whole sequences, without what is no key; keeps what is not whole."""
        at = 0
        while at < len(data):
            if self._is_paste:
                part, at = self._pasted(data, at)
                yield part
            elif self._string:
                at = self._after_string(data, at)
            elif self._skip:
                skipped = min(self._skip, len(data) - at)
                self._skip, at = self._skip - skipped, at + skipped
                self._wait(ENDLESS)
            elif data[at] != ESC:
                end = data.find(ESC, at)
                end = len(data) if end < 0 else end
                yield data[at:end]
                at = end
            else:
                part, at = self._sequence(data, at)
                yield part

    def _pasted(self, data: str, at: int) -> tuple[str, int]:
        """A part of a paste without escapes, and where it ends; a mark may come in two parts."""
        end = data.find(END, at)
        if end >= 0:
            self._is_paste = False
            return data[at:end].replace(ESC, "") + END, end + len(END)
        self._held = _beginning_of_end(data[at:])
        self._held_until = float("inf")
        return data[at : len(data) - len(self._held)].replace(ESC, ""), len(data)

    def _after_string(self, data: str, at: int) -> int:
        """Where a text of the terminal ends that is open at this place.

        It ends as well before what no answer has there: somebody types behind a broken one.
        """
        end = _STRING_END.search(data, at)
        stop = len(data) if end is None else end.start()
        begun = self._string
        if len(begun) < LONGEST_SEQUENCE:
            self._string += data[at : min(stop, at + LONGEST_SEQUENCE)]
            fitting = _fitting(self._string) - len(begun)
            if fitting < len(self._string) - len(begun):
                self._end_string()
                return at + max(0, fitting)
        if end is None:
            self._wait(ENDLESS)
            return len(data)
        if end.group() == ESC:
            if end.end() == len(data):
                self._hold(ESC, constants.ESCAPE_DELAY)
                return len(data)
            self._end_string()
            return end.end() + 1 if data[end.end()] == "\\" else end.start()
        self._end_string()
        return end.end() if end.group() in "\x07\x18\x1a\x9c" else end.start()

    def _end_string(self) -> None:
        self._string, self._waits_since = "", None

    def _private(self, data: str, at: int) -> tuple[str, int]:
        """What stands for a text that is no answer, held until its end or until no more comes."""
        end = _STRING_END.search(data, at + 2)
        if end is not None and (end.group() != ESC or end.end() < len(data)):
            if end.group() in "\x07\x9c":
                return "", end.end()
            if data.startswith(f"{ESC}\\", end.start()):
                return "", end.end() + 1
        elif len(data) - at <= LONGEST_SEQUENCE:
            return self._hold(data[at:], constants.ESCAPE_DELAY), len(data)
        return data[at : at + 2], at + 2

    def _sequence(self, data: str, at: int) -> tuple[str, int]:
        """What stands for the sequence that begins at this place, and where it ends."""
        if at or not self._is_resumed:
            self._waits_since = None
        opening = data[at + 1 : at + 2]
        if not opening:
            return self._hold(ESC, constants.ESCAPE_DELAY), len(data)
        if opening == ESC:
            return ESC, at + 1
        if opening == "[":
            return self._control(data, at)
        if opening not in _STRINGS:
            return data[at : at + 2], at + 2
        following = data[at + 2 : at + 3]
        if not following:
            return self._hold(data[at:], constants.ESCAPE_DELAY), len(data)
        if following < " " or following == "\x7f":
            return data[at : at + 2], at + 2
        if opening in _NO_ANSWERS:
            return self._private(data, at)
        if _fitting(data[at + 1 : at + 3]) == 1:
            return data[at : at + 2], at + 2
        self._string = opening
        return "", at + 2

    def _control(self, data: str, at: int) -> tuple[str, int]:
        """A control sequence: as it is to be read, and where it ends."""
        if data.startswith("\x1b[[", at):  # the function keys of the Linux console
            end = at + 4
            if end > len(data):
                return self._hold(data[at:], constants.ESCAPE_DELAY), len(data)
            return data[at:end] if data[at:end] in ANSI_SEQUENCES_KEYS else "", end
        begun = _CSI_BEGUN.match(data, at)
        assert begun is not None
        dollar = data.find("$", at, begun.end()) + 1  # rxvt ends some keys with it
        if dollar and data[at:dollar] in ANSI_SEQUENCES_KEYS:
            return data[at:dollar], dollar
        match = _CSI.match(data, at)
        if match is not None:
            return self._understood(match.group()), match.end()
        is_alone = begun.group() in _OPENING_ALONE
        if begun.end() < len(data):  # broken off by something else
            return begun.group() if is_alone else "", begun.end()
        held = begun.group() if len(begun.group()) <= LONGEST_SEQUENCE else "\x1b[?"
        return self._hold(held, constants.ESCAPE_DELAY if is_alone else ENDLESS), len(data)

    def _understood(self, sequence: str) -> str:
        """The same, or a key report as the toolkit can read it; empty for what is no key."""
        if sequence == BEGIN:
            self._is_paste = True
            return sequence
        if sequence == "\x1b[M":  # the mouse in its oldest form: three characters follow
            self._skip = 3
            self._wait(ENDLESS)
            return ""
        if sequence in ANSI_SEQUENCES_KEYS or sequence in _FOCUS or sequence == END:
            return sequence
        if any(pattern.fullmatch(sequence) for pattern in (_MOUSE, _MODE, _SIZE)):
            return sequence
        return _key(sequence)

    def _hold(self, begun: str, seconds: float) -> str:
        self._held = begun
        self._wait(seconds)
        return ""

    def _wait(self, seconds: float) -> None:
        """Give the sequence so long for its next part, and `LONGEST_WAIT` for all of them."""
        now = monotonic()
        if self._waits_since is None:
            self._waits_since = now
        self._held_until = min(now + seconds, self._waits_since + LONGEST_WAIT)

    def _give_up(self) -> Iterator[Message]:
        """No more comes: Esc, Alt with a sign and what no answer is are keys, all else was none."""
        held, self._held, self._skip = self._held, "", 0
        self._end_string()
        if held == ESC or held in _OPENING_ALONE:
            yield from self._pass_on(held)
        elif held[:1] == ESC and held[1:2] in [*_NO_ANSWERS]:
            for part in (held[:2], held[2:].removesuffix(ESC), ESC if held[-1] == ESC else ""):
                yield from self._pass_on(part)
        elif self._is_paste:
            self._held = held

    def _pass_on(self, part: str) -> Iterator[Message]:
        """What the toolkit reads in a run of text or in one whole sequence."""
        if not part:
            return
        try:
            yield from super().feed(part)
        except Exception:
            self._begin_again()
        if part == ESC or part in _OPENING_ALONE:
            yield from self._no_more_comes()

    def _no_more_comes(self) -> Iterator[Message]:
        """The toolkit need not wait: it has been waited for already."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from super().tick()

    def _begin_again(self) -> None:
        """The toolkit's reader ends with an error; a new one takes its place."""
        self._timeout_time = None
        self._gen = self.parse(self._tokens.append)
        self._awaiting = next(self._gen)


def _key(sequence: str) -> str:
    """A report of a pressed or repeated key as the toolkit reads it; empty for any other sequence.

    It is `ESC [ code:shifted:place ; modifiers:event ; text` and a letter; much of it may be left
    out.
    """
    match = _KEY.fullmatch(sequence)
    if match is None or constants.DISABLE_KITTY_KEY:
        return ""
    end = match["end"]
    codes, held, texts, others = f"{match['codes']};;;".split(";", 3)
    if others.strip(";"):
        return ""
    code, shifted = _numbers(codes, 1, 0)
    modifiers, event = _numbers(held, 1, 1)
    text = [_number(part, 0) for part in texts.split(":") if part]
    bits = max(modifiers, 1) - 1
    if bits >= _MOST_MODIFIERS or event not in (1, 2) or (end == "R" and held):
        return ""  # a key let go, nothing that is known, or where the cursor is
    if end == "~" and code == _OTHER_KEYS and len(text) == 1:
        return sequence if text[0] < 0x80 or _is_text(text) else ""
    is_known = f"{code}{end}" in FUNCTIONAL_KEYS
    if not is_known and (end != "u" or not _is_text([code] if code else text)):
        return ""
    if not _is_text(text):
        text = []
    if not is_known and not text and not bits & ~(_SHIFT | _CAPS_LOCK | _NUM_LOCK):
        text = [_typed(code, shifted, bits)]
    if text:
        return f"{ESC}[{code};{bits + 1};{':'.join(map(str, text))}{end}"
    return f"{ESC}[{code};{bits + 1}{end}" if held else f"{ESC}[{code if codes else ''}{end}"


def _numbers(field: str, *usual: int) -> list[int]:
    """The first numbers of a field; the usual ones where they are left out."""
    parts = field.split(":")
    return [_number("".join(parts[at : at + 1]), usual[at]) for at in range(len(usual))]


def _number(digits: str, usual: int) -> int:
    """A number; of too many digits one that nothing has."""
    return int(digits[:9]) if digits else usual


def _is_text(codes: list[int]) -> bool:
    """Whether these are characters that can be typed."""
    return bool(codes) and all(
        code <= sys.maxunicode and unicodedata.category(chr(code)) not in _NO_TEXT for code in codes
    )


def _typed(code: int, shifted: int, bits: int) -> int:
    """The character that a key types, where the terminal does not tell it."""
    if not bits & _SHIFT:
        return code
    if shifted and _is_text([shifted]):
        return shifted
    upper = chr(code).upper()
    return ord(upper) if len(upper) == 1 else code


def _fitting(text: str) -> int:
    """How many characters of a text of the terminal, its opening sign the first, may be one."""
    for opening, rest in _ANSWERS:
        if begun := opening.match(text):
            following = rest.match(text, begun.end())
            return following.end() if following else begun.end()
    begun = _ANSWER_BEGUN.match(text)
    return begun.end() if begun else 0


def _beginning_of_end(data: str) -> str:
    """The part of the mark of the end with which a text breaks off."""
    lengths = range(len(END) - 1, 0, -1)
    return next((END[:length] for length in lengths if data.endswith(END[:length])), "")
