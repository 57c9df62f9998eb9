"""The answer to an offer: what to look at before signing, whom to tell, the papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.offer_values import Doubt, Flag, Standing
from jobboard_tui.domain.offers.checklist import found_out
from jobboard_tui.domain.offers.decision import (
    clocks,
    misgivings,
    others_to_tell,
    papers_of,
    telling,
    with_paper,
)
from tests.domain.hunt import IN_2026, Hunt, shipped_rules

LIST = load_checklist()
RULES = shipped_rules().rules.values()


def test_before_signing_one_looks_at_what_is_open() -> None:
    hunt = Hunt().log("offer", "11-20")
    one = replace(hunt.board["a"], flags={"pressure": Flag(at=hunt.at("11-20"))})
    found = misgivings(LIST, one, IN_2026)
    assert (found.flags, found.has_letter) == (("pressure to accept on the spot",), False)
    assert len(found.open_items) == len(list(LIST.items()))
    assert found.doubts == ()
    hunt.log("offer-letter", "11-21")
    clear = hunt.board["a"]
    for item in LIST.items():
        clear = found_out(clear, item.id, state=Standing.CONFIRMED)
    assert misgivings(LIST, clear, IN_2026).is_clear
    assert not misgivings(LIST, found_out(clear, "visa", state=Standing.ASKED), IN_2026).is_clear
    doubtful = replace(clear, doubts={"d": Doubt(text="tired faces")})
    assert misgivings(LIST, doubtful, IN_2026).doubts == ("tired faces",)
    assert not misgivings(LIST, doubtful, IN_2026).is_clear
    assert misgivings(
        LIST, replace(clear, doubts={"d": Doubt(text="x", answer="y")}), IN_2026
    ).is_clear


def test_the_others_are_told_the_furthest_first() -> None:
    hunt = Hunt().log("offer", "11-20").log("applied", "11-02", "b").log("interview", "11-10", "c")
    hunt.app("wish").log("applied", "11-01", "gone").log("rejected", "11-05", "gone")
    assert [one.id for one in others_to_tell(hunt.board, "a")] == ["c", "b"]


def test_an_offer_is_declined_and_a_process_is_withdrawn_from() -> None:
    hunt = Hunt().log("offer", "11-20").log("interview", "11-10", "b")
    assert telling(hunt.board["a"]) is Kind.DECLINED
    assert telling(hunt.board["b"]) is Kind.WITHDRAWN


def test_the_deadlines_of_an_answer_run() -> None:
    hunt = Hunt().log("offer", "11-20", by="11-27").log("offer-meeting", "11-25 14:00")
    assert clocks(hunt.all("11-25 16:00"), hunt.at("11-25 16:00")) == [
        "answer: 23 h left, Thu 26 Nov 15:00",
        "answer by: 2 days left, Fri 27 Nov",
    ]
    hunt.log("asked-time", "11-26", by="11-28")
    assert clocks(hunt.all("11-26 16:00"), hunt.at("11-26 16:00")) == [
        "answer by: 1 day left, Fri 27 Nov",
        "promised answer: 2 days left, Sat 28 Nov",
    ]
    hunt.log("declined", "11-27")
    assert clocks(hunt.all("11-27 16:00"), hunt.at("11-27 16:00")) == []


def test_with_the_last_paper_nothing_reminds_of_papers() -> None:
    hunt = Hunt().log("offer", "11-20").log("accepted", "11-21")
    papers = [one.id for one in papers_of(LIST, hunt.board["a"])]
    for paper in papers:
        assert hunt.of("joining-papers", "11-22")
        ready = with_paper(LIST, RULES, hunt.board["a"], paper, hunt.at("11-22"))
        hunt.board = hunt.board.having(ready)
    assert list(hunt.board["a"].papers) == papers
    assert not hunt.of("joining-papers", "11-22")
    hunt.board = hunt.board.having(with_paper(LIST, RULES, hunt.board["a"], papers[0], None))
    assert papers[0] not in hunt.board["a"].papers
    assert hunt.of("joining-papers", "11-22")


@pytest.mark.parametrize(
    ("told", "visa"), [("", False), ("no", False), ("なし", False), ("they sponsor it", True)]
)
def test_visa_papers_only_with_a_visa(told: str, visa: bool) -> None:
    one = found_out(Hunt().app().board["a"], "visa", value=told)
    found = {paper.id for paper in papers_of(LIST, one)}
    assert "my-number" in found
    assert ("residence-card" in found) is visa
    assert "residence-card" in {
        paper.id for paper in papers_of(LIST, replace(one, terms={"visa-support": True}))
    }
