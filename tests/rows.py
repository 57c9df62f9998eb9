"""Tables of examples of which a test tries every row, as one test.

To pytest each case of `parametrize` is a test with a set-up of its own, which for a short example
takes longer than the example. Here the rows share one; every row that fails is reported by itself,
with its name and its own traceback.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

import pytest

ParameterSet = type(pytest.param())
Test = Callable[..., None]
Row = tuple[str, Mapping[str, Any]]
"""Its name and the arguments of the test."""


def for_each_row(
    names: str | Sequence[str],
    table: Iterable[Any],
    ids: Iterable[str] | Callable[[Any], Any] | None = None,
) -> Callable[[Test], Test]:
    """Return a decorator for tests that need a row of the table and nothing else.

    It takes the same as `pytest.mark.parametrize`, without marks, and like that one it may stand
    above another: then each row is tried with each of the other table.
    """
    columns = [name.strip() for name in names.split(",")] if isinstance(names, str) else names
    rows = list(_rows(columns, list(table), ids))
    assert rows, "a table without rows tests nothing"

    def decorate(test: Test) -> Test:
        inner: Test = getattr(test, "test_of_a_row", test)
        others: Sequence[Row] = getattr(test, "rows", [("", {})])
        every = [
            (f"{other}-{name}" if other else name, {**given, **arguments})
            for name, arguments in rows
            for other, given in others
        ]

        @functools.wraps(inner)
        def test_all(subtests: pytest.Subtests) -> None:
            for name, arguments in every:
                try:
                    inner(**arguments)
                except Exception:
                    with subtests.test(name):
                        raise

        test_all.test_of_a_row = inner  # type: ignore[attr-defined]
        test_all.rows = every  # type: ignore[attr-defined]
        parameter = inspect.Parameter("subtests", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        test_all.__signature__ = inspect.Signature([parameter])  # type: ignore[attr-defined]
        return test_all

    return decorate


def _rows(
    columns: Sequence[str],
    table: Collection[Any],
    ids: Iterable[str] | Callable[[Any], Any] | None,
) -> Iterator[Row]:
    given = ids if ids is not None and not callable(ids) else count()
    for row, name in zip(table, given, strict=False):
        label = name if isinstance(name, str) else ""
        if isinstance(row, ParameterSet):
            assert not row.marks, "a row has no marks"
            label, values = str(row.id or label), row.values
        else:
            values = (row,) if len(columns) == 1 else row
        assert len(values) == len(columns), (columns, values)
        if not label:
            label = "-".join(_said(value, ids if callable(ids) else None) for value in values)
        yield label, dict(zip(columns, values, strict=True))


def _said(value: Any, say: Callable[[Any], Any] | None) -> str:
    said = say(value) if say is not None else None
    text = value if isinstance(value, str) else getattr(value, "__name__", None) or repr(value)
    return str(said if said is not None else text)[:80]
