"""Import and export."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from jobboard_tui.cli import import_export
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from tests.cli.conftest import CommandLine
from tests.storage.boards import application
from tests.storage.linkedin_export import awkward_export

CSV = """会社名,職種,選考状況,応募日,備考
株式会社青葉,SRE,一次面接,2026/11/02,
Kestrel KK,Data Engineer,不採用,2026/10/01,"two
lines"
Old & Silent,Clerk,応募済み,2026/08/01,
"""


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "jobs.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def companies(cli: CommandLine) -> dict[str, str]:
    return {one["company"]: one["stage"] for one in cli("list", "--json").json}


def test_a_dry_run_changes_nothing(cli: CommandLine, rows: Path) -> None:
    said = cli("import", "--dry-run", str(rows))
    assert "株式会社青葉" in said.out
    assert not cli.file.exists()


def test_import_is_one_change(cli: CommandLine, rows: Path) -> None:
    cli("add", "Kept", "SRE")
    said = cli("import", str(rows))
    assert "3 new" in said.err
    assert companies(cli) == {
        "Kept": "wishlist",
        "株式会社青葉": "interview",
        "Kestrel KK": "closed",
        "Old & Silent": "applied",
    }
    cli("undo")
    assert companies(cli) == {"Kept": "wishlist"}


def test_the_board_before_an_import_is_laid_aside(cli: CommandLine, rows: Path) -> None:
    cli("add", "Kept", "SRE")
    before = cli.file.read_bytes()
    cli("import", str(rows))
    (kept,) = cli.file.parent.rglob("*-before-import.json")
    assert kept.read_bytes() == before


def test_a_second_import_changes_nothing(cli: CommandLine, rows: Path) -> None:
    cli("import", str(rows))
    before = cli.file.read_bytes()
    assert "0 new" in cli("import", str(rows)).err
    assert cli.file.read_bytes() == before


def test_the_long_silent_are_closed_in_one_step(cli: CommandLine, rows: Path) -> None:
    said = cli("import", str(rows)).err
    assert "1 has had no reply; --close-silent closes it: Old & Silent" in said
    cli("undo")
    said = cli("import", str(rows), "--close-silent", "--dry-run")
    assert "to be closed, no reply: Old & Silent\n" in said.out
    said = cli("import", str(rows), "--close-silent")
    assert "closed, no reply: Old & Silent" in said.err
    assert companies(cli)["Old & Silent"] == "closed"


def test_the_long_silent_can_be_closed_by_a_second_import(cli: CommandLine, rows: Path) -> None:
    cli("import", str(rows))
    cli("import", str(rows), "--close-silent")
    assert companies(cli)["Old & Silent"] == "closed"
    assert companies(cli)["株式会社青葉"] == "interview"
    cli("undo")
    assert companies(cli)["Old & Silent"] == "applied"


def test_linkedins_export_is_on_the_board_by_one_command(cli: CommandLine, tmp_path: Path) -> None:
    export = awkward_export()
    path = export.write_zip(tmp_path / "Complete_LinkedInDataExport.zip")
    said = cli("import", str(path))
    new = sum(one.verdict == "new" for one in export.wanted)
    assert len(export.wanted) == 300
    assert f"{new} new" in said.err
    assert len(cli("list", "--json").json) == new
    cli("undo")
    assert companies(cli) == {}


def test_progress_is_shown_where_someone_watches(
    cli: CommandLine, rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\r" not in cli("import", "--dry-run", str(rows)).err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    assert "\rread 3 of 3\n" in cli("import", "--dry-run", str(rows)).err


def test_a_file_without_a_readable_row_is_a_failure(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("company,role\n,SRE\n,Clerk\n", encoding="utf-8")
    said = cli.fails("import", str(path), code=1)
    assert "odd.csv, line 2" in said.err
    assert not cli.file.exists()


def test_rows_that_can_not_be_read_are_named(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("company,role,date applied\nAoba,SRE,the other day\n,,\n", encoding="utf-8")
    said = cli("import", str(path))
    assert "odd.csv, line 2, date applied" in said.err


def test_json_goes_out_and_comes_back(cli: CommandLine, tmp_path: Path) -> None:
    app = cli("add", "株式会社青葉", "SRE", "--tag", "a", "--applied", "2026-11-02").word
    cli("log", app, "interview", "--at", "2026-11-20T15:00", "--note", "two\nlines")
    before = cli.show(app)
    out = tmp_path / "out.json"
    assert "1 application written" in cli("export", str(out)).err
    json.loads(out.read_text(encoding="utf-8"))
    cli.file = tmp_path / "other.json"
    cli("import", str(out))
    assert cli.show("青葉") == before


def test_csv_goes_out_without_formulas(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "=HYPERLINK(1)", "SRE")
    out = tmp_path / "out.csv"
    cli("export", str(out))
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert not any(value.startswith("=") for value in row.values())


def test_export_writes_over_a_file_only_when_told(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "Aoba", "SRE")
    out = tmp_path / "out.csv"
    out.write_text("precious", encoding="utf-8")
    cli.fails("export", str(out), code=1)
    assert out.read_text(encoding="utf-8") == "precious"
    cli("export", "--force", str(out))
    assert "Aoba" in out.read_text(encoding="utf-8-sig")


def test_a_board_without_a_file_is_exported_over_a_file_all_the_same(
    cli: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    cli("export", str(out))
    first = out.read_bytes()
    assert "the file already exists" in cli.fails("export", str(out), code=1).err
    cli("export", "--force", str(out))
    assert out.read_bytes() == first


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["import", "absent.csv"], 1),
        (["import", "empty"], 1),
        (["export", "board.json", "--force"], 1),
        (["import", "jobs.csv", "--format", "xml"], 2),
        (["export", "out.xml"], 2),
        (["export", "out.csv", "--format", "xml"], 2),
        (["export", "absent/out.csv"], 1),
    ],
)
def test_what_can_not_be_done_leaves_the_file_alone(
    cli: CommandLine,
    rows: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    code: int,
) -> None:
    monkeypatch.chdir(rows.parent)
    (rows.parent / "empty").mkdir()
    cli("add", "kept", "SRE")
    cli.fails(*words, code=code)


# -- what an import does not understand ----------------------------------------------------------

STEPS = """会社名,職種,応募日,手応え,面接の感想,判定,パスワード
青葉,SRE,2026-09-01,書類通過,次は11/25 14:00,,hunter2
月島,PM,2026-09-01,,一次面接の話,11/18,hunter3
灯台,QA,2026-09-01,,,,hunter4
"""


def steps(folder: Path, text: str = STEPS) -> str:
    path = folder / "steps.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("option", ["--dry-run", "--close-silent"])
def test_what_an_import_can_not_read_is_named(
    cli: CommandLine, tmp_path: Path, option: str
) -> None:
    said = cli("import", steps(tmp_path), option)
    lines = said.out + said.err
    assert (
        "no column gives the stage: rows with an application date are “applied”, all "
        "others “wishlist"
    ) in lines
    assert (
        "2 rows have cells that were not understood and may affect their stages: they "
        "are saved in the notes, the details list them as not read, and the applications are not "
        "closed as "
        "having no reply"
    ) in lines
    assert "line 2" in lines
    assert "手応え: 書類通過; 面接の感想: 次は11/25 14:00" in lines
    assert "left out, because logins and passwords don't belong here: パスワード" in lines
    assert "hunter" not in lines


def test_what_an_import_can_not_read_is_never_closed_as_silent(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("import", steps(tmp_path), "--close-silent")
    found = cli("list", "--json").json
    stages = {one["company"]: (one["stage"], one["unread_cells"]) for one in found}
    assert stages == {
        "青葉": ("applied", ["手応え: 書類通過", "面接の感想: 次は11/25 14:00"]),
        "月島": ("applied", ["面接の感想: 一次面接の話", "判定: 11/18"]),
        "灯台": ("closed", []),
    }
    assert "hunter" not in cli.file.read_text(encoding="utf-8")


def test_nor_is_one_that_was_there_before_and_of_which_the_file_tells_more(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "月島", "PM", "--applied", "2026-09-01")
    cli("add", "灯台", "QA", "--applied", "2026-09-01")
    cli("import", steps(tmp_path), "--close-silent")
    stages = {one["company"]: one["stage"] for one in cli("list", "--json").json}
    assert stages == {"青葉": "applied", "月島": "applied", "灯台": "closed"}


def test_of_many_rows_that_are_not_understood_the_first_are_named(
    cli: CommandLine, tmp_path: Path
) -> None:
    rows = "".join(f"会社{n},SRE,○\n" for n in range(500)).replace("○", "面接")
    path = steps(tmp_path, f"会社名,職種,判定\n{rows},SRE,○\n")
    said = cli("import", path)
    assert (
        "500 rows have cells that were not understood and may affect their stages: they "
        "are saved in the notes, the details list them as not read, and the applications are not "
        "closed as "
        "having no reply"
    ) in said.err
    assert "and 460 more rows that are not fully understood: --dry-run shows them" in said.err
    assert "line 502, 会社名: the company is missing" in said.err
    assert len(said.err.splitlines()) < 60
    again = cli("import", path, "--dry-run")
    assert again.out.count("not understood, saved in the notes: 判定: 面接") == 500


def test_the_reminders_of_a_list_of_ones_own_are_no_cells(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "Aoba", "SRE", "--stage", "applied", "--applied", "2026-11-02")
    path = tmp_path / "list.json"
    path.write_text(cli("list", "--json").out, encoding="utf-8")
    cli("remove", "aoba")
    cli("--file", str(tmp_path / "other.json"), "import", str(path))
    (one,) = cli("--file", str(tmp_path / "other.json"), "list", "--json").json
    assert one["unread_cells"] == []
    assert "rule" not in one["notes"]


# -- what is decided -----------------------------------------------------------------------------

ODD = """会社名,職種,いまどう,応募日
青葉,SRE,書類OKだった,2026-11-02
月島,PM,一次面接,3月4日
"""


def test_a_dry_run_shows_each_column_with_its_meaning_and_values(
    cli: CommandLine, tmp_path: Path
) -> None:
    lines = cli("import", steps(tmp_path, ODD), "--dry-run").out.splitlines()
    assert "column “会社名”: company (company, sure): 青葉; 月島" in lines
    assert "column “いまどう”: not understood, saved in the notes: 書類OKだった; 一次面接" in lines


def test_what_is_said_of_columns_and_words_is_done_and_remembered(
    cli: CommandLine, tmp_path: Path
) -> None:
    path = steps(tmp_path, ODD)
    told = ("--map", "いまどう=stage", "--word", "書類OKだった=screening")
    cli("import", path, *told)
    stages = {one["company"]: one["stage"] for one in cli("list", "--json").json}
    assert stages == {"青葉": "screening", "月島": "interview"}
    assert "いまどう=stage" in cli("import", "--remembered").out
    lines = cli("import", path, "--dry-run").out
    assert "column “いまどう”: stage (stage, as given)" in lines
    cli("import", "--forget", "1")
    assert "not understood, saved in the notes" in cli("import", path, "--dry-run").out


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--map", "いまどう=mood"), "mood is not a column meaning"),
        (("--map", "いまどこ=stage"), "there is no column いまどこ"),
        (("--map", "いまどう"), "it has no = between two words"),
        (("--word", "x=soon"), "soon is not a stage"),
        (("--dates", "ydm"), "not an order of month and day"),
        (("--forget", "3"), "nothing is saved under that number"),
    ],
)
def test_what_decides_nothing_is_refused(
    cli: CommandLine, tmp_path: Path, options: tuple[str, ...], why: str
) -> None:
    assert why in cli.fails("import", steps(tmp_path, ODD), *options, code=2).err
    assert cli("list", "--json").json == []


def test_a_password_stays_out_whatever_is_said(cli: CommandLine, tmp_path: Path) -> None:
    path = steps(tmp_path, "会社名,職種,パスワード\n青葉,SRE,hunter2\n")
    said = cli("import", path, "--map", "パスワード=notes")
    assert "hunter" not in said.out + said.err + cli.file.read_text(encoding="utf-8")


def test_an_open_order_of_dates_is_refused_until_it_is_told(
    cli: CommandLine, tmp_path: Path
) -> None:
    path = steps(tmp_path, "Company,Role,Applied\nAoba,SRE,3/4/2026\n")
    assert "--dates mdy or --dates dmy" in cli.fails("import", path, code=2).err
    assert "applied 2026-04-03" in cli("import", path, "--dates", "dmy", "--dry-run").out


# -- calendars -----------------------------------------------------------------------------------

INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
METHOD:{method}
BEGIN:VEVENT
UID:abc@example.com
DTSTAMP:{stamp}
SEQUENCE:{sequence}
DTSTART:{start}
DURATION:PT45M
SUMMARY:Interview
LOCATION:https://meet.example.com/x
ORGANIZER;CN=Sato:mailto:sato@example.com
END:VEVENT
END:VCALENDAR
"""


