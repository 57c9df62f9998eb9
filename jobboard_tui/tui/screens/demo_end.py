"""The question before a demo is thrown away in which something was changed."""

from __future__ import annotations

from collections.abc import Sequence

from jobboard_tui.i18n import _
from jobboard_tui.tui.screens.end_question import EndQuestion


class DemoEnd(EndQuestion):
    """Says what goes; dismissed with "end", "own" for the user's own board, or None to stay."""

    def said(self) -> str:
        """Return what goes, in words."""
        return _("This is the demo: what you added or changed is not saved.")

    def ways(self) -> Sequence[tuple[str, str, str | None]]:
        """The key of each answer, what it does, and the value."""
        return [
            ("e", _("quit the demo"), "end"),
            ("o", _("quit it and open your own board"), "own"),
            ("Esc", _("stay in the demo"), None),
        ]
