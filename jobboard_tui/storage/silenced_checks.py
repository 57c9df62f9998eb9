"""Findings that the writer of a letter called false alarms, remembered until it is sent.

They lie in the state folder of the board, and hold for one kind of letter in one language to one
application. A file that can't be read counts as empty; one that can't be written does no harm.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, TypeAlias

from jobboard_tui.domain.values import frozen
from jobboard_tui.storage.state_files import read_table, write_table

LetterKey: TypeAlias = tuple[str, str]
"""A check, and the text that it found."""

MOST = 500
"""For so many letters they are kept; the oldest make room."""
_LARGEST = 5_000_000


@frozen
class LetterId:
    """One letter: for whom, of what kind and language, and which event went before it.

    Once it is sent another event is the last one, and the next letter begins without silence.
    """

    application: str
    kind: str
    language: str
    after: str

    @property
    def key(self) -> str:
        """Under what it is kept; the letter before it has the same one."""
        return f"{self.application} {self.kind} {self.language}"


class SilencedChecks:
    """What was silenced in the letters of one board."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "false-alarms.json"
        self._rows = _read(self._path)

    def of(self, letter: LetterId) -> frozenset[LetterKey]:
        """What is silenced in a letter."""
        after, silenced = self._rows.get(letter.key, ("", ()))
        return frozenset(silenced) if after == letter.after else frozenset()

    def silence(self, letter: LetterId, findings: Iterable[LetterKey]) -> None:
        """Leave these out of what is found in a letter from now on."""
        self._keep(letter, {*self.of(letter), *findings})

    def restore(self, letter: LetterId, checks: Collection[str] | None = None) -> None:
        """Tell again what these checks find; without any named, all of them."""
        silenced = self.of(letter)
        kept = {key for key in silenced if checks is not None and key[0] not in checks}
        if kept != silenced:
            self._keep(letter, kept)

    def _keep(self, letter: LetterId, silenced: Collection[LetterKey]) -> None:
        self._rows |= _read(self._path)  # another program may have silenced in other letters
        self._rows.pop(letter.key, None)
        if silenced:
            self._rows[letter.key] = letter.after, tuple(sorted(silenced))
        for oldest in list(self._rows)[:-MOST]:
            del self._rows[oldest]
        rows = {
            key: {"after": after, "findings": list(map(list, findings))}
            for key, (after, findings) in self._rows.items()
        }
        write_table(self._path, rows)


def _read(path: Path) -> dict[str, tuple[str, tuple[LetterKey, ...]]]:
    rows = read_table(path, _LARGEST).items()
    return {key: row for key, value in rows if (row := _row(value)) is not None}


def _row(record: Any) -> tuple[str, tuple[LetterKey, ...]] | None:
    if not isinstance(record, dict) or not isinstance(record.get("after"), str):
        return None
    findings = record.get("findings")
    return record["after"], tuple(
        (pair[0], pair[1])
        for pair in (findings if isinstance(findings, list) else [])
        if isinstance(pair, list) and list(map(type, pair)) == [str, str]
    )
