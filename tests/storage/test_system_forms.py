"""What Windows writes differently, told by pure functions: nobody has run the program there."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobboard_tui.storage.system_forms import (
    path_of_address,
    quote_argument,
    split_command,
    way_to_make_writable,
    way_to_wait,
)
from jobboard_tui.tui.widgets.editor import words_of_editor


@pytest.mark.parametrize(
    ("system", "text", "words"),
    [
        ("nt", r"C:\Windows\notepad.exe", [r"C:\Windows\notepad.exe"]),
        ("nt", r'"C:\Program Files\Vim\vim.exe" -f', [r"C:\Program Files\Vim\vim.exe", "-f"]),
        ("nt", "code --wait", ["code", "--wait"]),
        ("nt", "", []),
        ("posix", "emacs -nw", ["emacs", "-nw"]),
        ("posix", r"'/opt/my editor/ed' --wait", ["/opt/my editor/ed", "--wait"]),
        ("posix", r"/opt/my\ editor/ed", ["/opt/my editor/ed"]),
    ],
)
def test_a_command_is_taken_apart_as_its_system_does(
    system: str, text: str, words: list[str]
) -> None:
    assert split_command(text, system) == words


@pytest.mark.parametrize("system", ["nt", "posix"])
def test_a_quote_that_is_not_closed_is_an_error(system: str) -> None:
    with pytest.raises(ValueError, match="quotation"):
        split_command('"vim', system)


def test_an_editor_in_a_folder_with_a_blank_needs_no_quotes(tmp_path: Path) -> None:
    (tmp_path / "my editor").mkdir()
    editor = tmp_path / "my editor" / "ed"
    editor.write_text("#!/bin/sh\n")
    editor.chmod(0o700)
    assert words_of_editor(str(editor)) == [str(editor)]
    assert words_of_editor("sh -c x") == ["sh", "-c", "x"]
    assert words_of_editor(" ") == []


@pytest.mark.parametrize(
    ("system", "address", "path"),
    [
        ("nt", "file:///C:/x.ics", "C:/x.ics"),
        ("nt", "file:///C:/my%20files/%E6%B1%82%E4%BA%BA.csv", "C:/my files/求人.csv"),
        ("nt", "file://localhost/D:/x.ics", "D:/x.ics"),
        ("nt", "file://server/share/x.ics", "//server/share/x.ics"),
        ("posix", "file:///home/me/my%20files/x.ics", "/home/me/my files/x.ics"),
        ("posix", "file://localhost/tmp/x.ics", "/tmp/x.ics"),
    ],
)
def test_a_file_that_was_dragged_is_found(system: str, address: str, path: str) -> None:
    assert path_of_address(address, system) == path


def test_what_is_to_be_pasted_is_one_word() -> None:
    assert quote_argument(r"C:\my files\x.ics", "nt") == r'"C:\my files\x.ics"'
    assert quote_argument(r"C:\x.ics", "nt") == r"C:\x.ics"
    assert split_command(quote_argument(r"C:\my files\x.ics", "nt"), "nt") == [r"C:\my files\x.ics"]
    assert quote_argument("it's x.ics", "posix") == "'it'\"'\"'s x.ics'"


def test_no_advice_for_windows_speaks_of_a_shell_of_others() -> None:
    for advice in (way_to_make_writable, way_to_wait):
        assert not {"chmod", "fg", "Ctrl-Z"} & set(advice("nt").replace("`", " ").split())
    assert "chmod" in way_to_make_writable("posix")
