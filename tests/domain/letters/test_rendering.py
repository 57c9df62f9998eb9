"""Every kind of letter, in both languages, on the demo board and on a bare card."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache

import pytest

from jobboard_tui.config.demo_board import demo_board, demo_sender
from jobboard_tui.domain.board import Board
from jobboard_tui.domain.letters.recipients import parse_recipient, recipients
from jobboard_tui.domain.letters.rendering import fill_in
from jobboard_tui.domain.letters.run_checks import check_context, check_draft
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.suggest import suggest_kinds, suggest_language
from jobboard_tui.domain.letters.template_parser import FIELDS, InvalidTemplate, letter_of
from jobboard_tui.domain.letters.template_values import (
    is_japanese,
    name_after_dear,
    template_values,
)
from jobboard_tui.domain.letters.types import FilledLetter, Language, LetterTone
from jobboard_tui.domain.models import Application, Channel, Contact, Event, Kind, Timeline
from jobboard_tui.domain.reminders.api import ReminderState, reminders
from tests.domain.letters.letter_builder import (
    NOW,
    SENDER,
    TOKYO,
    application,
    board,
    event,
    library,
)
from tests.domain.timeline_builder import shipped_rules
from tests.rows import for_each_row

EN, JA = Language.EN, Language.JA
PROFILE = {"name", "phone", "email"}
ANSWERS = {
    EN: {
        "topic": "how you test releases",
        "news": "I have read your report on the migration. It answers a question that I had.",
        "answer": "I have attached the portfolio.",
        "reason": "the place of work",
        "wish": "a base salary of ¥9.5M",
        "grounds": "I have led a team of six for three years.",
        "until": "Thursday, 3 December",
    },
    JA: {
        "topic": "リリース前の試験",
        "news": "面接の際にお話しできなかった移行の経験について、資料を添付いたします。",
        "answer": "ポートフォリオを添付いたします。",
        "reason": "勤務地",
        "wish": "年収の額",
        "grounds": "前職では6名のチームを3年間率いておりました。",
        "until": "12月3日（木）",
    },
}
NEEDED: dict[str, set[str]] = {
    "application-follow-up": set(),
    "thank-you": {"met", "topic"},
    "interview-follow-up": {"interview_date"},
    "news": {"meeting_date", "news"},
    "reply": {"answer"},
    "offer-letter-request": set(),
    "offer-meeting-request": set(),
    "acceptance": {"reason"},
    "decline": {"reason"},
    "more-time": {"until"},
    "negotiation": {"wish", "grounds"},
    "withdrawal": set(),
    "linkedin": {"met", "topic"},
    "phone": set(),
}
"""What each kind asks for on a card that tells nothing, beside the profile."""
WITHOUT_RULE = {"news": "raicho"}
"""Kinds that no rule calls for, and a card of the demo on which they make sense."""


OWN_SUBJECT = "Re: 「Backend Engineer」の件（山根 亜希）"


@cache
def demo() -> Board:
    return demo_board(NOW)


def made(
    whole: Board,
    one: Application,
    kind: str,
    language: Language,
    *,
    sender: Sender = SENDER,
    now: datetime = NOW,
    answers: dict[str, str] | None = None,
) -> FilledLetter:
    letter = library().letter(kind, language)
    institutions = library().checks.institutions
    return fill_in(
        whole, one, letter, sender=sender, now=now, institutions=institutions, answers=answers
    )


def cards(kind: str) -> list[str]:
    """The demo's applications whose due or overdue reminder calls for a letter of that kind."""
    rules = library().letter(kind, EN).rules
    found = [
        one.application
        for one in reminders(demo(), shipped_rules(), NOW)
        if one.rule.id in rules and one.state is not ReminderState.WAITING and one.application
    ]
    return found or [WITHOUT_RULE[kind]]


def test_every_kind_of_letter_is_there_in_both_languages() -> None:
    kinds = library().kinds
    assert set(kinds) >= set(NEEDED)
    assert set(library().letters) == {(kind, language) for kind in kinds for language in Language}
    for letter in library().letters.values():
        assert set(letter.rules) <= set(shipped_rules().rules)
        assert letter.logs is not None


