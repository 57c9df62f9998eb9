"""Messages and boards for the tests of what messages say."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from jobboard_tui.config.mail_words_file import load_mail_words
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.messages.reading import MessageReading, read_message
from jobboard_tui.domain.models import Application, Contact, Event, Kind, Stage, Timeline
from jobboard_tui.domain.parsing.email_text import Mail

HOME = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 22, 12, tzinfo=HOME)
SENT = datetime(2026, 11, 20, 12, tzinfo=HOME)
WORDS = load_mail_words()


def card(
    app_id: str,
    company: str,
    role: str = "SRE",
    *,
    email: str = "",
    where: str = "",
    message_id: str = "",
    stage: Stage = Stage.APPLIED,
) -> Application:
    applied = Event(
        id=f"{app_id}-1",
        kind=Kind.APPLIED,
        at=SENT,
        logged=SENT,
        where=where,
        message_id=message_id,
    )
    return Application(
        id=app_id,
        company=company,
        role=role,
        added=SENT,
        stage=stage,
        contacts=(Contact(name="Sato Yuki", email=email),) if email else (),
        events=Timeline([applied]),
    )


def board(*cards: Application) -> Board:
    return Board(zone=HOME.key).with_applications(*cards)


BOARD = board(
    card("kestrel", "Kestrel KK", "Site Reliability Engineer"),
    card("aoba", "株式会社青葉システムズ", "バックエンドエンジニア"),
)


def read(
    text: str,
    subject: str = "Kestrel KK",
    *,
    sender: str = "Priya Nair <priya@kestrel.example.com>",
    on: Board = BOARD,
    **fields: object,
) -> MessageReading:
    name, _, address = sender.rpartition(" <")
    mail = Mail(
        name=name, address=address.strip("<>"), subject=subject, text=text, at=SENT, **fields
    )
    return read_message(on, mail, WORDS, NOW)
