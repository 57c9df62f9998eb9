"""What of the toolkit's inner parts we lean on: where a new version has other ones, this says so.

For none of these is there a public way: when a screen is painted, how lines are cut and kept, and
what becomes of an error. An override of something that is gone would stop to work without a word.
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen
from textual.widgets import Input, TextArea

from jobboard_tui.tui.forced_exit import _RESTORE

METHODS: list[tuple[type, str, list[str]]] = [
    (App, "_broker_event", ["self", "event_name", "event", "default_namespace"]),
    (App, "_handle_exception", ["self", "error"]),
    (App, "_check_bindings", ["self", "key", "priority"]),
    (App, "_fatal_error", ["self"]),
    (App, "_close_messages_no_wait", ["self"]),
    (Screen, "_refresh_layout", ["self", "size", "scroll"]),
    (Screen, "_on_timer_update", ["self"]),
    (Screen, "_on_screen_resume", ["self", "event"]),
    (Screen, "_compositor_refresh", ["self"]),
    (Compositor, "render_partial_update", ["self"]),
    (Compositor, "_render_chops", ["self", "crop", "is_rendered_line"]),
    (Compositor, "_regions_to_spans", ["regions"]),
    (ChopsUpdate, "__init__", ["self", "chops", "spans", "chop_ends"]),
    (StylesCache, "render_widget", ["self", "widget", "crop"]),
    (StylesCache, "clear", ["self"]),
    (XTermParser, "feed", ["self", "data"]),
    (XTermParser, "tick", ["self"]),
    (XTermParser, "parse", ["self", "token_callback"]),
    (LinuxDriver, "run_input_thread", ["self"]),
    (WriterThread, "run", ["self"]),
    (WriterThread, "write", ["self", "text"]),
    (WriterThread, "stop", ["self"]),
    (App, "pop_screen", ["self"]),
    (Screen, "dismiss", ["self", "result"]),
    (Input, "_on_paste", ["self", "event"]),
    (Input, "_restart_blink", ["self"]),
    (TextArea, "_on_paste", ["self", "event"]),
]


@pytest.mark.parametrize(
    ("owner", "name", "takes"),
    METHODS,
    ids=[f"{owner.__name__}.{name}" for owner, name, _ in METHODS],
)
def test_the_toolkit_has_it_still(owner: type, name: str, takes: list[str]) -> None:
    assert list(inspect.signature(getattr(owner, name)).parameters) == takes


@pytest.mark.skipif(sys.platform == "win32", reason="another driver")
def test_the_driver_reads_and_writes_with_what_we_put_in_its_place() -> None:
    from textual.drivers import linux_driver

    text = Path(linux_driver.__file__).read_text()
    for name in ("XTermParser(", "WriterThread(", 'getincrementaldecoder("utf-8")().decode'):
        assert f"= {name}" in text
    for name in ("exit_event", "attrs_before", "_must_signal_resume"):
        assert f"self.{name} = " in text or f"self.{name}: " in text


@pytest.mark.skipif(sys.platform == "win32", reason="another driver")
def test_all_that_the_driver_asks_of_the_terminal_is_taken_back_at_last() -> None:
    from textual.drivers import linux_driver

    text = Path(linux_driver.__file__).read_text()
    asked = re.findall(r'^ +(?:self\.)?write\("\\x1b\[\?(\d+)([hl])"\)', text, re.MULTILINE)
    on = {mode for mode, way in asked if way == "h"} - {"25", "7"}  # on in every terminal
    assert {"1016", "1049", "2004", "2048"} <= on
    undone = {f"\x1b[?{mode}l" for mode in on} | {"\x1b[?25h", "\x1b[?7h", "\x1b[<u"}
    assert not [one for one in undone if one.encode() not in _RESTORE]


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (Compositor, "self._dirty_regions"),
        (StylesCache, "self._dirty_lines"),
        (StylesCache, "self._cache"),
        (Screen, "self._compositor"),
        (Screen, "self._layout_required"),
        (App, "self._driver"),
        (LinuxDriver, "self._app"),
        (LinuxDriver, "self._auto_restart"),
        (XTermParser, "self._awaiting"),
        (XTermParser, "self._gen = self.parse(self._tokens.append)"),
        (XTermParser, "self._timeout_time"),
        (App, "self._loop"),
        (WriterThread, "self._queue"),
        (WriterThread, "self._file"),
    ],
)
def test_the_toolkit_keeps_it_still(owner: type, name: str) -> None:
    assert any(name in Path(inspect.getfile(one)).read_text() for one in owner.__mro__[:-1])
