"""One of the choices that a picker offers."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from jobboard_tui.i18n import pgettext

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


def yes_or_no() -> list[Choice[bool]]:
    """Return the two answers to a question that asks before something is done."""
    return [
        Choice("y", pgettext("answer", "yes"), True),
        Choice("n", pgettext("answer", "no"), False),
    ]
