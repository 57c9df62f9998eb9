"""Three letters of a reader who knows labour law, each item with what its letter says of it.

The right values were written down from the letters. Whatever a line says is proposed whole for an
item, or named as about none.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.config.checklist_file import load_checklist
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Application
from jobboard_tui.domain.offer_values import ItemState
from jobboard_tui.domain.offers.checklist import lines, with_suggestions
from jobboard_tui.domain.offers.form_choices import chosen, is_blank_row
from jobboard_tui.domain.offers.item_words import plain_words
from jobboard_tui.domain.offers.letter_lines import letter_lines
from jobboard_tui.domain.offers.letter_types import LetterLine
from jobboard_tui.domain.offers.offer_hours import with_daily_hours
from jobboard_tui.domain.offers.received_letter import letter_reading, with_letter
from jobboard_tui.domain.offers.remarks import offer_remarks
from jobboard_tui.domain.offers.total_pay import totals
from tests.domain.timeline_builder import IN_2026, TimelineBuilder
from tests.rows import for_each_row

LETTERS = Path(__file__).parents[2] / "data" / "letters"
LIST = load_checklist()


def text_of(name: str) -> str:
    return (LETTERS / f"{name}.txt").read_text(encoding="utf-8")


def with_text(text: str) -> Application:
    board = TimelineBuilder().log("offer", "11-20").board
    return with_letter(board, "a", text, "letter", IN_2026)["a"]


UNPAID = "無給（生理休暇、育児休業、介護休業、子の看護等休暇）"
FOUR = "健康保険、厚生年金保険、雇用保険及び労災保険に加入する"
LEAVE = "生理休暇、産前産後休業、育児休業及び介護休業は法令の定めにより無給"
THREE = "health insurance, employees' pension and employment insurance"
SAID = {
    "model_form": {
        "contract-expiry": ["期間の定めなし"],
        "start-date": ["2027年1月12日"],
        "probation": ["3か月、2027年1月12日～2027年4月11日。期間中の賃金は本採用後と同額"],
        "workplace": ["本社（東京都港区）及び自宅（在宅勤務規程による）"],
        "range-of-change": ["会社の定める事業所（横浜、大阪）及び自宅"],
        "responsibilities": ["倉庫管理システムの開発及び運用"],
        "duties-range": ["会社の定める業務"],
        "working-hours": [
            "フレックスタイム制；始業及び終業の時刻は労働者の決定に委ねる",
            "フレキシブルタイム （始業）7時00分から10時00分",
            "（終業）15時00分から22時00分",
            "コアタイム 10時00分から15時00分",
            "標準となる1日の労働時間 7時間45分、清算期間 1か月",
        ],
        "breaks": ["60分"],
        "overtime-work": ["有（月平均15時間程度）"],
        "days-off": ["毎週 土・日 曜日、国民の祝日、その他（年末年始12月29日～1月3日、夏季3日）"],
        "yearly-days-off": ["126日"],
        "paid-leave": [
            "６か月継続勤務した場合→ 10日",
            "0か月経過で 5日",
            "時間単位年休 有",
            "代替休暇 無",
        ],
        "bereavement-leave": ["有給（慶弔休暇、リフレッシュ休暇）"],
        "menstrual-leave": [UNPAID],
        "parental-leave": [UNPAID],
        "nursing-leave": [UNPAID],
        "childcare-leave": [UNPAID],
        "base-salary": ["412,000円"],
        "grades": ["G4-2"],
        "commuting": ["実費支給、月50,000円まで"],
        "housing": ["20,000円 ／計算方法：世帯主に限る"],
        "allowances": ["在宅勤務手当 4,000円"],
        "surcharge-rates": [
            "月60時間以内25％ 月60時間超50％ 所定超0％",
            "法定外休日25％",
            "深夜25％",
        ],
        "pay-days": ["末日", "25日（翌月）"],
        "pay-method": ["本人名義の口座への振込", "有（社宅費、組合費）"],
        "reviews": ["年1回4月、評価による"],
        "bonus": ["年2回6月・12月、前年度実績 計3.8か月分"],
        "severance": [
            "勤続3年以上、退職金規程による",
            "中小企業退職金共済制度 加入していない",
            "企業型確定拠出年金",
        ],
        "retirement-age": ["有（60歳）", "有（65歳まで）", "無"],
        "resignation-notice": ["退職する 30 日以上前に届け出ること"],
        "dismissal": ["就業規則第52条～第54条のとおり。30日前に予告する"],
        "health-insurance": ["厚生年金 健康保険"],
        "pension-insurance": ["厚生年金 健康保険"],
        "employment-insurance": ["有"],
        "contact-office": ["人事部 担当者職氏名 課長 林 恵（連絡先 03-5555-0142）"],
        "costs-borne": ["社員食堂 1食350円"],
        "safety": ["年1回の定期健康診断、産業医面談"],
        "training": ["入社時研修2週間、資格取得支援制度あり"],
        "accident-compensation": ["労災保険による。傷病見舞金制度あり"],
        "discipline": ["就業規則第60条～第66条"],
        "suspension": ["私傷病による休職は最長1年6か月"],
        "side-jobs": ["会社の許可を得て認める"],
        "remote-policy": ["週3日まで"],
        "work-rules": ["社内ポータル「規程集」"],
        "deadline": ["2026年12月4日（金）17時"],
    },
    "articles": {
        "contract-type": ["契約社員として雇用する"],
        "contract-expiry": ["2027年2月1日から2028年1月31日までの1年間"],
        "contract-renewal": [
            "期間満了時の業務量、乙の勤務成績及び甲の経営状況により判断し、更新する場合がある"
        ],
        "renewal-limit": ["更新は3回を限度とし、通算契約期間は4年を超えないものとする"],
        "renewal-notice": ["期間満了の30日前までに書面で通知する"],
        "permanent-conversion": [
            "無期労働契約に転換する。転換後の労働条件は、契約期間を除き変更しない"
        ],
        "probation": ["入社日から2か月間を試用期間とし、この間の基本給は月額300,000円とする"],
        "start-date": ["2027年2月1日"],
        "workplace": ["大阪本社（大阪市北区）とする"],
        "range-of-change": ["甲の本社及び京都オフィスとする。転居を伴う転勤は命じない"],
        "responsibilities": ["雇入れ直後の業務は、臨床データの解析及び報告書の作成とする"],
        "duties-range": ["データ関連業務全般とする"],
        "reports-to": ["データ解析部長の指示に従い"],
        "working-hours": [
            "始業時刻は午前9時00分、終業時刻は午後5時30分",
            "1週の所定労働時間は37時間30分とする",
            "交替制勤務及び就業時転換は行わない",
        ],
        "breaks": ["正午から60分間とする"],
        "overtime-work": ["所定労働時間を超えて労働させることがある"],
        "time-recording": ["勤怠管理システムへの打刻により記録する"],
        "days-off": ["土曜日、日曜日、国民の祝日及び12月29日から1月4日まで"],
        "yearly-days-off": [],
        "paid-leave": ["入社6か月後に10日を付与する。時間単位での取得はできない"],
        "bereavement-leave": ["忌引休暇は有給"],
        "menstrual-leave": [LEAVE],
        "parental-leave": [LEAVE],
        "nursing-leave": [LEAVE],
        "childcare-leave": ["子の看護等休暇は年5日とする"],
        "base-salary": ["月額320,000円"],
        "fixed-overtime": ["月額48,000円（20時間分）を支給する", "割増賃金を追加で支給する"],
        "commuting": ["実費を月額30,000円を上限として支給する"],
        "surcharge-rates": ["時間外労働は25％、月60時間を超えるものは50％、法定休日労働は35％"],
        "pay-days": ["毎月15日に締め切り、当月25日に"],
        "pay-method": ["乙の指定する銀行口座へ振り込む", "親睦会費を控除する"],
        "reviews": ["昇給は契約更新時に行うことがある"],
        "bonus": ["支給しない。ただし、業績により寸志として年1回10万円を上限に支給することがある"],
        "severance": ["退職手当は支給しない"],
        "resignation-notice": [
            "自己の都合により退職しようとするときは、30日前までに書面で申し出る"
        ],
        "retirement-age": ["定年は設けない"],
        "dismissal": [
            "就業規則第40条各号に該当するときは解雇することがある。この場合、30日前に予告し"
        ],
        "health-insurance": [FOUR],
        "pension-insurance": [FOUR],
        "employment-insurance": [FOUR],
        "accident-insurance": [FOUR],
        "costs-borne": ["クリーニング代月1,000円は乙の負担"],
        "safety": ["年1回の健康診断"],
        "training": ["入社後1か月間の教育訓練"],
        "accident-compensation": ["業務外の傷病については扶助の制度を設けない"],
        "discipline": ["就業規則第50条から第58条まで"],
        "suspension": ["休職制度は契約社員には適用しない"],
        "visa": ["必要な書類は甲が準備し、行政書士の費用は甲が負担する"],
        "side-jobs": ["甲の承認なく他の業務に従事してはならない"],
        "contact-office": ["総務部人事課（担当 大西、電話06-5555-0177）"],
        "work-rules": ["各部に備え付けるほか社内イントラネットで閲覧することができる"],
        "deadline": ["2026年12月11日までに返送すること"],
    },
    "english_prose": {
        "position-name": ["Senior Product Designer"],
        "reports-to": ["Jun Mori, Head of Design"],
        "workplace": ["our Shibuya office"],
        "office-days": ["three days a week"],
        "remote-policy": ["the other two days may be worked from home"],
        "start-date": ["Monday, 1 February 2027"],
        "compensation": ["JPY 9,600,000, paid in twelve equal monthly instalments"],
        "pay-days": ["on the 25th of each month"],
        "pay-method": ["twelve equal monthly instalments"],
        "fixed-overtime": ["30 hours of fixed overtime (JPY 148,000 per month)", "paid separately"],
        "bonus": ["up to 10% of your annual salary, paid each March", "4,000 shares"],
        "sign-on": ["JPY 500,000 with your first salary, repayable if you leave"],
        "probation": ["The first six months are a probationary period, on the same pay"],
        "working-hours": ["core time of 11:00 to 15:00, 40 hours a week"],
        "paid-leave": ["15 days of annual paid leave from your first day"],
        "commuting": ["up to JPY 30,000 per month"],
        "relocation": ["up to JPY 400,000 against receipts"],
        "visa": ["sponsor your work visa"],
        "health-insurance": [THREE],
        "pension-insurance": [THREE],
        "employment-insurance": [THREE],
        "resignation-notice": ["30 days' written notice"],
        "contract-type": ["permanent position, subject to background checks"],
        "deadline": ["by 4 December 2026"],
    },
}
"""By letter and item what it says; an item that isn't named here is not spoken of."""
LACKING = {
    "model_form": set[str](),
    "articles": {"treatment-explained"},
    "english_prose": {
        *("responsibilities", "duties-range", "range-of-change", "breaks", "overtime-work"),
        *("days-off", "surcharge-rates", "retirement-age", "dismissal"),
    },
}
OF_NO_ITEM = {
    "model_form": {"労 働 条 件 通 知 書", "以上のほかは、当社就業規則による。"},
    "articles": {"労働条件通知書 兼 雇用契約書"},
    "english_prose": {"Dear Ms. Bianchi,", "Sincerely,", "Saki Ueda, People Operations"},
}
TERMS = {
    "model_form": {
        **{"base": 412_000, "bonus-months": 3.8, "probation-months": 3, "yearly-days-off": 126},
        **{"commuting-allowance": "〜5万円", "housing-allowance": 20_000},
        **{"housing-conditions": "世帯主に限る", "other-allowances": 4_000},
    },
    "articles": {
        **{"base": 320_000, "fixed-overtime-pay": 48_000, "fixed-overtime-hours": 20},
        **{"probation-months": 2, "probation-base": 300_000, "weekly-hours": 37.5},
        **{"yearly-days-off": 124, "commuting-allowance": "〜3万円"},
    },
    "english_prose": {
        **{"annual": 9_600_000, "fixed-overtime-pay": 148_000, "fixed-overtime-hours": 30},
        **{"fixed-overtime-included": True, "sign-on": 500_000, "probation-months": 6},
        **{"weekly-hours": 40, "leave-days": 15, "commuting-allowance": "〜3万円"},
    },
}
YEAR = {"model_form": 4_992_000, "articles": 4_416_000, "english_prose": 9_600_000}
HOURLY = {"model_form": 2_695, "articles": None, "english_prose": None}


