"""The sets of files from outside with their right values, each in a folder of `tests/data`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jobboard_tui.domain.letters.sender import Sender

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class OutsideSet:
    """A folder of files, and what its `expected.toml` tells."""

    name: str

    @property
    def folder(self) -> Path:
        return DATA / self.name

    @cached_property
    def expected(self) -> Mapping[str, Any]:
        return tomllib.loads((self.folder / "expected.toml").read_text("utf-8"))

    @property
    def now(self) -> datetime:
        return datetime.fromisoformat(self.expected["now"]).astimezone(HOME)

    @property
    def me(self) -> Sender:
        me = self.expected["me"]
        return Sender(name=me["name"], latin=me["latin"], email=me["addresses"][0])

    def rows(self, kind: str) -> list[dict[str, Any]]:
        """What is told of each file of a kind (`table`, `mail`, `invitation`), with its set."""
        return [{**told, "set": self} for told in self.expected[kind]]


SETS = tuple(
    OutsideSet(name)
    for name in (
        "outside",
        "outside_new",
        "outside_third",
        "outside_fourth",
        "outside_fifth",
        "outside_sixth",
    )
)
HOME = ZoneInfo(SETS[0].expected["zone"])


def told(kind: str) -> list[dict[str, Any]]:
    """What is told of each file of a kind in all sets."""
    return [row for one in SETS for row in one.rows(kind)]
