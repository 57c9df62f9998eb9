"""The questions of the weekly self-audit, as shipped in `data/audit.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from jobboard_tui.config.resources import shipped
from jobboard_tui.domain.reports.self_audit import FIGURES, AuditQuestion


@cache
def load_questions() -> tuple[AuditQuestion, ...]:
    """Return the questions in their order; `ValueError` for a figure that there is not."""
    rows = tomllib.loads(shipped("audit.toml").read_text(encoding="utf-8"))["questions"]
    questions = tuple(
        AuditQuestion(row["id"], row["en"], row["ja"], tuple(row["figures"])) for row in rows
    )
    for question in questions:
        if unknown := set(question.figures) - FIGURES:
            raise ValueError(f"audit.toml, {question.id}: {', '.join(sorted(unknown))}")
    return questions
