"""Mends write right Japanese and English, form by form; what is right is not mended."""

from __future__ import annotations

import pytest

from jobboard_tui.domain.letters.types import Language
from tests.domain.letters.letter_builder import application, checked
from tests.rows import for_each_row

EN, JA = Language.EN, Language.JA
CHECKS = frozenset(
    ("wording", "typo", "title-sama", "house-honorific", "house-word", "exclamation")
)
FORMS = [
    ("おっしゃられた点", "おっしゃった点"),
    ("おっしゃられていた点", "おっしゃっていた点"),
    ("おっしゃられて、", "おっしゃって、"),
    ("おっしゃられました。", "おっしゃいました。"),
    ("おっしゃられます。", "おっしゃいます。"),
    ("おっしゃられる点", "おっしゃる点"),
    ("おっしゃられれば幸いです。", "おっしゃれば幸いです。"),
    ("おっしゃられなかった点", "おっしゃらなかった点"),
    ("おっしゃられ、", "おっしゃり、"),
    ("ご覧になられた資料", "ご覧になった資料"),
    ("ご覧になられて、", "ご覧になって、"),
    ("ご覧になられる資料", "ご覧になる資料"),
    ("ご覧になられますか。", "ご覧になりますか。"),
    ("ご覧になられました。", "ご覧になりました。"),
    ("ご覧になられれば幸いです。", "ご覧になれば幸いです。"),
    ("ご覧になられない場合", "ご覧にならない場合"),
    ("お越しになられた際", "お越しになった際"),
    ("お越しになられる際", "お越しになる際"),
    ("お越しになられました。", "お越しになりました。"),
    ("お見えになられる方", "お見えになる方"),
    ("お見えになられました。", "お見えになりました。"),
    ("お話しになられた件", "お話しになった件"),
    ("お読みになられましたか。", "お読みになりましたか。"),
    ("お帰りになられる際", "お帰りになる際"),
    ("ご説明になられた点", "ご説明になった点"),
    ("仕組みがよく分かりました。", "仕組みがよく分かりました。"),
    ("よくわかりました。", "よくわかりました。"),
    ("分かりました。", "承知いたしました。"),
    ("日程の件、分かりました。", "日程の件、承知いたしました。"),
    ("了解しました。", "承知いたしました。"),
    ("了解いたしました。", "承知いたしました。"),
    ("了解致しました。", "承知いたしました。"),
    ("了解です。", "承知いたしました。"),
    ("資料をご拝見しております。", "資料を拝見しております。"),
    ("佐藤様が申された点", "佐藤様がおっしゃった点"),
    ("佐藤様が申されました。", "佐藤様がおっしゃいました。"),
    ("選考をご辞退していただきたく存じます。", "選考を辞退させていただきたく存じます。"),
    ("佐藤様がご説明していただいた点", "佐藤様がご説明いただいた点"),
    ("ご確認してください。", "ご確認ください。"),
    ("当日ご持参いたします。", "当日持参いたします。"),
    ("10時でよろしかったでしょうか。", "10時でよろしいでしょうか。"),
    ("選考を事態させていただきます。", "選考を辞退させていただきます。"),
    ("ますますのご冥福をお祈りいたします。", "ますますのご発展をお祈りいたします。"),
    ("ご持参ください。", "ご持参ください。"),
    ("了解いたします。", "承知いたします。"),
    ("ご了解ください。", "ご了解ください。"),
    ("上司の了解を得ました。", "上司の了解を得ました。"),
    ("ご苦労様です。", "お世話になっております。"),
    ("ご苦労様でした。", "ありがとうございました。"),
    ("お疲れ様です。", "お世話になっております。"),
    ("お疲れ様でした。", "ありがとうございました。"),
    ("すみません。", "申し訳ございません。"),
    ("すいません。", "申し訳ございません。"),
    ("すみませんが、ご確認ください。", "恐れ入りますが、ご確認ください。"),
    ("遅くなりすみませんでした。", "遅くなり申し訳ございませんでした。"),
    ("大変参考になりました。", "大変勉強になりました。"),
    ("ご参考になりましたら幸いです。", "ご参考になりましたら幸いです。"),
    ("参考になりましたら幸いです。", "参考になりましたら幸いです。"),
    ("オンラインで大丈夫です。", "オンラインで差し支えございません。"),
    ("10時で大丈夫でしょうか。", "10時でよろしいでしょうか。"),
    ("拝見させていただきました。", "拝見いたしました。"),
    ("拝見させていただいた資料", "拝見した資料"),
    ("拝見させていただいており、", "拝見しており、"),
    ("拝見させていただき、", "拝見し、"),
    ("拝見させていただきます。", "拝見いたします。"),
    ("拝見させていただく予定です。", "拝見する予定です。"),
    ("拝見させていただければ幸いです。", "拝見できれば幸いです。"),
    ("拝見させて頂きたく存じます。", "拝見したく存じます。"),
    ("拝読させていただき、", "拝読し、"),
    ("拝聴させていただきました。", "拝聴いたしました。"),
    ("伺わせていただきます。", "伺います。"),
    ("伺わせていただきました。", "伺いました。"),
    ("伺わせていただいた件", "伺った件"),
    ("伺わせていただいて、", "伺って、"),
    ("伺わせていただく日", "伺う日"),
    ("伺わせていただければ幸いです。", "伺えれば幸いです。"),
    ("お伺いさせていただきました。", "伺いました。"),
    ("お伺いさせていただいた件", "伺った件"),
    ("ご連絡させていただきました。", "ご連絡いたしました。"),
    ("ご連絡させていただきます。", "ご連絡いたします。"),
    ("ご連絡させていただいた件", "ご連絡した件"),
    ("来週も来れます。", "来週も来られます。"),
    ("食べれない場合", "食べられない場合"),
    ("来れば分かります。", "来れば分かります。"),
    ("資料を見れば分かります。", "資料を見れば分かります。"),
    ("それでは失礼します。", "それでは失礼します。"),
    ("流れた話", "流れた話"),
    ("お世話になってます。", "お世話になっております。"),
    ("お世話になっています。", "お世話になっております。"),
    ("お世話様です。", "お世話になっております。"),
    ("よろしくです。", "よろしくお願いいたします。"),
    ("採用ご担当者各位殿", "採用ご担当者各位"),
    ("是非御社で働きたい。", "是非貴社で働きたい。"),
    ("御社様の製品", "貴社の製品"),
    ("貴社様の製品", "貴社の製品"),
    ("御社内の制度", "貴社内の制度"),
    ("ありがとうございました！！", "ありがとうございました。"),
    ("よろしくお願いしたします。", "よろしくお願いいたします。"),
    ("選考を辞退させていただきたく存じます。", "選考を辞退させていただきたく存じます。"),
    (
        "見学させていただき、ありがとうございました。",
        "見学させていただき、ありがとうございました。",
    ),
    ("確認を終え、終われた段階で", "確認を終え、終われた段階で"),
    ("お電話で話せればと存じます。", "お電話で話せればと存じます。"),
    ("了解いたしましたので、", "承知いたしましたので、"),
    ("お伺いさせていただければ幸いです。", "伺えれば幸いです。"),
    ("拝受させていただきました。", "拝受いたしました。"),
    ("資料をご拝読いただき、", "資料をお読みいただき、"),
    ("資料をご拝見ください。", "資料をご覧ください。"),
    ("お話をご拝聴いただき、", "お話をお聞きいただき、"),
    ("お会いになられたい場合", "お会いになりたい場合"),
    ("おっしゃられたい点", "おっしゃりたい点"),
    ("おっしゃられたいくつかの点", "おっしゃったいくつかの点"),
    ("ご覧になられたかったとのこと", "ご覧になりたかったとのこと"),
    ("ご利用になられた方", "ご利用になった方"),
    ("お帰りになられてから", "お帰りになってから"),
    ("拝見させていただいてもよろしいでしょうか。", "拝見してもよろしいでしょうか。"),
    ("決めれません。", "決められません。"),
    ("ご返信してくださり、", "ご返信くださり、"),
    ("ご紹介していただいた佐藤様", "ご紹介いただいた佐藤様"),
    ("皆様が申されますように", "皆様がおっしゃいますように"),
    ("資料を読まさせていただきました。", "資料を読ませていただきました。"),
    ("頑張らさせていただきます。", "頑張らせていただきます。"),
    ("会場を使わさせていただき、", "会場を使わせていただき、"),
    ("勉強さしていただきました。", "勉強させていただきました。"),
    ("資料を拝見してください。", "資料をご覧ください。"),
    ("何なりと伺ってください。", "何なりとお尋ねください。"),
    ("受付にお参りください。", "受付にお越しください。"),
    ("結果をご連絡差し上げてください。", "結果をご連絡ください。"),
    ("佐藤様が参られるまで", "佐藤様がいらっしゃるまで"),
    ("佐藤様が参られました。", "佐藤様がいらっしゃいました。"),
    ("高橋様はおりますでしょうか。", "高橋様はいらっしゃいますでしょうか。"),
    ("会場にいらっしゃられた方", "会場にいらっしゃった方"),
    ("お召し上がりになられましたか。", "召し上がりましたか。"),
    ("日程をお承りさせていただきました。", "日程を承りました。"),
    ("お願い申し上げいたします。", "お願い申し上げます。"),
    ("幸いでございますです。", "幸いでございます。"),
    ("貴社で働きたいと考えおります。", "貴社で働きたいと考えております。"),
    ("業務についてご教授ください。", "業務についてご教示ください。"),
    ("お話に感心いたしました。", "お話に感銘を受けました。"),
    ("貴社の取り組みは存じ上げております。", "貴社の取り組みは存じております。"),
    ("日程はどうでしょうか。", "日程はいかがでしょうか。"),
    ("俺は働きたいです。", "私は働きたいです。"),
    ("他社に決めちゃいました。", "他社に決めてしまいました。"),
    ("一番最初に伺ったお話", "最初に伺ったお話"),
    ("お体をご自愛ください。", "ご自愛ください。"),
    ("お世話になっておます。", "お世話になっております。"),
    # causatives of verbs in す, and humble words of one's own
    ("経験を生かさせていただきます。", "経験を生かさせていただきます。"),
    ("責任を果たさせていただきます。", "責任を果たさせていただきます。"),
    ("資料を見させていただきました。", "資料を見させていただきました。"),
    ("改めて話させていただきます。", "改めて話させていただきます。"),
    ("お邪魔させていただきます。", "お邪魔させていただきます。"),
    ("こちらからご連絡差し上げます。", "こちらからご連絡差し上げます。"),
    ("明日、そちらへ参ります。", "明日、そちらへ参ります。"),
    ("佐藤様のお名前は存じ上げております。", "佐藤様のお名前は存じ上げております。"),
    ("ご指導ご教授を賜り、", "ご指導ご教授を賜り、"),
    ("晴れます。", "晴れます。"),
    ("慣れません。", "慣れません。"),
    # words for friends
    ("10時に行きます。", "10時に伺います。"),
    ("12月3日（木）に行きます。", "12月3日（木）に伺います。"),
    ("貴社へ行きたいと存じます。", "貴社へ伺いたいと存じます。"),
    ("12月3日なら行けます。", "12月3日なら伺えます。"),
    ("面接に行きました。", "面接に伺いました。"),
    ("内定をもらいました。", "内定をいただきました。"),
    ("詳しく教えてくれました。", "詳しく教えてくださいました。"),
    ("お話を聞きました。", "お話を伺いました。"),
    ("求人票を見ました。", "求人票を拝見しました。"),
    ("毎年、海外へ旅行に行きます。", "毎年、海外へ旅行に行きます。"),
    ("増えて行きます。", "増えて行きます。"),
    ("12/3でOKです。", "12月3日でお願いいたします。"),
    ("12月3日でいいです。", "12月3日でお願いいたします。"),
    ("12月3日で大丈夫です。", "12月3日で差し支えございません。"),
    ("木曜は無理です。", "木曜は都合がつきません。"),
    ("OKです。", "承知いたしました。"),
    ("12/3は都合がつきません。", "12月3日は都合がつきません。"),
    ("https://a.example/12/3でご覧ください。", "https://a.example/12/3でご覧ください。"),
    ("進捗は1/2です。", "進捗は1/2です。"),
    # a small kana written large
    ("お待ちいただけますでしようか。", "お待ちいただけますでしょうか。"),
    ("いかがでしようか。", "いかがでしょうか。"),
    ("可能でしようか。", "可能でしょうか。"),
    ("お送りしましようか。", "お送りしましょうか。"),
    ("自宅でしようと存じます。", "自宅でしようと存じます。"),
]


