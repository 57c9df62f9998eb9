"""The messages of a maildir, an mbox or a folder of .eml files, which are only read."""

from __future__ import annotations

import hashlib
import mailbox
from collections.abc import Iterator
from contextlib import suppress
from datetime import tzinfo
from itertools import islice
from pathlib import Path

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.interchange.mail.eml import LARGEST, parse_message
from jobboard_tui.storage import user_files

MOST = 20_000
"""Messages of one folder that are looked at."""
_LARGEST_MBOX = 2_000_000_000


@frozen(kw_only=True)
class FolderMessage:
    """One message of a folder: the mark by which it is known again, and what it says.

    `mail` is None where it can't be read.
    """

    mark: str
    mail: Mail | None


def read_mail_folder(path: Path, home: tzinfo | None = None) -> list[FolderMessage]:
    """Return the messages of a maildir, an mbox, a folder of .eml files or one such file.

    They are in the order in which they were sent. Raises `JobboardError` where it is none.
    """
    found = {one.mark: one for one in islice(_messages(path, home), MOST)}
    return sorted(found.values(), key=_sent)


def _sent(one: FolderMessage) -> tuple[bool, float]:
    at = one.mail.at if one.mail is not None else None
    return at is None, at.timestamp() if at is not None else 0.0


def _messages(path: Path, home: tzinfo | None) -> Iterator[FolderMessage]:
    try:
        for content in _contents(path):
            yield _message(content, home)
    except OSError as error:
        raise _no_folder(path, error.strerror or _("it can't be read")) from None


def _contents(path: Path) -> Iterator[bytes]:
    """The source of each message; a file that is too large is left out."""
    if path.is_dir():
        parts = [path / name for name in ("cur", "new") if (path / name).is_dir()]
        files = [one for part in parts for one in part.iterdir()] if parts else path.rglob("*.eml")
        for file in sorted(files):
            with suppress(OSError):  # too large, gone meanwhile, or no regular file
                yield user_files.read_file(file, LARGEST)
        return
    if not path.is_file():
        raise _no_folder(path, _("no such folder or file"))
    with path.open("rb") as opened:
        is_mbox = opened.read(5) == b"From "
    if not is_mbox:
        if path.suffix.lower() != ".eml":
            raise _no_folder(path, _("not a maildir, an mbox or a folder of .eml files"))
        yield path.read_bytes()[:LARGEST]
        return
    if path.stat().st_size > _LARGEST_MBOX:
        raise _no_folder(path, _("it is too large"))
    box = mailbox.mbox(path, create=False)
    try:
        for key in box.iterkeys():
            yield box.get_bytes(key)[:LARGEST]
    finally:
        box.close()


def _message(content: bytes, home: tzinfo | None) -> FolderMessage:
    try:
        mail: Mail | None = parse_message(content, home)
    except ValueError:
        mail = None
    if mail is not None and not (mail.address or mail.name or mail.subject):
        mail = None
    known = content if mail is None or not mail.message_id else mail.message_id.encode()
    return FolderMessage(mark=hashlib.blake2b(known, digest_size=8).hexdigest(), mail=mail)


def _no_folder(path: Path, why: str) -> JobboardError:
    return JobboardError(
        _("mail folder {path}").format(path=path),
        why,
        _("give a maildir, an mbox or a folder of .eml files"),
    )
