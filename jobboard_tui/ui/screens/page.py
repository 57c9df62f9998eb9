"""What the screens over the board share: a heading, a body, the keys at the bottom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from jobboard_tui.ui.look.lines import Line, Tone
from jobboard_tui.ui.widgets.drawn import drawn

T = TypeVar("T")


class Page(ModalScreen[T]):
    """A sheet over the board that Esc closes; `parts` says what stands on it."""

    DEFAULT_CSS = """
    Page {
        align: center middle;
        background: $background 70%;

        & > #page {
            width: 100%;
            height: 100%;
            background: $background;
        }
        &.-wide > #page { max-width: 120; }
        &.-tall > #page { max-height: 46; }
        & #heading, & #keys {
            height: 1;
            width: 100%;
            padding: 0 1;
            background: $panel;
            color: $muted;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        & #heading { color: $accent; text-style: bold; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (150, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (48, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def compose(self) -> ComposeResult:
        """Heading, body, keys."""
        with Vertical(id="page"):
            yield Static(Content(drawn(self.app, self.heading())), id="heading", markup=False)
            yield from self.parts()
            yield Static(Content(drawn(self.app, self.keys())), id="keys", markup=False)

    def heading(self) -> str:
        """What the sheet is called."""
        return ""

    def keys(self) -> str:
        """The keys that matter on it."""
        return ""

    def parts(self) -> Iterable[Widget]:
        """What stands between heading and keys."""
        return ()

    def say(self, text: str) -> None:
        """Put something else than the keys in the last line."""
        self.query_one("#keys", Static).update(Content(drawn(self.app, text)))

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)


def toned(line: Line) -> Content:
    """A line of toned text for a widget that takes content."""
    return Content.assemble(*((text, STYLES.get(tone, f"${tone}")) for text, tone in line))


STYLES = {Tone.TEXT: "$foreground", Tone.STRONG: "bold $strong"}