def mended(text: str) -> str:
    """The text with every mend of form in place, one after the other."""
    one = application()
    for _turn in range(5):
        findings = checked(text, one, subject="お礼（山根 亜希）", kind="reply")
        first = next(
            (
                finding
                for finding in findings
                if finding.part == "body" and finding.mend is not None and finding.check in CHECKS
            ),
            None,
        )
        if first is None:
            return text
        text = first.corrected_text(text)
    return text


@for_each_row(("text", "right"), FORMS)
def test_a_mend_is_right_japanese(text: str, right: str) -> None:
    assert mended(text) == right
    assert mended(right) == right


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("I am gonna wait.", "going to"),
        ("I had the the offer.", "the"),
        ("I wonder weather you have news.", "whether you"),
        ("I know that that is above the band.", None),
        ("I had had no time.", None),
        ("It is an urgent matter of notice at my present company.", None),
        ("Please give an urgent reply.", ""),
    ],
)
def test_a_slip_in_english(text: str, mend: str | None) -> None:
    kinds = ("casual-en", "doubled-word", "overdone-en", "typo-en")
    findings = checked(text, application("Kestrel KK"), kind="reply", language=EN)
    found = [finding.mend or "" for finding in findings if finding.check in kinds]
    assert found == ([] if mend is None else [mend])


