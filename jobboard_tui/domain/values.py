"""Frozen values, made fast: what the program is mostly written in.

`@frozen` does what `@dataclass(frozen=True, slots=True)` does, and `fields` and `replace` of the
standard library work on it. That one compiles seven functions for each class whenever the program
starts: with some eighty classes a fifth of the time to the first picture. Here only `__init__` is
compiled, when the first value of a class is made; the other functions are the same for all values.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform, overload

T = TypeVar("T")

_ORDINARY = dataclasses._FIELD  # type: ignore[attr-defined]
"""How `dataclasses.fields` knows a field from a class variable."""
_KEY = "__value_key__"
_STATIC = "ClassVar"


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    cls: type[T] | None = None, /, *, kw_only: bool = False
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class one of frozen values; `kw_only` lets them be made with named fields only."""
    if cls is None:
        return lambda cls: _made(cls, kw_only)
    return _made(cls, kw_only)


def _made(cls: type[T], kw_only: bool) -> type[T]:
    """The class again, with slots for its fields, and for what `BESIDES` names that is no field."""
    body = dict(cls.__dict__)
    fields = {
        name: _field(name, note, body.pop(name, MISSING), kw_only)
        for name, note in body.get("__annotations__", {}).items()
        if not note.startswith(_STATIC)
    }
    for gone in ("__dict__", "__weakref__"):
        body.pop(gone, None)
    compared = [name for name, one in fields.items() if one.compare]
    given = () if kw_only else tuple(name for name, one in fields.items() if one.init)
    body.update(
        {
            "__slots__": (*fields, *body.pop("BESIDES", ())),
            "__dataclass_fields__": fields,
            "__match_args__": given,
            _KEY: attrgetter(*compared) if compared else type,
        }
    )
    for name, function in _SHARED.items():
        body.setdefault(name, function)
    if "__hash__" not in cls.__dict__:
        body["__hash__"] = _hash
    made: Any = cast("Any", type(cls))(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _first_init_of(made, fields, kw_only)
    return cast("type[T]", made)


def _field(name: str, note: Any, default: Any, kw_only: bool) -> Field[Any]:
    made: Field[Any] = default if isinstance(default, Field) else field(default=default)
    made.name, made.type, made.kw_only = name, note, kw_only
    made._field_type = _ORDINARY  # type: ignore[attr-defined]
    if made.hash is None:
        made.hash = made.compare
    return made


def _first_init_of(made: Any, fields: dict[str, Field[Any]], kw_only: bool) -> Callable[..., None]:
    """What makes the first value: it puts the function that makes all others in its own place."""

    def first(self: Any, *given: Any, **named: Any) -> None:
        init = made.__init__ = _init_of(made, fields, kw_only)
        init(self, *given, **named)

    return first


def _init_of(made: type, fields: dict[str, Field[Any]], kw_only: bool) -> Callable[..., None]:
    """The one function that is compiled: it fills the slots."""
    known: dict[str, Any] = {"_MISSING": MISSING}
    takes, does = [], []
    for name, one in fields.items():
        known[f"_set_{name}"] = made.__dict__[name].__set__
        filled = name
        if one.default_factory is not MISSING:
            known[f"_make_{name}"] = one.default_factory
            filled = f"_make_{name}()"
            if one.init:
                takes.append(f"{name}=_MISSING")
                filled += f" if {name} is _MISSING else {name}"
        elif one.default is not MISSING:
            known[f"_default_{name}"] = one.default
            if one.init:
                takes.append(f"{name}=_default_{name}")
            else:
                filled = f"_default_{name}"
        elif one.init:
            takes.append(name)
        else:
            continue
        does.append(f" _set_{name}(self, {filled})")
    if hasattr(made, "__post_init__"):
        does.append(" self.__post_init__()")
    star = ["*"] if kw_only and takes else []
    head = f"def __init__({', '.join(['self', *star, *takes])}):"
    exec("\n".join([head, *does] if does else [head, " pass"]), known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


# -- the same for all values -------------------------------------------------------------------


def _eq(self: Any, other: Any) -> bool:
    if other.__class__ is not self.__class__:
        return cast("bool", NotImplemented)
    key = self.__value_key__
    return bool(key(self) == key(other))


def _hash(self: Any) -> int:
    return hash(self.__value_key__(self))


def _repr(self: Any) -> str:
    fields = self.__dataclass_fields__.items()
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name, one in fields if one.repr)
    return f"{self.__class__.__qualname__}({told})"


def _frozen(self: Any, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r} of a {self.__class__.__name__}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _setstate(self: Any, state: list[Any]) -> None:
    for name, one in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, one)


_SHARED: dict[str, Any] = {
    "__eq__": _eq,
    "__repr__": _repr,
    "__setattr__": _frozen,
    "__delattr__": _frozen,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
