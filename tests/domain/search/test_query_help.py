"""What a filter could go on with, and what in it means nothing."""

from __future__ import annotations

from jobboard_tui.domain.board_columns import board_columns
from jobboard_tui.domain.search.query import STATES_ASKED
from jobboard_tui.domain.search.query_help import completions, doubts, options
from tests.rows import for_each_row

TAGS = ("java", "JavaScript", "go", "リモート", "two words")


@for_each_row(
    ("text", "found"),
    [
        ("is:ov", ["is:overdue"]),
        ("aoba -is:cl", ["aoba -is:closed"]),
        ("IS:overdue", []),
        ("stage:of", ["stage:offer"]),
        ("#ja", ["#JavaScript", "#java"]),
        ("tokyo tag:go", []),
        ("＃リ", ["＃リモート"]),
        ("aoba", []),
        ("agency:ro", []),
        ("", []),
    ],
)
def test_what_is_begun_goes_on_to_what_there_is(text: str, found: list[str]) -> None:
    assert completions(text, TAGS) == found


def test_all_that_can_follow_is_named() -> None:
    assert options("is:", TAGS) == [*STATES_ASKED]
    assert options("x stage:", TAGS) == [column.name for column in board_columns()]
    assert options("#", TAGS) == ["JavaScript", "go", "java", "リモート"]


@for_each_row(
    ("text", "said"),
    [
        ("stage:foo", "stage:foo is unknown; try wishlist, applied,"),
        ("is:foo", "is:foo is unknown; try overdue, late,"),
        ("-is:ov", "is:ov is unknown; try overdue."),
        ("stge:offer", "“stge:” is not a field"),
        ("#rust", "No application has the tag #rust."),
        ("tag:rust", "No application has the tag #rust."),
        ("stage:offer is:late -#go #ja agency:robin aoba", ""),
        ("https://example.com/a is:open", ""),
        ("is:", ""),
    ],
)
def test_what_means_nothing_is_said(text: str, said: str) -> None:
    assert " ".join(doubts(text, TAGS)).startswith(said)
    assert bool(doubts(text, TAGS)) is bool(said)
