"""The git repository in which a board lies: where it is, on which line it is, what it holds."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.sync.git import NETWORK_PATIENCE, GitError, git

_HALF_DONE = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}


_STARTS_PROGRAM = (
    r"^(core\.(sshcommand|gitproxy|askpass|alternaterefscommand|hookspath)"
    r"|filter\..*\.(clean|smudge|process)|credential(\..*)?\.helper"
    r"|remote\..*\.(uploadpack|receivepack|vcs)|gpg(\..*)?\.program)$"
)
"""Settings by which a step of a sync starts a program; in lower case, as git compares them."""


_HOOKS_OF_A_PUSH = ("pre-push", "reference-transaction")


@frozen
class TrackedBranch:
    """The branch that is checked out, the remote that it goes to, and its name there."""

    branch: str
    remote: str
    there: str
    is_set: bool

    @property
    def tracked(self) -> str:
        """Where git notes how the branch looked at the remote."""
        return f"refs/remotes/{self.remote}/{self.there}"


@frozen
class Repository:
    """A repository and the board in it; `name` is the board's path below `top`."""

    top: Path
    folder: Path
    common: Path
    name: str
    _index: Path | None = field(default=None, repr=False)

    @classmethod
    def containing(cls, board: Path) -> Repository:
        """The repository that a board lies in; `JobboardError` if there is none."""
        real = Path(os.path.realpath(board))
        try:
            # One by one, since a folder's name may have a line break.
            top, folder, common = (
                os.fsdecode(git(real.parent, "rev-parse", asked).removesuffix(b"\n"))
                for asked in ("--show-toplevel", "--absolute-git-dir", "--git-common-dir")
            )
        except (GitError, FileNotFoundError, NotADirectoryError) as refused:
            reason = str(refused) if isinstance(refused, GitError) else ""
            if reason and "not a git repository" not in reason:
                raise JobboardError(
                    pgettext("action", "sync"),
                    reason,
                    _("check that `git status` works in {folder}").format(folder=real.parent),
                ) from None
            raise JobboardError(
                pgettext("action", "sync"),
                _("{name} is not in a git repository").format(name=board.name),
                _("run `git init` in {folder}, or choose another board").format(folder=real.parent),
            ) from None
        name = real.relative_to(os.path.realpath(top)).as_posix()
        return cls(Path(top), Path(folder), real.parent / common, name)

    def ask(self, *words: str, given: bytes | None = None) -> str:
        """What git answers, without the end of its line."""
        return self.read(*words, given=given).decode(errors="surrogateescape").rstrip("\n")

    def read(self, *words: str, given: bytes | None = None) -> bytes:
        """What git answers, byte for byte."""
        env = None if self._index is None else {"GIT_INDEX_FILE": str(self._index)}
        return git(self.top, *words, given=given, env=env)

    def maybe(self, *words: str) -> str:
        """What git answers; nothing where it has no answer."""
        try:
            return self.ask(*words)
        except GitError:
            return ""

    def ask_remote(self, *words: str) -> bytes:
        """What git answers after it has talked to the remote."""
        return git(self.top, *words, timeout=NETWORK_PATIENCE)

    @contextmanager
    def index_aside(self) -> Iterator[Repository]:
        """The same repository with an index of its own, which goes afterwards."""
        with tempfile.TemporaryDirectory(prefix="jobboard-") as folder:
            yield Repository(self.top, self.folder, self.common, self.name, Path(folder) / "index")

    # -- where it stands ---------------------------------------------------------------------

    def line(self) -> TrackedBranch:
        """The line to follow; `JobboardError` with what to do where there is none."""
        for name, step in _HALF_DONE.items():
            if (self.folder / name).exists():
                raise JobboardError(
                    pgettext("action", "sync"),
                    _("a {step} is in progress in {folder}").format(step=step, folder=self.top),
                    _("finish it with git, or abandon it with `git {step} --abort`").format(
                        step=step
                    ),
                )
        branch = self.maybe("symbolic-ref", "--quiet", "--short", "HEAD")
        if not branch:
            raise JobboardError(
                pgettext("action", "sync"),
                _("no branch is checked out in {folder} (detached HEAD)").format(folder=self.top),
                _("switch to one with `git switch BRANCH`"),
            )
        remotes = self.ask("remote").split("\n")
        remote = self.maybe("config", f"branch.{branch}.remote")
        there = self.maybe("config", f"branch.{branch}.merge").removeprefix("refs/heads/")
        is_set = remote in remotes and bool(there)
        if not is_set:
            remote, there = self._the_remote([name for name in remotes if name], branch), branch
        return TrackedBranch(branch, remote, there, is_set)

    def _the_remote(self, remotes: Sequence[str], branch: str) -> str:
        if not remotes:
            raise JobboardError(
                pgettext("action", "sync"),
                _("the repository {folder} has no remote").format(folder=self.top),
                _("add one with `git remote add origin URL`"),
            )
        if len(remotes) > 1 and "origin" not in remotes:
            raise JobboardError(
                pgettext("action", "sync"),
                _("there are several remotes and none is chosen"),
                _("choose one with `git push -u REMOTE {branch}`").format(branch=branch),
            )
        return "origin" if "origin" in remotes else remotes[0]

    def address(self, line: TrackedBranch) -> str:
        """Where a push goes, without a password that stands in it."""
        address = self.maybe("remote", "get-url", "--push", line.remote)
        return clean(re.sub(r"(?<=//)[^/@]*@", "", address)) or line.remote

    def programs(self) -> list[tuple[str, str]]:
        """Names and values of this repository's own settings that start programs."""
        output = self.maybe(
            "config", "--show-scope", "--includes", "--null", "--get-regexp", _STARTS_PROGRAM
        )
        parts = output.split("\0")
        programs = [
            (name, value)
            for scope, setting in zip(parts[::2], parts[1::2], strict=False)
            for name, _line, value in [setting.partition("\n")]
            if scope in ("local", "worktree")
        ]
        for name in _HOOKS_OF_A_PUSH:
            path = self.common / "hooks" / name
            if path.is_file() and os.access(path, os.X_OK):
                programs.append((f"hooks/{name}", str(path.stat().st_mtime_ns)))
        return programs

    def head(self) -> str:
        """The commit that is checked out; empty before the first one."""
        return self.maybe("rev-parse", "--quiet", "--verify", "HEAD^{commit}")

    def common_commit(self, first: str, second: str) -> str:
        """The last commit that two have in common; empty where there is none."""
        return self.maybe("merge-base", first, second) if first and second else ""

    # -- boards and trees --------------------------------------------------------------------

    def board_in(self, commit: str) -> bytes | None:
        """The board's content in a commit; None where it has none."""
        if not commit or not self.maybe("rev-parse", "-q", "--verify", f"{commit}:{self.name}"):
            return None
        return self.read("cat-file", "--filters", f"{commit}:{self.name}")

    def stage_board(self) -> tuple[str, str]:
        """Put the board into the index; its mode and its blob."""
        self.ask("add", "--", self.name)
        mode, blob = self.ask("ls-files", "--stage", "--", self.name).split()[:2]
        return mode, blob

    def unstage_board(self) -> None:
        """Let the index have the board as the last commit has it; the file stays as it is."""
        last = self.maybe("ls-tree", "HEAD", "--", self.name).split()
        if last:
            self.put(last[0], last[2], self.name)
        else:
            self.ask("update-index", "--force-remove", "--", self.name)

    def put(self, mode: str, blob: str, name: str) -> None:
        """Put a blob into the index."""
        self.ask("update-index", "--add", "--cacheinfo", f"{mode},{blob},{name}")

    def empty_tree(self) -> str:
        """A tree with nothing in it."""
        return self.ask("hash-object", "-t", "tree", "-w", "--stdin", given=b"")

    def commit(self, tree: str, parents: Sequence[str], message: str) -> str:
        """A commit that no branch knows yet."""
        words = [word for parent in parents if parent for word in ("-p", parent)]
        return self.ask("commit-tree", *words, "-m", message, tree)

    def move_head(self, commit: str, before: str, why: str) -> None:
        """Let the branch end at a commit, if it still ends at `before`."""
        self.ask(
            "update-ref", "-m", f"jobboard: {why}", "HEAD", commit, before or "0" * len(commit)
        )
