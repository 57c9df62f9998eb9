"""The checklist of the offer meeting and the glossary, with the user's own rows on top."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jobboard_tui.config.resources import shipped
from jobboard_tui.config.toml import read_tables, read_text, tables_of
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.offers.checklist_template import (
    HEAVIEST,
    OWN,
    AdviceRow,
    Caution,
    ChecklistItem,
    ChecklistTemplate,
    ChecklistTopic,
    FigureCheck,
    GlossaryEntry,
    ItemWords,
    NamedItem,
    NeedlessRule,
    PayLimit,
    StatutoryDuty,
)
from jobboard_tui.domain.offers.terms import TERMS
from jobboard_tui.domain.text import clean
from jobboard_tui.i18n import _
from jobboard_tui.storage import atomic_write, user_files

ARTICLE = "An Essential Guide to Offer Meetings in Japan"
"""The source of a topic and its items unless they name another."""
_TABLES = (
    *("topics", "flags", "time", "papers", "weights", "limits", "figures", "cautions"),
    *("needless", "applies", "advice"),
)
_ORDER = "order"


def load_checklist(own: Path | None = None) -> ChecklistTemplate:
    """Return the shipped checklist, changed by the user's file where there is one.

    Raises `JobboardError`, which names the file and the place, for what can't be read.
    """
    if own is None or not own.exists():
        return _shipped()
    return _with_own(own, read_tables(own))


def _with_own(path: Path, own: Mapping[str, Any]) -> ChecklistTemplate:
    return _catalogue(path, _laid_over(read_tables(shipped("checklist.toml")), own))


def add_for_all(path: Path, item_id: str, title: str, ask: str) -> ChecklistTemplate:
    """Return the list with one more item of one's own for every application.

    It goes into the file `path`.

    What stands in the file stays as it is. Raises `JobboardError` where it can't be read, or can
    take no further item at its end; `NotSaved` where it can't be written.
    """
    before, topics = "", {}
    if path.exists():
        load_checklist(path)
        topics = read_tables(path).get("topics", {})
        before = read_text(path).rstrip() + "\n\n"
    if OWN not in topics:
        before += _OWN_TOPIC
    row = [f"[topics.{OWN}.items.{item_id}]", f"title = {_quoted(title)}"]
    row.append(f"ask = {_quoted(ask or title)}")
    return _kept(path, before + "\n".join(row) + "\n")


_APPLIES = "[applies]"


def set_applies(path: Path, item_id: str, *, applies: bool) -> ChecklistTemplate:
    """Return the list on which an item applies to every application, or to none.

    The file `path` keeps it.

    The rest of the file stays as it stands. Raises as `add_for_all` does.
    """
    lines: list[str] = []
    if path.exists():
        load_checklist(path)
        lines = read_text(path).rstrip().splitlines()
    if _APPLIES not in lines:
        lines += ["", _APPLIES] if lines else [_APPLIES]
    place = lines.index(_APPLIES) + 1
    while place < len(lines) and not lines[place].lstrip().startswith("["):
        if lines[place].partition("=")[0].strip() == item_id:
            del lines[place]
            continue
        place += 1
    if not applies:
        lines.insert(lines.index(_APPLIES) + 1, f"{item_id} = false")
    return _kept(path, "\n".join(lines) + "\n")


def _kept(path: Path, after: str) -> ChecklistTemplate:
    """The list as a text of the user's file tells it, once that is written."""
    template = _with_own(path, tables_of(path, after))
    try:
        atomic_write.make_folder(path.parent)
        user_files.write_file(path, after.encode())
    except OSError as trouble:
        raise atomic_write.save_error(trouble, path, atomic_write.instead_of_config()) from trouble
    return template


_OWN_TOPIC = f"""[topics.{OWN}]
title = "Own questions"
ja.title = "独自の質問"

"""


def _quoted(text: str) -> str:
    return json.dumps(clean(text), ensure_ascii=False)


