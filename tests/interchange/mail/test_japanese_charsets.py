"""What Japanese mail programs write under the names of encodings."""

from __future__ import annotations

import pytest

from jobboard_tui.interchange.mail.japanese_charsets import decode

KANJI = [chr(code) for code in range(0x4E00, 0x9FA0)]


def test_iso_2022_jp_is_read_as_python_writes_it() -> None:
    known = "".join(one for one in KANJI if _has(one, "iso2022_jp"))
    assert len(known) > 6000
    for text in (known, "山根様\r\nABC、かな、カナ。"):
        assert decode(text.encode("iso2022_jp"), "iso-2022-jp") == text


@pytest.mark.parametrize("charset", ["iso-2022-jp", "ISO-2022-JP-MS", "cp50221", "", None])
def test_iso_2022_jp_with_the_signs_that_windows_puts_into_it(charset: str | None) -> None:
    content = b'\x1b$B-!LL@\\-j%"%*%P\x1b(B \x1b(I1\x1b(B OK'
    assert decode(content, charset) == "①面接㈱アオバ ｱ OK"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("cp932", "Shift_JIS"), ("cp932", "x-sjis"), ("cp932", ""), ("euc-jp", "EUC-JP")],
)
def test_shift_jis_is_that_of_windows(encoding: str, charset: str) -> None:
    text = "株式会社アオバ　髙橋" if encoding == "cp932" else "株式会社アオバ　高橋"
    assert decode(text.encode(encoding), charset) == text


def test_a_wrong_name_and_broken_bytes_are_no_obstacle() -> None:
    assert decode("面接".encode(), "us-ascii") == "面接"
    assert decode("面接".encode(), "klingon") == "面接"
    assert "\ufffd" in decode(b"\xff\xfe\x81", "utf-8")
    assert decode(b"\x1b$B!", "iso-2022-jp")


def _has(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
