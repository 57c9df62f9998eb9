"""Whole messages: whose each is, what it is, whether it wants an answer, the date it names."""

from __future__ import annotations

from tests.domain.messages.mail_builder import board, card, read
from tests.rows import for_each_row

ON = board(
    card("aoba", "株式会社アオバ", "バックエンドエンジニア"),
    card("kestrel", "Kestrel KK", "SRE"),
    card("nihon", "日本電算", "SE"),
    card("gear", "SmartGear Inc.", "Data Scientist"),
    card("mercri", "メルクリ株式会社", "PdM"),
)
TANAKA, SATO = "田中 <tanaka@mercri.example.jp>", "佐藤 <sato@aoba.example.jp>"
TOM, JO = "Tom Reed <tom@kestrel.example.com>", "Jo Park <jo@smartgear.example.com>"
SITE = "SmartGear <no-reply@greenhouse-mail.io>"

MESSAGES = [
    # (subject, text, sender, application, kind, owed, date that it states, time of the meeting)
    (
        "【メルクリ】一次面接のご案内",
        "山根様\n\nメルクリ採用担当の田中です。\n書類選考の結果、ぜひ面接にお越しいただきたくご連絡いたしました。"
        "\n以下のフォームより、11/27（金）までに日程をご予約ください。\nhttps://app.spirinc.com/x",
        *(TANAKA, "mercri", "received", True, "2026-11-27", ""),
    ),
    (
        "Interview with SmartGear",
        "Hi Aki,\n\nThanks for taking the time to speak yesterday. We'd like to invite you to the"
        " next round. Please pick a slot here: https://calendly.com/x by EOD Wednesday.\n\n"
        "Best,\nJo",
        *(JO, "gear", "received", True, "2026-11-25 18:00", ""),
    ),
    (
        "SmartGear | Application update",
        "Thank you for giving us the opportunity to consider you for Data Scientist. Unfortunately,"
        " we won't be moving forward with your candidacy.",
        *(SITE, "gear", "rejected", False, "", ""),
    ),
    (
        "選考結果のご連絡（株式会社アオバ）",
        "厳正なる選考の結果、誠に残念ながら今回は採用を見合わせていただくことになりました。",
        *(SATO, "aoba", "rejected", False, "", ""),
    ),
    (
        "面接日程のご連絡",
        "日本電算の鈴木です。\n下記のとおり面接を実施いたします。\n日時：2026年12月2日（水）14：00～15：00\n"
        "場所：東京都千代田区1-1 本社3階\n持ち物：履歴書",
        *("鈴木 <suzuki@densan.example.jp>", "nihon", "interview", False, "", "2026-12-02 14:00"),
    ),
    (
        "Re: Offer",
        "Following our conversation, I'm very happy to confirm our offer for the SRE role at"
        " Kestrel. We would appreciate your decision by December 1.",
        *(TOM, "kestrel", "offer", True, "2026-12-01", ""),
    ),
    (
        "Webテスト受検のお願い",
        "メルクリ採用チームです。\nSPIの受検をお願いいたします。受検期限は11月29日（日）23:59です。",
        *(
            "メルクリ <no-reply@spi.example.jp>",
            "mercri",
            "received",
            False,
            "2026-11-29 23:59",
            "",
        ),
    ),
    (
        "Your interview tomorrow",
        "Just a reminder of your interview with Kestrel tomorrow at 3pm JST: https://zoom.us/j/1",
        *(TOM, "kestrel", "interview", False, "", "2026-11-21 15:00"),
    ),
    (
        "面接日程変更のお願い",
        "株式会社アオバの佐藤です。申し訳ございませんが、11月27日の面接を別の日に変更させていただけますでしょうか。"
        "12月1日（火）15時または12月2日（水）10時はいかがでしょうか。",
        *(SATO, "aoba", "received", True, "", ""),
    ),
    (
        "Thank you",
        "Thank you for your email. I am out of office until 30 November.",
        *(TOM, "kestrel", "", False, "", ""),
    ),
    (
        "【重要】内定承諾書のご提出について",
        "メルクリの田中です。内定承諾書を12月4日（金）必着でご返送ください。",
        *(TANAKA, "mercri", "received", True, "2026-12-04", ""),
    ),
    # written with their right values before they were read for the first time
    (
        "ご応募のお礼（メルクリ）",
        "このたびはPdM職にご応募いただき、誠にありがとうございます。\n書類選考の結果は、2週間以内にメールにてご連絡いたします。"
        "\n今しばらくお待ちくださいますようお願いいたします。",
        *(TANAKA, "mercri", "acknowledged", False, "2026-12-04", ""),
    ),
    (
        "Following up on your Kestrel application",
        "Hi Aki, I enjoyed our chat. Before the panel I'd like to see a code sample. Can you send"
        " one over before Thursday noon?\n\nTom",
        *(TOM, "kestrel", "received", True, "2026-11-26 12:00", ""),
    ),
    (
        "二次面接のご案内【アオバ】",
        "株式会社アオバの佐藤です。先日はありがとうございました。二次面接に進んでいただきたく存じます。"
        "\nつきましては、下記日時のいずれかをご指定ください。\n"
        "① 11/30（月）13:00～14:00\n② 12/1（火）10:00～11:00",
        *(SATO, "aoba", "received", True, "", ""),
    ),
    (
        "Kestrel - interview moved",
        "Sorry for the short notice, your interview has been rescheduled to Monday, 30 November at"
        " 11:00. Same link: https://meet.google.com/abc-defg-hij",
        *(TOM, "kestrel", "interview", False, "", "2026-11-30 11:00"),
    ),
    (
        "選考に関するご連絡",
        "メルクリの田中です。社内で協議した結果、今回は見送りとさせていただくことになりました。",
        *(TANAKA, "mercri", "rejected", False, "", ""),
    ),
    (
        "採用内定通知",
        "株式会社アオバの佐藤です。貴殿を採用することに決定いたしましたので通知いたします。"
        "\n入社の意思を12月11日（金）までにご回答くださいますようお願いいたします。",
        *(SATO, "aoba", "offer", True, "2026-12-11", ""),
    ),
    (
        "SmartGear has viewed your application",
        "Good news! SmartGear viewed your application for Data Scientist.",
        *("LinkedIn <jobs-noreply@linkedin.com>", "gear", "", False, "", ""),
    ),
    (
        "カジュアル面談の日程について",
        "メルクリの田中です。それでは12月3日（木）19時からオンラインで実施させていただきます。https://zoom.us/j/2",
        *(TANAKA, "mercri", "info-session", False, "", "2026-12-03 19:00"),
    ),
    (
        "Re: Re: salary",
        "Thanks Aki. I'll discuss it with the team and get back to you by Tuesday.\n\n"
        "Jo\nSmartGear",
        *(JO, "gear", "received", False, "2026-11-24", ""),
    ),
    (
        "オファー面談のご案内",
        "日本電算の鈴木です。オファー面談の日程は12月7日（月）10:00〜11:00で確定しました。",
        *(
            "鈴木 <suzuki@densan.example.jp>",
            "nihon",
            "offer-meeting",
            False,
            "",
            "2026-12-07 10:00",
        ),
    ),
]


@for_each_row("message", MESSAGES, ids=lambda message: message[0])
def test_what_a_message_comes_to(message: tuple[str, str, str, str, str, bool, str, str]) -> None:
    subject, text, sender, application, kind, owed, by, at = message
    reading = read(text, subject, sender=sender, on=ON)
    clear = reading.application
    named = "" if reading.deadline is None else str(reading.deadline.by)[:16]
    meeting = "" if reading.meeting is None else f"{reading.meeting.at:%Y-%m-%d %H:%M}"
    assert (
        "" if clear is None else clear.application.id,
        "" if reading.kind is None else reading.kind.value,
        reading.needs_reply,
        named,
        meeting,
    ) == (application, kind, owed, by, at)
