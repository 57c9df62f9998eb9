"""Checking the board's file, and putting a good one in the place of a damaged one.

What the file still says is taken first. What can't be read in it comes from the journal or the
newest good copy, whichever is newer, so that even a vanished file comes back whole.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from jobboard_tui.domain.board import HOME_ZONE
from jobboard_tui.domain.errors import JobboardError, NotSaved
from jobboard_tui.domain.merge.records import MergeConflict
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, ngettext
from jobboard_tui.storage import (
    atomic_write,
    codec,
    damage,
    duplicate_keys,
    file_fingerprint,
    line_format,
    schema,
    user_files,
)
from jobboard_tui.storage.backups import Backups, keep_beside
from jobboard_tui.storage.diff import BOARD
from jobboard_tui.storage.line_format import Tables
from jobboard_tui.storage.lock import only_writer
from jobboard_tui.storage.paths import Places
from jobboard_tui.storage.salvage import (
    DamageFinding,
    SalvageResult,
    double_findings,
    findings_of,
    salvage,
)
from jobboard_tui.storage.undo_log import RecordState, UndoLog

_MOMENT = timedelta(milliseconds=1)
"""What a file system may lose of a time."""
_TOP = re.compile(r"[\[.]")

__all__ = [
    "BackupCopy",
    "DamageFinding",
    "RepairReport",
    "RestoredRecord",
    "check",
    "copies",
    "describe_finding",
    "foresee",
    "repair",
    "restore",
]


@frozen
class RestoredRecord:
    """An application that came back from elsewhere: `source` says in words from where."""

    record: str
    company: str
    source: str


@frozen
class RepairReport:
    """What a repair has done.

    `kept` are the applications now in the file; `findings` what was wrong with it; `restored` what
    was filled in; `clashes` what gave way where something stood there twice, and is in the history;
    `beside` the damaged file, None if there was none or nothing was wrong.
    """

    kept: int
    findings: list[DamageFinding] = field(default_factory=list)
    restored: list[RestoredRecord] = field(default_factory=list)
    lost: list[DamageFinding] = field(default_factory=list)
    clashes: list[MergeConflict] = field(default_factory=list)
    beside: Path | None = None

    @property
    def gave_way(self) -> str:
        """In words, where what stood there twice differed; empty where it did not."""
        if not self.clashes:
            return ""
        return ngettext(
            "{count} value was there in two versions: one was used; the other is in "
            "`jobboard history`.",
            "{count} values were there in two versions: one of each was used; the others "
            "are in `jobboard history`.",
            len(self.clashes),
        ).format(count=len(self.clashes))


def describe_finding(finding: DamageFinding) -> str:
    """Return a finding with its place: line, record, field, as far as known."""
    place = [_("line {line}").format(line=finding.line)] if finding.line else []
    place += [part for part in (finding.record, finding.field) if part]
    if not place:
        return finding.what
    return _("{place}: {what}").format(place=", ".join(place), what=finding.what)


def check(path: Path) -> list[DamageFinding]:
    """Return everything that is wrong with a board's file; nothing if it is sound."""
    try:
        data = user_files.read_file(path, line_format.LARGEST)
    except FileNotFoundError:
        return [DamageFinding(0, "", "", _("no such file"))]
    except OSError as trouble:
        if trouble.errno == errno.EFBIG:
            return [DamageFinding(0, "", "", _("it is too large for a board"))]
        return [DamageFinding(0, "", "", trouble.strerror or str(trouble))]
    return _check_content(data)


def _check_content(data: bytes) -> list[DamageFinding]:
    """Everything that is wrong with the content of a file."""
    text = data.removeprefix(codec.BOM)
    try:
        tables = orjson.loads(text)
        twice = double_findings(duplicate_keys.find_duplicate_keys(text))
    except ValueError:
        return salvage(data).findings
    if spot := damage.locate_damage(text):
        return [*twice, DamageFinding(spot.line, "", "", spot.what)]
    if codec.schema_of(tables) > codec.SCHEMA:
        return twice
    return [*twice, *findings_of(text, schema.faults(tables))]


def repair(path: Path, places: Places, now: datetime | None = None) -> RepairReport:
    """Put a good file in the place of a damaged or vanished one; the damaged one stays beside.

    A sound file is left alone. Raises `JobboardError` if there is nothing to restore from, and
    `NotSaved` if the good file could not be written, a `JobboardError` also if only the history
    could not.
    """
    state_dir = places.state_dir(path)
    with only_writer(state_dir, path):
        report, tables = _planned(path, state_dir)
        if tables is None:
            return report
        try:
            beside = _put(path, state_dir, tables, now or datetime.now(UTC))
        except OSError as trouble:
            raise atomic_write.save_error(trouble, path) from trouble
        report = replace(report, beside=beside)
        _keep_lost(path, state_dir, report, now or datetime.now(UTC))
        return report