def is_unwritten(kind: str, one: Application) -> bool:
    """Whether an acceptance goes out before there is an offer in writing."""
    past = [event for event in one.events if event.at <= NOW]
    return kind == "acceptance" and not any(event.kind is Kind.OFFER_LETTER for event in past)


@for_each_row("language", list(Language))
@for_each_row("kind", list(NEEDED))
def test_a_card_whose_rule_calls_for_it_has_no_finding(kind: str, language: Language) -> None:
    for app_id in cards(kind):
        one = demo()[app_id]
        draft = made(demo(), one, kind, language, sender=demo_sender(), answers=ANSWERS[language])
        setting = check_context(
            demo(), shipped_rules(), draft, sender=demo_sender(), now=NOW, checks=library().checks
        )
        findings = check_draft(setting, library().checks)
        due = {"no-offer-letter"} if is_unwritten(kind, one) else set()
        if language is EN and kind != "phone" and is_japanese(f"{draft.subject} {draft.body}"):
            due.add("japanese-in-english")
        assert {finding.check for finding in findings} == due, [
            (app_id, finding.says) for finding in findings
        ]
        assert draft.questions == ()
        assert "{" not in draft.body + draft.subject
        assert "| " not in draft.body


@for_each_row("language", list(Language))
@for_each_row("kind", list(NEEDED))
def test_a_bare_card_has_exactly_the_questions_it_needs(kind: str, language: Language) -> None:
    one = application("株式会社アオバ", events=())
    draft = made(board(one), one, kind, language, sender=Sender())
    asked = {question.field for question in draft.questions}
    needed = NEEDED[kind] | PROFILE
    if kind == "linkedin":
        needed = NEEDED[kind] | {"name", "contact"}
    if kind == "phone":
        needed = {"name", "phone"}
    assert asked == needed
    for question in draft.questions:
        assert question.placeholder in draft.subject + draft.body
        assert question.words
    told = {**ANSWERS[language], "met": "本日", "meeting_date": "11月20日（金）", "contact": "佐藤"}
    told["interview_date"] = told["meeting_date"]
    told |= {"name": "山根 亜希", "phone": "090-0000-1234", "email": "aki@example.com"}
    again = made(board(one), one, kind, language, sender=Sender(), answers=told)
    assert again.questions == ()
    assert not re.search(r"[\[\]［］{}]", again.subject + again.body)


@pytest.mark.parametrize(
    ("language", "expected"),
    [(JA, "11月20日（金）"), (EN, "on Friday, 20 November")],
)
def test_the_date_of_the_interview_in_the_languages_own_form(
    language: Language, expected: str
) -> None:
    one = application(events=[event(Kind.INTERVIEW, "11-20T15:00")])
    assert expected in made(board(one), one, "thank-you", language).body
    same_day = datetime(2026, 11, 20, 18, tzinfo=TOKYO)
    today = made(board(one), one, "thank-you", language, now=same_day).body
    assert ("本日" if language is JA else "today") in today


@pytest.mark.parametrize(
    ("kind", "field", "text", "english", "japanese"),
    [
        ("more-time", "until", "12/3", "by Thursday, 3 December", "12月3日（木）まで"),
        (
            "thank-you",
            "met",
            "yesterday",
            "me on Wednesday, 25 November about",
            "11月25日（水）に、",
        ),
        ("thank-you", "met", "本日", "me today about", "本日、"),
        ("news", "meeting_date", "11月20日", "on Friday, 20 November", "11月20日（金）に"),
        ("thank-you", "met", "at the fair", "me at the fair about", "at the fair、"),
    ],
)
def test_a_day_that_is_told_takes_the_form_of_the_language(
    kind: str, field: str, text: str, english: str, japanese: str
) -> None:
    one = application(events=())
    for language, said in ((EN, english), (JA, japanese)):
        assert said in made(board(one), one, kind, language, answers={field: text}).body


@pytest.mark.parametrize("company", ["株式会社アオバ", "ホシゾラ株式会社", "Momiji Works"])
def test_the_company_as_it_writes_itself(company: str) -> None:
    one = application(company)
    assert made(board(one), one, "decline", JA).body.startswith(f"{company}\n採用ご担当者様\n\n")


