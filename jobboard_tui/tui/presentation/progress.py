"""The hill in lines: the weeks, what moved one, the test of Japanese, the audits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from jobboard_tui.domain.labels import day
from jobboard_tui.domain.practice_values import Practice, PracticeLog
from jobboard_tui.domain.reports.progress import Progress, WeekProgress
from jobboard_tui.domain.reports.progress_text import (
    effort_words,
    level_words,
    movement_words,
    place_words,
    practice_label,
    rule_words,
    short_movement_words,
)
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.presentation.styled_text import BLANK, StyledLine, Tone, crop
from jobboard_tui.tui.presentation.text_width import fit, wrap

_DAY, _EFFORT, _STEP = 12, 14, 5
_WIDE = 100


def progress_lines(
    walk: Progress, hill: PracticeLog, now: datetime, width: int, *, in_a_row: int, resolution: str
) -> list[StyledLine]:
    """Return everything that the picture shows, in words; the newest week first."""
    lines = list(_lines(walk, hill, now, width, in_a_row=in_a_row, resolution=resolution))
    return [crop(line, width, "…") for line in lines]


def _lines(
    walk: Progress, hill: PracticeLog, now: datetime, width: int, *, in_a_row: int, resolution: str
) -> Iterator[StyledLine]:
    yield ((place_words(walk), Tone.STRONG),)
    yield ((level_words(hill, now), Tone.TEXT),)
    if not hill.exercises:
        words = _("no practice logged yet: press {key}, e.g. japanese 30m grammar").format(
            key=BY_ID["practice"].first_key
        )
        yield ((words, Tone.SOFT),)
    audits = ngettext(
        "self-audits: {count} week in a row", "self-audits: {count} weeks in a row", in_a_row
    ).format(count=in_a_row)
    yield ((audits, Tone.TEXT),)
    if resolution:
        words = clean(resolution, lines=True).splitlines()[0]
        yield ((_("resolved: {resolution}").format(resolution=words), Tone.SOFT),)
    yield BLANK
    head = [
        fit(_("week of"), _DAY),
        *(fit(practice_label(practice), _EFFORT) for practice in Practice),
    ]
    yield (("".join([*head, fit(pgettext("label", "step"), _STEP)]), Tone.MUTED),)
    for week in reversed(walk.weeks):
        yield _week(week, now, movement_words if width >= _WIDE else short_movement_words)
    yield BLANK
    for words in wrap(rule_words(), width):
        yield ((words, Tone.MUTED),)


def _week(week: WeekProgress, now: datetime, moved: Callable[[WeekProgress], str]) -> StyledLine:
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
