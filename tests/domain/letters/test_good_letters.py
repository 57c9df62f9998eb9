"""Twenty letters as people write them, ten of them Japanese: no check raises an alarm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobboard_tui.domain.letters.composer import LetterComposer
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Contact, Kind, Stage
from tests.domain.letters.letter_builder import (
    NOW,
    SENDER,
    application,
    board,
    checked,
    event,
    library,
)
from tests.domain.timeline_builder import shipped_rules
from tests.rows import for_each_row

SIGNED = """

――――――――――――――――
山根 亜希
TEL：090-0000-1234
Mail：aki@example.com
――――――――――――――――"""
SUBJECTS = {Language.JA: "「SRE」の件（山根 亜希）", Language.EN: "SRE: Aki Yamane"}
JAPANESE = [
    (
        "株式会社アオバ",
        "佐藤 由紀",
        "thank-you",
        """株式会社アオバ
人事部 部長
佐藤 由紀様

お世話になっております。山根 亜希でございます。

先日はお忙しい中、「SRE」の面接のお時間をいただき、誠にありがとうございました。
夜間の当番を全員で分け合う仕組みのお話に、たいへん感銘を受けました。
貴社の皆様とともに働きたいという思いが、いっそう強くなっております。

まずはお礼申し上げたく、ご連絡いたしました。
引き続き、どうぞよろしくお願い申し上げます。""",
    ),
    (
        "みどり信用金庫",
        "",
        "application-follow-up",
        """みどり信用金庫
採用ご担当者様

突然のご連絡、失礼いたします。
11月2日に「SRE」に応募いたしました、山根 亜希と申します。

その後の選考の状況を伺いたく、ご連絡を差し上げました。
地域のお客様の暮らしを支える貴庫の仕事に、応募の時と変わらず強く惹かれております。
ご多用のところ恐縮ですが、お知らせいただけますと幸いです。

何卒よろしくお願いいたします。""",
    ),
    (
        "青葉大学",
        "中村 修",
        "reply",
        """青葉大学
総務部人事課
課長 中村 修 様

いつもお世話になっております。
山根 亜希です。

面接の日程をお知らせくださり、ありがとうございます。
12月3日（木）14時に、貴学の本部棟へ伺います。
当日は履歴書を2部持参いたします。ほかに必要なものがございましたら、お申し付けください。

どうぞよろしくお願いいたします。""",
    ),
    (
        "医療法人社団青葉会 月島病院",
        "",
        "decline",
        """医療法人社団青葉会 月島病院
採用ご担当者各位

お世話になっております。山根 亜希です。
このたびは内定のご連絡をいただき、心より御礼申し上げます。

大変心苦しいのですが、家庭の事情により、内定を辞退させていただきたくご連絡いたしました。
貴院の皆様には丁寧にご対応いただきましたのに、ご期待に沿えず申し訳ございません。

末筆ではございますが、貴院のさらなるご発展をお祈り申し上げます。""",
    ),
    (
        "青葉法律事務所",
        "小川",
        "more-time",
        """青葉法律事務所
弁護士 小川様

お世話になっております。山根 亜希です。
「SRE」の内定をいただき、ありがとうございます。

12月4日（金）までにお返事をとのことでしたが、家族とも相談したく、12月9日（水）の17時までお待ちいただけないでしょうか。
貴所への入所を前向きに考えております。

勝手を申し上げ恐縮ですが、ご検討いただけますと幸いです。""",
    ),
    (
        "株式会社みどり生命保険",
        "高橋 直樹",
        "acceptance",
        """株式会社みどり生命保険
高橋部長

お世話になっております。山根 亜希です。

このたびの内定を、謹んでお受けいたします。
面接で伺った、若手に任せるという方針が決め手となりました。
署名した書類を添付いたしますので、ご査収ください。

入社までに準備すべきことがございましたら、ご教示いただけますでしょうか。
今後ともよろしくお願い申し上げます。""",
    ),
    (
        "株式会社ツバメ物流",
        "森 彩",
        "interview-follow-up",
        """株式会社ツバメ物流
採用担当 森 彩様

お世話になっております。先日の面接でお世話になりました山根 亜希です。

