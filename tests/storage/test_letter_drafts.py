"""Letters that were begun are kept until they are sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobboard_tui.domain.letters.types import LetterTone, Recipient
from jobboard_tui.storage.letter_drafts import UnsentLetter, UnsentLetters
from jobboard_tui.storage.unfinished_texts import MOST

ONE = UnsentLetter(
    subject="お礼",
    body="佐藤様\n\nありがとうございました。",
    answers={"topic": "x"},
    to=Recipient(house="株式会社アオバ", name="佐藤 由紀", email="y@aoba.example"),
    tone=LetterTone.FIRST,
)


def test_a_letter_is_kept_until_it_is_forgotten(tmp_path: Path) -> None:
    letters = UnsentLetters(tmp_path / "new")
    letters.keep("a thank-you ja", ONE)
    letters.flush()
    assert UnsentLetters(tmp_path / "new").get("a thank-you ja") == ONE
    assert (tmp_path / "new" / "letters.json").stat().st_mode & 0o077 == 0
    letters.forget("a thank-you ja")
    letters.flush()
    assert UnsentLetters(tmp_path / "new").get("a thank-you ja") is None


def test_the_oldest_makes_room(tmp_path: Path) -> None:
    letters = UnsentLetters(tmp_path)
    for number in range(MOST + 1):
        letters.keep(str(number), ONE)
    letters.flush()
    again = UnsentLetters(tmp_path)
    assert again.get("0") is None
    assert again.get(str(MOST)) == ONE


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b'{"a": 1}', b'{"a": {"body": 7}}', b"[" * 100_000],
    ids=lambda content: repr(content[:12]),
)
def test_what_cannot_be_read_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letters.json").write_bytes(content)
    letters = UnsentLetters(tmp_path)
    assert letters.get("a") is None
    letters.keep("a", ONE)
    letters.flush()
    assert UnsentLetters(tmp_path).get("a") == ONE


def test_what_is_odd_in_a_letter_is_left_out_and_the_rest_cleaned(tmp_path: Path) -> None:
    (tmp_path / "letters.json").write_text(
        '{"a": {"body": "x\\u001b[31m", "subject": 1, "answers": {"a": 1, "b": "c"},'
        ' "to": {"house": "Aoba\\u0007", "name": 7, "is_agency": "yes"}, "tone": "loud"}}'
    )
    assert UnsentLetters(tmp_path).get("a") == UnsentLetter(
        subject="", body="x", answers={"b": "c"}, to=Recipient(house="Aoba")
    )


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    letters = UnsentLetters(tmp_path / "file")
    letters.keep("a", ONE)
    letters.flush()
    assert letters.get("a") == ONE


def test_letters_of_two_programs_do_not_push_each_other_out(tmp_path: Path) -> None:
    letters, other = UnsentLetters(tmp_path), UnsentLetters(tmp_path)
    letters.keep("a", ONE)
    letters.flush()
    other.keep("b", ONE)
    other.flush()
    letters.keep("c", ONE)
    letters.forget("a")
    letters.flush()
    other.keep("d", ONE)
    other.flush()
    assert [UnsentLetters(tmp_path).get(key) for key in "abcd"] == [None, ONE, ONE, ONE]
