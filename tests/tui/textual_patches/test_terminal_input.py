"""A paste is one text, however it arrives; an answer of the terminal is no key; keys stay keys."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from jobboard_tui.tui.textual_patches.terminal_input import BEGIN, END, TerminalInput
from jobboard_tui.tui.textual_patches.terminal_reader import TerminalReader
from tests.rows import for_each_row

ANSWERS = [
    "\x1b[?62;22c",
    "\x1b[?1;2c",
    "\x1b[?64;1;2;6;9;15;18;21;22c",
    "\x1b[>0;276;0c",
    "\x1b[>41;380;0c",
    "\x1b[=0c",
    "\x1bP!|00000000\x1b\\",
    "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x9c",
    "\x1b]4;1;rgb:cdcd/0000/0000\x07",
    "\x1b]12;#ffffff\x1b\\",
    "\x1b]52;c;c2VjcmV0\x07",
    "\x1b]lsome title\x1b\\",
    "\x1b[?2004;1$y",
    "\x1b[?2026;2$y",
    "\x1b[2026;2$y",
    "\x1b[4;1$y",
    "\x1bP>|tmux 3.4\x1b\\",
    "\x1bP>|XTerm(390)\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1b[?0u",
    "\x1b[?31u",
    "\x1b[1;1R",
    "\x1b[24;80R",
    "\x1b[?24;80;1R",
    "\x1b[8;24;80t",
    "\x1b[4;480;800t",
    "\x1b[3;0;0t",
    "\x1b[1t",
    "\x1b[0n",
    "\x1b[?13n",
    "\x1b[?997;1n",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b^private\x1b\\",
    "\x1bXa string\x1b\\",
    "\x1b[200;5z",
    "\x1b[?1;0S",
    "\x1b[97;1:3u",
    "\x1b[1;1:3A",
    "\x1b[99999999999u",
    "\x1b[55296u",
    "\x1b[1;99999999999A",
    "\x1b[999~",
    "\x1b[3;1:3~",
    "\x1b[27;5;99999999999~",
    "\x1b[Mabc",
    f"\x1b[{'9' * 5000}c",
]
"""What terminals say of themselves, of let go keys, and what no key has."""

REPORTS = {
    "\x1b[106;1:1u": ("j", "j"),
    "\x1b[106;1:2u": ("j", "j"),
    "\x1b[106;:1u": ("j", "j"),
    "\x1b[106u": ("j", "j"),
    "\x1b[106::106;1:1u": ("j", "j"),
    "\x1b[97;1;97u": ("a", "a"),
    "\x1b[97;2;65u": ("A", "A"),
    "\x1b[97:65;2u": ("A", "A"),
    "\x1b[97:65;2:1u": ("A", "A"),
    "\x1b[50:34;2u": ("quotation_mark", '"'),
    "\x1b[97;5u": ("ctrl+a", None),
    "\x1b[97;5:1u": ("ctrl+a", None),
    "\x1b[1;1:1A": ("up", None),
    "\x1b[1;5:2A": ("ctrl+up", None),
    "\x1b[3;1:1~": ("delete", None),
    "\x1b[13;1:1u": ("enter", None),
    "\x1b[27;1:1u": ("escape", None),
    "\x1b[0;;12354u": ("あ", "あ"),
    "\x1b[32;1;32u": ("space", " "),
    "\x1b[97;1;27u": ("a", "a"),
    "\x1b[27;5;97~": ("ctrl+a", "a"),
}
"""What a press or a repetition is reported as, and the key that it is."""


class Reader:
    """A terminal's input, and a clock that stands still until it is moved."""

    def __init__(self, parser: XTermParser | None = None) -> None:
        self.parser = parser or TerminalInput()
        self.found: list[str] = []

    def take(self, messages: Iterable[Message]) -> None:
        """Note keys by their names, a paste in quotes."""
        for one in messages:
            if isinstance(one, events.Key):
                self.found.append(one.key)
            elif isinstance(one, events.Paste):
                self.found.append(repr(one.text))

    def feed(self, *parts: str) -> list[str]:
        """Everything that was read so far."""
        for part in parts:
            self.take(self.parser.feed(part))
        return self.found


