"""Reads `docs/schemas`: validates outputs, and notes which parts of a schema they show."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

DOCS = Path(__file__).parent.parent.parent / "docs"
SHARED = "shared"
Part: TypeAlias = tuple[str, str, str]
"""Name of the schema, place in it, and a type that a value may have there ("" for any)."""

_FORMATS = FormatChecker(formats=())
_CALL = re.compile(
    r"^\| `jobboard (.*?)` \| .*\(schemas/([a-z-]+)\.schema\.json\) \|$", re.MULTILINE
)


@_FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


@_FORMATS.checks("date-time", raises=ValueError)
def _is_instant(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


class Call(NamedTuple):
    """An example call of `docs/json.md`: its words, and the schema of what it prints."""

    words: list[str]
    schema: str


def documented_calls() -> list[Call]:
    """Every call in the table of `docs/json.md`."""
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    return [Call(shlex.split(words), schema) for words, schema in _CALL.findall(text)]


class Schemas:
    """All schemas by their names, and the parts of them that valid outputs have shown."""

    def __init__(self) -> None:
        self.by_name: dict[str, Any] = {
            path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
            for path in sorted((DOCS / "schemas").glob("*.schema.json"))
        }
        self.shown: set[Part] = set()
        self._registry: Registry[Any] = Registry().with_resources(
            (f"{name}.schema.json", Resource.from_contents(schema))
            for name, schema in self.by_name.items()
        )

    def check(self, name: str, output: Any) -> None:
        """Assert that an output is valid, and note what it shows."""
        error = next(self._validator(name, "").iter_errors(output), None)
        assert error is None, f"{name}{error.json_path[1:]}: {error.message}"
        self._note(name, "", output)

    def parts(self) -> Iterator[Part]:
        """Every part of every schema."""
        for name, schema in self.by_name.items():
            if name != SHARED:
                yield from self._parts(name, "")
            for key in schema.get("$defs", ()):
                yield from self._parts(name, f"/$defs/{key}")

    def objects(self) -> Iterator[tuple[str, str, Any]]:
        """Every schema of an object with named properties: its file, place and content."""
        for name, place, _type in dict.fromkeys((*part[:2], "") for part in self.parts()):
            node = self.node(name, place)
            if "properties" in node:
                yield name, place, node

    def node(self, name: str, place: str) -> Any:
        """The part of a schema at a place such as `/properties/id`."""
        found = self.by_name[name]
        for key in place.split("/")[1:]:
            found = found[int(key) if isinstance(found, list) else key]
        return found

    def target(self, name: str, reference: str) -> tuple[str, str]:
        """The schema and the place to which a `$ref` leads."""
        file, _hash, place = reference.partition("#")
        return file.removesuffix(".schema.json") or name, place

    def _validator(self, name: str, place: str) -> Draft202012Validator:
        return Draft202012Validator(
            {"$ref": f"{name}.schema.json#{place}"},
            registry=self._registry,
            format_checker=_FORMATS,
        )

    def _parts(self, name: str, place: str) -> Iterator[Part]:
        node = self.node(name, place)
        types = node.get("type", "")
        for one in [types] if isinstance(types, str) else types:
            yield name, place, one
        for at in _children(node):
            yield from self._parts(name, place + at)

    def _note(self, name: str, place: str, value: Any) -> None:
        """Follow a valid value through its schema."""
        node = self.node(name, place)
        types = node.get("type", "")
        for one in [types] if isinstance(types, str) else types:
            if _is_of(value, one, types):
                self.shown.add((name, place, one))
        if "$ref" in node:
            self._note(*self.target(name, node["$ref"]), value)
        for number, _branch in enumerate(node.get("anyOf", ())):
            at = f"{place}/anyOf/{number}"
            if self._validator(name, at).is_valid(value):
                self._note(name, at, value)
        if isinstance(value, list) and "items" in node:
            for one in value:
                self._note(name, f"{place}/items", one)
        if isinstance(value, dict):
            self._note_fields(name, place, node, value)

    def _note_fields(self, name: str, place: str, node: Any, value: dict[str, Any]) -> None:
        named = node.get("properties", {})
        for key, one in value.items():
            if key in named:
                self._note(name, f"{place}/properties/{key}", one)
            elif isinstance(node.get("additionalProperties"), dict):
                self._note(name, f"{place}/additionalProperties", one)


def _children(node: Any) -> Iterator[str]:
    yield from (f"/properties/{key}" for key in node.get("properties", ()))
    yield from (f"/anyOf/{number}" for number, _one in enumerate(node.get("anyOf", ())))
    yield from (
        f"/{key}" for key in ("items", "additionalProperties") if isinstance(node.get(key), dict)
    )


def _is_of(value: Any, kind: str, kinds: str | list[str]) -> bool:
    """Whether a value shows that a part may have values of that type."""
    if kind == "number" and "integer" not in kinds:
        return type(value) in (int, float)
    return kind == "" or _TYPES[kind] is type(value)


_TYPES = {
    "null": type(None),
    "boolean": bool,
    "integer": int,
    "number": float,
    "string": str,
    "array": list,
    "object": dict,
}