「SRE」の選考結果について、11月20日頃までにご連絡いただけると伺っておりました。
その後のご状況はいかがでしょうか。
ご多忙のところ催促のようになり、申し訳ございません。

お手すきの際にお知らせいただけますと幸いです。""",
    ),
    (
        "NPO法人つばさ",
        "林 和子",
        "news",
        """NPO法人つばさ
林 和子 様

お世話になっております。山根 亜希です。
11月13日（金）は、「SRE」の面接の機会をいただき、ありがとうございました。

その際にお尋ねのあった「災害時の連絡網」について、以前の職場で作成した手順書（3ページ）を添付いたします。
貴法人の活動に少しでもお役に立てば幸いです。

ご返信には及びません。今後ともよろしくお願いいたします。""",
    ),
    (
        "青葉商工会議所",
        "",
        "withdrawal",
        """青葉商工会議所
採用ご担当者様

お世話になっております。「SRE」に応募しております山根 亜希です。

誠に勝手ではございますが、このたび選考を辞退したく、ご連絡いたしました。
貴所にはお忙しい中ご対応いただきながら、このようなご連絡となり、深くお詫び申し上げます。

貴所の益々のご発展をお祈り申し上げます。""",
    ),
    (
        "みどり学園",
        "服部 梢",
        "negotiation",
        """みどり学園
事務局長
服部 梢 様

お世話になっております。山根 亜希です。
「SRE」の内定をいただき、誠にありがとうございます。

貴校で働きたい気持ちに変わりはございません。
一点、基本給についてご相談がございます。前職では月42万円をいただいておりましたので、同程度をご検討いただくことは可能でしょうか。
難しい場合は、その旨をお聞かせいただければと存じます。

どうぞよろしくお願いいたします。""",
    ),
]
ENGLISH = [
    (
        "Kestrel KK",
        "Tim Berg",
        "thank-you",
        """Dear Tim,

Thank you for meeting me on Friday, 13 November, to talk about the position of SRE at Kestrel.
I came away impressed by how openly the team reviews its outages.
I would be very glad to be part of it. What would be the next step?

Best regards,
Aki Yamane""",
    ),
    (
        "Momiji Works",
        "",
        "application-follow-up",
        """Dear Hiring Team,

On 2 November I applied for the position of SRE at Momiji Works, and I would be grateful to
hear where things stand.
I am still very interested, not least because of your work on open data.
If a reference would help, I can send one at once.

Kind regards,
Aki Yamane""",
    ),
    (
        "Hoshizora K.K.",
        "Sato Kenji",
        "interview-follow-up",
        """Dear Sato-san,

I enjoyed our conversation about the position of SRE at Hoshizora two weeks ago.
You mentioned that a decision would take about ten days, so I wanted to ask whether there is
any news.
Please let me know if I can provide anything else.

Sincerely,
Aki Yamane""",
    ),
    (
        "Enaga Payments, Inc.",
        "Laura Meier",
        "decline",
        """Dear Laura,

Thank you so much for the offer to join Enaga Payments, Inc. as SRE.
After a long weekend of thinking I have decided to stay where I am.
This was a dream job in many ways, and I am sorry to disappoint you.
I know that that is not what you hoped to hear, and I wish you and the team all the best.

Warm regards,
Aki Yamane""",
    ),
    (
        "Kestrel KK",
        "Priya Nair",
        "more-time",
        """Dear Priya,

Thank you for the offer from Kestrel. You asked for my answer by Friday, 4 December.
I take the decision seriously and would like to talk it over with my family.
Could I come back to you by Wednesday, December 9?

Best regards,
Aki Yamane""",
    ),
    (
        "Mozu-Labs Co., Ltd.",
        "Nguyễn Văn Anh",
        "acceptance",
        """Dear Nguyễn Văn Anh,

I am delighted to accept the offer to join Mozu-Labs as SRE.
The signed contract is attached. Which documents do you need from me before 4 January 2027?

I look forward to starting.

Best regards,
Aki Yamane""",
    ),
    (
        "Kestrel KK",
        "Tim Berg",
        "negotiation",
        """Dear Tim,

Thank you for going through the offer with me. I would love to join Kestrel.
One point is still on my mind: my notice period is three months, which is an urgent matter of
notice for my present employer rather than for you.
Could the start date move to 1 April 2027?
I am happy to talk whenever it suits you.

