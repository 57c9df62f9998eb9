"""Keeps logins and passwords off the board: it is shown, exported and shared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from jobboard_tui.i18n import _

_START = r"(?<![a-z0-9])"
_PASSWORD = (
    r"(?:パスワード|ﾊﾟｽﾜｰﾄﾞ|パスコード|暗証番号|マイナンバー|個人番号|認証コード"
    rf"|{_START}(?:pass\s?(?:word|wd|phrase|code)s?|pwd?))"
)
_KEY = rf"(?:{_START}(?:secret(?: key)?|(?:access |auth )?token|api[ _-]?key))"
"""Names that are words of many trades, too."""
_LOGIN = (
    r"(?:(?:ログイン|マイページ|ユーザー?|アカウント)\s?(?:id|名)|会員\s?(?:id|番号)"
    rf"|{_START}(?:log-?in|my\s?page|user|account)[ _-]?(?:id|name))"
)
_MAYBE = rf"(?:ログイン|アカウント|{_START}(?:log-?in|my\s?page|user|account))"
"""Names that often have something else behind them."""
_SIGN = r"\s*[:=→]\s*"
_SAID = r"(?:\s*は\s*|\s+is\s+)"
_NARROW: Mapping[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Letters and signs of full width to their narrow forms, each one character for one."""
_SHORTEST_MIXED = 5
_SHORTEST_NUMBER = 4
_SHORTEST_KEY = 12
_FORM = 2
"""Words behind a name and a colon that are an entry of a form; more are a sentence."""
_TOKEN = re.compile(r"[!-~]+")
_NEXT = re.compile(r" (?![(\[/|&<>=:-])[!-~]+")
_VERSION = re.compile(r"[a-z]+(?:-[a-z]+)*[-_.]?v?\d+(?:[./-]\d+)*[a-z]?", re.IGNORECASE)
"""A word with a number behind it is often a name: OAuth2.0, ERC-20, rotation-v2."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_BOTH = _pattern(rf"{_START}id\s*[/・&,+]\s*(?:{_PASSWORD}|pass){_SIGN}(?P<value>[^\n]+)")
_BOTH_UNSIGNED = _pattern(
    rf"{_START}id\s*[/・&,+]\s*pwd?\s+(?P<value>(?=[^\n]* / |[^\n]*\d)[!-~][^\n]*)"
)
_ID = _pattern(rf"{_START}id{_SIGN}(?P<value>[!-~]+(?: \d{{2,}})*)")
_IN_LINK = _pattern(r"https?://(?P<value>[^\s/@]+:[^\s/@]*)(?=@)")
_PIN = _pattern(rf"{_START}pin(?:{_SIGN}|{_SAID}|\s+)(?P<value>\d{{4,8}}(?: \d{{2,8}})*)(?![\d-])")
_ANY = _pattern(
    rf"{_PASSWORD}|{_KEY}|{_LOGIN}|{_MAYBE}|{_START}pin|{_START}id\s*[/・&,+]|https?://"
)


def leave_out_logins(text: str) -> str:
    """Return a text without the passwords and logins that it tells.

    Only what looks like a secret behind an unmistakable name goes ("PW: hunter2"); prose about
    passwords, tokens and secrets stays as it is.
    """
    plain = text if text.isascii() else text.translate(_NARROW)
    if _ANY.search(plain) is None:
        return text
    placeholder = _("(left out)")
    spans = [
        login.span("value")
        for whole in (_IN_LINK, _BOTH, _BOTH_UNSIGNED, _PIN)
        for login in whole.finditer(plain)
    ]
    for label, secret_in in _RULES:
        for match in label.finditer(plain):
            if not text.startswith(placeholder, match.end()):
                tokens = list(_tokens(plain, match.end()))
                count = secret_in([plain[start:end] for start, end in tokens])
                if count:
                    start, end = tokens[0][0], tokens[count - 1][1]
                    secret = plain[start:end].rstrip(",;")
                    spans += [(start, start + len(secret))] if secret else []
    if spans:
        spans += [login.span("value") for login in _ID.finditer(plain)]
    for start, end in reversed(_joined(spans)):
        if not text.startswith(placeholder, start):
            text = f"{text[:start]}{placeholder}{text[end:]}"
    return text


def _tokens(plain: str, start: int) -> Iterator[tuple[int, int]]:
    """The words of a clause, from its start to the next comma, bracket or Japanese."""
    match = _TOKEN.match(plain, start)
    if match is None or match[0].startswith(("http://", "https://")):
        return
    end = match.end()
    yield start, end
    while plain[end - 1] not in ",;." and (match := _NEXT.match(plain, end)):
        start, end = match.start() + 1, match.end()
        yield start, end


# -- how many words of a clause are a secret -----------------------------------------------------


def _of_a_password(words: Sequence[str]) -> int:
    """Of an entry of a form all, of a sentence the first if it looks like a secret."""
    return len(words) if len(words) <= _FORM else _first_secret(words, _is_mixed)


def _of_a_sentence(words: Sequence[str]) -> int:
    return _first_secret(words, _is_mixed)


def _beside_a_name(words: Sequence[str]) -> int:
    """Without a sign between a name with a number is a name, but at the end of it all."""
    return _first_secret(words, _is_mixed if len(words) == 1 else _is_random)


def _of_a_key(words: Sequence[str]) -> int:
    is_long = bool(words) and len(words[0]) >= _SHORTEST_KEY
    return int(is_long and _is_random(words[0]))


def _of_a_maybe(words: Sequence[str]) -> int:
    return int(bool(words) and (_is_address(words[0]) or bool(_beside_a_name(words))))


def _first_secret(words: Sequence[str], is_secret: Callable[[str], bool]) -> int:
    """One with the numbers behind it, if the first word is a secret; else none."""
    if not words or not (is_secret(words[0]) or _is_number(words[0])):
        return 0
    count = 1
    while count < len(words) and _kernel(words[count]).isdigit():
        count += 1
    return count


_RULES: tuple[tuple[re.Pattern[str], Callable[[Sequence[str]], int]], ...] = (
    (_pattern(rf"{_START}pass\s?phrases?{_SIGN}"), len),
    (_pattern(rf"{_PASSWORD}{_SIGN}"), _of_a_password),
    (_pattern(rf"{_PASSWORD}{_SAID}"), _of_a_sentence),
    (_pattern(rf"(?:{_PASSWORD})\s+(?!is\b)"), _beside_a_name),
    (_pattern(rf"{_LOGIN}{_SIGN}"), _of_a_password),
    (_pattern(rf"{_KEY}{_SIGN}"), _of_a_key),
    (_pattern(rf"{_MAYBE}{_SIGN}"), _of_a_maybe),
)


def _kernel(word: str) -> str:
    return word.rstrip(".,;:!?)」』")


def _is_mixed(word: str) -> bool:
    """Whether it looks like no word: letters, and digits or signs among them."""
    kernel = _kernel(word)
    return (
        len(kernel) >= _SHORTEST_MIXED
        and any(sign.isalpha() for sign in kernel)
        and not kernel.replace("-", "").replace("'", "").replace("/", "").isalpha()
    )


def _is_random(word: str) -> bool:
    """Whether it looks like no word and no name: digits among its letters, or signs."""
    return _is_mixed(word) and _VERSION.fullmatch(_kernel(word)) is None


def _is_number(word: str) -> bool:
    kernel = _kernel(word)
    return kernel.isdigit() and len(kernel) >= _SHORTEST_NUMBER


def _is_address(word: str) -> bool:
    return "@" in _kernel(word).strip("@")


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in their order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
