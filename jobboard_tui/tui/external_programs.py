"""Other programs that the dashboard hands something to: browser, mail program, clipboard."""

from __future__ import annotations

import os
from collections.abc import Callable

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.text import clean, safe_url
from jobboard_tui.i18n import _


class ExternalPrograms:
    """Hands addresses and texts to other programs, and says what became of them.

    `say` and `warn` show a sentence to the user. `open_address` opens an address as the toolkit
    does, `to_terminal` gives a text to the terminal's clipboard: both take what they are given, so
    addresses are checked here.
    """

    def __init__(
        self,
        say: Callable[[str], None],
        warn: Callable[[str], None],
        open_address: Callable[[str], None],
        to_terminal: Callable[[str], None],
    ) -> None:
        self._say, self._warn = say, warn
        self._open_address = open_address
        self._to_terminal = to_terminal

    def open_link(self, address: str) -> None:
        """Open an address in the browser; only http and https with a host."""
        try:
            safe = safe_url(address)
        except InvalidInput as refused:
            self._warn(str(refused))
            return
        if not opens_links():
            self._warn(_("no browser can be opened from here: {address}").format(address=safe))
            return
        self._open_address(safe)
        self._say(_("opened in the browser: {address}").format(address=safe))

    def open_mail(self, link: str) -> bool:
        """Open a letter in the mail program; `link` is a `mailto:` that the program built itself.

        Return False where this session has no mail program to open.
        """
        if not opens_links():
            return False
        self._open_address(link)
        return True

    def put_on_clipboard(self, text: str) -> str:
        """Give a text to the clipboard; return how, in words that promise no more than is known."""
        from jobboard_tui.interchange.exporters.clipboard import to_clipboard

        taken_by = to_clipboard(text)
        if taken_by == "tmux":
            return _("in tmux's buffer (prefix ] pastes it), also sent to the terminal")
        if taken_by:
            return _("copied with {program}").format(program=taken_by)
        self._to_terminal(text)
        return _("sent to the terminal's clipboard (not all support it)")

    def copy(self, text: str, then: str = "") -> None:
        """Give a text to the clipboard, and say so, and what can be done `then`."""
        text = clean(text)
        how = self.put_on_clipboard(text)
        said = _("{text}: {how}").format(text=text, how=how)
        self._say("   ".join(filter(None, (said, then))))


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
