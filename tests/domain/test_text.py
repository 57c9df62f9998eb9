"""The gate for text, and the form in which texts are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.text import clean, fold, mail_address, mailto, safe_url
from tests.rows import for_each_row

ANYTHING = st.text(st.characters(codec=None), max_size=80)
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(
            (
                *("\x1b[31m", "\x1b]0;title\x07", "\x1b]52;c;aGk=\x1b\\", "\x9b2J", "\x1bPq\x1b\\"),
                *("\x1b", "\x9d", "\x07", "\x1b[", "\x00", "\x7f", "\x85", "\u202e", "\u2066"),
                *("\u200b", "\u200d", "\ufeff", "\ufe0f", "\U000e0100", "\ud800", "\u3164"),
                *("か\u3099", "e\u0301", "👍\ufe0f", "辻\U000e0100", "\r\n", "\t", "\u3000", "|"),
            )
        ),
        st.text(max_size=5),
    ),
    max_size=12,
).map("".join)


@for_each_row(
    ("text", "shown"),
    [
        ("Aoba Systems", "Aoba Systems"),
        ("  Aoba   Systems \n", "Aoba Systems"),
        ("a\tb\r\nc\x0bd", "a b c d"),
        ("red\x1b[31;1mder\x1b[0m", "redder"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]52;c;aGVsbG8=\x1b\\clip", "clip"),
        ("\x1bP1;2qabc\x1b\\sixel", "sixel"),
        ("\x1b_Gkitty\x1b\\image", "image"),
        ("\x9b31mC1\x9b0m", "C1"),
        ("\x9d0;title\x9cC1", "C1"),
        ("\x1b(B\x1b=charset", "charset"),
        ("\x1b]8;;file:///etc\x07link\x1b]8;;\x07", "link"),
        ("\x1b]0;never ended", "0;never ended"),
        ("a\x00b\x08c\x7fd", "abcd"),
        ("evil\u202egnp.exe", "evilgnp.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("soft\xadhyphen", "softhyphen"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("か\u3099", "が"),
        ("青葉\u3000銀行", "青葉\u3000銀行"),
        ("no\xa0break\u2009thin", "no break thin"),
        ("❤\ufe0f ok", "❤\ufe0f ok"),
        ("x\ufe0f\ufe0f", "x"),
        ("辻\U000e0100さん", "辻\U000e0100さん"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("[@click=app.quit] [/] [red]", "[@click=app.quit] [/] [red]"),
        ("", ""),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_clean_keeps_lines_where_they_are_wanted() -> None:
    text = "\x1b[1mDear Sato-san,\r\n\r\n\tthank you \u2028for the talk.\x85"
    assert clean(text, lines=True) == "Dear Sato-san,\n\n thank you\nfor the talk."


@given(st.one_of(ANYTHING, HOSTILE), st.booleans())
def test_what_is_clean_stays_as_it_is(text: str, lines: bool) -> None:
    once = clean(text, lines)
    assert clean(once, lines) == once


@given(st.one_of(ANYTHING, HOSTILE), st.booleans())
def test_nothing_clean_commands_a_terminal(text: str, lines: bool) -> None:
    shown = clean(text, lines)
    allowed = {"\n"} if lines else set()
    for character in shown:
        category = unicodedata.category(character)
        assert category not in ("Cc", "Cs", "Cf", "Zl", "Zp") or character in allowed, shown
    shown.encode()


@given(st.text(st.sampled_from("abc 青葉ホシ。ーＡ①"), max_size=30))
def test_clean_takes_nothing_from_real_text(text: str) -> None:
    assert clean(text) == " ".join(part for part in text.split(" ") if part).strip()


@for_each_row(
    ("one", "other"),
    [
        ("Hoshizora", "ＨＯＳＨＩＺＯＲＡ"),
        ("ホシゾラ", "ﾎｼｿﾞﾗ"),
        ("ほしぞら", "ホシゾラ"),
        ("株式会社 青葉", "株式会社青葉"),
        ("㈱青葉", "(株)青葉"),
        ("K.K.", "kk"),
        ("Café", "CAFE"),
        ("Straße", "STRASSE"),
        ("か\u3099", "ガ"),
        ("Aoba-Systems, Inc.", "aoba systems inc"),
    ],
)
def test_fold_makes_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("C++", "C"), ("C#", "C"), ("ハ", "バ"), ("パ", "バ"), ("ビル", "ビール")]
)
def test_fold_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.one_of(ANYTHING, HOSTILE))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "url",
    [
        "https://careers.example.com/aoba?id=1#apply",
        "http://localhost:8000/",
        "https://例え.jp/求人",
        "https://[2001:db8::1]/",
        "  https://example.com  ",
        "HTTPS://EXAMPLE.COM/",
    ],
)
def test_links_that_are_opened(url: str) -> None:
    assert safe_url(url) == url.strip()


@for_each_row(
    ("url", "reason"),
    [
        ("", "empty"),
        ("file:///etc/passwd", "only http"),
        ("javascript:alert(1)", "only http"),
        ("data:text/html,hi", "only http"),
        ("--version", "only http"),
        ("example.com/jobs", "only http"),
        ("https://", "no host"),
        ("https:///path", "no host"),
        ("https://-evil.example.com", "no host"),
        ("https://a..b", "no host"),
        ("https://exa mple.com", "spaces"),
        ("https://example.com/a\nb", "spaces"),
        ("https://example.com/\u202egpj", "spaces"),
        ("https://example.com/\x1b[31m", "spaces"),
        ("https://indeed.example.com@evil.example.com/", "hides"),
        ("https://example.com\\@evil.example.com", "hides"),
        ("https://example.com:99999/", "port"),
        ("https://[::1/", "port"),
        ("https://example.com/" + "a" * 9000, "too long"),
    ],
)
def test_links_that_are_not_opened(url: str, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason) as caught:
        safe_url(url)
    assert len(str(caught.value)) < 300


@given(st.one_of(ANYTHING, HOSTILE, HOSTILE.map(lambda text: f"https://{text}")))
def test_links_never_crash(text: str) -> None:
    try:
        said = safe_url(text).lower()
    except InvalidInput as error:
        said = str(error)
    assert clean(said) == said
    assert said.startswith(("http://", "https://", "link"))


@pytest.mark.parametrize(
    "address", ["y.sato@aoba.example.jp", "a+b@example.com", " o'neil@example.com "]
)
def test_mail_addresses(address: str) -> None:
    assert mail_address(address) == address.strip()


@for_each_row(
    "address",
    [
        *(
            "",
            "sato",
            "@example.com",
            "sato@",
            "sato@localhost",
            "a b@example.com",
            "-f@example.com",
        ),
        *("a@b@example.com", "a@example..com", "a@exam_ple.com?cc=x@y.z", "a\n@example.com"),
        "a" * 300 + "@example.com",
    ],
)
def test_what_is_no_mail_address(address: str) -> None:
    with pytest.raises(InvalidInput):
        mail_address(address)


def test_mailto_leaves_nothing_to_read_otherwise() -> None:
    link = mailto("a&b=c?d@example.com", "件名 & more", "line 1\nline=2&cc=x@y.example")
    assert link == (
        "mailto:a%26b%3Dc%3Fd@example.com"
        "?subject=%E4%BB%B6%E5%90%8D%20%26%20more"
        "&body=line%201%0D%0Aline%3D2%26cc%3Dx%40y.example"
    )
    assert mailto("a@example.com") == "mailto:a@example.com"
