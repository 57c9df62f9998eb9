"""The start-up check: whether the installed Textual has the private parts that the patches need.

A patch of something that is gone would stop working without a word, and with it the promise that
hangs on it. So the dashboard does not open on a Textual that it does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.i18n import _, pgettext

SUPPORTED = ">=8.2.8,<8.3"
"""The versions of Textual that the tests have run with; the same as in pyproject.toml."""

PATCHES = (
    "crash",
    "driver",
    "first_paint",
    "key_bindings",
    "overlay_compositor",
    "terminal_input",
    "terminal_writer",
    "text_actions",
)
"""The modules of this package that touch private parts of what the board's screen is made of."""

LATER_PATCHES = ("text_wrapping",)
"""Those that look for themselves when the first text area is made: nothing else loads Textual's."""


class UnsupportedTextual(JobboardError):
    """The installed Textual lacks private parts that the dashboard needs."""

    def __init__(self, missing: str) -> None:
        from importlib.metadata import version  # about 10 ms, for this sentence alone

        super().__init__(
            pgettext("label", "dashboard"),
            _("Textual {version} has no {missing}").format(
                version=version("textual"), missing=missing
            ),
            _("install the supported version: pip install 'textual{supported}'").format(
                supported=SUPPORTED
            ),
        )


class Part(NamedTuple):
    """A private part of Textual.

    With `parameters` it is a method of the class `owner` with these parameters; without, a name
    that the `__init__` of the class `owner`, or `owner` itself where it is a function, uses.
    """

    owner: type | Callable[..., Any]
    name: str
    parameters: tuple[str, ...] | None = None

    def __str__(self) -> str:
        return f"{self.owner.__qualname__}.{self.name}"

    @property
    def is_there(self) -> bool:
        """Whether the installed Textual has it, with the same parameters."""
        if self.parameters is not None:
            method = getattr(self.owner, self.name, None)
            return _parameters(method) == self.parameters
        return any(self.name in names for names in self._names())

    def _names(self) -> Iterator[tuple[str, ...]]:
        makers = (
            [vars(base).get("__init__") for base in self.owner.__mro__]
            if isinstance(self.owner, type)
            else [self.owner]
        )
        for maker in makers:
            code = getattr(maker, "__code__", None)
            if code is not None:
                yield code.co_names


def _parameters(function: object) -> tuple[str, ...] | None:
    """Return the names of the parameters of a function that is written in Python; None of others.

    It wraps nothing and takes no bundle of arguments; `inspect.signature` takes ten times as long.
    """
    code = getattr(function, "__code__", None)
    if code is None:
        return None
    names: tuple[str, ...] = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return names


def check_textual() -> None:
    """Raise `UnsupportedTextual` where the installed Textual lacks what the board needs."""
    missing: list[str] = []
    parts: list[Part] = []
    for name in PATCHES:
        try:
            parts += import_module(f"{__package__}.{name}").PARTS
        except ImportError as error:
            missing.append(error.name or str(error))
    require(parts, missing)


def require(parts: Iterable[Part], missing: Iterable[str] = ()) -> None:
    """Raise `UnsupportedTextual` that names these parts that are gone, and what else is missing."""
    gone = [*missing, *(str(part) for part in parts if not part.is_there)]
    if gone:
        raise UnsupportedTextual(", ".join(dict.fromkeys(gone)))
