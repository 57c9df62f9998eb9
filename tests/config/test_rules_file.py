"""The rules as shipped, and the user's own file on top of them."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import jobboard_tui
from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.config.resources import shipped
from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.models import DECISIONS, Kind, Outcome
from jobboard_tui.domain.offers.decision import papers_of, running_deadlines, with_paper
from jobboard_tui.domain.reminders.anchors import (
    ALONE,
    ANCHORS,
    BOARD_ANCHORS,
    CONDITIONS,
    ELSEWHERE,
)
from jobboard_tui.domain.reminders.api import ReminderIndex, close_silent, silent_among
from jobboard_tui.domain.reports.agenda import AgendaKind, agenda
from jobboard_tui.domain.rules import Closure, Rule, RuleSet, Span
from tests.domain.timeline_builder import APP_RULE, KNOWN, TimelineBuilder, because

GUIDE = "How following up on applications can increase your chances to get hired"
POST = "Post-interview etiquette in Japan (Ascent Global Partners)"
HILL = "Your career in Japan starts on a hill (Peter Lackner)"
FU = "「フォローアップとは!?」"
OFFER = "An Essential Guide to Offer Meetings in Japan"
OURS = "our own advice"

SHIPPED = {
    "offer-deadline": (False, None, (OFFER, "step 5")),
    "promised-answer": (False, None, (OFFER, "step 6")),
    "answer-offer": (False, None, (OFFER, "steps 3 and 5")),
    "reply": (False, "replied", (FU, "3-1")),
    "thank-you": (False, "thanked", (GUIDE, "section 5", POST, "section 1", FU, "4-1", OURS)),
    "request-offer-letter": (
        False,
        "letter-requested",
        (OFFER, "step 2", "takeaways", OURS),
    ),
    "prepare-offer-meeting": (False, None, (OFFER, "step 2", OURS)),
    "task-due": (False, None, (OURS,)),
    "apply-by": (False, "applied", (OURS,)),
    "application-follow-up": (False, "followed-up", (GUIDE, "sections 3 and 6", OURS)),
    "interview-follow-up": (
        False,
        "followed-up",
        (POST, "section 3", GUIDE, "section 6", OURS),
    ),
    "reflect": (True, "reflected", (POST, "section 2")),
    "connect": (True, "connected", (POST, "section 4", FU, "3-3", OURS)),
    "request-offer-meeting": (True, None, (OFFER, "step 1")),
    "tell-of-options": (True, "asked-time", (OFFER, "step 6")),
    "joining-papers": (True, None, (OFFER, "step 5")),
    "tell-the-others": (True, "withdrawn", (OURS,)),
    "move-on": (True, None, (GUIDE, "section 6", OURS)),
    "stay-engaged": (True, None, (POST, "section 5", HILL, "practice 2", OURS)),
    "weekly-audit": (True, "audit", (HILL, "practice 4", OURS)),
    "resolution": (True, None, (HILL, "practice 4", OURS)),
}


def test_the_shipped_rules_are_these() -> None:
    rules = load_rules(None).rules
    assert [one for one in rules if one in SHIPPED] == list(SHIPPED)
    for rule_id, (soft, does, named) in SHIPPED.items():
        rule = rules[rule_id]
        assert rule.id == rule_id
        assert (rule.soft, rule.does) == (soft, does), rule_id
        assert all(part in rule.source for part in named), rule_id
        assert (OURS in rule.source) is (OURS in named), rule_id
    for rule in rules.values():
        assert rule.title
        assert rule.do.endswith(".")
        assert rule.reason
        assert rule.anchor in {*ANCHORS, *BOARD_ANCHORS, ELSEWHERE}


def test_no_module_names_a_rule() -> None:
    """An id of a single word, or a field's such as "apply-by", may be something else's name."""
    package = Path(jobboard_tui.__file__).parent
    sources = {path: path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    ids = [one for one in KNOWN if "-" in one and one != "apply-by"]
    assert [
        (str(path), one) for path, text in sources.items() for one in ids if f'"{one}"' in text
    ] == []


def test_the_head_of_the_file_explains_every_column() -> None:
    head = shipped("rules.toml").read_text(encoding="utf-8").partition("[closed]")[0]
    named = set(re.findall(r"[a-z_]+", head))
    columns = set(Rule._fields) - {"id", "words", "order", "step"}
    spelt = {one for one in columns if not one.startswith(("again_", "stated_", "last_", "why"))}
    assert spelt <= named


def test_the_head_of_the_file_names_every_anchor_and_condition() -> None:
    head = shipped("rules.toml").read_text(encoding="utf-8").partition("[closed]")[0]
    words = set(head.replace(",", " ").replace(".", " ").split())
    assert {*ANCHORS, *BOARD_ANCHORS, ELSEWHERE, *CONDITIONS, ALONE} <= words


def test_the_shipped_thresholds_are_these() -> None:
    rules = load_rules(None).rules
    hours, days = (lambda n: Span(n, "h")), (lambda n: Span(n, "d"))
    follow_up, after = rules["application-follow-up"], rules["interview-follow-up"]
    assert (follow_up.opens, follow_up.due, follow_up.retires) == (days(7), days(14), days(45))
    assert (follow_up.stated_opens, follow_up.stated_due) == (days(2), days(9))
    assert (after.opens, after.due, after.retires) == (days(7), days(10), days(45))
    assert (after.stated_opens, after.stated_due) == (days(3), days(6))
    for rule in (follow_up, after):
        assert (rule.again_opens, rule.again_due, rule.attempts) == (days(7), days(14), 4)
    assert (rules["move-on"].opens, rules["move-on"].last_opens) == (days(45), days(14))
    assert rules["thank-you"].due == rules["reply"].due == rules["answer-offer"].due == hours(24)
    assert rules["thank-you"].welcome == hours(48)
    assert rules["thank-you"].retires == rules["reflect"].retires == days(7)
    assert (rules["connect"].opens, rules["connect"].retires) == (hours(24), days(14))
    letter = rules["request-offer-letter"]
    assert (letter.due, letter.again_opens) == (hours(24), hours(48))
    assert rules["prepare-offer-meeting"].before == hours(48)
    assert rules["apply-by"].before == days(7)
    assert rules["stay-engaged"].opens == rules["weekly-audit"].opens == days(7)
    assert load_rules(None).closed == (Closure((None, 12, 29), (None, 1, 3)),)


def test_done_by_groups_are_spelt_out() -> None:
    rules = load_rules(None).rules
    assert rules["promised-answer"].done_by == DECISIONS
    assert Kind.RECEIVED in rules["move-on"].done_by


# -- the user's own ------------------------------------------------------------------------------


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_of_one_s_own_changes_nothing(tmp_path: Path) -> None:
    assert load_rules(tmp_path / "none.toml") == load_rules(None)
    assert load_rules(own(tmp_path, "")) == load_rules(None)


def test_a_threshold_of_one_s_own(tmp_path: Path) -> None:
    text = '[rules.application-follow-up]\nopens = "10 d"\nattempts = 3\nbusiness_days = false\n'
    rule_set = load_rules(own(tmp_path, text))
    assert list(rule_set.rules) == list(load_rules(None).rules)
    hunt = TimelineBuilder(rule_set=rule_set).log("applied", "11-11")
    assert hunt.window(APP_RULE, "11-12") == ("11-21 00:00", "11-26 00:00")
    assert "after 10 days" in because(hunt.one(APP_RULE, "11-12"))
    for day in ("11-20", "11-27"):
        hunt.log("followed-up", day)
    assert hunt.one(APP_RULE, "11-28").due_at is None  # the third is the last one now
    hunt.log("followed-up", "12-04")
    assert "move-on" in hunt.rules("12-18 00:00")


@pytest.mark.parametrize(
    ("opens", "listed"),
    [("90 d", "11-30 00:00"), ("20 d", "09-21 00:00"), ("720 h", "10-01 12:00")],
)
def test_silence_of_one_s_own_length(tmp_path: Path, opens: str, listed: str) -> None:
    rule_set = load_rules(own(tmp_path, f'[rules.move-on]\nopens = "{opens}"'))
    hunt = TimelineBuilder(rule_set=rule_set).log("applied", "09-01")
    at = hunt.at(listed)
    board, never = hunt.board, at - timedelta(minutes=1)
    assert silent_among(board, rule_set, never, ["a"]) == ()
    assert silent_among(board, rule_set, at, ["a"]) == ("a",)
    assert close_silent(board, rule_set, at, ["a"])["a"].outcome is Outcome.SILENT
    assert close_silent(board, rule_set, never, ["a"]) == board


def test_without_the_rule_nothing_is_called_silent(tmp_path: Path) -> None:
    rule_set = load_rules(own(tmp_path, "[rules.move-on]\noff = true"))
    hunt = TimelineBuilder(rule_set=rule_set).log("applied", "09-01")
    assert silent_among(hunt.board, rule_set, hunt.at("12-31"), ["a"]) == ()


def test_a_rule_switched_off(tmp_path: Path) -> None:
    rule_set = load_rules(own(tmp_path, "[rules.reply]\noff = true\n[rules.connect]\noff = true"))
    assert {*load_rules(None).rules} - {*rule_set.rules} == {"reply", "connect"}
    hunt = TimelineBuilder(rule_set=rule_set).log("applied", "11-01").log("received", "11-02")
    assert hunt.rules("11-10") & {*KNOWN} == {APP_RULE}  # and no reply is owed


def test_a_due_date_taken_away(tmp_path: Path) -> None:
    rule_set = load_rules(own(tmp_path, '[rules.thank-you]\ndue = "none"\n'))
    hunt = TimelineBuilder(rule_set=rule_set).log("interview", "11-20 15:00")
    assert hunt.window("thank-you", "11-20") == ("11-20 16:00", None)


def test_a_rule_that_opens_behind_its_due_date_is_due_when_it_opens(tmp_path: Path) -> None:
    rule_set = load_rules(own(tmp_path, '[rules.thank-you]\nopens = "3 d"\ndue = "24 h"\n'))
    hunt = TimelineBuilder(rule_set=rule_set).log("interview", "11-20 15:00")
    assert hunt.window("thank-you", "11-21") == ("11-23 00:00", "11-23 00:00")


def test_a_rule_of_one_s_own(tmp_path: Path) -> None:
    text = """