class Clock:
    """The seconds that have gone by for the reader and for the toolkit."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        for name in (
            "jobboard_tui.tui.textual_patches.terminal_input.monotonic",
            "textual._parser.get_time",
        ):
            monkeypatch.setattr(name, lambda: self.now)

    def wait(self, reader: Reader, seconds: float) -> list[str]:
        """What is read when so long nothing comes; the toolkit looks every tenth of a second."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + 0.05)
            reader.take(reader.parser.tick())
        return reader.found


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def read(*parts: str) -> list[str]:
    """What is read of what comes in these parts: keys by name, a paste in quotes."""
    return Reader().feed(*parts)


def in_pieces(whole: str, cuts: Iterable[int]) -> list[str]:
    """A text cut at these places."""
    at = sorted({0, *(min(one, len(whole)) for one in cuts), len(whole)})
    return [whole[start:end] for start, end in pairwise(at)]


# -- pastes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pasted", ["\x1bq", "\x1b]0;owned\x07q", "\x1b", "q\x1b[201", "\x1b[A\x1b[200~", "\x1b\x1b[B"]
)
def test_escapes_in_a_paste_press_no_keys(pasted: str) -> None:
    text = pasted.replace("\x1b", "")
    assert read(f"a{BEGIN}{pasted}{END}\x1b[Ab") == ["a", repr(text), "up", "b"]


@given(
    st.text(st.sampled_from("a~[120\x1b"), max_size=12).filter(
        lambda text: END not in text + END[:5]
    ),
    st.lists(st.integers(0, 40), max_size=5),
)
def test_wherever_it_is_cut_in_parts(pasted: str, cuts: list[int]) -> None:
    whole = f"x{BEGIN}{pasted}{END}y"
    assert read(*in_pieces(whole, cuts)) == ["x", repr(pasted.replace("\x1b", "")), "y"]


def test_keys_are_keys() -> None:
    assert read("a", "\x1b[A", "\x1b[", "B", "é") == ["a", "up", "down", "é"]


# -- answers -------------------------------------------------------------------------------------


@for_each_row("answer", ANSWERS, ids=ascii)
def test_an_answer_is_no_key_wherever_it_is_cut(answer: str) -> None:
    cuts = range(1, len(answer) if len(answer) < 100 else 4)
    assert read(*answer) == []
    for cut in cuts:
        assert read("j", answer[:cut], answer[cut:], "k", "\x1b[A") == ["j", "k", "up"]


@given(
    st.lists(
        st.sampled_from([*ANSWERS, "j", "\x1b[A", "é", "\r", "\x1bOA", "\x1b[106;1:1u"]), max_size=8
    ),
    st.lists(st.integers(0, 120), max_size=12),
)
def test_answers_and_keys_in_any_order_and_in_any_pieces(sent: list[str], cuts: list[int]) -> None:
    keys = {"j": "j", "\x1b[A": "up", "é": "é", "\r": "enter", "\x1bOA": "up", "\x1b[106;1:1u": "j"}
    right = [keys[one] for one in sent if one in keys]
    assert read(*in_pieces("".join(sent), cuts)) == right


@pytest.mark.parametrize("answer", [one for one in ANSWERS if len(one) < 100], ids=ascii)
def test_of_an_answer_in_slow_pieces_nothing_is_a_key(answer: str, clock: Clock) -> None:
    reader = Reader()
    for part in answer:
        reader.feed(part)
        clock.wait(reader, 0.09)
    reader.feed("j")
    assert clock.wait(reader, 2) == ["j"]


@pytest.mark.parametrize("answer", ["\x1b]11;rgb:1e1e", "\x1b[?62;2", "\x1bP>|tmux", "\x1b[M!"])
def test_an_answer_that_breaks_off_keeps_no_key_for_long(answer: str, clock: Clock) -> None:
    reader = Reader()
    reader.feed(answer)
    assert clock.wait(reader, 0.6) == []
    assert reader.feed("j") == ["j"]


TYPED = "quietly, joining a kind village"


