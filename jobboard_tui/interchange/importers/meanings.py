"""The meanings that a column can be given, as the command line writes and the screen names them."""

from __future__ import annotations

from collections.abc import Iterable

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.fields import FIELDS, KEPT_ALONE, FieldType
from jobboard_tui.domain.labels import outcome_label, stage_label, stage_with_outcome
from jobboard_tui.domain.models import Outcome, Stage
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.importers.cell_dates import DateOrder
from jobboard_tui.interchange.importers.decisions import KEEP, SKIP, ImportDecisions
from jobboard_tui.interchange.importers.plan import Plan
from jobboard_tui.interchange.importers.steps import FINAL, PREFIX, StepColumn

_OF_FIELDS = tuple(
    row.name
    for row in FIELDS.values()
    if row.type not in (*KEPT_ALONE, FieldType.CONTACTS, FieldType.CELLS)
)
"""The fields that a cell fills in as it stands."""
_FIRST = (
    *("company", "role", "stage", "outcome", "applied", "apply_by", "salary", "location", "url"),
    *("source", "agency", "contact", "email", "phone", "to_do", "follow_up", "notes", "tags"),
    *(
        "step:interview",
        "step:interview/time",
        "step:interview/people",
        "step:interview/place",
        "step:interview:1",
    ),
    *("step:interview:2", "step:interview:3", "step:interview:final", "step:documents"),
    *("step:test", "step:test/deadline", "step:call", "step:session", "step:heard", "step:offer"),
    *("step:offer/deadline", "step:offer_meeting", "step:accepted", "step:rejected"),
    *(
        "step:withdrawn",
        "step:declined",
        "step:ghosted",
        "next_date",
        "reply_by",
    ),
    *("last_contact", "reason", "ended", "archived", "deadline", "added", "resume"),
)
OFFERED = (*_FIRST, *(name for name in _OF_FIELDS if name not in _FIRST), KEEP, SKIP)
"""What the screen offers, in its order."""
_KNOWN = frozenset(
    (*OFFERED, "salary_min", "salary_max", "contact_title", "questions", "sent_tick", "due")
)


_NAMES = {FIELDS[name].word: name for name in _OF_FIELDS}
"""The fields by the words that people type for them."""


def _word(code: str) -> str:
    return FIELDS[code].word if code in _OF_FIELDS else code


def is_meaning(code: object) -> bool:
    """Whether a text names a meaning."""
    return isinstance(code, str) and (code in _KNOWN or StepColumn.read(code) is not None)


def is_stage_name(name: object) -> bool:
    """Whether a text names a stage, or how an application ended."""
    return name in STAGE_NAMES


STAGE_NAMES = tuple(
    standing.value
    for standing in (
        *(stage for stage in Stage if stage is not Stage.CLOSED),
        *Outcome,
        Stage.CLOSED,
    )
)
"""The stages and ends that a word can mean, as the screen offers them."""


def stage_name_label(name: str) -> str:
    """Return what such a stage or end is called; empty for none."""
    if not name:
        return ""
    if name in tuple(Outcome):
        return stage_with_outcome(Stage.CLOSED, Outcome(name), "")
    return stage_label(Stage(name))


def meaning_label(code: str) -> str:
    """Return what a meaning is called; empty for none."""
    if not code:
        return ""
    if code.startswith(PREFIX):
        return _step_label(StepColumn.read(code))
    if code in _OF_FIELDS and code in FIELDS:
        return FIELDS[code].label()
    labels = {
        "stage": pgettext("column", "stage"),
        "outcome": pgettext("label", "outcome"),
        "applied": _("application date"),
        "sent_tick": _("applied or not"),
        "deadline": _("deadline: to apply, or to answer an offer"),
        "due": _("due date: to apply, or of a to-do"),
        "added": _("date added"),
        "reply_by": _("they reply by"),
        "follow_up": _("date of the next step"),
        "next_date": _("date of the next event"),
        "to_do": _("next step"),
        "last_contact": _("last contact"),
        "reason": _("reason for closing"),
        "ended": _("date closed"),
        "archived": _("archived or not"),
        "contact": pgettext("column", "contact"),
        "email": _("contact's e-mail address"),
        "phone": _("contact's phone number"),
        "contact_title": _("contact's job title"),
        "salary_min": _("salary from"),
        "salary_max": _("salary up to"),
        "questions": _("questions and answers"),
        KEEP: _("text for the notes"),
        SKIP: _("leave out"),
    }
    return labels.get(code, code)