@for_each_row(
    ("text", "right"),
    [
        ("Hi Emily,", "Dear Emily,"),
        ("Hi there,", "Hi there,"),  # found, and there is nothing to write in its place
        ("Hey there!", "Hey there!"),
        ("Hi guys,", "Dear all,"),
        ("I think you've gotta go.", "I think you have to go."),
        ("She's gotta go.", "She has to go."),
        ("Thx for your time.", "Thank you for your time."),
        ("Many thx for it, and thx to you.", "Many thanks for it, and thanks to you."),
        ("Pls send it.", "Please send it."),
        ("BTW, it works, and btw it is fast.", "By the way, it works, and by the way it is fast."),
        ("It works. gonna tell you.", "It works. Going to tell you."),
        ("Weather you come or not", "Whether you come or not"),
        ("Teh team and teh office", "The team and the office"),
        ("Kinda good", "Rather good"),
        ("I thank you guys.", "I thank you all."),
        ("I met the guys in the team.", "I met the guys in the team."),
        ("Thursday is ok.", "Thursday suits me well."),
        ("3 December is fine with me.", "3 December suits me well."),
        ("The plan is fine.", "The plan is fine."),
        ("Would you consider more money?", "Would you consider a higher salary?"),
        ("As you mentionned", "As you mentioned"),
    ],
)
def test_a_mend_is_right_in_english(text: str, right: str) -> None:
    one = application("Kestrel KK")
    for _turn in range(5):
        findings = checked(text, one, kind="reply", language=EN)
        kinds = ("casual-en", "doubled-word", "typo-en")
        first = next(
            (finding for finding in findings if finding.check in kinds and finding.mend), None
        )
        if first is None:
            break
        text = first.corrected_text(text)
    assert text == right


