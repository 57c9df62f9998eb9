from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.text import clean
from jobboard_tui.tui.presentation.text_width import cell_len, cut, fit, line_starts, wrap
from tests.rows import for_each_row

TEXTS = st.text(
    st.sampled_from("aZ .,、。青葉ﾎｼｿﾞ株式会社ー…é\u0301\u3099が🦉❤\ufe0f👨‍👩 \n") | st.characters(),
    max_size=60,
).map(lambda text: clean(text, lines=True))


@for_each_row(
    ("text", "width", "expected"),
    [
        ("Aoba", 4, "Aoba"),
        ("Aoba Systems", 6, "Aoba…"),
        ("株式会社青葉", 12, "株式会社青葉"),
        ("株式会社青葉", 11, "株式会社青…"),
        ("株式会社青葉", 10, "株式会社…"),
        ("ﾎｼｿﾞﾗ", 4, "ﾎｼ…"),
        ("ﾎｼｿﾞﾗｿﾌﾄ", 6, "ﾎｼｿﾞﾗ…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("青葉", 1, "…"),
        ("青葉", 0, ""),
    ],
)
def test_a_text_is_cut_between_characters(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


@given(TEXTS, st.integers(0, 40))
def test_no_text_is_wider_than_it_may_be(text: str, width: int) -> None:
    line = text.replace("\n", " ")
    assert cell_len(cut(line, width)) <= width
    assert cell_len(fit(line, width)) == width


@given(TEXTS, st.integers(2, 40))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS.map(lambda text: text.replace("\n", " ")), st.integers(2, 40))
def test_a_text_that_is_written_in_breaks_where_a_page_does(text: str, width: int) -> None:
    places = [0, *line_starts(text, width), len(text)]
    assert places == sorted(places)
    lines = [text[start:end] for start, end in pairwise(places)]
    assert all(cell_len(line) <= width + line.endswith(" ") for line in lines)
    if "  " not in text:  # a page leaves out the blanks that have no room
        assert [line.strip() for line in lines if line.strip()] == [
            line.strip() for line in wrap(text, width) if line.strip()
        ]


@for_each_row("width", range(8, 40))
def test_no_line_begins_or_ends_with_a_mark_that_does_not_stand_there(width: int) -> None:
    text = "本日は、（株）青葉の「説明会」に伺いました。「はい。」と、ありがとうございます！"
    places = [0, *line_starts(text, width), len(text)]
    for start, end in pairwise(places):
        assert text[start] not in "、。」）！"
        assert text[end - 1] not in "「（"


def test_words_stay_whole_and_japanese_breaks_anywhere_but_before_a_full_stop() -> None:
    assert list(wrap("a word and another", 8)) == ["a word", "and", "another"]
    assert list(wrap("面接は日本語。", 12)) == ["面接は日本", "語。"]
    assert list(wrap("one\n\ntwo", 10)) == ["one", "", "two"]
