"""Whether links can be opened from this session."""

from __future__ import annotations

import os


def opens_links() -> bool:
    """Whether a browser or mail program can be opened that does not take the terminal.

    Without a graphical session Python finds at most browsers that would draw over the dashboard;
    one that `BROWSER` names is the user's own choice.
    """
    import webbrowser

    if os.environ.get("BROWSER"):
        return True
    try:
        return type(webbrowser.get()) is not webbrowser.GenericBrowser
    except webbrowser.Error:
        return False
