"""How large and how tangled the code is, and what one key costs, for any checkout.

    python -m benchmarks.house [CHECKOUT ...]

Prints a table with a column for each checkout (this one, if none is named), so that before and
after can be compared. Counts are told, not aimed at.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from benchmarks.terminal import opened

PACKAGE = "jobboard_tui"
NOW = "2026-11-21T17:00:00+09:00"
CARDS = 200
PRESSES = 5
CHANGING = {"add", "append", "clear", "extend", "insert", "pop", "remove", "setdefault", "update"}
PRIVATE = re.compile(r"_[a-z]\w*\Z")
HOOK = """
import json, signal, sys, threading
from collections import Counter
calls, armed = Counter(), []
def profile(frame, event, _arg):
    if armed and event == "call" and "jobboard_tui" in frame.f_code.co_filename:
        calls[frame.f_code.co_filename, frame.f_code.co_name] += 1
def arm(*_):
    armed.append(True)
    sys.setprofile(profile)
def tell(*_):
    sys.setprofile(None)
    armed.clear()
    found = [[*key, count] for key, count in calls.items()]
    open(sys.argv.pop(), "w").write(json.dumps(found))
threading.setprofile(profile)
signal.signal(signal.SIGUSR1, arm)
signal.signal(signal.SIGUSR2, tell)
"""
START = """
from jobboard_tui.cli import main
sys.exit(main(sys.argv[1:-1]))
"""

Trees = Mapping[str, ast.Module]
"""Each module's name with what stands in its file."""


# -- size and names ------------------------------------------------------------------------------


def parsed(checkout: Path) -> Trees:
    """Return every module of the package by its dotted name."""
    found = {}
    for file in sorted((checkout / PACKAGE).rglob("*.py")):
        parts = file.relative_to(checkout).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(file.read_text(encoding="utf-8"))
    return found


def code_lines(tree: ast.Module) -> int:
    """Return how many lines hold code: no blank line, no comment, no docstring."""
    texts = {id(node) for node in ast.walk(tree) if isinstance(node, ast.Expr) and _is_text(node)}
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and id(node) not in texts:
            inner = getattr(node, "body", None)
            end = inner[0].lineno - 1 if isinstance(inner, list) and inner else node.end_lineno
            lines.update(range(node.lineno, max(node.lineno, end or 0) + 1))
    return len(lines)


