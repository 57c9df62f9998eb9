"""A program that is ended hard leaves the terminal as it was."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from jobboard_tui.tui.forced_exit import _RESTORE


@pytest.mark.skipif(sys.platform == "win32", reason="another driver")
def test_all_that_the_driver_asks_of_the_terminal_is_taken_back_at_last() -> None:
    from textual.drivers import linux_driver

    text = Path(linux_driver.__file__).read_text()
    asked = re.findall(r'^ +(?:self\.)?write\("\\x1b\[\?(\d+)([hl])"\)', text, re.MULTILINE)
    on = {mode for mode, way in asked if way == "h"} - {"25", "7"}  # on in every terminal
    assert {"1016", "1049", "2004", "2048"} <= on
    undone = {f"\x1b[?{mode}l" for mode in on} | {"\x1b[?25h", "\x1b[?7h", "\x1b[<u"}
    assert not [one for one in undone if one.encode() not in _RESTORE]
