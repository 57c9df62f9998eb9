"""A paste is one text, however it arrives; what is typed around it stays keys."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from jobboard_tui.ui.quiet_pastes import BEGIN, END, QuietPastes


def read(*parts: str) -> list[str]:
    """What is read of what comes in these parts: keys by name, a paste in quotes."""
    parser = QuietPastes()
    found = []
    for part in parts:
        for one in parser.feed(part):
            if isinstance(one, events.Key):
                found.append(one.key)
            elif isinstance(one, events.Paste):
                found.append(repr(one.text))
    return found


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
    at = sorted({0, *(min(one, len(whole)) for one in cuts), len(whole)})
    parts = [whole[start:end] for start, end in pairwise(at)]
    assert read(*parts) == ["x", repr(pasted.replace("\x1b", "")), "y"]


def test_keys_are_keys() -> None:
    assert read("a", "\x1b[A", "\x1b[", "B", "é") == ["a", "up", "down", "é"]
