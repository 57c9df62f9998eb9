"""Letters, the profile, received mail and reflections from the command line."""

from __future__ import annotations

from email.header import Header
from pathlib import Path

import pytest

from jobboard_tui.cli import main
from tests.cli.conftest import CommandLine

PROFILE = ("name=山根 亜希", "latin=Aki Yamane", "phone=090-0000-1234", "email=aki@example.com")
THU = "2026-11-26T10:00"
APPLIED = ("--applied", "2026-11-02T09:00")


@pytest.fixture
def app(cli: CommandLine) -> str:
    """An interview yesterday with somebody of a Japanese name."""
    found = cli("add", "株式会社アオバ", "SRE", "--contact", "佐藤 由紀", now="2026-11-20T10:00")
    cli("profile", *PROFILE)
    cli("log", found.word, "interview", "--at", "2026-11-25T15:00", "--with", "佐藤 由紀")
    cli.now = THU
    return found.word


def test_a_letter_on_standard_output_and_its_findings_on_standard_error(
    cli: CommandLine, app: str
) -> None:
    said = cli("draft", app, "thank-you", code=4)
    subject, empty, *body = said.out.rstrip("\n").split("\n")
    assert (subject, empty) == ("面接のお礼（SRE・山根 亜希）", "")
    assert body[:2] == ["株式会社アオバ", "佐藤 由紀 様"]
    assert "11月25日（水）に、「SRE」の面接の機会をいただきました山根 亜希です。" in body
    assert "［話題］ is not filled in (placeholder)" in said.err
    assert "--set topic=…" in said.err
    clean = cli("draft", app, "thank-you", "--set", "topic=夜間の当番")
    assert "夜間の当番についてのお話" in clean.out
    assert "(" not in clean.err.partition("\n")[2]


def test_what_is_due_names_the_letter_and_a_rule_does_too(cli: CommandLine, app: str) -> None:
    assert "letter → thank-you" in cli("draft", app, code=4).err
    by_rule = cli("draft", app, "connect", "--lang", "en", code=4)
    assert by_rule.out.startswith("Dear 佐藤 由紀,")
    english = cli("draft", app, "with", "--lang", "en", code=4)
    assert english.out.startswith("Withdrawal of my application")
    assert "株式会社アオバ is Japanese in an English letter" in english.err
    assert "佐藤 由紀 is Japanese in an English letter" in english.err
    cli("edit", app, "latin=Aoba K.K.", "contact=佐藤 由紀 / Sato Yuki, 人事部")
    english = cli("draft", app, "with", "--lang", "en")
    assert "Dear Sato Yuki," in english.out
    assert "at Aoba K.K." in english.out


def test_letters_are_in_the_language_that_is_set_unless_the_call_names_one(
    cli: CommandLine, app: str
) -> None:
    assert cli("draft", app, "thank-you", code=4).out.startswith("面接")
    cli("settings", "letters=en")
    assert cli("draft", app, "thank-you", code=4).out.startswith("Thank")
    assert cli("draft", app, "thank-you", "--lang", "ja", code=4).out.startswith("面接")


def test_what_belongs_into_the_profile_is_asked_for_there_and_once(cli: CommandLine) -> None:
    bare = cli("add", "Aoba", "SRE").word
    said = cli("draft", bare, "withdrawal", code=4).err.splitlines()
    asked = [line.strip() for line in said if "jobboard profile" in line]
    assert asked == [
        "Your full name, as you sign it? jobboard profile name=…",
        "Your phone number? jobboard profile phone=…",
        "Your e-mail address? jobboard profile email=…",
    ]


def test_a_topic_of_the_reflection_is_offered(cli: CommandLine, app: str) -> None:
    cli("reflect", app, "--topic", "夜間の当番", "--asked", "なぜ当社か", "--well", "移行の話")
    assert "(夜間の当番)" in cli("draft", app, "thank-you", code=4).err
    assert cli.show(app)["events"][-1]["note"] == (
        "Went well: 移行の話\nTopic: 夜間の当番\nAsked: なぜ当社か"
    )


