"""Print the lowest version of each direct dependency that pyproject.toml allows, a pin a line.

With `--tools` the test tools come too, in the versions of requirements-dev.txt.
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lowest_versions(dependencies: list[str]) -> dict[str, str]:
    """Return name -> lowest version; a dependency of one system alone is left out."""
    versions = {}
    for dependency in dependencies:
        if ";" in dependency:
            continue
        floor = re.match(r"([\w.-]+)>=([\w.]+)", dependency)
        if floor is None:
            sys.exit(f"lowest_versions: {dependency}: no lowest version; write name>=version")
        versions[floor[1].lower()] = floor[2]
    return versions


def main() -> None:
    """Print the pins."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = lowest_versions(project["dependencies"])
    if "--tools" in sys.argv[1:]:
        pinned = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
        tools = dict(re.findall(r"^([\w.-]+)==([\w.]+)", pinned, flags=re.MULTILINE))
        versions = tools | versions
    print("\n".join(f"{name}=={version}" for name, version in versions.items()))


if __name__ == "__main__":
    main()
