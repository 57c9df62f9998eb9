"""The pay of a posting: the amount is read, what stands beside it stays words and is said."""

from __future__ import annotations

import pytest

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.posted_pay import read_posted_pay
from jobboard_tui.domain.parsing.unlabelled import spoken_pay


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("月給３５万円＋賞与4ヶ月", "35万円 a month; “＋賞与4ヶ月” stays as written"),
        (
            "月給28万円（固定残業代45時間分7万円含む）",
            "28万円 a month; “（固定残業代45時間分7万円含む）” stays as written",
        ),
        ("基本給25万＋手当5万", "25万円, period not given; “＋手当5万” stays as written"),
        ("600万（応相談）", "600万円; “（応相談）” stays as written"),
        ("想定年収600〜800万円", "600万円〜800万円 a year; “想定” stays as written"),
        (
            "550万〜700万（賞与込み・残業代別途）",
            "550万円〜700万円; “（賞与込み・残業代別途）” stays as written",
        ),
        ("350k/month (incl. bonus)", "35万円 a month; “(incl. bonus)” stays as written"),
        ("年収500万円／賞与2回", "500万円 a year; “／賞与2回” stays as written"),
        ("固定給26万円＋歩合", "26万円, period not given; “＋歩合” stays as written"),
        ("6M + bonus", "600万円; “+ bonus” stays as written"),
        (
            "年収300万～400万円+インセンティブ(平均月5万)",
            "300万円〜400万円 a year; “+インセンティブ(平均月5万)” stays as written",
        ),
        ("約600万", "about 600万円"),
        ("600万弱", "a little under 600万円"),
        ("600万強", "a little over 600万円"),
        ("時給1,800円", "1,800円 an hour"),
        (
            "時給1500〜1800円 1日7時間",
            "1,500円〜1,800円 an hour; “1日7時間” stays as written",
        ),
        ("時給1,200円〜(深夜25%増)", "1,200円〜 an hour; “(深夜25%増)” stays as written"),
        ("月給25万円", "25万円 a month"),
        ("800万円／年", "800万円 a year"),
        ("年俸720万円（12分割）", "720万円 a year"),
        ("400,000", "40万円, period not given"),
        ("60万円", "60万円, period not given"),
        ("$120k", "120,000 USD"),
    ],
)  # fmt: skip
def test_what_is_understood_of_pay_is_said_whole(text: str, meant: str) -> None:
    assert spoken_pay(text) == f"{text} ({meant})"


def test_what_says_nothing_more_is_not_said_twice() -> None:
    assert spoken_pay("600万円") == "600万円"


@pytest.mark.parametrize(
    "text",
    [
        *("600万+100万", "600万（650万）", "600万円 700万円", "28万円（4年分）"),
        *("月給28万円（手取り）", "月給28万円（固定残業代含む）〜35万円", "600万円（他社700万円）"),
        *("月給30万円（賞与なし）×12", "600万円（うち残業代1万円）〜800万円", "30万円+2万円の賞与"),
        *("1,500円/レッスン", "1500 yen per lesson", "600万円ではない", "600-750", "月30〜40"),
        *("600万円、または700万円", "8M or 9M", "35万円×2", "応相談", "600万円（80%）"),
    ],
)  # fmt: skip
def test_a_second_amount_or_a_change_makes_it_words(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_posted_pay(text)
    assert spoken_pay(text) == f"{text} (saved as written, not counted)"