def test_a_false_alarm_is_silenced_until_the_letter_is_sent(cli: CommandLine, app: str) -> None:
    words = ("draft", app, "thank-you", "--set", "topic=x😊")
    assert "(emoji)" in cli(*words, code=4).err
    assert "(emoji)" not in cli(*words, "--silence", "emoji").err
    assert "ignored: emoji" in cli(*words).err
    assert "(emoji)" in cli(*words, "--lang", "en", code=4).err
    assert "(emoji)" in cli(*words, "--hear", "emoji", code=4).err
    cli(*words, "--silence", "emoji")
    cli("log", app, "thanked")
    assert "(emoji)" in cli(*words, code=4).err


def test_another_recipient_and_another_tone(cli: CommandLine, app: str) -> None:
    cli("edit", app, "latin=Aoba K.K.")
    told = cli("draft", app, "withdrawal", "--to", "Laura Meier <laura@example.com>")
    assert told.out.splitlines()[2] == "Dear Laura Meier,"
    assert "to: Laura Meier, 株式会社アオバ <laura@example.com>" in told.err
    first = cli("draft", app, "withdrawal", "--to", "森 恵", "--tone", "first").out
    assert "森 恵 様\n\n突然のご連絡失礼いたします。" in first
    assert "お世話になっております。" in cli("draft", app, "withdrawal", "--to", "佐藤 由紀").out
    assert "the name is missing" in cli.fails("draft", app, "--to", "<a@b.example>", code=2).err


def test_several_people_get_one_letter(cli: CommandLine, app: str) -> None:
    said = cli("draft", app, "withdrawal", "--to", "小川 蓮, 人事部", "--to", "森 彩 <m@a.example>")
    assert "株式会社アオバ\n人事部\n小川 蓮 様\n森 彩 様\n\n" in said.out
    assert "to: 小川 蓮, 森 彩, 株式会社アオバ <m@a.example>" in said.err
    cli("edit", app, "latin=Aoba K.K.")
    english = cli("draft", app, "withdrawal", "--to", "Ogawa Ren; Mori Aya")
    assert "Dear Ogawa Ren and Mori Aya," in english.out


def test_a_contact_is_told_as_everywhere(cli: CommandLine) -> None:
    cli("profile", *PROFILE)
    line = "佐藤 由紀, 人事部, y@a.example.jp"
    app = cli("add", "株式会社藍", "企画", "--contact", line, *APPLIED).word
    contact = {"name": "佐藤 由紀", "title": "人事部", "email": "y@a.example.jp"}
    assert contact.items() <= cli.show(app)["contacts"][0].items()
    cli("edit", app, "contact=森 彩 / Mori Aya, 開発部", "phone=03-1234-5678")
    changed = {"name": "森 彩", "latin": "Mori Aya", "title": "開発部", "phone": "03-1234-5678"}
    assert changed.items() <= cli.show(app)["contacts"][0].items()
    cli("edit", app, "title=採用")
    assert cli.show(app)["contacts"][0]["title"] == "採用"
    assert "株式会社藍\n採用ご担当\n森 彩 様" in cli("draft", app, "withdrawal", now=THU).out
    bare = cli("add", "Kestrel KK", "SRE").word
    assert "no contact to add it to" in cli.fails("edit", bare, "title=HR", code=2).err
    clash = ("add", "Momiji", "SRE", "--contact", line, "--email", "x@a.example.jp")
    assert "--contact gives another address" in cli.fails(*clash, code=2).err


def test_a_company_is_not_written_in_half_width_kana(cli: CommandLine) -> None:
    said = cli("add", "ｽｽﾞｶｹ精機株式会社", "企画")
    assert "company → スズカケ精機株式会社" in said.err
    assert cli.show(said.word)["company"] == "スズカケ精機株式会社"
    assert "company → ツバメ" in cli("edit", said.word, "company=ﾂﾊﾞﾒ").err


