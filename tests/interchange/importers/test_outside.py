"""Sheets from outside, in the shapes in which people have them, against their right values.

The values stand in the `expected.toml` of each set; the head of the first explains them. A file
is right (`RIGHT`) where every value is one of those given, `ASKED` where something is left out and
named, or the file is refused, `WRONG` where a value that is none of those was taken without a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.contacts import plain_name
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import MEETINGS, Application, Event, Kind
from jobboard_tui.interchange.importers import Plan, read
from jobboard_tui.interchange.importers.cell_dates import DateOrder
from jobboard_tui.interchange.importers.decisions import ImportDecisions
from jobboard_tui.interchange.importers.plan_text import plan_lines
from tests.interchange.outside_sets import HOME
from tests.interchange.outside_sets import told as told_of
from tests.rows import for_each_row

TABLES = told_of("table")
RIGHT, ASKED, WRONG = "right", "asked", "silently wrong"
DECISIONS = {Kind.REJECTED, Kind.WITHDRAWN, Kind.DECLINED, Kind.ACCEPTED}


def plan_of(table: dict[str, Any], **told: Any) -> Plan:
    one = table["set"]
    return read([one.folder / table["file"]], Board(zone=HOME.key), one.now, **told)


def name_of(table: dict[str, Any]) -> str:
    return str(table["file"])


def plain(name: str) -> str:
    text = unicodedata.normalize("NFKC", name.replace("㈱", "株式会社"))
    return re.sub(r"\(株\)", "株式会社", text).replace(" ", "").replace("\u301c", "~")


def values(told: Any) -> list[Any]:
    return told if isinstance(told, list) else [told]


def moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def ends(at: date | datetime) -> datetime:
    """The instant of a deadline: of a bare day its 24:00, which 23:59 stands for as well."""
    if not isinstance(at, datetime):
        return datetime.combine(at + timedelta(days=1), datetime.min.time(), HOME)
    late = at.astimezone(HOME)
    if (late.hour, late.minute) == (23, 59):
        return late.replace(hour=0, minute=0, second=0) + timedelta(days=1)
    return late


def is_at(event: Event, at: str) -> bool:
    when, start = moment(at), event.at.astimezone(HOME)
    if isinstance(when, datetime):
        return start == when
    if start.date() != when:
        return False
    return event.kind not in MEETINGS or event.minutes == 24 * 60


def same_names(told: list[str], people: tuple[str, ...]) -> bool:
    return {plain(one) for one in told} == {plain(plain_name(one)) for one in people}


def is_told(told: dict[str, Any], event: Event) -> bool:
    """Whether an event is the one that is told."""
    if event.kind.value not in values(told["kind"]) or not is_at(event, told["at"]):
        return False
    if "end" in told and event.until != moment(told["end"]):
        return False
    if "round" in told and event.round != told["round"]:
        return False
    if "people" in told and not same_names(told["people"], event.people):
        return False
    return plain(told.get("where", "")) in plain(event.where)


def words_of(application: Application) -> str:
    contacts = (
        f"{each.name} {each.email} {each.title} {each.phone}" for each in application.contacts
    )
    events = (f"{each.note} {each.where} {' '.join(each.people)}" for each in application.events)
    fields = (
        application.notes,
        application.url,
        application.location,
        application.salary,
        application.source,
        application.agency,
        application.resume,
    )
    return "\n".join((*fields, *application.tags, *contacts, *events))


def row_faults(told: dict[str, Any], application: Application) -> Iterator[tuple[str, str]]:
    """The field and what is wrong with it, of each value that is none of those given."""
    if plain(application.company) != plain(told["company"]):
        yield "company", application.company
    if plain(application.role) != plain(told["role"]):
        yield "role", application.role
    if application.stage.value not in values(told["stage"]):
        yield "stage", application.stage.value
    if application.stage.value == "closed" and "outcome" in told:
        outcome = application.outcome.value if application.outcome else "none"
        if outcome not in values(told["outcome"]):
            yield "outcome", outcome
    yield from applied_faults(told, application)
    yield from event_faults(told, application)
    yield from deadline_faults(told, application)
    yield from detail_faults(told, application)


def applied_faults(told: dict[str, Any], application: Application) -> Iterator[tuple[str, str]]:
    sent = [each for each in application.events if each.kind is Kind.APPLIED]
    days = values(told.get("applied", ""))
    if not sent and "" not in days:
        yield "applied", "none"
    elif len(sent) > 1 or (sent and not any(is_at(sent[0], day) for day in days if day)):
        yield "applied", ", ".join(str(each.at) for each in sent)


def event_faults(told: dict[str, Any], application: Application) -> Iterator[tuple[str, str]]:
    rest = [each for each in application.events if each.kind in MEETINGS]
    for wanted in told.get("events", ()):
        events = [each for each in application.events if is_told(wanted, each)]
        if len(events) != 1:
            yield "events", f"{len(events)} of {wanted}"
        rest = [each for each in rest if each not in events]
    allowed = [*told.get("may", ()), *(each for each in told.get("either", ()) if "at" in each)]
    for each in rest:
        if not any(is_told(wanted, each) for wanted in allowed):
            yield "events", f"{each.kind} {each.at}"
    decided = [each for each in application.events if each.kind in DECISIONS and not each.undated]
    for each in decided:
        if not any(is_told(wanted, each) for wanted in (*told.get("events", ()), *allowed)):
            yield "events", f"{each.kind} {each.at}"


def deadline_faults(told: dict[str, Any], application: Application) -> Iterator[tuple[str, str]]:
    is_over = application.stage.value in ("accepted", "closed")
    answer_by = next(
        (each.by for each in application.events if each.kind is Kind.OFFER and each.by), None
    )
    reply_by = next(
        (each.by for each in application.events if each.kind is Kind.APPLIED and each.by), None
    )
    named = {"answer_by": answer_by, "reply_by": reply_by, "apply_by": application.apply_by}
    for name, is_there in named.items():
        wanted = told.get(name)
        if wanted is None and is_there is not None and not is_over:
            yield name, str(is_there)
        elif wanted is not None and is_there is not None:
            if ends(is_there) not in [ends(moment(one)) for one in values(wanted)]:
                yield name, str(is_there)
        elif wanted and not is_over and not (name == "apply_by" and told.get("applied")):
            yield name, "none"
    tasks = [each for each in application.events if each.kind is Kind.TASK and each.by is not None]
    wanted_tasks = [*told.get("todos", ())]
    either = told.get("either", ())
    wanted_tasks += [each for each in either if each["kind"] == "task"]
    for wanted in told.get("todos", ()):
        if not any(is_task(wanted, each) for each in tasks) and not is_over:
            yield "todos", f"none: {wanted}"
    for each in tasks:
        if not any(is_task(wanted, each) for wanted in wanted_tasks):
            yield "todos", f"{each.note} {each.by}"
    if either and not any(
        is_task(wanted, each) if wanted["kind"] == "task" else is_told(wanted, each)
        for wanted in either
        for each in application.events
    ):
        yield "either", "none"


def is_task(wanted: dict[str, Any], event: Event) -> bool:
    if event.kind is not Kind.TASK or event.by is None:
        return False
    return plain(wanted.get("text", "")) in plain(event.note) and ends(event.by) == ends(
        moment(wanted["by"])
    )


def detail_faults(told: dict[str, Any], application: Application) -> Iterator[tuple[str, str]]:
    if "contacts" in told:
        there = sorted((plain(each.name), each.email) for each in application.contacts)
        wanted = sorted((plain(each["name"]), each["email"]) for each in told["contacts"])
        if there != wanted:
            yield "contacts", str(there)
    if "agency" in told and plain(told["agency"]) not in plain(application.agency):
        yield "agency", application.agency
    words = plain(words_of(application))
    for amount in told.get("pay", ()):
        if not any(form in words for form in amounts(amount)):
            yield "pay", application.salary
    for kept in told.get("keep", ()):
        if plain(kept) not in words:
            yield "keep", kept


def amounts(yen: int) -> tuple[str, ...]:
    millions = f"{yen / 1_000_000:g}"
    return (
        *(
            f"{yen}",
            f"{yen:,}",
            f"{yen:,}".replace(",", "."),
            f"{yen // 10_000:,}万",
            f"{millions}M",
            f"{millions}m",
            f"{yen // 10_000}万",
        ),
        *(f"{millions}Mio", f"{millions.replace('.', ',')}Mio", f"{yen // 10_000}"),
    )


def verdict(table: dict[str, Any]) -> tuple[str, list[str]]:
    """Whether a file is right, asked or wrong, and each fault in it."""
    try:
        plan = plan_of(table)
    except JobboardError as refused:
        is_meant = "refused" in table or "may_ask" in table
        return (RIGHT if is_meant else ASKED), [] if is_meant else [str(refused)]
    if "refused" in table:
        return WRONG, ["it is not refused"]
    return plan_verdict(table, plan)


def plan_verdict(table: dict[str, Any], plan: Plan) -> tuple[str, list[str]]:
    faults: list[str] = []
    worst = RIGHT
    if len(plan.new) != len(table["row"]):
        names = ", ".join(one.company for one in plan.new)
        return WRONG, [f"{len(plan.new)} applications: {names}"]
    said = "\n".join(plan_lines(plan))
    whole = said + "".join(map(words_of, plan.new))
    faults += [f"{secret} is on the board" for secret in table.get("never", ()) if secret in whole]
    for told, application in zip(table["row"], plan.new, strict=True):
        lenient = told.get("asked", ())
        row = next(
            each for each in plan.rows if each.understood and each.understood.id == application.id
        )
        is_named = bool(row.problems or application.unread_cells)
        for field, what in row_faults(told, application):
            is_left_out = what.startswith(("none", "0 of")) or not what or field in ("pay", "keep")
            is_left_out = is_left_out or (field == "stage" and what == "wishlist")
            if field in lenient and is_left_out and is_named:
                continue
            faults.append(f"{application.company}: {field}: {what}")
            worst = ASKED if is_left_out and is_named and worst != WRONG else WRONG
    return (WRONG if faults and worst == RIGHT else worst), faults


@for_each_row("table", TABLES, ids=name_of)
def test_a_sheet_is_read_as_a_person_reads_it(table: dict[str, Any]) -> None:
    assert verdict(table) == (RIGHT, [])


@pytest.mark.parametrize("table", [one for one in TABLES if "settled" in one], ids=name_of)
@pytest.mark.parametrize("order", ["mdy", "dmy"])
def test_an_open_order_is_settled_by_what_is_said(table: dict[str, Any], order: str) -> None:
    plan = plan_of(table, decisions=ImportDecisions(date_order=DateOrder(order)))
    for (company, applied, interview), application in zip(
        table["settled"][order], plan.new, strict=True
    ):
        assert application.company == company
        dated = [event for event in application.events if not event.undated]
        days = {event.kind: event.at.date().isoformat() for event in dated}
        wanted = {Kind.APPLIED: applied} | ({Kind.INTERVIEW: interview} if interview else {})
        assert days == wanted


@pytest.mark.parametrize("table", [one for one in TABLES if "said" in one], ids=name_of)
def test_what_has_to_be_said_is_said(table: dict[str, Any]) -> None:
    lines = "\n".join(plan_lines(plan_of(table)))
    for said in table["said"]:
        if said == "there is no date of applying":
            assert "no column gives the application date" in lines
        elif said.endswith("is archived"):
            assert "archived: read as closed, outcome unknown" in lines
        elif "left out" in said:
            names = re.findall(r"\b(?:ID|PW|login|password)\b", said)
            assert all(re.search(rf"left out.*\b{name}\b", lines) for name in names)
        else:
            assert all(f"“{text}”" in lines for text in re.findall(r"\d+/\d+|Jan \d+", said))
