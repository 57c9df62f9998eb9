"""The formats that can be imported, each in a module of its own.

To add one: a module with `recognises(part)` and `read(part, context)`, and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers import csv_file, json_board, linkedin, workbook
from jobboard_tui.interchange.importers.sources import SourcePart
from jobboard_tui.interchange.importers.types import ImportContext, RowResults


@frozen
class ImportFormat:
    """One format: how it is recognised, and what reads it."""

    recognises: Callable[[SourcePart], bool]
    read: Callable[[SourcePart, ImportContext], RowResults]


FORMATS: Mapping[str, ImportFormat] = {
    "linkedin": ImportFormat(linkedin.recognises, linkedin.read),
    "workbook": ImportFormat(workbook.recognises, workbook.read),
    "json": ImportFormat(json_board.recognises, json_board.read),
    "csv": ImportFormat(csv_file.recognises, csv_file.read),
}
"""By name, in the order in which a file is tried."""


def format_of(part: SourcePart, asked: str | None) -> str:
    """Return the name of a part's format: the one asked for, or the first that recognises it."""
    if asked is None:
        return next(
            (name for name, import_format in FORMATS.items() if import_format.recognises(part)),
            "csv",
        )
    if asked not in FORMATS:
        raise InvalidInput(
            _("format {format}").format(format=asked),
            _("it can't be imported"),
            _("use one of {formats}").format(formats=", ".join(FORMATS)),
        )
    return asked
