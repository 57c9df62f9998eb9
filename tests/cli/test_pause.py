"""The whole board: home zone, settings, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


def test_settings_tell_what_is_set_and_where(cli: CommandLine, folders_of_its_own: Path) -> None:
    lines = dict(line.split("=", 1) for line in cli("settings").out.splitlines())
    assert (lines["zone"], lines["glyphs"]) == ("Asia/Tokyo", "unicode")
    assert (lines["theme"], lines["sort"]) == ("jobboard-night", "urgency")
    assert lines["board-file"] == str(cli.file)
    config = folders_of_its_own / "config" / "jobboard"
    assert lines["rules-file"] == str(config / "rules.toml")


def test_settings_are_kept(cli: CommandLine) -> None:
    cli("settings", "glyphs=ascii", "sort=company", "theme=nord")
    said = cli("settings").out
    for line in ("glyphs=ascii", "sort=company", "theme=nord"):
        assert line in said.splitlines()
    cli("add", "Aoba", "SRE", "--applied", "2026-11-02")
    assert cli("due").out.startswith("! ")


def test_another_home_zone(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-02T15:00").word
    cli("settings", "zone=Europe/Berlin")
    assert cli.show(app)["events"][0]["at"] == "2026-11-02T07:00:00+01:00"
    cli("undo")
    assert cli.show(app)["events"][0]["at"] == "2026-11-02T15:00:00+09:00"


@pytest.mark.parametrize(
    "words",
    [
        ["zone=Mars/Olympus"],
        ["zone="],
        ["zone=../../etc/passwd"],
        ["glyphs=runes"],
        ["sort=luck"],
        ["colour=red"],
        ["theme=nosuch"],
        ["theme="],
        ["mouse=maybe"],
        ["nudge=shout"],
        ["experience=none"],
        ["questions=fr"],
        ["zone"],
        ["zone=Europe/Berlin", "glyphs=runes"],
    ],
)
def test_settings_that_there_are_not(cli: CommandLine, words: list[str]) -> None:
    cli("add", "Aoba", "SRE")
    before = cli("settings").out
    cli.fails("settings", *words, code=2)
    assert cli("settings").out == before


def test_a_rule_of_ones_own_ticks_off_the_to_do(cli: CommandLine, folders_of_its_own: Path) -> None:
    rules = folders_of_its_own / "config" / "jobboard" / "rules.toml"
    rules.parent.mkdir(parents=True, exist_ok=True)
    own = "[rules.chore]\ntitle = 'chore'\ndo = 'Do it.'\nreason = 'it is yours'\n"
    own += "anchor = 'each-stated-date'\nof = ['task']\nticks = 'task'\n"
    rules.write_text(f"[rules.task-due]\noff = true\n{own}", encoding="utf-8")
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "task", "--by", "2026-11-30", "--note", "send the portfolio")
    cli("done", app, "chore")
    assert cli.show(app)["events"][-1]["done"]
    assert "chore" not in {one["rule"] for one in cli.due("--all")}


def test_rules_of_ones_own_count(cli: CommandLine, folders_of_its_own: Path) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("log", app, "interview", "--at", "2026-11-23T08:00")
    (before,) = [one for one in cli.due() if one["rule"] == "thank-you"]
    assert before["due_at"] == "2026-11-24T09:00:00+09:00"
    rules = folders_of_its_own / "config" / "jobboard" / "rules.toml"
    rules.parent.mkdir(parents=True, exist_ok=True)
    rules.write_text("[rules.thank-you]\ndue = '20 h'\n", encoding="utf-8")
    (after,) = [one for one in cli.due() if one["rule"] == "thank-you"]
    assert after["due_at"] == "2026-11-24T05:00:00+09:00"
    rules.write_text("[rules.thank-you\n", encoding="utf-8")
    assert "rules.toml" in cli.fails("due", code=1).err


def test_settings_that_say_nothing_are_told_with_their_line(
    cli: CommandLine, folders_of_its_own: Path
) -> None:
    file = folders_of_its_own / "config" / "jobboard" / "settings.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('theme = "nord"\n\nglyphs = "runes"\n\ncolour = 3\n[keys]\nmove = "a"\n')
    said = cli("settings")
    assert "glyphs=unicode" in said.out
    told = [line for line in said.err.splitlines() if str(file) in line]
    assert [line.partition(", line ")[2] for line in told] == [
        '3: glyphs can\'t be "runes"; use one of unicode, ascii',
        "5: there is no setting colour; it is left as it is",
        "7: a for move: that is the key of add; choose another one, or give add another one first",
    ]
