"""Some hundred phrases for a day or a time, as a deadline and as the day of a meeting.

Seen from Thu 26 Nov 2026, 10:00 in Tokyo. "?" is asked about, "x" is refused.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobboard_tui.domain.errors import AmbiguousInput, InvalidInput
from jobboard_tui.domain.event_kinds import Kind
from jobboard_tui.domain.parsing.calendar_words import MONTHS
from jobboard_tui.domain.parsing.dates import tells_year
from jobboard_tui.domain.parsing.datetimes import TypedTime, echo, parse_stretch, parse_when
from jobboard_tui.domain.parsing.periods import SeveralDays
from jobboard_tui.domain.parsing.purpose import (
    BEGINNING,
    HAPPENED,
    MEETING,
    PUT_OFF,
    TO_COME,
    Purpose,
    deadline_of,
)
from tests.rows import for_each_row

TOKYO = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 26, 10, tzinfo=TOKYO)

# what is typed | as a deadline that is stated now | as a meeting's time
PHRASES = """
本日中 | 2026-11-26 | 2026-11-26
明日中に | 2026-11-27 | 2026-11-27
今週中 | 2026-11-27 | ?
来週中に | 2026-12-04 | ?
今週末 | 2026-11-29 | ?
12月上旬 | 2026-12-10 | ?
12月中旬まで | 2026-12-20 | x
来月下旬 | 2026-12-31 | ?
1月中旬 | 2027-01-20 | ?
月末 | 2026-11-30 | ?
今月末まで | 2026-11-30 | x
12月末 | 2026-12-31 | ?
12月末日 | 2026-12-31 | 2026-12-31
2027年1月末 | 2027-01-31 | ?
年内 | 2026-12-31 | ?
年末まで | 2026-12-31 | x
来月頭 | 2026-12-03 | ?
12月頭 | 2026-12-03 | ?
今月中 | 2026-11-30 | ?
12月中 | 2026-12-31 | ?
年度末 | 2027-03-31 | ?
3営業日以内 | 2026-12-01 | ?
三営業日以内に | 2026-12-01 | ?
2週間以内 | 2026-12-10 | ?
2日間 | 2026-11-28 | x
10日間 | 2026-12-06 | x
2週間 | 2026-12-10 | x
1ヶ月間 | 2026-12-26 | x
10日 | 2026-12-10 | ?
48時間以内 | 2026-11-28 10:00 | x
3営業日後 | 2026-12-01 | 2026-12-01
翌営業日 | 2026-11-27 | 2026-11-27
翌日 | 2026-11-27 | 2026-11-27
翌日15時 | 2026-11-27 15:00 | 2026-11-27 15:00
12/1必着 | 2026-12-01 | x
12月1日(火)17時締切 | 2026-12-01 17:00 | x
12月1日（火）17:00必着 | 2026-12-01 17:00 | x
12/1 17:00厳守 | 2026-12-01 17:00 | x
12/4迄 | 2026-12-04 | x
金曜まで | 2026-11-27 | x
15:30〜 | 2026-11-26 15:30 | 2026-11-26 15:30
12/1(火)15:00〜 | 2026-12-01 15:00 | 2026-12-01 15:00
12/1火 | 2026-12-01 | 2026-12-01
12/1火15:00 | 2026-12-01 15:00 | 2026-12-01 15:00
12月1日火曜日 10時 | 2026-12-01 10:00 | 2026-12-01 10:00
12/1(水) | ? | ?
12月1日午後 | ? | ?
明日午後 | ? | ?
明日の午前中 | ? | ?
12/1 25時 | 2026-12-02 01:00 | 2026-12-02 01:00
金曜26時半 | 2026-11-28 02:30 | 2026-11-28 02:30
25時 | x | x
12/1 深夜0時 | ? | ?
金曜深夜1時 | ? | ?
先週 | x | ?
last week | x | ?
先週末 | x | ?
20日 15時 | 2026-12-20 15:00 | ?
25日(水) 10時 | ? | 2026-11-25 10:00
26日 15時 | 2026-11-26 15:00 | 2026-11-26 15:00
the 24th 10am | 2026-12-24 10:00 | ?
11/25 10:00 | ? | 2026-11-25 10:00
12/7 14:00 60分 | x | 2026-12-07 14:00
12/7 14:00 1時間半 | x | 2026-12-07 14:00
12/7 2pm 1h | x | 2026-12-07 14:00
12/7 14:00 30分前 | x | x
12/3 午前10時〜正午 | x | 2026-12-03 10:00
dec 3 10am to noon | x | 2026-12-03 10:00
12/3 正午から1時間 | x | 2026-12-03 12:00
12/10に変更になりました | 2026-12-10 | 2026-12-10
22日 10時 | 2026-12-22 10:00 | ?
31日 | 2026-12-31 | ?
by close of business on the 4th | 2026-12-04 18:00 | x
来週の水曜か木曜 | ? | ?
11/30 25:30 | x | x
遅くとも12/8 | 2026-12-08 | x
遅くとも来週金曜までに | 2026-12-04 | x
12/8いっぱい | 2026-12-08 | 2026-12-08
明日いっぱい | 2026-11-27 | 2026-11-27
来月5日 10時 | 2026-12-05 10:00 | 2026-12-05 10:00
翌月5日 10時 | 2026-12-05 10:00 | 2026-12-05 10:00
next month 8th | 2026-12-08 | 2026-12-08
the 8th of next month 10am | 2026-12-08 10:00 | 2026-12-08 10:00
週明け月曜 10時 | 2026-11-30 10:00 | 2026-11-30 10:00
週明けの火曜日 | 2026-12-01 | 2026-12-01
来週の今日 10時 | 2026-12-03 10:00 | 2026-12-03 10:00
大晦日 10時 | 2026-12-31 10:00 | 2026-12-31 10:00
元旦 | 2027-01-01 | 2027-01-01
半年後 | 2027-05-26 | 2027-05-26
半年以内 | 2027-05-26 | ?
明日の晩 | ? | ?
12/8に延期 | 2026-12-08 | 2026-12-08
12月8日14時へ変更 | 2026-12-08 14:00 | 2026-12-08 14:00
moved to dec 8 2pm | 2026-12-08 14:00 | 2026-12-08 14:00
来年1/15 | 2027-01-15 | 2027-01-15
明日お昼 | 2026-11-27 12:00 | 2026-11-27 12:00
明日の早朝5時 | 2026-11-27 05:00 | 2026-11-27 05:00
金曜 夜12時 | ? | ?
日本時間12/1 15時 | 2026-12-01 15:00 | 2026-12-01 15:00
令和8年12月1日 | 2026-12-01 | 2026-12-01
R8.12.1 | 2026-12-01 | 2026-12-01
r8/12/1 14:00 | 2026-12-01 14:00 | 2026-12-01 14:00
２０２６年１２月１日（火） | 2026-12-01 | 2026-12-01
by end of this week | 2026-11-27 | x
end of next week | 2026-12-04 | ?
by the end of the week | 2026-11-27 | x
this weekend | 2026-11-29 | ?
next weekend | ? | ?
end of December | 2026-12-31 | ?
by the end of december 2026 | 2026-12-31 | x
end of next month | 2026-12-31 | ?
end of the year | 2026-12-31 | ?
by year end | 2026-12-31 | x
early December | 2026-12-10 | ?
mid-December | 2026-12-20 | ?
middle of December | 2026-12-20 | ?
first half of December | ? | ?
the latter half of next month | ? | ?
12月後半 | ? | ?
late december | 2026-12-31 | ?
beginning of next month | 2026-12-03 | ?
within 3 business days | 2026-12-01 | ?
within two weeks | 2026-12-10 | ?
within the week | ? | ?
within the year | ? | ?
within this week | 2026-11-27 | ?
within 48 hours | 2026-11-28 10:00 | x
in 3 business days | 2026-12-01 | 2026-12-01
in three working days | 2026-12-01 | 2026-12-01
next business day | 2026-11-27 | 2026-11-27
the next day | 2026-11-27 | 2026-11-27
due 12/1 5pm | 2026-12-01 17:00 | x
fri 3pm JST | 2026-11-27 15:00 | 2026-11-27 15:00
12/1 3pm JST | 2026-12-01 15:00 | 2026-12-01 15:00
2026-12-01 3pm JST | 2026-12-01 15:00 | 2026-12-01 15:00
fri 15:00 (JST) | 2026-11-27 15:00 | 2026-11-27 15:00
Fri 27 Nov 3pm Japan time | 2026-11-27 15:00 | 2026-11-27 15:00
fri 6am UTC | 2026-11-27 15:00 | 2026-11-27 15:00
3pm PST | x | x
fri 9am New York time | x | x
midnight | 2026-11-27 00:00 | ?
fri midnight | ? | ?
last night | x | ?
fri 1530 | 2026-11-27 15:30 | 2026-11-27 15:30
15.30 | 2026-11-26 15:30 | 2026-11-26 15:30
11.30 | ? | ?
fri 11-13 | ? | ?
fri 15:00 for 90 minutes | x | 2026-11-27 15:00
26/12/1 | x | x
2026-W49-2 | 2026-12-01 | 2026-12-01
+1m | ? | ?
+30m | 2026-11-26 10:30 | 2026-11-26 10:30
tomorrow afternoon | ? | ?
fri 3:30 | ? | ?
fri 3:30am | 2026-11-27 03:30 | 2026-11-27 03:30
fri 03:30 | 2026-11-27 03:30 | 2026-11-27 03:30
Friday 2 December | ? | ?
Tues. 1st Dec, 2 p.m. | 2026-12-01 14:00 | 2026-12-01 14:00
next week | ? | ?
a week from today | 2026-12-03 | 2026-12-03
a week from friday | 2026-12-04 | 2026-12-04
今週 | ? | ?
週明け | 2026-11-30 | 2026-11-30
12/1 15時頃 | 2026-12-01 15:00 | 2026-12-01 15:00
12月1日〜5日 | ? | ?
12/1か12/2 | ? | ?
昭和64年1月7日 | 1989-01-07 | 1989-01-07
EOD tomorrow | 2026-11-27 18:00 | 2026-11-27 18:00
COB friday | 2026-11-27 18:00 | 2026-11-27 18:00
half past two tomorrow | ? | ?
half past nine tomorrow | 2026-11-27 09:30 | 2026-11-27 09:30
day after tomorrow 10am | 2026-11-28 10:00 | 2026-11-28 10:00
再来週の火曜 14:00 | 2026-12-08 14:00 | 2026-12-08 14:00
12/32 | x | x
12月第1週 | x | x
来週の頭 | ? | ?
月初 | 2026-12-03 | ?
年明け | x | x
1月末日 | 2027-01-31 | 2027-01-31
12/1 正午 | 2026-12-01 12:00 | 2026-12-01 12:00
明後日の15時半 | 2026-11-28 15:30 | 2026-11-28 15:30
明日の朝一 | ? | ?
明日の昼過ぎ | ? | ?
12月1日(火)15時00分から | x | 2026-12-01 15:00
12月1日(火)15時00分 | 2026-12-01 15:00 | 2026-12-01 15:00
12月1日（火）午後３時〜４時 | x | 2026-12-01 15:00
本日17時まで | 2026-11-26 17:00 | x
本日中に | 2026-11-26 | 2026-11-26
明日の17時必着 | 2026-11-27 17:00 | x
来週月曜日中 | 2026-11-30 | 2026-11-30
今月いっぱい | 2026-11-30 | ?
今年いっぱい | 2026-12-31 | ?
来年1月中旬 | 2027-01-20 | ?
来年3月末まで | 2027-03-31 | x
令和9年3月末 | 2027-03-31 | ?
一週間以内 | 2026-12-03 | ?
1ヶ月以内 | 2026-12-26 | ?
10日以内に | 2026-12-06 | ?
5営業日以内 | 2026-12-03 | ?
2営業日前 | x | 2026-11-24
次の営業日 | 2026-11-27 | 2026-11-27
翌週月曜 | 2026-11-30 | 2026-11-30
金曜の25時 | 2026-11-28 01:00 | 2026-11-28 01:00
12/1 24時 | 2026-12-02 00:00 | 2026-12-02 00:00
今夜12時 | 2026-11-27 00:00 | 2026-11-27 00:00
今夜25時 | 2026-11-27 01:00 | 2026-11-27 01:00
昨夜 | x | ?
深夜1時 | 2026-11-27 01:00 | ?
朝9時 | 2026-11-27 09:00 | ?
朝12時 | x | x
夜1時 | 2026-11-27 01:00 | ?
昼1時 | 2026-11-26 13:00 | 2026-11-26 13:00
夕方5時 | 2026-11-26 17:00 | 2026-11-26 17:00
夜8時 | 2026-11-26 20:00 | 2026-11-26 20:00
午後一時 | 2026-11-26 13:00 | 2026-11-26 13:00
12/1 13時〜14時 | x | 2026-12-01 13:00
12/1 13:00-14:00 JST | x | 2026-12-01 13:00
3pm JST friday | 2026-11-27 15:00 | 2026-11-27 15:00
9am UTC friday | 2026-11-27 18:00 | 2026-11-27 18:00
fri 15:00 GMT | 2026-11-28 00:00 | 2026-11-28 00:00
fri 15:00 CET | x | x
fri 3pm ET | x | x
fri 3pm Pacific time | x | x
Dec 1st at 3 in the afternoon | 2026-12-01 15:00 | 2026-12-01 15:00
December 1, 2026 at 3:00 PM | 2026-12-01 15:00 | 2026-12-01 15:00
1 December | 2026-12-01 | 2026-12-01
the 1st of December | 2026-12-01 | 2026-12-01
Tuesday the 1st | 2026-12-01 | 2026-12-01
tues 1/12 | ? | ?
1/12 | 2027-01-12 | 2027-01-12
12/1/2026 | ? | ?
2026.12.01 | 2026-12-01 | 2026-12-01
2026-12-01T15:00+09:00 | 2026-12-01 15:00 | 2026-12-01 15:00
2026-12-01 15:00 +0900 | 2026-12-01 15:00 | 2026-12-01 15:00
in a fortnight | 2026-12-10 | 2026-12-10
a week tomorrow | 2026-12-04 | 2026-12-04
next friday | ? | ?
next monday | 2026-11-30 | 2026-11-30
next thursday | 2026-12-03 | 2026-12-03
friday next week | 2026-12-04 | 2026-12-04
next week friday | 2026-12-04 | 2026-12-04
次の金曜 | ? | ?
次の水曜 | 2026-12-02 | 2026-12-02
次の金曜 (12/4) | 2026-12-04 | 2026-12-04
12月7日（月）〆 | 2026-12-07 | x
12/7〆 | 2026-12-07 | x
来週の金曜 | 2026-12-04 | 2026-12-04
今週の金曜 | 2026-11-27 | 2026-11-27
今度の金曜 | 2026-11-27 | 2026-11-27
この金曜14時 | 2026-11-27 14:00 | 2026-11-27 14:00
この水曜14時 | ? | ?
this friday | 2026-11-27 | 2026-11-27
coming friday | 2026-11-27 | 2026-11-27
来週の水曜 午後イチ | ? | ?
12/8 午後一 13時 | 2026-12-08 13:00 | 2026-12-08 13:00
12/8 午後イチ1時 | 2026-12-08 13:00 | 2026-12-08 13:00
12/8 午後一時 | 2026-12-08 13:00 | 2026-12-08 13:00
12/8 昼過ぎ | ? | ?
12/8 朝イチ9時 | 2026-12-08 09:00 | 2026-12-08 09:00
12/8 夕刻 | ? | ?
early afternoon on 12/8 | ? | ?
12月第2金曜 | 2026-12-11 | 2026-12-11
12月第二金曜日15時 | 2026-12-11 15:00 | 2026-12-11 15:00
第2金曜 | 2026-12-11 | ?
来月の第1月曜 | 2026-12-07 | 2026-12-07
12月最終金曜 | 2026-12-25 | 2026-12-25
the second friday of december | 2026-12-11 | 2026-12-11
last friday of next month | 2026-12-25 | 2026-12-25
12月10日（木）消印有効 | 2026-12-10 | x
12/10消印有効でお願いします | 2026-12-10 | x
12/8 午後一番 | ? | ?
12月第5金曜 | x | x
next sat 10:00 | ? | ?
10日前まで | ? | x
12月10日(木)当日消印有効 | 2026-12-10 | x
Dec 8 at 1530 | 2026-12-08 15:30 | 2026-12-08 15:30
second Monday of January | 2027-01-11 | 2027-01-11
3 Dec 26 14:00 | 2026-12-03 14:00 | 2026-12-03 14:00
Dec 3, '26 14:00 | 2026-12-03 14:00 | 2026-12-03 14:00
12/3 14:00（Zoom） | 2026-12-03 14:00 | 2026-12-03 14:00
12/3 14:00（オンライン面接） | 2026-12-03 14:00 | 2026-12-03 14:00
12/3 14:00（中止） | x | x
12/3 14:00（15時） | x | x
2,3日中 | ? | ?
2〜3日以内に | ? | ?
in 2-3 days | ? | ?
一両日中 | ? | ?
2〜3週間 | ? | ?
数日以内 | x | x
within a few days | x | x
10日前 | ? | 2026-11-16
10.12.2026 | ? | ?
10.12.2026 14h | ? | ?
this coming friday | 2026-11-27 | 2026-11-27
this coming thursday | 2026-12-03 | 2026-12-03
the last day of December | 2026-12-31 | 2026-12-31
end of business tomorrow | 2026-11-27 18:00 | 2026-11-27 18:00
first thing tomorrow | ? | ?
later today | 2026-11-26 | 2026-11-26
earlier today | x | 2026-11-26
さっき | x | 2026-11-26 10:00
今しがた | x | 2026-11-26 10:00
今週末の土曜10時 | 2026-11-28 10:00 | 2026-11-28 10:00
来週末の日曜 14:00 | 2026-12-06 14:00 | 2026-12-06 14:00
週末の土曜10時 | 2026-11-28 10:00 | 2026-11-28 10:00
Sunday this weekend 11:00 | 2026-11-29 11:00 | 2026-11-29 11:00
Saturday next weekend 11:00 | ? | ?
Tue 1 Dec, 14.00-15.30 | x | 2026-12-01 14:00
12/1 10.00〜11.00 | x | 2026-12-01 10:00
fri 9.30 to 10.15 | x | 2026-11-27 09:30
14.00-15.30 | x | 2026-11-26 14:00
9.30-10.15 | x | x
Fri 15:00 UTC+9 | 2026-11-27 15:00 | 2026-11-27 15:00
Fri 15:00 JST (GMT+9) | 2026-11-27 15:00 | 2026-11-27 15:00
12/1 15:00 GMT+1 | 2026-12-01 23:00 | 2026-12-01 23:00
fri 10am UTC-5 | 2026-11-28 00:00 | 2026-11-28 00:00
fri 10am UTC+15 | x | x
fri 15:00 utc+9:00-16:00 | x | x
12/1 13:00-14:00 UTC+9 | x | 2026-12-01 13:00
fri 3ish | x | x
1207 1330 | 2026-12-07 13:30 | 2026-12-07 13:30
1207 13:30 | 2026-12-07 13:30 | 2026-12-07 13:30
1130 1200 | 2026-11-30 12:00 | ?
1332 1500 | x | x
12/3 3-5 | x | ?
12/10 1〜2 | x | ?
12/3 9-5 | x | ?
12/3 12-1 | x | ?
1201 1500-1600 | x | 2026-12-01 15:00
12/1 14:30 start 1h | x | 2026-12-01 14:30
12/1 14:30 start | x | 2026-12-01 14:30
小一時間前 | x | x
前々回の金曜 | x | x
half 10 Friday | ? | ?
friday half three | ? | ?
7〜10営業日 | ? | ?
2-3 business days | ? | ?
12/4 or so | x | x
12/10 or thereabouts | x | x
12/4 10:30 or so | x | x
明日15時くらい | x | x
fri 10:00ish | x | x
中旬 | x | x
the week of Dec 7 | x | x
first week of December | x | x
12/7の週 | x | x
31日 13時 | 2026-12-31 13:00 | ?
Monday after next | 2026-12-07 | 2026-12-07
Friday after next | ? | ?
受信から3日以内 | 2026-11-29 | x
ご連絡から5営業日 | 2026-12-03 | x
within 3 days of receipt | 2026-11-29 | x
内定から10日 | x | x
応募から2週間以内 | x | x
入社から1ヶ月以内 | x | x
成人の日 10時 | 2027-01-11 10:00 | 2027-01-11 10:00
勤労感謝の日 | ? | 2026-11-23
文化の日の翌日 | ? | 2026-11-04
tomorrow 0900h | 2026-11-27 09:00 | 2026-11-27 09:00
1630h on 12/4 | 2026-12-04 16:30 | 2026-12-04 16:30
12/4 15:30pm | 2026-12-04 15:30 | 2026-12-04 15:30
12/4 13:00AM | x | x
12/4 16:00開始 90分 | x | 2026-12-04 16:00
12/4 15時スタート 1時間 | x | 2026-12-04 15:00
tomorrow evening | ? | ?
tonight at 8 | 2026-11-26 20:00 | 2026-11-26 20:00
tonight | ? | ?
by tonight | ? | x
今晩 | ? | ?
今日の夕方 | ? | ?
this afternoon | ? | ?
midnight tonight | 2026-11-27 00:00 | 2026-11-27 00:00
by midnight | 2026-11-27 00:00 | x
noon friday | 2026-11-27 12:00 | 2026-11-27 12:00
12pm friday | 2026-11-27 12:00 | 2026-11-27 12:00
within 24h | 2026-11-27 10:00 | x
within a month | 2026-12-26 | ?
within the month | ? | ?
within this month | 2026-11-30 | ?
within this year | 2026-12-31 | ?
by the weekend | ? | x
the end of November | 2026-11-30 | ?
late next month | 2026-12-31 | ?
start of December | 2026-12-03 | ?
middle of next week | ? | ?
early next week | ? | ?
no later than 1 December | 2026-12-01 | x
due Friday | 2026-11-27 | x
Friday 5pm at the latest | 2026-11-27 17:00 | x
Fri or Mon | ? | ?
before friday | ? | x
before Dec 8 | ? | x
12/8より前 | ? | x
12/8以前に | ? | x
please reply before Dec 8 | ? | x
before noon friday | 2026-11-27 12:00 | x
before the end of the year | 2026-12-31 | x
12/8の前日 | 2026-12-07 | 2026-12-07
12/8の翌日 10時 | 2026-12-09 10:00 | 2026-12-09 10:00
the day before Christmas | 2026-12-24 | 2026-12-24
the day after Dec 8 | 2026-12-09 | 2026-12-09
after friday | x | x
around 3pm friday | 2026-11-27 15:00 | 2026-11-27 15:00
around friday | x | x
half an hour | x | x
30 Nov - 4 Dec | x | x
Nov 30th | 2026-11-30 | 2026-11-30
S60.4.1 | 1985-04-01 | 1985-04-01
H31/4/30 | 2019-04-30 | 2019-04-30
R8年12月1日（火） | 2026-12-01 | 2026-12-01
令和八年十二月一日 | 2026-12-01 | 2026-12-01
12-1 | 2026-12-01 | 2026-12-01
1201 | x | x
20261201 1500 | 2026-12-01 15:00 | 2026-12-01 15:00
1500 on friday | 2026-11-27 15:00 | 2026-11-27 15:00
0930 on 12/4 | 2026-12-04 09:30 | 2026-12-04 09:30
fri 9.30 | ? | ?
9.30 | ? | ?
10.00 | 2026-11-26 10:00 | 2026-11-26 10:00
12.1 15:00 | 2026-12-01 15:00 | 2026-12-01 15:00
fri 1-3 | ? | ?
fri 1pm-3pm | x | 2026-11-27 13:00
in 5m | ? | ?
in 5 min | 2026-11-26 10:05 | 2026-11-26 10:05
in 2 months | 2027-01-26 | 2027-01-26
3 weeks from today | 2026-12-17 | 2026-12-17
EOW | 2026-11-27 | ?
EOM | 2026-11-30 | ?
EOY | 2026-12-31 | ?
EOD | 2026-11-26 18:00 | 2026-11-26 18:00
end of Q1 | x | x
end of fiscal year | 2027-03-31 | ?
今期末 | x | x
土日 | x | x
平日15時 | x | x
12/1火曜日の午後3時 | 2026-12-01 15:00 | 2026-12-01 15:00
12月1日・火 | 2026-12-01 | 2026-12-01
this tue | x | ?
今週火曜 | x | ?
this fri 15:00 | 2026-11-27 15:00 | 2026-11-27 15:00
12.4. | ? | ?
12.4.まで | ? | x
11.10. | ? | ?
24.12. | 2026-12-24 | 2026-12-24
12.24. | 2026-12-24 | 2026-12-24
12/3(木) 14時から1時間 | x | 2026-12-03 14:00
12/3 14:00から90分 | x | 2026-12-03 14:00
12/3 14:00〜1時間 | x | 2026-12-03 14:00
12/3 14:00 for 45 min | x | 2026-12-03 14:00
fri 15:00 for half an hour | x | 2026-11-27 15:00
Dec 8, 11:00 a.m. - 12:00 p.m. | x | 2026-12-08 11:00
Dec 10 2pm-3.30pm | x | 2026-12-10 14:00
30 Nov 9.30am | 2026-11-30 09:30 | 2026-11-30 09:30
next tues 1030am | 2026-12-01 10:30 | 2026-12-01 10:30
fri 9.75am | x | x
fri 2026am | x | x
12/3 14:00開始 | x | 2026-12-03 14:00
this coming friday 14:00 | 2026-11-27 14:00 | 2026-11-27 14:00
Tue, 1 Dec 2026 18:05:22 +0900 | 2026-12-01 18:05 | 2026-12-01 18:05
Tue, 1 Dec 2026 18:05:22 +0000 (UTC) | 2026-12-02 03:05 | 2026-12-02 03:05
Mon, 1 Dec 2026 18:05:22 +0900 | ? | ?
12/11(金)中 | 2026-12-11 | 2026-12-11
12/11中 | 2026-12-11 | 2026-12-11
〜12/4 | 2026-12-04 | x
~12/4 | 2026-12-04 | x
12/10 1500-1600 | x | 2026-12-10 15:00
fri 1500-1600 | x | 2026-11-27 15:00
Dec 10 1500-1600 | x | 2026-12-10 15:00
11/30(月) | 2026-11-30 | 2026-11-30
11/29日 | 2026-11-29 | 2026-11-29
12/1日 | ? | ?
11月30日月曜日 | 2026-11-30 | 2026-11-30
15:30～（60分程度） | x | 2026-11-26 15:30
15:30〜60分程度 | x | 2026-11-26 15:30
12/1(火)15:00〜16:00(60分) | x | 2026-12-01 15:00
12/1 15:00（約1時間） | x | 2026-12-01 15:00
12/1 15:00〜16:00（30分） | x | x
金曜日（12/4）18時 | 2026-12-04 18:00 | 2026-12-04 18:00
金曜日（12/3）18時 | ? | ?
12/10 17:00 (厳守) | 2026-12-10 17:00 | x
12/10 17:00（時間厳守） | 2026-12-10 17:00 | 2026-12-10 17:00
12/10（必着） | 2026-12-10 | x
eob mon | 2026-11-30 18:00 | 2026-11-30 18:00
close of business friday | 2026-11-27 18:00 | 2026-11-27 18:00
同日15時 | x | x
1週間延長 | x | x
extended by 1 week | x | x
翌週の同じ時間 | x | x
ご回答は12月10日までに | 2026-12-10 | x
ご回答は12月10日（木）までにお願いいたします。 | 2026-12-10 | x
12月10日までにご返信ください | 2026-12-10 | x
12月10日（木）17時までにご連絡ください。 | 2026-12-10 17:00 | x
3営業日以内にご回答ください | 2026-12-01 | x
今週中にご返信いただけますか | 2026-11-27 | x
回答期限：12/10 17:00 | 2026-12-10 17:00 | x
締切は12月10日 | 2026-12-10 | x
deadline: Dec 10 | 2026-12-10 | x
Please let us know by 5pm on December 8 | 2026-12-08 17:00 | x
please reply by Dec 8 | 2026-12-08 | x
we need your answer by fri | 2026-11-27 | x
5pm on December 8 | 2026-12-08 17:00 | 2026-12-08 17:00
Could you let us know by Dec 7? | 2026-12-07 | x
12月4日（金）17時厳守でお願いします | 2026-12-04 17:00 | x
12/15 必着でお願い致します | 2026-12-15 | x
12/4 14時スタート | x | 2026-12-04 14:00
11/30 9:30集合 | x | 2026-11-30 09:30
no later than 17:00 on Dec 4 | 2026-12-04 17:00 | x
within five working days | 2026-12-03 | ?
ご返信は来週水曜まで | 2026-12-02 | x
提出期限：12月8日(火) 23:59 | 2026-12-08 23:59 | x
火曜日（12/1）16時半〜 | 2026-12-01 16:30 | 2026-12-01 16:30
2週間ほど | x | x
本日より1週間 | 2026-12-03 | x
12/1から2週間 | 2026-12-15 | x
12/1から2週間後 | 2026-12-15 | 2026-12-15
10 days from Dec 1 | 2026-12-11 | 2026-12-11
two weeks before Christmas | 2026-12-11 | 2026-12-11
12/8の3日前 | 2026-12-05 | 2026-12-05
11月20日から2週間 | 2026-12-04 | x
2 weeks from Jun 20 | ? | ?
2nd half of Dec | ? | ?
期限延長：12/18 | 2026-12-18 | 2026-12-18
in 2 weeks' time | 2026-12-10 | 2026-12-10
in a month’s time | 2026-12-26 | 2026-12-26
fifteenth of January | 2027-01-15 | 2027-01-15
by the third | 2026-12-03 | x
Dec twenty-first at 2pm | 2026-12-21 14:00 | 2026-12-21 14:00
December second Friday | x | x
in 1200 hours | 2027-01-15 10:00 | 2027-01-15 10:00
December the 3rd | 2026-12-03 | 2026-12-03
Monday week 3pm | 2026-12-07 15:00 | 2026-12-07 15:00
a week on Monday | 2026-12-07 | 2026-12-07
thursday week | ? | ?
半月後 | ? | ?
half a month | ? | ?
明けて月曜 10時 | 2026-11-30 10:00 | 2026-11-30 10:00
クリスマス | 2026-12-25 | 2026-12-25
X-mas eve | 2026-12-24 | 2026-12-24
New Year’s Eve | 2026-12-31 | 2026-12-31
12/1 0:30pm | 2026-12-01 12:30 | 2026-12-01 12:30
12/1 0pm | x | x
Dec 8 1300 | 2026-12-08 13:00 | 2026-12-08 13:00
今週金曜日まで(必着) | 2026-11-27 | x
12/8 17:00必着（厳守） | 2026-12-08 17:00 | x
受験期限：12/8（火）23:59 | 2026-12-08 23:59 | x
延長 12/11 | 2026-12-11 | 2026-12-11
12/11に延長されました | 2026-12-11 | 2026-12-11
extended to 12/11 | 2026-12-11 | 2026-12-11
12/2水 13じ | 2026-12-02 13:00 | 2026-12-02 13:00
らいしゅうの月曜 10:30 | 2026-11-30 10:30 | 2026-11-30 10:30
こんしゅうきんようび 10じはん | 2026-11-27 10:30 | 2026-11-27 10:30
tmrw 1500hrs | 2026-11-27 15:00 | 2026-11-27 15:00
end of nxt week | 2026-12-04 | ?
来週の火曜日、午後2時からでお願いします | x | 2026-12-01 14:00
12/8まででお願いします | 2026-12-08 | x
11/27(金)の15時でお願いできますでしょうか | 2026-11-27 15:00 | 2026-11-27 15:00
ご返答期限は11月30日（月）午前10時です | 2026-11-30 10:00 | x
年内いっぱい | 2026-12-31 | ?
年明け1/5 | 2027-01-05 | 2027-01-05
12/8正午 | 2026-12-08 12:00 | 2026-12-08 12:00
12/8朝9時 | 2026-12-08 09:00 | 2026-12-08 09:00
12/4 金曜 13:30- | 2026-12-04 13:30 | 2026-12-04 13:30
12/3 14:00頃からお願いします | x | 2026-12-03 14:00
来週月曜（11/30）１０時半〜 | 2026-11-30 10:30 | 2026-11-30 10:30
来週月曜（12/1）10時 | ? | ?
明日（金）15時 | 2026-11-27 15:00 | 2026-11-27 15:00
明日（木）15時 | ? | ?
next fri (12/4) 15:00 | 2026-12-04 15:00 | 2026-12-04 15:00
next fri (12/3) 15:00 | ? | ?
来月あたま | 2026-12-03 | ?
close of play Friday | 2026-11-27 18:00 | 2026-11-27 18:00
金曜日の業務終了まで | 2026-11-27 18:00 | x
two wks | 2026-12-10 | 2026-12-10
in 3 working days' time | 2026-12-01 | 2026-12-01
12/5必着のこと | 2026-12-05 | x
30分遅く | x | x
an hour earlier | x | x
2週間程度 | x | x
about 2 weeks | x | x
fri 14:00-14:00 | x | x
"""

MOMENTS_AGO = [
    *(
        "さっき",
        "ついさっき",
        "今さっき",
        "先ほど",
        "先程",
        "さきほど",
        "つい先程",
        "今しがた",
        "いましがた",
    ),
    *("たった今", "ちょうど今", "ただいま", "a moment ago", "just a moment ago", "moments ago"),
    *("a second ago", "a few seconds ago", "数秒前", "just now", "right now"),
]
VAGUE_TIMES_AGO = [
    *(
        "a while ago",
        "a little while ago",
        "some time ago",
        "a bit ago",
        "少し前",
        "しばらく前",
        "先刻",
    ),
    *(
        "a few minutes ago",
        "数分前",
        "a couple of hours ago",
        "数時間前",
        "数日前",
        "a few days ago",
    ),
]

# Of an event of Fri 20 Nov 2026, whose deadline is typed on Thu 26 Nov.
OF_AN_EVENT = """
3営業日以内 | 2026-11-26
3営業日後 | 2026-11-26
within 3 business days | 2026-11-26
in 3 business days | 2026-11-26
5 working days | 2026-11-30
翌営業日 | 2026-11-24
next business day | 2026-11-24
翌日 | 2026-11-21
2週間以内 | 2026-12-04
within 2 weeks | 2026-12-04
10日以内 | 2026-11-30
within 24 hours | 2026-11-21 15:00
今週中 | ?
end of the month | 2026-11-30
年内 | 2026-12-31
12月上旬 | 2026-12-10
11月上旬 | ?
11月中旬 | 2026-11-20
in 3 days | ?
来週金曜 | ?
next friday | ?
明日 | ?
tomorrow 17:00 | ?
本日中 | ?
来月5日 | 2026-12-05
明日のお昼 | ?
12/1 | 2026-12-01
"""

# From the deadline of a note that is typed on another day.
ON_OTHER_DAYS = """
2026-11-28T10:00 | 今週中 | ?
2026-11-28T10:00 | 今週末 | 2026-11-29
2026-12-30T10:00 | 今週中 | ?
2026-12-31T10:00 | 今週中 | ?
2027-01-02T10:00 | 今週中 | ?
2026-12-28T10:00 | 今週中 | 2026-12-28
2026-12-25T10:00 | 3営業日以内 | 2027-01-05
2026-12-28T10:00 | 翌営業日 | 2027-01-04
2026-04-27T10:00 | 今週中 | 2026-05-01
2026-05-01T10:00 | 来週中 | 2026-05-08
2026-05-01T10:00 | 2営業日後 | 2026-05-08
2026-11-20T10:00 | 週明け | ?
2026-11-30T10:00 | 11月末 | 2026-11-30
2026-12-05T10:00 | 11月末 | ?
2026-12-31T10:00 | 年内 | 2026-12-31
2027-02-10T10:00 | 年度末 | 2027-03-31
2027-04-10T10:00 | 年度内 | 2028-03-31
2028-02-10T10:00 | 2月末 | 2028-02-29
2026-12-15T10:00 | 今月上旬 | x
2026-11-29T10:00 | 来週月曜 | 2026-11-30
2026-11-29T10:00 | next monday | 2026-11-30
2026-11-29T10:00 | 来週中 | 2026-12-04
2026-11-29T10:00 | 今週金曜 | x
2026-11-26T00:30 | tonight 1am | ?
2026-11-26T00:30 | 今夜1時半 | ?
2026-11-26T00:30 | 今夜9時 | 2026-11-26 21:00
2026-11-26T00:30 | 今夜12時 | 2026-11-27 00:00
2026-11-26T01:30 | tonight 1am | 2026-11-27 01:00
2026-11-26T00:30 | 明晩1時 | 2026-11-28 01:00
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def outcome(text: str, now: datetime, purpose: Purpose) -> str:
    try:
        if purpose == MEETING:
            when, _minutes = parse_stretch(text, now)
        else:
            when = parse_when(text, now, purpose)
    except AmbiguousInput:
        return "?"
    except InvalidInput:
        return "x"
    return spoken(when)


