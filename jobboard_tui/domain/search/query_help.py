"""What a filter could go on with, and what in it means nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jobboard_tui.domain.board_columns import board_columns
from jobboard_tui.domain.models import Stage
from jobboard_tui.domain.search.query import FIELDS, STATES_ASKED, Query
from jobboard_tui.domain.text import fold
from jobboard_tui.i18n import _

_LAST = re.compile(r"(?:^|\s)-?(?P<lead>[#＃]|[^\W\d_]+[:：])(?P<value>[^\s\"]*)$")
_FIELD = re.compile(r"(?:^|\s)-?(?P<name>[^\W\d_]+)[:：](?!//)(?P<value>[^\s\"]+)")
MOST_NAMED = 8
"""So many values are named in a sentence at most."""


def completions(text: str, tags: Iterable[str]) -> list[str]:
    """Return whole filters that a text could go on to: of a tag, a stage, a state.

    >>> completions("aoba stage:of", ()), completions("#ja", ["java", "go"])
    (['aoba stage:offer'], ['#java'])
    """
    return [text[: at.start("value")] + value for at in _last(text) for value in _values(at, tags)]


def options(text: str, tags: Iterable[str]) -> list[str]:
    """Return what could stand at the end of a text that has begun with a tag, a stage or a state.

    >>> options("is:o", ())
    ['overdue', 'open']
    """
    return [value for at in _last(text) for value in _values(at, tags)]


def _last(text: str) -> list[re.Match[str]]:
    """The field at the end of a text, and what is typed of its value; nothing where none is."""
    match = _LAST.search(text)
    return [match] if match else []


def _values(at: re.Match[str], tags: Iterable[str]) -> list[str]:
    lead, begun = at["lead"].rstrip(":：").casefold(), fold(at["value"])
    known: Sequence[str] = ()
    if lead in ("#", "＃", "tag"):
        known = sorted(tag for tag in tags if not re.search(r"[\s\"]", tag))
    elif lead == "stage":
        known = [column.name for column in board_columns()]
    elif lead == "is":
        known = STATES_ASKED
    return [value for value in known if fold(value).startswith(begun) and value != at["value"]]


def doubts(text: str, tags: Iterable[str]) -> list[str]:
    """Return a sentence on each part of a filter that means nothing on a board with such tags."""
    sentences = []
    stages = [*dict.fromkeys([*(column.name for column in board_columns()), *Stage])]
    for match in _FIELD.finditer(text):
        name, value = match["name"].casefold(), fold(match["value"])
        if name not in FIELDS:
            no_field = _("“{name}:” is not a field, so it is searched for as a word.")
            sentences.append(no_field.format(name=match["name"]))
        elif name == "stage" and not any(stage.startswith(value) for stage in stages):
            sentences.append(_unknown(f"stage:{value}", stages))
        elif name == "is" and value not in STATES_ASKED:
            sentences.append(_unknown(f"is:{value}", options(f"is:{value}", ()) or STATES_ASKED))
    known = {fold(tag) for tag in tags}
    unknown = [
        term.value
        for term in Query.parse(text).terms
        if term.field == "tag" and not any(tag.startswith(term.value) for tag in known)
    ]
    return sentences + [_("No application has the tag #{tag}.").format(tag=tag) for tag in unknown]


def _unknown(what: str, known: Sequence[str]) -> str:
    names = ", ".join(known[:MOST_NAMED])
    return _("{what} is unknown; try {names}.").format(what=what, names=names)
