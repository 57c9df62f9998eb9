"""Keeps logins and passwords off the board: it is shown, exported and shared."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobboard_tui.words import _

_PASSWORD = (
    r"パスワード|ﾊﾟｽﾜｰﾄﾞ|パスコード|暗証番号|マイナンバー|個人番号|認証コード"
    r"|(?<![a-z0-9])(?:pass\s?(?:word|wd|phrase|code)s?|pwd?|secret|token"
    r"|api[ _-]?key|access[ _-]?token)"
)
_LOGIN = (
    r"(?:ログイン|マイページ|ユーザー?|アカウント)\s?(?:id|名)|会員\s?(?:id|番号)"
    r"|(?<![a-z0-9])(?:log-?in|my\s?page|user|account)[ _-]?(?:id|name)"
)
_MAYBE = r"ログイン|アカウント|(?<![a-z0-9])(?:log-?in|my\s?page|user|account|pin|pass)"
"""Names that often have something else behind them."""
_SIGN = r"\s*[:=→]\s*"
_VALUE = r"(?!https?://)(?P<value>[!-~]+(?: \d{2,})*)"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_BOTH = _pattern(
    rf"(?P<label>(?<![a-z0-9])id\s*[/・&,+]\s*(?:{_PASSWORD}|pass)\s*[:=→]?\s*)(?P<value>[^\n]+)"
)
_TOLD = _pattern(rf"(?P<label>(?:{_PASSWORD}){_SIGN}){_VALUE}")
_MENTIONED = _pattern(rf"(?P<label>(?:{_PASSWORD})(?:\s*は\s*|\s+is\s+|\s+)){_VALUE}")
_NAMED = _pattern(rf"(?P<label>(?:{_LOGIN}){_SIGN}){_VALUE}")
_MAYBE_NAMED = _pattern(rf"(?P<label>(?:{_MAYBE}){_SIGN}){_VALUE}")
_ID = _pattern(rf"(?P<label>(?<![a-z0-9])id{_SIGN}){_VALUE}")
_IN_LINK = _pattern(r"(?P<label>https?://)(?P<value>[^\s/@]+:[^\s/@]*)(?=@)")
_ANY = _pattern(rf"{_PASSWORD}|{_LOGIN}|{_MAYBE}|https?://[^\s/@]+:[^\s/@]*@")
_NARROW: Mapping[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Letters and signs of full width to their narrow forms, each one character for one."""
_SHORTEST_MIXED = 5


def leave_out_logins(text: str) -> str:
    """Return a text without the passwords and logins that it tells.

    Only values behind such a name go ("PW: hunter2"); prose about passwords stays as it is.
    """
    plain = text if text.isascii() else text.translate(_NARROW)
    if _ANY.search(plain) is None:
        return text
    said = _("(left out)")
    spans: list[tuple[int, int]] = []
    for pattern, is_value in (
        (_IN_LINK, _is_any),
        (_BOTH, _is_any),
        (_TOLD, _is_any),
        (_MENTIONED, _is_mixed),
        (_NAMED, _is_any),
        (_MAYBE_NAMED, _is_login),
    ):
        spans += [
            found.span("value")
            for found in pattern.finditer(plain)
            if is_value(found["value"]) and not text.startswith(said, found.start("value"))
        ]
    if spans:
        spans += [found.span("value") for found in _ID.finditer(plain)]
    for start, end in reversed(_joined(spans)):
        text = f"{text[:start]}{said}{text[end:]}"
    return text


def _is_any(_value: str) -> bool:
    return True


def _is_mixed(value: str) -> bool:
    """Whether it looks like no word: letters, and digits or signs among them."""
    kernel = value.rstrip(".,;:!?)」』")
    return (
        len(kernel) >= _SHORTEST_MIXED
        and any(sign.isalpha() for sign in kernel)
        and not kernel.replace("-", "").replace("'", "").isalpha()
    )


def _is_login(value: str) -> bool:
    kernel = value.rstrip(".,;:!?)」』")
    return _is_mixed(value) or "@" in kernel or (kernel.isdigit() and len(kernel) >= 4)


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in their order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
