"""How an import's plan looks: its remarks, and each row with what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator

from jobboard_tui.core.spoken import stage_label
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen
from jobboard_tui.files.importing.plan import Plan, Problem, Row
from jobboard_tui.ui.cells import fit
from jobboard_tui.ui.look.lines import Line, Tone, cropped
from jobboard_tui.words import _

SIGNS = {
    "new": ("+", Tone.GOOD),
    "same": ("=", Tone.MUTED),
    "fuller": ("*", Tone.ACCENT),
    "unreadable": ("!", Tone.DUE),
}


@frozen
class Remark:
    """A sentence on what was found out or assumed."""

    text: str


def items(plan: Plan, problems_only: bool = False) -> list[Remark | Row | Problem]:
    """The plan as a list: remarks, rows, and under each row its problems."""
    return list(_items(plan, problems_only))


def _items(plan: Plan, problems_only: bool) -> Iterator[Remark | Row | Problem]:
    if not problems_only:
        for remark in plan.remarks:
            yield Remark(remark)
    for row in plan.rows:
        if not problems_only or row.problems:
            yield row
            yield from row.problems


def verdict_words(verdict: str, count: int) -> str:
    """How many rows come to that."""
    words = {
        "new": _("{count} new"),
        "same": _("{count} already here"),
        "fuller": _("{count} filled in"),
        "unreadable": _("{count} not readable"),
    }
    return words[verdict].format(count=count)


def counts_line(plan: Plan) -> Line:
    """How many rows, and what becomes of them."""
    line: list[tuple[str, Tone]] = [
        (_("{count} rows").format(count=len(plan.rows)), Tone.STRONG),
    ]
    for verdict, count in plan.counts.items():
        if count:
            line += [("   ", Tone.TEXT), (verdict_words(str(verdict), count), SIGNS[verdict][1])]
    return tuple(line)


def item_line(item: Remark | Row | Problem, width: int) -> Line:
    """One of the list in that width."""
    if isinstance(item, Remark):
        return cropped(((f" {clean(item.text)}", Tone.MUTED),), width, "…")
    if isinstance(item, Problem):
        return cropped(_problem(item), width, "…")
    return cropped(_row(item, width), width, "…")


def _problem(problem: Problem) -> Line:
    where = _("line {line}").format(line=problem.line)
    if problem.column:
        column = clean(problem.column)
        where = _("line {line}, {column}").format(line=problem.line, column=column)
    return ((f"         {where}: ", Tone.DUE), (clean(problem.what), Tone.TEXT))


def _row(row: Row, width: int) -> Line:
    sign, tone = SIGNS[row.verdict]
    head = ((f" {sign} ", tone), (f"{row.line:>5} ", Tone.MUTED))
    one = row.understood
    if one is None:
        return (*head, (clean(row.reason) or _("not readable"), Tone.TEXT))
    company = max(14, (width - 24) // 3)
    return (
        *head,
        (fit(clean(one.company), company), Tone.STRONG),
        ("  ", Tone.TEXT),
        (fit(clean(one.role), company), Tone.TEXT),
        ("  ", Tone.TEXT),
        (fit(stage_label(one.stage), 10), Tone.MUTED),
        ("  ", Tone.TEXT),
        (clean(row.reason), Tone.MUTED),
    )