def spoken(when: TypedTime) -> str:
    return f"{when.at:%Y-%m-%d}" if when.dated else f"{when.at:%Y-%m-%d %H:%M}"


@for_each_row(("said", "by", "start"), rows(PHRASES))
def test_a_phrase_means_that_or_is_asked_about(said: str, by: str, start: str) -> None:
    assert outcome(said, NOW, deadline_of(NOW)) == by
    assert outcome(said, NOW, MEETING) == start


def test_there_are_a_hundred() -> None:
    assert len({said for said, _by, _start in rows(PHRASES)}) >= 100


@for_each_row(("said", "by"), rows(OF_AN_EVENT))
def test_a_deadline_is_counted_from_its_event(said: str, by: str) -> None:
    event = datetime(2026, 11, 20, 15, tzinfo=TOKYO)
    assert outcome(said, NOW, deadline_of(event)) == by


@for_each_row(
    ("kind", "said", "by"),
    [
        (Kind.OFFER, "内定から10日間", "2026-11-30"),
        (Kind.OFFER, "内定通知の受領後3営業日以内", "2026-11-26"),
        (Kind.OFFER, "オファーの日から1週間", "2026-11-27"),
        (Kind.OFFER, "within 10 days of the offer", "2026-11-30"),
        (Kind.OFFER_LETTER, "5 business days from receipt of the offer letter", "2026-11-30"),
        (Kind.OFFER, "応募から2週間以内", "x"),
        (Kind.APPLIED, "応募から2週間以内", "2026-12-04"),
        (Kind.APPLIED, "within two weeks of applying", "2026-12-04"),
        (Kind.APPLIED, "内定から10日間", "x"),
        (Kind.INTERVIEW, "面接から1週間以内", "2026-11-27"),
        (Kind.RECEIVED, "ご案内メール受信後48時間以内", "2026-11-22 15:00"),
        (Kind.OFFER, "入社から3ヶ月以内", "x"),
        (Kind.APPLIED, "応募は12/10まで", "2026-12-10"),
    ],
)
def test_a_deadline_is_counted_from_the_event_that_it_names(kind: Kind, said: str, by: str) -> None:
    event = datetime(2026, 11, 20, 15, tzinfo=TOKYO)
    assert outcome(said, NOW, deadline_of(event, kind)) == by