def test_after_a_decision_no_letter_is_proposed(cli: CommandLine, app: str) -> None:
    cli("log", app, "offer", "--by", "2026-12-04", now="2026-11-25T18:00")
    cli("log", app, "accepted", now="2026-11-26T09:00")
    cli.now = THU
    assert "is already decided, and no letter is due" in cli.fails("draft", app, code=2).err
    asked = cli("draft", app, "interview-follow-up", code=4)
    assert "this application is already accepted (decided)" in asked.err
    cli("log", app, "received", "--at", "2026-11-26T09:30")
    assert "letter → reply" in cli("draft", app, code=4).err


def test_the_time_for_an_answer_is_kept_and_held_against_the_deadline(
    cli: CommandLine, app: str
) -> None:
    cli("log", app, "thanked", now="2026-11-25T17:00")
    cli("log", app, "offer", "--by", "2026-12-01", now="2026-11-25T18:00")
    cli("log", app, "offer-letter", "--by", "2026-12-01", now="2026-11-25T18:30")
    cli.now = THU
    assert "letter → more-time" in cli("draft", app, code=4).err
    said = cli("draft", app, "more-time", "--set", "until=12月8日 17時")
    assert "12月1日（火）までと伺っておりますお返事を、12月8日（火）17時まで" in said.out
    early = cli("draft", app, "more-time", "--set", "until=三日後", code=4)
    assert "11月29日（日） is not after the date they gave, 12月1日（火）" in early.err
    assert "offices are closed on 11月29日（日）; 11月30日（月） is open" in early.err
    wrong = cli.fails("draft", app, "more-time", "--set", "until=12月8日（水）", code=2)
    assert "that date is Tue 8 Dec 2026" in wrong.err


def test_a_text_of_ones_own_is_checked(cli: CommandLine, app: str, tmp_path: Path) -> None:
    letter = cli("draft", app, "thank-you", "--set", "topic=夜間の当番").out
    path = tmp_path / "mine.txt"
    path.write_text(letter, encoding="utf-8")
    checked = ("draft", app, "thank-you", "--check", str(path))
    good = cli(*checked)
    assert (good.out, "subject: 面接のお礼" in good.err) == ("", True)
    path.write_text(letter.replace("貴社", "御社"), encoding="cp932")
    said = cli(*checked, code=4)
    assert [line for line in said.out.splitlines() if "(house-word)" in line]
    path.write_text(letter.partition("\n\n")[2].replace("佐藤 由紀 様", "佐藤 由紀"), "utf-8")
    said = cli(*checked, code=4)
    assert said.out.startswith("line 2: 佐藤 由紀 in the address: 佐藤 由紀 様 (address)")
    assert "no subject" in said.err
    path.write_text("\n\n" + letter.replace("貴社", "御社"), encoding="utf-8")
    (line,) = (n for n, one in enumerate(path.read_text("utf-8").split("\n"), 1) if "御社" in one)
    assert cli(*checked, code=4).out.startswith(f"line {line}: 御社 is 貴社")
    before = cli.file.read_bytes()
    english = "Dear Sato-san,\n\nThank you for the talk on Friday, 25 November.\n\nAki Yamane\n"
    path.write_text(english, encoding="utf-8")
    assert "(dates)" in cli(*checked, code=4).out
    assert cli.file.read_bytes() == before
    mail = tmp_path / "out.eml"
    cli("draft", app, "withdrawal", "--eml", str(mail))
    assert cli("draft", app, "withdrawal", "--check", str(mail)).out == ""
    for words, said_words, code in (
        (("--check", str(tmp_path)), "Is a directory", 1),
        (("--check", str(tmp_path / "none")), "No such file", 1),
        (("--check", str(path), "--set", "topic=x"), "checked as it is", 2),
    ):
        assert said_words in cli.fails("draft", app, "thank-you", *words, code=code).err


def test_through_an_agency_it_says_so(cli: CommandLine) -> None:
    told = ("--agency", "Robin Agency", "--contact", "Chris Novak", *APPLIED)
    app = cli("add", "Aoba", "SRE", *told).word
    cli("profile", *PROFILE)
    said = cli("draft", app, "withdrawal", "--lang", "en", now=THU)
    assert "note: this application goes through Robin Agency" in said.err
    assert "Dear Chris Novak," in said.out


