"""The list of applications in a JSON of another program, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from jobboard_tui.domain.text import fold
from jobboard_tui.interchange.importers.nested import NestedReader
from jobboard_tui.interchange.importers.types import ImportContext
from jobboard_tui.interchange.importers.vocabulary import Vocabulary

_DEEPEST = 8
_MOST_OBJECTS = 200
"""Objects of a list whose names are looked at."""
_OF_APPLICATIONS = frozenset(
    {"role", "stage", "outcome", "applied", "url", "apply_by", "deadline", "sent_tick", "reason"}
)
"""Meanings that make an object with a name one of an application."""
_GROUP_NAMES = ("name", "title", "label", "status", "stage", "list", "column", "名前", "ステータス")
"""What a group of applications may be called by."""
_LISTS_OF_ROLES = frozenset(
    map(fold, ("applications", "jobs", "positions", "roles", "openings", "応募", "求人", "職種"))
)
"""Names of the lists of a company whose objects need not repeat it."""


def says_application(meanings: Iterable[str | None]) -> bool:
    """Return whether names tell of an application, and not only of somebody with a name."""
    return any(
        meaning and (meaning in _OF_APPLICATIONS or meaning.startswith("step:"))
        for meaning in meanings
    )


def weak_company(
    header: Sequence[str], meanings: Sequence[str | None], vocabulary: Vocabulary
) -> int | None:
    """Return the place of a company that is only called a name; None for any other."""
    place = meanings.index("company") if "company" in meanings else None
    is_weak = place is not None and vocabulary.fallback.get(fold(header[place])) == "company"
    return place if is_weak else None


class ListFinder:
    """Finds the list of applications by the names of its objects."""

    def __init__(self, context: ImportContext) -> None:
        self.context = context

    def inside(self, whole: Any, depth: int = 0) -> list[Any] | None:
        """Return the applications in an object, as other programs wrap theirs; None without any.

        Of several lists the one whose objects tell most counts: a list of stages has names as well.
        """
        if depth > _DEEPEST or not isinstance(whole, dict):
            return None
        for items in (self._of_stages(whole), self._of_companies(whole)):
            if items:
                return items
        lists: list[list[Any]] = []
        for value in whole.values():
            if isinstance(value, list):
                items = self.unwrapped(value)
                lists += [items] if self._rank(items)[0] else []
            elif (inside := self.inside(value, depth + 1)) is not None:
                lists.append(inside)
            elif isinstance(value, dict) and len(value) > 1 and is_list_of_objects(value):
                items = self.unwrapped(list(value.values()))
                lists += [items] if self._rank(items)[0] else []
        return max(lists, key=self._rank, default=None)

    def unwrapped(self, items: list[Any]) -> list[Any]:
        """Return the applications of a list whose objects wrap or group them; any other as it is.

        `{"node": {…}}` wraps one, `{"name": "Applied", "cards": […]}` groups several.
        """
        for _depth in range(_DEEPEST):
            inner = self._grouped(items) or self._inner(items)
            if not inner:
                return items
            items = inner
        return items

    # -- wrappers and groups -----------------------------------------------------------------------

    def _inner(self, items: list[Any]) -> list[Any]:
        """The objects inside of those of a list, if they tell more, with what stands beside."""
        objects = [item for item in items if isinstance(item, dict)]
        if not objects or len(objects) < len(items):
            return []
        keys = [key for key, value in objects[0].items() if isinstance(value, dict) and value]
        for key in keys:
            inner = [
                inner_item for item in objects if isinstance(inner_item := item.get(key), dict)
            ]
            if len(inner) < len(objects):
                continue
            beside = [{name: item[name] for name in item if name != key} for item in objects]
            if self._known(inner) > self._known(objects, shallow=True) and self._rank(inner)[0]:
                return [
                    {**plain, **inner_item} for plain, inner_item in zip(beside, inner, strict=True)
                ]
        return []

    def _grouped(self, items: list[Any]) -> list[Any]:
        """The applications in lists inside of the objects of a list, each with its group's name."""
        grouped: list[Any] = []
        for item in items:
            if not isinstance(item, dict):
                return []
            lists = {key: value for key, value in item.items() if is_list_of_objects(value)}
            inner = [
                (key, self.unwrapped(value))
                for key, value in lists.items()
                if isinstance(value, list)
            ]
            lists_of_group = [
                (key, value) for key, value in inner if self._is_of_group(item, key, value)
            ]
            if len(lists_of_group) > 1 or (not lists_of_group and self._is_filled(item)):
                return []
            for key, value in lists_of_group:
                head = self._head(item, key)
                grouped += [{**head, **each} for each in value if isinstance(each, dict)]
        return grouped

    def _is_of_group(self, group: Mapping[str, Any], key: str, items: list[Any]) -> bool:
        """Whether a list inside of an object has applications: with companies, or its own roles."""
        if self._rank(items)[0] > 1:
            return True
        (*meanings,) = self.context.vocabulary.columns(_names_in(items))
        is_weak = self._rank(items)[0] == 1
        is_of_roles = fold(key) in _LISTS_OF_ROLES and "role" in meanings
        return is_of_roles or (is_weak and self._stage_of(group) != "")

    def _is_filled(self, group: Mapping[str, Any]) -> bool:
        """Whether an object without applications is more than a group that has none."""
        return not any(isinstance(value, list) and not value for value in group.values())

    def _stage_of(self, group: Mapping[str, Any]) -> str:
        """The word for a stage by which a group is called."""
        names = (group.get(key) for key in group if fold(key) in map(fold, _GROUP_NAMES))
        texts = (spaced(name) for name in names if isinstance(name, str))
        return next((text for text in texts if self.context.vocabulary.standing(text)), "")

    def _head(self, group: Mapping[str, Any], key: str) -> dict[str, Any]:
        """What each application has of its group."""
        if stage := self._stage_of(group):
            return {"list": stage}
        return {
            name: value
            for name, value in group.items()
            if name != key and fold(name) != "id" and not isinstance(value, list)
        } | self._company_of(group)

    def _company_of(self, group: Mapping[str, Any]) -> dict[str, Any]:
        names = list(group)
        meanings = self.context.vocabulary.columns(names)
        if "company" not in meanings:
            return {}
        return {"company": group[names[meanings.index("company")]]}

    # -- objects whose names are stages or companies -----------------------------------------------

    def _of_stages(self, whole: Mapping[str, Any]) -> list[Any]:
        """The applications of an object with a list for each stage: the list is the stage."""
        words = self.context.vocabulary
        lists = {key: value for key, value in whole.items() if isinstance(value, list) and value}
        stage_lists = {
            key: self.unwrapped(value)
            for key, value in lists.items()
            if words.standing(spaced(key)) is not None
        }
        if len(stage_lists) < 2 or not all(self._rank(value)[0] for value in stage_lists.values()):
            return []
        return [
            {"list": spaced(key), **item}
            for key, value in stage_lists.items()
            for item in value
            if isinstance(item, dict)
        ]

    def _of_companies(self, whole: Mapping[str, Any]) -> list[Any]:
        """The applications of an object whose keys are the companies."""
        values = list(whole.values())
        if not values or not all(isinstance(item, dict) for item in values):
            return []
        meanings = self.context.vocabulary.columns(_names_in(values))
        if "company" in meanings or not {"role", "stage"} <= set(meanings):
            return []
        return [{"company": name, **item} for name, item in whole.items()]

    # -- what a list tells -------------------------------------------------------------------------

    def _rank(self, items: list[Any]) -> tuple[int, int, int]:
        """How surely a list is one of applications, how many names are known, how long it is.

        0 without a company, 1 where only a name stands for it beside a role, a stage or a date of
        applying, 2 where the company is called one.
        """
        objects = [item for item in islice(items, _MOST_OBJECTS) if isinstance(item, dict)]
        names = _names_in(objects)
        meanings = self.context.vocabulary.columns(names)
        weak = weak_company(names, meanings, self.context.vocabulary)
        taken = [meaning for place, meaning in enumerate(meanings) if meaning and place != weak]
        inside = NestedReader(self.context, taken, self.context.vocabulary.is_login)
        inside.learn(objects)
        meanings_inside = {*taken, *inside.names}
        is_weak = weak is not None and says_application(meanings_inside)
        sureness = 2 if "company" in meanings_inside else int(is_weak)
        return sureness, len(meanings_inside), len(items)

    def _known(self, items: list[Any], *, shallow: bool = False) -> int:
        """How many names of objects have a meaning; `shallow`: without those inside of them."""
        if not shallow:
            return self._rank(items)[1]
        return sum(
            meaning is not None for meaning in self.context.vocabulary.columns(_names_in(items))
        )


def is_list_of_objects(value: Any) -> bool:
    """Return whether a list, or what an object holds, has objects only, and any."""
    parts = list(value.values()) if isinstance(value, dict) else value
    return bool(parts) and isinstance(parts, list) and all(isinstance(part, dict) for part in parts)


def spaced(key: str) -> str:
    """Return a key as words: notSelected, not_selected."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_", " ", key)


def _names_in(items: Iterable[Any]) -> list[str]:
    return list(dict.fromkeys(_names(islice(items, _MOST_OBJECTS))))


def _names(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            yield from item
