"""Why a file can't be read, where, and in words that help."""

from __future__ import annotations

import json
import re
from pathlib import Path

import orjson

from jobboard_tui.domain.errors import BoardDamaged, Unstorable
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _
from jobboard_tui.storage.schema import Fault

MOST_LINES = 2_000_000

_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"0" * 9)
_LONG_DIGITS = b"0" * 19
"""So many digits in a row have to be looked at, each of them made a 0."""
_TEXT_OR_DIGITS = re.compile(
    rb'"[^"\\]*(?:\\.[^"\\]*)*"|(?<![0-9.eE+])-?[0-9]{19,}(?![0-9]*[.eE])', re.DOTALL
)
_LEAST, _MOST = -(2**63), 2**64 - 1
_MARKERS = (b"<<<<<<< ", b"=======", b">>>>>>> ")


@frozen
class FilePosition:
    """A place in a file, counted from 1 (0: the file as a whole), and what is wrong there."""

    line: int
    column: int
    what: str


def check_bytes(data: bytes) -> FilePosition | None:
    """Return what can be told of a file's bytes before they are parsed."""
    if not data.strip():
        return FilePosition(0, 0, _("the file is empty"))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return FilePosition(1, 1, _("it is written in UTF-16, not in UTF-8"))
    if data.count(b"\n") > MOST_LINES:
        return FilePosition(0, 0, _("it has too many lines for a board"))
    return None


def locate_damage(data: bytes) -> FilePosition | None:
    """Return where a file that can't be parsed goes wrong; None if it can be."""
    file_position = check_bytes(data)
    if file_position is not None:
        return file_position
    nul = data.find(b"\0")
    if nul >= 0:
        return _at(data, nul, _("it has NUL bytes, as after a system crash"))
    try:
        data.decode()
    except UnicodeDecodeError as trouble:
        what = _("this is not UTF-8; it may have been saved as Latin-1 or Shift_JIS")
        return _at(data, trouble.start, what)
    for marker in _MARKERS:
        at = 0 if data.startswith(marker) else data.find(b"\n" + marker) + 1
        if at or data.startswith(marker):
            return _at(data, at, _("a conflict marker from an unfinished merge"))
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError as trouble:
        return _parse_spot(trouble)
    return large_number(data)


def large_number(data: bytes) -> FilePosition | None:
    """Return where a number stands that has more than 64 bits; digits in a text are no number."""
    if _LONG_DIGITS not in data.translate(_DIGITS_ALIKE):  # many times as fast as a pattern
        return None
    for match in _TEXT_OR_DIGITS.finditer(data):
        digits = match.group()
        if digits[:1] != b'"' and (len(digits) > 20 or not _LEAST <= int(digits) <= _MOST):
            return _at(data, match.start(), _("a number too large for a board"))
    return None


def damage_error(path: Path, spot: FilePosition) -> BoardDamaged:
    """Return the error that tells of it."""
    if spot.line:
        what = _("{name}, line {line}, column {column}").format(
            name=path.name, line=spot.line, column=spot.column
        )
    else:
        what = _("{name} can't be read").format(name=path)
    return BoardDamaged(what, spot.what, damage_hint())


def shape_error(path: Path, fault: Fault, line: int) -> BoardDamaged:
    """Return the error that tells of a record which is JSON but no application."""
    if not fault.table:
        what = _("{name} can't be read").format(name=path)
    elif line:
        what = _("{name}, line {line}, {field} of {record}").format(
            name=path.name, line=line, field=fault.field or fault.table, record=fault.record
        )
    else:
        what = _("{name}, {field} of {record}").format(
            name=path.name, field=fault.field or fault.table, record=fault.record
        )
    return BoardDamaged(what, fault.what, damage_hint())


def unstorable_error(path: Path, fault: Fault) -> Unstorable:
    """Return the error that tells of a record which could be written, but not be read again."""
    return Unstorable(
        _("{name} was not saved").format(name=path.name),
        _("{field} of {record} could not be read back: {what}").format(
            field=fault.field or fault.table, record=fault.record, what=fault.what
        ),
        _("nothing in the file has changed; correct the value"),
    )


def damage_hint() -> str:
    """Return what to do about a damaged file."""
    return _("the file is unchanged; `jobboard check --repair` rescues what can be read")


def line_of(data: bytes, fault: Fault) -> int:
    """Return the line on which the record of a fault begins; 0 if it can't be found."""
    if not fault.record:
        return 0
    quoted = orjson.dumps(fault.record)
    spellings = {quoted, json.dumps(fault.record).encode()}
    offsets = [data.find(spelling + end) for spelling in spellings for end in (b":", b" :")]
    places = [at for at in offsets if at >= 0]
    return data.count(b"\n", 0, min(places)) + 1 if places else 0


def _at(data: bytes, offset: int, what: str) -> FilePosition:
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode(errors="replace")) + 1
    return FilePosition(data.count(b"\n", 0, offset) + 1, column, what)


def _parse_spot(trouble: json.JSONDecodeError) -> FilePosition:
    message = trouble.msg
    if "depth" in message or "recursion" in message:
        what = _("it is nested too deeply for a board")
    elif "EOF" in message or "end of" in message or trouble.pos >= len(trouble.doc.rstrip()):
        what = _("the file ends too early")
    elif "surrogate" in message:
        what = _("half a character (a lone surrogate)")
    elif "infinity" in message:
        what = _("a number too large for a board")
    elif "after document" in message:
        what = _("there is something after the end of the board")
    else:
        what = _("this is not JSON ({message})").format(message=message)
    return FilePosition(trouble.lineno, trouble.colno, what)
