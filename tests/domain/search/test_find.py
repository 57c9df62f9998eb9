"""Finding applications by a text, a filter, a few letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import AmbiguousName, NotFound
from jobboard_tui.domain.models import (
    Application,
    Contact,
    Event,
    Kind,
    Outcome,
    Stage,
    Timeline,
)
from jobboard_tui.domain.reminders.api import ReminderIndex, ReminderView
from jobboard_tui.domain.search.find import (
    Query,
    SearchIndex,
    find_application,
    find_with_closed,
    jump,
)
from tests.domain.timeline_builder import TimelineBuilder
from tests.rows import for_each_row

AT = datetime(2026, 11, 2, 15, tzinfo=UTC)


def app(app_id: str, company: str, role: str = "SRE", **fields: object) -> Application:
    return Application(id=app_id, company=company, role=role, added=AT, **fields)  # type: ignore[arg-type]


def board_of(*applications: Application) -> Board:
    return Board().with_applications(*applications)


HUNT = board_of(
    app("a1", "Aoba Systems", "Backend Engineer", tags=("python", "remote-first")),
    app("a2", "青葉銀行システム", "データエンジニア", stage=Stage.OFFER, location="仙台"),
    app("h1", "ホシゾラ株式会社", "Platform Engineer", agency="Robin Agency"),
    app("h2", "Hoshizora K.K.", "Platform Engineer", stage=Stage.CLOSED, outcome=Outcome.SILENT),
    app("k1", "Kestrel KK", "C++ Developer", notes="talk about ﾃｽﾄ", source="LinkedIn"),
    app("k2", "Kestrel Games", "Tools / C#", contacts=(Contact(name="Mori Aya"),)),
    app(
        "m1",
        "Momiji | Works",
        "Tech Lead",
        stage=Stage.ACCEPTED,
        events=Timeline(
            [
                Event(
                    id="e",
                    kind=Kind.NOTE,
                    at=AT,
                    logged=AT,
                    note="Salary: 10.5M",
                    people=("Sato",),
                    where="Kyoto office",
                )
            ]
        ),
    ),
)


@for_each_row(
    ("text", "found"),
    [
        ("a1", "a1"),
        ("aoba", "a1"),
        ("AOBA systems", "a1"),
        ("ａｏｂａ", "a1"),
        ("青葉", "a2"),
        ("ﾃﾞｰﾀｴﾝｼﾞﾆｱ", "a2"),
        ("ほしぞら", "h1"),
        ("Hoshizora", "h2"),
        ("kestrel kk", "k1"),
        ("Kestrel Games", "k2"),
        ("c++", "k1"),
        ("Kestrel KK C++ Developer", "k1"),
        (" momiji works ", "m1"),
    ],
)
def test_a_text_that_names_one(text: str, found: str) -> None:
    assert find_application(HUNT, text).id == found


def test_the_whole_name_goes_before_a_part_of_another() -> None:
    board = board_of(app("1", "Kestrel"), app("2", "Kestrel Games"))
    assert find_application(board, "kestrel").id == "1"


def closed(app_id: str, company: str) -> Application:
    return replace(app(app_id, company, "SRE"), stage=Stage.CLOSED)


@pytest.mark.parametrize(
    ("cards", "text", "found", "closed_ids"),
    [
        ([closed("1", "Agent KK"), app("2", "Agent KK")], "agent kk", "2", ["1"]),
        ([app("2", "Agent Inc"), closed("1", "Agent KK"), closed("3", "Age")], "age", "3", []),
        ([app("2", "Agent Inc"), closed("1", "Agent KK"), closed("3", "Age")], "agen", "2", ["1"]),
        ([closed("1", "Agent KK"), closed("2", "Agent KK")], "agent", None, []),
        ([app("1", "Agent KK"), app("2", "Agent KK")], "agent kk", None, []),
        ([closed("1", "Agent KK")], "agent", "1", []),
    ],
)
def test_an_open_card_wins_over_closed_ones(
    cards: list[Application], text: str, found: str | None, closed_ids: list[str]
) -> None:
    board = board_of(*cards)
    if found is None:
        with pytest.raises(AmbiguousName):
            find_application(board, text)
        return
    application, others = find_with_closed(board, text)
    assert (application.id, [other.id for other in others]) == (found, closed_ids)


def test_an_id_goes_before_a_name() -> None:
    board = board_of(app("aoba", "Momiji"), app("2", "Aoba"))
    assert find_application(board, "aoba").company == "Momiji"


@pytest.mark.parametrize(
    ("text", "ids"), [("kestrel", ["k1", "k2"]), ("engineer", ["a1", "h1", "h2"])]
)
def test_a_text_that_names_several(text: str, ids: list[str]) -> None:
    with pytest.raises(AmbiguousName) as caught:
        find_application(HUNT, text)
    assert [line.split()[0] for line in caught.value.candidates] == ids
    assert f"{len(ids)} applications" in str(caught.value)


@pytest.mark.parametrize("text", ["", "   ", "...", "nowhere", "\x1b[31m"])
def test_a_text_that_names_none(text: str) -> None:
    with pytest.raises(NotFound):
        find_application(HUNT, text)


EVERYTHING = "a1 a2 h1 h2 k1 k2 m1"


@for_each_row(
    ("query", "found"),
    [
        ("", EVERYTHING),
        ("  ", EVERYTHING),
        ("aoba", "a1"),
        ("engineer platform", "h1 h2"),
        ("ｴﾝｼﾞﾆｱ", "a2"),
        ("テスト", "k1"),
        ("c#", "k2"),
        ("mori", "k2"),
        ("sato", "m1"),
        ("kyoto 10.5", "m1"),
        ('"tech lead"', "m1"),
        ('"lead tech"', ""),
        ("lead tech", "m1"),
        ('"tech le', "m1"),
        ("momiji works", "m1"),
        ("worksstech", ""),
        ("#python", "a1"),
        ("#remote", "a1"),
        ("＃python", "a1"),
        ("tag:py", "a1"),
        ("#first", ""),
        ("stage:offer", "a2"),
        ("stage:of", "a2"),
        ("stage:nowhere", ""),
        ("is:open", "a1 a2 h1 k1 k2"),
        ("is:closed", "h2"),
        ("is:accepted", "m1"),
        ("is:silent", "h2"),
        ("-is:open", "h2 m1"),
        ("agency:robin", "h1"),
        ("agency:ROBIN -#x", "h1"),
        ("location:仙台", "a2"),
        ("source:linkedin", "k1"),
        ("role:tools", "k2"),
        ('company:"aoba systems"', "a1"),
        ("-engineer -エンジニア", "k1 k2 m1"),
        ('-"platform engineer" kestrel', "k1 k2"),
        ("salary:10", ""),
        ("https://example.com", ""),
        ("nofield:aoba", ""),
        ("|", EVERYTHING),
        ("[@click=app.quit]", ""),
        ("is:", EVERYTHING),
        ("is:ov", EVERYTHING),
        ("tag:", EVERYTHING),
        ("#", EVERYTHING),
        ("-", EVERYTHING),
        ("-#", EVERYTHING),
        ("...", EVERYTHING),
    ],
)
def test_a_filter(query: str, found: str) -> None:
    asked = Query.parse(query)
    one_by_one = {
        application.id
        for application in HUNT.applications.values()
        if asked.matches(application, None)
    }
    assert one_by_one == set(found.split())
    assert SearchIndex(HUNT).find_matching(asked, ReminderView()) == one_by_one


def test_a_filter_by_the_most_urgent_reminder() -> None:
    hunt = (
        TimelineBuilder()
        .log("applied", "11-02", "late")
        .log("applied", "11-10", "due")
        .log("applied", "11-20", "later")
        .app("wish")
        .log("applied", "09-01", "silent")
    )
    view = ReminderIndex(hunt.rule_set).view_at(hunt.board, hunt.at("11-20 15:00"))
    index = SearchIndex(hunt.board)

    def kept(query: str) -> set[str]:
        return set(index.find_matching(Query.parse(query), view))

    assert kept("is:overdue") == kept("is:late") == {"late"}
    assert kept("is:due") == {"due"}
    assert kept("is:waiting") == {"later"}
    assert kept("is:soft") == {"silent"}
    assert kept("-is:overdue is:open") == {"due", "later", "wish", "silent"}


def test_notes_in_stored_records_are_found_without_making_events_of_them() -> None:
    def decode(record: object) -> Event:
        raise AssertionError("not needed")

    records = [{"note": "Bring the portfolio", "people": ["佐藤"], "where": "5F"}, {"note": None}]
    board = board_of(app("a", "Aoba", events=Timeline.stored(records, decode)))
    index = SearchIndex(board)
    for words in ("portfolio", "佐藤", "5f portfolio", "aoba bring"):
        assert index.find_matching(Query.parse(words), ReminderView()) == {"a"}
    assert index.find_matching(Query.parse("none"), ReminderView()) == set()


def test_an_index_over_another_board_knows_what_changed() -> None:
    index = SearchIndex(HUNT)
    python = Query.parse("python")
    assert index.find_matching(python, ReminderView()) == {"a1"}
    assert [application.id for application in index.jump("kestrel")] == ["k2", "k1"]
    changed = HUNT.edit("k1", notes="python too").edit("a1", tags=(), company="Yunagi")
    index = index.update(changed)
    assert index.find_matching(python, ReminderView()) == {"k1"}
    assert [application.id for application in index.jump("yunagi")] == ["a1"]
    assert index.jump("aoba") == []
    assert index.update(changed) is index
    fewer = replace(changed, applications={"k2": changed["k2"]})
    assert index.update(fewer).find_matching(Query(), ReminderView()) == {"k2"}


def test_an_index_can_be_prepared_in_pieces() -> None:
    index = SearchIndex(HUNT)
    assert [index.prepare(3), index.prepare(3), index.prepare(3)] == [False, False, True]
    assert index.prepare(3)
    assert index.find_matching(Query.parse("sato"), ReminderView()) == {"m1"}


@for_each_row(
    ("letters", "found"),
    [
        ("hoshi", {"h1", "h2"}),
        ("ほし", {"h1", "h2"}),
        ("ﾎｼｿﾞﾗ", {"h1", "h2"}),
        ("HOSHIZORA", {"h1", "h2"}),
        ("hosizora", {"h1", "h2"}),
        ("aob", {"a1"}),
        ("青", {"a2"}),
        ("データ", {"a2"}),
        ("c++", {"k1"}),
        ("kstr", {"k1", "k2"}),
        ("kestrl", {"k1", "k2"}),
        ("works", {"m1"}),
        ("zzzzz", set()),
        ("", set()),
        (" .", set()),
    ],
)
def test_jump(letters: str, found: set[str]) -> None:
    assert {application.id for application in jump(HUNT, letters)} == found


def test_mistyped_names_are_found_last() -> None:
    assert next(iter(jump(HUNT, "kertsel"))).company.startswith("Kestrel")
    assert next(iter(jump(HUNT, "momij1"))).id == "m1"


def test_the_likeliest_comes_first() -> None:
    board = board_of(
        app("role", "Zephyr", "Aoi Engineer"),
        app("inside", "Kumaoi"),
        app("word", "New Aoi"),
        app("start", "Aoi Systems"),
        app("exact", "Aoi"),
        app("letters", "Akatombo Ink"),
        app("over", "Aoi Games", stage=Stage.CLOSED),
    )
    ids = [application.id for application in jump(board, "aoi")]
    assert ids == ["exact", "start", "over", "word", "inside", "role"]
    assert [application.id for application in jump(board, "akoik")] == ["letters"]


@given(st.text(max_size=30), st.text(max_size=12))
def test_no_text_is_too_odd(query: str, letters: str) -> None:
    index = SearchIndex(HUNT)
    asked = Query.parse(query)
    kept = index.find_matching(asked, ReminderView())
    assert kept == {
        application.id
        for application in HUNT.applications.values()
        if asked.matches(application, None)
    }
    index.jump(letters)


@given(st.sampled_from(sorted(HUNT.applications)), st.data())
def test_the_beginning_of_a_name_finds_it(app_id: str, data: st.DataObject) -> None:
    company = HUNT[app_id].company
    letters = company[: data.draw(st.integers(1, len(company)))]
    assert app_id in {application.id for application in jump(HUNT, letters)}


@pytest.mark.parametrize(
    ("text", "found"),
    [("vaarc", "v"), ("Nova Arch", "n"), ("ova\u3000architect", "n"), ("Nova Tokyo Arch", "t")],
)
def test_a_word_does_not_reach_from_the_company_into_the_role(text: str, found: str) -> None:
    board = board_of(
        app("n", "Nova", "Architect"), app("v", "Vaarc Labs"), app("t", "Nova Tokyo", "Architect")
    )
    assert find_application(board, text).id == found
    with pytest.raises(NotFound):
        find_application(board_of(app("n", "Nova", "Architect")), "vaarc")


def test_chance_letters_of_an_id_match_nothing_and_the_whole_id_does() -> None:
    board = Board(applications={"gsre9yu2": app("gsre9yu2", "Aoba", role="Nurse")})
    (application,) = board.applications.values()
    for text, found in (("sre", False), ("gsre9yu2", True), ("GSRE9YU2", True), ("-sre", True)):
        asked = Query.parse(text)
        assert asked.matches(application, None) is found
        assert bool(SearchIndex(board).find_matching(asked, ReminderView())) is found
