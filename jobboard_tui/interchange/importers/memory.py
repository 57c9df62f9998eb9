"""What was decided for files of one header, in `imports.toml` in the settings folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jobboard_tui.config.toml import read_tables
from jobboard_tui.domain.values import frozen
from jobboard_tui.interchange.importers.cell_dates import DateOrder
from jobboard_tui.interchange.importers.decisions import ImportDecisions, signature
from jobboard_tui.interchange.importers.meanings import is_meaning, is_stage_name
from jobboard_tui.interchange.importers.plan import Plan
from jobboard_tui.storage import atomic_write

FILE = "imports.toml"
_HEAD = (
    "# What was decided for tables of one header. A table can be taken out; nothing else is lost.\n"
)
_MOST = 100


@frozen
class RememberedFile:
    """The header of a kind of file, and what was decided for it."""

    header: tuple[str, ...]
    decisions: ImportDecisions


def load_remembered(folder: Path) -> list[RememberedFile]:
    """Return what is remembered; nothing where there is no such file. Raises `JobboardError`."""
    path = folder / FILE
    if not path.is_file():
        return []
    tables = read_tables(path).get("file")
    remembereds = [_remembered(table) for table in tables] if isinstance(tables, list) else []
    return [remembered for remembered in remembereds if remembered is not None]


def by_signature(files: Iterable[RememberedFile]) -> Mapping[tuple[str, ...], ImportDecisions]:
    """Return the decisions by the signature of their header."""
    return {signature(remembered.header): remembered.decisions for remembered in files}


def remember(folder: Path, plan: Plan, decisions: ImportDecisions) -> None:
    """Keep what was decided for the files of a plan, as far as it concerns their headers.

    Raises `OSError` where it can't be written.
    """
    if decisions.is_empty:
        return
    headers: dict[str, list[str]] = {}
    for column in plan.columns:
        headers.setdefault(column.source, []).append(column.name)
    files = {signature(remembered.header): remembered for remembered in load_remembered(folder)}
    for header in headers.values():
        known = files.get(signature(header))
        merged = decisions.over(known.decisions) if known else decisions
        names = set(signature(header))
        columns = {name: meaning for name, meaning in merged.columns.items() if name in names}
        mine = ImportDecisions(columns=columns, words=merged.words, date_order=merged.date_order)
        files[signature(header)] = RememberedFile(tuple(header), mine)
    save_remembered(folder, list(files.values())[-_MOST:])


def save_remembered(folder: Path, files: Iterable[RememberedFile]) -> None:
    """Write what is remembered. Raises `OSError` where it can't be written."""
    tables = [_table(remembered) for remembered in files if not remembered.decisions.is_empty]
    atomic_write.make_folder(folder)
    atomic_write.replace_file(folder / FILE, ("\n".join((_HEAD, *tables)).encode(),))


def _table(remembered: RememberedFile) -> str:
    lines = ["[[file]]", f"header = [{', '.join(map(_string, remembered.header))}]"]
    if remembered.decisions.date_order is not None:
        lines.append(f"dates = {_string(remembered.decisions.date_order.value)}")
    for name in ("columns", "words"):
        table: Mapping[str, str] = getattr(remembered.decisions, name)
        if table:
            pairs = ", ".join(f"{_string(key)} = {_string(value)}" for key, value in table.items())
            lines.append(f"{name} = {{{pairs}}}")
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _remembered(table: Any) -> RememberedFile | None:
    """One table of the file; what is not understood in it is passed over."""
    if not isinstance(table, dict) or not isinstance(table.get("header"), list):
        return None
    order = table.get("dates")
    decisions = ImportDecisions(
        columns=_pairs(table.get("columns"), is_meaning),
        words=_pairs(table.get("words"), is_stage_name),
        date_order=DateOrder(order) if order in tuple(DateOrder) else None,
    )
    return RememberedFile(tuple(map(str, table["header"])), decisions)


def _pairs(table: Any, is_valid: Any) -> Mapping[str, str]:
    if not isinstance(table, dict):
        return {}
    return {str(key): value for key, value in table.items() if is_valid(value)}
