"""Short names for long ones: what is kept of a file is found again by where the file lies."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # by way of hashlib all of OpenSSL is loaded first, at every start
except ImportError:  # another Python than CPython
    from hashlib import blake2b


def digest(content: bytes, size: int) -> str:
    """Return `size` bytes that stand for a content, in hexadecimal."""
    return blake2b(content, digest_size=size).hexdigest()
