"""Opens what the user names: a file, a folder, a zip archive; each is one or several parts.

Nothing is unpacked to the disk, and nothing is read that could fill the memory.
"""

from __future__ import annotations

import errno
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.text import clean, fold
from jobboard_tui.domain.values import frozen
from jobboard_tui.i18n import _, gettext_noop
from jobboard_tui.storage import line_format, user_files

LARGEST = line_format.LARGEST
"""Bytes of one file, unpacked: every board can be imported."""
MOST_ENTRIES = 20_000
BOMB_RATIO = 200
"""No table shrinks to less than a two-hundredth when packed; what claims to is a trap."""
BOMB_SIZE = 5_000_000
"""Below this many bytes any ratio is harmless."""
_PIECE = 1 << 18
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,  # encrypted, or packed in a way that is not known
    ValueError,
    LookupError,
    OverflowError,
)
"""What `zipfile` raises for archives that are damaged or made to be."""

_LINKEDIN = re.compile(
    r"(Job Applications|Saved Jobs)(?:_(\d+))?(?: \((\d+)\))?\.csv", re.IGNORECASE
)
_LINKEDIN_COLUMNS = (
    frozenset({"applicationdate", "companyname", "jobtitle", "joburl"}),
    frozenset({"saveddate", "companyname", "jobtitle", "joburl"}),
)
LINKEDIN_OWN = frozenset({"email", "phone"})
"""Columns of LinkedIn's tables that hold the seeker's own address and number, always."""
_LINKEDIN_OTHERS = frozenset({"connections.csv", "profile.csv", "messages.csv", "invitations.csv"})
TABLES = (".csv", ".tsv", ".json")
PAGES = (".md",)
_NOTION = re.compile(r" [0-9a-f]{32}(?:_all)?$")
"""How the names of files end that Notion exports."""
_DEEPEST_FOLDER = 3
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_NO_TABLES = {
    b"PK\x05\x06": gettext_noop("an empty zip archive"),
    b"%PDF": gettext_noop("a PDF"),
    b"\x1f\x8b": gettext_noop("compressed with gzip"),
    b"7z\xbc\xaf": gettext_noop("a 7-Zip archive"),
    b"Rar!": gettext_noop("a RAR archive"),
    b"\x89PNG": gettext_noop("an image"),
    b"\xff\xd8\xff": gettext_noop("an image"),
    b"SQLite format 3": gettext_noop("an SQLite database"),
}


@frozen
class SourcePart:
    """One table or document: where it comes from, and its bytes.

    `optional`: found beside others in an archive or folder; it may turn out to be something else.
    """

    name: str
    content: bytes
    optional: bool = False

    @property
    def basename(self) -> str:
        """The file's own name, without what it lies in."""
        return PurePosixPath(self.name).name


def linkedin_order(name: str) -> tuple[int, int] | None:
    """Return the place of a LinkedIn table among its kind, applications first.

    It is None for other files.
    """
    match = _LINKEDIN.fullmatch(PurePosixPath(name).name)
    if match is None:
        return None
    return int(match[1].lower() == "saved jobs"), int(match[2] or match[3] or 0)


def is_linkedin_header(names: Iterable[str]) -> bool:
    """Whether a table's columns are those of one of LinkedIn's, whatever its file is called."""
    folded = {fold(name) for name in names}
    return any(columns <= folded for columns in _LINKEDIN_COLUMNS)


def open_parts(path: Path) -> list[SourcePart]:
    """Return what lies there, in the order in which to read it.

    Raises `JobboardError`, which says why it can't be read.
    """
    try:
        if path.is_dir():
            return _folder(path)
        content = _bounded(path)
    except OSError as trouble:
        why = trouble.strerror or str(trouble)
        raise _refused(str(path), why, _("check the name")) from None
    return parts_of(path.name, content)


def parts_of(name: str, content: bytes) -> list[SourcePart]:
    """Return what a content of that name holds, as `open_parts` has it."""
    if len(content) > LARGEST:
        raise _too_large(name)
    if is_workbook(content):
        return [SourcePart(clean(name), content)]
    if content.startswith(_ZIP):
        return _archive(name, content)
    for magic, what in _NO_TABLES.items():
        if content.startswith(magic):
            raise _refused(
                name, _("it is {what}").format(what=_(what)), _("save it as CSV in UTF-8")
            )
    return [SourcePart(clean(name), content)]


# -- files and folders ---------------------------------------------------------------------------


def _bounded(path: Path) -> bytes:
    try:
        return user_files.read_file(path, LARGEST)
    except OSError as trouble:
        if trouble.errno == errno.EFBIG:
            raise _too_large(path.name) from None
        raise


def _folder(folder: Path) -> list[SourcePart]:
    """LinkedIn's tables in the folder, in its `Jobs`, or in that of a folder in it."""
    paths = [
        path
        for pattern in ("*.csv", "Jobs/*.csv", "*/Jobs/*.csv")
        for path in folder.glob(pattern)
        if path.is_file()
    ]
    ordered = sorted((order, path) for path in paths if (order := linkedin_order(path.name)))
    if ordered:
        return [
            SourcePart(clean(path.relative_to(folder).as_posix()), _bounded(path))
            for _order, path in ordered
        ]
    _refuse_other_linkedin(folder.name, [path.name for path in paths])
    files = _tables_below(folder)
    if not files:
        raise _refused(folder.name or str(folder), _("it contains no CSV file"), _named_file())
    return [
        SourcePart(clean(path.relative_to(folder).as_posix()), _bounded(path), optional=True)
        for path in files
    ]


