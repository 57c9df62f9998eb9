"""A folder of mail: listed, logged where clear, gone through once."""

from __future__ import annotations

import mailbox
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

HEAD = "From: Priya Nair <priya@kestrel.example.com>\nDate: Fri, 20 Nov 2026 1{hour}:00:00 +0900\n"
TEXTS = {
    "Kestrel KK: interview": "Could you send your portfolio by Friday, 27 November?",
    "Kestrel KK: thanks": "Thank you for applying. We will be in touch.",
    "Something else": "Nothing for anybody, secretly.",
}


def sources() -> list[str]:
    return [
        f"{HEAD.format(hour=hour)}To: aki@example.com\nSubject: {subject}\n"
        f"Message-ID: <{hour}@a.example>\n\n{text}\n".replace(
            "priya@kestrel", "priya@kestrel" if "Kestrel" in subject else "x@elsewhere"
        )
        for hour, (subject, text) in enumerate(TEXTS.items())
    ]


@pytest.fixture(params=["eml", "maildir", "mbox"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same messages in each form of a folder."""
    path = tmp_path / "mail"
    if request.param == "eml":
        (path / "sub").mkdir(parents=True)
        for number, source in enumerate(sources()):
            (path / "sub" / f"{number}.eml").write_text(source)
    elif request.param == "maildir":
        maildir = mailbox.Maildir(path)
        for source in sources():
            maildir.add(source)
        maildir.close()
    else:
        box = mailbox.mbox(path)
        for source in sources():
            box.add(source)
        box.close()
    return path


def content(folder: Path) -> dict[str, bytes]:
    files = [folder] if folder.is_file() else [one for one in folder.rglob("*") if one.is_file()]
    return {str(one): one.read_bytes() for one in files}


def test_it_is_listed_then_logged_then_done(cli: CommandLine, folder: Path) -> None:
    app = cli("add", "Kestrel KK", "SRE", "--applied", "2026-11-02").word
    board, mail = cli.file.read_bytes(), content(folder)
    first, second, third = cli("mail", str(folder), "--json").json
    assert (first["state"], first["application"], first["kind"]) == ("proposed", app, "received")
    assert (first["by"], first["needs_reply"]) == ("2026-11-27", True)
    assert (second["kind"], third["state"]) == ("acknowledged", "other")
    said = cli("mail", str(folder), code=3)
    assert said.err.startswith("3 new messages, ")
    assert len(said.out.splitlines()) == 2
    assert cli.file.read_bytes() == board
    cli("mail", str(folder), "--yes")
    assert [one["kind"] for one in cli.show(app)["events"]] == [
        "applied",
        "received",
        "acknowledged",
    ]
    assert cli("mail", str(folder), "--json").json == []
    assert cli("mail", str(folder), "--yes").err.startswith("0 new messages")
    assert content(folder) == mail


def test_what_is_not_clear_is_left_for_later(cli: CommandLine, folder: Path) -> None:
    for role in ("SRE", "PM"):
        cli("add", "Kestrel KK", role, "--applied", "2026-11-02")
    before = cli.file.read_bytes()
    said = cli("mail", str(folder), "--yes", code=3)
    assert "2 left to review: open them on a terminal" in said.err
    assert cli.file.read_bytes() == before
    left = cli("mail", str(folder), "--json").json
    assert [one["state"] for one in left] == ["unclear", "unclear"]


def test_of_a_message_of_no_application_only_a_mark_is_kept(
    cli: CommandLine, folder: Path, tmp_path: Path
) -> None:
    from jobboard_tui.storage.paths import Places

    cli("add", "Kestrel KK", "SRE", "--applied", "2026-11-02")
    cli("mail", str(folder), "--yes")
    places = Places.default()
    kept = [one for one in [*places.state.rglob("*"), cli.file] if one.is_file()]
    assert kept
    for file in kept:
        assert b"secretly" not in file.read_bytes()
        assert b"elsewhere" not in file.read_bytes()


@pytest.mark.parametrize("name", ["none", "x.txt"])
def test_what_is_no_folder_of_mail_is_refused(cli: CommandLine, tmp_path: Path, name: str) -> None:
    (tmp_path / "x.txt").write_text("hello")
    cli("add", "Kestrel KK", "SRE")
    assert "maildir" in cli.fails("mail", str(tmp_path / name), "--json", code=1).err


def test_without_an_application_nothing_is_marked_as_read(cli: CommandLine, folder: Path) -> None:
    assert "has no applications" in cli.fails("mail", str(folder), "--yes", code=1).err
    cli("add", "Kestrel KK", "SRE", "--applied", "2026-11-02")
    assert len(cli("mail", str(folder), "--json").json) == 3


def test_what_is_no_message_is_told_and_nothing_more(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_bytes(b"\xff\x00 hello")
    cli("add", "Kestrel KK", "SRE")
    (found,) = cli("mail", str(tmp_path), "--json").json
    assert (found["state"], found["candidates"]) == ("unreadable", [])


def test_what_is_too_large_is_left_out_whole_and_by_name(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message of which only the beginning is read could lose what it says last."""
    small, large = sources()[1], sources()[0] + "a" * 1000
    monkeypatch.setattr("jobboard_tui.interchange.mail.mail_folder.LARGEST", 900)
    head = "From a Fri Nov 20 10:00:00 2026\n"
    (tmp_path / "box").write_text(f"{head}{small}\n{head}{large}\n")
    (tmp_path / "small.eml").write_text(small)
    (tmp_path / "large.eml").write_text(large)
    cli("add", "Kestrel KK", "SRE", "--applied", "2026-11-02")
    said = cli.fails("mail", str(tmp_path / "large.eml"), "--json", code=1).err
    assert "large.eml: it is larger than 0 kB" in said
    for path, name in ((tmp_path, "large.eml"), (tmp_path / "box", "box 2")):
        said = cli("mail", str(path), code=3).err
        assert f"1 unreadable, {name}: it is larger than 0 kB" in said
        states = {one["state"] for one in cli("mail", str(path), "--json").json}
        assert states == {"proposed", "unreadable"}
