"""The words of other people's tables: columns, stages, trackers in links."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.config.resources import shipped
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Outcome, Stage
from jobboard_tui.domain.text import fold
from jobboard_tui.interchange.importers import read
from jobboard_tui.interchange.importers.posting_urls import clean_url, posting_of
from jobboard_tui.interchange.importers.vocabulary import StageMeaning, load_vocabulary
from tests.rows import for_each_row

WORDS = tomllib.loads(shipped("importing.toml").read_text(encoding="utf-8"))
NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize("section", ["headers", "stages"])
def test_no_word_means_two_things(section: str) -> None:
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for meaning, words in WORDS[section].items():
        for word in words:
            meanings[fold(word)].add(meaning)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}
    assert "" not in meanings


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("会社名/Company", "company"),
        ("会社 Company", "company"),
        ("次の面接/Next interview", "step:interview"),
        ("面接 Interview (JST)", "step:interview"),
        ("内定回答期限 Answer offer by", "step:offer/deadline"),
        ("応募ステータス", "stage"),
        ("いまの段階", "stage"),
        ("やりとりの状態", "stage"),
        ("Application status", "stage"),
        ("紹介先企業", "company"),
        ("募集タイトル", "role"),
        ("役職・ポジション", "role"),
        ("会社の状況", None),
        ("Visa status", None),
        ("Interview prep status", None),
        ("健康状態", None),
        ("親会社", None),
        ("面接 prep", None),
        ("マイページURL", None),
        ("パスワード/Password", None),
    ],
)
def test_names_that_are_put_together_or_in_two_languages(name: str, meaning: str | None) -> None:
    assert load_vocabulary().columns([name]) == [meaning]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("書類", "screening"),
        ("書類×", "rejected"),
        ("面接×", "rejected"),
        ("一次面接（✕）", "rejected"),
        ("二次面接 ❌", "rejected"),
        ("三次面接NG", "rejected"),
        ("一次○", "interview"),
        ("書類準備中", "wishlist"),
        ("書類マル", ""),
        ("SRE×", ""),
        ("営業×企画", ""),
    ],
)
def test_a_sign_behind_a_step_says_that_it_was_not_passed(text: str, means: str) -> None:
    """The step alone, and other words with it, say nothing of the kind."""
    meaning = load_vocabulary().standing(text)
    assert ("" if meaning is None else str(meaning.outcome or meaning.stage)) == means


def test_a_weak_name_is_no_strong_one() -> None:
    strong = {fold(name) for names in WORDS["headers"].values() for name in names}
    weak = {fold(name) for names in WORDS["fallback"].values() for name in names}
    assert weak & strong == set()
    assert WORDS["fallback"].keys() <= WORDS["headers"].keys()


@for_each_row("meaning", WORDS["headers"])
def test_every_column_name_is_understood_however_it_is_written(meaning: str) -> None:
    words = load_vocabulary()
    for name in WORDS["headers"][meaning]:
        for written in (name, name.upper(), f" {name.replace(' ', '_')} :", name.title()):
            assert (written, words.columns([written])) == (written, [meaning])


@for_each_row(
    ("meaning", "names"),
    [
        ("company", "company,employer,organization,会社名,企業名"),
        ("role", "role,title,position,job title,職種"),
        ("stage", "stage,status,list,選考状況"),
        ("url", "url,link"),
        ("location", "location,勤務地"),
        ("salary", "salary,compensation,年収"),
        ("source", "source,応募経路"),
        ("tags", "tags"),
        ("notes", "notes,備考"),
        ("applied", "date applied,応募日"),
        ("deadline", "deadline,締切"),
        ("follow_up", "follow up"),
    ],
)
def test_the_names_that_lists_have_most_often(meaning: str, names: str) -> None:
    words = load_vocabulary()
    for name in names.split(","):
        assert (name, words.columns([name])) == (name, [meaning])


VALUES = {
    "company": ("Kestrel KK", "company", "Kestrel KK"),
    "role": ("Tester", "role", "Tester"),
    "url": ("https://kestrel.example/7", "url", "https://kestrel.example/7"),
    "location": ("名古屋", "location", "名古屋"),
    "salary": ("700万円", "salary", "700万円"),
    "salary_min": ("500", "salary", "500"),
    "salary_max": ("900", "salary", "900"),
    "source": ("友人", "source", "友人"),
    "agency": ("Robin", "agency", "Robin"),
    "latin": ("Aoba K.K.", "latin", "Aoba K.K."),
    "tags": ("a, b、c; b", "tags", ("a", "b", "c")),
    "notes": ("one\ntwo", "notes", "one\ntwo"),
    "questions": ("Why?: x", "notes", "Why?: x"),
    "resume": ("v3.pdf", "resume", "v3.pdf"),
    "stage": ("面接", "stage", Stage.INTERVIEW),
    "outcome": ("不採用", "outcome", Outcome.REJECTED),
    "unread_cells": ("結果: x\nOffer?: 12/1", "unread_cells", ("結果: x", "Offer?: 12/1")),
    "deadline": ("2026-12-01", "apply_by", date(2026, 12, 1)),
    "apply_by": ("2026-12-01", "apply_by", date(2026, 12, 1)),
    "first_day": ("2027-01-12", "first_day", date(2027, 1, 12)),
    "last_day": ("2026-12-31", "last_day", date(2026, 12, 31)),
    "due": ("2026-12-01", "apply_by", date(2026, 12, 1)),
    "archived": ("yes", "stage", Stage.CLOSED),
    "reason": ("I withdrew: too far", "outcome", Outcome.WITHDRAWN),
    "added": ("2026-10-01", "added", datetime(2026, 10, 1, tzinfo=NOW.tzinfo)),
}


@pytest.mark.parametrize("meaning", WORDS["headers"])
def test_every_kind_of_column_arrives_in_the_application(meaning: str, tmp_path: Path) -> None:
    told, name, value = VALUES.get(meaning, ("", "", None))
    if meaning in ("contact", "email", "phone", "contact_title", "contact_latin"):
        told, name = "03-1" if meaning == "phone" else "sato@a.example", "contacts"
    elif meaning in ("applied", "reply_by", "follow_up", "to_do", "ended", "last_contact"):
        told, name = "2026-11-01", "events"
    elif meaning == "next_date":
        told, name = "2026-12-01", "events"
    rows = {"company": "Aoba", "role": "SRE", meaning: told}
    if meaning in ("contact_title", "contact_latin"):
        rows["contact"] = "Sato"
    if meaning == "ended":
        rows["outcome"] = "rejected"
    if meaning == "reply_by":
        rows["applied"] = "2026-10-01"
    if meaning == "to_do":
        rows["follow_up"] = "2026-12-01"
    header = [WORDS["headers"][one][-1] for one in rows]
    cells = [f'"{cell}"' for cell in rows.values()]
    path = tmp_path / "a.csv"
    path.write_text(f"{','.join(header)}\n{','.join(cells)}\n", encoding="utf-8")
    (application,) = read([path], Board(), NOW).new
    found = getattr(application, name)
    assert found == value if name not in ("contacts", "events") else len(found) == 1


@for_each_row("meaning", WORDS["stages"])
def test_every_stage_word_is_understood(meaning: str) -> None:
    outcome = Outcome(meaning) if meaning in [one.value for one in Outcome] else None
    stage = Stage.CLOSED if outcome else Stage(meaning)
    for word in WORDS["stages"][meaning]:
        standing = load_vocabulary().standing(word)
        assert (word, standing) == (word, StageMeaning(stage, outcome))


@for_each_row(
    ("text", "stage", "outcome"),
    [
        ("気になる", Stage.WISHLIST, None),
        ("応募済み", Stage.APPLIED, None),
        ("書類選考中", Stage.SCREENING, None),
        ("一次面接", Stage.INTERVIEW, None),
        ("最終面接", Stage.INTERVIEW, None),
        ("内定", Stage.OFFER, None),
        ("内定承諾", Stage.ACCEPTED, None),
        ("選考辞退", Stage.CLOSED, Outcome.WITHDRAWN),
        ("内定辞退", Stage.CLOSED, Outcome.DECLINED),
        ("不採用", Stage.CLOSED, Outcome.REJECTED),
        ("お見送り", Stage.CLOSED, Outcome.REJECTED),
        ("見送り", Stage.CLOSED, Outcome.REJECTED),
        ("終了", Stage.CLOSED, None),
        ("Ghosted", Stage.CLOSED, Outcome.SILENT),
        ("Archived", Stage.CLOSED, None),
    ],
)
def test_stage_words_mean_what_people_mean(
    text: str, stage: Stage, outcome: Outcome | None
) -> None:
    standing = load_vocabulary().standing(text)
    assert standing is not None
    assert (standing.stage, standing.outcome) == (stage, outcome)


@for_each_row(
    ("text", "stage", "outcome"),
    [
        ("3. Interview (round 2)", Stage.INTERVIEW, None),
        ("Applied ✅", Stage.APPLIED, None),
        ("一次面接 → 二次面接待ち（来週）", Stage.INTERVIEW, None),
        ("最終面接 不採用", Stage.CLOSED, Outcome.REJECTED),
        ("書類選考通過、面接調整", Stage.INTERVIEW, None),
        ("Rejected after the final interview", Stage.CLOSED, Outcome.REJECTED),
        ("内定→辞退", Stage.CLOSED, Outcome.DECLINED),
        ("来週応募検討中の企業", Stage.WISHLIST, None),
        ("Offer declined!!", Stage.CLOSED, Outcome.DECLINED),
        ("Not yet interviewed, applied in May", Stage.APPLIED, None),
        ("no offer yet (final interview done)", Stage.INTERVIEW, None),
        ("HR interview done", Stage.INTERVIEW, None),
        ("採用担当と一次面接", Stage.INTERVIEW, None),
        ("一次面接合格", Stage.INTERVIEW, None),
        ("面接辞退予定", Stage.INTERVIEW, None),
        ("6. Hired 🎉", Stage.ACCEPTED, None),
    ],
)
def test_words_inside_a_text_count_the_furthest(
    text: str, stage: Stage, outcome: Outcome | None
) -> None:
    standing = load_vocabulary().standing(text)
    assert standing is not None
    assert (standing.stage, standing.outcome) == (stage, outcome)


@pytest.mark.parametrize(
    "text",
    [
        "I have not been offered",
        "Started a course",
        "採用担当者と話す",
        "Signed an NDA",
        "辞退検討中",
    ],
)
def test_what_proves_nothing_is_read_over(text: str) -> None:
    assert load_vocabulary().standing(text) is None


@pytest.mark.parametrize("text", ["unapplied theory", "気にならない", "", "42", "reoffered", "???"])
def test_a_word_is_not_found_in_pieces_of_others(text: str) -> None:
    assert load_vocabulary().standing(text) is None


SAME = [
    ("https://www.linkedin.com/jobs/view/4012345678", "http://linkedin.com/jobs/view/4012345678/?refId=a&trk=b"),
    ("https://www.linkedin.com/jobs/view/4012345678", "https://jp.linkedin.com/jobs/view/sre-at-aoba-4012345678"),
    ("https://www.linkedin.com/jobs/view/4012345678", "https://www.linkedin.com/jobs/search/?currentJobId=4012345678&x=1"),
    ("https://aoba.example/jobs/sre", "http://www.aoba.example/jobs/sre/?utm_source=x&utm_campaign=y#apply"),
    ("https://aoba.example/j?id=5&lang=ja", "https://aoba.example/j?lang=ja&gclid=z&id=5"),
]  # fmt: skip
OTHERS = [
    ("https://aoba.example/j?id=5", "https://aoba.example/j?id=6"),
    ("https://www.linkedin.com/jobs/view/4012345678", "https://www.linkedin.com/jobs/view/4012345679"),
    ("https://aoba.example/jobs/sre", "https://kestrel.example/jobs/sre"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_links_to_one_posting_are_the_same(one: str, other: str) -> None:
    words = load_vocabulary()
    assert posting_of(one, words) == posting_of(other, words) is not None


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_links_to_two_postings_are_not(one: str, other: str) -> None:
    words = load_vocabulary()
    assert posting_of(one, words) != posting_of(other, words)


@pytest.mark.parametrize(
    "url",
    ["", "https://aoba.example", "https://aoba.example/careers/?utm_source=x", "https://aoba.example/採用"],
)  # fmt: skip
def test_a_page_of_many_postings_is_none(url: str) -> None:
    assert posting_of(url, load_vocabulary()) is None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://aoba.example/1", "https://aoba.example/1"),
        ("aoba.example/jobs/1?x=2", "https://aoba.example/jobs/1?x=2"),
        ("[SRE](https://aoba.example/1)", "https://aoba.example/1"),
        ("<https://aoba.example/1>", "https://aoba.example/1"),
    ],
)
def test_links_are_kept_in_a_form_that_opens(text: str, url: str) -> None:
    assert clean_url(text) == (url, "")


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "file:///etc/passwd", "--flag", "ask Sato", "ftp://a.example/x"]
)
def test_other_links_are_refused_with_a_reason(text: str) -> None:
    url, why = clean_url(text)
    assert url == ""
    assert why