@pytest.mark.parametrize("name", SAID)
def test_each_sentence_goes_to_its_item_and_to_no_other(name: str) -> None:
    application = with_text(text_of(name))
    reading = letter_reading(LIST, application)
    assert reading is not None
    said: dict[str, list[str]] = {}
    for line in reading.lines:
        for part in line.parts:
            said.setdefault(part.item.id, []).append(" ".join(part.value.split()))
    lost = [
        (item, words)
        for item, parts in SAID[name].items()
        for words in parts
        if not any(words in value for value in said.get(item, []))
    ]
    assert not lost
    assert said.keys() <= SAID[name].keys()
    assert {item.id for item in reading.unstated} == LACKING[name]
    assert {line.text for line in reading.unread} >= OF_NO_ITEM[name]
    assert not [line for line in reading.unread if re.match("第.*条", line.text)]


@pytest.mark.parametrize("name", SAID)
def test_the_pay_of_a_letter_and_what_is_left_to_ask(name: str) -> None:
    application = with_suggestions(LIST, with_text(text_of(name)), IN_2026)
    terms = application.terms
    assert {key: terms.get(key) for key in TERMS[name]} == TERMS[name]
    assert totals(terms).guaranteed == YEAR[name]
    known = list(lines(LIST, application, IN_2026))
    if HOURLY[name]:
        assert totals(with_daily_hours(terms, known)).hourly == HOURLY[name]
    states = {line.item.id: line for line in known}
    first_days = {"model_form": "Tue 12 Jan 2027", "articles": "Mon 1 Feb 2027"}
    assert states["start-date"].value == first_days.get(name, "Mon 1 Feb 2027")
    assert "Dec 2026" in states["deadline"].value
    said = " ".join(offer_remarks(LIST, with_text(text_of(name)), IN_2026, Language.EN))
    assert "裁量労働制" not in said  # nor of a row that nobody filled in
    assert "みなし労働時間" not in said
    if name == "model_form":
        of_term = ("contract-renewal", "renewal-limit", "permanent-conversion", "contact-office")
        assert states["contract-renewal"].state is ItemState.NOT_APPLICABLE
        assert not [item for item in of_term if states[item].is_open]


