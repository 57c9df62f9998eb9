"""The offer meeting's list and the comparison from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobboard_tui.domain.offers.review import MOST_WORDS, count_words
from tests.cli.conftest import CommandLine


@pytest.fixture
def aoba(cli: CommandLine) -> CommandLine:
    """A board with one application that has an offer meeting ahead."""
    cli("add", "Aoba", "SRE", "--salary", "年収 800万円", "--location", "Kyoto")
    cli("log", "aoba", "offer-meeting", "--at", "2026-11-25T14:00", "--with", "Sato")
    return cli


def items(cli: CommandLine, app: str = "aoba") -> dict[str, dict[str, object]]:
    shape = cli("checklist", app, "--json").json
    return {one["id"]: one for topic in shape["topics"] for one in topic["items"]}


def test_the_list_is_printed_to_read_and_to_print(aoba: CommandLine) -> None:
    text = aoba("checklist", "aoba").out
    assert "Wed 25 Nov 14:00-15:00" in text
    assert "compensation: 年収 800万円 (job description?)" in text
    assert count_words(text) <= MOST_WORDS
    page = aoba("checklist", "aoba", "--markdown", "--lang", "ja").out
    assert page.startswith("# Aoba：SRE\n")
    assert "1. オファーへのお返事は" in page
    assert count_words(page) <= MOST_WORDS


def test_items_are_filled_in_with_value_origin_and_state(aoba: CommandLine) -> None:
    said = aoba("checklist", "aoba", "grades=G4", "team=six people", "--from", "interview")
    assert "grades → G4" in said.err
    assert said.out == ""
    aoba("checklist", "aoba", "housing", "commuting", "--state", "to-ask")
    found = items(aoba)
    assert (found["grades"]["state"], found["grades"]["value"]) == ("known", "G4")
    assert found["team"]["origin"] == "interview"
    assert (found["housing"]["state"], found["commuting"]["state"]) == ("to-ask", "to-ask")
    aoba("undo")
    assert items(aoba)["housing"]["state"] == "unknown"
    assert items(aoba)["grades"]["value"] == "G4"
    aoba("checklist", "aoba", "grades=", "team=")
    assert items(aoba)["grades"]["state"] == "unknown"


def test_a_topic_or_everything_at_once_ends_the_reminder(aoba: CommandLine) -> None:
    def rules() -> set[str]:
        return {one["rule"] for one in aoba.due("--all", now="2026-11-25T10:00")}

    aoba("checklist", "aoba", "benefits/all", "--state", "to-ask")
    assert items(aoba)["visa"]["state"] == "to-ask"
    assert "prepare-offer-meeting" in rules()
    aoba("checklist", "aoba", "all", "--state", "to-ask")
    assert "prepare-offer-meeting" not in rules()
    assert aoba("checklist", "aoba", "--json").json["unknown"] == []


def test_what_the_card_says_is_taken_on_demand(aoba: CommandLine) -> None:
    proposed = items(aoba)["compensation"]
    assert (proposed["state"], proposed["value"]) == ("unknown", "")
    assert proposed["proposed"] == {"value": "年収 800万円", "origin": "job-description"}
    aoba("checklist", "aoba", "--take")
    taken = items(aoba)["compensation"]
    assert (taken["state"], taken["value"], taken["origin"]) == (
        *("known", "年収 800万円", "job-description"),
    )


def test_amounts_are_understood_echoed_and_added_up(aoba: CommandLine) -> None:
    said = aoba(
        *("checklist", "aoba", "base=４５万円", "bonus-months=2", "weekly-hours=40"),
        *("bonus-guaranteed=yes", "--from", "offer-letter"),
    )
    assert "base → 45万円 a month" in said.err
    shape = aoba("checklist", "aoba", "--json").json
    assert shape["terms"] == {
        "base": 450000,
        "bonus-months": 2,
        "weekly-hours": 40,
        "bonus-guaranteed": True,
    }
    assert shape["totals"]["guaranteed"] == 14 * 450_000
    assert items(aoba)["base-salary"]["value"] == "45万円 a month"
    assert "630万円 guaranteed" in aoba("checklist", "aoba").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["base=plenty"], "not an amount in yen"),
        (["base=80万〜900万"], "80万円〜900万円 a month or 80万円〜900万円 a year"),
        (["annual=~800万円"], "up to 800万円 or about 800万円; write 最大800万円 or 約800万円"),
        (["annual=月給60万円"], "put it under base salary: base=60万円"),
        (["base=年俸840万円"], "annual=840万円"),
        (["base=840万円"], "840万円 a month or 840万円 a year"),
        (["compensation=45万円"], "45万円 a year or 45万円 a month"),
        (["working-hours=8h"], "8 h a day or 8 h a week"),
        (["weekly-hours=1日8時間"], "1日8時間 週5日"),
        (["remote-days=月2日"], "or save it as text: remote-policy=…"),
        (["probation-months=14日"], "that counts days, not months"),
        (["base-salary=base=plenty"], "not an amount in yen"),
        (["nonsense=3"], "unknown name"),
        (["hours=good"], "several items"),
        (["grades"], "a value or a state is needed"),
        (["--state", "known"], "no item given"),
        (["grades=G4", "base=?"], "not an amount in yen"),
        (["--flag", "blue"], "unknown name"),
        (["--paper", "blue"], "unknown name"),
        (["--add", " "], "it is empty"),
        (["--question", "why?"], "nothing to add it to"),
        (["--note", "loud"], "nothing to add it to"),
        (["grades=G4", "--from", "hearsay"], "hearsay"),
    ],
)
def test_nonsense_is_refused_and_changes_nothing(
    aoba: CommandLine, words: list[str], says: str
) -> None:
    assert says in aoba.fails("checklist", "aoba", *words, code=2).err


@pytest.mark.parametrize(
    ("word", "why"),
    [
        (
            "compensation=時給1,800円",
            "that is paid by the hour or the day; write what that makes in a month: base=…",
        ),
        ("working-hours=1日約8時間", "it is only approximate"),
        ("remote-policy=月に2日", "that is a number for a month, not for a week"),
        ("probation=14日", "that counts days, not months"),
        ("bonus=10% of the pay", "it gives a share of the pay; write bonus-amount=…"),
        ("sign-on=年50万円", "that is an amount for a year, but this is paid once; write just"),
        ("probation=90%", "it contains more than a number"),
    ],
)
def test_what_is_not_counted_is_kept_as_words_and_said_so(
    aoba: CommandLine, word: str, why: str
) -> None:
    said = aoba("checklist", "aoba", word).err
    item, _equals, text = word.partition("=")
    assert f"{item} → {text} (saved as text, not counted: " in said
    assert why in said
    assert items(aoba)[item]["value"] == text
    assert aoba("checklist", "aoba", "--json").json["terms"] == {}


def test_of_words_in_the_place_of_an_amount_it_is_said_that_they_do_not_count(
    aoba: CommandLine,
) -> None:
    said = aoba("checklist", "aoba", "bonus=業績連動", "remote-policy=相談").err
    assert "bonus → 業績連動 (saved as text, not counted" in said
    assert "remote-policy → 相談\n" in said


def test_what_an_item_tells_is_echoed_as_it_is_understood(aoba: CommandLine) -> None:
    said = aoba("checklist", "aoba", "compensation=年俸840万円", "working-hours=1日8時間 週5日")
    assert "compensation → 840万円 a year" in said.err
    assert "working-hours → 40 h a week" in said.err


def test_a_later_letter_and_an_open_total_are_told_everywhere(aoba: CommandLine) -> None:
    aoba("edit", "aoba", "salary=", "tags=visa")
    aoba("log", "aoba", "offer-letter", "--at", "2026-11-10 10:00", "--note", "年収 702万円")
    assert "visa: not used: “visa” (job description)" in aoba("checklist", "aoba", "--take").err
    aoba("log", "aoba", "offer-letter", "--at", "2026-11-12 10:00", "--note", "年収 726万円。敬具")
    said = aoba("checklist", "aoba", "housing=月3万円", "--take").err
    assert (
        "compensation: “702万円 a year” is unchanged; "
        "'compensation=年収 726万円' --from offer-letter uses the newer "
        "“年収 726万円” (offer letter)\n"
    ) in said
    assert "not used: “敬具” (offer letter)" in said
    both = "702万円 or 738万円"
    assert f"{both} guaranteed, {both} expected" in aoba("checklist", "aoba").out
    for words in (["checklist", "aoba"], ["checklist", "aoba", "--markdown"], ["compare", "aoba"]):
        printed = aoba(*words).out
        assert "ask whether the yearly amount includes allowances (36万円 a year)" in printed
        assert "compensation: 702万円 a year here, but “年収 726万円”" in printed
    assert "702万円 a year; newer: 年収 726万円" in aoba("checklist", "aoba", "--all").out
    totals = aoba("checklist", "aoba", "--json").json["totals"]
    assert (totals["guaranteed"], totals["guaranteed_apart"]) == (7_020_000, 7_380_000)
    assert totals["undecided"] == ["allowances"]
    aoba("checklist", "aoba", "compensation=726万円", "allowances-included=yes")
    assert "726万円 guaranteed, 726万円 expected" in aoba("checklist", "aoba").out


def test_what_a_letter_says_is_counted_by_its_own_period_or_kept_as_words(
    aoba: CommandLine,
) -> None:
    letter = "時給 1,800円。賞与 年2回。勤務時間 1日8時間。試用期間 14日。在宅勤務 月に2日。"
    letter += "有給休暇 年20日。"
    aoba("edit", "aoba", "salary=")
    aoba("log", "aoba", "offer-letter", "--by", "2026-12-20", "--note", letter)
    said = aoba("checklist", "aoba", "--take").err
    kept = {
        line.split(" → ")[0] for line in said.splitlines() if "saved as text, not counted" in line
    }
    assert kept == {"compensation", "bonus", "probation", "remote-policy"}
    why = "saved as text; its 8 h a day count once the days off in a year are known"
    assert f"{why}; add the days: 1日8時間 週5日" in said
    assert "not used" not in said
    again = aoba("edit", "aoba", "salary=年収 700万円")
    again = aoba("checklist", "aoba", "--take")
    assert again.err == "compensation: not used: “年収 700万円” (job description)\n"
    assert "paid-leave → 20 days a year" in said
    shape = aoba("checklist", "aoba", "--json").json
    assert shape["terms"] == {"leave-days": 20}
    assert shape["totals"]["guaranteed"] is None
    assert items(aoba)["compensation"]["value"] == "時給 1,800円"
    compared = aoba("compare").out
    assert not any(wrong in compared for wrong in ("a year guaranteed", "18 h", "14 months"))


def test_own_items_doubts_red_flags_and_papers(aoba: CommandLine) -> None:
    aoba("checklist", "aoba", "--add", "dogs", "--question", "How do you see dogs?")
    aoba("checklist", "aoba", "--doubt", "They look tired", "--question", "How much overtime?")
    aoba("checklist", "aoba", "--flag", "pressure", "--note", "by tomorrow")
    aoba("checklist", "aoba", "--paper", "passport")
    shape = aoba("checklist", "aoba", "--json").json
    own = shape["topics"][-1]["items"][0]
    assert (own["title"], own["ask"], own["state"]) == ("dogs", "How do you see dogs?", "to-ask")
    assert shape["doubts"][0]["question"] == "How much overtime?"
    assert (shape["flags"][0]["id"], shape["flags"][0]["note"]) == ("pressure", "by tomorrow")
    assert list(shape["papers"]) == ["passport"]
    text = aoba("checklist", "aoba").out
    assert "They look tired → How much overtime?" in text
    assert "pressure to accept on the spot" in text
    aoba("checklist", "aoba", "--flag", "pressure", now="2026-11-26T10:00")
    assert aoba("checklist", "aoba", "--json").json["flags"] == shape["flags"], "seen again"
    aoba("checklist", "aoba", f"{own['id']}=welcome", f"{shape['doubts'][0]['id']}=20 h")
    aoba("checklist", "aoba", "--unflag", "pressure")
    after = aoba("checklist", "aoba", "--json").json
    assert after["flags"] == []
    assert after["doubts"][0]["answer"] == "20 h"
    assert "They look tired" not in aoba("checklist", "aoba").out


def test_what_a_call_fills_in_is_one_undo_step_or_nothing(
    aoba: CommandLine, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("基本給：45万円\n賞与：年2回\n勤務地：京都\n", encoding="utf-8")
    call = (
        *("checklist", "aoba", "grades=G4", "--take", "--letter", str(letter), "--doubt", "?"),
        *("--add", "dogs", "--wish", "base-salary=47万円", "--flag", "pressure", "--paper"),
    )
    before = aoba("checklist", "aoba", "--json").out
    refused = aoba(*call, "blue", code=2).err
    assert "→" not in refused
    assert "dogs" not in refused
    assert aoba("checklist", "aoba", "--json").out == before
    aoba(*call, "passport")
    after = aoba("checklist", "aoba", "--json").json
    assert (list(after["papers"]), after["doubts"][0]["text"]) == (["passport"], "?")
    aoba("undo")
    assert aoba("checklist", "aoba", "--json").out == before


def test_everything_survives_an_export_and_an_import(aoba: CommandLine, tmp_path: Path) -> None:
    aoba("checklist", "aoba", "base=45万円", "grades=G4", "--from", "offer-letter")
    aoba("checklist", "aoba", "--doubt", "?", "--flag", "pressure", "--paper", "passport")
    whole = aoba("checklist", "aoba", "--json").out
    aoba("export", str(tmp_path / "out.json"))
    other = CommandLine(tmp_path / "other.json", aoba.read)
    other("import", str(tmp_path / "out.json"))
    assert other("checklist", "aoba", "--json").out == whole
    record = json.loads((tmp_path / "out.json").read_text())["applications"]
    known = next(iter(record.values()))
    known["checklist"]["grades"]["colour"] = "red"
    known["checklist"]["base-salary"]["state"] = "blue"
    aoba.file.write_text(json.dumps({"applications": record}))
    assert "base-salary" in aoba("check", code=1).out + aoba.read().err


def test_two_programs_fill_in_two_items(aoba: CommandLine, tmp_path: Path) -> None:
    base, theirs = tmp_path / "base.json", tmp_path / "theirs.json"
    base.write_bytes(aoba.file.read_bytes())
    theirs.write_bytes(aoba.file.read_bytes())
    aoba("checklist", "aoba", "grades=G4", "base=40万円")
    CommandLine(theirs, aoba.read)("checklist", "aoba", "visa=yes", "leave-days=20")
    aoba("merge", str(base), str(aoba.file), str(theirs))
    shape = aoba("checklist", "aoba", "--json").json
    assert shape["terms"] == {"base": 400000, "leave-days": 20, "visa-support": True}
    assert (items(aoba)["grades"]["value"], items(aoba)["visa"]["value"]) == ("G4", "yes")


def test_ones_own_items_stand_in_the_settings_folder(aoba: CommandLine) -> None:
    settings = dict(line.split("=", 1) for line in aoba("settings").out.splitlines())
    path = Path(settings["checklist-file"])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('[topics.benefits.items.dogs]\ntitle = "dogs"\n', encoding="utf-8")
    aoba("checklist", "aoba", "dogs=welcome")
    assert items(aoba)["dogs"]["value"] == "welcome"
    path.write_text("[", encoding="utf-8")
    assert str(path) in aoba.fails("checklist", "aoba", code=1).err
    assert aoba.due()


def test_experience_changes_the_advice(aoba: CommandLine) -> None:
    def when() -> str:
        found: str = aoba("checklist", "aoba", "--json").json["negotiate"]["when"]
        return found

    assert when() == "after"
    aoba("settings", "experience=experienced")
    assert when() == "in-meeting"


# -- comparing -----------------------------------------------------------------------------------


def test_offers_side_by_side(aoba: CommandLine) -> None:
    aoba("add", "Momiji", "Lead", "--stage", "offer")
    aoba("checklist", "aoba", "base=45万円", "remote-days=2")
    aoba("checklist", "momiji", "base=50万円", "bonus-months=2")
    lines = aoba("compare").out.splitlines()
    base = next(line for line in lines if line.startswith("base salary"))
    assert base.split() == ["base", "salary", "45万円", "a", "month", "+", "50万円", "a", "month"]
    assert any("540万円 guaranteed" in line and "█" in line for line in lines)
    assert "Momiji, to ask:" in lines
    shape = aoba("compare", "momiji", "aoba", "--json").json
    assert [one["company"] for one in shape["offers"]] == ["Momiji", "Aoba"]
    assert shape["offers"][0]["totals"]["expected"] == 14 * 500_000
    cells = {row["id"]: [cell["mark"] for cell in row["cells"]] for row in shape["rows"]}
    assert (cells["base"], cells["remote-days"]) == (["better", None], ["missing", None])
    assert shape["weighed"] == ["guaranteed", "expected"]
    assert shape["weights"] == {"guaranteed": 3, "expected": 2}


def test_an_item_for_every_application(aoba: CommandLine) -> None:
    aoba("add", "Momiji", "Lead")
    before = aoba.file.read_bytes()
    said = aoba("checklist", "aoba", "--add", "dogs", "--question", "Dogs?", "--for-all", "--all")
    assert "checklist.toml" in said.err
    assert "Your questions" in said.out
    assert aoba.file.read_bytes() == before
    own = aoba("checklist", "momiji", "--json").json["topics"][-1]
    assert [(one["title"], one["ask"]) for one in own["items"]] == [("dogs", "Dogs?")]
    aoba.fails("checklist", "aoba", "--for-all", code=2)


def test_the_language_of_questions_is_a_setting(aoba: CommandLine) -> None:
    aoba("settings", "questions=ja")
    assert "questions=ja" in aoba("settings").out
    assert "回答期限" in aoba("checklist", "aoba").out
    assert "回答期限" not in aoba("checklist", "aoba", "--lang", "en").out
    assert "報酬総額" in aoba("compare", "aoba").out
    aoba.fails("settings", "questions=fr", code=2)


def test_an_acceptance_is_logged_with_what_speaks_against_it(aoba: CommandLine) -> None:
    aoba("checklist", "aoba", "--flag", "pressure")
    said = aoba("log", "aoba", "accepted").err
    assert "You have no offer letter yet: get the offer in writing first" in said
    assert "1 red flag was noted." in said
    aoba("undo")
    aoba("log", "aoba", "offer-letter")
    aoba("checklist", "aoba", "--unflag", "pressure")
    said = aoba("log", "aoba", "accepted").err
    assert "You have no offer letter yet: get the offer in writing first" not in said
    assert "red flag" not in said


def test_with_the_last_paper_the_reminder_goes(aoba: CommandLine) -> None:
    assert "Joining documents" not in aoba("checklist", "aoba", "--all").out
    aoba("log", "aoba", "accepted")
    assert "joining" in aoba("due").out
    refused = aoba.fails("checklist", "aoba", "--paper", "x", code=2)
    papers = refused.err.split("use one of ")[1].split(", ")
    assert "signed-contract         not yet" in aoba("checklist", "aoba", "--all").out
    for paper in papers:
        aoba("checklist", "aoba", "--paper", paper.strip().rstrip("."))
    assert "signed-contract         ready" in aoba("checklist", "aoba", "--all").out
    assert "joining" not in aoba("due").out


def test_the_weights_are_ones_own(aoba: CommandLine) -> None:
    aoba("add", "Momiji", "Lead", "--stage", "offer")
    aoba("checklist", "aoba", "base=40万円", "remote-days=5")
    aoba("checklist", "momiji", "base=50万円", "remote-days=0")

    def scores(*weights: str) -> list[float]:
        told = [word for weight in weights for word in ("--weight", weight)]
        shape = aoba("compare", "aoba", "momiji", "--json", *told).json
        return [one["score"] for one in shape["offers"]]

    pay_only = ("expected=0", "hourly=0", "remote-days=0")
    assert scores(*pay_only) == [0.8, 1.0]
    assert scores(*pay_only, "guaranteed=0", "remote-days=1") == [1.0, 0.0]
    aoba.fails("compare", "--weight", "luck=3", code=2)
    aoba.fails("compare", "--weight", "hourly=nan", code=2)


def test_with_nothing_to_compare_it_says_so(cli: CommandLine) -> None:
    cli("add", "Aoba", "SRE")
    said = cli("compare")
    assert said.out == ""
    assert "no offer is open" in said.err
    assert cli("compare", "--json").json["offers"] == []
    assert cli("compare", "aoba", "--json").json["offers"][0]["score"] is None


def test_the_glossary(cli: CommandLine) -> None:
    assert cli("glossary", "kotei").out.startswith("固定残業代 (こていざんぎょうだい): ")
    assert len(cli("glossary").out.splitlines()) >= 80
    cli.fails("glossary", "xyzzy", code=1)


@pytest.mark.parametrize(
    ("terms", "word", "still"),
    [
        (
            ["base=45万円"],
            "base-salary=48万円(固定残業代込み 10万円)",
            "45万円 a month; write base= ",
        ),
        (["base=45万円"], "base-salary=未定", "45万円 a month; write base= to"),
        (["bonus-months=4"], "bonus=年2回 1ヶ月", "4 months of base; write bonus-months= to"),
        (["probation-months=3"], "probation=14日", "3 months; write probation-months= to"),
        (
            ["bonus-months=4", "bonus-guaranteed=yes"],
            "bonus=by results",
            "4 months of base, bonus guaranteed yes; write bonus-months= bonus-guaranteed= to",
        ),
    ],
)
def test_words_beside_a_number_say_that_it_still_counts_and_how_to_take_it_out(
    aoba: CommandLine, terms: list[str], word: str, still: str
) -> None:
    aoba("checklist", "aoba", *terms)
    before = aoba("checklist", "aoba", "--json").json["terms"]
    (line,) = aoba("checklist", "aoba", word).err.splitlines()
    assert word.replace("=", " → ", 1) in line
    assert f"still counted: {still}" in line
    assert aoba("checklist", "aoba", "--json").json["terms"] == before
    item = word.partition("=")[0]
    assert "still counted" in aoba("checklist", "aoba", f"{item}=").err  # its words are out
    names = [one.partition("=")[0] for one in terms]
    said = aoba("checklist", "aoba", *(f"{name}=" for name in names), word).err
    assert "still counted" not in said
    assert aoba("checklist", "aoba", "--json").json["terms"] == {}


def test_a_number_in_the_place_of_another_and_words_alone_say_nothing_of_it(
    aoba: CommandLine,
) -> None:
    for words in (["base-salary=未定"], ["base=45万円"], ["base-salary=48万円"], ["team=SRE"]):
        assert "still counted" not in aoba("checklist", "aoba", *words).err


WED_25 = "2026-11-25T14:00"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("4/1", "Thu 1 Apr 2027"),
        ("4月1日", "Thu 1 Apr 2027"),
        ("1 Feb", "Mon 1 Feb 2027"),
        ("2027年4月1日（木）", "Thu 1 Apr 2027"),
        ("2026-12-01 9:00", "Tue 1 Dec 2026 9:00"),
    ],
)
@pytest.mark.parametrize("name", ["first-day", "start-date", "start-date=first-day"])
def test_a_first_day_is_kept_in_full(aoba: CommandLine, name: str, said: str, kept: str) -> None:
    item = name.partition("=")[0]
    echo = aoba("checklist", "aoba", f"{name}={said}", now=WED_25).err
    kept = kept.replace(" 9:00", " 09:00") if "09:00" in echo else kept
    assert f"{item} → {kept}\n" in echo
    assert items(aoba)["start-date"]["value"] == kept


@pytest.mark.parametrize("name", ["first-day", "start-date"])
def test_a_first_day_that_is_no_date_is_kept_as_words_and_one_in_doubt_is_refused(
    aoba: CommandLine, name: str
) -> None:
    for said in ("after the visa", "来春", "2/30"):
        echo = aoba("checklist", "aoba", f"{name}={said}", now=WED_25).err
        assert f"{name} → {said} (saved as text: " in echo
        assert items(aoba)["start-date"]["value"] == said
    for said, days in (("7/1", "2026 or Thu 1 Jul 2027"), ("wed", "25 Nov 2026 or Wed 2 Dec 2026")):
        assert days in aoba.fails("checklist", "aoba", f"{name}={said}", code=2).err


def test_the_label_of_a_first_day_is_left_out(aoba: CommandLine) -> None:
    echo = aoba("checklist", "aoba", "start-date=入社日：4月1日", now=WED_25).err
    assert "start-date → Thu 1 Apr 2027" in echo


def test_a_first_day_on_the_card_is_of_the_time_when_it_was_told(aoba: CommandLine) -> None:
    note = "入社日: 2月1日"
    aoba("log", "aoba", "offer", "--at", "2026-01-10", "--by", "2026-01-20", "--note", note)
    assert "start-date → Sun 1 Feb 2026\n" in aoba("checklist", "aoba", "--take").err
    assert items(aoba)["start-date"]["value"] == "Sun 1 Feb 2026"


def test_a_first_day_of_the_card_without_its_year_is_kept_as_words(aoba: CommandLine) -> None:
    aoba("edit", "aoba", "notes=入社日: 4月1日")
    said = aoba("checklist", "aoba", "--take", now=WED_25).err
    assert "入社日: 4月1日 (saved as text: the year is missing)" in said


def test_a_first_day_that_is_long_past_is_kept_as_words(aoba: CommandLine) -> None:
    said = aoba("checklist", "aoba", "first-day=2026年4月1日").err
    assert "(saved as text: Wed 1 Apr 2026 is in the past; check its year)" in said


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (
            ("annual=600万円", "compensation=年収700万円"),
            "stated yearly amount: it is given as 600万円 a year and as 700万円 a year",
        ),
        (
            ("base=45万円", "base-salary=48万円"),
            "it is given as 45万円 a month and as 48万円 a month",
        ),
        (("grades=G4", "grades=G5"), "grades: it is given as G4 and as G5"),
        (("grades=G4", "base=lots"), "not an amount in yen"),
        (("stock=年100万円", "housing=月3万円", "weekly-hours=8"), "8 h a day or 8 h a week"),
    ],
)
def test_a_call_that_is_refused_tells_of_nothing_that_is_kept(
    aoba: CommandLine, told: tuple[str, ...], why: str
) -> None:
    before = aoba("checklist", "aoba", "--json").out
    said = aoba.fails("checklist", "aoba", *told, code=2).err
    assert why in said
    assert "→" not in said
    assert aoba("checklist", "aoba", "--json").out == before


def test_a_question_of_yes_or_no_keeps_words_and_stays_open(aoba: CommandLine) -> None:
    said = aoba(
        "checklist", "aoba", "annual=840万円", "bonus=100万円", "bonus-included=一部含む"
    ).err
    assert "bonus-included → 一部含む (saved as text" in said
    assert "still to ask" in said
    item = items(aoba)["bonus-included"]
    assert (item["value"], item["state"]) == ("一部含む", "to-ask")
    aoba("checklist", "aoba", "bonus-included=込みではない")
    assert items(aoba)["bonus-included"]["value"] == "on top"


# -- the letter, and what does not apply ---------------------------------------------------------

LETTER = Path(__file__).parents[1] / "data" / "letters" / "seishain.txt"


def test_a_letter_is_kept_shown_by_its_lines_and_taken(cli: CommandLine) -> None:
    cli("add", "Aoba", "Dev", "--applied", "2026-11-01")
    cli("log", "aoba", "offer", "--by", "2026-12-04")
    said = cli("checklist", "aoba", "--letter", str(LETTER))
    assert "→ breaks: 60分" in said.out
    assert "? 社内部活動 フットサル部あり" in said.out
    assert "The offer letter doesn't mention" not in said.out
    shown = cli("checklist", "aoba", "--letter", str(LETTER), "--take", "--json").json
    assert shown["letter_reading"]["unstated"] == []
    assert shown["terms"]["base"] == 450_000
    assert len(cli("show", "aoba", "--json").json["events"]) == 3
    known = {one["id"]: one["state"] for topic in shown["topics"] for one in topic["items"]}
    assert known["contract-renewal"] == "not-applicable"
    assert (shown["letter_changes"]["earlier"], shown["letter_changes"]["lines"]) == (None, [])
    cli("log", "aoba", "offer-letter", "--note", "基本給：47万円\n賞与：年2回")
    shown = cli("checklist", "aoba", "overtime-work=月10時間", "--from", "meeting", "--json").json
    lines = {one["id"]: one for one in shown["letter_changes"]["lines"]}
    base = lines["base-salary"]
    assert (base["change"], base["later"]) == ("changed", "47万円")
    assert (lines["breaks"]["change"], lines["breaks"]["later"]) == ("gone", "")
    assert lines["overtime-work"]["against_meeting"]


def test_a_letter_of_a_few_lines_says_how_it_is_used(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "Aoba", "Dev", "--applied", "2026-11-01")
    (tmp_path / "short.txt").write_text("基本給 300,000円\n賞与 年2回", encoding="utf-8")
    said = cli("checklist", "aoba", "--letter", str(tmp_path / "short.txt")).out
    assert "too short to tell what it leaves out" in said
    assert "--take" in said


def test_why_an_item_does_not_apply_stands_beside_it(cli: CommandLine) -> None:
    cli("add", "Aoba", "Dev", "--applied", "2026-11-01")
    cli("checklist", "aoba", "contract-type=正社員")
    rows = [row for row in cli("checklist", "aoba", "--all").out.splitlines() if "renewal" in row]
    assert rows
    assert all("not-applicable" in row and "正社員; no term stated" in row for row in rows)
    cli("checklist", "aoba", "contract-expiry=1年")
    assert "no term stated" not in cli("checklist", "aoba", "--all").out


def test_what_is_no_letter_changes_nothing(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "Aoba", "Dev", "--applied", "2026-11-01")
    before = cli.file.read_bytes()
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7\nnothing")
    for name in ("scan.pdf", "gone.pdf"):
        said = cli("checklist", "aoba", "--letter", str(tmp_path / name), code=2)
        assert len(said.err.splitlines()) == 1
    assert cli.file.read_bytes() == before


def test_an_item_applies_to_none_and_again(cli: CommandLine) -> None:
    cli("add", "Aoba", "Dev", "--applied", "2026-11-01")
    item = "menstrual-leave"
    cli("checklist", "aoba", item, "--state", "not-applicable")
    assert item not in cli("checklist", "aoba", "--json").json["unknown"]
    cli("checklist", "aoba", item, "--state", "unknown")
    assert item in cli("checklist", "aoba", "--json").json["unknown"]
    cli("checklist", "aoba", item, "--state", "not-applicable", "--for-all")
    assert item not in cli("checklist", "aoba", "--json").json["unknown"]
    cli("checklist", "aoba", item, "--state", "to-ask", "--for-all")
    assert item in cli("checklist", "aoba", "--json").json["unknown"]


def test_the_page_is_html_in_one_language_or_two_and_safe(cli: CommandLine) -> None:
    cli("add", "<b>Aoba & Co", "SRE", "--applied", "2026-11-01")
    page = cli("checklist", "aoba", "--html").out
    assert "&lt;b&gt;Aoba &amp; Co" in page
    assert "<b>" not in page
    assert page.count("<article") == 1
    assert "size: A4" in page
    both = cli("checklist", "aoba", "--html", "--lang", "both").out
    assert both.count("<article") == 2
    assert "その場で承諾する必要はなく" in both
    assert "Nobody has to accept on the spot" in both
    assert cli("checklist", "aoba", "--lang", "both", code=2).err


def test_the_heaviest_items_are_asked_about_first_and_the_user_weighs_them(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-01")
    cli("checklist", "aoba", "side-jobs", "--state", "not-applicable", "--for-all")
    path = next(tmp_path.rglob("checklist.toml"), None) or Path(
        cli("checklist", "aoba", "side-jobs", "--state", "unknown", "--for-all")
        .err.split("(")[1]
        .split(")")[0]
    )
    text = path.read_text(encoding="utf-8")
    weight = "[topics.rules.items.side-jobs]\nweight = 50\n"
    path.write_text(f'order = ["housing", "benefits"]\n{text}\n{weight}', encoding="utf-8")
    cli("checklist", "aoba", "side-jobs", "--state", "unknown", "--for-all")
    page = cli("checklist", "aoba").out
    assert page.split("1. ")[1].startswith("What are the rules on side jobs?")
    topics = cli("checklist", "aoba", "--json").json["topics"]
    assert topics[0]["id"] == "benefits"
    assert topics[0]["items"][0]["id"] == "housing"


def test_one_refused_value_says_that_none_was_saved(aoba: CommandLine) -> None:
    for values in (("grades=G4", "base=450"), ("bonus=2", "grades=G4")):
        assert "nothing was saved" in aoba.fails("checklist", "aoba", *values, code=2).err
        assert items(aoba)["grades"]["value"] == ""
    assert "nothing was saved" not in aoba.fails("checklist", "aoba", "base=450", code=2).err
