"""A letter claims nothing that the timeline does not tell, and goes to whoever is concerned."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from jobboard_tui.domain.contacts import contact_line, parse_contact
from jobboard_tui.domain.letters.composer import LetterComposer
from jobboard_tui.domain.letters.recipients import recipients
from jobboard_tui.domain.letters.sender import Sender
from jobboard_tui.domain.letters.types import FilledLetter, Language, Recipient
from jobboard_tui.domain.models import (
    Application,
    Contact,
    Deadline,
    Event,
    Kind,
    Outcome,
    Stage,
    Timeline,
)
from tests.domain.letters.letter_builder import (
    INTERVIEW,
    NOW,
    SENDER,
    TOKYO,
    application,
    at,
    board,
    event,
    library,
)
from tests.domain.timeline_builder import shipped_rules
from tests.rows import for_each_row

EN, JA = Language.EN, Language.JA
OFFER = event(Kind.OFFER, "11-24T10:00", by=date(2026, 12, 4))
WRITTEN = event(Kind.OFFER_LETTER, "11-25T10:00")
ABOUT_OFFER = [kind for kind in library().kinds if library().letter(kind, EN).about_offer]


def composer(one: Application, sender: Sender = SENDER, now: datetime = NOW) -> LetterComposer:
    return LetterComposer(
        library=library(), board=board(one), rule_set=shipped_rules(), sender=sender, now=now
    )


def letter(
    one: Application,
    kind: str,
    language: Language = JA,
    *,
    sender: Sender = SENDER,
    now: datetime = NOW,
    to: Recipient | None = None,
    **answers: str,
) -> FilledLetter:
    return composer(one, sender, now).draft(one.id, kind, language, answers, to=to)


def found(one: Application, draft: FilledLetter) -> set[str]:
    made = composer(one)
    return {finding.check for finding in made.findings(made.setting(draft), draft)}


def offered(
    *events: Event, contacts: tuple[Contact, ...] = (), company: str = "株式会社アオバ"
) -> Application:
    return replace(application(company, events=events), contacts=contacts, stage=Stage.OFFER)


# -- the offer -----------------------------------------------------------------------------------


@pytest.mark.parametrize("agency", ["", "Robin Agency"])
def test_an_acceptance_attaches_only_what_has_come(agency: str) -> None:
    for language, attached, promised in (
        (JA, "署名済みの書類を添付", "書面を頂戴しましたら"),
        (EN, "attached the signed document", "As soon as I have the offer in writing"),
    ):
        bare = replace(offered(OFFER), agency=agency)
        draft = letter(bare, "acceptance", language, reason="勤務地")
        assert attached not in draft.body
        assert promised in draft.body
        assert "no-offer-letter" in found(bare, draft)
        whole = replace(offered(OFFER, WRITTEN), agency=agency)
        draft = letter(whole, "acceptance", language, reason="勤務地")
        assert attached in draft.body
        assert promised not in draft.body
        assert "no-offer-letter" not in found(whole, draft)


def test_a_letter_that_was_cancelled_or_of_an_older_offer_is_none() -> None:
    cancelled = offered(OFFER, replace(WRITTEN, cancelled=True))
    old = offered(
        event(Kind.OFFER_LETTER, "10-20T10:00"), event(Kind.DECLINED, "10-25T10:00"), OFFER
    )
    for one in (cancelled, old):
        assert "no-offer-letter" in found(one, letter(one, "acceptance", reason="勤務地"))


@for_each_row("kind", ABOUT_OFFER)
def test_without_an_offer_a_letter_about_one_is_marked(kind: str) -> None:
    bare, one = offered(), offered(OFFER)
    assert "no-offer" in found(bare, letter(bare, kind))
    assert "no-offer" not in found(one, letter(one, kind))


def test_after_a_decision_a_letter_that_asks_is_marked() -> None:
    rejected = replace(
        offered(OFFER, event(Kind.REJECTED, "11-25T12:00")),
        stage=Stage.CLOSED,
        outcome=Outcome.REJECTED,
    )
    accepted = replace(offered(OFFER, event(Kind.ACCEPTED, "11-25T12:00")), stage=Stage.ACCEPTED)
    for one in (rejected, accepted):
        for kind in ("application-follow-up", "negotiation", "more-time", "phone"):
            assert "decided" in found(one, letter(one, kind))
        assert "decided" not in found(one, letter(one, "reply"))
        assert composer(one).kinds(one.id, ())[0] == "reply"
    assert composer(offered(OFFER)).kinds("a", ())[0] in ABOUT_OFFER


@for_each_row(
    ("until", "checks"),
    [
        ("12月8日", set()),
        ("12月8日 17時", set()),
        ("12月4日", {"more-time"}),
        ("12月1日", {"more-time"}),
        ("11月29日", {"more-time", "closed-answer-day"}),
        ("12月6日", {"closed-answer-day"}),
        ("2027-01-02", {"closed-answer-day"}),
    ],
)
@for_each_row("language", list(Language))
@for_each_row("agency", ["", "Robin Agency"])
def test_more_time_ends_behind_the_deadline_and_on_an_open_day(
    until: str, checks: set[str], language: Language, agency: str
) -> None:
    one = replace(offered(OFFER, company="Kestrel KK"), agency=agency)
    draft = letter(one, "more-time", language, until=until)
    assert found(one, draft) == checks


@for_each_row("kind", ["withdrawal", "decline"])
def test_only_who_was_met_has_given_time(kind: str) -> None:
    ahead = event(Kind.INTERVIEW, "11-30T15:00")
    known = (event(Kind.APPLIED, "11-10T10:00"), event(Kind.RECEIVED, "11-20T10:00"))
    for events, is_said in (((*known, ahead), False), ((*known, INTERVIEW), True)):
        one = application("Kestrel KK", events=events)
        for language, words in ((EN, "time you have given"), (JA, "お時間を割いて")):
            body = letter(one, kind, language, reason="none").body
            assert (words in body) is is_said


def test_an_acceptance_speaks_of_the_paper_to_sign() -> None:
    one = offered(OFFER, WRITTEN)
    draft = letter(one, "acceptance", EN, reason="the team")
    assert "signed-paper" not in found(one, draft)
    bare = "Dear Hiring Team,\n\nI accept your offer with pleasure.\n\nBest regards,\nAki Yamane"
    assert "signed-paper" in found(one, replace(draft, body=bare))


@pytest.mark.parametrize(
    ("language", "said", "is_wrong"),
    [
        (JA, "11月13日（金）に貴社のBackend Engineer職に応募いたしました。", True),
        (JA, "11月12日（木）に貴社のBackend Engineer職に応募いたしました。", False),
        (JA, "今月13日に、貴社のBackend Engineer職に応募いたしました。", True),
        (JA, "今月12日（木）に、貴社のBackend Engineer職に応募いたしました。", False),
        (JA, "11月10日（火）に求人を拝見し、応募いたしました。", False),
        (EN, "I applied for the position of Backend Engineer on Friday, 13 November.", True),
        (EN, "I applied for the position of Backend Engineer on 12 November.", False),
        (EN, "I submitted my application on 13 November.", True),
        (EN, "On 13 November, I sent you my application.", True),
        (EN, "I refer to my application of 13 November.", True),
        (EN, "On 13 November I saw your posting and applied.", False),
        (JA, "11月13日付の応募の件です。", True),
        (EN, "I applied two weeks ago and was interviewed on 25 November.", False),
        (EN, "I applied last week and was interviewed on 25 November.", True),
    ],
)
def test_the_day_of_the_application_is_that_of_the_board(
    language: Language, said: str, is_wrong: bool
) -> None:
    one = application(events=(event(Kind.APPLIED, "11-12T10:00"), INTERVIEW))
    draft = letter(one, "application-follow-up", language)
    assert ("board-applied" in found(one, replace(draft, body=said))) == is_wrong


@for_each_row(
    ("kind", "said", "check"),
    [
        ("decline", "11月23日に内定のご連絡をいただきました。", "board-offer"),
        ("decline", "11月23日（月）付で内定通知をいただき、感謝しております。", "board-offer"),
        ("decline", "11月24日（火）に内定のご連絡をいただきました。", None),
        ("decline", "11月13日に面接の機会、そして内定をいただきました。", None),
        ("acceptance", "Thank you for your offer of 23 November.", "board-offer"),
        ("acceptance", "You kindly offered me the position on 23 November.", "board-offer"),
        ("acceptance", "Thank you for your offer of 24 November. I can start on 4 January.", None),
        ("acceptance", "You offered me the position of SRE starting on 1 November.", None),
        (
            "offer-letter-request",
            "12月1日までにお返事を差し上げるにあたり、条件を確認いたします。",
            "board-deadline",
        ),
        (
            "offer-letter-request",
            "12月4日までにお返事を差し上げるにあたり、条件を確認いたします。",
            None,
        ),
        ("negotiation", "12月2日（水）までにお返事とのことでした。", "board-deadline"),
        (
            "negotiation",
            "Before I give you my answer by 2 December, I have a question.",
            "board-deadline",
        ),
        ("negotiation", "Before I give you my answer by 4 December, I have a question.", None),
        ("negotiation", "I need to decide on a start date by 2 December.", None),
        ("more-time", "You had hoped to hear from me by 2 December.", "board-deadline"),
        ("more-time", "You had hoped to hear from me by 4 December.", None),
        ("more-time", "Could you wait for my answer by 9 December?", None),
        ("offer-letter-request", "お約束の12月7日（月）までにお返事いたします。", "board-deadline"),
        ("more-time", "お返事の期限を12月8日まで延ばしていただけますでしょうか。", None),
        ("acceptance", "Thank you for your letter of 23 November.", "board-offer"),
        ("acceptance", "Thank you for your letter of 25 November.", None),
        ("negotiation", "11月23日に労働条件通知書を拝受いたしました。", "board-offer"),
        ("negotiation", "11月25日に労働条件通知書を拝受いたしました。", None),
        ("negotiation", "お返事は12月10日（木）までにいたします。", "answer-late"),
        ("negotiation", "お返事は12月3日（木）までにいたします。", None),
        ("negotiation", "書類は12月10日（木）までにいたします。", None),
        ("negotiation", "I will give you my answer by 10 December.", "answer-late"),
        ("negotiation", "I will send the papers by 10 December.", None),
        ("decline", "On 23 November you offered me the position.", "board-offer"),
    ],
)
def test_the_day_of_an_offer_and_of_the_answer_is_that_of_the_board(
    kind: str, said: str, check: str | None
) -> None:
    one = offered(OFFER, WRITTEN)
    draft = letter(one, kind, EN if said.isascii() else JA)
    of_days = {"board-offer", "board-deadline", "answer-late"}
    found_here = found(one, replace(draft, body=said)) & of_days
    assert found_here == ({check} if check else set())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("by", "is_due"),
    [
        (date(2026, 12, 4), True),
        (date(2026, 11, 26), True),
        (date(2026, 11, 25), False),
        (at("11-26T17:00"), True),
        (at("11-26T09:00"), False),
    ],
)
def test_nobody_is_sorry_for_an_answer_that_is_not_late(
    by: Deadline, is_due: bool, language: Language
) -> None:
    one = offered(event(Kind.OFFER, "11-20T10:00", by=by))
    draft = letter(one, "late-answer", language)
    assert ("deadline-ahead" in found(one, draft)) == is_due


@pytest.mark.parametrize(
    ("language", "asks", "offers"),
    [(JA, "選考状況", "内定の件で"), (EN, "selection process", "the offer; I have a question")],
)
def test_a_call_after_an_offer_asks_nothing_about_the_selection(
    language: Language, asks: str, offers: str
) -> None:
    for one, is_offer in ((offered(OFFER), True), (application("株式会社アオバ"), False)):
        body = letter(one, "phone", language).body
        assert (asks in body, offers in body) == (not is_offer, is_offer)


@pytest.mark.parametrize("kind", ["negotiation", "more-time", "decline", "reply"])
def test_an_english_answer_to_somebody_by_name_need_not_name_the_company(kind: str) -> None:
    one = offered(OFFER, company="Harbor Analytics K.K.")
    body = "Dear Mr. Reed,\n\nThank you for your offer.\n\nKind regards,\nAki Yamane"
    draft = letter(one, kind, EN, wish="a higher base", grounds="Yes.", until="2026-12-15")
    assert "company-missing" not in found(one, replace(draft, body=body, subject="Your offer"))


@pytest.mark.parametrize(
    ("kind", "language", "reason", "mend"),
    [
        ("decline", JA, "給料が安いため", "条件面を検討した結果"),
        ("decline", JA, "年収が低いことも含め", "条件面を検討した結果"),
        ("decline", JA, "給与が希望より低かったので", "条件面を検討した結果"),
        ("acceptance", JA, "給料が高いこと", "条件面"),
        ("acceptance", JA, "人", "皆様のお人柄に惹かれたこと"),
        ("decline", EN, "the salary was too low", "because of the terms"),
        ("acceptance", EN, "the salary is high", "the terms"),
        ("acceptance", JA, "給料が良かったこと", "条件面"),
        ("decline", JA, "残業が多そうであるため", "自身の働き方を改めて考えた結果"),
        ("decline", JA, "転勤がきつい", "自身の働き方を改めて考えた結果"),
        ("decline", JA, "社風が合わないと感じたため", "自身の働き方を改めて考えた結果"),
        ("decline", JA, "雰囲気になじめない", "自身の働き方を改めて考えた結果"),
        ("decline", JA, "やりたいことと違う", "自身の適性を改めて考えた結果"),
        ("decline", JA, "仕事がつまらない", "自身の適性を改めて考えた結果"),
        ("decline", JA, "他社に決めたため", "他社への入社を決めた"),
        ("decline", JA, "第一志望に受かったので", "他社への入社を決めたため"),
        ("decline", JA, "人間関係が不安", "自身の働き方を改めて考えた結果"),
        ("decline", EN, "I got my first choice", "because I have accepted another position"),
        ("decline", JA, "他社への入社を決めたため", None),
        ("decline", JA, "残業のない職場で家族を支えたいため", None),
        ("decline", EN, "the overtime", "because another way of working suits me better"),
        ("decline", EN, "the culture", "because another way of working suits me better"),
        ("decline", EN, "I did not fit in", "because another way of working suits me better"),
        ("decline", JA, "勤務地", None),
        ("acceptance", JA, "面接官の人柄", None),
        ("decline", EN, "the commute", None),
    ],
)
def test_a_blunt_reason_is_told_so(
    kind: str, language: Language, reason: str, mend: str | None
) -> None:
    one = offered(OFFER, WRITTEN)
    draft, made = letter(one, kind, language, reason=reason), composer(one)
    findings = made.findings(made.setting(draft), draft)
    mends = [finding.mend for finding in findings if finding.check == "blunt"]
    assert mends == ([] if mend is None else [mend])


@for_each_row(
    ("reason", "is_found"),
    [
        ("他に内定がなかったから", True),
        ("ほかに行くところがないこと", True),
        ("ここしかなかったから", True),
        ("他の会社に落ちたこと", True),
        ("内定がここだけだったから", True),
        ("他社にはない技術力", False),
        ("ほかにない社風", False),
        ("nobody else made me an offer", True),
        ("I had no other choice", True),
        ("it was the only offer", True),
        ("the lack of alternatives", True),
        ("the only team that works on this", False),
        ("nobody hurried me", False),
    ],
)
def test_an_acceptance_says_what_is_liked(reason: str, is_found: bool) -> None:
    one = offered(OFFER, WRITTEN)
    draft = letter(one, "acceptance", EN if reason.isascii() else JA, reason=reason)
    assert ("faint-praise" in found(one, draft)) is is_found


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("データエンジニア", "データエンジニア職の面接"),
        ("営業企画", "営業企画職の面接"),
        ("SRE", "「SRE」の面接"),
        ("特任研究員（データ）", "「特任研究員（データ）」の面接"),
        ("店長候補", "「店長候補」の面接"),
    ],
)
def test_a_role_stands_in_the_sentence_as_people_write_it(role: str, said: str) -> None:
    assert said in letter(application("株式会社アオバ", role=role), "thank-you").body


def test_a_call_asks_for_somebody_by_department() -> None:
    one = application("株式会社アオバ", events=())
    person = Contact(name="高橋 美咲", title="人事部 採用課")
    body = letter(replace(one, contacts=(person,)), "phone").body
    assert "採用課の高橋様はいらっしゃいますでしょうか。" in body


@pytest.mark.parametrize(("hour", "said"), [("08:00", "本日8時より"), ("08:30", "本日8時30分より")])
def test_a_meeting_that_was_missed_today_is_told_by_its_hour(hour: str, said: str) -> None:
    meeting = event(Kind.INTERVIEW, f"11-26T{hour}")
    away = event(Kind.NO_SHOW, "11-26T09:30")
    draft = letter(application("株式会社アオバ", events=(meeting, away)), "new-date")
    assert f"{said}予定しておりました面接" in draft.body


def test_a_web_address_is_no_placeholder() -> None:
    one = application("Kestrel KK", "Emily Carter")
    draft = letter(one, "thank-you", EN, topic="the CV at https://a.example/teh?x=[a]&y=adn")
    assert not {"placeholder", "typo-en"} & found(one, draft)


def test_about_the_one_offer_nobody_asks_for_the_role() -> None:
    said = (
        "先日は内定のご連絡をいただき、改めて御礼申し上げます。\n"
        "お返事まで、12月3日（木）までお時間をいただけませんでしょうか。"
    )
    for events, is_due in (((INTERVIEW, OFFER), False), ((INTERVIEW,), True)):
        one = application(events=events)
        draft = replace(letter(one, "news", news="資格を取得いたしました。"), subject="", body=said)
        assert ("role-missing" in found(one, draft)) is is_due


def test_an_answer_to_a_department_needs_no_name_of_the_company() -> None:
    mail = event(Kind.RECEIVED, "11-25T18:00")
    body = "Dear Hiring Team,\n\nThursday suits me.\n\nBest regards,\nAki Yamane"
    for events, is_due in (((mail,), False), ((), True)):
        one = application("Northwind Labs", "人事課", events=events)
        draft = letter(one, "reply", EN, answer="Thursday suits me.")
        said = found(one, replace(draft, subject="Re: Your visit", body=body))
        assert ("company-missing" in said) is is_due


def test_who_asks_for_another_date_is_known_by_it() -> None:
    body = "Dear Ms. Miller,\n\nCould we find another time?\n\nBest regards,\nAki Yamane"
    for events, is_due in (((INTERVIEW,), False), ((), True)):
        one = application("Northwind Labs", "Sarah Miller", events=events)
        draft = replace(letter(one, "new-date", EN), subject="The interview", body=body)
        assert ("company-missing" in found(one, draft)) is is_due


@pytest.mark.parametrize(
    ("end", "is_due"),
    [
        ("取り急ぎ、書中をもちまして御礼申し上げます。", False),
        ("まずはお礼を申し上げたく、ご連絡いたしました。", False),
        ("今後ともよろしくお願いいたします。", True),
    ],
)
def test_thanks_at_the_end_make_a_short_letter_whole(end: str, is_due: bool) -> None:
    one = application()
    body = (
        f"昨日は面接の機会を賜り、ありがとうございました。\nお言葉に深く共感いたしました。\n{end}"
    )
    draft = replace(letter(one, "thank-you", topic="開発"), body=body)
    assert ("thank-you-sentences" in found(one, draft)) is is_due


def test_an_answer_to_somebody_by_name_needs_no_name_of_the_company() -> None:
    mail = event(Kind.RECEIVED, "11-25T18:00", people=("Sarah Miller",))
    one = application("Northwind Labs", "Sarah Miller", events=(INTERVIEW, mail))
    draft = letter(one, "reply", EN, answer="I have attached the portfolio.")
    end = "\n\nThank you, the time suits me well.\n\nBest regards,\nAki Yamane"
    for greeting, is_due in (("Dear Sarah Miller,", False), ("Dear Hiring Team,", True)):
        said = found(one, replace(draft, subject="Re: Your visit", body=greeting + end))
        assert ("company-missing" in said) == is_due


@pytest.mark.parametrize(
    "company",
    [
        *("有限責任監査法人サクラ", "有限責任監査法人トーマツ", "ひかり監査法人"),
        *("認定NPO法人つばさ", "社会医療法人青葉会", "社会保険労務士法人みどり"),
    ],
)
def test_a_long_legal_form_is_no_part_of_the_name(company: str) -> None:
    one = application(company)
    draft = letter(one, "thank-you", topic="監査の進め方")
    assert not found(one, draft) & {"company-missing", "company-misspelt", "company-form"}


# -- to whom -------------------------------------------------------------------------------------

TANAKA = event(Kind.INTERVIEW, "11-20T15:00", people=("Tanaka CTO",))
SATO = Contact(name="Sato", email="sato@a.example")


@for_each_row("kind", ABOUT_OFFER)
@for_each_row(
    ("contacts", "people", "name"),
    [
        ((SATO,), ("Kimura (HR)",), "Sato"),
        ((SATO, Contact(name="Kimura", email="k@a.example")), ("Kimura",), "Kimura"),
        ((Contact(name="Tanaka"), SATO), ("Kimura",), "Sato"),
        ((), ("Kimura (HR)",), "Kimura"),
        ((Contact(name="Kimura", title="人事部"),), ("Kimura",), "Kimura"),
        ((Contact(name="Tanaka"),), ("Kimura",), ""),
        ((Contact(name="Mori"),), (), "Mori"),
        ((Contact(name="Tanaka"), Contact(name="Mori")), (), "Mori"),
        ((), (), ""),
        ((Contact(name="noreply", email="no-reply@a.example"),), (), ""),
    ],
)
def test_about_an_offer_one_writes_to_whoever_handles_it(
    kind: str, contacts: tuple[Contact, ...], people: tuple[str, ...], name: str
) -> None:
    meeting = event(Kind.OFFER_MEETING, "11-25T15:00", people=people)
    one = offered(TANAKA, OFFER, meeting, contacts=contacts)
    draft = letter(one, kind)
    assert draft.recipient.name == name
    assert ("採用ご担当者様" in draft.body) is not bool(name)
    assert letter(one, "thank-you").recipient.name.startswith("Tanaka")


def test_everybody_of_an_interview_can_be_addressed() -> None:
    met = event(Kind.INTERVIEW, "11-25T15:00", people=("小川 蓮", "森 彩"))
    one = replace(
        application("株式会社アオバ", events=(met,)),
        contacts=(Contact(name="小川 蓮", title="開発部", latin="Ogawa Ren"),),
    )
    both = next(to for to in recipients(one) if to.beside)
    draft = letter(one, "thank-you", to=both, topic="夜間の当番")
    assert draft.body.startswith("株式会社アオバ\n開発部\n小川 蓮 様\n森 彩 様\n\n")
    assert found(one, draft) == set()
    english = letter(one, "thank-you", EN, to=both, topic="the rota")
    assert english.body.startswith("Dear Ogawa Ren and 森 彩,")
    half = replace(draft, body=draft.body.replace("森 彩 様\n", ""))
    assert "contact-missing" in found(one, half)


def test_an_english_letter_takes_the_latin_spellings() -> None:
    one = replace(
        application("株式会社アオバ・システムズ"),
        latin="Aoba Systems K.K.",
        contacts=(Contact(name="小川 蓮", latin="Ogawa Ren"),),
    )
    draft = letter(one, "thank-you", EN, topic="your release process")
    assert draft.body.startswith("Dear Ogawa Ren,")
    assert "at Aoba Systems K.K." in draft.body
    assert found(one, draft) == set()
    for said, check in (
        ("Ogawa-san", ""),
        ("Ogava Ren", "contact-misspelt"),
        ("小川 蓮", "japanese-in-english"),
    ):
        body = draft.body.replace("Ogawa Ren", said)
        assert found(one, replace(draft, body=body)) == ({check} if check else set())
    wrong = replace(draft, body=draft.body.replace("Aoba Systems", "Aoba System"))
    assert "company-misspelt" in found(one, wrong)
    assert letter(one, "thank-you").body.startswith("株式会社アオバ・システムズ\n小川 蓮 様")


def test_nobody_can_tell_a_japanese_name_in_latin_letters() -> None:
    one = replace(application("Kestrel KK"), contacts=(Contact(name="中村 修"),))
    draft = letter(one, "thank-you", EN, topic="the rota")
    body = draft.body.replace("中村 修", "Nakamura-san")
    assert found(one, replace(draft, body=body)) == set()


# -- a meeting that was called off ---------------------------------------------------------------


@pytest.mark.parametrize("agency", ["", "Robin Agency"])
def test_a_follow_up_knows_of_a_meeting_that_was_called_off(agency: str) -> None:
    applied = event(Kind.APPLIED, "10-26T10:00")
    off = event(Kind.INTERVIEW, "11-20T15:00", logged=datetime(2026, 11, 10, tzinfo=TOKYO))
    off = replace(off, cancelled=True)
    one = replace(application(events=(applied, off)), agency=agency)
    for language, words in ((JA, "11月20日（金）に予定しておりました"), (EN, "was called off")):
        assert words in letter(one, "application-follow-up", language).body
        held = event(Kind.INTERVIEW, "11-24T15:00")
        again = replace(one, events=Timeline((applied, off, held)))
        assert words not in letter(again, "application-follow-up", language).body
        assert words not in letter(again, "interview-follow-up", language).body
        before = event(Kind.INTERVIEW, "11-05T15:00")
        second = replace(one, events=Timeline((applied, before, off)))
        assert words in letter(second, "interview-follow-up", language).body


# -- words of a letter ---------------------------------------------------------------------------


def test_a_graduates_offer_is_informal_before_october() -> None:
    graduate = replace(SENDER, school="月島大学 理工学部")
    for month, word in ((6, "内々定"), (9, "内々定"), (10, "内定"), (11, "内定")):
        now = datetime(2026, month, 28, 10, tzinfo=TOKYO)
        one = offered(replace(OFFER, at=now.replace(day=20)))
        draft = letter(one, "decline", sender=graduate, now=now, reason="勤務地")
        assert f"{word}辞退のご連絡" in draft.subject
        assert f"このたびは{word}をいただき" in draft.body
    assert "内々定" not in letter(offered(OFFER), "decline").body


def test_a_graduate_signs_with_the_university_above_the_name() -> None:
    graduate = replace(SENDER, school="月島大学 理工学部")
    body = letter(application(), "thank-you", sender=graduate).body
    assert "\n月島大学 理工学部\n山根 亜希（やまね あき）\n" in body


def test_quotation_marks_of_a_role_turn_into_inner_ones() -> None:
    one = application(role="「企画」職 / Planner")
    draft = letter(one, "thank-you", topic="夜間の当番")
    assert "「『企画』職」の面接" in draft.body
    assert found(one, draft) == set()


@pytest.mark.parametrize(
    ("day", "words"), [("11-26", "本日「Backend"), ("11-20", "11月20日（金）に「Backend")]
)
def test_the_notes_of_a_call_say_today(day: str, words: str) -> None:
    one = application(events=(event(Kind.INTERVIEW, f"{day}T08:00"),))
    assert words in letter(one, "phone").body


def test_a_decline_by_mail_says_sorry_for_it_and_hints_at_a_call() -> None:
    draft = letter(offered(OFFER), "decline", reason="勤務地")
    assert "メールでのご連絡となりましたこと" in draft.body
    assert "call" in draft.letter.hint


def test_a_second_mail_introduces_nobody() -> None:
    applied = event(Kind.APPLIED, "11-02T10:00")
    once = application(events=(applied,))
    again = application(events=(applied, event(Kind.FOLLOWED_UP, "11-17T10:00")))
    assert "山根 亜希と申します" in letter(once, "application-follow-up").body
    body = letter(again, "application-follow-up").body
    assert "と申します" not in body
    assert "応募いたしました山根 亜希です。" in body


@pytest.mark.parametrize(
    ("line", "name", "latin", "title"),
    [
        ("佐藤 由紀 / Sato Yuki, 人事部", "佐藤 由紀", "Sato Yuki", "人事部"),
        ("佐藤 由紀／Sato Yuki <y@a.example>", "佐藤 由紀", "Sato Yuki", ""),
        ("佐藤 由紀 (HR)", "佐藤 由紀", "", "HR"),
        ("Sato / Mori", "Sato / Mori", "", ""),
    ],
)
def test_a_line_tells_a_name_in_both_scripts(line: str, name: str, latin: str, title: str) -> None:
    contact = parse_contact(line)
    assert (contact.name, contact.latin, contact.title) == (name, latin, title)
    assert parse_contact(contact_line(contact)) == contact


# -- what was held and what was not --------------------------------------------------------------

SESSION = event(Kind.INFO_SESSION, "11-20T15:00")


@pytest.mark.parametrize("kind", ["withdrawal", "phone"])
@pytest.mark.parametrize("agency", ["", "Robin Agency"])
def test_after_a_session_alone_nobody_has_applied(kind: str, agency: str) -> None:
    bare = replace(offered(SESSION), agency=agency)
    applied = replace(offered(SESSION, event(Kind.APPLIED, "11-02T10:00")), agency=agency)
    for language, claims in (
        (JA, ("応募しております", "その後の選考状況", "選考を辞退", "選考のため")),
        (
            EN,
            (
                "my application",
                "withdraw",
                "in the selection process",
                "I have applied",
            ),
        ),
    ):
        draft = letter(bare, kind, language)
        text = f"{draft.subject} {draft.body}"
        assert not any(claim in text for claim in (*claims, "選考辞退", "Withdrawal")), text
        assert any(claim in letter(applied, kind, language).body for claim in claims)


def test_a_follow_up_on_an_interview_after_a_session_alone_is_marked() -> None:
    for events, is_marked in (((SESSION,), True), ((SESSION, INTERVIEW), False)):
        one = offered(*events)
        assert ("no-interview" in found(one, letter(one, "interview-follow-up"))) is is_marked


def test_an_english_refusal_speaks_of_conversations_that_were_held() -> None:
    first = event(Kind.INTERVIEW, "11-10T15:00")
    for one, said in (
        (offered(OFFER), ""),
        (offered(OFFER, INTERVIEW), "because I enjoyed our conversation."),
        (offered(OFFER, first, INTERVIEW), "because I enjoyed our conversations."),
        (replace(offered(OFFER, INTERVIEW), agency="Robin Agency"), ""),
    ):
        body = letter(one, "decline", EN, reason="the commute").body
        assert ("enjoyed" in body) is bool(said)
        assert said in body


def test_an_english_call_names_the_interview() -> None:
    body = letter(offered(INTERVIEW), "phone", EN).body
    assert "I had an interview with 株式会社アオバ on Wednesday, 25 November" in body


def test_the_signature_has_no_reading_that_is_the_name() -> None:
    sender = replace(SENDER, name="リー アナ", kana="リー アナ")
    one = replace(offered(OFFER), agency="ロビン・エージェント")
    assert "\nリー アナ\n電話：" in letter(one, "reply", sender=sender, answer="はい").body
    assert "\nリー アナです。\n" in letter(one, "reply", sender=sender, answer="はい").body


@pytest.mark.parametrize("agency", ["", "Robin Agency"])
def test_more_time_states_the_day_that_is_known(agency: str) -> None:
    offer = replace(OFFER, by=date(2026, 12, 4))
    one = replace(offered(offer), agency=agency)
    for language, said, example in (
        (JA, "12月4日（金）までと伺っております", "（月）"),
        (EN, "asked for an answer by Friday, 4 December", "Monday, 7 December"),
    ):
        draft = letter(one, "more-time", language)
        assert said in draft.body
        (asked,) = draft.questions
        assert example in asked.words
        later = letter(one, "more-time", language, until="12/7")
        assert "more-time" not in found(one, later)
        assert "more-time" in found(one, letter(one, "more-time", language, until="12/4"))


@for_each_row("company", ["青葉病院", "青葉大学", "青葉銀行", "青葉法律事務所", "青葉市役所"])
@for_each_row("agency", ["", "Robin Agency"])
def test_nobody_enters_an_institution_as_a_company(company: str, agency: str) -> None:
    one = replace(offered(OFFER, INTERVIEW, company=company), agency=agency)
    for kind in library().kinds:
        assert "入社" not in letter(one, kind).body, kind


# -- what the board knows better -----------------------------------------------------------------

TO_AGENCY = "株式会社ロビン紹介\nご担当者様\n\nお世話になっております。\n山根 亜希です。\n{}"


@for_each_row(
    ("text", "check", "mend"),
    [
        (TO_AGENCY.format("株式会社アオバの件です。"), "", None),
        (
            "株式会社ロビン紹会\nご担当者様\n\n株式会社アオバの件です。",
            "company-misspelt",
            "ロビン紹介",
        ),
        (
            "ロビン紹介株式会社\nご担当者様\n\nアオバの件です。",
            "company-form",
            "株式会社ロビン紹介",
        ),
        ("株式会社アオバ\nご担当者様\n\n株式会社アオバの件です。", "agency-missing", None),
        (TO_AGENCY.format("貴社で働きたいと存じます。"), "client-word", "同社"),
        (TO_AGENCY.format("御社の面接では、"), "client-word", "同社"),
        (TO_AGENCY.format("御社のご支援に感謝いたします。"), "house-word", "貴社"),
        (TO_AGENCY.format("貴社のご支援に感謝いたします。"), "", None),
    ],
)
def test_an_agency_is_named_as_it_writes_itself(text: str, check: str, mend: str | None) -> None:
    one = replace(offered(OFFER), agency="株式会社ロビン紹介")
    draft = replace(letter(one, "reply", answer="はい"), body=text)
    made = composer(one)
    watched = {
        *("company-misspelt", "company-form", "agency-missing"),
        *("client-word", "house-word", "sender-name"),
    }
    findings = made.findings(made.setting(draft), draft)
    said = {finding.check: finding.mend for finding in findings if finding.check in watched}
    assert said == ({check: mend} if check else {})


@for_each_row(
    ("company", "text", "mend"),
    [
        ("株式会社アオバ", "貴社に入社いたしましたら", None),
        ("医療法人青葉病院", "入社日について", "入職"),
        ("青葉クリニック", "貴院に入社した際には", "入職"),
        ("学校法人青葉学園", "入社後の研修", "入職"),
        ("青葉大学", "貴学への入社を希望", "入職"),
        ("あおば保育園", "4月より入社できます", "入職"),
        ("青葉銀行", "入社の意思に変わりはございません", "入行"),
        ("株式会社青葉銀行", "入社承諾書", "入行"),
        ("青葉信用金庫", "入社いたします", "入庫"),
        ("青葉法律事務所", "入社を承諾いたします", "入所"),
        ("青葉監査法人", "入社を承諾いたします", "入所"),
        ("一般社団法人青葉協会", "入社時期につきまして", "入職"),
        ("経済産業省", "入社いたします", "入省"),
        # of another employer
        ("青葉病院", "現職に入社して3年になります", None),
        ("青葉病院", "前職には2020年に入社し、", None),
        ("青葉病院", "入社以来、開発に携わって", None),
        ("青葉病院", "株式会社月島に入社し、", None),
        ("青葉病院", "入職日について", None),
    ],
)
def test_one_joins_a_hospital_by_another_word_than_a_company(
    company: str, text: str, mend: str | None
) -> None:
    one = offered(OFFER, company=company)
    draft = replace(letter(one, "reply", answer="はい"), body=text)
    made = composer(one)
    findings = made.findings(made.setting(draft), draft)
    said = [finding.mend for finding in findings if finding.check == "joining-word"]
    assert said == ([] if mend is None else [mend])


@for_each_row(
    ("kind", "language", "text", "check"),
    [
        ("more-time", JA, "12月5日（土）までと伺っておりますお返事を", "board-deadline"),
        ("more-time", JA, "12月4日（金）までと伺っておりますお返事を、12月8日（火）まで", ""),
        ("more-time", EN, "you asked for an answer by Thursday, 3 December", "board-deadline"),
        ("more-time", EN, "by Thursday, 3 December, that you named", "board-deadline"),
        ("more-time", EN, "by Friday, 4 December, that you named", ""),
        ("thank-you", JA, "11月24日（火）に「Backend Engineer」の面接の", "board-meeting"),
        ("thank-you", JA, "11月24日（火）の面接では", "board-meeting"),
        ("thank-you", JA, "11月25日（水）の面接では", ""),
        ("thank-you", EN, "the interview on Tuesday, 24 November", "board-meeting"),
        ("thank-you", EN, "the interview on Wednesday, 25 November", ""),
        ("thank-you", JA, "11月19日（木）の会社説明会では", "board-meeting"),
        ("thank-you", JA, "11月19日に開催された説明会に参加し", "board-meeting"),
        ("thank-you", JA, "11月20日（金）の貴社説明会では", ""),
        ("thank-you", JA, "11月20日（金）のオンライン説明会では", ""),
        ("thank-you", EN, "the information session on Thursday, 19 November", "board-meeting"),
        ("thank-you", EN, "the information session on Friday, 20 November", ""),
        ("thank-you", JA, "11月25日に面接の機会をいただきました山根 亜希と申します。", ""),
        (
            "thank-you",
            JA,
            "11月25日に面接の機会をいただきました山田 亜希と申します。",
            "sender-name",
        ),
        ("thank-you", JA, "------\n山田 花子\n電話：090\n------", "sender-name"),
        ("thank-you", JA, "------\n山根 亜希\n電話：090\n------", ""),
    ],
)
def test_what_contradicts_board_or_profile(
    kind: str, language: Language, text: str, check: str
) -> None:
    session = replace(
        INTERVIEW, id="session", kind=Kind.INFO_SESSION, at=INTERVIEW.at - timedelta(days=5)
    )
    one = offered(INTERVIEW, session, replace(OFFER, by=date(2026, 12, 4)))
    draft = replace(letter(one, kind, language), body=text)
    watched = {"board-deadline", "board-meeting", "sender-name"}
    assert found(one, draft) & watched == ({check} if check else set())


APPLIED = event(Kind.APPLIED, "11-02T10:00")


@for_each_row(
    ("kind", "events", "check", "is_due"),
    [
        ("rescission", (OFFER,), "not-rescinded", True),
        ("rescission", (OFFER, event(Kind.RESCINDED, "11-25T12:00")), "not-rescinded", False),
        ("offer-letter-request", (OFFER, WRITTEN), "has-offer-letter", True),
        ("offer-letter-request", (OFFER,), "has-offer-letter", False),
        ("withdrawal", (APPLIED, OFFER), "offer-in-hand", True),
        ("reply", (APPLIED,), "nothing-to-answer", True),
        ("reply", (APPLIED, event(Kind.RECEIVED, "11-25T12:00")), "nothing-to-answer", False),
        ("reply", (APPLIED, INTERVIEW), "nothing-to-answer", False),
    ],
)
def test_a_letter_that_is_not_true_of_the_card_is_marked(
    kind: str, events: tuple[Event, ...], check: str, is_due: bool
) -> None:
    one = offered(*events)
    assert (check in found(one, letter(one, kind, answer="はい。"))) is is_due


def test_a_withdrawal_without_an_offer_is_not_marked() -> None:
    one = application(events=(APPLIED, INTERVIEW))
    assert "offer-in-hand" not in found(one, letter(one, "withdrawal"))


@pytest.mark.parametrize("agency", ["", "Robin Agency"])
def test_a_new_date_for_a_meeting_ahead_asks_to_move_it(agency: str) -> None:
    one = replace(
        application(events=(APPLIED, event(Kind.INTERVIEW, "11-27T10:00"))), agency=agency
    )
    japanese, english = letter(one, "new-date"), letter(one, "new-date", EN)
    assert "11月27日（金）に予定しております面接につきまして、日程の変更を" in japanese.body
    assert "お目にかかる" not in japanese.body
    assert "実施に至り" not in japanese.body
    assert "面接の日程" in japanese.subject
    assert "can no longer make our interview" in english.body
    assert "on Friday, 27 November" in english.body
    assert "did not take place" not in english.body
    assert found(one, japanese) == set()


# -- what must be so ------------------------------------------------------------------------------

_AHEAD = event(Kind.INTERVIEW, "12-02T11:00")
_CALLED_OFF = event(Kind.INTERVIEW, "11-27T10:00", cancelled=True)
_MISSED = (
    replace(INTERVIEW, cancelled=True, cancelled_at=at("11-25T16:00")),
    event(Kind.NO_SHOW, "11-25T16:00"),
)
_TALK = event(Kind.OFFER_MEETING, "11-25T10:00")
_TALK_AHEAD = event(Kind.OFFER_MEETING, "11-30T16:00")
_THANKED = event(Kind.THANKED, "11-25T18:00")
_OVER = event(Kind.OFFER, "11-10T10:00", by=date(2026, 11, 20))
_UNDATED = event(Kind.OFFER, "11-10T10:00")
_SESSION = event(Kind.INFO_SESSION, "11-25T10:30")
_PREMISES = frozenset(
    {
        *("nothing-missed", "offer-to-answer", "has-offer-meeting", "offer-since"),
        *("already-thanked", "no-date-to-answer", "deadline-over", "nothing-to-answer"),
        "next-step-known",
    }
)


@for_each_row(
    ("kind", "events", "check"),
    [
        ("new-date", (INTERVIEW,), "nothing-missed"),
        ("new-date", (event(Kind.APPLIED, "11-10T10:00"),), "nothing-missed"),
        ("new-date", (_AHEAD,), None),
        ("new-date", (_CALLED_OFF,), None),
        ("new-date", _MISSED, None),
        ("application-follow-up", (INTERVIEW, OFFER), "offer-to-answer"),
        ("interview-follow-up", (INTERVIEW, OFFER), "offer-to-answer"),
        ("interview-follow-up", (INTERVIEW,), None),
        ("offer-meeting-request", (OFFER, _TALK), "has-offer-meeting"),
        ("offer-meeting-request", (OFFER, _TALK_AHEAD), "has-offer-meeting"),
        ("offer-meeting-request", (OFFER, replace(_TALK, cancelled=True)), None),
        ("offer-meeting-request", (OFFER,), None),
        ("thank-you", (event(Kind.INTERVIEW, "11-10T10:00"), OFFER), "offer-since"),
        ("thank-you", (INTERVIEW, _THANKED), "already-thanked"),
        ("thank-you", (event(Kind.THANKED, "11-20T10:00"), INTERVIEW), None),
        ("thank-you", (INTERVIEW,), None),
        ("thank-you", (INTERVIEW, _AHEAD), None),
        ("late-answer", (_UNDATED,), "no-date-to-answer"),
        ("late-answer", (_OVER,), None),
        ("late-answer", (INTERVIEW,), None),
        ("more-time", (_OVER,), "deadline-over"),
        ("more-time", (OFFER,), None),
        ("reply", (_SESSION,), "nothing-to-answer"),
        ("reply", (replace(_SESSION, at=at("11-28T10:00")),), None),
        ("reply", (event(Kind.RECEIVED, "11-25T10:00"),), None),
    ],
)
def test_a_letter_that_would_be_untrue_is_marked(
    kind: str, events: tuple[Event, ...], check: str | None
) -> None:
    is_offered = any(one.kind is Kind.OFFER for one in events)
    stage = Stage.OFFER if is_offered else Stage.INTERVIEW
    one = replace(application(events=events), stage=stage)
    for language in Language:
        draft = letter(one, kind, language, topic="none", until="2026-12-08")
        assert found(one, draft) & _PREMISES == ({check} if check else set())


@for_each_row(
    ("events", "agency", "english", "japanese"),
    [
        (
            (INTERVIEW, _AHEAD),
            "",
            "the next interview on Wednesday, 2 December",
            "12月2日（水）の面接",
        ),
        (
            (_SESSION, _AHEAD),
            "",
            "to the interview on Wednesday, 2 December",
            "12月2日（水）の面接",
        ),
        ((INTERVIEW, _AHEAD), "Robin", "the next interview on Wed", "12月2日（水）の面接"),
        (
            (INTERVIEW, _TALK_AHEAD),
            "",
            "the offer meeting on Monday",
            "11月30日（月）のオファー面談",
        ),
    ],
)
def test_thanks_do_not_ask_for_a_next_step_that_is_arranged(
    events: tuple[Event, ...], agency: str, english: str, japanese: str
) -> None:
    one = replace(application(events=events), agency=agency)
    before = replace(one, events=Timeline(events[:1]))
    for language, said in ((EN, english), (JA, japanese)):
        draft = letter(one, "thank-you", language, topic="none")
        assert said in draft.body
        assert "next step" not in draft.body
        assert "時期" not in draft.body
        assert not found(one, draft) & {"next-step-known"}
        if agency or events[0] is INTERVIEW:  # a text from before the meeting was arranged
            assert "next-step-known" in found(one, letter(before, "thank-you", language))


def test_letters_that_ask_how_things_stand_come_last_where_a_meeting_is_arranged() -> None:
    one = replace(application(events=(INTERVIEW, _AHEAD)), stage=Stage.INTERVIEW)
    asking = {"application-follow-up", "interview-follow-up", "phone"}
    assert set(composer(one).kinds("a", ())[-3:]) == asking
    for kind in asking:  # it would be too early for them
        assert "timing" in found(one, letter(one, kind))


@for_each_row(
    ("events", "said", "unsaid"),
    [
        (
            (_CALLED_OFF,),
            "11月27日（金）に予定しておりました面接が取りやめとなりました",
            "行き違い",
        ),
        (_MISSED, "お目にかかることができませんでした", "取りやめ"),
        ((_AHEAD,), "日程の変更をお願いしたく", "取りやめ"),
    ],
)
def test_a_new_date_is_asked_for_as_the_meeting_fell_through(
    events: tuple[Event, ...], said: str, unsaid: str
) -> None:
    one = application(events=events)
    body = letter(one, "new-date").body
    assert said in body
    assert unsaid not in body


def test_an_offer_letter_of_an_offer_that_was_taken_back_has_come() -> None:
    events = (OFFER, WRITTEN, event(Kind.ACCEPTED, "11-25T12:00"))
    one = replace(offered(*events), stage=Stage.CLOSED, outcome=Outcome.RESCINDED)
    assert "no-offer-letter" not in found(one, letter(one, "acceptance", reason="none"))


# -- drafts that know what has happened since ------------------------------------------------------

_NEXT = event(Kind.INTERVIEW, "12-01T14:00", round=2)
_REJECTED = event(Kind.REJECTED, "11-26T09:00")
_ACCEPTED = event(Kind.ACCEPTED, "11-25T16:00")
_ASKED_TIME = event(Kind.ASKED_TIME, "11-25T16:00", by=date(2026, 12, 7))
_BY_ME = event(Kind.INTERVIEW, "11-27T10:00", cancelled=True)
_BY_THEM = replace(_BY_ME, cancelled_at=at("11-25T16:00"))
_ANSWERS = {"topic": "none", "until": "2026-12-10", "reason": "none", "answer": "資料を送ります。"}
_ALL_PREMISES = _PREMISES | {
    *("nothing-sent", "not-applied", "offer-rescinded", "was-accepted", "asked-before"),
    *("accepted-late", "declined-late", "asks-after-decision", "nothing-held", "decided"),
}


def state(*events: Event, stage: Stage, outcome: Outcome | None = None) -> Application:
    one = replace(application(events=events), stage=stage)
    return one if outcome is None else replace(one, outcome=outcome)


@for_each_row(
    ("kind", "one", "checks"),
    [
        *(
            (kind, state(stage=Stage.WISHLIST), {"nothing-sent"})
            for kind in ("application-follow-up", "withdrawal", "phone")
        ),
        ("application-follow-up", state(_SESSION, stage=Stage.WISHLIST), {"not-applied"}),
        ("withdrawal", state(_SESSION, stage=Stage.WISHLIST), set()),
        ("application-follow-up", state(APPLIED, stage=Stage.APPLIED), set()),
        ("application-follow-up", state(stage=Stage.APPLIED), set()),
        (
            "decline",
            state(
                OFFER,
                event(Kind.RESCINDED, "11-25T12:00"),
                stage=Stage.CLOSED,
                outcome=Outcome.RESCINDED,
            ),
            {"offer-rescinded"},
        ),
        # the draft says what makes it true
        ("decline", state(OFFER, WRITTEN, _ACCEPTED, stage=Stage.ACCEPTED), set()),
        (
            "decline",
            state(_OVER, event(Kind.ACCEPTED, "11-15T10:00"), stage=Stage.ACCEPTED),
            set(),
        ),
        ("more-time", state(OFFER, _ASKED_TIME, stage=Stage.OFFER), set()),
        ("decline", state(_OVER, stage=Stage.OFFER), set()),
        ("acceptance", state(_OVER, WRITTEN, stage=Stage.OFFER), {"accepted-late"}),
        ("thank-you", state(OFFER, _TALK, stage=Stage.OFFER), set()),
        (
            "thank-you",
            state(INTERVIEW, _REJECTED, stage=Stage.CLOSED, outcome=Outcome.REJECTED),
            set(),
        ),
        (
            "reply",
            state(INTERVIEW, _REJECTED, stage=Stage.CLOSED, outcome=Outcome.REJECTED),
            set(),
        ),
        ("thank-you", state(INTERVIEW, _NEXT, stage=Stage.INTERVIEW), set()),
    ],
)
def test_a_draft_is_true_of_the_card_or_marked(
    kind: str, one: Application, checks: set[str]
) -> None:
    for language in Language:
        draft = letter(one, kind, language, **_ANSWERS)
        assert found(one, draft) & _ALL_PREMISES == checks, (language, draft.body)


@for_each_row(
    ("kind", "one", "said", "unsaid"),
    [
        (
            "thank-you",
            state(INTERVIEW, _NEXT, stage=Stage.INTERVIEW),
            ("12月1日（火）の二次面接", "the next interview on Tuesday, 1 December"),
            ("ご連絡をいただける時期", "next step"),
        ),
        (
            "thank-you",
            state(INTERVIEW, _REJECTED, stage=Stage.CLOSED, outcome=Outcome.REJECTED),
            ("ご縁をいただけませんでしたが", "did not work out this time"),
            ("今後の選考", "next step"),
        ),
        (
            "reply",
            state(INTERVIEW, _REJECTED, stage=Stage.CLOSED, outcome=Outcome.REJECTED),
            ("資料を送ります。", "資料を送ります。"),
            ("ほかに必要な", "if you need anything else"),
        ),
        (
            "thank-you",
            state(OFFER, _TALK, stage=Stage.OFFER),
            ("オファー面談のお時間", "to go through the offer"),
            ("［日付］", "[on what day]"),
        ),
        (
            "decline",
            state(OFFER, WRITTEN, _ACCEPTED, stage=Stage.ACCEPTED),
            ("いったんお受けしたにもかかわらず", "go back on my acceptance"),
            ("期限を過ぎ", "comes late"),
        ),
        (
            "decline",
            state(_OVER, event(Kind.ACCEPTED, "11-15T10:00"), stage=Stage.ACCEPTED),
            ("いったんお受けしたにもかかわらず", "go back on my acceptance"),
            ("期限を過ぎ", "comes late"),
        ),
        (
            "decline",
            state(_OVER, stage=Stage.OFFER),
            ("期限を過ぎ", "comes late"),
            ("いったんお受け", "acceptance"),
        ),
        (
            "acceptance",
            state(OFFER, WRITTEN, _ACCEPTED, stage=Stage.ACCEPTED),
            ("署名済みの書類を添付", "attached the signed document"),
            ("書面を頂戴しましたら", "As soon as I have the offer"),
        ),
        (
            "more-time",
            state(OFFER, _ASKED_TIME, stage=Stage.OFFER),
            ("12月7日（月）までとお願い申し上げたところ、重ねて", "to ask once more"),
            ("と伺っております", "asked for an answer"),
        ),
        (
            "new-date",
            state(APPLIED, _BY_ME, stage=Stage.APPLIED),
            ("私の都合で取りやめとさせていただき", "I had to cancel it"),
            ("認識に行き違い", "misunderstood"),
        ),
        (
            "new-date",
            state(APPLIED, _BY_THEM, stage=Stage.APPLIED),
            ("取りやめとなりました", "was called off"),
            ("私の都合", "I had to cancel"),
        ),
        (
            "news",
            state(INTERVIEW, stage=Stage.INTERVIEW),
            ("昨日は貴重なお時間", "Thank you again"),
            ("その節は", "yesterday"),
        ),
    ],
)
def test_a_draft_speaks_of_what_has_happened(
    kind: str, one: Application, said: tuple[str, str], unsaid: tuple[str, str]
) -> None:
    for agency in ("", "Robin Agency"):
        card = replace(one, agency=agency)
        for language, there, not_there in zip((JA, EN), said, unsaid, strict=True):
            body = letter(card, kind, language, **_ANSWERS, news="none").body
            assert not_there not in body
            if not agency:
                assert there in body, body


@for_each_row(
    ("kind", "one", "text", "check"),
    [
        ("decline", state(OFFER, _ACCEPTED, stage=Stage.ACCEPTED), "内定を辞退", "was-accepted"),
        ("decline", state(OFFER, _ACCEPTED, stage=Stage.ACCEPTED), "内定を承諾後に辞退", ""),
        ("more-time", state(OFFER, _ASKED_TIME, stage=Stage.OFFER), "お待ち", "asked-before"),
        ("more-time", state(OFFER, _ASKED_TIME, stage=Stage.OFFER), "再度お待ち", ""),
        ("decline", state(_OVER, stage=Stage.OFFER), "内定を辞退", "declined-late"),
        ("decline", state(_OVER, stage=Stage.OFFER), "お返事が遅くなり、", ""),
        *(
            (
                "thank-you",
                state(INTERVIEW, _REJECTED, stage=Stage.CLOSED, outcome=Outcome.REJECTED),
                text,
                "asks-after-decision",
            )
            for text in ("今後の選考についてお知らせください。", "I hope to hear from you.")
        ),
    ],
)
def test_a_letter_by_hand_that_is_not_true_of_the_card_is_marked(
    kind: str, one: Application, text: str, check: str
) -> None:
    draft = letter(one, kind, EN if text.isascii() else JA, **_ANSWERS)
    marked = found(one, replace(draft, body=text)) & _ALL_PREMISES
    assert marked == ({check} if check else set())


@for_each_row(
    ("kind", "one", "said", "unsaid"),
    [
        # thanks for an offer meeting after the acceptance look forward to the work
        (
            "thank-you",
            state(OFFER, _TALK, _ACCEPTED, stage=Stage.ACCEPTED),
            ("一員として働けますことを、心より楽しみに", "I look forward to joining"),
            (
                "ご発展をお祈り|今後に活かして|今後の選考",
                "every success|learned a great deal|next step",
            ),
        ),
        (
            "reply",
            state(OFFER, _ACCEPTED, stage=Stage.ACCEPTED),
            ("ほかに必要なものがございましたら", "Please let me know if you need"),
            ("ご発展をお祈り", "every success"),
        ),
        (
            "thank-you",
            state(INTERVIEW, _REJECTED, stage=Stage.CLOSED, outcome=Outcome.REJECTED),
            ("今後に活かして", "every success"),
            ("働けますこと", "joining"),
        ),
        # a call after a meeting at which nobody was
        (
            "phone",
            state(APPLIED, *_MISSED, stage=Stage.APPLIED),
            ("改めて日程をご調整|", "could we find another date"),
            ("選考状況", "selection process"),
        ),
        # a session at which nobody is known to have asked anything
        (
            "thank-you",
            state(event(Kind.INFO_SESSION, "11-25T15:00"), stage=Stage.WISHLIST),
            ("説明会にて", "and for telling us about"),
            ("ご質問", "answer our questions"),
        ),
        (
            "withdrawal",
            state(APPLIED, INTERVIEW, _NEXT, stage=Stage.INTERVIEW),
            ("面接につきましても", "on Tuesday, 1 December"),
            ("楽しみ", "look forward"),
        ),
    ],
)
def test_a_letter_fits_how_things_stand(
    kind: str, one: Application, said: tuple[str, str], unsaid: tuple[str, str]
) -> None:
    for agency in ("", "Robin Agency"):
        card = replace(one, agency=agency)
        for language, there, not_there in zip((JA, EN), said, unsaid, strict=True):
            body = letter(card, kind, language, **_ANSWERS).body
            assert re.search(not_there, body) is None, body
            if not (agency and kind in ("phone", "thank-you", "reply")):
                assert there.rstrip("|") in body, body


@for_each_row(
    ("news", "is_asked"),
    [
        ("I have received another offer, and must answer by 4 December.", True),
        ("Another company has made me an offer. Could you tell me when you will decide?", True),
        ("My certificate has arrived.", False),
        ("I have read your report on the migration.", False),
        ("他社から内定をいただき、12月4日までに返事をする必要がございます。", True),
        ("他社の回答期限が12月4日に迫っております。", True),
        ("結果をお聞かせいただけますと幸いです。", True),
        ("品質管理検定2級に合格いたしました。", False),
        ("面接でお話しした資料を添付いたします。", False),
    ],
)
def test_news_that_ask_for_an_answer_say_so(news: str, is_asked: bool) -> None:
    language = EN if news.isascii() else JA
    for events in ((INTERVIEW,), (event(Kind.INFO_SESSION, "11-25T15:00"),)):
        body = letter(application(events=events), "news", language, news=news).body
        needless = ("ご返信には及びません", "no need to reply")[language is EN]
        asked = ("ご返信をいただけますと幸いです", "grateful for a short answer")[language is EN]
        assert (asked in body) is is_asked
        assert (needless in body) is not is_asked


@for_each_row(
    ("company", "word"),
    [
        ("株式会社アオバ", "同社"),
        ("株式会社青葉銀行", "同行"),
        ("医療法人みどり会", "同法人"),
        ("青葉病院", "同院"),
        ("国立大学法人青葉大学", "同大学"),
        ("青葉高校", "同校"),
        ("青葉信用金庫", "同庫"),
        ("日本航路協会", "同協会"),
        ("弁護士法人青葉法律事務所", "同事務所"),
        ("青葉農業協同組合", "同組合"),
        ("みどり幼稚園", "同園"),
        ("青葉市役所", "同庁"),
    ],
)
def test_a_letter_to_an_agency_has_the_word_for_the_institution(company: str, word: str) -> None:
    kinds = ("thank-you", "interview-follow-up", "application-follow-up", "new-date", "more-time")
    for kind in (*kinds, "negotiation"):
        events = (APPLIED, INTERVIEW, OFFER) if kind in kinds[4:] else (APPLIED, INTERVIEW)
        one = application(company, agency="ロビン・エージェント", events=events)
        body = letter(one, kind, JA, **_ANSWERS).body
        said = set(
            re.findall(r"同(?:社|行|法人|院|大学|校|庫|協会|事務所|組合|園|庁)(?=で|の)", body)
        )
        assert said <= {word}
        assert said, kind


@for_each_row(
    ("met", "said"),
    [
        ("11月24日の面接", "11月24日（火）に、"),
        ("昨日の面接", "11月25日（水）に、"),
        ("11月24日の説明会で", "11月24日（火）に、"),
        ("面接", "［日付］"),
        ("オファー面談", "［日付］"),
        ("就職フェア", "就職フェア"),
        ("the interview on 24 November", "the conversation on Tuesday, 24 November about"),
        ("yesterday's interview", "the conversation on Wednesday, 25 November about"),
        ("our call on 24 November", "the conversation on Tuesday, 24 November about"),
        ("the interview", "the conversation [on what day] about"),
        ("at the fair", "the conversation at the fair about"),
    ],
)
def test_the_day_of_a_meeting_stands_without_the_meeting(met: str, said: str) -> None:
    one = application("Kestrel KK", "Tim Berg", events=(APPLIED,))
    body = letter(one, "linkedin", EN if met.isascii() else JA, met=met, topic="none").body
    assert said in body, body


def test_a_call_about_a_missed_meeting_is_not_too_early() -> None:
    one = state(APPLIED, *_MISSED, stage=Stage.APPLIED)
    assert "timing" not in found(one, letter(one, "phone"))
    rebooked = state(APPLIED, *_MISSED, event(Kind.INTERVIEW, "11-26T09:00"), stage=Stage.INTERVIEW)
    for language, said in ((JA, "選考状況"), (EN, "selection process")):
        body = letter(rebooked, "phone", language).body
        assert said in body
        assert "お目にかかること" not in body
        assert "did not take place" not in body


def test_after_an_interview_one_follows_up_on_that() -> None:
    for events, is_marked in (((APPLIED,), False), ((APPLIED, INTERVIEW), True)):
        one = application(events=events)
        for language in Language:
            draft = letter(one, "application-follow-up", language, detail="none")
            assert ("interview-since" in found(one, draft)) is is_marked


@for_each_row("kind", ["interview-follow-up", "application-follow-up", "phone"])
def test_a_follow_up_while_a_meeting_is_ahead_is_marked(kind: str) -> None:
    one = state(APPLIED, INTERVIEW, _NEXT, stage=Stage.INTERVIEW)
    assert found(one, letter(one, kind)) & {"timing", "meeting-is-ahead"}


@for_each_row(
    ("line", "dear", "japanese"),
    [
        ("Ms. Tanaka (HR)", "Dear Ms. Tanaka,", "Tanaka 様"),
        ("Ms. Tanaka（人事部）", "Dear Ms. Tanaka,", "人事部\nTanaka 様"),
        ("Dr. Ada Okafor (CTO)", "Dear Dr. Ada Okafor,", "Ada Okafor 様"),
        ("Mr Sato Kenji", "Dear Mr. Sato Kenji,", "Sato Kenji 様"),
        ("田中 花子（人事部）", "Dear 田中 花子,", "人事部\n田中 花子 様"),
        ("田中 花子（たなか はなこ）", "Dear 田中 花子,", "田中 花子 様"),
    ],
)
def test_what_stands_in_brackets_behind_a_name_is_no_part_of_it(
    line: str, dear: str, japanese: str
) -> None:
    met = replace(INTERVIEW, people=(line,))
    for one in (
        application(events=(met,)),
        replace(application(events=(INTERVIEW,)), contacts=(parse_contact(line),)),
        replace(application(events=(INTERVIEW,)), contacts=(Contact(name=line),)),
    ):
        assert letter(one, "thank-you", EN).body.startswith(dear)
        assert letter(one, "thank-you").body.startswith(f"株式会社アオバ\n{japanese}\n")


@for_each_row(
    ("topic", "is_marked"),
    [("+81 90-1234-5678", True), ("me@example.com", True), ("the 2027 roadmap", False)],
)
def test_a_phone_number_or_an_address_is_no_topic(topic: str, is_marked: bool) -> None:
    one = application(events=(INTERVIEW,))
    for language in Language:
        marked = "number-as-topic" in found(one, letter(one, "thank-you", language, topic=topic))
        assert marked is is_marked, language
