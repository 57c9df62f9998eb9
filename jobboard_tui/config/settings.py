"""The user's settings.

They are not worth a failed start: what can't be read counts as not set, which is said; but it is
never written over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import field, fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from jobboard_tui.config.settings_file import (
    EntryPath,
    line_of,
    read_entries,
    settings_text,
    write_entries,
)
from jobboard_tui.config.settings_schema import (
    AUTO,
    BY_NAME,
    EXPERIENCE,
    FILTERS,
    GLYPHS,
    HINTS,
    KEYS,
    MOUSE,
    PROFILE,
    PROFILE_BY_NAME,
    QUIET,
    ROWS,
    THEME,
    WEEK,
    WEIGHTS,
    ZONE,
    WrongValue,
    near_name,
    shown,
)
from jobboard_tui.domain.errors import InvalidInput, JobboardError
from jobboard_tui.domain.letters.language import Language
from jobboard_tui.domain.letters.sender import PROFILE_FIELDS, Sender
from jobboard_tui.domain.search.sorting import SortOrder
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.storage.paths import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobboard_tui.domain.joining_steps import JoiningSituation

NO_NUDGE = ("", "off")
"""The settings of `nudge` by which nobody is nudged."""


class SettingsFault(NamedTuple):
    """A value of the file that says nothing as it stands, and how to write it."""

    path: EntryPath
    why: str
    hint: str = ""


@frozen
class Settings:
    """What the user has chosen; the rows of the schema say what each of them is for.

    `weights` is how much rows count when offers are compared; `filters` are those of the dashboard
    that were kept, by their names; `hints` are the names of hints that
    were shown and need not come again; `keys` the keys of commands, parted by commas, by the
    command's id, as they were written; `sender` is who writes the letters. `faults` are values of
    the file that say nothing, so that these are the defaults; `trouble` is why the file as a whole
    can't be read.
    """

    theme: str = THEME
    glyphs: str = GLYPHS[0]
    sort: str = SortOrder.URGENCY.value
    nudge: str = "off"
    quiet: str = QUIET
    experience: str = EXPERIENCE[0]
    residence: str = ""
    employment: str = ""
    notice: str = ""
    questions: Language = Language.EN
    letters: str = AUTO
    mouse: str = MOUSE[0]
    week: str = WEEK[0]
    weights: Mapping[str, float] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    sender: Sender = field(default_factory=Sender)
    faults: tuple[SettingsFault, ...] = field(default=(), compare=False)
    trouble: JobboardError | None = field(default=None, compare=False)

    @property
    def situation(self) -> JoiningSituation:
        """What the plan from yes to the first day depends on; a notice that is none counts not."""
        from jobboard_tui.domain.joining_steps import JoiningSituation, parse_notice

        try:
            notice = parse_notice(self.notice) if self.notice else None
        except JobboardError:
            notice = None
        return JoiningSituation(residence=self.residence, employment=self.employment, notice=notice)

    @property
    def order(self) -> SortOrder:
        """The order of cards that is in force."""
        return SortOrder(self.sort) if self.sort in frozenset(SortOrder) else SortOrder.URGENCY

    @property
    def letter_language(self) -> Language | None:
        """The language of new letters; None where it goes by the recipient."""
        return None if self.letters == AUTO else Language(self.letters)


def load_settings(places: Places) -> Settings:
    """Return the settings; of what is missing or damaged, the defaults."""
    try:
        return settings_of(read_entries(places))
    except JobboardError as error:
        return Settings(trouble=error)


def settings_of(entries: Mapping[str, Any]) -> Settings:
    """Return the settings that the entries of a file are; what is wrong costs only itself."""
    reader = _Reader(entries)
    chosen: dict[str, Any] = {
        row.name: reader.read((row.name,), row.read, row.default) for row in ROWS
    }
    chosen["questions"] = Language(chosen["questions"])
    sender = {
        row.name: reader.read((PROFILE, row.name), _profile_reader(row.name), "")
        for row in PROFILE_BY_NAME.values()
    }
    weights = {name: reader.read((WEIGHTS, name), _weight) for name in reader.table(WEIGHTS)}
    keys = {name: reader.read((KEYS, name), _keys) for name in reader.table(KEYS)}
    filters = {name: reader.read((FILTERS, name), _filter) for name in reader.table(FILTERS)}
    reader.remark_unknown()
    return Settings(
        **chosen,
        weights={name: value for name, value in weights.items() if value is not None},
        filters={name: value for name, value in filters.items() if value is not None},
        hints=reader.read((HINTS,), _hints, ()),
        keys={name: value for name, value in keys.items() if value is not None},
        sender=Sender(**sender),
        faults=tuple(reader.faults),
    )


def settings_remarks(places: Places, others: Sequence[SettingsFault] = ()) -> list[str]:
    """Return a sentence for each value of the settings file that has no effect as it stands.

    It says the file, the line, what is wrong and what to write. `others` are faults that only the
    dashboard can see.
    """
    faults = (*load_settings(places).faults, *others)
    text = settings_text(places) if faults else ""
    path = places.settings if text else places.old_settings
    remarks = []
    for fault in faults:
        what = f"{fault.why}; {fault.hint}" if fault.hint else fault.why
        line = line_of(text, fault.path)
        where = _("{file}, line {line}: {what}") if line else _("{file}: {what}")
        remarks.append(where.format(file=path, line=line, what=what))
    return remarks


def choices() -> dict[str, tuple[str, ...]]:
    """Return the words that a setting can be, of those that can't be any text."""
    return {row.name: row.words for row in ROWS if row.words}


