"""LinkedIn's copy of one's data: `Job Applications.csv` and `Saved Jobs.csv`.

The archive's dates are month/day/year with a time in UTC, which the file does not say. The contact
columns hold the seeker's own address and number, always, not those of the company.
"""

from __future__ import annotations

import re
from datetime import UTC

from jobboard_tui.domain.models import Channel, Stage
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.cell_dates import DateOrder
from jobboard_tui.interchange.importers.columns import ColumnHints
from jobboard_tui.interchange.importers.csv_file import open_table
from jobboard_tui.interchange.importers.csv_table import CsvTable
from jobboard_tui.interchange.importers.read_rows import read_rows
from jobboard_tui.interchange.importers.row_to_application import ParserHints
from jobboard_tui.interchange.importers.sources import (
    LINKEDIN_OWN,
    SourcePart,
    is_linkedin_header,
    linkedin_order,
)
from jobboard_tui.interchange.importers.types import ImportContext, RowResults

_BETWEEN = re.compile(r"[,;\t|]")
_FIRST_LINES = 8_000
"""Bytes among which the header stands."""


def recognises(part: SourcePart) -> bool:
    """Return whether a part is of LinkedIn, by its file's name or its columns."""
    if linkedin_order(part.basename) is not None:
        return True
    beginning = part.content[:_FIRST_LINES].decode("utf-8", errors="replace")
    return any(is_linkedin_header(_BETWEEN.split(line)) for line in beginning.splitlines())


def read(part: SourcePart, context: ImportContext) -> RowResults:
    """Return the applications sent, or the jobs saved."""
    table, remark = open_table(part, context)
    saved = _is_saved(table)
    habits = ParserHints(
        stage=Stage.WISHLIST if saved else Stage.APPLIED,
        source="LinkedIn",
        via=Channel.LINKEDIN,
        passed_over=LINKEDIN_OWN,
    )
    readings = read_rows(
        table, part.name, context, habits, ColumnHints(order=DateOrder.MDY, zone=UTC)
    )
    readings.remarks[:0] = [
        remark,
        _("LinkedIn doesn't give the time zone of its dates; they are read as UTC"),
    ]
    if not LINKEDIN_OWN.isdisjoint(filter(None, table.meanings)):
        readings.remarks.append(
            _("the e-mail address and phone number in LinkedIn's file are your own; left out")
        )
    return readings


def _is_saved(table: CsvTable) -> bool:
    return "applied" not in table.meanings and "added" in table.meanings
