"""The days and times of meetings in a letter's sentences, against those of the board.

It is Thursday, 26 November 2026, 10:00; the board has an interview on Tuesday, 24 November at
15:00 and one on Wednesday, 2 December at 11:00.
"""

from __future__ import annotations

from datetime import date

from jobboard_tui.domain.letters.meeting_mentions import mentioned_days
from jobboard_tui.domain.letters.run_checks import TESTS
from jobboard_tui.domain.letters.types import Language
from jobboard_tui.domain.models import Kind
from tests.domain.letters.letter_builder import application, checked, event, of_check
from tests.rows import for_each_row

MEETINGS = (event(Kind.INTERVIEW, "11-24T15:00"), event(Kind.INTERVIEW, "12-02T11:00"))
OF_DAYS = frozenset({"meeting-mention", "meeting-day", "board-meeting", "day-of-meeting"})
WRONG = (
    ("thank-you", "11月23日は、企画職の面接にお時間をいただき、ありがとうございました。", "24日"),
    ("thank-you", "11月23日（月）は企画職の面接のお時間をいただき、感謝いたします。", "24日"),
    ("thank-you", "11月23日に企画職の面接のお時間をいただきました。", "24日"),
    ("thank-you", "先週は、企画職の面接の機会をいただき、ありがとうございました。", "24日"),
    ("thank-you", "本日は面接のお時間をいただき、ありがとうございました。", "24日"),
    ("thank-you", "昨日の面接では、お世話になりました。", "24日"),
    ("thank-you", "今月25日に面接の機会をいただきました。", "24日"),
    ("thank-you", "12月4日（金）11時からの次回の面接も、よろしくお願いいたします。", "12月2日"),
    ("thank-you", "12月2日（水）14時30分からの次回の面接も、よろしくお願いいたします。", "11時"),
    ("withdrawal", "来週の木曜日の面接は、辞退させていただきます。", "12月2日"),
    ("thank-you", "Thank you for meeting with me last Friday.", "24 November"),
    ("thank-you", "Thank you for the interview this morning.", "24 November"),
    ("withdrawal", "I enjoyed our conversation on 25 November.", "24 November"),
    (
        "withdrawal",
        "I would like to withdraw, and with it to cancel the interview on 3 December.",
        "2 December",
    ),
    (
        "news",
        "I would be happy to tell you more when we meet on Wednesday, 2 December at 10:00 a.m.",
        "11:00",
    ),
    ("news", "I will tell you more when we meet on Thursday, 3 December at 11:00.", "2 December"),
    ("thank-you", "I look forward to speaking with Mr. Becker next Thursday at 11:00.", "2 Dec"),
    ("thank-you", "I look forward to our meeting on Tuesday, 1 December at 11:00.", "2 December"),
    ("decline", "That means that we can cancel our meeting on 1 December.", "2 December"),
    ("more-time", "Thank you for arranging Friday's meeting.", "2 December"),
    ("thank-you", "先日（11月20日）は、面接のお時間を頂戴し、ありがとうございました。", "24日"),
    ("new-date", "昨日の面接の件で、ご連絡いたしました。", "24日"),
    ("thank-you", "See you on Thursday, 3 December.", "2 December"),
    ("reply", "I confirm our meeting on Wednesday, 2 December at noon.", "11:00"),
    ("decline", "Since our conversation on 13 November you have been very kind.", "24 November"),
    *(
        ("withdrawal", f"{noun}{said}が、辞退させていただきたく存じます。", "12月2日")
        for noun, said in (
            ("面接", "を12月3日（木）に設定していただいております"),
            ("面接", "は12月3日（木）11時と伺っております"),
            ("面接", "は12月3日に予定しております"),
            ("面接につきまして", "、12月3日（木）にお約束をいただいております"),
            ("面接については", "、12月3日11時からとのことでした"),
            ("一次面接の日程", "を12月3日（木）にご調整いただきました"),
            ("最終面接の日時", "は12月3日（木）11時で承知しております"),
            ("オンライン面談", "を12月3日に組んでいただきました"),
            ("オファー面談の日程", "が来週の木曜日に決まりました"),
            ("面談", "は明日に予定されております"),
            ("説明会の日時", "は12月4日とのご案内をいただいておりました"),
            ("面接の件では、すでに", "12月3日（木）11時より予定が決まっております"),
            ("面接", "は12月3日の予定です"),
            ("面接", "も12月3日にしていただきました"),
        )
    ),
    ("decline", "面接を11月20日（金）に実施していただき、ありがとうございました。", "11月24日"),
    ("decline", "面接は昨日行われました。", "11月24日"),
    ("withdrawal", "12月3日（木）に、最終面接を設定していただいております。", "12月2日"),
    ("withdrawal", "12月3日に面談のお約束をいただいております。", "12月2日"),
    ("withdrawal", "12月3日の説明会は、欠席させていただきます。", "12月2日"),
    ("new-date", "面接を12月3日（木）に設定いただきましたが、変更は可能でしょうか。", "12月2日"),
    ("reply", "面接は12月3日（木）11時で承知いたしました。", "12月2日"),
    ("decline", "11月23日にお会いした際は、大変お世話になりました。", "11月24日"),
    ("decline", "昨日お目にかかれましたこと、心より感謝申し上げます。", "11月24日"),
    ("withdrawal", "The interview is set for Thursday, 3 December.", "2 December"),
    ("withdrawal", "You kindly arranged an interview for 3 December.", "2 December"),
    ("withdrawal", "On 3 December I have an interview with you.", "2 December"),
    ("withdrawal", "On Thursday, 3 December, we have our online meeting with you.", "2 December"),
    ("decline", "Thank you for all the time you spent with me on 11 November.", "24 November"),
    ("decline", "Thank you for giving me so much of your time on Monday, 9 November.", "24 Nov"),
    ("decline", "Thank you for taking the time to show me round on 20 November.", "24 November"),
    ("decline", "I appreciate the time your team took on 23 November.", "24 November"),
    ("decline", "Thank you for the warm welcome on 20 November.", "24 November"),
    ("decline", "On 20 November we talked about the plans of the team.", "24 November"),
    ("decline", "I enjoyed my visit to your office on 20 November.", "24 November"),
)
RIGHT = (
    ("thank-you", "11月24日は、企画職の面接にお時間をいただき、ありがとうございました。"),
    ("thank-you", "一昨日の面接では、お世話になりました。"),
    ("thank-you", "今週の火曜日は、面接の機会をいただき、ありがとうございました。"),
    ("thank-you", "12月2日（水）午前11時からの次回の面接も、よろしくお願いいたします。"),
    ("thank-you", "本日は、先日の面接のお礼を申し上げたく、ご連絡いたしました。"),
    ("thank-you", "本日、面接のご案内をいただきました。"),
    ("thank-you", "昨日、面接の結果をお知らせいただきました。"),
    ("reply", "12月4日（金）または12月7日（月）でしたら、面接に伺えます。"),
    ("reply", "面接は12月4日（金）13時以降が都合がよく、ご検討いただけますと幸いです。"),
    ("new-date", "面接の日程を、12月4日（金）に変更していただくことは可能でしょうか。"),
    ("thank-you", "11月20日に他社の面接を受け、考えがまとまりました。"),
    ("thank-you", "来週の面接も、どうぞよろしくお願いいたします。"),
    ("thank-you", "Thank you for meeting with me on Tuesday."),
    ("thank-you", "Thank you for the conversation the day before yesterday."),
    ("news", "I would be happy to tell you more when we meet next Wednesday at 11."),
    ("thank-you", "I look forward to our meeting on Wednesday, 2 December at 11:00 a.m."),
    ("reply", "Could we have the interview on Friday, 4 December instead?"),
    ("reply", "I would be available for an interview on 4 December."),
    ("thank-you", "Last week I saw your talk online."),
    ("more-time", "I have an interview with another company on Monday, 30 November."),
    ("negotiation", "I could start on Monday, 4 January."),
    ("more-time", "Another company will interview me on 4 December."),
    ("more-time", "I have a final interview elsewhere on Thursday, 3 December."),
    ("new-date", "本日は面接の件で、ご連絡いたしました。"),
    ("thank-you", "昨日の説明でお話のあった面接に向けて、準備を進めてまいります。"),
    ("thank-you", "I heard yesterday that the interview went well."),
    ("withdrawal", "面接を12月2日（水）に設定していただいておりますが、辞退いたします。"),
    ("withdrawal", "面接につきまして、12月2日（水）11時にお約束をいただいております。"),
    ("decline", "面接を11月24日に実施していただき、ありがとうございました。"),
    ("reply", "面接につきまして、12月4日（金）でしたら伺えます。"),
    ("reply", "面接は、12月4日（金）に設定していただけますでしょうか。"),
    ("reply", "面接の日程は、12月4日（金）を希望いたします。"),
    ("reply", "面接につきましては、12月4日は別の予定がございます。"),
    ("new-date", "面接を12月4日（金）にご調整いただけますと幸いです。"),
    ("new-date", "面接を12月4日（金）に変更していただきたく存じます。"),
    ("interview-follow-up", "面接の結果は11月25日に伺う予定でした。"),
    ("interview-follow-up", "面接につきまして、11月25日に結果をいただく予定と伺っておりました。"),
    ("interview-follow-up", "面接を受けさせていただき、11月25日までにご連絡をいただく予定でした。"),
    ("news", "面接でお話しした試験の結果は、11月25日に届く予定です。"),
    ("more-time", "他社の面接を12月4日に予定しております。"),
    ("thank-you", "面接のお礼を、11月25日に申し上げる予定でした。"),
    ("decline", "12月1日にお会いできれば幸いです。"),
    ("decline", "昨日お電話でお会いした際の件です。"),
    ("decline", "Thank you for all the time you spent with me on 24 November."),
    ("decline", "Thank you for taking the time to read my application on 3 November."),
    ("decline", "Thank you for taking the time to write to me on 20 November."),
    ("reply", "I would be glad to have the interview on 3 December."),
    ("more-time", "On 30 November I have an interview with another company."),
    ("news", "On 20 November I passed the examination that we talked about."),
    ("thank-you", "On 24 November we talked about the plans of the team."),
    ("negotiation", "On 4 December I can give you my answer."),
    ("decline", "I had a call with my present manager on 20 November."),
    ("decline", "Thank you for taking the time to send me the letter on 20 November."),
    ("news", "I was at a conference in Kyoto on 18 November."),
    ("news", "I made time for the course on 18 November."),
    ("news", "I visited the fair in Osaka on 18 November."),
    ("decline", "Your team impressed me when I was at your office on 24 November."),
)


