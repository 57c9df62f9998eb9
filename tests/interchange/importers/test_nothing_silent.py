"""Nothing in a table goes without a word: rows, cells and whole lists, in tables of any make."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.fields import FIELDS
from jobboard_tui.domain.models import Application
from jobboard_tui.interchange.importers import Plan, read
from jobboard_tui.interchange.importers.no_rows import is_sum
from jobboard_tui.interchange.importers.plan_text import plan_lines
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 23, 12, tzinfo=TOKYO)


def plan_of(content: str, name: str = "jobs.csv") -> Plan:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(content, encoding="utf-8")
        return read([path], Board(zone=TOKYO.key), NOW)


def table(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def companies(plan: Plan) -> list[str]:
    return [application.company for application in plan.new]


# -- every cell ----------------------------------------------------------------------------------

HEADERS = [
    *(
        "Status",
        "状況",
        "今どうなってる",
        "Outcome",
        "結果",
        "Date applied",
        "応募日",
        "Sent",
        "Date",
    ),
    *(
        "Interview date",
        "面接時間",
        "面接官",
        "場所",
        "一次面接",
        "二次面接結果",
        "Offer?",
        "Offer deadline",
    ),
    *(
        "Next step",
        "次の予定",
        "Deadline",
        "締切",
        "Due date",
        "Follow up",
        "Last contact",
        "Why closed",
    ),
    *(
        "Closed on",
        "Archived",
        "Heard back?",
        "SPI",
        "書類選考",
        "Salary",
        "Min salary",
        "Max salary",
    ),
    *(
        "年収(万円)",
        "Contact",
        "Email",
        "Phone",
        "Contact title",
        "Agency",
        "Source",
        "URL",
        "Location",
    ),
    *(
        "Tags",
        "Notes",
        "備考",
        "Mood",
        "X",
        "Priority",
        "開始",
        "Q&A",
        "Resume",
        "First day",
        "Added",
    ),
    *("They reply by", "Reject reason", "Parent", "Type", "Language", "英語社名"),
]
CELLS = [
    *(
        "interview",
        "一次通過",
        "内定",
        "rejected",
        "応募済み",
        "2026-11-05",
        "2026-12-04 15:00",
        "11/27",
    ),
    *("○", "×", "△", "yes", "no", "hello there", "結果待ち", "12/2（水）15:00 二次面接", "14:30"),
    *("Mika Ito", "ito@example.com", "03-1234-5678", "https://jobs.example.com/1", "650", "7M JPY"),
    *(
        "辞退予定",
        "mystery",
        "2019-13-45",
        "9999-99-99",
        "3/4",
        "by Friday",
        "2027年春",
        "5件",
        "−",
    ),
]


def whole(application: Application) -> str:
    """Everything that an application tells, as one text."""
    contacts = (
        f"{each.name} {each.email} {each.phone} {each.title} {each.latin}"
        for each in application.contacts
    )
    events = (
        f"{each.kind.value} {each.at:%Y-%m-%d %H:%M} {each.by} {each.note} {each.where} "
        f"{' '.join(each.people)} {each.until}"
        for each in application.events
    )
    fields = (str(getattr(application, name)) for name in FIELDS)
    moves = (f"{move.stage} {move.outcome} {move.at:%Y-%m-%d %H:%M}" for move in application.moves)
    return "\n".join((*fields, *contacts, *events, *moves))


WORDS_OF_STAGES = {
    "interview",
    "一次通過",
    "内定",
    "rejected",
    "応募済み",
    "yes",
    "no",
    "○",
    "×",
    "△",
}
"""Cells that a stage, a tick or a result may stand for."""
DAYS = {
    "3/4": "-03-04",
    "12/2（水）15:00 二次面接": "2026-12-02 15:00",
    "2026-11-05": "2026-11-05",
    "2026-12-04 15:00": "2026-12-04",
    "11/27": "2026-11-27",
}


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(HEADERS), st.sampled_from(CELLS), min_size=1, max_size=6))
def test_every_cell_is_somewhere(cells: dict[str, str]) -> None:
    """A filled cell is in a field, an event, the notes, or named as not understood."""
    row = {"Company": "Aoba KK", "Role": "SRE", **cells}
    try:
        plan = plan_of(table([*row], [*row.values()]))
    except JobboardError:
        return
    (application,) = plan.new
    said = "\n".join(line for line in plan_lines(plan) if not line.startswith("column “"))
    told = f"{whole(application)}\n{said}"
    for header, cell in cells.items():
        forms = {cell, cell.replace("-", "/"), DAYS.get(cell, cell)}
        is_word = cell == "結果待ち" and header in ("Date applied", "応募日", "Sent")
        if cell in WORDS_OF_STAGES or is_word or cell == "−":
            continue
        assert any(form in told for form in forms), (header, cell, told)


# -- every row -----------------------------------------------------------------------------------

LINES = [
    ["合計", "", "3", "5"],
    ["例", "株式会社〇〇", "営業", "応募済み"],
    ["", "SRE", "applied", ""],
    ["Total", "", "", "12"],
    ["---", "---", "---", "---"],
    ["  Call them back", "", "", "soon"],
    ["└ 書類を送る", "", "", "11/27"],
    ["Company", "Role", "Status", "Remark"],
    ["更新日", "2026-11-20", "", ""],
    ["会社名", "職種", "選考状況", "メモ"],
    ["Employer", "Job title", "Stage", "Notes"],
    ["○", "△", "", "x"],
    ["Aoba KK", "SRE", "applied", "fine"],
    ["若葉", "営業", "内定", ""],
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(LINES[:-2]), max_size=2),
    st.lists(st.sampled_from(LINES), max_size=6),
    st.booleans(),
)
def test_every_row_is_an_application_or_named(
    above: list[list[str]], rows: list[list[str]], is_japanese: bool
) -> None:
    header = (
        ["会社名", "職種", "状況", "備考"]
        if is_japanese
        else ["Company", "Role", "Status", "Remark"]
    )
    lines = [*above, header, ["Kaba", "QA", "applied", ""], *rows]
    try:
        plan = plan_of(table(*lines))
    except JobboardError:
        return
    said = "\n".join(plan_lines(plan))
    for number, cells in enumerate(lines, start=1):
        is_header = cells == header or cells == [column.name for column in plan.columns]
        if is_header or sum(bool(cell.strip()) for cell in cells) < 2:
            continue
        is_read = f"line {number}: " in said or f"line {number}," in said
        assert is_read or f"line {number} (" in said or f", {number}" in said, (number, cells, said)


SUM_WORDS = [
    *(
        "以上3社",
        "以上",
        "計3社",
        "合計",
        "合計：12件",
        "総計",
        "小計",
        "平均",
        "平均年収",
        "想定年収の平均",
    ),
    *(
        "件数",
        "社数",
        "応募数",
        "応募総数",
        "全3社",
        "全12件",
        "総応募数 12",
        "応募企業数：3社",
        "通過率",
        "内定数",
    ),
    *(
        "Total",
        "TOTAL:",
        "Totals",
        "Sum",
        "Sub-total",
        "Grand total",
        "Average",
        "Avg. salary",
        "Count",
    ),
    *(
        "3 companies",
        "12 applications",
        "Total: 12 companies",
        "Total applications",
        "Average salary",
    ),
    *(
        "Number of interviews",
        "# of offers: 1 total",
        "Median pay",
        "Response rate",
        "Applied: 7",
        "3 rows",
    ),
]
NAMES_LIKE_SUMS = [
    *(
        "合計システムズ",
        "株式会社以上",
        "平均律音楽",
        "計測ワークス",
        "総合商社たかね",
        "全国会社年金",
        "面接",
    ),
    *("Total Energies", "Sum Up KK", "Average Joe Inc", "Countdown Ltd", "7-Eleven", "3M", "84"),
]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(SUM_WORDS),
    st.sampled_from([0, 1, 2]),
    st.lists(
        st.sampled_from(
            ["", "-", "3", "590", "590万円", "24%", "2/12", "¥5,900,000", "3社", "4.5"]
        ),
        min_size=5,
        max_size=5,
    ),
    st.booleans(),
)
def test_a_row_that_sums_up_is_no_application(
    word: str, place: int, others: list[str], is_japanese: bool
) -> None:
    """Wherever its word stands, and whatever numbers beside it; it is named."""
    header = ["No", "Company", "Role", "Salary", "Applied", "Status"]
    if is_japanese:
        header = ["番号", "会社名", "職種", "年収", "応募日", "選考状況"]
    last = [*others[:place], word, *others[place:]]
    row = ["1", "青葉", "SRE", "600", "2026-11-02", "応募済み"]
    plan = plan_of(table(header, row, last))
    assert companies(plan) == ["青葉"]
    assert "left out, not applications: line 3" in "\n".join(plan_lines(plan))


@for_each_row("word", SUM_WORDS)
def test_words_that_sum_up(word: str) -> None:
    assert is_sum(word)


@for_each_row("name", NAMES_LIKE_SUMS)
def test_a_company_like_a_sum_is_an_application(name: str) -> None:
    header = ["Company", "Role", "Salary", "Status"]
    rows = [["青葉", "SRE", "600", "applied"], [name, "", "590", ""], [name, "SRE", "", "applied"]]
    plan = plan_of(table(header, *rows[:2]))
    assert companies(plan) == ["青葉", name]
    assert companies(plan_of(table(header, rows[0], rows[2]))) == ["青葉", name]


NOTES = [
    *(
        "※年収は想定です",
        "＊印は第一志望の会社を示しています。",
        "注：日付は応募した日",
        "注1) 万円",
        "凡例：◎第一志望 ○本命",
    ),
    *(
        "○=通過、×=不合格、△=結果待ち",
        "更新日：2026/11/20",
        "作成者：柏木みのり",
        "出典: 求人票",
        "1/2ページ",
        "この行は消さないでください",
    ),
    *(
        "会社名は正式名称で入力してください。",
        "以上",
        "― 以上 ―",
        "END",
        "End of list",
        "Notes: salary is a guess",
        "Note: all in JPY",
    ),
    *(
        "Legend: x = rejected",
        "Last updated: 2026-11-20",
        "Exported from Sheets on 2026-11-20",
        "Page 1 of 2",
        "Page 3",
    ),
    *(
        "Please do not edit the columns in grey.",
        "Don't delete this row",
        "* These are the ones that I like best",
        "https://sheets.example.com/abc",
    ),
]


@for_each_row("note", NOTES)
def test_a_note_under_a_table_is_no_application(note: str) -> None:
    header = ["会社名", "職種", "選考状況", "メモ"]
    row = ["青葉", "SRE", "応募済み", ""]
    for place in range(3):
        line = [*[""] * place, note, *[""] * (3 - place)]
        plan = plan_of(table(header, row, line, ["若葉", "営業", "内定", ""]))
        assert companies(plan) == ["青葉", "若葉"], place
        said = "\n".join(plan_lines(plan))
        assert "line 3" in said, place


@for_each_row(
    "name",
    [
        *("株式会社いただきます", "Bank of Tokyo and Osaka Ltd.", "Please Hotels KK", "以上商会"),
        *("Page One KK", "Endo Systems", "The Very Long Name Holdings Co.", "注連縄工房"),
    ],
)
def test_a_company_alone_in_its_line_is_an_application(name: str) -> None:
    header = ["会社名", "職種", "選考状況", "メモ"]
    plan = plan_of(table(header, ["青葉", "SRE", "応募済み", ""], [name, "", "", ""]))
    assert companies(plan) == ["青葉", name]


COLUMNS = {
    "会社名": ["青葉", "若葉", "紅葉", "双葉"],
    "職種": ["SRE", "営業", "設計", "経理"],
    "選考状況": ["応募済み", "一次面接", "内定", "不採用"],
    "応募日": ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"],
}
ENGLISH = {"会社名": "Company", "職種": "Role", "選考状況": "Status", "応募日": "Date applied"}
BETWEEN = [
    *(
        ["以上2社"],
        ["小計", "2社"],
        ["Total", "", "", "2"],
        ["※書類は郵送しました"],
        ["2026年11月"],
    ),
    *(
        ["Page 2 of 3"],
        ["October 2026"],
        ["必須", "任意", "プルダウン", "YYYY/MM/DD"],
        ["---", "---", "---", "---"],
    ),
    *(
        ["平均", "", "", "500万円"],
        ["凡例", "○=通過", "×=不合格"],
        ["END"],
        ["Notes: two of them are far"],
    ),
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.permutations([*COLUMNS]), st.booleans()), min_size=4, max_size=4),
    st.lists(st.sampled_from(BETWEEN), min_size=8, max_size=8),
    st.lists(st.booleans(), min_size=8, max_size=8),
    st.lists(st.booleans(), min_size=3, max_size=3),
)
def test_tables_under_each_other_with_what_stands_between_them(
    orders: list[tuple[list[str], bool]],
    between: list[list[str]],
    are_there: list[bool],
    begins: list[bool],
) -> None:
    """Each row is read by the header above it, and all that is no row is named."""
    lines: list[list[str]] = []
    strange: list[int] = []
    order = orders[0][0]
    for number, (other, is_english) in enumerate(orders):
        if number == 0 or begins[number - 1]:
            order = other
            lines.append([ENGLISH[name] if is_english else name for name in order])
        for place in (2 * number, 2 * number + 1):
            if place % 2:
                lines.append([COLUMNS[name][number] for name in order])
            if are_there[place]:
                strange.append(len(lines) + 1)
                lines.append([*between[place], *[""] * (4 - len(between[place]))])
    plan = plan_of(table(*lines))
    told = [(one.company, one.role, one.stage.value) for one in plan.new]
    assert told == [
        ("青葉", "SRE", "applied"),
        ("若葉", "営業", "interview"),
        ("紅葉", "設計", "offer"),
        ("双葉", "経理", "closed"),
    ]
    said = "\n".join(plan_lines(plan))
    for line in strange:
        if any(map(str.isalnum, "".join(lines[line - 1]))):
            is_read = f"line {line} (" in said or f"line {line}:" in said or f", {line}" in said
            assert is_read, (line, lines, said)


# -- tables on their side, lists that are none ---------------------------------------------------

FACTS = {
    **{
        "職種": ["SRE", "営業"],
        "応募日": ["2026-10-01", "2026-10-05"],
        "選考状況": ["一次面接", "内定"],
    },
    **{"勤務地": ["川崎", "福岡"], "メモ": ["寮がある", "服装自由"]},
}


@settings(max_examples=40, deadline=None)
@given(st.permutations([*FACTS]), st.integers(2, 5), st.booleans(), st.integers(0, 2))
def test_a_table_on_its_side_is_turned(
    names: list[str], count: int, is_titled: bool, place: int
) -> None:
    lines = [[name, *FACTS[name]] for name in names[:count]]
    lines.insert(min(place, len(lines)), ["会社名", "青葉", "若葉"])
    title = [["転職", "2026"]] if is_titled else []
    try:
        plan = plan_of(table(*title, *lines))
    except JobboardError:
        return
    assert companies(plan) == ["青葉", "若葉"]
    if "選考状況" in names[:count]:
        assert [one.stage.value for one in plan.new] == ["interview", "offer"]
    assert "“line” is the column" in "\n".join(plan_lines(plan))


@for_each_row(
    "rows",
    [
        (["Item", "会社名"], ["a", "職種"], ["b", "応募日"], ["c", "勤務地"]),
        (["会社名", "x"], ["職種", "SRE"], ["ステータス", "内定"]),
        (["Notes", "Company", "A"], ["", "Position", "SRE"], ["", "Location", "Tokyo"]),
    ],
)
def test_words_of_columns_are_no_companies(rows: tuple[list[str], ...]) -> None:
    try:
        plan = plan_of(table(*rows))
    except JobboardError:
        return
    assert not {"職種", "応募日", "勤務地", "ステータス", "Position", "Location"} & set(
        companies(plan)
    )


ONE = {"company": "Aoba", "title": "SRE", "status": "applied"}
TWO = {"employer": {"name": "Kaba"}, "title": "QA", "status": "interview"}
JSONS: list[tuple[Any, list[str]]] = [
    ({"a": {"b": {"c": {"d": {"edges": [{"node": ONE}, {"node": TWO}]}}}}}, ["Aoba", "Kaba"]),
    ({"records": [{"id": "r1", "fields": ONE}, {"id": "r2", "fields": TWO}]}, ["Aoba", "Kaba"]),
    ([{"_id": 1, "_source": ONE}, {"_id": 2, "_source": TWO}], ["Aoba", "Kaba"]),
    ({"data": [{"type": "application", "id": "1", "attributes": ONE}]}, ["Aoba"]),
    (
        {"columns": [{"name": "Applied", "cards": [ONE]}, {"name": "Interview", "cards": [TWO]}]},
        ["Aoba", "Kaba"],
    ),
    (
        [{"name": "Applied", "cards": [ONE]}, {"name": "Offer", "cards": []}],
        ["Aoba"],
    ),
    (
        {"user": {"name": "Minori", "email": "m@example.com"}, "board": {"jobs": [ONE, TWO]}},
        ["Aoba", "Kaba"],
    ),
    (
        {"companies": [{"name": "Aoba", "applications": [{"role": "SRE", "status": "applied"}]}]},
        ["Aoba"],
    ),
    (
        {"contacts": [{"name": "Ito", "role": "HR", "company": "Aoba"}], "jobs": [TWO]},
        ["Kaba"],
    ),
    (
        {
            "result": {
                "items": [{"job": {"title": "SRE", "company": {"name": "Aoba"}}, "name": "x"}]
            }
        },
        ["Aoba"],
    ),
    ([{"employer": {"name": "Aoba"}, "application": {"interviewOn": "2026-12-01"}}], ["Aoba"]),
    ({"viewer": {"name": "Minori", "lists": ["a", "b"]}}, []),
    ([{"name": "Buy milk", "done": False}, {"name": "Call mum", "done": True}], []),
    ([{"name": "Ito", "email": "ito@example.com"}, {"name": "Sato", "email": "s@example.com"}], []),
]


@for_each_row("case", JSONS)
def test_the_list_of_applications_in_a_json(case: tuple[Any, list[str]]) -> None:
    whole, wanted = case
    try:
        plan = plan_of(json.dumps(whole), "jobs.json")
    except JobboardError:
        assert wanted == []
        return
    assert companies(plan) == wanted


def test_json_lines() -> None:
    lines = "\n".join(map(json.dumps, (ONE, TWO)))
    assert companies(plan_of(f"{lines}\n\n", "jobs.jsonl")) == ["Aoba", "Kaba"]
    with pytest.raises(JobboardError):
        plan_of(f"{lines}\n{{broken\n", "jobs.jsonl")


# -- parts and to-dos ----------------------------------------------------------------------------


@for_each_row(
    "rows",
    [
        (
            ["Name", "Status", "Parent task"],
            ["Aoba - SRE", "Applied", ""],
            ["Kaba - QA", "Offer", ""],
            ["Mail Ito", "", "Aoba - SRE"],
        ),
        (
            ["ID", "Company", "Role", "Status", "親"],
            ["1", "Aoba", "SRE", "Applied", ""],
            ["2", "Kaba", "QA", "Offer", ""],
            ["3", "履歴書を送る", "", "", "1"],
        ),
        (
            ["Company", "Role", "Status"],
            ["Aoba", "SRE", "Applied"],
            ["   thank-you note", "", ""],
            ["Kaba", "QA", "Offer"],
        ),
        (
            ["Company", "Role", "Status"],
            ["Aoba", "SRE", "Applied"],
            ["└ 面接の準備", "", "未"],
            ["Kaba", "QA", "Offer"],
        ),
        (
            ["Type", "Company", "Role", "Status"],
            ["Job", "Aoba", "SRE", "Applied"],
            ["Job", "Kaba", "QA", "Offer"],
            ["Task", "Buy a suit", "", ""],
        ),
        (["Name", "Stage"], ["Aoba - SRE", "Applied"], ["Kaba – QA", "Offer"], ["Buy a suit", ""]),
    ],
)
def test_parts_and_to_dos_are_no_applications(rows: tuple[list[str], ...]) -> None:
    plan = plan_of(table(*rows))
    assert companies(plan) == ["Aoba", "Kaba"]
    said = "\n".join(plan_lines(plan))
    assert "left out, " in said


@for_each_row(
    "rows",
    [
        (["Company", "Role", "Status"], ["Aoba", "SRE", "Applied"], [" Kaba", "QA", "Offer"]),
        (
            ["Company", "Role", "Status", "Parent"],
            ["Aoba", "SRE", "Applied", "Aoba Group"],
            ["Kaba", "QA", "Offer", ""],
        ),
        (["Name", "Stage"], ["Aoba", "Applied"], ["Kaba", ""]),
        (["Type", "Company", "Role"], ["Task", "Aoba", "SRE"], ["Task", "Kaba", "QA"]),
    ],
)
def test_applications_that_look_like_parts(rows: tuple[list[str], ...]) -> None:
    assert companies(plan_of(table(*rows))) == ["Aoba", "Kaba"]


# -- stages --------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["Status", "状況", "今どうなってる", "Where I am"]),
    st.lists(
        st.sampled_from(
            ["書類選考", "内定", "一次面接", "offer", "applied", "謎の状態", "zzz", ""]
        ),
        min_size=1,
        max_size=6,
    ),
)
def test_an_unknown_word_of_a_stage_is_marked_and_proves_nothing(
    header: str, words: list[str]
) -> None:
    rows = [[f"C{number}", "SRE", "2026-11-02", word] for number, word in enumerate(words)]
    plan = plan_of(table(["Company", "Role", "Date applied", header], *rows))
    is_stage = any(column.name == header and column.meaning == "stage" for column in plan.columns)
    for word, application in zip(words, plan.new, strict=True):
        if word in ("謎の状態", "zzz") and is_stage:
            assert application.stage.value == "applied"  # by its date alone
            assert any(word in mark for mark in application.unread_cells)
        elif word == "" or (word == "applied" and is_stage) or not is_stage:
            assert application.stage.value == "applied"
        else:
            assert application.stage.value not in ("applied", "wishlist")


@for_each_row(
    "case",
    [
        ("いまどうなってる", ["書類選考", "一次面接", "内定", "お見送り"], True),
        ("Where it is", ["applied", "interview", "offer"], True),
        ("Mood", ["applied", "good", "bad", "fine"], False),
        ("次の予定", ["一次面接", "内定", "書類選考"], False),
        ("希望", ["応募済み", "面接", "内定"], False),
        ("合否", ["○", "×", "○"], False),
    ],
)
def test_a_column_is_that_of_stages_by_its_cells(case: tuple[str, list[str], bool]) -> None:
    header, words, is_stage = case
    rows = [[f"C{number}", "SRE", word] for number, word in enumerate(words)]
    plan = plan_of(table(["Company", "Role", header], *rows))
    said = f"“{header}” is read as the stage, by what stands in it" in plan_lines(plan)
    assert said is is_stage


# -- every value of a JSON -----------------------------------------------------------------------

KEYS = [
    *("status", "stage", "appliedOn", "interviewAt", "notes", "salary", "application", "interview"),
    *(
        "contact",
        "recruiter",
        "offer",
        "meta",
        "history",
        "job",
        "location",
        "link",
        "result",
        "date",
    ),
    *("deadline", "type", "name", "email", "source", "details", "next", "tags", "with", "at"),
]
VALUES = [
    "blue heron",
    "2026-11-05",
    "2026-12-04T15:00:00+09:00",
    "mystery",
    "ito@example.com",
    "77",
]
PLAIN = st.sampled_from(VALUES)
INSIDE = st.dictionaries(st.sampled_from(KEYS), PLAIN, min_size=1, max_size=3)
NESTED = (
    PLAIN
    | INSIDE
    | st.lists(PLAIN | INSIDE, min_size=1, max_size=2)
    | st.dictionaries(st.sampled_from(KEYS), PLAIN | INSIDE, min_size=1, max_size=2)
)


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in leaves(one)]
    if isinstance(value, list):
        return [leaf for one in value for leaf in leaves(one)]
    return [value]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), NESTED, min_size=1, max_size=4))
def test_every_value_of_a_json_is_somewhere(told: dict[str, Any]) -> None:
    item = {"company": "Aoba KK", "role": "SRE", **told}
    try:
        plan = plan_of(json.dumps([item]), "jobs.json")
    except JobboardError:
        return
    said = "\n".join(line for line in plan_lines(plan) if not line.startswith("column “"))
    whole_text = "\n".join((*map(whole, plan.new), said))
    for leaf in leaves(told):
        day = leaf[:10] if leaf[:4] == "2026" else leaf
        assert day in whole_text or day.replace("blue ", "") in whole_text, (leaf, whole_text)


def test_the_day_of_an_interview_is_not_that_of_applying() -> None:
    told = {"company": "Aoba", "role": "SRE", "application": {"interviewOn": "2026-12-01"}}
    (application,) = plan_of(json.dumps([told]), "jobs.json").new
    assert [event.kind.value for event in application.events] == ["interview"]


@for_each_row(
    "header",
    [
        ["会社名", "職種", "選考状況", "応募日"],
        ["Employer", "Job title", "Stage", "Applied on"],
        ["Firma", "Stelle", "Statut", "Beworben am"],
    ],
)
def test_a_second_header_is_no_application(header: list[str]) -> None:
    first = ["Company", "Role", "Status", "Date applied"]
    plan = plan_of(table(first, header, ["Aoba", "SRE", "Applied", "2026-11-02"]))
    assert companies(plan) == ["Aoba"]
    assert "not read, above the header or like it: line 2" in "\n".join(plan_lines(plan))


def test_a_company_that_is_struck_out_keeps_its_name() -> None:
    text = "| No | Firm | Role | Status |\n|--|--|--|--|\n| 1 | ~~Aoba KK~~ | SRE | rejected |\n"
    assert companies(plan_of(text, "jobs.md")) == ["Aoba KK"]
