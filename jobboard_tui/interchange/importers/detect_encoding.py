"""From bytes to text: finds out the encoding of a file that does not say it."""

from __future__ import annotations

import codecs
import re

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

_MARKS = (  # the longer ones first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_JIS = re.compile(rb"\x1b\$[@B]")
_SAMPLE = 1 << 16
_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x7f"
_MOST_CONTROLS = 0.02
"""A larger share of control characters than this means that it is no text."""
_HALF_KANA = re.compile("[\uff61-\uff9f]")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff01-\uff5e\u3000-\u3002]")
_KANA = re.compile("[\u3041-\u30fe]")
_LONELY = re.compile(
    r"(?<=[A-Za-z])[^\x00-\x7f](?![^\x00-\x7f])|(?<![^\x00-\x7f])[^\x00-\x7f](?=[A-Za-z])"
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(content: bytes, name: str) -> tuple[str, str]:
    """Return the text, without a byte order mark, and the encoding's name as people call it.

    Raises `JobboardError` for what is no text.
    """
    if not content.strip():
        raise _no_text(name, _("it is empty"))
    for mark, codec, spoken in _MARKS:
        if content.startswith(mark):
            return _marked(content, codec, spoken, name), spoken
    _refuse_binary(content, name)
    if _JIS.search(content) and (text := _strictly(content, "iso2022_jp_ext")) is not None:
        return text, "ISO-2022-JP"
    text = _strictly(content, "utf-8")
    if text is not None:
        return text, "UTF-8"
    return _japanese(content) or _guessed(content, name)


def _marked(content: bytes, codec: str, spoken: str, name: str) -> str:
    """A file that says its encoding; some end in the middle of a character."""
    text = _strictly(content, codec)
    if text is None and codec == "utf-16":
        text = _strictly(content[: len(content) // 2 * 2], codec)
    if text is None:
        raise _no_text(name, _("it claims to be {encoding}, but is not").format(encoding=spoken))
    return text


def _refuse_binary(content: bytes, name: str) -> None:
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(4, len(sample) * _MOST_CONTROLS):
        raise _no_text(name, _("not text"))


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None


def _japanese(content: bytes) -> tuple[str, str] | None:
    """Shift_JIS or EUC-JP, whichever gives Japanese.

    Each accepts nearly everything of the other. Read wrongly, EUC-JP becomes rows of half-width
    kana, Shift_JIS rare kanji, and a Western text single kanji between Latin letters.
    """
    readings: list[tuple[float, str, str]] = []
    for codec, spoken in (("cp932", "Shift_JIS"), ("euc_jis_2004", "EUC-JP")):
        text = _strictly(content, codec)
        if text is None:
            continue
        others, lonely = _counts(text)
        sample = _telling(text)
        likely = len(_WIDE.findall(sample)) - len(_HALF_KANA.findall(sample)) / 2
        if codec != "cp932" and not _KANA.search(text):
            likely = -others
        readings.append(((likely - 2 * lonely) / max(others, 1), text, spoken))
    if not readings:
        return None
    share, text, spoken = max(readings, key=lambda reading: reading[0])
    return (text, spoken) if share > -0.6 else None


def _telling(text: str) -> str:
    """As much of a text, from its first letter beyond ASCII on, as is needed to judge it."""
    first = _NOT_ASCII.search(text)
    start = max(0, first.start() - 1) if first else 0
    return text[start : start + _SAMPLE]


def _counts(text: str) -> tuple[int, int]:
    """How many letters are beyond ASCII, and how many of them stand alone among Latin ones."""
    sample = _telling(text)
    return len(_NOT_ASCII.findall(sample)), len(_LONELY.findall(sample))


def _guessed(content: bytes, name: str) -> tuple[str, str]:
    """A Western text where accents stand among Latin letters; else what statistics say."""
    text = _strictly(content, "cp1252")
    if text is not None:
        others, lonely = _counts(text)
        if lonely * 2 >= others:
            return text, "Windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE]).best()
    for codec in (best.encoding if best else None, "latin-1"):
        text = _strictly(content, codec) if codec else None
        if codec and text is not None:
            return text, codecs.lookup(codec).name
    raise _no_text(name, _("its encoding can't be determined"))  # pragma: no cover


def _no_text(name: str, why: str) -> JobboardError:
    return JobboardError(
        _("import {name}").format(name=clean(name)), why, _("save it as CSV in UTF-8")
    )
