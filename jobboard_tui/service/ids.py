"""New ids of what is added."""

from __future__ import annotations

from jobboard_tui.domain.ids import id_of


def new_id() -> str:
    """Return eight letters and digits: easy to type, no two alike in practice."""
    import secrets

    return id_of(secrets.token_bytes(8))