@for_each_row(("now", "said", "by"), rows(ON_OTHER_DAYS))
def test_weeks_months_and_holidays_end_when_they_do(now: str, said: str, by: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=TOKYO)
    assert outcome(said, at, deadline_of(at)) == by
    assert outcome(said, at, TO_COME) == by


@for_each_row(
    ("said", "told"),
    [
        ("12/1(水)", "that date is Tue 1 Dec 2026, but that weekday is Wed 2 Dec 2026"),
        ("今週中", "any day from Thu 26 Nov 2026 to Sun 29 Nov 2026"),
        ("31日 13時", "Sat 31 Oct 2026 or Thu 31 Dec 2026; type 2026-12-31 13:00"),
        ("12/3 2-4", "that could be 2:00-4:00 or 14:00-16:00; type 12/3 14:00-16:00"),
        ("half 3 Friday", "that could be 2:30 or 3:30"),
        ("7〜10営業日", "Mon 7 Dec 2026 or Thu 10 Dec 2026"),
        ("12/4 or so", "that is not an exact day; type the exact day, e.g. 2026-12-04"),
        ("明日15時くらい", "that is not an exact time; type its hour, e.g. 2026-11-27 15:00"),
        ("12月第1週", "that names a week, not a day of it"),
        ("中旬", "it doesn't say of which month; type the month too, e.g. 12月中旬"),
        ("内定から10日", "the day from which it is counted is not known here"),
        ("12月1日午後", "that gives only a part of Tue 1 Dec 2026, not the hour"),
        ("12/1 深夜0時", "Tue 1 Dec 2026 00:00 or Wed 2 Dec 2026 00:00"),
        ("last week", "any day from Mon 16 Nov 2026 to Sun 22 Nov 2026"),
        ("+1m", "minutes or months; type 1min or 1mo"),
        ("11.30", "that could be 11:30 or the date 11/30"),
        ("fri 11-13", "from 11:00 to 13:00, or the date 11/13"),
        ("26/12/1", "three short numbers don't show which is the year"),
        (
            "3pm PST",
            "only JST, UTC and offsets like UTC+9 are understood as zones",
        ),
        (
            "fri 9am New York time",
            "only JST, UTC and offsets like UTC+9 are understood as zones",
        ),
        ("25時", "not a valid time"),
        ("fri 13:00~13:30@zoom", "time fri 13:00~13:30@zoom: not a date"),
        ("fri 2pm-3.75pm", "time fri 2pm-3.75pm: "),
        ("fri 9.75am", "time 9.75am: not a valid time"),
        ("fri 3-4:30", "time fri 3-4:30: that could be Fri 27 Nov 2026 03:00 or"),
        ("an hour 1500-1600", "not a date or time"),
        ("a while ago", "that is not an exact time; type its hour, e.g. 2026-11-26 09:00"),
        ("a couple of days ago", "that is not an exact day"),
        ("1130 1200", "that could be 11/30 12:00, or from 11:30 to 12:00"),
        ("12/1か12/2", "that gives several days or times"),
    ],
)
def test_a_doubt_says_what_it_is(said: str, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_stretch(said, NOW)
    assert told in str(caught.value)


@for_each_row(
    ("said", "at"),
    [
        ("last night", "2026-11-25"),
        ("this morning", "2026-11-26"),
        ("11/20 in the evening", "2026-11-20"),
        ("late last night", "2026-11-25"),
        ("yesterday evening around 8", "2026-11-25 20:00"),
        ("Nov 20 in the afternoon", "2026-11-20"),
        ("Nov 5 in the morning", "2026-11-05"),
        ("2026-11-20 in the evening", "2026-11-20"),
        ("yesterday 5 in the afternoon", "2026-11-25 17:00"),
        ("11/20 7 in the evening", "2026-11-20 19:00"),
        ("昨夜", "2026-11-25"),
        ("tonight", "x"),
        ("今日の夕方", "x"),
        ("昨日の夕方", "2026-11-25"),
        ("一昨日の晩", "2026-11-24"),
        ("Tue, 24 Nov 2026 18:05:22 +0900 (JST)", "2026-11-24 18:05"),
        ("3営業日前", "2026-11-20"),
        ("2 business days ago", "2026-11-24"),
        ("先週", "?"),
        ("last wk tues", "2026-11-17"),
        ("about an hour ago", "2026-11-26 09:00"),
        ("1時間半くらい前", "2026-11-26 08:30"),
        ("昨日のお昼過ぎ", "2026-11-25"),
        ("two weeks before Nov 20", "2026-11-06"),
        ("昨日の午後", "2026-11-25"),
        ("今日の午後", "x"),
        *((said, "2026-11-26 10:00") for said in MOMENTS_AGO),
        *((said, "x") for said in VAGUE_TIMES_AGO),
        ("2 Fridays ago", "2026-11-13"),
        ("three Mondays ago", "2026-11-09"),
        ("the Friday before last", "2026-11-13"),
        ("Monday before last", "?"),
        ("the week before last", "?"),
        ("2-3 days ago", "?"),
        ("勤労感謝の日", "2026-11-23"),
        ("さっきの9時半", "2026-11-26 09:30"),
        ("a minute ago", "2026-11-26 09:59"),
        ("just 5 minutes ago", "2026-11-26 09:55"),
        ("ほんの10分前", "2026-11-26 09:50"),
        ("two days ago around 5pm", "2026-11-24 17:00"),
        ("before friday", "x"),
        ("later today", "x"),
    ],
)
def test_what_has_happened(said: str, at: str) -> None:
    assert outcome(said, NOW, HAPPENED) == at


@for_each_row("said", [*MOMENTS_AGO, *VAGUE_TIMES_AGO])
def test_a_moment_of_a_day_is_never_kept_as_the_day_alone(said: str) -> None:
    for purpose in (HAPPENED, MEETING, deadline_of(NOW), TO_COME, PUT_OFF, BEGINNING):
        assert outcome(said, NOW, purpose) in ("x", "?", "2026-11-26 10:00")


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-11-28T10:00", "Sun 29 Nov 2026 or Fri 4 Dec 2026"),
        ("2026-12-31T10:00", "Fri 1 Jan 2027 or Fri 8 Jan 2027"),
        ("2027-01-02T10:00", "Sun 3 Jan 2027 or Fri 8 Jan 2027"),
    ],
)
def test_a_week_whose_business_days_are_over_is_asked_about(now: str, days: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=TOKYO)
    with pytest.raises(AmbiguousInput, match=days):
        parse_when("今週中", at, deadline_of(at))