[rules.thank-recruiter]
title = "thank the recruiter"
do = "Thank the recruiter for the offer meeting."
reason = "a word of thanks within {due}"
anchor = "each-meeting"
of = ["offer-meeting"]
due = "1 d"
done_by = ["thanked", "wrote"]
unless = ["asked-time"]
"""
    hunt = TimelineBuilder(rule_set=load_rules(own(tmp_path, text))).log(
        "offer-meeting", "11-20 15:00"
    )
    assert hunt.window("thank-recruiter", "11-20") == ("11-20 16:00", "11-22 00:00")
    one = hunt.one("thank-recruiter", "11-20")
    assert (one.source, one.exact, one.soft) == ("a rule of your own", False, False)
    assert "a word of thanks within 1 day" in because(one)
    assert "thank-recruiter" not in hunt.log("wrote", "11-20 18:00").rules("11-21")


# -- what a rule does beside reminding -----------------------------------------------------------


def mine(tmp_path: Path, shipped: str, anchor: str, of: str, column: str) -> RuleSet:
    """The rules with one of one's own, `mine`, in place of a shipped one."""
    text = f"""
[rules.{shipped}]
off = true

[rules.mine]
title = "mine"
do = "Do it."
reason = "so it is"
anchor = "{anchor}"
of = {of}
after_acceptance = true
{column}
"""
    return load_rules(own(tmp_path, text))


