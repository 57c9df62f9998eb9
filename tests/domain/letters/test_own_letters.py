"""The letters that the program writes itself raise no alarm, whoever they go to.

Three findings are due: an acceptance without an offer in writing, a letter about an offer taken
back where nobody took it back, and Japanese text in an English
letter. Every name meets some kinds of letter and every kind some names.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jobboard_tui.domain.letters.composer import LetterComposer
from jobboard_tui.domain.letters.template_values import is_japanese
from jobboard_tui.domain.letters.types import FilledLetter, Language
from jobboard_tui.domain.models import Application, Contact, Kind, Stage
from tests.domain.letters.letter_builder import (
    NOW,
    SENDER,
    application,
    board,
    event,
    library,
)
from tests.domain.timeline_builder import shipped_rules
from tests.rows import for_each_row

EN, JA = Language.EN, Language.JA
COMPANIES = (
    *("株式会社アオバ", "アオバ株式会社", "合同会社ミソラ", "ミソラ合同会社", "有限会社青葉商店"),
    *("灯台出版", "株式会社灯台出版", "株式会社ツバメ物流", "ツバメ物流株式会社", "つばめ物流"),
    *("青葉銀行", "株式会社青葉銀行", "青葉信託銀行株式会社", "みどり信用金庫", "みどり信用組合"),
    *("青葉大学", "国立大学法人青葉大学", "月島工業大学", "青葉大学院大学", "学校法人みどり学園"),
    *("株式会社みどり生命保険", "みどり生命保険相互会社", "青葉損害保険", "株式会社LIXIL住宅"),
    *(
        "青葉法律事務所",
        "弁護士法人青葉法律事務所",
        "青葉商工会議所",
        "青葉商工会",
        "日本政策青葉公庫",
    ),
    *("株式会社日本青葉公庫", "みどり学園", "みどり幼稚園", "つぼみ保育園", "NPO法人つばさ"),
    *("特定非営利活動法人つばさの会", "青葉農業協同組合", "青葉生活協同組合", "税理士法人みどり"),
    *(
        "監査法人青葉",
        "有限責任監査法人青葉",
        "医療法人社団青葉会",
        "医療法人社団青葉会 月島病院",
        "青葉市役所",
        "緑区役所",
    ),
    *("青葉県庁", "一般社団法人日本航路協会", "公益財団法人月島文化振興会", "独立行政法人港湾機構"),
    *("青葉研究所", "株式会社青葉総合研究所", "日本航路学会", "青葉連合会", "青葉美術館", "LINE"),
    *(
        "Kestrel KK",
        "Momiji Works",
        "Hoshizora K.K.",
        "Enaga Payments, Inc.",
        "Mozu-Labs Co., Ltd.",
    ),
    *("株式会社アオバ・システムズ", "ABCサービス株式会社", "3・11企画", "青葉銀行システム"),
)
PEOPLE = (
    None,
    Contact(name="佐藤 由紀", title="人事部", email="y@a.example"),
    Contact(name="中村 修", title="人事部長", email="o@a.example"),
    Contact(name="中村", title="部長", email="n@a.example"),
    Contact(name="小川", email="o@a.example"),
    Contact(name="服部 室井", title="営業部 室長", email="h@a.example"),
    Contact(name="Tim Berg", title="HR", email="t@a.example"),
    Contact(name="マリー・デュボワ", title="採用担当", email="m@a.example"),
    Contact(name="Nguyễn Văn Anh", title="Engineering Manager", email="v@a.example"),
    Contact(name="林 和子", title="採用", email="k@a.example", latin="Hayashi Kazuko"),
)
ANSWERS = {
    EN: {
        "topic": "your release process",
        "news": "I have read your report on the migration",
        "answer": "I have attached the portfolio.",
        "reason": "the place of work",
        "wish": "a base salary of ¥9.5M",
        "grounds": "I have led a team of six for three years.",
        "until": "2026-12-15",
        "met": "11/13",
    },
    JA: {
        "topic": "リリースの進め方",
        "news": "面接の際にお話しできなかった移行の経験について、資料を添付いたします",
        "answer": "ポートフォリオを添付いたします。",
        "reason": "勤務地",
        "wish": "年収の額",
        "grounds": "前職では6名のチームを3年間率いておりました。",
        "until": "12月15日",
        "met": "11/13",
    },
}
KINDS = tuple(library().kinds)
ABOUT_OFFER = {kind for kind in KINDS if library().letter(kind, EN).about_offer}


def card(company: str, person: Contact | None, kind: str, number: int) -> Application:
    """A card on which a letter of that kind makes sense; every third one goes through an agency."""
    events = [event(Kind.APPLIED, "11-02T10:00")]
    if kind != "application-follow-up":
        people = (person.name,) if person else ()
        events.append(event(Kind.INTERVIEW, "11-13T15:00", people=people))
    if kind == "new-date":
        events.append(event(Kind.NO_SHOW, "11-13T16:00"))
    if kind == "reply":
        events.append(event(Kind.RECEIVED, "11-25T18:00"))
    if kind in ABOUT_OFFER:
        by = date(2026, 11, 25) if kind == "late-answer" else date(2026, 12, 4)
        events.append(event(Kind.OFFER, "11-24T10:00", by=by))
    contacts = (person,) if person else ()
    agency = ("", "", "ロビン・エージェント" if number % 2 else "Robin Agency")[number % 3]
    one = application(company, role="企画" if number % 2 else "Data Engineer", agency=agency)
    stage = Stage.OFFER if kind in ABOUT_OFFER else Stage.APPLIED
    with_events = application(company, role=one.role, agency=agency, events=events)
    return replace(with_events, contacts=contacts, stage=stage)


def written(one: Application, kind: str, language: Language) -> tuple[FilledLetter, set[str]]:
    """A letter with its answers, and what the checks say."""
    other = application("Google合同会社", app_id="o", events=())
    composer = LetterComposer(
        library=library(),
        board=board(one, other),
        rule_set=shipped_rules(),
        sender=SENDER,
        now=NOW,
    )
    answers = dict(ANSWERS[language])
    if not one.contacts:
        answers["contact"] = "Tim Berg" if language is EN else "佐藤"
    draft = composer.draft(one.id, kind, language, answers)
    assert draft.questions == ()
    findings = composer.findings(composer.setting(draft), draft)
    return draft, {f"{finding.check}: {finding.says}" for finding in findings}


def due(draft: FilledLetter, kind: str) -> set[str]:
    """The checks that have something to say of a letter."""
    said = {"no-offer-letter"} if kind == "acceptance" else set()
    if kind == "rescission":
        said.add("not-rescinded")
    text = f"{draft.subject} {draft.body}"
    if draft.letter.language is EN and kind != "phone" and is_japanese(text):
        said.add("japanese-in-english")
    return said


@for_each_row("number", range(len(COMPANIES)))
def test_a_letter_of_the_program_has_only_the_findings_that_are_due(number: int) -> None:
    company = COMPANIES[number]
    for turn in range(4):
        kind = KINDS[(number + turn * 5) % len(KINDS)]
        person = PEOPLE[(number + turn) % len(PEOPLE)]
        language = EN if turn == 3 else JA
        one = card(company, person, kind, number + turn)
        draft, said = written(one, kind, language)
        assert {text.partition(":")[0] for text in said} == due(draft, kind), said
