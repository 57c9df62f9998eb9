"""Fields that this version does not know: they are kept as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from jobboard_tui.domain.models import NOTHING, Extra


def names_of(kind: type) -> frozenset[str]:
    """Return the fields of a value that can keep others."""
    return frozenset(field.name for field in fields(kind)) - {"extra"}


def unknown_in(record: Mapping[str, Any], known: frozenset[str]) -> Extra:
    """Return what a record has besides."""
    if record.keys() <= known:
        return NOTHING
    return {name: value for name, value in record.items() if name not in known}