def test_a_rule_of_one_s_own_closes_what_is_silent(tmp_path: Path) -> None:
    column = 'opens = "20 d"\ncloses = "silent"'
    rule_set = mine(tmp_path, "move-on", "silence", "[]", column)
    hunt = TimelineBuilder(rule_set=rule_set).log("applied", "09-01")
    assert silent_among(hunt.board, rule_set, hunt.at("09-30"), ["a"]) == ("a",)
    assert close_silent(hunt.board, rule_set, hunt.at("09-30"), ["a"])["a"].outcome is (
        Outcome.SILENT
    )
    tame = mine(tmp_path, "move-on", "silence", "[]", 'opens = "20 d"')
    assert silent_among(hunt.board, tame, hunt.at("09-30"), ["a"]) == ()


def test_a_rule_of_one_s_own_says_that_a_reply_is_owed(tmp_path: Path) -> None:
    for column, listed in (('sets = "reply-owed"', {"mine"}), ("soft = true", {"mine", APP_RULE})):
        rule_set = mine(tmp_path, "reply", "unanswered", "[]", column)
        hunt = TimelineBuilder(rule_set=rule_set).log("applied", "11-01").log("received", "11-02")
        assert hunt.rules("11-10") & {"mine", APP_RULE} == listed


def test_a_rule_of_one_s_own_is_done_with_the_last_paper(tmp_path: Path) -> None:
    rule_set = mine(
        tmp_path, "joining-papers", "last-event", '["accepted"]', 'ticked_by = "papers"'
    )
    hunt, listed = TimelineBuilder(rule_set=rule_set).log("accepted", "11-20"), load_checklist()
    for paper in papers_of(listed, hunt.board["a"]):
        assert hunt.of("mine", "11-21")
        ready = with_paper(
            listed, rule_set.rules.values(), hunt.board["a"], paper.id, hunt.at("11-21")
        )
        hunt.board = hunt.board.with_applications(ready)
    assert not hunt.of("mine", "11-21")