# -- nothing is lost -----------------------------------------------------------------------------


def words_of(text: str) -> str:
    return "".join(re.findall(r"\w", plain_words(text)))


def lost_clauses(read: list[LetterLine]) -> list[str]:
    """The clauses of the lines that are in no value, and no name of an item that the line has."""
    lost: list[str] = []
    for at, line in enumerate(read):
        if not line.parts:
            continue
        more = takewhile(lambda other: other.goes_on, read[at + 1 :])
        text = chosen(" ".join((line.text, *(other.text for other in more))))
        said = words_of(re.sub("[イロハニ](?=[ 　（])", "", text))
        values = [words_of(part.value) for part in line.parts]
        items = [part.item for part in line.parts]
        names = [words_of(word) for item in items for word in item.words + item.parts]
        kept = [*values, *names, *SHORT_LABELS]
        kept += [words_of(other.text) for other in read if other.is_unread]
        for value in sorted(filter(None, kept), key=len, reverse=True):
            said = said.replace(value, "|")
        rest = max(map(len, said.split("|")))
        if rest > LONGEST_LABEL * (1 + line.text.isascii()):
            lost.append(said)
    return lost


LONGEST_LABEL = 12
"""Signs of what a form calls a row, which are no clause: 労使協定に基づく賃金支払時の."""
SHORT_LABELS = ("に関する事項", "の額又は計算方法", "時間外労働の有無にかかわらず")


