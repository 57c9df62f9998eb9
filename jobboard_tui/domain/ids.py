"""Ids as people type them."""

from __future__ import annotations

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without look-alikes; as many as divide the values of a byte evenly."""


def id_of(given: bytes) -> str:
    """An id with a letter or digit for each byte: random bytes, or a digest of what it stands for.

    >>> id_of(bytes(range(8)))
    'abcdefgh'
    """
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in given)
