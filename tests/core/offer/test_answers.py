"""The answer to an offer: its letter, what to look at before signing, whom to tell, the papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobboard_tui.core.model import Contact
from jobboard_tui.core.offer.answers import (
    KINDS,
    answer_letter,
    misgivings,
    others_to_tell,
    papers_of,
)
from jobboard_tui.core.offer.catalogue import Language
from jobboard_tui.core.offer.checklist import found_out
from jobboard_tui.core.offer.values import Flag, Standing
from jobboard_tui.files.checklist import load_answers, load_checklist
from tests.core.hunt import Hunt

LIST, LETTERS = load_checklist(), load_answers()
ONE = replace(
    Hunt().app().board["a"],
    company="青葉 {detail}",
    role="SRE",
    contacts=(Contact(name="佐藤 花子"),),
)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
def test_each_answer_has_its_letter(kind: str, language: Language) -> None:
    text = answer_letter(
        LETTERS[kind][language], ONE, language, detail="the team.", by=date(2026, 11, 27)
    )
    assert "SRE" in text
    assert "佐藤 花子" in text
    assert ("the team" in text) is (kind not in ("asked-time", "letter-requested"))
    assert ("27" in text) is (kind == "asked-time")
    assert "the team.." not in text
    assert "{" not in text.replace("青葉 {detail}", "")
    if language is Language.JAPANESE:
        assert "御社" not in text, "one says 御社 and writes 貴社"
        assert "佐藤 花子様" in text
        assert "青葉 {detail}" in text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_told_leaves_no_hole(kind: str, language: Language) -> None:
    text = answer_letter(LETTERS[kind][language], replace(ONE, contacts=()), language)
    assert "{" not in text.replace("青葉 {detail}", "")
    assert "採用ご担当者様" in text or "Dear hiring team," in text
    assert "は、です" not in text
    assert ": ." not in text
    assert "までには" not in text


def test_before_signing_one_looks_at_what_is_open() -> None:
    hunt = Hunt().log("offer", "11-20")
    one = replace(hunt.board["a"], flags={"pressure": Flag(at=hunt.at("11-20"))})
    found = misgivings(LIST, one)
    assert (found.flags, found.has_letter) == (("pressure to accept on the spot",), False)
    assert len(found.open_items) == len(list(LIST.items()))
    hunt.log("offer-letter", "11-21")
    clear = hunt.board["a"]
    for item in LIST.items():
        clear = found_out(clear, item.id, state=Standing.CONFIRMED)
    assert misgivings(LIST, clear).is_clear
    assert not misgivings(LIST, found_out(clear, "visa", state=Standing.ASKED)).is_clear


def test_the_others_are_told_the_furthest_first() -> None:
    hunt = Hunt().log("offer", "11-20").log("applied", "11-02", "b").log("interview", "11-10", "c")
    hunt.app("wish").log("applied", "11-01", "gone").log("rejected", "11-05", "gone")
    assert [one.id for one in others_to_tell(hunt.board, "a")] == ["c", "b"]


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