ARTICLES = [line for line in text_of("articles").splitlines() if line.endswith("。")]
SENTENCES = [
    one for line in ARTICLES for one in re.findall("[^。]+。", line) if "（以下" not in one
]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True))
def test_no_sentence_of_a_line_is_lost(sentences: list[str]) -> None:
    line = "".join(sentences)
    assert not lost_clauses(letter_lines(LIST, line))


@for_each_row("name", sorted(path.stem for path in LETTERS.glob("*.txt")))
def test_no_clause_of_a_letter_is_lost(name: str) -> None:
    assert not lost_clauses(letter_lines(LIST, text_of(name)))


@for_each_row(
    ("line", "said"),
    [
        ("第3条（賞与）賞与は年2回とする。", {"bonus": "賞与は年2回とする。"}),
        ("第1条　雇用期間", {}),
        (
            "会社の行事に参加すること。休日は土曜日及び日曜日とする。",
            {"days-off": "休日は土曜日及び日曜日とする。"},
        ),
        ("昇給は契約更新時に行う。", {"reviews": "昇給は契約更新時に行う。"}),
        (
            "仕事の内容　Webの開発。変更の範囲は会社の定める業務とする。",
            {
                "responsibilities": "Webの開発。",
                "duties-range": "変更の範囲は会社の定める業務とする。",
            },
        ),
        (
            "給与は銀行振込とする。",
            dict.fromkeys(("compensation", "pay-method"), "給与は銀行振込とする。"),
        ),
    ],
)
def test_a_line_of_an_article(line: str, said: dict[str, str]) -> None:
    read = letter_lines(LIST, line)
    assert {part.item.id: part.value for one in read for part in one.parts} == said
    assert not lost_clauses(read)