@for_each_row(
    ("said", "minutes"),
    [
        ("12/3(木) 14時から1時間", 60),
        ("12/3 14時半から1時間半", 90),
        ("12/3 14:00 for 45 min", 45),
        ("12/3 14:00 for 1h30", 90),
        ("12/3 14:00 for an hour", 60),
        ("Dec 8, 11:00 a.m. - 12:00 p.m.", 60),
        ("Dec 10 2pm-3.30pm", 90),
        ("12/10 1500-1630", 90),
        ("12/7 14:00 60分", 60),
        ("12/10(木)17:30スタート 1h", 60),
        ("12/4 16:00開始 90分", 90),
        ("Tue 1 Dec, 14.00-15.30", 90),
        ("12/7 14:00 1時間半", 90),
        ("12/7 2pm 1h", 60),
        ("12/3 午前10時〜正午", 120),
        ("dec 3 10am to noon", 120),
        ("fri noon to 1pm", 60),
        ("12/3 正午から1時間", 60),
        ("12/3 14時から15時30分", 90),
        ("12/3 14時から", None),
    ],
)
def test_how_long_a_meeting_lasts(said: str, minutes: int | None) -> None:
    assert parse_stretch(said, NOW)[1] == minutes


@for_each_row(
    ("said", "until"),
    [
        ("12月中旬", "?"),
        ("early January", "?"),
        ("来月頭", "?"),
        ("12月末", "2026-12-31"),
        ("weekend", "2026-11-28"),
        ("今週末", "2026-11-28"),
        ("来週末", "2026-12-05"),
        ("next weekend", "?"),
        ("来週", "2026-11-30"),
        ("12/8以降", "2026-12-08"),
        ("from Dec 8 on", "2026-12-08"),
        ("not before Dec 8", "2026-12-08"),
        ("after Dec 8", "?"),
        ("tonight", "2026-11-26 20:00"),
        ("2時間", "2026-11-26 12:00"),
        ("90 min", "2026-11-26 11:30"),
    ],
)
def test_what_is_put_off_comes_back_on_one_day(said: str, until: str) -> None:
    assert outcome(said, NOW, PUT_OFF) == until