def _is_text(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def names_of_several(trees: Trees) -> list[str]:
    """Return the names that are those of top-level classes in more than one module."""
    classes = Counter(
        node.name for tree in trees.values() for node in tree.body if isinstance(node, ast.ClassDef)
    )
    return sorted(name for name, count in classes.items() if count > 1)


def changed_globals(trees: Trees) -> list[str]:
    """Return what stands at the top of a module and is changed by a function."""
    found = set()
    for name, tree in trees.items():
        top = {
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        own = {
            node.name
            for node in tree.body
            if isinstance(node, ast.ClassDef) and not node.decorator_list and not node.bases
        }
        for node in tree.body:  # an instance of a class that keeps something
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                made = node.value.func
                if isinstance(made, ast.Name) and made.id in own:
                    found |= {f"{name}.{ast.unparse(target)}" for target in node.targets}
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                local = {one.arg for one in ast.walk(function) if isinstance(one, ast.arg)} | {
                    one.id
                    for one in ast.walk(function)
                    if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
                }
                for changed, is_global in _changed_in(function):
                    if changed in top and (is_global or changed not in local):
                        found.add(f"{name}.{changed}")
    return sorted(found)


def _changed_in(function: ast.AST) -> Iterator[tuple[str, bool]]:
    """Return the names that a function changes, and whether it says that they are global."""
    for node in ast.walk(function):
        match node:
            case ast.Global(names=names):
                yield from ((name, True) for name in names)
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                yield name, False
            case ast.Attribute(value=ast.Name(id=name), attr=verb) if verb in CHANGING:
                yield name, False


# -- imports -------------------------------------------------------------------------------------


def circles(trees: Trees) -> list[list[str]]:
    """Return the groups of modules that import each other, imports for types included."""
    graph = {name: set(_imported(tree, trees)) - {name} for name, tree in trees.items()}
    return [sorted(group) for group in _groups(graph) if len(group) > 1]


def _imported(tree: ast.Module, trees: Trees) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(PACKAGE):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in trees else node.module for name in names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in trees)


def _groups(graph: Mapping[str, set[str]]) -> list[set[str]]:
    reach: dict[str, set[str]] = {}
    for start in graph:
        seen: set[str] = set()
        ahead = [start]
        while ahead:
            for name in graph.get(ahead.pop(), ()):
                if name not in seen:
                    seen.add(name)
                    ahead.append(name)
        reach[start] = seen
    groups: dict[frozenset[str], set[str]] = {}
    for name, seen in reach.items():
        if name in seen:
            group = frozenset(one for one in seen if name in reach.get(one, ()))
            groups[group] = set(group)
    return list(groups.values())


def exceptions(checkout: Path) -> int:
    """Return how many imports the contracts are told to ignore."""
    told = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = told["tool"]["importlinter"]["contracts"]
    return sum(len(contract.get("ignore_imports", ())) for contract in contracts)


# -- private parts of Textual --------------------------------------------------------------------


def private_parts(trees: Trees) -> dict[str, set[str]]:
    """Return the private names of Textual with the modules of ours that touch them.

    A name counts where it is asked of something else than `self`, or is defined again in a class
    with a base, or is imported; and nothing else of ours is called so.
    """
    theirs = _names_of_textual()
    found: dict[str, set[str]] = defaultdict(set)
    plain = {
        name
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.arg | ast.Name)
        for name in [getattr(node, "name", None) or getattr(node, "arg", None) or _id(node)]
        if name is not None
    }
    kept = {
        node.attr
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
    }
    for name, tree in trees.items():
        if not re.search(r"\.(ui|tui)\b", name):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual"):
                parts = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
                for part in filter(PRIVATE.match, parts):
                    found[part].add(name)
            elif isinstance(node, ast.Attribute) and node.attr in theirs - plain - kept:
                if ast.unparse(node.value) != "os":
                    found[node.attr].add(name)
            elif isinstance(node, ast.ClassDef) and node.bases:
                for part in _overridden(node) & theirs:
                    found[part].add(name)
    return found


def _id(node: ast.AST) -> str | None:
    return node.id if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) else None


def _overridden(node: ast.ClassDef) -> set[str]:
    from textual.app import App
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.widgets import Input, TextArea

    named = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    named |= {one.name for one in node.body if isinstance(one, ast.AsyncFunctionDef)}
    named |= {
        one.attr
        for one in ast.walk(node)
        if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Store)
    }
    private = {name for name in named if PRIVATE.match(name)}
    classes = (App, Screen, Input, TextArea, Driver)
    return {name for name in private if any(hasattr(kind, name) for kind in classes)}


def _names_of_textual() -> set[str]:
    spec = find_spec("textual")
    assert spec is not None
    assert spec.origin is not None
    found: set[str] = set()
    for file in Path(spec.origin).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(node, "attr", None) or getattr(node, "name", None)
            if isinstance(name, str) and PRIVATE.match(name):
                found.add(name)
    return found


# -- one key -------------------------------------------------------------------------------------


