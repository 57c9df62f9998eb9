"""One of the choices that a picker offers."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Choice(NamedTuple, Generic[T]):
    """One choice: its letter, its words and what it stands for.

    `key` may have several letters, of which the first is shown. `disabled` is the reason why it
    can't be taken now; `group` the heading under which it stands.
    """

    key: str
    label: str
    value: T
    hint: str = ""
    disabled: str = ""
    group: str = ""
