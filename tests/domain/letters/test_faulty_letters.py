"""Good letters with one fault put in: the letter as it was raises nothing, the fault is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobboard_tui.domain.letters.run_checks import check_context, check_draft
from jobboard_tui.domain.letters.types import FilledLetter, Language, Recipient
from jobboard_tui.domain.models import Contact
from tests.domain.letters.letter_builder import (
    NOW,
    SENDER,
    application,
    board,
    checked,
    library,
)
from tests.domain.timeline_builder import shipped_rules
from tests.rows import for_each_row

EN, JA = Language.EN, Language.JA
JAPANESE = """株式会社アオバ
人事部
小川 蓮 様

お世話になっております。
11月25日（水）に「Backend Engineer」の面接の機会をいただきました山根 亜希です。

お忙しい中、貴重なお時間をいただき、誠にありがとうございました。
リリースの進め方についてのお話が、とりわけ印象に残っております。
貴社で働きたいという思いがいっそう強くなりました。

今後ともどうぞよろしくお願いいたします。

------------------------------
山根 亜希（やまね あき）
電話：090-0000-1234
メール：aki@example.com
------------------------------"""
ENGLISH = """Dear Ogawa-san,

Thank you for taking the time to talk with me on Wednesday, 25 November about the position of
Backend Engineer at Kestrel KK.
I especially enjoyed hearing about your release process.
It has made me even more interested in the role.
Could you tell me what the next step is?

