"""Names of companies without their legal form: as cards show them, and as they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from jobboard_tui.domain.text import fold

_JAPANESE_FORM = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|(?:一般|公益)?(?:社団|財団)法人|\((?:株|有|同|資|名)\)"
)
_FORM = (
    r"k\.?\s?k|g\.?\s?k|inc|incorporated|ltd|limited|co|company|corp|corporation|l\.?l\.?c"
    r"|l\.?l\.?p|plc|pte|gmbh|kabushiki[- ]?kaisha|godo[- ]?kaisha"
)
_FORM_AT_END = re.compile(rf"(?:[\s,、]+(?:{_FORM})\.?)+\s*$", re.IGNORECASE)
LONGEST_FORM = 200
"""Characters at the end of a name within which legal forms are looked for."""
_FORM_AT_START = re.compile(
    r"^(?:k\.?k\.?|g\.?k\.?|kabushiki[- ]?kaisha|godo[- ]?kaisha)\s+", re.IGNORECASE
)


@lru_cache(maxsize=1 << 15)
def bare_name(company: str) -> str:
    """Return a company's name without its legal form, as a folded text is searched for it."""
    plain = unicodedata.normalize("NFKC", company).casefold()
    bare = _JAPANESE_FORM.sub(" ", plain).strip()
    return fold(_FORM_AT_START.sub("", _without_end(bare)))


def without_legal_form(company: str) -> str:
    """Return a company's name as it is written, without its legal form.

    >>> without_legal_form("株式会社青葉"), without_legal_form("Aoba Systems K.K.")
    ('青葉', 'Aoba Systems')
    """
    bare = _JAPANESE_FORM.sub(" ", company).strip()
    return _FORM_AT_START.sub("", _without_end(bare).strip()).strip() or company


def _without_end(name: str) -> str:
    """Return a name without the legal form at its end; of a very long one only that is read."""
    end = max(0, len(name) - LONGEST_FORM)
    return name[:end] + _FORM_AT_END.sub("", name[end:])