def test_a_dream_may_be_mourned() -> None:
    text = "This was a dream job in many ways, and I am sorry."
    for kind, count in (("decline", 0), ("application-follow-up", 1)):
        findings = checked(text, application("Kestrel KK"), kind=kind, language=EN)
        assert len([finding for finding in findings if finding.check == "overdone-dream"]) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I have run services on Google Cloud.", 0),
        ("At work I used Google for years.", 0),
        ("Googleを使った検索の経験があります。", 0),
        ("カエデの導入を担当いたしました。", 0),
        ("カエデという製品を使っております。", 0),
        ("I would love to work at Google.", 1),
        ("ぜひカエデで働きたいと存じます。", 1),
    ],
)
def test_a_company_as_a_tool_is_no_other_company(text: str, count: int) -> None:
    others = [
        application("Google合同会社", app_id="g"),
        application("株式会社カエデ", app_id="k"),
    ]
    language = EN if text.isascii() else JA
    findings = checked(text, application("Kestrel KK"), others, language=language)
    found = [finding for finding in findings if finding.check == "other-company"]
    assert len(found) == count
    address = checked(f"{text}\n\nDear all", application("Kestrel KK"), others, language=language)
    assert len([finding for finding in address if finding.check == "other-company"]) == count


def test_another_persons_name_is_mended_in_the_address_alone() -> None:
    one = application("株式会社アオバ", "小川 蓮")
    other = application("株式会社楓", "中村 修", app_id="o")
    body = "株式会社アオバ\n中村 様\n\nお世話になっております。中村様にもよろしくお伝えください。"
    found = [
        finding.mend for finding in checked(body, one, [other]) if finding.check == "other-contact"
    ]
    assert found == ["小川 蓮", None]
