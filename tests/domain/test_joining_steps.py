"""From yes to the first day: which day each step has, for whom it is, and what is stored of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.config.first_day_file import load_joining_rows, with_joining_steps
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.business_days import calendar_of
from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.joining_steps import (
    JoiningSituation,
    NoticePeriod,
    earliest_first_day,
    first_day,
    parse_notice,
)
from jobboard_tui.domain.models import ActionKind, Application, Event, Kind, Stage
from jobboard_tui.domain.offer_values import ItemAnswer, ItemState
from jobboard_tui.domain.offers.joining_plan import (
    JoiningPlan,
    PlanState,
    joining_plan,
    state_words,
    with_step,
)
from jobboard_tui.domain.reminders.api import reminders
from tests.rows import for_each_row

RULES = load_rules(None)
HOME = Board().home
CALENDAR = calendar_of("Asia/Tokyo", RULES.closed)
EVERYBODY = JoiningSituation()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HOME)


def accepted(first: str | None = "2027-02-01", last: str | None = None) -> Application:
    """An application that was accepted on Tuesday, 24 November 2026, at 10:00."""
    application = Application(id="a", company="Aoba", role="SRE", added=at("2026-11-02"))
    application = replace(
        application,
        first_day=None if first is None else date.fromisoformat(first),
        last_day=None if last is None else date.fromisoformat(last),
    )
    board = Board().with_applications(application)
    for number, kind in enumerate((Kind.OFFER, Kind.ACCEPTED)):
        when = at("2026-11-24T10:00") - timedelta(hours=1 - number)
        board = board.log("a", Event(id=kind.value, kind=kind, at=when, logged=when))
    return board["a"]


def plan_of(
    application: Application, situation: JoiningSituation = EVERYBODY, now: str = "2026-11-25T09:00"
) -> JoiningPlan:
    rules = with_joining_steps(RULES, situation)
    plan = joining_plan(application, rules, situation, CALENDAR, at(now), has_others=True)
    assert plan is not None
    return plan


def days(plan: JoiningPlan) -> dict[str, str]:
    return {line.rule.id: line.day.isoformat() for line in plan.lines}


# First day Mon 1 Feb 2027, last day Sun 31 Jan, notice a month before it: Thu 31 Dec 2026.
@for_each_row(
    ("step", "day"),
    [
        ("tell-others", "2026-11-26"),  # two days after the acceptance
        ("new-contract", "2026-12-24"),
        ("tell-manager", "2026-12-28"),
        # Thu 31 Dec and Sun 3 Jan are in the closure of the year's end, which begins on Tue 29 Dec
        ("resign", "2026-12-28"),
        ("paid-leave", "2026-12-28"),
        ("handover", "2027-01-08"),  # Sun 10 Jan; Fri before it
        ("company-housing", "2026-12-17"),
        ("resident-tax", "2027-01-15"),
        ("separation-slip", "2027-01-22"),
        ("hand-back", "2027-01-29"),  # a Sunday: the last day at work is the Friday before it
        ("withholding-slip", "2027-03-03"),
        ("papers-ready", "2027-01-25"),
        ("move-registration", "2027-02-15"),
    ],
)
def test_each_step_has_its_day(step: str, day: str) -> None:
    assert days(plan_of(accepted()))[step] == day


def test_a_step_never_lies_before_the_day_after_the_acceptance() -> None:
    plan = plan_of(accepted("2026-12-07"))
    assert days(plan)["resign"] == "2026-11-25"
    assert any("ask for a first day of" in remark for remark in plan.remarks)
    assert not any("ask for a first day" in one for one in plan_of(accepted()).remarks)


@settings(max_examples=40)
@given(first=st.dates(date(2026, 12, 1), date(2027, 12, 31)), day=st.integers(20, 29))
def test_what_needs_others_at_work_is_on_a_day_on_which_they_work(first: date, day: int) -> None:
    application = replace(accepted(first.isoformat()), first_day=first)
    events = [replace(event, at=at(f"2026-11-{day}T10:00")) for event in application.events]
    application = replace(application, events=tuple(events))
    plan = plan_of(application, now="2026-11-30T09:00")
    for line in plan.lines:
        step = line.rule.step
        assert step
        counted = step.counted(plan.dates)
        assert counted
        assert line.planned > plan.dates.accepted
        if not step.business_day:
            assert line.planned == counted  # also where the law says until when
            continue
        assert CALENDAR.is_business_day(line.planned)
        if line.planned != counted:
            assert line.day_off == counted
            between = [counted - timedelta(days=n) for n in range((counted - line.planned).days)]
            assert not any(map(CALENDAR.is_business_day, between))


def test_an_acceptance_on_a_saturday_is_told_on_the_next_business_day() -> None:
    application = accepted("2026-12-07")
    events = tuple(replace(event, at=at("2026-11-28T10:00")) for event in application.events)
    plan = plan_of(replace(application, events=events), now="2026-11-28T12:00")
    assert days(plan)["resign"] == "2026-11-30"
    line = next(plan_line for plan_line in plan.lines if plan_line.rule.id == "tell-others")
    assert line.day.isoformat() == "2026-11-30"
    line = next(line for line in plan_of(accepted()).lines if line.rule.id == "handover")
    assert state_words(line, at("2026-11-25T09:00")).endswith("; closed Sun 10 Jan 2027")


def test_with_days_between_two_employers_insurance_and_pension_are_ones_own() -> None:
    own = {"health-insurance", "pension"}
    assert own.isdisjoint(days(plan_of(accepted())))
    plan = days(plan_of(accepted(last="2027-01-15")))
    assert {plan[one] for one in own} == {"2027-01-29"}
    assert plan["resign"] == "2026-12-15"


@for_each_row(
    ("residence", "there", "not_there"),
    [
        ("", (), ("notice-of-joining", "residence-card", "work-certificate", "change-status")),
        ("japanese", (), ("notice-of-joining", "residence-card", "residence-period")),
        ("permanent", ("residence-card",), ("notice-of-joining", "notice-of-leaving")),
        ("family", ("residence-card",), ("notice-of-joining", "notice-of-leaving")),
        (
            "work",
            ("notice-of-leaving", "notice-of-joining", "work-certificate", "kind-of-work"),
            ("change-status",),
        ),
        ("highly-skilled-1", ("change-status", "notice-of-leaving"), ("notice-of-joining",)),
        ("specified-skilled", ("change-status", "notice-of-leaving"), ("notice-of-joining",)),
        ("highly-skilled-2", ("notice-of-leaving", "notice-of-joining"), ("change-status",)),
        ("transferee", ("change-status", "notice-of-leaving-activity"), ("notice-of-joining",)),
        (
            "student",
            ("change-status", "end-of-studies"),
            ("notice-of-joining", "resign", "paid-leave", "separation-slip"),
        ),
        (
            "abroad",
            ("eligibility", "visa", "residence-card", "resign-abroad", "first-address"),
            (
                *("residence-period", "resign", "paid-leave", "resident-tax", "separation-slip"),
                *("withholding-slip", "company-housing", "move-registration", "hand-back"),
            ),
        ),
    ],
)
def test_what_a_status_of_residence_asks_for(
    residence: str, there: tuple[str, ...], not_there: tuple[str, ...]
) -> None:
    found = days(plan_of(accepted(), JoiningSituation(residence=residence)))
    assert set(there) <= found.keys()
    assert found.keys().isdisjoint(not_there)
    if "notice-of-joining" in there:  # within 14 days
        assert found["notice-of-leaving"] == "2027-02-14"
        assert found["notice-of-joining"] == "2027-02-15"


@for_each_row(
    ("residence", "first", "step", "says"),
    [
        ("abroad", "2026-12-15", "eligibility", "leads to Wed 10 Mar 2027"),
        ("abroad", "2027-01-12", "eligibility", "leads to Wed 10 Mar 2027"),
        ("abroad", "2027-04-01", "eligibility", ""),
        ("transferee", "2026-12-15", "change-status", "leads to Sun 24 Jan 2027"),
        ("student", "2027-02-01", "change-status", ""),
        ("work", "2026-12-15", "kind-of-work", ""),
    ],
)
def test_a_first_day_too_near_for_a_permit_is_said(
    residence: str, first: str, step: str, says: str
) -> None:
    plan = plan_of(accepted(first), JoiningSituation(residence=residence), "2026-11-24T12:00")
    assert step in days(plan)
    said = [remark for remark in plan.remarks if "The usual time" in remark]
    assert [says in remark for remark in said] == ([True] if says else [])
    if residence == "abroad":  # the certificate comes first
        assert days(plan)["visa"] >= "2026-12-25"


def test_who_joined_the_municipal_insurance_leaves_it() -> None:
    step = {"leave-municipal-insurance", "leave-own-insurance"}
    assert step.isdisjoint(days(plan_of(accepted())))
    for found in (
        days(plan_of(accepted(last="2027-01-15"))),
        days(plan_of(accepted(), JoiningSituation(employment="none"))),
        days(plan_of(accepted(), JoiningSituation(residence="student"))),
    ):
        assert [found[one] for one in step & found.keys()] == ["2027-02-15"]


def test_who_is_not_employed_leaves_nothing() -> None:
    found = days(plan_of(accepted(), JoiningSituation(employment="none")))
    assert found.keys().isdisjoint(("resign", "handover", "separation-slip", "hand-back"))
    fixed = days(plan_of(accepted(), JoiningSituation(employment="fixed-term")))
    assert ("resign" in fixed, "resign-fixed-term" in fixed) == (False, True)


def test_how_one_is_employed_is_said_to_be_taken_for_granted_until_it_is_told() -> None:
    def told(**said: str) -> str:
        return " ".join(plan_of(accepted(), JoiningSituation(**said)).remarks)  # type: ignore[arg-type]

    assert "As a student you are taken to have no employer" in told(residence="student")
    assert "You are taken to have a permanent job" in told(residence="work")
    assert "taken to have" not in told(residence="student", employment="permanent")
    of_student = JoiningSituation(residence="student", employment="permanent")
    assert "resign" in days(plan_of(accepted(), of_student))


def test_every_status_and_every_source_is_named() -> None:
    known = load_joining_rows().residence.keys()
    for rule in with_joining_steps(RULES, EVERYBODY).rules.values():
        assert rule.source
        assert rule.step is None or set(rule.step.residence) <= known


# -- the reminders -------------------------------------------------------------------------------


def listed(application: Application, now: str) -> dict[str, tuple[str, str]]:
    board = Board().with_applications(application)
    rules = with_joining_steps(RULES, EVERYBODY)
    return {
        reminder.rule.id: (reminder.state.value, f"{reminder.due_at:%m-%d %H:%M}")
        for reminder in reminders(board, rules, at(now))
        if reminder.application and reminder.rule.step is not None and reminder.due_at
    }


def test_steps_are_reminders_that_come_up_are_late_and_retire() -> None:
    application = accepted()
    assert listed(application, "2026-12-20T12:00")["resign"] == ("waiting", "12-29 00:00")
    assert listed(application, "2026-12-21T00:00")["resign"] == ("due", "12-29 00:00")
    assert listed(application, "2026-12-29T00:00")["resign"] == ("overdue", "12-29 00:00")
    assert listed(application, "2027-05-03T00:00") == {}


def test_moving_the_first_day_moves_the_plan_and_not_what_was_said_of_it() -> None:
    rules = with_joining_steps(RULES, EVERYBODY).rules
    now, application = at("2026-11-26T09:00"), accepted()
    application = with_step(application, rules["tell-manager"], ActionKind.DONE, now)
    application = with_step(
        application, rules["handover"], ActionKind.SNOOZED, now, at("2027-01-08T00:00")
    )
    application = with_step(application, rules["company-housing"], ActionKind.DISMISSED, now)
    moved = replace(application, first_day=date(2027, 3, 1))
    plan = {line.rule.id: line for line in plan_of(moved, now="2026-11-27T09:00").lines}
    assert plan["resign"].day == date(2027, 1, 28)
    assert plan["tell-manager"].state is PlanState.DONE
    assert plan["company-housing"].state is PlanState.LEFT_OUT
    assert (plan["handover"].day, plan["handover"].planned) == (date(2027, 1, 8), date(2027, 2, 5))
    found = listed(moved, "2027-01-08T00:00")
    assert found["handover"] == ("due", "01-09 00:00")
    assert found.keys().isdisjoint(("tell-manager", "company-housing"))
    again = with_step(moved, rules["handover"], None, now)
    assert days(plan_of(again))["handover"] == "2027-02-05"
    assert len(again.marks) == 2


def test_without_an_acceptance_or_a_first_day_there_is_no_plan() -> None:
    rules = with_joining_steps(RULES, EVERYBODY)
    application = accepted()
    offered = replace(
        application, stage=Stage.OFFER, events=application.events.remove("accepted"), moves=()
    )
    for other in (offered, accepted(None)):
        assert joining_plan(other, rules, EVERYBODY, CALENDAR, at("2026-11-25")) is None
    assert listed(offered, "2027-01-20") == {}
    by_hand = Board().with_applications(offered).move("a", Stage.ACCEPTED, at("2026-11-24T10:00"))
    assert listed(by_hand["a"], "2026-12-30") == listed(application, "2026-12-30")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Mon 1 Feb 2027", date(2027, 2, 1)),
        ("first-day=Mon 1 Feb 2027", date(2027, 2, 1)),
        ("2027年2月1日", date(2027, 2, 1)),
        ("1 February", None),
        ("after the visa", None),
        ("31 Feb 2027", None),
    ],
)
def test_the_checklist_tells_the_first_day_where_the_card_does_not(
    value: str, day: date | None
) -> None:
    item_answer = ItemAnswer(state=ItemState.CONFIRMED, value=value)
    assert first_day(replace(accepted(None), checklist={"start-date": item_answer})) == day
    asked = replace(item_answer, state=ItemState.TO_ASK)
    assert first_day(replace(accepted(None), checklist={"start-date": asked})) is None
    assert first_day(replace(accepted(None), terms={"first-day": value})) == day


# -- notice --------------------------------------------------------------------------------------


@for_each_row(
    ("text", "kept"),
    [
        ("1 month", "1 m"),
        ("1ヶ月前", "1 m"),
        ("２か月", "2 m"),
        ("30 days", "30 d"),
        ("30日前", "30 d"),
        ("2 weeks", "14 d"),
        ("2週間", "14 d"),
        ("14 d", "14 d"),
    ],
)
def test_a_notice_is_understood_with_its_unit(text: str, kept: str) -> None:
    assert str(parse_notice(text)) == kept
    assert parse_notice(kept) == parse_notice(text)


@pytest.mark.parametrize(
    "text", ["", "30", "soon", "month", "1 year", "-1 month", "1 month 3 days"]
)
def test_a_notice_without_a_unit_or_a_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_notice(text)


@settings(max_examples=60)
@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.integers(0, 6).flatmap(
        lambda months: st.sampled_from([NoticePeriod(months, "m"), NoticePeriod(months * 20)])
    ),
)
def test_the_earliest_first_day_keeps_the_notice_and_no_earlier_one_does(
    today: date, notice: NoticePeriod
) -> None:
    day = timedelta(days=1)
    first = earliest_first_day(today, notice)
    assert notice.before(first - day) >= today
    assert first - 2 * day < today or notice.before(first - 2 * day) < today
