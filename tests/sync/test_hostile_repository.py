"""A remote that says no, a repository from elsewhere: the reason is told, nothing of it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.storage import atomic_storage
from jobboard_tui.sync.git import push_reason
from jobboard_tui.sync.git_sync import consent_question, note_consent
from tests.storage.boards import application
from tests.storage.machines import Machine, bare, machine, settings_of_its_own

RAN = "ran"


@pytest.fixture(autouse=True)
def git_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_of_its_own(tmp_path, monkeypatch)
    monkeypatch.setattr(atomic_storage, "PATIENCE", 0.0)


@pytest.fixture
def here(tmp_path: Path) -> Machine:
    """A machine with a card on its board, which the remote has."""
    one = machine(tmp_path, "here", bare(tmp_path))
    one.change(lambda board: board.add(application("a")))
    one.sync()
    return one


def script(path: Path, *lines: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o700)


def change(machine_: Machine, notes: str) -> None:
    machine_.change(lambda board: board.edit("a", notes=notes))


REFUSALS = {
    "a protected branch": (
        "remote: error: GH006: Protected branch update failed for refs/heads/main.\n"
        "remote: error: Changes must be made through a pull request.\n"
        "To github.com:me/jobs.git\n"
        "!\trefs/heads/main:refs/heads/main\t[remote rejected] (protected branch hook declined)\n"
        "error: failed to push some refs to 'github.com:me/jobs.git'\n",
        "protected branch hook declined; error: GH006: Protected branch update failed for"
        " refs/heads/main. / error: Changes must be made through a pull request.",
    ),
    "a hook here": (
        "not on a Friday\nerror: failed to push some refs to '/r.git'\n",
        "not on a Friday",
    ),
    "nothing said": ("error: failed to push some refs to '/r.git'\n", ""),
    "escape sequences": ("remote: \x1b[31mno\x1b[0m\x07\n", "no"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_told_in_the_words_of_whoever_refuses(name: str) -> None:
    said, reason = REFUSALS[name]
    assert push_reason(said) == reason
    assert len(push_reason("remote: x\n" * 10_000)) < 400


@pytest.mark.parametrize("side", ["pre-receive", "pre-push"])
def test_a_push_that_a_hook_refuses(side: str, here: Machine, tmp_path: Path) -> None:
    hooks = (
        tmp_path / "remote.git" / "hooks" if side == "pre-receive" else here.folder / ".git/hooks"
    )
    script(hooks / side, "echo 'the board is frozen until Monday' >&2", "exit 1")
    change(here, "x")
    with pytest.raises(JobboardError) as told:
        here.sync()
    assert "the board is frozen until Monday" in told.value.why
    assert "git fetch" not in str(told.value)
    (hooks / side).unlink()
    assert here.sync().sent


def test_nothing_of_a_repository_from_elsewhere_runs_unasked(here: Machine, tmp_path: Path) -> None:
    mark = tmp_path / RAN
    program = tmp_path / "program"
    script(program, f"echo $0 >> {mark}", "cat 2>/dev/null")
    for hook in ("post-index-change", "post-checkout", "post-merge", "post-commit"):
        script(here.folder / ".git" / "hooks" / hook, f"echo {hook} >> {mark}")
    here.git("config", "core.fsmonitor", str(program))
    change(here, "x")
    assert consent_question(here.path, here.places) == ""
    here.sync()
    assert not mark.exists(), mark.read_text()
    for setting in ("core.sshCommand", "filter.x.clean", "core.hooksPath"):
        here.git("config", setting, str(program))
        question = consent_question(here.path, here.places)
        assert setting.lower() in question.lower()
    assert not mark.exists()
    script(here.folder / ".git" / "hooks" / "reference-transaction", f"echo hook >> {mark}")
    assert "hooks/reference-transaction" in consent_question(here.path, here.places)
    note_consent(here.path, here.places)
    assert consent_question(here.path, here.places) == ""
    here.git("config", "filter.x.clean", f"{program} --other")
    assert "filter.x.clean" in consent_question(here.path, here.places)


def test_what_the_user_set_up_for_all_repositories_is_not_asked_about(here: Machine) -> None:
    here.git("config", "--global", "credential.helper", "store")
    here.git("config", "--global", "core.sshCommand", "ssh -4")
    assert consent_question(here.path, here.places) == ""


def test_the_address_of_the_first_push_is_told_without_its_password(tmp_path: Path) -> None:
    one = machine(tmp_path, "here", bare(tmp_path))
    assert consent_question(one.path, one.places) == ""  # nothing would go there
    one.change(lambda board: board.add(application("a")))
    one.git("remote", "set-url", "origin", "https://me:secret@git.example/jobs.git")
    question = consent_question(one.path, one.places)
    assert "https://git.example/jobs.git for the first time" in question
    one.git("add", "board.json")
    one.git("commit", "--quiet", "-m", "by hand")
    assert consent_question(one.path, one.places) == question


@pytest.mark.parametrize("attribute", ["ident", "filter=x"])
def test_no_attribute_changes_a_note(attribute: str, here: Machine, tmp_path: Path) -> None:
    there = machine(tmp_path, "there", tmp_path / "remote.git")
    there.sync()
    (there.folder / ".gitattributes").write_text(f"*.json {attribute}\n")
    there.git("add", ".gitattributes")
    there.git("commit", "--quiet", "-m", "attributes")
    there.git("push", "--quiet")
    here.git("config", "filter.x.clean", "sed s/mine/yours/")
    for note in ("first", "see $Id: my text here$ end, mine"):
        change(here, note)
        for _try in range(2):
            try:
                here.sync()
            except JobboardError as error:
                assert "git would change the contents of" in str(error)  # noqa: PT017
        assert here.board()["a"].notes == note
    (here.folder / ".gitattributes").unlink(missing_ok=True)
    here.git("commit", "--quiet", "-m", "without", "--", ".gitattributes")
    here.sync()
    there.sync()
    assert there.board()["a"].notes == note
