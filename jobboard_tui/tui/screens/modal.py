"""What the screens over the board share: a heading, a body, the keys at the bottom.

Esc and q leave each of them, ? and F1 show its keys; in a line to type in q and ? are letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.i18n import pgettext
from jobboard_tui.tui.page_actions import name_keys
from jobboard_tui.tui.presentation.styled_text import StyledLine, Tone
from jobboard_tui.tui.screens.closes_once import ClosesOnce
from jobboard_tui.tui.widgets.safe_text import literal_content

T = TypeVar("T")


class ModalPage(ClosesOnce[T], ModalScreen[T]):
    """A sheet over the board that Esc closes; `parts` says what stands on it."""

    DEFAULT_CSS = """
    ModalPage {
        align: center middle;
        background: $background 70%;

        & > #page {
            background: $background;
        }
        & #heading, & #keys {
            height: 1;
            width: 100%;
            padding: 0 1;
            background: $panel;
            color: $muted;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        & #title { height: 1; }
        & #heading { width: 1fr; color: $accent; text-style: bold; }
        & #demo { width: auto; padding: 0 1; background: $panel; color: $text-warning; }
    }
    """
    PAGE: ClassVar[str] = "page"
    """Its name in `page_actions`."""
    WIDTH = 120
    HEIGHT = 46
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("question_mark,f1", "app.page_help", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Yield heading, body and keys."""
        with Vertical(id="page"):
            with Horizontal(id="title"):
                yield Static(literal_content(self.app, self.heading()), id="heading", markup=False)
                if getattr(self.app, "demo", False):
                    yield Static(pgettext("heading", "DEMO"), id="demo", markup=False)
            yield from self.parts()
            yield Static(literal_content(self.app, self.keys()), id="keys", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Fill a small terminal; on a large one leave a part of the board to be seen."""
        sheet, size = self.query_one("#page"), event.size
        sheet.styles.width = self.WIDTH if size.width > 1.25 * self.WIDTH else size.width
        sheet.styles.height = min(size.height, self.HEIGHT)

    def heading(self) -> str:
        """What the sheet is called."""
        return ""

    def keys(self) -> str:
        """The keys that matter on it."""
        return ""

    def with_keys(self, line: str, **values: str) -> str:
        """Return a line that names actions of the page in braces, with their keys in force."""
        return name_keys(self.PAGE, line, **values)

    def parts(self) -> Iterable[Widget]:
        """What stands between heading and keys."""
        return ()

    def say(self, text: str) -> None:
        """Put something else than the keys in the last line."""
        self.query_one("#keys", Static).update(literal_content(self.app, text))

    def action_behind(self, action: str) -> None:
        """What a key does that is taken first, once what was typed right before it has arrived."""
        (self.focused or self).call_later(self.call_later, self.run_action, action)

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)


def as_content(line: StyledLine) -> Content:
    """Return a line of toned text for a widget that takes content."""
    return Content.assemble(*((text, STYLES.get(tone, f"${tone}")) for text, tone in line))


STYLES = {Tone.TEXT: "$foreground", Tone.STRONG: "bold $strong"}
