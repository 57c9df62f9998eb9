"""Takes applications in from a file, after showing what was understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from jobboard_tui.ui.widgets.drafts import Drafts

if TYPE_CHECKING:
    from jobboard_tui.files.importing import Plan

Read = Callable[[Sequence[Path], Callable[[int, int], None]], "Plan"]


@dataclass(frozen=True, slots=True)
class Taken:
    """The plan to apply, and whether the long silent ones are to be closed as well."""

    plan: Plan
    close_silent: bool


class ImportScreen(ModalScreen[Taken | None]):
    """Asks for a path, reads beside the screen, shows the plan; dismissed with what to take in."""

    def __init__(self, read: Read, drafts: Drafts, paths: Sequence[Path] = ()) -> None:
        super().__init__()
