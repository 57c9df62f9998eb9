"""What a message says itself, apart from the older ones below it, and which one it passes on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from jobboard_tui.domain.parsing.email_text import Mail, parse_pasted
from jobboard_tui.domain.text import fold

_MARK = re.compile(
    r"[ \t]*[-_*=]{2,}\s*(?:Original Message|Forwarded message|Original-Nachricht|Message d'origine"
    r"|元のメッセージ|元のメール|転送メッセージ|転送されたメッセージ|Begin forwarded message"
    r"|ここから転送)[^\n]*|(?:Begin forwarded message|転送されたメッセージ)[:：][ \t]*",
    re.IGNORECASE,
)
_ATTRIBUTION = re.compile(
    r"(?:On\b.{5,200}\bwrote[:：]?|Am\b.{5,200}\bschrieb.{0,80}[:：]|Le\b.{5,200}a écrit\s*[:：]"
    r"|\d{4}[年/.-].{3,200}(?:[<＜][^<>\s]+@[^<>\s]+[>＞]|さん?は|のメール|wrote)[^\n]{0,20}[:：]?"
    r"|.{1,120}(?:さん|様)?(?:は|の)(?:書きました|メール)[:：]?)\s*",
    re.IGNORECASE,
)
_HEADS = re.compile(r"[*＊]?(?:From|差出人|送信者)[*＊]?\s*[:：].*", re.IGNORECASE)
_OTHER_HEADS = re.compile(
    r"[*＊]?(?:Sent|Date|To|Subject|Cc|送信日時|日時|日付|宛先|件名)[*＊]?\s*[:：].*", re.IGNORECASE
)
_RULE = re.compile(r"[-_=─━]{10,}\s*")
_PASSED_ON = re.compile(r"^\s*(?:(?:fwd?|fw|tr|wg|転送|轉寄)\s*[:：]|\[fwd)", re.IGNORECASE)
_LONGEST_ATTRIBUTION = 3
"""Lines over which "On … wrote:" is folded."""


def is_passed_on(mail: Mail) -> bool:
    """Return whether the subject says that a message is a forwarded one."""
    return _PASSED_ON.match(mail.subject) is not None


def inner_message(mail: Mail, now: datetime) -> Mail:
    """Return the message that a forwarded one passes on; any other as it is.

    `now` is what its date is reckoned from where that has no year.
    """
    if not is_passed_on(mail):
        return mail
    lines = mail.text.split("\n")
    start = next((at for at, line in enumerate(lines) if _is_mark(lines, at, line)), None)
    if start is None:
        return mail
    below = "\n".join(lines[start:])
    inner = parse_pasted(_MARK.sub("", below, count=1).lstrip(), mail.at or now)
    if not (inner.address or inner.name):
        return mail
    return replace(
        inner,
        attachments=mail.attachments,
        calendar=mail.calendar,
        references=mail.references,
        message_id=mail.message_id,
    )


def _is_mark(lines: list[str], at: int, line: str) -> bool:
    if _MARK.fullmatch(line):
        return True
    behind = [following for following in lines[at + 1 : at + 5] if following.strip()]
    return _HEADS.fullmatch(line.strip()) is not None and any(
        _OTHER_HEADS.fullmatch(following.strip()) for following in behind
    )


def without_older_messages(mail: Mail) -> Mail:
    """Return a message without the older ones quoted in it, which stay in `quoted`."""
    text = own_text(mail.text)
    if text == mail.text:
        return mail
    attached = mail.text.rpartition("\n\n")[2]
    if mail.attachments and attached not in text and mail.attachments[0] in attached:
        text = f"{text}\n\n{attached}"
    return replace(mail, text=text, quoted=mail.text)


def own_text(text: str) -> str:
    """Return what a message says itself: without the older messages quoted in it.

    A text that is nothing but quoted is kept.
    """
    lines = text.split("\n")
    kept: list[str] = []
    at = 0
    while at < len(lines):
        if _is_mark(lines, at, lines[at]):
            break
        skipped = _quoted(lines, at)
        if not skipped:
            kept.append(lines[at])
        at += skipped or 1
    while kept and _RULE.fullmatch(kept[-1] or "-"):
        kept.pop()
    own = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return own if fold(own) else text


def _quoted(lines: list[str], at: int) -> int:
    """How many lines from one on are quoted, with the line that says whom."""
    if lines[at].lstrip().startswith((">", "＞", "|>")):
        return 1
    for count in range(1, _LONGEST_ATTRIBUTION + 1):
        head = [quoted.strip() for quoted in lines[at : at + count]]
        if not all(head):
            return 0
        if not _ATTRIBUTION.fullmatch(" ".join(head)):
            continue
        behind = next((quoted for quoted in lines[at + count :] if quoted.strip()), "")
        if behind.lstrip().startswith((">", "＞")):
            return count
    return 0
