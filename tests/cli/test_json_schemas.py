"""What `--json` prints is what `docs/schemas` says; `docs/json.md` has every command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, assume, given, settings
from jsonschema import Draft202012Validator

from jobboard_tui.cli.reference import commands, options
from jobboard_tui.config.demo_board import demo_board
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Channel, Kind, Outcome, Stage, Timeline
from jobboard_tui.domain.offer_values import AnswerSource, ItemState
from jobboard_tui.domain.offers.comparison import CellMark
from jobboard_tui.domain.offers.negotiation_advice import AdviceMoment
from jobboard_tui.domain.offers.total_pay import PARTS
from jobboard_tui.domain.practice_values import HonestAnswer, Level, Practice
from jobboard_tui.domain.reminders.api import ReminderState
from jobboard_tui.domain.reports.agenda import AgendaKind
from jobboard_tui.interchange.exporters.export import as_json
from tests.cli.conftest import CommandLine
from tests.cli.json_schemas import DOCS, SHARED, Call, Schemas, documented_calls
from tests.storage.boards import AT, application, boards, event

GOLDEN = Path(__file__).parent.parent / "data" / "board.json"
NOW = "2026-11-26T10:00"
CALLS = documented_calls()


def words_of(call: Call) -> str:
    return " ".join(call.words)


@pytest.fixture
def schemas() -> Schemas:
    return Schemas()


# -- every command has one -------------------------------------------------------------------------


def test_every_command_with_json_has_an_example_and_a_schema() -> None:
    with_json = {
        verb
        for verb, parser in commands().items()
        if any("--json" in option.option_strings for option in options(parser))
    }
    assert {call.words[0] for call in CALLS} == with_json
    assert all("--json" in call.words for call in CALLS)


def test_every_schema_belongs_to_a_command(schemas: Schemas) -> None:
    assert {call.schema for call in CALLS} == schemas.by_name.keys() - {SHARED}


def test_the_readme_leads_to_them() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    assert "](docs/json.md)" in readme


# -- they are sound --------------------------------------------------------------------------------


def test_every_schema_is_one(schemas: Schemas) -> None:
    for schema in schemas.by_name.values():
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        Draft202012Validator.check_schema(schema)


def test_every_part_is_described(schemas: Schemas) -> None:
    for name, place, _type in schemas.parts():
        node = schemas.node(name, place)
        if "$ref" in node and "description" not in node:
            node = schemas.node(*schemas.target(name, node["$ref"]))
        assert node.get("description") or "/anyOf/" in place, f"{name}{place}"


def test_objects_have_no_other_fields_than_those_described(schemas: Schemas) -> None:
    open_ones = {
        (name, place)
        for name, place, node in schemas.objects()
        if not {node.get("additionalProperties"), node.get("unevaluatedProperties")} & {False}
    }
    # Those who refer to it add fields, and close it.
    assert open_ones == {(SHARED, "/$defs/application")}
    for name in ("list", "show", "bin"):
        node = schemas.by_name[name]
        assert node.get("items", node)["unevaluatedProperties"] is False


OPTIONAL = {
    (SHARED, "/$defs/reminder"): {"snoozed_until"},
    (SHARED, "/$defs/application"): {"column"},
}


def test_fields_are_always_there_unless_said(schemas: Schemas) -> None:
    for name, place, node in schemas.objects():
        optional = OPTIONAL.get((name, place), set())
        assert set(node["required"]) == node["properties"].keys() - optional, f"{name}{place}"


@pytest.mark.parametrize(
    ("name", "place", "values"),
    [
        (SHARED, "/$defs/stage", Stage),
        (SHARED, "/$defs/outcome", Outcome),
        (SHARED, "/$defs/kind", Kind),
        (SHARED, "/$defs/channel", Channel),
        (SHARED, "/$defs/practice", Practice),
        (SHARED, "/$defs/state", ItemState),
        (SHARED, "/$defs/origin", AnswerSource),
        (SHARED, "/$defs/reminder/properties/state", ReminderState),
        (SHARED, "/$defs/totals/properties/parts/items/properties/id", PARTS),
        ("agenda", "/$defs/item/properties/what", AgendaKind),
        ("hill", "/$defs/level", Level),
        ("hill", "/$defs/week/properties/practice/properties", Practice),
        ("audit", "/properties/questions/items/properties/answer/anyOf/0", HonestAnswer),
        ("checklist", "/properties/negotiate/properties/when", AdviceMoment),
        (
            "compare",
            "/properties/rows/items/properties/cells/items/properties/mark/anyOf/0",
            CellMark,
        ),
    ],
)
def test_lists_of_values_are_the_programs(
    schemas: Schemas, name: str, place: str, values: type[StrEnum]
) -> None:
    node = schemas.node(name, place)
    assert set(node.get("enum", node)) == {str(one) for one in values} - {""}


# -- what is printed is valid ----------------------------------------------------------------------


def on_demo(cli: CommandLine) -> CommandLine:
    now = datetime.fromisoformat(NOW).replace(tzinfo=ZoneInfo("Asia/Tokyo"))
    return on_board(cli, "demo", as_json(demo_board(now)))


def on_board(cli: CommandLine, name: str, content: str) -> CommandLine:
    file = cli.file.with_name(f"{name}.json")
    file.write_text(content, encoding="utf-8")
    return replace(cli, file=file, now=NOW)


def on_golden(cli: CommandLine) -> CommandLine:
    return on_board(cli, "golden", GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.parametrize("call", CALLS, ids=words_of)
def test_the_documented_call_prints_it_on_the_demo(
    cli: CommandLine, schemas: Schemas, call: Call
) -> None:
    schemas.check(call.schema, on_demo(cli)(*call.words).json)


WITHOUT_APP = [call for call in CALLS if {"aoba", "asagao"}.isdisjoint(call.words)]


def test_an_empty_board_prints_it_too(cli: CommandLine, schemas: Schemas) -> None:
    for number, call in enumerate(WITHOUT_APP):
        empty = replace(cli, file=cli.file.with_name(f"{number}.json"))
        schemas.check(call.schema, empty(*call.words).json)


MORE = [
    Call(words.split(), schema)
    for words, schema in [
        ("show kestrel --json", "show"),
        ("show tsukishima --json", "show"),
        ("list --json", "list"),
        ("stats is:open --since 2026-09-01 --until 2026-11-20 --json", "stats"),
        ("practice hunting --count 2 --note alerts --json", "practice-entry"),
        ("practice learning --json", "practice-entry"),
        ("audit --answer yes --answer partly --answer no --resolution one --json", "audit"),
        ("audit --show --lang ja --json", "audit"),
        ("checklist momiji --lang ja --json", "checklist"),
        ("checklist kestrel --json", "checklist"),
        ("compare aoba momiji kestrel --weight remote-days=3 --json", "compare"),
        ("compare --lang ja --json", "compare"),
        ("plan asagao last-day= resign=done --lang ja --json", "plan"),
        ("plan asagao first-day= --json", "plan"),
    ]
]
"""Calls on the board with everything that show what the documented ones do not."""


def merged(cli: CommandLine) -> CommandLine:
    """A board of which two forms with different values in the same fields were merged."""
    content = GOLDEN.read_text(encoding="utf-8")
    forms = [content]
    for town, level in (("大阪府大阪市", "N1"), ("京都府京都市", "N3")):
        changed = content.replace("東京都千代田区丸の内", town)
        forms.append(changed.replace('"jlpt_aim":"N2"', f'"jlpt_aim":"{level}"'))
    files = [cli.file.with_name(f"form-{number}.json") for number in range(3)]
    for file, form in zip(files, forms, strict=True):
        file.write_text(form, encoding="utf-8")
    there = on_board(cli, "merged", forms[1])
    there("merge", *map(str, files), "--path", str(there.file))
    return there


def alone(cli: CommandLine) -> CommandLine:
    """A board with one application, and a user who negotiates in the meeting."""
    there = replace(cli, file=cli.file.with_name("alone.json"))
    there("add", "Aoba", "SRE", "--stage", "offer", "--force")
    there("settings", "experience=experienced")
    return there


def revised(cli: CommandLine) -> CommandLine:
    """A board with an offer whose second letter says otherwise, and of which the total is open."""
    there = replace(cli, file=cli.file.with_name("revised.json"))
    there("add", "Aoba", "SRE", "--stage", "offer")
    there("checklist", "aoba", "annual=840万円", "housing=月3万円", "bonus=100万円")
    there("log", "aoba", "offer-letter", "--note", "年収 860万円")
    return there


def rare(cli: CommandLine) -> CommandLine:
    """Many answered follow-ups, and a question without an interview."""
    applications = [
        application(
            f"a{number}",
            events=Timeline(
                [
                    event("sent", Kind.APPLIED),
                    event("again", Kind.FOLLOWED_UP, at=AT + timedelta(days=2)),
                    event("answer", Kind.RECEIVED, at=AT + timedelta(days=4)),
                    event("thought", Kind.REFLECTED, note="質問: なぜ当社ですか。"),
                ]
            ),
        )
        for number in range(10)
    ]
    return on_board(cli, "rare", as_json(Board().with_applications(*applications)))


def outputs(cli: CommandLine) -> Iterator[tuple[CommandLine, Call]]:
    """Calls that together show every field in every form."""
    for there in (on_golden(cli), on_demo(cli)):
        yield from ((there, call) for call in CALLS)
    yield from ((on_golden(cli), call) for call in MORE)
    empty = replace(cli, file=cli.file.with_name("empty.json"))
    yield from ((empty, call) for call in WITHOUT_APP if call.words[0] != "add")
    yield from ((rare(cli), call) for call in CALLS if call.schema in ("questions", "stats"))
    yield merged(cli), Call(["history", "--json"], "history")
    for there in (alone(cli), revised(cli)):
        yield there, Call(["checklist", "aoba", "--json"], "checklist")
    there = replace(cli, file=cli.file.with_name("letter.json"))
    there("add", "Aoba", "SRE", "--stage", "offer")
    there("log", "aoba", "offer-letter", "--note", "年収 800万円")
    whole = Path(__file__).parents[1] / "data" / "letters" / "keiyakushain.txt"
    letter = there.file.with_name("letter.txt")
    letter.write_text(whole.read_text(encoding="utf-8").replace("休憩", ""), encoding="utf-8")
    call = Call(["checklist", "aoba", "--letter", str(letter), "--json"], "checklist")
    yield there, call
    yield alone(cli), Call(["add", "Fuji", "SRE", "--stage", "take-home", "--json"], "show")


@pytest.mark.usefixtures("take_home")
def test_every_field_of_a_schema_is_shown_by_a_call(cli: CommandLine, schemas: Schemas) -> None:
    for there, call in outputs(cli):
        schemas.check(call.schema, there(*call.words).json)
    never = [part for part in schemas.parts() if part not in schemas.shown]
    assert not never, "no output shows these fields, or these types of them"


@settings(max_examples=12, phases=[Phase.generate])  # making a failing board smaller takes minutes
@given(board=boards())
def test_any_board_prints_it(
    cli: CommandLine, tmp_path_factory: pytest.TempPathFactory, board: Board
) -> None:
    schemas = Schemas()
    folder = tmp_path_factory.mktemp("any")
    there = on_board(replace(cli, file=folder / "board.json"), "any", as_json(board))
    assume(there.run("check").code == 0)
    calls = [call for call in WITHOUT_APP if call.schema not in ("show", "practice-entry")]
    for app in board.applications:
        calls += [Call([verb, app, "--json"], verb) for verb in ("show", "checklist")]
    for call in calls:
        schemas.check(call.schema, there(*call.words).json)


# -- the net has no holes --------------------------------------------------------------------------


def test_a_field_that_is_not_described_is_noticed(cli: CommandLine, schemas: Schemas) -> None:
    there = on_golden(cli)
    for call in CALLS:
        output = there(*call.words).json
        first = output[0] if isinstance(output, list) and output else output
        if isinstance(first, dict):
            first["surprise"] = 1
            with pytest.raises(AssertionError, match="surprise"):
                schemas.check(call.schema, output)
