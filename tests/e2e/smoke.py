"""Starts an installed dashboard in a pseudo-terminal, looks at it and quits.

python -m tests.e2e.smoke PATH-OF-JOBBOARD
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.e2e.terminal import Terminal


def main(command: str) -> None:
    """Open the demo board, wait for its parts, quit."""
    with tempfile.TemporaryDirectory() as folder:
        home = {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder}
        env = {**os.environ, **home, "XDG_CONFIG_HOME": folder}
        with Terminal([command, "--demo"], env, cwd=Path(folder)) as terminal:
            terminal.wait_for(r"(?s)jobboard.*INTERVIEW.*OFFER")
            terminal.press("q")
            code = terminal.wait_for_end()
    print(f"the dashboard of {Path(command).name} starts and quits: exit {code}")
    assert code == 0


if __name__ == "__main__":
    main(sys.argv[1])
