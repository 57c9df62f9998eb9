"""Makes LinkedIn exports as awkward as real ones, and knows what should be understood of them.

`awkward_export()` has 300 rows in three files: quotes and newlines in cells, narrow blanks before
AM, missing dates, Japanese in several widths, the same posting with and without trackers, the same
role spelt otherwise, saved jobs that were applied for later, rows without a company, rows with a
cell too many, and the lines that LinkedIn sometimes writes before the header.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

APPLICATIONS = [
    *("Application Date", "Contact Email", "Contact Phone Number", "Company Name", "Job Title"),
    *("Job Url", "Resume Name", "Question And Answers"),
]
SAVED = ["Saved Date", "Job Url", "Job Title", "Company Name"]
OWN_EMAIL, OWN_PHONE = "me@home.example", "+81 90-0000-0000"
PREAMBLE = (
    'Notes:\n"When you look at this file, some ""columns"" may be empty,\nas LinkedIn says."\n\n'
)
LAST = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)

COMPANIES = (
    *("Aoba Systems", "株式会社青葉", "ﾎｼｿﾞﾗ株式会社", "月島ソフト", "Kestrel KK"),
    *('The "Quoted" Company', "Umineko Games, Inc.", "Momiji Works", "合同会社もみじ"),
    *("Ｃｏｒｍｏｒａｎｔ　ＫＫ", "Zoë & Søn", "O'Neill"),
)
ROLES = (
    "Backend Engineer",
    "SRE",
    "データエンジニア",
    "Engineer, Platform",
    'Dev "Ops"',
    "プログラマー（C++）",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What should come of one row."""

    source: str
    line: int
    verdict: str
    company: str
    at: datetime | None


@dataclass(slots=True)
class Sheet:
    """One CSV while it is being written; counts physical lines."""

    name: str
    header: list[str]
    preamble: str = ""
    written: io.StringIO = field(default_factory=io.StringIO)
    wanted: list[Wanted] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.written.write(self.preamble)
        csv.writer(self.written, lineterminator="\n").writerow(self.header)

    @property
    def line(self) -> int:
        """The line at which the next row begins."""
        return self.written.getvalue().count("\n") + 1

    def add(self, cells: list[str], verdict: str, company: str, at: datetime | None) -> None:
        """One more row."""
        self.wanted.append(Wanted(self.name, self.line, verdict, company, at))
        csv.writer(self.written, lineterminator="\n").writerow(cells)


@dataclass(frozen=True, slots=True)
class Export:
    """The files of an export, by their path in it, and what should come of each row."""

    files: dict[str, str]
    wanted: list[Wanted]

    def write_folder(self, folder: Path) -> Path:
        """As unpacked by the user."""
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return folder

    def write_zip(self, path: Path, inside: str = "") -> Path:
        """As downloaded; `inside` is a folder in the archive around everything."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in reversed(self.files.items()):
                archive.writestr(f"{inside}{name}", text)
        return path


def linkedin_date(at: datetime | None, narrow: bool) -> str:
    """A date as LinkedIn writes it; with a narrow no-break space in newer exports."""
    if at is None:
        return ""
    hour = at.hour % 12 or 12
    blank = "\u202f" if narrow else " "
    return f"{at.month}/{at.day}/{at:%y}, {hour}:{at:%M}{blank}{at:%p}"


@dataclass(slots=True)
class _Maker:
    """Draws rows; the same seed draws the same."""

    random: random.Random
    number: int = 0
    sent: list[tuple[str, str, str]] = field(default_factory=list)

    def fresh(self) -> tuple[str, str, str]:
        """A company, a role and a link that have not been there before."""
        self.number += 1
        company = f"{self.random.choice(COMPANIES)} {self.number}"
        role = self.random.choice(ROLES)
        return company, role, f"https://www.linkedin.com/jobs/view/{40_000_000 + self.number}"

    def at(self) -> datetime:
        """An instant in the last 200 days."""
        return LAST - timedelta(minutes=self.random.randrange(200 * 24 * 60))

    def application(self, posting: tuple[str, str, str], at: datetime | None) -> list[str]:
        """The cells of an application."""
        company, role, url = posting
        answers = self.random.choice(
            ("", "Years of Python?: 7", 'Why "us"?:\nBecause,\n\nwell.', "志望動機:\n成長のため")
        )
        date = linkedin_date(at, self.random.random() < 0.5)
        return [date, OWN_EMAIL, OWN_PHONE, company, role, url, "resume v3.pdf", answers]

    def saved(self, posting: tuple[str, str, str], at: datetime | None) -> list[str]:
        """The cells of a saved job."""
        company, role, url = posting
        return [linkedin_date(at, True), url, role, company]


def awkward_export(seed: int = 1) -> Export:
    """Three files with 300 rows together: 160 and 80 applications, 60 saved jobs."""
    maker = _Maker(random.Random(seed))
    first = Sheet("Jobs/Job Applications.csv", APPLICATIONS, preamble=PREAMBLE)
    second = Sheet("Jobs/Job Applications_1.csv", APPLICATIONS)
    saved = Sheet("Jobs/Saved Jobs.csv", SAVED)
    for number in range(160):
        _application_row(maker, first, number)
    for number in range(80):
        _application_row(maker, second, number)
    for number in range(60):
        _saved_row(maker, saved, number)
    files = {sheet.name: sheet.written.getvalue() for sheet in (first, second, saved)}
    files["Connections.csv"] = (
        "First Name,Last Name,Company,Position,Connected On\nA,B,C,D,1 Nov 2026\n"
    )
    files["Jobs/Job Seeker Preferences.csv"] = "Locations,Industries\nTokyo,IT\n"
    return Export(files, [*first.wanted, *second.wanted, *saved.wanted])


def _application_row(maker: _Maker, sheet: Sheet, number: int) -> None:
    at: datetime | None = maker.at()
    if number % 20 == 7:
        company, role, url = maker.fresh()
        sheet.add(maker.application(("", role, url), at), "unreadable", "", None)
        return
    if number % 40 == 11:
        posting = maker.fresh()
        sheet.add([*maker.application(posting, at), "one more"], "unreadable", "", None)
        return
    if number % 16 == 9:
        company, role, url = maker.random.choice(maker.sent)
        twin = (f"{company} (renamed)", role, f"{url}/?refId=x%3D&trk=flagship&utm_source=mail")
        sheet.add([*maker.application(twin, at)[:-1], ""], "same", twin[0], at)
        return
    if number % 16 == 13:
        company, role, _url = maker.random.choice(maker.sent)
        twin = (company.swapcase(), f" {role} ", "")
        sheet.add([*maker.application(twin, at)[:-1], ""], "same", company, at)
        return
    posting = maker.fresh()
    if number % 10 == 4:
        at = None
    else:
        maker.sent.append(posting)
    sheet.add(maker.application(posting, at), "new", posting[0], at)


def _saved_row(maker: _Maker, sheet: Sheet, number: int) -> None:
    at = maker.at()
    if number % 12 == 5:
        posting = maker.random.choice(maker.sent)
        sheet.add(maker.saved(posting, at), "same", posting[0], None)
        return
    if number % 30 == 8:
        _company, role, url = maker.fresh()
        sheet.add(maker.saved(("\u200b ", role, url), at), "unreadable", "", None)
        return
    posting = maker.fresh()
    sheet.add(maker.saved(posting, at), "new", posting[0], None)
