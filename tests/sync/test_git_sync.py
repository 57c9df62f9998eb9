"""Boards in git: two machines, a bare remote, and git itself."""

from __future__ import annotations

import json
import os
import random
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import BoardDamaged, BoardLocked, JobboardError
from jobboard_tui.domain.models import Stage
from jobboard_tui.storage import atomic_storage, atomic_write
from jobboard_tui.storage.repair import check
from jobboard_tui.sync.git_sync import sync
from tests.storage.boards import AT, application, event, stored
from tests.storage.machines import Machine, bare, git, machine, settings_of_its_own


@pytest.fixture(autouse=True)
def git_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_of_its_own(tmp_path, monkeypatch)
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)
    monkeypatch.setattr(atomic_write, "sync", lambda _descriptor: None)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Machine, Machine]:
    """Two machines with the same three applications on their boards."""
    remote = bare(tmp_path)
    here, there = machine(tmp_path, "here", remote), machine(tmp_path, "there", remote)
    here.change(lambda b: b.with_applications(*(application(key) for key in "abc")))
    here.sync()
    there.sync()
    return here, there


def edit(key: str, **fields: Any) -> Any:
    return lambda board: board.edit(key, **fields)


def meet(here: Machine, there: Machine) -> Board:
    """Sync until both have everything; the board that they then share."""
    here.sync()
    there.sync()
    here.sync()
    assert here.path.read_bytes() == there.path.read_bytes()
    assert here.git("rev-parse", "HEAD") == there.git("rev-parse", "HEAD")
    assert here.is_clean()
    assert there.is_clean()
    assert check(here.path) == []
    return here.board()


# -- what is exchanged ---------------------------------------------------------------------------


def test_a_first_sync_puts_the_board_into_an_empty_remote(tmp_path: Path) -> None:
    remote = bare(tmp_path)
    here, there = machine(tmp_path, "here", remote), machine(tmp_path, "there", remote)
    here.change(lambda b: b.with_applications(application("a")))
    assert here.sync().sent
    there.git("pull", "--quiet")
    assert there.board() == here.board()
    assert here.git("rev-parse", "--abbrev-ref", "@{upstream}") == "origin/main"