# -- the choices of a form -----------------------------------------------------------------------

TICKS = ("☑", "✓", "✔", "[x]", "［✓］", "□レ")
MARKS = (*((tick, "□") for tick in TICKS), ("■", "□"), ("●", "○"), ("◉", "○"))
CHOICES = (
    (
        "契約期間",
        "期間の定めなし",
        "期間の定めあり（　年　月　日～　年　月　日）",
        "contract-expiry",
    ),
    ("賞与", "有（年2回、計2か月分）", "無", "bonus"),
    ("退職金", "無", "有（勤続3年以上）", "severance"),
    ("昇給", "有", "無", "reviews"),
    ("定年制", "有（60歳）", "無", "retirement-age"),
)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(CHOICES),
    st.sampled_from(MARKS),
    st.sampled_from(("{}　{}　{}", "{}（{}，{}）", "{}（{}・{}）", "{}　{} {}")),
    st.booleans(),
)
def test_what_is_ticked_is_what_a_row_says(
    choice: tuple[str, str, str, str], marks: tuple[str, str], form: str, is_first: bool
) -> None:
    name, yes, no, item = choice
    both = (marks[0] + yes, marks[1] + no)
    line = form.format(name, *(both if is_first else reversed(both)))
    (read,) = letter_lines(LIST, line)
    values = [part.value.removeprefix(name).strip(" 　") for part in read.parts]
    assert values == [yes], line
    assert [part.item.id for part in read.parts] == [item]
    open_marks = form.format(name, f"□{yes}", f"□{no}")
    filler = "\n".join(f"記載事項{sign}" for sign in "甲乙丙丁戊己庚辛")
    asked = with_suggestions(LIST, with_text(f"{open_marks}\n{filler}"), IN_2026)
    assert asked.checklist[item].state is ItemState.TO_ASK, open_marks


@for_each_row(
    ("line", "said"),
    [
        (
            "契約期間　①期間の定めなし　２期間の定めあり（　年　月　日～）",
            "契約期間　期間の定めなし",
        ),
        ("賞与（有・○無）", "賞与 無 "),
        (
            "［自動的に更新する・☑更新する場合があり得る・契約の更新はしない・その他（　）］",
            " 更新する場合があり得る ",
        ),
        ("控除（無，☑有（社宅費、組合費））", "控除 有（社宅費、組合費） "),
        ("■ 職位・所属", "■ 職位・所属"),
        ("① 休憩　60分", "① 休憩　60分"),
        ("□有　□無", "□有　□無"),
        ("更新の有無　○自動更新　●更新する場合がある", "更新の有無　更新する場合がある"),
    ],
)
def test_choices(line: str, said: str) -> None:
    assert chosen(line) == said


@for_each_row(
    ("line", "is_blank"),
    [
        ("　(1)　始業（　　時　　分）　終業（　　時　　分）", True),
        ("・その他（　　　）", True),
        ("ニ（　　手当　　　円　／計算方法：　　　）", True),
        ("・非定例日；週・月当たり　　　日、その他（　　）", True),
        ("・１年単位の変形労働時間制の場合－年間　　　日", True),
        ("(2)　変形労働時間制等；（　　）単位の変形労働時間制・交替制として", True),
        ("始業（　時　分）　終業（18時00分）", False),
        ("ロ（通勤手当　　　円　／計算方法：実費支給）", False),
        ("賃金締切日（　　）－毎月　末日", False),
        ("休日　土　日　祝", False),
        ("契約期間　期間の定めなし、期間の定めあり（　年　月　日～　年　月　日）", False),
    ],
)
def test_a_row_without_anything_in_its_blanks_is_blank(line: str, is_blank: bool) -> None:
    assert is_blank_row(line) is is_blank