@for_each_row(
    ("said", "choice"),
    [
        ("12月中旬", "last day"),
        ("early January", "last day"),
        ("来月頭", "last day"),
        ("今週末", "last day"),
        ("今週中", "business day"),
        ("end of next week", "business day"),
        ("COB friday", "hour"),
        ("EOD", "hour"),
        *(
            (said, "")
            for said in ("12月末", "年内", "2週間以内", "fri 15:00", "noon friday", "12/8")
        ),
    ],
)
def test_what_is_chosen_for_somebody_is_said(said: str, choice: str) -> None:
    when = parse_when(said, NOW, deadline_of(NOW))
    assert when.chosen == choice
    assert echo(when, NOW).count(";") == (1 if choice else 0)


@for_each_row(
    ("said", "at"),
    [
        ("30分遅く", "2026-11-27 15:30"),
        ("1時間半後ろ倒し", "2026-11-27 16:30"),
        ("1時間前倒し", "2026-11-27 14:00"),
        ("an hour earlier", "2026-11-27 14:00"),
        ("1日繰り下げ", "2026-11-28 15:00"),
        ("2営業日後ろ倒し", "2026-12-01 15:00"),
        ("30分ずらす", "x"),
    ],
)
def test_a_time_is_moved_from_what_it_was(said: str, at: str) -> None:
    own = datetime(2026, 11, 27, 15, tzinfo=TOKYO)
    try:
        assert spoken(parse_when(said, NOW, MEETING, own)) == at
    except InvalidInput:
        assert at == "x"


