"""Understands a line about a new application: company / role, and what else is known.

For example `Aoba Systems / Backend Engineer #python @ Marunouchi via Robin Agency applied mon`.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from jobboard_tui.core.errors import Misspoken
from jobboard_tui.core.line import URL, Line, leading_time, spoken_deadline, squeeze
from jobboard_tui.core.model import Deadline
from jobboard_tui.core.purpose import HAPPENED, deadline_of
from jobboard_tui.core.text import clean
from jobboard_tui.core.values import frozen
from jobboard_tui.core.when import When
from jobboard_tui.core.when import echo as echo_when
from jobboard_tui.words import _

EXAMPLE = "Aoba Systems / Backend Engineer #python @ Tokyo"

_FORMS = r"inc|ltd|llc|llp|co|corp|corporation|company|limited|k\.?k|g\.?k|gmbh|ag|plc|pte|s\.a"
_BETWEEN = (
    re.compile(r"\s+[/|]\s+"),
    re.compile(r"[／｜]"),
    re.compile(r"\s+[-–—]\s+"),
    re.compile(r"\s*、\s*"),
    re.compile(rf"\s*[,，]\s*(?!\s*(?:{_FORMS})\b)", re.IGNORECASE),
    re.compile(r"\s*/\s*"),
)
_ROLE_AT = re.compile(r"(?<=\S)\s+at\s+(?=\S)")
_WIDE_BLANK = re.compile("\u3000+")
_WEB = re.compile(f"({URL.pattern})", re.IGNORECASE)
_TAG = re.compile(r"(?:^|(?<=\s))#([^\s#\x00]+#*)")
_NOTES = re.compile(r"\s--(?:\s|$)")
_MONTHS = r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
_DAYS = rf"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|{_MONTHS}"
_PAST = rf"(?:{_DAYS}|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|last|this|now)\b"
_APPLIED = (
    rf"(?:applied\s+(?:on\s+)?(?=\d|today|yesterday|{_PAST})"
    r"|応募(?:済み?|日)?[:：]?\s*(?=[\d昨今一先]))"
)
"""The beginning of when one applied: a word that a name may have too, but before a time."""
_OPENS = {
    "location": re.compile(r"(?:^|(?<=\s))@\s*"),
    "agency": re.compile(r"(?:^|(?<=\s))via\s+", re.IGNORECASE),
    "source": re.compile(r"(?:^|(?<=\s))from\s+", re.IGNORECASE),
    "applied": re.compile(rf"(?:^|(?<=\s)){_APPLIED}", re.IGNORECASE),
    "by": re.compile(
        r"(?:^|(?<=\s))(?:(?:apply\s+)?by\s+|(?:締切|締め切り|〆切)[:：]?\s*)", re.IGNORECASE
    ),
}
_TIMES = frozenset({"by", "applied"})
_NEXT = re.compile(
    r"\s*(?:(?:^|(?<=\s))(?:@|via\s|from\s|(?:apply\s+)?by\s|締切|締め切り|〆切|"
    rf"{_APPLIED})|\x00)",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class ApplicationEntry:
    """What a line says of an application."""

    company: str
    role: str
    url: str = ""
    location: str = ""
    source: str = ""
    agency: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    apply_by: Deadline | None = None
    applied: When | None = None

    def fields(self) -> dict[str, Any]:
        """What was told, by the names of `Application`'s fields.

        Company, role and the time of applying, which is an event, are left out.
        """
        told = {
            "url": self.url,
            "location": self.location,
            "source": self.source,
            "agency": self.agency,
            "tags": self.tags,
            "notes": self.notes,
            "apply_by": self.apply_by,
        }
        return {name: value for name, value in told.items() if value}

    def echo(self, now: datetime) -> str:
        """What was understood, in one line."""
        parts = [
            _("company {company}").format(company=self.company),
            _("role {role}").format(role=self.role),
        ]
        if self.tags:
            parts.append(_("tags {tags}").format(tags=" ".join(f"#{tag}" for tag in self.tags)))
        if self.location:
            parts.append(_("at {where}").format(where=self.location))
        if self.agency:
            parts.append(_("via {agency}").format(agency=self.agency))
        if self.source:
            parts.append(_("found on {source}").format(source=self.source))
        if self.apply_by is not None:
            parts.append(_("apply by {time}").format(time=spoken_deadline(self.apply_by, now)))
        if self.applied is not None:
            parts.append(_("applied {time}").format(time=echo_when(self.applied, now)))
        if self.url:
            parts.append(self.url)
        if self.notes:
            parts.append(_("note: {note}").format(note=self.notes))
        return " · ".join(parts)


def parse_application(text: str, now: datetime) -> ApplicationEntry:
    """A line about an application; `Misspoken` says what is still missing.

    Company and role are parted by `/`, a comma, `、`, a dash or a tab.
    """
    line = Line(_tabs_as_slashes(text))
    notes = _take_notes(line)
    web = line.take(_WEB)
    tags = dict.fromkeys(found[1] for found in line.take_all(_TAG))
    company, role = _parted(line)
    heads, told = _clauses(company, ("location",), now)
    company = heads
    role, more = _clauses(role, tuple(_OPENS), now)
    told.update(more)
    _refuse_half(company, role)
    by, applied = told.pop("by", None), told.pop("applied", None)
    if applied is not None and applied.at > now:
        raise Misspoken(
            _("applied {time}").format(time=applied.text),
            _("that is still to come"),
            _("a day to apply until is told with by"),
        )
    return ApplicationEntry(
        company=company,
        role=role,
        url=web[1] if web else "",
        tags=tuple(tags),
        notes=notes,
        apply_by=by.deadline if by else None,
        applied=applied,
        **told,
    )


def _tabs_as_slashes(text: str) -> str:
    """A row pasted from a spreadsheet has tabs between its cells."""
    cells = [cell for cell in (clean(cell) for cell in text.split("\t")) if cell]
    return " / ".join(cells[:2]) + "".join(f" {cell}" for cell in cells[2:])


def _take_notes(line: Line) -> str:
    found = _NOTES.search(line.plain)
    if found is None:
        return ""
    notes = line.text[found.end() :]
    line.cut(found.start(), len(line.text))
    return squeeze(notes)


def _parted(line: Line) -> tuple[str, str]:
    """Company and role, each with what was said behind it."""
    for between in _BETWEEN:
        if found := between.search(line.text):
            return squeeze(line.text[: found.start()]), squeeze(line.text[found.end() :])
    if found := _ROLE_AT.search(line.text):
        return squeeze(line.text[found.end() :]), squeeze(line.text[: found.start()])
    found = _WIDE_BLANK.search(line.text.strip())
    if found and len(_WIDE_BLANK.findall(line.text.strip())) == 1:
        text = line.text.strip()
        return squeeze(text[: found.start()]), squeeze(text[found.end() :])
    return line.rest.rstrip("/-, "), ""


def _clauses(text: str, names: tuple[str, ...], now: datetime) -> tuple[str, dict[str, Any]]:
    """The text without its clauses, and the clauses by the field that they tell."""
    line = Line(text)
    told: dict[str, Any] = {}
    for name in names:
        before = line.text, line.plain
        body = line.take_clause(_OPENS[name], _NEXT)
        if not body:
            continue
        if name not in _TIMES:
            told[name] = body
            continue
        applied = told.get("applied")
        since = deadline_of(applied.at if applied else now)
        when, rest = leading_time(body, now, HAPPENED if name == "applied" else since)
        if when is None or rest:
            line.text, line.plain = before
            if body[:1].isdigit():
                raise Misspoken(
                    _("“{text}”").format(text=body), _("that is no date"), _("like by 11/25")
                )
        else:
            told[name] = when
    return line.rest.strip(" ,、"), told


def _refuse_half(company: str, role: str) -> None:
    if not company:
        raise Misspoken(
            _("the company"), _("it is still missing"), _("like {example}").format(example=EXAMPLE)
        )
    if not role:
        raise Misspoken(
            _("company {company}").format(company=company),
            _("the role is still missing"),
            _("Tab or / and then the role"),
        )
