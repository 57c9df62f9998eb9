"""Every glyph that the dashboard draws, in one table, once in Unicode and once in ASCII.

Several of the Unicode ones (▲ ● ○ ◇ ■ … │) have an ambiguous width: terminals set up for East
Asian text may draw them two cells wide and shift the rest of the line. The ASCII set is for those.
Each glyph is one cell wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from jobboard_tui.domain.event_kinds import EVENT_KINDS, Sign
from jobboard_tui.domain.models import Kind, Outcome
from jobboard_tui.domain.offer_values import ItemState


class Glyphs(NamedTuple):
    """One set of glyphs; `kinds` and the like by what they stand for."""

    late: str
    due: str
    waiting: str
    soft: str
    marked: str
    bar: str  # at the left of what the cursor is on
    pause: str
    filter: str
    cut: str  # where a text was cut off
    dot: str  # between two things on one line
    more: str  # beyond the upper edge
    less: str  # beyond the lower edge
    horizontal: str
    vertical: str
    thumb: str  # where in a long list one is
    spoken: str  # at the left of what is read out
    kinds: Mapping[Kind, str]
    outcomes: Mapping[Outcome, str]
    standings: Mapping[ItemState, str]

    def of_kind(self, kind: Kind) -> str:
        """The glyph of an event; a plain dot for a kind that the table does not have."""
        return self.kinds.get(kind, self.dot)


def _kinds(glyphs: str) -> Mapping[Kind, str]:
    """Return the glyph of each kind; `glyphs` are those of the signs, in their order."""
    of_sign = dict(zip(Sign, glyphs, strict=True))
    return MappingProxyType({kind: of_sign[info.sign] for kind, info in EVENT_KINDS.items()})


def _standings(glyphs: str) -> Mapping[ItemState, str]:
    """Unknown, known, to ask, asked, confirmed, unclear, not applicable."""
    return MappingProxyType(dict(zip(ItemState, glyphs, strict=True)))


UNICODE = Glyphs(
    late="▲",
    due="●",
    waiting="○",
    soft="◇",
    marked="✓",
    bar="▌",
    pause="‖",
    filter="/",
    cut="…",
    dot="·",
    more="▴",
    less="▾",
    horizontal="─",
    vertical="│",
    thumb="┃",
    spoken="┃",
    kinds=_kinds("→←■★✓×□·"),
    outcomes=MappingProxyType(
        {
            Outcome.REJECTED: "×",
            Outcome.DECLINED: "∅",
            Outcome.WITHDRAWN: "↩",
            Outcome.SILENT: "…",
            Outcome.RESCINDED: "×",
            Outcome.LAPSED: "∅",
        }
    ),
    standings=_standings("○✓◇→★?-"),
)

ASCII = Glyphs(
    late="!",
    due="*",
    waiting="o",
    soft="?",
    marked="x",
    bar=">",
    pause="=",
    filter="/",
    cut="~",
    dot=".",
    more="^",
    less="v",
    horizontal="-",
    vertical="|",
    thumb="#",
    spoken="|",
    kinds=_kinds("><#$+x-."),
    outcomes=MappingProxyType(
        {
            Outcome.REJECTED: "x",
            Outcome.DECLINED: "/",
            Outcome.WITHDRAWN: "<",
            Outcome.SILENT: "~",
            Outcome.RESCINDED: "x",
            Outcome.LAPSED: "/",
        }
    ),
    standings=_standings("ox?>$!-"),
)

SETS: Mapping[str, Glyphs] = MappingProxyType({"unicode": UNICODE, "ascii": ASCII})


def find_glyphs(name: str) -> Glyphs:
    """Return the set that the settings name; the Unicode one for a name that is none."""
    return SETS.get(name, UNICODE)


ASCII_HINT = "ascii-glyphs"
"""What the hint is called by which ASCII is proposed, so that it comes once."""


def locale_without_glyphs(environment: Mapping[str, str]) -> str:
    """Return the locale that a user has chosen and that has no UTF-8; empty for any other.

    Python writes UTF-8 in the locales C and POSIX as well, whatever stands between it and the eye.
    """
    chosen = next(
        (environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), ""
    )
    return "" if "utf8" in chosen.lower().replace("-", "") else chosen
