"""The columns of a table, understood as wholes before any row is: meanings, dates, stage words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, tzinfo

from jobboard_tui.domain.fields import FieldType, field_names
from jobboard_tui.domain.labels import outcome_label, stage_label
from jobboard_tui.domain.models import Deadline
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.exporters.export import plain_cell
from jobboard_tui.interchange.importers.cell_dates import DateCell, DateOrder, read_form
from jobboard_tui.interchange.importers.csv_table import CsvTable
from jobboard_tui.interchange.importers.date_order import (
    DateColumn,
    find_orders,
    moment,
    weekday_doubt,
)
from jobboard_tui.interchange.importers.types import ImportContext
from jobboard_tui.interchange.importers.vocabulary import StageMeaning

PAST = ("applied", "added")
"""Dates of what has happened."""
AHEAD = ("deadline", *field_names(FieldType.DEADLINE), "reply_by", "follow_up")
"""Dates until which something is to happen."""
_MOST_GUESSES = 10
_RATING = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*/\s*(3|4|5|6|7|10|20|100)")


@frozen(kw_only=True)
class ColumnHints:
    """How dates are written in tables of one kind: the usual order, the zone of bare times."""

    order: DateOrder | None = None
    zone: tzinfo | None = None


class ColumnAnalysis:
    """What each column holds.

    `places` and `names` go by meaning; `others` are the columns without one, but for those of
    logins and passwords: of the `telling` among them every cell may tell of a stage, a date or an
    answer, of the `open` those whose words do. `has_bare_date` tells that the day of applying
    stands in a column that only says that it holds dates. `remarks` say what was found out or
    guessed.
    """

    def __init__(
        self,
        table: CsvTable,
        context: ImportContext,
        customs: ColumnHints,
        passed_over: frozenset[str] = frozenset(),
        *,
        stages_go_unsaid: bool = False,
    ) -> None:
        self.table = table
        self.context = context
        self.remarks: list[str] = []
        self.places = {
            name: place
            for place, name in enumerate(table.meanings)
            if name and name not in passed_over
        }
        self.names = {name: clean(table.header[place]) for name, place in self.places.items()}
        self.others = [
            (place, clean(name))
            for place, name in enumerate(table.header)
            if table.meanings[place] is None
        ]
        self._leave_out_logins()
        words = context.vocabulary
        self.has_bare_date = words.fallback.get(fold(self.names.get("applied", ""))) == "applied"
        self.zone = customs.zone or context.home
        self.forms = self._dated_columns()
        public = [one for one in self.others if not words.is_prose(one[1])]
        self.telling = {name for _place, name in public if words.header_may_tell(name)}
        self.open = {
            name
            for place, name in public
            if name not in self.telling and not self._is_rating(place)
        }
        self.orders = self._orders(customs.order)
        self.standings = self._standings("stage")
        self.outcomes = self._standings("outcome")
        self.moments: dict[tuple[str, str], Deadline | None] = {}
        self._remark_on_others()
        if not stages_go_unsaid:
            self._remark_on_stages()
        if "role" not in self.places:
            self.remarks.append(
                _("no column tells the role; it is looked for beside the company: Aoba - SRE")
            )

    def moment(self, meaning: str, text: str) -> Deadline | None:
        """The date or instant in a cell of a dated column; None if it is none."""
        key = (meaning, text)
        if key in self.moments:
            return self.moments[key]
        form = self.forms[meaning].get(text)
        told: Deadline | None = None
        if form is not None:
            past = meaning in PAST
            told = moment(form, self.orders[meaning], self.zone, self.context.today, past)
        if isinstance(told, datetime):
            told = told.astimezone(self.context.home)
            if meaning in AHEAD and told.time() == time() and self.zone is not UTC:
                told = told.date()
        self.moments[key] = told
        return told

    def weekday_doubt(self, meaning: str, text: str) -> tuple[date, date] | None:
        """Return the date in a cell and the day of the weekday that it names, if they differ."""
        form = self.forms[meaning].get(text)
        if form is None:
            return None
        return weekday_doubt(form, self.orders[meaning], self.context.today, meaning in PAST)

    def _column(self, meaning: str) -> list[str]:
        """The distinct texts of a column, in their order."""
        place = self.places.get(meaning)
        if place is None:
            return []
        records = self.table.records
        return list(
            dict.fromkeys(plain_cell(one.cells[place]) for one in records if len(one.cells) > place)
        )

    def _dated_columns(self) -> dict[str, Mapping[str, DateCell | None]]:
        """The forms of each column of dates; a column of words among them is no such column."""
        forms: dict[str, Mapping[str, DateCell | None]] = {}
        for meaning in (*PAST, *AHEAD):
            read = {text: read_form(text) for text in self._column(meaning)}
            if meaning == "follow_up" and read and not any(read.values()):
                self.others.append((self.places.pop(meaning), self.names[meaning]))
            elif read:
                forms[meaning] = read
        return forms

    def _orders(self, usual: DateOrder | None) -> dict[str, DateOrder]:
        columns = [
            DateColumn(
                self.names[meaning], [form for form in forms.values() if form], meaning in PAST
            )
            for meaning, forms in self.forms.items()
        ]
        found, remarks = find_orders(columns, self.context.today, usual)
        self.remarks += remarks
        if any(
            form and len(form.numbers) == 2 for one in self.forms.values() for form in one.values()
        ):
            self.remarks.append(_("dates without a year are taken as the nearest that fit"))
        return {
            meaning: found.get(self.names[meaning], usual or DateOrder.MDY)
            for meaning in self.forms
        }

    def _standings(self, meaning: str) -> dict[str, StageMeaning | None]:
        """What the words of the stage column mean; those not told outright are named."""
        found: dict[str, StageMeaning | None] = {}
        guessed: list[str] = []
        for text in self._column(meaning):
            word = clean(text)
            found[text] = standing = self.context.vocabulary.standing(word) if word else None
            if standing is not None and not standing.exact:
                guessed.append(
                    _("“{word}” in “{column}” is read as {stage}").format(
                        word=word, column=self.names[meaning], stage=standing_label(standing)
                    )
                )
        self.remarks += guessed[:_MOST_GUESSES]
        if len(guessed) > _MOST_GUESSES:
            more = _("and {count} more words in “{column}” are read by what stands in them")
            count = len(guessed) - _MOST_GUESSES
            self.remarks.append(more.format(count=count, column=self.names[meaning]))
        return found

    def _leave_out_logins(self) -> None:
        """Take the columns of logins and passwords out, and say so."""
        words = self.context.vocabulary
        names = [name for _place, name in self.others]
        has_passwords = any(map(words.is_password, names))
        kept: list[tuple[int, str]] = []
        left_out: list[str] = []
        for place, name in self.others:
            is_login = words.is_login(name) or (has_passwords and fold(name) == "id")
            if is_login and not self._has_answers_only(place):
                left_out.append(name)
            else:
                kept.append((place, name))
        self.others = kept
        if left_out:
            self.remarks.append(
                _("left out, since logins and passwords have no place here: {columns}").format(
                    columns=", ".join(left_out)
                )
            )

    def _is_rating(self, place: int) -> bool:
        """Whether a column holds marks out of a number, such as 4/5, which are no dates."""
        cells = [one.cells[place] for one in self.table.records if len(one.cells) > place]
        filled = {clean(cell) for cell in cells if not self.context.vocabulary.is_blank(cell)}
        found = [_RATING.fullmatch(text) for text in filled]
        if not found or not all(found):
            return False
        wholes = {one[1] for one in found if one}
        return len(wholes) == 1 and len(cells) > 1

    def _has_answers_only(self, place: int) -> bool:
        """Whether a column only holds ticks: then "Pass" tells that somebody passed."""
        words = self.context.vocabulary
        cells = (one.cells[place] for one in self.table.records if len(one.cells) > place)
        filled = [cell for cell in cells if not words.is_blank(cell)]
        return bool(filled) and all(map(words.is_answer, filled))

    def _remark_on_stages(self) -> None:
        """Say so where nothing tells how far the applications have come, or since when."""
        if "applied" not in self.places:
            self.remarks.append(
                _("no column tells the date of applying: no follow-up will be due for these")
            )
        elif self.has_bare_date:
            self.remarks.append(
                _(
                    "“{column}” is taken as the date of applying only where the stage says that"
                    " one has applied"
                ).format(column=self.names["applied"])
            )
        if "stage" in self.places:
            return
        if "outcome" in self.places:
            sentence = _(
                "no column but “{column}” tells the stage: without it, what has a date of applying"
                " is “applied”, all else “wishlist”"
            )
            self.remarks.append(sentence.format(column=self.names["outcome"]))
        else:
            self.remarks.append(
                _(
                    "no column tells the stage: what has a date of applying is “applied”,"
                    " all else “wishlist”"
                )
            )

    def _remark_on_others(self) -> None:
        filled = [
            name
            for place, name in self.others
            if any(
                len(one.cells) > place and one.cells[place].strip() for one in self.table.records
            )
        ]
        if filled:
            self.remarks.append(
                _("columns not understood are kept in the notes: {columns}").format(
                    columns=", ".join(name or _("without a name") for name in filled)
                )
            )


def standing_label(standing: StageMeaning) -> str:
    """Return what a stage word means, as the screen calls it."""
    if standing.outcome is None:
        return stage_label(standing.stage)
    return outcome_label(standing.outcome)
