"""No line of a text that is written in begins with a mark that belongs to the line before.

The promise: letters and notes break their lines in the field as on the pages of the program, by the
rules of Japanese (禁則処理). Textual breaks between words alone, and Japanese, which has no blanks,
wherever a line is full: https://github.com/Textualize/textual/blob/main/src/textual/_wrap.py has no
rule for it, and a text area no way to hand one in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from textual._wrap import compute_wrap_offsets
from textual.document import _wrapped_document
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

from jobboard_tui.tui.textual_patches.requirements import Part, require

A = TypeVar("A", bound=type[TextArea])
LineBreaks: TypeAlias = Callable[[str, int], list[int]]
"""From a text and the cells of a line to where each line but the first one begins."""

PARTS = (
    Part(WrappedDocument, "wrap", ("self", "width", "tab_width")),
    Part(WrappedDocument, "wrap_range", ("self", "start", "old_end", "new_end")),
)


def break_lines_by(line_breaks: LineBreaks) -> Callable[[A], A]:
    """Return what has the lines of text areas broken by a function, set on the class of one.

    `UnsupportedTextual` where the installed Textual lacks what that takes.
    """
    require(PARTS)

    def breaks(text: str, width: int, *rest: Any, **options: Any) -> list[int]:
        if "\t" in text or text.isascii():  # tabs and plain words as Textual has them
            return compute_wrap_offsets(text, width, *rest, **options)
        return line_breaks(text, width)

    def changed(area_class: A) -> A:
        vars(_wrapped_document)[compute_wrap_offsets.__name__] = breaks
        return area_class

    return changed
