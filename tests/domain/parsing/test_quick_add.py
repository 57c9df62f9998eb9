"""Lines as people type them to add an application: understood, asked about, or left in the role."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.parsing.application_line import ApplicationEntry, parse_application
from jobboard_tui.domain.parsing.posted_pay import read_posted_pay
from jobboard_tui.domain.parsing.role_words import is_role_word
from tests.domain.offers.spellings import Spelling, amounts, bounds
from tests.domain.parsing.test_typed_phrases import PHRASES, rows
from tests.rows import for_each_row

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Tokyo"))


def told(entry: ApplicationEntry) -> dict[str, object]:
    """What an entry tells besides company and role, in short."""
    fields: dict[str, object] = {
        name: value for name, value in entry.fields().items() if name != "contacts"
    }
    if entry.tags:
        fields["tags"] = " ".join(entry.tags)
    if entry.contact:
        fields["contact"] = entry.contact.name
    times = {"applied": entry.applied and entry.applied.at, "reply_by": entry.reply_by}
    fields |= {name: at for name, at in times.items() if at is not None}
    return {
        name: f"{value:%m-%d}" if hasattr(value, "month") else value
        for name, value in fields.items()
    }


UNDERSTOOD: list[tuple[str, str, dict[str, str]]] = [
    # a day before the verb, in front of it or glued to it
    ("開発 昨日応募", "開発", {"applied": "11-22"}),
    ("開発 昨日 応募", "開発", {"applied": "11-22"}),
    ("開発 昨日応募済み", "開発", {"applied": "11-22"}),
    ("開発 昨日応募しました", "開発", {"applied": "11-22"}),
    ("Dev 11/20応募", "Dev", {"applied": "11-20"}),
    ("Dev 11/20に応募", "Dev", {"applied": "11-20"}),
    ("Dev 11/20 応募済", "Dev", {"applied": "11-20"}),
    ("Dev 11月20日応募", "Dev", {"applied": "11-20"}),
    ("Dev １１月２０日応募", "Dev", {"applied": "11-20"}),
    ("Dev 11/20（金）応募", "Dev", {"applied": "11-20"}),
    ("Dev 2026/11/20応募", "Dev", {"applied": "11-20"}),
    ("11月20日応募 開発", "開発", {"applied": "11-20"}),
    ("開発 11/20エントリー", "開発", {"applied": "11-20"}),
    ("開発 一昨日応募 #go", "開発", {"applied": "11-21", "tags": "go"}),
    ("開発 3日前に応募", "開発", {"applied": "11-20"}),
    ("Dev yesterday applied", "Dev", {"applied": "11-22"}),
    ("Dev 11/20 applied @ Tokyo", "Dev", {"applied": "11-20", "location": "Tokyo"}),
    ("Dev nov 20 applied", "Dev", {"applied": "11-20"}),
    ("Dev submitted 11/20", "Dev", {"applied": "11-20"}),
    ("Dev submitted yesterday", "Dev", {"applied": "11-22"}),
    ("開発 応募 11/20", "開発", {"applied": "11-20"}),
    ("開発 応募日：11/20", "開発", {"applied": "11-20"}),
    ("開発 応募済み：昨日", "開発", {"applied": "11-22"}),
    ("開発 応募：昨日", "開発", {"applied": "11-22"}),
    # the last day to apply
    ("Dev 12/5まで", "Dev", {"apply_by": "12-05"}),
    ("Dev 12/5までに", "Dev", {"apply_by": "12-05"}),
    ("Dev 12/5までに応募", "Dev", {"apply_by": "12-05"}),
    ("Dev 12月5日締切", "Dev", {"apply_by": "12-05"}),
    ("Dev 12月5日 締め切り", "Dev", {"apply_by": "12-05"}),
    ("Dev 12月5日必着", "Dev", {"apply_by": "12-05"}),
    ("Dev 12/5〆切", "Dev", {"apply_by": "12-05"}),
    ("Dev 12/5応募締切", "Dev", {"apply_by": "12-05"}),
    ("Dev 12/5(土)まで", "Dev", {"apply_by": "12-05"}),
    ("Dev １２／５まで", "Dev", {"apply_by": "12-05"}),
    ("Dev 明日まで", "Dev", {"apply_by": "11-24"}),
    ("Dev 月末まで", "Dev", {"apply_by": "11-30"}),
    ("開発 応募締切 12/5", "開発", {"apply_by": "12-05"}),
    ("開発 応募期限：12/5", "開発", {"apply_by": "12-05"}),
    ("開発 期限：12/5", "開発", {"apply_by": "12-05"}),
    ("開発 締切日 12/5", "開発", {"apply_by": "12-05"}),
    ("開発 締切は12/5", "開発", {"apply_by": "12-05"}),
    ("Dev apply by 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev will apply by 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev, I'll apply by 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev need to submit by 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev due 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev due on 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev closes 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev closing 5 dec", "Dev", {"apply_by": "12-05"}),
    ("Dev until 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev deadline 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev deadline is 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev deadline tomorrow", "Dev", {"apply_by": "11-24"}),
    ("Dev 12/5 deadline", "Dev", {"apply_by": "12-05"}),
    ("Dev submit by 12/5", "Dev", {"apply_by": "12-05"}),
    ("12/5まで Dev", "Dev", {"apply_by": "12-05"}),
    ("Dev 応募 12/5まで", "Dev", {"apply_by": "12-05"}),
    ("Dev 募集 12/5まで", "Dev", {"apply_by": "12-05"}),
    ("Dev 掲載期間 12/5まで", "Dev", {"apply_by": "12-05"}),
    ("Dev ES 12/5まで", "Dev", {"apply_by": "12-05"}),
    ("Dev ES提出 12/5まで", "Dev", {"apply_by": "12-05"}),
    ("Dev ES締切 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev エントリーシート 12/5まで", "Dev", {"apply_by": "12-05"}),
    ("Dev 応募書類は12/5まで", "Dev", {"apply_by": "12-05"}),
    ("Dev 書類締切 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev applications close 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev application due 12/5", "Dev", {"apply_by": "12-05"}),
    ("Dev posting closes 12/5", "Dev", {"apply_by": "12-05"}),
    ("Backend Engineer by 12/5", "Backend Engineer", {"apply_by": "12-05"}),
    ("Backend Engineer 12/5まで", "Backend Engineer", {"apply_by": "12-05"}),
    ("Prompt Wrangler, by 12/5", "Prompt Wrangler", {"apply_by": "12-05"}),
    ("Prompt Wrangler apply by 12/5", "Prompt Wrangler", {"apply_by": "12-05"}),
    ("Prompt Wrangler 応募締切 12/5", "Prompt Wrangler", {"apply_by": "12-05"}),
    ("社内 システム担当 12/5まで", "社内 システム担当", {"apply_by": "12-05"}),
    ("Dev by 12/5 applied nov 20", "Dev", {"apply_by": "12-05", "applied": "11-20"}),
    ("Dev 締切 12/5 応募 11/20", "Dev", {"apply_by": "12-05", "applied": "11-20"}),
    ("Dev 12/5まで 11/20応募", "Dev", {"applied": "11-20", "apply_by": "12-05"}),
    # the answer that was promised
    ("Dev applied 11/20 reply by 12/5", "Dev", {"applied": "11-20", "reply_by": "12-05"}),
    ("Dev reply by 12/5 applied 11/20", "Dev", {"applied": "11-20", "reply_by": "12-05"}),
    ("開発 11/20応募 回答期限：12/5", "開発", {"applied": "11-20", "reply_by": "12-05"}),
    (
        "Dev applied on Friday, reply within 2 weeks",
        "Dev",
        {"applied": "11-20", "reply_by": "12-04"},
    ),
    # sites and people are a source, firms an agency
    ("Dev via LinkedIn", "Dev", {"source": "LinkedIn"}),
    ("Dev via linkedin applied 11/20", "Dev", {"source": "linkedin", "applied": "11-20"}),
    ("Dev via Wantedly @ Tokyo", "Dev", {"source": "Wantedly", "location": "Tokyo"}),
    ("Dev through Daijob", "Dev", {"source": "Daijob"}),
    ("Dev on LinkedIn", "Dev", {"source": "LinkedIn"}),
    ("Dev saw on Green", "Dev", {"source": "Green"}),
    ("Dev Wantedly経由", "Dev", {"source": "Wantedly"}),
    ("Dev ビズリーチ経由 昨日応募", "Dev", {"source": "ビズリーチ", "applied": "11-22"}),
    ("Dev 経由：Green", "Dev", {"source": "Green"}),
    ("Dev リクルート経由", "Dev", {"agency": "リクルート"}),
    ("Dev 経由：ロビンエージェント", "Dev", {"agency": "ロビンエージェント"}),
    ("Dev via Robin Agency", "Dev", {"agency": "Robin Agency"}),
    ("Dev via Robin Agency 600万円", "Dev", {"agency": "Robin Agency", "salary": "600万円"}),
    ("Dev via Robert Walters", "Dev", {"agency": "Robert Walters"}),
    ("Dev JAC経由", "Dev", {"agency": "JAC"}),
    ("Dev via Wren Recruitment KK", "Dev", {"agency": "Wren Recruitment KK"}),
    ("Dev via their website", "Dev", {"source": "their website"}),
    ("Dev via the company's careers page", "Dev", {"source": "the company's careers page"}),
    ("Dev via the company", "Dev", {"source": "the company"}),
    ("Dev via HN", "Dev", {"source": "HN"}),
    ("Dev via my uni", "Dev", {"source": "my uni"}),
    ("Dev via professor Ito", "Dev", {"source": "professor Ito"}),
    ("Dev via facebook group", "Dev", {"source": "facebook group"}),
    ("Dev via my friend Bob", "Dev", {"source": "my friend Bob"}),
    ("Dev via Ken (ex-colleague)", "Dev", {"source": "Ken (ex-colleague)"}),
    ("Dev via someone at Meetup", "Dev", {"source": "someone at Meetup"}),
    ("Dev 先輩経由", "Dev", {"source": "先輩"}),
    ("Dev 紹介元 Wantedly", "Dev", {"source": "Wantedly"}),
    ("Dev 紹介元：佐藤さん", "Dev", {"source": "佐藤さん"}),
    ("Dev 友人の紹介", "Dev", {"source": "友人の紹介"}),
    ("Dev 佐藤さんの紹介 #go", "Dev", {"source": "佐藤さんの紹介", "tags": "go"}),
    ("Dev referred by Sato", "Dev", {"source": "Sato"}),
    ("Dev Wantedlyで昨日応募", "Dev", {"source": "Wantedly", "applied": "11-22"}),
    ("Dev LinkedInから", "Dev", {"source": "LinkedIn"}),
    ("Dev スカウト経由", "Dev", {"source": "スカウト"}),
    ("Dev found through a friend", "Dev", {"source": "a friend"}),
    ("Dev via Sato-san", "Dev", {"source": "Sato-san"}),
    ("Dev via a friend", "Dev", {"source": "a friend"}),
    ("Dev via referral", "Dev", {"source": "referral"}),
    ("Dev from Green", "Dev", {"source": "Green"}),
    ("Dev 応募経路：doda", "Dev", {"source": "doda"}),
    # the names of the fields, and older words for them
    ("Dev place: Tokyo", "Dev", {"location": "Tokyo"}),
    ("Dev location: Tokyo", "Dev", {"location": "Tokyo"}),
    ("Dev source: Green", "Dev", {"source": "Green"}),
    ("Dev found on: Green", "Dev", {"source": "Green"}),
    ("Dev from: Green", "Dev", {"source": "Green"}),
    ("Dev agency: Robin", "Dev", {"agency": "Robin"}),
    ("Dev via: Robin Search", "Dev", {"agency": "Robin Search"}),
    ("Dev posting: https://a.example/1", "Dev", {"url": "https://a.example/1"}),
    ("Dev link: https://a.example/1", "Dev", {"url": "https://a.example/1"}),
    ("Dev url: https://a.example/1", "Dev", {"url": "https://a.example/1"}),
    # pay
    ("Dev ¥6,000,000", "Dev", {"salary": "¥6,000,000"}),
    ("Dev ￥6,000,000", "Dev", {"salary": "￥6,000,000"}),
    ("Dev 400-600万円", "Dev", {"salary": "400-600万円"}),
    ("Dev 400〜600万円", "Dev", {"salary": "400〜600万円"}),
    ("Dev 400万～600万", "Dev", {"salary": "400万～600万"}),
    ("Dev 400 - 600万円", "Dev", {"salary": "400 - 600万円"}),
    ("Dev ４００〜６００万円", "Dev", {"salary": "４００〜６００万円"}),
    ("Dev 年収600万", "Dev", {"salary": "年収600万"}),
    ("Dev 想定年収600万円", "Dev", {"salary": "想定年収600万円"}),
    ("Dev 年収:600万円 @渋谷", "Dev", {"salary": "年収600万円", "location": "渋谷"}),
    ("Dev 月給30万円", "Dev", {"salary": "月給30万円"}),
    ("Dev 時給1500円", "Dev", {"salary": "時給1500円"}),
    ("Dev 600万円", "Dev", {"salary": "600万円"}),
    ("Dev 600万円以上 #go", "Dev", {"salary": "600万円以上", "tags": "go"}),
    ("Dev 600万円 + 賞与", "Dev", {"salary": "600万円 + 賞与"}),
    ("600万円 Dev", "Dev", {"salary": "600万円"}),
    ("Dev 月30万円", "Dev", {"salary": "月30万円"}),
    ("Dev pay 600万円", "Dev", {"salary": "600万円"}),
    ("Dev 給料 600万", "Dev", {"salary": "給料 600万"}),
    ("Dev 給与：応相談", "Dev", {"salary": "応相談"}),
    ("Dev 年収：応相談", "Dev", {"salary": "年収：応相談"}),
    ("Dev 給与:800万円 @ 大阪", "Dev", {"salary": "800万円", "location": "大阪"}),
    ("Dev 給与：月28万円", "Dev", {"salary": "月28万円"}),
    ("Dev 給与 800万円", "Dev", {"salary": "800万円"}),
    ("Dev 月給35万円 応募済み 11/18", "Dev", {"salary": "月給35万円", "applied": "11-18"}),
    ("Dev 年収600万円 賞与別", "Dev", {"salary": "年収600万円 賞与別"}),
    ("Dev 年収600万円、賞与年2回", "Dev", {"salary": "年収600万円、賞与年2回"}),
    ("Dev 時給1500円 交通費支給", "Dev", {"salary": "時給1500円 交通費支給"}),
    ("Dev salary: 1,000万円/年 + RSU", "Dev", {"salary": "1,000万円/年 + RSU"}),
    ("Dev salary: 8M/year", "Dev", {"salary": "8M/year"}),
    ("Dev 月給30万円〜 昇給あり", "Dev", {"salary": "月給30万円〜 昇給あり"}),
    ("Dev 年収600万円（賞与込み）", "Dev", {"salary": "年収600万円（賞与込み）"}),
    ("Dev salary: 8M + bonus", "Dev", {"salary": "8M + bonus"}),
    ("Dev salary: 8M depending on you", "Dev", {"salary": "8M depending on you"}),
    ("Dev salary: open to talk", "Dev", {"salary": "open to talk"}),
    ("Dev 1,000万円", "Dev", {"salary": "1,000万円"}),
    ("Dev 年収～1,000万円", "Dev", {"salary": "年収～1,000万円"}),
    ("Dev 最大900万円", "Dev", {"salary": "最大900万円"}),
    ("Dev 30万円/月", "Dev", {"salary": "30万円/月"}),
    ("Dev $120k", "Dev", {"salary": "$120k"}),
    ("Dev 8M JPY", "Dev", {"salary": "8M JPY"}),
    ("Dev ¥6M-¥8M via LinkedIn", "Dev", {"salary": "¥6M-¥8M", "source": "LinkedIn"}),
    ("Dev ¥6M per year", "Dev", {"salary": "¥6M per year"}),
    ("Dev 600万円 applied 11/20", "Dev", {"salary": "600万円", "applied": "11-20"}),
    ("Dev @ Tokyo 600万円", "Dev", {"salary": "600万円", "location": "Tokyo"}),
    ("Dev salary: 600万円 + ¥1,000,000 bonus", "Dev", {"salary": "600万円 + ¥1,000,000 bonus"}),
    ("Dev, ¥6,000,000", "Dev", {"salary": "¥6,000,000"}),
    ("Dev 28万/月", "Dev", {"salary": "28万/月"}),
    ("Dev 25万/月〜 applied 11/20", "Dev", {"salary": "25万/月〜", "applied": "11-20"}),
    ("Dev 800万/年 締切12/15", "Dev", {"salary": "800万/年", "apply_by": "12-15"}),
    ("Dev 600〜800万/年 12/15〆切", "Dev", {"salary": "600〜800万/年", "apply_by": "12-15"}),
    ("Dev 250k/month", "Dev", {"salary": "250k/month"}),
    ("Dev 6M/year by 12/15", "Dev", {"salary": "6M/year", "apply_by": "12-15"}),
    ("Dev 6M–8M/yr", "Dev", {"salary": "6M–8M/yr"}),
    ("Dev 700万(残業込み) 12/15〆切", "Dev", {"salary": "700万(残業込み)", "apply_by": "12-15"}),
    ("Dev 600万（賞与別） 締切12/15", "Dev", {"salary": "600万（賞与別）", "apply_by": "12-15"}),
    ("Dev 50万×12", "Dev", {"salary": "50万×12"}),
    ("Dev 5M-8M", "Dev", {"salary": "5M-8M"}),
    ("Dev 10-12M contact: Mori", "Dev", {"salary": "10-12M", "contact": "Mori"}),
    ("Dev ¥9M-12M @ Roppongi", "Dev", {"salary": "¥9M-12M", "location": "Roppongi"}),
    ("Dev 6百万円", "Dev", {"salary": "6百万円"}),
    ("Dev (¥6,000,000)", "Dev", {"salary": "¥6,000,000"}),
    ("Dev, 8.5M, by 12/11", "Dev", {"salary": "8.5M", "apply_by": "12-11"}),
    ("Dev 400k x 12 applied 11/20", "Dev", {"salary": "400k x 12", "applied": "11-20"}),
    ("Dev 12M–15M + equity @ Ebisu", "Dev", {"salary": "12M–15M + equity", "location": "Ebisu"}),
    ("Dev, applied 11/20, 8M", "Dev", {"applied": "11-20", "salary": "8M"}),
    # last days and days by other names, in brackets
    ("開発 エントリー締切 1/15", "開発", {"apply_by": "01-15"}),
    ("開発 募集は12/11まで", "開発", {"apply_by": "12-11"}),
    ("開発 募集締切：12/11", "開発", {"apply_by": "12-11"}),
    ("開発 応募完了(11/21)", "開発", {"applied": "11-21"}),
    ("開発 応募済み（11/21）", "開発", {"applied": "11-21"}),
    ("開発 締切（12/11）", "開発", {"apply_by": "12-11"}),
    ("開発（応募日：11/20）", "開発", {"applied": "11-20"}),
    ("開発（11/20応募）", "開発", {"applied": "11-20"}),
    ("開発（12/5締切）", "開発", {"apply_by": "12-05"}),
    ("開発（12/5(土)まで）", "開発", {"apply_by": "12-05"}),
    ("Dev (締切: 12/5 17:00)", "Dev", {"apply_by": "12-05"}),
    ("Dev (apply by Dec 5)", "Dev", {"apply_by": "12-05"}),
    ("開発 締切り:11月末", "開発", {"apply_by": "11-30"}),
    ("開発 〆切12/8正午", "開発", {"apply_by": "12-08"}),
    ("Dev via LinkedIn 6M", "Dev", {"source": "LinkedIn", "salary": "6M"}),
    ("Dev [applied 11/20]", "Dev", {"applied": "11-20"}),
    ("Dev applying by fri", "Dev", {"apply_by": "11-27"}),
    ("Dev referral from Ken", "Dev", {"source": "Ken"}),
    ("Dev referral: Ken", "Dev", {"source": "Ken"}),
    ("Dev 550 man yen @ 渋谷", "Dev", {"salary": "550 man yen", "location": "渋谷"}),
    ("開発 書類締切 12/20", "開発", {"apply_by": "12-20"}),
    ("開発 締切は12/8です", "開発", {"apply_by": "12-08"}),
    ("開発 応募期限は12月8日です！", "開発", {"apply_by": "12-08"}),
    ("Dev closing date 8 Dec", "Dev", {"apply_by": "12-08"}),
    ("Dev closing date: Dec 8", "Dev", {"apply_by": "12-08"}),
    ("営業 時給1500円 アルバイト", "営業 アルバイト", {"salary": "時給1500円"}),
    # tags, people, links
    ("Dev @Tokyo#python", "Dev", {"location": "Tokyo", "tags": "python"}),
    ("開発#go", "開発", {"tags": "go"}),
    ("Dev #go#rust", "Dev", {"tags": "go rust"}),
    ("バックエンド＠渋谷", "バックエンド", {"location": "渋谷"}),
    ("Dev tag:go", "Dev", {"tags": "go"}),
    ("Dev tags: go, remote @ Tokyo", "Dev", {"tags": "go remote", "location": "Tokyo"}),
    ("Dev タグ：go", "Dev", {"tags": "go"}),
    ("Dev ＃go", "Dev", {"tags": "go"}),
    ("Dev #go, #rust", "Dev", {"tags": "go rust"}),
    ("C# Developer #c#", "C# Developer", {"tags": "c#"}),
    ("Dev recruiter: Sato", "Dev", {"contact": "Sato"}),
    ("Dev 採用担当：佐藤", "Dev", {"contact": "佐藤"}),
    ("Dev https://a.example/1, #go", "Dev", {"url": "https://a.example/1", "tags": "go"}),
    ("Dev＃go＠渋谷", "Dev", {"tags": "go", "location": "渋谷"}),
    ("role: Dev", "Dev", {}),
    ("職種：開発", "開発", {}),
]  # fmt: skip


@for_each_row(("text", "role", "expected"), UNDERSTOOD)
def test_what_is_said_is_understood(text: str, role: str, expected: dict[str, str]) -> None:
    entry = parse_application(f"Acme / {text}", NOW)
    assert (entry.company, entry.role, entry.doubts) == ("Acme", role, ())
    assert told(entry) == expected


WHOLE: list[tuple[str, str, str, dict[str, str]]] = [
    ("11/20応募 Acme / Dev", "Acme", "Dev", {"applied": "11-20"}),
    ("Acme 12/5まで / Dev", "Acme", "Dev", {"apply_by": "12-05"}),
    ("Acme 600万円 / Dev", "Acme", "Dev", {"salary": "600万円"}),
    ("Acme via LinkedIn / Dev", "Acme", "Dev", {"source": "LinkedIn"}),
    ("Acme / Dev / #go", "Acme", "Dev", {"tags": "go"}),
    ("Acme／開発／昨日応募", "Acme", "開発", {"applied": "11-22"}),
    ("Acme、開発、600万円", "Acme", "開発", {"salary": "600万円"}),
    ("Dev at Acme 400 - 600万円", "Acme", "Dev", {"salary": "400 - 600万円"}),
    ("Acme / Dev / 11/20応募", "Acme", "Dev", {"applied": "11-20"}),
    ("Acme / Dev / 600万円 / @ Tokyo", "Acme", "Dev", {"salary": "600万円", "location": "Tokyo"}),
    ("Acme - Dev - 600万円", "Acme", "Dev", {"salary": "600万円"}),
    ("company: Acme / role: Dev", "Acme", "Dev", {}),
    ("青葉／開発／600万円", "青葉", "開発", {"salary": "600万円"}),
    ("青葉／開発／年収６００万円／＠大阪", "青葉", "開発",
     {"salary": "年収６００万円", "location": "大阪"}),
    ("Acme; Dev; 10M", "Acme", "Dev", {"salary": "10M"}),
    ("Acme / Dev; 10M; applied fri", "Acme", "Dev", {"salary": "10M", "applied": "11-20"}),
    ("Acme / Dev, $100k; applied 11/20", "Acme", "Dev", {"salary": "$100k", "applied": "11-20"}),
    ("Acme / Dev #go; @ Tokyo", "Acme", "Dev", {"tags": "go", "location": "Tokyo"}),
    ("Acme / Dev (applied 18 Nov; reply by 2 Dec)", "Acme", "Dev",
     {"applied": "11-18", "reply_by": "12-02"}),
    ("Acme / Dev 700万。11/20応募。", "Acme", "Dev", {"salary": "700万", "applied": "11-20"}),
    ("モーニング娘。 / Dev", "モーニング娘。", "Dev", {}),
    ("Acme / Dev ref: #12345", "Acme", "Dev", {"notes": "ref: #12345"}),
    ("Acme / Dev 求人番号：12345 #go", "Acme", "Dev", {"notes": "求人番号：12345", "tags": "go"}),
    ("Acme / Dev job ID A-12 -- call", "Acme", "Dev job ID A-12", {"notes": "call"}),
    ("Acme / Dev req #A-12 -- call", "Acme", "Dev", {"notes": "req #A-12; call"}),
    ("Acme / Dev applied on the 20th", "Acme", "Dev", {"applied": "11-20"}),
    ("Acme / Dev applied Nov18", "Acme", "Dev", {"applied": "11-18"}),
    ("Acme / Dev 出典：doda", "Acme", "Dev", {"source": "doda"}),
    ("Acme / Engineer＠六本木", "Acme", "Engineer", {"location": "六本木"}),
    ("会社名：青葉／職種：開発", "青葉", "開発", {}),
    ("Woven by Toyota / Dev applied 11/16", "Woven by Toyota", "Dev", {"applied": "11-16"}),
    ("Step by Step KK / Dev 28万/月", "Step by Step KK", "Dev", {"salary": "28万/月"}),
]  # fmt: skip


@for_each_row(("text", "company", "role", "expected"), WHOLE)
def test_a_whole_line(text: str, company: str, role: str, expected: dict[str, str]) -> None:
    entry = parse_application(text, NOW)
    assert (entry.company, entry.role, entry.doubts) == (company, role, ())
    assert told(entry) == expected


ASKED = [
    ("via LinkedIn / Dev", "company"),
    ("LinkedIn経由 / Dev", "company"),
    ("via Robin / Dev", "via"),
    ("11/20 Acme / Dev", "11/20"),
    ("Acme / Dev / Tokyo / 11/20応募", "Tokyo"),
    ("Acme / Dev / 600万円 / Tokyo", "Tokyo"),
    ("kddi / network eng / 600 / tokyo", "600 / tokyo"),
    ("kddi / network eng / 600 / tokyo", "“600”"),
    ("kddi / network eng | tokyo", "tokyo"),
    ("楽天 - Data Engineer - 東京 - 12/8締切", "東京"),
    ("Acme by fri / Dev", "by"),
    ("Acme by noon / Dev", "by"),
    ("青葉／開発／東京", "東京"),
    ("青葉／開発／600万円／東京", "東京"),
    ("ＮＴＴデータ／インフラ／年収500〜700万円／名古屋", "“名古屋”"),
    ("青葉／開発；600万円；渋谷", "“渋谷”"),
    ("青葉 / 開発 給与非公開", "給与非公開"),
    ("青葉 / 開発 選考結果は一週間以内", "結果は"),
    ("青葉 / 開発 応募 12/1", "by … for the last day to apply"),
    ("Acme / C++ / C#", "C#"),
    ("青葉 / コンサルタント 気になる", "気になる"),
    ("青葉 / コンサルタント 検討中", "検討中"),
    ("昨日 Acme / Dev", "昨日"),
    *(
        (f"Acme / {text}", word)
        for text, word in (
            ("Dev apply before 12/5", "Fri 4 Dec 2026 or Sat 5 Dec 2026"),
            ("Dev before 12/5", "Fri 4 Dec 2026 or Sat 5 Dec 2026"),
            ("Dev via Wantedly yesterday", "“yesterday”: that is a date"),
            ("Dev from 1 April", "“from 1 April”: that is a date"),
            ("Dev applied: 11/20, by: 12/1", "the last day to apply"),
            ("Dev from Monday", "“from Monday”: that is a date"),
            ("Dev found on 2026-11-20", "“found on 2026-11-20”: that is a date"),
            ("Dev via 11/20", "“via 11/20”: that is a date"),
            ("Dev reply by 12/5", "reply by 12/5"),
            ("Dev answer by 12/5", "reply by 12/5"),
            ("Dev reply within 2 weeks", "reply by within 2 weeks"),
            ("Dev applied fri, hear back in 2 weeks", "Fri 4 Dec 2026 or Mon 7 Dec 2026"),
            ("Dev by 12.4.", "Fri 4 Dec 2026 or Mon 12 Apr 2027"),
            ("Dev 12.4.まで", "Fri 4 Dec 2026 or Mon 12 Apr 2027"),
            ("Dev 月給35万円 東京都港区 応募済み 11/18", "“東京都港区”"),
            ("Dev 年収600万円 渋谷", "“渋谷”"),
            ("Dev 年収600万円、渋谷", "“渋谷”"),
            ("Dev 年収600万円/東京", "“東京”"),
            ("Dev 月給30万円 賞与年2回 東京", "“東京”"),
            ("Dev 給与:応相談 東京", "“東京”"),
            ("Dev 年収:600 東京", "“東京”"),
            ("Dev 気になっている", "気になって"),
            ("Dev salary: 8M Tokyo", "“Tokyo”"),
            ("Dev 勤務地:大阪 給与:月28万円 リクナビ", "“リクナビ”"),
            ("Dev start by 12/5", "start by"),
            ("Dev interview by 12/5", "interview by"),
            ("開発 結果 12/5まで", "結果"),
            ("開発 結果は12/5まで", "12/5"),
            ("開発 明日応募", "that is in the future"),
            ("開発 12/1応募予定", "応募"),
            ("開発 先週応募", "先週"),
            ("開発 応募しました", "応募"),
            ("開発 応募中", "応募"),
            ("開発昨日応募", "応募"),
            ("開発11/20応募", "応募"),
            ("開発 エントリー済み", "エントリー"),
            ("開発 12/5面接", "面接"),
            ("開発 一次面接 12/5", "面接"),
            ("開発 面接待ち", "面接"),
            ("開発 最終面接", "面接"),
            ("開発 選考中", "選考中"),
            ("開発 内定済み", "内定"),
            ("開発 結果待ち", "結果待ち"),
            ("開発 昨日", "昨日"),
            ("Dev yesterday", "yesterday"),
            ("Dev mon", "mon"),
            ("Dev 金曜日", "金曜日"),
            ("Dev next week", "next week"),
            ("Dev 3 days ago", "days ago"),
            ("Dev 11/20 remote", "11/20"),
            ("11/20 Dev", "11/20"),
            ("Dev nov 20 remote", "nov 20"),
            ("Dev via Robin yesterday", "yesterday"),
            ("Dev @ Tokyo fri", "fri"),
            ("Dev via email", "via email"),
            ("Dev via phone applied 11/20", "via phone"),
            ("Dev 電話経由", "電話"),
            ("Dev/Wantedlyで見つけた", "見つけた"),
            ("Dev via Robin", "“Robin” is read as an agency"),
            ("Dev ロビン経由", "“ロビン” is read as an agency"),
            ("Dev via recruiter", "which agency"),
            ("Dev via an agency", "which agency"),
            ("Dev エージェント経由", "which agency"),
            ("Dev 転職エージェント経由", "which agency"),
            ("Dev【ビズリーチ】", "type source: ビズリーチ"),
            ("Dev [Green]", "type source: Green"),
            ("Dev タウンワーク", "type source: タウンワーク"),
            ("Dev リクルートエージェント", "type agency: リクルートエージェント"),
            ("Dev (ロバート・ウォルターズ)", "type agency: ロバート・ウォルターズ"),
            ("Dev Robin Agency経由", "経由"),
            ("Dev LinkedIn", "LinkedIn"),
            ("Dev (Wantedly)", "Wantedly"),
            *(
                (f"Dev {sent}", sent)
                for sent in ("ES提出済", "書類提出", "履歴書を送付", "書類郵送済み")
            ),
            ("Dev via LinkedIn from Green", "given twice"),
            ("Dev applied via LinkedIn", "applied"),
            ("Dev（リクルート経由で）", "経由"),
            ("Dev 8M", "8M"),
            ("Dev 800", "800"),
            ("Dev 1,500円/レッスン", "1,500円"),
            ("3M Specialist", "3M"),
            ("Dev 650万スタート", "650万"),
            ("企画職 - 大阪", "大阪"),
            ("Trainee 30万円/月 6ヶ月", "6ヶ月"),
            ("Dev 9M or more", "9M"),
            ("Dev via Indeed, Tokyo office", "Tokyo office"),
            ("バックエンド 12/5必着 郵送", "郵送"),
            ("Dev 600万円 渋谷", "渋谷"),
            *(
                (f"Dev {pay} 11/20応募", pay)
                for pay in ("600~", "450〜", "~700", "600以上", "500+")
            ),
            ("Dev 8M OTE (5M base) via Hays", "8M"),
            ("Dev 12M TC (9M base) applied 11/20", "12M"),
            ("開発 内定者懇親会 12月", "12月"),
            ("保育士 賞与4ヶ月 月給22万", "賞与4ヶ月"),
            ("営業 週4 時短可", "週4"),
            ("Dev @ Tokyo, Minato-ku source LinkedIn", "type source"),
            ("Java dev/Kawasaki/5.5M", "5.5M"),
            ("Sales/5M", "5M"),
            ("Dev/QA/remote/6M", "6M"),
            ("知財 年収550万 昨日カジュアル面談した", "面談"),
            ("Dev 時給1650円 週3日 派遣 11/27まで", "派遣 11/27まで"),
            ("Dev 時給1650円 週3日 11/27まで", "週3日"),
            ("Dev 500万以上 横浜", "横浜"),
            ("Dev 土日祝休み 年休125日", "土日祝休み"),
            ("Dev applied 2026-10-05 blah", "blah"),
            ("Dev by 2026-12-01 blah", "blah"),
            ("Dev 応募11/20 リモート可", "リモート可"),
            ("Dev with Sato", "with Sato"),
            ("Sales with Bob at Tokyo", "with Bob"),
            ("Dev with Yuki Sato", "with Yuki Sato"),
            ("Dev リモート", "リモート"),
            ("開発 フルリモート @東京", "フルリモート"),
            ("Dev (remote)", "remote"),
            ("Dev hybrid", "hybrid"),
            ("Dev 在宅勤務", "在宅勤務"),
            ("Dev priority: high", "priority:"),
            ("Dev next step: call", "step:"),
            ("Dev 先月応募", "先月"),
            ("Dev 年内応募", "年内"),
            ("Dev 600k", "600k"),
            ("Dev 700~900", "700~900"),
            ("Dev 年収応相談", "応相談"),
            ("Dev LinkedInで応募", "応募"),
            ("Dev リクルートエージェントから", "から"),
            ("Dev 担当佐藤", "担当"),
            ("Dev open until filled", "until filled"),
            ("Dev 随時", "随時"),
            ("Dev 今月中", "今月中"),
            ("Dev 3日以内", "3日以内"),
            ("Dev 佐藤さんから紹介", "紹介"),
            ("Dev SPI 12/5まで", "SPI 12/5まで"),
            ("Dev coding test by 12/5", "test by 12/5"),
            ("Dev tags: go 応募済み", "応募済み"),
            ("Dev tags: go 昨日", "昨日"),
            ("Dev 4月から", "4月から"),
            ("Dev 書類通過", "書類通過"),
            ("Dev 落ちた", "落ちた"),
            ("Dev〆切12/5", "〆切"),
            ("Dev（年収600万円）", "年収"),
            ("Dev年収600万円", "年収"),
            ("開発600万円", "600万円"),
            ("Dev @ Tokyo（600万円）", "600万円"),
            ("Dev 600万円 800万円", "given twice"),
            ("Dev # go", "#"),
            ("Dev #", "#"),
            ("Dev stage:applied", "stage"),
            ("Dev stage：applied", "stage"),
            ("Dev status: interview", "status"),
            ("Dev visa:yes", "visa"),
            ("開発 雇用形態：正社員", "雇用形態"),
            ("Dev 佐藤様", "佐藤様"),
            ("Dev Sato-san", "Sato-san"),
            ("Dev 03-1234-5678", "03-1234-5678"),
            ("Dev sato@a.example", "sato@a.example"),
            ("Dev www.acme.example", "www.acme.example"),
            ("Dev acme.co.jp/jobs", "acme.co.jp/jobs"),
            ("Dev not applied yet", "applied"),
            ("Dev apply tomorrow", "tomorrow"),
            ("Dev rejected", "rejected"),
            ("Dev ghosted", "ghosted"),
            ("開発 不採用", "不採用"),
            ("開発 辞退", "辞退"),
            ("Dev reply expected early December", "“reply”, “expected”"),
            ("Dev reply expected early December", "“early December”"),
            ("Dev expected within 2 weeks", "“within 2 weeks”"),
            ("Dev 4/1入社", "“4/1”"),
            ("営業 (12月入社)", "“入社”"),
            ("開発（2027年4月入社）", "入社"),
            ("開発 12月上旬返信", "“返信”"),
            ("開発 12月上旬返信", "“12月上旬”"),
            ("Dev start April", "“start”"),
            ("Dev will apply", "“will”"),
            ("Rails dev w/", "“w/”"),
            ("Rails dev w/ Sato", "“w/”"),
            ("SRE 3", "“3”"),
            ("Level 3 Support", "“3”"),
            ("Dev 2 2027", "“2”"),
            ("Python 3.11 Engineer", "“3.11”"),
            ("Unity 2022.3 Developer", "“2022.3”"),
            ("Summer Intern July 2027", "“2027”"),
            ("Head of growth 3 days a week", "“3 days”"),
            ("開発 週3日リモート", "“リモート”"),
            ("開発 12月中旬に結果連絡", "“12月中旬”"),
            ("Dev phone screen on Friday", "“on Friday”"),
        )
    ),
]


@for_each_row(
    ("text", "field", "day"),
    [
        ("A / B @ 東京 applied 昨日", "applied", date(2026, 11, 22)),
        ("A / B applied 金曜", "applied", date(2026, 11, 20)),
        ("A / B 応募 金曜", "applied", date(2026, 11, 20)),
        ("A / B 金曜応募", "applied", date(2026, 11, 20)),
        ("A / B 11/20応募", "applied", date(2026, 11, 20)),
        ("A / B @東京 11/20に応募", "applied", date(2026, 11, 20)),
        ("A / B applied r8.11.20", "applied", date(2026, 11, 20)),
        ("A / B applied two days ago", "applied", date(2026, 11, 21)),
        ("A / B applied 3営業日前", "applied", date(2026, 11, 18)),
        ("A／編集 #正社員 @東京 12/1まで", "apply_by", date(2026, 12, 1)),
        ("A / B 12月上旬まで", "apply_by", date(2026, 12, 10)),
        ("A / B by end of December @ Osaka", "apply_by", date(2026, 12, 31)),
        ("A / B by within 3 business days", "apply_by", date(2026, 11, 26)),
        ("A / B 月末締切 @東京", "apply_by", date(2026, 11, 30)),
        ("A / B @大阪 年内必着", "apply_by", date(2026, 12, 31)),
    ],
)
def test_times_of_all_forms_are_taken_out_of_the_line(text: str, field: str, day: date) -> None:
    entry = parse_application(text, NOW)
    assert entry.role in ("B", "編集")
    assert entry.doubts == ()
    told = entry.apply_by if field == "apply_by" else entry.applied and entry.applied.deadline
    assert told == day


@for_each_row(("text", "word"), ASKED)
def test_what_is_not_certain_is_asked_by_name_or_refused(text: str, word: str) -> None:
    try:
        said = " ".join(parse_application(text, NOW).doubts)
    except InvalidInput as refused:
        said = str(refused)
    assert word in said


@for_each_row(
    "role",
    [
        *("Go開発", "C# Developer", "C#エンジニア", "F#/.NET Developer", "C++/C#"),
        *("Full-stack (TypeScript/React)", "第二新卒 400名採用", "新入社員研修担当"),
        *("24/7 Support Engineer", "3D Artist", "Dev 2026卒", "Dev 27卒", "検査結果分析"),
        *("Applied Scientist", "Incident Response Engineer", "Head of Reply.io", "Start-up CTO"),
        *("4K Video Engineer", "5G Engineer", "Engineer II", "L5 SWE", "Full time Engineer"),
        *("人材紹介営業", "応募者対応スタッフ", "面接官", "新卒採用担当者", "エントリーレベル営業"),
        *("Green Energy Engineer", "LinkedIn Ads Manager", "Payroll Engineer", "Entry Level Dev"),
        *("Engineer: Backend", "エンジニア：バックエンド", "Senior Engineer: Payments"),
        *("Node.js Engineer", "ASP.NET Developer", "Vue.js/Nuxt.js", "QA (Web/iOS)", "SRE/DevOps"),
        *("100万ユーザーのSRE", "Software Engineer - Backend", "Base Layer Engineer"),
        *("10x Engineer", "給与計算担当", "Total Rewards Manager", "時給制スタッフ", "k8s Dev"),
        *("開発（100万人のユーザー）", "Head of Sales in Tokyo", "Engineer with Python"),
        *("QA Test Engineer", "Robotics (ROS)", "Weekend Barista", "Editor-in-Chief"),
        *("On-call Engineer", "Closing Accountant"),
        *("Due Diligence Analyst", "Offer Manager", "24/365 監視", "1on1コーチ", "経理 (月末決算)"),
        *("日本語教師", "土木エンジニア", "火力発電エンジニア", "Web3 Engineer", "Time Series ML"),
    ],
)  # fmt: skip
def test_an_ordinary_role_is_typed_without_a_question(role: str) -> None:
    entry = parse_application(f"Acme / {role}", NOW)
    assert (entry.company, entry.role, entry.doubts) == ("Acme", role, ())
    assert told(entry) == {}


@for_each_row(
    "company",
    [
        *("7-Eleven", "LinkedIn", "Wantedly", "Green", "Via Transportation", "From Software"),
        *("USA Today", "人材紹介ドットコム", "100円ショップ青葉", "Booking.com", "note", "Indeed"),
        *("3M", "M3", "Death by Chocolate", "Stand by Me", "5G Labs", "Million Dollar Co"),
        *("Applied Materials", "Interview Kickstart", "LinkedIn Japan", "Indeed Japan"),
        *("Green Carbon", "New Relic", "Re:Zero", "(株)青葉", "青葉（株）", "はてな"),
        *("リクルート ホールディングス", "すかいらーく 青葉", "Scout24", "Offer Holdings"),
        *("Found Studio", "さくらインターネット"),
        *("三菱・青葉", "AKB★48", "Studio 4.", "Sun*", "Heard Island", "Met Office"),
        *("[Acme]", "Robert Walters Japan", "Wantedly, Inc.", "王様", "Hays", "さん・ふらわあ"),
        *("明日香出版", "Sun* Inc.", "リクルート", "X", "24-7 Fitness"),
    ],
)  # fmt: skip
def test_an_ordinary_company_is_typed_without_a_question(company: str) -> None:
    entry = parse_application(f"{company} / Dev", NOW)
    assert (entry.company, entry.role, entry.doubts, told(entry)) == (company, "Dev", (), {})


FOUND = [
    # how it was found, by which field it is told, by which name
    ("Wantedlyで見つけた", "source", "Wantedly"),
    ("Indeedで発見", "source", "Indeed"),
    ("Greenにて発見した", "source", "Green"),
    ("LinkedInでスカウト来た", "source", "LinkedIn"),
    ("ビズリーチでスカウトされた", "source", "ビズリーチ"),
    ("友人から紹介された", "source", "友人"),
    ("先輩に聞いた", "source", "先輩"),
    ("リクルートエージェントから紹介された", "agency", "リクルートエージェント"),
    ("dodaより", "source", "doda"),
    ("Found on LinkedIn", "source", "LinkedIn"),
    ("found it on Green", "source", "Green"),
    ("saw on TokyoDev", "source", "TokyoDev"),
    ("Found via Wantedly", "source", "Wantedly"),
    ("via LinkedIn", "source", "LinkedIn"),
    ("via Robert Walters", "agency", "Robert Walters"),
    ("from Daijob", "source", "Daijob"),
]
ASIDE = [
    *(
        "応募済み",
        "応募済",
        "応募予定",
        "未応募",
        "面接",
        "一次面接",
        "内定",
        "気になる",
        "第一志望",
        "本命",
    ),
    *(
        "リファラル",
        "スカウト",
        "スカウトメール",
        "リクルートエージェント",
        "求人",
        "検討中",
        "【急募】",
    ),
    *(
        "［応募済み］",
        "《本命》",
        "★",
        "LinkedInの",
        "LINEで紹介された",
        "ロビンから紹介された",
        "applied",
    ),
    *("interviewing", "rejected", "dream job", "top choice", "wishlist", "ヤバそうな", "前に見た"),
    *(
        "✅",
        "・",
        "1.",
        "*",
        "- ",
        "todo",
        "Apply to",
        "applied to",
        "Got scouted by",
        "Spoke with",
    ),
    *("Found on Foobar", "via Foobar", "【Foobar】", "Wantedly", "LinkedIn", "ハローワーク"),
]
COMPANIES = ["LayerX", "ヤプリ", "株式会社青葉", "Woven by Toyota", "note", "freee株式会社"]


@given(st.sampled_from(FOUND), st.sampled_from([" ", ": ", "："]), st.sampled_from(COMPANIES))
def test_how_a_company_was_found_is_none_of_its_name(
    found: tuple[str, str, str], sign: str, company: str
) -> None:
    phrase, field, name = found
    entry = parse_application(f"{phrase}{sign}{company} / SWE", NOW)
    assert (entry.company, entry.role) == (company, "SWE")
    assert (getattr(entry, field), entry.doubts) == (name, ())


@given(
    st.sampled_from([*ASIDE, *(phrase for phrase, _field, _name in FOUND)]),
    st.sampled_from([" ", ": ", "：", " - ", "、", ", ", " / "]),
    st.sampled_from(COMPANIES),
    st.sampled_from([" / SWE", " - SWE", "、SWE", " / SWE by 12/5"]),
)
def test_no_words_before_a_company_become_its_name_unasked(
    aside: str, sign: str, company: str, end: str
) -> None:
    try:
        entry = parse_application(f"{aside}{sign}{company}{end}", NOW)
    except InvalidInput:
        return
    assert (entry.company, entry.role) == (company, "SWE") or entry.doubts


@given(
    st.sampled_from(["東京", "大阪", "横浜駅", "京都市", "Osaka", "Tokyo", "名古屋", "Fukuoka"]),
    st.sampled_from(
        ["正社員", "hybrid-ok", "福利厚生充実", "徒歩5分", "or 那覇", "（赤坂）", "副業可"]
    ),
    st.sampled_from(["", " 月給30万円", " applied yesterday", " 時給1500円 12/5まで", " #go"]),
)
def test_a_place_among_the_words_of_a_role_is_asked_about(
    place: str, behind: str, end: str
) -> None:
    entry = parse_application(f"Acme / Engineer {place} {behind}{end}", NOW)
    assert any("place: " in doubt for doubt in entry.doubts)


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x8000), min_size=2, max_size=6),
    st.sampled_from(["営業 ", "Engineer ", "SRE 正社員 "]),
    st.sampled_from(["", " 月給30万円", " 11/20応募"]),
)
def test_japanese_words_behind_a_role_are_asked_about(words: str, role: str, end: str) -> None:
    if is_role_word(words):
        return
    try:
        entry = parse_application(f"Acme / {role}{words}{end}", NOW)
    except InvalidInput:
        return
    assert entry.doubts or words not in entry.role


@for_each_row(
    "way",
    [
        "紹介: {}",
        "紹介元: {}",
        "from {}",
        "紹介会社: {}",
        "人材紹介会社：{}",
        "転職エージェント：{}",
    ],
)
def test_a_known_agency_is_one_behind_any_word_but_source(way: str) -> None:
    entry = parse_application(f"Acme / Dev {way.format('JAC Recruitment')}", NOW)
    assert (entry.agency, entry.source, entry.role) == ("JAC Recruitment", "", "Dev")
    entry = parse_application("Acme / Dev source: JAC Recruitment", NOW)
    assert (entry.agency, entry.source) == ("", "JAC Recruitment")


def test_a_source_may_have_the_words_of_one() -> None:
    entry = parse_application("Acme / Dev @ Tokyo source: referral from Ken -- nice", NOW)
    assert (entry.source, entry.role, entry.doubts) == ("referral from Ken", "Dev", ())


@for_each_row(
    "behind",
    [
        *(
            ", applied yesterday",
            " ¥5,500,000 applied yesterday",
            " 日給12,000円 11/23応募",
            "、年収500万、11/23応募",
        ),
        *(
            " 11/23応募、Green経由",
            ", 5.5M, applied yesterday",
            " applied yesterday #go",
            " 5,500,000円 11/23応募",
        ),
    ],
)
def test_a_slash_without_blanks_parts_before_any_comma(behind: str) -> None:
    entry = parse_application(f"Acme Inc/Sales Rep{behind}", NOW)
    assert (entry.company, entry.role, entry.doubts) == ("Acme Inc", "Sales Rep", ())
    assert entry.applied


def test_a_slash_behind_a_comma_is_one_of_the_role() -> None:
    entry = parse_application("Acme, Inc., Backend/Frontend Engineer", NOW)
    assert (entry.company, entry.role) == ("Acme, Inc.", "Backend/Frontend Engineer")


def test_a_slash_in_a_company_is_asked_about() -> None:
    assert parse_application("Acme Inc/Sales Rep | 5.5M", NOW).doubts


@for_each_row("site", ["LinkedIn", "Wantedly", "ハローワーク"])
def test_a_site_with_a_company_in_the_place_of_the_role_is_asked_about(site: str) -> None:
    assert parse_application(f"{site} - LayerX", NOW).doubts
    assert parse_application(f"{site} / ヤプリ", NOW).doubts


def test_a_site_may_be_the_company() -> None:
    assert parse_application("LinkedIn - Backend Engineer", NOW).doubts == ()


@given(
    st.from_regex(r"[B-DF-HJ-NP-TV-Z][b-df-hj-np-tv-z]{2,8}( [B-D][b-d]{2,8})?", fullmatch=True),
    st.sampled_from(["via {}", "through {}", "via: {}", "経由：{}", "via {} applied 11/20"]),
)
def test_an_unknown_name_behind_via_is_asked_about(name: str, way: str) -> None:
    entry = parse_application(f"Acme / Dev {way.format(name)}", NOW)
    assert (entry.agency, entry.role) == (name, "Dev")
    assert any(f"“{name}” is read as an agency" in doubt for doubt in entry.doubts)
    assert parse_application(f"Acme / Dev agency: {name}", NOW).doubts == ()
    assert parse_application(f"Acme / Dev via {name} Recruitment", NOW).doubts == ()


@for_each_row(
    "end", ["応募済み", "第一志望", "（本命）", "様", "(Wantedly)", "さま", "さん", "★", "✅"]
)
def test_words_behind_a_company_are_asked_about(end: str) -> None:
    assert parse_application(f"ヤプリ {end}".replace(" さ", "さ") + " / SWE", NOW).doubts


def test_an_address_of_a_letter_names_the_company() -> None:
    entry = parse_application("株式会社青葉　御中 / SWE", NOW)
    assert (entry.company, entry.doubts) == ("株式会社青葉", ())


NOUNS = [
    *(
        "返事",
        "回答",
        "連絡",
        "返信",
        "提出",
        "結果連絡",
        "選考結果",
        "面接日程",
        "課題提出",
        "承諾",
    ),
    *(
        "コーディングテスト",
        "Webテスト",
        "説明会予約",
        "内定者懇親会",
        "契約",
        "産休代替",
        "派遣",
        "有期",
    ),
    *(
        "契約社員",
        "在留期限",
        "待ち",
        "ハッカソン",
        "お祝い",
        "出張",
        "take-home",
        "HackerRank",
        "feedback",
    ),
    *("call back", "call me", "accept", "info session signup", "contract", "maternity cover"),
    *("visa valid", "Offer", "paperwork", "zzz", "Ödland", "筆記", "健康診断", "visa"),
]
LAST_DAYS = [
    *("{} 12/1まで", "{} by 12/1", "{} until 12/1", "{} due 12/1", "{} 12月末まで", "{} 12/1締切"),
    *("{} closes 12/1", "{} 12/1 due", "{}: 12/1まで", "{} 12/1までに", "{} deadline 12/1"),
]


@given(
    st.one_of(st.sampled_from(NOUNS), st.from_regex(r"[b-hj-np-z]{4,9}", fullmatch=True)),
    st.sampled_from(LAST_DAYS),
    st.sampled_from(
        [
            "Acme / Dev ",
            "Acme / Backend Engineer ",
            "青葉／開発 ",
            "Acme / Dev, ",
            "Acme / Dev @ Oita ",
        ]
    ),
)
def test_any_word_before_a_last_day_but_one_of_applying_is_asked(
    noun: str, day: str, start: str
) -> None:
    try:
        entry = parse_application(start + day.format(noun), NOW)
    except InvalidInput:
        return
    assert any(noun.rsplit(maxsplit=1)[-1] in doubt for doubt in entry.doubts)


@for_each_row("span", ["契約社員", "派遣", "産休代替", "contract", "契約社員 2027年3月末まで"])
def test_the_end_of_a_contract_alone_is_no_last_day_to_apply(span: str) -> None:
    text = span if "まで" in span else f"{span} 3/31まで"
    with pytest.raises(AmbiguousInput, match="or another day"):
        parse_application(f"Acme / {text}", NOW)


ODD_WORDS = [
    *("zeta", "Quux", "カッパ", "銀河", "omicron", "ぴよぴよ", "B2B", "qwerty!", "確認中", "返事"),
    *("見つけた", "紹介された", "発見", "急募", "御社", "結果は", "契約", "4711", "非公開", "月給"),
]
ITS_PARTS = [
    *(
        "by 12/5",
        "12/5まで",
        "締切 12/5",
        "applied 11/20",
        "昨日応募",
        "@ Tokyo",
        "via Robin Agency",
    ),
    *(
        "ビズリーチ経由",
        "Wantedlyで",
        "#go",
        "600万円",
        "年収500万",
        "salary: 8M",
        "contact: Mori",
        "via",
    ),
    *("source: Green", "ref: #12345", "-- memo", "by", "まで", "reply by 12/20", "within 3 days"),
    *("with", "from"),
]


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*ODD_WORDS, *ITS_PARTS]),
            st.sampled_from([" ", ", ", "; ", "、", "。", " / "]),
        ),
        max_size=6,
    ),
    st.sampled_from(["Acme / Dev ", "青葉／開発 ", "Acme, Dev ", "Dev at Acme ", "", "Acme "]),
    st.sampled_from(["", " / Dev", "、開発", " - Dev"]),
)
def test_every_word_of_a_line_is_in_its_echo_or_asked(
    words: list[tuple[str, str]], start: str, end: str
) -> None:
    line = start + "".join(word + sign for word, sign in words).strip() + end
    try:
        entry = parse_application(line, NOW)
    except InvalidInput:
        return
    said = " ".join([entry.echo(NOW), *entry.doubts])
    assert [word for word, _sign in words if word in ODD_WORDS and word not in said] == [], line


PIECES: dict[str, list[tuple[str, str]]] = {
    "applied": [("11/20応募", "11-20"), ("昨日 応募済み", "11-22"), ("submitted 11/20", "11-20")],
    "apply_by": [
        ("12/5までに応募", "12-05"), ("12月5日締切", "12-05"), ("deadline 12/5", "12-05"),
    ],
    "source": [("via LinkedIn", "LinkedIn"), ("Wantedly経由", "Wantedly"), ("on Green", "Green")],
    "agency": [("リクルート経由", "リクルート"), ("via Robin Agency", "Robin Agency")],
    "salary": [("¥6,000,000", "¥6,000,000"), ("400-600万", "400-600万"), ("年収5M", "年収5M")],
    "tags": [("#go", "go"), ("tag:go", "go")],
    "location": [("@Tokyo", "Tokyo"), ("勤務地：渋谷", "渋谷")],
    "contact": [("採用担当：佐藤", "佐藤"), ("contact: Mori", "Mori")],
}  # fmt: skip


@given(st.data(), st.lists(st.sampled_from(sorted(PIECES)), unique=True))
def test_pieces_in_any_order_come_back(data: st.DataObject, names: list[str]) -> None:
    pieces = {name: data.draw(st.sampled_from(PIECES[name])) for name in names}
    line = " ".join(["Acme / Dev", *(text for text, _value in pieces.values())])
    entry = parse_application(line, NOW)
    assert (entry.role, entry.doubts) == ("Dev", ()), line
    assert told(entry) == {name: value for name, (_text, value) in pieces.items()}, line


@settings(max_examples=150)
@given(st.one_of(amounts(), bounds().map(lambda bound: bound[0])))
def test_pay_in_a_line_is_what_the_field_understands_or_is_asked(said: Spelling) -> None:
    text = " ".join(said.text.split())
    try:
        entry = parse_application(f"Acme / Dev {text} by 12/15", NOW)
    except InvalidInput:
        return
    if not entry.doubts:
        assert entry.role == "Dev", text
        assert read_posted_pay(entry.salary).money == read_posted_pay(text).money, text


@for_each_row(
    ("text", "said"),
    [
        ("via Robin Agency", "agency Robin Agency"),
        ("via LinkedIn", "source LinkedIn"),
        ("@ Tokyo", "place Tokyo"),
        ("contact: Sato", "contact Sato"),
        ("#go #rust", "tags #go #rust"),
        ("https://a.example/1", "posting https://a.example/1"),
        ("-- ask Mori", "notes ask Mori"),
        ("by 12/5", "apply by Sat 5 Dec 2026"),
        ("", "stage wishlist"),
        ("applied 11/20", "applied Fri 20 Nov 2026"),
        ("salary: 8M", "salary 8M (800万円)"),
        ("¥400,000", "salary ¥400,000 (40万円, period not given)"),
        ("28万円/月", "salary 28万円/月 (28万円 a month)"),
        ("約600万円", "salary 約600万円 (about 600万円)"),
        ("時給1800円", "salary 時給1800円 (1,800円 an hour)"),
        ("salary: 年俸8.4M", "salary 年俸8.4M (840万円 a year)"),
        ("400-600万円", "salary 400-600万円 (400万円〜600万円)"),
        ("600万円", "salary 600万円"),
        ("salary: open to talk", "salary open to talk (saved as written, not counted)"),
        ("年収：応相談", "salary 年収：応相談 (saved as written, not counted)"),
        ("applied 11/20 reply by 2027-01-08", "they reply by Fri 8 Jan 2027"),
    ],
)
def test_the_echo_names_what_was_understood(text: str, said: str) -> None:
    parts = parse_application(f"Acme / Dev {text}", NOW).echo(NOW).split(" · ")
    assert any(part == said or part.startswith(f"{said},") for part in parts)


@for_each_row("said", sorted({said for said, by, _at in rows(PHRASES) if by != "x"}))
def test_no_time_stays_in_a_role_unasked(said: str) -> None:
    try:
        entry = parse_application(f"Acme / Dev {said}", NOW)
    except InvalidInput:
        return
    assert entry.role == "Dev" or entry.doubts