def test_too_early_is_a_finding(cli: CommandLine, app: str) -> None:
    said = cli("draft", app, "interview-follow-up", code=4)
    assert "too early: wait until Wed 2 Dec" in said.err


def test_drafting_changes_nothing(cli: CommandLine, app: str) -> None:
    before = cli.file.read_bytes()
    cli("draft", app, code=4)
    assert cli.file.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["poem"],
            2,
            "letter poem: unknown name; use one of ",
        ),
        (["thank-you", "--set", "mood=x"], 2, "the letter has no such field"),
        (["thank-you", "--set", "topic"], 2, "the letter has no such field"),
        (["thank-you", "--silence", "x"], 2, "unknown check"),
        (["thank-you", "--hear", "x"], 2, "unknown check"),
        (["thank-you", "--tone", "x"], 2, "invalid choice"),
        (["thank-you", "--lang", "fr"], 2, "invalid choice"),
    ],
)
def test_words_that_are_off(
    cli: CommandLine, app: str, words: list[str], code: int, said: str
) -> None:
    assert said in cli.fails("draft", app, *words, code=code).err


def test_a_letter_as_an_e_mail_file(cli: CommandLine, app: str, tmp_path: Path) -> None:
    path = tmp_path / "out.eml"
    said = cli("draft", app, "withdrawal", "--eml", str(path))
    assert said.out == ""
    assert b"Subject: " in path.read_bytes()
    assert (
        "it already exists" in cli.fails("draft", app, "withdrawal", "--eml", str(path), code=1).err
    )


def test_the_day_of_a_meeting_can_be_answered(cli: CommandLine) -> None:
    app = cli("add", "株式会社アオバ", "SRE", "--contact", "佐藤 由紀", now=THU).word
    cli("profile", *PROFILE)
    asked = cli("draft", app, "linkedin", "--set", "topic=当番", code=4)
    assert "--set met=…" in asked.err
    assert "先日" in cli("draft", app, "linkedin", "--set", "met=先日", code=4).out


def test_letters_and_checks_of_ones_own(
    cli: CommandLine, app: str, folders_of_its_own: Path
) -> None:
    config = folders_of_its_own / "config" / "jobboard"
    (config / "letters").mkdir(parents=True)
    (config / "letters" / "mine.md").write_text(
        "---\nkind: portfolio\nlanguage: ja\ntitle: 作品\nask link: Where is it?\n---\n"
        "{company}\n{contact}様\n\nお世話になっております。\n{link}\nよろしくお願いいたします。\n\n{signature}"
    )
    (config / "letter_checks.toml").write_text("[checks.sender-missing]\noff = true\n")
    said = cli("draft", app, "portfolio", code=4)
    assert "Where is it? --set link=…" in said.err
    cli("draft", app, "portfolio", "--set", "link=https://example.com")
    (config / "letters" / "bad.md").write_text("x")
    said = cli("draft", app, "portfolio", "--set", "link=https://example.com")
    assert "note: letter" in said.err
    assert "bad.md: it doesn't start with" in said.err


def test_the_profile_is_kept_and_printed(cli: CommandLine) -> None:
    cli("profile", *PROFILE, "signature=山根\\n090")
    lines = cli("profile").out.splitlines()
    assert {*PROFILE, "kana=", "school=", "signature=山根\\n090"} == set(lines)
    cli("profile", "signature=")
    cli("settings", "theme=nord")
    assert "name=山根 亜希" in cli("profile").out
    assert "not valid" in cli.fails("profile", "email=x", code=2).err
    assert "unknown field" in cli.fails("profile", "age=7", code=2).err


def test_the_demo_has_somebody_who_signs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--demo", "--now", THU, "draft", "tsukishima", "application-follow-up"]) == 0
    assert "山根 亜希" in capsys.readouterr().out


