"""The words by which messages are understood, as `data/messages.toml` lists them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.models import Kind
from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

ADVERT = "advert"
"""The row of messages that belong to no application."""
NEEDS = ("", "attachment", "time", "robot", "nothing_asked")
_APART = "\x1f"
"""What stands between a sentence without its blanks and its English words."""
_GAP = 30
"""Characters for which a … in a phrase may stand."""
_TABLES: Mapping[str, tuple[str, ...]] = {
    "answers": ("wanted", "unwanted", "help", "promised"),
    "deadlines": ("task", "decision", "reply"),
    "senders": ("robots", "automatic", "shared", "teams", "departments", "people", "place"),
}


@frozen
class Phrases:
    """Phrases that are searched for in folded sentences."""

    phrases: tuple[str, ...]

    def find(self, folded: str) -> str:
        """Return the phrase that a folded sentence has; empty without one."""
        return next((phrase for phrase in self.phrases if _pattern(phrase).search(folded)), "")


@frozen(kw_only=True)
class KindRow:
    """A kind of message (None: one of no application), its words, and what has to be there too."""

    kind: Kind | None
    words: Phrases
    unless: Phrases
    needs: str = ""
    hints: Phrases = Phrases(())
    """Weaker signs of the kind, by which it is named but not proposed."""


@frozen(kw_only=True)
class MailWords:
    """All that is known of the words of messages."""

    kinds: tuple[KindRow, ...]
    wanted: Phrases
    unwanted: Phrases
    help: Phrases
    promised: Phrases
    task: Phrases
    decision: Phrases
    reply: Phrases
    automatic: Phrases
    robots: frozenset[str]
    shared: frozenset[str]
    teams: tuple[str, ...]
    departments: tuple[str, ...]
    people: tuple[str, ...]
    place: tuple[str, ...]


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    if phrase.isascii() and phrase.endswith(" "):
        return re.compile(rf" {re.escape(phrase.strip().lower())} ")
    parts = [re.escape(fold(part)) for part in phrase.split("…")]
    return re.compile(rf"[^{_APART}]{{0,{_GAP}}}?".join(parts))


def mail_words(*tables: Mapping[str, Any]) -> MailWords:
    """Return the words of some tables, each added to those before it.

    Raises `InvalidInput`, which names the place, for what is no such table.
    """
    rows: dict[str, dict[str, Any]] = {}
    lists: dict[str, list[str]] = {name: [] for names in _TABLES.values() for name in names}
    for table in tables:
        for place in table.keys() - _TABLES.keys() - {"kind"}:
            raise _wrong(place, _("no such table"))
        for row in _rows(table):
            known = rows.setdefault(
                row["kind"], {"words": [], "unless": [], "hints": [], "needs": ""}
            )
            known["words"] += _texts("kind", "words", row)
            known["unless"] += _texts("kind", "unless", row)
            known["hints"] += _texts("kind", "hints", row)
            known["needs"] = _need(row) or known["needs"]
        for place, names in _TABLES.items():
            section = table.get(place, {})
            if not isinstance(section, Mapping) or section.keys() - set(names):
                raise _wrong(place, _("use one of {names}").format(names=", ".join(names)))
            for name in names:
                lists[name] += _texts(place, name, section)
    phrases = {
        name: Phrases(tuple(lists[name]))
        for name in (*_TABLES["answers"], *_TABLES["deadlines"], "automatic")
    }
    return MailWords(
        kinds=tuple(
            KindRow(
                kind=None if name == ADVERT else Kind(name),
                words=Phrases(tuple(row["words"])),
                unless=Phrases(tuple(row["unless"])),
                needs=row["needs"],
                hints=Phrases(tuple(row["hints"])),
            )
            for name, row in rows.items()
        ),
        **phrases,
        robots=frozenset(map(str.casefold, lists["robots"])),
        shared=frozenset(map(str.casefold, lists["shared"])),
        teams=tuple(map(_plain, lists["teams"])),
        departments=tuple(map(_plain, lists["departments"])),
        people=tuple(map(_plain, lists["people"])),
        place=tuple(map(_plain, lists["place"])),
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _rows(table: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    rows = table.get("kind", [])
    if not isinstance(rows, list):
        raise _wrong("kind", _("write each as [[kind]]"))
    for row in rows:
        if not isinstance(row, Mapping) or row.keys() - {
            "kind",
            "words",
            "unless",
            "hints",
            "needs",
        }:
            raise _wrong("kind", _("the only keys are kind, words, unless, hints and needs"))
        if row.get("kind") not in {ADVERT, *Kind}:
            raise _wrong("kind", _("{name} is not an event kind").format(name=row.get("kind")))
        yield row


def _need(row: Mapping[str, Any]) -> str:
    need = row.get("needs", "")
    if need not in NEEDS:
        raise _wrong("needs", _("use one of {names}").format(names=", ".join(NEEDS[1:])))
    return str(need)


def _texts(place: str, name: str, section: Mapping[str, Any]) -> list[str]:
    texts = section.get(name, [])
    if not _are_texts(texts):
        raise _wrong(f"{place}.{name}", _("must be a list of strings"))
    return [text for text in texts if text]


def _are_texts(texts: Any) -> bool:
    return isinstance(texts, list) and all(isinstance(text, str) for text in texts)


def _wrong(place: str, why: str) -> InvalidInput:
    return InvalidInput(place, why, _("see data/messages.toml for the format"))


# -- sentences -----------------------------------------------------------------------------------

_END = re.compile(
    r"(?<=[。!?！？])\s*|(?<=[a-z0-9)]\.)\s+(?=[^a-z])|\n\s*\n|\n(?=\s*[-*・●■□◆▼○◎①-⑳])"
    r"|\n(?=\s*[(（][^()（）]{1,2}[)）])|(?<![A-Za-z])\n(?=\s*[(（])"
    r"|(?<! to)(?<! and)(?<! or)(?<! at)(?<! on)(?<! by)(?<! from)(?<! until)(?<! between)"
    r"\n(?=\s*\d)"
)
"""Ends of sentences, and of the lines of a list; a line of prose may go on with a number."""
_WORD = re.compile(r"[a-z]+")
_LONGEST = 1000
_MOST = 400


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, also those that go over several lines.

    >>> sentences("Thanks. We will\\nwrite soon.")
    ['Thanks.', 'We will write soon.']
    """
    parts = (" ".join(part.split()) for part in _END.split(text))
    return [part[:_LONGEST] for part in parts if part][:_MOST]


def fold_all(texts: Iterable[str]) -> list[str]:
    """Return sentences as phrases are searched for in them: without blanks, and as words.

    A phrase that ends with a blank is a word, and none in "difficult" is "if ".
    """
    return [
        f"{fold(sentence)}{_APART} {' '.join(_WORD.findall(sentence.lower()))} "
        for sentence in texts
    ]
