"""The checklist and the glossary as shipped, and the user's own items on top."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobboard_tui.config.checklist_file import add_for_all, load_checklist, load_glossary
from jobboard_tui.config.resources import shipped
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.config.toml import read_tables
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offer_values import ItemAnswer
from jobboard_tui.domain.offers.checklist import groups
from jobboard_tui.domain.offers.glossary import find_entries
from jobboard_tui.domain.offers.remarks import offer_remarks, pay_remarks
from jobboard_tui.domain.text import clean
from tests.domain.timeline_builder import IN_2026, TimelineBuilder

KNOW = {
    *("position-name", "contract-type", "probation", "responsibilities", "compensation"),
    *("remote-policy", "start-date", "benefits"),
}
TOPICS = [
    *("deadline", "position", "contract", "probation", "responsibilities", "start"),
    *("hours", "compensation", "benefits"),
]
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


def test_eight_things_to_know_and_nine_topics_to_ask_about() -> None:
    template = load_checklist()
    assert [topic.id for topic in template.topics if topic.id in TOPICS] == TOPICS
    assert {item.id for item in template.items() if item.know} >= KNOW
    assert {flag.id for flag in template.flags} >= {"pressure", "unanswered", "unclear-work"}
    assert any(paper.visa for paper in template.papers)


def test_each_has_an_open_and_a_closed_question_in_both_languages() -> None:
    template = load_checklist()
    for one in (*template.topics, *template.items()):
        for words in (one.english, one.japanese):
            assert words.title
            assert words.ask
            assert words.confirm
        assert one.english.ask.endswith("?")
        assert one.english.confirm.endswith("?")
        assert not JAPANESE.search(one.english.title)
        assert JAPANESE.search(one.japanese.ask)
        assert JAPANESE.search(one.japanese.confirm)
        spoken = one.japanese.ask + one.japanese.confirm
        assert "貴社" not in spoken, "one writes 貴社 and says 御社"
        assert re.search(r"(?:でしょうか|ますか|ください|幸いです)。$", one.japanese.ask), one.id
        assert re.search(r"(?:でしょうか|ますか)。$", one.japanese.confirm), one.id
    assert all("{date}" in template.time[language] for language in Language)


def test_the_open_question_asks_for_more_than_a_yes() -> None:
    closed = re.compile(r"(?:Is|Are|Do|Does|Can|Will|Would|Has|Have) ")
    for item in load_checklist().items():
        if item.id != "housing":
            assert not closed.match(item.english.ask), item.id


def test_what_is_law_has_its_source_and_its_day() -> None:
    tables = read_tables(shipped("checklist.toml"))
    for name in ("limits", "figures", "cautions"):
        for key, row in tables[name].items():
            assert row["source"], key
            assert row["source"] == "our own advice" or type(row["since"]) is date, key


def test_every_remark_has_words_in_both_languages() -> None:
    template = load_checklist()
    for row in (*template.figures, *template.cautions):
        assert not row.english.endswith("。"), row.id
        assert JAPANESE.search(row.japanese), row.id
    for caution in template.cautions:
        assert caution.words, caution.id


def test_the_glossary() -> None:
    entries = load_glossary()
    assert len({entry.term for entry in entries}) == len(entries) >= 40
    named = {"労働条件通知書", "雇用形態", "試用期間", "固定残業代", "賞与", "通勤手当"}
    assert named | {"裁量労働制", "変更の範囲"} <= {entry.term for entry in entries}
    for entry in entries:
        assert re.fullmatch("[ぁ-んー・]+", entry.reading), entry
        assert entry.meaning
        assert entry.look.endswith((".", "?"))
        for text in (entry.term, entry.meaning, entry.look):
            assert clean(text) == text


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("残業", "固定残業代"),
        ("こてい", "固定残業代"),
        ("コテイ", "固定残業代"),
        ("kotei", "固定残業代"),
        ("fixed overtime", "固定残業代"),
        ("HOUSING", "住宅手当"),
        # what letters and the plan to the first day say
        *((word, word) for word in ("就業の場所", "業務内容", "始業時刻", "退職手当")),
        *((word, word) for word in ("就労資格証明書", "在留カード", "源泉徴収票", "有休消化")),
        ("ﾌﾚｯｸｽ", "フレックスタイム制"),
    ],
)
def test_a_term_is_found_by_what_one_knows_of_it(words: str, term: str) -> None:
    assert term in [entry.term for entry in find_entries(load_glossary(), words)]


def test_nothing_like_it_is_found() -> None:
    assert find_entries(load_glossary(), "xyzzy") == []
    assert len(find_entries(load_glossary(), "")) == len(load_glossary())


# -- the user's own ------------------------------------------------------------------------------


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "checklist.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_item_for_all_applications(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        '[topics.benefits.items.dogs]\ntitle = "dogs"\nask = "How do you see dogs in the office?"\n'
        "[topics.hours.items.time-recording]\noff = true\n"
        '[topics.deadline.ja]\ntitle = "締切"\n'
        "[weights]\nremote-days = 9\n",
    )
    template = load_checklist(path)
    dogs = template.item("dogs")
    assert dogs is not None
    assert dogs.japanese.ask == dogs.english.ask == "How do you see dogs in the office?"
    assert (
        dogs.english.confirm
        == next(t for t in template.topics if t.id == "benefits").english.confirm
    )
    assert template.item("time-recording") is None
    assert template.topics[0].japanese.title == "締切"
    assert template.topics[0].japanese.ask == load_checklist().topics[0].japanese.ask
    assert (template.weights["remote-days"], template.weights["guaranteed"]) == (9, 3)


def test_a_limit_and_a_caution_of_ones_own(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        '[limits.minimum-wage]\nvalue = 1300\nsource = "東京"\nsince = 2026-10-01\n'
        '[figures.base-least]\nterm = "base"\nleast = 350_000\nsays = "{value} is too little"\n'
        '[cautions.dress]\nwords = ["スーツ"]\nsays = "a suit is worn"\n',
    )
    template = load_checklist(path)
    said = pay_remarks(template, {"base": 200_000}, Language.EN)
    assert "20万円 a month is too little" in said
    assert any("(1,300円, since Thu 1 Oct 2026)" in one for one in said)
    hunt = TimelineBuilder().log("offer-letter", "11-20", note="勤務中はスーツ着用")
    assert offer_remarks(template, hunt.board["a"], IN_2026, Language.JA) == ["a suit is worn"]


def test_items_for_all_are_added_to_the_file_and_leave_the_rest_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "new" / "checklist.toml"
    add_for_all(path, "q2", 'dogs "and" \\cats', "How do you see\tdogs?")
    template = add_for_all(path, "q3", "parking", "")
    assert [(item.id, item.english.title, item.japanese.ask) for item in template.own_items()] == [
        ("q2", 'dogs "and" \\cats', "How do you see dogs?"),
        ("q3", "parking", "parking"),
    ]
    path = own(tmp_path, "# mine\n[weights]\nhourly = 5  # it counts\n")
    before = path.read_text()
    assert add_for_all(path, "q4", "parking", "Where?").weights["hourly"] == 5
    assert path.read_text().startswith(before)
    application = TimelineBuilder().app().board["a"]
    mine = ItemAnswer(title="cats", ask="Cats?")
    application = replace(application, checklist={"c": mine})
    group = groups(load_checklist(path), application, IN_2026)[-1]
    assert [line.item.english.title for line in group.lines] == ["parking", "cats"]


def test_a_file_that_cannot_be_read_is_not_written(tmp_path: Path) -> None:
    path = own(tmp_path, "[topics\n")
    with pytest.raises(JobboardError):
        add_for_all(path, "q2", "parking", "Where?")
    assert path.read_text() == "[topics\n"


def test_a_file_that_can_take_no_further_item_stays_as_it_is(tmp_path: Path) -> None:
    text = '[topics]\nown = { title = "Own" }\n'
    path = own(tmp_path, text)
    with pytest.raises(JobboardError, match=r"checklist\.toml"):
        add_for_all(path, "q2", "parking", "Where?")
    assert path.read_text() == text


def test_an_item_for_all_has_to_be_known_before_the_meeting(tmp_path: Path) -> None:
    path = own(tmp_path, '[topics.own]\ntitle = "Own"\n[topics.own.items.dogs]\ntitle = "dogs"\n')
    rules = load_rules(None, path)
    hunt = TimelineBuilder(rule_set=rules).log("offer-meeting", "11-26 14:00")
    from jobboard_tui.domain.offer_values import ItemState
    from jobboard_tui.domain.offers.checklist import with_item_value

    application = hunt.board["a"]
    for item in load_checklist().items():
        application = with_item_value(application, item.id, state=ItemState.KNOWN)
    hunt.board = hunt.board.with_applications(application)
    assert "prepare-offer-meeting" in hunt.rules("11-25 12:00")
    hunt.rule_set = load_rules(None)
    assert "prepare-offer-meeting" not in hunt.rules("11-25 12:00")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("topics = 3", "topics"),
        ("[rules.x]\n", "rules"),
        ("[topics]\nhours = 3", "topics.hours"),
        ("[topics.new]\n", "topics.new"),
        ("[topics.hours.items.x]\nask = 'y'", "topics.hours.items.x"),
        ("[topics.hours.items.x]\ntitle = 3", "topics.hours.items.x.title"),
        ("[topics.hours.items.x]\ntitle = 'x'\nwords = 'x'", "topics.hours.items.x.words"),
        ("[topics.hours.items.grades]\ntitle = 'x'", "items.grades"),
        ("[topics.hours.items.x]\ntitle = 'x'\nja = 3", "topics.hours.items.x.ja"),
        ("order = ['bonus', 'nonsense']", "order"),
        ("[weights]\nhourly = -1", "weights.hourly"),
        ("[weights]\nhourly = 'much'", "weights.hourly"),
        ("[flags]\nx = 1", "flags.x"),
        ("[topics.hours.items.x]\ntitle = 'x'\nunless = 'x'", "topics.hours.items.x.unless"),
        ("[limits]\nx = 1", "limits.x"),
        ("[limits.x]\nvalue = 'much'", "limits.x.value"),
        ("[limits.x]\nvalue = 1\nsince = 'May'", "limits.x.since"),
        ("[figures.x]\nterm = 'luck'\nsays = 'x'", "figures.x.term"),
        ("[figures.x]\nterm = 'base'", "figures.x.says"),
        ("[figures.x]\nterm = 'base'\nsays = 'x'\nmost = true", "figures.x.most"),
        ("[cautions.x]\nwords = 'x'\nsays = 'x'", "cautions.x.words"),
        ("[cautions.x]\nwords = ['x']", "cautions.x.says"),
    ],
)
def test_what_can_not_be_read_is_named(tmp_path: Path, text: str, place: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(JobboardError) as refused:
        load_checklist(path)
    assert str(path) in refused.value.what
    assert place in refused.value.what
    assert refused.value.hint


@pytest.mark.parametrize("text", ["[topics", "\x00"])
def test_no_toml_is_an_error_but_takes_no_board_away(tmp_path: Path, text: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(JobboardError, match=re.escape(str(path))):
        load_checklist(path)
    hunt = TimelineBuilder(rule_set=load_rules(None, path)).log("offer-meeting", "11-26 14:00")
    assert "prepare-offer-meeting" in hunt.rules("11-25 12:00")
