"""Adding, editing, moving, removing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine


def test_add_prints_the_id_and_nothing_else(cli: CommandLine) -> None:
    said = cli("add", "Aoba Systems", "Backend Engineer")
    assert said.word in [one["id"] for one in cli("list", "--json").json]
    assert said.out == f"{said.word}\n"
    assert said.err == ""


def test_add_takes_every_field(cli: CommandLine) -> None:
    shape = cli(
        *("add", "株式会社青葉", "SRE", "--url", "https://aoba.example/1", "--location", "丸の内"),
        *(
            "--source",
            "fair",
            "--agency",
            "Robin",
            "--contact",
            "佐藤",
            "--email",
            "s@aoba.example",
        ),
        *("--salary", "7-9M", "--tag", "remote", "--tag", "go", "--apply-by", "2026-12-01"),
        *("--at", "2026-11-20T09:00", "--json"),
    ).json
    assert shape["next"]["rule"] == "apply-by"
    expected = {
        "company": "株式会社青葉",
        "role": "SRE",
        "stage": "wishlist",
        "outcome": None,
        "tags": ["remote", "go"],
        "url": "https://aoba.example/1",
        "location": "丸の内",
        "source": "fair",
        "agency": "Robin",
        "contacts": [
            {"name": "佐藤", "email": "s@aoba.example", "phone": "", "title": "", "latin": ""}
        ],
        "salary": "7-9M",
        "apply_by": "2026-12-01",
        "added": "2026-11-20T09:00:00+09:00",
        "events": [],
    }
    assert {name: shape[name] for name in expected} == expected
    assert shape == cli.show("青葉")


def test_add_applied_logs_the_event_with_its_date(cli: CommandLine) -> None:
    said = cli(
        *("add", "Aoba", "SRE", "--applied", "2026-11-02T15:00", "--reply-by", "2026-11-20"),
        *("--at", "2026-11-03T09:00", "--json"),
    )
    (event,) = said.json["events"]
    assert said.json["stage"] == "applied"
    assert (event["kind"], event["at"], event["by"], event["logged"]) == (
        "applied",
        "2026-11-02T15:00:00+09:00",
        "2026-11-20",
        "2026-11-03T09:00:00+09:00",
    )
    assert "applied → Mon 2 Nov 2026 15:00 JST" in said.err
    assert cli("undo").code == 0
    assert cli("list", "--json").json == []


def test_add_by_hand_into_a_stage_logs_nothing(cli: CommandLine) -> None:
    shape = cli("add", "Aoba", "SRE", "--stage", "interview", "--json").json
    assert (shape["stage"], shape["events"]) == ("interview", [])


def test_an_address_without_a_name_is_called_by_its_first_part(cli: CommandLine) -> None:
    shape = cli("add", "Aoba", "SRE", "--email", "recruit@aoba.example", "--json").json
    assert shape["contacts"][0]["name"] == "recruit"


def test_the_same_employer_twice_is_warned_of(cli: CommandLine) -> None:
    cli("add", "Aoba Systems K.K.", "SRE", "--agency", "Robin", "--stage", "applied")
    said = cli("add", "株式会社 Aoba Systems", "Data", "--agency", "Wren")
    assert "note: Aoba Systems K.K., SRE" in said.err
    again = ["add", "株式会社 Aoba Systems", "SRE", "--agency", "Wren"]
    assert (
        "is already on the board (added Mon 23 Nov, now in applied); add it anyway"
        in cli.fails(*again, code=3).err
    )
    assert "through Wren as well" in cli(*again, "--force").err


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["add", "", "SRE"], 2, "COMPANY: it is empty"),
        (["add", "Aoba", "\x1b[31m"], 2, "ROLE: it is empty"),
        (["add", "Aoba", "SRE", "--url", "javascript:alert(1)"], 2, "only http and https"),
        (["add", "Aoba", "SRE", "--url", "--flag"], 2, "--url"),
        (["add", "Aoba", "SRE", "--email", "nobody"], 2, "name@example.com"),
        (["add", "Aoba", "SRE", "--applied", "soonish"], 2, "soonish"),
        (["add", "Aoba", "SRE", "--reply-by", "2026-12-01"], 2, "--applied"),
        (["add", "Aoba", "SRE", "--stage", "closed"], 2, "rejected, declined, withdrawn, silent"),
        (
            ["add", "Aoba", "SRE", "--outcome", "silent"],
            2,
            "only a closed application has an outcome",
        ),
        (["move", "kept", "closed"], 2, "rejected, declined, withdrawn, silent"),
        (
            ["move", "kept", "offer", "--outcome", "silent"],
            2,
            "only a closed application has an outcome",
        ),
        (["move", "nobody", "offer"], 1, "nobody"),
        (["edit", "kept"], 2, "no change given"),
        (["edit", "kept", "colour=red"], 2, "field colour"),
        (["edit", "kept", "role"], 2, "company=VALUE"),
        (["edit", "kept", "company="], 2, "company: it is empty"),
        (["edit", "kept", "url=file:///etc/passwd"], 2, "only http and https"),
        (["edit", "kept", "apply-by=whenever"], 2, "whenever"),
        (["edit", "kept", "-absent"], 1, "tag absent"),
        (["edit", "kept", "role=x", "company="], 2, "company: it is empty"),
        (["remove", "nobody"], 1, "nobody"),
        (["restore", "kept"], 1, "it is not in the bin"),
    ],
)
def test_what_can_not_be_done_leaves_the_file_alone(
    cli: CommandLine, words: list[str], code: int, reason: str
) -> None:
    cli("add", "kept", "SRE")
    assert reason in cli.fails(*words, code=code).err


def test_an_ambiguous_text_lists_the_candidates(cli: CommandLine) -> None:
    ids = [cli("add", "Aoba", role).word for role in ("SRE", "Backend")]
    said = cli.fails("show", "ａｏｂａ", code=1)
    first, *candidates = said.err.splitlines()
    assert first.startswith("jobboard: application")
    assert {line.split()[0] for line in candidates} == set(ids)


def test_edit_sets_and_clears_fields(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--tag", "a", "--tag", "b", "--contact", "Sato").word
    cli(
        *("edit", app, "role=Lead", "salary=8M", "+c", "-a", "notes=one\ntwo", "apply-by=+3d"),
        *("email=s@aoba.example", "phone=03-1", "resume=v2", "url=https://aoba.example"),
    )
    shape = cli.show(app)
    assert (shape["role"], shape["salary"], shape["resume"]) == ("Lead", "8M", "v2")
    assert shape["tags"] == ["b", "c"]
    assert shape["notes"] == "one\ntwo"
    assert shape["contacts"][0] == {
        "name": "Sato",
        "email": "s@aoba.example",
        "phone": "03-1",
        "title": "",
        "latin": "",
    }
    cli("edit", app, "salary=", "tags=x,y", "apply-by=", "contact=", "url=")
    shape = cli.show(app)
    assert (shape["salary"], shape["tags"], shape["apply_by"]) == ("", ["x", "y"], None)
    assert (shape["contacts"], shape["url"]) == ([], "")


def test_a_text_of_one_dash_is_read_from_standard_input(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    app = cli("add", "Aoba", "SRE").word
    monkeypatch.setattr("sys.stdin", io.StringIO("first\nsecond\n"))
    cli("edit", app, "notes=-")
    assert cli.show(app)["notes"] == "first\nsecond"


def test_move_closes_with_an_outcome_and_opens_again(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    said = cli("move", app, "closed", "--outcome", "silent")
    assert "wishlist → closed" in said.err
    assert (cli.show(app)["stage"], cli.show(app)["outcome"]) == ("closed", "silent")
    cli("move", app, "applied")
    assert (cli.show(app)["stage"], cli.show(app)["outcome"]) == ("applied", None)
    assert cli.show(app)["events"] == []


def test_an_address_taken_out_where_there_is_none_makes_no_contact(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    cli("edit", app, "email=", "phone=")
    assert cli.show(app)["contacts"] == []


def test_the_bin_has_what_was_removed_last_first(cli: CommandLine) -> None:
    """By the instant, also where the home zone was another one in between."""
    first, later = (cli("add", name, "SRE").word for name in ("Aoba", "Beech"))
    cli("settings", "zone=Europe/Berlin")
    cli("remove", later, now="2026-11-23T05:00:00+01:00")
    cli("settings", "zone=Asia/Tokyo")
    cli("remove", first, now="2026-11-23T12:30:00+09:00")
    assert [one["id"] for one in cli("bin", "--json").json] == [later, first]


def test_removed_is_in_the_bin_until_restored_or_undone(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE").word
    for back in (("undo",), ("restore", "aoba"), ("restore", app)):
        cli("remove", app)
        assert cli("list", "--json").json == []
        assert [one["id"] for one in cli("bin", "--json").json] == [app]
        assert app in cli("bin").out
        cli(*back)
        assert cli.show(app)["id"] == app
        assert cli("bin", "--json").json == []


def test_undo_and_redo_say_what(cli: CommandLine) -> None:
    cli("add", "Aoba", "SRE")
    assert "Aoba" in cli("undo").err
    assert cli("list", "--json").json == []
    assert "Aoba" in cli("redo").err
    assert len(cli("list", "--json").json) == 1
    cli.fails("redo", code=1)


def test_nothing_to_take_back(cli: CommandLine) -> None:
    cli.fails("undo", code=1)
    assert not cli.file.exists()


def test_a_closed_one_with_the_date_of_applying_is_added_closed(cli: CommandLine) -> None:
    app = cli(
        *("add", "Aoba", "SRE", "--stage", "closed", "--outcome", "rejected"),
        *("--applied", "2026-11-02"),
    ).word
    one = cli.show(app)
    assert (one["stage"], one["outcome"]) == ("closed", "rejected")
    assert [event["kind"] for event in one["events"]] == ["applied"]


UNREAD = ("Heard Back?: Yes", "今の状況: 二次面接")


def with_unread(cli: CommandLine) -> str:
    """The id of an application of which an import could not read two cells."""
    app = cli("add", "Aoba", "SRE", "--stage", "applied").word
    board = json.loads(cli.file.read_text())
    board["applications"][app]["unread_cells"] = list(UNREAD)
    cli.file.write_text(json.dumps(board))
    assert cli.show(app)["unread_cells"] == list(UNREAD)
    return app


def test_what_an_import_could_not_read_is_shown_with_what_to_do(cli: CommandLine) -> None:
    app = with_unread(cli)
    said = cli("show", app).out
    for cell in UNREAD:
        assert cell in said
    assert app in cli("list", "二次面接").out
    assert f"jobboard edit {app} unread-cells=" in said
    assert "not read" not in cli("show", cli("add", "Momiji", "SRE").word).out


@pytest.mark.parametrize(
    "lift", [("log", "APP", "received"), ("log", "APP", "note"), ("edit", "APP", "unread_cells=")]
)
def test_what_could_not_be_read_is_lifted_by_an_event_or_by_hand(
    cli: CommandLine, lift: tuple[str, ...]
) -> None:
    app = with_unread(cli)
    cli(*(app if word == "APP" else word for word in lift))
    assert cli.show(app)["unread_cells"] == []
    cli("undo")
    assert cli.show(app)["unread_cells"] == list(UNREAD)
    cli("redo")
    assert cli.show(app)["unread_cells"] == []


def test_what_could_not_be_read_is_not_written_by_hand(cli: CommandLine) -> None:
    app = with_unread(cli)
    said = cli.fails("edit", app, "unread-cells=Status: ?", code=2)
    assert "unread-cells=" in said.err


def test_what_could_not_be_read_survives_an_export(cli: CommandLine, tmp_path: Path) -> None:
    app = with_unread(cli)
    cli("export", str(tmp_path / "out.json"))
    cli("remove", app)
    other = CommandLine(tmp_path / "other.json", cli.read)
    other("import", str(tmp_path / "out.json"))
    assert other.show(app)["unread_cells"] == list(UNREAD)