def with_setting(settings: Settings, name: str, value: str) -> Settings:
    """Return the settings with another value of a row of the schema."""
    changed: dict[str, Any] = {name: Language(value) if name == "questions" else value}
    return replace(settings, **changed)


def save_settings(places: Places, settings: Settings, named: Collection[str] = ()) -> None:
    """Keep the settings; `JobboardError` if that is impossible, or those there can't be read.

    Written is what differs from the file, and what is `named`: a value that says nothing stays as
    it is until its setting is set.
    """
    there = settings_of(read_entries(places))
    changes = dict(_changes(there, settings))
    for name in named:
        value = getattr(settings.sender, name) if name in PROFILE_FIELDS else None
        if value is not None:
            changes[PROFILE, name] = value
        else:
            changes[name,] = str(getattr(settings, name))
    write_entries(places, changes)


def carry_over(places: Places) -> None:
    """Write the settings of an earlier version into the file of this one, unless there is one.

    So whoever edits the new file has all of them before them. Where it can't be written, they
    count all the same.
    """
    if places.old_settings.exists() and not places.settings.exists():
        with suppress(JobboardError):
            write_entries(places, {})


class KeptSettings:
    """Settings that a program changes while it runs; what others have changed meanwhile stays."""

    def __init__(self, places: Places) -> None:
        self.places = places
        carry_over(places)
        self.known = load_settings(places)

    def keep(self, chosen: Settings, named: Collection[str] = ()) -> None:
        """Write what is another than before, and what is named; `JobboardError` if it can't be."""
        changed: dict[str, Any] = {
            setting.name: getattr(chosen, setting.name)
            for setting in fields(chosen)
            if getattr(chosen, setting.name) != getattr(self.known, setting.name)
        }
        read_entries(self.places)
        save_settings(self.places, replace(load_settings(self.places), **changed), named)
        self.known = chosen


