"""The formats that can be imported, each a room of its own.

To add one: a module with `recognises(part)` and `read(part, context)`, and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jobboard_tui.domain.errors import Misspoken
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers import csv_file, json_board, linkedin
from jobboard_tui.interchange.importers.sources import Part
from jobboard_tui.interchange.importers.types import Context, Readings


@frozen
class Format:
    """One format: how it is recognised, and what reads it."""

    recognises: Callable[[Part], bool]
    read: Callable[[Part, Context], Readings]


FORMATS: Mapping[str, Format] = {
    "linkedin": Format(linkedin.recognises, linkedin.read),
    "json": Format(json_board.recognises, json_board.read),
    "csv": Format(csv_file.recognises, csv_file.read),
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
