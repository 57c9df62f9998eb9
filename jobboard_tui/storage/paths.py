"""Where the program keeps its files: the board, the settings, and what it notes for itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.i18n import _
from jobboard_tui.storage.hashing import digest


class Places(NamedTuple):
    """Three folders: `data` holds the board, `config` the settings, `state` all that is local.

    The state folder (lock, journal, history, snapshots) stays on this machine, also where the
    board lies in a folder that is synchronised with others.
    """

    data: Path
    config: Path
    state: Path

    @classmethod
    def default(cls) -> Places:
        """The folders where this system keeps such things; `JobboardError` without a home."""
        from platformdirs import PlatformDirs

        folders = PlatformDirs("jobboard", appauthor=False)
        try:
            data, config, state = (
                Path(folders.user_data_dir),
                Path(folders.user_config_dir),
                Path(folders.user_state_dir),
            )
        except (RuntimeError, KeyError):
            raise _homeless() from None
        if not (data.is_absolute() and config.is_absolute() and state.is_absolute()):
            raise _homeless()
        return cls(data, config, state)

    @classmethod
    def under(cls, folder: Path) -> Places:
        """All three below one folder: a throw-away copy, a test."""
        return cls(data=folder / "data", config=folder / "config", state=folder / "state")

    @property
    def board(self) -> Path:
        """The board's file unless another one is named."""
        return self.data / "board.json"

    @property
    def settings(self) -> Path:
        """The path of the user's settings."""
        return self.config / "settings.toml"

    @property
    def old_settings(self) -> Path:
        """The settings as earlier versions wrote them, read until there are new ones."""
        return self.config / "settings.json"

    @property
    def rules(self) -> Path:
        """The user's own rules, laid over those that ship."""
        return self.config / "rules.toml"

    @property
    def letters(self) -> Path:
        """The user's own letters, in place of those that ship or beside them."""
        return self.config / "letters"

    @property
    def checks(self) -> Path:
        """The user's own checks of letters, laid over those that ship."""
        return self.config / "letter_checks.toml"

    @property
    def checklist(self) -> Path:
        """The user's own items of the offer meeting's checklist, laid over those that ship."""
        return self.config / "checklist.toml"

    @property
    def messages(self) -> Path:
        """The user's own words of messages, added to those that ship."""
        return self.config / "messages.toml"

    def state_dir(self, board: Path) -> Path:
        """The folder with what is noted about one board, known by where the file really is."""
        real = os.path.realpath(board)
        return self.state / "boards" / digest(os.fsencode(real), 10)


def _homeless() -> JobboardError:
    return JobboardError(
        _("your home folder"),
        _("neither HOME nor the system says where it is"),
        _("set HOME, or all of XDG_DATA_HOME, XDG_CONFIG_HOME and XDG_STATE_HOME"),
    )
