"""Committing, merging and pushing a board that lies in a git repository, in one step.

Git never writes the board's file: what comes from the remote is merged into it by the store, like
the change of any other program, and only then is it committed. Each step leaves a repository on
which the next sync goes on, wherever it was interrupted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jobboard_tui.domain.errors import BoardDamaged, BoardLocked, JobboardError
from jobboard_tui.domain.text import clean
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext, pgettext
from jobboard_tui.storage import atomic_write, line_format, user_files
from jobboard_tui.storage.hashing import digest
from jobboard_tui.storage.line_format import Tables
from jobboard_tui.storage.lock import hold_lock
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.store import Store
from jobboard_tui.sync import conflict_copies
from jobboard_tui.sync.git import GitError, push_reason
from jobboard_tui.sync.merge_other_files import merge_side_files
from jobboard_tui.sync.repository import Repository, TrackedBranch
from jobboard_tui.sync.stale_locks import note_sync

_AGREED = "sync-programs"
"""Notes in the state folder which programs of the repository's settings may run."""
TRIES = 5
"""How often it starts again because another machine has pushed meanwhile."""

_UNREACHABLE = (
    "could not resolve",
    "could not connect",
    "couldn't connect",
    "failed to connect",
    "connection refused",
    "connection timed out",
    "operation timed out",
    "network is unreachable",
    "no route to host",
)


@frozen
class SyncResult:
    """What a sync came to.

    `sent` tells whether something went out, `taken` how many applications were brought up to
    date, `clashes` how many fields had been changed on both sides.
    """

    remote: str
    sent: bool
    taken: int
    clashes: int

    def summary(self) -> str:
        """All of it in words."""
        return " ".join([self._exchanged(), *self._gave_way()])

    def _exchanged(self) -> str:
        if self.taken and self.sent:
            words = ngettext(
                "Synced with {remote}: {count} application updated, yours sent.",
                "Synced with {remote}: {count} applications updated, yours sent.",
                self.taken,
            )
        elif self.taken:
            words = ngettext(
                "Synced with {remote}: {count} application updated.",
                "Synced with {remote}: {count} applications updated.",
                self.taken,
            )
        elif self.sent:
            words = _("Synced with {remote}: your changes were sent.")
        else:
            words = _("Synced with {remote}: nothing new on either side.")
        return words.format(remote=self.remote, count=self.taken)

    def _gave_way(self) -> Iterator[str]:
        if self.clashes:
            yield ngettext(
                "{count} field was changed on both sides: the newer value was used; the "
                "other is in `jobboard history`.",
                "{count} fields were changed on both sides: the newer values were used; the "
                "others are in `jobboard history`.",
                self.clashes,
            ).format(count=self.clashes)


def consent_question(path: Path, places: Places) -> str:
    """Return what to ask before a sync; empty where nothing is to be asked.

    Asked is before the board goes to a remote for the first time, and before programs run that the
    repository's own settings name: whoever unpacked it from elsewhere has not chosen them. Raises
    `JobboardError` where there is no repository or no remote.
    """
    repository = Repository.containing(path)
    line = repository.line()
    programs = repository.programs()
    is_known = not path.exists() or bool(
        repository.maybe("rev-parse", "-q", "--verify", f"{line.tracked}:{repository.name}")
    )
    sentences = []
    if not is_known:
        sentences.append(
            _("The board will be sent to {address} for the first time.").format(
                address=repository.address(line)
            )
        )
    if programs and _agreed(places.state_dir(path)) != _stand_for(programs):
        names = ", ".join(sorted({name for name, _value in programs}))
        sentences.append(
            _("Settings of this repository start other programs: {names}.").format(
                names=clean(names)
            )
        )
    return " ".join([*sentences, _("Sync?")]) if sentences else ""


def note_consent(path: Path, places: Places) -> None:
    """Note that the programs of the repository's own settings may run, as they are now."""
    folder = places.state_dir(path)
    programs = Repository.containing(path).programs()
    if programs and _agreed(folder) != _stand_for(programs):
        with suppress(OSError):
            atomic_write.make_folder(folder)
            atomic_write.replace_file(folder / _AGREED, (_stand_for(programs).encode(),))


def _agreed(folder: Path) -> str:
    try:
        return (folder / _AGREED).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""


def _stand_for(programs: Sequence[tuple[str, str]]) -> str:
    return digest(repr(sorted(programs)).encode(errors="surrogateescape"), 16)


def _silent(_step: str) -> None:
    pass


