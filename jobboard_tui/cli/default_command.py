"""The call without a word, which opens the dashboard: understood without a parser.

To load the parser and to tell it what words there are would be a fiftieth of the start.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from argparse import Namespace


def default_arguments() -> Namespace:
    """Return what the parser makes of no words."""
    return cast(
        "Namespace", SimpleNamespace(command=None, file=None, demo=False, now=None, version=None)
    )