@for_each_row(("kind", "said", "right"), [*WRONG, *((kind, said, None) for kind, said in RIGHT)])
def test_a_meeting_is_where_the_board_has_it(kind: str, said: str, right: str | None) -> None:
    assert "meeting-mention" in TESTS
    language = Language.EN if said.isascii() else Language.JA
    one = application(role="企画職", events=MEETINGS)
    frame = "お世話になっております。\n{}\n" if language is Language.JA else "Dear Tim,\n\n{}\n"
    findings = checked(frame.format(said), one, kind=kind, language=language)
    says = [finding.says for finding in findings if finding.check in OF_DAYS]
    assert len(says) == (right is not None), says
    assert right is None or right in says[0]


@for_each_row(
    ("text", "days"),
    [
        ("昨日", ["2026-11-25"]),
        ("今月12日", ["2026-11-12"]),
        ("来月31日と今月31日", ["2026-12-31"]),
        ("先週の金曜日", ["2026-11-20"]),
        ("11月24日（火）", ["2026-11-24"]),
        ("火曜日", ["2026-11-17", "2026-11-24", "2026-12-01"]),
        ("next Friday", ["2026-11-27", "2026-12-04"]),
        ("last Friday", ["2026-11-20"]),
        ("Friday, 20 November", ["2026-11-20"]),
        ("the day after tomorrow", ["2026-11-28"]),
    ],
)
def test_words_and_dates_are_read_by_one_reader(text: str, days: list[str]) -> None:
    language = Language.EN if text.isascii() else Language.JA
    (mention,) = mentioned_days(text, language, date(2026, 11, 26))
    assert sorted(map(str, mention.days)) == days


@for_each_row(
    ("said", "is_found"),
    [
        ("(2) 12月2日（水）10時〜12時", True),
        ("12月2日（水）11時半からお伺いできます。", True),
        ("第一希望　12月2日（水）　10:00〜13:00", True),
        ("12月2日（水）午後1時〜5時", False),
        ("12月2日（水）9時〜11時", False),
        ("12月3日（木）10時〜12時", False),
        ("12月2日（水）11時は別の予定がございます。", False),
        ("I could come on Wednesday, 2 December at 11:30.", True),
        ("I am free on 2 December from 10 a.m. to 1 p.m.", True),
        ("I am free on 2 December from 1 p.m. to 4 p.m.", False),
        ("I cannot come on 2 December at 11:00.", False),
    ],
)
def test_a_time_that_is_offered_is_free(said: str, is_found: bool) -> None:
    language = Language.EN if said.isascii() else Language.JA
    other = application("カエデ株式会社", app_id="b", events=MEETINGS)
    for kind in ("reply", "new-date"):
        findings = checked(said, application(), [other], kind=kind, language=language)
        assert bool(of_check("offered-slot", findings)) is is_found
