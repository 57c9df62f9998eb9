"""Offers side by side, and the words that stand in their letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jobboard_tui.cli.checklist_json import totals_shape
from jobboard_tui.cli.checklist_text import LANGUAGES, question_language
from jobboard_tui.cli.context import CommandCall
from jobboard_tui.domain.errors import NotFound
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

if TYPE_CHECKING:
    from jobboard_tui.cli.parser import CommandRegistry
    from jobboard_tui.domain.models import Application
    from jobboard_tui.domain.offers.comparison import Comparison, ComparisonCell, Offer

BAR = 40
"""Cells of the longest bar."""


def declare(commands: CommandRegistry) -> None:
    """Declare the commands of this module."""
    compare_ = commands.verb("compare", compare, does=_("compare offers side by side"), rest="apps")
    compare_.add_argument(
        "apps",
        metavar="APP",
        nargs="*",
        help=_("the applications to compare (default: every open offer)"),
    )
    compare_.add_argument(
        "--weight",
        dest="weights",
        metavar="ROW=N",
        action="append",
        default=[],
        help=_("weights for this comparison: hourly=5, remote-days=0"),
    )
    compare_.add_argument("--json", action="store_true", help=_("print JSON for scripts"))
    compare_.add_argument(
        "--lang", metavar="L", choices=LANGUAGES, help=_("language of the questions: en or ja")
    )
    glossary_ = commands.verb(
        "glossary", glossary, does=_("look up terms of Japanese offer letters"), rest="words"
    )
    glossary_.add_argument(
        "words", metavar="WORD", nargs="*", help=_("search in the term, its reading or its meaning")
    )


# -- comparing -----------------------------------------------------------------------------------


def compare(call: CommandCall) -> int:
    """Print the comparison of offers."""
    from jobboard_tui.config.checklist_file import load_checklist
    from jobboard_tui.config.japanese_words import speaking_in
    from jobboard_tui.domain.offers import comparison

    checklist_template = load_checklist(call.open_board.places.checklist)
    own_weights = comparison.read_weights(call.words.weights)
    weights = {**checklist_template.weights, **call.settings.weights, **own_weights}
    checklist_template = replace(checklist_template, weights=weights)
    chosen = _chosen(call)
    language = question_language(call)
    result = comparison.compare(checklist_template, chosen, call.now, language)
    if call.words.json:
        call.out_json(_shape(result))
        return 0
    if not chosen:
        call.info(_("no offer is open; give an application to see what to expect of it"))
        return 0
    with speaking_in(language):
        result = comparison.compare(checklist_template, chosen, call.now, language)
        call.out_lines(_lines(call, result))
    return 0


def _chosen(call: CommandCall) -> list[Application]:
    from jobboard_tui.domain.offers.comparison import offers_of

    if not call.words.apps:
        return offers_of(call.service.board.applications.values())
    named = [call.application(text) for text in call.words.apps]
    return list({application.id: application for application in named}.values())


def _lines(call: CommandCall, of: Comparison) -> Iterator[str]:
    from jobboard_tui.cli.table import table

    head = ["", *("  " + offer.application.company for offer in of.offers)]
    rows = [[row.title, *(_cell(cell) for cell in row.cells)] for row in of.told_rows]
    scores = ["" if offer.score is None else f"  {offer.score:.0%}" for offer in of.offers]
    if any(scores):
        rows.append([_("weighted score"), *scores])
    yield from table([head, *rows], (0, *(30 for _offer in of.offers)))
    yield ""
    yield _("+ better, ? unclear")
    if of.silent_rows:
        yield _("missing in all: {rows}").format(
            rows=_(", ").join(row.title for row in of.silent_rows)
        )
    yield from _bars(call, of)
    for offer in of.offers:
        yield from _to_ask(offer)


def _cell(cell: ComparisonCell) -> str:
    from jobboard_tui.domain.offers.comparison import CellMark

    if cell.mark is CellMark.MISSING:
        return _("  missing")
    return {CellMark.BETTER: "+ ", CellMark.UNCLEAR: "? "}.get(cell.mark, "  ") + cell.text


def _bars(call: CommandCall, of: Comparison) -> Iterator[str]:
    """The yearly totals as bars: what is guaranteed, and what is expected beyond it."""
    from jobboard_tui.cli.table import cut, pad, width
    from jobboard_tui.domain.offers.total_pay import total_words

    most = max((offer.totals.expected or 0 for offer in of.offers), default=0)
    if not most:
        return
    yield ""
    names = [cut(offer.application.company, 24) for offer in of.offers]
    room = max(map(width, names))
    for name, offer in zip(names, of.offers, strict=True):
        sums, sure, hoped = offer.totals, offer.totals.guaranteed, offer.totals.expected
        if sure is None or hoped is None:
            yield f"{pad(name, room)}  {_('pay not known yet')}"
            continue
        cells = round(BAR * sure / most)
        bar = "█" * cells + "░" * (round(BAR * hoped / most) - cells)
        bar = bar if call.glyphs.cut == "…" else bar.replace("█", "#").replace("░", "-")
        amounts = _("{sure} guaranteed, {hoped} expected").format(
            sure=total_words(sure, sums.guaranteed_apart, at_least=sums.at_least),
            hoped=total_words(hoped, sums.expected_apart, at_least=sums.at_least),
        )
        yield f"{pad(name, room)}  {pad(bar, BAR)}  {amounts}"


def _to_ask(offer: Offer) -> Iterator[str]:
    if not offer.questions and not offer.remarks:
        return
    yield ""
    yield _("{company}, to ask:").format(company=offer.application.company)
    for title, ask in offer.questions:
        yield "  " + _("{title}: {question}").format(title=title, question=ask)
    for remark in offer.remarks:
        yield f"  ! {remark}"


def _shape(of: Comparison) -> dict[str, Any]:
    return {
        "offers": [
            {
                "application": offer.application.id,
                "company": offer.application.company,
                "role": offer.application.role,
                "score": None if offer.score is None else round(offer.score, 4),
                "totals": totals_shape(offer.totals),
                "questions": [{"item": title, "ask": ask} for title, ask in offer.questions],
                "remarks": list(offer.remarks),
            }
            for offer in of.offers
        ],
        "rows": [
            {
                "id": row.id,
                "title": row.title,
                "cells": [
                    {"text": cell.text, "mark": cell.mark.value or None, "number": cell.number}
                    for cell in row.cells
                ],
            }
            for row in of.rows
        ],
        "weighed": list(of.weighed),
        "weights": dict(of.weights),
    }


# -- glossary ------------------------------------------------------------------------------------


def glossary(call: CommandCall) -> int:
    """Print the terms that match; all of them where no word is given."""
    from jobboard_tui.config.checklist_file import load_glossary
    from jobboard_tui.domain.offers.glossary import find_entries

    words = clean(" ".join(call.words.words or ()))
    entries = find_entries(load_glossary(), words)
    if not entries:
        raise NotFound(
            _("word {word}").format(word=words),
            _("nothing like it in the glossary"),
            _("see `jobboard glossary`"),
        )
    for entry in entries:
        call.out(
            _("{term} ({reading}): {meaning}").format(
                term=entry.term, reading=entry.reading, meaning=entry.meaning
            )
        )
        call.out(f"  {entry.look}")
    return 0
