"""False alarms hold for one letter, until it is sent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jobboard_tui.storage.silenced_checks import MOST, LetterId, SilencedChecks

LETTER = LetterId("aoba", "thank-you", "ja", "e1")
EMOJI, CAPS = ("emoji", "😊"), ("all-caps", "AWS")


def test_they_are_remembered_for_this_letter_and_no_other(tmp_path: Path) -> None:
    SilencedChecks(tmp_path / "new").silence(LETTER, [EMOJI])
    SilencedChecks(tmp_path / "new").silence(LETTER, [CAPS])
    alarms = SilencedChecks(tmp_path / "new")
    assert alarms.of(LETTER) == {EMOJI, CAPS}
    for other in ("application", "kind", "language", "after"):
        assert alarms.of(replace(LETTER, **{other: "x"})) == frozenset()
    assert (tmp_path / "new" / "false-alarms.json").stat().st_mode & 0o077 == 0


def test_one_check_or_all_are_heard_again(tmp_path: Path) -> None:
    alarms = SilencedChecks(tmp_path)
    alarms.silence(LETTER, [EMOJI, CAPS])
    alarms.restore(LETTER, ["emoji"])
    assert SilencedChecks(tmp_path).of(LETTER) == {CAPS}
    alarms.restore(LETTER)
    assert SilencedChecks(tmp_path).of(LETTER) == frozenset()


def test_the_letter_after_it_begins_without_silence(tmp_path: Path) -> None:
    alarms = SilencedChecks(tmp_path)
    alarms.silence(LETTER, [EMOJI])
    later = replace(LETTER, after="e2")
    alarms.silence(later, [CAPS])
    assert SilencedChecks(tmp_path).of(later) == {CAPS}
    assert SilencedChecks(tmp_path).of(LETTER) == frozenset()


def test_the_oldest_make_room(tmp_path: Path) -> None:
    alarms = SilencedChecks(tmp_path)
    for number in range(MOST + 1):
        alarms.silence(replace(LETTER, application=str(number)), [EMOJI])
    again = SilencedChecks(tmp_path)
    assert again.of(replace(LETTER, application="0")) == frozenset()
    assert again.of(replace(LETTER, application=str(MOST))) == {EMOJI}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b'{"a": 1}', b'{"aoba thank-you ja": {"after": 7}}', b"[" * 90_000],
    ids=lambda content: repr(content[:12]),
)
def test_what_cannot_be_read_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "false-alarms.json").write_bytes(content)
    assert SilencedChecks(tmp_path).of(LETTER) == frozenset()


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    alarms = SilencedChecks(tmp_path / "file")
    alarms.silence(LETTER, [EMOJI])
    assert alarms.of(LETTER) == {EMOJI}


def test_what_two_programs_silence_stays_silent(tmp_path: Path) -> None:
    checks, other = SilencedChecks(tmp_path), SilencedChecks(tmp_path)
    checks.silence(LETTER, [EMOJI])
    other.silence(replace(LETTER, application="kestrel"), [CAPS])
    assert SilencedChecks(tmp_path).of(LETTER) == {EMOJI}