@pytest.mark.parametrize(
    "begun",
    [
        *("\x1b]11;rgb:0000/00", "\x1b]4;1;rgb:cd", "\x1b]", "\x1b]l", "\x1b]52;c;c2Vj"),
        *("\x1b]999;x", "\x1bP", "\x1bP>|tmux 3", "\x1bP1$r", "\x1bP!|00", "\x1b_", "\x1b_Gi=31"),
        *("\x1bX", "\x1bXa", "\x1b^", "\x1b^p", "\x1b[?62;2", "\x1b[", "\x1b[M"),
    ],
    ids=ascii,
)
def test_behind_a_broken_answer_typing_comes_through_within_seconds(
    begun: str, clock: Clock
) -> None:
    reader = Reader()
    reader.feed(begun)
    typed = ["a", "b"] * 22
    for letter in typed:
        clock.wait(reader, 0.09)
        reader.feed(letter)
    clock.wait(reader, 1)
    after = typed[int(3.2 / 0.09) :]
    assert reader.found[-len(after) :] == after


@pytest.mark.parametrize(
    "begun",
    [
        *("\x1b]11;rgb:0000/00", "\x1b]10;#ff", "\x1bP!|00"),
        *("\x1bP", "\x1b]", "\x1b_", "\x1bX", "\x1b^"),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("pause", [0.0, 0.1])
def test_no_letter_is_lost_that_no_answer_has(begun: str, pause: float, clock: Clock) -> None:
    reader = Reader()
    reader.feed(begun)
    for letter in TYPED:
        clock.wait(reader, pause)
        reader.feed(letter)
    clock.wait(reader, 1)
    assert reader.found[-len(TYPED) :] == read(*TYPED)


@pytest.mark.parametrize("sign", "]P^_")
def test_alt_and_a_sign_stays_a_key_before_quick_letters(sign: str, clock: Clock) -> None:
    theirs, ours = Reader(XTermParser()), Reader()
    theirs.feed(f"\x1b{sign}")
    clock.wait(theirs, 0.3)
    theirs.feed("k", "j")
    ours.feed(f"\x1b{sign}", "k", "j")
    clock.wait(ours, 0.3)
    assert ours.found == theirs.found


@pytest.mark.parametrize("key", ["\r", "\x11", "\x03", "\x1b[A"])
def test_a_key_that_no_text_has_ends_an_answer_that_breaks_off(key: str) -> None:
    assert read("\x1b]11;rgb:1e1e", key) == read(key)


# -- keys ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sequence", sorted(ANSI_SEQUENCES_KEYS), ids=ascii)
def test_what_the_toolkit_knows_for_a_key_is_that_key(sequence: str, clock: Clock) -> None:
    theirs, ours = Reader(XTermParser()), Reader()
    for reader in (theirs, ours):
        reader.feed(*sequence)
        clock.wait(reader, 0.3)
    assert ours.found == theirs.found


@for_each_row("report", REPORTS, ids=ascii)
def test_a_reported_press_is_the_key(report: str) -> None:
    (key,) = TerminalInput().feed(report)
    assert isinstance(key, events.Key)
    assert (key.key, key.character) == REPORTS[report]


def test_escape_alone_is_the_key_in_its_usual_time(clock: Clock) -> None:
    theirs, ours = Reader(XTermParser()), Reader()
    for reader in (theirs, ours):
        reader.feed("\x1b")
        assert clock.wait(reader, 0.09) == []
        assert clock.wait(reader, 0.02) == ["escape"]


def test_escape_before_an_answer_is_a_key_at_once() -> None:
    assert read("\x1b", "\x1b[>0;276;0c", "j") == ["escape", "j"]


@pytest.mark.parametrize("sign", "jJ[]PX^_Oé")
def test_alt_and_a_sign_is_what_it_was(sign: str, clock: Clock) -> None:
    theirs, ours = Reader(XTermParser()), Reader()
    for reader in (theirs, ours):
        reader.feed(f"\x1b{sign}")
        clock.wait(reader, 0.3)
        reader.feed("k")
    assert ours.found == theirs.found
    assert len(ours.found) == 2


@given(st.text(st.sampled_from("\x1b[]PX^_?>;:0159ucRAM~$y\x07\\jé\x9b"), max_size=40))
def test_nothing_that_is_sent_ends_the_reading(sent: str) -> None:
    reader = Reader()
    reader.feed(*sent)
    reader.found.clear()
    assert reader.feed("\r\x1b[I", "\x1b[A", "\x1b[B")[-2:] == ["up", "down"]


def test_bytes_that_are_no_text_are_no_keys() -> None:
    decode = TerminalReader.of("utf-8")().decode
    assert decode(b"a\xe9b\xff\xe3\x81") + decode(b"\x82c") == "abあc"