def foresee(path: Path, places: Places) -> RepairReport:
    """Return what `repair` would do now; nothing is written. Raises what it would raise."""
    return _planned(path, places.state_dir(path))[0]


def _planned(path: Path, state_dir: Path) -> tuple[RepairReport, Tables | None]:
    """What a repair comes to, and what the good file would hold; None where it is good already."""
    findings = check(path)
    data = _content(path)
    if data is not None and not findings:
        return RepairReport(kept=_count(orjson.loads(data.removeprefix(codec.BOM)))), None
    if data is not None:
        _refuse_newer(path, data)
    result = SalvageResult() if data is None else salvage(data)
    last_known = _last_known(state_dir)
    restored, lost = _fill(result, last_known)
    if data is None and not restored:
        raise JobboardError(
            _("{name} can't be restored").format(name=path.name),
            _("there is no file and no record of one"),
            _("choose another file with --file"),
        )
    is_board = result.whole and "board" in result.tables["board"]
    if not (_count(result.tables) or last_known or is_board):
        raise JobboardError(
            _("{name} can't be restored").format(name=path.name),
            _("no part of a board can be read in it, and there is no other record of it"),
            _("replace it with a copy, or move it away to start a new board"),
        )
    reported = result.findings or findings
    report = RepairReport(_count(result.tables), reported, restored, lost, result.clashes)
    return report, result.tables


def _keep_lost(path: Path, state_dir: Path, report: RepairReport, now: datetime) -> None:
    """Put what gave way into the history; the damaged file has it, too.

    Raises `JobboardError` where that is impossible.
    """
    from jobboard_tui.storage import merge_history

    try:
        merge_history.keep(merge_history.place(state_dir), report.clashes, now)
    except OSError:
        raise JobboardError(
            _("{name} was repaired").format(name=path.name),
            _("but the history could not be written, so it lacks the overwritten values"),
            _("look them up in {file}").format(file=report.beside),
        ) from None


@frozen
class BackupCopy:
    """A good copy of the board: when it was made, and what it holds."""

    path: Path
    at: datetime
    applications: int
    removed: int
    before: str = ""


def copies(path: Path, places: Places) -> list[BackupCopy]:
    """Return the good copies that a board can be restored from, newest first."""
    backup_copys = []
    for copy, tables in _good_copies(Backups(places.state_dir(path) / "snapshots")):
        at = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
        step = copy.stem.partition("-before-")[2]
        count, removed = (len(tables.get(name, {})) for name in ("applications", "bin"))
        backup_copys.append(BackupCopy(copy, at, count, removed, step))
    return backup_copys


def restore(path: Path, places: Places, copy: Path, now: datetime | None = None) -> RepairReport:
    """Put a copy in the place of the board's file; the file that was there stays beside.

    `NotSaved` if that is impossible.
    """
    state_dir = places.state_dir(path)
    with only_writer(state_dir, path):
        try:
            content = _content(path)
            if content is not None:
                _refuse_newer(path, content)
            tables = orjson.loads(copy.read_bytes().removeprefix(codec.BOM))
            findings = check(path)
            beside = _put(path, state_dir, tables, now or datetime.now(UTC))
        except OSError as trouble:
            raise atomic_write.save_error(trouble, path) from trouble
        return RepairReport(_count(tables), findings, beside=beside)


def begin_anew(path: Path, places: Places) -> None:
    """Take a vanished file for one that was deleted on purpose: the next start is a first one.

    Its copies stay. Raises `JobboardError` where the file is there, or was never known.
    """
    state_dir = places.state_dir(path)
    with only_writer(state_dir, path):
        if path.exists():
            raise JobboardError(
                _("{name} exists").format(name=path.name),
                _("a new board can only replace a deleted file"),
                _("move it away first, or choose another file with --file"),
            )
        if not file_fingerprint.is_known_board(state_dir):
            raise JobboardError(
                _("{name} never existed").format(name=path.name),
                _("there is nothing to forget"),
                _("a new board starts with the first change"),
            )
        file_fingerprint.forget(state_dir)


def _put(path: Path, state_dir: Path, tables: Tables, now: datetime) -> Path | None:
    """Lay the damaged file aside and write the good one."""
    Backups(state_dir / "snapshots").before("repair", path, now)
    own = tables.setdefault("board", {}).setdefault("board", {})
    own.setdefault("schema", codec.SCHEMA)
    own.setdefault("zone", HOME_ZONE)
    content, _lines = line_format.serialize(tables, {})
    if left := _check_content(content):
        raise NotSaved(
            _("{name} was not repaired").format(name=path.name),
            _("something would still be wrong with it ({finding})").format(
                finding=describe_finding(left[0])
            ),
            _("restore a copy in the dashboard (F), or fix that place in an editor"),
        )
    beside = keep_beside(path, "damaged", now) if path.exists() else None
    target = path.resolve()
    atomic_write.make_folder(target.parent)
    written = atomic_write.replace_file(target, (content,)).stat
    with suppress(Exception):  # it is repaired, whatever becomes of notes on it
        file_fingerprint.remember(
            state_dir, path, file_fingerprint.signature(written), file_fingerprint.checksum(content)
        )
    return beside


