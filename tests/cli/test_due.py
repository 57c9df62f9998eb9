"""What is due, and the commands on single reminders."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jobboard_tui.cli.table import width
from tests.cli.conftest import CommandLine

KEYS = [
    *("application", "company", "role", "rule", "attempt", "event", "state", "soft"),
    *("opens_at", "due_at", "why", "source"),
]


@pytest.fixture
def interviewed(cli: CommandLine) -> str:
    """An interview of Fri 20 Nov 15:00-16:00, nothing done since; it is Sat 17:00."""
    app = cli("add", "株式会社青葉", "SRE", now="2026-11-16T09:00").word
    cli("log", app, "interview", "--at", "2026-11-20T15:00", "--with", "Sato")
    cli.now = "2026-11-21T17:00"
    return app


def test_json_has_the_public_shape(cli: CommandLine, interviewed: str) -> None:
    reminders = cli.due("--all")
    assert all(list(one) == KEYS for one in reminders)
    first = reminders[0]
    assert first["application"] == interviewed
    assert (first["rule"], first["state"], first["soft"]) == ("thank-you", "overdue", False)
    assert first["event"] == cli.show(interviewed)["events"][0]["id"]
    assert first["why"]
    assert first["source"]
    assert cli.show(interviewed)["next"] == first


def test_only_what_is_open_is_due_unless_all(cli: CommandLine, interviewed: str) -> None:
    assert {one["state"] for one in cli.due()} == {"overdue", "due"}
    states = [one["state"] for one in cli.due("--all")]
    assert "waiting" in states
    assert states.index("overdue") == 0


def test_text_is_aligned_by_cells(cli: CommandLine, interviewed: str) -> None:
    cli("add", "Kestrel KK", "SRE", "--applied", "2026-11-02")
    lines = cli("due").out.splitlines()
    starts, rules = set(), set()
    for one, line in zip(cli.due(), lines, strict=True):
        name = one["company"] or "general"
        start = line.index(name)
        words = re.compile(r"(\S+) +(\S+)").search(line, start + len(name))
        assert words
        assert words.groups() == (one["application"] or "--board", one["rule"])
        starts.add(width(line[:start]))
        rules.add(width(line[: words.start(2)]))
    assert lines[0].startswith("▲ ")
    assert len(lines) > 2
    assert (len(starts), len(rules)) == (1, 1)


def test_on_a_terminal_a_reminder_stays_on_its_line(
    cli: CommandLine, interviewed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = cli("due").out.splitlines()
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    lines = cli("due").out.splitlines()
    assert len(lines) == len(whole)
    assert max(map(width, whole)) > 60
    assert max(map(width, lines)) <= 60
    assert "…" in lines[0]


def test_exit_code_tells_of_something_overdue(cli: CommandLine, interviewed: str) -> None:
    assert cli("due", "--exit-code", code=5).out
    cli("due", code=0)
    cli("due", "--exit-code", code=0, now="2026-11-20T12:00")


def test_nothing_due_is_said_beside_the_data(cli: CommandLine) -> None:
    said = cli("due")
    assert said.out == ""
    assert "empty" in said.err
    assert cli.due() == []


def test_done_logs_the_event_that_satisfies_the_rule(cli: CommandLine, interviewed: str) -> None:
    cli("done", interviewed, "thank-you")
    assert cli.show(interviewed)["events"][-1]["kind"] == "thanked"
    assert all(one["rule"] != "thank-you" for one in cli.due("--all"))


def test_done_keeps_a_note_and_tells_of_a_reflection_without_words(
    cli: CommandLine, interviewed: str
) -> None:
    cli("done", interviewed, "thank-you", "--note", "in person")
    assert cli.show(interviewed)["events"][-1]["note"] == "in person"
    said = cli("done", interviewed, "reflect")
    assert "note: It has no text; `reflect` records how it went." in said.err
    cli("undo")
    said = cli("done", interviewed, "reflect", "--note", "Hard: the tests")
    assert "It has no text; `reflect` records how it went" not in said.err
    reflected = cli.show(interviewed)["events"][-1]
    assert (reflected["kind"], reflected["note"]) == ("reflected", "Hard: the tests")
    assert (
        "It has no text; `reflect` records how it went" in cli("log", interviewed, "reflected").err
    )
    assert (
        "It has no text; `reflect` records how it went"
        not in cli("log", interviewed, "reflected", "--note", "x").err
    )


def test_what_is_ticked_off_keeps_no_note(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-20T10:00").word
    cli("log", app, "task", "--by", "2026-11-21", now="2026-11-20T10:00")
    said = cli.fails("done", app, "task-due", "--note", "sent", code=2)
    assert "--note: this reminder is just ticked off" in said.err


def test_done_can_say_which_event_did_it(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-20T09:00").word
    cli("log", app, "offer-meeting", "--at", "2026-11-20T14:00")
    cli.now = "2026-11-20T18:00"
    said = cli.fails("done", app, "answer-offer", "--as", "thanked", code=2)
    assert "accepted" in said.err
    said = cli("done", app, "answer-offer", "--as", "negotiated")
    assert cli.show(app)["events"][-1]["kind"] == "negotiated"
    assert all(one["rule"] != "answer-offer" for one in cli.due("--all"))


def test_done_tells_to_which_stage_it_led(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-20T09:00").word
    cli("log", app, "offer-meeting", "--at", "2026-11-20T14:00")
    cli.now = "2026-11-20T18:00"
    assert "stage: offer → accepted" in cli("done", app, "answer-offer", "--as", "accepted").err


def test_done_at_another_time(cli: CommandLine, interviewed: str) -> None:
    cli("done", interviewed, "thank-you", "--at", "2026-11-20T18:00")
    assert cli.show(interviewed)["events"][-1]["at"] == "2026-11-20T18:00:00+09:00"


def test_done_too_early_is_refused(cli: CommandLine, interviewed: str) -> None:
    said = cli.fails("done", interviewed, "interview-follow-up", code=3)
    assert "Fri 27 Nov" in said.err
    cli("done", interviewed, "interview-follow-up", "--force")
    assert cli.show(interviewed)["events"][-1]["kind"] == "followed-up"


def test_snoozed_is_silent_until_then(cli: CommandLine, interviewed: str) -> None:
    cli("snooze", interviewed, "thank-you", "--until", "2026-11-22T09:00")
    assert all(one["rule"] != "thank-you" for one in cli.due())
    (snoozed,) = [one for one in cli.due("--all") if one["rule"] == "thank-you"]
    assert snoozed["snoozed_until"] == "2026-11-22T09:00:00+09:00"
    assert list(snoozed) == [*KEYS, "snoozed_until"]
    (back,) = [one for one in cli.due(now="2026-11-22T09:00") if one["rule"] == "thank-you"]
    assert list(back) == KEYS


def test_dismissed_does_not_come_back(cli: CommandLine, interviewed: str) -> None:
    cli("dismiss", interviewed, "thank-you")
    assert all(one["rule"] != "thank-you" for one in cli.due("--all"))
    cli("undo")
    assert any(one["rule"] == "thank-you" for one in cli.due("--all"))


def test_of_several_one_is_named_by_its_event(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    tasks = [cli("log", app, "task", "--by", by, "--note", by).word for by in ("+5d", "+1d", "+3d")]
    cli("dismiss", app, "task-due")
    left = [one["event"] for one in cli.due() if one["rule"] == "task-due"]
    assert left == [tasks[2], tasks[0]]
    cli("done", app, "task-due", "--event", tasks[0])
    assert [one["event"] for one in cli.due() if one["rule"] == "task-due"] == [tasks[2]]


def test_reminders_of_the_whole_board(cli: CommandLine) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-02", "--at", "2026-11-02", now="2026-11-02")
    cli.now = "2026-11-12T10:00"
    (engaged,) = [one for one in cli.due() if one["rule"] == "stay-engaged"]
    assert (engaged["application"], engaged["soft"]) == (None, True)
    cli("snooze", "--board", "stay-engaged", "--until", "+3d")
    assert all(one["rule"] != "stay-engaged" for one in cli.due())
    cli("dismiss", "stay-engaged", "--board")
    assert all(one["rule"] != "stay-engaged" for one in cli.due(now="2026-11-16T10:00"))


def test_a_paused_board_keeps_its_suggestions_to_itself(cli: CommandLine) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-02", "--at", "2026-11-02", now="2026-11-02")
    cli("pause", "--until", "2026-11-30", now="2026-11-12T10:00")
    said = cli("due")
    assert "paused" in said.err
    assert not any(one["soft"] for one in cli.due())
    assert any(one["soft"] for one in cli.due(now="2026-12-01T10:00"))
    cli("resume", now="2026-11-12T11:00")
    assert any(one["soft"] for one in cli.due())


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["snooze", "青葉", "thank-you"], 2, "--until"),
        (["snooze", "青葉", "thank-you", "--until", "2026-11-01"], 2, "past"),
        (["snooze", "青葉", "--until", "+1d"], 2, "an application and a rule"),
        (["snooze", "--board", "青葉", "thank-you", "--until", "+1d"], 2, "--board and a rule"),
        (["dismiss", "青葉", "no-such-rule"], 2, "no-such-rule"),
        (["dismiss", "青葉", "offer-deadline"], 1, "offer-deadline"),
        (["dismiss", "青葉", "thank-you", "--event", "nothing"], 1, "thank-you"),
        (["done", "nobody", "thank-you"], 1, "nobody"),
        (["pause", "--until", "whenever"], 2, "whenever"),
        (["pause", "--until", "2026-11-01"], 2, "past"),
    ],
)
def test_what_can_not_be_done_leaves_the_file_alone(
    cli: CommandLine, interviewed: str, words: list[str], code: int, reason: str
) -> None:
    assert reason in cli.fails(*words, code=code).err


def test_what_is_ticked_off_is_done_at_the_time_that_is_told(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-20T09:00").word
    cli("log", app, "task", "--by", "2026-11-25")
    cli("done", app, "task-due", "--at", "2026-11-21T18:00", now="2026-11-22T10:00")
    assert cli.show(app)["events"][-1]["done"] == "2026-11-21T18:00:00+09:00"
    sent = cli("add", "Bora", "SRE", "--applied", "2026-10-01", now="2026-10-01T09:00").word
    cli("done", sent, "move-on", "--at", "2026-11-16T18:00", now="2026-11-17T10:00")
    board = json.loads(cli.file.read_text(encoding="utf-8"))
    assert board["applications"][sent]["moves"][-1]["at"].startswith("2026-11-16T18:00")


@pytest.mark.parametrize(("rule", "done"), [("thank-you", "thanked"), ("reflect", "reflected")])
def test_what_follows_a_meeting_is_not_done_before_it(
    cli: CommandLine, rule: str, done: str
) -> None:
    app = cli("add", "Aoba", "SRE", now="2026-11-19T09:00").word
    cli("log", app, "interview", "--at", "2026-11-20T15:00")
    said = cli.fails("done", app, rule, code=3)
    assert "wait until Fri 20 Nov 16:00 (the interview comes first)" in said.err
    cli("done", app, rule, "--force")
    assert cli.show(app)["events"][-1]["kind"] == "interview"  # what is done now stands before it
    cli("done", app, rule, "--at", "2026-11-20", now="2026-11-20T18:00")
    assert cli.show(app)["events"][-1]["kind"] == done
    assert all(one["rule"] != rule for one in cli.due("--all"))


def test_what_is_wanted_before_something_ahead_is_done_at_once(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--apply-by", "2026-12-20", now="2026-11-19T09:00").word
    cli("done", app, "apply-by")
    assert cli.show(app)["stage"] == "applied"
    cli("log", app, "offer-meeting", "--at", "2026-11-26T14:00")
    cli("done", app, "request-offer-letter")
    assert "letter-requested" in [one["kind"] for one in cli.show(app)["events"]]


def test_a_reminder_goes_by_its_title_too(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-02").word
    assert "dismissed" in cli("dismiss", app, "Follow Up").err
    assert cli.due("--all")[0]["rule"] != "application-follow-up"


def test_a_title_of_two_reminders_is_in_doubt(
    cli: CommandLine, interviewed: str, tmp_path: Path, folders_of_its_own: Path
) -> None:
    own = folders_of_its_own / "config" / "jobboard" / "rules.toml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(
        '[rules.reflect]\ntitle = "thank-you note"\n[rules.thank-you]\ntitle = "thank-you note"\n'
    )
    said = cli.fails("done", interviewed, "thank-you note", code=2)
    assert "several rules match here: thank-you, reflect" in said.err
    cli("done", interviewed, "thank-you")
