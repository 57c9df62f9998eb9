"""Painting no more of the screen than has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Sparing(Compositor):
    """Asks only those widgets for lines that are to be seen where something has changed.

    The toolkit asks every widget between the first change and the last one, and those beneath.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """What has changed since the last time, or None where nothing has."""
        screen = self.size.region
        regions = [part for one in self._dirty_regions if (part := one.intersection(screen))]
        self._dirty_regions.clear()
        if not regions:
            return None
        spans = list(self._regions_to_spans(regions))
        pieces: list[dict[int, Strip | None]] = [{} for _line in self.cuts]
        missing: dict[int, set[int]] = {}
        for y, left, right in spans:
            pieces[y] = dict.fromkeys(self.cuts[y][:-1])
            ends = zip(self.cuts[y], self.cuts[y][1:], strict=False)
            touched = {start for start, end in ends if start < right and end > left}
            missing.setdefault(y, set()).update(touched)
        self._fill(pieces, missing)
        return ChopsUpdate(pieces, spans, [cuts[1:] for cuts in self.cuts])

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        """The whole screen, cut into pieces."""
        if crop != self.size.region:
            return super()._render_chops(crop, is_rendered_line)
        pieces: list[dict[int, Strip | None]] = [dict.fromkeys(cuts[:-1]) for cuts in self.cuts]
        self._fill(pieces, {y: set(line) for y, line in enumerate(pieces) if is_rendered_line(y)})
        return cast("Sequence[Mapping[int, Strip]]", pieces)

    def _fill(self, pieces: list[dict[int, Strip | None]], missing: dict[int, set[int]]) -> None:
        """Put into each missing place what the foremost widget shows there."""
        for widget, (region, clip) in self.visible_widgets.items():
            part = region.intersection(clip)
            span = range(part.x, part.right)
            lines = [
                y for y in part.line_range if any(start in span for start in missing.get(y, ()))
            ]
            for y, strip in self._lines_of(widget, region, part, lines):
                starts = [cut for cut in self.cuts[y] if part.x <= cut <= part.right]
                cut_up = strip.divide([cut - part.x for cut in starts[1:]])
                for start, piece in zip(starts, cut_up, strict=False):
                    if start in missing[y]:
                        pieces[y][start] = piece
                        missing[y].discard(start)

    def _lines_of(
        self, widget: Widget, region: Region, part: Region, lines: list[int]
    ) -> Iterator[tuple[int, Strip]]:
        """The lines of a widget, as far as they are in view; neighbours are asked for together."""
        first = 0
        while first < len(lines):
            last = first
            while last + 1 < len(lines) and lines[last + 1] == lines[last] + 1:
                last += 1
            run = lines[first : last + 1]
            place = Region(part.x - region.x, run[0] - region.y, part.width, len(run))
            yield from zip(run, widget.render_lines(place), strict=False)
            first = last + 1
