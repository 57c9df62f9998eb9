"""Frozen values: the standard library's dataclasses with slots, which nothing can change.

They are what a board consists of. A row of a table, and a small record that one function hands to
another, is a `NamedTuple`: that takes a fifth of the time at every start (0.1 instead of 0.6 ms).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar, dataclass_transform, overload

T = TypeVar("T")

FieldValue: TypeAlias = Any
"""The value of a field that is given by its name, as in `edit(["aoba"], salary=...)`.

Functions with `**fields: FieldValue` take the fields of one kind of value (`Application`, `Event`,
`PracticeLog`; each says of which), with the types that stand in that class. `replace` and the class
itself refuse a name that is none of its fields. A type that knows each name would be a second list
of all fields beside the class: every new field would have to be entered there, too.
"""


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    cls: type[T] | None = None, /, *, kw_only: bool = False
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class one of frozen values; `kw_only` lets them be made with named fields only."""
    made = dataclass(frozen=True, slots=True, kw_only=kw_only)
    return made if cls is None else made(cls)
