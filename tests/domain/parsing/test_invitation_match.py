"""Whose an invitation is."""

from __future__ import annotations

import pytest

from jobboard_tui.domain.models import Contact, Kind, Outcome
from jobboard_tui.domain.parsing.invitation_match import is_named, kind_of, rank_applications
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("一次面接のご案内", Kind.INTERVIEW),
        ("Technical interview", Kind.INTERVIEW),
        ("オファー面談", Kind.OFFER_MEETING),
        ("Offer meeting with HR", Kind.OFFER_MEETING),
        ("Coffee at the office", Kind.INTERVIEW),
        ("会社説明会", Kind.INFO_SESSION),
        ("カジュアル面談", Kind.INFO_SESSION),
    ],
)
def test_the_words_tell_the_kind(title: str, kind: Kind) -> None:
    assert kind_of(title) is kind


def hunt() -> TimelineBuilder:
    one = TimelineBuilder()
    one.app("a", agency="Robin Agency").app("b", contacts=(Contact(name="森 健", email="m@b.jp"),))
    one.log("interview", "11-20", "c").app("d").move("closed", "d", Outcome.SILENT)
    names = {"a": "株式会社アオバ", "b": "月島ソフト", "c": "Kestrel KK", "d": "Cormorant"}
    for app, company in names.items():
        one.board = one.board.edit(app, company=company)
    return one


@for_each_row(
    ("text", "first"),
    [
        ("株式会社あおば 一次面接", "a"),
        ("面接\nｱｵﾊﾞ 採用チーム", "a"),
        ("Interview (Robin Agency)", "a"),
        ("Interview\nmailto:m@b.jp", "b"),
        ("面談 森 健", "b"),
        ("KESTREL: second round", "c"),
        ("Cormorant, again", "d"),
        ("Interview", "c"),
    ],
)
def test_the_one_that_is_named_stands_first(text: str, first: str) -> None:
    applications = rank_applications(hunt().board, text, "x")
    assert applications[0].id == first
    assert is_named(applications[0], text) is (text != "Interview")
    # a closed one only where it is named
    assert ("d" in {application.id for application in applications}) is (first == "d")


def test_the_timeline_that_has_it_already_goes_before_any_name() -> None:
    one = hunt().log("interview", "11-26", "b", id="known")
    assert rank_applications(one.board, "Kestrel", "known")[0].id == "b"
