"""The formats that can be imported, each a room of its own.

To add one: a module with `recognises(part)` and `read(part, context)`, and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.values import frozen
from jobboard_tui.files.importing import boardfile, linkedin, spreadsheet
from jobboard_tui.files.importing.reading import Context, Readings
from jobboard_tui.files.importing.sources import Part
from jobboard_tui.words import _


@frozen
class Format:
    """One format: how it is recognised, and what reads it."""

    recognises: Callable[[Part], bool]
    read: Callable[[Part, Context], Readings]


FORMATS: Mapping[str, Format] = {
    "linkedin": Format(linkedin.recognises, linkedin.read),
    "json": Format(boardfile.recognises, boardfile.read),
    "csv": Format(spreadsheet.recognises, spreadsheet.read),
}
"""By name, in the order in which a file is tried."""


def format_of(part: Part, asked: str | None) -> str:
    """The name of a part's format: the one asked for, or the first that recognises it."""
    if asked is None:
        return next((name for name, one in FORMATS.items() if one.recognises(part)), "csv")
    if asked not in FORMATS:
        raise Misspoken(
            _("format {format}").format(format=asked),
            _("it can't be imported"),
            _("it is one of {formats}").format(formats=", ".join(FORMATS)),
        )
    return asked