def test_a_contact_is_addressed_with_department_and_name() -> None:
    known = application()
    for title, address in (
        ("人事部", "株式会社アオバ\n人事部\n佐藤 由紀 様\n\n"),
        ("採用担当", "株式会社アオバ\n採用ご担当\n佐藤 由紀 様\n\n"),
        ("人事部 採用ご担当", "株式会社アオバ\n人事部 採用ご担当\n佐藤 由紀 様\n\n"),
        ("人事", "株式会社アオバ\n人事ご担当\n佐藤 由紀 様\n\n"),
        ("HR", "株式会社アオバ\n佐藤 由紀 様\n\n"),
    ):
        contact = Contact(name="佐藤 由紀様", title=title)
        one = Application(
            id="a",
            company=known.company,
            role=known.role,
            added=known.added,
            contacts=(contact,),
            events=known.events,
        )
        assert made(board(one), one, "decline", JA).body.startswith(address)


def test_through_an_agency_the_recruiter_is_addressed() -> None:
    one = application("株式会社アオバ", "Chris Novak", agency="Robin Agency")
    draft = made(board(one), one, "decline", JA, answers=ANSWERS[JA])
    assert draft.recipient.is_agency
    assert draft.body.startswith("Robin Agency\nChris Novak 様\n\n")
    assert "貴社" not in draft.body
    assert "株式会社アオバ" in draft.subject
    english = made(board(one), one, "offer-letter-request", EN)
    assert english.body.startswith("Dear Chris Novak,")
    for name, dear in (("Tanaka", "Tanaka-san"), ("Tanaka-san", "Tanaka-san"), ("", "")):
        assert name_after_dear(name) == dear
    assert "Could you ask them" in english.body
    note = made(board(one), one, "linkedin", EN)
    assert not note.recipient.is_agency


@pytest.mark.parametrize("agency", ["株式会社ロビン", "ロビン合同会社", "ロビン K.K.", "ロビン"])
def test_a_recruiters_title_may_leave_out_the_agencys_legal_form(agency: str) -> None:
    people = (Contact(name="森 健"), Contact(name="田中 真由美", title="ロビン"))
    one = replace(application(agency=agency), contacts=people)
    assert made(board(one), one, "withdrawal", JA).recipient.name == "田中 真由美"


def test_whoever_was_met_is_not_taken_for_the_recruiter() -> None:
    recruiter = Contact(name="田中 真由美", email="tanaka@robin.example.jp")
    met = Contact(name="佐藤 由紀", email="sato@aoba.example.jp")
    beside = Contact(name="森 健", email="mori@aoba.example.jp")
    interview = event(Kind.INTERVIEW, "11-25T15:00", people=("佐藤",))
    one = replace(
        application(agency="ロビン", events=(interview,)), contacts=(met, recruiter, beside)
    )
    assert made(board(one), one, "thank-you", JA).recipient.name == "田中 真由美"
    alone = replace(one, contacts=(met,))
    assert made(board(alone), alone, "thank-you", JA).recipient.name == ""
    unsure = replace(one, events=Timeline(()))
    assert made(board(unsure), unsure, "thank-you", JA).recipient.name == ""


def test_an_address_is_nobodys_name() -> None:
    jobs = Contact(name="saiyo", email="saiyo@aoba.example.jp")
    one = replace(application(events=()), contacts=(jobs,))
    letter = made(board(one), one, "application-follow-up", JA)
    assert letter.body.startswith("株式会社アオバ\n採用ご担当者様\n")
    assert letter.recipient.email == jobs.email
    assert [to.email for to in recipients(one)] == [jobs.email]
    two = replace(one, contacts=(jobs, Contact(name="佐藤 由紀")))
    assert made(board(two), two, "application-follow-up", JA).recipient.name == "佐藤 由紀"


