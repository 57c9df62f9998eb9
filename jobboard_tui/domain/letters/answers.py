"""Answers of the writer as their sentences need them: a reason, a topic, a wish, whole sentences.

An answer comes as people type it, with a full stop, a question sign, a capital, a について that
the sentence has already, or as a sentence of its own. It leaves as the noun or clause that the
letter goes on with; what fits already stays as it is, and a second pass changes nothing. What is
no answer, such as a noun where a sentence is needed, leaves as nothing, and is asked for again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jobboard_tui.domain.letters import english_answers, japanese_answers
from jobboard_tui.domain.letters.types import Language

_JAPANESE = re.compile("[ぁ-ゖァ-ヺ一-鿿々]")
_ADDRESS = re.compile(r"(?:https?://\S+|\S+@\S+)$")


def join_answer(field: str, text: str, kind: str, language: Language) -> str:
    """The answer to the question about a field as the letter of that kind has it.

    >>> join_answer("topic", "リリースの進め方について。", "linkedin", Language.JA)
    'リリースの進め方'
    >>> join_answer("reason", "I like the team.", "acceptance", Language.EN)
    'that I like the team'
    """
    if not text.strip() or (field in _NEEDED and is_no_answer(text)):
        return ""
    if field in ("news", "answer", "grounds"):
        words = japanese_answers if language is Language.JA else english_answers
        if field != "answer":
            text = words.statement(text.strip())
            is_own = (_JAPANESE.search(text) is not None) is (language is Language.JA)
            if is_own and words.is_fragment(text):
                return text.strip() if is_no_answer(text) else ""
        if field == "grounds":
            text = words.grounds(text.strip())
        return _sentences(text, language)
    if field in OPTIONAL and is_no_answer(text):
        return text.strip()
    if field == "topic" and language is Language.JA and japanese_answers.is_only_praise(text):
        return ""
    is_of_one = field in ("reason", "topic", "detail") and language is Language.EN
    if is_of_one and english_answers.is_pronoun(text):
        return ""
    if field == "reason" and kind == "decline":
        field = "reason-against"
    phrase = _PHRASES[language].get(field)
    if phrase is None:
        return text
    if language is Language.EN:
        text = english_answers.with_capitals(text)
    said = _one_line(text, language)
    for _turn in range(4):
        joined = _one_line(phrase(said), language)
        if not joined and field in ("topic", "detail"):
            return ""
        if joined in ("", said):
            break
        said = joined
    return said or text


_NO_ANSWER = re.compile(
    r"(?i)(?:理由は)?(?:特に)?(?:理由は?)?(?:なし|無し|ない|無い|ありません|ございません)"
    r"|いいえ|いえ|なにも(?:ない|ありません)|none|no|nope|no reason|nothing|n/?a|[-–—]"
)


_NEEDED = ("news", "answer", "wish")
"""Fields without which a letter has nothing to say: they are asked for again."""
OPTIONAL = ("reason", "topic", "detail", "grounds")
"""Fields whose sentence a letter can do without."""


def is_no_answer(text: str) -> bool:
    """Return whether an answer says that there is nothing to say: なし, none, いいえ."""
    return _NO_ANSWER.fullmatch(text.strip(japanese_answers.ENDS)) is not None


def _one_line(text: str, language: Language) -> str:
    """A phrase without signs at its ends; of several sentences one."""
    said = " ".join(text.split()).strip(japanese_answers.ENDS)
    if language is Language.JA:
        return re.sub(r"[、。！？!?]*[。！？!?、]\s*", "、", said)
    return re.sub(r"(?<=\w\w)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?]+ (?=\w)", "; ", said)


def _sentences(text: str, language: Language) -> str:
    """Whole sentences, the last one with its full stop."""
    text = text.strip()
    if language is Language.EN:
        text = english_answers.with_capitals(text)
        text = text[:1].upper() + text[1:] if re.match(r"[a-z]+[ ,]", text) else text
    text = re.sub(r"(?<![.。])([.。])[.。、,]$", r"\1", text)
    if not text or not text[-1].isalnum() or _ADDRESS.search(text):
        return text
    return text + ("。" if language is Language.JA else ".")


_PHRASES: dict[Language, dict[str, Callable[[str], str]]] = {
    Language.JA: {
        "topic": japanese_answers.topic,
        "detail": japanese_answers.detail,
        "reason": japanese_answers.reason,
        "reason-against": japanese_answers.reason_against,
        "wish": japanese_answers.wish,
    },
    Language.EN: {
        "topic": english_answers.topic,
        "detail": english_answers.detail,
        "reason": english_answers.reason_for,
        "reason-against": english_answers.reason_against,
        "wish": english_answers.wish,
    },
}
