"""Letting the system fail: the k-th system call that a save makes is refused, or is the last."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

CALLS = (
    "open",
    "write",
    "fsync",
    "fstat",
    "fchmod",
    "close",
    "stat",
    "lseek",
    "read",
    "ftruncate",
    "replace",
    "unlink",
    "mkdir",
    "scandir",
    "utime",
)
"""What the floor of files asks of the system, by its names in `os`."""


class Trap:
    """Counts system calls; what is to happen at one of them is `act`, given the real call."""

    def __init__(self, at: int | None, act: Callable[..., Any]) -> None:
        self.at = at
        self.act = act
        self.count = 0
        self.sprung = ""

    def around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The call with the trap before it."""

        def call(*args: Any, **options: Any) -> Any:
            here = self.count
            self.count += 1
            if here != self.at:
                return real(*args, **options)
            self.sprung = name
            return self.act(real, *args, **options)

        return call


@contextmanager
def trapped(
    at: int | None, act: Callable[..., Any], calls: tuple[str, ...] = CALLS
) -> Iterator[Trap]:
    """Every call of the system goes through a trap until the block ends."""
    trap = Trap(at, act)
    held = {name: getattr(os, name) for name in calls}
    for name, real in held.items():
        setattr(os, name, trap.around(name, real))
    try:
        yield trap
    finally:
        for name, real in held.items():
            setattr(os, name, real)


def fails(number: int = errno.EIO) -> Callable[..., Any]:
    """The call is refused."""

    def act(real: Callable[..., Any], *args: Any, **options: Any) -> Any:
        if real.__name__ == "close":
            real(*args, **options)  # a descriptor is gone even if closing it reports an error
        raise OSError(number, os.strerror(number))

    return act


def dies(real: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """The process ends at the call, as by kill -9; a write gets half-way."""
    if real.__name__ == "write" and args[0] > 2:
        real(args[0], bytes(args[1])[: len(args[1]) // 2])
    os._exit(9)
