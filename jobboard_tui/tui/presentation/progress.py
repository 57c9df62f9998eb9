"""The hill in lines: the weeks, what moved one, the test of Japanese, the audits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from jobboard_tui.domain.labels import day
from jobboard_tui.domain.practice_values import Diligence, Practice
from jobboard_tui.domain.reports.progress import Walk, WeekWalked
from jobboard_tui.domain.reports.progress_text import (
    effort_words,
    level_words,
    moved_shortly,
    moved_words,
    place_words,
    practice_label,
    rule_words,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.presentation.styled_text import BLANK, Line, Tone, cropped
from jobboard_tui.tui.presentation.text_width import fit, wrap

_DAY, _EFFORT, _STEP = 12, 14, 5
_WIDE = 100


def climb_lines(
    walk: Walk, hill: Diligence, now: datetime, width: int, *, in_a_row: int, resolution: str
) -> list[Line]:
    """Everything that the picture shows, in words; the newest week first."""
    lines = list(_lines(walk, hill, now, width, in_a_row=in_a_row, resolution=resolution))
    return [cropped(line, width, "…") for line in lines]


def _lines(
    walk: Walk, hill: Diligence, now: datetime, width: int, *, in_a_row: int, resolution: str
) -> Iterator[Line]:
    yield ((place_words(walk), Tone.STRONG),)
    yield ((level_words(hill, now), Tone.TEXT),)
    if not hill.exercises:
        words = _("no practice is logged yet: r, then japanese 30m grammar")
        yield ((words, Tone.SOFT),)
    audits = ngettext(
        "self-audits: {count} week in a row", "self-audits: {count} weeks in a row", in_a_row
    ).format(count=in_a_row)
    yield ((audits, Tone.TEXT),)
    if resolution:
        words = clean(resolution, lines=True).splitlines()[0]
        yield ((_("resolved: {resolution}").format(resolution=words), Tone.SOFT),)
    yield BLANK
    head = [fit(_("week of"), _DAY), *(fit(practice_label(one), _EFFORT) for one in Practice)]
    yield (("".join([*head, fit(pgettext("label", "step"), _STEP)]), Tone.MUTED),)
    for week in reversed(walk.weeks):
        yield _week(week, now, moved_words if width >= _WIDE else moved_shortly)
    yield BLANK
    for words in wrap(rule_words(), width):
        yield ((words, Tone.MUTED),)


def _week(week: WeekWalked, now: datetime, moved: Callable[[WeekWalked], str]) -> Line:
    efforts = [
        (
            fit(effort_words(effort), _EFFORT),
            Tone.GOOD if effort.is_met else Tone.TEXT if effort.amount else Tone.MUTED,
        )
        for effort in week.efforts.values()
    ]
    tone = Tone.GOOD if week.move > 0 else Tone.BAD if week.move < 0 else Tone.TEXT
    return (
        (fit(day(week.monday, now), _DAY), Tone.TEXT),
        *efforts,
        (fit(str(week.height), _STEP), Tone.STRONG),
        (moved(week), tone),
    )
