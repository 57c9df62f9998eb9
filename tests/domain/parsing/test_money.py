"""Amounts as people write them, and as they read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.parsing.money import MOST, read_money, yen
from tests.domain.offers.spellings import ABOUT
from tests.rows import for_each_row


@for_each_row(
    ("text", "amount"),
    [
        ("¥450,000", 450_000),
        ("￥450,000", 450_000),
        ("45万円", 450_000),
        ("45万", 450_000),
        ("450k", 450_000),
        ("450 K", 450_000),
        ("6.5M", 6_500_000),
        ("1.1M", 1_100_000),
        ("8.2 million yen", 8_200_000),
        ("４５万円", 450_000),
        ("４５０，０００円", 450_000),
        ("45万5千円", 455_000),
        ("45万5,000円", 455_000),
        ("1億2,000万円", 120_000_000),
        ("45.5万円", 455_000),
        ("450000", 450_000),
        ("JPY 450,000", 450_000),
        ("900円", 900),
        ("0", 0),
        ("四十五万五千円", 455_000),
        ("二〇万円", 200_000),
        ("千円", 1_000),
        ("一千万円", 10_000_000),
        ("38万5円", 380_005),
        ("38万5000", 385_000),
        ("金450,000円也", 450_000),
        ("45万円（税込）", 450_000),
    ],
)
def test_an_amount_is_understood(text: str, amount: int) -> None:
    money = read_money(text)
    assert (money.low, money.high) == (amount, amount)


@for_each_row(
    ("text", "low", "high", "per", "spoken"),
    [
        ("年収 800万〜900万", 8_000_000, 9_000_000, "year", "800万円〜900万円"),
        ("800～900万円", 8_000_000, 9_000_000, None, "800万円〜900万円"),
        ("¥8.5M to ¥11M", 8_500_000, 11_000_000, None, "850万円〜1,100万円"),
        ("年収 6,000,000円～8,000,000円", 6_000_000, 8_000_000, "year", "600万円〜800万円"),
        ("月給 38万円以上", 380_000, None, "month", "38万円〜"),
        ("〜800万円", None, 8_000_000, None, "〜800万円"),
        ("450k a month", 450_000, 450_000, "month", "45万円"),
        ("月3万円", 30_000, 30_000, "month", "3万円"),
        ("年800万円", 8_000_000, 8_000_000, "year", "800万円"),
        ("年俸840万円（14分割）", 8_400_000, 8_400_000, "year", "840万円"),
        ("月給45万円×16ヶ月", 7_200_000, 7_200_000, "year", "720万円"),
        ("日給1万2千円", 12_000, 12_000, "day", "1万2,000円"),
        ("時給 1,500円", 1_500, 1_500, "hour", "1,500円"),
    ],
)
def test_ranges_and_for_how_long(
    text: str, low: int | None, high: int | None, per: str | None, spoken: str
) -> None:
    money = read_money(text)
    assert (money.low, money.high, money.per) == (low, high, per)
    assert money.spoken() == spoken


@for_each_row(
    ("text", "why"),
    [
        ("", "it contains no amount"),
        ("plenty", "not an amount in yen"),
        ("万円", "not an amount in yen"),
        ("450", "thousands or 万"),
        ("-5万", "an amount can't be negative"),
        ("1,23,4", "not an amount in yen"),
        ("9999億", "too much for a salary"),
        ("1.5円", "no fractions"),
        ("900万〜800万", "ends below"),
        ("45万 and a car", "it contains more than an amount"),
        ("①45万円", "not an amount in yen"),
        ("㊀45万円", "not an amount in yen"),
        ("45²万円", "not an amount in yen"),
        (".5万円", "not an amount in yen"),
        ("450.000円", "no fractions"),
        ("45万50,000円", "more than one number"),
        ("45.5万5千円", "more than one number"),
        ("45万 5千円", "more than one number"),
        ("45万円 50万円", "more than one number"),
        ("12月45万円", "more than one number"),
        *(
            (text, "what follows 万 could be thousands or yen")
            for text in ("38万5", "¥38万5", "1億5", "38万500")
        ),
        ("38万5〜40万円", "what follows 万 could be thousands or yen"),
        ("年収 45万円/月", "two periods"),
        ("年俸840万円×16ヶ月", "two periods"),
        ("月給45万円 14分割", "two periods"),
        ("45万円×30ヶ月", "not a plausible number of payments a year"),
        ("¥450 USD", "two currencies"),
        ("9" * 400, "too much for a salary"),
        ("[red]45万[/]", "it contains more than an amount"),
    ],
)
def test_nonsense_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why) as refused:
        read_money(text)
    assert "45万円" in refused.value.hint


@for_each_row("form", ABOUT)
def test_an_amount_that_is_only_near_says_so(form: str) -> None:
    money = read_money(form.format("月給45万円"))
    assert (money.low, money.about) == (450_000, True)
    assert not read_money("月給45万円").about


def test_another_currency_is_no_yen() -> None:
    money = read_money("$120,000 a year")
    assert (money.low, money.currency, money.spoken()) == (120_000, "USD", "120,000 USD")


@given(st.integers(0, MOST))
def test_what_is_shown_is_understood_again(amount: int) -> None:
    assert read_money(yen(amount)).low == amount


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    try:
        money = read_money(text)
    except InvalidInput:
        return
    assert (money.low or 0) >= 0
    assert (money.high or 0) <= MOST


@for_each_row(
    ("text", "spoken"),
    [
        ("5-7M JPY", "500万円〜700万円"),
        ("6~8 million yen", "600万円〜800万円"),
        ("4.5-5.5M yen", "450万円〜550万円"),
        ("between 5 and 6 million yen", "500万円〜600万円"),
        ("250-300k yen/month", "25万円〜30万円"),
        ("300-350 thousand yen", "30万円〜35万円"),
        ("100-120k USD", "100,000 USD〜120,000 USD"),
        ("$80-100k", "80,000 USD〜100,000 USD"),
        ("20〜30万5千円", "20万円〜30万5,000円"),
        ("1〜2億円", "1億円〜2億円"),
        ("JPY 5.0-7.0 mil.", "500万円〜700万円"),
        ("5M+ JPY", "500万円〜"),
        ("450k+ yen/month", "45万円〜"),
        ("550 man (yen)", "550万円"),
        ("5.5M¥", "550万円"),
        ("6.5m yen p/a", "650万円"),
        ("JPY 10000-20000k", None),
        ("500〜5,000円", None),
        ("2~300,000円", None),
        ("3〜400万円", None),
        ("5〜6百万円", None),
        ("1〜2千万円", None),
    ],
)
def test_the_unit_of_a_range_is_that_of_both_ends_or_it_is_asked(
    text: str, spoken: str | None
) -> None:
    if spoken is not None:
        assert read_money(text).spoken() == spoken
        return
    with pytest.raises(InvalidInput):
        read_money(text)