FIRST_STAMP = "20261120T000000Z"


def invitation(
    folder: Path,
    start: str = "20261126T060000Z",
    method: str = "REQUEST",
    sequence: int = 0,
    stamp: str = FIRST_STAMP,
) -> str:
    path = folder / "invite.ics"
    text = INVITATION.format(start=start, method=method, sequence=sequence, stamp=stamp)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_an_invitation_becomes_an_interview_and_follows_its_changes(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    first = cli("log", "aoba", "interview", "--ics", invitation(tmp_path), "--round", "2").word
    (event,) = [one for one in cli.show("aoba")["events"] if one["kind"] == "interview"]
    assert event["id"] == first
    assert (event["at"], event["minutes"], event["round"]) == ("2026-11-26T15:00:00+09:00", 45, 2)
    assert (event["where"], event["with"]) == ("https://meet.example.com/x", ["Sato"])
    later = invitation(tmp_path, "20261127T010000Z", sequence=1)
    moved = cli("log", "aoba", "interview", "--ics", later)
    assert moved.word == first
    event = cli.show("aoba")["events"][-1]
    assert (event["at"], event["round"]) == ("2026-11-27T10:00:00+09:00", 2)
    cancel = Path(invitation(tmp_path, method="CANCEL", sequence=1))
    short = cancel.read_text(encoding="utf-8").replace("LOCATION:https://meet.example.com/x\n", "")
    cancel.write_text(short.replace("DURATION:PT45M\n", ""), encoding="utf-8")
    cli("log", "aoba", "interview", "--ics", str(cancel))
    event = cli.show("aoba")["events"][-1]
    assert (event["cancelled"], event["cancelled_by"]) == (True, "company")
    assert (event["minutes"], event["where"]) == (45, "https://meet.example.com/x")
    assert cli.show("aoba")["stage"] == "applied"


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("COUNTER", "a proposal for another time"),
        ("REPLY", "somebody's answer to an invitation"),
        ("REFRESH", "a request for the latest version of an invitation"),
        ("DECLINECOUNTER", "an answer declining a proposed time"),
        ("ADD", "one more meeting in a series"),
    ],
)
def test_what_is_no_invitation_makes_and_moves_no_meeting(
    cli: CommandLine, tmp_path: Path, method: str, said: str
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    other = ("log", "aoba", "interview", "--ics")
    for meetings in (0, 1):
        before = cli.file.read_bytes()
        path = invitation(tmp_path, "20261128T010000Z", method, sequence=9)
        for words in ((*other, path), ("import", path)):
            answer = cli(*words)
            assert answer.out == ""
            assert said in answer.err
            assert "Sat 28 Nov 10:00" in answer.err
            assert "no meeting changes" in answer.err
        assert cli.file.read_bytes() == before
        assert len(cli.show("aoba")["events"]) == 1 + meetings
        cli(*other, invitation(tmp_path))


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
@pytest.mark.parametrize(
    ("sequence", "stamp"), [(1, "20261121T000000Z"), (0, "20261125T000000Z"), (2, FIRST_STAMP)]
)
def test_an_older_form_changes_no_meeting(
    cli: CommandLine, tmp_path: Path, method: str, sequence: int, stamp: str
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    log = ("log", "aoba", "interview", "--ics")
    cli(*log, invitation(tmp_path))
    cli(*log, invitation(tmp_path, "20261127T010000Z", "REQUEST", 2, "20261122T000000Z"))
    cli(*log, invitation(tmp_path, "20261127T010000Z", method, 3, "20261123T000000Z"))
    before = cli.file.read_bytes()
    said = cli(*log, invitation(tmp_path, "20261126T060000Z", "REQUEST", sequence, stamp))
    assert "an older version of the invitation; the meeting is still Fri 27 Nov 10:00" in said.err
    assert ("cancelled" in said.err) is (method == "CANCEL")
    assert (said.out, cli.file.read_bytes()) == ("", before)


def test_of_equal_numbers_the_later_stamp_counts(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    log = ("log", "aoba", "interview", "--ics")
    cli(*log, invitation(tmp_path))
    cli(*log, invitation(tmp_path, "20261127T010000Z", stamp="20261121T000000Z"))
    assert cli.show("aoba")["events"][-1]["at"] == "2026-11-27T10:00:00+09:00"


def test_forms_that_differ_without_a_later_one_are_in_doubt(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    log = ("log", "aoba", "interview", "--ics")
    cli(*log, invitation(tmp_path))
    said = cli.fails(*log, invitation(tmp_path, "20261127T010000Z"), code=2)
    assert "it says Fri 27 Nov 10:00, the timeline says Thu 26 Nov 15:00" in said.err


def test_the_same_invitation_again_leaves_what_was_corrected(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    log = ("log", "aoba", "interview", "--ics")
    event = cli(*log, invitation(tmp_path)).word
    cli("amend", "aoba", event, "where=Room 5")
    cli(*log, invitation(tmp_path), "--round", "2")
    told = cli.show("aoba")["events"][-1]
    assert (told["where"], told["round"]) == ("Room 5", 2)


@pytest.mark.parametrize("sequence", [0, 1])
@pytest.mark.parametrize("again", ["same", "older"])
@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_own_words_beside_an_invitation_that_changes_nothing_are_stored(
    cli: CommandLine, tmp_path: Path, sequence: int, again: str, method: str
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    log = ("log", "aoba", "interview", "--ics")
    event = cli(*log, invitation(tmp_path, sequence=sequence)).word
    cli(*log, invitation(tmp_path, method=method, sequence=sequence + 1))
    before = cli.show("aoba")["events"][-1]
    form = sequence + 1 if again == "same" else sequence
    own = ("--round", "2", "--with", "Mori", "--note", "2nd floor", "--minutes", "90")
    words = (*log, invitation(tmp_path, method=method, sequence=form), *own, "--where", "Room 5")
    assert cli(*words).word == event
    told = {"round": 2, "with": ["Mori"], "note": "2nd floor", "minutes": 90, "where": "Room 5"}
    until = "2026-11-26T16:30:00+09:00"
    assert cli.show("aoba")["events"][-1] == {**before, **told, "until": until}
    held = cli.file.read_bytes()
    said = cli(*words)  # and once more: nothing is left to change
    assert ("nothing changed" in said.err) is (again == "same")
    assert cli.file.read_bytes() == held


def test_calling_off_a_meeting_that_nobody_has_is_told_and_logs_nothing(
    cli: CommandLine, tmp_path: Path
) -> None:
    """A cancelled meeting of which nobody knew would be news of the company that is none."""
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    log = ("log", "aoba", "interview", "--ics", invitation(tmp_path, method="CANCEL"))
    before = cli.file.read_bytes()
    said = cli(*log)
    told = "cancels a meeting (Thu 26 Nov 15:00) that is not on the board; no meeting changes"
    assert told in said.err
    assert "separately" not in said.err
    assert (said.out, cli.file.read_bytes()) == ("", before)
    cli("log", "aoba", "interview", "--at", "2026-11-26 15:00")
    assert "The interview at that time was logged separately: cancel that one" in cli(*log).err
    assert not cli.show("aoba")["events"][-1]["cancelled"]


def test_an_invitation_to_a_day_is_a_meeting_without_a_time(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    path = Path(invitation(tmp_path))
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("DURATION")]
    lines = ["DTSTART;VALUE=DATE:20261126" if "DTSTART" in line else line for line in lines]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    log = ("log", "aoba", "interview", "--ics", str(path))
    said = cli(*log)
    assert "Thu 26 Nov\n" in said.err
    assert "it gives only a day: it is logged without a time, until 24:00" in said.err
    event = cli.show("aoba")["events"][-1]
    told = ("2026-11-26T00:00:00+09:00", "2026-11-27T00:00:00+09:00")
    assert (event["at"], event["until"]) == told
    assert "already in the timeline, Thu 26 Nov; nothing changed" in cli(*log).err
    assert "Thu 26 Nov  interview" in cli("show", "aoba").out


def test_the_same_invitation_again_changes_nothing_and_that_is_said(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    log = ("log", "aoba", "interview", "--ics")
    event = cli(*log, invitation(tmp_path, sequence=2)).word
    before = cli.file.read_bytes()
    said = cli(*log, invitation(tmp_path, sequence=2))
    assert "already in the timeline, Thu 26 Nov 15:00; nothing changed" in said.err
    assert (said.word, cli.file.read_bytes()) == (event, before)


def test_own_words_beside_an_older_form_that_called_it_off_say_how_it_stands_now(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    log = ("log", "aoba", "interview", "--ics")
    cli(*log, invitation(tmp_path, sequence=2))
    said = cli(*log, invitation(tmp_path, method="CANCEL", sequence=1), "--round", "2")
    event = cli.show("aoba")["events"][-1]
    assert (event["round"], event["cancelled"]) == (2, False)
    assert "an older version of the invitation; the meeting is still Thu 26 Nov 15:00" in said.err
    assert "cancelled" not in said.err


def test_no_reply_beside_an_invitation_is_stored(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    log = ("log", "aoba", "interview", "--ics")
    cli(*log, invitation(tmp_path), "--no-reply")
    assert b'"needs_reply":false' in cli.file.read_bytes()


def test_an_invitation_to_a_meeting_of_another_kind_is_refused_by_that_kind(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    cli("log", "aoba", "interview", "--ics", invitation(tmp_path))
    before = cli.file.read_bytes()
    later = invitation(tmp_path, "20261127T010000Z", sequence=1)
    said = cli.fails("log", "aoba", "offer-meeting", "--ics", later, code=2)
    assert "the timeline already has this meeting as interview" in said.err
    assert cli.file.read_bytes() == before


def test_an_unknown_zone_is_refused_by_name(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    path = Path(invitation(tmp_path))
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("DTSTART:", "DTSTART;TZID=Mars/Olympus:").replace("60000Z", "60000")
    )
    said = cli.fails("log", "aoba", "interview", "--ics", str(path), code=2)
    assert "its time zone “Mars/Olympus” is unknown" in said.err


def test_a_time_without_a_zone_is_one_of_the_home_zone_and_that_is_said(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    said = cli("log", "aoba", "interview", "--ics", invitation(tmp_path, "20261126T150000"))
    assert "note: it has no time zone; read as Asia/Tokyo" in said.err


def test_of_a_series_the_first_meeting_is_taken_and_that_is_said(
    cli: CommandLine, tmp_path: Path
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    path = Path(invitation(tmp_path))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("DURATION", "RRULE:FREQ=WEEKLY\nDURATION"), encoding="utf-8")
    assert "it repeats" in cli("log", "aoba", "interview", "--ics", str(path)).err


def test_an_export_that_follows_is_written_anew_after_a_change(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    path = tmp_path / "jobs.ics"
    seen: list[tuple[int, str]] = []

    def meanwhile(_seconds: float) -> None:
        """What another program does between two looks, and what the file then holds."""
        seen.append((path.stat().st_ino, path.read_text(encoding="utf-8")))
        if len(seen) == 2:
            cli("log", "aoba", "interview", "--at", "2026-11-26T15:00")
        if len(seen) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr("jobboard_tui.cli.import_export.sleep", meanwhile)
    cli("export", str(path), "--follow")
    assert seen[0] == seen[1]
    assert "20261126T150000" not in seen[1][1]
    assert "20261126T150000" in seen[2][1]
    assert seen[2] == seen[3]


def test_an_invitation_that_is_imported_is_told_the_way(cli: CommandLine, tmp_path: Path) -> None:
    app = cli("add", "Example KK", "SRE", "--applied", "2026-11-10").word
    path = invitation(tmp_path)
    said = cli.fails("import", path, code=1)
    assert f"log it with `jobboard log {app} interview --ics {path}`" in said.err
    before = cli.file.read_bytes()
    dry = cli("import", "--dry-run", str(path))
    assert "Thu 26 Nov 15:00" in dry.out
    assert f"`jobboard log {app} interview --ics {path}`" in dry.out
    assert cli.file.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("received", "--ics", "FILE"), 2),
        (("interview", "--ics", "FILE", "--at", "fri 10:00"), 2),
        (("interview", "--ics", "nowhere.ics"), 1),
    ],
)
def test_an_invitation_that_can_not_be_used(
    cli: CommandLine, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    told = [invitation(tmp_path) if word == "FILE" else word for word in words]
    cli.fails("log", "aoba", *told, code=code)


def test_the_board_as_a_calendar(cli: CommandLine, tmp_path: Path) -> None:
    cli("add", "Aoba", "SRE", "--applied", "2026-11-10")
    cli("log", "aoba", "interview", "--at", "2026-11-26T15:00")
    path = tmp_path / "jobs.ics"
    assert str(path) in cli("export", str(path)).err
    text = path.read_text(encoding="utf-8")
    assert "SUMMARY:Aoba: interview" in text
    assert "Aoba: thank-you" in text
    cli.fails("export", str(path), code=1)
    cli("export", str(path), "--force")
    assert path.read_text(encoding="utf-8") == text


OLD = "Company,Role,Applied,Status\nAoba,SRE,2026-10-01,Applied\n"


def test_closing_silent_goes_by_the_rule_of_one_s_own(
    cli: CommandLine, tmp_path: Path, folders_of_its_own: Path
) -> None:
    rules = folders_of_its_own / "config" / "jobboard" / "rules.toml"
    rules.parent.mkdir(parents=True, exist_ok=True)
    rules.write_text('[rules.move-on]\nopens = "90 d"\n')
    path = tmp_path / "old.csv"
    path.write_text(OLD)
    assert "close" not in cli("import", str(path), now="2026-11-30T10:00").err
    cli("import", str(path), "--close-silent")
    assert companies(cli) == {"Aoba": "applied"}
    cli("import", str(path), "--close-silent", now="2026-12-30T10:00")
    assert companies(cli) == {"Aoba": "closed"}


@pytest.mark.parametrize(
    "told",
    [
        ("log", "aoba", "received", "--at", "2026-10-02"),
        ("log", "aoba", "decision-date", "--at", "2026-10-02", "--by", "2026-12-24"),
        ("log", "aoba", "info-session", "--at", "2026-12-24T10:00"),
    ],
)
def test_closing_silent_spares_what_is_under_way(
    cli: CommandLine, tmp_path: Path, told: tuple[str, ...]
) -> None:
    path = tmp_path / "old.csv"
    path.write_text(OLD)
    cli("import", str(path), now="2026-11-30T10:00")
    cli(*told)
    cli("import", str(path), "--close-silent")
    assert companies(cli)["Aoba"] != "closed"
    cli.fails("done", "aoba", "move-on", code=1)


def test_what_follows_tries_again_while_a_write_is_owed(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("add", "Aoba", "SRE")
    out = tmp_path / "web" / "out.csv"
    out.parent.mkdir()
    away = tmp_path / "away"
    places = Places.default()

    def add_where_nothing_can_be_written() -> None:
        out.parent.rename(away)
        Store(cli.file, places).commit("add", lambda board: board.add(application("b")))

    steps = iter([add_where_nothing_can_be_written, lambda: None, lambda: away.rename(out.parent)])

    def sleep(_seconds: float) -> None:
        step = next(steps, None)
        if step is None:
            assert "B 株式会社" in out.read_text(encoding="utf-8-sig")
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr(import_export, "sleep", sleep)
    said = cli("export", str(out), "--follow")
    assert said.err.count("was not saved") == 1
    assert "B 株式会社" in out.read_text(encoding="utf-8-sig")


def test_one_meeting_is_a_calendar_of_its_own(cli: CommandLine, tmp_path: Path) -> None:
    app = cli("add", "Aoba", "SRE").word
    for at in ("2026-11-20T15:00", "2026-12-04T15:00", "2026-12-02T15:00"):
        meeting = cli("log", app, "interview", "--at", at, "--where", "https://meet.example.com/x")
    out = tmp_path / "next.ics"
    said = cli("export", str(out), "--meeting", "aoba")
    assert "interview with Aoba, Wed 2 Dec 15:00" in said.err
    text = out.read_bytes().decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert f"UID:{app}-{meeting.word}@" in text
    assert "DTSTART;TZID=Asia/Tokyo:20261202T150000" in text
    assert "BEGIN:VEVENT" in cli("export", "-", "--meeting", "aoba").out
    cli.fails("export", str(out), "--meeting", "aoba", code=1)
    cli("export", str(out), "--meeting", "aoba", "--force")
    call = ("export", str(cli.file), "--meeting", "aoba", "--format", "ics", "--force")
    assert "this is the board itself" in cli.fails(*call, code=1).err
    whole = cli("export", "-", "--format", "ics").out
    entry = text.replace("\r\n", "\n").partition("BEGIN:VEVENT")[2].partition("END:VEVENT")[0]
    assert entry in whole.replace("\r\n", "\n")
