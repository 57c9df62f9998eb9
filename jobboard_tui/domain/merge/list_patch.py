"""A list as somebody changed it, laid over what others have made of it meanwhile.

Tags, contacts and the people of an event are edited as a whole, and yet only what was put in,
taken out or corrected is meant: the rest may have changed in another program since it was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, TypeAlias

from jobboard_tui.domain.models import Contact
from jobboard_tui.domain.values import frozen

Elements: TypeAlias = tuple[Any, ...]
_Key: TypeAlias = tuple[str, int]


@frozen
class ListPatch:
    """A list as it was `seen` and as it is `wanted`."""

    seen: Elements
    wanted: Elements

    def apply(self, fresh: Elements) -> Elements:
        """The fresh list with what was put in, taken out or corrected.

        >>> ListPatch(("remote", "visa"), ("visa", "senior")).apply(("remote", "visa", "java"))
        ('visa', 'java', 'senior')
        """
        if fresh == self.seen:
            return self.wanted
        seen, wanted, there = _keyed(self.seen), _keyed(self.wanted), _keyed(fresh)
        kept = [
            _corrected(element, seen.get(key), wanted.get(key, element))
            for key, element in there.items()
            if key in wanted or key not in seen
        ]
        new = [element for key, element in wanted.items() if key not in seen and key not in there]
        again = [
            element
            for key, element in wanted.items()
            if key in seen and key not in there and element != seen[key]
        ]
        return (*kept, *again, *new)


def apply_fields(values: dict[str, Any], fresh: object) -> dict[str, Any]:
    """Return values for fields of `fresh`, lists among them laid over what it has."""
    return {
        name: value.apply(getattr(fresh, name)) if isinstance(value, ListPatch) else value
        for name, value in values.items()
    }


def diff_fields(values: dict[str, Any], seen: object) -> dict[str, Any]:
    """Return the same values, lists among them as changes of what `seen` has."""
    return {
        name: ListPatch(getattr(seen, name), value) if isinstance(value, tuple) else value
        for name, value in values.items()
    }


def _keyed(elements: Iterable[Any]) -> dict[_Key, Any]:
    """Elements by what they are known by; of several by one name each has its own number."""
    keyed: dict[_Key, Any] = {}
    counts: dict[str, int] = {}
    for contact in elements:
        name = contact.name if isinstance(contact, Contact) else str(contact)
        counts[name] = counts.get(name, 0) + 1
        keyed[name, counts[name]] = contact
    return keyed


def _corrected(fresh: Any, seen: Any, wanted: Any) -> Any:
    """An element with what was corrected in it; a contact's particulars one by one."""
    if not isinstance(wanted, Contact) or not isinstance(seen, Contact):
        return wanted
    changes = {
        field.name: value
        for field in fields(Contact)
        if (value := getattr(wanted, field.name)) != getattr(seen, field.name)
    }
    return replace(fresh, **changes)
