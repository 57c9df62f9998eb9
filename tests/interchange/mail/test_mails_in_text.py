"""Short mails as companies write them, with what a careful person reads from each.

All are of one application and were sent on Monday 2026-11-23 at 12:00 in Tokyo. The right values
are those of the mails: kind, start and minutes of the meeting that is fixed, its people, the times
to choose from, and whether an answer is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jobboard_tui.config.mail_words_file import load_mail_words
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.messages.reading import read_message
from jobboard_tui.domain.models import Application, Stage
from jobboard_tui.domain.parsing.email_text import Mail
from jobboard_tui.interchange.mail.html_text import html_text
from tests.interchange.outside_sets import HOME
from tests.rows import for_each_row

SENT = datetime(2026, 11, 23, 12, tzinfo=HOME)
BOARD = Board(zone=HOME.key).with_applications(
    Application(
        id="a",
        company="Aoba Works",
        role="Planner",
        added=datetime(2026, 11, 2, 12, tzinfo=HOME),
        stage=Stage.INTERVIEW,
    )
)


@dataclass(frozen=True)
class Right:
    """What a mail says."""

    kind: str
    at: str = ""
    minutes: int | None = None
    people: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    owed: bool = False


MAILS = {
    "where to come, and who is there": (
        "最終面接について",
        """青葉ワークスの久保です。
先ほどお電話でお話しした通り、最終面接は12月1日（火）15時に決まりました。
当日は弊社の受付までお越しください。取締役の島と人事部長の溝口がお会いします。""",
        Right("interview", "2026-12-01 15:00", people=("島", "溝口")),
    ),
    "locked in, with two who join": (
        "Re: Planner - next step",
        """Hi Minori,

Great, let's lock in Thursday 26 November, 4pm JST. It should take 50 minutes.
Hana Mori and Leo Brandt will join from our side.

Best,
Jo""",
        Right("interview", "2026-11-26 16:00", 50, ("Hana Mori", "Leo Brandt")),
    ),
    "a single time that is only proposed": (
        "Next interview",
        """Hi Minori,

Would Wednesday, 2 December at 11:00 work for you? If not, send me another slot.

Jo""",
        Right("received", choices=("2026-12-02 11:00",), owed=True),
    ),
    "a table of HTML without heads": (
        "Your conversation with Aoba Works",
        html_text(
            "<p>You're all set, Minori.</p><table><tr><td>When</td><td>Tue, 1 Dec 2026<br>"
            "14:00 &ndash; 14:45 (JST)</td></tr><tr><td>Who</td><td>Ken Adler</td></tr></table>"
            "<p>Talk soon!</p>"
        ),
        Right("interview", "2026-12-01 14:00", 45, ("Ken Adler",)),
    ),
    "what was wished for is fine": (
        "Re: 二次面接の日程",
        """ご連絡ありがとうございます。
ご希望の12月3日（木）10:00で承知いたしました。
当日は人事の沢田が対応いたします。所要時間は40分です。""",
        Right("interview", "2026-12-03 10:00", 40, ("沢田",)),
    ),
    "a no that speaks of a talk": (
        "Aoba Works",
        """Hi Minori,

Thank you for the interview on Thursday, 19 November at 10:00. I've confirmed with the team,
and we have decided not to move forward. We wish you all the best.""",
        Right("rejected"),
    ),
    "times to choose from, by a day": (
        "面接日程のご相談",
        """以下の日程からご都合のよいものをお選びください。
・11月30日（月）10:00〜11:00
・12月2日（水）14:00〜15:00
11月26日（木）までにご返信をお願いいたします。""",
        Right("received", choices=("2026-11-30 10:00", "2026-12-02 14:00"), owed=True),
    ),
    "put off without a new time": (
        "12月2日の面接につきまして",
        """面接官の体調不良のため、12月2日（水）14時の面接を延期させていただきたく存じます。
新しい日程は改めてご連絡いたします。ご迷惑をおかけし申し訳ございません。""",
        Right("received"),
    ),
}


@for_each_row("name", MAILS)
def test_a_mail_in_text(name: str) -> None:
    subject, text, right = MAILS[name]
    assert read_of(subject, text) == right


def read_of(subject: str, text: str) -> Right:
    mail = Mail(
        name="Aoba Works", address="jo@aobaworks.example.com", subject=subject, text=text, at=SENT
    )
    reading = read_message(BOARD, mail, load_mail_words(), SENT)
    meeting = reading.meeting
    return Right(
        reading.kind.value if reading.kind else "",
        f"{meeting.at:%Y-%m-%d %H:%M}" if meeting else "",
        meeting.minutes if meeting else None,
        meeting.people if meeting else (),
        tuple(f"{one.at:%Y-%m-%d %H:%M}" for one in reading.choices if one.at),
        reading.needs_reply,
    )


SETTLED = [
    "you're confirmed for {t}.",
    "You are booked for {t}.",
    "Your interview is set for {t}.",
    "Let's lock in {t}.",
    "We have you down for {t}.",
    "I've booked {t} for your interview.",
    "The interview is confirmed for {t}.",
    "Your call has been scheduled for {t}.",
    "{t} works for us, so see you then.",
    "We look forward to meeting you on {t}.",
    "See you on {t}.",
    "面接は{t}に決まりました。",
    "{t}より一次面接とさせていただきます。",
    "{t}で承知いたしました。",
    "面接日程は{t}で確定いたしました。",
    "{t}にお待ちしております。",
    "{t}に弊社までお越しください。",
    "{t}より面接を実施いたします。",
    "{t}でお待ちしております。",
]
OPEN = [
    "Would {t} work for you?",
    "Could you do {t}?",
    "Are you free on {t}?",
    "How about {t}?",
    "We could offer {t}.",
    "Does {t} suit you?",
    "Please let me know if {t} works.",
    "Can you make {t}? Once confirmed, we will send a link.",
    "We would like to propose {t}.",
    "Is {t} OK? It is to be confirmed.",
    "{t}はいかがでしょうか。",
    "{t}のご都合はいかがですか。",
    "{t}でご都合がよろしければご返信ください。",
    "{t}を候補としております。",
    "{t}で調整可能でしょうか。",
    "{t}でお願いできますでしょうか。",
    "もし{t}がご都合よろしければ、お待ちしております。",
    "日程が確定しましたらご連絡いたします。現時点では{t}を予定しております。",
    "If that works, we look forward to meeting you on {t}.",
    "問題なければ、{t}にお待ちしております。",
]


def _with_time(sentence: str) -> str:
    is_japanese = not sentence.isascii()
    return sentence.format(
        t="12月2日（水）14時" if is_japanese else "Wednesday, 2 December at 14:00"
    )


@for_each_row("sentence", SETTLED)
def test_a_time_that_is_settled_is_an_interview(sentence: str) -> None:
    told = read_of("Aoba Works", _with_time(sentence))
    assert (told.kind, told.at, told.owed) == ("interview", "2026-12-02 14:00", False)


@for_each_row("sentence", OPEN)
def test_a_time_that_is_only_proposed_is_none(sentence: str) -> None:
    told = read_of("Aoba Works", _with_time(sentence))
    assert (told.kind, told.at) == ("received", "")
    assert told.choices == ("2026-12-02 14:00",)
