"""Sentences with a number in them: one application is no "1 applications"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import jobboard_tui
from jobboard_tui.words import many

SOURCE = Path(jobboard_tui.__file__).parent
NOUNS = (
    "applications|rows|days|weeks|fields|items|terms|steps|times|differences|bytes|things"
    "|good copies|follow-ups|are"
)
COUNTED = re.compile(rf'_\(\s*"[^"]*\{{\w+\}} ({NOUNS}|meetings|messages|responses)\b')
NEVER_ONE = {
    "core/search.py": "an ambiguous text matches several",
    "ui/look/due.py": "several applications are one row from six on",
    "desk.py": "one application is told by its name",
    "files/importing/plan.py": "one application is told by its name",
    "core/spoken.py": "one day ago is yesterday, in one day is tomorrow",
    "core/when.py": "one day hence is tomorrow",
    "core/offer/review.py": "a topic is told so from several items on",
    "ui/screens/statistics.py": "the ranges are of several weeks",
    "ui/screens/glossary.py": "the glossary as a whole has many terms",
    "files/importing/table.py": "the most rows are many",
    "files/invitation.py": "an invitation with one meeting is read",
    "ui/screens/importing.py": "progress is told of long files only",
    "cli/auditing.py": "the self-audit has three questions",
}


@pytest.mark.parametrize(("count", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_a_number_has_the_noun_that_it_needs(count: int, said: str) -> None:
    assert many("{count} row", "{count} rows", count).format(count=count) == said


def test_no_sentence_counts_one_as_many() -> None:
    told = {
        str(path.relative_to(SOURCE)): found[0]
        for path in SOURCE.rglob("*.py")
        if (found := COUNTED.search(path.read_text(encoding="utf-8")))
    }
    assert {name: told[name] for name in told if name not in NEVER_ONE} == {}