def test_the_bank_of_questions(cli: CommandLine, app: str) -> None:
    cli("reflect", app, "--asked", "Why us?", "--asked", "なぜ当社か")
    said = cli("questions", "why")
    assert said.out.splitlines() == ["Why us?", "  株式会社アオバ, SRE, round 1, Thu 26 Nov"]
    (one,) = cli("questions", "当社", "ｱｵﾊﾞ", "--json").json
    assert (one["question"], one["application"], one["round"]) == ("なぜ当社か", app, 1)
    assert cli("questions", "xyzzy").out == ""
    cli("reflect", app, "--asked", "And then?", now="2026-11-26T02:00:00.5Z")
    assert cli("questions", "then", "--json").json[0]["at"] == "2026-11-26T11:00:00+09:00"
    assert "nothing given" in cli.fails("reflect", app, code=2).err


SENT_BY = Header("佐藤 由紀", "iso-2022-jp").encode()
MAIL = f"""From: {SENT_BY} <y.sato@aoba.example.jp>
Subject: Interview
Date: Mon, 23 Nov 2026 09:30:00 +0900

Can you come on Friday?
"""


def test_a_received_message_from_a_file(cli: CommandLine, tmp_path: Path) -> None:
    app = cli("add", "Aoba", "SRE", "--applied", "2026-11-02").word
    path = tmp_path / "in.eml"
    path.write_text(MAIL)
    said = cli("log", app, "received", "--eml", str(path), now="2026-11-23T12:00")
    event = cli.show(app)["events"][-1]
    assert (event["kind"], event["via"]) == ("received", "email")
    assert event["at"] == "2026-11-23T09:30:00+09:00"
    assert event["note"] == "Interview\n\nCan you come on Friday?"
    assert event["with"] == ["佐藤 由紀"]
    assert "佐藤 由紀 <y.sato@aoba.example.jp> is not a contact yet" in said.err
    cli("log", app, "received", "--eml", str(path), "--add-contact", "--note", "mine")
    assert cli.show(app)["contacts"][0]["email"] == "y.sato@aoba.example.jp"
    assert cli.show(app)["events"][-1]["note"] == "mine"
    again = cli("log", app, "received", "--eml", str(path), "--no-reply")
    assert "contacts" not in again.err
    assert [one["needs_reply"] for one in cli.show(app)["events"][1:]] == [True, True, False]


def test_a_file_that_is_no_message_changes_nothing(cli: CommandLine, tmp_path: Path) -> None:
    app = cli("add", "Aoba", "SRE").word
    path = tmp_path / "in.eml"
    path.write_bytes(b"hello")
    assert (
        "save the message as .eml"
        in cli.fails("log", app, "received", "--eml", str(path), code=1).err
    )
    assert "--eml" in cli.fails("log", app, "received", "--add-contact", code=2).err


def test_a_notice_of_half_width_kana_in_an_import(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("会社名,職種\nｽｽﾞｶｹ精機株式会社,企画\n", encoding="utf-8")
    said = cli("import", str(path))
    assert "half-width kana: saved as スズカケ精機株式会社" in said.err + said.out
    assert cli("list", "--json").json[0]["company"] == "スズカケ精機株式会社"


def test_an_answer_is_echoed_or_refused_or_left_out(cli: CommandLine, app: str) -> None:
    said = cli("draft", app, "more-time", "--set", "until=early December", code=4)
    assert "until → Thu 10 Dec" in said.err
    doubt = cli("draft", app, "more-time", "--set", "until=来週", code=2)
    assert "30 Nov" in doubt.err
    assert "4 Dec" in doubt.err
    assert "12月" not in doubt.out
    for said in ("なし", "理由は特にありません。"):
        body = cli("draft", app, "decline", "--set", f"reason={said}", code=4).out
        assert "\n熟慮の末、誠に勝手ながら" in body
    future = cli("draft", app, "thank-you", "--set", "met=tomorrow", code=2)
    assert "in the future" in future.err


def test_a_letter_about_an_offer_says_whom_it_does_not_address(cli: CommandLine, app: str) -> None:
    cli("log", app, "offer", "--at", "2026-11-26T09:00")
    said = cli("draft", app, "offer-letter-request")
    assert "採用ご担当者様" in said.out
    assert "no address of 佐藤 由紀 is known" in said.err
    named = cli("draft", app, "offer-letter-request", "--to", "高橋部長")
    assert "部長 高橋 様" in named.out
    assert "is known" not in named.err
