"""The first screen of somebody who has no board yet."""

from __future__ import annotations

from textual.screen import Screen


class WelcomeScreen(Screen[str]):
    """Says in three lines what to do; dismissed with "add", "import", "demo" or "quit"."""
