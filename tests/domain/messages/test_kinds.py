"""Which kind a message is proposed as, by its words, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.messages.kinds import is_in_doubt
from jobboard_tui.domain.messages.summary import summary_lines
from jobboard_tui.domain.messages.vocabulary import mail_words
from jobboard_tui.domain.models import DECISIONS, MEETINGS, Kind
from tests.domain.messages.mail_builder import NOW, WORDS, read
from tests.rows import for_each_row

ROBOT = "Kestrel <noreply@kestrel.example.com>"


@for_each_row(
    ("text", "kind", "owed"),
    [
        # rejections, also those that are kind, and those with words of other kinds in them
        ("末筆ながら、今後のご活躍をお祈り申し上げます。", Kind.REJECTED, False),
        (
            "慎重に検討した結果、今回は採用を見送らせていただくこととなりました。",
            Kind.REJECTED,
            False,
        ),
        (
            "誠に残念ではございますが、貴意に添えず、ご期待に沿えない結果となりました。",
            Kind.REJECTED,
            False,
        ),
        ("面接のお時間をいただきましたが、今回はご縁がなかったものと", Kind.REJECTED, False),
        ("We have decided not to move forward with your application.", Kind.REJECTED, False),
        ("We regret to inform you that the position has been filled.", Kind.REJECTED, False),
        ("Thank you for applying. Unfortunately you have not been selected.", Kind.REJECTED, False),
        (
            "Thank you for your interview. We have chosen to pursue other candidates.",
            Kind.REJECTED,
            False,
        ),
        # offers that are gone, and what only says that one might be
        (
            "誠に申し訳ございませんが、業績の悪化により、内定を取り消させていただきます。",
            Kind.RESCINDED,
            False,
        ),
        ("We regret to inform you that our offer has been withdrawn.", Kind.RESCINDED, False),
        ("ご回答期限を過ぎましたため、今回の内定は失効となりました。", Kind.LAPSED, False),
        ("As we have not heard from you, the offer has expired.", Kind.LAPSED, False),
        (
            "選考の結果、内定とさせていただきます。虚偽があった場合は内定を取り消すことがあります。",
            Kind.OFFER,
            True,
        ),
        (
            "We are delighted to offer you the position. We may rescind this offer if checks fail.",
            Kind.OFFER,
            True,
        ),
        # offers
        ("このたび、採用させていただくことに決定いたしました。", Kind.OFFER, True),
        ("選考の結果、内定とさせていただきます。ご意向をお聞かせください。", Kind.OFFER, True),
        (
            "We are delighted to offer you the position of SRE. Please let us know by Friday.",
            Kind.OFFER,
            True,
        ),
        ("We would like to extend an offer. The letter will follow.", Kind.OFFER, True),
        # meetings that are fixed
        ("面接日程が確定いたしました。\n日時：11月27日(金) 14:00〜15:00", Kind.INTERVIEW, False),
        ("それでは11月27日（金）14時にお待ちしております。", Kind.INTERVIEW, False),
        ("Your interview is confirmed for Friday, 27 November at 2pm.", Kind.INTERVIEW, False),
        ("オファー面談の日程が確定しました。11月27日(金) 14:00", Kind.OFFER_MEETING, False),
        ("カジュアル面談の日程が決定しました。11月27日(金) 14:00", Kind.INFO_SESSION, False),
        # dates to choose, questions
        (
            "下記の日程からお選びください。\n・11/27(金) 14:00〜15:00\n・11/30(月) 10:00〜11:00",
            Kind.RECEIVED,
            True,
        ),
        ("Are you free on Friday at 14:00 or on Monday at 10:00?", Kind.RECEIVED, True),
        ("面接をお願いしたく、ご都合のよい日時を3つほどお知らせください。", Kind.RECEIVED, True),
        ("日程が確定次第、ご連絡いたします。", Kind.RECEIVED, False),
        ("Could you send us your portfolio?", Kind.RECEIVED, True),
        ("Thank you for applying. Could you send us your portfolio?", Kind.RECEIVED, True),
        (
            "ご応募いただきありがとうございます。つきましては履歴書をお送りください。",
            Kind.RECEIVED,
            True,
        ),
        ("We will let you know by 4 December. No need to reply.", Kind.RECEIVED, False),
        ("ありがとうございました。返信は不要です。", Kind.RECEIVED, False),
        ("Nice to meet you.", Kind.RECEIVED, True),
        # receipts
        ("ご応募を受け付けました。結果は追ってご連絡いたします。", Kind.ACKNOWLEDGED, False),
        ("Thank you for applying. We will be in touch.", Kind.ACKNOWLEDGED, False),
        (
            "We have received your application for Site Reliability Engineer.",
            Kind.ACKNOWLEDGED,
            False,
        ),
    ],
)
def test_a_message_of_a_person(text: str, kind: Kind, owed: bool) -> None:
    reading = read(text)
    assert reading.kind is kind
    assert reading.needs_reply is owed
    assert reading.kinds[0].words or kind is Kind.RECEIVED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("あなたにおすすめの求人が5件あります。", None),
        ("New jobs for you at Kestrel KK and others", None),
        ("Your application was sent to Kestrel KK", Kind.ACKNOWLEDGED),
        ("選考結果: 今後のご活躍をお祈り申し上げます。", Kind.REJECTED),
        ("Kestrel looked at your profile", None),
    ],
)
def test_a_message_of_a_robot(text: str, kind: Kind | None) -> None:
    reading = read(text, sender=ROBOT)
    assert reading.kind is kind
    assert (reading.needs_reply, reading.contact) == (False, None)


def test_an_offer_letter_has_a_file() -> None:
    text = "労働条件通知書を添付いたしますのでご査収ください。内定のご連絡です。"
    assert read(text).kind is Kind.OFFER
    assert read(text, attachments=("通知書.pdf",)).kind is Kind.OFFER_LETTER
    later = "内定のご連絡です。労働条件通知書は追ってお送りいたします。"
    assert read(later, attachments=("案内.pdf",)).kind is Kind.OFFER


@given(
    st.lists(st.sampled_from(["hello", "面接", "offer", "内定", "fri 15:00", "。", "\n", "12/1"]))
)
@settings(max_examples=60)
def test_single_words_of_a_kind_decide_and_fix_nothing(words: list[str]) -> None:
    reading = read(" ".join(words), subject="")
    assert reading.kind not in {*DECISIONS, *MEETINGS, Kind.OFFER, Kind.OFFER_LETTER}


def test_words_of_ones_own_are_added() -> None:
    own = {
        "kind": [{"kind": "rejected", "words": ["またの機会に"]}],
        "senders": {"robots": ["hal"]},
    }
    words = mail_words({"kind": [{"kind": "offer", "words": ["内定"]}]}, own)
    assert [row.kind for row in words.kinds] == [Kind.OFFER, Kind.REJECTED]
    assert words.robots == {"hal"}
    assert own["kind"][0]["words"][0] not in str(WORDS.kinds)


# -- signs of two kinds --------------------------------------------------------------------------

RECEIPTS = [
    "Thank you for applying to Kestrel KK.",
    "この度は弊社にご応募いただき、誠にありがとうございます。",
    "Your application has been received.",
]
QUESTIONS = ["Could you send us your availability?", "ご都合のよい日をお知らせください。"]
ENDS = [
    "We are closing all open applications for this role.",
    "今回は貴意に添えない結果となりました。",
    "For this opening we will be going ahead with people whose background is closer.",
    "The search was put on hold until the spring.",
    "誠に勝手ながら、選考は終了とさせていただきます。",
    "今後の益々のご活躍を祈念いたします。",
]
SIGNS = [
    "Unfortunately the news is not what you hoped for.",
    "残念ながら、ご一緒することが難しい状況です。",
    "It was a difficult decision for the team.",
    "またの機会がございましたら、よろしくお願いいたします。",
]


@settings(max_examples=40)
@given(
    st.sampled_from([*RECEIPTS, *QUESTIONS]),
    st.sampled_from([*ENDS, *SIGNS]),
    st.booleans(),
    st.booleans(),
)
def test_an_end_is_never_hidden_by_a_receipt_or_a_question(
    kind_words: str, end: str, is_first: bool, is_robot: bool
) -> None:
    said = (end, kind_words) if is_first else (kind_words, end)
    sender = ROBOT if is_robot else "Priya Nair <priya@kestrel.example.com>"
    reading = read("\n\n".join(said), sender=sender)
    assert Kind.REJECTED in [guess.kind for guess in reading.kinds]
    if end in ENDS:
        assert (reading.kind, reading.needs_reply, reading.rival) == (Kind.REJECTED, False, None)
    else:
        assert reading.kind in (Kind.RECEIVED, Kind.ACKNOWLEDGED)
        assert reading.rival is not None
        assert reading.rival.words


@for_each_row(
    "text",
    [
        *RECEIPTS,
        *QUESTIONS,
        "Your interview is confirmed for 2 December at 10:00. Unfortunately there is no parking.",
        "We are delighted to offer you the position. It was a difficult decision between you two.",
    ],
)
def test_what_has_no_second_kind(text: str) -> None:
    assert read(text).rival is None


def test_a_mail_in_doubt_is_not_logged_unasked() -> None:
    reading = read("Thank you for applying. Unfortunately it was a difficult decision.")
    assert (reading.kind, is_in_doubt(reading.kinds)) == (Kind.ACKNOWLEDGED, True)
    assert list(summary_lines(reading, NOW))[1].startswith("It could also be: rejected")