def load_glossary() -> tuple[GlossaryEntry, ...]:
    """Return the terms of Japanese offer letters, in the order in which such a letter has them."""
    rows = read_tables(shipped("glossary.toml"))["terms"]
    return tuple(GlossaryEntry(term, *cells) for term, cells in rows.items())


@cache
def _shipped() -> ChecklistTemplate:
    path = shipped("checklist.toml")
    return _catalogue(path, read_tables(path))


def _laid_over(ours: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The shipped tables with the user's values in them."""
    laid = dict(ours)
    for name, value in own.items():
        below = laid.get(name)
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        laid[name] = _laid_over(below, value) if both else value  # type: ignore[arg-type]
    return laid


class _ChecklistReader:
    """Takes the rows of one file; complaints name it and the place."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def refuse(self, place: str, why: str, hint: str = "") -> JobboardError:
        what = _("{file}, {place}").format(file=self.path, place=place)
        return JobboardError(what, why, hint or _("fix the file or move it away"))

    def table(self, of: Mapping[str, Any], name: str, place: str) -> Mapping[str, Any]:
        value = of.get(name, {})
        if not isinstance(value, Mapping):
            raise self.refuse(place, _("not a table"))
        return value

    def text(self, row: Mapping[str, Any], name: str, place: str, default: str) -> str:
        value = row.get(name, default)
        if not isinstance(value, str):
            raise self.refuse(f"{place}.{name}", _("not text"))
        return clean(value)

    def words(self, row: Mapping[str, Any], place: str, default: ItemWords) -> ItemWords:
        title = self.text(row, "title", place, default.title)
        ask = self.text(row, "ask", place, default.ask)
        return ItemWords(title, ask, self.text(row, "confirm", place, default.confirm))

    def both(
        self, row: Mapping[str, Any], place: str, english: ItemWords, japanese: ItemWords
    ) -> tuple[ItemWords, ItemWords]:
        """The words in both languages; what is told in one of them only stands for the other."""
        first = self.words(row, place, english)
        if not first.title:
            raise self.refuse(place, _("the title is missing"), _('write title = "…"'))
        own = ItemWords(row.get("title") or "", row.get("ask") or "", row.get("confirm") or "")
        below = ItemWords(
            own.title or japanese.title,
            own.ask or japanese.ask or first.ask,
            own.confirm or japanese.confirm or first.confirm,
        )
        return first, self.words(self.table(row, "ja", f"{place}.ja"), f"{place}.ja", below)

    def topic(self, key: str, row: Any) -> ChecklistTopic:
        place = f"topics.{key}"
        if not isinstance(row, Mapping):
            raise self.refuse(place, _("not a table"))
        english, japanese = self.both(row, place, ItemWords(""), ItemWords(""))
        source = self.text(row, "source", place, "" if key == OWN else ARTICLE)
        rows = self.table(row, "items", f"{place}.items")
        items = [
            self.item(key, name, entry, (english, japanese, source))
            for name, entry in rows.items()
            if not (isinstance(entry, Mapping) and entry.get("off") is True)
        ]
        return ChecklistTopic(id=key, english=english, japanese=japanese, items=tuple(items))

    def item(
        self, topic: str, key: str, row: Any, above: tuple[ItemWords, ItemWords, str]
    ) -> ChecklistItem:
        """An item; `above` are the words and the source of its topic."""
        english, japanese, source = above
        place = f"topics.{topic}.items.{key}"
        if not isinstance(row, Mapping):
            raise self.refuse(place, _("not a table"))
        words = self.both(
            row,
            place,
            ItemWords("", english.ask, english.confirm),
            ItemWords("", japanese.ask, japanese.confirm),
        )
        return ChecklistItem(
            id=key,
            topic=topic,
            english=words[0],
            japanese=words[1],
            know=row.get("know") is True,
            words=self.texts(row, "words", place),
            parts=self.texts(row, "parts", place),
            unless=self.texts(row, "unless", place),
            after=self.texts(row, "after", place),
            instead_of=self.texts(row, "instead_of", place),
            when_undecided=row.get("when_undecided") is True,
            weight=self.number(row, "weight", place, 1),
            with_name=row.get("with_name") is True,
            duty=self.duty(row, place),
            source=self.text(row, "source", place, source),
        )

    def duty(self, row: Mapping[str, Any], place: str) -> StatutoryDuty:
        value = row.get("law", "")
        if value not in tuple(StatutoryDuty):
            raise self.refuse(
                f"{place}.law",
                _("unknown name"),
                _("use one of {names}").format(names=", ".join(filter(None, StatutoryDuty))),
            )
        return StatutoryDuty(value)

    def texts(self, row: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
        words = row.get(name, [])
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise self.refuse(f"{place}.{name}", _("not a list of strings"))
        return tuple(filter(None, map(clean, words)))

    def limit(self, key: str, row: Any) -> PayLimit:
        place = f"limits.{key}"
        since = self.row(row, place).get("since")
        if since is not None and type(since) is not date:
            raise self.refuse(f"{place}.since", _("not a date"))
        return PayLimit(
            value=self.number(row, "value", place, None),
            source=self.text(row, "source", place, ""),
            since=since,
        )

    def figure(self, key: str, row: Any) -> FigureCheck:
        place = f"figures.{key}"
        term = self.text(self.row(row, place), "term", place, "")
        if term not in TERMS:
            raise self.refuse(
                f"{place}.term",
                _("unknown name"),
                _("use one of {names}").format(names=", ".join(TERMS)),
            )
        english, japanese = self.says(row, place)
        return FigureCheck(
            id=key,
            term=term,
            english=english,
            japanese=japanese,
            least=self.number(row, "least", place, -math.inf),
            most=self.number(row, "most", place, math.inf),
        )

    def caution(self, key: str, row: Any) -> Caution:
        place = f"cautions.{key}"
        english, japanese = self.says(self.row(row, place), place)
        return Caution(
            id=key,
            words=self.texts(row, "words", place),
            unless=self.texts(row, "unless", place),
            english=english,
            japanese=japanese,
        )

    def advice(self, key: str, row: Any) -> AdviceRow:
        english, japanese = self.says(self.row(row, f"advice.{key}"), f"advice.{key}")
        return AdviceRow(id=key, english=english, japanese=japanese)

    def needless(self, key: str, row: Any) -> NeedlessRule:
        place = f"needless.{key}"
        english, japanese = self.says(self.row(row, place), place)
        return NeedlessRule(
            id=key,
            items=frozenset(self.texts(row, "items", place)),
            known_by=self.texts(row, "known_by", place),
            words=self.texts(row, "words", place),
            unless=self.texts(row, "unless", place),
            but_not=self.texts(row, "but_not", place),
            whole=row.get("whole") is True,
            presumed=row.get("presumed") is True,
            english=english,
            japanese=japanese,
        )

    def not_applicable(self, rows: Mapping[str, Any]) -> frozenset[str]:
        for key, value in rows.items():
            if not isinstance(value, bool):
                raise self.refuse(
                    f"applies.{key}", _("it is neither true nor false"), _("write false")
                )
        return frozenset(key for key, value in rows.items() if not value)

    def row(self, row: Any, place: str) -> Mapping[str, Any]:
        if not isinstance(row, Mapping):
            raise self.refuse(place, _("not a table"))
        return row

    def says(self, row: Mapping[str, Any], place: str) -> tuple[str, str]:
        """The remark of a row in both languages, in the other's words where one is missing."""
        english = self.text(row, "says", place, "")
        japanese = self.text(self.table(row, "ja", f"{place}.ja"), "says", f"{place}.ja", english)
        if not english:
            raise self.refuse(f"{place}.says", _("not text"))
        return english, japanese

    def number(self, row: Mapping[str, Any], name: str, place: str, default: float | None) -> float:
        value = row.get(name, default)
        if type(value) not in (int, float):
            raise self.refuse(f"{place}.{name}", _("not a number"))
        return float(value)

    def named(self, table: str, key: str, row: Any) -> NamedItem:
        place = f"{table}.{key}"
        if not isinstance(row, Mapping):
            raise self.refuse(place, _("not a table"))
        english, japanese = self.both(row, place, ItemWords(""), ItemWords(""))
        return NamedItem(
            id=key,
            english=english.title,
            japanese=japanese.title,
            visa=row.get("visa") is True,
            residence=self.texts(row, "residence", place),
        )

    def weight(self, key: str, value: Any) -> float:
        if type(value) not in (int, float) or not 0 <= value <= HEAVIEST:
            raise self.refuse(
                f"weights.{key}", _("not a number from 0 to {most}").format(most=HEAVIEST)
            )
        return float(value)


def _catalogue(path: Path, tables: Mapping[str, Any]) -> ChecklistTemplate:
    reader = _ChecklistReader(path)
    for name in tables.keys() - {*_TABLES, _ORDER}:
        raise reader.refuse(
            name,
            _("no such table"),
            _("use one of {names}").format(names=", ".join(_TABLES)),
        )
    sections = {name: reader.table(tables, name, name) for name in _TABLES}
    topics = _in_order(
        reader, tables, [reader.topic(key, row) for key, row in sections["topics"].items()]
    )
    _refuse_twice(reader, topics)
    english = reader.words(sections["time"], "time", ItemWords(""))
    japanese = reader.words(reader.table(sections["time"], "ja", "time.ja"), "time.ja", english)
    return ChecklistTemplate(
        topics=topics,
        flags=tuple(reader.named("flags", key, row) for key, row in sections["flags"].items()),
        papers=tuple(reader.named("papers", key, row) for key, row in sections["papers"].items()),
        time={Language.EN: english.ask, Language.JA: japanese.ask},
        weights={key: reader.weight(key, value) for key, value in sections["weights"].items()},
        limits={key: reader.limit(key, row) for key, row in sections["limits"].items()},
        figures=tuple(reader.figure(key, row) for key, row in sections["figures"].items()),
        cautions=tuple(reader.caution(key, row) for key, row in sections["cautions"].items()),
        advice=tuple(reader.advice(key, row) for key, row in sections["advice"].items()),
        needless=tuple(reader.needless(key, row) for key, row in sections["needless"].items()),
        not_applicable=reader.not_applicable(sections["applies"]),
    )


def _in_order(
    reader: _ChecklistReader, tables: Mapping[str, Any], topics: Sequence[ChecklistTopic]
) -> tuple[ChecklistTopic, ...]:
    """Topics and their items with those first that are named, as they are named."""
    names = reader.texts(tables, _ORDER, _ORDER)
    known = {topic.id for topic in topics} | {item.id for topic in topics for item in topic.items}
    for name in names:
        if name not in known:
            raise reader.refuse(
                _ORDER, _("no topic or item {name}").format(name=name), _("correct or remove it")
            )
    places = {name: place for place, name in reversed(list(enumerate(names)))}

    def place(of: ChecklistTopic | ChecklistItem) -> int:
        return places.get(of.id, len(names))

    return tuple(
        replace(topic, items=tuple(sorted(topic.items, key=place)))
        for topic in sorted(topics, key=place)
    )


def _refuse_twice(reader: _ChecklistReader, topics: tuple[ChecklistTopic, ...]) -> None:
    seen: set[str] = set()
    for item in (listed for topic in topics for listed in topic.items):
        if item.id in seen:
            raise reader.refuse(
                f"topics.{item.topic}.items.{item.id}",
                _("another topic has an item with that name"),
                _("give it another name"),
            )
        seen.add(item.id)
