"""Sentences with a number in them: one application is no "1 applications"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import jobboard_tui
from jobboard_tui.i18n import ngettext
from tests.rows import for_each_row
from tools.messages import collect

SOURCE = Path(jobboard_tui.__file__).parent
NOUNS = (
    "applications|rows|days|weeks|fields|items|terms|steps|times|differences|bytes|things"
    "|good copies|follow-ups|are"
)
COUNTED = re.compile(rf'_\(\s*"[^"]*\{{\w+\}} ({NOUNS}|meetings|messages|responses)\b')
NEVER_ONE = {
    "domain/search/find.py": "an ambiguous text matches several",
    "tui/presentation/due.py": "several applications are one row from six on",
    "service/live_board.py": "one application is told by its name",
    "interchange/importers/plan.py": "one application is told by its name",
    "domain/labels.py": "one day ago is yesterday, in one day is tomorrow",
    "domain/parsing/datetimes.py": "one day hence is tomorrow",
    "domain/offers/review.py": "a topic is told so from several items on",
    "tui/screens/statistics.py": "the ranges are of several weeks",
    "tui/screens/glossary.py": "the glossary as a whole has many terms",
    "interchange/importers/csv_table.py": "the most rows are many",
    "interchange/mail/ics_invitation.py": "an invitation with one meeting is read",
    "tui/screens/import_preview.py": "progress is told of long files only",
    "cli/audit.py": "the self-audit has three questions",
    "domain/offers/pay_rows.py": "a year has more than one working day",
}


@pytest.mark.parametrize(("count", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_a_number_has_the_noun_that_it_needs(count: int, said: str) -> None:
    assert ngettext("{count} row", "{count} rows", count).format(count=count) == said


def test_no_sentence_counts_one_as_many() -> None:
    told = {
        str(path.relative_to(SOURCE)): match[0]
        for path in SOURCE.rglob("*.py")
        if (match := COUNTED.search(path.read_text(encoding="utf-8")))
    }
    assert {name: told[name] for name in told if name not in NEVER_ONE} == {}


ROOT = Path(__file__).parent.parent
PHRASES = [
    line.partition(" -> ")[0]
    for line in (ROOT / "tests/data/phrases.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ANY_PHRASE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, PHRASES))})(?![\w-])", re.IGNORECASE
)
NO_PROSE = re.compile(r"```.*?```|`[^`]*`|\{[^{}]*\}|--[a-z][\w-]*|\[[^\]]*\]\([^)]*\)", re.DOTALL)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def unwanted(text: str) -> list[str]:
    """The phrases in a text that are not said, without code, fields and options."""
    return ANY_PHRASE.findall(" ".join(NO_PROSE.sub(" ", text).split()))


def test_a_phrase_is_found_as_whole_words_and_outside_of_code() -> None:
    assert unwanted("It is Called\noff.") == ["Called off"]
    assert unwanted("an e-mail address, {mend} and `mend`") == []
    assert unwanted("mend it") == ["mend"]


def test_messages_have_no_phrase_that_is_not_said() -> None:
    said = {
        text: phrases
        for message in collect()
        for text in ([message.id] if isinstance(message.id, str) else message.id)
        if (phrases := unwanted(text))
    }
    assert said == {}


@for_each_row("path", PAGES, ids=lambda path: path.name)
def test_pages_have_no_phrase_that_is_not_said(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name == "glossary.md":
        text = re.sub(r"(?m)\|[^|\n]*\|$", "", text)  # its last column has the words to avoid
    assert unwanted(text) == []


def values(table: object) -> Iterator[str]:
    """The English texts of a data file, other than words that it looks for."""
    if isinstance(table, dict):
        for key, value in table.items():
            if key not in ("words", "pattern", "ja"):
                yield from values(value)
    elif isinstance(table, list):
        for value in table:
            yield from values(value)
    elif isinstance(table, str):
        yield table


@pytest.mark.parametrize("name", ["audit", "checklist", "glossary", "rules", "letter_checks"])
def test_texts_of_data_have_no_phrase_that_is_not_said(name: str) -> None:
    table = tomllib.loads((ROOT / f"data/{name}.toml").read_text(encoding="utf-8"))
    assert [text for text in values(table) if unwanted(text)] == []
