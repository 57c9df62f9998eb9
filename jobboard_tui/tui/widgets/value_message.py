"""Messages of widgets: some values, by which two of them are the same."""

from __future__ import annotations

from typing import Any

from textual.message import Message


class ValueMessage(Message):
    """A message whose values are its attributes.

    A dataclass compiles its functions at every start; these are the same for all.
    """

    def __init__(self, **values: Any) -> None:
        super().__init__()
        self.__dict__.update(values)
        self._values = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ValueMessage) or type(other) is not type(self):
            return NotImplemented
        return self._values == other._values

    __hash__ = Message.__hash__
