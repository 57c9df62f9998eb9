"""Private parts of Textual are touched in one package alone, where each has its reason."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

from jobboard_tui import tui

PATCHES = "jobboard_tui.tui.textual_patches"
NOT_TEXTUALS = {("jobboard_tui.tui.forced_exit", "_exit")}
"""Private names of other libraries, with the module that uses them: `os._exit` is documented."""


OF_NAMED_TUPLES = frozenset({"_asdict", "_fields", "_make", "_replace"})
"""What the standard library documents of them; the line keeps their own fields apart from it."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("_") and name not in OF_NAMED_TUPLES


@cache
def classes_of(file: str) -> dict[str, ast.ClassDef]:
    """The classes that a module of Textual defines, by name."""
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


@cache
def private_names(owner: type) -> frozenset[str]:
    """What a class of Textual has, and what its methods set."""
    tree = classes_of(inspect.getfile(owner))[owner.__name__]
    set_on_self = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    }
    return frozenset(filter(is_private, {*vars(owner), *set_on_self}))


@cache
def of_textual(owner: type) -> frozenset[str]:
    """The private names that a class has from Textual."""
    theirs = [one for one in owner.__mro__ if one.__module__.startswith("textual.")]
    return frozenset().union(*map(private_names, theirs))


def names_in(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """The private names in a piece of code: the line, the name, and whose it is.

    That is "self" for the object itself and for what a class defines, "another" otherwise.
    """
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=value, attr=name):
                match value:
                    case ast.Name(id="self" | "cls") | ast.Call(func=ast.Name(id="super")):
                        whose = "self"
                    case _:
                        whose = "another"
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                whose = "self"
            case ast.Name(id=name, ctx=ast.Store()):
                whose = "self"
            case ast.Call(func=ast.Name(id="getattr" | "setattr" | "hasattr" | "delattr")):
                name, whose = "", "another"
                if len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
                    name = str(node.args[1].value)
            case _:
                continue
        if is_private(name):
            yield getattr(node, "lineno", 0), name, whose


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Private modules and names that are imported from Textual."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{one.name}" for one in node.names]
        elif isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        else:
            continue
        for name in names:
            first, *rest = name.split(".")
            if first == "textual" and any(map(is_private, rest)):
                yield node.lineno, name


def touched(module: str, source: str) -> list[str]:
    """Where a module touches private parts of Textual."""
    tree = ast.parse(source)
    loaded = import_module(module)
    found = [f"{line}: import {name}" for line, name in imported(tree)]
    names = list(names_in(tree))
    own = {name for _line, name, whose in names if whose == "self"}
    for line, name, whose in names:
        if whose == "another" and name not in own and (module, name) not in NOT_TEXTUALS:
            found.append(f"{line}: {name} of another object")
    for node in ast.walk(tree):
        owner = getattr(loaded, node.name, None) if isinstance(node, ast.ClassDef) else None
        if isinstance(owner, type):
            theirs = of_textual(owner)
            found += [f"{line}: {name}" for line, name, _who in names_in(node) if name in theirs]
    return found


MODULES = {
    found.name: Path(str(found.module_finder.path), f"{found.name.rpartition('.')[2]}.py")  # type: ignore[union-attr]
    for found in walk_packages(tui.__path__, "jobboard_tui.tui.")
    if not found.ispkg and not found.name.startswith(PATCHES)
}


def test_no_module_outside_the_patches_touches_a_private_part() -> None:
    found = {
        name: lines
        for name, path in MODULES.items()
        if (lines := touched(name, path.read_text(encoding="utf-8")))
    }
    assert found == {}
    assert len(MODULES) > 50


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from textual._xterm_parser import XTermParser", "import textual._xterm_parser"),
        ("def write(app): app._driver.write('')", "_driver of another object"),
        ("def ended(app): return getattr(app, '_exit', False)", "_exit of another object"),
        ("class BaseApp:\n def write(self): self._driver.write('')", "_driver"),
        ("class BaseApp:\n def _handle_exception(self, error): pass", "_handle_exception"),
        ("class BaseApp:\n def end(self): super()._fatal_error()", "_fatal_error"),
        ("class BaseApp:\n _disable_tooltips = True", "_disable_tooltips"),
    ],
)
def test_the_check_sees_every_way_of_touching_one(source: str, found: str) -> None:
    [line] = touched("jobboard_tui.tui.base_app", source)
    assert found in line


def test_the_check_knows_our_own_private_parts() -> None:
    source = "class BaseApp:\n _mine = 1\n def use(self, other): return self._mine, other._mine"
    assert touched("jobboard_tui.tui.base_app", source) == []