def test_changes_go_both_ways(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    here.change(edit("a", notes="x"))
    there.change(lambda b: b.log("b", event("e1")).with_applications(application("d")))
    said = here.sync()
    assert (said.sent, said.taken, said.clashes) == (True, 0, 0)
    said = there.sync()
    assert (said.sent, said.taken, said.clashes) == (True, 1, 0)
    said = here.sync()
    assert (said.sent, said.taken) == (False, 2)
    board = meet(here, there)
    assert (board["a"].notes, len(board["b"].events), "d" in board.applications) == ("x", 1, True)
    said = here.sync()
    assert (said.sent, said.taken, said.clashes) == (False, 0, 0)


def test_of_a_field_changed_on_both_sides_the_newer_stands_and_the_other_is_kept(
    pair: tuple[Machine, Machine],
) -> None:
    here, there = pair
    there.change(edit("a", notes="older", location="Tokyo"))
    here.change(edit("a", notes="newer", salary="800"))
    there.sync()
    assert here.sync().clashes == 1
    board = meet(here, there)
    assert (board["a"].notes, board["a"].location, board["a"].salary) == ("newer", "Tokyo", "800")
    kept = [(one["record"], one["path"], one["kept"], one["lost"]) for one in here.history()]
    assert kept == [("a", "notes", "newer", "older")]


def test_what_was_removed_there_is_removed_here(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    there.change(lambda b: b.remove("b", AT + timedelta(days=1)))
    here.change(edit("a", notes="x"))
    there.sync()
    board = meet(here, there)
    assert set(board.applications) == {"a", "c"}
    assert set(board.bin) == {"b"}


def test_an_addition_taken_back_there_is_gone_here(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    there.change(lambda b: b.with_applications(application("d")))
    assert "d" in meet(there, here).applications
    there.store().undo()
    assert set(meet(there, here).applications) == set("abc")


def test_two_boards_that_began_apart_become_one(tmp_path: Path) -> None:
    remote = bare(tmp_path)
    here, there = machine(tmp_path, "here", remote), machine(tmp_path, "there", remote)
    here.change(lambda b: b.with_applications(application("a")))
    there.change(lambda b: b.with_applications(application("b")))
    here.sync()
    there.sync()
    assert set(meet(here, there).applications) == {"a", "b"}


def test_a_sync_can_be_taken_back_and_the_rest_stays(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    there.change(edit("a", notes="x"))
    there.sync()
    here.sync()
    label, board = here.store().undo()
    assert label == "sync with origin"
    assert board["a"].notes == ""


def test_tables_and_fields_of_newer_programs_come_along(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    tables = json.loads(there.path.read_bytes())
    tables["plans"] = {"p1": {"what": "later"}}
    tables["applications"]["a"]["評価"] = 5
    there.path.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
    there.sync()
    here.change(edit("b", notes="x"))
    here.sync()
    found = json.loads(here.path.read_bytes())
    assert found["plans"] == {"p1": {"what": "later"}}
    assert found["applications"]["a"]["評価"] == 5
    assert found["applications"]["b"]["notes"] == "x"


def test_another_line_of_commits_by_hand_is_gone_on_with(pair: tuple[Machine, Machine]) -> None:
    """A user may commit, and even merge, with git alone."""
    here, there = pair
    here.change(edit("a", notes="x"))
    here.git("commit", "--quiet", "-am", "by hand")
    there.change(edit("b", notes="y"))
    there.sync()
    here.git("fetch", "--quiet")
    board = meet(here, there)
    assert (board["a"].notes, board["b"].notes) == ("x", "y")


# -- 200 changes on either side ------------------------------------------------------------------

TEXTS = ["notes", "location", "salary", "source", "url", "role"]


def random_change(chance: random.Random, board: Board, tag: str, hours: int) -> Any:
    """One of the changes that a user makes; `tag` occurs in what it writes."""
    key = chance.choice(list(board.applications))
    moment = AT + timedelta(hours=hours)
    kind = chance.choice(["edit", "edit", "edit", "log", "log", "tag", "add", "move", "remove"])
    if kind == "edit":
        return edit(key, **{chance.choice(TEXTS): tag})
    if kind == "log":
        return lambda b: b.log(key, event(tag, note=tag))
    if kind == "tag":
        return lambda b: b.edit(key, tags=(*b[key].tags, tag))
    if kind == "add":
        return lambda b: b.with_applications(application(tag))
    if kind == "move":
        stage = chance.choice([Stage.SCREENING, Stage.OFFER, Stage.ACCEPTED])
        return lambda b: b.move(key, stage, moment)
    return lambda b: b.remove(key, moment)


def work(one: Machine, side: str, chance: random.Random, count: int) -> None:
    """Random changes on one machine."""
    store = one.store()
    for number in range(count):
        store.commit("x", random_change(chance, store.load(), f"{side}-{number}", number))


def test_200_changes_on_either_side_lose_nothing(tmp_path: Path) -> None:
    chance = random.Random(20261123)
    remote = bare(tmp_path)
    here, there = machine(tmp_path, "here", remote), machine(tmp_path, "there", remote)
    here.change(lambda b: b.with_applications(*(application(f"a{n}") for n in range(30))))
    meet(here, there)
    for turn in range(4):
        before = here.board()
        work(here, f"h{turn}", chance, 50)
        work(there, f"t{turn}", chance, 50)
        ours, theirs = here.board(), there.board()
        merged = meet(there, here)
        everything = {**merged.bin, **merged.applications}
        for side in (ours, theirs):
            for key, one in {**side.bin, **side.applications}.items():
                assert set(one.tags) <= set(everything[key].tags)
                assert {e.id for e in one.events} <= {e.id for e in everything[key].events}
        clashed = {(one["record"], one["path"]) for one in here.history() + there.history()}
        for key, was in before.applications.items():
            if key not in ours.applications or key not in theirs.applications:
                continue
            for name in TEXTS:
                values = [getattr(side[key], name) for side in (ours, theirs)]
                changed = {value for value in values if value != getattr(was, name)}
                result = getattr(merged[key], name)
                if len(changed) < 2:
                    assert result == (changed.pop() if changed else getattr(was, name))
                else:
                    assert result == values[1]  # that machine was the later one
                    assert (key, name) in clashed
    assert json.loads(here.path.read_bytes())


# -- what stands in the way ----------------------------------------------------------------------


def refused(one: Machine, said: str) -> str:
    before = one.path.read_bytes() if one.path.exists() else None
    with pytest.raises(JobboardError) as caught:
        one.sync()
    told = str(caught.value)
    assert said in told
    assert "\n" not in told
    assert caught.value.hint
    assert (one.path.read_bytes() if one.path.exists() else None) == before
    return told


def test_no_repository(tmp_path: Path) -> None:
    store = stored(tmp_path, application("a"))
    with pytest.raises(JobboardError, match=r"is not in a git repository; run `git init` in"):
        sync(store.path, store.places)


def test_no_git(pair: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    refused(pair[0], "git is not installed; install git")


def test_no_remote(pair: tuple[Machine, Machine]) -> None:
    here, _there = pair
    here.git("remote", "remove", "origin")
    refused(here, "has no remote; add one with `git remote add origin URL`")


def test_several_remotes(pair: tuple[Machine, Machine]) -> None:
    here, _there = pair
    here.git("remote", "rename", "origin", "one")
    here.git("remote", "add", "two", "somewhere")
    here.git("branch", "--unset-upstream")
    refused(here, "choose one with `git push -u REMOTE main`")


def test_a_detached_head(pair: tuple[Machine, Machine]) -> None:
    here, _there = pair
    here.git("checkout", "--quiet", "--detach")
    refused(here, "detached HEAD); switch to one with `git switch BRANCH`")


def test_a_remote_that_is_gone(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    here, there = pair
    here.change(edit("a", notes="x"))
    (tmp_path / "remote.git").rename(tmp_path / "unplugged.git")
    refused(here, "your changes are committed here; check that `git fetch` works in")
    assert here.git("log", "-1", "--format=%s") == "Update board.json"
    (tmp_path / "unplugged.git").rename(tmp_path / "remote.git")
    assert here.sync().sent
    assert meet(here, there)["a"].notes == "x"


def test_offline(pair: tuple[Machine, Machine]) -> None:
    here, _there = pair
    here.git("remote", "set-url", "origin", "http://127.0.0.1:9/board.git")
    refused(here, "sync again when you are online")


def test_a_remote_that_asks_for_a_password(
    pair: tuple[Machine, Machine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _there = pair
    helper = tmp_path / "git-remote-secret"
    helper.write_text("#!/bin/sh\necho 'fatal: Authentication failed' >&2\nexit 128\n")
    helper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    here.git("remote", "set-url", "origin", "secret::there")
    refused(here, "Authentication failed; your changes are committed here; check that `git fetch`")


def test_a_merge_that_is_under_way(pair: tuple[Machine, Machine]) -> None:
    here, _there = pair
    (here.folder / ".git" / "MERGE_HEAD").write_text(here.git("rev-parse", "HEAD") + "\n")
    refused(here, "a merge is in progress in")


def test_a_board_that_git_ignores(tmp_path: Path) -> None:
    here = machine(tmp_path, "here", bare(tmp_path))
    here.change(lambda b: b.with_applications(application("a")))
    (here.folder / ".gitignore").write_text("*.json\n")
    refused(here, "git ignores board.json")


def test_nobody_to_commit_as(
    pair: tuple[Machine, Machine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _there = pair
    (tmp_path / "gitconfig").write_text("[user]\n\tuseConfigOnly = true\n")
    here.change(edit("a", notes="x"))
    refused(here, "git doesn't know who you are; set `git config")


def test_nothing_to_sync(tmp_path: Path) -> None:
    here = machine(tmp_path, "here", bare(tmp_path))
    refused(here, "there is no board yet, here or at origin; add an application first")


def test_a_damaged_board_is_not_sent(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    here.path.write_bytes(here.path.read_bytes()[:-40])
    refused(here, "the file ends too early")
    assert not there.sync().taken


def test_a_vanished_board_is_not_taken_for_an_empty_one(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    here.path.unlink()
    refused(here, "board.json is gone")
    assert len(there.board().applications) == 3


def test_a_damaged_board_at_the_remote_leaves_ours_alone(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    there.path.write_bytes(b"<<<<<<< ours\n")
    there.git("commit", "--quiet", "-am", "by hand")
    there.git("push", "--quiet")
    with pytest.raises(BoardDamaged, match="fix it where it was last changed, and sync there"):
        here.sync()
    assert len(here.board().applications) == 3


def test_two_syncs_at_once(pair: tuple[Machine, Machine]) -> None:
    from filelock import FileLock

    here, _there = pair
    with FileLock(here.places.state_dir(here.path) / "sync.lock"), pytest.raises(BoardLocked):
        here.sync()
    here.sync()


# -- other files of the repository ---------------------------------------------------------------


def beside(one: Machine, content: str, *, commit: bool = True) -> Path:
    path = one.folder / "letter.md"
    path.write_text(content)
    if commit:
        one.git("add", "letter.md")
        one.git("commit", "--quiet", "-m", "letter")
    return path


def test_other_files_are_neither_committed_nor_touched(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    letter = beside(here, "draft", commit=False)
    here.git("add", "letter.md")
    here.change(edit("a", notes="x"))
    there.change(edit("b", notes="y"))
    there.sync()
    here.sync()
    assert here.git("status", "--porcelain") == "A  letter.md"
    assert letter.read_text() == "draft"
    there.sync()
    assert not (there.folder / "letter.md").exists()


def test_committed_changes_of_other_files_come_along(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    beside(there, "one\ntwo\nthree\nfour\nfive\n")
    there.sync()
    here.change(edit("a", notes="x"))
    here.sync()
    assert (here.folder / "letter.md").read_text() == "one\ntwo\nthree\nfour\nfive\n"
    beside(here, "ONE\ntwo\nthree\nfour\nfive\n")
    beside(there, "one\ntwo\nthree\nfour\nFIVE\n")
    meet(here, there)
    assert (here.folder / "letter.md").read_text() == "ONE\ntwo\nthree\nfour\nFIVE\n"
    assert (there.folder / "letter.md").read_text() == "ONE\ntwo\nthree\nfour\nFIVE\n"


def test_other_files_that_contradict_are_left_to_git(pair: tuple[Machine, Machine]) -> None:
    here, there = pair
    beside(there, "theirs\n")
    there.sync()
    beside(here, "ours\n")
    refused(here, "letter.md, which is not the board, was changed on both sides; merge it")


def test_uncommitted_changes_in_the_way_are_told_of_before_anything_is_done(
    pair: tuple[Machine, Machine],
) -> None:
    here, there = pair
    beside(there, "one")
    there.change(edit("a", notes="x"))
    there.sync()
    beside(here, "mine", commit=False)
    refused(here, "uncommitted changes in other files are in the way")
    (here.folder / "letter.md").unlink()
    assert here.sync().taken == 1
    assert meet(here, there)["a"].notes == "x"


def test_a_board_in_a_folder_of_the_repository_reached_by_a_link(
    pair: tuple[Machine, Machine], tmp_path: Path
) -> None:
    here, _there = pair
    folder = here.folder / "求職 [x]"
    folder.mkdir()
    shutil.copy(here.path, folder / "b * oard.json")
    link = tmp_path / "link.json"
    link.symlink_to(folder / "b * oard.json")
    assert sync(link, here.places).sent
    assert git(here.folder, "status", "--porcelain") == ""
    assert link.is_symlink()
