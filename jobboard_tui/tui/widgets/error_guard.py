"""How a widget carries out what was answered: the screen may have a word about what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Attempt: TypeAlias = Callable[[Callable[[], None]], bool]
"""Carries a deed out and says whether it could be done."""


def attempt_directly(deed: Callable[[], None]) -> bool:
    """Carries it out, and lets through what it raises."""
    deed()
    return True
