"""The encodings of Japanese mail: what they are called, and what really stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GUESSES = ("utf-8", "cp932", "euc-jp")
_ALIASES = {
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms932"), "cp932"),
    **dict.fromkeys(("us-ascii", "ascii", "ansi_x3.4-1968", "unknown-8bit"), "utf-8"),
}
_ESCAPE = re.compile(rb"\x1b(\$[@B]|\$\([D@B]|\([BJHI])")
_TWO_BYTES = frozenset((b"$@", b"$B", b"$(@", b"$(B"))
_HALF_KANA = b"(I"


def decode(content: bytes, charset: str | None) -> str:
    """Return bytes in the charset that is named, or in one that Japanese mail uses, as text."""
    if b"\x1b$" in content or b"\x1b(I" in content:
        return "".join(_of_jis(content))
    named = (charset or "").lower()
    for encoding in (_ALIASES.get(named, named), *_GUESSES):
        try:
            return content.decode(encoding or "utf-8")
        except (ValueError, LookupError):  # a codec may refuse in its own way
            continue
    return content.decode("utf-8", "replace")


def _of_jis(content: bytes) -> Iterator[str]:
    """ISO-2022-JP with what mail programs put into it: ①, ㈱, 髙 and half-width kana.

    Python's codecs refuse these; the same rows of Shift_JIS as Windows has it know them.
    """
    at, mode = 0, b"(B"
    for escape in _ESCAPE.finditer(content):
        yield _piece(content[at : escape.start()], mode)
        at, mode = escape.end(), escape[1]
    yield _piece(content[at:], mode)


def _piece(content: bytes, mode: bytes) -> str:
    if mode == b"$(D":
        return (b"\x1b$(D" + content + b"\x1b(B").decode("iso2022_jp_ext", "replace")
    if mode == _HALF_KANA:
        return bytes(byte + 0x80 if byte < 0x60 else byte for byte in content).decode(
            "cp932", "replace"
        )
    if mode not in _TWO_BYTES:
        return content.decode("cp932", "replace")
    shifted = bytearray()
    at = 0
    while at < len(content):
        pair = content[at : at + 2]
        if len(pair) == 2 and all(0x21 <= byte <= 0x7E for byte in pair):
            shifted += _shifted(*pair)
            at += 2
        else:
            shifted.append(content[at])
            at += 1
    return shifted.decode("cp932", "replace")


def _shifted(first: int, second: int) -> bytes:
    """A character of JIS X 0208 as Shift_JIS writes it."""
    row, cell = first - 0x21, second - 0x21
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    if row % 2:
        return bytes((lead, cell + 0x9F))
    return bytes((lead, cell + (0x40 if cell < 63 else 0x41)))
