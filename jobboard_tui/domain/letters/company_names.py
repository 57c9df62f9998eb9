"""Companies' names: the legal form, the name without it, and what stands for it in a letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from jobboard_tui.domain.text import fold
from jobboard_tui.domain.values import frozen

LATIN_FORMS = (
    r"[,\s]+(?:K\.?\s?K\.?|G\.?K\.?|Inc\.?|Ltd\.?|LLC|LLP|GmbH|AG|S\.?A\.?|PLC|Corp\.?|Corporation"
    r"|Co\.?(?:,?\s*Ltd\.?)?|Kabushiki\s+(?:Kaisha|Gaisha)|Godo\s+Kaisha)\b\.?"
)
"""The legal form behind a name in Latin letters."""
_LATIN_FORM_LAST = re.compile(rf"{LATIN_FORMS}$", re.IGNORECASE)

_LONGEST_FORM = 100
"""Characters at the end of a name within which its form is looked for."""


@frozen(kw_only=True)
class CompanyWording:
    """What a company is called in a letter by what its name ends with, or else by its legal form.

    `writing` maps endings and forms to the words of a letter, the usual one first (銀行 → 貴行,
    学園 → 貴学園, 貴校); `forms` are the Japanese legal forms. Of a 会社 only the
    endings in `of_companies` count. A name without any ending or form may have a word of
    `inside` before its own (デザイン事務所モア), or begin with one of `beginnings` (JA).
    """

    company: str = "貴社"
    writing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    of_companies: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()

    def core(self, company: str) -> str:
        """The name without its legal form.

        >>> CompanyWording(forms=("株式会社",)).core("株式会社アオバ")
        'アオバ'
        """
        return _core(company, self.forms)

    def form(self, company: str) -> str:
        """The Japanese legal form that is part of the name; empty where there is none."""
        return max((form for form in self.forms if form in company), key=len, default="")

    def word(self, company: str) -> str:
        """How the company is called in a letter: 貴社, 貴行 and so on."""
        return self.words(company)[0]

    def third_person(self, company: str) -> str:
        """How others speak of the company: 同社, 同行, 同法人.

        >>> CompanyWording().third_person("株式会社アオバ")
        '同社'
        """
        word = self.word(company).removeprefix("貴")
        return f"同{'大学' if word == '学' else word}"  # 同学 is a fellow student

    def words(self, company: str) -> tuple[str, ...]:
        """Everything that the company can be called in a letter, the usual word first."""
        core, form = self.core(company), self.form(company)
        endings = self.of_companies if form.endswith("会社") else self.writing
        found = [one for one in endings if one in self.writing and _ends_with(core, one)]
        if not found and not form:
            found = [one for one in self.inside if one in core]
            found += [one for one in self.beginnings if re.match(rf"{one}(?=[ぁ-ヿ一-鿿])", core)]
        words = self.writing[max(found, key=len)] if found else ()
        of_form = () if form.endswith("会社") else self.writing.get(form, ())
        if words:  # a 学校法人 that ends in 大学 is no 貴校, which is a school
            others = {self.writing[one][0] for one in self.writing if one not in self.forms}
            of_form = tuple(one for one in of_form if one not in others)
        of_society = ("貴会",) if core.endswith("会") and not form.endswith("会社") else ()
        usual = (*words, *of_form) or (self.company,)
        return tuple(dict.fromkeys((*usual, *of_society)))


def _ends_with(core: str, ending: str) -> bool:
    """Whether a name ends with a word; one with a blank before it is a word of its own: " Bank"."""
    if ending.startswith(" "):
        return core.endswith(ending)
    return fold(core).endswith(fold(ending))


@lru_cache(maxsize=4096)
def _core(company: str, forms: tuple[str, ...]) -> str:
    name = company
    for form in sorted(forms, key=len, reverse=True):  # 有限責任監査法人 before 監査法人
        name = name.replace(form, "")
    name = name.strip()
    end = max(0, len(name) - _LONGEST_FORM)
    name = name[:end] + _LATIN_FORM_LAST.sub("", name[end:])
    return name.strip(" 　,・-") or company
