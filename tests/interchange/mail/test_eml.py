"""E-mail files: what is read of them, and what is written."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.header import Header
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.domain.letters.rendering import fill_in
from jobboard_tui.domain.letters.types import FilledLetter, Language, Recipient
from jobboard_tui.domain.models import Contact
from jobboard_tui.domain.parsing.email_text import LONGEST
from jobboard_tui.interchange.mail.eml import mail_bytes, read_mail, read_source, write_mail
from tests.domain.letters.letter_builder import NOW, SENDER, application, board, library
from tests.rows import for_each_row

TEXT = "山根様\n\nお世話になっております。\n書類選考の結果をご連絡いたします。"


def saved(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "mail.eml"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("charset", ["iso-2022-jp", "shift_jis", "euc-jp", "utf-8"])
def test_japanese_mail_in_its_encodings(tmp_path: Path, charset: str) -> None:
    message = MIMEText(TEXT, "plain", charset)
    message["From"] = f"{Header('佐藤 由紀', charset).encode()} <y.sato@aoba.example.jp>"
    message["Subject"] = Header("書類選考の結果のご連絡（Backend Engineer）", charset)
    message["Date"] = "Fri, 20 Nov 2026 15:04:00 +0900"
    mail = read_mail(saved(tmp_path, message.as_bytes()))
    assert (mail.name, mail.address) == ("佐藤 由紀", "y.sato@aoba.example.jp")
    assert mail.subject == "書類選考の結果のご連絡（Backend Engineer）"
    assert mail.text == TEXT
    assert mail.at is not None
    assert mail.at.isoformat() == "2026-11-20T15:04:00+09:00"
    assert mail.note.startswith(f"{mail.subject}\n\n山根様\n")


@pytest.mark.parametrize("encoding", ["cp932", "utf-8"])
def test_text_whose_charset_is_not_named(tmp_path: Path, encoding: str) -> None:
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
    content = head.encode() + "髙橋です。①面接".encode(
        encoding if encoding != "iso-2022-jp" else "utf-8"
    )
    assert read_mail(saved(tmp_path, content)).text == "髙橋です。①面接"


def test_a_subject_of_bare_bytes(tmp_path: Path) -> None:
    content = b"From: a@b.example\nSubject: " + "面接のご案内".encode("cp932") + b"\n\ntext"
    assert read_mail(saved(tmp_path, content)).subject == "面接のご案内"


def test_the_text_part_is_read_and_attachments_are_not(tmp_path: Path) -> None:
    message = MIMEMultipart()
    message["From"] = "Priya Nair <priya@kestrel.example.com>"
    attached = MIMEText("secret", "plain")
    attached.add_header("Content-Disposition", "attachment", filename="x.txt")
    both = MIMEMultipart("alternative")
    both.attach(MIMEText("Can you come on Friday?", "plain"))
    both.attach(MIMEText("<p>Can you come <b>today</b>?", "html"))
    message.attach(attached)
    message.attach(both)
    mail = read_mail(saved(tmp_path, message.as_bytes()))
    assert mail.text == "Can you come on Friday?\n\nattached: x.txt"


def test_the_names_of_attachments_are_told(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("資料をお送りします。")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="求人票.pdf")
    content = message.as_bytes()
    assert read_mail(saved(tmp_path, content)).text.endswith("\n\nattached: 求人票.pdf")
    old = b"=?iso-2022-jp?B?GyRCNWE/TUk8GyhCLnBkZg==?="
    content = re.sub(rb"filename\*=[^\r\n]+", b'filename="' + old + b'"', content)
    assert read_mail(saved(tmp_path, content)).text.endswith("\n\nattached: 求人票.pdf")


def test_an_empty_text_part_gives_way_to_html(tmp_path: Path) -> None:
    message = MIMEMultipart("alternative")
    message["From"] = "a@b.example"
    message.attach(MIMEText("\n \n", "plain"))
    message.attach(MIMEText("<p>面接のご案内</p>", "html", "utf-8"))
    assert read_mail(saved(tmp_path, message.as_bytes())).text == "面接のご案内"


def test_a_pasted_source_is_read_like_a_file() -> None:
    message = MIMEText(TEXT, "plain", "utf-8")
    message["Subject"] = Header("面接のご案内", "utf-8")
    message["From"] = f"{Header('佐藤 由紀', 'utf-8').encode()} <y.sato@aoba.example.jp>"
    mail = read_source(message.as_string())
    assert mail is not None
    assert (mail.name, mail.subject, mail.text) == ("佐藤 由紀", "面接のご案内", TEXT)
    assert read_source("Hello: you\nand me") is None
    assert read_source(TEXT) is None


def test_of_html_alone_the_words_are_read(tmp_path: Path) -> None:
    html = "<head><style>p{}</style></head><p>A &amp; B<br>C</p><script>x()</script><!-- no -->"
    message = MIMEText(html, "html", "utf-8")
    message["From"] = "a@b.example"
    assert read_mail(saved(tmp_path, message.as_bytes())).text == "A & B\nC"


def test_what_commands_a_terminal_does_not_come_in(tmp_path: Path) -> None:
    content = (
        b"From: \x1b[31mEve\x1b[0m <e@b.example>\nSubject: a\x07\n\nhi \x1b]52;c;eA==\x07there\r\n"
    )
    mail = read_mail(saved(tmp_path, content))
    assert "\x1b" not in mail.note + mail.name
    assert mail.text == "hi there"


def test_hostile_sizes_are_bounded(tmp_path: Path) -> None:
    long = b"From: a@b.example\nSubject: " + b"s" * 100_000 + b"\n\n" + b"x " * 500_000
    mail = read_mail(saved(tmp_path, long))
    assert len(mail.text) <= LONGEST
    assert len(mail.subject) <= 500
    parts = "\n".join(["--b\nContent-Type: image/png\n\nx"] * 5000)
    many = f"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n{parts}\n--b--"
    assert read_mail(saved(tmp_path, many.encode())).text == ""
    nested = "From: a@b.example\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000)
    )
    with pytest.raises(JobboardError, match="its parts are nested too deeply for a message"):
        read_mail(saved(tmp_path, nested.encode()))
    path = tmp_path / "huge.eml"
    with path.open("wb") as file:
        file.truncate(30_000_000)
    with pytest.raises(JobboardError, match="larger than 25 MB"):
        read_mail(path)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x00" * 100, b"PK\x03\x04zip", b"\xff" * 5000]
)
def test_a_file_that_is_no_message(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(JobboardError, match=r"no sender, no subject and no date"):
        read_mail(saved(tmp_path, content))


@pytest.mark.parametrize("date", ["", "yesterday", "Fri, 20 Nov 99999 15:04:00 +0900", "x" * 5000])
def test_a_date_that_is_none(tmp_path: Path, date: str) -> None:
    content = f"From: a@b.example\nDate: {date}\n\ntext".encode()
    assert read_mail(saved(tmp_path, content)).at is None


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("Fri, 20 Nov 2026 19:05 JST", "2026-11-20T19:05:00+09:00"),
        ("Fri, 20 Nov 2026 19:05:30 GMT+0900", "2026-11-20T19:05:30+09:00"),
        ("Fri, 20 Nov 2026 19:05 +09:00", "2026-11-20T19:05:00+09:00"),
        ("Fri, 20 Nov 2026 19:05:00 +0900 (JST)", "2026-11-20T19:05:00+09:00"),
        ("Fri, 20 Nov 2026 10:05:00 GMT", "2026-11-20T19:05:00+09:00"),
        ("20 Nov 2026 19:05", "2026-11-20T19:05:00+09:00"),
        ("2026/11/20 19:05", "2026-11-20T19:05:00+09:00"),
        ("2026-11-20T19:05:00+09:00", "2026-11-20T19:05:00+09:00"),
        ("2026-11-20 10:05:00Z", "2026-11-20T19:05:00+09:00"),
        ("Fri, 20 Nov 2026 05:05:00 EST", "2026-11-20T19:05:00+09:00"),
    ],
)
def test_a_date_in_any_form(tmp_path: Path, date: str, at: str) -> None:
    content = f"From: a@b.example\nDate: {date}\n\ntext".encode()
    home = ZoneInfo("Asia/Tokyo")
    read = read_mail(saved(tmp_path, content), home).at
    assert read is not None
    assert read.astimezone(home).isoformat() == at


ZOOM = "https://zoom.us/j/98765432100?pwd=abc"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            f'<p><a href="{ZOOM}">こちら</a>からご参加ください。</p>',
            f"こちら ({ZOOM})からご参加ください。",
        ),
        (f'<a href="{ZOOM}">{ZOOM}</a>', ZOOM),
        ('<a href="javascript:x()">here</a> <a href="mailto:a@b.example">mail</a>', "here mail"),
        ('<a href="#top">up</a>', "up"),
        (
            "<table><tr><th>日時</th><td>12月4日</td></tr><tr><td>場所</td><td>本社</td></tr></table>",
            "日時: 12月4日\n\n場所: 本社",
        ),
        ('<div style="display: none">secret</div><p hidden>x</p>seen', "seen"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>unclosed <b>tags", "unclosed tags"),
    ],
)
def test_links_and_rows_of_html_are_kept(tmp_path: Path, html: str, text: str) -> None:
    head = b"Subject: x\nContent-Type: text/html; charset=utf-8\n\n"
    assert read_mail(saved(tmp_path, head + html.encode())).text == text


INNER = (
    "From: 長谷 拓真 <hase@tsumugi.example.jp>\nDate: 2026年11月19日(木) 10:12\n"
    "Subject: 課題\nTo: me"
)


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------\n",
        "-----Original Message-----\n",
        "Begin forwarded message:\n\n",
        "",
    ],
)
@pytest.mark.parametrize("subject", ["Fwd: 課題", "FW: 課題", "転送: 課題"])
def test_of_a_forwarded_message_the_inner_one_counts(
    tmp_path: Path, mark: str, subject: str
) -> None:
    text = f"for later\n\n{mark}{INNER}\n\n長谷です。\nよろしく"
    message = MIMEText(text, "plain", "utf-8")
    message["From"], message["Subject"] = "me@example.com", subject
    message["Date"] = "Sat, 21 Nov 2026 08:15:00 +0900"
    mail = read_mail(saved(tmp_path, message.as_bytes()), ZoneInfo("Asia/Tokyo"))
    assert (mail.name, mail.address, mail.subject) == (
        "長谷 拓真",
        "hase@tsumugi.example.jp",
        "課題",
    )
    assert mail.text == "長谷です。\nよろしく"
    assert mail.at is not None
    assert mail.at.isoformat() == "2026-11-19T10:12:00+09:00"


QUOTED = "> 11/27 でお願いします\n>\n>> 候補日をお送りください"


@pytest.mark.parametrize(
    "older",
    [
        f"2026年11月20日(金) 21:40 山根 <aki@example.com>:\n\n{QUOTED}",
        f"On Fri, Nov 20, 2026 at 9:40 PM Aki Yamane <aki@example.com>\nwrote:\n\n{QUOTED}",
        f"2026/11/20 21:40、山根さんのメール:\n{QUOTED}",
        "-----Original Message-----\nFrom: Aki\nSubject: Re: x\n\n11/27 でお願いします",
        "______________________\nFrom: Aki <aki@example.com>\nSent: Friday\nTo: Sato\n\n11/27",
        "差出人: 山根\n送信日時: 2026年11月20日\n件名: x\n\n11/27",
        QUOTED,
    ],
)
def test_older_messages_below_are_cut_from_the_note(tmp_path: Path, older: str) -> None:
    message = MIMEText(f"了解しました。\n佐藤\n\n{older}", "plain", "utf-8")
    message["From"], message["Subject"] = "sato@example.com", "Re: x"
    mail = read_mail(saved(tmp_path, message.as_bytes()))
    assert mail.text == "了解しました。\n佐藤"
    assert "11/27" in mail.quoted


def test_what_is_only_quoted_is_kept(tmp_path: Path) -> None:
    message = MIMEText("> all of it\n> quoted", "plain", "utf-8")
    message["From"] = "sato@example.com"
    assert "quoted" in read_mail(saved(tmp_path, message.as_bytes())).text


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(JobboardError, match="No such file"):
        read_mail(tmp_path / "none.eml")


def test_a_letter_as_an_e_mail_file(tmp_path: Path) -> None:
    one = application("株式会社アオバ")
    one = type(one)(
        **{
            **{name: getattr(one, name) for name in ("id", "company", "role", "added", "events")},
            "contacts": (Contact(name="佐藤 由紀", email="y.sato@aoba.example.jp"),),
        }
    )
    draft = fill_in(
        board(one),
        one,
        library().letter("withdrawal", Language.JA),
        sender=SENDER,
        now=NOW,
        institutions=library().checks.institutions,
    )
    path = tmp_path / "out.eml"
    write_mail(path, draft, SENDER)
    assert path.read_bytes() == mail_bytes(draft, SENDER)
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message["To"] == "佐藤 由紀 <y.sato@aoba.example.jp>"
    assert message["From"] == "山根 亜希 <aki@example.com>"
    assert message["Subject"] == draft.subject
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == draft.body
    with pytest.raises(JobboardError, match="it already exists"):
        write_mail(path, draft, SENDER)


@for_each_row("before", range(1, 40))
def test_a_long_subject_keeps_its_spaces(before: int) -> None:
    one = application("株式会社アオバ")
    subject = f"{'青' * before} 面接のお礼 （山根 亜希）{'葉' * 30} x"
    draft = FilledLetter(
        letter=library().letter("withdrawal", Language.JA),
        application=one.id,
        recipient=Recipient(house=one.company),
        subject=subject,
        body="山根 亜希です。",
    )
    content = mail_bytes(draft, SENDER)
    assert message_from_bytes(content, policy=policy.default)["Subject"] == subject
    assert max(map(len, content.split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    ("content", "subject", "text"),
    [
        (b"Subject: =?utf-8?b?a?=\n\nhi", "=?utf-8?b?a?=", "hi"),
        (b"Subject: x\nContent-Type: text/plain; charset=undefined\n\nhi", "x", "hi"),
        (b"Subject: =?undefined?q?hi?=\n\nhi", "hi", "hi"),
        (b"From: " + b"a:" * 900 + b"\nSubject: x\n\nhi", "x", "hi"),
    ],
)
def test_what_is_wrong_in_a_head_costs_no_message(
    tmp_path: Path, content: bytes, subject: str, text: str
) -> None:
    mail = read_mail(saved(tmp_path, content))
    assert (mail.subject, mail.text) == (subject, text)
    assert read_source(f"Message-ID: x\n{content.decode()}") == mail


@pytest.mark.parametrize("opened", ["<!--", "<script>", "<style "])
def test_html_that_never_ends_is_read_soon(tmp_path: Path, opened: str) -> None:
    head = b"Subject: x\nContent-Type: text/html\n\n"
    begun = perf_counter()
    mail = read_mail(saved(tmp_path, head + b"<p>hi</p>" + opened.encode() * 20_000))
    assert perf_counter() - begun < 1.5
    assert mail.text.startswith("hi")


def test_scripts_styles_and_comments_of_html_are_no_text(tmp_path: Path) -> None:
    head = b"Subject: x\nContent-Type: text/html\n\n"
    html = b"<HEAD><title>no</title></head >a<script>no</script><!-- <b>no --><style>no</STYLE>b"
    assert read_mail(saved(tmp_path, head + html)).text == "ab"
