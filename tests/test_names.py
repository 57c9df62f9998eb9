"""Names and docstrings: each name stands for one thing, and no docstring says nothing."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jobboard_tui

SOURCE = Path(jobboard_tui.__file__).parent
METAPHORS = {
    *("desk", "outlook", "reckoning", "landing", "bearings", "portrait", "hill", "slope", "told"),
    *("kept", "heard", "climbing", "proving", "acts", "look", "looking", "looked", "room"),
    *("house", "floor", "gate", "masthead", "keybar", "lanes", "dossier", "glance", "spoken"),
    *("sheet", "trouble", "mending", "wordless", "shapes", "whole", "numbers", "bench"),
    *("hearing", "filling", "settling", "ahead", "because", "landmarks"),
}
FILLERS = {"a", "an", "the", "of", "its", "it", "this", "that", "is", "are", "all", "in", "for"}
LEAST = 15


@cache
def parsed() -> dict[str, ast.Module]:
    """Return every module of the program by its path."""
    return {
        str(path.relative_to(SOURCE)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def named(
    body: list[ast.stmt], within: str = ""
) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Yield the public classes and functions of a module or a public class."""
    for node in body:
        if isinstance(
            node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        ) and not node.name.startswith("_"):
            yield within + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from named(node.body, f"{within}{node.name}.")


def says_nothing(name: str, text: str) -> bool:
    """Whether a docstring is a few letters, or only repeats the name."""
    words = set(re.findall(r"[a-z]+", text.lower())) - FILLERS
    last = name.rpartition(".")[2]
    parts = set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", last).lower()))
    return len(text) < LEAST or (text.isascii() and words <= parts)


def test_a_class_has_a_name_of_its_own() -> None:
    places = defaultdict(list)
    for path, tree in parsed().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(path)
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_module_is_named_by_a_metaphor() -> None:
    assert [path for path in parsed() if set(Path(path).stem.split("_")) & METAPHORS] == []


def test_every_docstring_says_something() -> None:
    empty = [
        f"{path}: {name}: {text}"
        for path, tree in parsed().items()
        for name, node in named(tree.body)
        if (text := ast.get_docstring(node)) is not None and says_nothing(name, text)
    ]
    assert empty == []


def test_what_says_nothing() -> None:
    assert says_nothing("ListScreen.rows", "The rows.")
    assert says_nothing("ListScreen", "The screen of the list.")
    assert not says_nothing("row", "Return the line of an application, cut to `width` cells.")
