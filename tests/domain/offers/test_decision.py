"""The answer to an offer: what to look at before signing, whom to tell, the papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.offer_values import Concern, ItemState, RedFlag
from jobboard_tui.domain.offers.checklist import with_item_value
from jobboard_tui.domain.offers.decision import (
    others_to_tell,
    papers_of,
    running_deadlines,
    signing_concerns,
    with_paper,
    withdrawal_kind,
)
from tests.domain.timeline_builder import IN_2026, TimelineBuilder, shipped_rules

LIST = load_checklist()
RULES = shipped_rules().rules.values()


def test_before_signing_one_looks_at_what_is_open() -> None:
    hunt = TimelineBuilder().log("offer", "11-20")
    application = replace(hunt.board["a"], flags={"pressure": RedFlag(at=hunt.at("11-20"))})
    concerns = signing_concerns(LIST, application, IN_2026)
    assert (concerns.flags, concerns.has_letter) == (("pressure to accept on the spot",), False)
    assert len(concerns.open_items) == sum(not item.when_undecided for item in LIST.items())
    assert concerns.doubts == ()
    hunt.log("offer-letter", "11-21")
    clear = hunt.board["a"]
    for item in (item for item in LIST.items() if not item.when_undecided):
        clear = with_item_value(clear, item.id, state=ItemState.CONFIRMED)
    assert signing_concerns(LIST, clear, IN_2026).is_clear
    assert not signing_concerns(
        LIST, with_item_value(clear, "visa", state=ItemState.ASKED), IN_2026
    ).is_clear
    doubtful = replace(clear, doubts={"d": Concern(text="tired faces")})
    assert signing_concerns(LIST, doubtful, IN_2026).doubts == ("tired faces",)
    assert not signing_concerns(LIST, doubtful, IN_2026).is_clear
    assert signing_concerns(
        LIST, replace(clear, doubts={"d": Concern(text="x", answer="y")}), IN_2026
    ).is_clear


def test_the_others_are_told_the_furthest_first() -> None:
    hunt = (
        TimelineBuilder()
        .log("offer", "11-20")
        .log("applied", "11-02", "b")
        .log("interview", "11-10", "c")
    )
    hunt.app("wish").log("applied", "11-01", "gone").log("rejected", "11-05", "gone")
    assert [application.id for application in others_to_tell(hunt.board, "a")] == ["c", "b"]


def test_an_offer_is_declined_and_a_process_is_withdrawn_from() -> None:
    hunt = TimelineBuilder().log("offer", "11-20").log("interview", "11-10", "b")
    assert withdrawal_kind(hunt.board["a"]) is Kind.DECLINED
    assert withdrawal_kind(hunt.board["b"]) is Kind.WITHDRAWN


def test_the_deadlines_of_an_answer_run() -> None:
    hunt = TimelineBuilder().log("offer", "11-20", by="11-27").log("offer-meeting", "11-25 14:00")
    assert running_deadlines(hunt.all("11-25 16:00"), hunt.at("11-25 16:00")) == [
        "answer the offer: 23 h left, Thu 26 Nov 15:00",
        "offer deadline: 2 days left, Fri 27 Nov",
    ]
    hunt.log("asked-time", "11-26", by="11-28")
    assert running_deadlines(hunt.all("11-26 16:00"), hunt.at("11-26 16:00")) == [
        "offer deadline: 1 day left, Fri 27 Nov",
        "answer you promised: 2 days left, Sat 28 Nov",
    ]
    hunt.log("declined", "11-27")
    assert running_deadlines(hunt.all("11-27 16:00"), hunt.at("11-27 16:00")) == []


def test_with_the_last_paper_nothing_reminds_of_papers() -> None:
    hunt = TimelineBuilder().log("offer", "11-20").log("accepted", "11-21")
    papers = [item.id for item in papers_of(LIST, hunt.board["a"])]
    for paper in papers:
        assert hunt.of("joining-papers", "11-22")
        ready = with_paper(LIST, RULES, hunt.board["a"], paper, hunt.at("11-22"))
        hunt.board = hunt.board.with_applications(ready)
    assert list(hunt.board["a"].papers) == papers
    assert not hunt.of("joining-papers", "11-22")
    hunt.board = hunt.board.with_applications(
        with_paper(LIST, RULES, hunt.board["a"], papers[0], None)
    )
    assert papers[0] not in hunt.board["a"].papers
    assert hunt.of("joining-papers", "11-22")


@pytest.mark.parametrize(
    ("told", "visa"), [("", False), ("no", False), ("なし", False), ("they sponsor it", True)]
)
def test_visa_papers_only_with_a_visa(told: str, visa: bool) -> None:
    application = with_item_value(TimelineBuilder().app().board["a"], "visa", value=told)
    found = {paper.id for paper in papers_of(LIST, application)}
    assert "my-number" in found
    assert ("residence-card" in found) is visa
    assert "residence-card" in {
        paper.id for paper in papers_of(LIST, replace(application, terms={"visa-support": True}))
    }


@pytest.mark.parametrize(
    ("residence", "named"),
    [
        ("work", True),
        ("highly-skilled-2", True),
        ("specified-skilled", False),  # the change of status tells the office of the employer
        ("highly-skilled-1", False),
        ("permanent", False),
    ],
)
def test_a_notice_of_the_new_employer_is_owed_where_the_status_stays(
    residence: str, named: bool
) -> None:
    application = TimelineBuilder().app().board["a"]
    found = {paper.id for paper in papers_of(LIST, application, residence)}
    assert ("notification" in found) is named
