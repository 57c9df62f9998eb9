"""What is written differently on Windows: commands, addresses of files, advice.

Each is a pure function of a text and the system's name as `os.name` has it ("nt" or "posix").
"""

from __future__ import annotations

import os

from jobboard_tui.i18n import _


def split_command(text: str, system: str = os.name) -> list[str]:
    """Return the words of a command; `ValueError` for a quote that is not closed.

    On Windows a backslash is part of a path, and only quotes keep blanks together.

    >>> split_command('"C:\\\\Program Files\\\\vim.exe" -f', "nt")
    ['C:\\\\Program Files\\\\vim.exe', '-f']
    """
    import shlex

    if system != "nt":
        return shlex.split(text)
    return [_unquoted(word) for word in shlex.split(text, posix=False)]


def quote_argument(text: str, system: str = os.name) -> str:
    """Return a text as one word of a command that somebody pastes into a shell."""
    import re
    import shlex

    if system != "nt":
        return shlex.quote(text)
    return f'"{text}"' if re.search(r"[\s&()^]", text) else text


def path_of_address(address: str, system: str = os.name) -> str:
    """Return the path that a `file://` address means; `ValueError` for one that is none.

    >>> path_of_address("file:///C:/my%20files/x.ics", "nt")
    'C:/my files/x.ics'
    """
    import re
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(address)
    path = unquote(parts.path)
    if system != "nt":
        return path
    if parts.netloc not in ("", "localhost"):
        return f"//{unquote(parts.netloc)}{path}"
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path


def way_to_make_writable(system: str = os.name) -> str:
    """Return what to do about a file that is read-only."""
    if system == "nt":
        return _("make it writable: clear “Read-only” in its properties")
    return _("make it writable with `chmod u+w`")


def way_to_wait(system: str = os.name) -> str:
    """Return what to do about another program that does not let go."""
    if system == "nt":
        return _("wait until it finishes (the disk may be slow), or end it")
    return _(
        "wait until it finishes (the disk may be slow), or end it (`fg` resumes one stopped "
        "by Ctrl-Z)"
    )


def _unquoted(word: str) -> str:
    return word[1:-1] if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'" else word
