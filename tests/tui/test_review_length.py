"""The review of every application of the demo: read in two minutes, on one screen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.config.demo_board import demo_board
from jobboard_tui.config.japanese_words import speaking_in
from jobboard_tui.config.review_page import PageForm, ReviewSource, review_page
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Stage
from jobboard_tui.domain.offer_values import ItemAnswer, ItemState, RedFlag
from jobboard_tui.domain.offers.checklist import groups, lines
from jobboard_tui.domain.offers.negotiation_advice import advice
from jobboard_tui.domain.offers.pay_rows import FIRST_ROWS, UNCOUNTED, pay_rows
from jobboard_tui.domain.offers.review import MOST_WORDS, OfferReview, count_words, page, review
from jobboard_tui.domain.offers.terms import TERMS, TermSort
from jobboard_tui.tui.glyphs import UNICODE
from jobboard_tui.tui.presentation.meeting import Scene, scene_lines
from jobboard_tui.tui.presentation.meeting_overview import doubt_lines, overview_lines, pay_lines

NOW = datetime.fromisoformat("2026-11-21T17:00:00+09:00")
LIST = load_checklist()
BOARD = demo_board(NOW)
LEFT, RIGHT = 54, 65
"""Cells of the two sides at 120x36."""


def reviewed(app_id: str, language: Language) -> OfferReview:
    application = BOARD[app_id]
    return review(
        LIST, application, NOW, advice(BOARD, application, NOW, experienced=False), language
    )


@pytest.mark.parametrize("language", Language)
def test_the_page_has_at_most_300_words_and_every_question(language: Language) -> None:
    for app_id in BOARD.applications:
        of = reviewed(app_id, language)
        for markdown in (False, True):
            text = page(of, NOW, markdown=markdown)
            assert count_words(text) <= MOST_WORDS, app_id
            assert all(question.ask[:12] in text for question in of.questions), app_id


SIZES = [(80, 22), (120, 33)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", Language)
def test_what_decides_fits_on_the_first_screen_whatever_the_application(
    language: Language, size: tuple[int, int]
) -> None:
    for app_id, application in BOARD.applications.items():
        with speaking_in(language):
            of = reviewed(app_id, language)
            if size[0] < 100:
                clocks = ["answer: 9 h left, Fri 27 Nov"]
                rows = [line for line, _at in overview_lines(of, clocks, NOW, size, UNICODE)]
            else:
                item = groups(LIST, application, NOW)[0].lines[0]
                scene = Scene(
                    item=item, language=language, review=of, clock=None, now=NOW, is_alone=False
                )
                rows = list(scene_lines(scene, RIGHT, UNICODE, size[1]))[: size[1] - 1]
                rows += list(pay_lines(of.pay, LEFT, UNICODE))
        text = "\n".join("".join(part for part, _tone in row) for row in rows)
        assert len(rows) <= size[1] or size[0] > 100
        flat = text.replace("\n", "").replace(" ", "")
        wanted = [
            f"{number}{question.title}" for number, question in enumerate(of.questions, start=1)
        ]
        wanted += [row.value for row in of.pay] + [text for text, _question in of.doubts[:1]]
        assert [one for one in wanted if one.replace(" ", "") not in flat] == [], app_id


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", Language)
def test_long_doubts_and_many_flags_are_shown_cut_and_counted(
    language: Language, size: tuple[int, int]
) -> None:
    doubts = tuple((f"Doubt{n} " + "a long worry " * 12, "Why is that so?") for n in range(6))
    flags = tuple(item.title(language) for item in LIST.flags)
    with speaking_in(language):
        of = replace(reviewed("momiji", language), doubts=doubts, flags=flags)
        if size[0] < 100:
            clocks = ["answer: 9 h left, Fri 27 Nov"]
            rows = [row for row, _ground in overview_lines(of, clocks, NOW, size, UNICODE)]
        else:
            rows = list(doubt_lines(of, RIGHT, 5, UNICODE))
    text = ["".join(part for part, _tone in row) for row in rows]
    shown = [line for line in text if "Doubt" in line]
    assert shown
    assert f"and {6 - len(shown)} more" in "".join(text) or f"ほか{6 - len(shown)}件" in "".join(
        text
    )
    at = text.index(shown[-1])
    assert any(line.endswith(UNICODE.cut) for line in text[at : at + 2])
    flat = "".join(text).replace(" ", "")
    assert size[0] > 100 or [one for one in flags[:3] if one.replace(" ", "") not in flat] == []


FULL: dict[str, Any] = {
    "base": 420_000,
    "fixed-overtime-hours": 30,
    "fixed-overtime-pay": 100_000,
    "bonus-months": 2,
    "probation-months": 6,
    "probation-base": 400_000,
    "first-day": "Mon 1 Feb 2027",
    "sign-on": 300_000,
    "relocation-payment": 200_000,
    "stock": 1_000_000,
    "stock-vesting": "4 years",
    "weekly-hours": 40,
    "yearly-days-off": 120,
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("uncounted", ["", "commuting 30,000円; " * 12])
def test_a_doubt_is_in_sight_however_much_is_known_of_the_pay(
    language: Language, uncounted: str
) -> None:
    doubt = ("The team sounded understaffed", "How many people left last year?")
    clocks = ["https://zoom.example.com/j/123456789012 and so many more words", "answer: 9 h left"]
    with speaking_in(language):
        pay = tuple(pay_rows(FULL, date(2027, 2, 1), uncounted))
        of = replace(reviewed("momiji", language), doubts=(doubt, doubt), flags=("hurry",), pay=pay)
        rows = [line for line, _at in overview_lines(of, clocks, NOW, (80, 22), UNICODE)]
        text = ["".join(part for part, _tone in row) for row in rows]
    assert any(doubt[0] in line for line in text)
    assert any(line.strip() == "hurry" for line in text)
    asked = [f"{number} {question.title}" for number, question in enumerate(of.questions, start=1)]
    assert [one for one in asked if one not in "".join(text)] == []
    flat = "".join(text).replace(" ", "")
    always = [row for row in pay[:FIRST_ROWS] if row.id != UNCOUNTED]
    assert [row.value for row in always if row.value.replace(" ", "") not in flat] == []
    hidden = sum(row.title not in "".join(text) for row in pay)
    assert f"and {hidden} more" in text[3] + text[4] or f"ほか{hidden}件" in text[3] + text[4]
    assert len(text) <= 22


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("markdown", [False, True])
def test_the_page_cuts_what_is_known_and_never_what_it_is_for(
    language: Language, markdown: bool
) -> None:
    long = "as the work rules say " * 9
    with speaking_in(language):
        pay = tuple(pay_rows(FULL, date(2027, 2, 1)))
        doubts = tuple((f"Doubt {n}: {long}", f"Why {long}?") for n in range(7))
        of = replace(
            reviewed("momiji", language),
            doubts=doubts,
            pay=pay,
            answer_by="answer by Fri 4 Dec",
            known=(("renewal", f"Renewal {long}", "offer letter"),) * 40,
        )
        lines_of = page(of, NOW, markdown=markdown).split("\n")
    text = "\n".join(lines_of)
    whole = [*(row.value for row in pay), *(part for doubt in doubts for part in doubt)]
    whole += [part for question in of.questions for part in (question.ask, question.confirm)]
    assert [part for part in whole if part not in text] == []
    assert "answer by Fri 4 Dec" in lines_of
    assert "renewal: Renewal" not in text  # the value says it itself
    assert 0 < text.count("Renewal") < 40
    assert count_words(text) - count_words(" ".join(whole)) <= MOST_WORDS


def test_three_japanese_characters_are_read_like_one_word() -> None:
    assert count_words("勤務時間") == 2
    assert count_words("two words 年収") == 3
    assert count_words("あ" * 900) == MOST_WORDS


SAMPLES = {TermSort.MONEY: 500_000, TermSort.FLAG: True, TermSort.TEXT: "あり"}
"""A value of a term by its sort; of the others, which are numbers, 3."""


@pytest.mark.parametrize("terms", [list(TERMS), ["base", "contract"], []])
def test_whatever_is_known_of_an_offer_is_said_in_japanese(terms: list[str]) -> None:
    known: dict[str, Any] = {name: SAMPLES.get(TERMS[name].sort, 3) for name in terms}
    if "contract" in known:
        known["contract"] = "正社員"
    contract = {"contract-type": ItemAnswer(state=ItemState.KNOWN)} if known else {}
    application = Application(
        id="aoba",
        company="青葉",
        role="開発",
        added=NOW,
        stage=Stage.OFFER,
        terms=known,
        checklist=contract,
        flags={"pressure": RedFlag(at=NOW)},
    )
    board = BOARD.with_applications(application)
    source = ReviewSource(
        board=board, application=application, checklist_template=LIST, experienced=False, now=NOW
    )
    with speaking_in(Language.JA):
        of = review(
            LIST, application, NOW, advice(board, application, NOW, experienced=False), Language.JA
        )
        said = [page(of, NOW)]
        for line in lines(LIST, application, NOW):
            scene = Scene(item=line, language=Language.JA, review=of, clock=None, now=NOW)
            made = scene_lines(scene, RIGHT, UNICODE, 33)
            said += ["".join(text for text, _tone in row) for row in made]
        said += ["".join(text for text, _tone in row) for row in pay_lines(of.pay, LEFT, UNICODE)]
    said.append(review_page(source, PageForm.TEXT, [Language.JA]))
    words = {word for text in said for word in re.findall(r"[A-Za-z]{3,}", text)}
    assert words <= {"PgDn", "PgUp"}