def test_an_hour_that_is_not_kept_is_said() -> None:
    when = parse_when("earlier today", NOW, HAPPENED)
    assert echo(when, NOW) == "Thu 26 Nov 2026, today; only the day is kept, no hour"


def test_what_is_over_lies_in_no_year_to_come() -> None:
    with pytest.raises(AmbiguousInput, match="Wed 12 Mar 2025 or Thu 12 Mar 2026"):
        parse_when("3/12", NOW, HAPPENED)


PARTS_OF_MONTHS = [
    ("上旬", "early {}"),
    ("中旬", "mid {}"),
    ("下旬", "late {}"),
    ("末", "end of {}"),
    ("頭", "start of {}"),
]


@pytest.mark.parametrize(("kanji", "english"), PARTS_OF_MONTHS)
def test_both_languages_name_the_same_part_of_a_month(kanji: str, english: str) -> None:
    for name, number in MONTHS.items():
        for year in ("", "2027年"):
            said = english.format(f"{name} {year[:4]}".strip())
            for purpose in (deadline_of(NOW), MEETING, TO_COME, PUT_OFF):
                meant = outcome(f"{year}{number}月{kanji}", NOW, purpose)
                assert outcome(said, NOW, purpose) == meant
                assert meant != "x"


def test_the_beginning_of_something_is_no_end() -> None:
    assert outcome("4月1日", NOW, BEGINNING) == "2027-04-01"
    for said in ("4月上旬", "1月末", "beginning of April"):
        with pytest.raises(SeveralDays):
            parse_when(said, NOW, BEGINNING)


@settings(max_examples=60)
@given(st.integers(0, 800), st.sampled_from([line[0] for line in rows(PHRASES)]))
def test_a_deadline_without_a_year_never_lies_before_its_event(days: int, said: str) -> None:
    now = NOW + timedelta(days=days)
    try:
        when = parse_when(said, now, deadline_of(now))
    except InvalidInput:
        return
    if not tells_year(unicodedata.normalize("NFKC", said).casefold()):
        assert when.at.date() >= now.date()
