"""The columns of a table, understood as wholes before any row is: meanings, dates, stage words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, tzinfo

from jobboard_tui.core.model import Deadline
from jobboard_tui.core.spoken import outcome_label, stage_label
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen
from jobboard_tui.files.importing.dates import Form, Order, read_form
from jobboard_tui.files.importing.orders import Column, find_orders, moment
from jobboard_tui.files.importing.reading import Context
from jobboard_tui.files.importing.table import Table
from jobboard_tui.files.importing.vocabulary import Standing
from jobboard_tui.words import _

PAST = ("applied", "added")
"""Dates of what has happened."""
AHEAD = ("deadline", "apply_by", "reply_by", "follow_up")
"""Dates until which something is to happen."""
_MOST_GUESSES = 10


@frozen(kw_only=True)
class Customs:
    """How dates are written in tables of one kind: the usual order, the zone of bare times."""

    order: Order | None = None
    zone: tzinfo | None = None


class Columns:
    """What each column holds.

    `places` and `names` go by meaning; `others` are the columns without one. `remarks` say what
    was found out or guessed.
    """

    def __init__(self, table: Table, context: Context, customs: Customs) -> None:
        self.table = table
        self.context = context
        self.remarks: list[str] = []
        self.places = {name: place for place, name in enumerate(table.meanings) if name}
        self.names = {name: clean(table.header[place]) for name, place in self.places.items()}
        self.others = [
            (place, clean(name))
            for place, name in enumerate(table.header)
            if table.meanings[place] is None
        ]
        self.zone = customs.zone or context.home
        self.forms = self._dated_columns()
        self.orders = self._orders(customs.order)
        self.standings = self._standings("stage")
        self.outcomes = self._standings("outcome")
        self.moments: dict[tuple[str, str], Deadline | None] = {}
        self._remark_on_others()
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

    def _column(self, meaning: str) -> list[str]:
        """The distinct texts of a column, in their order."""
        place = self.places.get(meaning)
        if place is None:
            return []
        return list(
            dict.fromkeys(one.cells[place] for one in self.table.records if len(one.cells) > place)
        )

    def _dated_columns(self) -> dict[str, Mapping[str, Form | None]]:
        """The forms of each column of dates; a column of words among them is no such column."""
        forms: dict[str, Mapping[str, Form | None]] = {}
        for meaning in (*PAST, *AHEAD):
            read = {text: read_form(text) for text in self._column(meaning)}
            if meaning == "follow_up" and read and not any(read.values()):
                self.others.append((self.places.pop(meaning), self.names[meaning]))
            elif read:
                forms[meaning] = read
        return forms

    def _orders(self, usual: Order | None) -> dict[str, Order]:
        columns = [
            Column(self.names[meaning], [form for form in forms.values() if form], meaning in PAST)
            for meaning, forms in self.forms.items()
        ]
        found, remarks = find_orders(columns, self.context.today, usual)
        self.remarks += remarks
        if any(
            form and len(form.numbers) == 2 for one in self.forms.values() for form in one.values()
        ):
            self.remarks.append(_("dates without a year are taken as the nearest that fit"))
        return {
            meaning: found.get(self.names[meaning], usual or Order.MDY) for meaning in self.forms
        }

    def _standings(self, meaning: str) -> dict[str, Standing | None]:
        """What the words of the stage column mean; those not told outright are named."""
        found: dict[str, Standing | None] = {}
        guessed: list[str] = []
        for text in self._column(meaning):
            word = clean(text)
            found[text] = standing = self.context.vocabulary.standing(word) if word else None
            if standing is not None and not standing.exact:
                guessed.append(
                    _("“{word}” in “{column}” is read as {stage}").format(
                        word=word, column=self.names[meaning], stage=_label(standing)
                    )
                )
        self.remarks += guessed[:_MOST_GUESSES]
        if len(guessed) > _MOST_GUESSES:
            more = _("and {count} more words in “{column}” are read by what stands in them")
            count = len(guessed) - _MOST_GUESSES
            self.remarks.append(more.format(count=count, column=self.names[meaning]))
        return found

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


def _label(standing: Standing) -> str:
    if standing.outcome is None:
        return stage_label(standing.stage)
    return outcome_label(standing.outcome)
