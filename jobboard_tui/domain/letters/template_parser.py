"""Reads a letter's file: front matter between two lines of `---`, then the text.

    ---
    kind: thank-you
    language: ja
    title: 面接のお礼
    subject: 面接のお礼（{name}）
    logs: thanked
    rules: thank-you
    order: 20
    key: b
    ---
    {addressee}

    known| お世話になっております。

Further keys are `answers` (the kind of event to which it is the answer), `via`, `silence`,
`ask FIELD`, `direct: yes` (past a recruiter), `about-offer: yes` (to whoever handles the offer) and
`hint` (what is better done before).

A line that begins with cases and a bar stands only where all of them hold: `known` or `first`
contact, `agency` or `direct`, `new-graduate` or `mid-career`, `interview`, `session` or
`offer-talk` (what the last meeting was), `session-only` (it was an information session, and nobody
applied yet),
`options` (others are open), `again` (one asked before, and nothing came),
`offer` (there is one), `unexplained` (the writer gives no reason), `untold` (and no topic),
`today`, `yesterday` (the meeting was held then),
`called-off` (the last meeting that was set was cancelled, and no other took its place),
`called-off-by-me` (and by the writer), `over` (the application is decided, and not by an
acceptance), `joining` (by one), `rejected` (by them), `talks` (several interviews were held),
`asks` (the news ask for an answer),
`late` (the date by which the offer was to be answered is behind), and
`has-FIELD` or `no-FIELD`; `no-` stands before a case as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.types import Language, LetterTemplate
from jobboard_tui.domain.models import OUTGOING, Channel, Kind
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _

CASES = frozenset(
    (
        *("known", "first", "agency", "direct", "new-graduate", "mid-career"),
        *("interview", "session", "session-only", "options", "again", "called-off"),
        *("offer", "unexplained", "untold", "today", "yesterday", "offer-talk"),
        *("over", "rejected", "joining", "late", "called-off-by-me", "talks", "asks"),
    )
)
FIELDS = frozenset(
    (
        *("company", "role", "agency", "contact", "honorific", "whom", "you", "they", "addressee"),
        *("name", "kana", "phone", "email", "school", "own_signature", "signature"),
        *("meeting", "met", "meeting_date", "interview_date", "offer_meeting", "offer_talk"),
        *(
            "called_off",
            "called_off_meeting",
            "fell_through",
            "met_on",
            "requested",
            "offer_letter",
            "naitei",
        ),
        *("applied", "stated", "hear_by", "offer_by", "about", "withdrawal"),
        *(
            "missed",
            "missed_at",
            "missed_meeting",
            "upcoming",
            "accepted",
            "wishes",
            "desk",
            "position",
        ),
        *("next_day", "next_name", "asked_on", "asked_until"),
    )
)
"""What the board and the profile can tell; other fields are asked for."""
KEYS = "abcdefghijklmnoprstuvwxyz0123456789"
"""The keys that a kind of letter can be chosen by."""
LINE = re.compile(r"(?P<cases>[a-z][a-z_-]*(?:,[a-z][a-z_-]*)*)\| ?(?P<text>.*)")
FIELD = re.compile(r"\{([a-z][a-z_]*)\}")
_LOGGED = {kind.value: kind for kind in (*OUTGOING, Kind.NOTE)}
"""What a letter can be in the timeline: something that was sent, or a note."""
_TEXTS = ("title", "subject", "subject-agency", "hint")
_MOST = 40_000
"""Characters of a letter's file: far more than anybody would read."""


class InvalidTemplate(JobboardError):
    """A letter's file can't be read; `why` names the line."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            _("letter {name}").format(name=name), why, _("fix the file or move it away")
        )


def letter_of(name: str, text: str, order: int = 0) -> LetterTemplate:
    """The letter that a file's text describes; `InvalidTemplate` for what is not understood."""
    if len(text) > _MOST:
        raise InvalidTemplate(name, _("too long for a letter"))
    lines = text.lstrip("\ufeff").replace("\r\n", "\n").split("\n")
    if lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        raise InvalidTemplate(
            name, _("it doesn't start with KEY: VALUE lines between two --- lines")
        )
    end = next(at for at, line in enumerate(lines[1:], start=1) if line.strip() == "---")
    fields: dict[str, Any] = {"asks": (), "order": order}
    for line in lines[1:end]:
        if line.strip() and not line.lstrip().startswith("#"):
            _take(name, line, fields)
    body = clean("\n".join(lines[end + 1 :]), lines=True)
    for key in ("kind", "language", "title"):
        if key not in fields:
            raise InvalidTemplate(name, _("{key} is missing").format(key=key))
    if not body:
        raise InvalidTemplate(name, _("it has no text"))
    known = {*FIELDS, *FIELD.findall(body), *(field for field, _words in fields["asks"])}
    for line in body.split("\n"):
        _check_cases(name, line, known)
    return LetterTemplate(text=body, **fields)


def _take(name: str, line: str, fields: dict[str, Any]) -> None:
    """One line of front matter."""
    key, colon, value = line.partition(":")
    key, value = key.strip(), clean(value)
    if not colon:
        raise InvalidTemplate(name, _("{line} is not KEY: VALUE").format(line=clean(line)[:60]))
    try:
        if key in _TEXTS:
            fields[key.replace("-", "_")] = value
        elif key == "kind":
            if not re.fullmatch(r"[a-z][a-z0-9-]*", value):
                raise ValueError
            fields["kind"] = value
        elif key == "language":
            fields["language"] = Language(value)
        elif key == "logs":
            fields["logs"] = _LOGGED[value]
        elif key == "answers":
            fields["answers"] = Kind(value)
        elif key == "via":
            fields["via"] = Channel(value)
        elif key == "order":
            fields["order"] = int(value)
        elif key == "key":
            fields["key"] = {one: one for one in KEYS}[value]
        elif key in ("direct", "about-offer"):
            fields[key.replace("-", "_")] = {"yes": True, "no": False}[value]
        elif key == "rules":
            fields["rules"] = tuple(value.replace(",", " ").split())
        elif key == "silence":
            fields["silenced"] = frozenset(value.replace(",", " ").split())
        elif key.startswith("ask "):
            fields["asks"] = (*fields["asks"], (key[4:].strip(), value))
        else:
            raise InvalidTemplate(name, _("unknown key {key}").format(key=key))
    except (ValueError, KeyError):
        raise InvalidTemplate(
            name, _("{key} can't be {value}").format(key=key, value=value or "–")
        ) from None


def _check_cases(name: str, line: str, known: Collection[str]) -> None:
    match = LINE.fullmatch(line)
    for case in match["cases"].split(",") if match else ():
        there, _dash, field = case.partition("-")
        if case not in CASES and not (
            (there == "has" and field in known)
            or (there == "no" and (field in known or field in CASES))
        ):
            raise InvalidTemplate(name, _("unknown case {case}").format(case=case))
