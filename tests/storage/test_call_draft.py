"""The draft of a call is on the disk key by key, and found again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from jobboard_tui.storage.call_draft import CallDraft, interrupted_drafts


def test_what_is_appended_is_in_the_file_at_once(tmp_path: Path) -> None:
    draft = CallDraft(tmp_path / "state", "aoba")
    draft.begin()
    for text in ("5", "5万", "5万円\n\x1b"):
        draft.append({"item": "base-salary", "value": text})
        assert CallDraft(tmp_path / "state", "aoba").records()[-1]["value"] == text
    draft.sync()
    assert draft.path.stat().st_mode & 0o077 == 0
    draft.remove()
    assert draft.records() == []
    draft.remove()


def test_a_line_that_was_cut_off_takes_no_other_with_it(tmp_path: Path) -> None:
    draft = CallDraft(tmp_path, "aoba")
    draft.append({"application": "aoba"})
    draft.append({"item": "grades", "value": "G4"})
    with draft.path.open("ab") as file:
        file.write(b'{"item": "gra')
    draft.append({"item": "team", "value": "six"})
    assert [one.get("item") for one in draft.records()] == [None, "grades", "team"]
    draft.path.write_bytes(b"\xff\xfe\n[1]\n")
    assert draft.records() == []
    assert list(interrupted_drafts(tmp_path)) == []


def test_a_call_under_way_is_left_to_its_program(tmp_path: Path) -> None:
    mine, gone = CallDraft(tmp_path, "mine"), CallDraft(tmp_path, "Ünlike/../id")
    mine.begin()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    gone.append({"application": gone.app_id, "program": ended.pid})
    assert mine.records()[0]["program"] == os.getpid()
    assert gone.path.parent == tmp_path
    assert [call_draft.app_id for call_draft in interrupted_drafts(tmp_path)] == [gone.app_id]
    assert {call_draft.app_id for call_draft in interrupted_drafts(tmp_path, "mine")} == {
        "mine",
        gone.app_id,
    }