def _tables_below(folder: Path) -> list[Path]:
    """The tables in a folder, else those one or two folders down; with them the pages beside."""
    pattern, tables = "*", list[Path]()
    for _depth in range(_DEEPEST_FOLDER):
        tables = [path for path in folder.glob(pattern) if _is_of(path.name, TABLES)]
        if tables:
            break
        pattern += "/*"
    places = {path.parent for path in tables} or {folder}
    pages = [page for place in places for depth in ("*.md", "*/*.md") for page in place.glob(depth)]
    if not any(_NOTION.search(path.stem) for path in tables):
        pages = [] if tables else pages
    files = sorted(path for path in {*tables, *pages} if path.is_file())
    return files[:MOST_ENTRIES]


def _is_of(name: str, endings: tuple[str, ...]) -> bool:
    return name.lower().endswith(endings) and not name.startswith(("__MACOSX/", "."))


def _refuse_other_linkedin(name: str, files: list[str]) -> None:
    """LinkedIn's quick export comes without jobs; its other tables are no applications."""
    if any(PurePosixPath(file).name.lower() in _LINKEDIN_OTHERS for file in files):
        raise _refused(
            name,
            _("it is LinkedIn's export, but without Jobs/Job Applications.csv"),
            _("request the larger archive from LinkedIn; it arrives within a day"),
        )


# -- archives ------------------------------------------------------------------------------------


def _archive(name: str, packed: bytes, *, is_inside: bool = False) -> list[SourcePart]:
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_strange(name, entries)
            chosen, optional = _chosen(name, entries)
            parts: list[SourcePart] = []
            left = LARGEST
            for entry in chosen:
                content = _unpacked(archive, entry, name, left)
                left -= len(content)
                inner = clean(f"{name}/{entry.filename}")
                if content.startswith(_ZIP) and not is_workbook(content) and not is_inside:
                    parts += _archive(inner, content, is_inside=True)
                else:
                    parts.append(SourcePart(inner, content, optional))
            return parts
    except _BROKEN as trouble:
        raise _refused(
            name,
            _("the zip archive can't be unpacked ({trouble})").format(trouble=clean(str(trouble))),
            _("download it again, or unpack it and give the folder"),
        ) from None


def _refuse_strange(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise _refused(name, _("it contains too many files"), _named_file())
    for entry in entries:
        parts = re.split(r"[/\\]", entry.orig_filename)
        if ".." in parts or not parts[0] or ":" in parts[0] or "\0" in entry.orig_filename:
            raise _refused(
                name,
                _("the file {entry} in it points outside the archive").format(
                    entry=clean(entry.orig_filename[:80])
                ),
                _("don't trust this archive"),
            )


def _chosen(name: str, entries: list[zipfile.ZipInfo]) -> tuple[list[zipfile.ZipInfo], bool]:
    """LinkedIn's tables, or else every CSV and JSON file, and the pages beside those of Notion.

    Told with them is whether they are only tried. Where there is none, archives inside count.
    """
    places = ((linkedin_order(entry.filename), entry) for entry in entries)
    ordered = [(order, entry.filename, entry) for order, entry in places if order]
    if ordered:
        return [
            entry for _order, _name, entry in sorted(ordered, key=lambda place: place[:2])
        ], False
    _refuse_other_linkedin(name, [entry.filename for entry in entries])
    tables = [entry for entry in entries if _is_of(entry.filename, TABLES)]
    is_notion = any(_NOTION.search(PurePosixPath(entry.filename).stem) for entry in tables)
    if is_notion or not tables:
        tables += [entry for entry in entries if _is_of(entry.filename, PAGES)]
    tables = tables or [entry for entry in entries if _is_of(entry.filename, (".zip",))]
    if not tables:
        raise _refused(name, _("it contains no CSV file"), _named_file())
    return tables, True


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, left: int) -> bytes:
    """The entry's bytes, counted while they come: what the archive says of itself may be a lie."""
    if entry.file_size > left:
        raise _too_large(name)
    most = max(BOMB_SIZE, entry.compress_size * BOMB_RATIO)
    content = bytearray()
    with archive.open(entry) as file:
        while piece := file.read(_PIECE):
            content += piece
            if len(content) > left:
                raise _too_large(name)
            if len(content) > most:
                raise _refused(
                    name,
                    _("{entry} unpacks to a suspicious size").format(
                        entry=clean(entry.filename[:80])
                    ),
                    _("don't trust this archive"),
                )
    return bytes(content)


# -- workbooks -----------------------------------------------------------------------------------


def is_old_excel(content: bytes) -> bool:
    """Whether it begins like a workbook of Excel's old form (or another document of its time)."""
    return content.startswith(_OLD_OFFICE)


def is_workbook(content: bytes) -> bool:
    """Whether it is an archive with the parts of a workbook of Excel or OpenDocument in it."""
    if not content.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return True
            return "content.xml" in names and b"spreadsheet" in archive.read("mimetype")[:80]
    except (*_BROKEN, KeyError):
        return False


def refuse_bomb(part: SourcePart) -> None:
    """Refuse an archive that would fill the memory when it is unpacked."""
    if not part.content.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(part.content)) as archive:
            left = LARGEST
            for entry in archive.infolist():
                left -= len(_unpacked(archive, entry, part.name, left))
    except _BROKEN as trouble:
        raise _refused(
            part.name,
            _("the workbook can't be read ({trouble})").format(trouble=clean(str(trouble))),
            _("save it as CSV in UTF-8"),
        ) from None


# -- words ---------------------------------------------------------------------------------------


def _refused(name: str, why: str, hint: str) -> JobboardError:
    return JobboardError(_("import {name}").format(name=clean(name)), why, hint)


def _too_large(name: str) -> JobboardError:
    most = LARGEST // 1_000_000
    return _refused(
        name,
        _("it is larger than {most} MB").format(most=most),
        _("split it into smaller files"),
    )


def _named_file() -> str:
    return _("give the CSV, zip or JSON file itself")
