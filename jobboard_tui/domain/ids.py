"""Ids as people type them."""

from __future__ import annotations

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without look-alikes; as many as divide the values of a byte evenly."""


def id_of(given: bytes) -> str:
    """Return an id with a letter or digit for each byte, random or of a digest.

    >>> id_of(bytes(range(8)))
    'abcdefgh'
    """
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in given)
