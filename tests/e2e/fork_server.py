"""Python programs that are forked from one that has already loaded the dashboard.

A start by `fork_start` costs a tenth of what a new interpreter costs, which is spent on imports.
What runs is the same from there on: `-m MODULE` and `-c CODE` as the interpreter runs them, with
the environment, folder, streams and signals of a process of its own, whose parent is the test.

`python -m tests.e2e.fork_server SOCKET` is the server: it takes requests from the Unix socket with
that descriptor and ends when nobody is at the other end any more.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NoReturn

import jobboard_tui

ROOT = Path(__file__).parents[2]
LARGEST = 200_000
"""Bytes of a request, environment and all."""
SET_CHILD_SUBREAPER = 36


def fork_start(
    command: Sequence[str],
    env: Mapping[str, str],
    cwd: Path | None,
    streams: Sequence[int],
) -> int:
    """Start a Python program and return its process id; the caller has to wait for its end.

    `command` is an interpreter with `-m MODULE` or `-c CODE` and words. `streams` are the
    descriptors of its standard streams; a single one is a terminal, which it will control.
    """
    global _server
    if _server is None:
        _server = _Server()
    return _server.start(
        {"words": list(command[1:]), "env": dict(env), "cwd": str(cwd or Path.cwd())}, streams
    )


def can_fork(command: Sequence[str], env: Mapping[str, str]) -> bool:
    """Whether the server can run a program as its interpreter would."""
    return (
        sys.platform == "linux"
        and list(command[:1]) == [sys.executable]
        and command[1] in ("-m", "-c")
        and env.get("LC_ALL") == "C.UTF-8"
    )


def fork_run(command: Sequence[str], env: Mapping[str, str]) -> str:
    """Run a Python program that reads nothing and return its output; `CalledProcessError`."""
    if not can_fork(command, env):
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        return done.stdout
    with Path(os.devnull).open("rb") as nothing, TemporaryFile() as out, TemporaryFile() as err:
        streams = (nothing.fileno(), out.fileno(), err.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(fork_start(command, env, None, streams), 0)[1])
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read().decode())
    if code:
        raise subprocess.CalledProcessError(code, list(command), *said)
    return said[0]


class _Server:
    """The server as a test's process sees it."""

    def __init__(self) -> None:
        # Whoever loses its parent, as a program of the server does at once, becomes our child.
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.fork_server", str(theirs.fileno())],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        atexit.register(self._close)

    def start(self, request: Mapping[str, Any], streams: Sequence[int]) -> int:
        socket.send_fds(self._socket, [json.dumps(request).encode()], list(streams))
        return int(self._socket.recv(100))

    def _close(self) -> None:
        self._socket.close()
        self._process.wait()


_server: _Server | None = None


# -- the server's side ---------------------------------------------------------------------------


def serve(requests: socket.socket) -> None:
    """Fork a program for each request, until there are no more."""
    load_everything()
    while True:
        content, streams, _flags, _address = socket.recv_fds(requests, LARGEST, 3)
        if not content:
            return
        told, tell = os.pipe()
        between = os.fork()
        if between == 0:
            inner = os.fork()
            if inner:
                os.write(tell, str(inner).encode())
                os._exit(0)
            os.close(told)
            os.close(tell)
            requests.close()
            _become(json.loads(content), streams)
        os.waitpid(between, 0)  # from now on the test is the program's parent
        requests.send(os.read(told, 100))
        for descriptor in (told, tell, *streams):
            os.close(descriptor)


def load_everything() -> None:
    """Import every module of the program, and the terminal's driver, which it has by name."""
    for module in pkgutil.walk_packages(jobboard_tui.__path__, "jobboard_tui."):
        if module.name not in ("jobboard_tui.__main__", "jobboard_tui.reference"):
            importlib.import_module(module.name)
    importlib.import_module("textual.drivers.linux_driver")
    gc.collect()
    gc.freeze()  # what is loaded is not looked through again by each that is forked


def _become(request: Mapping[str, Any], streams: Sequence[int]) -> NoReturn:
    """Be the program that is asked for, to its end."""
    code = 1
    try:
        if len(streams) == 1:
            os.login_tty(streams[0])
        else:
            for number, descriptor in enumerate(streams):
                os.dup2(descriptor, number)
                os.close(descriptor)
        _open_streams()
        os.environ.clear()
        os.environ.update(request["env"])
        os.chdir(request["cwd"])
        time.tzset()
        code = _run(request["words"])
    except BaseException:
        traceback.print_exc()
    finally:
        _end(code)


def _open_streams() -> None:
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        mode = "w" if number else "r"
        stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _run(words: Sequence[str]) -> int:
    """Run `-m MODULE` or `-c CODE` with the rest as its words; its exit code."""
    import runpy

    way, program, *rest = words
    try:
        if way == "-m":
            sys.argv = [program, *rest]
            runpy.run_module(program, run_name="__main__", alter_sys=True)
        else:
            sys.argv = ["-c", *rest]
            exec(program, {"__name__": "__main__"})
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


def _end(code: int) -> NoReturn:
    """End as the interpreter does: wait for threads, do what is left for the exit."""
    with suppress(BaseException):
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
