"""An offer letter against the one before it, and against what was said in the meeting, by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from jobboard_tui.domain.labels import day, day_clock
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application, Event, Kind, Timeline
from jobboard_tui.domain.offer_values import ANSWER_BY, AnswerSource
from jobboard_tui.domain.offers.checklist import lines, parse_terms, strip_item_name
from jobboard_tui.domain.offers.checklist_template import ChecklistItem, ChecklistTemplate
from jobboard_tui.domain.offers.item_words import plain_words
from jobboard_tui.domain.offers.suggested_values import suggested_values
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext


class LetterChange(StrEnum):
    """How a line of the later letter stands to the earlier one."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@frozen(kw_only=True)
class ComparedLine:
    """One item: what the earlier letter, the meeting and the later letter say; empty: nothing.

    `change` is None where there is no earlier letter. `is_against_meeting`: the later letter says
    something else than the meeting, or nothing.
    """

    item: ChecklistItem
    before: str
    meeting: str
    now: str
    change: LetterChange | None
    is_against_meeting: bool


@frozen
class LetterComparison:
    """The later letter, the one before it (None where there is one alone), and their lines.

    With one letter alone the lines are those that the meeting spoke of.
    """

    later: Event
    earlier: Event | None
    lines: tuple[ComparedLine, ...]

    @property
    def telling(self) -> tuple[ComparedLine, ...]:
        """The lines in which something differs."""
        return tuple(
            line
            for line in self.lines
            if line.is_against_meeting or line.change not in {None, LetterChange.SAME}
        )


def compare_letters(
    checklist_template: ChecklistTemplate, application: Application, now: datetime
) -> LetterComparison | None:
    """Return the last letter beside the one before it and the meeting; None without a letter."""
    letters = sorted(
        (
            event
            for event in application.events
            if event.kind is Kind.OFFER_LETTER and not event.cancelled and event.at <= now
        ),
        key=lambda event: event.at,
    )
    if not letters:
        return None
    later, earlier = letters[-1], letters[-2] if len(letters) > 1 else None
    says = _said_in(checklist_template, application, later, now)
    said = {} if earlier is None else _said_in(checklist_template, application, earlier, now)
    met = {
        line.item.id: line.value
        for line in lines(checklist_template, application, now)
        if line.finding.origin is AnswerSource.MEETING and line.value
    }
    told = met.keys() if earlier is None else {*said, *met, *says}
    return LetterComparison(
        later,
        earlier,
        tuple(
            _line(
                item,
                None if earlier is None else said.get(item.id, ""),
                met.get(item.id, ""),
                says.get(item.id, ""),
            )
            for item in checklist_template.items()
            if item.id != ANSWER_BY and item.id in told
        ),
    )


def _said_in(
    checklist_template: ChecklistTemplate, application: Application, letter: Event, now: datetime
) -> dict[str, str]:
    """What a letter says by item, each in its own words without the item's name."""
    alone = replace(application, events=Timeline([letter]), notes="", location="", tags=())
    found = suggested_values(checklist_template, alone, now)
    items = {item.id: item for item in checklist_template.items()}
    return {
        name: "; ".join(_without_name(items[name], suggestion.value) for suggestion in listed)
        for name, every in found.items()
        if (listed := [suggestion for suggestion in every if suggestion.event == letter.id])
    }


def _line(item: ChecklistItem, before: str | None, meeting: str, now: str) -> ComparedLine:
    change: LetterChange | None
    if before is None:
        change = None
    elif is_same(item, before, now):
        change = LetterChange.SAME
    elif before and now:
        change = LetterChange.CHANGED
    else:
        change = LetterChange.ADDED if now else LetterChange.GONE
    return ComparedLine(
        item=item,
        before=before or "",
        meeting=meeting,
        now=now,
        change=change,
        is_against_meeting=bool(meeting) and not is_same(item, meeting, now),
    )


def is_same(item: ChecklistItem, first: str, second: str) -> bool:
    """Whether two texts say the same of an item: the same terms, or the same words."""
    if _plain(first) == _plain(second):
        return True
    told = [parse_terms(item.id, strip_item_name(item, text)) for text in (first, second)]
    return bool(told[0]) and told[0] == told[1]


def _plain(text: str) -> str:
    return "".join(plain_words(text).split())


def comparison_lines(
    comparison: LetterComparison, now: datetime, language: Language
) -> Iterator[str]:
    """The comparison in words: what differs, a line each, and how many lines are the same."""
    yield comparison_heading(comparison, now)
    nothing = pgettext("letter", "nothing")
    for line in comparison.telling:
        title = line.item.said(language).title
        if line.change not in {None, LetterChange.SAME}:
            yield _("{title}: {before} → {now}").format(
                title=title, before=line.before or nothing, now=line.now or nothing
            )
        if line.is_against_meeting:
            yield _("{title}: the offer letter says {now}, in the meeting it was {meeting}").format(
                title=title, now=line.now or nothing, meeting=line.meeting
            )
    yield same_words(comparison)


def comparison_heading(comparison: LetterComparison, now: datetime) -> str:
    """Return which letter is held against which one and the meeting, each with its day.

    Two of one day are told apart by the time.
    """
    later, earlier = comparison.later, comparison.earlier
    if earlier is None:
        return _("Letter of {later}, compared with the meeting").format(later=day(later.at, now))
    days = day(later.at, now), day(earlier.at, now)
    if days[0] == days[1]:
        days = day_clock(later.at, now), day_clock(earlier.at, now)
    return _("Letter of {later}, compared with that of {earlier} and with the meeting").format(
        later=days[0], earlier=days[1]
    )


def _without_name(item: ChecklistItem, text: str) -> str:
    """What is said of an item without its name, where that is parted from it: 賃金締切日 毎月末日.

    A word that goes on, or brackets, are of what is said: 始業（9時00分）, 競業避止義務.
    """
    short = item.without_label(text)
    name = text.removesuffix(short)
    return short if name.endswith((" ", "\u3000", ":", "：")) else text


def same_words(comparison: LetterComparison) -> str:
    """Return how many lines are the same, or why there are none to compare."""
    if comparison.lines:
        count = len(comparison.lines) - len(comparison.telling)
        return _("unchanged: {count} of {whole}").format(count=count, whole=len(comparison.lines))
    if comparison.earlier is None:
        return _("There is only one letter, and nothing from the meeting has been noted.")
    return _("Neither letter mentions anything on the checklist.")