Best regards,
Aki Yamane
090-0000-1234
aki@example.com"""
ADDRESS = "株式会社アオバ\n人事部\n小川 蓮 様"
IN_JAPANESE = [
    # the spoken word beside kanji
    *(
        ("貴社で働きたい", said, "house-word")
        for said in (
            *(
                "是非御社で働きたい",
                "本日御社に伺い",
                "今回御社の皆様と働きたい",
                "先日御社の皆様と働きたい",
            ),
            *(
                "現在御社の皆様と働きたい",
                "来月御社内で働きたい",
                "御社製品に関わりたい",
                "御社業務に関わりたい",
            ),
            *("御社様で働きたい", "貴行で働きたい", "是非御行で働きたい"),
        )
    ),
    # days
    ("11月25日（水）", "11月25日（木）", "dates"),
    ("11月25日（水）", "11月25日(火)", "dates"),
    ("11月25日（水）", "11月25日（火曜日）", "dates"),
    ("11月25日（水）", "11月25日木曜", "dates"),
    ("11月25日（水）", "今月25日（木）", "dates"),
    ("11月25日（水）", "今月31日", "no-such-day"),
    ("11月25日（水）", "2026年11月25日（木）", "dates"),
    ("11月25日（水）", "令和8年11月25日（木）", "dates"),
    ("11月25日（水）", "11/25（木）", "dates"),
    ("11月25日（水）", "１１月２５日（木）", "dates"),
    ("11月25日（水）", "11月31日（火）", "no-such-day"),
    ("11月25日（水）", "11月31日", "no-such-day"),
    ("11月25日（水）", "13月1日", "no-such-day"),
    ("リリースの進め方", "来週の月曜日、12月1日", "dates"),
    ("リリースの進め方", "木曜日の12月2日", "dates"),
    ("リリースの進め方", "2日（木）", "dates"),
    ("リリースの進め方", "12月2日（水）・3日（金）", "dates"),
    ("リリースの進め方", "12月30日（水）、32日（金）", "no-such-day"),
    ("リリースの進め方", "26時のリリース", "hours"),
    ("リリースの進め方", "25:00のリリース", "hours"),
    # days and times that cannot be
    ("今後とも", "次回の面接は、11月20日（金）でしたら伺えます。\n今後とも", "past-day"),
    ("今後とも", "11月24日（火）14時に貴社へ伺います。\n今後とも", "past-day"),
    ("貴重なお時間", "11月24日（火）に貴重なお時間", "board-meeting"),
    ("今後とも", "12月1日（火）13:00〜12:00に伺えます。\n今後とも", "time-range"),
    ("今後とも", "12月1日（火）15時から14時半まで伺えます。\n今後とも", "time-range"),
    ("今後とも", "12月1日（火）午後2時〜午前11時に伺えます。\n今後とも", "time-range"),
    # what stands there twice
    ("小川 蓮 様", "小川 蓮 様様", "doubled-honorific"),
    ("小川 蓮 様", "小川 蓮 様 様", "doubled-honorific"),
    ("小川 蓮 様", "小川 蓮 様さま", "doubled-honorific"),
    ("小川 蓮 様", "小川 蓮 先生様", "doubled-honorific"),
    ("株式会社アオバ", "株式会社株式会社アオバ", "doubled-form"),
    ("今後とも", "お世話になっております。\n今後とも", "repeated"),
    # paper
    ("お世話に", "拝啓\nお世話に", "paper-pair"),
    ("お世話に", "前略\n敬具\nお世話に", "paper-pair"),
    # one's own name
    ("山根 亜希です。", "山下 亜希です。", "sender-name"),
    ("山根 亜希です。", "山根亜季です。", "sender-name"),
    ("山根 亜希です。", "鈴木 一郎でございます。", "sender-name"),
    ("リリースの進め方", "午後14時のリリース", "hours"),
    # the given name alone, or with さん
    (ADDRESS, "株式会社アオバ\n人事部\n蓮 様", "family-name"),
    ("リリースの進め方", "小川さんのリリースの進め方", "family-name"),
    # somebody without 様
    ("リリースの進め方についてのお話", "小川のお話", "no-honorific"),
    ("リリースの進め方についてのお話", "小川蓮から伺ったお話", "no-honorific"),
    ("今後とも", "小川をはじめ、皆様に感謝しております。\n今後とも", "no-honorific"),
    ("今後とも", "小川には長い時間をいただき、感謝しております。\n今後とも", "no-honorific"),
    # another number, another address, another name
    ("------\n山根 亜希（", "------\n山根 亜季（", "sender-name"),
    ("090-0000-1234", "090-0000-1243", "sender-contact"),
    ("090-0000-1234", "080-5555-9876", "sender-contact"),
    ("aki@example.com", "aki@exmaple.com", "sender-contact"),
    ("aki@example.com", "yamane@mail.example", "sender-contact"),
    ("お世話になっております。\n", "", "no-greeting"),
    ("今後ともどうぞよろしくお願いいたします。", "", "no-closing"),
    # the address
    (ADDRESS, "株式会社アオバ\n人事部\n小川 蓮", "address"),
    (ADDRESS, "株式会社アオバ\n小川 蓮 御中", "address"),
    (ADDRESS, "株式会社アオバ\n小川 蓮 殿", "address"),
    (ADDRESS, "株式会社アオバ\n小川 蓮さん", "address"),
    (ADDRESS, "株式会社アオバ\n小川殿", "address"),
    (ADDRESS, "株式会社アオバ\n採用ご担当者 御中", "address"),
    (ADDRESS, "株式会社アオバ\n採用ご担当者", "address"),
    (ADDRESS, "株式会社アオバ\n人事部様", "address"),
    (ADDRESS, "株式会社アオバ\n人事部 採用課様", "address"),
    (ADDRESS, "株式会社アオバ\n採用ご担当者各位殿", "address"),
    (ADDRESS, "株式会社アオバ\nご担当者様各位", "address"),
    (ADDRESS, "株式会社アオバ各位", "address"),
    (ADDRESS, "小川 蓮 様\n株式会社アオバ", "address-order"),
    (ADDRESS, "人事部\n株式会社アオバ\n小川 蓮 様", "address-order"),
    # half done
    ("リリースの進め方", "【話題】", "placeholder"),
    ("株式会社アオバ", "【会社名】", "placeholder"),
    ("リリースの進め方", "【具体的な話題】", "placeholder"),
    ("株式会社アオバ", "（会社名）", "placeholder"),
    ("11月25日（水）", "◯月◯日", "placeholder"),
    ("11月25日（水）", "○月○日（○）", "placeholder"),
    ("11月25日（水）", "XX月XX日", "placeholder"),
    ("11月25日（水）", "X月X日", "placeholder"),
    ("リリースの進め方", "XX", "placeholder"),
    ("リリースの進め方", "※ここに話題を入れる", "placeholder"),
    ("リリースの進め方", "ここに具体的な話題を記入", "placeholder"),
    ("リリースの進め方", "…", "placeholder"),
    ("リリースの進め方", "���リース", "mojibake"),
    ("リリースの進め方", "å¤œé–“の当番", "mojibake"),
    ("リリースの進め方", "譁�蟄怜喧縺�", "mojibake"),
    ("リリースの進め方", "縺ゅｊ縺後→縺�", "mojibake"),
    ("についてのお話", "についてのｵﾊﾅｼ", "width"),
    ("リリースの進め方", "ｻｰﾋﾞｽの進め方", "width"),
    ("リリースの進め方", "ＡＰＩの進め方", "width"),
    (
        "お世話になっております。\n11月25日（水）に「Backend Engineer」の面接の機会をいただきました"
        "山根 亜希です。\n\nお忙しい中、貴重なお時間をいただき、誠にありがとうございました。\n",
        "",
        "no-greeting",
    ),
    ("リリースの進め方", "リリースの進め方について", "seam"),
    ("リリースの進め方についてのお話が", "進め方について伺ったお話。が", "seam"),
    ("リリースの進め方に", "進め方を伺いましたに", "seam"),
    # words
    ("貴社で", "弊社で", "own-house"),
    ("貴社で", "当社で", "own-house"),
    ("貴社で", "貴殿のもとで", "own-house"),
    ("今後とも", "日程の件、了解致しました。\n今後とも", "wording"),
    ("今後とも", "了解です。\n今後とも", "wording"),
    ("今後とも", "すいません、遅くなりました。\n今後とも", "wording"),
    ("今後とも", "社長もお見えになられる際にお目にかかりたく存じます。\n今後とも", "wording"),
    ("今後とも", "資料を拝読させていただき、感謝しております。\n今後とも", "wording"),
    ("今後とも", "資料を拝見させていただいたところです。\n今後とも", "wording"),
    ("今後とも", "先日ご連絡させていただきました。\n今後とも", "wording"),
    ("今後とも", "先日お伺いさせていただきました。\n今後とも", "wording"),
    ("お世話になっております。", "お世話になってます。", "wording"),
    ("お世話になっております。", "お疲れ様です。", "wording"),
    ("お世話になっております。", "ご苦労様です。", "wording"),
    ("どうぞよろしくお願いいたします。", "よろしくです。", "wording"),
    ("今後とも", "来週も来れます。\n今後とも", "wording"),
    ("印象に残っております。", "印象に残ったよ。", "plain-style"),
    ("印象に残っております。", "印象に残った。", "plain-style"),
    ("印象に残っております。", "印象に残る話だ。", "plain-style"),
    ("印象に残っております。", "忘れられない。", "plain-style"),
    ("よろしくお願いいたします", "よろしくお願いしたします", "typo"),
    ("ございました", "ごさいました", "typo"),
    ("機会をいただきました", "機会をいたたきました", "typo"),
    ("ありがとうございました。", "ありがとうございました！！", "exclamation"),
    ("残っております。", "残っております！", "exclamation"),
    ("今後とも", "ご確認のほど、宜しくお願い致します。\n今後とも", "mixed-spelling"),
    (
        "今後とも",
        "参加させていただき、学ばせていただき、考えさせていただきました。\n今後とも",
        "asked-leave",
    ),
    ("山根 亜希です。", "山根 亜希様です。", "own-honorific"),
    (
        "------------------------------\n山根 亜希（やまね あき）\n電話：090-0000-1234\n"
        "メール：aki@example.com\n------------------------------",
        "以上",
        "no-signature",
    ),
]
IN_ENGLISH = [
    ("Dear Ogawa-san,", "Hi Ogawa-san,", "casual-en"),
    ("Dear Ogawa-san,", "Hey Ogawa-san,", "casual-en"),
    ("Dear Ogawa-san,\n\n", "", "no-greeting-en"),
    ("your release process", "lorem ipsum", "placeholder"),
    ("your release process", "$TOPIC", "placeholder"),
    ("your release process", "(topic)", "placeholder"),
    ("your release process", "...", "placeholder"),
    ("your release process", "+81 90-1234-5678", "number-as-topic"),
    ("your release process", "how Japaneese teams work", "typo-en"),
    ("Could you", "I am gonna wait. Could you", "casual-en"),
    ("Could you tell me what the next step is?", "What is the salary?", "asks-for-pay"),
    ("25 November", "２５ November", "width"),
    ("your release process", "夜間の当番", "japanese-in-english"),
    ("Kestrel KK", "Kestrel Inc.", "company-form"),
    ("Kestrel KK", "Kestrel Co., Ltd.", "company-form"),
    ("your release process", "your teamâ€™s release process", "mojibake"),
    ("your release process", "the cafÃ© of yours", "mojibake"),
    ("Wednesday, 25 November", "Friday, 25 November", "dates"),
    ("Wednesday, 25 November", "Fri 25 Nov", "dates"),
    ("Wednesday, 25 November", "Thursday, November 25th", "dates"),
    ("Wednesday, 25 November", "November 25 (Thursday)", "dates"),
    ("Wednesday, 25 November", "31 November", "no-such-day"),
    ("Wednesday, 25 November", "Tuesday, 31 November 2026", "no-such-day"),
    ("the next step is?", "the next step is??", "seam"),
    ("Wednesday, 25 November", "Monday, 23 November", "board-meeting"),
    (
        "taking the time to talk with me on Wednesday, 25",
        "meeting me on Tuesday, 24",
        "board-meeting",
    ),
    ("Could you", "I could come again on Friday, 20 November. Could you", "past-day"),
    ("Could you", "I am available on Tuesday, 24 November. Could you", "past-day"),
    ("Could you", "I look forward to our next talk on 20 November. Could you", "past-day"),
    ("Could you", "I am free from 13:00 to 14:00 or 16:00-15:00. Could you", "time-range"),
    ("Dear Ogawa-san,", "Dear Mr. Sarah,", "title-and-first-name"),
    ("Dear Ogawa-san,", "Dear Ogawa-san,\n\nDear Ogawa-san,", "repeated"),
    *(
        ("your release process", said, "article")
        for said in (
            *("a opportunity", "an unique team", "a hour of tests", "a interesting test"),
            *("an university", "a honest talk", "a MBA", "a SRE team", "an European team"),
            *("an one-year plan", "a N2 certificate", "an new team", "an Japanese team"),
            "a unusual release",
        )
    ),
    ("about your release process", "about your culture was great", "seam"),
    ("Aki Yamane\n", "", "sender-missing"),
    ("Dear Ogawa-san,", "Dear Mr. Kenji,", "title-and-first-name"),
    ("your release process", "the release process from Ms. Yuki", "title-and-first-name"),
    ("090-0000-1234", "+81 90 0000 1243", "sender-contact"),
    ("aki@example.com", "aki@example.co", "sender-contact"),
    ("what the next step is?", "whether I passed?", "asks-for-result"),
    ("Could you tell me what the next step is?", "Did I pass?", "asks-for-result"),
]


def checks_of(body: str, language: Language) -> dict[str, str | None]:
    """The checks that find something in a thank-you, and their first mends."""
    company = "株式会社アオバ" if language is JA else "Kestrel KK"
    one = replace(application(company), contacts=(Contact(name="小川 蓮", title="人事部"),))
    draft = FilledLetter(
        letter=library().letter("thank-you", language),
        application=one.id,
        recipient=Recipient(house=company, name="小川 蓮", title="人事部"),
        subject="面接のお礼（Backend Engineer・山根 亜希）" if language is JA else "Thank you",
        body=body,
    )
    setting = check_context(
        board(one), shipped_rules(), draft, sender=SENDER, now=NOW, checks=library().checks
    )
    found: dict[str, str | None] = {}
    for finding in check_draft(setting, library().checks):
        found.setdefault(finding.check, finding.mend)
    return found


@pytest.mark.parametrize(("body", "language"), [(JAPANESE, JA), (ENGLISH, EN)])
def test_a_good_letter_raises_nothing(body: str, language: Language) -> None:
    assert checks_of(body, language) == {}


@for_each_row(
    ("before", "after", "check", "body", "language"),
    [
        *((*row, JAPANESE, JA) for row in IN_JAPANESE),
        *((*row, ENGLISH, EN) for row in IN_ENGLISH),
    ],
)
def test_a_fault_is_found(
    before: str, after: str, check: str, body: str, language: Language
) -> None:
    assert before in body
    assert check in checks_of(body.replace(before, after, 1), language)


@for_each_row(
    "said",
    [
        *(
            "次回は12月1日（火）14時から15時に伺えます。",
            "12月1日（火）22時〜翌5時を除き伺えます。",
        ),
        *("先日の11月20日（金）のご案内を拝見し、12月1日（火）に伺います。",),
        *("11月20日（金）に求人を拝見し、応募いたしました。", "勤務は22:00〜5:00と伺いました。"),
        *("様々な様式を学びました。", "燦々さんと光る海です。", "午前10時〜午後1時に伺えます。"),
        *("11月20日（金）までにご連絡いただけると伺っておりました。",),
        *(
            "明日27日にお送りいたします。",
            "蓮の花の話が心に残りました。",
            "同僚の中村さんも喜びました。",
        ),
        *("小川には魚がおります。", "小川が流れております。"),
        *("小川の流れる町で育ちました。", "小川様、また人事部の皆様に感謝しております。"),
        *("「小川のお話」という本を読みました。", "小川町の工場の話も伺いました。"),
        "電話は+81 90-0000-1234でも承ります。前職の代表番号は03-1234-5678でした。",
        *("担当は佐藤 健太です。", "上司は山本 太郎です。", "前職で扱っていた商品です。"),
    ],
)
def test_what_only_looks_like_a_fault_is_left_alone(said: str) -> None:
    body = JAPANESE.replace("今後とも", f"{said}\n今後とも")
    assert not checks_of(body, JA).keys() - {"thank-you-sentences"}


@for_each_row(
    "said",
    [
        *("an hour of tests", "a university", "an honest talk", "an MBA", "an SRE team", "a union"),
        *("a European team", "a one-year plan", "an N2 certificate", "a user test", "an NDA"),
        *("an uninteresting test", "a useful tool", "plan A and plan B", "a US team", "a Ubuntu"),
        *("option a and option b", "an 8-hour day", "an x-ray", "an e-mail", "an API", "a SaaS"),
        *("an hourly plan", "an honour", "a euro", "a once-famous tool", "an heir", "a unit test"),
        *("the quiet hours, 10:00-11:00", "Ms. Mori's team", "Mr. Yuki Tanaka's plan"),
        "the hotline (call 03-1234-5678 or write to help@kestrel.example)",
    ],
)
def test_right_english_is_left_alone(said: str) -> None:
    assert checks_of(ENGLISH.replace("your release process", said), EN) == {}


@pytest.mark.parametrize(
    ("body", "language", "says"),
    [
        (JAPANESE.replace("11月25日（水）", "11月31日（月）"), JA, "there is no such day"),
        (ENGLISH.replace("25 November", "February 30"), EN, "there is no such day"),
    ],
)
def test_a_day_that_does_not_exist_is_called_so(body: str, language: Language, says: str) -> None:
    assert "no-such-day" in checks_of(body, language)
    assert library().checks.rows["no-such-day"].says.endswith(says)


def test_an_article_is_mended_with_its_word() -> None:
    for said, mend in (("a hour of tests", "an hour"), ("an unique team", "a unique")):
        body = ENGLISH.replace("your release process", said)
        assert checks_of(body, EN)["article"] == mend


def test_a_mended_day_has_its_own_weekday() -> None:
    wrong = JAPANESE.replace("（水）", "（木）")
    assert checks_of(wrong, JA)["dates"] == "11月25日（水）"
    in_words = ENGLISH.replace("Wednesday", "Friday")
    assert checks_of(in_words, EN)["dates"] == "Wednesday, 25 November"
    assert checks_of(ENGLISH.replace("Wednesday, 25 November", "Fri 25 Nov"), EN)["dates"] == (
        "Wed 25 Nov"
    )


@for_each_row(
    ("line", "mend"),
    [
        ("小川 蓮", "小川 蓮 様"),
        ("小川 蓮 御中", "小川 蓮 様"),
        ("小川殿", "小川 様"),
        ("人事部長 小川殿", "人事部長 小川 様"),
        ("採用ご担当者 御中", "採用ご担当者様"),
        ("採用ご担当者各位殿", "採用ご担当者各位"),
        ("ご担当者様各位", "ご担当者各位"),
        ("人事部様", "人事部 御中"),
        ("株式会社アオバ各位", "株式会社アオバ 御中"),
        ("株式会社アオバ", "株式会社アオバ 御中"),
        ("人事部", "人事部 御中"),
    ],
)
def test_an_address_is_mended(line: str, mend: str) -> None:
    address = line if line.startswith("株") else f"株式会社アオバ\n{line}"
    assert checks_of(JAPANESE.replace(ADDRESS, address), JA)["address"] == mend


@for_each_row(
    "line",
    [
        *("小川 蓮 様", "小川蓮様", "小川様", "人事部 小川様", "人事部長 小川様", "部長 小川様"),
        *("採用担当 小川様", "小川部長", "人事部\n小川部長", "人事部長 小川 蓮 様", "小川課長"),
        *("小川 蓮 先生", "人事部 採用ご担当\n小川 蓮 様", "取締役 小川様"),
    ],
)
def test_a_right_address_is_left_alone(line: str) -> None:
    assert checks_of(JAPANESE.replace(ADDRESS, f"株式会社アオバ\n{line}"), JA) == {}


def test_an_address_does_not_spell_the_name() -> None:
    body = ENGLISH.replace("Aki Yamane\n", "").replace("aki@", "aki.yamane@")
    assert "sender-missing" in checks_of(body, EN)


@pytest.mark.parametrize(
    "days",
    [
        *("水曜日の12月2日", "来週の火曜日、12月1日", "2日（水）", "30日（月）"),
        *(
            "12月2日（水）・3日（木）",
            "12月2日（水）または4日（金）",
            "12月31日（木）と2027年1月8日（金）",
        ),
    ],
)
def test_right_weekdays_are_left_alone(days: str) -> None:
    assert checks_of(JAPANESE.replace("リリースの進め方", days), JA) == {}


_DECLINES = (
    "誠に勝手ながら辞退させていただきます。",
    "慎重に検討した結果、このたびの内定を辞退いたしたく存じます。",
    "慎重に検討した結果、内定をお受けいたしかねます。",
    "I have decided not to accept it.",
    "I am sorry to turn down the offer.",
    "I cannot accept your offer.",
)
_ACCEPTS = (
    "慎重に検討いたしました結果、謹んで内定をお受けしたく存じます。",
    "このたびの内定を承諾いたします。",
    "内定をお受けすることにいたしました。",
    "After a good deal of thought, I have decided to accept.",
    "I am happy to accept it.",
    "I am delighted to accept your offer.",
)
_NEITHER = (
    "他社の内定をお受けすることにいたしました。",
    "アオバ様の内定をお受けすることにいたしました。",
    "就職活動を終え、応募中の企業は辞退いたします。",
    "I am sorry to turn down your request to start in March.",
    "他社の選考はすべて辞退いたします。",
    "他社の内定は辞退させていただきました。",
    "一度は内定を承諾いたしましたが、事情が変わりました。",
    "内定をお受けしたく存じますが、事情が許しません。",
    "他社からいただいた内定を承諾いたします。",
    "I have decided to accept another offer.",
    "I have decided to accept a position elsewhere.",
    "I have decided to accept the offer of a research lab.",
    "I have decided to decline the other offers.",
    "It is hard to decline.",
)


@for_each_row(
    ("kind", "said", "check"),
    [
        *(("acceptance", said, "declines") for said in _DECLINES),
        *(("decline", said, "accepts") for said in _ACCEPTS),
        *(("decline", said, None) for said in (*_DECLINES, *_NEITHER)),
        *(("acceptance", said, None) for said in (*_ACCEPTS, *_NEITHER)),
    ],
)
def test_a_letter_that_answers_an_offer_says_what_its_kind_says(
    kind: str, said: str, check: str | None
) -> None:
    language = EN if said.isascii() else JA
    body = f"お世話になっております。\n{said}\n"
    findings = checked(body, application(), subject="ご連絡", kind=kind, language=language)
    said_checks = {finding.check for finding in findings} & {"accepts", "declines"}
    assert said_checks == ({check} if check else set())
