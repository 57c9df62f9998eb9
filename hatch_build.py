"""Write into what is built which commit it was built from, where there is one to tell."""

import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

KEPT_IN = "jobboard_tui/commit.txt"


class CommitHook(BuildHookInterface):
    """Puts the commit beside the program, so that `jobboard --version` can tell it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the file; an editable build looks at its checkout, a source archive has the file."""
        if version == "editable" or (Path(self.root) / KEPT_IN).exists():
            return
        commit = self._commit()
        if commit:
            folder = tempfile.mkdtemp(prefix="jobboard-build-")
            file = Path(folder) / "commit.txt"
            file.write_text(f"{commit}\n", encoding="ascii")
            build_data["force_include"][str(file)] = KEPT_IN

    def _commit(self) -> str:
        if not (Path(self.root) / ".git").exists():
            return ""
        call = ["git", "-C", self.root, "describe", "--always", "--dirty", "--abbrev=9"]
        try:
            said = subprocess.run(call, capture_output=True, text=True, check=False)
        except OSError:
            return ""
        return said.stdout.strip() if said.returncode == 0 else ""
