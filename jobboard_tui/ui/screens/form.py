"""The big forms: everything of an application, everything of an event."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from textual.screen import ModalScreen

from jobboard_tui.core.model import Application, Event
from jobboard_tui.ui.widgets.drafts import Drafts


class ApplicationForm(ModalScreen[dict[str, Any] | None]):
    """Dismissed with the changed fields, or None; Esc keeps what was typed in `drafts`."""

    def __init__(self, application: Application, now: datetime, drafts: Drafts) -> None:
        super().__init__()


class EventForm(ModalScreen[dict[str, Any] | None]):
    """Dismissed with the changed fields, or None; Esc keeps what was typed in `drafts`."""

    def __init__(self, event: Event, now: datetime, drafts: Drafts, company: str = "") -> None:
        super().__init__()