def key_costs(checkout: Path) -> dict[str, float]:
    """Return what `e r` costs: own calls, modules, redraws; ms to the picture and to the disk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, env = _board(checkout, folder)
        return _calls(checkout, folder, env) | _times(file, env)


def _board(checkout: Path, folder: Path) -> tuple[Path, dict[str, str]]:
    rows = folder / "jobs.csv"
    with rows.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Company", "Position", "Status", "Date applied"])
        writer.writerows(
            [f"Company {number}", "Engineer", "Applied", "2026-11-02"] for number in range(CARDS)
        )
    file = folder / "board.json"
    env = {
        "PYTHONPATH": str(checkout.resolve()),
        "JOBBOARD_FILE": str(file),
        "JOBBOARD_NOW": NOW,
        **{f"XDG_{one}_HOME": str(folder / one.lower()) for one in ("DATA", "STATE", "CONFIG")},
    }
    command = [sys.executable, "-P", "-m", PACKAGE, "import", str(rows)]
    subprocess.run(command, env={**os.environ, **env}, cwd=folder, check=True, capture_output=True)
    return file, env


def _calls(checkout: Path, folder: Path, env: dict[str, str]) -> dict[str, float]:
    told = folder / "calls.json"
    command = [sys.executable, "-P", "-c", HOOK + START, str(told)]
    with opened(command, env, b" late") as terminal:
        os.kill(terminal.pid, signal.SIGUSR1)
        terminal.rest(0.5)
        for key in (b"e", b"r"):
            terminal.write(key)
            terminal.rest(1.5)
        os.kill(terminal.pid, signal.SIGUSR2)
        end = time.perf_counter() + 20
        while not told.exists() or not told.stat().st_size:
            terminal.chunk(0.1)
            if time.perf_counter() > end:
                raise SystemExit(f"no calls were told by {checkout}")
        terminal.rest(0.3)
    found = json.loads(told.read_text(encoding="utf-8"))
    files = {file for file, _name, _count in found}
    redraws = sum(count for _file, name, count in found if name == "redraw")
    total = sum(count for _file, _name, count in found)
    return {"own calls": total, "modules entered": len(files), "redraws of the board": redraws}


def _times(file: Path, env: dict[str, str]) -> dict[str, float]:
    seen, kept = [], []
    with opened([sys.executable, "-P", "-m", PACKAGE], env, b" late") as terminal:
        for _press in range(PRESSES):
            terminal.write(b"e")
            terminal.rest(0.5)
            painted, saved = terminal.saving(b"r", b"logged", file)
            seen.append(1000 * painted)
            kept.append(1000 * saved)
            terminal.write(b"j")
            terminal.rest(0.5)
    return {"ms until seen": statistics.median(seen), "ms until on disk": statistics.median(kept)}


# -- the table -----------------------------------------------------------------------------------


def figures(checkout: Path, *, runs_it: bool = True) -> dict[str, float]:
    """Return every figure of a checkout by its name."""
    trees = parsed(checkout)
    parts = private_parts(trees)
    around = circles(trees)
    found: dict[str, float] = {
        "modules": len(trees),
        "lines of code": sum(map(code_lines, trees.values())),
        "private parts of Textual": len(parts),
        "files that hold them": len(set().union(*parts.values())),
        "circles of imports, types included": len(around),
        "files in the largest": max(map(len, around), default=0),
        "exceptions of the contracts": exceptions(checkout),
        "names of several classes": len(names_of_several(trees)),
        "module-level names that functions change": len(changed_globals(trees)),
    }
    if runs_it:
        found |= {f"`e r`: {name}": value for name, value in key_costs(checkout).items()}
    return found


def table(columns: Mapping[str, Mapping[str, float]]) -> str:
    """Return the figures in Markdown, a column for each checkout."""
    names = dict.fromkeys(name for column in columns.values() for name in column)
    lines = [
        "| | " + " | ".join(columns) + " |",
        "| --- |" + " ---: |" * len(columns),
    ]
    for name in names:
        values = (column.get(name) for column in columns.values())
        told = ("" if value is None else f"{value:,.0f}" for value in values)
        lines.append(f"| {name} | " + " | ".join(told) + " |")
    return "\n".join(lines)


def details(checkout: Path) -> Iterable[str]:
    """Return, a line each, what the counts of a checkout are made of."""
    trees = parsed(checkout)
    for part, modules in sorted(private_parts(trees).items()):
        yield f"private  {part}: {', '.join(sorted(modules))}"
    yield from (f"circle  {', '.join(group)}" for group in circles(trees))
    yield from (f"class  {name}" for name in names_of_several(trees))
    yield from (f"changed  {name}" for name in changed_globals(trees))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkouts", nargs="*", type=Path, default=[Path()])
    parser.add_argument("--details", action="store_true", help="what the counts are made of")
    parser.add_argument("--no-keys", action="store_true", help="without starting the program")
    given = parser.parse_args()
    print(
        table(
            {one.resolve().name: figures(one, runs_it=not given.no_keys) for one in given.checkouts}
        )
    )
    if given.details:
        for checkout in given.checkouts:
            print(f"\n{checkout.resolve().name}", *details(checkout), sep="\n")


if __name__ == "__main__":
    main()
