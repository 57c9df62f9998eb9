"""How offers look side by side: a table, stacked bars, the questions for the gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobboard_tui.domain.offers.comparison import CellMark, Comparison, ComparisonCell, Offer
from jobboard_tui.domain.offers.total_pay import PARTS, total_words
from jobboard_tui.domain.text import clean, clean_for_drawing
from jobboard_tui.i18n import _
from jobboard_tui.tui.glyphs import UNICODE, Glyphs
from jobboard_tui.tui.presentation.styled_text import (
    BLANK,
    StyledLine,
    StyledRun,
    Tone,
    crop,
    rule_line,
)
from jobboard_tui.tui.presentation.text_width import fit, wrap

TITLE = 28
_LEAST = 14
_BLOCKS = {"annual": "█", "base": "█", "fixed-overtime": "▓", "allowances": "▒", "bonus": "▞"}
_PLAIN = {"annual": "#", "base": "#", "fixed-overtime": "=", "allowances": "+", "bonus": "%"}
_PART_TONES = {
    "annual": Tone.ACCENT,
    "base": Tone.ACCENT,
    "fixed-overtime": Tone.WAITING,
    "allowances": Tone.GOOD,
    "bonus": Tone.SOFT,
    "stock": Tone.BAD,
}
_TONES = {CellMark.BETTER: Tone.GOOD, CellMark.MISSING: Tone.MUTED, CellMark.UNCLEAR: Tone.LATE}


def comparison_lines(of: Comparison, width: int, glyphs: Glyphs) -> list[StyledLine]:
    """Return everything, from the top.

    Offers that have no room in the width are left out at the end.
    """
    return list(_lines(of, width, glyphs))


def _lines(of: Comparison, width: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    title = min(TITLE, max(14, width // 4))
    count = max(1, min(len(of.offers), (width - title - 1) // _LEAST))
    room = (width - title - 1) // count
    shown = of.offers[:count]
    companies = [(f"  {clean(offer.application.company)}", Tone.STRONG) for offer in shown]
    roles = [(f"  {clean(offer.application.role)}", Tone.MUTED) for offer in shown]
    yield _row("", companies, title, room)
    yield _row("", roles, title, room)
    yield BLANK
    for row in of.told_rows:
        cells = [_cell(cell) for cell in row.cells[:count]]
        yield _row(row.title, cells, title, room)
    if of.silent_rows:
        silent = _("missing in all: {rows}").format(
            rows=_(", ").join(row.title for row in of.silent_rows)
        )
        for part in wrap(silent, width - 4):
            yield ((f" {part}", Tone.MUTED),)
    if any(offer.score is not None for offer in shown):
        scores = [
            ("" if offer.score is None else f"  {offer.score:.0%}", Tone.STRONG) for offer in shown
        ]
        yield _row(_("weighted score"), scores, title, room)
        names = {row.id: row.title for row in of.rows}
        weights = ", ".join(f"{names[row]} {weight:g}" for row, weight in of.weights.items())
        for part in wrap(_("weights: {rows}").format(rows=weights), width - 4):
            yield ((f" {part}", Tone.MUTED),)
    if len(of.offers) > count:
        yield BLANK
        left = _("{count} more need a wider terminal").format(count=len(of.offers) - count)
        yield ((f" {left}", Tone.MUTED),)
    yield from _bars(of.offers, width, glyphs)
    for offer in of.offers:
        yield from _questions(offer, width, glyphs)


def _row(title: str, cells: Sequence[tuple[str, Tone]], width: int, room: int) -> StyledLine:
    runs: list[StyledRun] = [(f" {fit(title, width - 1)}", Tone.MUTED)]
    runs += [(f"{fit(clean_for_drawing(text), room - 1)} ", tone) for text, tone in cells]
    return tuple(runs)


def _cell(cell: ComparisonCell) -> tuple[str, Tone]:
    if cell.mark is CellMark.MISSING:
        return _("  missing"), Tone.MUTED
    sign = {CellMark.BETTER: "+ ", CellMark.UNCLEAR: "? "}.get(cell.mark, "  ")
    return sign + cell.text, _TONES.get(cell.mark, Tone.TEXT)


def _bars(offers: Sequence[Offer], width: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    """The yearly totals, stacked: each part in its own tone and sign."""
    most = max((offer.totals.expected or 0 for offer in offers), default=0)
    if not most:
        return
    yield BLANK
    yield rule_line(_("expected per year"), width, glyphs)
    name = min(TITLE, max(12, width // 5))
    bar = max(10, width - name - 34)
    used: dict[str, None] = {}
    signs = _BLOCKS if glyphs is UNICODE else _PLAIN
    for offer in offers:
        runs: list[StyledRun] = [(f" {fit(clean(offer.application.company), name)} ", Tone.STRONG)]
        if offer.totals.expected is None or offer.totals.guaranteed is None:
            yield (*runs, (_("pay not known yet"), Tone.MUTED))
            continue
        passed = done = 0
        for part in offer.totals.parts:
            used[part.id] = None
            passed += part.amount
            cells = round(bar * passed / most) - done
            done += cells
            sign = signs.get(part.id, "░" if glyphs is UNICODE else ".")
            runs.append((sign * cells, _PART_TONES.get(part.id, Tone.TEXT)))
        runs.append((" " * (bar - done), Tone.TEXT))
        sums = offer.totals
        amounts = _(" {hoped}, {sure} guaranteed").format(
            hoped=total_words(sums.expected, sums.expected_apart, at_least=sums.at_least),
            sure=total_words(sums.guaranteed, sums.guaranteed_apart, at_least=sums.at_least),
        )
        yield crop((*runs, (amounts, Tone.TEXT)), width, glyphs.cut)
    legend: list[StyledRun] = [(" " * (name + 2), Tone.TEXT)]
    for part_id in used:
        sign = signs.get(part_id, "░" if glyphs is UNICODE else ".")
        legend.append((sign, _PART_TONES.get(part_id, Tone.TEXT)))
        legend.append((f" {PARTS[part_id]()}   ", Tone.MUTED))
    yield crop(legend, width, glyphs.cut)


def _questions(offer: Offer, width: int, glyphs: Glyphs) -> Iterator[StyledLine]:
    if not offer.questions and not offer.remarks:
        return
    yield BLANK
    company = clean(offer.application.company)
    yield rule_line(_("{company}: to ask").format(company=company), width, glyphs)
    for remark in offer.remarks:
        for part in wrap(remark, width - 4):
            yield ((f"  {part}", Tone.DUE),)
    for title, ask in offer.questions:
        text = _("{title}: {question}").format(title=title, question=ask)
        for part in wrap(text, width - 4):
            yield ((f"  {part}", Tone.TEXT),)