@pytest.mark.parametrize(
    ("sender", "name", "address"),
    [
        ("jobs@aoba.example.jp", "", "jobs@aoba.example.jp"),
        ("sato@aoba.example.jp", "佐藤 由紀", "sato@aoba.example.jp"),
        ("no-reply@aoba.example.jp", "佐藤 由紀", "sato@aoba.example.jp"),
        ("森 健", "森 健", ""),
    ],
)
def test_a_sender_without_a_name_is_answered_by_the_address(
    sender: str, name: str, address: str
) -> None:
    wrote = event(Kind.RECEIVED, "11-25T15:00", people=(sender,), via=Channel.EMAIL, note="x")
    contact = Contact(name="佐藤 由紀", email="sato@aoba.example.jp")
    one = replace(application(events=(wrote,)), contacts=(contact,))
    to = made(board(one), one, "reply", JA).recipient
    assert (to.name, to.email) == (name, address)


def test_without_a_contact_the_agency_itself_is_addressed() -> None:
    one = application("株式会社アオバ", "佐藤 由紀", "森 恵", agency="Robin Agency")
    draft = made(board(one), one, "decline", JA)
    assert draft.body.startswith("Robin Agency\nご担当者様\n\n")


def test_whoever_was_met_is_thanked() -> None:
    met = event(Kind.INTERVIEW, "11-25T15:00", people=("森 恵",))
    one = application("株式会社アオバ", "佐藤 由紀", "森 恵", events=[met])
    assert made(board(one), one, "thank-you", JA).recipient.name == "森 恵"
    stranger = event(Kind.INTERVIEW, "11-25T15:00", people=("井上さん",))
    one = application("株式会社アオバ", "佐藤 由紀", events=[stranger])
    assert made(board(one), one, "thank-you", JA).recipient.name == "井上"


def test_new_graduates_name_their_university() -> None:
    graduate = Sender(name="山根 亜希", school="月島大学 理工学部", phone="1", email="a@b.example")
    one = application()
    text = made(board(one), one, "thank-you", JA, sender=graduate).body
    assert "月島大学 理工学部の山根 亜希です" in text
    assert "月島大学" not in made(board(one), one, "thank-you", JA).body


def test_the_script_of_a_call_has_the_same_facts_and_is_logged_as_one() -> None:
    known_one = application("株式会社アオバ", "佐藤 由紀")
    for language, parts in (
        (JA, ("様はいらっしゃいますでしょうか", "山根 亜希と申します", "お時間をいただいても")),
        (EN, ("佐藤 由紀", "my name is Aki Yamane", "Do you have two minutes")),
    ):
        draft = made(board(known_one), known_one, "phone", language)
        assert all(part in draft.body for part in (*parts, "Backend Engineer", SENDER.phone))
        assert (draft.letter.via, draft.letter.logs) == (Channel.PHONE, Kind.FOLLOWED_UP)
        assert draft.subject == ""


def test_an_information_session_is_no_interview() -> None:
    session = event(Kind.INFO_SESSION, "11-25T15:00")
    before = event(Kind.INTERVIEW, "11-10T15:00")
    only = application(events=[session])
    both = application(events=[before, session])
    assert "説明会に参加いたしました" in made(board(only), only, "thank-you", JA).body
    assert "説明会に参加いたしました" in made(board(only), only, "news", JA).body
    assert "information session" in made(board(only), only, "thank-you", EN).body
    asked = made(board(only), only, "interview-follow-up", JA).questions
    assert [question.field for question in asked] == ["interview_date"]
    assert "11月10日（火）" in made(board(both), both, "interview-follow-up", JA).body


def test_the_first_contact_and_a_known_one_are_greeted_differently() -> None:
    applied = [event(Kind.APPLIED, "11-02T10:00")]
    heard = [*applied, event(Kind.RECEIVED, "11-04T10:00")]
    first, known = (application(events=events) for events in (applied, heard))
    assert "突然のご連絡" in made(board(first), first, "application-follow-up", JA).body
    assert "お世話になっております" in made(board(known), known, "application-follow-up", JA).body


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", ["application-follow-up", "reply", "withdrawal"])
def test_the_tone_is_chosen_by_hand(kind: str, language: Language) -> None:
    one = application()
    letter = library().letter(kind, language)
    texts = {}
    for tone in LetterTone:
        draft = fill_in(
            board(one),
            one,
            letter,
            sender=SENDER,
            now=NOW,
            institutions=library().checks.institutions,
            tone=tone,
        )
        assert draft.tone is tone
        texts[tone] = draft.body
    assert texts[LetterTone.FIRST] != texts[LetterTone.KNOWN]