class _Reader:
    """Reads the values of a file one by one; what is wrong with them is in `faults`."""

    def __init__(self, entries: Mapping[str, Any]) -> None:
        self._entries = entries
        self.faults: list[SettingsFault] = []

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table; an empty one where there is none."""
        entries = self._entries.get(name, {})
        return entries if isinstance(entries, dict) else {}

    def read(self, path: EntryPath, read: Any, default: Any = None) -> Any:
        """Return what a value says; the default where it is missing or says nothing."""
        table = self._entries if len(path) == 1 else self.table(path[0])
        if path[-1] not in table:
            return default
        try:
            return read(table[path[-1]])
        except WrongValue as error:
            self.faults.append(SettingsFault(path, error.why, error.hint))
            return default

    def remark_unknown(self) -> None:
        """Note what is no setting; a newer version may know it, so it is left alone."""
        for name, value in self._entries.items():
            if name in _TABLES and not isinstance(value, dict):
                why = _("{name} can't be {value}").format(name=name, value=shown(value))
                hint = _("write [{name}] and its values below").format(name=name)
                self.faults.append(SettingsFault((name,), why, hint))
            elif name not in (*BY_NAME, *_TABLES, HINTS):
                self._remark((name,), BY_NAME)
        for name in self.table(PROFILE):
            if name not in PROFILE_FIELDS:
                self._remark((PROFILE, name), PROFILE_FIELDS)

    def _remark(self, path: EntryPath, known: Collection[str]) -> None:
        name = path[-1]
        hint = _("it is left as it is")
        if name == ZONE.name:
            hint = _(
                "the time zone is saved in the board: `jobboard settings zone=Asia/Tokyo` sets it"
            )
        elif near := near_name(name, known):
            hint = _("did you mean {name}? It is left as it is").format(name=near)
        why = _("there is no setting {name}").format(name=".".join(path))
        self.faults.append(SettingsFault(path, why, hint))


_TABLES = (PROFILE, KEYS, WEIGHTS, FILTERS)


def _changes(there: Settings, chosen: Settings) -> Iterator[tuple[EntryPath, Any]]:
    """Yield what has to be written so that the file says what is chosen."""
    for row in ROWS:
        if getattr(there, row.name) != (value := getattr(chosen, row.name)):
            yield (row.name,), str(value)
    for name in PROFILE_FIELDS:
        if getattr(there.sender, name) != (value := getattr(chosen.sender, name)):
            yield (PROFILE, name), value
    if there.hints != chosen.hints:
        yield (HINTS,), list(chosen.hints)
    for table, old, new in (
        (WEIGHTS, there.weights, chosen.weights),
        (KEYS, there.keys, chosen.keys),
        (FILTERS, there.filters, chosen.filters),
    ):
        for name in {**old, **new}:
            if old.get(name) != new.get(name):
                yield (table, name), new.get(name)


def _profile_reader(name: str) -> Any:
    def read(value: Any) -> str:
        if not isinstance(value, str):
            raise WrongValue(
                _("{name} can't be {value}").format(name=f"{PROFILE}.{name}", value=shown(value)),
                _("write a text, in quotes"),
            )
        try:
            Sender().with_field(name, value)
        except InvalidInput as error:
            raise WrongValue(f"{error.what}: {error.why}", error.hint) from None
        return value

    return read


def _weight(value: Any) -> float:
    """A row that there is no more counts nothing."""
    from jobboard_tui.domain.offers.checklist_template import HEAVIEST

    if type(value) in (int, float) and 0 <= value <= HEAVIEST:
        return float(value)
    raise WrongValue(
        _("a weight can't be {value}").format(value=shown(value)),
        _("write a number from 0 to {most}").format(most=HEAVIEST),
    )


def _filter(value: Any) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise WrongValue(
        _("a filter can't be {value}").format(value=shown(value)),
        _('write a text, in quotes: "is:overdue #remote"'),
    )


def _hints(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise WrongValue(_("hints can't be {value}").format(value=shown(value)))
    return tuple(hint for hint in value if isinstance(hint, str) and hint)


def _keys(value: Any) -> str:
    """The keys of a command, in a text or in a list; which there are only the dashboard knows."""
    texts = value if isinstance(value, list) else [value]
    if texts and all(isinstance(text, str) and text.strip() for text in texts):
        return ", ".join(texts)
    raise WrongValue(
        _("the keys of a command can't be {value}").format(value=shown(value)),
        _('write them like "m, f2"'),
    )
