"""What a check is, what it looks at, and what it finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from jobboard_tui.domain.business_days import BusinessCalendar
from jobboard_tui.domain.letters.company_names import CompanyWording
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import FilledLetter, Language, LetterPart
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _

PARTS: tuple[LetterPart, ...] = ("subject", "body")


@frozen(kw_only=True)
class Check:
    """A row of `letter_checks.toml`.

    `test` names what looks; `says` is what is wrong, with fields such as {found}; `words` are
    texts and what to put in their place, `patterns` the same of expressions. One that `asks` does
    so before an answer is put into a letter, if it would find something there.
    `options` are the numbers and lists of the test's own.
    """

    id: str
    says: str
    why: str
    source: str
    test: str = "pattern"
    languages: tuple[Language, ...] = tuple(Language)
    kinds: frozenset[str] = frozenset()
    not_kinds: frozenset[str] = frozenset()
    part: LetterPart | None = None
    pattern: re.Pattern[str] | None = None
    mend: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[re.Pattern[str], str | None], ...] = ()
    names: bool = False
    asks: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)

    def is_for(self, draft: FilledLetter) -> bool:
        """Whether it looks at letters of that kind and language."""
        kind = draft.letter.kind
        return (
            draft.letter.language in self.languages
            and (not self.kinds or kind in self.kinds)
            and kind not in self.not_kinds
        )

    @property
    def parts(self) -> tuple[LetterPart, ...]:
        """Where it looks."""
        return PARTS if self.part is None else (self.part,)


@frozen(kw_only=True)
class Checks:
    """All checks that are switched on, and how companies are called."""

    rows: Mapping[str, Check] = field(default_factory=dict)
    institutions: CompanyWording = field(default_factory=CompanyWording)


@frozen(kw_only=True)
class LetterFinding:
    """Something that is wrong, or may be: its place in the subject or body, why, and the mend.

    `start` to `end` is the place; `mend` what to put there (None: nothing is at hand, empty: it is
    left out).
    """

    check: str
    part: LetterPart
    start: int
    end: int
    says: str
    why: str
    source: str
    mend: str | None = None
    found: str = ""
    asks: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """By what a silenced finding is known again: the check, and the text that it found."""
        return self.check, self.found

    def corrected_text(self, draft_part: str) -> str:
        """The text of its part with the mend in place."""
        if self.mend is None:
            return draft_part
        return draft_part[: self.start] + self.mend + draft_part[self.end :]


@dataclass(frozen=True, kw_only=True)
class CheckContext:
    """What a draft is held against: its application, the others, the sender, the clock.

    `verdict` says why a follow-up would come too early, or one too many; None where it is in
    order. `others` are all other applications, `others_names` how their companies are
    called without legal form, `sent` the texts of letters that went to them.
    """

    draft: FilledLetter
    application: Application
    sender: Sender
    now: datetime
    calendar: BusinessCalendar
    institutions: CompanyWording
    others: tuple[Application, ...] = ()
    others_names: frozenset[str] = frozenset()
    verdict: str | None = None
    sent: tuple[tuple[str, str], ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Texts that are names here: what looks for slips of the pen does not look inside."""
        one, to = self.application, self.draft.recipient
        people = (contact.name for contact in one.contacts)
        mine = self.sender
        found = [one.company, one.latin, one.role, one.agency, to.house, *people]
        found += [text for person in (to, *to.beside) for text in (person.name, person.latin)]
        found += [mine.name, mine.latin, mine.school, mine.email, mine.phone, mine.signature]
        return tuple(sorted({name for name in found if name}, key=len, reverse=True))


def make_finding(
    check: Check,
    part: LetterPart,
    place: tuple[int, int],
    text: str = "",
    mend: str | None = None,
    *,
    rest: str = "",
    **fields: object,
) -> LetterFinding:
    """A finding of a check, its words filled in; `rest` is what completes the last word found."""
    start, end = place
    better = f"{mend}{rest}" if mend else ""
    check_fields = CheckFields(
        {"found": f"{text}{rest}", "mend": better, "part": _(part), **fields}
    )
    return LetterFinding(
        check=check.id,
        part=part,
        start=start,
        end=end,
        says=_(check.says).format_map(check_fields),
        why=_(check.why),
        source=check.source,
        mend=mend,
        found=text,
        asks=check.asks,
    )


class CheckFields(dict[str, object]):
    """What a check's words can name; what a test does not tell is left out."""

    def __missing__(self, name: str) -> str:
        return ""


class TakenPlaces:
    """The places of a text that something was found in already, or that are not looked at."""

    def __init__(self, text: str, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._taken = bytearray(len(text))
        for start, end in spans:
            self._mark(start, end)

    def _mark(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)

    def take(self, start: int, end: int) -> bool:
        """Take a place that is free and not empty; whether it was."""
        if end <= start or any(self._taken[start:end]):
            return False
        self._mark(start, end)
        return True


def outside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a place overlaps with none of the spans."""
    return all(end <= first or last <= start for first, last in spans)


def find_all_places(text: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Every place where one of the names stands."""
    return [span for name in names for span in find_places(text, name)]


def find_places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Every place where a text stands, letter by letter."""
    at = text.find(name) if name else -1
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + len(name))
