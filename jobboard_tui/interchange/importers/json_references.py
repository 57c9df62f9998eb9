"""Objects of JSON that others name by their ids: `"stageId": 20` beside a list of stages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_NAMES = ("name", "title", "label", "名称", "氏名")
_ID = re.compile(r"(?<=[a-z0-9])(?:Ids?|IDs?|_ids?|-ids?)$|(?<=[a-z])Refs?$")
_DEEPEST = 2

Tables = Mapping[str, Mapping[str, Any]]
"""Singular of a list's name -> id -> object."""


def tables_inside(whole: Any) -> Tables:
    """Return what the lists and objects in an export hold under ids, by what they are called."""
    return dict(_tables(whole, 0))


def _tables(whole: Any, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not isinstance(whole, dict) or depth > _DEEPEST:
        return
    for key, value in whole.items():
        held = _by_id(value)
        if held:
            yield singular(key), held
        else:
            yield from _tables(value, depth + 1)


def _by_id(value: Any) -> Mapping[str, Any]:
    """The objects of a list or an object by their ids; empty if they are no such things."""
    if isinstance(value, list):
        pairs = [(record.get("id"), record) for record in value if isinstance(record, dict)]
        if len(pairs) != len(value):
            return {}
    elif isinstance(value, dict):
        pairs = list(value.items())
    else:
        return {}
    if not pairs or not all(_is_held(name, record) for name, record in pairs):
        return {}
    return {str(name): record for name, record in pairs}


def _is_held(name: Any, record: Any) -> bool:
    is_named = isinstance(record, dict) and any(isinstance(record.get(key), str) for key in _NAMES)
    return is_named and isinstance(name, str | int) and not isinstance(name, bool)


def resolved(item: Mapping[str, Any], tables: Tables) -> dict[str, Any]:
    """Return an object with what its ids stand for; an id that is nowhere stays."""
    made: dict[str, Any] = {}
    for key, value in item.items():
        name = _ID.sub("", key)
        table = tables.get(singular(name), {}) if name != key or _is_reference(value) else {}
        target = _looked_up(value, table) if table else None
        if target is None or (name != key and name in item):
            made[key] = value
        else:
            made[name] = target
    return made


def referenced(items: Iterable[Any], tables: Tables) -> set[str]:
    """Return the singulars of the tables that ids in these objects point into."""
    return {
        singular(_ID.sub("", key))
        for item in items
        if isinstance(item, dict)
        for key, value in item.items()
        if _looked_up(value, tables.get(singular(_ID.sub("", key)), {})) is not None
    }


def _is_reference(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _looked_up(value: Any, table: Mapping[str, Any]) -> Any:
    """The name or the object behind an id, or a list of them; None where one is not there."""
    if isinstance(value, list):
        targets = [_looked_up(part, table) for part in value]
        return targets if targets and None not in targets else None
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    record = table.get(str(value))
    if record is None:
        return None
    name = next(record[key] for key in _NAMES if isinstance(record.get(key), str))
    rest = {key for key, content in record.items() if key != "id" and isinstance(content, str)}
    return (
        name if len(rest) == 1 else {key: content for key, content in record.items() if key != "id"}
    )


def singular(name: str) -> str:
    """Return a name in lower case without the ending of a plural: Stages, companies, statuses."""
    plain = re.sub(r"[\W_]", "", name).lower()
    for ending, single in (("ies", "y"), ("sses", "ss"), ("uses", "us"), ("list", ""), ("s", "")):
        if plain.endswith(ending) and len(plain) > len(ending) + 1 and not plain.endswith("us"):
            return plain.removesuffix(ending) + single
    return plain