def test_a_deadline_of_one_s_own_is_in_the_agenda_while_it_waits(tmp_path: Path) -> None:
    for column, waits in (("is_deadline = true", True), ("soft = false", False)):
        rule_set = mine(tmp_path, "task-due", "each-stated-date", '["task"]', column)
        hunt = TimelineBuilder(rule_set=rule_set).log("task", "11-20", by="11-25", id="t")
        hunt.shelve("snoozed", "mine", "t", until="11-23")
        now = hunt.at("11-21")
        view = ReminderIndex(rule_set).view_at(hunt.board, now)
        days = agenda(hunt.board, view, now, 7)
        agenda_kinds = [item.what for day in days for item in day.items if item.rule == "mine"]
        assert (AgendaKind.DEADLINE in agenda_kinds) is waits


def test_a_clock_of_one_s_own_runs_on_the_page_of_the_offer(tmp_path: Path) -> None:
    for column, runs in (("clock = true", True), ("clock = false", False)):
        rule_set = mine(tmp_path, "answer-offer", "last-held-meeting", '["offer-meeting"]', column)
        rule = rule_set.rules["mine"]._replace(due=Span(24, "h"))
        hunt = TimelineBuilder(rule_set=replace(rule_set, rules={"mine": rule}))
        hunt.log("offer-meeting", "11-20 15:00")
        now = "11-20 18:00"
        assert bool(running_deadlines(hunt.all(now), hunt.at(now))) is runs


@pytest.mark.parametrize(
    "text",
    [
        '[closed]\nobon = "2026-08-12..2026-08-16"',
        '[closed]\nobon = ["2026-08-12", "2026-08-13..2026-08-14", "2026-08-15..2026-08-16"]',
        '[closed]\nobon = "08-12..08-16"',
        'closed = ["2026-08-12..2026-08-16"]',
    ],
)
def test_closed_days_of_one_s_own(tmp_path: Path, text: str) -> None:
    hunt = TimelineBuilder(rule_set=load_rules(own(tmp_path, text))).log("applied", "08-05")
    assert hunt.window(APP_RULE, "08-06")[0] == "08-17 00:00"
    late = TimelineBuilder(rule_set=hunt.rule_set).log("applied", "12-22")
    assert late.window(APP_RULE, "12-23")[0] == "2027-01-04 00:00"  # the year's end stays closed


