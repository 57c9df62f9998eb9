"""A letter that somebody has written elsewhere: its subject, its text and its language."""

from __future__ import annotations

import re

from jobboard_tui.domain.letters.template_values import BEGINS_TEXT, LONGEST_SUBJECT
from jobboard_tui.domain.letters.types import Language

_LABEL = re.compile(r"^(?:subject|件名|標題|表題)[ 　]*[:：][ 　]*", re.IGNORECASE)
_JAPANESE = re.compile("[ぁ-ゖァ-ヺ一-鿿]")


def parted_subject(text: str) -> tuple[str, str]:
    """The subject of a text, empty where it has none, and its body.

    A first line of its own is the subject unless it greets or addresses somebody.

    >>> parted_subject("Thank you\\n\\nDear Tim,\\n\\nthank you.")
    ('Thank you', 'Dear Tim,\\n\\nthank you.')
    >>> parted_subject("Dear Tim,\\n\\nthank you.")[0]
    ''
    """
    first, _newline, rest = text.partition("\n")
    if label := _LABEL.match(first):
        return first[label.end() :].strip(), rest.strip("\n")
    is_alone = rest.startswith("\n")
    if not is_alone or len(first) > LONGEST_SUBJECT or BEGINS_TEXT.search(first):
        return "", text
    return first.strip(), rest.strip("\n")


def language_of(body: str) -> Language:
    """The language that most of a text is written in."""
    japanese = len(_JAPANESE.findall(body))
    latin = len(re.findall("[A-Za-z]", body))
    return Language.JA if 2 * japanese > latin else Language.EN