def _count(tables: Any) -> int:
    return len(tables.get("applications", {})) + len(tables.get("bin", {}))


def _content(path: Path) -> bytes | None:
    """What a file holds; None where there is none. `NotSaved` where it can't be read."""
    try:
        return user_files.read_file(path, line_format.LARGEST)
    except FileNotFoundError:
        return None
    except OSError as trouble:
        why = trouble.strerror or str(trouble)
        if trouble.errno == errno.EFBIG:
            why = _("it is too large for a board")
        raise NotSaved(
            _("{name} was not repaired").format(name=path.name),
            why,
            _("move it away, then run `jobboard check --repair` to restore the board"),
        ) from None


def _refuse_newer(path: Path, data: bytes) -> None:
    """A damaged file of a newer version is not for this one to mend."""
    match = schema.SCHEMA_IN_FILE.search(data[:100_000])
    if match is not None and int(match[1]) > codec.SCHEMA:
        raise NotSaved(
            _("{name} was not repaired").format(name=path.name),
            _("the file was written by a newer version of jobboard"),
            _("update jobboard to repair it"),
        )


# -- from elsewhere ------------------------------------------------------------------------------


def _fill(
    result: SalvageResult, last_known: Mapping[str, tuple[RecordState, str]]
) -> tuple[list[RestoredRecord], list[DamageFinding]]:
    """Put in what the file no longer says; what is lost for good."""
    restored: list[RestoredRecord] = []
    broken: dict[str, set[str]] = {}
    for finding in result.findings:
        if finding.record and not finding.is_double:
            broken.setdefault(finding.record, set()).add(_TOP.split(finding.field)[0])
    present = result.tables["applications"].keys() | result.tables["bin"].keys()
    for key, (state, source) in last_known.items():
        if state is None:
            continue
        if key == BOARD:
            if "board" not in result.tables["board"]:
                result.tables["board"]["board"] = dict(state[1])
        elif key in present:
            if key in broken:
                _complete(result.tables, key, state[1], broken[key])
        elif not result.whole or key in broken:
            result.tables.setdefault(state[0], {})[key] = dict(state[1])
            restored.append(RestoredRecord(key, str(state[1].get("company", "")), source))
    here = result.tables["applications"].keys() | result.tables["bin"].keys()
    lost = [
        finding
        for finding in result.findings
        if not finding.is_double
        and (
            (finding.record and finding.record not in here)
            or (finding.record in present and finding.record not in last_known)
        )
    ]
    return restored, lost


def _complete(tables: Tables, key: str, older: Mapping[str, Any], names: set[str]) -> None:
    """The fields of a record that were not understood, from an older form of it."""
    table = "applications" if key in tables["applications"] else "bin"
    record = tables[table][key]
    for name in names & older.keys():
        if name == "events":
            held = record.get(name, [])
            ids = {event["id"] for event in held}
            record[name] = [
                *held,
                *(element for element in older[name] if element["id"] not in ids),
            ]
        else:
            record[name] = older[name]


def _last_known(state_dir: Path) -> dict[str, tuple[RecordState, str]]:
    """How each record last was, by the newest good copy and the journal, and which it was."""
    states: dict[str, tuple[RecordState, str]] = {}
    since = datetime(1970, 1, 1, tzinfo=UTC)
    for copy, tables in _good_copies(Backups(state_dir / "snapshots")):
        since = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
        source = _("the copy from {day}").format(day=f"{since.astimezone():%Y-%m-%d %H:%M}")
        states[BOARD] = (("board", tables.get("board", {}).get("board", {})), source)
        for name in ("bin", "applications"):
            for key, record in tables.get(name, {}).items():
                states[key] = ((name, record), source)
        break
    copied = frozenset(states)
    for entry in UndoLog(state_dir / "journal.jsonl").entries():
        try:
            touched = entry.touched
        except ValueError:
            continue
        newer = datetime.fromisoformat(entry.at) >= since - _MOMENT
        for key, _before, after in touched:
            if newer or key not in copied:
                states[key] = (after, _("the journal"))
    return states


def _good_copies(snapshots: Backups) -> Iterator[tuple[Path, Tables]]:
    for copy in snapshots.newest_first():
        try:
            data = copy.read_bytes().removeprefix(codec.BOM)
            tables = orjson.loads(data)
        except (OSError, ValueError):
            continue
        if schema.first_fault(tables) is None and duplicate_keys.first_duplicate_key(data) is None:
            yield copy, tables
