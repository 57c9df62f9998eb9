"""A stage or a kind of event without its row fails when the program is imported, not later."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import ModuleType

import pytest

from jobboard_tui.domain import event_kinds, stages


@pytest.mark.parametrize(
    ("module", "last"),
    [(stages, '    CLOSED = "closed"\n'), (event_kinds, '    AUDIT = "audit"\n')],
    ids=["stage", "kind"],
)
def test_a_new_member_without_a_row_fails_at_import(
    tmp_path: Path, module: ModuleType, last: str
) -> None:
    assert module.__file__ is not None
    copy = tmp_path / "copy.py"
    source = Path(module.__file__).read_text(encoding="utf-8")
    assert source.count(last) == 1
    copy.write_text(source, encoding="utf-8")
    runpy.run_path(str(copy))
    copy.write_text(source.replace(last, f'{last}    NEW = "new"\n'), encoding="utf-8")
    with pytest.raises(AssertionError, match="has no row"):
        runpy.run_path(str(copy))