def sync(path: Path, places: Places, tell: Callable[[str], None] = _silent) -> SyncResult:
    """Commit the board, merge what the remote has, push; what it came to.

    `tell` is told in words which step begins.

    Only the board is committed; other files of the repository are left as they are. Raises
    `JobboardError` with what to do about it; what is committed until then stays.
    """
    state_dir = places.state_dir(path)
    with hold_lock(state_dir, "sync.lock", _under_way(path)):
        repository = Repository.containing(path)
        line = repository.line()
        with note_sync(state_dir, repository, line):
            store = Store(path, places, program="sync")
            store.load()
            try:
                return _exchange(_SyncRun(repository, line, store, tell))
            except GitError as refused:
                raise _refusal(refused, repository) from None


def _refusal(refused: GitError, repository: Repository) -> JobboardError:
    """What git said no to, where nothing better is known of it."""
    if ".lock': File exists" in refused.output:
        return BoardLocked(
            pgettext("action", "sync"),
            _("another git process is running in {folder}").format(folder=repository.top),
            _(
                "wait for it; if there is none, delete the .lock file that `git add` "
                "complains about"
            ),
        )
    return JobboardError(
        pgettext("action", "sync"),
        refused.reason,
        _("see what `git status` says in {folder}").format(folder=repository.top),
    )


def _under_way(path: Path) -> BoardLocked:
    return BoardLocked(
        pgettext("action", "sync"),
        _("another sync of {name} is running").format(name=path.name),
        _("wait until it finishes"),
    )


# -- the steps -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _SyncRun:
    """One sync under way."""

    repository: Repository
    line: TrackedBranch
    store: Store
    tell: Callable[[str], None]
    taken: int = 0
    clashes: int = 0


def _exchange(run: _SyncRun) -> SyncResult:
    for _try in range(TRIES):
        run.tell(_("sync: committing"))
        _commit_board(run)
        run.tell(_("sync: fetching from {remote}").format(remote=run.line.remote))
        there = _fetch(run)
        if there:
            run.tell(_("sync: merging"))
            _merge(run, there)
        head = run.repository.head()
        if not head:
            raise JobboardError(
                pgettext("action", "sync"),
                _("there is no board yet, here or at {remote}").format(remote=run.line.remote),
                _("add an application first"),
            )
        sent = head != there
        if sent:
            run.tell(_("sync: pushing to {remote}").format(remote=run.line.remote))
        if not sent or _push(run):
            return SyncResult(run.line.remote, sent, run.taken, run.clashes)
    raise BoardLocked(
        pgettext("action", "sync"),
        _("others keep pushing to {remote}").format(remote=run.line.remote),
        _("try again in a moment; your changes are committed here"),
    )


def _commit_board(run: _SyncRun) -> None:
    """The board as it is now, in a commit of its own; nothing else of the index goes with it."""
    repository = run.repository
    if not os.path.exists(run.store.path):  # noqa: PTH110
        return
    try:
        mode, blob = repository.stage_board()
    except GitError as refused:
        if "ignored" not in refused.output:
            raise
        raise JobboardError(
            pgettext("action", "sync"),
            _("git ignores {name}").format(name=repository.name),
            _("remove it from .gitignore, or run `git add -f` on it once"),
        ) from None
    _refuse_if_rewritten(run, blob)
    head = repository.head()
    if head and repository.maybe("rev-parse", f"{head}:{repository.name}") == blob:
        return
    with repository.index_aside() as aside:
        aside.ask("read-tree", head or "--empty")
        aside.put(mode, blob, aside.name)
        tree = aside.ask("write-tree")
    commit = _made(repository, tree, [head], _("Update {name}"))
    repository.move_head(commit, head, "board")


def _refuse_if_rewritten(run: _SyncRun, blob: str) -> None:
    """What git would give back of the board is what stands on it, whatever `.gitattributes` says.

    `ident` would swallow a note with `$Id: …$`; a filter can do anything.
    """
    repository = run.repository
    content = repository.read("cat-file", "--filters", f"--path={repository.name}", blob)
    try:
        is_same = (
            content == user_files.read_file(run.store.path, line_format.LARGEST)
            or conflict_copies.parse_copy(content, run.store.path) == run.store.tables
        )
    except BoardDamaged:
        is_same = False
    if not is_same and not run.store.changed():
        repository.unstage_board()
        raise JobboardError(
            pgettext("action", "sync"),
            _("git would change the contents of {name}").format(name=repository.name),
            _("remove `ident` or the filter for it from .gitattributes; nothing was sent"),
        )


def _made(repository: Repository, tree: str, parents: list[str], message: str) -> str:
    name = repository.name.rpartition("/")[2]
    try:
        return repository.commit(tree, parents, message.format(name=name))
    except GitError as refused:
        if "tell me who you are" not in refused.output.lower():
            raise
        raise JobboardError(
            pgettext("action", "sync"),
            _("git doesn't know who you are"),
            _('set `git config --global user.name "…"` and user.email'),
        ) from None


