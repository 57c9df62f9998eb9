"""Companies' names: the legal form, the name without it, and what stands for it in a letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from jobboard_tui.core.text import fold
from jobboard_tui.core.values import frozen

_LATIN_FORMS = re.compile(
    r"[,\s]+(?:K\.?\s?K\.?|G\.?K\.?|Inc\.?|Ltd\.?|LLC|LLP|GmbH|AG|S\.?A\.?|PLC|Corp\.?|Corporation"
    r"|Co\.?(?:,?\s*Ltd\.?)?|Kabushiki\s+(?:Kaisha|Gaisha)|Godo\s+Kaisha)\.?$",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class Institutions:
    """What a company is called in a letter by what its name ends with.

    `writing` maps endings to the word of a letter (銀行 → 貴行); `forms` are the Japanese legal
    forms.
    """

    company: str = "貴社"
    writing: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[str, ...] = ()

    def core(self, company: str) -> str:
        """The name without its legal form.

        >>> Institutions(forms=("株式会社",)).core("株式会社アオバ")
        'アオバ'
        """
        return _core(company, self.forms)

    def form(self, company: str) -> str:
        """The Japanese legal form that is part of the name; empty where there is none."""
        return next((form for form in self.forms if form in company), "")

    def word(self, company: str) -> str:
        """How the company is called in a letter: 貴社, 貴行 and so on."""
        core = fold(self.core(company))
        found = [ending for ending in self.writing if core.endswith(fold(ending))]
        return self.writing[max(found, key=len)] if found else self.company


@lru_cache(maxsize=4096)
def _core(company: str, forms: tuple[str, ...]) -> str:
    name = company
    for form in forms:
        name = name.replace(form, "")
    name = _LATIN_FORMS.sub("", name.strip())
    return name.strip(" 　,・-") or company
