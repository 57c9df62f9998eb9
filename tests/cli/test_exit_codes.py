"""What each command ends with, and where it speaks: data on one stream, words on the other."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from jobboard_tui.cli.parser import VERBS
from tests.cli.conftest import CommandLine

REFUSED = {
    1: """
        edit nosuch role=x | move nosuch offer | remove nosuch | restore aoba
        hold nosuch --until +1d
        log nosuch interview | log aoba interview --ics nosuch.ics | log --eml nosuch.eml
        amend aoba offer at=now | unlog nosuch interview | unlog aoba offer
        snooze nosuch reply --until +1d | dismiss aoba offer-deadline | done aoba offer-deadline
        release aoba | draft nosuch | draft aoba thank-you --check nosuch.txt
        reflect nosuch --well x | show nosuch | show o | practice --remove nosuch
        checklist nosuch | compare nosuch | glossary nosuch | plan nosuch
        plan momiji | mail nosuch | merge a b c
        import nosuch.csv | export there.csv | export nosuch/dir/x.csv
        activities nosuch/dir/x.csv | undo | redo | export x.ics --meeting nosuch
        export x.ics --meeting mejiro
    """,
    2: """
        nosuch | add A | add A B --stage nosuch | add '' B | add A B --at nosuch
        add A B --stage closed | add A B --url 'no address' | edit aoba nosuch=x | edit aoba
        edit aoba apply-by=nosuch | move aoba nosuch | move aoba closed | bin extra
        log aoba nosuch | log aoba interview --at '12/1 3:00' | log aoba applied --minutes 0
        log aoba interview 'fri 15:00' | log aoba interview --ics bad.ics
        amend aoba interview nosuch=1 | amend aoba interview at=nosuch | undo extra | redo extra
        due --nosuch | snooze aoba nosuch --until +1d | snooze aoba thank-you --until nosuch
        snooze aoba thank-you | dismiss aoba nosuch | done aoba nosuch | done aoba
        hold aoba | hold aoba --until nosuch | pause --until nosuch | resume extra
        settings zone=Mars/X | settings nosuch=1 | settings theme=nosuch | profile nosuch=1
        draft aoba nosuch | draft aoba thank-you --set nosuch=x | reflect aoba | questions --nosuch
        list --stage nosuch | show | agenda --days 0 | agenda --month nosuch | stats --since nosuch
        practice nosuch | practice japanese --minutes 0 | hill extra | goals nosuch=1
        goals level=N9 | audit | audit --answer yes | activities --since nosuch
        plan asagao nosuch=done | checklist aoba nosuch=1 | compare --weight nosuch=1
        import | import bad.ics
        import there.csv --format nosuch | export | export x.nosuch | export - --format nosuch
        export x.csv --meeting aoba
        merge a | check --nosuch | conflicts --nosuch | history extra | sync extra | mail
        status --format '{nosuch}' | completion nosuch | completion | help nosuch
    """,
    3: """
        add '株式会社アオバ・システムズ' 'backend  engineer'
        log kawasemi followed-up | done kawasemi application-follow-up
        done hibari prepare-offer-meeting
    """,
}
DONE = {
    0: "due | list nosuch | status | show aoba | release akatombo | done aoba thank-you",
    4: "draft aoba thank-you",
    5: "due --exit-code",
}
"""Most that ends with 0 is in the examples of the help, which are run as well."""


def calls(text: str) -> list[list[str]]:
    lines = (part for line in text.strip().splitlines() for part in line.split(" | "))
    return [shlex.split(line) for line in lines]


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_refused_is_one_line_and_changes_nothing(
    demo: CommandLine, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.ics").write_text("no calendar", encoding="utf-8")
    (tmp_path / "there.csv").write_text("x", encoding="utf-8")
    for words in calls(REFUSED[code]):
        said = demo.fails(*words, code=code)
        assert said.out == "", words


@pytest.mark.parametrize("code", DONE)
def test_what_is_done_says_so_by_its_code(demo: CommandLine, code: int) -> None:
    demo("hold", "akatombo", "--until", "+10d")
    for words in calls(DONE[code]):
        assert demo(*words, code=code).out or words[0] in ("list", "release", "done")


def test_every_verb_is_in_the_table() -> None:
    refused = {words[0] for text in REFUSED.values() for words in calls(text)}
    assert set(VERBS) - refused == set()


def test_what_is_held_back_is_done_when_insisted_on(demo: CommandLine) -> None:
    same = ["add", "株式会社アオバ・システムズ", "Backend Engineer"]
    said = demo.fails(*same, code=3).err
    assert said.startswith("jobboard: aoba: ")
    assert "is already on the board (applied " in said
    assert said.endswith("now in interview); add it anyway with --force\n")
    assert demo(*same, "--force").word
    assert "dismissed" in demo("done", "hibari", "prepare-offer-meeting", "--force").err
    demo("log", "kawasemi", "followed-up", "--force")


def test_beside_a_closed_one_it_is_added_and_its_end_is_told(demo: CommandLine) -> None:
    said = demo("add", "Mejiro Foods DX", "Full-Stack Engineer")
    assert said.word
    assert "is already on the board (applied " in said.err
    assert "offer declined " in said.err
    assert "Its id is mejiro." in said.err
