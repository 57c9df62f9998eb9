"""The text of an offer letter in a file: plain text, or the text layer of a PDF."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.detect_encoding import decode
from jobboard_tui.storage import user_files

if TYPE_CHECKING:
    from pypdf import PdfReader

LARGEST = 10_000_000
"""Bytes of a letter; scans are larger, and have no text."""
MOST_PAGES = 30
LONGEST_LETTER = 50_000
"""Characters of a letter that are kept."""
ENDINGS = (".txt", ".pdf", ".md")
_PDF = b"%PDF-"
_WITHIN_FIRST = 1024
"""Bytes of a file in which a PDF says that it is one."""


def read_letter_file(path: Path) -> str:
    """Return the text of a letter, clean, in lines.

    Raises `JobboardError` for what can't be read, has no text (a scan), or is too long to be a
    letter.
    """
    try:
        content = user_files.read_file(path, LARGEST)
    except OSError as trouble:
        why = trouble.strerror or _("it can't be read")
        raise JobboardError(clean(str(path)), why, _("choose another file")) from trouble
    return read_letter(content, clean(path.name))


def read_letter(content: bytes, name: str) -> str:
    """Return the text of a letter's bytes, as `read_letter_file` does; `name` is said of them."""
    if len(content) > LARGEST:
        raise JobboardError(name, user_files.too_large(LARGEST), _("choose another file"))
    is_pdf = _PDF in content[:_WITHIN_FIRST]
    return letter_text(_pdf_text(content, name) if is_pdf else decode(content, name)[0], name)


def letter_text(text: str, name: str) -> str:
    """Return a letter's text, clean; `JobboardError` where it is empty or too long to be one."""
    letter = clean(text.replace("\r\n", "\n").replace("\r", "\n"), lines=True)
    if not letter.strip():
        raise JobboardError(name, _("it is empty"), _("paste the lines of the letter"))
    if len(letter) > LONGEST_LETTER:
        raise JobboardError(
            name,
            _("it has more than {most} characters").format(most=f"{LONGEST_LETTER:,}"),
            _("give only the notice of working conditions (労働条件通知書)"),
        )
    return letter


def _pdf_text(content: bytes, name: str) -> str:
    """The text layer of a PDF, page after page."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it remarks is nothing to a user
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        text = "" if locked else _pages(reader, name)
    except JobboardError:
        raise
    except (Exception, RecursionError) as trouble:  # of a damaged file anything can come
        raise JobboardError(
            name, _("it is a damaged PDF"), _("open it in a viewer and paste its text")
        ) from trouble
    if locked:
        raise JobboardError(
            name, _("it is locked with a password"), _("open it in a viewer and paste its text")
        )
    if not text.strip():
        raise JobboardError(
            name,
            _("it has no text, only pictures (a scan)"),
            _("type its lines, or paste the text that a viewer recognises"),
        )
    return text


def _pages(reader: PdfReader, name: str) -> str:
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise JobboardError(
            name,
            _("it has {count} pages, too many for a letter").format(count=count),
            _("give only the notice of working conditions (労働条件通知書)"),
        )
    texts: list[str] = []
    for page in reader.pages:
        texts.append(page.extract_text())
        if sum(map(len, texts)) > LONGEST_LETTER:
            break
    return "\n".join(texts)