def _step_label(column: StepColumn | None) -> str:
    if column is None:
        return ""
    steps = {
        "applied": pgettext("column", "application"),
        "documents": _("document screening"),
        "heard": _("heard back"),
        "test": pgettext("column", "test"),
        "call": _("phone screen"),
        "session": _("info session"),
        "interview": pgettext("column", "interview"),
        "offer": pgettext("column", "offer"),
        "offer_meeting": _("offer meeting"),
        "accepted": stage_label(Stage.ACCEPTED),
        "rejected": outcome_label(Outcome.REJECTED),
        "withdrawn": outcome_label(Outcome.WITHDRAWN),
        "declined": outcome_label(Outcome.DECLINED),
        "rescinded": outcome_label(Outcome.RESCINDED),
        "lapsed": outcome_label(Outcome.LAPSED),
        "ghosted": outcome_label(Outcome.SILENT),
    }
    aspects = {
        "date": pgettext("column", "date"),
        "time": pgettext("column", "time"),
        "end": pgettext("column", "end"),
        "people": pgettext("column", "people"),
        "place": pgettext("column", "place"),
        "link": pgettext("column", "link"),
        "deadline": pgettext("column", "deadline"),
        "result": pgettext("column", "result"),
        "round": pgettext("column", "round"),
    }
    words = steps[column.step]
    if column.round == FINAL:
        words = _("final {step}").format(step=words)
    elif column.round:
        words = _("{step}, round {round}").format(step=words, round=column.round)
    if column.aspect:
        words = _("{step}: {aspect}").format(step=words, aspect=aspects[column.aspect])
    return words


# -- the command line ----------------------------------------------------------------------------


def read_decisions(
    columns: Iterable[str], words: Iterable[str], order: str | None, sheet: str | None
) -> ImportDecisions:
    """Return what the options of a call decide; `InvalidInput` for one that says nothing known."""
    decisions = ImportDecisions(date_order=_order(order), sheet=sheet or "")
    for column in columns:
        name, word = _parted(column, "--map", '--map "今の状況=stage"')
        code = _NAMES.get(word, word)
        if not is_meaning(code):
            raise InvalidInput(
                _("--map {told}").format(told=clean(column)),
                _("{code} is not a column meaning").format(code=clean(code)),
                _("use one of {codes}").format(codes=", ".join(sorted(map(_word, _KNOWN)))),
            )
        decisions = decisions.with_column(name, code)
    for mapped in words:
        word, stage = _parted(mapped, "--word", '--word "書類OK=screening"')
        if not is_stage_name(stage):
            raise InvalidInput(
                _("--word {told}").format(told=clean(mapped)),
                _("{stage} is not a stage").format(stage=clean(stage)),
                _("use one of {codes}").format(codes=", ".join(STAGE_NAMES)),
            )
        decisions = decisions.with_word(word, stage)
    return decisions


def refuse_unknown_columns(plan: Plan, columns: Iterable[str]) -> None:
    """Refuse a meaning that is told for a column which no file of the plan has."""
    names = {fold(column.name) for column in plan.columns}
    for column in columns:
        name = column.rpartition("=")[0].strip()
        if fold(name) not in names:
            raise InvalidInput(
                _("--map {told}").format(told=clean(column)),
                _("there is no column {name}").format(name=clean(name)),
                _("the columns are {names}").format(
                    names=", ".join(column.name for column in plan.columns) or "–"
                ),
            )


def _parted(text: str, option: str, example: str) -> tuple[str, str]:
    name, sign, code = text.rpartition("=")
    if not sign or not name.strip():
        raise InvalidInput(
            f"{option} {clean(text)}",
            _("it has no = between two words"),
            _("e.g. {example}").format(example=example),
        )
    return name.strip(), code.strip()


def _order(order: str | None) -> DateOrder | None:
    if order is None:
        return None
    if order.lower() not in tuple(DateOrder):
        raise InvalidInput(
            _("--dates {order}").format(order=clean(order)),
            _("not an order of month and day"),
            _("use mdy or dmy"),
        )
    return DateOrder(order.lower())