def test_the_year_end_can_be_open(tmp_path: Path) -> None:
    rule_set = load_rules(own(tmp_path, '[closed]\nyear-end = ""'))
    hunt = TimelineBuilder(rule_set=rule_set).log("applied", "12-22")
    assert hunt.window(APP_RULE, "12-23")[0] == "12-29 00:00"


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        (
            '[rules.thank-you]\ndue = "soon"',
            "rule thank-you, due",
            "'soon' is not a span such as 24 h or 7 d",
        ),
        (
            "[rules.thank-you]\ndue = 24",
            "rule thank-you, due",
            "24 is not a span such as 24 h or 7 d",
        ),
        (
            '[rules.thank-you]\ndue = "99999 h"',
            "rule thank-you, due",
            "is not a span such as 24 h or 7 d",
        ),
        ('[rules.thank-you]\ndeu = "24 h"', "rule thank-you, deu", "no such key"),
        ('[rules.thank-you]\noff = "yes"', "rule thank-you, off", "must be true or false"),
        ("[rules.thank-you]\nsoft = 1", "rule thank-you, soft", "must be true or false"),
        ('[rules.thank-you]\ntitle = ""', "rule thank-you, title", "'' is not text"),
        ('[rules.thank-you]\nreason = "{now}"', "rule thank-you, reason", "unknown field"),
        ('[rules.thank-you]\nreason = "{due"', "rule thank-you, reason", "an unmatched brace"),
        ('[rules.thank-you]\nreason = "{due.x}"', "rule thank-you, reason", "unknown field"),
        ('[rules.thank-you]\nof = ["party"]', "rule thank-you, of", "'party' is not an event kind"),
        ('[rules.thank-you]\nof = "interview"', "rule thank-you, of", "is not a list"),
        (
            '[rules.thank-you]\ndoes = "party"',
            "rule thank-you, does",
            "'party' is not an event kind",
        ),
        (
            '[rules.thank-you]\nunless = ["rain"]',
            "rule thank-you, unless",
            "'rain' is not a condition",
        ),
        ('[rules.thank-you]\nunless = [["x"]]', "rule thank-you, unless", "is not a condition"),
        ('[rules.thank-you]\ndone_by = [["x"]]', "rule thank-you, done_by", "is not an event kind"),
        ('[rules.thank-you]\nanchor = "moon"', "rule thank-you, anchor", "'moon' is not one of"),
        ('[rules.thank-you]\nafter = "noon"', "rule thank-you, after", "'noon' is not one of"),
        (
            "[rules.application-follow-up]\nattempts = 0",
            "rule application-follow-up, attempts",
            "0 is not a number of attempts",
        ),
        (
            '[rules.application-follow-up]\nopens = "24 h"',
            "rule application-follow-up, opens",
            "whole days",
        ),
        ('[rules.mine]\ntitle = "x"', "rule mine, do", "required in a rule"),
        ("[rules.thank-you]\nchannel = 1", "rule thank-you, channel", "1 is not a name"),
        (
            '[rules.stay-engaged]\nchannel = "message"',
            "rule stay-engaged, channel",
            "belongs to one application",
        ),
        ('[rules.move-on]\ncloses = "door"', "rule move-on, closes", "'door' is not one of"),
        ("[rules.task-due]\nis_deadline = 1", "rule task-due, is_deadline", "true or false"),
        *(
            (f'[rules.thank-you]\n{key} = "{value}"', f"rule thank-you, {key}", f"{anchor}")
            for key, value, anchor in (
                ("closes", "silent", "it needs the anchor silence"),
                ("ticks", "task", "it needs the anchor each-stated-date"),
                ("ticked_by", "papers", "it needs the anchor last-event"),
                ("sets", "reply-owed", "it needs the anchor unanswered"),
            )
        ),
        (
            '[rules.weekly-audit]\nform = "reflection"',
            "rule weekly-audit, form",
            "it needs an anchor that belongs to one application",
        ),
        (
            '[closed]\nobon = "13 August"',
            "closed days, obon",
            "'13 August' is not a day such as 2026-08-12 or, every year, 08-13",
        ),
        (
            '[closed]\nobon = "2026-02-29"',
            "closed days, obon",
            "'2026-02-29' is not a day such as 2026-08-12 or, every year, 08-13",
        ),
        (
            '[closed]\nobon = "08-16..2026-08-17"',
            "closed days, obon",
            "has a year on only one side",
        ),
        ('[closed]\nobon = "2026-08-16..2026-08-13"', "closed days, obon", "ends before"),
        ("[closed]\nobon = 8", "closed days, obon", "8 is not text"),
        ("closed = 8", "closed", "not a rule, closed days or a snooze setting"),
        ("rules = 8", "rules", "not a rule, closed days or a snooze setting"),
        ("[rules]\nreply = 8", "rules.reply", "not a rule, closed days or a snooze setting"),
        ("[rule.reply]\noff = true", "rule", "not a rule, closed days or a snooze setting"),
        ("[rules.reply", "", "Expected"),
    ],
)
def test_a_mistake_is_told_in_one_line_with_its_place(
    tmp_path: Path, text: str, place: str, why: str
) -> None:
    path = own(tmp_path, text)
    with pytest.raises(JobboardError) as caught:
        load_rules(path)
    said = str(caught.value)
    assert said.startswith(f"{path}, {place}: " if place else f"{path}: ")
    assert why in said
    assert "\n" not in said


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(JobboardError, match=r"rules\.toml"):
        load_rules(path)
    with pytest.raises(JobboardError, match="directory"):
        load_rules(tmp_path)


# -- shipped files -------------------------------------------------------------------------------


def test_shipped_files_are_found_beside_the_package_or_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shipped("rules.toml").read_text(encoding="utf-8").startswith("# The rules")
    package = tmp_path / "jobboard_tui"
    (package / "data").mkdir(parents=True)
    (package / "data" / "x.toml").write_text("in a wheel")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "x.toml").write_text("in a checkout")
    (tmp_path / "data" / "y.toml").write_text("in a checkout")
    monkeypatch.setattr("jobboard_tui.config.resources._PACKAGE", package)
    assert shipped("x.toml").read_text() == "in a wheel"
    assert shipped("y.toml").read_text() == "in a checkout"
    with pytest.raises(FileNotFoundError, match="z"):
        shipped("z.toml")


def test_looking_at_reminders_imports_nothing_heavy_before_it_is_needed() -> None:
    import subprocess
    import sys

    code = (
        "import sys, jobboard_tui.domain.reminders.api, jobboard_tui.config.rules_file;"
        "heavy = {'pendulum', 'tinydb', 'textual', 'rich', 'platformdirs', 'orjson'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
