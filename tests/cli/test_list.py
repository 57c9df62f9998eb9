"""What is on the board: list, show, status."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import CommandLine

LIST_KEYS = [
    *("id", "company", "role", "stage", "outcome", "tags", "url", "next", "location", "source"),
    *("agency", "contacts", "salary", "resume", "notes", "apply_by", "added", "unread_cells"),
]
EVENT_KEYS = [
    *("id", "kind", "at", "until", "by", "via", "with", "note", "round", "where", "minutes"),
    *(
        "cancelled",
        "cancelled_by",
        "cancelled_at",
        "undated",
        "needs_reply",
        "answers_offer",
        "message_id",
        "done",
        "logged",
    ),
]


@pytest.fixture
def board(cli: CommandLine) -> dict[str, str]:
    """Four applications: overdue, waiting, in the wishlist, closed."""
    ids = {
        "late": cli("add", "Aoba Systems", "SRE", "--applied", "2026-11-02", "--tag", "remote"),
        "soon": cli("add", "月島ソフト", "Data Engineer", "--applied", "2026-11-20"),
        "wish": cli("add", "Umineko Games", "Tools", "--tag", "games"),
        "gone": cli("add", "Kestrel KK", "SRE", "--stage", "closed", "--outcome", "rejected"),
    }
    return {name: said.word for name, said in ids.items()}


def ids(said: Any) -> list[str]:
    return [one["id"] for one in said.json]


def among(shape: dict[str, Any], known: list[str]) -> list[str]:
    """The known keys of a shape, which may have more, in its order."""
    return [key for key in shape if key in known]


def test_list_json_has_the_public_shape(cli: CommandLine, board: dict[str, str]) -> None:
    shapes = cli("list", "--json").json
    assert all(among(one, LIST_KEYS) == LIST_KEYS for one in shapes)
    late = next(one for one in shapes if one["id"] == board["late"])
    assert late["next"]["rule"] == "application-follow-up"
    assert late["tags"] == ["remote"]
    assert next(one for one in shapes if one["id"] == board["gone"])["outcome"] == "rejected"


def test_list_goes_by_stage_then_urgency(cli: CommandLine, board: dict[str, str]) -> None:
    assert ids(cli("list", "--json")) == [board[name] for name in ("wish", "late", "soon", "gone")]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--open"], ["wish", "late", "soon"]),
        (["--stage", "applied"], ["late", "soon"]),
        (["--stage", "closed", "--open"], []),
        (["sre"], ["late", "gone"]),
        (["ﾂｷｼﾏ"], []),
        (["月島"], ["soon"]),
        (["sre", "--open"], ["late"]),
        (["aoba", "sre"], ["late"]),
        (["#remote"], ["late"]),
        (["is:overdue"], ["late"]),
        (["stage:wishlist"], ["wish"]),
        (["nothing of the kind"], []),
    ],
)
def test_list_finds(
    cli: CommandLine, board: dict[str, str], words: list[str], names: list[str]
) -> None:
    assert ids(cli("list", "--json", *words)) == [board[name] for name in names]


def test_list_as_text_has_a_line_each(cli: CommandLine, board: dict[str, str]) -> None:
    lines = cli("list").out.splitlines()
    assert [line.split()[0] for line in lines] == [
        board[name] for name in ("wish", "late", "soon", "gone")
    ]
    assert "▲" in lines[1]
    assert "closed: rejected" in lines[3]
    said = cli("list", "nobody")
    assert said.out == ""
    assert said.err


def test_show_json_has_the_public_shape(cli: CommandLine, board: dict[str, str]) -> None:
    shape = cli.show(board["late"])
    assert among(shape, [*LIST_KEYS, "events"]) == [*LIST_KEYS, "events"]
    assert all(list(event) == EVENT_KEYS for event in shape["events"])


def test_show_as_text_tells_everything(cli: CommandLine, board: dict[str, str]) -> None:
    app = board["late"]
    cli(
        "log",
        app,
        "interview",
        "--at",
        "fri 15:00",
        "--with",
        "森",
        "--where",
        "3F",
        "--round",
        "2",
    )
    cli("log", app, "note", "--note", "two\nlines")
    cli("edit", app, "notes=first\n  second", "salary=8M", "contact=Sato", "apply-by=2026-12-24")
    text = cli("show", app).out
    for told in ("Aoba Systems", app, "remote", "8M", "Sato", "Thu 24 Dec", "first", "second"):
        assert told in text
    for told in ("interview", "Fri 27 Nov 15:00", "森", "3F", "round 2", "60 min", "two", "lines"):
        assert told in text
    assert "▲" not in text.partition("○")[0] or "○" in text


def test_instants_are_told_in_the_home_zone(cli: CommandLine) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-02T06:00:00Z").word
    assert cli.show(app)["events"][0]["at"] == "2026-11-02T15:00:00+09:00"


def test_status_is_one_line(cli: CommandLine, board: dict[str, str]) -> None:
    line = cli("status").out
    assert line.count("\n") == 1
    assert line.startswith("▲ 1  ● 0  ◇ ")
    assert "Aoba Systems" in line


def test_status_of_an_empty_board(cli: CommandLine) -> None:
    assert cli("status").out == "▲ 0  ● 0  ◇ 0\n"
    assert cli("status", "--format", "{next}|{next_company}|{open}").out == "||0\n"


def test_status_takes_a_template(cli: CommandLine, board: dict[str, str]) -> None:
    said = cli("status", "--format", "{{{overdue}}} {due} {open} {next_company}")
    assert said.out == "{1} 0 3 Aoba Systems\n"
    soft = sum(one["soft"] for one in cli.due())
    assert cli("status", "--format", "{soft}").word == str(soft)


@pytest.mark.parametrize(
    "template",
    ["{late}", "{overdue.__class__}", "{due[0]}", "{due:>99}", "{due!r}", "{0}", "{}", "{", "}"],
)
def test_status_refuses_other_fields(cli: CommandLine, template: str) -> None:
    said = cli.fails("status", "--format", template, code=2)
    assert "overdue, due, soft, open, next, next_company" in said.err


def test_the_text_of_a_posting_is_found_and_shown_by_its_first_lines(cli: CommandLine) -> None:
    text = "\n".join(f"line {number}: on call" for number in range(1, 21))
    for company in ("Aoba", "Kestrel"):
        cli("add", company, "SRE")
    cli("log", "aoba", "note", "--note", text, "--at", "2026-11-20 10:00")
    assert "Aoba" in cli("list", "line 17: on call").out
    assert "Kestrel" not in cli("list", "line 17: on call").out
    shown = cli("show", "aoba").out
    assert ("line 12:" in shown, "line 13:" in shown) == (True, False)
    assert "… 8 more lines: --full" in shown
    assert "Fri 20 Nov 10:00  note" in shown
    assert "line 20:" in cli("show", "aoba", "--full").out
