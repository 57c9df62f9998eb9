"""What is nested in the objects of a JSON list: people, steps, pay, and names one level down.

What looks like one of these is read as it; the rest stays what it is and comes to the notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jobboard_tui.domain.text import clean, fold
from jobboard_tui.interchange.importers.cell_dates import DateOrder, is_zero_date, read_form
from jobboard_tui.interchange.importers.date_order import moment
from jobboard_tui.interchange.importers.step_cells import StepState, read_step_cell
from jobboard_tui.interchange.importers.step_facts import StepFact, read_people
from jobboard_tui.interchange.importers.steps import load_step_words, read_step_header
from jobboard_tui.interchange.importers.types import ImportContext

_DEEPEST = 4
_MOST_STEPS = 40
_LEAVES = frozenset(
    {
        *("company", "role", "stage", "outcome", "url", "location", "applied", "apply_by"),
        *("reason", "ended", "reply_by", "salary"),
    }
)
"""Meanings that a name inside another may have."""
_PARTS = ("kind", "date", "end", "deadline", "result", "people", "place", "link")
"""What the names in an object of a step may tell."""
_INSTANTS = ("date", "end", "deadline")
_ZONES = frozenset({"timezone", "tz", "zone"})
_DETAILS = ("end", "people", "place", "link")


@dataclass(slots=True)
class NestedCells:
    """What was read of one object: cells by meaning, steps; `left` is the rest of it."""

    cells: dict[str, str] = field(default_factory=dict)
    facts: list[StepFact] = field(default_factory=list)
    left: dict[str, Any] = field(default_factory=dict)
    filled: frozenset[str] = frozenset()
    """Meanings that a plain value has already."""
    owners: dict[str, str] = field(default_factory=dict)
    """Meanings of objects of the item, and the name of each."""
    has_contact: bool = False
    """A person is named outside of what is nested."""


class NestedReader:
    """Reads the objects of one list; a meaning belongs to the first place that has it."""

    def __init__(
        self, context: ImportContext, taken: Iterable[str], is_login: Callable[[str], bool]
    ) -> None:
        self.context = context
        self.taken = set(taken)
        self.is_login = is_login
        self.names: dict[str, str] = {}
        """Meaning -> the path at which it was first met."""

    def learn(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Find out which paths have which meaning, over all objects."""
        for item in items:
            for path, leaf, value, is_portal in _leaves(item, "", self.is_login):
                if is_portal:
                    continue
                if isinstance(value, dict | list) and not _pay(value):
                    continue
                meaning = self._meaning(path, leaf)
                if _pay(value) and meaning is None:
                    meaning = "salary"
                if meaning and (meaning not in self.taken or self._is_inside(path, meaning)):
                    self.names.setdefault(meaning, path)

    def _is_inside(self, path: str, meaning: str) -> bool:
        """Whether a path begins at the column of a meaning: `location.city`."""
        head = path.partition(".")[0]
        return self.context.vocabulary.columns([head]) == [meaning]

    def _meaning(self, path: str, leaf: str) -> str | None:
        words = self.context.vocabulary
        parts = path.split(".")
        for place in range(len(parts) - 1):
            if (meaning := words.headers.get(fold(" ".join(parts[place:])))) in _LEAVES:
                return meaning
        (meaning,) = words.columns([leaf])
        is_bare = len(parts) > 1 and words.fallback.get(fold(leaf)) == "company"
        is_told = meaning in _LEAVES or (meaning or "").startswith("step:")
        return meaning if is_told and not is_bare else None

    def read(self, item: Mapping[str, Any]) -> NestedCells:
        """Return what an object tells in what is nested in it."""
        cells = NestedCells()
        (*meanings,) = self.context.vocabulary.columns(item)
        cells.filled = frozenset(
            meaning
            for meaning, value in zip(meanings, item.values(), strict=True)
            if meaning in self.taken and value and not isinstance(value, dict | list)
        )
        cells.owners = {
            meaning: name
            for meaning, (name, value) in zip(meanings, item.items(), strict=True)
            if meaning in self.taken and isinstance(value, dict)
        }
        cells.has_contact = "contact" in cells.filled
        for key, value in item.items():
            if isinstance(value, dict | list) and not self.is_login(key):
                left = self._take(key, key, value, cells)
                if left:
                    cells.left[key] = left
        cells.facts = _merged(cells.facts)[:_MOST_STEPS]
        return cells

    def _take(self, key: str, path: str, value: Any, cells: NestedCells) -> Any:
        """What is left of a value when everything known is taken out of it."""
        if path.count(".") > _DEEPEST or self.is_login(key):
            return value
        is_pay = self.names.get("salary") == path and "salary" not in cells.filled
        if is_pay and (pay := _pay(value)):
            cells.cells["salary"] = pay
            return None
        if person := _person(value):
            return self._take_people([person], cells, value)
        if isinstance(value, list):
            return self._take_list(key, value, cells)
        if not isinstance(value, dict):
            head = path.partition(".")[0]
            meaning = next((one for one, at in self.names.items() if at == path), None)
            text = clean(str(value)) if isinstance(value, str | int | float) else ""
            is_free = meaning and meaning not in cells.filled and meaning not in cells.cells
            is_free = is_free and cells.owners.get(meaning or "", head) == head
            if meaning and is_free and text and not isinstance(value, bool):
                cells.cells[meaning] = text
                return None
            return value
        if (rest := self._take_step(key, value, cells)) is not value:
            return rest
        left = {
            name: rest
            for name, one in value.items()
            if (rest := self._take(name, f"{path}.{name}", one, cells)) not in (None, "", [], {})
        }
        return left or None

    def _take_people(self, people: list[str], cells: NestedCells, value: Any) -> Any:
        if cells.has_contact:
            return value
        known = [cells.cells["contact"]] if cells.cells.get("contact") else []
        cells.cells["contact"] = "; ".join(dict.fromkeys((*known, *people)))
        self.names.setdefault("contact", "")
        return None

    def _take_list(self, key: str, values: list[Any], cells: NestedCells) -> Any:
        people = [_person(one) for one in values]
        if values and all(people):
            return self._take_people([one for one in people if one], cells, values)
        left = []
        for one in values:
            rest = self._take_step(key, one, cells) if isinstance(one, dict) else one
            if rest:
                left.append(rest)
        return left or None

    def _take_step(self, key: str, one: dict[str, Any], cells: NestedCells) -> Any:
        """What is left of an object that tells of a step; the object itself if it tells of none."""
        fact, rest = self._step(key, one)
        if fact is None:
            return one
        if fact.step != "applied":
            cells.facts.append(fact)
            return rest or None
        if fact.at is None:
            return one
        cells.cells.setdefault("applied", fact.at.isoformat())
        self.names.setdefault("applied", key)
        dates = {name for name in one if _part(name, ("date",))}
        return {
            name: left for name in one if (left := rest.get(name) if name in dates else one[name])
        }

    def _step(self, key: str, item: Mapping[str, Any]) -> tuple[StepFact | None, dict[str, Any]]:
        """The step that an object tells of, and what it tells besides."""
        told: dict[str, Any] = {}
        rest: dict[str, Any] = {}
        is_of_key = read_step_header(key) is not None
        for name, value in item.items():
            part = _part(name, _PARTS)
            if is_of_key and fold(name) == "status":
                part = "result"
            if part and part not in told and value not in (None, "", []):
                told[part] = value
                if part in _INSTANTS and (beside := _beside_first(value)):
                    rest[name] = beside
            elif value not in (None, "", [], {}):
                rest[name] = value
        kind = clean(str(told.get("kind", "")))
        column = read_step_header(kind) if kind else None
        column = column or read_step_header(key)
        at = self._moment(told.get("date"))
        by = self._moment(told.get("deadline"))
        if column is None or (at is None and by is None and "result" not in told):
            return None, {}
        fact = StepFact(column.step, kind or key, round=column.round, at=at, text=_text(told))
        end = self._moment(told.get("end"))
        if isinstance(end, datetime):
            fact.end = end
        if by is not None and column.step in ("offer", "test"):
            fact.by = by
        elif "deadline" in told:
            rest["deadline"] = told["deadline"]
        if "result" in told:
            fact.state = read_step_cell(clean(str(told["result"])), kind or key).state
            if fact.state in (None, StepState.UNKNOWN):
                rest["result"] = told["result"]
        if at is None:  # of a meeting without a day the details are words
            rest |= {name: value for name, value in item.items() if _part(name, _DETAILS) and value}
            return fact, rest
        fact.people = _names(told.get("people"))
        fact.where = " ".join(clean(str(told[one])) for one in ("place", "link") if one in told)
        return fact, rest

    def _moment(self, value: Any) -> Any:
        if isinstance(value, dict):
            value = next((one for one in value.values() if isinstance(one, str)), "")
        text = str(value or "")
        form = None if is_zero_date(text) else read_form(text)
        if form is None or (form.order is None and self.context.decisions.date_order is None):
            return None
        order = self.context.decisions.date_order or DateOrder.YMD
        at = moment(form, order, self.context.home, self.context.today, past=False)
        return at.astimezone(self.context.home) if isinstance(at, datetime) else at