def test_a_reply_goes_to_the_one_who_wrote() -> None:
    wrote = event(Kind.RECEIVED, "11-25T10:00", people=("森 恵",))
    met = event(Kind.INTERVIEW, "11-20T10:00", people=("佐藤 由紀",))
    one = application("Aoba", "佐藤 由紀", "森 恵", events=[met, wrote])
    assert made(board(one), one, "reply", JA).recipient.name == "森 恵"
    assert made(board(one), one, "thank-you", JA).recipient.name == "佐藤 由紀"
    stranger = replace(wrote, people=("Laura Meier",))
    one = application("株式会社アオバ", "佐藤 由紀", events=[stranger])
    assert made(board(one), one, "reply", EN).recipient.name == "Laura Meier"
    assert suggest_language(one, library().letter("reply", EN)) is EN


def test_a_reply_through_an_agency_goes_to_the_recruiter_unless_the_company_wrote() -> None:
    wrote = event(Kind.RECEIVED, "11-25T10:00", people=("Chris",))
    recruiter = Contact(name="Chris Novak", title="Robin Agency", email="c@robin.example")
    sato = Contact(name="Sato", email="s@aoba.example")
    bare = application("Aoba", agency="Robin Agency", events=[wrote])
    one = replace(bare, contacts=(recruiter, sato))
    assert made(board(one), one, "reply", EN).recipient.email == "c@robin.example"
    one = replace(one, events=Timeline([replace(wrote, people=("Sato Yuki",))]))
    recipient = made(board(one), one, "reply", EN).recipient
    assert (recipient.email, recipient.is_agency) == ("s@aoba.example", False)


def test_who_wrote_first_is_answered_as_a_first_contact() -> None:
    wrote = [event(Kind.RECEIVED, "11-04T10:00")]
    once = [*wrote, event(Kind.REPLIED, "11-04T12:00"), event(Kind.RECEIVED, "11-05T10:00")]
    first, known = (application(events=events) for events in (wrote, once))
    assert "山根 亜希と申します" in made(board(first), first, "reply", JA).body
    assert "山根 亜希です" in made(board(known), known, "reply", JA).body


@for_each_row(
    ("note", "via", "subject"),
    [
        ("面接のご案内\n\n山根様", Channel.EMAIL, "Re: 面接のご案内（山根 亜希）"),
        ("RE: Re：面接のご案内\n\n山根様", Channel.EMAIL, "Re: 面接のご案内（山根 亜希）"),
        ("面接\nの件です\n\n佐藤", Channel.EMAIL, OWN_SUBJECT),
        ("面接のご案内\n\n山根様", None, OWN_SUBJECT),
        ("面接のご案内", Channel.EMAIL, OWN_SUBJECT),
        ("山根 亜希 様\n\n面接のご案内です。", Channel.EMAIL, OWN_SUBJECT),
        ("Dear Aki,\n\nplease come.", Channel.EMAIL, OWN_SUBJECT),
        ("お世話になっております。\n\n面接のご案内です。", Channel.EMAIL, OWN_SUBJECT),
    ],
)
def test_a_reply_keeps_the_subject_of_their_mail(
    note: str, via: Channel | None, subject: str
) -> None:
    one = application(events=[event(Kind.RECEIVED, "11-25T10:00", note=note, via=via)])
    assert made(board(one), one, "reply", JA).subject == subject


@pytest.mark.parametrize(
    ("kind", "before", "said"),
    [
        ("application-follow-up", Kind.FOLLOWED_UP, ("たびたびのご連絡", "earlier message")),
        ("interview-follow-up", Kind.FOLLOWED_UP, ("たびたびのご連絡", "earlier message")),
        (
            "offer-letter-request",
            Kind.LETTER_REQUESTED,
            ("11月20日（金）にもお願い", "terms of employment on Friday, 20 November;"),
        ),
    ],
)
def test_who_asks_again_says_so(kind: str, before: Kind, said: tuple[str, str]) -> None:
    events = [event(Kind.APPLIED, "10-01T10:00"), event(before, "11-20T10:00")]
    ends = event(Kind.OFFER_LETTER, "11-21T10:00")
    again, over = (application(events=one) for one in (events, [*events, ends]))
    for language, words in zip((JA, EN), said, strict=True):
        assert words in made(board(again), again, kind, language).body
        assert words not in made(board(over), over, kind, language).body


