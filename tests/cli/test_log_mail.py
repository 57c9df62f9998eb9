"""Messages on the command line: proposed, logged as proposed, or as the call says."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine

CALL = "https://meet.google.com/abc-defg-hij"
INVITATION = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
METHOD:REQUEST
BEGIN:VEVENT
UID:abc46@example.com
DTSTAMP:20261119T010203Z
DTSTART:20261126T060000Z
DTEND:20261126T070000Z
ORGANIZER;CN=林 美咲:mailto:hayashi@umineko.example.jp
ATTENDEE;CN=aki:mailto:aki@example.com
X-GOOGLE-CONFERENCE:{CALL}
SUMMARY:二次面接
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def apps(cli: CommandLine) -> dict[str, str]:
    return {
        name: cli("add", name, "SRE", "--applied", "2026-11-02").word
        for name in ("Kestrel KK", "合同会社うみねこ", "株式会社みみずく")
    }


def mail(folder: Path, text: str, calendar: str = "", **heads: str) -> str:
    """An e-mail file of these headers and this text."""
    message: Any = MIMEText(text, "plain", "utf-8")
    if calendar:
        message = MIMEMultipart("alternative")
        message.attach(MIMEText(text, "plain", "utf-8"))
        message.attach(MIMEText(calendar, "calendar", "utf-8"))
    heads = {"From": "Priya Nair <priya@kestrel.example.com>", "To": "aki@example.com"} | heads
    for name, value in {"Date": "Fri, 20 Nov 2026 10:00:00 +0900", **heads}.items():
        message[name.replace("_", "-")] = value
    path = folder / f"{len(list(folder.glob('*.eml')))}.eml"
    path.write_bytes(message.as_bytes())
    return str(path)


def test_without_app_it_is_proposed_and_nothing_is_logged(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    file = mail(
        tmp_path, "Could you send your portfolio by Friday, 27 November?", Subject="Kestrel KK"
    )
    before = cli.file.read_bytes()
    said = cli("log", "--eml", file, code=3)
    assert said.out.startswith(f"{apps['Kestrel KK']}  Kestrel KK, SRE: company in the subject")
    assert "This looks like: they wrote (“could you”)" in said.err
    assert "reply by Fri 27 Nov" in said.err
    assert cli.file.read_bytes() == before
    cli("log", "--eml", file, "--yes")
    event = cli.show("kestrel")["events"][-1]
    assert (event["kind"], event["by"], event["needs_reply"]) == ("received", "2026-11-27", True)
    assert "the message is already in the timeline, as" not in cli("log", "--eml", file, code=3).err


def test_what_is_not_clear_is_not_logged_with_yes_either(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    cli("add", "Kestrel KK", "PM", "--applied", "2026-11-03")
    before = cli.file.read_bytes()
    for subject in ("Kestrel KK", "hello"):
        file = mail(tmp_path, "Are you free on Friday?", Subject=subject, From="x@a.example")
        said = cli("log", "--eml", file, "--yes", code=3)
        assert len(said.out.splitlines()) == (2 if subject != "hello" else 0)
    assert cli.file.read_bytes() == before


def test_a_message_is_not_logged_twice_unasked(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    file = mail(tmp_path, "hello", Subject="Kestrel KK", Message_ID="<a@kestrel.example.com>")
    event = cli("log", "kestrel", "received", "--eml", file).word
    said = cli("log", "kestrel", "received", "--eml", file, code=3)
    assert f"already in the timeline, as {event}" in said.err
    assert cli("log", "kestrel", "received", "--eml", file, "--force").word != event
    later = mail(
        tmp_path, "again", Subject="Re:", In_Reply_To="<a@kestrel.example.com>", From="y@b.example"
    )
    said = cli("log", "--eml", later, code=3)
    assert "earlier message in the same thread" in said.out


def test_a_robot_is_owed_no_answer_and_is_no_contact(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    file = mail(
        tmp_path,
        "受け付けました。",
        From="みみずく <jobs-noreply@ats.example>",
        Subject="株式会社みみずく",
    )
    said = cli("log", "みみずく", "received", "--eml", file, "--add-contact")
    assert "note: the sender doesn't seem to be a person, so no contact is added" in said.err
    shown = cli.show("みみずく")
    assert shown["contacts"] == []
    assert not shown["events"][-1]["needs_reply"]


@pytest.mark.parametrize("words", [("うみねこ", "interview"), ("--yes",)])
def test_the_invitation_inside_a_mail_is_the_meeting(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = mail(
        tmp_path,
        "二次面接です。",
        INVITATION,
        Subject="招待: 【うみねこ】二次面接",
        From="林 美咲 <hayashi@umineko.example.jp>",
    )
    event = cli("log", *words, "--eml", file).word
    shown = cli.show("うみねこ")["events"][-1]
    assert (shown["id"], shown["kind"], shown["round"]) == (event, "interview", 2)
    assert (shown["at"], shown["minutes"]) == ("2026-11-26T15:00:00+09:00", 60)
    assert (shown["where"], shown["with"]) == (CALL, ["林 美咲"])
    assert "二次面接です。" in shown["note"]


def test_a_meeting_whose_time_no_message_tells_is_refused(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    file = mail(tmp_path, "面接をお願いします。", Subject="Kestrel KK")
    assert "--at" in cli.fails("log", "kestrel", "interview", "--eml", file, code=2).err
    two = mail(tmp_path, "11月27日(金) 14:00 か 11月30日(月) 15:00")
    assert "--at" in cli.fails("log", "kestrel", "interview", "--eml", two, code=2).err
    cli("log", "kestrel", "interview", "--eml", two, "--at", "2026-11-27T14:00")
    assert cli.show("kestrel")["events"][-1]["at"] == "2026-11-27T14:00:00+09:00"


def test_the_text_names_the_meeting_and_that_is_said(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    file = mail(tmp_path, f"面接は11月27日 13:00からです。{CALL} からご参加ください。")
    said = cli("log", "kestrel", "interview", "--eml", file)
    assert "at → Fri 27 Nov 13:00" in said.err
    event = cli.show("kestrel")["events"][-1]
    assert (event["at"], event["where"]) == ("2026-11-27T13:00:00+09:00", CALL)


def test_another_card_that_it_names_is_told(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    file = mail(
        tmp_path, "hello", Subject="Your application to Kestrel KK", From="info@site.example"
    )
    said = cli("log", "みみずく", "received", "--eml", file)
    assert "it seems to belong to Kestrel KK" in said.err


def test_a_date_that_is_not_read_is_said_to_be_none(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    file = mail(tmp_path, "hello", Date="some day")
    assert "can't be read" in cli("log", "kestrel", "received", "--eml", file).err


def test_without_a_message_app_and_event_are_needed(cli: CommandLine, apps: dict[str, str]) -> None:
    for words in ((), ("kestrel",), ("kestrel", "--yes")):
        assert "APP and EVENT" in cli.fails("log", *words, code=2).err


def test_ones_own_words_of_messages(cli: CommandLine, apps: dict[str, str], tmp_path: Path) -> None:
    from jobboard_tui.storage.paths import Places

    own = Places.default().messages
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('[[kind]]\nkind = "rejected"\nwords = ["またの機会に"]\n', encoding="utf-8")
    file = mail(tmp_path, "またの機会にお願いいたします。", Subject="Kestrel KK")
    assert "This looks like: rejected (“またの機会に”)" in cli("log", "--eml", file, code=3).err
    for wrong in ("[x]", '[[kind]]\nkind = "x"', "[answers]\nwanted = 1", "[["):
        own.write_text(wrong, encoding="utf-8")
        assert "messages.toml" in cli.fails("log", "--eml", file, code=1).err


def test_a_message_that_calls_off_an_unknown_meeting_is_a_message(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    cancel = INVITATION.replace("REQUEST", "CANCEL")
    heads = {"Subject": "Kestrel KK: cancelled", "calendar": cancel}
    said = cli("log", "--eml", mail(tmp_path, "We have to cancel. Sorry.", **heads), code=3)
    assert "This looks like: they wrote" in said.err
    assert "二次面接: cancels a meeting (Thu 26 Nov 15:00) that is not on the board" in said.err
    invitation = mail(tmp_path, "See you.", **(heads | {"calendar": INVITATION}))
    event = cli("log", "kestrel", "interview", "--eml", invitation).word
    later = cancel.replace("UID", "SEQUENCE:1\nUID")
    again = mail(tmp_path, "We have to cancel.", Message_ID="<2@a.example>", calendar=later)
    cli("log", "kestrel", "interview", "--eml", again)
    (told,) = [one for one in cli.show("kestrel")["events"] if one["id"] == event]
    assert told["cancelled"]


def test_of_several_meetings_in_a_message_one_is_chosen(
    cli: CommandLine, apps: dict[str, str], tmp_path: Path
) -> None:
    again = INVITATION.replace("abc46", "abc47").replace("20261126T0", "20261127T0")
    head, _begin, entry = again.partition("BEGIN:VEVENT")
    two = INVITATION.replace("END:VCALENDAR\n", f"BEGIN:VEVENT{entry}")
    assert head
    file = mail(tmp_path, "Please come.", two, Subject="Kestrel KK: two talks")
    log = ("log", "kestrel", "interview", "--eml", file)
    said = cli.fails(*log, code=2).err
    assert "2 meetings: 1 2026-11-26 15:00 二次面接; 2 2026-11-27 15:00 二次面接" in said
    assert "--which N" in said
    cli(*log, "--which", "2")
    assert cli.show("kestrel")["events"][-1]["at"] == "2026-11-27T15:00:00+09:00"
