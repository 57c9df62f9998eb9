"""A later offer letter against the earlier one and against what was said in the meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Event, Kind, Timeline
from jobboard_tui.domain.offer_values import AnswerSource, RedFlag
from jobboard_tui.domain.offers.checklist import with_answer, with_term
from jobboard_tui.domain.offers.decision import signing_concerns
from jobboard_tui.domain.offers.letter_changes import (
    LetterComparison,
    compare_letters,
    comparison_heading,
    comparison_lines,
)

LIST = load_checklist()
HOME = Board().home
NOW = datetime(2026, 11, 30, 10, tzinfo=HOME)
FIRST = "基本給：450,000円\n賞与：年2回\n就業場所：東京本社\n試用期間：3か月"
SECOND = "基本給：47万円\n賞与: 年２回\n試用期間：6か月\n年次有給休暇：12日"


def offered(*letters: str) -> Application:
    """An offer with letters of the 20th, the 21st and so on."""
    board = Board().with_applications(
        Application(id="a", company="Aoba", role="SRE", added=datetime(2026, 11, 1, tzinfo=HOME))
    )
    for number, text in enumerate(letters):
        at = datetime(2026, 11, 20 + number, 9, tzinfo=HOME)
        kind = Kind.OFFER_LETTER
        board = board.log("a", Event(id=f"l{number}", kind=kind, at=at, logged=at, note=text))
    return board["a"]


def compared(application: Application) -> LetterComparison:
    comparison = compare_letters(LIST, application, NOW)
    assert comparison is not None
    return comparison


def changes(application: Application) -> dict[str, str]:
    return {line.item.id: line.change.value for line in compared(application).lines}


def test_what_is_the_same_otherwise_new_and_gone() -> None:
    found = changes(offered(FIRST, SECOND))
    assert found["base-salary"] == "changed"
    assert found["bonus"] == "same"  # other width and blanks
    assert found["workplace"] == "gone"
    assert found["probation"] == "changed"
    assert found["paid-leave"] == "added"
    same = offered("基本給：450,000円", "基本給 45万円")
    assert changes(same)["base-salary"] == "same"
    assert compared(same).telling == ()


def test_only_the_last_two_letters_that_have_come_count() -> None:
    comparison = compared(offered(FIRST, SECOND, FIRST))
    assert comparison.earlier is not None
    assert (comparison.earlier.id, comparison.later.id) == ("l1", "l2")
    assert compare_letters(LIST, offered(), NOW) is None
    alone = compared(offered(FIRST))
    assert (alone.earlier, alone.telling) == (None, ())


@pytest.mark.parametrize(
    ("told", "against"),
    [("base=470000", False), ("base=500000", True)],
)
def test_the_meeting_is_held_against_the_later_letter(told: str, against: bool) -> None:
    application = offered(FIRST, SECOND)
    value = int(told.partition("=")[2])
    application = with_term(application, "base", value, origin=AnswerSource.MEETING)
    application = with_answer(
        application, "remote-policy", "two days from home", AnswerSource.MEETING
    )
    lines = {line.item.id: line for line in compared(application).lines}
    assert lines["base-salary"].is_against_meeting is against
    assert lines["remote-policy"].is_against_meeting
    said = list(comparison_lines(compared(application), NOW, Language.EN))
    assert said[0] == "Letter of Sat 21 Nov, compared with that of Fri 20 Nov and with the meeting"
    assert any("two days from home" in line and "nothing" in line for line in said)
    concerns = signing_concerns(LIST, application, NOW)
    assert bool(concerns.changes) is against


@pytest.mark.parametrize(
    ("residence", "sponsored", "named"),
    [
        ("", False, False),
        ("japanese", False, False),
        ("permanent", False, False),
        ("family", False, False),
        ("work", False, True),
        ("highly-skilled-1", False, True),
        ("", True, True),
    ],
)
def test_a_red_flag_names_the_permit_where_it_hangs_on_the_job(
    residence: str, sponsored: bool, named: bool
) -> None:
    application = offered(FIRST)
    if sponsored:
        application = with_term(application, "visa-support", True)

    def has_sentence(flags: dict[str, RedFlag]) -> bool:
        concerns = signing_concerns(
            LIST, replace(application, flags=flags), NOW, residence=residence
        )
        return any("在留資格" in remark for remark in concerns.remarks)

    assert has_sentence({"broken-promise": RedFlag(at=NOW)}) is named
    assert not has_sentence({})


def test_one_letter_alone_is_held_against_the_meeting_or_says_why_not() -> None:
    application = offered(FIRST)
    said = list(comparison_lines(compared(application), NOW, Language.EN))
    assert said == [
        "Letter of Fri 20 Nov, compared with the meeting",
        "There is only one letter, and nothing from the meeting has been noted.",
    ]
    for place, same in (("東京本社", 1), ("大阪本社", 0)):
        told = with_answer(application, "workplace", place, AnswerSource.MEETING)
        assert [line.change for line in compared(told).lines] == [None]
        said = list(comparison_lines(compared(told), NOW, Language.EN))
        assert said[-1] == f"unchanged: {same} of 1"
        assert len(said) == 3 - same


def test_two_letters_of_a_day_are_told_apart_by_the_time() -> None:
    application = offered(FIRST, SECOND)
    events = [
        replace(event, at=datetime(2026, 11, 20, 9 + number * 6, tzinfo=HOME))
        for number, event in enumerate(application.events)
    ]
    comparison = compared(replace(application, events=Timeline(events)))
    assert (
        comparison_heading(comparison, NOW)
        == "Letter of Fri 20 Nov 15:00, compared with that of Fri 20 Nov 09:00 and with the meeting"
    )


@pytest.mark.parametrize(
    ("line", "item", "shown"),
    [
        ("始業（9時00分）　終業（17時45分）", "working-hours", "始業（9時00分）　終業（17時45分）"),
        ("競業避止義務　退職後6か月間", "non-compete", "競業避止義務 退職後6か月間"),
        ("育児休業、介護休業あり", "parental-leave", "育児休業、介護休業あり"),
        ("賃金締切日　毎月末日", "pay-days", "毎月末日"),
        ("就業場所：本社", "workplace", "本社"),
    ],
)
def test_no_first_word_of_what_a_letter_says_is_cut(line: str, item: str, shown: str) -> None:
    filler = "\n".join(f"記載事項{sign}" for sign in "甲乙丙丁戊己庚辛")
    application = offered(f"{line}\n{filler}", f"雇用形態：正社員\n{filler}")
    comparison = compare_letters(LIST, application, NOW)
    assert comparison is not None
    row = next(row for row in comparison.lines if row.item.id == item)
    assert row.before.removesuffix("; " + "; ".join(filler.split("\n"))).split("; 記載")[0] == shown