Best regards,
Aki Yamane""",
    ),
    (
        "Momiji Works",
        "Hayashi Emi",
        "reply",
        """Dear Ms. Hayashi,

Thank you for the invitation to Momiji Works.
Tuesday, 1 December, at 10:00 suits me very well, and I will join by the link in your message.
I use Google Cloud and BigQuery at work and can bring an example if that helps.

Best regards,
Aki Yamane""",
    ),
    (
        "Kestrel KK",
        "Tim Berg",
        "withdrawal",
        """Dear Tim,

I am writing to withdraw my application for the position of SRE at Kestrel KK.
I have accepted another position and did not want to keep you waiting.
Thank you for your time and your patience; I hope we meet again.

Best regards,
Aki Yamane""",
    ),
    (
        "Momiji Works",
        "Ito Daisuke",
        "news",
        """Dear Ito-san,

Thank you again for our conversation on 13 November about the position of SRE at Momiji Works.
You asked how I would shorten the nightly jobs.
I have since tried it on a data set of my own, and the notes are at https://example.com/notes.
There is no need to reply; I simply wanted to close the loop.

Best regards,
Aki Yamane""",
    ),
]
assert len(JAPANESE) == len(ENGLISH) == 10


@for_each_row(
    ("company", "person", "kind", "body", "language"),
    [
        *((c, p, k, f"{b}{SIGNED}", Language.JA) for c, p, k, b in JAPANESE),
        *((*row, Language.EN) for row in ENGLISH),
    ],
)
def test_a_good_letter_raises_no_alarm(
    company: str, person: str, kind: str, body: str, language: Language
) -> None:
    events = [event(Kind.APPLIED, "11-02T10:00")]
    letter = library().letter(kind, language)
    if kind != "application-follow-up":
        events.append(event(Kind.INTERVIEW, "11-13T15:00"))
    if letter.about_offer:
        events.append(event(Kind.OFFER, "11-24T10:00", by=date(2026, 12, 4)))
        events.append(event(Kind.OFFER_LETTER, "11-25T10:00"))
    one = replace(
        application(company, role="SRE", events=events),
        contacts=(Contact(name=person, email="x@a.example"),) if person else (),
        stage=Stage.OFFER if letter.about_offer else Stage.APPLIED,
    )
    others = [
        application("Google合同会社", "Anna Lindqvist", app_id="g"),
        application("株式会社楓", "中村 さくら", app_id="k"),
    ]
    composer = LetterComposer(
        library=library(),
        board=board(one, *others),
        rule_set=shipped_rules(),
        sender=SENDER,
        now=NOW,
    )
    filled = composer.draft(one.id, kind, language)
    draft = replace(filled, subject=SUBJECTS[language] if letter.subject else "", body=body)
    findings = composer.findings(composer.setting(draft), draft)
    assert [(finding.check, finding.says, finding.mend) for finding in findings] == []


@pytest.mark.parametrize(
    ("role", "said", "is_named"),
    [
        ("バックエンドエンジニア / Backend Engineer", "Backend Engineer", True),
        ("バックエンドエンジニア / Backend Engineer", "バックエンドエンジニア", True),
        ("Backend Engineer", "バックエンドエンジニア", True),
        ("データサイエンティスト", "Data Scientist", True),
        ("Backend Engineer", "データエンジニア", False),
        ("Backend / Infrastructure", "Backend", False),
    ],
)
def test_a_role_may_be_named_in_either_language(role: str, said: str, is_named: bool) -> None:
    body = f"株式会社アオバ\n採用ご担当者様\n\n「{said}」の面接の機会をいただきました。"
    findings = checked(body, application(role=role), subject="面接のお礼（山根 亜希）")
    assert ("role-missing" not in {finding.check for finding in findings}) is is_named


def test_a_greeting_by_first_name_is_an_address() -> None:
    one = application("Kestrel KK", "Emily Clark")
    findings = checked("Hi Emily,\n\nThank you.", one, language=Language.EN)
    said = {finding.check: finding.found for finding in findings}
    assert said["casual-en"] == "Hi"
    assert said.keys().isdisjoint({"contact-missing", "contact-misspelt", "no-greeting-en"})
