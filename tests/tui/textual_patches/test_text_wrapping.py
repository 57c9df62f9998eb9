"""A text that is written in has its lines broken as the pages have."""

from __future__ import annotations

import pytest
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from jobboard_tui.tui.presentation.text_width import wrap
from jobboard_tui.tui.widgets.fields import TextInput

LETTER = "お世話になっております。本日は、「説明会」（オンライン）にお招きいただき、ありがとう。"


@pytest.mark.parametrize("width", [10, 20, 31, 60])
def test_no_line_of_a_letter_begins_with_a_full_stop(width: int) -> None:
    assert TextInput  # whose lines they are
    document = Document("")
    shown = WrappedDocument(document, width)
    end = document.replace_range((0, 0), (0, 0), f"{LETTER}\n\nDear Ms Sato").end_location
    shown.wrap_range((0, 0), (0, 0), end)
    assert shown.lines[0] == list(wrap(LETTER, width))
    assert [line[0] for line in shown.lines[1:2]] == [""]
