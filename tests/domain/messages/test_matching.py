"""Whose a message is: everything in it that points to an application."""

from __future__ import annotations

from jobboard_tui.domain.board import Board
from jobboard_tui.domain.models import Stage
from tests.domain.messages.mail_builder import board, card, read
from tests.rows import for_each_row

CALL = "https://meet.google.com/abc-defg-hij"
AOBA = card("aoba", "株式会社青葉", "バックエンドエンジニア", email="sato@aoba.example.jp")
BANK = card("bank", "青葉銀行株式会社", "SE")
FIRST = card("first", "Kestrel KK", "Data Analyst", where=CALL, message_id="a@x")
SECOND = card("second", "Kestrel KK", "Platform Engineer")
LIKE = card("like", "Like KK", "PM")
ALL = board(AOBA, BANK, FIRST, SECOND, LIKE)
NOBODY = "Somebody <x@mail.example.org>"


def clear(on: Board = ALL, text: str = "", subject: str = "", **fields: object) -> str:
    fields.setdefault("sender", NOBODY)
    candidate = read(text, subject, on=on, **fields).application  # type: ignore[arg-type]
    return "" if candidate is None else candidate.application.id


@for_each_row(
    ("fields", "wanted"),
    [
        ({"subject": "【株式会社青葉】面接のご案内"}, "aoba"),
        ({"subject": "青葉銀行(株)選考結果"}, "bank"),
        ({"text": "株式会社青葉の佐藤です。"}, "aoba"),
        ({"text": "青葉銀行の佐藤です。"}, "bank"),
        ({"text": "Kestrel KK, Platform Engineer"}, "second"),
        ({"subject": "Kestrel: interview", "text": "for the Data Analyst role"}, "first"),
        ({"subject": "Kestrel: interview"}, ""),
        ({"sender": "佐藤 <sato@aoba.example.jp>"}, "aoba"),
        ({"sender": "森 <mori@aoba.example.jp>"}, ""),
        ({"sender": "Mori <mori@kestrel.example.com>", "text": "Data Analyst"}, "first"),
        ({"references": ("a@x",)}, "first"),
        ({"text": f"See you at {CALL}"}, "first"),
        ({"text": "I would like to meet you."}, ""),
        ({"text": "see LikeKK.example"}, ""),
        ({"subject": "Like: interview"}, "like"),
        ({"text": "nothing at all"}, ""),
        ({"subject": "株式会社青葉の件", "text": "なお、青葉銀行様の結果はまだです。"}, "aoba"),
    ],
)
def test_the_signs_of_an_application(fields: dict[str, object], wanted: str) -> None:
    assert clear(**fields) == wanted  # type: ignore[arg-type]


def test_an_address_that_several_companies_share_is_no_sign() -> None:
    site = "info@jobs.example.org"
    on = board(card("a", "Aoba KK", email=site), card("k", "Kestrel KK", email=site))
    assert clear(on, text="hello", sender=f"Site <{site}>") == ""
    assert clear(on, subject="Kestrel KK", sender=f"Site <{site}>") == "k"
    known = board(card("a", "Aoba KK", email="info@green-japan.com"), card("k", "Kestrel KK"))
    assert clear(known, text="hello", sender="Green <info@green-japan.com>") == ""
    assert clear(known, subject="Kestrel KK", sender="Green <info@green-japan.com>") == "k"


def test_an_address_that_is_known_is_no_match_for_a_name_in_the_subject() -> None:
    on = board(card("a", "Aoba KK", email="info@jobs.example.org"), card("k", "Kestrel KK"))
    sender = "Jobs <info@jobs.example.org>"
    assert clear(on, subject="Kestrel KK: your application", sender=sender) == "k"


def test_a_closed_application_gives_way_to_an_open_one() -> None:
    on = board(card("old", "Kestrel KK", stage=Stage.CLOSED), card("new", "Kestrel KK"))
    assert clear(on, subject="Kestrel KK") == "new"


def test_reasons_are_told() -> None:
    (candidate,) = read("", "【株式会社青葉】バックエンドエンジニア", on=board(AOBA)).candidates
    assert candidate.reasons == ("company in the subject", "role in the subject")
