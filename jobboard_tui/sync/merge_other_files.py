"""Files beside the board in its repository that were changed on both sides."""

from __future__ import annotations

import tempfile
from pathlib import Path

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.sync.git import GitError
from jobboard_tui.sync.repository import Repository

_FILES = ("100644", "100755")
_OURS, _THEIRS = "2", "3"


def merge_side_files(aside: Repository) -> None:
    """Merge them line by line in an index; `JobboardError` if that can't be done by itself."""
    by_name: dict[str, dict[str, tuple[str, str]]] = {}
    for entry in aside.ask("ls-files", "--unmerged", "-z").split("\0"):
        if entry:
            facts, name = entry.split("\t", 1)
            mode, blob, stage = facts.split()
            by_name.setdefault(name, {})[stage] = (mode, blob)
    for name, sides in by_name.items():
        if name != aside.name:
            _merge_one(aside, name, sides)


def _merge_one(aside: Repository, name: str, sides: dict[str, tuple[str, str]]) -> None:
    if _OURS in sides and _THEIRS in sides and all(mode in _FILES for mode, _b in sides.values()):
        with tempfile.TemporaryDirectory(prefix="jobboard-") as folder:
            files = []
            for stage in (_OURS, "1", _THEIRS):
                file = Path(folder) / stage
                file.write_bytes(
                    aside.read("cat-file", "blob", sides[stage][1]) if stage in sides else b""
                )
                files.append(str(file))
            try:
                merged = aside.read("merge-file", "--stdout", "--quiet", *files)
            except GitError:
                pass
            else:
                blob = aside.ask("hash-object", "-w", "--stdin", given=merged)
                aside.put(sides[_OURS][0], blob, name)
                return
    raise JobboardError(
        pgettext("action", "sync"),
        _("{name}, which is not the board, was changed on both sides").format(name=name),
        _("merge it with `git pull` in {folder}, then sync again").format(folder=aside.top),
    )
