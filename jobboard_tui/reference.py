"""The tables of keys, rules, commands and names in the pages, from the lists the program uses.

`python -m jobboard_tui.reference` writes them between the markers of the README and of the pages in
docs/, and the manual page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from jobboard_tui.config.rules_file import load_rules
from jobboard_tui.domain.event_kinds import OF_APPLICATION
from jobboard_tui.domain.labels import channel_label, kind_label, outcome_label
from jobboard_tui.domain.models import Channel, Outcome
from jobboard_tui.domain.rules import RuleSet
from jobboard_tui.tui.command_type import EVERYWHERE, CommandGroup
from jobboard_tui.tui.commands import COMMANDS
from jobboard_tui.tui.page_actions import PAGE_ACTIONS, PAGES


def keys_table() -> str:
    """Return every command: its keys, what it does, where it works."""
    rows = []
    for group in CommandGroup:
        for command in COMMANDS:
            if command.group is group:
                places = "" if command.places == EVERYWHERE else ", ".join(sorted(command.places))
                keys = " ".join(f"`{key}`" for key in command.shown_keys.split())
                rows.append((keys, command.label, _in_cell(command.help), places))
    return table(("keys", "", "what it does", "only in"), rows)


def page_keys_table() -> str:
    """Return every action of a page: its keys, what it does, its name in the settings."""
    rows = []
    for page, title in PAGES.items():
        for action in PAGE_ACTIONS:
            if action.id.startswith(f"{page}-"):
                keys = " ".join(f"`{key}`" for key in action.shown_keys.split())
                name = "" if action.is_fixed else f"`{action.id}`"
                rows.append((str(title), keys, _in_cell(action.help or action.label), name))
    return table(("page", "keys", "what it does", "name in the settings"), rows)


FIRST_KEYS = (
    *("add", "open", "due", "do", "snooze", "event", "interview", "compose", "received", "filter"),
    *("move", "undo", "help", "palette", "quit"),
)
"""The commands that somebody needs on the first day, whose keys are in the README."""


def first_keys_table() -> str:
    """Return the keys of the first day, with what each does."""
    by_id = {command.id: command for command in COMMANDS}
    rows = []
    for command in (by_id[name] for name in FIRST_KEYS):
        keys = " ".join(f"`{key}`" for key in command.shown_keys.split())
        rows.append((keys, _in_cell(command.help)))
    return table(("key", "what it does"), rows)


def rules_table(rule_set: RuleSet) -> str:
    """Return every rule: its id, what it says, where it comes from."""
    rows = [
        (f"`{rule.id}`" + (" (soft)" if rule.soft else ""), _in_cell(rule.reason), rule.source)
        for rule in rule_set.rules.values()
    ]
    return table(("rule", "in words", "source"), rows)


def events_table() -> str:
    """Return every kind of event: its name on the command line, and what the screen calls it."""
    rows = [(f"`{kind.value}`", kind_label(kind)) for kind in OF_APPLICATION]
    return table(("EVENT", "on the screen"), rows)


def channels_table() -> str:
    """Return every channel: its name on the command line, and what the screen calls it."""
    rows = [(f"`{channel.value}`", channel_label(channel)) for channel in Channel]
    return table(("CHANNEL", "on the screen"), rows)


def outcomes_table() -> str:
    """Return how an application can end: its name on the command line, and on the screen."""
    rows = [(f"`{outcome.value}`", outcome_label(outcome)) for outcome in Outcome]
    return table(("O", "on the screen"), rows)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").strip()


def fill_tables(page: str, tables: dict[str, str]) -> str:
    """Return the page with each table between its markers `<!-- NAME -->` and `<!-- /NAME -->`."""
    for name, content in tables.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        before, rest = page.split(start, 1)
        _old, after = rest.split(end, 1)
        page = f"{before}{start}\n{content}\n{end}{after}"
    return page


def pages() -> dict[str, dict[str, str]]:
    """Return the tables by the name of their markers, by the page that they stand in."""
    from jobboard_tui.cli.reference import commands_table

    return {
        "README.md": {"first-keys": first_keys_table()},
        "docs/keys.md": {"keys": keys_table(), "page-keys": page_keys_table()},
        "docs/rules.md": {"rules": rules_table(load_rules(None))},
        "docs/command-line.md": {
            "commands": commands_table(),
            "events": events_table(),
            "channels": channels_table(),
            "outcomes": outcomes_table(),
        },
    }


MANUAL = "docs/man/jobboard.1"


def write_pages(root: Path) -> None:
    """Write every table into its page, and the manual page."""
    from jobboard_tui.cli.manual import manual_page

    for name, tables in pages().items():
        page = root / name
        page.write_text(fill_tables(page.read_text(encoding="utf-8"), tables), encoding="utf-8")
    (root / MANUAL).write_text(manual_page(), encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
