"""How an import's plan looks: its remarks, and each row with what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from jobboard_tui.domain.labels import stage_with_outcome
from jobboard_tui.domain.text import clean, join_clauses, join_items
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.interchange.importers.meanings import meaning_label, stage_name_label
from jobboard_tui.interchange.importers.plan import (
    ColumnReport,
    Plan,
    PlanRow,
    Problem,
    Sureness,
    WordReport,
)
from jobboard_tui.interchange.importers.plan_text import (
    applied_on,
    deadlines,
    sureness_label,
    word_place,
)
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone, crop
from jobboard_tui.tui.presentation.text_width import fit, wrap

SIGNS = {
    "new": ("+", Tone.GOOD),
    "same": ("=", Tone.MUTED),
    "fuller": ("*", Tone.ACCENT),
    "unreadable": ("!", Tone.DUE),
}


_WIDE = 100
_STANDING, _NARROW_STANDING = 24, 16
"""Cells for the stage: "closed: never heard back", or at least "closed: rejected"."""
_APPLIED = 18
"""Cells of "applied 2026-11-02"."""


@frozen
class PlanRemark:
    """A sentence on what was found out or assumed."""

    text: str


@frozen
class RowDetail:
    """What else is known of the row above: its deadlines, and the reason for what becomes of it."""

    text: str


PlanItem: TypeAlias = ColumnReport | WordReport | PlanRemark | PlanRow | RowDetail | Problem


def items(plan: Plan, problems_only: bool = False, width: int = 200) -> list[PlanItem]:
    """Return the plan as a list: columns, words for stages, remarks, and rows.

    Words for no known stage come first. A remark takes as many lines as it needs in so many cells.
    """
    return list(_items(plan, problems_only, width))


def _items(plan: Plan, problems_only: bool, width: int) -> Iterator[PlanItem]:
    if not problems_only:
        yield from (word for word in plan.words if not word.meaning)
        yield from plan.columns
        yield from (word for word in plan.words if word.meaning)
        for remark in plan.remarks:
            first, *others = wrap(clean(remark), width - 4)
            yield PlanRemark(first)
            yield from (PlanRemark(f"  {line}") for line in others)
    for row in plan.rows:
        if not problems_only or row.problems:
            yield row
            if more := _more(row):
                yield RowDetail(more)
            yield from row.problems


def _more(row: PlanRow) -> str:
    if row.understood is None:
        return ""
    return join_clauses((*deadlines(row.understood), row.reason))


def verdict_words(verdict: str, count: int) -> str:
    """Return how many rows come to that."""
    words = {
        "new": _("{count} new"),
        "same": _("{count} already known"),
        "fuller": _("{count} filled in"),
        "unreadable": _("{count} unreadable"),
    }
    return words[verdict].format(count=count)


def counts_line(plan: Plan) -> StyledLine:
    """Return how many rows, and what becomes of them."""
    count = len(plan.rows)
    rows = ngettext("{count} row", "{count} rows", count).format(count=count)
    line: list[tuple[str, Tone]] = [(rows, Tone.STRONG)]
    for verdict, count in plan.counts.items():
        if count:
            line += [("   ", Tone.TEXT), (verdict_words(str(verdict), count), SIGNS[verdict][1])]
    return tuple(line)


def item_line(item: PlanItem, width: int) -> StyledLine:
    """Return an item of the list as a line of that width."""
    if isinstance(item, ColumnReport):
        return crop(_column(item, width), width, "…")
    if isinstance(item, WordReport):
        return crop(_word(item, width), width, "…")
    if isinstance(item, RowDetail):
        return crop(((f"{'':9}{clean(item.text)}", Tone.MUTED),), width, "…")
    if isinstance(item, PlanRemark):
        return crop(((f" {item.text}", Tone.MUTED),), width, "…")
    if isinstance(item, Problem):
        return crop(_problem(item), width, "…")
    return crop(_row(item, width), width, "…")


_SURE_TONES = {
    Sureness.TOLD: Tone.GOOD,
    Sureness.SURE: Tone.GOOD,
    Sureness.LIKELY: Tone.ACCENT,
    Sureness.UNKNOWN: Tone.DUE,
    Sureness.LEFT_OUT: Tone.MUTED,
}


def _column(column: ColumnReport, width: int) -> StyledLine:
    """A column: its name, what it was taken for and how sure, its first values."""
    return _taken(
        (clean(column.name) or "–", meaning_label(column.meaning), join_items(column.samples)),
        column.sureness,
        width,
    )


def _word(word: WordReport, width: int) -> StyledLine:
    """A word for a stage: what it was taken for and how sure, and where it stands."""
    shown = _("“{word}”").format(word=clean(word.word))
    cells = (shown, stage_name_label(word.meaning), word_place(word))
    return _taken(cells, word.sureness, width, name=max(10, width // 3))


def _taken(
    cells: tuple[str, str, str], sureness: Sureness, width: int, *, name: int = 0
) -> StyledLine:
    """A name, the meaning that it was given and how sure that is, and where it is from."""
    shown, meaning, place = cells
    name = name or max(10, min(24, width // 5))
    if sureness in (Sureness.UNKNOWN, Sureness.LEFT_OUT) or not meaning:
        taken = sureness_label(sureness)
    else:
        taken = f"{meaning} ({sureness_label(sureness)})"
    return (
        (f" {fit(shown, name)} ", Tone.STRONG),
        ("→ ", Tone.MUTED),
        (fit(taken, max(20, width // 3)), _SURE_TONES[sureness]),
        ("  ", Tone.TEXT),
        (clean(place), Tone.MUTED),
    )


def _problem(problem: Problem) -> StyledLine:
    where = _("line {line}").format(line=problem.line)
    if problem.column:
        column = clean(problem.column)
        where = _("line {line}, {column}").format(line=problem.line, column=column)
    return ((f"         {where}: ", Tone.DUE), (clean(problem.what), Tone.TEXT))


def _row(row: PlanRow, width: int) -> StyledLine:
    sign, tone = SIGNS[row.verdict]
    head = ((f" {sign} ", tone), (f"{row.line:>5} ", Tone.MUTED))
    application = row.understood
    if application is None:
        return (*head, (clean(row.reason) or pgettext("row", "unreadable"), Tone.TEXT))
    stood = _STANDING if width >= _WIDE else _NARROW_STANDING
    name = max(12, (width - 10 - 6 - _APPLIED - stood) // 2)
    return (
        *head,
        (fit(clean(application.company), name), Tone.STRONG),
        ("  ", Tone.TEXT),
        (fit(clean(application.role), name), Tone.TEXT),
        ("  ", Tone.TEXT),
        (
            fit(
                stage_with_outcome(application.stage, application.outcome, application.column),
                stood,
            ),
            Tone.MUTED,
        ),
        ("  ", Tone.TEXT),
        (applied_on(application), Tone.MUTED),
    )
