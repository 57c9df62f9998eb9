"""What one asks for when negotiating, as a letter says it: a sentence for each item."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.text import clean

_MAN = re.compile(r"(\d+(?:\.\d+)?)\s*万\s*円")
_YEN = re.compile(r"(?<=\d)\s*円")
_RANGE = re.compile(r"\s*(?:\.\.|〜|～|~)\s*")


def wish_sentences(
    application: Application, language: Language, titles: Mapping[tuple[str, Language], str]
) -> list[str]:
    """Return a sentence for each wish of the checklist, in the order in which they were told."""
    found = []
    for item_id, finding in application.checklist.items():
        title = clean(titles.get((item_id, language), finding.title))
        if finding.wish and title:
            wish = in_language(clean(finding.wish), language).rstrip("。. ")
            words = _SENTENCES[language]
            found.append(words.format(title=title, wish=wish))
    return found


_SENTENCES = {
    Language.EN: "As to the {title}, I would like to ask for {wish}.",
    Language.JA: "{title}につきましては、{wish}を希望しております。",
}


def in_language(text: str, language: Language) -> str:
    """Return a range or an amount as a letter of that language writes it.

    >>> in_language("47万円〜50万円", Language.EN), in_language("47万円..50万円", Language.JA)
    ('470,000 yen to 500,000 yen', '47万円〜50万円')
    """
    if language is Language.JA:
        return _RANGE.sub("〜", text)
    text = _MAN.sub(lambda found: f"{round(float(found[1]) * 10_000):,} yen", text)
    return _RANGE.sub(" to ", _YEN.sub(" yen", text))
