"""Draws what `benchmarks --json FILE` has measured, as a picture for docs/benchmarks.md.

    python -m benchmarks.chart FILE [--to screenshots/benchmarks.svg] [--page docs/benchmarks.md]

With `--page` the table goes between that file's markers.

Every figure that has a bar is a line whose right end is that bar, so that all of them are to be
compared at a glance, whatever their unit.
"""

from __future__ import annotations

import argparse
from html import escape
from pathlib import Path

from benchmarks.results import Figure, Results, spoken
from jobboard_tui.reference import fill_tables

WIDTH, ROW, TOP, BOTTOM = 960, 30, 78, 54
LEFT, FULL = 352, 405
"""Where the lines begin, and how long one is that is at its bar."""
MOST = 1.25
"""A line grows no longer than so many times its bar."""
_INK, _QUIET, _GOOD, _BAD = "#c9d1dc", "#7d8896", "#6fb58a", "#e0736b"
_GROUND, _TRACK, _FLOOR = "#12161c", "#1f2630", "#4f74ad"


def chart(results: Results) -> str:
    """The picture."""
    barred = [one for one in results.figures if one.limit]
    height = TOP + ROW * len(barred) + BOTTOM
    rows = [_row(figure, TOP + ROW * number) for number, figure in enumerate(barred)]
    edge = TOP + ROW * len(barred)
    bar = LEFT + FULL
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" font-family="system-ui, sans-serif" '
            'font-size="13">',
            f'<rect width="{WIDTH}" height="{height}" rx="8" fill="{_GROUND}"/>',
            _text(24, 34, "How far each figure is from its bar", _INK, size=18, weight=600),
            _text(24, 56, "measured in a terminal of 120x36; shorter is better", _QUIET),
            _text(bar, 62, "the bar", _QUIET, anchor="middle"),
            *rows,
            f'<line x1="{bar}" y1="{TOP - 8}" x2="{bar}" y2="{edge}" stroke="{_INK}" '
            'stroke-dasharray="3 3"/>',
            f'<rect x="24" y="{edge + 13}" width="10" height="10" rx="2" fill="{_FLOOR}"/>',
            _text(40, edge + 22, "a bare Textual app, or python -c pass, in the same run", _QUIET),
            _text(24, edge + 42, results.told, _QUIET, size=11),
            "</svg>",
            "",
        ]
    )


def fill_in(page: Path, results: Results) -> None:
    """Put the table between the markers of a page."""
    text = page.read_text(encoding="utf-8")
    page.write_text(fill_tables(text, {"figures": results.table()}), encoding="utf-8")


def _row(figure: Figure, y: int) -> str:
    limit = figure.limit or 1
    length = FULL * min(figure.value / limit, MOST)
    colour = _GOOD if figure.passes else _BAD
    bar = f"{figure.bar:g} x the floor" if figure.bar_is_ratio else spoken(limit, figure.unit)
    name = figure.name.replace("`", "")
    parts = [
        _text(LEFT - 12, y + 15, name, _INK, anchor="end"),
        f'<rect x="{LEFT}" y="{y + 3}" width="{FULL * MOST:.0f}" height="16" rx="3" '
        f'fill="{_TRACK}"/>',
        f'<rect x="{LEFT}" y="{y + 3}" width="{max(2, length):.1f}" height="16" rx="3" '
        f'fill="{colour}"/>',
    ]
    if figure.floor:
        floor = FULL * min(figure.floor / limit, MOST)
        parts.append(
            f'<rect x="{LEFT}" y="{y + 15}" width="{max(2, floor):.1f}" height="4" '
            f'fill="{_FLOOR}"/>'
        )
    told = f"{spoken(figure.value, figure.unit)} (bar {bar})"
    parts.append(f"<title>{escape(f'{name}: {told}')}</title>")
    value = spoken(figure.value, figure.unit)
    parts.append(_text(WIDTH - 20, y + 15, value, _INK, anchor="end", weight=600))
    return f"<g>{''.join(parts)}</g>"


def _text(  # noqa: PLR0917
    x: float,
    y: float,
    text: str,
    colour: str,
    anchor: str = "start",
    size: int = 13,
    weight: int = 400,
) -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" fill="{colour}" text-anchor="{anchor}" '
        f'font-size="{size}" font-weight="{weight}">{escape(text)}</text>'
    )


def main() -> None:
    """Draw it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--to", type=Path, default=Path("screenshots/benchmarks.svg"))
    parser.add_argument("--page", type=Path, help="the file whose table is filled in")
    given = parser.parse_args()
    results = Results.load(given.file)
    given.to.write_text(chart(results), encoding="utf-8")
    if given.page:
        fill_in(given.page, results)


if __name__ == "__main__":
    main()
