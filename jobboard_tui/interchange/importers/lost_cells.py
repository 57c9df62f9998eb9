"""Finds cells of a row that have left no trace in its application, so that none gets lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime, time, tzinfo

from jobboard_tui.domain.fields import FIELDS
from jobboard_tui.domain.models import Application, Deadline, Event
from jobboard_tui.domain.text import clean
from jobboard_tui.interchange.importers.cell_dates import read_clock, read_form
from jobboard_tui.interchange.importers.columns import ColumnAnalysis
from jobboard_tui.interchange.importers.step_cells import read_dated_step

_BETWEEN = re.compile(r"[\s,;、，；・/／()（）<>\[\]【】「」:：\"“”]+")
_HONORIFICS = ("様", "さん", "氏", "殿")
_NO_SUM = re.compile(r"[¥￥$€£]?\s*0(?:[.,]0+)?\s*(?:円|万円|万|yen|jpy|usd)?", re.IGNORECASE)

_NAMES = tuple(FIELDS)

Cell = tuple[str, str]
"""The name of a column and a text in it."""


def lost_cells(
    application: Application, cells: Iterable[Cell], columns: ColumnAnalysis
) -> list[Cell]:
    """Return the cells of which neither the words nor the day stand anywhere in an application."""
    lost = []
    whole = ""
    for name, text in cells:
        if text in application.notes or text in (application.salary, application.source):
            continue
        whole = whole or _plain("\n".join(_texts(application, columns.context.home)))
        is_there = _NO_SUM.fullmatch(text) or _are_in(_words(text), whole)
        if not is_there and not _is_dated(name, text, whole, columns):
            lost.append((name, text))
    return lost


def _are_in(words: Iterable[str], whole: str) -> bool:
    return all(word in whole for word in words)


def _words(text: str) -> Iterator[str]:
    plain = _plain(clean(text))
    is_number = not any(map(str.isalpha, plain))  # its digits alone may stand anywhere
    for word in [plain] if is_number else _BETWEEN.split(plain):
        bare = word.removesuffix(
            next((honorific for honorific in _HONORIFICS if word.endswith(honorific)), "")
        )
        yield bare.strip("#.")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _is_dated(name: str, text: str, whole: str, columns: ColumnAnalysis) -> bool:
    """Whether the day and the time of day that a cell names stand in a text."""
    dated = read_dated_step(text)
    form = dated[1] if dated else read_form(text)
    if form is None:
        clock = read_clock(text)
        return clock is not None and f"{clock[0]:%H:%M}" in whole
    for past in (True, False):
        at = columns.instant(form, name, past=past)
        if at is None or f"{at:%Y-%m-%d}" not in whole:
            continue
        if not isinstance(at, datetime) or at.time() == time() or f"{at:%H:%M}" in whole:
            return True
    return False


def _texts(application: Application, home: tzinfo) -> Iterator[str]:
    """Everything that an application tells, with its days as 2026-11-02."""
    yield from (str(value) for name in _NAMES if (value := getattr(application, name)))
    yield _instant(application.added, home)
    for contact in application.contacts:
        yield f"{contact.name} {contact.email} {contact.phone} {contact.title} {contact.latin}"
    for event in application.events:
        yield from _of_event(event, home)


def _of_event(event: Event, home: tzinfo) -> Iterator[str]:
    yield f"{event.note} {event.where} {' '.join(event.people)}"
    if event.round:
        yield f"round {event.round}"
    for at in (event.at, event.by, event.until):
        if at is not None and not (event.undated and at == event.at):
            yield _instant(at, home)


def _instant(at: Deadline, home: tzinfo) -> str:
    return f"{at.astimezone(home):%Y-%m-%d %H:%M}" if isinstance(at, datetime) else at.isoformat()