def _beside_first(value: Any) -> dict[str, Any]:
    """What an object of an instant tells besides it, and besides its zone."""
    if not isinstance(value, dict):
        return {}
    first = next((name for name, one in value.items() if isinstance(one, str)), None)
    return {name: one for name, one in value.items() if name != first and fold(name) not in _ZONES}


def _leaves(
    value: Any, path: str, is_login: Callable[[str], bool], is_portal: bool = False
) -> Iterator[tuple[str, str, Any, bool]]:
    """Every value inside of objects with its path and name; objects of pay as a whole.

    Told with each is whether it stands beside a login: an address there is no posting's.
    """
    if not isinstance(value, dict) or path.count(".") > _DEEPEST:
        return
    is_portal = is_portal or (bool(path) and any(map(is_login, value)))
    for key, one in value.items():
        at = f"{path}.{key}" if path else key
        if path or _pay(one):
            yield at, key, one, is_portal
        yield from _leaves(one, at, is_login, is_portal)


def _part(name: str, parts: Iterable[str]) -> str | None:
    words = load_step_words().items
    folded = fold(name)
    return next((part for part in parts if folded in words[part]), None)


def _person(value: Any) -> str:
    """A person as a line of a contact; empty if a value is none."""
    if not isinstance(value, dict):
        return ""
    told: dict[str, str] = {}
    for name, one in value.items():
        part = _part(name, ("name", "email", "phone", "title"))
        if part is None or not isinstance(one, str | None):
            return ""
        if one:
            told[part] = clean(one)
    if not told.get("name") or not ({"email", "phone"} & told.keys()):
        return ""
    line = told["name"] + (f", {told['title']}" if "title" in told else "")
    line += f" <{told['email']}>" if "email" in told else ""
    return f"{line} {told.get('phone', '')}".strip()


