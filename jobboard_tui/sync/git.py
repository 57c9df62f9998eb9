"""The git program, called with fixed words and without a question ever being asked."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import clean, join_clauses
from jobboard_tui.i18n import _, pgettext

LOCAL_PATIENCE = 60.0
"""Seconds for a step that only touches this machine."""
NETWORK_PATIENCE = 120.0
"""Seconds for a step that talks to the remote."""
GRACE = 2.0
"""Seconds that git gets to tidy up after being asked to end."""

_LEFT_OUT = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
)
"""Where these are set, a program that git itself has started would work on another repository."""
_ALWAYS = (
    "--literal-pathspecs",
    *("-c", "core.quotePath=false"),
    *("-c", "core.fsync=committed"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "protocol.ext.allow=never"),
)
_NO_HOOKS = ("-c", f"core.hooksPath={os.devnull}")
"""Only a push runs a hook, as its user expects it to; other steps are ours, not the user's."""


_NOT_OF_A_HOOK = ("error: ", "fatal: ", "hint: ", "To ", "!", "Done", "warning: ")
MOST_LINES, LONGEST_REASON = 4, 300
"""Of what a remote or a hook says, so many lines and characters are handed on."""


class GitError(Exception):
    """Git said no. `reason` says why in one line, `output` all that it wrote."""

    def __init__(self, code: int, reason: str, output: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.output = output


def git(
    folder: Path,
    *words: str,
    given: bytes | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float = LOCAL_PATIENCE,
) -> bytes:
    """Return what git writes when it is called with these words in a folder.

    `given` goes to its standard input, `env` into its environment. `GitError` if it ends with an
    error, `JobboardError` if there is no git or it does not end within `timeout` seconds.
    """
    program = shutil.which("git")
    if program is None:
        raise JobboardError(pgettext("action", "sync"), _("git is not installed"), _("install git"))
    # A session of its own: what ends this program does not end git half-way, and neither git nor
    # ssh finds a terminal to ask on.
    process = subprocess.Popen(
        [program, *_ALWAYS, *(() if words[0] == "push" else _NO_HOOKS), *words],
        cwd=folder,
        env={**_environment(), **(env or {})},
        stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with process:
        try:
            wrote, complained = process.communicate(given, timeout)
        except subprocess.TimeoutExpired:
            _end(process)
            raise JobboardError(
                pgettext("action", "sync"),
                _("git {step} didn't finish").format(step=words[0]),
                _("try again, or see what `git {step}` says").format(step=words[0]),
            ) from None
        except BaseException:
            with suppress(subprocess.TimeoutExpired):
                process.wait(GRACE)  # steps on this machine are better finished than cut short
            _end(process)
            raise
    if process.returncode:
        output = (complained + b"\n" + wrote).decode(errors="replace")
        raise GitError(process.returncode, _reason(complained.decode(errors="replace")), output)
    return wrote


def _environment() -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return {
        **inherited,
        "GIT_TERMINAL_PROMPT": "0",
        "GCM_INTERACTIVE": "never",
        "LC_ALL": "C",  # its complaints are read
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask git and what it has started to end, then make them."""
    for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        if process.poll() is not None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, number)
            else:
                process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)


def push_reason(output: str) -> str:
    """Return why a push was refused: what the remote or a hook on this machine said of it."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    printed = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    if not any(printed):  # a hook here writes without a sign before it
        printed = [line.strip() for line in lines if not line.startswith(_NOT_OF_A_HOOK)]
    status = [line.rpartition("(")[2].rstrip(")") for line in lines if line.startswith("!")]
    reason = clean(" / ".join([*filter(None, printed)][:MOST_LINES]))[:LONGEST_REASON]
    return join_clauses((*map(clean, status[:1]), reason))


def _reason(complaint: str) -> str:
    """The line of a complaint that says most, without what git puts in front of it."""
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    return clean(_telling(lines)) or _("git gives no reason")


def _telling(lines: Iterable[str]) -> str:
    lines = list(lines)
    for start in ("ssh: ", "fatal: ", "error: ", "remote: "):
        for line in lines:
            if line.startswith(start) and "Could not read from remote" not in line:
                return line.removeprefix(start) if start != "ssh: " else line
    return lines[-1] if lines else ""