def test_everybody_to_whom_a_letter_could_go() -> None:
    met = event(Kind.INTERVIEW, "11-25T15:00", people=("井上さん", "佐藤", "Chris Novak"))
    one = application("Aoba", "Chris Novak", "佐藤", agency="Robin Agency", events=[met])
    recruiter = Contact(name="Chris Novak", title="Robin Agency")
    one = replace(one, contacts=(recruiter, *one.contacts[1:]))
    found = [(to.names, to.house) for to in recipients(one)]
    assert found == [
        ("Chris Novak", "Robin Agency"),
        ("佐藤", "Aoba"),
        ("井上", "Aoba"),
        ("井上, 佐藤", "Aoba"),
        ("", "Aoba"),
    ]
    assert parse_recipient(one, "chris novak").is_agency
    other = parse_recipient(one, "Jo Park <jo@robin.example>")
    assert (other.house, other.is_agency) == ("Robin Agency", True)
    assert parse_recipient(one, "森 恵, 人事部").title == "人事部"


def test_a_signature_of_ones_own() -> None:
    own = Sender(name="山根 亜希", signature="山根 亜希\nよろしく")
    one = application()
    draft = made(board(one), one, "withdrawal", JA, sender=own)
    assert draft.body.endswith("\n\n山根 亜希\nよろしく")
    assert draft.questions == ()


def test_topics_of_the_reflection_are_offered() -> None:
    note = "Topic: releases on Fridays\n話題: 夜間の当番"
    one = application(events=[event(Kind.INTERVIEW, "11-25T15:00"), reflected(note)])
    (asked,) = made(board(one), one, "thank-you", EN).questions
    assert asked.offers == ("releases on Fridays", "夜間の当番")


def reflected(note: str) -> Event:
    return event(Kind.REFLECTED, "11-25T18:00", note=note)


def test_what_is_due_proposes_the_letter_and_the_contact_its_language() -> None:
    whole = demo()
    due = [one for one in reminders(whole, shipped_rules(), NOW) if one.application == "shirakaba"]
    assert suggest_kinds(library(), due, EN)[0] == "thank-you"
    assert set(suggest_kinds(library(), (), EN)) == set(library().kinds)
    thanks = library().letter("thank-you", EN)
    assert suggest_language(whole["raicho"], thanks) is JA
    assert suggest_language(whole["kestrel"], thanks) is EN
    assert suggest_language(whole["aoba"], thanks) is EN
    assert suggest_language(whole["aoba"], library().letter("linkedin", EN)) is EN
    assert suggest_language(whole["kaede"], thanks) is JA


@for_each_row(
    ("text", "said"),
    [
        ("kind: x", "it doesn't start with KEY: VALUE lines between two --- lines"),
        ("---\nkind: x\nlanguage: en\n---\nHello", "title is missing"),
        ("---\nkind: x\nlanguage: fr\ntitle: t\n---\nHello", "language can't be fr"),
        ("---\nkind: x\nlanguage: en\ntitle: t\nlogs: sung\n---\nHello", "logs can't be sung"),
        (
            "---\nkind: x\nlanguage: en\ntitle: t\nlogs: interview\n---\nx",
            "logs can't be interview",
        ),
        ("---\nkind: x\nlanguage: en\ntitle: t\n---\nno-optoins| x", "unknown case no-optoins"),
        ("---\nkind: x\nlanguage: en\ntitle: t\n---\nhas-link| x", "unknown case has-link"),
        ("---\nkind: x\nlanguage: en\ntitle: t\nmood: y\n---\nHello", "unknown key mood"),
        ("---\nkind: x\nlanguage: en\ntitle: t\nline\n---\nHello", "line is not KEY: VALUE"),
        ("---\nkind: x\nlanguage: en\ntitle: t\n---\n", "it has no text"),
        ("---\nkind: x\nlanguage: en\ntitle: t\n---\nangry| no", "unknown case angry"),
        ("---\nkind: x\nlanguage: en\ntitle: t\nkey: q\n---\nHello", "key can't be q"),
        ("---\nkind: X y\nlanguage: en\ntitle: t\n---\nHello", "kind can't be X y"),
    ],
)
def test_a_file_that_is_no_letter(text: str, said: str) -> None:
    with pytest.raises(InvalidTemplate, match=re.escape(said)):
        letter_of("x.md", text)


