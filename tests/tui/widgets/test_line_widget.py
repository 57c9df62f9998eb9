"""How a line of text becomes what is sent to the terminal."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from jobboard_tui.tui.widgets.line_widget import join_segments

STYLES = st.builds(
    Style,
    color=st.sampled_from(["red", "blue"]),
    bgcolor=st.sampled_from(["black", "white"]),
    reverse=st.sampled_from([None, True]),
)
LINES = st.lists(st.builds(Segment, st.sampled_from(["株式会社", "a b", " ", "    "]), STYLES))


def cells(line: list[Segment]) -> list[object]:
    """What is seen of each character: of a blank only its ground."""
    return [
        (letter, style) if letter.strip() or style.reverse else (letter, style.bgcolor)
        for letter, style in ((letter, one.style) for one in line for letter in one.text)
        if style is not None
    ]


@given(LINES)
@settings(max_examples=60)
def test_fewer_segments_look_the_same(line: list[Segment]) -> None:
    assert cells(join_segments(line)) == cells(line)


def test_colours_are_sent_once_where_they_are_the_same() -> None:
    strong, muted = Style(color="red", bgcolor="black"), Style(color="blue", bgcolor="black")
    cursor = Style(color="blue", bgcolor="white")
    line = [
        *(Segment(" ", muted), Segment("Aoba", strong), Segment("  ", muted)),
        *(Segment("SRE", muted), Segment("!", muted), Segment("  ", cursor)),
    ]
    joined = [Segment(" Aoba  ", strong), Segment("SRE!", muted), Segment("  ", cursor)]
    assert join_segments(line) == joined
