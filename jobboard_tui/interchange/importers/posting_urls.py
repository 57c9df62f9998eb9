"""Links of postings: made fit to be kept, and compared without what trackers add."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.reports.overlaps import linkedin_job
from jobboard_tui.domain.text import LONGEST_URL, safe_url
from jobboard_tui.i18n import _
from jobboard_tui.interchange.importers.vocabulary import Vocabulary

_BARE = re.compile(r"(?:\w(?:[\w-]*\w)?\.)+[a-z]{2,}(?:[/?#].*)?", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[[^\]]*\]\((https?://[^\s)]+)\)|<(https?://[^\s>]+)>")
_ID = re.compile(r"\d{3,}")


def clean_url(text: str) -> tuple[str, str]:
    """Return the link as the board keeps it, and an empty text.

    Of any other link they are an empty one and what is wrong.
    """
    if not text:
        return "", ""
    if len(text) > LONGEST_URL:
        return "", _("too long for a web address")
    if match := _MARKDOWN.fullmatch(text):
        text = match[1] or match[2]
    elif _BARE.fullmatch(text):
        text = f"https://{text}"
    try:
        return safe_url(text), ""
    except InvalidInput as refused:
        return "", refused.why


def posting_of(url: str, vocabulary: Vocabulary) -> str | None:
    """Return what is the same for all links to one posting; None for a page that lists many."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        query = [pair.partition("=")[::2] for pair in parts.query.split("&") if pair]
    except ValueError:
        return None
    if job := linkedin_job(parts):
        return f"linkedin:{job}"
    kept = sorted((name, value) for name, value in query if not vocabulary.is_tracking(name))
    path = unquote(parts.path).rstrip("/")
    fragment = (
        parts.fragment if parts.fragment[:1] in ("/", "!") or _ID.search(parts.fragment) else ""
    )
    last = path.rpartition("/")[2].lower()
    if not kept and not fragment and (not last or last in vocabulary.lists):
        return None
    return f"{host}{path}?{kept}#{fragment}"