def _pay(value: Any) -> str:
    """A range of pay in words, such as "9000000 – 11000000 JPY / year"; empty if it is none."""
    if not isinstance(value, dict):
        return ""
    told: dict[str, str] = {}
    for name, one in value.items():
        part = _part(name, ("minimum", "maximum", "unit", "period"))
        if part is None or isinstance(one, dict | list):
            return ""
        if one:
            told[part] = clean(str(one))
    ends = [told[one] for one in ("minimum", "maximum") if one in told]
    if not ends:
        return ""
    unit = told.get("unit", "")
    between = "" if unit.startswith(("万", "円")) else " "
    line = " – ".join(dict.fromkeys(ends)) + (f"{between}{unit}" if unit else "")
    return f"{line} / {told['period']}" if "period" in told else line


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        texts = [one if isinstance(one, str) else (one or {}).get("name", "") for one in value]
        return tuple(name for text in texts for name in read_people(str(text)))
    return read_people(str(value)) if isinstance(value, str) else ()


def _text(told: Mapping[str, Any]) -> str:
    return "; ".join(clean(str(told[one])) for one in ("date", "result") if one in told)


def _merged(facts: list[StepFact]) -> list[StepFact]:
    """The facts, those of one meeting made one: the same step at the same time, or that day."""
    merged: list[StepFact] = []
    for fact in facts:
        twin = next((step_fact for step_fact in merged if _is_same(step_fact, fact)), None)
        if twin is None:
            merged.append(fact)
            continue
        if not isinstance(twin.at, datetime):
            twin.at = fact.at
        twin.end = twin.end or fact.end
        twin.people = twin.people or fact.people
        twin.where = twin.where or fact.where
        twin.round = twin.round or fact.round
        twin.state = twin.state or fact.state
    return merged


def _is_same(step_fact: StepFact, other: StepFact) -> bool:
    if step_fact.step != other.step or step_fact.at is None or other.at is None:
        return False
    if isinstance(step_fact.at, datetime) and isinstance(other.at, datetime):
        return step_fact.at == other.at
    days = [at.date() if isinstance(at, datetime) else at for at in (step_fact.at, other.at)]
    return days[0] == days[1]