def test_what_the_board_tells_can_be_asked_about_in_a_case() -> None:
    for one in demo().applications.values():
        draft = template_values(
            demo(),
            one,
            library().letter("thank-you", JA),
            sender=replace(SENDER, school="x", signature="y"),
            now=NOW,
            institutions=library().checks.institutions,
        )
        assert set(draft.values) <= FIELDS


def test_a_letter_of_ones_own_asks_in_its_own_words() -> None:
    letter = letter_of(
        "x.md",
        "---\nkind: portfolio\nlanguage: en\ntitle: t\nask link: Where is it?\n---\n"
        "Dear {contact}, here: {link}\nhas-topic| about {topic}\nno-topic| as promised",
    )
    one = application("Aoba", "Priya Nair")
    draft = fill_in(
        board(one),
        one,
        letter,
        sender=SENDER,
        now=NOW,
        institutions=library().checks.institutions,
    )
    assert draft.body == "Dear Priya Nair, here: [link]\nas promised"
    assert [(asked.field, asked.words) for asked in draft.questions] == [("link", "Where is it?")]


def test_the_date_of_an_offer_in_a_letter_is_the_one_that_is_watched() -> None:
    offer = event(Kind.OFFER, "11-10T10:00", by=date(2026, 11, 20))
    declined = event(Kind.DECLINED, "11-12T10:00")
    again = event(Kind.OFFER, "11-14T10:00")
    talk = event(Kind.OFFER_MEETING, "11-30T10:00", logged=offer.logged, by=date(2026, 12, 4))
    for events, says in (
        ((offer,), "Friday, 20 November"),
        ((offer, talk), "Friday, 4 December"),
        ((talk,), "Friday, 4 December"),
        ((offer, declined), ""),
        ((offer, declined, again), ""),
    ):
        one = application(events=events)
        draft = template_values(
            board(one),
            board(one)["a"],
            library().letter("more-time", EN),
            sender=SENDER,
            now=NOW,
            institutions=library().checks.institutions,
        )
        assert draft.values.get("offer_by", "") == says


@pytest.mark.parametrize("agency", ["", "Robin Agency"])
@pytest.mark.parametrize(
    ("language", "when"), [(EN, "when I can expect to hear"), (JA, "ご連絡をいただける時期の目安")]
)
def test_a_thank_you_asks_when_they_decide_unless_they_have_said_so(
    language: Language, when: str, agency: str
) -> None:
    for by in (None, date(2026, 12, 4)):
        one = application(agency=agency, events=[event(Kind.INTERVIEW, "11-25T15:00", by=by)])
        filled = made(board(one), one, "thank-you", language, answers=ANSWERS[language])
        assert (when in filled.body) is (by is None)


@pytest.mark.parametrize(
    ("language", "detail", "says"),
    [
        (
            EN,
            "about the work on payments.",
            "draws me to the posting most is the work on payments.\n",
        ),
        (
            JA,
            "決済基盤の開発について。",
            "募集内容の中でも、決済基盤の開発にとりわけ魅力を感じております。\n",
        ),
    ],
)
def test_a_follow_up_can_name_a_detail_of_the_posting(
    language: Language, detail: str, says: str
) -> None:
    one = application(events=[event(Kind.APPLIED, "11-10T10:00")])
    for answers in ({"detail": detail}, {}):
        filled = made(board(one), one, "application-follow-up", language, answers=answers)
        assert (says in filled.body) is bool(answers)
        assert not filled.questions
