"""What the palette finds: every command by words of a user's own, and what a page can do."""

from __future__ import annotations

from textual.fuzzy import Matcher
from textual.widgets import Input

from jobboard_tui.tui.command_palette import PaletteCommands, PaletteEntry
from jobboard_tui.tui.commands import COMMANDS
from tests.rows import for_each_row
from tests.tui.conftest import Dashboard
from tests.tui.test_board_screen import app_of


def found(query: str) -> list[str]:
    """The labels of what the palette of the board finds, the best first."""
    matcher = Matcher(query)
    entries: list[PaletteEntry] = [*PaletteCommands().board_entries(None)]  # type: ignore[arg-type]
    scored = [(entry.score(query, matcher.match(entry.label)), entry.label) for entry in entries]
    ranked = sorted((one for one in scored if one[0] > 0), key=lambda one: -one[0])
    return [label.split("  (")[0] for _score, label in ranked]


LABELS = {command.id: command.label for command in COMMANDS}

WORDS = {
    "delete": {"remove", "unlog"},
    "contact": {"edit"},
    "schedule": {"agenda", "interview"},
    "search": {"filter", "jump"},
    "history": {"open", "since"},
    "trash": {"bin", "remove"},
    "calendar": {"agenda"},
    "dark": {"theme"},
    "stats": {"statistics"},
    "statistics": {"statistics"},
    "settings": {"settings"},
    "archive": {"move", "remove"},
    "reject": {"event", "answer"},
    "mail": {"compose", "received"},
    "exit": {"quit"},
    "profile": {"settings"},
    "resume": {"pause", "settings"},
    "rename": {"edit"},
    "csv": {"import", "export"},
    "shortcuts": {"help", "settings"},
    "mouse": {"settings"},
    "salary": {"edit"},
    "ghosted": {"close_silent"},
    "Ｔｒａｓｈ": {"bin"},
    "take offer": set(),
    "offer decline": {"answer"},
}


@for_each_row("query", WORDS)
def test_what_people_look_for_is_among_the_first(query: str) -> None:
    first = found(query)[:6]
    assert {LABELS[command_id] for command_id in WORDS[query]} <= set(first)


def test_every_command_is_found_by_at_least_two_words_beside_its_name() -> None:
    for command in COMMANDS:
        others = set(command.words.split()) - set(command.label.split())
        assert len(others) >= 2, command.id
        assert "[" not in command.help, "the palette would read it as markup"
        for word in others:
            assert command.label in found(word), (command.id, word)


async def test_on_a_page_the_palette_has_what_its_last_line_names(dashboard: Dashboard) -> None:
    async with dashboard() as pilot:
        app = app_of(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        page = app.screen
        labels = [entry.label for entry in app.palette_entries(page)]
        assert "search  (/)" in labels
        await pilot.press("ctrl+p")
        await pilot.press(*"search")
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert app.screen is page
        assert isinstance(app.focused, Input)


def test_the_whole_name_of_a_command_finds_it_first() -> None:
    assert found("edit")[0] == "edit"
    assert [label for label in LABELS.values() if found(label)[0] != label] == []
