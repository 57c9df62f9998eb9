"""From what the user names to the readings of every table in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput, JobboardError
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.interchange.importers.notion import join_pages
from jobboard_tui.interchange.importers.registry import FORMATS, format_of
from jobboard_tui.interchange.importers.sources import LARGEST, SourcePart, open_parts, parts_of
from jobboard_tui.interchange.importers.types import ImportContext, RowResults
from jobboard_tui.storage.user_files import STANDARD_STREAM


def open_all(
    paths: Sequence[Path], context: ImportContext, asked: str | None
) -> list[tuple[str, RowResults]]:
    """Return the readings of every part, each with its format's name.

    A table that merely lay beside others in a folder or archive and holds no applications is left
    out with a remark; where nothing else is there, that is an error.
    """
    if not paths:
        raise InvalidInput(
            pgettext("label", "import"), _("no file given"), _("give one or more files")
        )
    opened: list[tuple[str, RowResults]] = []
    for path in paths:
        opened += _opened(path, context, asked)
    return opened


def _parts(path: Path) -> list[SourcePart]:
    if str(path) != STANDARD_STREAM:
        return open_parts(path)
    return parts_of(STANDARD_STREAM, sys.stdin.buffer.read(LARGEST + 1))


def _opened(path: Path, context: ImportContext, asked: str | None) -> list[tuple[str, RowResults]]:
    opened: list[tuple[str, RowResults]] = []
    left_out: list[JobboardError] = []
    for part in join_pages(_parts(path)):
        name = format_of(part, asked)
        try:
            opened.append((name, FORMATS[name].read(part, context)))
        except AmbiguousInput:
            raise
        except JobboardError as nothing:
            if not part.optional:
                raise
            left_out.append(nothing)
    if not opened:
        raise left_out[0]
    opened[0][1].remarks.extend(
        _("{name} is left out: {why}").format(name=error.what, why=error.why) for error in left_out
    )
    return opened


def remarks_on(opened: Sequence[RowResults]) -> list[str]:
    """Return what is to be said, each once.

    What holds for some of the files only has the file's name.
    """
    sources: dict[str, list[str]] = {}
    for readings in opened:
        for remark in readings.remarks:
            sources.setdefault(remark, []).append(readings.source)
    return [
        remark
        if len(names) == len(opened)
        else _("{source}: {remark}").format(source=", ".join(names), remark=remark)
        for remark, names in sources.items()
    ]
