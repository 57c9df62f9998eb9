"""The terminal's own cursor, at which an input method draws what it composes."""

from __future__ import annotations

from tests.e2e.terminal import KEYS, Terminal
from tests.e2e.test_key_budget import Seat, seat, template

__all__ = ["seat", "template"]

FIELDS = {
    "a": (),
    "/": (),
    "@": (),
    "p": ("end",),  # the text that is there is marked
    ",": ("tab", "tab", "end"),
    "ctrl+p": (),
}
"""Keys that open a field, and those that go to the end of what is in it."""


def stand_still(terminal: Terminal) -> tuple[int, int]:
    """Return where the cursor stands once the screen has come to rest."""
    for _try in range(100):
        before = (terminal.screen.cursor.x, terminal.screen.cursor.y, terminal.text())
        terminal.type("", pause=0.08)
        if before == (terminal.screen.cursor.x, terminal.screen.cursor.y, terminal.text()):
            break
    return terminal.screen.cursor.x, terminal.screen.cursor.y


def test_the_cursor_stands_where_the_next_letter_goes(seat: Seat) -> None:
    KEYS.setdefault("end", "\x1b[F")
    with seat.open() as terminal:
        for opening, then in FIELDS.items():
            terminal.wait_for(r"\? help")
            board = terminal.text()
            terminal.press(opening)
            while terminal.text() == board:
                terminal.type("", pause=0.05)
            stand_still(terminal)
            terminal.press(*then)
            for letter in "青空":
                x, y = stand_still(terminal)
                terminal.type(letter)
                at = stand_still(terminal)
                assert terminal.screen.buffer[y][x].data == letter, (opening, x, y)
                assert at == (x + 2, y), (opening, letter)
            terminal.press("escape", pause=0.3)