def _fetch(run: _SyncRun) -> str:
    """What the remote has; its commit, empty where the branch is not there yet."""
    line = run.line
    wanted = f"+refs/heads/{line.there}:{line.tracked}"
    try:
        run.repository.ask_remote(
            "fetch", "--quiet", "--no-recurse-submodules", line.remote, wanted
        )
    except GitError as refused:
        if "couldn't find remote ref" in refused.output:
            return ""
        raise _unreached(run, refused) from None
    return run.repository.ask("rev-parse", "--verify", line.tracked)


def _unreached(run: _SyncRun, refused: GitError) -> JobboardError:
    what = _("sync with {remote}").format(remote=run.line.remote)
    if any(sign in refused.output.lower() for sign in _UNREACHABLE):
        hint = _("your changes are committed here; sync again when you are online")
    else:
        hint = _(
            "your changes are committed here; check that `git fetch` works in {folder}"
        ).format(folder=run.repository.top)
    return JobboardError(what, refused.reason, hint)


def _push(run: _SyncRun) -> bool:
    """Whether the remote has taken our commits; not if another machine was faster."""
    line = run.line
    words = ["push", "--porcelain", "--quiet", *([] if line.is_set else ["--set-upstream"])]
    try:
        run.repository.ask_remote(
            *words, line.remote, f"refs/heads/{line.branch}:refs/heads/{line.there}"
        )
    except GitError as refused:
        output = refused.output
        if (
            "[rejected]" in output
            or "cannot lock ref" in output
            or "failed to update ref" in output
        ):
            return False
        if "failed to push some refs" in output and (why := push_reason(output)):
            raise JobboardError(
                _("{remote} doesn't accept the board").format(remote=line.remote),
                why,
                _("your changes are committed here; fix that on the remote, then sync again"),
            ) from None
        raise _unreached(run, refused) from None
    return True


# -- merging -------------------------------------------------------------------------------------


def _merge(run: _SyncRun, there: str) -> None:
    """Take in what a commit of the remote has, so that the branch contains it."""
    repository = run.repository
    head = repository.head()
    base = repository.common_commit(head, there)
    if base == there:
        return
    empty = repository.empty_tree()
    with repository.index_aside() as aside:
        aside.ask("read-tree", "-i", "-m", "--aggressive", base or empty, head or empty, there)
        merge_side_files(aside)
        _refuse_if_in_the_way(repository, aside, head)
        _take_in(run, base, there)
        if run.store.path.exists():
            aside.put(*repository.stage_board(), repository.name)
        tree = aside.ask("write-tree")
    if base == head and tree == repository.ask("rev-parse", f"{there}^{{tree}}"):
        commit = there
    else:
        parents = [there] if base == head else [head, there]
        commit = _made(repository, tree, parents, _("Merge {name}"))
    repository.ask("read-tree", "-m", "-u", head or empty, commit)
    repository.move_head(commit, head, "merge")


def _refuse_if_in_the_way(repository: Repository, aside: Repository, head: str) -> None:
    """Other files that are about to change must not hold uncommitted work; asked beforehand."""
    mine = repository.maybe("ls-tree", head, "--", repository.name).split() if head else []
    if mine:
        aside.put(mine[0], mine[2], repository.name)
    else:
        aside.ask("update-index", "--force-remove", "--", repository.name)
    tree = aside.ask("write-tree")
    repository.maybe("update-index", "-q", "--refresh")
    try:
        repository.ask("read-tree", "-n", "-m", "-u", head or repository.empty_tree(), tree)
    except GitError as refused:
        raise JobboardError(
            pgettext("action", "sync"),
            _("uncommitted changes in other files are in the way ({said})").format(
                said=refused.reason
            ),
            _("commit or stash them in {folder}, then sync again").format(folder=repository.top),
        ) from None


def _take_in(run: _SyncRun, base: str, there: str) -> None:
    """Merge the remote's board into ours."""
    theirs = _board(run, there)
    if theirs is None:
        return
    # Where there is no file yet, nothing was removed from it.
    was = None if run.store.is_first_start else _old_board(run, base)
    label = _("sync with {remote}").format(remote=run.line.remote)
    taken = run.store.merge_from(label, theirs, was)
    run.taken += len(taken.changed)
    run.clashes += len(taken.clashes)


def _board(run: _SyncRun, commit: str) -> Tables | None:
    content = run.repository.board_in(commit)
    if content is None:
        return None
    name = run.repository.name.rpartition("/")[2]
    try:
        return conflict_copies.parse_copy(content, Path(name))
    except BoardDamaged as damaged:
        raise BoardDamaged(
            _("sync with {remote}").format(remote=run.line.remote),
            _("the board there can't be read ({what}: {why})").format(
                what=damaged.what, why=damaged.why
            ),
            _("fix it where it was last changed, and sync there"),
        ) from None


def _old_board(run: _SyncRun, commit: str) -> Tables | None:
    """What both were made from; None where that can't be read, so that the stamps decide."""
    try:
        return _board(run, commit)
    except BoardDamaged:
        return None
