"""Answers join their sentences as a person would join them, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.errors import InvalidInput
from jobboard_tui.domain.letters.answers import join_answer
from jobboard_tui.domain.letters.placeholders import render_answer
from jobboard_tui.domain.letters.rendering import fill_in
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Contact
from tests.domain.letters.letter_builder import NOW, SENDER, application, board, checked, library
from tests.rows import for_each_row

EN, JA = Language.EN, Language.JA
SENTENCES = [
    ("acceptance", "reason", "河野様のお話", "\n河野様のお話が決め手となりました"),
    ("thank-you", "topic", "リリースの進め方について", "リリースの進め方についてのお話"),
    ("thank-you", "topic", "リリースの進め方。", "リリースの進め方についてのお話"),
    ("thank-you", "topic", "リリースの進め方についてのお話。", "\nリリースの進め方についてのお話"),
    ("thank-you", "topic", "夜間の当番のお話", "\n夜間の当番についてのお話"),
    ("thank-you", "topic", "なぜGoを選んだのか？", "なぜGoを選んだのかについてのお話"),
    ("linkedin", "topic", "採用に関するお話", "\n採用についてのお話"),
    ("thank-you", "topic", "リリースの進め方を話しました", "\nリリースの進め方についてのお話"),
    ("thank-you", "topic", "当番の仕組みを伺いました。", "\n当番の仕組みについてのお話"),
    *(
        ("decline", "reason", text, f"\n{text}、熟慮の末")
        for text in (
            *("研究を続けたく", "専門性を深めたく", "勤務地が遠く", "時間がなく", "残業が多く"),
            *("より開発に近い仕事をしたいと考え", "希望の職種と異なり", "他社に決め", "条件が合い"),
            *("家族と相談し", "母が入院し", "体調が悪くなり", "家庭の事情もあり", "転居に伴い"),
            *("研究職へ進み", "家族が反対しており", "現職に残ることにし", "転居につき"),
            "将来を考えると",
        )
    ),
    (
        "acceptance",
        "reason",
        "現場を大切にする姿勢に共感したため",
        "\n現場を大切にする姿勢に共感したことが",
    ),
    ("acceptance", "reason", "惹かれ", "\n惹かれたことが決め手"),
    ("decline", "reason", "他社へ行くことにいたしました。", "\n他社へ行くことにしたため、熟慮の末"),
    ("thank-you", "topic", "図書館を来年建てるとのこと", "\n図書館を来年建てることについてのお話"),
    ("thank-you", "topic", "「帳簿は手紙」というお話", "\n「帳簿は手紙」についてのお話"),
    ("thank-you", "topic", "全部公開しているとお聞きしたこと", "\n全部公開していることについて"),
    (
        "application-follow-up",
        "detail",
        "古い機械を使っている",
        "古い機械を使っていることにとりわけ",
    ),
    ("application-follow-up", "detail", "社員の声", "社員の声にとりわけ"),
    (
        "thank-you",
        "topic",
        "未経験でも大丈夫とのお話",
        "\n未経験でも大丈夫であることについてのお話",
    ),
    ("thank-you", "topic", "全員で作ると聞いて感動した", "\n全員で作ることについてのお話"),
    ("thank-you", "topic", "社員食堂がおいしい", "\n社員食堂がおいしいことについてのお話"),
    ("decline", "reason", "体力的に不安", "\n体力的に不安であるため、熟慮の末"),
    ("thank-you", "topic", "在宅が可能とのこと", "\n在宅が可能であることについてのお話"),
    ("negotiation", "wish", "在宅勤務を週2日に", "、在宅勤務を週2日にしていただくことについて"),
    ("negotiation", "wish", "在宅を週2日に。", "、在宅を週2日にしていただくことについて"),
    ("decline", "reason", "地元で働く", "\n地元で働くため、熟慮の末"),
    ("decline", "reason", "通勤が辛い", "\n通勤が辛いため、熟慮の末"),
    ("decline", "reason", "家族の考え", "\n家族の考えを踏まえ、熟慮の末"),
    ("decline", "reason", "引っ越し", "\n引っ越しのことを踏まえ、熟慮の末"),
    ("acceptance", "reason", "研究を続けたく", "\n研究を続けたいことが決め手"),
    ("acceptance", "reason", "社長の人柄に惹かれ", "\n社長の人柄に惹かれたことが決め手"),
    ("acceptance", "reason", "研究職へ進み", "\n研究職へ進んだことが決め手"),
    ("thank-you", "topic", "採用の話を聞いた", "\n採用についてのお話"),
    ("thank-you", "topic", "分析チームのことを教えていただきました", "\n分析チームについてのお話"),
    ("negotiation", "wish", "年収600万円は欲しい", "、年収600万円についてご相談"),
    ("decline", "reason", "理由は特にありません", "\n熟慮の末、誠に勝手ながら"),
    ("decline", "reason", "なし", "\n熟慮の末、誠に勝手ながら"),
    ("decline", "reason", "特になし。", "\n熟慮の末、誠に勝手ながら"),
    ("acceptance", "reason", "なし", "お受けいたします。\n書面を"),
    ("decline", "reason", "通勤時間を考慮し", "\n通勤時間を考慮し、熟慮の末"),
    ("decline", "reason", "条件面を検討した結果", "\n条件面を検討した結果、熟慮の末"),
    ("decline", "reason", "一身上の都合です。", "\n一身上の都合により、熟慮の末"),
    ("decline", "reason", "待遇", "\n待遇面を踏まえ、熟慮の末"),
    ("negotiation", "grounds", "現職と同水準だから。", "\n現職と同水準であるためです。\n"),
    ("negotiation", "grounds", "経験があるため", "\n経験があるためです。\n"),
    ("negotiation", "grounds", "経験があるからです。", "\n経験があるためです。\n"),
    ("negotiation", "grounds", "十分な経験があるので。", "\n十分な経験があるためです。\n"),
    ("decline", "reason", "家庭の事情により", "\n家庭の事情により、熟慮の末"),
    ("decline", "reason", "家庭の事情", "\n家庭の事情により、熟慮の末"),
    ("decline", "reason", "一身上の都合", "\n一身上の都合により、熟慮の末"),
    ("decline", "reason", "勤務地が希望と異なるため。", "\n勤務地が希望と異なるため、熟慮の末"),
    ("decline", "reason", "勤務地", "\n勤務地のことを踏まえ、熟慮の末"),
    ("decline", "reason", "他社に決めたから", "\n他社に決めたため、熟慮の末"),
    ("decline", "reason", "他社の内定を承諾しました。", "\n他社の内定を承諾したため、熟慮の末"),
    ("decline", "reason", "給与が低いです", "\n給与が低いため、熟慮の末"),
    ("decline", "reason", "通勤時間が長いこと", "\n通勤時間が長いことを踏まえ、熟慮の末"),
    ("acceptance", "reason", "やりがいがあるから", "\nやりがいがあることが決め手"),
    ("acceptance", "reason", "仕事内容に惹かれたこと。", "\n仕事内容に惹かれたことが決め手"),
    ("acceptance", "reason", "成長できると感じました。", "\n成長できると感じたことが決め手"),
    ("acceptance", "reason", "成長できる環境だから", "\n成長できる環境であることが決め手"),
    ("acceptance", "reason", "理念に共感したためです。", "\n理念に共感したことが決め手"),
    ("acceptance", "reason", "面接官の人柄です", "\n面接官の人柄が決め手"),
    ("acceptance", "reason", "やりがい", "\nやりがいが決め手"),
    ("acceptance", "reason", "チームの雰囲気が良い", "\nチームの雰囲気が良いことが決め手"),
    (
        "negotiation",
        "wish",
        "基本給を月45万円にしてほしい",
        "、基本給を月45万円にしていただくことについて",
    ),
    ("negotiation", "wish", "基本給の増額をお願いします。", "、基本給の増額についてご相談"),
    ("negotiation", "wish", "入社日について", "、入社日についてご相談"),
    ("negotiation", "wish", "年収の増額について相談したい", "、年収の増額についてご相談"),
    (
        "negotiation",
        "wish",
        "リモートは可能でしょうか？",
        "、リモートは可能かという点についてご相談",
    ),
    ("negotiation", "wish", "リモートで働きたい", "、リモートで働きたいという希望についてご相談"),
    (
        "negotiation",
        "grounds",
        "前職では6名を率いておりました",
        "前職では6名を率いておりました。\n",
    ),
    ("decline", "reason", "通勤時間が長い為", "\n通勤時間が長いため、熟慮の末"),
    ("decline", "reason", "家庭の事情の為", "\n家庭の事情により、熟慮の末"),
    ("decline", "reason", "家庭の事情で", "\n家庭の事情により、熟慮の末"),
    ("decline", "reason", "家族の反対で", "\n家族の反対により、熟慮の末"),
    ("decline", "reason", "体調を崩したことで", "\n体調を崩したため、熟慮の末"),
    ("decline", "reason", "体調を崩して", "\n体調を崩したため、熟慮の末"),
    ("decline", "reason", "勤務地が遠くて", "\n勤務地が遠いため、熟慮の末"),
    ("decline", "reason", "引っ越すことになりまして", "\n引っ越すことになりまして、熟慮の末"),
    ("decline", "reason", "年収が希望と合わず", "\n年収が希望と合わず、熟慮の末"),
    ("decline", "reason", "条件が合いませんでした", "\n条件が合わなかったため、熟慮の末"),
    ("decline", "reason", "時間が取れません", "\n時間が取れないため、熟慮の末"),
    ("negotiation", "wish", "額を上げていただけると嬉しいです", "、額を上げていただくことについて"),
    ("thank-you", "topic", "チームに感動した話", "\nチームに感動したことについてのお話"),
    ("decline", "reason", "配属先の違い", "\n配属先の違いを踏まえ、熟慮の末"),
    ("decline", "reason", "残業の多さ", "\n残業の多さを踏まえ、熟慮の末"),
    ("acceptance", "reason", "仕事が面白そう", "\n仕事が面白そうであることが決め手"),
    ("acceptance", "reason", "将来性がある為", "\n将来性があることが決め手"),
    ("acceptance", "reason", "社長の人柄に惹かれて", "\n社長の人柄に惹かれたことが決め手"),
    ("acceptance", "reason", "条件のすべて", "\n条件のすべてが決め手"),
    ("thank-you", "topic", "当番のお話が印象に残りました", "\n当番についてのお話"),
    ("thank-you", "topic", "開発の話を伺えてよかったです", "\n開発についてのお話"),
    ("negotiation", "wish", "基本給を上げてもらえませんか？", "、基本給を上げていただけないか"),
    ("negotiation", "wish", "入社日を2月にしてくれませんか", "、入社日を2月にしていただけないか"),
    ("more-time", "until", "12月9日まで。", "、お返事を12月9日（水）までお待ち"),
    ("more-time", "until", "12月9日（水）。", "、お返事を12月9日（水）までお待ち"),
    ("more-time", "until", "by 9 Dec, please", "、お返事を12月9日（水）までお待ち"),
    ("more-time", "until", "未定", "、お返事を［回答予定日］までお待ち"),
    ("reply", "answer", "資料は https://a.example/x", "資料は https://a.example/x\n"),
    # what people type in a hurry
    ("negotiation", "wish", "もっと給料を上げて", "、給与を上げていただくことについてご相談"),
    ("negotiation", "wish", "給料を上げて。", "、給与を上げていただくことについてご相談"),
    ("negotiation", "wish", "もっと給料が欲しい", "、給与についてご相談"),
    ("negotiation", "wish", "もう少し休みを増やして", "、休みを増やしていただくことについて"),
    ("negotiation", "wish", "入社日を2月にして", "、入社日を2月にしていただくことについて"),
    ("negotiation", "wish", "リモートで働かせて", "、リモートで働かせていただくことについて"),
    ("negotiation", "wish", "すべて", "、すべてについてご相談"),
    ("negotiation", "wish", "なし", "、［ご相談したい条件］についてご相談"),
    ("negotiation", "grounds", "経験5年", "\n5年の経験がございます。\n"),
    ("negotiation", "grounds", "実務経験が10年", "\n10年の実務経験がございます。\n"),
    ("negotiation", "grounds", "資格あり", "\n［その根拠］\n"),
    ("negotiation", "grounds", "現職と同水準", "\n［その根拠］\n"),
    ("negotiation", "grounds", "経験5年です", "\n経験5年です。\n"),
    ("news", "news", "なし", "\n［お伝えしたいこと］\n"),
    ("news", "news", "新しい資格", "\n［お伝えしたいこと］\n"),
    ("news", "news", "簿記2級を取得", "\n簿記2級を取得いたしました。\n"),
    ("news", "news", "簿記2級に合格。", "\n簿記2級に合格いたしました。\n"),
    ("negotiation", "grounds", "It is the market.", "\nIt is the market.\n"),
    ("news", "news", "簿記2級に合格しました", "\n簿記2級に合格しました。\n"),
    ("reply", "answer", "特になし", "\n［ご返信の内容］\n"),
    ("reply", "answer", "承知いたしました", "\n承知いたしました。\n"),
    (
        "decline",
        "reason",
        "給与が希望に届かなかったこと",
        "\n給与が希望に届かなかったことを踏まえ、熟慮",
    ),
    ("decline", "reason", "通勤時間も含め", "\n通勤時間も含め、熟慮の末"),
    ("decline", "reason", "勤務地のことも", "\n勤務地のことも踏まえ、熟慮の末"),
]
SENTENCES += [
    ("thank-you", "topic", "品質は工程で作る、というお話。", "\n品質は工程で作るというお話が、"),
    ("thank-you", "topic", "道具は人に合わせるという話", "\n道具は人に合わせるというお話が、"),
    ("linkedin", "topic", "品質は工程で作るというお話", "\n品質は工程で作るというお話が、"),
    ("thank-you", "topic", "私の研究への質問", "\n私の研究へのご質問が、"),
    ("thank-you", "topic", "志望動機に対するご指摘", "\n志望動機へのご指摘が、"),
    ("thank-you", "topic", "職務経歴書についての助言のお話", "\n職務経歴書へのご助言が、"),
    ("thank-you", "topic", "面白い話が聞けました", "\n［話題］についてのお話"),
    ("thank-you", "topic", "貴重なお話を伺えた", "\n［話題］についてのお話"),
    *(
        ("application-follow-up", "detail", f"{said}{end}", f"、{noun}にとりわけ魅力")
        for said, noun in (
            ("家から近い", "家から近いこと"),
            ("研修がある", "研修があること"),
            ("小さな店を支えている", "小さな店を支えていること"),
        )
        for end in ("から", "ので", "ため", "からです。", "ためです", "")
    ),
    (
        "thank-you",
        "topic",
        "仕事は段取りで決まるというお話でした",
        "\n仕事は段取りで決まるというお話が、",
    ),
    ("thank-you", "topic", "安全についてのお考え", "\n安全についてのお考えが、"),
    ("thank-you", "topic", "一日の流れについて、詳しく", "\n一日の流れについてのお話"),
    ("thank-you", "topic", "新人の研修を丁寧に", "\n新人の研修についてのお話"),
    ("application-follow-up", "detail", "地元だから", "、地元であることにとりわけ魅力"),
]
ENGLISH = [
    (
        "application-follow-up",
        "detail",
        "I love that you publish it",
        "most is the fact that you publish it.",
    ),
    ("application-follow-up", "detail", "I was drawn to your open data", "most is your open data."),
    ("application-follow-up", "detail", "You publish it", "most is the fact that you publish it."),
    ("application-follow-up", "detail", "the work on payments", "most is the work on payments."),
    ("negotiation", "wish", "could i start in march", "consider letting me start in March?"),
    (
        "decline",
        "reason",
        "i'm moving and i have kids",
        "mainly because I'm moving and I have kids.",
    ),
    ("decline", "reason", "took another offer", "mainly because I took another offer."),
    ("decline", "reason", "no remote work", "mainly because there is no remote work."),
    ("decline", "reason", "personal", "mainly because of personal reasons."),
    ("decline", "reason", "lack of growth", "mainly because of the lack of growth."),
    ("acceptance", "reason", "close to home", "for me was that it is close to home."),
    ("negotiation", "wish", "to be paid overtime", "consider my being paid overtime?"),
    ("negotiation", "wish", "a bonus please", "consider a bonus?"),
    (
        "thank-you",
        "topic",
        "that i would report to you",
        "about the fact that I would report to you.",
    ),
    ("thank-you", "topic", "Learning from mistakes", "hearing about learning from mistakes."),
    ("reply", "answer", "yes, monday is fine", "\nYes, Monday is fine.\n"),
    ("news", "news", "i passed the exam in june", "\nI passed the exam in June.\n"),
    ("acceptance", "reason", "Mr. Reed", "decided it for me was Mr. Reed."),
    ("decline", "reason", "none", "decided not to accept it.\n"),
    ("decline", "reason", "No reason.", "decided not to accept it.\n"),
    ("acceptance", "reason", "none", "happy to accept it.\n\n"),
    ("decline", "reason", "family reasons", "mainly because of family reasons."),
    ("negotiation", "grounds", "because I have led a team.", "\nI have led a team.\n"),
    ("negotiation", "grounds", "the cost of living is high", "\nThe cost of living is high.\n"),
    ("negotiation", "grounds", "https://a.example/x", "\nhttps://a.example/x\n"),
    ("thank-you", "topic", "Your release process.", "hearing about your release process."),
    ("thank-you", "topic", "How you test releases?", "hearing about how you test releases."),
    ("thank-you", "topic", "about the on-call rota", "hearing about the on-call rota."),
    ("thank-you", "topic", "Kubernetes", "hearing about Kubernetes."),
    ("thank-you", "topic", "your culture was great", "hearing about your culture."),
    ("thank-you", "topic", "Your culture is really interesting.", "hearing about your culture."),
    ("thank-you", "topic", "Culture was great!", "hearing about the culture."),
    ("thank-you", "topic", "that the culture was great", "hearing about the culture."),
    ("thank-you", "topic", "the team was very friendly", "hearing about the team."),
    ("thank-you", "topic", "I was impressed by your tests", "hearing about your tests."),
    ("thank-you", "topic", "Your tests really impressed me", "hearing about your tests."),
    ("thank-you", "topic", "It was great to hear about the API", "hearing about the API."),
    ("thank-you", "topic", "my favourite part was the demo", "hearing about the demo."),
    (
        "thank-you",
        "topic",
        "The team works in pairs",
        "hearing about the fact that the team works in pairs.",
    ),
    ("thank-you", "topic", "you use Rust", "hearing about the fact that you use Rust."),
    (
        "thank-you",
        "topic",
        "there is no overtime",
        "hearing about the fact that there is no overtime.",
    ),
    ("thank-you", "topic", "the tools that you use", "hearing about the tools that you use."),
    ("thank-you", "topic", "your API, which was great", "hearing about your API."),
    ("thank-you", "topic", "your great team", "hearing about your great team."),
    ("acceptance", "reason", "your culture was great", "was that your culture was great."),
    ("acceptance", "reason", "The team works in pairs", "was that the team works in pairs."),
    (
        "decline",
        "reason",
        "I have accepted another offer",
        "mainly because I have accepted another offer.",
    ),
    ("decline", "reason", "because of the commute", "mainly because of the commute."),
    (
        "decline",
        "reason",
        "Because the commute is long.",
        "mainly because the commute is long.",
    ),
    ("decline", "reason", "personal reasons", "mainly because of personal reasons."),
    (
        "decline",
        "reason",
        "the way you are organised",
        "mainly because of the way you are organised.",
    ),
    ("acceptance", "reason", "I like the team.", "decided it for me was that I like the team."),
    ("acceptance", "reason", "The people I met", "decided it for me was the people I met."),
    ("negotiation", "wish", "A higher base?", "Would you consider a higher base?"),
    (
        "negotiation",
        "wish",
        "Could you raise the base?",
        "Would you consider raising the base?",
    ),
    (
        "negotiation",
        "wish",
        "I would like to work remotely",
        "Would you consider letting me work remotely?",
    ),
    ("thank-you", "topic", "I liked hearing about the API", "hearing about the API."),
    ("thank-you", "topic", "that you deploy daily", "about the fact that you deploy daily."),
    ("thank-you", "topic", "how do you deploy", "hearing about how you deploy."),
    ("thank-you", "topic", "How does the team test?", "about how the team tests."),
    ("decline", "reason", "too far", "mainly because it is too far."),
    ("decline", "reason", "not the right time", "mainly because it is not the right time."),
    (
        "decline",
        "reason",
        "to be near my family",
        "mainly because of the wish to be near my family.",
    ),
    ("acceptance", "reason", "great team", "decided it for me was the great team."),
    ("acceptance", "reason", "to work with Emily", "me was the chance to work with Emily."),
    ("negotiation", "wish", "Raise the base salary?", "consider raising the base salary?"),
    ("negotiation", "wish", "if the start date could be 1 Feb", "consider a start date of 1 Feb?"),
    ("negotiation", "wish", "if I could start later", "consider letting me start later?"),
    ("negotiation", "wish", "that I start in February", "consider my starting in February?"),
    ("negotiation", "wish", "can I work from home?", "consider letting me work from home?"),
    ("negotiation", "wish", "if remote work is possible", "consider remote work?"),
    ("negotiation", "wish", "if the pay could be raised", "consider having the pay raised?"),
    ("acceptance", "reason", "very friendly team", "me was the very friendly team."),
    ("decline", "reason", "got another offer", "mainly because I got another offer."),
    ("negotiation", "wish", "Start in February", "consider my starting in February?"),
    ("more-time", "until", "9 December please", "my answer by Wednesday, 9 December?"),
    ("more-time", "until", "TBD", "my answer by [date of your answer]?"),
    ("negotiation", "grounds", "I have led a team", "I have led a team.\n"),
    # what people type in a hurry
    ("news", "news", "none", "\n[what is new]\n"),
    ("news", "news", "New certificate.", "\n[what is new]\n"),
    ("news", "news", "I have a new certificate", "\nI have a new certificate.\n"),
    ("news", "news", "Market rates went up", "\nMarket rates went up.\n"),
    ("reply", "answer", "none", "\n[your answer]\n"),
    ("reply", "answer", "Yes.", "\nYes.\n"),
    ("negotiation", "grounds", "It is the market.", "\nIt is the market.\n"),
    ("negotiation", "grounds", "They pay more elsewhere", "\nThey pay more elsewhere.\n"),
    ("negotiation", "grounds", "We talked about it", "\nWe talked about it.\n"),
    ("negotiation", "grounds", "Tokyo rents keep rising", "\nTokyo rents keep rising.\n"),
    ("negotiation", "grounds", "My rent went up", "\nMy rent went up.\n"),
    ("news", "news", "The portfolio is online", "\nThe portfolio is online.\n"),
    ("negotiation", "wish", "none", "consider [what you ask for]?"),
    ("negotiation", "grounds", "Three months notice.", "\n[why it is fair]\n"),
    ("negotiation", "grounds", "6 years of experience", "\nI have 6 years of experience.\n"),
    (
        "negotiation",
        "grounds",
        "ten years' experience in sales.",
        "\nI have ten years' experience in",
    ),
    ("negotiation", "grounds", "Rents in Tokyo rose by 10%", "\nRents in Tokyo rose by 10%\n"),
    ("acceptance", "reason", "you", "decided it for me was [your reason]."),
    ("acceptance", "reason", "it", "decided it for me was [your reason]."),
    ("acceptance", "reason", "You and the team", "decided it for me was you and the team."),
    ("decline", "reason", "you", "mainly because [your reason]."),
    ("decline", "reason", "it", "mainly because [your reason]."),
    # a noun that looks like a clause, and a clause of which the verb tells what was done
    *(
        ("thank-you", "topic", noun, f"hearing about {noun}.")
        for noun in (
            *("the night runs", "the new test runs", "the night runs to Osaka", "the test builds"),
            *("the team led by Emily", "the lessons learned in Osaka", "the uses of AI"),
            *("Mr. Berg's views on testing", "Dr. Sanders' lectures in Kyoto"),
            *("your plans and needs", "the data team's wants", "the works on the bridge"),
        )
    ),
    *(
        ("thank-you", "topic", clause, f"hearing about the fact that {clause}.")
        for clause in (
            *("the team runs its own servers", "your team works closely with sales"),
            *("your company builds all of it", "nobody works at night", "everyone helps everyone"),
        )
    ),
    ("thank-you", "topic", "because you care", "about the fact that you care."),
    *(
        ("acceptance", "reason", clause, f"decided it for me was that {clause}.")
        for clause in (
            *("nobody hurried me", "everybody was kind", "the team made me feel welcome"),
            *("my wife found a job in Osaka", "Dr. Miller explained the job so well"),
            *("Sato-san took the time", "Mr. Berg answers every question", "no one smokes there"),
            *("your colleagues showed me everything", "you took me seriously"),
        )
    ),
    *(
        ("acceptance", "reason", f"{start} the location", "decided it for me was the location.")
        for start in ("for", "because of", "due to", "thanks to", "owing to", "on account of")
    ),
    ("acceptance", "reason", "for family reasons", "was a matter of family."),
    *(
        ("application-follow-up", "detail", f"{start} the small shops", "most is the small shops.")
        for start in ("for", "because of", "due to", "thanks to")
    ),
    *(
        ("application-follow-up", "detail", f"{start}{said}", f"most is the fact that {said}.")
        for start in ("", "because ", "since ")
        for said in ("you work with small shops", "I like accounts", "the shops are small")
    ),
    ("decline", "reason", "for the commute", "mainly because of the commute."),
    (
        "decline",
        "reason",
        "Another company replied first",
        "because another company replied first.",
    ),
    (
        "decline",
        "reason",
        "my husband was transferred",
        "mainly because my husband was transferred.",
    ),
    (
        "application-follow-up",
        "detail",
        "the training runs for a year",
        "that the training runs for",
    ),
    ("application-follow-up", "detail", "because of how you train people", "most is how you train"),
    ("thank-you", "topic", "you", "hearing about [topic of the conversation]."),
    (
        "thank-you",
        "topic",
        "that the depot runs at night",
        "the fact that the depot runs at night.",
    ),
]


def written(kind: str, field: str, answer: str, language: Language) -> str:
    """The text of a letter with one answer."""
    one = application("株式会社アオバ")
    return fill_in(
        board(one),
        one,
        library().letter(kind, language),
        sender=SENDER,
        now=NOW,
        institutions=library().checks.institutions,
        answers={field: answer},
    ).body


@for_each_row(
    ("kind", "field", "answer", "sentence", "language"),
    [*((*row, JA) for row in SENTENCES), *((*row, EN) for row in ENGLISH)],
)
def test_an_answer_joins_its_sentence(
    kind: str, field: str, answer: str, sentence: str, language: Language
) -> None:
    assert sentence in written(kind, field, answer, language)
    once = join_answer(field, answer, kind, language)
    assert join_answer(field, once, kind, language) == once


@pytest.mark.parametrize(
    ("kind", "field", "answer", "found"),
    [
        ("acceptance", "reason", "給与と、あと近くて良さそうで", "良さそうで"),
        ("negotiation", "wish", "if only more holidays", "if only more holidays"),
        ("decline", "reason", "and other things", "and other things"),
    ],
)
def test_an_answer_that_does_not_join_is_a_finding(
    kind: str, field: str, answer: str, found: str
) -> None:
    one = application("株式会社アオバ")
    language = EN if answer.isascii() else JA
    body = written(kind, field, answer, language)
    findings = checked(body, one, kind=kind, language=language)
    assert any(found in finding.found for finding in findings if finding.check == "seam")


@for_each_row(
    ("kind", "field", "said", "unsaid"),
    [
        ("thank-you", "topic", "It has made me even more interested", "hearing about"),
        ("linkedin", "topic", "I would be glad to stay in touch", "hearing about"),
        ("application-follow-up", "detail", "I remain very interested", "draws me"),
        ("negotiation", "grounds", "If that is difficult", "[why it is fair]"),
        ("acceptance", "reason", "I am happy to accept it", "decided it"),
        ("thank-you", "topic", "という思いがいっそう", "についてのお話"),
        ("linkedin", "topic", "貴重なお話をありがとうございました", "についてのお話"),
        ("application-follow-up", "detail", "働きたいという思い", "とりわけ魅力"),
        ("negotiation", "grounds", "可能な範囲で", "［その根拠］"),
        ("acceptance", "reason", "謹んでお受け", "決め手"),
    ],
)
def test_no_answer_to_a_question_that_may_stay_open_means_no_sentence(
    kind: str, field: str, said: str, unsaid: str
) -> None:
    language = EN if said.isascii() else JA
    for answer in ("none", "なし", "いいえ", "No.", "特にありません。", "-"):
        body = written(kind, field, answer, language)
        assert said in body
        assert unsaid not in body
        assert answer not in body.split("\n")[4:]


@for_each_row("answer", ["楽しかったです", "とても勉強になりました。", "面白かった"])
def test_praise_alone_is_no_topic_and_is_asked_again(answer: str) -> None:
    assert "［話題］についてのお話" in written("thank-you", "topic", answer, JA)


_READER = st.sampled_from(
    ("Mr. Onodera", "Ms. Onodera", "Onodera-san", "Tsuyoshi Onodera", "Mr. Tsuyoshi Onodera")
)
_OF_READER = st.sampled_from(
    (
        *("{}'s career", "{}’s honesty", "the talk with {}", "working with {}", "how {} works"),
        *("{} explained the routes", "{} is honest", "{} has time for everybody", "{}'s team"),
        *("what {} said about quality", "that {} took the time", "{} answers every question"),
    )
)


@settings(max_examples=60, deadline=None)
@given(_READER, _OF_READER, st.sampled_from(("thank-you", "acceptance", "application-follow-up")))
def test_no_letter_speaks_of_its_reader_as_of_somebody_else(
    name: str, answer: str, kind: str
) -> None:
    field = {"thank-you": "topic", "acceptance": "reason"}.get(kind, "detail")
    contact = Contact(name="小野寺 剛", latin="Onodera Tsuyoshi", email="o@a.example")
    one = replace(application("Kestrel Works"), contacts=(contact,))
    letter = library().letter(kind, EN)
    checks = library().checks.institutions
    answers = {field: answer.format(name)}
    draft = fill_in(
        board(one), one, letter, sender=SENDER, now=NOW, institutions=checks, answers=answers
    )
    body = draft.body.partition("\n\n")[2]
    assert "Onodera" not in body, body
    assert not re.search(r"\b(?:Mr|Ms)\b|[Yy]our your|you (?:is|has|was|\w+s every)\b", body), body
    assert not re.search(r"was you \w|about (?:that )?you \w|is you \w", body), body


@for_each_row(
    ("answer", "sentence"),
    [
        ("Mr. Onodera's career", "was your career."),
        ("Ms. Onodera's honesty", "was your honesty."),
        ("Onodera-san's team", "was your team."),
        ("Mr. Onodera explained the job so well", "was that you explained the job so well."),
        ("that Mr. Onodera is honest", "was that you are honest."),
        ("how Mr. Onodera plans the routes", "was how you plan the routes."),
        ("Mr. Onodera and his team", "was you and your team."),
        ("Mr. Onodera", "was [your reason]."),
        ("the team and Mr. Onodera", "was the team and you."),
        ("Mr. Onoda's honesty", "was Mr. Onoda's honesty."),
    ],
)
def test_the_reader_is_you_with_any_title(answer: str, sentence: str) -> None:
    contact = Contact(name="小野寺 剛", latin="Onodera Tsuyoshi", email="o@a.example")
    one = replace(application("Kestrel Works"), contacts=(contact,))
    letter, checks = library().letter("acceptance", EN), library().checks.institutions
    answers = {"reason": answer}
    draft = fill_in(
        board(one), one, letter, sender=SENDER, now=NOW, institutions=checks, answers=answers
    )
    assert sentence in draft.body, draft.body


@for_each_row(
    ("answer", "sentence"),
    [
        ("the chance to work with Dr. Weidner", "was the chance to work with you."),
        ("working with Jonas Weidner", "was working with you."),
        ("Dr. Weidner's team", "was your team."),
        ("the talk with Mr. Berg", "was the talk with Mr. Berg."),
    ],
)
def test_the_reader_of_a_letter_is_you(answer: str, sentence: str) -> None:
    contact = Contact(name="Dr. Jonas Weidner", email="w@a.example")
    one = replace(application("Kestrel Robotics GmbH"), contacts=(contact,))
    draft = fill_in(
        board(one),
        one,
        library().letter("acceptance", EN),
        sender=SENDER,
        now=NOW,
        institutions=library().checks.institutions,
        answers={"reason": answer},
    )
    assert sentence in draft.body


@pytest.mark.parametrize("text", ["未定", "TBD", "まだ分かりません", "not sure yet"])
def test_words_are_no_day_of_an_answer(text: str) -> None:
    with pytest.raises(InvalidInput):
        render_answer("until", text, JA, NOW, "more-time")
    assert render_answer("met", text, JA, NOW, "thank-you") == text


@pytest.mark.parametrize(
    ("field", "text"),
    [
        *(("until", said) for said in ("来週", "再来週", "翌週", "next week", "this week", "来月")),
        *(("until", said) for said in ("12月", "December", "12月前半", "来週前半", "12/3頃")),
        *(("met", said) for said in ("来週", "next week", "今週", "明日", "tomorrow")),
        *((field, "来週") for field in ("meeting_date", "interview_date", "applied")),
    ],
)
def test_a_week_or_a_day_of_the_wrong_side_is_no_answer(field: str, text: str) -> None:
    with pytest.raises(InvalidInput):
        render_answer(field, text, JA, NOW, "more-time")


NEVER = re.compile(
    r"について[^\n。]{0,3}について|についてのお話についての|のお話についてのお話|[。？！][がなにをの、]|。。|、、"
    r"|ため(?:など|が)|により(?:など|が)|からが決|てほしいについて|ですに|ますに|\?\?|\.\.|\.\?|!\?|\?\."
    r"|(?:about|was|consider|is) [A-HJ-Z][a-z]+ (?:you|the|a|is|of)\b"
)
JAPANESE_STEMS = st.sampled_from(
    (
        *(
            "リリースの進め方",
            "勤務地",
            "やりがいがある",
            "家庭の事情",
            "仕事内容に惹かれた",
            "働きやすい",
        ),
        *(
            "基本給を月45万円にする",
            "成長できる環境",
            "魅力的",
            "家族と相談した",
            "技術力の高さ",
            "人の良さ",
        ),
        *("成長できると感じました", "年収の額", "残業が少ない", "勤務地が遠い", "チームが若い"),
    )
)
JAPANESE_ENDS = st.sampled_from(
    (
        *(
            "",
            "。",
            "について",
            "についてのお話",
            "のお話",
            "ため",
            "により",
            "から",
            "ので",
            "です",
            "だから",
        ),
        *(
            "ためです。",
            "からです",
            "こと",
            "ことです。",
            "？",
            "！",
            "、",
            "について。",
            "のため",
            "と思います",
        ),
    )
)
ENGLISH_STEMS = st.sampled_from(
    (
        *(
            "your release process",
            "I like the team",
            "the place of work",
            "a higher base",
            "we met",
        ),
        *("the commute is long", "How you test", "The salary", "Could you raise the base", "more"),
    )
)
ENGLISH_STARTS = st.sampled_from(
    ("", "About ", "about ", "Because ", "because of ", "The reason is that ")
)
ENGLISH_ENDS = st.sampled_from(("", ".", "?", "!", "?!", "...", ";", " ."))


@settings(max_examples=60, deadline=None)
@given(JAPANESE_STEMS, JAPANESE_ENDS, st.sampled_from(("", "。", "？", " 、", "。人も良い。")))
def test_no_japanese_answer_leaves_a_seam(stem: str, end: str, more: str) -> None:
    answer = f"{stem}{end}{more}"
    for kind, field in (
        ("thank-you", "topic"),
        ("decline", "reason"),
        ("acceptance", "reason"),
        ("negotiation", "wish"),
    ):
        body = written(kind, field, answer, JA)
        assert NEVER.search(body) is None, body
        once = join_answer(field, answer, kind, JA)
        assert join_answer(field, once, kind, JA) == once


@settings(max_examples=60, deadline=None)
@given(ENGLISH_STARTS, ENGLISH_STEMS, ENGLISH_ENDS)
def test_no_english_answer_leaves_a_seam(start: str, stem: str, end: str) -> None:
    answer = f"{start}{stem}{end}"
    for kind, field in (
        ("thank-you", "topic"),
        ("decline", "reason"),
        ("acceptance", "reason"),
        ("negotiation", "wish"),
    ):
        body = written(kind, field, answer, EN)
        assert NEVER.search(body) is None, body
        once = join_answer(field, answer, kind, EN)
        assert join_answer(field, once, kind, EN) == once


AWKWARD = re.compile(
    r"[てで]について|こともも|も{2,}|もっと[^\n]*について"
    r"|(?:was|because) (?:that )?(?:you|it)\b[.,]"
    r"|^(?:none|n/a|nothing|なし|特になし|いいえ)[。.]$"
    r"|(?:consider|about|is|was) (?:none|nothing)\b"
    r"|(?:なし|ありません)(?:について|が決め手|に(?:とりわけ|強く)|のこと)",
    re.MULTILINE,
)
HURRIED = (
    *("none", "n/a", "nothing", "なし", "特になし", "ありません", "you", "it", "none.", "なし。"),
    *("もっと給料を上げて", "もっと休みを増やして", "残業を減らして。", "経験5年", "現職と同水準"),
    *("給与が希望に届かなかったこと", "勤務地のことも", "Three months notice.", "New certificate."),
    *(
        "家族の意見も",
        "もう少し考えたくて",
        "資格あり",
        "チームのみんなで",
        "better pay",
        "すごく良かった",
    ),
)
FIELDS = (
    *(("thank-you", "topic"), ("application-follow-up", "detail"), ("news", "news")),
    *(("reply", "answer"), ("decline", "reason"), ("acceptance", "reason")),
    *(("negotiation", "wish"), ("negotiation", "grounds"), ("linkedin", "topic")),
)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(HURRIED),
    st.sampled_from(("", "。", "、", " ", "！", ".")),
    st.sampled_from(FIELDS),
    st.sampled_from(Language),
)
def test_a_hurried_answer_is_joined_or_asked_again(
    answer: str, end: str, place: tuple[str, str], language: Language
) -> None:
    kind, field = place
    body = written(kind, field, answer + end, language)
    assert AWKWARD.search(body) is None, body
    assert NEVER.search(body) is None, body
    once = join_answer(field, answer + end, kind, language)
    assert join_answer(field, once, kind, language) == once


@for_each_row(
    ("kind", "field", "answer", "found"),
    [
        ("thank-you", "topic", "給料が思ったより安い", "給料が思ったより安い"),
        ("decline", "reason", "面接官の態度が悪かった", "面接官の態度が悪かった"),
        ("decline", "reason", "Kestrel is too small", "because Kestrel is too small"),
        ("decline", "reason", "the team was rude", "because the team was rude"),
        ("application-follow-up", "detail", "年収が高い", "年収が高いことにとりわけ魅力"),
        ("application-follow-up", "detail", "the salary", "most is the salary"),
        ("thank-you", "topic", "社員の方の働き方", ""),
        ("thank-you", "topic", "古い機械を使っている", ""),
        ("thank-you", "topic", "雰囲気の良さ", ""),
        ("decline", "reason", "the office is too far", ""),
        ("decline", "reason", "勤務地が遠い", ""),
        ("application-follow-up", "detail", "the work on pay slips", ""),
        ("application-follow-up", "detail", "no overtime", "is no overtime"),
        ("thank-you", "topic", "残業が月40時間あること", "残業が月40時間あることについてのお話"),
        ("thank-you", "topic", "残業を減らす取り組み", ""),
        ("thank-you", "topic", "that overtime is 40 hours", "overtime is"),
        ("thank-you", "topic", "how you cut overtime", ""),
        ("decline", "reason", "I did not like the interviewer", "I did not like the interviewer"),
        ("decline", "reason", "I don't trust the company", "I don't trust the company"),
        ("decline", "reason", "because of bad management", "because of bad management"),
        ("decline", "reason", "your remarks about overtime", "your remarks about overtime"),
        ("decline", "reason", "the interviewer's attitude", "'s attitude"),
        ("decline", "reason", "口コミが悪かった", "口コミが悪かった"),
        ("decline", "reason", "I do not like to move", ""),
        ("decline", "reason", "my mother's bad health", ""),
        ("acceptance", "reason", "面接の印象が良かった", ""),
    ],
)
def test_a_complaint_is_a_finding(kind: str, field: str, answer: str, found: str) -> None:
    language = EN if answer.isascii() else JA
    findings = checked(
        written(kind, field, answer, language), application(), kind=kind, language=language
    )
    said = "".join(one.found for one in findings if one.check == "unkind")
    assert said.endswith(found) if found else said == ""
