"""Sentences with a number in them: one application is no "1 applications"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import jobboard_tui
from jobboard_tui.i18n import ngettext

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
        str(path.relative_to(SOURCE)): found[0]
        for path in SOURCE.rglob("*.py")
        if (found := COUNTED.search(path.read_text(encoding="utf-8")))
    }
    assert {name: told[name] for name in told if name not in NEVER_ONE} == {}
