"""The sentences around the offer meeting in Japanese, for whoever reads its list in Japanese."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import TYPE_CHECKING

from jobboard_tui.config.resources import shipped
from jobboard_tui.domain.letters.language import Language
from jobboard_tui.i18n import translated

if TYPE_CHECKING:
    from gettext import GNUTranslations


def speaking_in(language: Language) -> AbstractContextManager[None]:
    """Translate sentences into a language within a block, as far as they are translated.

    Also within another language: a screen that changes its own says the rest in the new one.
    """
    return translated(None if language is Language.EN else checklist_template(language))


@cache
def checklist_template(language: Language) -> GNUTranslations:
    """Return the catalogue of a language; `OSError` where there is none."""
    from gettext import GNUTranslations

    path = shipped("locale") / language.value / "LC_MESSAGES" / "jobboard.mo"
    with path.open("rb") as file:
        return GNUTranslations(file)
