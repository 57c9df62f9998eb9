"""How things read: cards, headings, the due list, the detail, the lines around the board."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.board_columns import column_at
from jobboard_tui.domain.legal_forms import without_legal_form
from jobboard_tui.domain.models import (
    ActionKind,
    Channel,
    Contact,
    Kind,
    Outcome,
    ReminderAction,
    Stage,
    StageChange,
    Timeline,
)
from jobboard_tui.domain.reminders.api import Reminder, ReminderState
from jobboard_tui.domain.reminders.explain import explain_in_a_row
from jobboard_tui.domain.reminders.labels import time_words
from jobboard_tui.domain.reports.agenda import agenda, meetings_ahead
from jobboard_tui.domain.reports.meeting_index import meetings
from jobboard_tui.domain.rules import SHORT_TITLE, Rule
from jobboard_tui.tui.glyphs import ASCII, UNICODE
from jobboard_tui.tui.presentation.card_names import CardNames
from jobboard_tui.tui.presentation.cards import (
    SPACED_FROM,
    BoardCard,
    CardMode,
    ColumnCards,
    card_height,
    card_lines,
    folded_line,
    heading,
    reminder_line,
    short_count,
    short_title,
)
from jobboard_tui.tui.presentation.detail import detail_rows, timeline
from jobboard_tui.tui.presentation.due import due_heading, due_row, due_rows, due_widths
from jobboard_tui.tui.presentation.header import (
    board_status,
    due_line,
    header_line,
    key_at,
    keys_line,
    next_meeting,
)
from jobboard_tui.tui.presentation.styled_text import Tone, crop, rule_line, spread, width_of
from jobboard_tui.tui.presentation.text_width import cell_len
from jobboard_tui.tui.presentation.week import week_lines
from jobboard_tui.tui.widgets.column_widths import NARROWEST
from tests.domain.timeline_builder import shipped_rules
from tests.rows import for_each_row
from tests.tui.gallery import (
    NOW,
    application,
    board_of,
    event,
    interviewed,
    lanes_of,
    view_of,
    words,
)

NAMES = st.text(
    st.sampled_from("Aoba 株式会社青葉ﾎｼｿﾞﾗ🦉❤\ufe0fe\u0301[red][/]@") | st.characters(), max_size=30
)
MODES = st.sampled_from(CardMode)
SETS = st.sampled_from([UNICODE, ASCII])


# -- the detail of what was not read -------------------------------------------------------------


def test_the_detail_shows_what_an_import_could_not_read_and_how_to_lift_it() -> None:
    cells = ("Heard Back?: Yes", "今の状況: 二次面接")
    rows = detail_rows(application("a", unread_cells=cells), (), NOW, 40, UNICODE)
    text = " ".join(" ".join(words(row.line) for row in rows).split())
    assert all(cell in text for cell in cells)
    assert "never closed as having no reply" in text
    assert "not read" not in " ".join(
        words(row.line) for row in detail_rows(application("a"), (), NOW, 40, UNICODE)
    )


@for_each_row(
    ("stage", "cell", "said"),
    [
        (Stage.WISHLIST, "Notes: deadline 12/15", "Tue 15 Dec: enter it with p as the last day"),
        (Stage.OFFER, "Notes: must be answered by 12/9", "Wed 9 Dec: Enter on the offer"),
        (Stage.OFFER, "備考: 回答期限は12月9日", "Wed 9 Dec: Enter on the offer"),
        (Stage.APPLIED, "Notes: they decide by 2026-12-04", "Fri 4 Dec: log what names it with e"),
        (Stage.APPLIED, "Notes: met on 12/4", ""),
        (Stage.APPLIED, "Notes: due 11/2 2026", ""),
        (Stage.APPLIED, "Notes: due Friday", ""),
    ],
)
def test_a_deadline_in_what_was_not_read_is_offered(stage: Stage, cell: str, said: str) -> None:
    one = application("a", stage=stage, unread_cells=(cell,))
    rows = detail_rows(one, (), NOW, 60, UNICODE)
    text = " ".join(" ".join(words(row.line) for row in rows).split())
    assert (f"A deadline? {said}" in text) if said else "A deadline?" not in text


# -- cards ---------------------------------------------------------------------------------------


def card_of(one, **fields):
    return BoardCard(one, view_of(board_of(one)).next_of(one.id), **fields)


@given(NAMES, NAMES, NAMES, st.integers(6, 50), MODES, SETS, st.booleans())
def test_no_line_of_a_card_is_wider_than_its_column(
    company, role, tag, width, mode, glyphs, marked
) -> None:
    one = application("a", company=company, role=role, tags=(tag,), location=company)
    for line in card_lines(BoardCard(one, marked=marked), width, NOW, mode, glyphs):
        assert width_of(line) <= width


@pytest.mark.parametrize("mode", CardMode)
def test_a_card_tells_company_role_and_reminder_on_its_first_lines(mode: CardMode) -> None:
    card = card_of(interviewed(), name="aoba")
    lines = [words(line) for line in card_lines(card, 30, NOW, mode, UNICODE)]
    assert lines[:3] == [" aoba", " SRE", " ▲ thank-you 1h late"]


def waiting_for(days: float, **fields: object) -> BoardCard:
    """A card that was applied for so many days ago."""
    return card_of(application("a", events=Timeline([event(Kind.APPLIED, -days)]), **fields))


@for_each_row("mode", CardMode)
@for_each_row(
    ("days", "glyph", "said"),
    [
        (19, "▲", "follow 5d late"),
        (11, "●", "follow 3d left"),
        (5, "○", "follow in 3d"),
        (1, "○", "follow in 6d"),
        (60, "◇", "no reply"),
    ],
)
@for_each_row("company", ["Aoba", "株式会社ミナヅキ・インタラクティブ"])
@for_each_row("width", [16, 17, 18])
def test_a_card_never_cuts_what_to_do_and_the_time(
    days: float, glyph: str, said: str, company: str, mode: CardMode, width: int
) -> None:
    card = waiting_for(days, company=company, role="Backend Engineer", tags=("python", "go"))
    lines = [words(line) for line in card_lines(card, width, NOW, mode, UNICODE)]
    assert lines[2].replace(" ", "") == f"{glyph}{said}".replace(" ", "")
    assert "Backend" in lines[1]
    assert "#" not in lines[1]
    assert company[:4] in lines[0]
    assert all(cell_len(line) < width or line[0] == " " for line in lines)  # columns stand apart
    assert len(lines) == card_height(card, mode)


@for_each_row("state", ["overdue", "due", "waiting"])
@for_each_row("gap", [timedelta(minutes=52), timedelta(hours=9), timedelta(days=9)])
def test_no_reminder_is_cut_in_the_narrowest_column(state, gap) -> None:
    for rule in shipped_rules().rules.values():
        assert_reminder_is_whole(rule, state, gap)


def assert_reminder_is_whole(rule: Rule, state: str, gap: timedelta) -> None:
    """What to do and the time stand on the narrowest card."""
    late = state == "overdue"
    reminder = Reminder(
        rule=rule,
        application="a",
        company="Aoba",
        role="SRE",
        attempt=1,
        event=None,
        state=ReminderState(state),
        opens_at=NOW + gap if state == "waiting" else NOW - timedelta(days=20),
        due_at=NOW - gap if late else NOW + gap,
        exact=gap < timedelta(days=1),
    )
    said = words(reminder_line(reminder, NARROWEST[CardMode.NORMAL], NOW, UNICODE))
    assert UNICODE.cut not in said
    assert rule.short in said
    amount = {52: "52m", 540: "9h", 12960: "9d"}[int(gap.total_seconds() // 60)]
    assert amount in said
    assert cell_len(rule.short) <= SHORT_TITLE


NARROW = 17
"""The cells of a column at 80x24, where three columns are folded."""


@for_each_row("name", [name for name, rule in shipped_rules().rules.items() if not rule.soft])
def test_at_80x24_the_sign_of_what_is_late_stands_below_the_company(name: str) -> None:
    rule = shipped_rules().rules[name]
    for minutes in (17 * 60, 12 * 1440):
        late = reminder_due(-minutes)._replace(rule=rule)
        line = words(reminder_line(late, NARROW, NOW, UNICODE))
        assert line.startswith(f" {UNICODE.late}"), line
        assert line.endswith(" late"), line


def test_a_rule_without_a_short_title_has_its_title_cut() -> None:
    rule = next(iter(shipped_rules().rules.values()))._replace(short="", title="ring them up again")
    assert short_title(rule, UNICODE) == "ring th…"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1m"), (59, "59m"), (60, "1h"), (23 * 60, "23h"), (26 * 60, "1d"), (200 * 1440, "28w")],
)
def test_the_time_on_a_card_says_whether_it_is_late_left_or_to_come(minutes: int, said) -> None:
    late, left, ahead = (reminder_due(sign * minutes) for sign in (-1, 1, 0))
    assert time_words(late, NOW) == f"{said} late"
    assert time_words(left, NOW) == f"{said} left"
    ahead = ahead._replace(state=ReminderState.WAITING, opens_at=NOW + timedelta(minutes=minutes))
    assert time_words(ahead, NOW) == f"in {said}"


def reminder_due(minutes: int) -> Reminder:
    """A reminder with an exact end so many minutes from now."""
    return Reminder(
        rule=next(iter(shipped_rules().rules.values())),
        application="a",
        company="Aoba",
        role="SRE",
        attempt=1,
        event=None,
        state=ReminderState.OVERDUE if minutes < 0 else ReminderState.DUE,
        opens_at=NOW - timedelta(days=300),
        due_at=NOW + timedelta(minutes=minutes),
        exact=True,
    )


def test_a_snoozed_reminder_tells_when_it_comes_back() -> None:
    one = application("a", events=Timeline([event(Kind.APPLIED, -11)]))
    reminder = view_of(board_of(one)).next_of("a")
    board = board_of(one).mark(
        "a",
        ReminderAction(
            rule=reminder.rule.id,
            event=reminder.event,
            attempt=reminder.attempt,
            shelf=ActionKind.SNOOZED,
            at=NOW,
            until=NOW + timedelta(days=2),
        ),
    )
    card = BoardCard(board["a"], view_of(board).next_of("a"))
    *_rest, last = card_lines(card, 22, NOW, CardMode.NORMAL, UNICODE)
    assert words(last) == " ○ follow up in 2d"


@for_each_row(
    ("width", "said"),
    [
        (30, " ■ interview Fri 4 Dec 14:00"),
        (20, " ■ Fri 4 Dec 14:00"),
        (17, "■Fri 4 Dec 14:00"),
        (13, "■ Fri 4 Dec"),
    ],
)
def test_a_card_names_the_meeting_that_comes_before_anything_is_to_be_done(
    width: int, said: str
) -> None:
    at = NOW.replace(month=12, day=4, hour=14, minute=0)
    ahead = replace(event(Kind.INTERVIEW, 0), at=at, logged=NOW)
    card = card_of(application("a", stage=Stage.INTERVIEW, events=Timeline([ahead])))
    *_rest, last = card_lines(card, width, NOW, CardMode.NORMAL, UNICODE)
    assert words(last) == said
    suggestion = replace_state(card, soft=True, state=ReminderState.DUE)
    *_rest, last = card_lines(suggestion, width, NOW, CardMode.NORMAL, UNICODE)
    assert words(last) == said
    *_rest, last = card_lines(
        replace_state(card, soft=False, state=ReminderState.DUE),
        width,
        NOW,
        CardMode.NORMAL,
        UNICODE,
    )
    assert UNICODE.due in words(last)


def replace_state(card: BoardCard, *, soft: bool, state: ReminderState) -> BoardCard:
    """A card whose reminder is of another kind and state."""
    assert card.reminder is not None
    rule = card.reminder.rule._replace(soft=soft)
    return card._replace(reminder=card.reminder._replace(rule=rule, state=state))


def test_a_follow_up_that_may_be_left_says_so_where_there_is_room() -> None:
    tries = [event(Kind.FOLLOWED_UP, -days, days) for days in (30, 22, 14)]
    card = card_of(application("a", events=Timeline([event(Kind.APPLIED, -38), *tries])))
    for width, said in ((22, " ● follow up optional"), (17, " ●follow optional"), (15, "●follow")):
        *_rest, last = card_lines(card, width, NOW, CardMode.DENSE, UNICODE)
        assert words(last) == said


def test_a_tag_stands_beside_a_role_that_is_whole() -> None:
    card = waiting_for(1, company="Aoba", role="SRE", tags=("python", "go"))
    for width, said in ((22, " SRE      #python #go"), (15, " SRE   #python"), (12, " SRE")):
        assert words(card_lines(card, width, NOW, CardMode.DENSE, UNICODE)[1]) == said


# -- names on cards ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("companies", "shown"),
    [
        (("株式会社アオバ", "Kestrel K.K."), ["アオバ", "Kestrel"]),
        (("株式会社アオバ", "アオバ(株)"), ["株式会社アオバ", "アオバ(株)"]),
        (("Aoba, Inc.", "Aoba"), ["Aoba, Inc.", "Aoba"]),
        (("Aoba, Inc.", "Aoba, Inc."), ["Aoba", "Aoba"]),
        (("Aoba Inc.", "Aoba Bank K.K."), ["Aoba", "Aoba Bank"]),
    ],
)
def test_legal_forms_are_left_out_unless_two_open_cards_would_look_alike(companies, shown) -> None:
    cards = [application(str(at), company=company) for at, company in enumerate(companies)]
    board = board_of(*cards)
    assert [CardNames(board).name_of(one) for one in cards] == shown
    closed = [replace(cards[0], stage=Stage.CLOSED, outcome=Outcome.SILENT), cards[1]]
    [_first, second] = [CardNames(board_of(*closed)).name_of(one) for one in closed]
    assert second == without_legal_form(companies[1])


def test_a_wide_card_has_its_place_and_tags() -> None:
    one = application("a", location="渋谷", tags=("go", "visa"))
    lines = card_lines(BoardCard(one), 40, NOW, CardMode.WIDE, UNICODE)
    assert words(lines[2]) == " 渋谷  #go  #visa"
    lines = card_lines(BoardCard(one), 15, NOW, CardMode.WIDE, UNICODE)
    assert words(lines[2]) == " 渋谷  #go"
    one = application("a", location="Kyoto, two days a week", tags=("go", "visa"))
    lines = card_lines(BoardCard(one), 21, NOW, CardMode.WIDE, UNICODE)
    assert words(lines[2]) == " Kyoto, two da…  #go"


def test_marks_and_outcomes_are_told_by_glyph() -> None:
    one = application("a", Stage.CLOSED, outcome=Outcome.REJECTED)
    first = words(card_lines(BoardCard(one, marked=True), 21, NOW, CardMode.DENSE, UNICODE)[0])
    assert first == " ✓ a KK            ×"


def test_names_are_shown_as_written() -> None:
    one = application("a", company="[@click=app.quit]Acme[/]", role="[red]")
    lines = card_lines(BoardCard(one), 40, NOW, CardMode.DENSE, UNICODE)
    assert [words(line) for line in lines] == [" [@click=app.quit]Acme[/]", " [red]"]


def test_what_commands_a_terminal_is_not_shown() -> None:
    one = application("a", company="A\x1b[31mB\x07\u202e", role="\x9b2J\x1b]0;x\x07R")
    lines = card_lines(BoardCard(one), 40, NOW, CardMode.DENSE, UNICODE)
    assert [words(line) for line in lines] == [" AB", " R"]


# -- headings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "said"), [(0, ""), (7, "+7"), (99, "+99"), (250, "250"), (10_000, "10k")]
)
def test_a_folded_column_tells_its_count_in_three_cells(count: int, said: str) -> None:
    assert short_count(count) == said


def test_a_folded_column_has_its_name_downwards() -> None:
    column_cards = ColumnCards(
        column_at(Stage.OFFER), [BoardCard(application(one, Stage.OFFER)) for one in "ab"]
    )
    letters = [words(folded_line(column_cards, y, 3, UNICODE)).strip() for y in range(8)]
    assert letters == ["+2", "", "O", "F", "F", "E", "R", ""]


def test_a_folded_column_shows_the_most_urgent_sign_in_it() -> None:
    calm, late = application("calm", Stage.INTERVIEW), interviewed("late")
    for shown, sign in (([calm], ""), ([calm, late], UNICODE.late)):
        lanes = lanes_of(board_of(*shown))
        column_cards = next(one for one in lanes if one.stage is Stage.INTERVIEW)
        assert words(folded_line(column_cards, 1, 3, UNICODE)).strip() == sign


@given(st.integers(0, 100_000), st.integers(8, 40))
def test_a_heading_fits_its_column(count: int, width: int) -> None:
    line = heading(column_at(Stage.INTERVIEW), count, width, True, UNICODE)
    assert width_of(line) <= width
    assert str(count) in words(line)


# -- lines ---------------------------------------------------------------------------------------


@given(NAMES, NAMES, st.integers(1, 40), SETS)
def test_two_parts_of_a_line_never_meet(left, right, width, glyphs) -> None:
    from jobboard_tui.domain.text import clean

    start, end = (clean(left), Tone.TEXT), (clean(right), Tone.TEXT)
    assert width_of(spread([start], [end], width, glyphs.cut)) <= width
    assert width_of(crop([start, end], width, glyphs.cut)) <= width


def test_a_line_across_has_its_name() -> None:
    assert words(rule_line("now", 12, ASCII)) == "-- now -----"


# -- the due list --------------------------------------------------------------------------------


def busy_board():
    return board_of(
        interviewed(),
        application("late", events=Timeline([event(Kind.APPLIED, -20)])),
        application("now", events=Timeline([event(Kind.APPLIED, -11)])),
        application("soon", events=Timeline([event(Kind.APPLIED, -5)])),
        application("青葉銀行システム", events=Timeline([event(Kind.APPLIED, -1)])),
    )


def test_the_due_list_goes_from_late_to_what_comes() -> None:
    board = busy_board()
    view = view_of(board)
    rows = due_rows(view, meetings_ahead(meetings(board, NOW), NOW, 7), NOW)
    glyphs = [words(due_row(row, NOW, 120, UNICODE))[1] for row in rows]
    assert "".join(dict.fromkeys(glyphs)) == "▲●◇○■"
    assert any("■ in 3 days" in words(due_row(row, NOW, 120, UNICODE)) for row in rows)


@given(st.integers(20, 200), SETS)
def test_no_row_of_the_due_list_is_too_wide(width: int, glyphs) -> None:
    board = busy_board()
    view = view_of(board)
    days = agenda(board, view, NOW, 7)
    for row in due_rows(view, meetings_ahead(meetings(board, NOW), NOW, 7), NOW):
        assert width_of(due_row(row, NOW, width, glyphs)) <= width
    for line in week_lines(days, NOW, width, 30, glyphs):
        assert width_of(line) <= width
    assert width_of(due_line(view, width, glyphs)) <= width


def test_the_reason_of_a_row_has_all_the_room_that_is_left() -> None:
    board = busy_board()
    view = view_of(board)
    rows = due_rows(view, meetings_ahead(meetings(board, NOW), NOW, 7), NOW)
    widths = due_widths(rows, NOW, 120)
    for row in rows:
        narrow = words(due_row(row, NOW, 400, UNICODE, widths=widths))
        wide = words(due_row(row, NOW, 400, UNICODE))
        assert narrow.split() == wide.split(), "nothing is cut for it"
        assert len(narrow) < len(wide)


def test_a_reason_that_is_cut_keeps_the_time_and_what_it_comes_from() -> None:
    long = "Northern Lights International Trading and Consulting"
    board = busy_board()
    named = [replace(one, company=f"{long} {one.id}") for one in board.applications.values()]
    view = view_of(board_of(*named))
    rows = [row for row in due_rows(view, (), NOW) if isinstance(row, Reminder)]
    widths = due_widths(rows, NOW, 120)
    lines = [words(due_row(row, NOW, 120, UNICODE, widths=widths)) for row in rows]
    assert any("by Sat 21 Nov 15:36; interview Fri 20 Nov 14:36" in line for line in lines)
    for row, line in zip(rows, lines, strict=True):
        time, *rest = explain_in_a_row(row, NOW).split("; ")
        is_timed = row.due_at is not None or row.state is ReminderState.WAITING
        assert re.match("(by|from) ", time) or not is_timed
        assert f"{time}; {' '.join(rest[0].split()[:3])}" in line
        narrow = words(due_row(row, NOW, 80, UNICODE, widths=due_widths(rows, NOW, 80)))
        assert time in narrow or not is_timed


def test_many_silent_ones_are_one_row_and_push_nothing_out_of_sight() -> None:
    def rows(count: int) -> list[str]:
        silent = [
            application(f"s{n}", events=Timeline([event(Kind.APPLIED, -60 - n)]))
            for n in range(count)
        ]
        board = board_of(*busy_board().applications.values(), *silent)
        view = view_of(board)
        found = due_rows(view, meetings_ahead(meetings(board, NOW), NOW, 7), NOW)
        return [words(due_row(row, NOW, 120, UNICODE)) for row in found]

    assert sum("no reply" in row for row in rows(5)) == 5
    (one,) = [row for row in rows(40) if "no reply" in row]
    assert one.startswith(" ◇ ")
    assert "40 applications" in one
    assert len(rows(40)) == len(rows(5)) - 4


def test_what_concerns_the_whole_board_says_so() -> None:
    board = board_of(application("a", Stage.CLOSED, events=Timeline([event(Kind.APPLIED, -30)])))
    view = view_of(board)
    lines = [words(due_row(row, NOW, 120, UNICODE)) for row in due_rows(view, (), NOW)]
    assert lines
    assert all("general" in line for line in lines)


def test_where_nothing_is_due_the_next_thing_is_told() -> None:
    fresh = application("a", events=Timeline([event(Kind.APPLIED, -1)]))
    said = due_heading(view_of(board_of(fresh)), NOW)
    assert said == "nothing is due; next: follow up, a KK, from Fri 27 Nov"
    assert due_heading(view_of(board_of()), NOW) == "nothing is due"
    assert words(due_line(view_of(board_of()), 80, UNICODE)).strip() == "nothing is due"


def test_the_week_leaves_out_empty_days_where_it_is_short_and_counts_the_rest() -> None:
    board = busy_board()
    days = agenda(board, view_of(board), NOW, 7)
    roomy = [words(line) for line in week_lines(days, NOW, 80, 40, UNICODE)]
    assert sum(line.strip().startswith(("today", *"MTWFS")) for line in roomy) == 7
    short = [words(line) for line in week_lines(days, NOW, 80, 3, UNICODE)]
    assert len(short) == 3
    assert short[-1].strip().endswith("more")


# -- the detail ----------------------------------------------------------------------------------


def lines_of(one, width: int = 60) -> list[str]:
    reminders = view_of(board_of(one)).reminders_of(one.id)
    return [words(row.line) for row in detail_rows(one, reminders, NOW, width, UNICODE)]


@given(NAMES, st.text(max_size=200), st.integers(24, 90), SETS)
def test_no_line_of_the_detail_is_too_wide(name, note, width, glyphs) -> None:
    one = interviewed()
    events = Timeline([*one.events, event(Kind.NOTE, -2, note=note, people=(name, name))])
    one = application(
        "a", company=name, role=name, notes=note, tags=(name,), url=name, events=events
    )
    reminders = view_of(board_of(one)).reminders_of(one.id)
    for row in detail_rows(one, reminders, NOW, width, glyphs):
        assert width_of(row.line) <= width, words(row.line)


def test_the_timeline_goes_from_what_comes_to_the_beginning() -> None:
    rows = list(timeline(interviewed().events, NOW, 60, UNICODE))
    order = list(dict.fromkeys(row.event for row in rows))
    assert order == ["interview-2", None, "interview-1", "received-1", "applied-1"]
    moves = (StageChange(stage=Stage.SCREENING, at=NOW, event="received-1"),)
    told = [words(row.line) for row in timeline(interviewed().events, NOW, 60, UNICODE, moves)]
    assert any("moved it to screening" in line for line in told)
    text = [words(row.line) for row in rows]
    assert not any("moved it" in line for line in text)
    assert text[0].startswith("■ Tue 24 Nov 17:00 interview, round 2")
    assert text[0].endswith("in 3 days")
    assert next(line for line in text if "now" in line).startswith("── now ──")
    assert any("Please come. ご来社ください。" in line for line in text)


def test_where_a_line_is_short_the_time_ago_goes_below() -> None:
    rows = [words(row.line) for row in timeline(interviewed().events, NOW, 38, UNICODE)]
    assert rows[0] == "■ Tue 24 Nov 17:00 interview, round 2"
    assert rows[1].strip().startswith("in 3 days")


def test_the_detail_tells_every_reminder_with_its_why() -> None:
    text = lines_of(interviewed())
    at = next(number for number, line in enumerate(text) if line.startswith("▲ thank-you"))
    assert text[at].endswith("late")
    why = " ".join(line.strip() for line in text[at + 1 : at + 7])
    assert "interview Fri 20 Nov" in why
    assert "within 24 h" in why
    assert "How following up on applications" in why


def test_facts_stand_in_two_columns_where_there_is_room() -> None:
    one = application("a", location="Osaka", salary="¥8M", agency="Robin")
    assert any("Osaka" in line and "¥8M" in line for line in lines_of(one, 80))
    assert any("Osaka · ¥8M · agency Robin" in line for line in lines_of(one, 40))


def test_what_was_asked_stands_before_the_next_interview() -> None:
    note = "\n".join(f"Asked: question {number}" for number in range(7))
    reflected = event(Kind.REFLECTED, -1, 5, note=note)
    one = interviewed()
    lines = lines_of(replace(one, events=one.events.add(reflected)))
    at = lines.index("questions question 0")
    assert lines[at + 4].strip() == "3 more; Q shows them"
    assert not any(line.startswith("asked") for line in lines_of(one))


@pytest.mark.parametrize("width", [38, 80])
def test_the_detail_has_every_fact(width: int) -> None:
    one = application(
        "a",
        company="Aoba",
        role="Backend Engineer",
        url="https://example.com/aoba",
        location="Marunouchi",
        source="LinkedIn",
        agency="Robin",
        salary="年収 800万円",
        tags=("go", "remote"),
        resume="en-v3.pdf",
        notes="Ask about on-call.",
        apply_by=(NOW + timedelta(days=9)).date(),
        contacts=(Contact(name="Sato", title="CTO", email="sato@example.com", phone="03-0000"),),
    )
    text = "\n".join(lines_of(one, width))
    for fact in (
        *("Aoba", "Backend Engineer", "https://example.com/aoba", "Marunouchi", "LinkedIn"),
        *("Robin", "年収 800万円", "#go", "#remote", "en-v3.pdf", "Ask about on-call."),
        *("Mon 30 Nov", "Sato", "CTO", "sato@example.com", "03-0000"),
    ):
        assert fact in text, fact


def test_an_event_of_the_timeline_tells_all_that_is_known_of_it() -> None:
    events = Timeline(
        [
            event(Kind.RECEIVED, -3, via=Channel.EMAIL, people=("Sato",), note="Please come."),
            event(Kind.APPLIED, -20, via=Channel.LINKEDIN),
        ]
    )
    _heading, text = "\n".join(words(row.line) for row in timeline(events, NOW, 80, UNICODE)).split(
        "\n", 1
    )
    first, second = text.split(f"{UNICODE.of_kind(Kind.APPLIED)} ")
    assert first.startswith(f"{UNICODE.of_kind(Kind.RECEIVED)} Wed 18 Nov 17:00 they wrote")
    for fact in ("3 days ago", "by e-mail", "Sato", "Please come."):
        assert fact in first
    assert second.startswith("Sun 1 Nov 17:00  applied")
    assert "20 days ago" in second
    assert "on LinkedIn" in second


def test_a_cancelled_meeting_says_so() -> None:
    one = application("a", events=Timeline([event(Kind.INTERVIEW, 2, cancelled=True)]))
    assert any("interview, cancelled" in line for line in lines_of(one))


def test_the_timeline_is_not_read_before_somebody_looks_so_far_down() -> None:
    read = []
    record = {"kind": "note"}
    events = Timeline.stored([record], lambda _record: read.append(1) or event(Kind.NOTE, -1))
    rows = detail_rows(application("a", events=events), (), NOW, 40, UNICODE)
    assert [words(next(rows).line).split()[0] for _ in range(2)] == ["a", "SRE"]
    assert not read
    assert any("note" in words(row.line) for row in rows)
    assert read


def test_a_note_without_end_is_cut() -> None:
    one = application("a", notes="word " * 20_000)
    lines = lines_of(one, 40)
    assert len(lines) < 60
    assert any(line.endswith("word …") for line in lines)


# -- around the board ----------------------------------------------------------------------------


def test_the_masthead_answers_what_is_late_and_what_is_next() -> None:
    board = busy_board()
    said = board_status(board, view_of(board), NOW)
    line = words(header_line(said, NOW, 120, UNICODE))
    assert line.startswith(" jobboard   5 open  ▲ 2 late")
    assert "next: Tue 17:00 interview, aoba KK" in line
    assert line.rstrip().endswith("Sat 21 Nov 17:00")


def test_the_masthead_tells_of_a_pause_and_a_filter() -> None:
    board = busy_board().start_pause(NOW - timedelta(days=1), NOW + timedelta(days=4))
    said = board_status(board, view_of(board), NOW, filter="tag:[go]")
    line = words(header_line(said, NOW, 120, UNICODE))
    assert "paused until Wed 25 Nov" in line
    assert "/ tag:[go]" in line


@given(st.integers(10, 200), SETS)
def test_the_masthead_fits(width: int, glyphs) -> None:
    board = busy_board()
    said = board_status(board, view_of(board), NOW, filter="青葉" * 20)
    assert width_of(header_line(said, NOW, width, glyphs)) <= width


def test_a_changed_application_has_other_meetings() -> None:
    board = busy_board()
    found = next_meeting(meetings(board, NOW))
    assert found is not None
    assert found[1].id == "interview-2"
    assert next_meeting(meetings(board.unlog("aoba", "interview-2"), NOW)) is None


KEYS = [("e", "event", True), ("m", "move", False), ("?", "help", True)]


def test_keys_that_do_not_fit_are_left_out_whole() -> None:
    assert words(keys_line(KEYS, "saved 16:58", 60, UNICODE)).split() == (
        ["e", "event", "m", "move", "?", "help", "saved", "16:58"]
    )
    narrow = words(keys_line(KEYS, "saved 16:58", 30, UNICODE))
    assert narrow.split() == ["e", "event", "?", "help", "saved", "16:58"]


@given(st.integers(4, 80), st.text(max_size=60))
def test_the_footer_fits(width: int, note: str) -> None:
    assert width_of(keys_line(KEYS, note, width, UNICODE)) <= width


@for_each_row("width", range(12, 30))
def test_the_sign_stands_below_the_company_unless_that_costs_a_word(width: int) -> None:
    for one in (*busy_board().applications.values(), interviewed()):
        card = card_of(one)
        if card.reminder is None:
            continue
        company, _role, reminder = map(words, card_lines(card, width, NOW, CardMode.DENSE, UNICODE))
        assert company[0] == " "
        whole = short_title(card.reminder.rule, UNICODE) + " " + time_words(card.reminder, NOW)
        fits = cell_len(whole) + 2 <= width - (width < SPACED_FROM)
        assert (reminder[0] == " ") is (width >= 16 and fits) or reminder.rstrip()[-1].isdigit()


@for_each_row("width", range(21, 70))
def test_where_the_footer_is_full_its_note_is_whole(width: int) -> None:
    assert words(keys_line(KEYS, "saved 16:58", width, UNICODE)).rstrip().endswith(" saved 16:58")


def test_a_click_in_the_footer_finds_the_key_under_it() -> None:
    line = words(keys_line(KEYS, "saved", 60, UNICODE))
    for key, label, _enabled in KEYS:
        start = line.index(f"{key} {label}")
        assert key_at(KEYS, "saved", 60, start) == key
        assert key_at(KEYS, "saved", 60, start + len(label) + 1) == key
        assert key_at(KEYS, "saved", 60, start - 1) is None
