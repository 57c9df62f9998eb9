"""Dates as programs and people write them in tables."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import AmbiguousInput
from jobboard_tui.domain.models import Application, Deadline, Stage
from jobboard_tui.domain.parsing.calendar_words import ERAS, MONTHS, WEEKDAYS
from jobboard_tui.domain.parsing.datetimes import parse_when
from jobboard_tui.domain.parsing.purpose import HAPPENED
from jobboard_tui.interchange.importers import Plan, read
from jobboard_tui.interchange.importers.cell_dates import DateOrder, is_zero_date, read_form
from jobboard_tui.interchange.importers.columns import OpenDateOrder
from jobboard_tui.interchange.importers.date_order import (
    DateColumn,
    find_orders,
    moment,
    order_label,
)
from jobboard_tui.interchange.importers.decisions import ImportDecisions
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 12, tzinfo=TOKYO)
TODAY = NOW.date()
DAY = date(2026, 11, 2)
AFTERNOON = datetime(2026, 11, 2, 15, tzinfo=TOKYO)


def told(text: str, order: DateOrder = DateOrder.MDY, past: bool = True) -> Deadline | None:
    form = read_form(text)
    return None if form is None else moment(form, order, TOKYO, TODAY, past)


@for_each_row(
    ("text", "value"),
    [
        ("2026-11-02", DAY),
        ("2026/11/2", DAY),
        ("2026.11.2", DAY),
        ("２０２６／１１／２", DAY),
        ("2026年11月2日", DAY),
        ("2026年11月2日(月)", DAY),
        ("2026 年 11 月 2 日（月曜日）", DAY),
        ("令和8年11月2日", DAY),
        ("㋿8年11月2日", DAY),
        ("R8.11.2", DAY),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成30年4月1日", date(2018, 4, 1)),
        ("20261102", DAY),
        ("46328", DAY),
        ("46328.625", AFTERNOON),
        ("Nov 2, 2026", DAY),
        ("November 2nd, 2026", DAY),
        ("2 Nov 2026", DAY),
        ("2-Nov-26", DAY),
        ("Mon, Nov 2, 2026", DAY),
        ("Monday, 2 November 2026", DAY),
        ("11/2/2026", DAY),
        ("11/02/26", DAY),
        ("11月2日", DAY),
        ("11/2", DAY),
        ("Nov 2", DAY),
        ("2026-11-02 15:00", AFTERNOON),
        ("2026-11-02T15:00:00+09:00", AFTERNOON),
        ("2026-11-02T06:00:00.000Z", AFTERNOON),
        ("2026-11-02 06:00:00 UTC", AFTERNOON),
        ("2026年11月2日 15時", AFTERNOON),
        ("2026年11月2日 午後3時", AFTERNOON),
        ("2026/11/2(月) 15:00", AFTERNOON),
        ("11/2/26, 3:00\u202fPM", AFTERNOON),
        ("November 2, 2026 3:00 PM", AFTERNOON),
        ("November 2, 2026 3:00 PM → 4:00 PM", AFTERNOON),
        ("Mon Nov 02 2026 15:00:00 GMT+0900 (Japan Standard Time)", AFTERNOON),
        ("1793599200", AFTERNOON),
        ("1793599200000", AFTERNOON),
        ("12/1/25 12:30 AM", datetime(2025, 12, 1, 0, 30, tzinfo=TOKYO)),
        ("12/1/25 12:30 PM", datetime(2025, 12, 1, 12, 30, tzinfo=TOKYO)),
    ],
)
def test_dates_of_many_forms(text: str, value: Deadline) -> None:
    found = told(text)
    assert found == value
    assert isinstance(found, datetime) is isinstance(value, datetime)


WORDS = [
    *(f"{name} 2 2026" for name in MONTHS),
    *(f"2 {name.upper()} 2026" for name in MONTHS),
    *(f"{era}60年11月2日" for era in ERAS),
    *(f"{era}60.11.2" for era in ERAS),
    *(f"2026年11月{number + 2}日({name})" for name, number in WEEKDAYS.items()),
    *(f"{name}, {number + 2} Nov 2026" for name, number in WEEKDAYS.items() if name.isascii()),
    *(f"2026/11/2 {name}" for name in ("月曜", "月曜日", "Mon", "monday")),
]


@for_each_row("text", WORDS)
def test_months_weekdays_and_eras_are_the_same_as_in_a_typed_time(text: str) -> None:
    assert told(text, past=False) == parse_when(text, NOW, HAPPENED).deadline


@pytest.mark.parametrize(
    "text", ["2026年11月2日(火)", "Tue, Nov 2, 2026", "11/2 火曜", "R8.11.2(日)"]
)
def test_a_weekday_that_does_not_fit_is_named_with_both_days(text: str, tmp_path: Path) -> None:
    assert told(text) is None
    with pytest.raises(AmbiguousInput):
        parse_when(text, NOW, HAPPENED)
    application, plan = imported(tmp_path, f'Company,Role,Applied\nAoba,SRE,"{text}"\n')
    assert not application.events
    problems = [problem.what for row in plan.rows for problem in row.problems]
    (said,) = [what for what in problems if "unclear" in what]
    assert "that date is Mon 2 Nov 2026, but that weekday" in said


def test_a_weekday_tells_day_and_month_apart() -> None:
    forms = [form for text in ("Fri 3/4/26", "Sat 4/4/26") if (form := read_form(text))]
    orders, _remarks, _open = find_orders([DateColumn("Applied", forms, True)], TODAY)
    assert orders == {"Applied": DateOrder.DMY}


@for_each_row(
    "text",
    [
        "", "soon", "2026-13-01", "2026-02-29", "31/31/26", "11月", "2026", "12:30", "5", "-",
        "2026-11-02 25:00", "2026-11-02 and more", "Foo 2, 2026", "0/0/0", "1" * 5000,
        "9999999999999", "令和99年99月99日", "2026-11-02T15:00+99:99", "13:00 PM 2026-11-02",
        "2026-11-02 13:00 PM", "2026年11月2日 午後13時", "2026年11月2日 午前13時",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    ("text", "past", "day"),
    [
        ("12/24", True, date(2025, 12, 24)),
        ("12/24", False, date(2026, 12, 24)),
        ("1月5日", False, date(2027, 1, 5)),
        ("10月30日", False, date(2026, 10, 30)),
        ("2/29", True, None),  # there was none in the years near
    ],
)
def test_without_a_year_the_one_that_fits_is_meant(text: str, past: bool, day: date | None) -> None:
    assert told(text, past=past) == day


def order_of(
    *texts: str, past: bool = True, usual: DateOrder | None = None
) -> tuple[DateOrder, str]:
    column = DateColumn("Date", [form for text in texts if (form := read_form(text))], past)
    found, remarks, left_open = find_orders([column], TODAY, usual)
    return found["Date"], remarks[0], bool(left_open)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (("3/4/26", "5/13/26"), DateOrder.MDY),  # there is no month 13
        (("3/4/26", "13/5/26"), DateOrder.DMY),
        (("26/3/4", "26/10/30"), DateOrder.YMD),
        (("4.3.2026", "13.5.2026"), DateOrder.DMY),
        (("12/1/26", "10/2/26"), DateOrder.DMY),  # 1 December is still to come
    ],
)
def test_the_only_reading_of_a_column_wins(texts: tuple[str, ...], order: DateOrder) -> None:
    found, remark, is_open = order_of(*texts)
    assert (found, is_open) == (order, False)
    assert order_label(order) in remark


@pytest.mark.parametrize(
    ("texts", "usual", "is_left_open"),
    [
        (("3/4/26",), None, True),
        (("3/9/26", "4/9/26", "5/9/26"), None, True),
        (("3/4",), None, True),
        (("3.4.2026",), None, False),  # between dots days come first
        (("3/4/26",), DateOrder.DMY, False),
        (("5/5/26", "7/7/26"), None, False),  # it makes no difference
        (("3/4/26", "11/25/2026"), None, False),
    ],
)
def test_what_can_be_read_both_ways_is_left_open(
    texts: tuple[str, ...], usual: DateOrder | None, is_left_open: bool
) -> None:
    forms = [form for text in texts if (form := read_form(text))]
    _found, _remarks, left_open = find_orders([DateColumn("Date", forms, True)], TODAY, usual)
    assert bool(left_open) is is_left_open


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        ("13/11/2026 11/20", ("2026-11-13", "2026-11-20")),
        ("13/5/26 5/13/26 5/14/26", ("2026-05-13", "2026-05-13", "2026-05-14")),
        ("20/11 11/20 2026-11-02", ("2026-11-20", "2026-11-20", "2026-11-02")),
        ("13/11/2026 11/20 5/5/26", ("2026-11-13", "2026-11-20", "2026-05-05")),
        ("13/11/2026 11/20 3/4/26", None),
        ("13/11 11/20 3/4", None),
        ("13/11/2026 11/20 Fri 3/4/26", ("2026-11-13", "2026-11-20", "2026-04-03")),
    ],
)
def test_where_both_orders_occur_a_date_is_read_the_only_way_it_can_be(
    cells: str, days: tuple[str, ...] | None, tmp_path: Path
) -> None:
    for header in ("Applied", "応募日"):
        assert_both_orders(header, cells, days, tmp_path)


def assert_both_orders(
    header: str, cells: str, days: tuple[str, ...] | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    texts = cells.replace("Fri ", "Fri_").split()
    rows = [f"C{number},SRE,{text.replace('_', ' ')}" for number, text in enumerate(texts)]
    path.write_text("\n".join([f"Company,Role,{header}", *rows]), encoding="utf-8")
    if days is None:
        with pytest.raises(OpenDateOrder, match=r"both orders occur, as in .*, so 3/4"):
            read([path], Board(), NOW)
        for order, month in ((DateOrder.MDY, 3), (DateOrder.DMY, 4)):
            plan = read([path], Board(), NOW, decisions=ImportDecisions(date_order=order))
            at = [str(one.events[0].at.date()) for one in plan.new if one.events]
            assert at[0].endswith("11-13")
            assert at[1].endswith("11-20")
            assert [f"-0{month}-" in day for day in at[2:]] in ([True], [])
        return
    plan = read([path], Board(), NOW)
    assert [str(one.events[0].at.date()) for one in plan.new] == [*days]
    assert any("are in both orders" in remark for remark in plan.remarks)


def test_another_column_of_the_file_decides() -> None:
    columns = [
        DateColumn("Applied", [form for text in ("3/4/26",) if (form := read_form(text))], True),
        DateColumn("Due", [form for text in ("25/4/26",) if (form := read_form(text))], False),
    ]
    found, _remarks, left_open = find_orders(columns, TODAY)
    assert (found, left_open) == ({"Applied": DateOrder.DMY, "Due": DateOrder.DMY}, [])


@given(
    st.lists(st.dates(date(2020, 1, 1), TODAY), min_size=1, max_size=30),
    st.sampled_from(["%m/%d/%Y", "%d/%m/%Y"]),
)
def test_an_order_that_is_found_gives_back_the_dates(days: list[date], written: str) -> None:
    forms = [form for day in days if (form := read_form(day.strftime(written)))]
    found, _remarks, left_open = find_orders([DateColumn("Date", forms, True)], TODAY)
    read_back = [moment(form, found["Date"], TOKYO, TODAY, True) for form in forms]
    assert read_back == days or left_open


@given(st.integers(10**8, 7 * 10**9))
def test_iso_instants_come_back(seconds: int) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    for zone in (UTC, TOKYO, timezone(timedelta(hours=-3, minutes=-30))):
        assert told(at.astimezone(zone).isoformat()) == at


def imported(tmp_path: Path, text: str) -> tuple[Application, Plan]:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    plan = read([path], Board(), NOW)
    return plan.new[0], plan


def test_a_date_is_midnight_in_the_home_zone(tmp_path: Path) -> None:
    application, _plan = imported(tmp_path, "Company,Role,Applied\nAoba,SRE,2026-11-02\n")
    (event,) = application.events
    assert event.at.isoformat() == "2026-11-02T00:00:00+09:00"


def test_an_order_that_nothing_tells_refuses_the_file_until_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Company,Role,Applied\nAoba,SRE,3/4/26\n", encoding="utf-8")
    with pytest.raises(OpenDateOrder, match="--dates mdy or --dates dmy"):
        read([path], Board(), NOW)
    for order, day in (("mdy", date(2026, 3, 4)), ("dmy", date(2026, 4, 3))):
        decisions = ImportDecisions(date_order=DateOrder(order))
        (application,) = read([path], Board(), NOW, decisions=decisions).new
        assert application.events[0].at.date() == day


def test_a_column_that_is_not_understood_tells_the_order(tmp_path: Path) -> None:
    text = "Company,Role,Applied,CV of\nAoba,SRE,2/11/2026,28/10/2026\n"
    application, _plan = imported(tmp_path, text)
    assert application.events[0].at.date() == date(2026, 11, 2)


@pytest.mark.parametrize("text", ["4/1", "1999-11-02", "2028-11-02", "1月8日"])
def test_a_doubtful_day_of_applying_is_kept_as_words(text: str, tmp_path: Path) -> None:
    header, other = "Company,Role,Applied", "Kestrel,SRE,10/26"
    application, plan = imported(tmp_path, f"{header}\nAoba,SRE,{text}\n{other}\n")
    assert not application.events
    assert f"Applied: {text}" in application.notes
    assert plan.rows[0].problems


def test_a_deadline_keeps_its_time_but_midnight_is_a_date(tmp_path: Path) -> None:
    application, _plan = imported(
        tmp_path,
        "Company,Role,Deadline\nAoba,SRE,2026-12-01 00:00:00\nKestrel,SRE,2026-12-01 17:00\n",
    )
    assert application.apply_by == date(2026, 12, 1)
    assert _plan.new[1].apply_by == datetime(2026, 12, 1, 17, tzinfo=TOKYO)


ZERO_DATES = [
    *("0001-01-01T00:00:00Z", "0001-01-01", "1/1/0001 12:00:00 AM", "01.01.0001", "0000-00-00"),
    *("0000-00-00 00:00:00", "1970-01-01T00:00:00Z", "1970/1/1", "1/1/1970", "1899-12-30"),
    *("30/12/1899", "1899-12-31", "1/0/1900", "1900-01-00", "1900-01-01", "9999-12-31T23:59:59Z"),
    *("31.12.9999", "1601-01-01", "1969-12-31T16:00:00-08:00", "0", "0.0", "-62135596800"),
]


@pytest.mark.parametrize("text", ZERO_DATES)
def test_what_programs_write_for_no_date_is_none(text: str, tmp_path: Path) -> None:
    assert is_zero_date(text)
    path = tmp_path / "a.csv"
    header = "Company,Role,Date Applied,Deadline,Interview date"
    path.write_text(f"{header}\nAoba,SRE,{text},{text},{text}\n")
    plan = read([path], Board(), NOW)
    (application,) = plan.new
    assert (application.stage, list(application.events), application.apply_by) == (
        Stage.WISHLIST,
        [],
        None,
    )
    assert (application.notes, application.unread_cells, plan.rows[0].problems) == ("", (), ())


@for_each_row(
    "text", ["1/1/01", "2026-01-01", "12/30/2026", "1970-01-02", "31.12.2026", "00:00", "10", ""]
)
def test_other_dates_are_no_zero_dates(text: str) -> None:
    assert not is_zero_date(text)


@pytest.mark.parametrize("text", ["0026-11-02", "0101-01-01", "1026/11/02"])
def test_a_year_of_four_digits_is_that_year(text: str) -> None:
    form = read_form(text)
    assert form is None or form.date(DateOrder.YMD) is None
